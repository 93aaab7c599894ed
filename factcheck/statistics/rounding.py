"""Numbers as written, and what they may have been before they were rounded."""

from __future__ import annotations

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
    HALF_DOWN = "half-down"
    HALF_EVEN = "half-even"
    HALF_UP_OR_DOWN = "half-up-or-down"
    TRUNCATION = "truncation"
    CEILING = "ceiling"
    FLOOR = "floor"
    CEILING_OR_FLOOR = "ceiling-or-floor"


class Written(Struct, frozen=True):
    """A decimal number as written: its exact value and how many digits follow the point."""

    words: str
    value: Fraction
    digits: int

    @property
    def step(self) -> Fraction:
        """One unit of the last digit."""
        return Fraction(1, 10**self.digits)


def read_written(words: str) -> Written:
    """Read a plain decimal such as "3.45", "3·45", "1,234.5" or "−2"; ``ValueError`` otherwise."""
    if not isinstance(words, str):
        raise ValueError(f"{words!r} is no text; a figure is given as written, such as {_EXAMPLE}")
    plain = words.strip().translate(_SIGNS)
    match = _WRITTEN.fullmatch(plain)
    if not match or not match[2]:
        raise ValueError(f"“{words[:40]}” is not a decimal number such as {_EXAMPLE}")
    digits = match[2].replace(",", "")
    value = Fraction(digits if digits[0] != "." else "0" + digits)
    return Written(words.strip(), -value if match[1] == "-" else value, _digits_after(digits))


def rounding_named(name: str) -> Rounding:
    """The rounding with this name; ``ValueError`` with the names that there are otherwise.

    A verb does too: to truncate is truncation.
    """
    try:
        return Rounding.TRUNCATION if name == "truncate" else Rounding(name)
    except ValueError:
        names = ", ".join(Rounding)
        raise ValueError(f"“{name}” is no way of rounding; there are {names}") from None


def before_rounding(written: Written, rounding: Rounding) -> Interval:
    """The values that are written so once they are rounded."""
    value, step = written.value, written.step
    match rounding:
        case Rounding.CEILING:
            return Interval(value - step, value, low_open=True)
        case Rounding.FLOOR:
            return Interval(value, value + step, high_open=True)
        case Rounding.CEILING_OR_FLOOR:
            return Interval(value - step, value + step, low_open=True, high_open=True)
        case Rounding.TRUNCATION:
            low = value - step if value <= 0 else value
            high = value + step if value >= 0 else value
            return Interval(low, high, low_open=value <= 0, high_open=value >= 0)
        case _:
            return _half(written, rounding)


def _half(written: Written, rounding: Rounding) -> Interval:
    outer, inner = _reaches_halves(written, rounding)
    low, high = (outer, inner) if written.value < 0 else (inner, outer)
    if written.value == 0:
        low = high = outer
    half = written.step / 2
    return Interval(
        written.value - half, written.value + half, low_open=not low, high_open=not high
    )


def _reaches_halves(written: Written, rounding: Rounding) -> tuple[bool, bool]:
    """Whether the half step away from zero, and the one towards zero, still round here."""
    match rounding:
        case Rounding.HALF_UP:
            return False, True
        case Rounding.HALF_DOWN:
            return True, False
        case Rounding.HALF_EVEN:
            is_even = (written.value / written.step) % 2 == 0
            return is_even, is_even
        case _:
            return True, True


def _digits_after(digits: str) -> int:
    return len(digits.partition(".")[2])


def decimal_of(value: Fraction, digits: int) -> str:
    """An exact value at a number of digits, halves up."""
    scaled = abs(value) * 10**digits
    units = int(scaled + Fraction(1, 2))
    whole, rest = divmod(units, 10**digits)
    sign = "-" if value < 0 and units else ""
    return f"{sign}{whole}" + (f".{rest:0{digits}d}" if digits else "")
