"""Conflicts of which nobody can be sure: they are *cannot tell*.

Two figures in one unit are mostly a whole and a part of it, "50 km (38 km under water)": nothing
was converted. Ounces may weigh what fills a cup; miles at sea may be nautical. Where inches or
pounds behind feet or stone cannot be read, "4 ft 8 12 in", the feet are not all of the figure. A
Mach number is slower the colder the air: from 340 m/s at sea level down to 295 m/s (U.S. Standard
Atmosphere, 1976). A number may be another one than it seems as it is spelled.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.quantities.common_units import fits_other_unit, is_right
from factcheck.quantities.figure_pairs import Pair
from factcheck.quantities.judging import fits, judge_readings, says_it_twice
from factcheck.quantities.measure import Measure, Numeral, Quantity, Spelling, Unit

_SEA_ZONES = frozenset([12, 24, 200])
_NAUTICAL_MILE = Unit("nmi", "nautical mile", "nmi", "length", "nautical_mile")
_YEARS = range(1500, 2100)
_LAKHS = frozenset([10**5, 10**7])


def explain_weight(one: Quantity, other: Quantity) -> str:
    """That ounces beside cups may be a weight, as a sentence; "" where they are not."""
    for side, cups in ((one, other), (other, one)):
        names = {reading.unit.name for reading in cups.readings}
        if any(name.endswith(("cup", "spoon")) for name in names) and {"ounce"} & {
            reading.unit.name for reading in side.readings
        }:
            return f"“{side.words}” may be a weight: of what, decides how much room it takes."
    return ""


def explain_torn(*sides: Quantity) -> str:
    """That the inches or pounds of a figure cannot be read, as a sentence; "" where they can."""
    for side in sides:
        if side.is_torn:
            numeral, unit = side.readings[0].high, side.readings[0].unit
            return f"What follows “{numeral.text} {unit.printed}” cannot be read."
    return ""


def explain_cold(readings: list[tuple[Measure, Measure]]) -> str:
    """That a Mach number hangs on the height, as a sentence; "" where it fits at none.

    The speed lies between that at sea level and that in the stratosphere.
    """
    numbers = [pair for pair in readings if any("Mach" in side.unit.name for side in pair)]
    pairs = [judged[0] for one in numbers if (judged := judge_readings([one]))]
    is_between = len({pair.exact > pair.restated.value for pair in pairs}) > 1
    return "How fast Mach 1 is depends on the height, which is not told." if is_between else ""


def explain_sea_limit(pair: Pair) -> str:
    """That miles may be sea miles, as a sentence; "" unless they are the breadth of a sea zone.

    The territorial sea is 12 nautical miles wide, the contiguous zone 24 and the
    economic zone 200 (United Nations Convention on the Law of the Sea, articles 3, 33, 57).
    """
    for way in (pair, pair.turned()):
        is_zone = way.stated_unit.name == "mile" and way.stated.value in _SEA_ZONES
        if is_zone and is_right(replace(way, stated_unit=_NAUTICAL_MILE)):
            return f"“{way.stated.text} miles” may be a limit at sea, told in nautical miles."
    return ""


def explain_one_unit(
    pair: Pair, readings: list[tuple[Measure, Measure]], restated: Quantity
) -> str:
    """That two figures in one unit restate nothing, as a sentence; "" where one was converted.

    Words of which one has other readings, PS beside bhp, are two units; "tons" twice are one.
    """
    if any(says_it_twice(side) for measures in readings for side in measures):
        return ""
    mine, theirs = ({each.unit.name for each in side} for side in zip(*readings, strict=True))
    if mine == theirs:
        alike = [pair for pair in readings if pair[0].unit.name == pair[1].unit.name]
        judged = judge_readings(alike)
        return _explain_unit(judged[0] if judged else pair, restated)
    return _explain_unit(pair, restated) if pair.stated_unit.dimension == "count" else ""


def _explain_unit(pair: Pair, restated: Quantity) -> str:
    """The same of one pair of figures.

    A lone figure that fits in another unit, "100 m (328 m)", was: its unit is mistaken.
    """
    if pair.stated_unit.dimension == "count":
        is_year = not pair.restated_unit.name and _is_year(pair.restated)
        return f"“{pair.restated.text}” may be a year." if is_year else ""
    if pair.stated_unit.name != pair.restated_unit.name:
        return ""
    if pair.stated.has_unit or pair.restated.has_unit or _is_respelled(pair):
        return ""
    if restated.is_lone and fits_other_unit(pair):
        return ""
    return (
        f"Both figures are in one unit, {pair.stated_unit.symbol}: "
        "nothing was converted, the second may be a part of the first."
    )


def _is_respelled(pair: Pair) -> bool:
    """Whether one figure counts in crores and the other in billions: one was converted."""
    scales = [each.scale for each in (pair.stated, pair.restated)]
    return any(
        one in _LAKHS and other >= 10**6 and other not in _LAKHS
        for one, other in (scales, reversed(scales))
    )


def _is_year(numeral: Numeral) -> bool:
    """Whether a bare number may be a year."""
    return len(numeral.text) == 4 and numeral.value in _YEARS and numeral.value.denominator == 1


_SPELLED = {
    Spelling.POINT: "“{0}” may be a thousand times as much, its point a mark of thousands.",
    Spelling.CLOSED: "“{0}” may be a fraction, or a whole number and a fraction.",
    Spelling.SPACED: "“{0}” may be two numbers: {1} of {2} each.",
}
"""Why a number may be another one. "1.500 m" is fifteen hundred metres to most of Europe, where a
point groups thousands (SI Brochure, 9th edition, section 5.4.4, allows neither point nor comma)."""


def explain_spelling(readings: list[tuple[Measure, Measure]]) -> str:
    """Which figure fits if it is another number as it is spelled, as a sentence; "" if none."""
    for first, second in readings:
        for spelled in _SPELLED:
            for measures in ((_other(first, spelled), second), (first, _other(second, spelled))):
                if measures != (first, second) and fits(*measures):
                    return _told(spelled, (*first.numerals, *second.numerals))
    return ""


def _other(measure: Measure, spelled: Spelling) -> Measure:
    """The measure with every numeral of a spelling taken for what else it may be."""
    numerals = tuple(_other_numeral(each, spelled) for each in measure.numerals)
    return replace(measure, numerals=numerals)


def _other_numeral(numeral: Numeral, spelled: Spelling) -> Numeral:
    if numeral.spelled is not spelled or numeral.otherwise is None:
        return numeral
    step = numeral.step * 1000 if spelled is Spelling.POINT else numeral.step
    return replace(numeral, value=numeral.otherwise, step=step)


def _told(spelled: Spelling, numerals: tuple[Numeral, ...]) -> str:
    numeral = next(each for each in numerals if each.spelled is spelled)
    each = numeral.otherwise or Fraction(0)
    many = (numeral.value - each) / 1000
    return _SPELLED[spelled].format(numeral.text, many, each)
