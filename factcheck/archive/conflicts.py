"""What a source's claims cannot all say at once: its minimal conflicts, and who tells of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from itertools import chain

from factcheck.archive.derivations import derivations_of
from factcheck.archive.index import Archive, once_a_source
from factcheck.archive.relations import Said
from factcheck.comparison import Comparison, Verdict
from factcheck.consistency.conflict_notes import tell_conflict
from factcheck.consistency.conflicts import find_conflicts
from factcheck.consistency.statements import Statements, statements_of
from factcheck.consistency.system import MinimalConflict
from factcheck.model import Claim, Conflict, Pair, Restatement, Source


@once_a_source
def conflicts_of(archive: Archive, source: Source) -> tuple[Conflict, ...]:
    """Every independent minimal conflict among what a source says, and the desk knows and expects.

    Of references, those about what the source speaks of: others can clash with nothing. What
    could not be decided within the budget is told too, as *cannot tell*.
    """
    plain = [one for one in archive.expected_of(source) if not one.reads_otherwise]
    references, derivations = archive.references_for(source), derivations_of(archive, source)
    statements = statements_of(source, references, plain, derivations)
    result = find_conflicts(statements.members)
    found = [_conflict(core, statements) for core in result.conflicts]
    undecided = [
        Conflict((), Comparison(Verdict.CANNOT_TELL, why, is_cut_short=True))
        for why in result.undecided
    ]
    return (*found, *undecided)


def _conflict(core: MinimalConflict, statements: Statements) -> Conflict:
    claims = [claim for name in core.names for claim in statements.claims.get(name, ())]
    ordered = sorted(dict.fromkeys(claims), key=lambda claim: claim.is_reference)
    return Conflict(tuple(ordered), tell_conflict(core, statements))


def is_told(conflict: Conflict, archive: Archive, source: Source) -> bool:
    """Whether one or two of the claims, or one relation of them, conflict by themselves.

    A claim that conflicts with its day of publication alone is told of where it is told as past.
    """
    claims = set(conflict.claims)
    if len(claims) == 1 and conflict.claims[0].tense != "future":
        return True
    simpler = _simpler(archive, source)
    return any(told <= claims for claim in claims for told in simpler.get(claim, ()))


def is_doubted(conflict: Conflict, archive: Archive, source: Source) -> bool:
    """Whether a claim of the source is found wrong by itself, and nobody has accepted that.

    Or whether all are about one thing of which others already clash: of very many, few are compared
    as two.
    """
    doubted = _doubted(archive, source)
    topics = {claim.topic for claim in conflict.claims if not claim.is_reference}
    is_of_one = len(topics) == 1 and any(topics) and len(conflict.claims) > 1
    return (is_of_one and not topics.isdisjoint(claim.topic for claim in doubted)) or any(
        claim in doubted or claim.is_told_impossible for claim in conflict.claims
    )


@once_a_source
def _simpler(archive: Archive, source: Source) -> Mapping[Claim, list[frozenset[Claim]]]:
    """The claims that are found wrong alone, as two, or as one relation, by the first of them."""
    found: dict[Claim, list[frozenset[Claim]]] = defaultdict(list)
    for one in _broken(archive, source):
        if one.claims:  # none in what is expected of figures alone: "1 == 2"
            found[one.claims[0]].append(frozenset(one.claims))
    return found


@once_a_source
def _doubted(archive: Archive, source: Source) -> frozenset[Claim]:
    return frozenset(
        claim
        for one in _broken(archive, source)
        if not (isinstance(one, Pair) and one.is_disputed)
        and not any(claim.allowances for claim in one.claims)
        for claim in one.claims
        if not claim.is_reference
    )


def _broken(archive: Archive, source: Source) -> Iterator[Said]:
    """What is said of a source's claims, two of them or one relation, and conflicts."""
    said: Iterator[Said] = chain(
        archive.pairs.get(source.id, ()),
        derivations_of(archive, source),
        archive.expected_of(source),
        (Restatement(claim, claim.conversion) for claim in source.claims if claim.conversion),
    )
    return (one for one in said if one.conflicts)
