"""Figures that a claim derives from others: a total of its parts, a change, an age."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain, pairwise

from msgspec.structs import replace

from factcheck.archive.index import Archive, once_a_source
from factcheck.comparison import Comparison, Verdict
from factcheck.consistency.changes import compare_percent_or_points
from factcheck.consistency.dimensions import spoken
from factcheck.consistency.forms import (
    FORMS,
    MOST_TRIED,
    DerivedForm,
    compare_derived,
    compare_unread_total,
)
from factcheck.consistency.units_left_out import of_one_kind
from factcheck.consistency.values import (
    DATE,
    POINTS,
    Missing,
    Scope,
    Value,
    overlaid,
    value_of_claim,
    value_of_quantity,
)
from factcheck.errors import ExpressionError
from factcheck.model import Claim, Derivation, Source
from factcheck.quantities import Quantity
from factcheck.reading.figures.quantity import read_quantity
from factcheck.words import listed


@once_a_source
def derivations_of(archive: Archive, source: Source) -> tuple[Derivation, ...]:
    """Each claim of a source that says what it is derived from, compared, form after form."""
    deriving = [claim for claim in source.claims if claim.forms]
    forms = FORMS.values() if deriving else ()
    return tuple(chain.from_iterable(_derived(one, deriving, archive, source) for one in forms))


def _derived(
    form: DerivedForm, deriving: Iterable[Claim], archive: Archive, source: Source
) -> Iterator[Derivation]:
    for claim in deriving:
        named = claim.forms.get(form.key)
        if named is None:
            continue
        names = tuple(words.text for words in named)
        parts = tuple(filter(None, (archive.find(name, source) for name in names)))
        scope = scope_of(archive, source)
        comparison = _compared(form, claim, names, scope)
        is_change = form.is_change and comparison.conflicts
        points = _points(form, claim, names, scope) if is_change else None
        if points is not None and points.conflicts:
            yield Derivation(form.key, claim, parts, points, confuses_points=True)
        else:
            yield Derivation(form.key, claim, parts, comparison)


def exchanged_digits(
    derivation: Derivation, archive: Archive, source: Source
) -> list[tuple[str, str]]:
    """The figures that fit with two neighbouring digits exchanged, each by itself: before, after.

    Those that a reference or a person bears out are left as they are, and very many parts.
    """
    form, claim = FORMS[derivation.form], derivation.claim
    if form.adds_up:
        form = replace(form, compare=None)  # not asked again which part a total leaves out
    scope, names = scope_of(archive, source), tuple(one.text for one in claim.forms[form.key])
    found: list[tuple[str, str]] = []
    if len(names) > MOST_TRIED:
        return found
    for name, one in zip((claim.id, *names), (claim, *derivation.parts), strict=False):
        for quantity in () if archive.is_confirmed(one) else _with_digits_exchanged(one):
            mistyped = overlaid({name: value_of_quantity(quantity)}, scope)
            verdict = _compared(form, claim, names, mistyped).verdict
            if verdict is Verdict.AGREES or (verdict is Verdict.ROUNDING and _is_told(quantity)):
                found.append((one.value_words, quantity.words))
    return found


_FEWEST_DIGITS = 3  # of a figure that fits through rounding, lest chance make it fit


def _is_told(quantity: Quantity) -> bool:
    return len(re.sub(r"\D", "", quantity.words).rstrip("0")) >= _FEWEST_DIGITS


def _with_digits_exchanged(claim: Claim) -> Iterator[Quantity]:
    words = claim.value_words if claim.quantity else ""
    digits = [at for at, sign in enumerate(words) if sign.isdecimal()]
    for one, other in pairwise(digits):
        before, between, behind = words[:one], words[one + 1 : other], words[other + 1 :]
        if words[one] != words[other]:
            yield read_quantity(f"{before}{words[other]}{between}{words[one]}{behind}")


def _points(form: DerivedForm, claim: Claim, names: Sequence[str], scope: Scope) -> Comparison:
    scope = form.together(claim, names, scope)
    return compare_percent_or_points(claim.id, names, scope, form.falls(claim, names, scope))


def scope_of(archive: Archive, source: Source) -> Scope:
    """What the claims that a source's file names have for values."""

    def value(name: str) -> Value | Missing | None:
        claim = archive.find(name, source)
        return value_of_claim(claim) if claim else None

    return value


def _compared(form: DerivedForm, claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    settled = of_one_kind((claim.id, *names), scope)
    values = {name: settled(name) for name in names}
    if any(isinstance(value, Missing) for value in values.values()):
        known = compare_unread_total(claim.id, names, scope) if form.adds_up else None
        return known or Comparison(Verdict.CANNOT_TELL, "; ".join(_unusable(form, values)))
    try:
        return compare_derived(form, claim, names, scope)
    except ExpressionError as error:
        told = _tell_kinds(form, claim, names, scope) or f"{form.key}: {error.message}"
        return Comparison(Verdict.CANNOT_TELL, told)


def _unusable(form: DerivedForm, values: Mapping[str, Value | Missing | None]) -> Iterator[str]:
    """Why a form cannot use what it names: it cannot be read, or is a date among figures."""
    for name, value in values.items():
        if isinstance(value, Missing):
            yield f"{name}: {value.reason}"
        elif value and value.dimension == DATE and not form.takes_dates:
            yield f"{name}: it states a date, not a figure"


def _tell_kinds(form: DerivedForm, claim: Claim, names: Sequence[str], scope: Scope) -> str:
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
    told = ", ".join(
        f"{listed(members)} {'are each' if members[1:] else 'is'} {kind}"
        for kind, members in kinds.items()
    )
    return f"{claim.id} cannot be {form.called(names)}: {told}"


def _kind(value: Value) -> str:
    return "a difference of shares" if value.unit == POINTS else spoken(value.dimension)
