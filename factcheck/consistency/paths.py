"""Shortest paths and negative cycles in a graph of differences.

networkx is not used: its ``find_negative_cycle`` takes some inconsistent graphs for consistent
ones (networkx #5916).
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct, field

from factcheck.consistency.differences import ORIGIN, Edge, Graph
from factcheck.consistency.system import Budget

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
