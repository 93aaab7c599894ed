"""The smallest sets of statements that cannot all be true.

Members that share unknowns are looked at together. Bounds on differences are decided by
shortest paths, where a negative cycle of the fewest edges is a smallest conflict. Phrases with
several readings, and relations of more than two unknowns (totals; shares, changes and rates,
which multiply them), are decided by a world that is easily guessed or by narrowing what each
unknown can be, and where neither answers by z3. What is found is shrunk by leaving out one
member after another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from factcheck.consistency.differences import graph_of, is_contradiction, is_plain
from factcheck.consistency.narrowing import narrowed, world_within
from factcheck.consistency.paths import potentials, shortest_negative_cycle
from factcheck.consistency.system import Budget, Conflict, Member, Related, Result, SpentError
from factcheck.consistency.worlds import is_world, some_worlds

_MOST_DOUBTED: Final = 20


def find_conflicts(members: Iterable[Member], budget: Budget | None = None) -> Result:
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
    found: list[Conflict] = []
    undecided: list[str] = []
    for group in components(ordered):
        try:
            for conflict in _conflicts_among(group, left):
                found.append(conflict)
        except SpentError:
            undecided.append(_undecided(group))
    found.sort(key=lambda conflict: (len(conflict.members), conflict.names))
    return Result(tuple(found), tuple(undecided))


def has_world(members: Iterable[Member], budget: Budget | None = None) -> bool:
    """Whether some world satisfies all members; false too where the budget is spent."""
    left = replace(budget or Budget())
    try:
        groups = components(_ordered(members))
        return all(_core(group, left) is None for group in groups)
    except SpentError:
        return False


def find_support(conflict: Conflict, name: str, members: Iterable[Member]) -> tuple[Member, ...]:
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
    leader: dict[str, str] = {}

    def lead(name: str) -> str:
        while leader.setdefault(name, name) != name:
            leader[name] = leader[leader[name]]
            name = leader[name]
        return name

    for member in members:
        for variable in member.variables[1:]:
            leader[lead(variable.name)] = lead(member.variables[0].name)
    groups: dict[str, list[Member]] = {}
    for member in members:
        key = lead(member.variables[0].name) if member.variables else f"alone {member.name}"
        groups.setdefault(key, []).append(member)
    return sorted(map(tuple, groups.values()), key=lambda group: (len(group), group[0].name))


def _conflicts_among(members: Sequence[Member], budget: Budget) -> Iterator[Conflict]:
    """Conflicts, one after another; each one's members are left out of the search for more."""
    groups = [tuple(members)]
    while groups:
        group = groups.pop()
        core = _core(group, budget)
        if core is None:
            continue
        smallest = _minimal(_against_trusted(core, group, budget) or core, budget)
        yield Conflict(smallest)
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
    worlds = some_worlds(members, graph, solution, budget)
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
    from factcheck.consistency.solving import unsatisfied

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
    left = sorted(core, key=lambda member: isinstance(member.statement, Related))
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
