"""Small systems are judged as by trying every world of a grid."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.consistency.conflict_notes import amend
from factcheck.consistency.conflicts import find_conflicts
from factcheck.consistency.ranges import merged
from factcheck.consistency.system import Domain, Member, MinimalConflict, Ordered, Statement
from tests.consistency.small_systems import (
    DAYS,
    REALS,
    World,
    between,
    mask_of,
    related_systems,
    statements,
    systems,
    worlds_with,
)
from tests.often import times


def _can_be(members: Iterable[Member], *, is_day: bool = True) -> bool:
    mask = -1
    for member in members:
        mask &= mask_of(member.statement, is_day=is_day)
    return mask != 0


def _check_against_all_worlds(members: list[Member], *, is_day: bool) -> None:
    result = find_conflicts(members)
    assert result.undecided == ()
    assert bool(result.conflicts) is not _can_be(members, is_day=is_day)
    doubted: set[str] = set()
    for conflict in result.conflicts:
        assert not _can_be(conflict.members, is_day=is_day)
        for member in conflict.members:
            assert _can_be(conflict.without(member.name), is_day=is_day)
        doubted |= {m.name for m in conflict.members if not m.is_trusted} or set(conflict.names)
    assert _can_be((m for m in members if m.name not in doubted), is_day=is_day)


@times(150)
@given(systems(statements(DAYS, 2)))
def test_days_are_judged_as_by_trying_every_world(members: list[Member]) -> None:
    _check_against_all_worlds(members, is_day=True)


def _drawn(chance: Random) -> list[Member]:
    """A small system of days, with fewer loose members than hypothesis likes to try."""
    members = []
    for n in range(chance.randint(2, 9)):
        one, other = chance.sample(DAYS, 2)
        low = chance.randint(-2, 2)
        bound = between(low, chance.randint(low, 2))
        second = merged([*bound, *between(chance.randint(1, 2), 2)])
        choices: list[Statement] = [
            Domain(one, bound),
            Domain(one, second),
            Ordered(one, other, Fraction(low)),
            Ordered(one, other, Fraction(0)),
        ]
        statement = chance.choice(choices)
        members.append(Member(f"m{n}", statement, is_trusted=chance.random() < 0.3))
    return members


def test_a_thousand_systems_are_judged_as_by_trying_every_world() -> None:
    chance = Random(20240116)  # noqa: S311 - the same systems in every run, and no secret
    for n in range(1000):
        members = _drawn(chance)
        _check_against_all_worlds(members, is_day=True)
        if n % 8 == 0:
            shuffled = chance.sample(members, len(members))
            assert find_conflicts(members) == find_conflicts(shuffled)


@settings(max_examples=60, deadline=None)
@given(systems(statements(REALS, 1), most=7))
def test_quantities_are_judged_as_by_trying_every_world(members: list[Member]) -> None:
    _check_against_all_worlds(members, is_day=False)


@settings(max_examples=50, deadline=None)
@given(related_systems())
def test_relations_are_judged_as_by_trying_every_world(members: list[Member]) -> None:
    _check_against_all_worlds(members, is_day=True)


@settings(max_examples=25, deadline=None)
@given(related_systems().flatmap(lambda drawn: st.tuples(st.just(drawn), st.permutations(drawn))))
def test_the_order_of_members_does_not_matter(
    orders: tuple[list[Member], list[Member]],
) -> None:
    assert find_conflicts(orders[0]) == find_conflicts(orders[1])


@settings(max_examples=50, deadline=None)
@given(systems(statements(DAYS, 2)))
def test_the_amended_value_is_what_the_others_leave(members: list[Member]) -> None:
    for conflict in find_conflicts(members).conflicts:
        for member in conflict.members:
            left = amend(conflict, member.name)
            assert left is not None
            tried = _values_left(conflict, member)
            assert all(value in left for value in (tried[0], tried[-1]))
            if isinstance(member.statement, Domain):
                assert tried[0] == left.low or (left.low is None and tried[0] <= -2)
                assert tried[-1] == left.high or (left.high is None and tried[-1] >= 2)


def _values_left(conflict: MinimalConflict, member: Member) -> list[Fraction]:
    """The values that the other members leave within the grid, by trying."""
    worlds = worlds_with(conflict.without(member.name))
    return sorted({_measured(member.statement, world) for world in worlds})


def _measured(statement: Statement, world: World) -> Fraction:
    if isinstance(statement, Domain):
        return world[statement.variable.name]
    assert isinstance(statement, Ordered)
    return world[statement.after.name] - world[statement.before.name]
