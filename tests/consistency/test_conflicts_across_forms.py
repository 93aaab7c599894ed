"""Totals, means, shares and changes that feed each other are judged as by trying every world."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from itertools import product
from random import Random
from time import process_time

import pytest

from factcheck.consistency.conflicts import find_conflicts, is_world
from factcheck.consistency.expression import Call, Chain, ClaimName, ComparisonSign, Leaf
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.propagation import narrowed, worlds_within
from factcheck.consistency.ranges import hull
from factcheck.consistency.system import Budget, Constrained, Domain, Member, Variable
from factcheck.interval import Interval

NAMES = "abcde"
WHOLE = tuple(Variable(name, is_day=True) for name in NAMES)
WORLDS = tuple(product(map(Fraction, range(5)), repeat=len(NAMES)))
FORMS = (
    "a + b == c",
    "c + d == e",
    "sum(a, b, c, d) == e",
    "e - d == c",
    "b - a == d",
    "(a + b) / 2 == c",
    "(c + d + e) / 3 == b",
    "a / b == c",
    "d / e == a",
    "c / a - 1 == b",
    "1 - d / c == a",
    "a == b",
)


def _related(text: str) -> Constrained:
    tree = parse_expectation(text)
    terms: dict[Leaf, Variable | tuple[Interval, ...]] = {
        leaf: Variable(leaf.name, is_day=True)
        if isinstance(leaf, ClaimName)
        else (Interval.point(int(str(leaf))),)
        for leaf in tree.leaves()
    }
    return Constrained(tree, tuple(terms.items()))


def _holds(relation: Callable[..., bool], world: tuple[Fraction, ...]) -> bool:
    try:
        return relation(*world)
    except ZeroDivisionError:
        return False


@cache
def _mask(text: str) -> int:
    """The worlds in which a relation, or a bound such as ``1 <= a <= 3``, holds, as bits."""
    names = {"sum": lambda *parts: sum(parts)}
    relation = eval(f"lambda {', '.join(NAMES)}: {text}", names)  # noqa: S307 - our own texts
    return int("".join("01"[_holds(relation, world)] for world in reversed(WORLDS)), base=2)


def _first_world(members: Iterable[Member], texts: dict[str, str]) -> tuple[Fraction, ...] | None:
    mask = _mask("0 <= a")
    for member in members:
        mask &= _mask(texts[member.name])
    return WORLDS[(mask & -mask).bit_length() - 1] if mask else None


def _can_be(members: Iterable[Member], texts: dict[str, str]) -> bool:
    return _first_world(members, texts) is not None


def _drawn(chance: Random) -> tuple[list[Member], dict[str, str]]:
    """Every unknown within bounds, and two to four relations of them."""
    members, texts = [], {}
    for unknown in WHOLE:
        low = chance.randint(0, 4)
        high = min(4, low + chance.randint(0, 2))
        span = (Interval(Fraction(low), Fraction(high)),)
        likely = Fraction(chance.randint(low, high))
        members.append(Member(f"figure {unknown.name}", Domain(unknown, span, likely)))
        texts[members[-1].name] = f"{low} <= {unknown.name} <= {high}"
    for text in chance.sample(FORMS, chance.randint(2, 4)):
        members.append(Member(text, _related(text), is_trusted=chance.random() < 0.2))
        texts[text] = text
    return members, texts


def _is_bounded(members: Iterable[Member]) -> bool:
    """Whether the grid holds every world: each unknown keeps its bounds."""
    named = {unknown.name for member in members for unknown in member.variables}
    return named <= {member.name[-1] for member in members if member.name.startswith("figure")}


def test_systems_of_forms_are_judged_as_by_trying_every_world() -> None:
    chance = Random(20240117)  # noqa: S311 - the same systems in every run, and no secret
    clashes = 0
    for n in range(80):
        members, texts = _drawn(chance)
        result = find_conflicts(members)
        assert result.undecided == ()
        assert bool(result.conflicts) is not _can_be(members, texts)
        for conflict in result.conflicts:
            clashes += 1
            assert not _can_be(conflict.members, texts) or not _is_bounded(conflict.members)
            for member in conflict.members:
                rest = conflict.without(member.name)
                assert _can_be(rest, texts) or not _is_bounded(rest)
        if n % 8 == 0:
            assert find_conflicts(chance.sample(members, len(members))) == result
    assert clashes > 30


def test_what_is_narrowed_loses_no_world() -> None:
    chance = Random(20240118)  # noqa: S311 - the same systems in every run, and no secret
    for _ in range(400):
        members, texts = _drawn(chance)
        box = narrowed(members, Budget())
        if box.clash:
            assert not _can_be(box.clash, texts) or not _is_bounded(box.clash)
            continue
        if world := _first_world(members, texts):
            assert all(
                value in hull(box.left[name])
                for name, value in zip(NAMES, world, strict=True)
                if name in box.left
            )
        worlds = worlds_within(box, members, Budget())
        if any(is_world(world, members) for world in worlds):
            assert _can_be(members, texts)


def _totals(size: int) -> list[Member]:
    """A total of totals of figures, each a little rounded: one group with so many claims."""
    members: list[Member] = []
    sums: list[str] = []
    for group in range(size // 5):
        names = [f"figure_{group}_{n}" for n in range(4)]
        sums.append(f"total_{group}")
        for name in (*names, sums[-1]):
            value = 100 if name in names else 400
            span = (Interval.around(value, 2),)
            members.append(Member(name, Domain(Variable(name), span, Fraction(value))))
        members.append(Member(f"total of {group}", _summed(names, sums[-1])))
    members.append(Member("all of them", _summed(sums, "all")))
    span = (Interval.around(80 * size, 2),)
    members.append(Member("all", Domain(Variable("all"), span, Fraction(80 * size))))
    return members


def _summed(names: list[str], total: str) -> Constrained:
    parts = tuple(map(ClaimName, names))
    tree = Chain((Call("sum", parts), ClaimName(total)), (ComparisonSign("=="),))
    return Constrained(tree, tuple((ClaimName(name), Variable(name)) for name in (*names, total)))


@pytest.mark.parametrize(("total", "found"), [(400, 0), (409, 1)])
def test_a_thousand_figures_in_one_total_are_decided_without_a_solver(
    monkeypatch: pytest.MonkeyPatch, total: int, found: int
) -> None:
    monkeypatch.setattr("factcheck.consistency.solver.unsatisfied", None)
    members = _totals(1000)
    span = (Interval.around(total, 0),)
    members.append(Member("told again", Domain(Variable("total_7"), span)))
    started = process_time()
    result = find_conflicts(members)
    assert process_time() - started < 3
    assert len(result.conflicts) == found
