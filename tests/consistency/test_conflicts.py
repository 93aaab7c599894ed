"""What is reported cannot be true, every part of it is needed, and nothing else is reported."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from random import Random
from time import process_time

import pytest

from factcheck.consistency.conflict_notes import amend
from factcheck.consistency.conflicts import find_conflicts, has_world
from factcheck.consistency.propagation import is_tree
from factcheck.consistency.system import (
    Budget,
    Domain,
    Member,
    Ordered,
    Variable,
)
from factcheck.interval import Interval
from tests.consistency.small_systems import DAYS, REALS, between, related


def _day(year: int, month: int, number: int) -> int:
    return date(year, month, number).toordinal()


def test_an_overtaken_intention_is_explained_by_all_its_members() -> None:
    published, council, order = (Variable(name, is_day=True) for name in ("p", "c", "o"))
    members = [
        Member(
            "published",
            Domain(published, between(_day(2024, 1, 16), _day(2024, 1, 17))),
            is_trusted=True,
        ),
        Member("intends", Ordered(published, council)),
        Member("council met", Domain(council, between(*[_day(2024, 1, 10)] * 2)), is_trusted=True),
        Member("shortly after", Ordered(council, order)),
        Member(
            "last week",
            Domain(order, (*between(738891, 738892), *between(738896, 738897))),
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
        Member("known", Domain(day, between(5, 5)), is_trusted=True),
        Member("early", Domain(day, between(None, 3))),
        Member("late", Domain(day, between(8, None))),
    ]
    names = [conflict.names for conflict in find_conflicts(members).conflicts]
    assert names == [("early", "known"), ("known", "late")]


def test_the_smaller_of_two_conflicts_is_found_first() -> None:
    a, b, c = DAYS
    members = [
        Member("a before b", Ordered(a, b)),
        Member("b before c", Ordered(b, c)),
        Member("c low", Domain(c, between(0, 1))),
        Member("a high", Domain(a, between(5, 9))),
        Member("b low", Domain(b, between(0, 2))),
    ]
    names = [conflict.names for conflict in find_conflicts(members).conflicts]
    assert names == [("a before b", "a high", "b low")]


def test_a_total_that_its_parts_miss_is_found_with_all_parts() -> None:
    members = [
        Member("killed", Domain(REALS[0], between(115, 125))),
        Member("wounded", Domain(REALS[1], between(295, 305))),
        Member("casualties", Domain(REALS[2], between(495, 505))),
        Member("total", related("a + b == c", REALS)),
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
            Member("a", Domain(DAYS[0], between(distance, distance))),
            Member("b", Domain(DAYS[1], between(0, 0))),
            Member("relation", related(text, DAYS, slack)),
        ]
        assert bool(find_conflicts(members).conflicts) is is_clash


def test_a_member_that_no_value_satisfies_is_a_conflict_of_its_own() -> None:
    members = [
        Member("before itself", Ordered(DAYS[0], DAYS[0], Fraction(1))),
        Member("no whole day", Domain(DAYS[1], between(Fraction(1, 4), Fraction(3, 4)))),
        Member("fine", Ordered(DAYS[0], DAYS[1])),
        Member("less than itself", related("c < c", DAYS)),
    ]
    names = [conflict.names for conflict in find_conflicts(members).conflicts]
    assert names == [("before itself",), ("less than itself",), ("no whole day",)]


def test_many_short_conflicts_among_many_orders_are_each_found() -> None:
    hub = Variable("hub", is_day=True)
    spokes = [Variable(f"spoke {n:02}", is_day=True) for n in range(60)]
    members = [Member("hub", Domain(hub, between(10, 10)), is_trusted=True)]
    for n, spoke in enumerate(spokes):
        members.append(Member(f"after {n:02}", Ordered(hub, spoke)))
        members.append(Member(f"until {n:02}", Domain(spoke, between(5, 9 + n % 2))))
    conflicts = find_conflicts(members).conflicts
    assert [conflict.names for conflict in conflicts] == [
        (f"after {n:02}", "hub", f"until {n:02}") for n in range(0, 60, 2)
    ]


def test_two_members_of_one_name_are_refused() -> None:
    member = Member("same", Domain(DAYS[0], between(0, 1)))
    with pytest.raises(ValueError, match="two members have one name"):
        find_conflicts([member, member])


def test_a_spent_budget_is_said_and_never_a_conflict() -> None:
    members = [
        Member("high", Domain(DAYS[0], between(5, 9))),
        Member("low", Domain(DAYS[0], between(0, 1))),
        Member("other", Domain(DAYS[1], between(0, 1))),
    ]
    result = find_conflicts(members, Budget(looks=3))
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
    first = Member("first", Domain(links[0], between(0, None)))
    last = Member("last", Domain(links[-1], between(None, length - 2)))
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
        Member("x from", Domain(Variable("v0500", is_day=True), between(100, None))),
        Member("x gap", Ordered(Variable("v0500", is_day=True), Variable("x", is_day=True))),
        Member("y gap", Ordered(Variable("x", is_day=True), Variable("y", is_day=True))),
        Member("y until", Domain(Variable("y", is_day=True), between(None, 99))),
    ]
    started = process_time()
    result = find_conflicts([*members, *hidden])
    assert process_time() - started < 3
    assert [conflict.names for conflict in result.conflicts] == [
        ("x from", "x gap", "y gap", "y until")
    ]


_STRUNG = [
    (["a + b == c"], "abc"),
    (["a + b + 2 == c", "c / d - 1 == e"], "abde"),
    (["a * b == c", "c - d >= e"], "abde"),
    (["sum(a, b) == c", "-c * d == e"], "abde"),
    (["a / b == c", "c / d == e"], "abde"),
]
_NO_TREES = [
    (["a + b == c"], "ab"),  # of c nothing else is told
    (["a + b == c", "c - b == d"], "abd"),
    (["a + b - b == c"], "abc"),
    (["max(a, b) == c"], "abc"),
    (["abs(a) == b"], "ab"),
    (["a < b < c"], "abc"),
    (["a == b", "c == d"], "abcd"),
]


def _strung(texts: list[str], bounded: str, ends: Callable[[], tuple[int, int]]) -> list[Member]:
    unknowns = [Variable(name) for name in "abcde"]
    told = [Member(text, related(text, unknowns)) for text in texts]
    bounds = ((name, between(*sorted(ends()))) for name in bounded)
    return told + [Member(f"figure {name}", Domain(Variable(name), to)) for name, to in bounds]


def test_members_in_a_tree_can_all_be_true_without_any_one() -> None:
    chance = Random(20240119)  # noqa: S311 - the same systems in every run, and no secret
    trees = 0
    for _ in range(60):
        for texts, bounded in _STRUNG:
            members = _strung(
                texts, bounded, lambda: (chance.randint(-2, 9), chance.randint(-2, 9))
            )
            if is_tree(members):
                trees += 1
                rests = ([one for one in members if one is not left] for left in members)
                assert all(map(has_world, rests)), members
    assert 100 < trees < 280


@pytest.mark.parametrize(("texts", "bounded"), _NO_TREES)
def test_what_hangs_together_otherwise_is_no_tree(texts: list[str], bounded: str) -> None:
    assert not is_tree(_strung(texts, bounded, lambda: (3, 4)))


def test_a_divisor_that_may_be_zero_leaves_open_which_members_are_needed() -> None:
    texts, bounded = ["a / b == c", "c / d == e"], "abde"
    assert is_tree(_strung(texts, bounded, lambda: (1, 4)))
    assert not is_tree(_strung(texts, bounded, lambda: (0, 4)))
