"""What the rest of an expectation leaves for one of its claims: each operation undone.

Where no claim occurs twice this is exact (the backward step of hull consistency: F. Benhamou
and others, 1999); where the answer cannot be had so, it is every value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.ranges import EVERYTHING, Range
from factcheck.consistency.tree import Call, Expectation, Leaf, Negation, Node, Operation, leaves
from factcheck.consistency.values import DATE
from factcheck.interval import Interval

_ALL: Final = (EVERYTHING,)
_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}


def values_left(tree: Expectation, leaf: Leaf, arithmetic: Arithmetic) -> Range:
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


def _turned(tree: Expectation) -> Expectation:
    """The same chain read from the right."""
    signs = tuple(replace(sign, text=_TURNED[sign.text]) for sign in reversed(tree.signs))
    return replace(tree, sides=tree.sides[::-1], signs=signs)


def _from_left(tree: Expectation, at: int, arithmetic: Arithmetic) -> Range:
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
