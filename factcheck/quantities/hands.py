"""The height of a horse in hands, of which the digit after the point counts inches: 15.3."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.late_pattern import LatePattern
from factcheck.quantities.measure import Form, Measure, Numeral
from factcheck.quantities.unit_table import unit_called

_HANDS = LatePattern(r"(\d+)\.([0-3])$", (".",))
_SMALLEST, _GREATEST = Fraction(1, 2), Fraction(9, 4)  # metres at the withers


def hands_and_inches(text: str) -> Numeral | None:
    """A number of hands and inches, four to a hand; None where the digits are none."""
    found = _HANDS.match(text)
    if found is None:
        return None
    value = Fraction(int(found[1]) * 4 + int(found[2]), 4)
    return Numeral(found[0], value, Fraction(1, 4), Fraction(1, 4))


def abbreviated_hands(hours: Measure, height: Measure) -> Measure | None:
    """Hands for the h beside the height of a horse, "15.3 h" (160 cm); None if hours are meant."""
    is_short = hours.unit.printed == "h" and height.unit.dimension == "length"
    if not is_short or hours.form is Form.PRODUCT or not _is_of_a_horse(height):
        return None
    numerals = tuple(hands_and_inches(each.text) or each for each in hours.numerals)
    return replace(hours, numerals=numerals, unit=replace(unit_called("hands"), printed="h"))


def _is_of_a_horse(height: Measure) -> bool:
    return all(_SMALLEST < each.value * height.unit.worth < _GREATEST for each in height.numerals)
