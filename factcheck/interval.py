"""An exact interval of rational numbers, with open, closed or missing ends.

Arithmetic is the standard interval arithmetic of R. E. Moore, *Interval Analysis* (1966),
over exact fractions: a result contains every value that the operands allow, and no rounding
error enters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from math import ceil, floor

from msgspec import Struct


class Interval(Struct, frozen=True, gc=False):
    """The values from ``low`` to ``high``; ``None`` is no bound. Ends are included unless open."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and is_less(self.high, self.low):
            raise ValueError(f"an interval from {self.low} down to {self.high} holds nothing")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The interval that holds one value."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def around(cls, value: Fraction | int, margin: Fraction | int) -> Interval:
        """The interval ``value ± margin``, ends included."""
        centre = Fraction(value)
        return cls(centre - margin, centre + margin)

    def __contains__(self, value: Fraction | int) -> bool:
        is_below = self.low is not None and (
            is_less(value, self.low) or (self.low_open and not is_less(self.low, value))
        )
        is_above = self.high is not None and (
            is_less(self.high, value) or (self.high_open and not is_less(value, self.high))
        )
        return not (is_below or is_above)

    def is_before(self, other: Interval) -> bool:
        """Whether every value here is less than every value of ``other``."""
        if self.high is None or other.low is None:
            return False
        touches_openly = self.high_open or other.low_open
        return is_less(self.high, other.low) or (
            touches_openly and not is_less(other.low, self.high)
        )

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (self.is_before(other) or other.is_before(self))

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that contains both."""
        return _between(min(_low(self), _low(other)), max(_high(self), _high(other)))

    def order(self) -> tuple[_Ordered, _Ordered]:
        """What intervals are sorted by: the lower end, then the upper."""
        return _low(self), _high(self)

    def overlap(self, other: Interval) -> Interval | None:
        """The values in both; ``None`` where there are none."""
        low, low_open = _inner((self.low, self.low_open), (other.low, other.low_open), _is_more)
        high, high_open = _inner(
            (self.high, self.high_open), (other.high, other.high_open), is_less
        )
        if low is None or high is None or is_less(low, high):
            return Interval(low, high, low_open, high_open)
        is_shared = not is_less(high, low) and self.meets(other)
        return Interval(low, high, low_open, high_open) if is_shared else None

    def greatest(self, other: Interval) -> Interval:
        """The greater of two values, one from each interval."""
        return _between(max(_low(self), _low(other)), max(_high(self), _high(other)))

    def whole(self) -> Interval | None:
        """The whole numbers in it, with closed ends; ``None`` where there are none."""
        low = None if self.low is None else ceil(self.low)
        high = None if self.high is None else floor(self.high)
        if low is not None and self.low_open and low == self.low:
            low += 1
        if high is not None and self.high_open and high == self.high:
            high -= 1
        if low is not None and high is not None and low > high:
            return None
        return Interval(
            None if low is None else Fraction(low), None if high is None else Fraction(high)
        )

    def __neg__(self) -> Interval:
        return Interval(
            None if self.high is None else -self.high,
            None if self.low is None else -self.low,
            self.high_open,
            self.low_open,
        )

    def __add__(self, other: Interval) -> Interval:
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
        )

    def __sub__(self, other: Interval) -> Interval:
        return self + -other

    def __mul__(self, other: Interval) -> Interval:
        ends = [_product(a, b) for a in _ends(self) for b in _ends(other)]
        low, low_open = _extreme(ends, sign=-1)
        high, high_open = _extreme(ends, sign=1)
        return Interval(low, high, low_open, high_open)

    def __truediv__(self, other: Interval) -> Interval:
        """Division; raises ``ZeroDivisionError`` where the divisor may be zero."""
        return self * other.reciprocal()

    def reciprocal(self) -> Interval:
        """One over every value; raises ``ZeroDivisionError`` where zero is among them."""
        if 0 in self:
            raise ZeroDivisionError("the divisor may be zero")
        return Interval(
            _inverse(self.high),
            _inverse(self.low),
            self.high_open or self.high is None,
            self.low_open or self.low is None,
        )

    def __abs__(self) -> Interval:
        if self.low is not None and self.low >= 0:
            return self
        if self.high is not None and self.high <= 0:
            return -self
        return _between(_low(Interval.point(0)), max(_high(self), _high(-self)))

    def scaled(self, factor: Fraction | int, offset: Fraction | int = 0) -> Interval:
        """Every value times ``factor`` plus ``offset``, exactly."""
        if factor == 1 and offset == 0:
            return self
        if factor == 0:
            return Interval.point(offset)
        low, high = _moved(self.low, factor, offset), _moved(self.high, factor, offset)
        low_open, high_open = low is not None and self.low_open, high is not None and self.high_open
        if factor > 0:
            return Interval(low, high, low_open, high_open)
        return Interval(high, low, high_open, low_open)


def _moved(end: Fraction | None, factor: Fraction | int, offset: Fraction | int) -> Fraction | None:
    if end is None:
        return None
    return end * factor + offset if offset else end * factor


def is_less(one: Fraction | int, other: Fraction | int) -> bool:
    """Whether one number is less than another: ``<`` of fractions takes six times as long.

    That asks of each first what kind of number it is.
    """
    above, below = one.as_integer_ratio()
    others_above, others_below = other.as_integer_ratio()
    return above * others_below < others_above * below


def _is_more(one: Fraction, other: Fraction) -> bool:
    return is_less(other, one)


_Ordered = tuple[int, Fraction, bool]
"""An end as it is compared: what lies beyond every value, the value, and its side."""

_NOUGHT = Fraction(0)


def _low(interval: Interval) -> _Ordered:
    """The lower end for comparing: an open end lies above the closed one."""
    if interval.low is None:
        return -1, _NOUGHT, False
    return 0, interval.low, interval.low_open


def _high(interval: Interval) -> _Ordered:
    """The upper end for comparing: an open end lies below the closed one."""
    if interval.high is None:
        return 1, _NOUGHT, True
    return 0, interval.high, not interval.high_open


def _between(low: _Ordered, high: _Ordered) -> Interval:
    return Interval(None if low[0] else low[1], None if high[0] else high[1], low[2], not high[2])


_Bound = tuple[Fraction | None, bool]


def _inner(one: _Bound, other: _Bound, is_inside: Callable[[Fraction, Fraction], bool]) -> _Bound:
    """The narrower of two ends on one side."""
    if one[0] is None or other[0] is None:
        return other if one[0] is None else one
    if one[0] is other[0] or one[0].as_integer_ratio() == other[0].as_integer_ratio():
        return one if one[1] else other
    return one if is_inside(one[0], other[0]) else other


_End = tuple[Fraction | None, bool, int]  # value, open, sign of infinity where the value is None


def _ends(interval: Interval) -> tuple[_End, _End]:
    return (interval.low, interval.low_open, -1), (interval.high, interval.high_open, 1)


def _product(first: _End, second: _End) -> _End:
    for one, other in ((first, second), (second, first)):
        if one[0] == 0:
            return Fraction(0), one[1] and not (other[0] == 0 and not other[1]), 0
    signs = [end[2] if end[0] is None else (1 if end[0] > 0 else -1) for end in (first, second)]
    sign = signs[0] * signs[1]
    if first[0] is None or second[0] is None:
        return None, False, sign
    return first[0] * second[0], first[1] or second[1], sign


def _extreme(ends: Iterable[_End], sign: int) -> _Bound:
    """The lowest (sign −1) or highest (sign 1) of some ends; closed wins over open."""
    known: list[tuple[Fraction, bool]] = []
    for value, is_open, direction in ends:
        if value is not None:
            known.append((value, is_open))
        elif direction == sign:
            return None, False
    best = (max if sign > 0 else min)(value for value, _ in known)
    return best, all(is_open for value, is_open in known if value == best)


def _inverse(end: Fraction | None) -> Fraction | None:
    """One over an end: zero goes to infinity, infinity to zero."""
    if end is None:
        return Fraction(0)
    return None if end == 0 else 1 / end
