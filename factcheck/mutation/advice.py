"""What would notice a slip that no check notices: a claim, a relation or a reference."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.archive import Archive
from factcheck.model import Claim, Observation
from factcheck.mutation.planting import Planted

_RELATIONS = {
    "quantity": "a relation with other figures (total_of, change_from, expect: …)",
    "share": "a relation with other figures (share_of, expect: …)",
    "date": "a relation with other dates (duration_of, age_of, expect: …)",
    "quotation": "the source of the words (quoted_from: …)",
}


def remedy_for(slip: Planted, archive: Archive, observations: Iterable[Observation]) -> str:
    """A sentence that says which line in a claim file would notice the slip."""
    if not slip.claims:
        return f"No claim quotes line {slip.place.line}, “{slip.told.partition(' → ')[0]}”."
    if not slip.values:
        named = " and ".join(claim.id for claim in slip.claims)
        quotes = "quotes it, but not" if len(slip.claims) == 1 else "quote it, but not"
        return f"{named} {quotes} as a value: a claim of its own would."
    claim = next((one for one in slip.claims if one.kind), slip.claims[0])
    beside = {
        other.id if other.document is claim.document else other.uid
        for one in observations
        if claim in one.claims and one.verdict is not None
        for other in one.claims
        if other is not claim
    }
    if not beside:
        return f"{claim.id} is compared with nothing: {_held(claim, archive)} would notice."
    told = ", ".join(sorted(beside)[:_MOST_NAMED])
    return f"{claim.id} still fits {told}: {_held(claim, archive)} would notice."


_MOST_NAMED = 3


def _held(claim: Claim, archive: Archive) -> str:
    """What could hold a claim to its value: where no reference and no relation, a reader."""
    relation = next((said for key, said in _RELATIONS.items() if key in claim.written), "")
    about = f"[{', '.join(claim.about)}]" if claim.about else "the same, with an about here,"
    known = archive.references_on(claim)
    reference = _exacter(known[0]) if known else f"a reference about {about}"
    return " or ".join(filter(None, (reference, relation))) or "only a person who looks"


def _exacter(known: Claim) -> str:
    """What would say more than a reference; empty for a day, or for words, which are exact."""
    date = known.date.widest if known.date else None
    if known.quantity or (date and not date.is_day):
        return f"a reference more exact than {known.uid} (“{known.value_words}”)"
    return ""
