"""Relations between claims, and the one mistaken claim that breaks several of them.

A relation says what it leaves for each of its claims, and what it is to a solver. A claim is a
cause where another value of it alone lets every relation hold that it takes part in, together with
those that hold already of the claims beside it. Of causes that share broken relations the one that
accounts for more is kept (the simplest explanation); where none does, there is no telling.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from fractions import Fraction
from functools import partial

from msgspec import Struct

from factcheck.consistency import ranges
from factcheck.consistency.ages_and_durations import age_between
from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.conflicts import has_world
from factcheck.consistency.decision import slack_of
from factcheck.consistency.expression import Chain, Leaf, leaves
from factcheck.consistency.propagation import values_left
from factcheck.consistency.ranges import EVERYTHING, Range
from factcheck.consistency.system import Budget, Constrained, Domain, Member, Variable
from factcheck.consistency.values import COUNT, DATE, TEMPERATURE, Value, as_day
from factcheck.interval import Interval


class ClaimRelation(Struct, frozen=True, eq=False):
    """A chain of comparisons that should hold; ``is_broken`` where no values allowed satisfy it.

    ``values`` are what its claims and literals allow, ``claims`` the names of the claims behind
    its leaves. ``slack``: by how many days dates may be off against each other.
    """

    name: str
    tree: Chain
    values: Mapping[Leaf, Value]
    claims: Mapping[Leaf, str]
    is_broken: bool
    slack: int = 0

    @property
    def named(self) -> frozenset[str]:
        """The claims that it is between."""
        return frozenset(self.claims.values())

    def value_of(self, claim: str) -> Value:
        """What one of its claims allows; raises ``StopIteration`` for any other."""
        return next(self.values[leaf] for leaf, name in self.claims.items() if name == claim)

    def values_left(self, claim: str) -> Range:
        """The values of a claim with which it can hold; every value where that is not known."""
        found = [leaf for leaf in self.tree.leaves() if self.claims.get(leaf) == claim]
        if len(found) != 1:
            return (EVERYTHING,)
        arithmetic = Arithmetic(self.values, self.slack)
        return values_left(self.tree, arithmetic, partial(slack_of, arithmetic))[found[0]]

    def members(self, free: str) -> Iterator[Member]:
        """The relation, and what each of its claims allows but the free one."""
        unknowns = {leaf: self.unknown(claim) for leaf, claim in self.claims.items()}
        terms = tuple(
            (leaf, unknowns.get(leaf) or self.values[leaf].worlds)
            for leaf in dict.fromkeys(self.tree.leaves())
        )
        days = [unknown.is_day for unknown in unknowns.values()]
        related = Constrained(self.tree, terms, self.slack if all(days) else 0)
        yield Member(self.name, related)
        for leaf, unknown in unknowns.items():
            if unknown.name != free:
                value = self.values[leaf]
                allowed = Domain(unknown, value.worlds, value.numeral)
                yield Member(f"{self.name}: {leaf}", allowed)

    def unknown(self, claim: str) -> Variable:
        """What the claim speaks of."""
        value = self.value_of(claim)
        return Variable(claim, is_day=value.dimension == DATE, unit=value.unit)


class AgeRelation(ClaimRelation, frozen=True, eq=False):
    """That somebody born on one day is so old on another, in completed ``years``.

    The tree, for the solver, bounds the days between; what is left for a day is counted by the
    calendar, and so is what is left for ``age``, the claim that states the age, where it is
    ``told`` as a bare number of years.
    """

    age: str = ""
    years: Interval = EVERYTHING
    told: Value | None = None

    @property
    def named(self) -> frozenset[str]:
        """The claims that it is between, the age among them."""
        return frozenset((*self.claims.values(), self.age))

    def values_left(self, claim: str) -> Range:
        """The days of birth or of the age, or the ages, with which it can hold."""
        if self.years.low is None or self.years.high is None:
            return ()
        fewest, most = int(self.years.low), int(self.years.high)
        if claim == self.age:
            return self._ages()
        born, when = (ranges.hull(self.values[leaf].worlds) for leaf in self._days)
        if claim == self.claims[self._days[0]]:
            first, last = _years_on(when.low, -most - 1), _years_on(when.high, -fewest)
            return (Interval(first and first + 1, last),)
        first, last = _years_on(born.low, fewest), _years_on(born.high, most + 1)
        return (Interval(first, last and last - 1),)

    @property
    def _days(self) -> tuple[Leaf, Leaf]:
        """The birth, and the day of the age."""
        when, born = leaves(self.tree.sides[0])
        return born, when

    def _ages(self) -> Range:
        youngest, oldest = age_between(*(self.values[leaf] for leaf in self._days))
        if self.told is None or youngest is None or oldest is None:
            return ()
        return (Interval(Fraction(youngest), Fraction(oldest)),)

    def value_of(self, claim: str) -> Value:
        """What one of its claims allows, the age among them."""
        return self.told if claim == self.age and self.told else super().value_of(claim)

    def members(self, free: str) -> Iterator[Member]:
        """The relation, unless the age is free: then the two days alone."""
        members = super().members(free)
        if free == self.age:
            next(members)
        yield from members


def _years_on(ordinal: Fraction | None, years: int) -> Fraction | None:
    """The same day so many years on, or the last of February; ``None`` where there is none."""
    day = as_day(ordinal)
    year = day.year + years if day else date.min.year
    if day is None or not date.min.year < year <= date.max.year:
        return None
    try:
        moved = day.replace(year=year)
    except ValueError:
        moved = day.replace(year=year, day=28)
        if years > 0:
            moved += timedelta(days=1)
    return Fraction(moved.toordinal())


LEAST_WITH_ANOTHER = 4  # broken relations of one claim: of three, any two may have a cause


class Amendment(Struct, frozen=True, eq=False):
    """A claim, what its words allow, and what the relations that it takes part in leave for it."""

    claim: str
    value: Value
    left: Range


class Cause(Struct, frozen=True, eq=False):
    """Broken relations, and the claims of which another value alone lets all of them hold."""

    broken: tuple[ClaimRelation, ...]
    amendments: tuple[Amendment, ...]


def find_causes(relations: Iterable[ClaimRelation], movable: Container[str]) -> tuple[Cause, ...]:
    """The common causes of two or more broken relations each; no relation is in two of them.

    Only claims in ``movable`` may be at fault. The order of the relations does not matter.
    """
    ordered = sorted(relations, key=lambda relation: relation.name)
    groups: dict[tuple[ClaimRelation, ...], list[Amendment]] = defaultdict(list)
    broken: dict[str, list[ClaimRelation]] = defaultdict(list)
    for relation in ordered:
        for claim in relation.named if relation.is_broken else ():
            broken[claim].append(relation)
    for claim, theirs in sorted(broken.items()):
        if len(theirs) > 1 and claim in movable:
            for mended, amendment in _amendments(claim, tuple(theirs), ordered):
                groups[mended].append(amendment)
    return tuple(
        Cause(mended, tuple(found))
        for mended, found in groups.items()
        if all(_accounts_for_more(mended, other) for other in groups)
    )


def _amendments(
    claim: str, theirs: tuple[ClaimRelation, ...], relations: Sequence[ClaimRelation]
) -> list[tuple[tuple[ClaimRelation, ...], Amendment]]:
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


def _accounts_for_more(group: Sequence[ClaimRelation], other: Sequence[ClaimRelation]) -> bool:
    is_apart = not any(relation in other for relation in group)
    return other is group or is_apart or len(group) > len(other)


def _amendment(
    claim: str, theirs: Sequence[ClaimRelation], relations: Sequence[ClaimRelation]
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
    if not left or ranges.intersection(left, value.worlds):
        return None
    beside = [
        relation for relation in _neighbouring_relations(named, relations) if not relation.is_broken
    ]
    return Amendment(claim, value, left) if _settles(claim, left, (*named, *beside)) else None


def _sensible(left: Range, value: Value) -> Range:
    """Whole days and counts, and nothing below zero for what is not written so."""
    is_count = value.dimension == COUNT and (value.numeral or Fraction()).denominator == 1
    if value.dimension == DATE or is_count:
        left = ranges.whole(left)
    if not left or value.dimension in (DATE, TEMPERATURE):
        return left
    return ranges.as_positive_as(value.worlds, left)


def _neighbouring_relations(
    named: Sequence[ClaimRelation], relations: Sequence[ClaimRelation]
) -> Iterator[ClaimRelation]:
    """The other relations of the claims in some; the next ones on are too far to tell of them."""
    reached = {name for relation in named for name in relation.named}
    for relation in relations:
        if relation not in named and reached & relation.named:
            yield relation


def _settles(claim: str, left: Range, relations: Iterable[ClaimRelation]) -> bool:
    """Whether all can hold with a value of the claim that is left."""
    members: list[Member] = []
    for relation in relations:
        members.extend(relation.members(claim))
        if claim in relation.named:
            unknown = relation.unknown(claim)
    members.append(Member(f"amended {claim}", Domain(unknown, left)))
    return has_world(members, Budget())
