"""Units made of others: squared and cubed, multiplied, divided, or so many at once."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.quantities.dimension import combine
from factcheck.quantities.measure import Unit

Units = tuple[Unit, ...]  # the readings of one unit
_NEVER_COMPOSED = frozenset(["gravity", "inch of mercury"])


def power_unit(unit: Unit, power: int) -> Unit:
    """A unit of length squared or cubed: "square mile", "m³"."""
    word, mark = {2: ("square", "²"), 3: ("cubic", "³")}[power]
    short = {2: "sq", 3: "cu"}[power]
    is_raised = unit.name.endswith("meter") or unit.dimension != "length"
    symbol = unit.symbol + mark if is_raised else f"{short} {unit.symbol}"
    return Unit(
        unit.printed,
        f"{word} {unit.name}",
        symbol,
        combine("1", unit.dimension, power),
        f"({unit.expression}) ** {power}",
    )


def multiplied(unit: Unit, number: Fraction) -> Unit:
    """A number of a unit, as it stands below the line of a rate: "100 kilometers"."""
    name = "1 " if number == 1 else f"{float(number):,.12g} "
    return replace(
        unit, name=name + unit.name, symbol=name + unit.symbol, multiple=unit.multiple * number
    )


def composed(units: Units, others: Units, power: int) -> Units:
    """Every reading of one unit with every reading of another that measures the same thing.

    A price may be for any of them: that of an ounce for its weight or what it holds. Where one
    has no reading, such as a pressure an hour, there is none.
    """
    if not units or not others:
        return ()
    above = [unit for unit in units if unit.name not in _NEVER_COMPOSED]
    is_money = power < 0 and units[0].dimension.startswith("currency")
    below = [other for other in others if is_money or other.dimension == others[0].dimension]
    return tuple(_combined(unit, other, power) for unit in above for other in below)


def _combined(unit: Unit, other: Unit, power: int) -> Unit:
    sign, joint = ("*", "·") if power > 0 else ("/", "/")
    multiple = unit.multiple
    if other.multiple != 1:
        multiple *= other.multiple**power
    if unit.dimension == "count" and not unit.name:
        name, symbol = f"per {other.name}", f"per {other.symbol}"
    else:
        name, symbol = f"{unit.name}{sign}{other.name}", f"{unit.symbol}{joint}{other.symbol}"
    dimension = combine(unit.dimension, other.dimension, power)
    if unit.dimension == other.dimension == "count" and power < 0:
        dimension = "share" if other.name.endswith("people") else name
    left, right = _factor_expression(unit), _factor_expression(other)
    return Unit(
        unit.printed,
        name,
        symbol,
        dimension,
        f"({left}) {sign} ({right})",
        multiple,
        unit if power < 0 and unit.dimension != "count" else None,
    )


DEGREES = {"degC": "kelvin", "degF": "kelvin * 5/9", "degR": "kelvin * 5/9", "count": "1"}


def _factor_expression(unit: Unit) -> str:
    """A unit's expression inside a composed one, where degrees are differences."""
    return DEGREES.get(unit.expression, unit.expression)
