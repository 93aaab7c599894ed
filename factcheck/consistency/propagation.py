"""What each unknown can be, narrowed statement by statement until nothing changes.

Each statement is asked what it leaves for each of its unknowns, given the others: each operation
is undone, which is exact where no claim occurs twice (hull consistency: F. Benhamou and others,
1999). Where nothing is left, the statements that led there cannot all be true. Where something is
left, a world is looked for by settling one unknown after another; in systems without cycles it is
always found. No solver is needed for either.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Final, cast

from msgspec import Struct, field
from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.expression import (
    Call,
    Chain,
    ClaimName,
    Leaf,
    Negation,
    Node,
    Operation,
    leaves,
    walk,
)
from factcheck.consistency.linear import values_left_by_sum
from factcheck.consistency.ranges import EVERYTHING, Range
from factcheck.consistency.system import Allowed, Constrained, Member, Ordered, Variable
from factcheck.consistency.values import DATE, NUMBER, Value
from factcheck.disjoint_sets import DisjointSets
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


def narrowed(members: Sequence[Member]) -> Box:
    """The box that some statements leave, which holds every world in which they are true."""
    box = Box({unknown.name: _ALL for member in members for unknown in member.variables})
    _narrow(box, members, _touching(members))
    return box


def world_within(box: Box, members: Sequence[Member]) -> Mapping[str, Fraction] | None:
    """A world in a box, close to where the numerals put it; ``None`` where none is come upon.

    Figures that others are worked out from are settled all at once; failing that, one by one.
    """
    likely = {
        member.statement.variable.name: member.statement.likely
        for member in members
        if isinstance(member.statement, Allowed)
    }
    named = sorted(box.left, key=lambda name: (likely.get(name) is None, name))
    results = set(_results(members))
    given = [name for name in named if name not in results]
    first = _settled_world(box, members, [given, *([name] for name in named)], likely)
    if first is not None or len(named) > _MOST_SINGLY:
        return first
    return _settled_world(box, members, [[name] for name in named], likely)


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
) -> Mapping[str, Fraction] | None:
    """The world found by settling unknowns group by group, each with what follows from it."""
    touching, trial = _touching(members), Box(dict(box.left))
    for group in groups:
        moved: dict[str, Member] = {}
        for name in group:
            point = (Interval.point(_settled(trial.left[name], likely.get(name))),)
            if trial.left[name] != point:
                trial.left[name] = point
                moved.update((member.name, member) for member in touching[name])
        _narrow(trial, list(moved.values()), touching)
        if trial.clash:
            return None
    return {name: ranges.hull(left).low or Fraction(0) for name, left in trial.left.items()}


def has_ready_extents(members: Sequence[Member]) -> bool:
    """Whether narrowing is to say how far an unknown can go.

    It says so exactly where no unknowns are bound to each other by two ways; and where they are
    multiplied by each other it is asked too, since a solver's search for extremes may not end.
    """
    return any(map(multiplies_unknowns, members)) or _is_tree(members)


def multiplies_unknowns(member: Member) -> bool:
    """Whether a relation multiplies unknowns by each other, or divides them."""
    statement = member.statement
    return isinstance(statement, Constrained) and any(
        _multiplies(node, dict(statement.terms))
        for side in statement.chain.sides
        for node in walk(side)
    )


def _multiplies(node: Node, terms: Mapping[Leaf, Variable | Range]) -> bool:
    """Whether what a node multiplies, or divides by, is not known."""
    if not isinstance(node, Operation) or node.sign not in "*/":
        return False
    is_open_left, is_open_right = (_is_open(side, terms) for side in (node.left, node.right))
    return is_open_right and (node.sign == "/" or is_open_left)


def _is_open(node: Node, terms: Mapping[Leaf, Variable | Range]) -> bool:
    return any(isinstance(terms[leaf], Variable) for leaf in leaves(node))


def _is_tree(members: Iterable[Member]) -> bool:
    """Whether statements of one interval, each unknown once in each, form no cycle."""
    joined: DisjointSets[str] = DisjointSets()
    for member in members:
        statement = member.statement
        if isinstance(statement, Allowed):
            if len(statement.parts) > 1:
                return False
            continue
        if isinstance(statement, Constrained) and not _is_single(statement):
            return False
        names = [unknown.name for unknown in member.variables]
        if not all(joined.union(names[0], name) for name in names[1:]):
            return False
    return True


def _is_single(related: Constrained) -> bool:
    named = [leaf for leaf in related.chain.leaves() if isinstance(leaf, ClaimName)]
    is_summed = values_left_by_sum(related, defaultdict(lambda: _ALL)) is not None
    return is_summed and len(named) == len(set(named))


def _touching(members: Iterable[Member]) -> dict[str, list[Member]]:
    touching: dict[str, list[Member]] = defaultdict(list)
    for member in members:
        for unknown in member.variables:
            touching[unknown.name].append(member)
    return touching


def _narrow(box: Box, members: Sequence[Member], touching: Mapping[str, list[Member]]) -> None:
    waiting, asked = deque(members), {member.name for member in members}
    spare = _ROUNDS * (len(touching) + len(members))
    while waiting and spare > 0 and not box.clash:
        member = waiting.popleft()
        asked.discard(member.name)
        spare -= 1
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
        case Allowed(variable=unknown, parts=parts):
            yield unknown, parts
        case Ordered(before=before, after=after, at_least=least, is_strict=is_strict):
            apart = Interval(Fraction(least), None, is_strict)
            first, last = ranges.hull(left[before.name]), ranges.hull(left[after.name])
            yield after, (first + apart,)
            yield before, (last - apart,)
        case Constrained():
            yield from _left_by_relation(member.statement, left)


def _left_by_relation(
    related: Constrained, left: Mapping[str, Range]
) -> Iterator[tuple[Variable, Range]]:
    summed = values_left_by_sum(related, left)
    if summed is not None:
        yield from summed
        return
    if related.slack:
        return
    values: dict[Leaf, Value] = {
        leaf: Value(left[term.name] if isinstance(term, Variable) else term, NUMBER, str(leaf))
        for leaf, term in related.terms
    }
    for leaf, term in related.terms:
        if isinstance(term, Variable):
            yield term, values_left(related.chain, leaf, Arithmetic(values))


def _settled(left: Range, likely: Fraction | None) -> Fraction:
    """A value in a range: the likely one, or the one next to it."""
    if likely is not None and any(likely in part for part in left):
        return likely
    aim = Fraction(0) if likely is None else likely
    part = min(left, key=lambda part: _distance(part, aim))
    if part.low is None or part.high is None:
        end = part.high if part.low is None else part.low
        step = -1 if part.low is None else 1
        return aim if end is None or aim in part else end + step
    if likely is None:
        middle = (part.low + part.high) / 2
        return Fraction(part.low) if part.low == part.low // 1 and not part.low_open else middle
    near, is_open = (part.low, part.low_open) if aim <= part.low else (part.high, part.high_open)
    return (part.low + part.high) / 2 if is_open else near


def _distance(part: Interval, aim: Fraction) -> Fraction:
    if part.low is not None and aim < part.low:
        return part.low - aim
    return aim - part.high if part.high is not None and aim > part.high else Fraction(0)


def values_left(tree: Chain, leaf: Leaf, arithmetic: Arithmetic) -> Range:
    """The values of a leaf with which the expectation can hold; none where none can.

    Every value where the leaf occurs more than once, and where a divisor may be zero.
    """
    if list(tree.leaves()).count(leaf) != 1:
        return _ALL
    at = next(n for n, side in enumerate(tree.sides) if leaf in leaves(side))
    try:
        target = ranges.intersection(
            _from_left(tree, at, arithmetic), _from_left(_turned(tree), -1 - at, arithmetic)
        )
        return _undone(tree.sides[at], leaf, target, arithmetic) if target else ()
    except ZeroDivisionError:
        return _ALL


def _turned(tree: Chain) -> Chain:
    """The same chain read from the right."""
    signs = tuple(replace(sign, text=ranges.turned(sign.text)) for sign in reversed(tree.signs))
    return replace(tree, sides=tree.sides[::-1], signs=signs)


def _from_left(tree: Chain, at: int, arithmetic: Arithmetic) -> Range:
    """What the sides before one leave for it."""
    reached: Range = _ALL
    for link in tree.links[: at % len(tree.sides)]:
        reachable = ranges.intersection(reached, arithmetic.worlds(link.left))
        if not reachable:
            return ()
        slack = arithmetic.slack if arithmetic.dimension(link.left) == DATE else 0
        reached = ranges.counterparts(link.sign.text, reachable, slack)
    return reached


def _undone(node: Node, leaf: Leaf, target: Range, arithmetic: Arithmetic) -> Range:
    """The values of the leaf for which the node can lie in the target."""
    match node:
        case Negation(operand=operand):
            return _undone(operand, leaf, _each(lambda part: -part, target), arithmetic)
        case Operation():
            return _operation_undone(node, leaf, target, arithmetic)
        case Call(function="abs", arguments=(operand,)):
            both = ranges.merged((*target, *(-part for part in target)))
            return _undone(operand, leaf, both, arithmetic)
        case Call(function="sum", arguments=arguments):
            return _sum_undone(arguments, leaf, target, arithmetic)
        case Call():
            return _ALL
    return target


def _operation_undone(node: Operation, leaf: Leaf, target: Range, arithmetic: Arithmetic) -> Range:
    is_left = leaf in leaves(node.left)
    inner, beside = (node.left, node.right) if is_left else (node.right, node.left)
    others = arithmetic.worlds(beside)
    if node.sign == "-" and arithmetic.dimension(node.right) == DATE:
        target = _each(lambda part: part + Interval.around(0, arithmetic.slack), target)
    undo = _UNDO[node.sign, is_left]
    return _undone(inner, leaf, ranges.combined(undo, target, others), arithmetic)


_UNDO: Final[dict[tuple[str, bool], Callable[[Interval, Interval], Interval]]] = {
    ("+", True): lambda whole, other: whole - other,
    ("+", False): lambda whole, other: whole - other,
    ("-", True): lambda whole, other: whole + other,
    ("-", False): lambda whole, other: other - whole,
    ("*", True): lambda whole, other: whole / other,
    ("*", False): lambda whole, other: whole / other,
    ("/", True): lambda whole, other: whole * other,
    ("/", False): lambda whole, other: other / whole,
}


def _sum_undone(
    arguments: tuple[Node, ...], leaf: Leaf, target: Range, arithmetic: Arithmetic
) -> Range:
    inner = next(argument for argument in arguments if leaf in leaves(argument))
    for other in arguments:
        if other is not inner:
            target = ranges.combined(Interval.__sub__, target, arithmetic.worlds(other))
    return _undone(inner, leaf, target, arithmetic)


def _each(change: Callable[[Interval], Interval], parts: Range) -> Range:
    return ranges.merged(change(part) for part in parts)
