"""What a unit is worth in base units, exactly, by pint.

pint is imported when the first conversion is asked for, and never sees raw text: only the
expressions of the unit table and their products.
"""

from __future__ import annotations

import os
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pint import UnitRegistry


@cache
def conversion(expression: str) -> tuple[Fraction, Fraction]:
    """Factor and offset that turn a value in this unit into base units: ``v * factor + offset``."""
    if expression in ("", "count"):
        return Fraction(1), Fraction(0)
    if expression.startswith("deg") and expression.isalpha() and expression != "degree":
        return _temperature(expression)
    return _factor(expression), Fraction(0)


def convert(value: Fraction, source: str, target: str) -> Fraction:
    """A value in one unit expression, in another of the same dimension, offsets included."""
    factor, offset = conversion(source)
    other_factor, other_offset = conversion(target)
    return (value * factor + offset - other_offset) / other_factor


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

    return UnitRegistry(non_int_type=Fraction, cache_folder=_cache_folder())


def _cache_folder() -> str | None:
    """A folder for pint's parsed definitions that can be written, or None."""
    import tempfile

    chosen = os.environ.get("XDG_CACHE_HOME")
    places = [Path(chosen)] if chosen else [Path("~/.cache").expanduser()]
    for place in (*places, Path(tempfile.gettempdir())):
        folder = place / "factcheck" / "pint"
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError:
            continue
        if os.access(folder, os.W_OK):
            return str(folder)
    return None
