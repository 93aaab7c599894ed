"""Days of one event that miss each other by no more than the time zones may explain."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import combinations

from factcheck.consistency import ranges
from factcheck.consistency.ranges import Range
from factcheck.consistency.unknowns import day_of, known_value
from factcheck.consistency.values import DATE
from factcheck.interval import Interval
from factcheck.model import Claim


def widened(worlds: Range, slack: int) -> Range:
    """The same, and as many days more on either side."""
    return ranges.merged(part + Interval.around(0, slack) for part in worlds)


def nearly_met(claims: Iterable[Claim], slack: int) -> frozenset[str]:
    """The claims, by uid, whose day misses that of another about the same event by the slack.

    Tuesday in Washington may be Wednesday in Seoul: by themselves such claims clash with
    nothing. What lies further apart does.
    """
    told: dict[str, dict[Range, list[str]]] = {}
    for claim in claims:
        value = known_value(claim) if claim.kind == "date" and claim.aspect else None
        if value is not None and value.dimension == DATE:
            days = told.setdefault(day_of(claim).name, {})
            days.setdefault(value.worlds, []).append(claim.uid)
    return frozenset(
        uid
        for group in told.values()
        for one, other in combinations(group, 2)
        if not ranges.intersection(one, other) and ranges.intersection(widened(one, slack), other)
        for uid in (*group[one], *group[other])
    )
