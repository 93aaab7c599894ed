"""The value of each part of an expectation: what is allowed, what is stated, to the letter.

Interval arithmetic is exact where no claim occurs twice; where one does, the result may hold
more than can be (R. E. Moore, *Interval Analysis*, 1966), never less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from fractions import Fraction
from functools import cached_property, reduce
from operator import add, neg
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.dimensions import dimension_of
from factcheck.consistency.expression import (
    OPERATIONS,
    Branch,
    Call,
    Leaf,
    Negation,
    Node,
    Operation,
    fold,
    operands,
)
from factcheck.consistency.ranges import Range
from factcheck.consistency.values import (
    DATE,
    DAYS,
    DURATION,
    PLAIN,
    RATIO_SYMBOL,
    SHARE,
    TEMPERATURE_DIFFERENCE,
    DisplayUnit,
    Value,
)
from factcheck.interval import Interval

_ON_BOTH: Final[Mapping[str, Callable[..., Any]]] = {
    **OPERATIONS,
    "abs": abs,
    "sum": lambda *parts: reduce(add, parts),
}
_ON_INTERVALS: Final[Mapping[str, Callable[..., Interval]]] = {
    **_ON_BOTH,
    "min": lambda *parts: -reduce(Interval.greatest, (-part for part in parts)),
    "max": lambda *parts: reduce(Interval.greatest, parts),
}
_ON_NUMBERS: Final[Mapping[str, Callable[..., Fraction]]] = {
    **_ON_BOTH,
    "min": lambda *parts: min(parts),
    "max": lambda *parts: max(parts),
}


def worked_out(node: Node, of_leaf: Callable[[Leaf], Fraction | None]) -> Fraction | None:
    """What numbers come to; ``None`` where one is missing, or something is divided by zero."""
    return fold(node, of_leaf, _number_of)


def _number_of(node: Branch, parts: Sequence[Fraction | None]) -> Fraction | None:
    numbers = [number for number in parts if number is not None]
    if len(numbers) < len(parts):
        return None
    if isinstance(node, Negation):
        return -numbers[0]
    name = node.sign if isinstance(node, Operation) else node.function
    return None if name == "/" and numbers[1] == 0 else _ON_NUMBERS[name](*numbers)


class Arithmetic(Struct, frozen=True, dict=True):
    """A value for every claim and literal, and what follows for the parts above them.

    ``slack``: by how many days two dates of different places may be nearer or further apart
    than they are written.
    """

    values: Mapping[Leaf, Value]
    slack: int = 0

    def dimension(self, node: Node) -> str:
        """What the node measures; raises ``ExpressionError`` where the operation has no sense."""
        return dimension_of(node, self.leaf_dimension)

    @cached_property
    def _known(self) -> dict[int, tuple[Node, Range]]:
        """The worlds of each node that was asked of, by its identity: a long sum's parts recur."""
        return {}

    def worlds(self, node: Node) -> Range:
        """Every value that the node can have; raises ``ZeroDivisionError``."""
        if isinstance(node, Leaf):
            return self.values[node].worlds
        if id(node) not in self._known:
            below = [self.worlds(operand) for operand in operands(node)]
            self._known[id(node)] = node, self._joined(node, below, self.slack)
        return self._known[id(node)][1]

    def stated(self, node: Node) -> Range:
        """The values of what is stated, rounding and hedges included, bounds and slack not.

        Empty where some claim states no value; raises ``ZeroDivisionError``.
        """
        return fold(
            node,
            lambda leaf: self.values[leaf].stated,
            lambda branch, parts: self._joined(branch, parts, 0),
        )

    def numeral(self, node: Node) -> Fraction | None:
        """The value of the numerals to the letter; ``None`` where there is none."""
        return worked_out(node, lambda leaf: self.values[leaf].numeral)

    def unit(self, node: Node) -> DisplayUnit:
        """The unit in which to show the node's value."""
        return fold(node, lambda leaf: self.values[leaf].unit, self._unit_of)

    def _unit_of(self, node: Branch, units: Sequence[DisplayUnit]) -> DisplayUnit:
        match node:
            case Negation():
                return units[0]
            case Call():
                return _first_named(units)
            case Operation(sign="+" | "-"):
                return self._sum_unit(node, units)
            case Operation(sign=sign, left=left, right=right):
                one, other = units
                return _product_unit(
                    sign, self._factor_unit(left, one), self._factor_unit(right, other)
                )

    def _factor_unit(self, node: Node, unit: DisplayUnit) -> DisplayUnit:
        """The unit that a factor gives its product: none for a share or a ratio."""
        return PLAIN if unit.symbol == RATIO_SYMBOL or self.dimension(node) == SHARE else unit

    def leaf_dimension(self, leaf: Leaf) -> str:
        """What a claim or literal measures."""
        return self.values[leaf].dimension

    def _joined(self, branch: Branch, parts: Sequence[Range], slack: int) -> Range:
        """The values of a branch, of those of what is right below it."""
        match branch:
            case Negation():
                return ranges.combined(neg, parts[0])
            case Operation(sign=sign):
                result = ranges.combined(_ON_INTERVALS[sign], *parts)
                return self._slackened(branch, result, slack)
            case Call(function=name):
                return _called(name, parts)

    def _slackened(self, node: Operation, result: Range, slack: int) -> Range:
        """The days between two dates, give or take the slack."""
        if not slack or node.sign != "-" or self.dimension(node.right) != DATE:
            return result
        return ranges.merged(part + Interval.around(0, slack) for part in result)

    def _sum_unit(self, node: Operation, units: Sequence[DisplayUnit]) -> DisplayUnit:
        if self.dimension(node) == DURATION and self.dimension(node.left) == DATE:
            return DAYS
        unit = _first_named(units)
        is_difference = self.dimension(node) == TEMPERATURE_DIFFERENCE
        return replace(unit, offset=Fraction(0)) if is_difference else unit


def _called(function: str, parts: Sequence[Range]) -> Range:
    """A function of several ranges, two at a time, so that the choices do not multiply."""
    if function == "abs":
        return ranges.combined(abs, parts[0])
    return reduce(lambda one, other: ranges.combined(_ON_INTERVALS[function], one, other), parts)


def _first_named(units: Iterable[DisplayUnit]) -> DisplayUnit:
    return next((unit for unit in units if unit.symbol), PLAIN)


def _product_unit(sign: str, left: DisplayUnit, right: DisplayUnit) -> DisplayUnit:
    if sign == "*":
        if not left.symbol or not right.symbol:
            return left if left.symbol else right
        return DisplayUnit(f"{left.symbol}·{right.symbol}", left.factor * right.factor)
    if not right.symbol:
        return left
    if left.symbol == right.symbol:
        return PLAIN
    return DisplayUnit(f"{left.symbol or '1'}/{right.symbol}", left.factor / right.factor)
