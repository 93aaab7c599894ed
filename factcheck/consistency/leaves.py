"""The values that stand for the claims and the desk's own figures of an expectation."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.consistency.dimensions import check_dimensions
from factcheck.consistency.literals import read_literal
from factcheck.consistency.tree import Call, ClaimName, Expectation, Leaf, Literal, Node, Operation
from factcheck.consistency.values import PERCENT, Missing, Scope, Value
from factcheck.errors import ExpressionError
from factcheck.interval import Interval


def values_that_fit(tree: Expectation, scope: Scope) -> dict[Leaf, Value] | None:
    """The value of each leaf; ``None`` where a claim has none, or they make no sense together."""
    values: dict[Leaf, Value] = {}
    for leaf in tree.leaves():
        value = scope(leaf.name) if isinstance(leaf, ClaimName) else read_literal(leaf)
        if value is None or isinstance(value, Missing):
            return None
        values[leaf] = value
    try:
        check_dimensions(tree, lambda leaf: values[leaf].dimension)
    except ExpressionError:
        return None
    return with_exact_literals(tree, values)


def with_exact_literals(tree: Expectation, values: dict[Leaf, Value]) -> dict[Leaf, Value]:
    """The values, the desk's numerals made exact except as a whole side of an equality."""
    equal = {
        side
        for link in tree.links
        if link.sign.text in ("==", "!=")
        for side, other in ((link.left, link.right), (link.right, link.left))
        if not (_is_sum(other) and isinstance(side, Literal) and _is_whole(values[side]))
    }
    return {
        leaf: value if leaf in equal or not isinstance(leaf, Literal) else _exact(value)
        for leaf, value in values.items()
    }


def _is_sum(node: Node) -> bool:
    is_added = isinstance(node, Operation) and node.sign == "+"
    return is_added or (isinstance(node, Call) and node.function == "sum")


def _is_whole(value: Value) -> bool:
    """Whether it is 100 percent: what parts add up to, to the letter."""
    return value.unit == PERCENT and value.numeral == 1


def _exact(value: Value) -> Value:
    if value.numeral is None:
        return value
    point = (Interval.point(value.numeral),)
    return replace(value, worlds=point, stated=point)
