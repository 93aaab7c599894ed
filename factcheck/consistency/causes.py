"""One mistaken claim that breaks several relations: which claim, and what it would have to be.

A claim is a cause where another value of it alone lets every relation hold that it takes part
in, together with those that hold already of the claims beside it. Of causes that share broken
relations the one that accounts for more is kept (the simplest explanation); where none does,
there is no telling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Sequence
from fractions import Fraction

from msgspec import Struct

from factcheck.consistency import ranges
from factcheck.consistency.conflicts import has_world
from factcheck.consistency.ranges import EVERYTHING, Range
from factcheck.consistency.relation import Relation
from factcheck.consistency.system import Allowed, Budget, Member
from factcheck.consistency.values import COUNT, DATE, TEMPERATURE, Value
from factcheck.interval import Interval

LEAST_WITH_ANOTHER = 4  # broken relations of one claim: of three, any two may have a cause


class Amendment(Struct, frozen=True, eq=False, dict=True):
    """A claim, what its words allow, and what the relations that it takes part in leave for it."""

    claim: str
    value: Value
    left: Range


class Cause(Struct, frozen=True, eq=False, dict=True):
    """Broken relations, and the claims of which another value alone lets all of them hold."""

    broken: tuple[Relation, ...]
    amendments: tuple[Amendment, ...]


def find_causes(relations: Iterable[Relation], movable: Container[str]) -> tuple[Cause, ...]:
    """The common causes of two or more broken relations each; no relation is in two of them.

    Only claims in ``movable`` may be at fault. The order of the relations does not matter.
    """
    ordered = sorted(relations, key=lambda relation: relation.name)
    groups: dict[tuple[Relation, ...], list[Amendment]] = defaultdict(list)
    broken = [relation for relation in ordered if relation.is_broken]
    for claim in sorted({name for relation in broken for name in relation.named}):
        theirs = tuple(relation for relation in broken if claim in relation.named)
        if len(theirs) > 1 and claim in movable:
            for mended, amendment in _amendments(claim, theirs, ordered):
                groups[mended].append(amendment)
    return tuple(
        Cause(theirs, tuple(found))
        for theirs, found in groups.items()
        if all(_accounts_for_more(theirs, other) for other in groups)
    )


def _amendments(
    claim: str, theirs: tuple[Relation, ...], relations: Sequence[Relation]
) -> list[tuple[tuple[Relation, ...], Amendment]]:
    """What would settle all; or else all but one, where that is clearly broken for itself."""
    whole = _amendment(claim, theirs, relations)
    if whole is not None or len(theirs) < LEAST_WITH_ANOTHER:
        return [(theirs, whole)] if whole else []
    found = []
    for apart in theirs:
        rest = tuple(relation for relation in theirs if relation is not apart)
        others = [relation for relation in relations if relation is not apart]
        if amendment := _amendment(claim, rest, others):
            found.append((rest, amendment))
    return found if len(found) == 1 else []


def _accounts_for_more(group: Sequence[Relation], other: Sequence[Relation]) -> bool:
    is_apart = not any(relation in other for relation in group)
    return other is group or is_apart or len(group) > len(other)


def _amendment(
    claim: str, theirs: Sequence[Relation], relations: Sequence[Relation]
) -> Amendment | None:
    """What would settle all; ``None`` where nothing does, or it cannot be shown."""
    named = [relation for relation in relations if claim in relation.named]
    left: Range = (EVERYTHING,)
    for relation in named:
        left = ranges.intersection(left, relation.values_left(claim))
        if not left:
            return None
    value = theirs[0].value_of(claim)
    left = _sensible(left, value)
    is_told = left and ranges.hull(left) != EVERYTHING
    if not is_told or ranges.intersection(left, value.worlds):
        return None
    beside = [relation for relation in _beside(named, relations) if not relation.is_broken]
    return Amendment(claim, value, left) if _settles(claim, left, (*named, *beside)) else None


def _sensible(left: Range, value: Value) -> Range:
    """Whole days and counts, and nothing below zero for what is not written so."""
    is_count = value.dimension == COUNT and (value.numeral or Fraction()).denominator == 1
    if value.dimension == DATE or is_count:
        left = ranges.whole(left)
    low = ranges.hull(value.worlds).low
    if not left or value.dimension in (DATE, TEMPERATURE) or low is None or low < 0:
        return left
    return ranges.intersection(left, (Interval(Fraction(0), None),))


def _beside(named: Sequence[Relation], relations: Sequence[Relation]) -> Iterator[Relation]:
    """The other relations of the claims in some; the next ones on are too far to tell of them."""
    reached = {name for relation in named for name in relation.named}
    for relation in relations:
        if relation not in named and reached & relation.named:
            yield relation


def _settles(claim: str, left: Range, relations: Iterable[Relation]) -> bool:
    """Whether all can hold with a value of the claim that is left."""
    members: list[Member] = []
    for relation in relations:
        members.extend(relation.members(claim))
        if claim in relation.named:
            unknown = relation.unknown(claim)
    members.append(Member(f"amended {claim}", Allowed(unknown, left)))
    return has_world(members, Budget())
