"""What is reported cannot be true, every part of it is needed, and nothing else is reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from fractions import Fraction
from functools import cache
from itertools import product
from random import Random
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.consistency.amending import amend
from factcheck.consistency.conflicts import find_conflicts
from factcheck.consistency.expressions import parse_expectation
from factcheck.consistency.ranges import Range, merged
from factcheck.consistency.system import (
    Allowed,
    Budget,
    Conflict,
    Member,
    Ordered,
    Related,
    Statement,
    Variable,
)
from factcheck.consistency.tree import ClaimName, Leaf
from factcheck.interval import Interval

REACH = 8  # no chain of bounds up to 2 and strict gaps up to 2 leads further
DAYS = tuple(Variable(name, is_day=True) for name in "abc")
REALS = tuple(Variable(name) for name in "abc")
GRID = {
    True: tuple(Fraction(n) for n in range(-REACH, REACH + 1)),
    False: tuple(Fraction(n, 4) for n in range(-12, 13)),
}


def _between(
    low: Fraction | int | None, high: Fraction | int | None, *, open_: bool = False
) -> Range:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return (Interval(ends[0], ends[1], open_ and low is not None, open_ and high is not None),)


def _related(text: str, variables: Iterable[Variable], slack: int = 0) -> Related:
    tree = parse_expectation(text)
    known = {variable.name: variable for variable in variables}
    terms: dict[Leaf, Variable | Range] = {
        leaf: known[leaf.name]
        if isinstance(leaf, ClaimName)
        else _between(int(str(leaf)), int(str(leaf)))
        for leaf in tree.leaves()
    }
    return Related(tree, tuple(terms.items()), slack)


@cache
def _mask(statement: Statement, *, is_day: bool) -> int:
    """The worlds of a small grid in which a statement holds, as bits."""
    mask = 0
    for n, world in enumerate(product(GRID[is_day], repeat=3)):
        mask |= _holds(statement, dict(zip("abc", world, strict=True))) << n
    return mask


def _holds(statement: Statement, world: dict[str, Fraction]) -> bool:
    match statement:
        case Allowed(variable=variable, parts=parts):
            return any(world[variable.name] in part for part in parts)
        case Ordered(before=before, after=after, at_least=least, is_strict=strict):
            distance = world[after.name] - world[before.name]
            return distance > least if strict else distance >= least
        case Related(expectation=expectation):
            names = {"abs": abs, "min": min, "max": max, "__builtins__": {}}
            return bool(eval(str(expectation), names, dict(world)))  # noqa: S307 - our own texts


def _can_be(members: Iterable[Member], *, is_day: bool = True) -> bool:
    mask = -1
    for member in members:
        mask &= _mask(member.statement, is_day=is_day)
    return mask != 0


def _ranges(bound: int, *, is_day: bool) -> st.SearchStrategy[Range]:
    pairs = st.tuples(st.integers(-bound, bound), st.integers(-bound, bound)).map(sorted)
    plain = st.builds(
        lambda ends, open_: _between(ends[0], ends[1], open_=open_ and ends[0] < ends[1]),
        pairs,
        st.just(False) if is_day else st.booleans(),
    )
    half = st.integers(-bound, bound).flatmap(
        lambda end: st.sampled_from([_between(end, None), _between(None, end)])
    )
    double = st.tuples(plain, plain).map(lambda parts: merged([*parts[0], *parts[1]]))
    return plain | half | double if is_day else plain | half


def _statements(variables: tuple[Variable, ...], bound: int) -> st.SearchStrategy[Statement]:
    is_day = variables[0].is_day
    unknowns = st.sampled_from(variables)
    pairs = st.permutations(variables).map(lambda order: order[:2])
    return st.builds(Allowed, unknowns, _ranges(bound, is_day=is_day)) | st.builds(
        lambda pair, least, strict: Ordered(pair[0], pair[1], Fraction(least), strict),
        pairs,
        st.integers(-bound, bound if is_day else 0),  # so that no world lies outside the grid
        st.booleans(),
    )


def _systems(
    statements: st.SearchStrategy[Statement], most: int = 9
) -> st.SearchStrategy[list[Member]]:
    return st.lists(st.tuples(statements, st.booleans()), min_size=1, max_size=most).map(
        lambda drawn: [
            Member(f"m{n}", statement, is_trusted=trusted)
            for n, (statement, trusted) in enumerate(drawn)
        ]
    )


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


@settings(max_examples=150, deadline=None)
@given(_systems(_statements(DAYS, 2)))
def test_days_are_judged_as_by_trying_every_world(members: list[Member]) -> None:
    _check_against_all_worlds(members, is_day=True)


def _drawn(chance: Random) -> list[Member]:
    """A small system of days, with fewer loose members than hypothesis likes to try."""
    members = []
    for n in range(chance.randint(2, 9)):
        one, other = chance.sample(DAYS, 2)
        low = chance.randint(-2, 2)
        bound = _between(low, chance.randint(low, 2))
        second = merged([*bound, *_between(chance.randint(1, 2), 2)])
        choices: list[Statement] = [
            Allowed(one, bound),
            Allowed(one, second),
            Ordered(one, other, Fraction(low), chance.random() < 0.5),
            Ordered(one, other, Fraction(0)),
        ]
        statement = chance.choice(choices)
        members.append(Member(f"m{n}", statement, is_trusted=chance.random() < 0.3))
    return members


def test_two_thousand_systems_are_judged_as_by_trying_every_world() -> None:
    chance = Random(20240116)  # noqa: S311 - the same systems in every run, and no secret
    for n in range(2000):
        members = _drawn(chance)
        _check_against_all_worlds(members, is_day=True)
        if n % 8 == 0:
            shuffled = chance.sample(members, len(members))
            assert find_conflicts(members) == find_conflicts(shuffled)


@settings(max_examples=60, deadline=None)
@given(_systems(_statements(REALS, 1), most=7))
def test_quantities_are_judged_as_by_trying_every_world(members: list[Member]) -> None:
    _check_against_all_worlds(members, is_day=False)


RELATIONS = [
    "a + b == c",
    "a - b == c",
    "a < b < c",
    "a != b",
    "a * b > c",
    "abs(a - b) <= c",
    "max(a, b) == c",
    "a - b >= c - a",
    "a == b",
]


@st.composite
def related_systems(draw: st.DrawFn) -> list[Member]:
    bounds = [
        Member(f"bound {v.name}", Allowed(v, draw(_ranges(2, is_day=True).filter(_is_bounded))))
        for v in DAYS
    ]
    texts = draw(st.lists(st.sampled_from(RELATIONS), min_size=1, max_size=3, unique=True))
    more = draw(st.lists(_statements(DAYS, 2), max_size=3))
    relations = [Member(text, _related(text, DAYS)) for text in texts]
    return bounds + relations + [Member(f"m{n}", statement) for n, statement in enumerate(more)]


def _is_bounded(parts: Range) -> bool:
    return parts[0].low is not None and parts[-1].high is not None


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
@given(_systems(_statements(DAYS, 2)))
def test_the_amended_value_is_what_the_others_leave(members: list[Member]) -> None:
    for conflict in find_conflicts(members).conflicts:
        for member in conflict.members:
            left = amend(conflict, member.name)
            assert left is not None
            tried = _values_left(conflict, member)
            assert tried[0] == left.low or (left.low is None and tried[0] <= -2)
            assert tried[-1] == left.high or (left.high is None and tried[-1] >= 2)


def _values_left(conflict: Conflict, member: Member) -> list[Fraction]:
    """The values that the other members leave within the grid, by trying."""
    mask = -1
    for other in conflict.without(member.name):
        mask &= _mask(other.statement, is_day=True)
    worlds = enumerate(product(GRID[True], repeat=3))
    return sorted(
        {
            _measured(member.statement, dict(zip("abc", world, strict=True)))
            for n, world in worlds
            if mask >> n & 1
        }
    )


def _measured(statement: Statement, world: dict[str, Fraction]) -> Fraction:
    if isinstance(statement, Allowed):
        return world[statement.variable.name]
    assert isinstance(statement, Ordered)
    return world[statement.after.name] - world[statement.before.name]


def _day(year: int, month: int, number: int) -> int:
    return date(year, month, number).toordinal()


def test_an_overtaken_intention_is_explained_by_all_its_members() -> None:
    published, council, order = (Variable(name, is_day=True) for name in ("p", "c", "o"))
    members = [
        Member(
            "published",
            Allowed(published, _between(_day(2024, 1, 16), _day(2024, 1, 17))),
            is_trusted=True,
        ),
        Member("intends", Ordered(published, council)),
        Member(
            "council met", Allowed(council, _between(*[_day(2024, 1, 10)] * 2)), is_trusted=True
        ),
        Member("shortly after", Ordered(council, order)),
        Member(
            "last week",
            Allowed(order, (*_between(738891, 738892), *_between(738896, 738897))),
        ),
    ]
    result = find_conflicts(members)
    assert [conflict.names for conflict in result.conflicts] == [
        ("council met", "intends", "published")
    ]
    (conflict,) = result.conflicts
    assert amend(conflict, "published") == Interval(None, Fraction(_day(2024, 1, 10)))
    assert amend(conflict, "intends") == Interval(Fraction(-7), Fraction(-6))
    assert amend(conflict, "council met") == Interval(Fraction(_day(2024, 1, 16)), None)


def test_a_trusted_member_may_contradict_several_others() -> None:
    day = DAYS[0]
    members = [
        Member("known", Allowed(day, _between(5, 5)), is_trusted=True),
        Member("early", Allowed(day, _between(None, 3))),
        Member("late", Allowed(day, _between(8, None))),
    ]
    names = [conflict.names for conflict in find_conflicts(members).conflicts]
    assert names == [("early", "known"), ("known", "late")]


def test_the_smaller_of_two_conflicts_is_found_first() -> None:
    a, b, c = DAYS
    members = [
        Member("a before b", Ordered(a, b)),
        Member("b before c", Ordered(b, c)),
        Member("c low", Allowed(c, _between(0, 1))),
        Member("a high", Allowed(a, _between(5, 9))),
        Member("b low", Allowed(b, _between(0, 2))),
    ]
    names = [conflict.names for conflict in find_conflicts(members).conflicts]
    assert names == [("a before b", "a high", "b low")]


def test_a_total_that_its_parts_miss_is_found_with_all_parts() -> None:
    members = [
        Member("killed", Allowed(REALS[0], _between(115, 125))),
        Member("wounded", Allowed(REALS[1], _between(295, 305))),
        Member("casualties", Allowed(REALS[2], _between(495, 505))),
        Member("total", _related("a + b == c", REALS)),
    ]
    (conflict,) = find_conflicts(members).conflicts
    assert conflict.names == ("casualties", "killed", "total", "wounded")
    assert amend(conflict, "casualties") == Interval(Fraction(410), Fraction(430))
    assert amend(conflict, "killed") == Interval(Fraction(190), Fraction(210))
    assert amend(conflict, "total") is None


@pytest.mark.parametrize("text", ["a - b < 2", "a - b + c - c < 2", "a - b < 2 < 3"])
def test_days_in_different_places_have_a_day_of_slack(text: str) -> None:
    for distance, slack, is_clash in [(2, 0, True), (2, 1, False), (3, 1, True)]:
        members = [
            Member("a", Allowed(DAYS[0], _between(distance, distance))),
            Member("b", Allowed(DAYS[1], _between(0, 0))),
            Member("relation", _related(text, DAYS, slack)),
        ]
        assert bool(find_conflicts(members).conflicts) is is_clash


def test_a_member_that_no_value_satisfies_is_a_conflict_of_its_own() -> None:
    members = [
        Member("before itself", Ordered(DAYS[0], DAYS[0], is_strict=True)),
        Member("no whole day", Allowed(DAYS[1], _between(Fraction(1, 4), Fraction(3, 4)))),
        Member("fine", Ordered(DAYS[0], DAYS[1])),
        Member("less than itself", _related("c < c", DAYS)),
    ]
    names = [conflict.names for conflict in find_conflicts(members).conflicts]
    assert names == [("before itself",), ("less than itself",), ("no whole day",)]


def test_many_short_conflicts_among_many_orders_are_each_found() -> None:
    hub = Variable("hub", is_day=True)
    spokes = [Variable(f"spoke {n:02}", is_day=True) for n in range(60)]
    members = [Member("hub", Allowed(hub, _between(10, 10)), is_trusted=True)]
    for n, spoke in enumerate(spokes):
        members.append(Member(f"after {n:02}", Ordered(hub, spoke)))
        members.append(Member(f"until {n:02}", Allowed(spoke, _between(5, 9 + n % 2))))
    conflicts = find_conflicts(members).conflicts
    assert [conflict.names for conflict in conflicts] == [
        (f"after {n:02}", "hub", f"until {n:02}") for n in range(0, 60, 2)
    ]


def test_two_members_of_one_name_are_refused() -> None:
    member = Member("same", Allowed(DAYS[0], _between(0, 1)))
    with pytest.raises(ValueError, match="two members have one name"):
        find_conflicts([member, member])


def test_a_spent_budget_is_said_and_never_a_conflict() -> None:
    members = [
        Member("high", Allowed(DAYS[0], _between(5, 9))),
        Member("low", Allowed(DAYS[0], _between(0, 1))),
        Member("other", Allowed(DAYS[1], _between(0, 1))),
    ]
    result = find_conflicts(members, Budget(relaxations=3))
    assert result.conflicts == ()
    assert result.undecided == (
        "whether high, low can all be true was not found within the steps allowed",
    )


def _chain(length: int) -> list[Member]:
    links = [Variable(f"v{n * 7919 % length:04}", is_day=True) for n in range(length)]
    orders = [
        Member(f"order {n:04}", Ordered(links[n], links[n + 1], Fraction(1)))
        for n in range(length - 1)
    ]
    first = Member("first", Allowed(links[0], _between(0, None)))
    last = Member("last", Allowed(links[-1], _between(None, length - 2)))
    return [*orders, first, last]


def test_a_conflict_of_a_thousand_members_is_found_whole() -> None:
    members = _chain(1000)
    started = process_time()
    result = find_conflicts(members)
    assert process_time() - started < 10
    assert [len(conflict.members) for conflict in result.conflicts] == [1001]
    assert find_conflicts(members[:-1]).conflicts == ()


def test_four_of_a_thousand_that_clash_are_found_at_once() -> None:
    members = _chain(1000)[:-2]
    hidden = [
        Member("x from", Allowed(Variable("v0500", is_day=True), _between(100, None))),
        Member("x gap", Ordered(Variable("v0500", is_day=True), Variable("x", is_day=True))),
        Member("y gap", Ordered(Variable("x", is_day=True), Variable("y", is_day=True))),
        Member("y until", Allowed(Variable("y", is_day=True), _between(None, 99))),
    ]
    started = process_time()
    result = find_conflicts([*members, *hidden])
    assert process_time() - started < 3
    assert [conflict.names for conflict in result.conflicts] == [
        ("x from", "x gap", "y gap", "y until")
    ]
