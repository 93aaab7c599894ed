"""Figures whose unit stands with another: 240 million euros from one, 95 million from another.

What is added, set apart or compared is of one kind, so that a bare number is in the unit of the
figures beside it, "$157 more" than "$4,475 a year" is by the year, and points between shares are
percentage points. Where two units stand there, nothing says which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from factcheck.consistency.expression import Chain, is_product, walk
from factcheck.consistency.scopes import as_points, overlaid
from factcheck.consistency.values import (
    COUNT,
    DATE,
    NUMBER,
    SHARE,
    TEMPERATURE,
    TEMPERATURE_DIFFERENCE,
    Scope,
    Value,
)
from factcheck.late_pattern import LatePattern

_UNSCALED = frozenset({NUMBER, COUNT, DATE, TEMPERATURE, TEMPERATURE_DIFFERENCE})
"""What gives a bare number no unit: counts have none, days and temperatures have their own."""

_SCALE = LatePattern(r"illion|thousand|hundred|(?:\b|\d)(?:mn?|bn?|tn?|k)\b", flags=re.IGNORECASE)
_LEAST_WRITTEN_OUT = 1000  # beside millions, a smaller number may be of millions


def in_one_unit(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which figures that leave out their unit are in that of the others named."""
    values = {name: value for name in names if isinstance(value := scope(name), Value)}
    shared = _shared(values)
    if shared is None:
        return scope
    is_large = any(_SCALE.search(value.written) for value in values.values())
    told = {
        name: _in_unit(value, shared)
        for name, value in values.items()
        if _leaves_out(value, shared) and not (is_large and _may_be_larger(value))
    }
    return overlaid(told, scope)


def expected_in_one_unit(tree: Chain, scope: Scope) -> Scope:
    """The same for an expectation in which nothing is multiplied or divided."""
    is_linear = not any(is_product(node) for side in tree.sides for node in walk(side))
    return in_one_unit(tree.claim_names, scope) if is_linear else scope


def _shared(values: Mapping[str, Value]) -> Value | None:
    """A figure in the unit that all have which name one; ``None`` where there is none such."""
    measured = [value for value in values.values() if value.dimension not in _UNSCALED]
    rates = [value for value in measured if "/" in value.dimension]
    first = next(iter(rates or measured), None)
    if first is None:
        return None
    of_another = (
        value
        for value in measured
        if (value.dimension, value.unit.factor) != (first.dimension, first.unit.factor)
    )
    return None if any(not _is_without_rate(value, first) for value in of_another) else first


def _may_be_larger(value: Value) -> bool:
    """Whether a bare number may leave out its millions, too: from 3.1 to $4.2 million."""
    is_small = value.numeral is None or abs(value.numeral) < _LEAST_WRITTEN_OUT
    return value.dimension == NUMBER and is_small and not _SCALE.search(value.written)


def _leaves_out(value: Value, shared: Value) -> bool:
    if value.dimension == NUMBER:
        return not value.unit.symbol and bool(shared.unit.symbol)
    if value.dimension == COUNT:
        return shared.dimension == SHARE and re.search(r"\bpoints?\b", value.written) is not None
    return _is_without_rate(value, shared)


def _is_without_rate(value: Value, shared: Value) -> bool:
    """Whether it is a price but for "a year", "a gallon": $157 beside $4,475 a year."""
    is_alike = shared.unit.symbol.startswith(value.unit.symbol)
    is_price = value.dimension.startswith("currency")
    return is_price and is_alike and shared.dimension.startswith(f"{value.dimension}/")


def _in_unit(value: Value, shared: Value) -> Value:
    if value.dimension == COUNT:
        return as_points(value)
    scale = shared.unit.factor / value.unit.factor
    return replace(
        value,
        worlds=tuple(part.scaled(scale) for part in value.worlds),
        dimension=shared.dimension,
        stated=tuple(part.scaled(scale) for part in value.stated),
        numeral=None if value.numeral is None else value.numeral * scale,
        unit=shared.unit,
    )
