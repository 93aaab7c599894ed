"""Figures and days beside what contradicts them: a restatement, a reference, another claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from factcheck.archive.expecting import SLACK_DAYS
from factcheck.consistency.causes import ClaimRelation
from factcheck.consistency.expression import Chain, ClaimName, Leaf, Literal, Sign
from factcheck.consistency.values import Value, value_of_claim, value_of_quantity
from factcheck.model import Pair, Restatement, Source

if TYPE_CHECKING:
    from factcheck.archive.index import Archive


def contradictions_of(
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
    tree = Chain((ours, theirs), (Sign("=="),))
    values: dict[Leaf, Value] = {ours: stated, theirs: value}
    claims: dict[Leaf, str] = {ours: claim, **({theirs: other} if other else {})}
    name = f"beside {claim} {other}".rstrip()
    return ClaimRelation(name, tree, values, claims, is_broken=True, slack=SLACK_DAYS)
