"""Degrees between two temperatures: what is told as their difference is none itself."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.consistency.readings import value_of_quantity
from factcheck.consistency.scopes import overlaid
from factcheck.consistency.values import TEMPERATURE, Scope, Value
from factcheck.model import Claim


def with_degrees_between(claim: Claim, names: tuple[str, ...], scope: Scope) -> Scope:
    """The scope in which a claim's "nine degrees" are those between the temperatures named.

    They are of the temperatures' own unit, where the words name none.
    """
    ends = [scope(name) for name in names]
    if claim.quantity is None:
        return scope
    if not all(isinstance(end, Value) and end.dimension == TEMPERATURE for end in ends):
        return scope
    symbols = {end.unit.symbol for end in ends if isinstance(end, Value)}
    degrees = [each for each in claim.quantity.readings if each.unit.dimension == TEMPERATURE]
    own = [each for each in degrees if each.unit.symbol in symbols] or degrees
    if not own:
        return scope
    between = tuple(replace(each, is_difference=True) for each in own)
    told = value_of_quantity(replace(claim.quantity, readings=between))
    return overlaid({claim.id: told}, scope)
