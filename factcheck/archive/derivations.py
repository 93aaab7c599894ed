"""Figures that a claim derives from others: a total of its parts, a change, an age."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.archive.index import Archive, once_a_source
from factcheck.comparison import Comparison, Verdict
from factcheck.consistency import forms, spans
from factcheck.consistency.derived import noun_of
from factcheck.consistency.dimensions import spoken
from factcheck.consistency.figures import PUBLICATION, age_of, is_fall, length_of, per_unit
from factcheck.consistency.readings import value_of_claim, value_of_date, value_of_quantity
from factcheck.consistency.rough_ages import age_in_months
from factcheck.consistency.scopes import overlaid
from factcheck.consistency.values import DATE, POINTS, TEMPERATURE, Missing, Scope, Value
from factcheck.errors import ExpressionError
from factcheck.model import Claim, Derivation, Source

Compare: TypeAlias = Callable[[Claim, tuple[str, ...], Scope], Comparison]


@once_a_source
def derivations_of(archive: Archive, source: Source) -> tuple[Derivation, ...]:
    """Each claim of a source that says what it is derived from, compared, form after form."""
    return tuple(chain.from_iterable(_derived(form, archive, source) for form in FORMS))


def _derived(form: str, archive: Archive, source: Source) -> Iterator[Derivation]:
    for claim in source.claims:
        named = claim.forms.get(form)
        if named is None:
            continue
        names = tuple(words.text for words in named)
        parts = tuple(filter(None, (archive.find(name, source) for name in names)))
        scope = scope_of(archive, source)
        comparison = _compared(form, claim, names, scope)
        is_change = form == "change_from" and comparison.conflicts
        points = _points(claim, names, scope) if is_change else None
        if points is not None and points.conflicts:
            yield Derivation(form, claim, parts, points, confuses_points=True)
        else:
            yield Derivation(form, claim, parts, comparison)


def _points(claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    before, after = names
    scope = forms.read_together("change_from", claim.id, names, scope)
    falls = is_fall(claim, names, scope)
    return forms.compare_percent_or_points(claim.id, before, after, scope, is_fall=falls)


def scope_of(archive: Archive, source: Source) -> Scope:
    """What the claims that a source's file names have for values."""

    def value(name: str) -> Value | Missing | None:
        claim = archive.find(name, source)
        return value_of_claim(claim) if claim else None

    return value


def _compared(form: str, claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    values = {name: scope(name) for name in names}
    if any(isinstance(value, Missing) for value in values.values()):
        known = forms.compare_unread_total(claim.id, names, scope) if form == "total_of" else None
        return known or Comparison(Verdict.CANNOT_TELL, "; ".join(_unusable(form, values)))
    try:
        return FORMS[form](claim, names, forms.read_together(form, claim.id, names, scope))
    except ExpressionError as error:
        told = _tell_kinds(form, claim, names, scope) or f"{form}: {error.message}"
        return Comparison(Verdict.CANNOT_TELL, told)


def _unusable(form: str, values: Mapping[str, Value | Missing | None]) -> Iterator[str]:
    """Why a form cannot use what it names: it cannot be read, or is a date among figures."""
    for name, value in values.items():
        if isinstance(value, Missing):
            yield f"{name}: {value.reason}"
        elif value and value.dimension == DATE and form not in _OF_DATES:
            yield f"{name}: it states a date, not a figure"


def _total(claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    return forms.compare_total(claim.id, names, scope)


def _average(claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    return forms.compare_average(claim.id, names, scope)


def _share(claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    part, whole = names
    return forms.compare_share(claim.id, part, whole, scope)


def _change(claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    before, after = names
    scope = _with_degrees_between(claim, names, scope)
    falls = is_fall(claim, names, scope)
    return forms.compare_change(claim.id, before, after, scope, is_fall=falls)


def _rate(claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    amount, per = names
    return forms.compare_rate(claim.id, amount, per, per_unit(scope))


def _difference(claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    larger, smaller = names
    if _days(scope, names):
        return _duration(claim, (smaller, larger), scope)
    scope = _with_degrees_between(claim, names, scope)
    return forms.compare_difference(claim.id, larger, smaller, scope)


def _age(claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    age = age_of(claim)
    if age is None:
        return Comparison(Verdict.CANNOT_TELL, f"“{claim.value_words}” is not read as an age")
    if len(names) == 1:
        names, scope = (*names, PUBLICATION), _with_publication(claim, scope)
    days = _days(scope, names)
    if days is None:
        return _no_dates("an age", names, scope)
    if (months := age_in_months(claim)) is not None:
        return spans.compare_duration(months, *days)
    return spans.compare_age(age, *days)


def _with_publication(claim: Claim, scope: Scope) -> Scope:
    """The scope, in which the day of publication has a name."""
    when = claim.document.published
    published = value_of_date(when) if when else None
    return overlaid({PUBLICATION: published}, scope)


def _duration(claim: Claim, names: tuple[str, ...], scope: Scope) -> Comparison:
    length = length_of(claim)
    if length is None:
        told = f"“{claim.value_words}” is not read as a length of time"
        return Comparison(Verdict.CANNOT_TELL, told)
    ends = _days(scope, names)
    if ends is None:
        return _no_dates("a length of time", names, scope)
    start, end = ends
    return spans.compare_duration(length, _begun(start), end)


def _begun(start: Value) -> Value:
    """The day that "since May 2008" begins with, not any day from then on."""
    is_begun = start.written.lower().startswith(("since ", "ever since "))
    return replace(start, worlds=start.worlds[:1]) if is_begun else start


def _no_dates(counted: str, names: tuple[str, ...], scope: Scope) -> Comparison:
    """That what is counted between two dates was given something else, and what."""
    values = {name: value for name in names if isinstance(value := scope(name), Value)}
    wrong = [f"{n} (“{v.written}”)" for n, v in values.items() if v.dimension != DATE]
    not_one = f": {' and '.join(wrong)} {'is no date' if len(wrong) == 1 else 'are no dates'}"
    told = f"{counted} is counted between two dates{not_one if wrong else ''}"
    return Comparison(Verdict.CANNOT_TELL, told)


def _days(scope: Scope, names: tuple[str, ...]) -> tuple[Value, Value] | None:
    """The values of two names, where both are days."""
    first, last = (scope(name) for name in names)
    if not (isinstance(first, Value) and isinstance(last, Value)):
        return None
    return (first, last) if first.dimension == last.dimension == DATE else None


_OF_DATES = {"age_of", "duration_of", "difference_of"}
FORMS: Mapping[str, Compare] = {
    "total_of": _total,
    "average_of": _average,
    "share_of": _share,
    "change_from": _change,
    "difference_of": _difference,
    "rate_of": _rate,
    "age_of": _age,
    "duration_of": _duration,
}
"""A claim file key → how the claim follows from those that the key names."""


def _with_degrees_between(claim: Claim, names: tuple[str, ...], scope: Scope) -> Scope:
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


def _tell_kinds(form: str, claim: Claim, names: Sequence[str], scope: Scope) -> str:
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
    return f"{claim.id} cannot be {noun_of(form, names)}: {told}"


def _kind(value: Value) -> str:
    return "a difference of shares" if value.unit == POINTS else spoken(value.dimension)


def _listed(members: Sequence[str]) -> str:
    *others, last = members
    return f"{', '.join(others)} and {last} are each" if others else f"{last} is"
