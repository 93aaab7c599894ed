"""What a check is called with: a part of a source, with what the archive knows beside it."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive.index import Archive
from factcheck.comparison import Comparison
from factcheck.errors import Place
from factcheck.model import Claim, Derivation, Source


class Subject(Struct, frozen=True, eq=False):
    """What a check is called with, the claims that it is about, and where its words stand.

    ``witnesses`` are those of the claims that are known not to be at fault.
    """

    value: object
    claims: tuple[Claim, ...]
    place: Place
    comparison: Comparison | None = None
    witnesses: tuple[Claim, ...] = ()


def with_account(subject: Subject, key: object, archive: Archive, source: Source) -> Subject:
    """The subject with the other relations that its claim breaks, where the cause is the same."""
    is_broken = subject.comparison is not None and subject.comparison.conflicts
    account = archive.accounts(source).get(key) if is_broken else None
    if account is None:
        return subject
    return replace(
        subject,
        claims=account.claims,
        comparison=account.comparison,
        witnesses=account.witnesses,
    )


def with_proof(
    comparison: Comparison, claims: tuple[Claim, ...], archive: Archive, source: Source
) -> Comparison:
    """The comparison; where a minimal conflict is just these claims', with that as its proof."""
    if not comparison.conflicts:
        return comparison
    proof = _proof(claims, archive, source)
    return replace(comparison, working=proof) if proof else comparison


def _proof(claims: tuple[Claim, ...], archive: Archive, source: Source) -> tuple[str, ...]:
    """What each of some claims would have to be, where just these cannot all be true."""
    for conflict in archive.conflicts(source):
        if conflict.conflicts and set(conflict.claims) == set(claims):
            return conflict.comparison.working
    return ()


def with_amendments(subject: Subject, archive: Archive, source: Source) -> Subject:
    """The subject; where it conflicts, with what each of its claims would have to be."""
    comparison = subject.comparison
    if comparison is None or not comparison.conflicts:
        return subject
    own = tuple(_amendments(subject, archive, source))
    return replace(subject, comparison=replace(comparison, working=(*comparison.working, *own)))


def _amendments(subject: Subject, archive: Archive, source: Source) -> Iterator[str]:
    if isinstance(subject.value, Derivation) and subject.value.form == "age_of":
        from factcheck.archive.relating import days_left  # needs the constraint rooms

        yield from days_left(subject.value, archive, source)
        return
    for line in _proof(subject.claims, archive, source):
        if ": would have to be" in line and "dropped" not in line:
            yield line
