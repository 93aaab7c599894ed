"""Conflicts of which nobody can be sure: they are *cannot tell*.

Two figures in one unit are mostly a whole and a part of it, "50 km (38 km under water)": nothing
was converted. Ounces may weigh what fills a cup; miles at sea may be nautical. Where inches or
pounds behind feet or stone cannot be read, "4 ft 8 12 in", the feet are not all of the figure. A
Mach number is slower the colder the air: from 340 m/s at sea level down to 295 m/s (U.S. Standard
Atmosphere, 1976). ``doubtful_spelling.py`` has the numbers that may be others than they seem.
"""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.late_pattern import LatePattern
from factcheck.quantities.common_units import fits_other_unit, is_right
from factcheck.quantities.figure_pairs import Pair
from factcheck.quantities.judging import judge_readings, says_it_twice
from factcheck.quantities.measure import Measure, Quantity, Unit
from factcheck.quantities.reading import read_quantity
from factcheck.quantities.spelling import plain_spelling

_PARTS = {"foot": 12, "stone": 14}  # inches, pounds
_SEA_ZONES = frozenset([12, 24, 200])
_NAUTICAL_MILE = Unit("nmi", "nautical mile", "nmi", "length", "nautical_mile")
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_LAKHS = LatePattern(r"lakh|crore", ("lakh", "crore"))
_MILLIONS = LatePattern(r"[mbtr]+illion|[mbtr]+n\b", ("illion", "n"))
_HEDGES = ["about", "approximately", "around", "nearly", "over", "roughly", "some"]
_LOOSE = frozenset(["a", "and", "between", "from", "or", "to", *_HEDGES])


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
        unit, numeral = side.readings[0].unit, side.readings[0].high
        most = 0 if numeral.is_compound else _PARTS.get(unit.name, 0)
        start = re.escape(numeral.text) + " ?" + re.escape(unit.printed) + "[ -]?"
        behind = re.search(rf"{start}((\d+).*)", plain_spelling(side.words)) if most else None
        if behind and int(behind[2]) < most and not _begins_figure(behind[1], behind[2]):
            return f"What follows “{numeral.text} {unit.printed}” cannot be read."
    return ""


def _begins_figure(words: str, number: str) -> bool:
    """Whether words begin with a figure of their own: "3 m wide" behind "10 ft"."""
    readings = read_quantity(words).readings
    return any(
        each.numerals[0].text == number and each.unit.dimension != "count" for each in readings
    )


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


def explain_one_unit(pair: Pair, readings: list[tuple[Measure, Measure]], words: str) -> str:
    """That two figures in one unit restate nothing, as a sentence; "" where one was converted.

    Words of which one has other readings, PS beside bhp, are two units; "tons" twice are one.
    """
    if any(says_it_twice(side) for measures in readings for side in measures):
        return ""
    mine, theirs = ({each.unit.name for each in side} for side in zip(*readings, strict=True))
    if mine == theirs:
        alike = [pair for pair in readings if pair[0].unit.name == pair[1].unit.name]
        judged = judge_readings(alike)
        return _explain_unit(judged[0] if judged else pair, words)
    return _explain_unit(pair, words) if pair.stated_unit.dimension == "count" else ""


def _explain_unit(pair: Pair, words: str) -> str:
    """The same of one pair of figures.

    A lone figure that fits in another unit, "100 m (328 m)", was: its unit is mistaken.
    """
    if pair.stated_unit.dimension == "count":
        is_year = not pair.restated_unit.name and _YEAR.fullmatch(pair.restated.text)
        return f"“{pair.restated.text}” may be a year." if is_year else ""
    if pair.stated_unit.name != pair.restated_unit.name:
        return ""
    if pair.stated.has_unit or pair.restated.has_unit or _is_respelled(pair):
        return ""
    if _is_lone(pair, words) and fits_other_unit(pair):
        return ""
    return (
        f"Both figures are in one unit, {pair.stated_unit.symbol}: "
        "nothing was converted, the second may be a part of the first."
    )


def _is_respelled(pair: Pair) -> bool:
    """Whether one figure counts in crores and the other in billions: one was converted."""
    texts = [each.text.lower() for each in (pair.stated, pair.restated)]
    return any(
        _LAKHS.search(one) and _MILLIONS.search(other) for one, other in (texts, reversed(texts))
    )


def _is_lone(pair: Pair, words: str) -> bool:
    """Whether the words hold a figure, its unit and at most a hedge, before they say it again."""
    before, _, after = plain_spelling(words).partition(pair.restated.text)
    rest = before + re.split(r"[,;/=]|\bor\b", after.replace(pair.restated_unit.printed, " ", 1))[0]
    return set(re.findall(r"[a-z]+", rest.lower())) <= _LOOSE
