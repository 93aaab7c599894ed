"""What a source says of its claims as relations between them: derived figures, expectations.

Beside them a figure or a day with what contradicts it: a restatement, a reference, another claim.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeAlias

from msgspec import Struct

from factcheck.archive.derivations import derivations_of, scope_of
from factcheck.archive.index import Archive
from factcheck.consistency.causes import AgeRelation, ClaimRelation
from factcheck.consistency.derived import equation_of
from factcheck.consistency.evaluation import values_that_fit
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.expression import Chain, ClaimName, ComparisonSign, Leaf, Literal
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.ranges import EVERYTHING
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
from factcheck.model import Derivation, Expectation, Pair, Restatement, Source

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
    for expectation in archive.expectations.get(source.id, ()):
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
