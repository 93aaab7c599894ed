"""Members as bounds on differences: the edges of a graph of unknowns, its paths and cycles.

An edge from ``u`` to ``v`` of weight ``w`` says ``v - u <= w``; bounds on one unknown are edges
to and from an origin, which is 0. A system of such bounds has no solution just where the graph
has a cycle of negative weight (R. Bellman 1958; R. Shostak 1981 for the cycle as the proof).

Weights are whole numbers: each bound times a common denominator times one more than the number
of nodes, less 1 where the bound is strict. So a cycle of weight 0 that holds a strict bound is
negative too, and no rounding enters.

networkx is not used: its ``find_negative_cycle`` takes some inconsistent graphs for consistent
ones (networkx #5916).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction
from math import lcm
from typing import Final

from msgspec import Struct, field

from factcheck.consistency import ranges
from factcheck.consistency.linear import linear_bounds
from factcheck.consistency.system import Allowed, Budget, Constrained, Member, Ordered

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
        case Constrained():
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


_FIRST_LIMIT: Final = 4


def potentials(graph: Graph, budget: Budget) -> dict[str, int] | None:
    """A value for every node that satisfies every edge; ``None`` where there is none.

    Bellman and Ford's algorithm with a queue. A negative cycle shows as a cycle of parents,
    looked for whenever as many values have fallen as there are nodes. Raises ``SpentError``.
    """
    distance = dict.fromkeys(graph.nodes, 0)
    parent: dict[str, str] = {}
    queue = deque(graph.nodes)
    queued = set(graph.nodes)
    fallen = 0
    while queue:
        node = queue.popleft()
        queued.discard(node)
        budget.spend_relaxations(len(graph.edges[node]))
        for edge in graph.edges[node]:
            reached = distance[node] + edge.weight
            if reached >= distance[edge.target]:
                continue
            distance[edge.target] = reached
            parent[edge.target] = node
            fallen += 1
            if edge.target not in queued:
                queue.append(edge.target)
                queued.add(edge.target)
        if fallen >= len(graph.nodes):
            fallen = 0
            if _has_cycle(parent):
                return None
    return distance


def _has_cycle(parent: dict[str, str]) -> bool:
    """Whether following parents comes back to where it was."""
    seen_from: dict[str, str] = {}
    for start in parent:
        node = start
        while node in parent and node not in seen_from:
            seen_from[node] = start
            node = parent[node]
        if seen_from.get(node) == start:
            return True
    return False


def distances(graph: Graph, start: str, budget: Budget) -> dict[str, int]:
    """The least weight from a node to each node that it reaches, in a graph that has a solution."""
    distance = {start: 0}
    queue = deque([start])
    queued = {start}
    while queue:
        node = queue.popleft()
        queued.discard(node)
        budget.spend_relaxations(len(graph.edges[node]))
        for edge in graph.edges[node]:
            reached = distance[node] + edge.weight
            if edge.target not in distance or reached < distance[edge.target]:
                distance[edge.target] = reached
                if edge.target not in queued:
                    queue.append(edge.target)
                    queued.add(edge.target)
    return distance


def shortest_negative_cycle(graph: Graph, budget: Budget) -> tuple[Edge, ...]:
    """The negative cycle of the fewest edges, in a graph that has one.

    Cycles through the origin first, since a bound on each of two unknowns closes most of them;
    then those within groups of nodes that reach each other without it. Raises ``SpentError``.
    """
    best = _cycle_through(graph, ORIGIN, len(graph.nodes), budget) if ORIGIN in graph.edges else ()
    rest = without_node(graph, ORIGIN)
    for group in _mutual_groups(rest):
        inner = _restricted(rest, group)
        if potentials(inner, budget) is None:
            best = _shortest_within(inner, best, budget)
    return best


def _shortest_within(graph: Graph, best: tuple[Edge, ...], budget: Budget) -> tuple[Edge, ...]:
    """A negative cycle of fewer edges than the best, or the best.

    Short ones are looked for at every node before longer ones are at any.
    """
    longest = len(best) - 1 if best else len(graph.nodes)
    limit = min(_FIRST_LIMIT, longest)
    while True:
        found: tuple[Edge, ...] = ()
        for node in graph.nodes:
            bound = len(found) - 1 if found else limit
            found = _cycle_through(graph, node, bound, budget) or found
        if found or limit >= longest:
            return found or best
        limit = min(2 * limit, longest)


class _Walks(Struct):
    """The lightest walks from one node, by their number of edges: how each was last improved."""

    weight: dict[str, int]
    steps: dict[str, list[tuple[int, Edge]]] = field(default_factory=dict)

    def record(self, count: int, edge: Edge, weight: int) -> None:
        self.weight[edge.target] = weight
        history = self.steps.setdefault(edge.target, [])
        if history and history[-1][0] == count:
            history.pop()
        history.append((count, edge))

    def back_from(self, node: str, count: int) -> list[Edge]:
        """The edges of the walk that reached a node in at most so many edges."""
        walk: list[Edge] = []
        while True:
            step = next((s for s in reversed(self.steps.get(node, [])) if s[0] <= count), None)
            if step is None:
                return walk[::-1]
            walk.append(step[1])
            node, count = step[1].source, step[0] - 1


def _cycle_through(graph: Graph, start: str, limit: int, budget: Budget) -> tuple[Edge, ...]:
    """A negative cycle of at most ``limit`` edges met on walks from a node; empty: there is none.

    Walks grow by an edge a round; the first that comes back lighter than nothing is it.
    """
    walks = _Walks({start: 0})
    frontier = {start: 0}
    for count in range(1, limit + 1):
        improved: dict[str, int] = {}
        for node, weight in frontier.items():
            budget.spend_relaxations(len(graph.edges[node]))
            for edge in graph.edges[node]:
                reached = weight + edge.weight
                if edge.target not in walks.weight or reached < walks.weight[edge.target]:
                    walks.record(count, edge, reached)
                    improved[edge.target] = reached
        if start in improved:
            return _negative_part(walks.back_from(start, count))
        frontier = improved
    return ()


def _negative_part(walk: Sequence[Edge]) -> tuple[Edge, ...]:
    """The first simple cycle of negative weight in a closed walk."""
    open_edges: list[Edge] = []
    for edge in walk:
        open_edges.append(edge)
        at = next((n for n, e in enumerate(open_edges) if e.source == edge.target), None)
        if at is None:
            continue
        cycle = open_edges[at:]
        if sum(part.weight for part in cycle) < 0:
            return tuple(cycle)
        del open_edges[at:]
    raise AssertionError("a closed walk of negative weight holds a negative cycle")


def without_node(graph: Graph, node: str) -> Graph:
    """The graph without a node and its edges."""
    return _restricted(graph, [name for name in graph.nodes if name != node])


def _restricted(graph: Graph, nodes: Iterable[str]) -> Graph:
    kept = dict.fromkeys(nodes)
    edges = {node: [edge for edge in graph.edges[node] if edge.target in kept] for node in kept}
    return Graph(tuple(kept), edges, graph.scale, graph.strictness)


def _mutual_groups(graph: Graph) -> list[list[str]]:
    """Groups of two or more nodes that reach each other (S. R. Kosaraju's algorithm)."""
    order = _finished(graph)
    sources: dict[str, list[str]] = {node: [] for node in graph.nodes}
    for node, edges in graph.edges.items():
        for edge in edges:
            sources[edge.target].append(node)
    groups = []
    seen: set[str] = set()
    for root in reversed(order):
        group = _reached(root, sources, seen)
        if len(group) > 1:
            groups.append(sorted(group))
    return sorted(groups)


def _finished(graph: Graph) -> list[str]:
    """The nodes in the order in which a depth-first search leaves them."""
    order: list[str] = []
    seen: set[str] = set()
    for root in graph.nodes:
        stack = [(root, 0)] if root not in seen else []
        seen.add(root)
        while stack:
            node, at = stack.pop()
            if at == len(graph.edges[node]):
                order.append(node)
                continue
            stack.append((node, at + 1))
            target = graph.edges[node][at].target
            if target not in seen:
                seen.add(target)
                stack.append((target, 0))
    return order


def _reached(root: str, sources: dict[str, list[str]], seen: set[str]) -> list[str]:
    found: list[str] = []
    stack = [root] if root not in seen else []
    seen.add(root)
    while stack:
        node = stack.pop()
        found.append(node)
        fresh = [source for source in sources[node] if source not in seen]
        seen.update(fresh)
        stack.extend(dict.fromkeys(fresh))
    return found
