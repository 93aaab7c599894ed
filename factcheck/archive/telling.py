"""Which conflicts of several claims another finding tells of already, or may well explain."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

from factcheck.archive.index import Archive
from factcheck.archive.relating import Said, claims_of
from factcheck.model import Conflict, Pair, Restatement, Source


def is_told(conflict: Conflict, archive: Archive, source: Source) -> bool:
    """Whether one or two of the claims, or one relation of them, conflict by themselves.

    A claim that conflicts with its day of publication alone is told of where it is told as past.
    """
    claims = set(conflict.claims)
    if len(claims) == 1 and conflict.claims[0].tense != "future":
        return True
    simpler = (set(claims_of(one)) for one in _broken(archive, source))
    return any(told <= claims for told in simpler)


def is_doubted(conflict: Conflict, archive: Archive, source: Source) -> bool:
    """Whether a claim of the source is found wrong by itself, and nobody has accepted that."""
    doubted = {
        claim
        for one in _broken(archive, source)
        if not (isinstance(one, Pair) and one.is_disputed)
        and not any(claim.allowances for claim in claims_of(one))
        for claim in claims_of(one)
        if not claim.is_reference
    }
    return any(claim in doubted or claim.is_told_impossible for claim in conflict.claims)


def _broken(archive: Archive, source: Source) -> Iterator[Said]:
    """What is said of a source's claims, two of them or one relation, and conflicts."""
    said: Iterator[Said] = chain(
        archive.pairs.get(source.id, ()),
        archive.derivations(source),
        archive.expectations.get(source.id, ()),
        (Restatement(claim, claim.conversion) for claim in source.claims if claim.conversion),
    )
    return (one for one in said if one.conflicts)
