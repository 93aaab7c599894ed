"""What a unit measures, its dimension, and what it is worth in base units, exactly, by pint.

Dimensions are strings, usable as keys: ``length``, ``length/time``, ``mass*length/time^2``. The
worth of every unit of the table was asked of pint once and stands in ``factors.txt``
(``factors.py`` writes it); products, quotients and powers follow from it. pint itself is imported
only for an expression that is not there, and never sees raw text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache, lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.words import rows

if TYPE_CHECKING:
    from pint import UnitRegistry


@cache
def parse_dimension(text: str) -> Mapping[str, int]:
    """The exponent of each base dimension in a string such as ``mass*length/time^2``."""
    exponents: dict[str, int] = {}
    for sign, name, power in re.findall(r"([*/]?)([^*/^]+)(?:\^(\d+))?", text):
        if name != "1":
            signed = int(power or 1) * (-1 if sign == "/" else 1)
            exponents[name] = exponents.get(name, 0) + signed
    return exponents


def write_dimension(exponents: Mapping[str, int]) -> str:
    """The one string for some exponents: names in alphabetical order, those below the line last."""
    above = [_power(name, n) for name, n in sorted(exponents.items()) if n > 0]
    below = [_power(name, -n) for name, n in sorted(exponents.items()) if n < 0]
    if not below:
        return "*".join(above)
    return "/".join(["*".join(above) or "1", *below])


def _power(name: str, exponent: int) -> str:
    return name if exponent == 1 else f"{name}^{exponent}"


@lru_cache(maxsize=4096)
def combine(first: str, second: str, power: int = 1) -> str:
    """The dimension of ``first * second ** power``."""
    exponents = dict(parse_dimension(first))
    for name, exponent in parse_dimension(second).items():
        exponents[name] = exponents.get(name, 0) + exponent * power
    return write_dimension(exponents)


def are_reciprocal(first: str, second: str) -> bool:
    """Whether one is the other turned over, as miles per gallon and litres per 100 km are."""
    return first != second and combine("1", second, -1) == first


def is_money(dimension: str) -> bool:
    """Whether a currency, or so much of one for each of something, is measured."""
    return dimension.startswith("currency")


def name_dimension(dimension: str) -> str:
    """What an editor calls it: ``speed`` for ``length/time``, ``number per area``."""
    if dimension in _names():
        return _names()[dimension]
    above, *below = dimension.split("/")
    first = "number" if above in ("1", "count") else _name_of_factor(above)
    return " per ".join([first, *map(_name_of_factor, below)])


def _name_of_factor(dimension: str) -> str:
    """The name of a dimension that nothing is divided by; money is named after its currency."""
    kind, _, currency = dimension.partition("currency ")
    if kind:
        return _names().get(dimension, dimension)
    return f"amount in {currency}{'s' if currency.islower() else ''}"


def with_article(name: str) -> str:
    """``a length``, ``an area``."""
    return f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


@cache
def _names() -> Mapping[str, str]:
    return {combine("1", dimension): name for dimension, name in rows("dimension_names")}


FACTORS = Path(__file__).with_name("factors.txt")
_JOINED = re.compile(r" (\*\*|\*|/) \(?(.+?)\)?")


@cache
def conversion(expression: str) -> tuple[Fraction, Fraction]:
    """Factor and offset that turn a value in this unit into base units: ``v * factor + offset``."""
    if expression in ("1", "count"):
        return Fraction(1), Fraction(0)
    if written := _factors().get(expression):
        factor, offset = written.split(" | ")
        return Fraction(factor), Fraction(offset)
    left, joined = _split(expression)
    if joined:
        return _composed(left, joined[1], joined[2]), Fraction(0)
    return ask_pint(expression)


def _split(expression: str) -> tuple[str, re.Match[str] | None]:
    """The first bracket of "(mile) / (hour)", and what is joined to it; None where nothing is."""
    depths = accumulate((character == "(") - (character == ")") for character in expression)
    end = next(end for end, depth in enumerate(depths) if depth == 0)
    return expression[1:end], _JOINED.fullmatch(expression, end + 1) if end else None


@cache
def _factors() -> Mapping[str, str]:
    """Factor and offset of each expression of the unit table, as written in ``factors.txt``."""
    lines = FACTORS.read_text("utf-8").splitlines()
    return dict(line.split(" | ", 1) for line in lines if not line.startswith("#"))


def _composed(left: str, operator: str, right: str) -> Fraction:
    """The factor of two expressions multiplied or divided, or of one squared or cubed."""
    first = conversion(left)[0]
    if operator == "**":
        return first ** int(right)
    second = conversion(right)[0]
    return first * second if operator == "*" else first / second


def ask_pint(expression: str) -> tuple[Fraction, Fraction]:
    """Factor and offset as pint has them; raises pint's errors for what is no unit."""
    if expression in ("degC", "degF"):
        return _temperature(expression)
    return _factor(expression), Fraction(0)


def _factor(expression: str) -> Fraction:
    worth = _registry().parse_expression(expression)
    return Fraction((worth * _registry().dimensionless).to_base_units().magnitude)


def _temperature(unit: str) -> tuple[Fraction, Fraction]:
    registry = _registry()
    zero = Fraction(registry.Quantity(Fraction(0), unit).to("kelvin").magnitude)
    one = Fraction(registry.Quantity(Fraction(1), unit).to("kelvin").magnitude)
    return one - zero, zero


@cache
def _registry() -> UnitRegistry[Fraction]:
    from pint import UnitRegistry

    return UnitRegistry(non_int_type=Fraction)
