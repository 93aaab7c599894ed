"""Why a figure cannot follow from others at all: what each of them measures, claim by claim."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.consistency.dimensions import spoken
from factcheck.consistency.forms import DerivedForm
from factcheck.consistency.values import POINTS, Scope, Value, value_of_claim
from factcheck.model import Claim


def tell_kinds(form: DerivedForm, claim: Claim, names: Sequence[str], scope: Scope) -> str:
    """That a claim cannot be what its form makes of others, for what they measure; else empty.

    ``growth cannot be the change from sales to costs: growth (“4 points”) is a difference of
    shares, sales (“$3 million”) and costs (“$4 million”) are each an amount in dollars``.
    """
    named = {claim.id: value_of_claim(claim), **{name: scope(name) for name in names}}
    kinds: dict[str, list[str]] = {}
    for name, value in named.items():
        if isinstance(value, Value):
            kinds.setdefault(_kind(value), []).append(f"{name} (“{value.written}”)")
    if len(kinds) < 2:
        return ""
    told = ", ".join(f"{_listed(members)} {kind}" for kind, members in kinds.items())
    return f"{claim.id} cannot be {form.called(names)}: {told}"


def _kind(value: Value) -> str:
    return "a difference of shares" if value.unit == POINTS else spoken(value.dimension)


def _listed(members: Sequence[str]) -> str:
    *others, last = members
    return f"{', '.join(others)} and {last} are each" if others else f"{last} is"
