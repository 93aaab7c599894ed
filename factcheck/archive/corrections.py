"""Claims that others have corrected, and who still repeats them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from factcheck.model import Claim, Repeated
from factcheck.model.pairs import compare_claims

MOST_TOGETHER = 1000  # claims about one thing; of more, those that follow one another
Corrections: TypeAlias = Mapping[str, Sequence[Claim]]


def windows(count: int) -> Iterator[tuple[int, int]]:
    """The claims about one thing that are set against each other, of so many: all, or neighbours.

    Each window has ``MOST_TOGETHER``, the last one up to twice as many.
    """
    last = window_at(count, count)
    for at in range(last + 1):
        yield at * MOST_TOGETHER, count if at == last else (at + 1) * MOST_TOGETHER


def window_at(position: int, count: int) -> int:
    """The number of the window in which a claim stands among so many, by its position."""
    return min(position // MOST_TOGETHER, max(0, count // MOST_TOGETHER - 1))


def corrections_among(claims: Iterable[Claim]) -> Corrections:
    """Those of some claims that correct another, under the ``file.claim`` of that."""
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        if "corrects" in claim.written:
            found[claim.corrects].append(claim)
    return found


def without_superseded(claims: Sequence[Claim], corrections: Corrections) -> Sequence[Claim]:
    """Those of some claims that none corrects, and that do not repeat what one corrects."""
    old = [claim for claim in claims if claim.uid in corrections] if corrections else []
    if not old:
        return claims
    return [
        claim
        for claim in claims
        if claim.uid not in corrections
        and not any(_repeats(claim, one, corrections[one.uid]) for one in old)
    ]


def repeated_in(claims: Sequence[Claim], corrections: Corrections) -> Iterator[Repeated]:
    """Each of some claims about one thing that says again what another has corrected."""
    for old in claims:
        for correction in corrections.get(old.uid, ()):
            for one in claims:
                if not one.is_reference and _repeats(one, old, [correction]):
                    yield Repeated(one, old, correction)


def _repeats(claim: Claim, old: Claim, corrections: Iterable[Claim]) -> bool:
    """Whether a claim agrees with a corrected one, and with none that corrects it."""
    if claim is old or "corrects" in claim.written or not claim.about:
        return False
    same = compare_claims(claim, old)
    right = [compare_claims(claim, one) for one in corrections]
    return bool(same and same.fits) and any(one is not None and not one.fits for one in right)
