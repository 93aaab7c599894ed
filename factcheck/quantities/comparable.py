"""Which readings of two quantities measure the same thing, and why none do."""

from __future__ import annotations

from fractions import Fraction

from factcheck.quantities.dimension import are_reciprocal
from factcheck.quantities.judging import fits
from factcheck.quantities.measure import Measure, Quantity
from factcheck.quantities.unsaid import simplified, without_below

_INDIAN = frozenset([10**5, 10**7])  # lakh and crore


def comparable_readings(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """The pairs of readings that measure the same thing, the likeliest first."""
    if found := directly_comparable(one, other):
        return [pair for pair in found if not _are_one_scale(*pair)] or found
    pairs = _pairs(one, other)
    simpler = [simplified(first, second) for first, second in pairs]
    simpler += [simplified(second, first)[::-1] for first, second in pairs]
    known = [pair for pair in simpler if _are_comparable(*pair) and not _are_others(*pair)]
    return known or [pair for pair in _without_below(pairs) if _are_comparable(*pair)]


def _without_below(pairs: list[tuple[Measure, Measure]]) -> list[tuple[Measure, Measure]]:
    """Rates restated by what they are of, where that fits: "1,700 kJ per 100 g" (406 kcal)."""
    whole = [without_below(first, second) for first, second in pairs]
    return [pair for pair in whole if pair not in pairs and _fits(*pair)]


def _fits(first: Measure, second: Measure) -> bool:
    return first.unit.dimension == second.unit.dimension and fits(first, second)


def directly_comparable(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """Those of which neither side leaves out anything that the other tells."""
    return [pair for pair in _pairs(one, other) if _are_comparable(*pair)]


def measured_alike(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """Those that are directly comparable, and more than counts."""
    return [pair for pair in directly_comparable(one, other) if pair[0].unit.dimension != "count"]


def _pairs(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    return [(first, second) for first in one.readings for second in other.readings]


def _are_others(first: Measure, second: Measure) -> bool:
    """Whether a guess at what is meant would not fit: butter, thrust, shares of water, points."""
    is_points = "basis point" in (first.unit.name, second.unit.name)
    is_butter = {first.unit.printed, second.unit.printed} & {"stick", "sticks"}
    is_thrust = {first.unit.name, second.unit.name} & {"kilogram-force", "tonne-force"}
    is_solved = any(
        each.unit.dimension == "share" and each.unit.above and each.unit.above.dimension == "mass"
        for each in (first, second)
    )
    if not (is_butter or is_thrust or is_solved or is_points):
        return False
    return not _fits(first, second)


def _are_one_scale(first: Measure, second: Measure) -> bool:
    """Whether bare degrees are taken for the very scale that restates them."""
    is_gas = any(numeral.has_unit for numeral in (*first.numerals, *second.numerals))
    is_degrees = first.unit.dimension == "temperature"
    return is_degrees and not is_gas and first.unit.name == second.unit.name


def _are_comparable(first: Measure, second: Measure) -> bool:
    if first.unit.dimension == second.unit.dimension == "count":
        is_one = first.unit.name == second.unit.name and _restates_number(first, second)
        return is_one or _is_scaled_anew(first, second)
    if first.unit.dimension.startswith("currency") and "/" not in first.unit.dimension:
        return first.unit.name == second.unit.name and _scales(first) != _scales(second)
    return _is_comparable(first.unit.dimension, second.unit.dimension)


def _is_scaled_anew(first: Measure, second: Measure) -> bool:
    """Whether a bare number in millions restates one in lakhs or crores: "1.2 crore people"."""
    scales = _scales(first), _scales(second)
    is_bare = not second.unit.name and all(scale != {1} for scale in scales)
    return is_bare and bool(_INDIAN & (scales[0] ^ scales[1]))


def _scales(measure: Measure) -> set[Fraction]:
    """What the scale words of the numerals multiply by: lakh, million; 1 without any."""
    return {each.scale for each in measure.numerals}


def _restates_number(first: Measure, second: Measure) -> bool:
    """Whether two numbers of one thing can be the same: named, or one in words ("6 lakh")."""
    numerals = (*first.numerals, *second.numerals)
    is_in_words = any(map(str.isalpha, "".join(each.text for each in numerals)))
    return bool(first.unit.name) or is_in_words


def _is_comparable(first: str, second: str) -> bool:
    return (
        first == second
        or {first, second} == {"", "share"}
        or (are_reciprocal(first, second) and "count" not in first + second)
    )


def why_not_comparable(one: Quantity, other: Quantity) -> str:
    """Why no readings of two quantities can be set against each other."""
    first, second = one.readings[0].unit, other.readings[0].unit
    for rate, whole in ((one, other), (other, one)):
        above = rate.readings[0].unit.above
        is_money = above is not None and above.dimension.startswith("currency")
        if above and is_money and above.dimension == whole.readings[0].unit.dimension:
            return f"“{rate.words}” is for each of something, “{whole.words}” is not."
    if first.dimension.startswith("currency") and second.dimension.startswith("currency"):
        known = (
            "nothing was converted"
            if first.name == second.name
            else "no rate of exchange is known here"
        )
        return f"“{one.words}” and “{other.words}” are money: {known}."
    for side, unit in ((one, first), (other, second)):
        if not unit.printed and unit.dimension == "count":
            return f"“{side.words}” names no unit."
    return (
        f"“{one.words}” is {first.kind}, “{other.words}” {second.kind}: "
        "they cannot be converted into each other."
    )
