"""Numbers as written, and what they may have been before they were rounded.

Standard deviations are taken by their squares: a variance is rational where its root is not.
"""

from __future__ import annotations

import math
import re
from enum import StrEnum
from fractions import Fraction

from msgspec import Struct

from factcheck.interval import Interval

_WRITTEN = re.compile(r"([+-]?)((?:\d{1,3}(?:,\d{3})+|\d{0,60})(?:\.\d{1,60})?)")
_EXAMPLE = '"3.45"'
_SIGNS = dict.fromkeys(map(ord, "−–‐‑﹣－"), "-") | dict.fromkeys(map(ord, "·∙⋅"), ".")


class Rounding(StrEnum):
    """How a number was brought to its last digit. Halves go up or down by their size, not sign."""

    HALF_UP = "half-up"
    HALF_EVEN = "half-even"
    HALF_UP_OR_DOWN = "half-up-or-down"
    TRUNCATION = "truncation"


class WrittenNumber(Struct, frozen=True):
    """A decimal number as written: its exact value and how many digits follow the point."""

    words: str
    value: Fraction
    digits: int

    @property
    def step(self) -> Fraction:
        """One unit of the last digit."""
        return Fraction(1, 10**self.digits)


def read_written(words: str) -> WrittenNumber:
    """Read a plain decimal such as "3.45", "3·45", "1,234.5" or "−2"; ``ValueError`` otherwise."""
    if not isinstance(words, str):
        raise ValueError(f"{words!r} is no text; a figure is given as written, such as {_EXAMPLE}")
    plain = words.strip().translate(_SIGNS)
    match = _WRITTEN.fullmatch(plain)
    if not match or not match[2]:
        raise ValueError(f"“{words[:40]}” is not a decimal number such as {_EXAMPLE}")
    digits = match[2].replace(",", "")
    value = Fraction(digits)
    return WrittenNumber(words.strip(), -value if match[1] == "-" else value, _digits_after(digits))


def rounding_named(name: str) -> Rounding:
    """The rounding with this name; ``ValueError`` with the names that there are otherwise."""
    try:
        return Rounding(name)
    except ValueError:
        names = ", ".join(Rounding)
        raise ValueError(f"“{name}” is no way of rounding; there are {names}") from None


def before_rounding(written: WrittenNumber, rounding: Rounding) -> Interval:
    """The values that are written so once they are rounded."""
    value, step = written.value, written.step
    match rounding:
        case Rounding.TRUNCATION:
            low = value - step if value <= 0 else value
            high = value + step if value >= 0 else value
            return Interval(low, high, low_open=value <= 0, high_open=value >= 0)
        case Rounding.HALF_UP:
            return Interval(value - step / 2, value + step / 2, value <= 0, value >= 0)
        case Rounding.HALF_EVEN:
            is_odd = (value / step) % 2 != 0
            return Interval(value - step / 2, value + step / 2, is_odd, is_odd)
        case Rounding.HALF_UP_OR_DOWN:
            return Interval.around(value, step / 2)


def _digits_after(digits: str) -> int:
    return len(digits.partition(".")[2])


def decimal_of(value: Fraction, digits: int) -> str:
    """An exact value at a number of digits, halves up."""
    scaled = abs(value) * 10**digits
    units = int(scaled + Fraction(1, 2))
    whole, rest = divmod(units, 10**digits)
    sign = "-" if value < 0 and units else ""
    return f"{sign}{whole}" + (f".{rest:0{digits}d}" if digits else "")


def whole_numbers(interval: Interval) -> range:
    """The whole numbers in an interval that has both bounds."""
    if interval.low is None or interval.high is None:
        raise ValueError("whole numbers without bounds cannot be counted")
    first, last = math.ceil(interval.low), math.floor(interval.high)
    first += interval.low_open and first == interval.low
    last -= interval.high_open and last == interval.high
    return range(first, last + 1)


def least_squares(total: int, n: int) -> int:
    """The least that the squares of ``n`` whole numbers with this total can add up to.

    It is reached where no two of the numbers are more than one apart.
    """
    each, over = divmod(total, n)
    return (n - over) * each**2 + over * (each + 1) ** 2


def variances_behind(sd: str, rounding: Rounding) -> Interval:
    """The squares of all deviations that are written so once they are rounded.

    Raises ``ValueError`` for what is no number, or a negative one.
    """
    written = read_written(sd)
    if written.value < 0:
        raise ValueError(f"a standard deviation is never negative: {sd}")
    deviations = before_rounding(written, rounding)
    if deviations.low is None or deviations.high is None:
        raise ValueError("rounding leaves no value without bounds")
    low_open = deviations.low_open and deviations.low >= 0
    least = max(deviations.low, Fraction(0))
    return Interval(least**2, deviations.high**2, low_open, deviations.high_open)


def deviation_of(variance: Fraction, digits: int) -> str:
    """The deviation of a variance at a number of digits, halves up."""
    halves = math.isqrt(int(4 * variance * 100**digits))
    return decimal_of(Fraction((halves + 1) // 2, 10**digits), digits)
