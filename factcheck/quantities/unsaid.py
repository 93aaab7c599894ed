"""What one side of a restatement leaves unsaid, since the other side tells it."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.quantities.composed_units import power_unit
from factcheck.quantities.conventions import is_instrument, meant_by
from factcheck.quantities.dimension import combine
from factcheck.quantities.measure import Form, Measure, Numeral, Unit
from factcheck.quantities.unit_table import unit_called

_TIMES = ("hour", "minute", "second", "day", "week", "month", "year", "decade", "century")
_LONG_TIMES = _TIMES[3:]
_POINT = Fraction(1, 100)  # a basis point, in percent
_SHARES = ("part per ", "percent", "permille")


def simplified(first: Measure, second: Measure) -> tuple[Measure, Measure]:
    """What is left where one side leaves out "a day", the "4 ×" of four guns, or "degrees"."""
    found = (way(first, second) for way in _WAYS)
    return next(filter(None, found), first), second


def _one_side(first: Measure, second: Measure) -> Measure | None:
    """One side of a product, "4 × 15 in", where the other tells only that."""
    if first.form is not Form.PRODUCT or not first.side or second.form is not Form.SINGLE:
        return None
    return replace(first, numerals=first.numerals[-1:], unit=first.side, form=Form.SINGLE)


def _with_sides(first: Measure, second: Measure) -> Measure | None:
    """Bare sides, "9 x 13", in the unit that the other's sides make them."""
    side = _side_left_out(first, second)
    if side is None:
        return None
    return replace(first, unit=power_unit(side, len(first.numerals)), side=side)


def _above_alone(first: Measure, second: Measure) -> Measure | None:
    """A rate without "a day" or "per person", where the other side measures what is left."""
    above = _without_below(first.unit, second.unit.dimension)
    return replace(first, unit=replace(above, printed=first.unit.printed)) if above else None


def _as_meant(first: Measure, second: Measure) -> Measure | None:
    """A figure in the unit that a customary one stands for."""
    unit = _unit_meant(first, second)
    return replace(first, unit=unit) if unit else None


def _as_bare(first: Measure, second: Measure) -> Measure | None:
    """A bare number beside a temperature, a barometer or a length, as one in its other unit."""
    if first.unit.name:
        return None
    if second.unit.dimension == "temperature":
        return replace(first, unit=_other_scale(second.unit))
    if _is_barometer(first, second):
        return replace(first, unit=replace(unit_called("inHg"), printed=""))
    if second.unit.dimension == "length" and _is_race(first):
        return replace(first, unit=replace(unit_called("m"), printed=""))
    return None


def _without_below(unit: Unit, dimension: str) -> Unit | None:
    """The unit without "a day" or "per person", where the other side measures what is left."""
    above = unit.above
    if above is None or not _can_go_unsaid(unit, above):
        return None
    return above if above.dimension == dimension else _without_below(above, dimension) or above


def without_below(first: Measure, second: Measure) -> tuple[Measure, Measure]:
    """A rate without what it is for, "per 100 g", where the other side measures what is left.

    A speed beside a distance is a unit mistaken, not left out: "100 km/h" (62 miles).
    """
    above = first.unit.above
    is_speed = first.unit.dimension == "length/time"
    if above is None or is_speed or above.dimension != second.unit.dimension:
        return first, second
    return replace(first, unit=replace(above, printed=first.unit.printed)), second


def _can_go_unsaid(unit: Unit, above: Unit) -> bool:
    """Whether a rate's lower part is a time or something counted: "1.6 gallons per flush (6 L)"."""
    is_rate = above.dimension != "length" or unit.is_of_substance
    times = _TIMES if is_rate else _LONG_TIMES
    return unit.name.endswith(times) or combine(unit.dimension, "count") == above.dimension


def _unit_meant(first: Measure, second: Measure) -> Unit | None:
    """The unit that a customary one stands for beside the other side's; None if for itself."""
    name, dimension = first.unit.name, second.unit.dimension
    if name == "British thermal unit" and dimension == unit_called("W").dimension:
        return _per_hour(first.unit)
    if first.unit.dimension == "mass/length^2" and dimension == unit_called("Pa").dimension:
        return _weighing(first.unit)
    if first.unit.dimension == "mass/length^3" and second.unit.name.startswith(_SHARES):
        return _in_water(first.unit)
    if name == "basis point" and dimension == "share":
        return replace(first.unit, dimension="share", expression="percent", multiple=_POINT)
    if first.unit.printed == "t" and second.unit.name == "milliliter":
        return replace(unit_called("teaspoon"), printed="t")
    word = meant_by(first.unit, dimension)
    return replace(unit_called(word), printed=first.unit.printed) if word else None


def _per_hour(unit: Unit) -> Unit:
    """The unit an hour: heaters and coolers of "12,000 BTU" give that much in an hour."""
    power = unit_called("W").dimension
    name, symbol = f"{unit.name}/hour", f"{unit.symbol}/h"
    return Unit(unit.printed, name, symbol, power, f"({unit.expression}) / (hour)")


def _weighing(unit: Unit) -> Unit:
    """The pressure of a load: what is told in tonnes a square metre presses as they weigh."""
    weight = f"({unit.expression}) * ({unit_called('g0').expression})"
    return replace(unit, dimension=unit_called("Pa").dimension, expression=weight)


def _in_water(unit: Unit) -> Unit:
    """The share that a density is in water, of which a liter weighs a kilogram: 1 mg/L, 1 ppm."""
    return replace(
        unit, dimension="share", expression=f"({unit.expression}) / ((kilogram) / (liter))"
    )


def _side_left_out(first: Measure, second: Measure) -> Unit | None:
    """The unit of bare sides, "9 x 13" (23 x 33 cm), if inches or feet fit; None if not."""
    if first.unit.name or not first.form is second.form is Form.PRODUCT or not second.side:
        return None
    for unit in (unit_called("inch"), unit_called("ft")):
        factor = unit.worth / second.side.worth
        sides = list(zip(first.numerals, second.numerals, strict=False))
        if all(abs(one.value * factor - other.value) <= other.value / 10 for one, other in sides):
            return unit
    return None


def _is_barometer(first: Measure, second: Measure) -> bool:
    """Whether a bare "29.17" beside millibars is a barometer's reading in inches of mercury."""
    is_exact = all(each.step < 1 for each in first.numerals)
    inches = all(25 <= each.value <= 32 for each in first.numerals)
    return is_exact and inches and is_instrument(second.unit)


def _is_race(measure: Measure) -> bool:
    """Whether a bare "10k" is a race of ten kilometres, which is ten thousand metres."""
    return all(each.text[-1:] in "kK" for each in measure.numerals)


def _other_scale(unit: Unit) -> Unit:
    """The scale of a bare temperature that is restated in the other one: "102 (39 C)"."""
    return unit_called("°C" if unit.name == "degree Fahrenheit" else "°F")


def _height(first: Measure, second: Measure) -> Measure | None:
    """The height of a player, "6-4", or of a horse, "15.3 h", with its unit; None if neither."""
    if _is_height(first, second):
        return _feet_and_inches(first)
    return _abbreviated_hands(first, second)


def _is_height(first: Measure, second: Measure) -> bool:
    """Whether a bare "6-4", restated in metres, is the height of a player: six feet four."""
    if first.unit.name or first.form is not Form.RANGE or second.unit.dimension != "length":
        return False
    meters = second.low.value * second.unit.worth
    feet, inches = (numeral.value for numeral in first.numerals)
    is_tall = second.form is Form.SINGLE and 1 < meters < 3
    return is_tall and 4 <= feet <= 8 and 0 <= inches < 12


def _feet_and_inches(measure: Measure) -> Measure:
    feet, inches = measure.numerals
    joined = f"{feet.text}-{inches.text}"
    value = feet.value + inches.value / 12
    height = Numeral(joined, value, inches.step / 12, has_unit=True, is_compound=True)
    return replace(measure, numerals=(height,), unit=unit_called("ft"), form=Form.SINGLE)


_SMALLEST, _GREATEST = Fraction(1, 2), Fraction(9, 4)  # metres at a horse's withers


def _abbreviated_hands(hours: Measure, height: Measure) -> Measure | None:
    """Hands for the h beside the height of a horse, "15.3 h" (160 cm); None if hours are meant."""
    is_short = hours.unit.printed == "h" and height.unit.dimension == "length"
    if not is_short or hours.form is Form.PRODUCT or not _is_of_a_horse(height):
        return None
    numerals = tuple(hands_and_inches(each) or each for each in hours.numerals)
    return replace(hours, numerals=numerals, unit=replace(unit_called("hands"), printed="h"))


def hands_and_inches(numeral: Numeral) -> Numeral | None:
    """A number of hands and inches, four to a hand: the 3 of "15.3" are inches; None if not so."""
    tenths = (numeral.value - int(numeral.value)) * 10
    if numeral.step != Fraction(1, 10) or tenths.denominator > 1 or tenths > 3:
        return None
    quarter = Fraction(1, 4)
    return Numeral(numeral.text, int(numeral.value) + tenths * quarter, quarter, quarter)


def _is_of_a_horse(height: Measure) -> bool:
    return all(_SMALLEST < each.value * height.unit.worth < _GREATEST for each in height.numerals)


_WAYS = (_one_side, _with_sides, _above_alone, _as_meant, _height, _as_bare)
"""The first that makes something of the figure decides."""
