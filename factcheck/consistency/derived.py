"""A derived figure as one equation over the claims that it follows from, which must hold.

A system of statements and the search for a common cause ask here, so that both hold the same to
be true. What an equation allows is never less than the calendar and rounding do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck.consistency.ages_and_durations import (
    AGE,
    age_of,
    days_beside,
    length_of,
    stated_years,
)
from factcheck.consistency.evaluation import values_that_fit
from factcheck.consistency.expression import (
    Chain,
    ClaimName,
    ComparisonSign,
    Leaf,
    Literal,
    Node,
    Operation,
)
from factcheck.consistency.forms import (
    FORMS,
    PUBLICATION,
    DerivedForm,
    days_of,
    is_one_period,
    with_publication,
)
from factcheck.consistency.values import DURATION, NUMBER, Scope, Value
from factcheck.interval import Interval
from factcheck.model import Claim, Derivation

CALENDAR: Final = Literal("calendar")
"""What may lie between a length of time and the days from its start to its end."""

_ROUNDING: Final = Literal("rounding")
_MARGIN_DAYS: Final = 4
"""By how many days so many years, counted from any day, may differ from as many of 365.25 days.

Two centuries without their leap day take almost three, a birthday on 29 February one more.
"""


class Equation(Struct, frozen=True, eq=False):
    """An equation, and what each of its claims and literals allows.

    ``years``: of an age, the completed years that are told; the equation bounds the days between.
    """

    tree: Chain
    values: dict[Leaf, Value]
    years: Interval | None = None


def equation_of(derivation: Derivation, scope: Scope) -> Equation | None:
    """What a derived figure says; ``None`` where a claim has no value, or it makes no sense."""
    claim, form = derivation.claim, FORMS[derivation.form]
    names = [words.text for words in claim.forms[form.key]]
    if form.is_to_publication(names):
        names, scope = [*names, PUBLICATION], with_publication(claim, scope)
    days = days_of(scope, names) if form.takes_dates else None
    if days is None:
        return _worked(form, claim, names, scope) if form.worked else None
    if is_one_period(names):
        return None
    between = dict(zip(names, days, strict=True))
    if form.is_age:
        age = age_of(claim)
        years = stated_years(age) if age else None
        return age_equation(claim.value_words, years, between) if years else None
    length = length_of(claim, *days)
    if form.names_later_first:
        between = dict(reversed(between.items()))
    return length_equation(claim.id, length, between) if length else None


def _worked(form: DerivedForm, claim: Claim, names: Sequence[str], scope: Scope) -> Equation | None:
    """A form that is arithmetic, as the expectation that says the same.

    A count that is worked out to a fraction is told as a whole number.
    """
    together = form.together(claim, names, scope)
    tree, inner = form.equation(claim, names, together)
    values = values_that_fit(tree, inner)
    told = together(claim.id)
    if values and form.is_rounded and isinstance(told, Value) and inner(claim.id) != told:
        worked, stated = tree.sides
        tree = replace(tree, sides=(Operation("+", worked, _ROUNDING), stated))
        around = _literal(Interval.around(0, Fraction(1, 2)), NUMBER)
        values = {**values, ClaimName(claim.id): told, _ROUNDING: around}
    return Equation(tree, values) if values else None


def age_equation(words: str, years: Interval, between: Mapping[str, Value]) -> Equation:
    """Completed years: the days between two, birth and day, are so many and a part of the next."""
    begun = years + Interval(Fraction(0), Fraction(1))
    days = begun.scaled(AGE.factor) + Interval.around(0, _MARGIN_DAYS)
    aged = Literal(words)
    return Equation(*_between(between, aged, {aged: _literal(days, DURATION)}), years)


def length_equation(name: str, length: Value, between: Mapping[str, Value]) -> Equation:
    """A length of time from one day to another, as the calendar counts it."""
    claim = ClaimName(name)
    calendar = _literal(-days_beside(length), DURATION)
    told = Operation("+", claim, CALENDAR)
    return Equation(*_between(between, told, {claim: length, CALENDAR: calendar}))


def _between(
    between: Mapping[str, Value], told: Node, values: Mapping[Leaf, Value]
) -> tuple[Chain, dict[Leaf, Value]]:
    """That the days from the first of two to the second are what a figure says."""
    start, end = map(ClaimName, between)
    tree = Chain((Operation("-", end, start), told), (ComparisonSign("=="),))
    return tree, {**{ClaimName(name): day for name, day in between.items()}, **values}


def _literal(allowed: Interval, dimension: str) -> Value:
    return Value((allowed,), dimension, str(allowed))
