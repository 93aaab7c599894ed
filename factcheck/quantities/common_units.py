"""Units of common use, in which a figure may be right that is wrong as printed."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.quantities.figure_pairs import Pair
from factcheck.quantities.figures import CLOSE, answer_pair
from factcheck.quantities.measure import Numeral, Unit
from factcheck.quantities.printing import format_numeral
from factcheck.quantities.unit_table import unit_called

_COMMON = {
    "length": ["km", "mi", "nmi", "m", "ft", "yd", "in", "cm"],
    "length/time": ["kph", "mph", "kn", "mps", "fps"],
    "mass": ["kg", "lb", "stone", "tonne", "short ton", "long ton", "oz"],
    "length^2": ["sqkm", "sqmi", "acre", "hectare", "sqm", "sqft"],
    "length^3": ["liter", "US gallon", "imperial gallon", "cbm", "cuft", "oil barrel"],
    "temperature": ["°C", "°F"],
}


def is_right(pair: Pair) -> bool:
    """Whether the figures of an assumed pair fit closely."""
    if pair.off > 2 * CLOSE:
        return False
    return pair.off <= CLOSE or answer_pair(pair).verdict is Verdict.AGREES


def explain_other_unit(pair: Pair) -> str:
    """The unit of common use in which one of the figures is right, as a sentence; "" if none."""
    for unit in _other_units(pair.stated, pair.stated_unit):
        if _is_new(unit, pair) and is_right(replace(pair, stated_unit=unit)):
            meant = format_numeral(pair.stated, replace(unit, printed=unit.symbol))
            right, wrong = format_numeral(pair.restated, pair.restated_unit), pair.stated_unit
            return f"{right} is right for {meant}, not for {format_numeral(pair.stated, wrong)}."
    for unit in _other_units(pair.restated, pair.restated_unit):
        if _is_new(unit, pair) and is_right(replace(pair, restated_unit=unit)):
            meant = format_numeral(pair.restated, replace(unit, printed=unit.symbol))
            written = format_numeral(pair.stated, pair.stated_unit)
            return f"{written} is {meant}, not {format_numeral(pair.restated, pair.restated_unit)}."
    return ""


def _other_units(figure: Numeral, unit: Unit) -> list[Unit]:
    """The units that a figure may have been meant in; none where it is of several: 12 ft 2 in."""
    return [] if figure.has_unit else _common_units(unit.dimension)


def fits_other_unit(pair: Pair) -> bool:
    """Whether a figure restates the other in some other unit, or may in one not of the table."""
    dimension = pair.stated_unit.dimension
    if dimension not in _COMMON:
        return "/" in dimension
    pairs = [
        replace(pair, **{side: unit})
        for unit in _common_units(dimension)
        if _is_new(unit, pair)
        for side in ("stated_unit", "restated_unit")
    ]
    answers = map(answer_pair, pairs)
    return any(not each.is_imprecise and each.verdict is not Verdict.CONFLICTS for each in answers)


def _is_new(unit: Unit, pair: Pair) -> bool:
    """Whether a unit is none of the pair's, nor a power of ten away from one (a slip of scale)."""
    return not any(_is_decimal(unit, each) for each in (pair.stated_unit, pair.restated_unit))


def _is_decimal(unit: Unit, other: Unit) -> bool:
    ratio = unit.worth / other.worth
    return str(max(ratio, 1 / ratio)).rstrip("0") == "1"


def _common_units(dimension: str) -> list[Unit]:
    return [unit_called(word) for word in _COMMON.get(dimension, ())]
