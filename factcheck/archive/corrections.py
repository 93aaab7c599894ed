"""Claims that others have corrected, and who still repeats them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from factcheck.model import Claim, Repeated
from factcheck.model.pairs import compare_claims


def without_superseded(claims: Sequence[Claim], corrections: Sequence[Claim]) -> list[Claim]:
    """Those of some claims that none corrects, and that do not repeat what one corrects."""
    if not corrections:
        return list(claims)
    corrected = {claim.corrects for claim in corrections}
    old = [claim for claim in claims if claim.uid in corrected]
    return [
        claim
        for claim in claims
        if claim.uid not in corrected and not any(_repeats(claim, one, corrections) for one in old)
    ]


def repeated_in(claims: Iterable[Claim], by_uid: Mapping[str, Claim]) -> Iterator[Repeated]:
    """Each claim that says again what another has corrected, in the order of the corrections."""
    known = list(claims)
    for correction in known:
        old = by_uid.get(correction.corrects)
        if old is not None:
            fellows = (one for one in known if one.about == old.about and one is not old)
            for one in fellows:
                if _repeats(one, old, [correction]):
                    yield Repeated(one, old, correction)


def _repeats(claim: Claim, old: Claim, corrections: Iterable[Claim]) -> bool:
    """Whether a claim agrees with a corrected one, and with none that corrects it."""
    if claim is old or "corrects" in claim.written or not claim.about:
        return False
    same = compare_claims(claim, old)
    right = [compare_claims(claim, one) for one in corrections if one.corrects == old.uid]
    return bool(same and same.fits) and any(one is not None and not one.fits for one in right)
