"""Derived figures as statements: a total and its parts, a share, an age between two days.

They speak of the unknowns of the claims that they name, so that figures which pass from one to
another bind each other. What the words leave open stays open: an average that counts whole
things is rounded, an age runs for a year, both ends of a stay may count as days.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.expression import Chain, ClaimName, Leaf, Literal, Node, Operation, Sign
from factcheck.consistency.figures import PUBLICATION, age_of, is_fall, length_of, per_unit
from factcheck.consistency.forms import equation, read_together
from factcheck.consistency.operands import values_that_fit
from factcheck.consistency.ranges import Range
from factcheck.consistency.readings import value_of_claim
from factcheck.consistency.spans import AGE, stated_years
from factcheck.consistency.system import Allowed, Constrained, Member, Variable
from factcheck.consistency.unknowns import day_of, known_value, unknown_of
from factcheck.consistency.values import DATE, DURATION, Missing, Scope, Value
from factcheck.interval import Interval
from factcheck.model import Claim, Derivation

Stated: TypeAlias = Iterator[tuple[Member, tuple[Claim, ...]]]
_Named: TypeAlias = tuple[tuple[str, Claim], ...]

MARGIN_DAYS: Final = 4
"""By how many days so many years, counted from any day, may differ from as many of 365.25 days.

Two centuries without their leap day take almost three, a birthday on 29 February one more.
"""


def derived_members(derivation: Derivation) -> Stated:
    """What a derived figure says, as far as all its claims have values that fit together."""
    claim, form = derivation.claim, derivation.form
    names = tuple(words.text for words in claim.forms[form])
    if len(names) != len(derivation.parts) or derivation.confuses_points:
        return
    named = tuple(zip(names, derivation.parts, strict=True))
    if len(named) == 2 and all(map(_is_dated, derivation.parts)) and form in _SPANS:
        members = _SPANS[form](derivation, named)
    elif form in ("age_of", "duration_of"):
        return
    else:
        members = _equation(derivation, named)
    yield from ((member, (claim,)) for member in members)


def _is_dated(claim: Claim) -> bool:
    value = known_value(claim)
    return value is not None and value.dimension == DATE


def is_age(member: Member) -> bool:
    """Whether a member says how old somebody is."""
    return member.name.startswith("age_of ")


def told_form(derivation: Derivation) -> str:
    """A derived figure in an editor's words: ``victims as the total of killed and wounded``."""
    names = [part.id for part in derivation.parts]
    if derivation.form == "age_of" and len(names) == 1:
        names.append(PUBLICATION)
    return f"{derivation.claim.id} as {noun_of(derivation.form, names)}"


def noun_of(form: str, names: Sequence[str]) -> str:
    """What a form makes of the claims that it names: ``the total of killed and wounded``."""
    listed = " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
    return _NOUNS[form].format(listed, *names)


_NOUNS: Final = {
    "total_of": "the total of {0}",
    "average_of": "the average of {0}",
    "share_of": "the share of {1} in {2}",
    "change_from": "the change from {1} to {2}",
    "difference_of": "the difference of {0}",
    "rate_of": "the rate of {1} per {2}",
    "age_of": "the age from {1} to {2}",
    "duration_of": "the time from {1} to {2}",
}


def _equation(derivation: Derivation, parts: _Named) -> Iterator[Member]:
    """A form that is arithmetic, as the expectation that says the same."""
    claim, form = derivation.claim, derivation.form
    named = {**dict(parts), claim.id: claim}
    names = tuple(name for name, _ in parts)
    scope = read_together(form, claim.id, names, _scope(named, form))
    falls = form == "change_from" and is_fall(claim, names, scope)
    tree, rounded = equation(form, claim.id, names, scope, is_fall=falls)
    terms = _terms(tree, named, scope)
    if terms is None:
        return
    if form in _ROUNDED and rounded(claim.id) != scope(claim.id):
        tree = _loosened(tree)
        terms[_ROUNDING] = (Interval.around(0, Fraction(1, 2)),)
    yield _member(derivation, tree, terms)


_ROUNDED: Final = frozenset({"average_of", "rate_of"})
_ROUNDING: Final = Literal("rounding")


def _loosened(tree: Chain) -> Chain:
    """The equation of a count that is worked out to a fraction and told as a whole number."""
    worked, claim = tree.sides
    return replace(tree, sides=(Operation("+", worked, _ROUNDING), claim))


def _scope(named: Mapping[str, Claim], form: str) -> Scope:
    def value(name: str) -> Value | Missing | None:
        claim = named.get(name)
        return None if claim is None else value_of_claim(claim)

    return per_unit(value) if form == "rate_of" else value


def _terms(
    tree: Chain, named: Mapping[str, Claim], scope: Scope
) -> dict[Leaf, Variable | Range] | None:
    """What stands for each claim and numeral; ``None`` where one has no value, or no sense."""
    values = values_that_fit(tree, scope)
    if values is None:
        return None
    terms: dict[Leaf, Variable | Range] = {}
    for leaf, value in values.items():
        own = known_value(named[leaf.name]) if isinstance(leaf, ClaimName) else None
        if own is not None and isinstance(leaf, ClaimName) and _is_as_written(own, value):
            terms[leaf] = unknown_of(named[leaf.name], own)
        else:
            terms[leaf] = value.worlds
    return terms


def _is_as_written(own: Value, value: Value) -> bool:
    """Whether a claim stands in its relation for what it says by itself."""
    return (own.numeral, own.unit.factor) == (value.numeral, value.unit.factor)


def _age(derivation: Derivation, days: _Named) -> Iterator[Member]:
    """Completed years: the days between are so many years and a part of the next."""
    claim = derivation.claim
    age = age_of(claim)
    years = stated_years(age) if age else None
    if years is None or years.low is None or years.high is None:
        return
    least, most = years.low * AGE.factor, (years.high + 1) * AGE.factor
    allowed = Interval(least - MARGIN_DAYS, most + MARGIN_DAYS, high_open=True)
    aged = Literal(claim.value_words)
    yield _between(derivation, days, aged, {aged: (allowed,)})


def _length(derivation: Derivation, days: _Named) -> Iterator[Member]:
    """A length of time between two days, the last of which may count or not."""
    claim = derivation.claim
    length, own = length_of(claim), known_value(claim)
    if length is None:
        return
    if own is None or own.dimension != DURATION:
        own = length
        allowed = Allowed(unknown_of(claim, own), own.worlds)
        yield Member(f"{claim.uid} length", allowed, f"{claim.id}: “{claim.value_words}”")
    wide, narrow = ranges.hull(length.worlds), ranges.hull(own.worlds)
    shorter, longer = _beyond(narrow.low, wide.low), _beyond(wide.high, narrow.high)
    calendar = Interval(None if shorter is None else -shorter - 1, longer)
    name, spare = ClaimName(claim.id), Literal("calendar")
    terms: dict[Leaf, Variable | Range] = {name: unknown_of(claim, own), spare: (calendar,)}
    yield _between(derivation, days, Operation("+", name, spare), terms)


def _difference(derivation: Derivation, days: _Named) -> Iterator[Member]:
    """Days between two dates of which the later is named first."""
    return _length(derivation, days[::-1])


_SPANS: Final[Mapping[str, Callable[[Derivation, _Named], Iterator[Member]]]] = {
    "age_of": _age,
    "duration_of": _length,
    "difference_of": _difference,
}


def _beyond(high: Fraction | None, low: Fraction | None) -> Fraction | None:
    """How far one bound lies above another, if it does; a missing bound lies nowhere."""
    if high is None or low is None:
        return Fraction(0) if high is low else None
    return max(high - low, Fraction(0))


def _between(
    derivation: Derivation, days: _Named, told: Node, terms: Mapping[Leaf, Variable | Range]
) -> Member:
    """That the days between two are what a figure says."""
    (start, started), (end, ended) = days
    first, last = ClaimName(start), ClaimName(end)
    tree = Chain((Operation("-", last, first), told), (Sign("=="),))
    return _member(derivation, tree, {last: day_of(ended), first: day_of(started), **terms})


def _member(derivation: Derivation, tree: Chain, terms: Mapping[Leaf, Variable | Range]) -> Member:
    related = Constrained(tree, tuple(terms.items()))
    claim, words = derivation.claim, told_form(derivation)
    if derivation.form == "age_of":
        words = words.replace(claim.id, f"{claim.id} (“{claim.value_words}”)", 1)
    return Member(f"{derivation.form} {claim.uid}", related, words)
