"""What the claims of a project ask of its references."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from factcheck.claimfiles import ClaimFile
from factcheck.model import Claim

About: TypeAlias = tuple[str, ...]
Asked: TypeAlias = Mapping[About, Sequence[Claim]]


def asked_in(files: Iterable[ClaimFile]) -> Asked:
    """The claims of some files, references aside, by what they are about, case folded."""
    asked: dict[About, list[Claim]] = defaultdict(list)
    for file in files:
        for claim in file.source.claims:
            if claim.about and not claim.is_reference:
                asked[claim.topic].append(claim)
    return asked


def askers(asked: Asked, about: About, *, is_dated: bool = False) -> Iterator[Claim]:
    """The claims that ask for something.

    What is dated may be a term of office, which claims ask for that name the person.
    """
    folded = tuple(word.casefold() for word in about)
    yield from asked.get(folded, ())
    if is_dated and len(folded) > 1:
        yield from (claim for claim in asked.get(folded[:1], ()) if claim.name)
