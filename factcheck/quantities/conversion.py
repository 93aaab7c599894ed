"""What a unit is worth in base units, exactly, by pint.

The worth of every unit of the table was asked of pint once and stands in ``factors.txt``
(``factors.py`` writes it); products, quotients and powers follow from it. pint itself is imported
only for an expression that is not there, and never sees raw text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pint import UnitRegistry


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
