"""Worlds: a value for each unknown, and whether everything said holds in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.deciding import decide
from factcheck.consistency.differences import ORIGIN, Graph, graph_of, reversed_edges
from factcheck.consistency.paths import potentials
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import Allowed, Budget, Member, Ordered, Related, Variable
from factcheck.consistency.tree import Leaf
from factcheck.consistency.values import NUMBER, Value
from factcheck.interval import Interval

World: TypeAlias = Mapping[str, Fraction]


def some_worlds(
    members: Sequence[Member], graph: Graph, solution: Mapping[str, int], budget: Budget
) -> Iterator[World]:
    """Worlds worth trying before a solver is asked.

    A solution of the bounds on differences, with each unknown where its numeral puts it, as
    late as it can be, as early as it can be; and those where every phrase with several
    readings has its first or its last.
    """
    unknowns = {variable for member in members for variable in member.variables}
    late = _world(unknowns, graph, solution)
    yield {**late, **_likely(members)}
    yield late
    turned = potentials(reversed_edges(graph), budget)
    if turned is not None:
        yield _world(unknowns, graph, {name: -weight for name, weight in turned.items()})
    for at in (0, -1):
        narrowed = graph_of([_narrowed(member, at) for member in members])
        chosen = potentials(narrowed, budget)
        if chosen is not None:
            yield _world(unknowns, narrowed, chosen)


def _narrowed(member: Member, at: int) -> Member:
    """A member with one reading only."""
    if not isinstance(member.statement, Allowed) or len(member.statement.parts) == 1:
        return member
    part = member.statement.parts[at]
    return replace(member, statement=replace(member.statement, parts=(part,)))


def is_world(world: World, members: Iterable[Member]) -> bool:
    """Whether every member holds in a world."""
    return all(_holds(member, world) for member in members)


def _world(variables: Iterable[Variable], graph: Graph, solution: Mapping[str, int]) -> World:
    """Weights as values; those of days rounded down, which keeps every whole bound."""
    origin = solution.get(ORIGIN, 0)
    world = {}
    for variable in variables:
        exact = Fraction(solution.get(variable.name, origin) - origin, graph.scale)
        world[variable.name] = Fraction(exact // 1) if variable.is_day else exact
    return world


def _likely(members: Iterable[Member]) -> World:
    return {
        member.statement.variable.name: member.statement.likely
        for member in members
        if isinstance(member.statement, Allowed) and member.statement.likely is not None
    }


def _holds(member: Member, world: World) -> bool:
    match member.statement:
        case Allowed(variable=variable, parts=parts):
            return any(world[variable.name] in part for part in parts)
        case Ordered(before=before, after=after, at_least=least, is_strict=is_strict):
            distance = world[after.name] - world[before.name]
            return distance > least or (distance == least and not is_strict)
        case Related():
            return _relation_holds(member.statement, world)


def _relation_holds(related: Related, world: World) -> bool:
    values: dict[Leaf, Value] = {
        leaf: Value(_parts(term, world), NUMBER, str(leaf)) for leaf, term in related.terms
    }
    try:
        return decide(related.expectation, Arithmetic(values)).is_possible is True
    except ZeroDivisionError:
        return False


def _parts(term: Variable | Range, world: World) -> Range:
    return (Interval.point(world[term.name]),) if isinstance(term, Variable) else term
