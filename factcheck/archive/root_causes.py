"""One defect, one finding: what several broken relations of a source have in common, told once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive.derivations import derivations_of
from factcheck.archive.index import Archive, once_a_source
from factcheck.archive.relations import Said, SourceRelation, relations_of
from factcheck.comparison import Comparison, Verdict
from factcheck.consistency.causes import Amendment, Cause, find_causes
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.forms import told_form
from factcheck.consistency.ranges import EVERYTHING, Range, intersection
from factcheck.dates.comparing import SLACK_DAYS
from factcheck.errors import Place
from factcheck.interval import Interval
from factcheck.model import Claim, Derivation, Expectation, Pair, Restatement, Source


class RootCause(Struct, frozen=True):
    """What one finding tells of several relations: the claims, those at fault first, and why.

    ``witnesses`` are the claims that are not at fault.
    """

    claims: tuple[Claim, ...]
    place: Place
    comparison: Comparison
    witnesses: tuple[Claim, ...]


@once_a_source
def root_causes_of(archive: Archive, source: Source) -> Mapping[object, RootCause | None]:
    """Those of a source's broken relations that share their cause.

    The one that tells of it has the cause, the others have none: they are its proof. A
    restatement is found under its claim. Nor has a relation any that holds with another day of a
    claim which tells its own as past before it has come: that is told of the claim.
    """
    if not any(said.conflicts for said in _said(archive, source)):
        return {}
    related = list(relations_of(archive, source))
    misdated = [one for one in related if one.relation.is_broken and _is_misdated(one)]
    root_causes: dict[object, RootCause | None] = dict.fromkeys((one.key for one in misdated), None)
    related = [one for one in related if one.key not in root_causes]
    causes = find_causes((one.relation for one in related), _movable(archive, source))
    for cause in causes:
        told = sorted(
            (one for one in related if one.relation in cause.broken),
            key=lambda one: _precedence(one, cause),
        )
        root_causes.update(dict.fromkeys((one.key for one in told), None))
        root_causes[told[0].key] = _root_cause(cause, told, archive)
    return root_causes


def _said(archive: Archive, source: Source) -> Iterator[Derivation | Expectation]:
    yield from derivations_of(archive, source)
    yield from archive.expectations.get(source.id, ())


def _movable(archive: Archive, source: Source) -> set[str]:
    """The claims that may be at fault: no reference bears them out, and no person has."""
    return {claim.uid for claim in source.claims if not archive.is_confirmed(claim)}


def _is_misdated(one: SourceRelation) -> bool:
    """Whether it would hold with a day in the past of a claim that tells a later one as past."""
    return any(
        claim.is_told_too_early and _has_past(one.relation.values_left(claim.uid), claim)
        for claim in one.said.claims
    )


def _has_past(left: Range, claim: Claim) -> bool:
    """Whether some of the days left lie no more than a day after the claim's source appeared."""
    appeared = claim.document.appeared
    latest = appeared.latest if appeared else None
    if latest is None or left == (EVERYTHING,):
        return False
    past = Interval(None, Fraction(latest.toordinal() + SLACK_DAYS))
    return bool(intersection(left, (past,)))


def _precedence(one: SourceRelation, cause: Cause) -> tuple[bool, bool, bool, str]:
    """What contradicts a claim by itself speaks first, then what derives it; expectations last."""
    faulty = {amendment.claim for amendment in cause.amendments}
    is_derived = isinstance(one.said, Derivation)
    is_own = isinstance(one.said, Derivation) and one.said.claim.uid in faulty
    is_alone = isinstance(one.said, Restatement | Pair)
    return not is_alone, not is_own, not is_derived, one.relation.name


def _root_cause(cause: Cause, told: list[SourceRelation], archive: Archive) -> RootCause:
    faulty = [archive.by_uid[amendment.claim] for amendment in cause.amendments]
    beside = (claim for one in told for claim in one.said.claims)
    first, working = told[0].said, tuple(_working(cause, told, faulty))
    if isinstance(first, Restatement | Pair):
        comparison = replace(first.comparison, working=(*first.comparison.working, *working[1:]))
    else:
        comparison = Comparison(Verdict.CONFLICTS, _message(cause, told, faulty), working)
    place = faulty[0].place_of(faulty[0].kind)
    claims = tuple(dict.fromkeys((*faulty, *beside)))
    return RootCause(claims, place, comparison, claims[len(faulty) :])


def _message(cause: Cause, told: list[SourceRelation], faulty: list[Claim]) -> str:
    said = [f"{claim.id} (“{claim.value_words}”)" for claim in faulty]
    broken = "; ".join(_label(one.said) for one in told)
    count = len(told)
    who = said[0] if len(said) == 1 else f"Either {' or '.join(said)}"
    settled = ", or ".join(
        f"{claim.id} {_shown(amendment, amendment.left)}"
        for claim, amendment in zip(faulty, cause.amendments, strict=True)
    )
    every = "both" if count == 2 else f"all {count}"
    return f"{who} does not fit {count} relations: {broken}. With {settled}, {every} would hold."


def _working(cause: Cause, told: list[SourceRelation], faulty: list[Claim]) -> Iterator[str]:
    """Each relation worked out, with what it leaves for the claims at fault."""
    for one in told:
        left = ", or ".join(
            f"{claim.id} {_shown(amendment, one.relation.values_left(amendment.claim))}"
            for claim, amendment in zip(faulty, cause.amendments, strict=True)
        )
        yield f"{_label(one.said)}: {one.said.explanation}; it would hold with {left}"


def _shown(amendment: Amendment, left: Range) -> str:
    return shown_range(left, amendment.value.dimension, amendment.value.unit)


def _label(said: Said) -> str:
    """A relation in an editor's words."""
    if isinstance(said, Expectation):
        return f"the expectation “{said.text}”"
    if not isinstance(said, Derivation):
        return said.claim.id
    return told_form(said)
