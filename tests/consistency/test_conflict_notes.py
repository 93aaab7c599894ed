"""Of a relation in a conflict it is told what the others put in its place, as far as shown."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given, settings

from factcheck.consistency.conflict_notes import sides_left, tell_conflict
from factcheck.consistency.conflicts import find_conflicts
from factcheck.consistency.expression import ClaimName, Leaf, Node
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.ranges import Range
from factcheck.consistency.statements import Statements
from factcheck.consistency.system import (
    Constrained,
    Domain,
    Member,
    MinimalConflict,
    Variable,
)
from factcheck.consistency.values import DisplayUnit
from factcheck.interval import Interval
from tests.consistency.small_systems import function_of, related_systems, worlds_with

KM = DisplayUnit("km")


def _within(low: int | None, high: int | None) -> Interval:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return Interval(ends[0], ends[1])


def _figure(name: str, low: int | None, high: int | None) -> Member:
    return Member(name, Domain(Variable(name, unit=KM), (_within(low, high),)), name)


def _relation(text: str, *, is_day: bool = False) -> Member:
    tree = parse_expectation(text)
    terms: list[tuple[Leaf, Variable | Range]] = []
    for leaf in dict.fromkeys(tree.leaves()):
        if isinstance(leaf, ClaimName):
            terms.append(
                (leaf, Variable(leaf.name, is_day=is_day, unit=DisplayUnit() if is_day else KM))
            )
        else:
            terms.append((leaf, (Interval.point(Fraction(str(leaf))),)))
    return Member(text, Constrained(tree, tuple(terms)), text)


def _only_conflict(*members: Member) -> MinimalConflict:
    (conflict,) = find_conflicts(members).conflicts
    return conflict


def _told(conflict: MinimalConflict) -> dict[str, str]:
    working = tell_conflict(conflict, Statements(conflict.members)).working
    return {
        member.name: line.removeprefix(member.words)
        for member, line in zip(conflict.members, working, strict=True)
    }


def test_both_sides_of_a_comparison_are_given() -> None:
    conflict = _only_conflict(
        _figure("flight", 895, None), _figure("range", None, 905), _relation("flight + 20 <= range")
    )
    assert _told(conflict)["flight + 20 <= range"] == (
        ": would have to be dropped: flight + 20 is at least 915 km, range is at most 905 km"
    )


def test_a_side_that_is_a_literal_is_not_repeated() -> None:
    conflict = _only_conflict(_figure("a", 3, 4), _figure("b", 9, 9), _relation("b - a < 5"))
    assert _told(conflict)["b - a < 5"] == ": would have to be dropped: b - a is 5–6 km"


def test_of_a_sum_each_part_and_the_total_have_what_the_others_leave() -> None:
    conflict = _only_conflict(
        _figure("killed", 115, 125),
        _figure("wounded", 295, 305),
        _figure("total", 295, 305),
        _relation("killed + wounded == total"),
    )
    assert _told(conflict) == {
        "killed": " (115–125 km): would have to be 0–10 km",
        "killed + wounded == total": ": would have to be dropped: killed + wounded is 410–430 km, "
        "total is 295–305 km",
        "total": " (295–305 km): would have to be 410–430 km",
        "wounded": " (295–305 km): would have to be 170–190 km",
    }


def test_no_figure_would_have_to_be_less_than_nothing() -> None:
    conflict = _only_conflict(
        _figure("a", 9, 10), _figure("b", 20, 30), _figure("c", 5, 6), _relation("a + b == c")
    )
    assert _told(conflict)["b"] == " (20–30 km): no value of it would do"


@pytest.mark.parametrize("text", ["a * b == 100", "a / b == 0"])
def test_what_has_no_plain_unit_is_left_unsaid(text: str) -> None:
    conflict = _only_conflict(_figure("a", 1, 2), _figure("b", 1, 2), _relation(text))
    assert sides_left(conflict, text) == ()


def test_of_a_member_that_is_no_relation_nothing_is_said() -> None:
    conflict = _only_conflict(_figure("a", 1, 2), _relation("a > 3"))
    assert sides_left(conflict, "a") == ()


@settings(max_examples=40, deadline=None)
@given(related_systems())
def test_a_side_holds_its_values_in_the_worlds_that_the_others_leave(
    members: list[Member],
) -> None:
    for conflict in find_conflicts(members).conflicts:
        for member in conflict.members:
            for side in sides_left(conflict, member.name):
                tried = _values(side.node, conflict.without(member.name))
                assert all(value in side.left for value in tried)


def _values(node: Node, members: tuple[Member, ...]) -> set[Fraction]:
    """What the node comes to in the worlds of a grid in which the members hold."""
    value_in = function_of(str(node))
    return {Fraction(value_in(world)) for world in worlds_with(members)}


def test_days_between_two_days_are_found() -> None:
    early, late = (
        Member(name, Domain(Variable(name, is_day=True), (Interval.point(day),)), name)
        for name, day in (("d", 738_890), ("e", 738_952))
    )
    conflict = _only_conflict(early, late, _relation("e - d < 31", is_day=True))
    (side,) = sides_left(conflict, "e - d < 31")
    assert side.left == Interval.point(62)
    names = {member.name: member for member in conflict.members}
    free = MinimalConflict((names["e - d < 31"], names["d"], early))
    assert sides_left(free, "e - d < 31") == ()
