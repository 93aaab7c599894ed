"""An exact interval of rational numbers, with open, closed or missing ends.

Arithmetic is the standard interval arithmetic of R. E. Moore, *Interval Analysis* (1966),
over exact fractions: a result contains every value that the operands allow, and no rounding
error enters.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction

from msgspec import Struct


class Interval(Struct, frozen=True, gc=False):
    """The values from ``low`` to ``high``; ``None`` is no bound. Ends are included unless open."""

    low: Fraction | None
    high: Fraction | None
    low_open: bool = False
    high_open: bool = False

    def __post_init__(self) -> None:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError(f"an interval from {self.low} down to {self.high} holds nothing")

    @classmethod
    def point(cls, value: Fraction | int) -> Interval:
        """The interval that holds one value."""
        return cls(Fraction(value), Fraction(value))

    @classmethod
    def around(cls, value: Fraction | int, margin: Fraction | int) -> Interval:
        """The interval ``value ± margin``, ends included."""
        return cls(Fraction(value) - margin, Fraction(value) + margin)

    def __contains__(self, value: Fraction | int) -> bool:
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = (
            self.high is None or value < self.high or (value == self.high and not self.high_open)
        )
        return above and below

    def is_before(self, other: Interval) -> bool:
        """Whether every value here is less than every value of ``other``."""
        if self.high is None or other.low is None:
            return False
        touches_openly = self.high_open or other.low_open
        return self.high < other.low or (self.high == other.low and touches_openly)

    def meets(self, other: Interval) -> bool:
        """Whether some value lies in both."""
        return not (self.is_before(other) or other.is_before(self))

    def hull(self, other: Interval) -> Interval:
        """The smallest interval that contains both."""
        low, low_open = _lower((self.low, self.low_open), (other.low, other.low_open))
        high, high_open = _upper((self.high, self.high_open), (other.high, other.high_open))
        return Interval(low, high, low_open, high_open)

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
        mirrored = -self
        high, high_open = _upper((self.high, self.high_open), (mirrored.high, mirrored.high_open))
        return Interval(Fraction(0), high, False, high_open)

    def scaled(self, factor: Fraction | int, offset: Fraction | int = 0) -> Interval:
        """Every value times ``factor`` plus ``offset``, exactly."""
        if factor == 1 and offset == 0:
            return self
        if factor == 0:
            return Interval.point(offset)
        bounds = ((self.low, self.low_open), (self.high, self.high_open))
        (low, low_open), (high, high_open) = (
            (None, False) if end is None else (end * factor + offset, is_open)
            for end, is_open in (bounds if factor > 0 else reversed(bounds))
        )
        return Interval(low, high, low_open, high_open)


_Bound = tuple[Fraction | None, bool]
_End = tuple[Fraction | None, bool, int]  # value, open, sign of infinity where the value is None


def _lower(first: _Bound, second: _Bound) -> _Bound:
    if first[0] is None or second[0] is None:
        return None, False
    if first[0] == second[0]:
        return first[0], first[1] and second[1]
    return min(first, second, key=lambda bound: bound[0] or Fraction(0))


def _upper(first: _Bound, second: _Bound) -> _Bound:
    if first[0] is None or second[0] is None:
        return None, False
    if first[0] == second[0]:
        return first[0], first[1] and second[1]
    return max(first, second, key=lambda bound: bound[0] or Fraction(0))


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
