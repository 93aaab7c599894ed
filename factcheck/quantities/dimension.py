"""Dimensions as strings, usable as keys: ``length``, ``length/time``, ``mass*length/time^2``."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from factcheck.words import rows


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


def name_dimension(dimension: str) -> str:
    """What an editor calls it: ``speed`` for ``length/time``, ``number per area``."""
    if dimension in _names():
        return _names()[dimension]
    above, *below = dimension.split("/")
    first = "number" if above in ("1", "count") else _factor(above)
    return " per ".join([first, *map(_factor, below)])


def _factor(dimension: str) -> str:
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
