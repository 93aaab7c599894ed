"""Small systems of three unknowns, and every world of a grid to try them in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction
from functools import cache
from itertools import product
from typing import Any, TypeAlias

from hypothesis import strategies as st

from factcheck.consistency.expression import ClaimName, Leaf
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.ranges import Range, merged
from factcheck.consistency.system import (
    Constrained,
    Domain,
    Member,
    Ordered,
    Statement,
    Variable,
)
from factcheck.interval import Interval

REACH = 8  # no chain of bounds up to 2 and strict gaps up to 2 leads further
DAYS = tuple(Variable(name, is_day=True) for name in "abc")
REALS = tuple(Variable(name) for name in "abc")
GRID = {
    True: tuple(Fraction(n) for n in range(-REACH, REACH + 1)),
    False: tuple(Fraction(n, 4) for n in range(-12, 13)),
}
World: TypeAlias = dict[str, Fraction]
WORLDS = {
    is_day: [dict(zip("abc", world, strict=True)) for world in product(grid, repeat=3)]
    for is_day, grid in GRID.items()
}


def between(
    low: Fraction | int | None, high: Fraction | int | None, *, open_: bool = False
) -> Range:
    ends = [None if end is None else Fraction(end) for end in (low, high)]
    return (Interval(ends[0], ends[1], open_ and low is not None, open_ and high is not None),)


def related(text: str, variables: Iterable[Variable], slack: int = 0) -> Constrained:
    tree = parse_expectation(text)
    known = {variable.name: variable for variable in variables}
    terms: dict[Leaf, Variable | Range] = {
        leaf: known[leaf.name]
        if isinstance(leaf, ClaimName)
        else between(int(str(leaf)), int(str(leaf)))
        for leaf in tree.leaves()
    }
    return Constrained(tree, tuple(terms.items()), slack)


@cache
def mask_of(statement: Statement, *, is_day: bool) -> int:
    """The worlds of a small grid in which a statement holds, as bits."""
    holds = _test_of(statement)
    return int("".join("01"[holds(world)] for world in reversed(WORLDS[is_day])), base=2)


def _test_of(statement: Statement) -> Callable[[World], bool]:
    match statement:
        case Domain(variable=variable, parts=parts):
            return lambda world: any(world[variable.name] in part for part in parts)
        case Ordered(before=before, after=after, at_least=least):
            return lambda world: world[after.name] - world[before.name] >= least
        case Constrained(chain=chain):
            return function_of(str(chain))


def function_of(text: str) -> Callable[[World], Any]:
    """What a text comes to in a world."""
    code = compile(text, text, "eval")
    names = {"abs": abs, "min": min, "max": max, "__builtins__": {}}
    return lambda world: eval(code, names, world)  # noqa: S307 - our own texts


def worlds_with(members: Iterable[Member]) -> list[World]:
    """The worlds of whole days in which all members hold."""
    mask = -1
    for member in members:
        mask &= mask_of(member.statement, is_day=True)
    return [world for n, world in enumerate(WORLDS[True]) if mask >> n & 1]


def ranges(bound: int, *, is_day: bool) -> st.SearchStrategy[Range]:
    pairs = st.tuples(st.integers(-bound, bound), st.integers(-bound, bound)).map(sorted)
    plain = st.builds(
        lambda ends, open_: between(ends[0], ends[1], open_=open_ and ends[0] < ends[1]),
        pairs,
        st.just(False) if is_day else st.booleans(),
    )
    half = st.integers(-bound, bound).flatmap(
        lambda end: st.sampled_from([between(end, None), between(None, end)])
    )
    double = st.tuples(plain, plain).map(lambda parts: merged([*parts[0], *parts[1]]))
    return plain | half | double if is_day else plain | half


def statements(variables: tuple[Variable, ...], bound: int) -> st.SearchStrategy[Statement]:
    is_day = variables[0].is_day
    unknowns = st.sampled_from(variables)
    pairs = st.permutations(variables).map(lambda order: order[:2])
    return st.builds(Domain, unknowns, ranges(bound, is_day=is_day)) | st.builds(
        lambda pair, least: Ordered(pair[0], pair[1], Fraction(least)),
        pairs,
        st.integers(-bound, bound if is_day else 0),  # so that no world lies outside the grid
    )


def systems(
    statements: st.SearchStrategy[Statement], most: int = 9
) -> st.SearchStrategy[list[Member]]:
    return st.lists(st.tuples(statements, st.booleans()), min_size=1, max_size=most).map(
        lambda drawn: [
            Member(f"m{n}", statement, is_trusted=trusted)
            for n, (statement, trusted) in enumerate(drawn)
        ]
    )


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
        Member(f"bound {v.name}", Domain(v, draw(ranges(2, is_day=True).filter(is_bounded))))
        for v in DAYS
    ]
    texts = draw(st.lists(st.sampled_from(RELATIONS), min_size=1, max_size=3, unique=True))
    more = draw(st.lists(statements(DAYS, 2), max_size=3))
    relations = [Member(text, related(text, DAYS)) for text in texts]
    return bounds + relations + [Member(f"m{n}", statement) for n, statement in enumerate(more)]


def is_bounded(parts: Range) -> bool:
    return parts[0].low is not None and parts[-1].high is not None
