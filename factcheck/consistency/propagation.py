"""What each unknown can be, narrowed statement by statement until nothing changes.

Each statement is asked what it leaves for each of its unknowns, given the others: each operation
is undone, which is exact where no claim occurs twice (hull consistency: F. Benhamou and others,
1999). Where nothing is left, the statements that led there cannot all be true. Where something is
left, a world is looked for: the least of each unknown, which is one wherever all statements are
bounds and orders; else by settling one unknown after another, which finds one in all systems
without cycles. No solver is needed for either.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from operator import add, mul, neg, sub, truediv
from typing import Final, TypeAlias, cast

from msgspec import Struct, field

from factcheck.consistency import ranges
from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.expression import (
    Call,
    Chain,
    ComparisonLink,
    Leaf,
    Negation,
    Node,
    Operation,
    leaves,
    walk,
)
from factcheck.consistency.ranges import EVERYTHING, Range
from factcheck.consistency.system import (
    Budget,
    Constrained,
    Domain,
    Member,
    Ordered,
    Statement,
    Variable,
)
from factcheck.consistency.values import DATE, NUMBER, Value
from factcheck.interval import Interval

_ROUNDS: Final = 12
"""How often a statement is asked on average before a slow narrowing is left as it is."""

_MOST_SINGLY: Final = 200
"""Of how many unknowns, at most, a world is looked for one by one."""

_MOST_BITS: Final = 1_000
"""How long the denominator of an end may be; a box may always be wider than it has to be."""

_ALL: Final[Range] = (EVERYTHING,)


class Step(Struct, frozen=True):
    """A statement that narrowed an unknown, and the earlier steps that it built on."""

    member: Member
    earlier: tuple[int, ...]


class Box(Struct):
    """A range for every unknown; ``clash`` names members that cannot all be true, if found."""

    left: dict[str, Range]
    latest: dict[str, int] = field(default_factory=dict)
    steps: list[Step] = field(default_factory=list)
    clash: tuple[Member, ...] = ()


def narrowed(members: Sequence[Member], budget: Budget | None = None) -> Box:
    """The box that some statements leave, which holds every world in which they are true.

    Looks at each some dozen times on average, at most; raises ``SpentError`` before that.
    """
    box = Box({unknown.name: _ALL for member in members for unknown in member.variables})
    _narrow(box, members, _touching(members), budget)
    return box


def is_tree(core: Sequence[Member]) -> bool:
    """Whether members hang together without a circle, each unknown of two of them.

    And any one unknown can make a member true, whatever the others are: if all cannot be true,
    then all but any one can. Of days it is not asked, which are whole.
    """
    touching = _touching(core)
    if len(touching) != len(core) - 1 or len(core) > _MOST_IN_TREE:
        return False
    if any(len(of_it) != 2 for of_it in touching.values()):
        return False
    return _reach(core[0], touching) == len(core) and all(
        _values_left(member, unknown, touching) for member in core for unknown in member.variables
    )


_MOST_IN_TREE: Final = 400


def _reach(first: Member, touching: Mapping[str, list[Member]]) -> int:
    """How many members hang together with one."""
    reached, waiting = {first.name}, [first]
    while waiting:
        for unknown in waiting.pop().variables:
            fresh = [one for one in touching[unknown.name] if one.name not in reached]
            reached.update(one.name for one in fresh)
            waiting += fresh
    return len(reached)


def _values_left(member: Member, asked: Variable, touching: Mapping[str, list[Member]]) -> Range:
    """What a member of a tree, and those behind it, leave for an unknown; empty where unclear."""
    left = {asked.name: _ALL}
    for unknown in member.variables:
        if unknown.name != asked.name:
            [behind] = (one for one in touching[unknown.name] if one is not member)
            left[unknown.name] = _values_left(behind, unknown, touching)
    if asked.is_day or not all(left.values()) or not _is_solvable(member.statement):
        return ()
    told = next(values for unknown, values in _left_by(member, left) if unknown.name == asked.name)
    return () if EVERYTHING in told else told


def _is_solvable(statement: Statement) -> bool:
    """Whether each unknown and literal stands once in a comparison of sums and products."""
    if not isinstance(statement, Constrained):
        return True
    nodes = [node for side in statement.chain.sides for node in walk(side)]
    unknowns = [term for _, term in statement.terms if isinstance(term, Variable)]
    is_once = len(unknowns) == len(set(unknowns)) and len(statement.terms) == sum(
        isinstance(node, Leaf) for node in nodes
    )
    is_plain = all(node.function == "sum" for node in nodes if isinstance(node, Call))
    return is_once and is_plain and len(statement.chain.signs) == 1


World: TypeAlias = Mapping[str, Fraction]


def worlds_within(box: Box, members: Sequence[Member], budget: Budget) -> Iterator[World]:
    """Worlds worth trying in a box: the least of all, then close to where the numerals put them.

    Figures that others are worked out from are settled all at once; failing that, one by one.
    Raises ``SpentError``.
    """
    least = {name: left[0].low for name, left in box.left.items()}
    bounded = {name: low for name, low in least.items() if low is not None}
    if len(bounded) == len(least):
        yield bounded
    likely = {
        member.statement.variable.name: member.statement.likely
        for member in members
        if isinstance(member.statement, Domain)
    }
    named = sorted(box.left, key=lambda name: (likely.get(name) is None, name))
    results = set(_results(members))
    given = [name for name in named if name not in results]
    singly = [[name] for name in named]
    for groups in ([given, *singly], singly if len(named) <= _MOST_SINGLY else []):
        world = _settled_world(box, members, groups, likely, budget) if groups else None
        if world is not None:
            yield world


def _results(members: Iterable[Member]) -> Iterator[str]:
    """The unknowns that a relation works out: those that are the last side of an equation."""
    for member in members:
        statement = member.statement
        if isinstance(statement, Constrained) and statement.chain.signs[-1].text == "==":
            term = dict(statement.terms).get(cast(Leaf, statement.chain.sides[-1]))
            if isinstance(term, Variable):
                yield term.name


def _settled_world(
    box: Box,
    members: Sequence[Member],
    groups: Iterable[Sequence[str]],
    likely: Mapping[str, Fraction | None],
    budget: Budget,
) -> World | None:
    """The world found by settling unknowns group by group, each with what follows from it."""
    touching, trial = _touching(members), Box(dict(box.left))
    for group in groups:
        moved: dict[str, Member] = {}
        for name in group:
            point = (Interval.point(_settled(trial.left[name], likely.get(name))),)
            if trial.left[name] != point:
                trial.left[name] = point
                moved.update((member.name, member) for member in touching[name])
        _narrow(trial, list(moved.values()), touching, budget)
        if trial.clash:
            return None
    return {name: ranges.hull(left).low or Fraction(0) for name, left in trial.left.items()}


def _touching(members: Iterable[Member]) -> dict[str, list[Member]]:
    touching: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        for unknown in member.variables:
            touching[unknown.name].append(member)
    return touching


def _narrow(
    box: Box, members: Sequence[Member], touching: Mapping[str, list[Member]], budget: Budget | None
) -> None:
    waiting, asked = deque(members), {member.name for member in members}
    spare = _ROUNDS * (len(touching) + len(members))
    while waiting and spare > 0 and not box.clash:
        member = waiting.popleft()
        asked.discard(member.name)
        spare -= 1
        if budget:
            budget.spend_looks(1)
        for unknown in _narrowed_by(box, member):
            for other in touching[unknown.name]:
                if other is not member and other.name not in asked:
                    waiting.append(other)
                    asked.add(other.name)


def _narrowed_by(box: Box, member: Member) -> Iterator[Variable]:
    """The unknowns for which a statement leaves less than the box, which then has no more."""
    for unknown, left in _left_by(member, box.left):
        before = box.left[unknown.name]
        after = ranges.intersection(before, left)
        if unknown.is_day:
            after = ranges.whole(after)
        if after == before or any(map(_is_unwieldy, after)):
            continue
        earlier = (box.latest.get(other.name) for other in member.variables)
        box.steps.append(Step(member, tuple(at for at in earlier if at is not None)))
        if not after:
            box.clash = _led_to(box)
            return
        box.left[unknown.name] = after
        box.latest[unknown.name] = len(box.steps) - 1
        yield unknown


def _is_unwieldy(part: Interval) -> bool:
    """Whether an end has more digits than would narrow anything: they double with each round."""
    ends = [end for end in (part.low, part.high) if end is not None]
    return any(end.denominator.bit_length() > _MOST_BITS for end in ends)


def _led_to(box: Box) -> tuple[Member, ...]:
    """The members on the way to the last step."""
    reached, waiting = {len(box.steps) - 1}, [len(box.steps) - 1]
    while waiting:
        for at in box.steps[waiting.pop()].earlier:
            if at not in reached:
                reached.add(at)
                waiting.append(at)
    members = {box.steps[at].member for at in reached}
    return tuple(sorted(members, key=lambda member: member.name))


def _left_by(member: Member, left: Mapping[str, Range]) -> Iterator[tuple[Variable, Range]]:
    """What a statement leaves for each of its unknowns."""
    match member.statement:
        case Domain(variable=unknown, parts=parts):
            yield unknown, parts
        case Ordered(before=before, after=after, at_least=least):
            apart = Interval(least, None)
            first, last = ranges.hull(left[before.name]), ranges.hull(left[after.name])
            yield after, (first + apart,)
            yield before, (last - apart,)
        case Constrained():
            yield from _left_by_relation(member.statement, left)


def _left_by_relation(
    related: Constrained, left: Mapping[str, Range]
) -> Iterator[tuple[Variable, Range]]:
    terms = dict(related.terms)
    values: dict[Leaf, Value] = {
        leaf: Value(left[term.name] if isinstance(term, Variable) else term, NUMBER, str(leaf))
        for leaf, term in terms.items()
    }
    found = values_left(related.chain, Arithmetic(values), lambda _: related.slack)
    for leaf, values_of_it in found.items():
        if isinstance(term := terms[leaf], Variable):
            yield term, values_of_it


def _settled(left: Range, likely: Fraction | None) -> Fraction:
    """A value in a range: the likely one, or the one next to it."""
    aim = likely or Fraction(0)
    part = min(left, key=lambda part: _distance(part, aim))
    if aim in part:
        return aim
    if part.low is None or part.high is None:
        end = part.high if part.low is None else part.low
        step = -1 if part.low is None else 1
        return aim if end is None else end + step
    near, is_open = (part.low, part.low_open) if aim <= part.low else (part.high, part.high_open)
    return (part.low + part.high) / 2 if is_open else near


def _distance(part: Interval, aim: Fraction) -> Fraction:
    if part.low is not None and aim < part.low:
        return part.low - aim
    return aim - part.high if part.high is not None and aim > part.high else Fraction(0)


def values_left(
    tree: Chain, arithmetic: Arithmetic, slack_of: Callable[[ComparisonLink], int]
) -> Mapping[Leaf, Range]:
    """The values of each leaf with which the expectation can hold; none where none can.

    ``slack_of`` is by how much the sides of a comparison may be off. What is divided by what may
    be zero may be anything; more is left than there need be where a leaf occurs more than once.
    """
    targets = _targets(tree, arithmetic, slack_of)
    left: dict[Leaf, Range] = {}
    for side, target in zip(tree.sides, targets, strict=True):
        for leaf, values in _undone(side, target, arithmetic):
            left[leaf] = ranges.intersection(left.get(leaf, _ALL), values)
    return left


def _targets(
    tree: Chain, arithmetic: Arithmetic, slack_of: Callable[[ComparisonLink], int]
) -> Iterator[Range]:
    """What the other sides of a chain leave for each."""
    worlds = [_worlds(side, arithmetic) for side in tree.sides]
    signs = [(link.sign.text, slack_of(link)) for link in tree.links]
    turned = [(ranges.TURNED[sign], slack) for sign, slack in reversed(signs)]
    behind = _reached(worlds[::-1], turned)[::-1]
    return map(ranges.intersection, _reached(worlds, signs), behind)


def _reached(worlds: Sequence[Range], signs: Sequence[tuple[str, int]]) -> list[Range]:
    """What the sides before each leave for it."""
    reached = [_ALL]
    for world, (sign, slack) in zip(worlds, signs, strict=False):
        known = ranges.intersection(reached[-1], world)
        reached.append(ranges.counterparts(sign, known, slack) if known else ())
    return reached


def _undone(node: Node, target: Range, arithmetic: Arithmetic) -> Iterator[tuple[Leaf, Range]]:
    """The values of each leaf below a node for which the node can lie in the target."""
    match node:
        case Negation(operand=operand):
            yield from _undone(operand, ranges.combined(neg, target), arithmetic)
        case Operation():
            yield from _operation_undone(node, target, arithmetic)
        case Call(function="abs", arguments=(operand,)):
            both = ranges.merged((*target, *(-part for part in target)))
            yield from _undone(operand, both, arithmetic)
        case Call(function="sum", arguments=arguments):
            yield from _sum_undone(arguments, target, arithmetic)
        case Call():
            yield from ((leaf, _ALL) for leaf in leaves(node))
        case _:
            yield node, target


def _operation_undone(
    node: Operation, target: Range, arithmetic: Arithmetic
) -> Iterator[tuple[Leaf, Range]]:
    if node.sign == "-" and arithmetic.slack and arithmetic.dimension(node.right) == DATE:
        target = ranges.combined(add, target, (Interval.around(0, arithmetic.slack),))
    sides = (node.left, node.right)
    for inner, beside, undo in zip(sides, sides[::-1], _UNDO[node.sign], strict=True):
        try:
            left = ranges.combined(undo, target, _worlds(beside, arithmetic))
        except ZeroDivisionError:
            left = _ALL
        yield from _undone(inner, left, arithmetic)


def _worlds(node: Node, arithmetic: Arithmetic) -> Range:
    """The values that a node may have: every one where it may be divided by zero."""
    try:
        return arithmetic.worlds(node)
    except ZeroDivisionError:
        return _ALL


_Undo: TypeAlias = Callable[[Interval, Interval], Interval]
_UNDO: Final[Mapping[str, tuple[_Undo, _Undo]]] = {
    "+": (sub, sub),
    "-": (add, lambda whole, other: other - whole),
    "*": (truediv, truediv),
    "/": (mul, lambda whole, other: other / whole),
}
"""What is left for the first operand, and for the second, of what comes out and the other one."""


def _sum_undone(
    arguments: tuple[Node, ...], target: Range, arithmetic: Arithmetic
) -> Iterator[tuple[Leaf, Range]]:
    worlds = [_worlds(argument, arithmetic) for argument in arguments]
    before = list(accumulate(worlds, _sum, initial=_NOTHING))
    behind = list(accumulate(reversed(worlds), _sum, initial=_NOTHING))[::-1]
    for at, argument in enumerate(arguments):
        others = _sum(before[at], behind[at + 1])
        yield from _undone(argument, ranges.combined(sub, target, others), arithmetic)


_NOTHING: Final[Range] = (Interval.point(0),)


def _sum(one: Range, other: Range) -> Range:
    return ranges.combined(add, one, other)
