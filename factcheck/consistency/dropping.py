"""What the other members of a conflict leave for a relation: why it would have to be dropped."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.amending import extent_of
from factcheck.consistency.conflicts import has_world
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import Budget, Conflict, Member, Related, SpentError, Variable
from factcheck.consistency.tree import (
    Call,
    ClaimName,
    Expectation,
    Leaf,
    Link,
    Negation,
    Node,
    Operation,
    Sign,
    leaves,
)
from factcheck.consistency.values import DAYS, PLAIN, Unit
from factcheck.interval import Interval


class Side(Struct, frozen=True):
    """A side of a comparison, and the least interval that holds it where the others are true.

    ``is_day``: it is a day of the calendar; else it is shown in ``unit``.
    """

    node: Node
    left: Interval
    unit: Unit
    is_day: bool


def sides_left(conflict: Conflict, name: str, budget: Budget | None = None) -> tuple[Side, ...]:
    """The sides of the comparison that the other members refute; empty where none is shown to be.

    Sides that say nothing (a literal) are left out. Where two sides are refuted only together,
    the one less the other is given. Raises ``StopIteration`` where no member has the name.
    """
    related = next(member.statement for member in conflict.members if member.name == name)
    if not isinstance(related, Related):
        return ()
    others, left = conflict.without(name), budget or Budget()
    try:
        found = (_refuting(link, related, others, left) for link in related.expectation.links)
        return next(filter(None, found), ())
    except SpentError:
        return ()


def parts_too_many(conflict: Conflict, name: str, budget: Budget | None = None) -> tuple[str, ...]:
    """The claims of a sum without which a relation would hold, each by itself."""
    related = next(member.statement for member in conflict.members if member.name == name)
    if not isinstance(related, Related) or related.expectation.signs[0].text != "==":
        return ()
    others, left = conflict.without(name), budget or Budget()
    return tuple(
        part
        for part, tree in _shortened(related.expectation)
        if has_world([*others, Member(name, replace(related, expectation=tree))], left)
    )


def _refuting(
    link: Link, related: Related, others: tuple[Member, ...], budget: Budget
) -> tuple[Side, ...]:
    sides = tuple(_side(node, related, others, budget) for node in (link.left, link.right))
    told = tuple(side for side in sides if side and _claims(side.node))
    first, last = sides
    if first and last and _is_refuted(link, first.left, last.left, related.slack):
        return told
    if len(told) < 2:
        return ()
    apart = _side(Operation("-", link.left, link.right), related, others, budget)
    zero = Interval.point(0)
    is_told = apart and _is_refuted(link, apart.left, zero, related.slack)
    return (apart,) if apart and is_told else ()


def _is_refuted(link: Link, first: Interval, last: Interval, slack: int) -> bool:
    counterparts = ranges.counterparts(link.sign.text, (first,), slack)
    return not ranges.intersection(counterparts, (last,))


def _side(node: Node, related: Related, others: tuple[Member, ...], budget: Budget) -> Side | None:
    """What the others leave for a node; ``None`` where it is not found, or has no unit."""
    terms = dict(related.terms)
    kind = _kind(node, terms)
    if kind is None:
        return None
    unit, is_day = kind
    if not _claims(node):
        parts = next((term for leaf, term in related.terms if leaf == node), None)
        return Side(node, ranges.hull(parts), unit, is_day) if isinstance(parts, tuple) else None
    worked = Variable(f"worked {node}", is_day=_is_whole(node, terms), unit=unit)
    tree = Expectation((_WORKED, node), (Sign("=="),))
    known = tuple((leaf, terms[leaf]) for leaf in dict.fromkeys(leaves(node)))
    stated = Member(f"worked {node}", Related(tree, ((_WORKED, worked), *known)))
    left = extent_of(None, worked, (*others, stated), budget)
    return None if left is None else Side(node, left, unit, is_day)


_WORKED: Final = ClaimName("worked")


def _is_whole(node: Node, terms: Mapping[Leaf, Variable | Range]) -> bool:
    """Days, and what is counted between them, are whole: z3 is slow where it has to see that."""
    match node:
        case Negation(operand=operand):
            return _is_whole(operand, terms)
        case Call(arguments=arguments):
            return all(_is_whole(argument, terms) for argument in arguments)
        case Operation(sign="+" | "-", left=left, right=right):
            return _is_whole(left, terms) and _is_whole(right, terms)
        case Operation():
            return False
    term = terms[node]
    return isinstance(term, Variable) and term.is_day


def _claims(node: Node) -> list[Leaf]:
    return [leaf for leaf in leaves(node) if isinstance(leaf, ClaimName)]


def _kind(node: Node, terms: Mapping[Leaf, Variable | Range]) -> tuple[Unit, bool] | None:
    """The unit in which to show a node, and whether it is a day; ``None`` where none is plain."""
    match node:
        case Negation(operand=operand):
            return _kind(operand, terms)
        case Call(arguments=arguments):
            return _first(terms, *arguments)
        case Operation(sign="-", left=left, right=right):
            kinds = _kind(left, terms), _kind(right, terms)
            is_span = all(kind and kind[1] for kind in kinds)
            return (DAYS, False) if is_span else _first(terms, left, right)
        case Operation(sign="+", left=left, right=right):
            return _first(terms, left, right)
        case Operation(left=left, right=right):
            is_scaled = not (_claims(left) and _claims(right))
            return _first(terms, left, right) if is_scaled else None
    term = terms[node]
    return (term.unit, term.is_day) if isinstance(term, Variable) else (PLAIN, False)


def _first(terms: Mapping[Leaf, Variable | Range], *nodes: Node) -> tuple[Unit, bool] | None:
    """The kind of the first node with claims in it, all of which have one."""
    kinds = [_kind(node, terms) for node in nodes]
    if None in kinds:
        return None
    named = (kind for kind, node in zip(kinds, nodes, strict=True) if _claims(node))
    return next(named, (PLAIN, False))


def _shortened(tree: Expectation) -> Iterator[tuple[str, Expectation]]:
    """The equation without one of the claims that a side of it adds up."""
    for at, side in enumerate(tree.sides):
        added = _added(side)
        for part in added if len(added) > 1 else ():
            if isinstance(part, ClaimName):
                rest = [other for other in added if other is not part]
                sides = (*tree.sides[:at], _sum(rest), *tree.sides[at + 1 :])
                yield part.name, replace(tree, sides=sides)


def _added(node: Node) -> list[Node]:
    match node:
        case Operation(sign="+", left=left, right=right):
            return [*_added(left), *_added(right)]
        case Call(function="sum", arguments=arguments):
            return list(arguments)
    return [node]


def _sum(parts: list[Node]) -> Node:
    return parts[0] if len(parts) == 1 else Call("sum", tuple(parts))
