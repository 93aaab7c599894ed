"""Worlds: a value for each unknown, and whether everything said holds in it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from operator import add, eq, ge, gt, le, lt, mul, ne, sub, truediv
from typing import Final, TypeAlias

from msgspec.structs import replace

from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.deciding import decide
from factcheck.consistency.differences import ORIGIN, Graph, graph_of, reversed_edges
from factcheck.consistency.paths import potentials
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import Allowed, Budget, Member, Ordered, Related, Variable
from factcheck.consistency.tree import Call, ClaimName, Leaf, Negation, Node, Operation
from factcheck.consistency.values import NUMBER, Value
from factcheck.interval import Interval

World: TypeAlias = Mapping[str, Fraction]


def some_worlds(
    members: Sequence[Member], graph: Graph, solution: Mapping[str, int], budget: Budget
) -> Iterator[World]:
    """Worlds worth trying before a solver is asked.

    A solution of the bounds on differences, with each unknown where its numeral or the relation
    that works it out puts it, as late as it can be, as early as it can be; and those where every
    phrase with several readings has its first or its last.
    """
    unknowns = {variable for member in members for variable in member.variables}
    late = _world(unknowns, graph, solution)
    yield _worked_out({**late, **_likely(members)}, members)
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


def _worked_out(world: World, members: Iterable[Member]) -> World:
    """The world with what equations work out: a total as the sum of its parts, whatever it says."""
    equations = [one for one in map(_equation, members) if one is not None]
    worked = dict(world)
    for _ in range(_DEEPEST):
        changed = False
        for result, node, terms in equations:
            value = _number(node, terms, worked)
            if value is not None and value != worked[result]:
                worked[result], changed = value, True
        if not changed:
            break
    return worked


_DEEPEST: Final = 6
"""How many equations may feed each other, at most, in a world that is guessed."""

_Terms: TypeAlias = Mapping[Leaf, Variable | Range]


def _equation(member: Member) -> tuple[str, Node, _Terms] | None:
    """An unknown, and what works it out."""
    statement = member.statement
    if not isinstance(statement, Related) or len(statement.expectation.sides) != 2:
        return None
    worked, result = statement.expectation.sides
    terms = dict(statement.terms)
    unknown = terms.get(result) if isinstance(result, ClaimName) else None
    is_equation = statement.expectation.signs[0].text == "=="
    if not is_equation or not isinstance(unknown, Variable):
        return None
    return unknown.name, worked, terms


def _number(node: Node, terms: _Terms, world: World) -> Fraction | None:
    """What a node comes to in a world; ``None`` where a literal leaves it open, or by zero."""
    match node:
        case Negation(operand=operand):
            value = _number(operand, terms, world)
            return None if value is None else -value
        case Operation(sign=sign, left=left, right=right):
            one, other = _number(left, terms, world), _number(right, terms, world)
            if one is None or other is None or (sign == "/" and other == 0):
                return None
            return _OPERATIONS[sign](one, other)
        case Call(function="sum", arguments=arguments):
            values = [_number(argument, terms, world) for argument in arguments]
            known = [value for value in values if value is not None]
            return sum(known, Fraction(0)) if len(known) == len(values) else None
        case Call():
            return None
    term = terms[node]
    if isinstance(term, Variable):
        return world[term.name]
    return term[0].low if len(term) == 1 and term[0].low == term[0].high else None


_OPERATIONS: Final[Mapping[str, Callable[[Fraction, Fraction], Fraction]]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": truediv,
}
_COMPARED: Final[Mapping[str, Callable[[Fraction, Fraction], bool]]] = {
    "==": eq,
    "!=": ne,
    "<": lt,
    "<=": le,
    ">": gt,
    ">=": ge,
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
    terms = dict(related.terms)
    numbers = [_number(side, terms, world) for side in related.expectation.sides]
    known = [number for number in numbers if number is not None]
    if len(known) == len(numbers):
        pairs = zip(related.expectation.signs, known, known[1:], strict=False)
        return all(_COMPARED[sign.text](one, other) for sign, one, other in pairs)
    values: dict[Leaf, Value] = {
        leaf: Value(_parts(term, world), NUMBER, str(leaf)) for leaf, term in related.terms
    }
    try:
        return decide(related.expectation, Arithmetic(values)).is_possible is True
    except ZeroDivisionError:
        return False


def _parts(term: Variable | Range, world: World) -> Range:
    return (Interval.point(world[term.name]),) if isinstance(term, Variable) else term
