"""Which readings of two quantities measure the same thing, what is left unsaid, or why none do."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.quantities.conventions import meant_by
from factcheck.quantities.conversion import are_reciprocal, combine
from factcheck.quantities.conversion_rule import fits
from factcheck.quantities.measure import Form, Measure, Quantity, Unit
from factcheck.quantities.units import unit_called

LAKH_AND_CRORE = frozenset([10**5, 10**7])


def comparable_readings(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """The pairs of readings that measure the same thing, the likeliest first."""
    if found := directly_comparable(one, other):
        return [pair for pair in found if not _are_one_scale(*pair)] or found
    pairs = _pairs(one, other)
    simpler = [_simplified(first, second) for first, second in pairs]
    simpler += [_simplified(second, first)[::-1] for first, second in pairs]
    return [pair for pair in simpler if _are_comparable(*pair) and not _are_others(*pair)]


def directly_comparable(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """Those of which neither side leaves out anything that the other tells."""
    return [pair for pair in _pairs(one, other) if _are_comparable(*pair)]


def measured_alike(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """Those that are directly comparable, and more than counts."""
    return [pair for pair in directly_comparable(one, other) if pair[0].unit.dimension != "count"]


def _pairs(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    return [(first, second) for first in one.readings for second in other.readings]


def _are_others(first: Measure, second: Measure) -> bool:
    """Whether a guess at what is meant would not fit: butter, thrust, points."""
    is_points = "basis point" in (first.unit.name, second.unit.name)
    is_butter = {first.unit.printed, second.unit.printed} & {"stick", "sticks"}
    is_thrust = {first.unit.name, second.unit.name} & {"kilogram-force", "tonne-force"}
    if not (is_butter or is_thrust or is_points):
        return False
    return not fits(first, second)


def _are_one_scale(first: Measure, second: Measure) -> bool:
    """Whether bare degrees are taken for the very scale that restates them."""
    is_gas = any(numeral.has_unit for numeral in (*first.numerals, *second.numerals))
    is_degrees = first.unit.dimension == "temperature"
    return is_degrees and not is_gas and first.unit.name == second.unit.name


def _are_comparable(first: Measure, second: Measure) -> bool:
    if first.unit.dimension == second.unit.dimension == "count":
        is_one = first.unit.name == second.unit.name and _restates_number(first, second)
        return is_one or _is_scaled_anew(first, second)
    if first.unit.is_money and "/" not in first.unit.dimension:
        return first.unit.name == second.unit.name and _scales(first) != _scales(second)
    return _is_comparable(first.unit.dimension, second.unit.dimension)


def _is_scaled_anew(first: Measure, second: Measure) -> bool:
    """Whether a bare number in millions restates one in lakhs or crores: "1.2 crore people"."""
    scales = _scales(first), _scales(second)
    is_bare = not second.unit.name and all(scale != {1} for scale in scales)
    return is_bare and bool(LAKH_AND_CRORE & (scales[0] ^ scales[1]))


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
        is_money = above is not None and above.is_money
        if above and is_money and above.dimension == whole.readings[0].unit.dimension:
            return f"“{rate.words}” is for each of something, “{whole.words}” is not."
    if first.is_money and second.is_money:
        known = (
            "nothing was converted"
            if first.name == second.name
            else "no rate of exchange is known here"
        )
        return f"“{one.words}” and “{other.words}” are money: {known}."
    for side, unit in ((one, first), (other, second)):
        if not unit.printed:
            return f"“{side.words}” names no unit."
    return (
        f"“{one.words}” is {first.kind}, “{other.words}” {second.kind}: "
        "they cannot be converted into each other."
    )


# -- what one side of a restatement leaves unsaid, since the other side tells it

_TIMES = ("hour", "minute", "second", "day", "week", "month", "year", "decade", "century")
_LONG_TIMES = _TIMES[3:]
_POINT = Fraction(1, 100)  # a basis point, in percent


def _simplified(first: Measure, second: Measure) -> tuple[Measure, Measure]:
    """What is left where one side leaves out "a day", the "4 ×" of four guns, or "degrees"."""
    found = (way(first, second) for way in _WAYS)
    return next(filter(None, found), first), second


def _one_side(first: Measure, second: Measure) -> Measure | None:
    """One side of a product, "4 × 15 in", where the other tells only that."""
    if first.form is not Form.PRODUCT or second.form is not Form.SINGLE:
        return None
    return replace(first, numerals=first.numerals[-1:], unit=first.side, form=Form.SINGLE)


def _above_alone(first: Measure, second: Measure) -> Measure | None:
    """A rate without "a day" or "per person", where the other side measures what is left."""
    above = _without_below(first.unit, second.unit.dimension)
    return replace(first, unit=replace(above, printed=first.unit.printed)) if above else None


def _as_meant(first: Measure, second: Measure) -> Measure | None:
    """A figure in the unit that a customary one stands for."""
    unit = _unit_meant(first, second)
    return replace(first, unit=unit) if unit else None


def _as_bare(first: Measure, second: Measure) -> Measure | None:
    """A bare number beside a temperature or a length, as one in its other unit."""
    if first.unit.name:
        return None
    if second.unit.dimension == "temperature":
        return replace(first, unit=_other_scale(second.unit))
    if second.unit.dimension == "length" and _is_race(first):
        return replace(first, unit=replace(unit_called("m"), printed=""))
    return None


def _without_below(unit: Unit, dimension: str) -> Unit | None:
    """The unit without "a day" or "per person", where the other side measures what is left."""
    above = unit.above
    if above is None or not _can_go_unsaid(unit, above):
        return None
    return above if above.dimension == dimension else _without_below(above, dimension) or above


def _can_go_unsaid(unit: Unit, above: Unit) -> bool:
    """Whether a rate's lower part is a time or something counted: "1.6 gallons per flush (6 L)"."""
    is_rate = above.dimension != "length" or unit.is_of_substance
    times = _TIMES if is_rate else _LONG_TIMES
    return unit.name.endswith(times) or combine(unit.dimension, "count") == above.dimension


def _unit_meant(first: Measure, second: Measure) -> Unit | None:
    """The unit that a customary one stands for beside the other side's; None if for itself."""
    name, dimension = first.unit.name, second.unit.dimension
    if name == "basis point":
        return replace(first.unit, dimension="share", expression="percent", multiple=_POINT)
    word = meant_by(first.unit, dimension)
    return replace(unit_called(word), printed=first.unit.printed) if word else None


def _is_race(measure: Measure) -> bool:
    """Whether a bare "10k" is a race of ten kilometres, which is ten thousand metres."""
    return all(each.text[-1:] in "kK" for each in measure.numerals)


def _other_scale(unit: Unit) -> Unit:
    """The scale of a bare temperature that is restated in the other one: "102 (39 C)"."""
    return unit_called("°C" if unit.name == "degree Fahrenheit" else "°F")


_WAYS = (_one_side, _above_alone, _as_meant, _as_bare)
"""The first that makes something of the figure decides."""
