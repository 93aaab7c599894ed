"""What one member of a conflict would have to say for the others to hold."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.consistency.differences import ORIGIN, graph_of, is_plain
from factcheck.consistency.narrowing import has_ready_extents, is_product, narrowed
from factcheck.consistency.paths import distances
from factcheck.consistency.ranges import hull
from factcheck.consistency.system import (
    Allowed,
    Budget,
    Conflict,
    Member,
    Ordered,
    SpentError,
    Variable,
)
from factcheck.interval import Interval


def amend(conflict: Conflict, name: str, budget: Budget | None = None) -> Interval | None:
    """The values that the other members leave for what this one speaks of.

    That is the unknown that it bounds, or the distance from *before* to *after* of an order.
    ``None`` for a relation of more than that (see ``dropping``), and where the budget is
    spent. Raises ``KeyError`` where the conflict has no such member.
    """
    pair = _subject(next_named(conflict, name))
    if pair is None:
        return None
    others = conflict.without(name)
    left = budget or Budget()
    try:
        if all(map(is_plain, others)):
            return _span(pair[0], pair[1], others, left)
        return extent_of(pair[0], pair[1], others, left)
    except SpentError:
        return None


def extent_of(
    before: Variable | None, after: Variable, members: Sequence[Member], budget: Budget
) -> Interval | None:
    """An interval that holds ``after - before`` where the members are true; ``None``: not found.

    The least one, but for unknowns that are multiplied by each other and bound by two ways.
    Raises ``SpentError``.
    """
    if before is None and has_ready_extents(members):
        left = narrowed(members).left.get(after.name)
        return Interval(None, None) if left is None else hull(left)
    if any(map(is_product, members)):
        return None
    from factcheck.consistency.solving import extent

    return extent(before, after, members, budget)


def next_named(conflict: Conflict, name: str) -> Member:
    """The member with a name; raises ``KeyError``."""
    for member in conflict.members:
        if member.name == name:
            return member
    raise KeyError(name)


def _subject(member: Member) -> tuple[Variable | None, Variable] | None:
    """What a member bounds: ``after - before``, where ``before`` may be 0."""
    match member.statement:
        case Allowed(variable=variable):
            return None, variable
        case Ordered(before=before, after=after):
            return before, after
    return None


def _span(
    before: Variable | None, after: Variable, others: tuple[Member, ...], budget: Budget
) -> Interval:
    graph = graph_of(others)
    start, end = before.name if before else ORIGIN, after.name
    if start not in graph.edges or end not in graph.edges:
        return Interval(None, None)
    up = distances(graph, start, budget).get(end)
    down = distances(graph, end, budget).get(start)
    high, high_open = (None, False) if up is None else graph.value(up)
    low, low_open = (None, False) if down is None else graph.value(down)
    return Interval(None if low is None else -low, high, low_open, high_open)
