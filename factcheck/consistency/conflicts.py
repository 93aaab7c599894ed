"""The smallest sets of statements that cannot all be true.

Members that share unknowns are looked at together. Bounds on differences are decided by
shortest paths, where a negative cycle of the fewest edges is a smallest conflict. Phrases with
several readings, and relations of more than two unknowns (totals; shares, changes and rates,
which multiply them), are decided by a world that is easily guessed or by narrowing what each
unknown can be, and where neither answers by z3. What is found is shrunk by leaving out one
member after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from msgspec.structs import replace

from factcheck.consistency.arithmetic import Arithmetic, worked_out
from factcheck.consistency.decision import decide
from factcheck.consistency.difference_graph import (
    ORIGIN,
    Graph,
    graph_of,
    is_contradiction,
    is_plain,
    potentials,
    reversed_edges,
    shortest_negative_cycle,
)
from factcheck.consistency.expression import COMPARISONS, ClaimName, Leaf, Node
from factcheck.consistency.propagation import narrowed, world_within
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import (
    Allowed,
    Budget,
    Constrained,
    FoundConflicts,
    Member,
    MinimalConflict,
    Ordered,
    SpentError,
    Variable,
)
from factcheck.consistency.values import NUMBER, Value
from factcheck.disjoint_sets import DisjointSets
from factcheck.interval import Interval

_MOST_DOUBTED: Final = 20


def find_conflicts(members: Iterable[Member], budget: Budget | None = None) -> FoundConflicts:
    """Every independent minimal conflict among members: leave any one out and the rest fit.

    Conflicts are independent where they share no members but trusted ones. The order of the
    members does not matter; small conflicts are preferred. Where the budget is spent, the
    result says which members remain undecided. Raises ``ValueError`` where two members have
    one name.
    """
    ordered = sorted(members, key=lambda member: member.name)
    names = [member.name for member in ordered]
    if len(set(names)) < len(names):
        raise ValueError("two members have one name")
    left = replace(budget or Budget())
    found: list[MinimalConflict] = []
    undecided: list[str] = []
    for group in components(ordered):
        try:
            for conflict in _conflicts_among(group, left):
                found.append(conflict)
        except SpentError:
            undecided.append(_undecided(group))
    found.sort(key=lambda conflict: (len(conflict.members), conflict.names))
    return FoundConflicts(tuple(found), tuple(undecided))


def has_world(members: Iterable[Member], budget: Budget | None = None) -> bool:
    """Whether some world satisfies all members; false too where the budget is spent."""
    left = replace(budget or Budget())
    try:
        groups = components(_ordered(members))
        return all(_core(group, left) is None for group in groups)
    except SpentError:
        return False


def find_support(
    conflict: MinimalConflict, name: str, members: Iterable[Member]
) -> tuple[Member, ...]:
    """Members that do the same in a conflict as the named one; empty where none do, or not found.

    The day of publication that a desk gives often follows from the text as well: it tells of
    Tuesday's meeting as past.
    """
    others = conflict.without(name)
    rest = [member for member in members if member.name != name and member not in others]
    firm = [replace(member, is_trusted=True) for member in others]
    for found in find_conflicts([*firm, *rest]).conflicts:
        if {member.name for member in others} < set(found.names):
            kept = {member.name for member in rest}
            return tuple(member for member in found.members if member.name in kept)
    return ()


def components(members: Sequence[Member]) -> list[tuple[Member, ...]]:
    """Members that share unknowns, directly or through others, together; small groups first."""
    joined: DisjointSets[str] = DisjointSets()
    for member in members:
        for variable in member.variables[1:]:
            joined.union(member.variables[0].name, variable.name)
    groups: dict[str, list[Member]] = {}
    for member in members:
        alone = f"alone {member.name}"
        key = joined.find(member.variables[0].name) if member.variables else alone
        groups.setdefault(key, []).append(member)
    return sorted(map(tuple, groups.values()), key=lambda group: (len(group), group[0].name))


def _conflicts_among(members: Sequence[Member], budget: Budget) -> Iterator[MinimalConflict]:
    """Conflicts, one after another; each one's members are left out of the search for more."""
    groups = [tuple(members)]
    while groups:
        group = groups.pop()
        core = _core(group, budget)
        if core is None:
            continue
        smallest = _minimal(_against_trusted(core, group, budget) or core, budget)
        yield MinimalConflict(smallest)
        doubted = {member for member in smallest if not member.is_trusted} or set(smallest)
        groups.extend(components([member for member in group if member not in doubted]))


def _against_trusted(
    core: Sequence[Member], group: Sequence[Member], budget: Budget
) -> tuple[Member, ...] | None:
    """A core in which one doubted member stands against trusted ones alone, where there is one.

    Two claims that both contradict a reference also contradict each other; each is reported
    against the reference.
    """
    doubted = [member for member in core if not member.is_trusted]
    trusted = [member for member in group if member.is_trusted]
    if not trusted or not 1 < len(doubted) <= _MOST_DOUBTED:
        return None
    cores = (_core(_ordered({member, *trusted}), budget) for member in doubted)
    return next(filter(None, cores), None)


def _core(members: Sequence[Member], budget: Budget) -> tuple[Member, ...] | None:
    """Members that cannot all be true, in order; ``None`` where a world satisfies all."""
    budget.spend_looks(len(members))
    alone = next((member for member in members if is_contradiction(member)), None)
    if alone is not None:
        return (alone,)
    graph = graph_of(members)
    solution = potentials(graph, budget)
    if solution is None:
        cycle = shortest_negative_cycle(graph, budget)
        return _ordered({edge.member for edge in cycle})
    if all(map(is_plain, members)):
        return None
    worlds = _some_worlds(members, graph, solution, budget)
    if is_world(next(worlds), members):
        return None
    box = narrowed(members)
    if box.clash:
        return box.clash
    world = world_within(box, members)
    if world is not None and is_world(world, members):
        return None
    if any(is_world(guess, members) for guess in worlds):
        return None
    from factcheck.consistency.solver import unsatisfied  # z3: 150 ms

    return unsatisfied(members, budget)


def _minimal(core: tuple[Member, ...], budget: Budget) -> tuple[Member, ...]:
    """A part of a core of which every member is needed.

    A shortest negative cycle of plain members needs no shrinking: a conflict among fewer of
    them would be a shorter cycle. Relations are left out first, so that what a figure's own
    words exclude is not told by way of others.
    """
    if all(map(is_plain, core)):
        return core
    needed: list[Member] = []
    left = sorted(core, key=lambda member: isinstance(member.statement, Constrained))
    while left:
        tried = left.pop()
        smaller = _core(_ordered({*needed, *left}), budget)
        if smaller is None:
            needed.append(tried)
        else:
            left = [member for member in left if member in smaller]
    return _ordered(set(needed))


def _ordered(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: member.name))


def _undecided(group: Sequence[Member]) -> str:
    shown = ", ".join(member.name for member in group[:5])
    more = f" and {len(group) - 5} more" if len(group) > 5 else ""
    return f"whether {shown}{more} can all be true was not found within the steps allowed"


World: TypeAlias = Mapping[str, Fraction]


def _some_worlds(
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
        one_way = graph_of([_with_one_reading(member, at) for member in members])
        chosen = potentials(one_way, budget)
        if chosen is not None:
            yield _world(unknowns, one_way, chosen)


def _with_one_reading(member: Member, at: int) -> Member:
    """A member with its first or its last reading only."""
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
    if not isinstance(statement, Constrained) or len(statement.chain.sides) != 2:
        return None
    worked, result = statement.chain.sides
    terms = dict(statement.terms)
    unknown = terms.get(result) if isinstance(result, ClaimName) else None
    is_equation = statement.chain.signs[0].text == "=="
    if not is_equation or not isinstance(unknown, Variable):
        return None
    return unknown.name, worked, terms


def _number(node: Node, terms: _Terms, world: World) -> Fraction | None:
    """What a node comes to in a world; ``None`` where a literal leaves it open, or by zero."""

    def of_leaf(leaf: Leaf) -> Fraction | None:
        term = terms[leaf]
        if isinstance(term, Variable):
            return world[term.name]
        return term[0].low if len(term) == 1 and term[0].low == term[0].high else None

    return worked_out(node, of_leaf)


def _holds(member: Member, world: World) -> bool:
    match member.statement:
        case Allowed(variable=variable, parts=parts):
            return any(world[variable.name] in part for part in parts)
        case Ordered(before=before, after=after, at_least=least, is_strict=is_strict):
            distance = world[after.name] - world[before.name]
            return distance > least or (distance == least and not is_strict)
        case Constrained():
            return _relation_holds(member.statement, world)


def _relation_holds(related: Constrained, world: World) -> bool:
    terms = dict(related.terms)
    numbers = [_number(side, terms, world) for side in related.chain.sides]
    known = [number for number in numbers if number is not None]
    if len(known) == len(numbers):
        pairs = zip(related.chain.signs, known, known[1:], strict=False)
        return all(COMPARISONS[sign.text](one, other) for sign, one, other in pairs)
    values: dict[Leaf, Value] = {
        leaf: Value(_parts(term, world), NUMBER, str(leaf)) for leaf, term in related.terms
    }
    try:
        return decide(related.chain, Arithmetic(values)).is_possible is True
    except ZeroDivisionError:
        return False


def _parts(term: Variable | Range, world: World) -> Range:
    return (Interval.point(world[term.name]),) if isinstance(term, Variable) else term
