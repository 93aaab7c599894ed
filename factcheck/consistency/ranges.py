"""Sets of values: one interval or several, in order and apart.

A phrase with two readings allows two intervals; arithmetic on such sets works on every pair.
Whole days are held as intervals with closed ends.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from itertools import product
from typing import Final, TypeAlias

from factcheck.interval import Interval

Range: TypeAlias = tuple[Interval, ...]

EVERYTHING: Final = Interval(None, None)
_MOST_PARTS: Final = 32


def merged(intervals: Iterable[Interval]) -> Range:
    """The same values as a range: sorted, those that meet joined."""
    parts: list[Interval] = []
    found = list(intervals)
    for interval in sorted(found, key=_order) if len(found) > 1 else found:
        if parts and parts[-1].meets(interval):
            parts[-1] = parts[-1].hull(interval)
        else:
            parts.append(interval)
    return tuple(parts)


def combined(operation: Callable[..., Interval], *ranges: Range) -> Range:
    """An operation on every choice of parts; the hull where the parts become too many.

    The hull holds more values than the parts, so that what is impossible in it is impossible.
    """
    parts = merged(operation(*choice) for choice in product(*ranges))
    return parts if len(parts) <= _MOST_PARTS else (hull(parts),)


def hull(parts: Range) -> Interval:
    """The smallest interval that contains a range."""
    whole = parts[0]
    for part in parts[1:]:
        whole = whole.hull(part)
    return whole


def width(parts: Range) -> Fraction | None:
    """From the least to the greatest value; ``None`` where one of them is open."""
    whole = hull(parts)
    return None if whole.low is None or whole.high is None else whole.high - whole.low


def intersection(first: Range, second: Range) -> Range:
    """The values in both; empty where there are none."""
    shared = (_overlap(one, other) for one, other in product(first, second))
    return merged(part for part in shared if part is not None)


def as_positive_as(written: Range, parts: Range) -> Range:
    """The values of a range, without those below zero where none of what is written is."""
    low = hull(written).low
    is_negative = low is None or low < 0
    return parts if is_negative else intersection(parts, (Interval(Fraction(0), None),))


def whole(parts: Range) -> Range:
    """The whole numbers in a range, as intervals with closed ends."""
    closed = (_closed(part) for part in parts)
    return merged(part for part in closed if part is not None)


def least(first: Interval, second: Interval) -> Interval:
    """The lesser of two values, one from each interval."""
    return -greatest(-first, -second)


def greatest(first: Interval, second: Interval) -> Interval:
    """The greater of two values, one from each interval."""
    low, low_open = max(_low(first), _low(second))
    high, high_open = max(_high(first), _high(second))
    return Interval(_finite(low), _finite(high), bool(low_open), not high_open)


def counterparts(sign: str, left: Range, slack: int = 0) -> Range:
    """The values ``y`` for which some ``x`` in ``left`` has ``x sign y``, give or take ``slack``.

    ``sign`` is a comparison of an expectation; slack widens each of them.
    """
    bounds = hull(left)
    match sign:
        case "<" | "<=":
            low = None if bounds.low is None else bounds.low - slack
            return (Interval(low, None, sign == "<" or bounds.low_open, False),)
        case ">" | ">=":
            high = None if bounds.high is None else bounds.high + slack
            return (Interval(None, high, False, sign == ">" or bounds.high_open),)
        case "==":
            return merged(part + Interval.around(0, slack) for part in left)
    if slack or bounds.low is None or bounds.low != bounds.high:
        return (EVERYTHING,)
    return (
        Interval(None, bounds.low, high_open=True),
        Interval(bounds.low, None, low_open=True),
    )


_NEGATED: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}


def negated(sign: str) -> str:
    """The comparison that holds just where this one does not."""
    return _NEGATED[sign]


_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def turned(sign: str) -> str:
    """The comparison as its right side has it: ``x < y`` is ``y > x``."""
    return _TURNED[sign]


_INFINITY: Final = (1, Fraction(0))
_Ordered: TypeAlias = tuple[tuple[int, Fraction], int]


def _low(interval: Interval) -> _Ordered:
    """The lower end for comparing: an open end lies above the closed one."""
    if interval.low is None:
        return (-1, Fraction(0)), 0
    return (0, interval.low), int(interval.low_open)


def _high(interval: Interval) -> _Ordered:
    """The upper end for comparing: an open end lies below the closed one."""
    if interval.high is None:
        return _INFINITY, 1
    return (0, interval.high), int(not interval.high_open)


def _finite(end: tuple[int, Fraction]) -> Fraction | None:
    return end[1] if end[0] == 0 else None


def _order(interval: Interval) -> tuple[_Ordered, _Ordered]:
    return _low(interval), _high(interval)


def _overlap(first: Interval, second: Interval) -> Interval | None:
    if not first.meets(second):
        return None
    low, low_open = max(_low(first), _low(second))
    high, high_closed = min(_high(first), _high(second))
    if low == high and (low_open or not high_closed):
        return None
    return Interval(_finite(low), _finite(high), bool(low_open), not high_closed)


def _closed(part: Interval) -> Interval | None:
    low = None if part.low is None else -(-part.low // 1)
    if low is not None and part.low_open and low == part.low:
        low += 1
    high = None if part.high is None else part.high // 1
    if high is not None and part.high_open and high == part.high:
        high -= 1
    if low is not None and high is not None and low > high:
        return None
    return Interval(
        None if low is None else Fraction(low), None if high is None else Fraction(high)
    )
