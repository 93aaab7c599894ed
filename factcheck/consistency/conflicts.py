"""The smallest sets of statements that cannot all be true.

Members that share unknowns are looked at together. What each unknown can be is narrowed, the
nearest first, until nothing is left, which makes a conflict, or a world is come upon; where neither
happens, z3 decides. What is found is shrunk by leaving out one member after another.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from msgspec.structs import replace

from factcheck.consistency.arithmetic import Arithmetic, worked_out
from factcheck.consistency.decision import decide
from factcheck.consistency.expression import COMPARISONS, Leaf, Node
from factcheck.consistency.propagation import World, is_tree, narrowed, worlds_within
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import (
    Budget,
    Constrained,
    Domain,
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
        except SpentError as spent:
            undecided.append(_undecided(group, spent))
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
        doubted = [member for member in smallest if not member.is_trusted] or smallest
        told = {member.name for member in doubted}
        groups.extend(components([member for member in group if member.name not in told]))


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
    if is_world(_as_told(members), members):
        return None
    box = narrowed(members, budget)
    if box.clash:
        return box.clash
    if any(is_world(world, members) for world in worlds_within(box, members, budget)):
        return None
    from factcheck.consistency.solver import unsatisfied  # z3: 150 ms

    return unsatisfied(members, budget)


def _minimal(core: tuple[Member, ...], budget: Budget) -> tuple[Member, ...]:
    """A part of a core of which every member is needed.

    Relations are left out first, so that what a figure's own words exclude is not told by way of
    others.
    """
    needed: list[Member] = []
    left = sorted(core, key=lambda member: isinstance(member.statement, Constrained))
    is_known = _is_each_needed(core)
    while left and not is_known:
        tried = left.pop()
        smaller = _core(_ordered({*needed, *left}), budget)
        if smaller is None:
            needed.append(tried)
        else:
            left = [member for member in left if member in smaller]
            is_known = _is_each_needed([*needed, *left])
    return _ordered({*needed, *left})


def _is_each_needed(core: Sequence[Member]) -> bool:
    """Whether that is known by how members hang together, and none has to be left out for it."""
    return _is_cycle(core) or is_tree(core)


def _is_cycle(core: Iterable[Member]) -> bool:
    """Whether bounds and orders are strung together, each unknown in two: every one is needed."""
    met = Counter(unknown.name for member in core for unknown in member.variables)
    is_strung = all(
        isinstance(one, Ordered) or (isinstance(one, Domain) and len(one.parts) == 1)
        for one in (member.statement for member in core)
    )
    return is_strung and set(met.values()) == {2}


def _ordered(members: Iterable[Member]) -> tuple[Member, ...]:
    return tuple(sorted(members, key=lambda member: member.name))


def _undecided(group: Sequence[Member], spent: SpentError) -> str:
    shown = ", ".join(member.name for member in group[:5])
    more = f" and {len(group) - 5} more" if len(group) > 5 else ""
    return f"whether {shown}{more} can all be true {spent.why}"


def is_world(world: World, members: Iterable[Member]) -> bool:
    """Whether every member holds in a world."""
    return all(_holds(member, world) for member in members)


def _as_told(members: Iterable[Member]) -> World:
    """Each unknown where the first numeral puts it, or at an end of what is allowed.

    That is a world of most sources, and costs a fifth of narrowing what they allow.
    """
    world: dict[str, Fraction] = {}
    for member in members:
        for unknown in member.variables:
            world.setdefault(unknown.name, Fraction(0))
    for member in members:
        if isinstance(member.statement, Domain):
            part = member.statement.parts[0]
            ends = (member.statement.likely, part.low, part.high, Fraction(0))
            world[member.statement.variable.name] = next(end for end in ends if end is not None)
    return world


_Terms: TypeAlias = Mapping[Leaf, Variable | Range]


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
        case Domain(variable=variable, parts=parts):
            return any(world[variable.name] in part for part in parts)
        case Ordered(before=before, after=after, at_least=least):
            return world[after.name] - world[before.name] >= least
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
