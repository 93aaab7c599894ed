"""What a source says of its claims as relations between them, and what broken ones have in common.

Relations are derived figures, expectations, and a figure or a day with what contradicts it: a
restatement, a reference, another claim. One defect, one finding: of those that share their cause,
one tells of all.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive.derivations import derivations_of, scope_of
from factcheck.archive.index import Archive, once_a_source
from factcheck.comparison import Comparison, Verdict
from factcheck.consistency.causes import AgeRelation, Amendment, Cause, ClaimRelation, find_causes
from factcheck.consistency.derived import equation_of
from factcheck.consistency.evaluation import values_that_fit
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.expression import Chain, ClaimName, ComparisonSign, Leaf, Literal
from factcheck.consistency.forms import told_form
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.ranges import EVERYTHING, Range, intersection
from factcheck.consistency.scopes import expected_in_one_unit
from factcheck.consistency.values import (
    COUNTED,
    DATE,
    Value,
    known_value,
    value_of_claim,
    value_of_quantity,
)
from factcheck.dates.comparing import SLACK_DAYS
from factcheck.errors import Place
from factcheck.interval import Interval
from factcheck.model import Claim, Derivation, Expectation, Pair, Restatement, Source

Said: TypeAlias = Derivation | Expectation | Restatement | Pair


class SourceRelation(Struct, frozen=True, eq=False, dict=True):
    """What is said of claims, or set beside one, and the relation that this is."""

    said: Said
    relation: ClaimRelation

    @property
    def key(self) -> object:
        """By what it is known: itself, or the claim that is restated."""
        return self.said.claim if isinstance(self.said, Restatement) else self.said


def relations_of(archive: Archive, source: Source) -> Iterator[SourceRelation]:
    """A source's derivations and expectations, as far as all their claims have values.

    With them what contradicts a claim by itself: its restatement, or a reference. What a person
    has accepted something of stands for itself, and is left out; so is a change in percent that
    is right in points.
    """
    for derivation in derivations_of(archive, source):
        if not derivation.confuses_points:
            yield from _related(derivation, _derived(derivation, archive, source))
    for expectation in archive.expected_of(source):
        yield from _related(expectation, _expected(expectation, archive, source))
    for contradiction, beside in _contradictions(archive, source):
        yield from _related(contradiction, beside)


def _related(said: Said, relation: ClaimRelation | None) -> Iterator[SourceRelation]:
    if relation is not None and not any(claim.allowances for claim in said.claims):
        yield SourceRelation(said, relation)


def days_left(age: Derivation, archive: Archive, source: Source) -> Iterator[str]:
    """The days that an age leaves for the birth and for the day of the age, a line each."""
    relation = _derived(age, archive, source)
    if relation is None:
        return
    for claim in age.parts:
        left = relation.values_left(claim.uid)
        if left and left != (EVERYTHING,):
            yield f"{claim.called(claim.value_words)}: would have to be {shown_range(left, DATE)}"


def _expected(said: Expectation, archive: Archive, source: Source) -> ClaimRelation | None:
    tree = parse_expectation(said.text)
    values = values_that_fit(tree, expected_in_one_unit(tree, scope_of(archive, source)))
    if values is None:
        return None
    claims = _claims_behind(values, source)
    return ClaimRelation(f"expect {tree}", tree, values, claims, said.conflicts, SLACK_DAYS)


def _derived(said: Derivation, archive: Archive, source: Source) -> ClaimRelation | None:
    claim = said.claim
    equation = equation_of(said, scope_of(archive, source))
    if equation is None:
        return None
    tree, values = equation.tree, equation.values
    told = f"{said.form} {claim.uid}", tree, values, _claims_behind(values, source), said.conflicts
    if equation.years is None:
        return ClaimRelation(*told)
    value = known_value(claim)
    age = value if value and value.dimension in COUNTED else None
    return AgeRelation(*told, age=claim.uid, years=equation.years, told=age)


def _claims_behind(values: Iterable[Leaf], source: Source) -> dict[Leaf, str]:
    return {leaf: source.uid_of(leaf.name) for leaf in values if isinstance(leaf, ClaimName)}


def _contradictions(
    archive: Archive, source: Source
) -> Iterator[tuple[Restatement | Pair, ClaimRelation]]:
    """The claims of a source that conflict with their restatement or another claim, as relations.

    Each has a finding of its own, whatever else the claim breaks.
    """
    for claim in source.claims:
        if claim.conversion is None or claim.restated is None:
            continue
        restatement = Restatement(claim, claim.conversion)
        stated, again = value_of_claim(claim), value_of_quantity(claim.restated)
        if restatement.conflicts and isinstance(stated, Value) and isinstance(again, Value):
            yield restatement, _equal(claim.uid, stated, "", again)
    for pair in archive.pairs.get(source.id, ()):
        if not _is_of_values(pair):
            continue
        stated, known = value_of_claim(pair.claim), value_of_claim(pair.other)
        if isinstance(stated, Value) and isinstance(known, Value):
            yield pair, _equal(pair.claim.uid, stated, pair.other.uid, known)


def _is_of_values(pair: Pair) -> bool:
    """Whether two claims give one thing two values, which is nobody's dispute."""
    is_slip = bool(pair.scale_slip or pair.unit_slip)
    is_told = pair.is_plain or pair.is_outside_period or pair.exceeds_bound or is_slip
    is_in_reach = pair.has_reference or pair.is_within_source
    return pair.conflicts and is_told and is_in_reach and not pair.is_between_speakers


def _equal(claim: str, stated: Value, other: str, value: Value) -> ClaimRelation:
    """That a claim is what another, or a restatement, says."""
    ours = ClaimName("stated")
    theirs = ClaimName("known") if other else Literal("restated")
    tree = Chain((ours, theirs), (ComparisonSign("=="),))
    values: dict[Leaf, Value] = {ours: stated, theirs: value}
    claims: dict[Leaf, str] = {ours: claim, **({theirs: other} if other else {})}
    name = f"beside {claim} {other}".rstrip()
    return ClaimRelation(name, tree, values, claims, is_broken=True, slack=SLACK_DAYS)


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
    if not any(said.conflicts for said in _statements_of(archive, source)):
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


def _statements_of(archive: Archive, source: Source) -> Iterator[Derivation | Expectation]:
    yield from derivations_of(archive, source)
    yield from archive.expected_of(source)


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
        f"{claim.id} {_shown_values(amendment, amendment.left)}"
        for claim, amendment in zip(faulty, cause.amendments, strict=True)
    )
    every = "both" if count == 2 else f"all {count}"
    return f"{who} does not fit {count} relations: {broken}. With {settled}, {every} would hold."


def _working(cause: Cause, told: list[SourceRelation], faulty: list[Claim]) -> Iterator[str]:
    """Each relation worked out, with what it leaves for the claims at fault."""
    for one in told:
        left = ", or ".join(
            f"{claim.id} {_shown_values(amendment, one.relation.values_left(amendment.claim))}"
            for claim, amendment in zip(faulty, cause.amendments, strict=True)
        )
        yield f"{_label(one.said)}: {one.said.explanation}; it would hold with {left}"


def _shown_values(amendment: Amendment, left: Range) -> str:
    return shown_range(left, amendment.value.dimension, amendment.value.unit)


def _label(said: Said) -> str:
    """A relation in an editor's words."""
    if isinstance(said, Expectation):
        return f"the expectation “{said.text}”"
    if not isinstance(said, Derivation):
        return said.claim.id
    return told_form(said)
