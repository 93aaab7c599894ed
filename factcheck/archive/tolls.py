"""Counts that can only grow: each set against the one before it, across sources."""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from msgspec.structs import replace

from factcheck.consistency.forms import compare_tolls
from factcheck.consistency.readings import value_of_quantity
from factcheck.consistency.values import Missing, Value
from factcheck.reading.date import read_date
from factcheck.model import Claim, Pair
from factcheck.quantities import Hedge, Quantity

_LEAST = frozenset({Hedge.AT_LEAST, Hedge.OVER})
Groups = Mapping[tuple[str, ...], Sequence[Claim]]


def tolls_in(claimed: Groups, wrong: Collection[Claim]) -> Mapping[str, tuple[Pair, ...]]:
    """Pairs of neighbouring cumulative counts, the later first, under the later one's source.

    Ordered by the day as of which they hold, or else of publication; a count whose day is not
    known is not compared, nor is one that is found ``wrong`` otherwise.
    """
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for claims in claimed.values():
        days = [(_day(claim), claim) for claim in claims if "cumulative" in claim.written]
        dated = [(day, claim) for day, claim in days if day and claim not in wrong]
        dated.sort(key=lambda one: one[0])
        for (before, earlier), (after, later) in pairwise(dated):
            if before < after:
                pairs[later.document.id].append(_pair(earlier, later))
    return {source: tuple(members) for source, members in pairs.items()}


def _day(claim: Claim) -> datetime.date | None:
    """The one day as of which a cumulative count holds."""
    if claim.quantity is None:
        return None
    words = claim.words("as_of")
    date = read_date(words) if words else claim.document.published
    period = date.widest if date else None
    return period.earliest if period and period.is_day else None


def _pair(earlier: Claim, later: Claim) -> Pair:
    counts = {claim.uid: claim.quantity for claim in (earlier, later) if claim.quantity}
    if all(map(_is_least, counts.values())):
        counts = {name: _without_bound(count) for name, count in counts.items()}

    def scope(name: str) -> Value | Missing | None:
        return value_of_quantity(counts[name]) if name in counts else None

    return Pair(later, earlier, compare_tolls(earlier.uid, later.uid, scope))


def _is_least(count: Quantity) -> bool:
    return bool(count.readings) and all(each.hedge in _LEAST for each in count.readings)


def _without_bound(count: Quantity) -> Quantity:
    """A count as its numeral: two that are each the least known compare by their numerals."""
    return replace(
        count, readings=tuple(replace(each, hedge=Hedge.NONE) for each in count.readings)
    )
