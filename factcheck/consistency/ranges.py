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
    for interval in sorted(found, key=Interval.order) if len(found) > 1 else found:
        if parts and parts[-1].meets(interval):
            parts[-1] = parts[-1].hull(interval)
        else:
            parts.append(interval)
    return tuple(parts)


def combined(operation: Callable[..., Interval], *ranges: Range) -> Range:
    """An operation on every choice of parts; the hull where the parts become too many.

    The hull holds more values than the parts, so that what is impossible in it is impossible.
    """
    if all(len(parts) == 1 for parts in ranges):
        return (operation(*(whole for (whole,) in ranges)),)
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
    if len(first) == len(second) == 1:
        both = first[0].overlap(second[0])
        return () if both is None else (both,)
    shared = (one.overlap(other) for one, other in product(first, second))
    return merged(part for part in shared if part is not None)


def as_positive_as(written: Range, parts: Range) -> Range:
    """The values of a range, without those below zero where none of what is written is."""
    low = hull(written).low
    is_negative = low is None or low < 0
    return parts if is_negative else intersection(parts, (Interval(Fraction(0), None),))


def whole(parts: Range) -> Range:
    """The whole numbers in a range, as intervals with closed ends."""
    closed = (part.whole() for part in parts)
    return merged(part for part in closed if part is not None)


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


NEGATED: Final = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
"""The comparison that holds just where each does not."""
TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
"""Each comparison as its right side has it: ``x < y`` is ``y > x``."""
