"""Members as bounds on differences: the edges of a graph of unknowns.

An edge from ``u`` to ``v`` of weight ``w`` says ``v - u <= w``; bounds on one unknown are edges
to and from an origin, which is 0. A system of such bounds has no solution just where the graph
has a cycle of negative weight (R. Bellman 1958; R. Shostak 1981 for the cycle as the proof).

Weights are whole numbers: each bound times a common denominator times one more than the number
of nodes, less 1 where the bound is strict. So a cycle of weight 0 that holds a strict bound is
negative too, and no rounding enters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from math import lcm
from typing import Final

from msgspec import Struct, field

from factcheck.consistency import ranges
from factcheck.consistency.linear import linear_bounds
from factcheck.consistency.system import Allowed, Member, Ordered, Related

ORIGIN: Final = ""
"""The node that stands for 0; no variable has this name."""


class Bound(Struct, frozen=True):
    """``after - before`` is at most (strictly: less than) a limit."""

    before: str
    after: str
    limit: Fraction
    is_strict: bool
    member: Member


class Edge(Struct, frozen=True):
    """A bound in whole numbers."""

    source: str
    target: str
    weight: int
    member: Member


class Graph(Struct):
    """Nodes, and the tightest edge between each two; ``scale`` is what 1 weighs."""

    nodes: tuple[str, ...]
    edges: dict[str, list[Edge]] = field(default_factory=dict)
    scale: int = 1
    strictness: int = 1

    def value(self, weight: int) -> tuple[Fraction, bool]:
        """The limit that a weight stands for, and whether it is strict."""
        strict = -weight % self.strictness
        return Fraction(weight + strict, self.scale), strict > 0


def graph_of(members: Iterable[Member]) -> Graph:
    """The graph of some members, as far as they bound differences.

    Of several intervals only the hull counts here, and of relations those of two unknowns.
    """
    bounds = [bound for member in members for bound in bounds_of(member)]
    nodes = sorted({ORIGIN, *(b.before for b in bounds), *(b.after for b in bounds)})
    denominator = lcm(*(bound.limit.denominator for bound in bounds))
    strictness = len(nodes) + 1
    tightest: dict[tuple[str, str], Edge] = {}
    for bound in bounds:
        weight = int(bound.limit * denominator) * strictness - bound.is_strict
        key = bound.before, bound.after
        if key not in tightest or weight < tightest[key].weight:
            tightest[key] = Edge(*key, weight, bound.member)
    graph = Graph(tuple(nodes), {node: [] for node in nodes}, denominator * strictness, strictness)
    for key in sorted(tightest):
        graph.edges[key[0]].append(tightest[key])
    return graph


def bounds_of(member: Member) -> Iterator[Bound]:
    """The bounds on differences that a member implies."""
    match member.statement:
        case Allowed():
            yield from _allowed_bounds(member, member.statement)
        case Ordered():
            yield from _ordered_bounds(member, member.statement)
        case Related():
            for bound in linear_bounds(member.statement) or ():
                yield _tightened(Bound(*bound, member), is_whole=member.variables[0].is_day)


def is_plain(member: Member) -> bool:
    """Whether the member says no more than its bounds, all of them between the same two nodes."""
    match member.statement:
        case Allowed(parts=parts):
            return len(parts) == 1
        case Ordered(before=before, after=after):
            return before.is_day == after.is_day
    return linear_bounds(member.statement) is not None


def is_contradiction(member: Member) -> bool:
    """Whether a member alone leaves no value: no whole day lies in it, or it precedes itself."""
    bounds = tuple(bounds_of(member))
    is_closed = len(bounds) == 2 or any(bound.before == bound.after for bound in bounds)
    room = sum(bound.limit for bound in bounds)
    return is_closed and (room < 0 or (room == 0 and any(bound.is_strict for bound in bounds)))


def _allowed_bounds(member: Member, statement: Allowed) -> Iterator[Bound]:
    name, is_day = statement.variable.name, statement.variable.is_day
    hull = ranges.hull(statement.parts)
    if hull.high is not None:
        yield _tightened(Bound(ORIGIN, name, hull.high, hull.high_open, member), is_whole=is_day)
    if hull.low is not None:
        yield _tightened(Bound(name, ORIGIN, -hull.low, hull.low_open, member), is_whole=is_day)


def _ordered_bounds(member: Member, statement: Ordered) -> Iterator[Bound]:
    before, after = statement.before, statement.after
    limit = -Fraction(statement.at_least)
    bound = Bound(after.name, before.name, limit, statement.is_strict, member)
    yield _tightened(bound, is_whole=before.is_day and after.is_day)


def _tightened(bound: Bound, *, is_whole: bool) -> Bound:
    """The same bound on whole numbers, which is never strict and has a whole limit."""
    if not is_whole:
        return bound
    limit = bound.limit // 1
    if bound.is_strict and limit == bound.limit:
        limit -= 1
    return Bound(bound.before, bound.after, Fraction(limit), False, bound.member)


def reversed_edges(graph: Graph) -> Graph:
    """The graph with every edge turned round."""
    turned = Graph(graph.nodes, {node: [] for node in graph.nodes}, graph.scale, graph.strictness)
    for edges in graph.edges.values():
        for edge in edges:
            turned.edges[edge.target].append(
                Edge(edge.target, edge.source, edge.weight, edge.member)
            )
    return turned
