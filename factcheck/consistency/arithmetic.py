"""The value of each part of an expectation: what is allowed, what is stated, to the letter.

Interval arithmetic is exact where no claim occurs twice; where one does, the result may hold
more than can be (R. E. Moore, *Interval Analysis*, 1966), never less.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from fractions import Fraction
from functools import reduce
from operator import add, mul, neg, sub, truediv
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.dimensions import dimension_of
from factcheck.consistency.ranges import Range
from factcheck.consistency.tree import Call, Leaf, Negation, Node, Operation
from factcheck.consistency.values import (
    DATE,
    DAYS,
    DURATION,
    PLAIN,
    RATIO_SYMBOL,
    SHARE,
    TEMPERATURE_DIFFERENCE,
    Unit,
    Value,
)
from factcheck.interval import Interval

_ON_BOTH: Final[Mapping[str, Callable[..., Any]]] = {
    "+": add,
    "-": sub,
    "*": mul,
    "/": truediv,
    "abs": abs,
    "sum": lambda *parts: reduce(add, parts),
}
_ON_INTERVALS: Final[Mapping[str, Callable[..., Interval]]] = {
    **_ON_BOTH,
    "min": lambda *parts: reduce(ranges.least, parts),
    "max": lambda *parts: reduce(ranges.greatest, parts),
}
_ON_NUMBERS: Final[Mapping[str, Callable[..., Fraction]]] = {
    **_ON_BOTH,
    "min": lambda *parts: min(parts),
    "max": lambda *parts: max(parts),
}


class Arithmetic(Struct, frozen=True):
    """A value for every claim and literal, and what follows for the parts above them.

    ``slack``: by how many days two dates of different places may be nearer or further apart
    than they are written.
    """

    values: Mapping[Leaf, Value]
    slack: int = 0

    def dimension(self, node: Node) -> str:
        """What the node measures; raises ``ExpressionError`` where the operation has no sense."""
        return dimension_of(node, self.leaf_dimension)

    def worlds(self, node: Node) -> Range:
        """Every value that the node can have; raises ``ZeroDivisionError``."""
        return self._range(node, lambda value: value.worlds, self.slack)

    def stated(self, node: Node) -> Range:
        """The values of what is stated, rounding and hedges included, bounds and slack not.

        Empty where some claim states no value; raises ``ZeroDivisionError``.
        """
        return self._range(node, lambda value: value.stated, slack=0)

    def numeral(self, node: Node) -> Fraction | None:
        """The value of the numerals to the letter; ``None`` where there is none."""
        match node:
            case Negation(operand=operand):
                value = self.numeral(operand)
                return None if value is None else -value
            case Operation(sign=name, left=left, right=right):
                operands: tuple[Node, ...] = (left, right)
            case Call(function=name, arguments=arguments):
                operands = arguments
            case _:
                return self.values[node].numeral
        numbers = [number for part in operands if (number := self.numeral(part)) is not None]
        if len(numbers) < len(operands) or (name == "/" and numbers[1] == 0):
            return None
        return _ON_NUMBERS[name](*numbers)

    def unit(self, node: Node) -> Unit:
        """The unit in which to show the node's value."""
        match node:
            case Negation(operand=operand):
                return self.unit(operand)
            case Call(arguments=arguments):
                return _first_named(map(self.unit, arguments))
            case Operation(sign="+" | "-"):
                return self._sum_unit(node)
            case Operation(sign=sign, left=left, right=right):
                return _product_unit(sign, self._factor_unit(left), self._factor_unit(right))
            case _:
                return self.values[node].unit

    def _factor_unit(self, node: Node) -> Unit:
        """The unit that a factor gives its product: none for a share or a ratio."""
        unit = self.unit(node)
        return PLAIN if unit.symbol == RATIO_SYMBOL or self.dimension(node) == SHARE else unit

    def leaf_dimension(self, leaf: Leaf) -> str:
        """What a claim or literal measures."""
        return self.values[leaf].dimension

    def _range(self, node: Node, of_leaf: Callable[[Value], Range], slack: int) -> Range:
        match node:
            case Negation(operand=operand):
                return ranges.combined(neg, self._range(operand, of_leaf, slack))
            case Operation(sign=sign, left=left, right=right):
                parts = [self._range(side, of_leaf, slack) for side in (left, right)]
                result = ranges.combined(_ON_INTERVALS[sign], *parts)
                return self._slackened(node, result, slack)
            case Call(function=name, arguments=arguments):
                parts = [self._range(argument, of_leaf, slack) for argument in arguments]
                return reduce_ranges(name, parts)
            case _:
                return of_leaf(self.values[node])

    def _slackened(self, node: Operation, result: Range, slack: int) -> Range:
        """The days between two dates, give or take the slack."""
        if not slack or node.sign != "-" or self.dimension(node.right) != DATE:
            return result
        return ranges.merged(part + Interval.around(0, slack) for part in result)

    def _sum_unit(self, node: Operation) -> Unit:
        if self.dimension(node) == DURATION and self.dimension(node.left) == DATE:
            return DAYS
        unit = _first_named((self.unit(node.left), self.unit(node.right)))
        is_difference = self.dimension(node) == TEMPERATURE_DIFFERENCE
        return replace(unit, offset=Fraction(0)) if is_difference else unit


def reduce_ranges(function: str, parts: list[Range]) -> Range:
    """A function of several ranges, two at a time, so that the choices do not multiply."""
    if function == "abs":
        return ranges.combined(abs, parts[0])
    return reduce(lambda one, other: ranges.combined(_ON_INTERVALS[function], one, other), parts)


def _first_named(units: Iterable[Unit]) -> Unit:
    return next((unit for unit in units if unit.symbol), PLAIN)


def _product_unit(sign: str, left: Unit, right: Unit) -> Unit:
    if sign == "*":
        if not left.symbol or not right.symbol:
            return left if left.symbol else right
        return Unit(f"{left.symbol}·{right.symbol}", left.factor * right.factor)
    if not right.symbol:
        return left
    if left.symbol == right.symbol:
        return PLAIN
    return Unit(f"{left.symbol or '1'}/{right.symbol}", left.factor / right.factor)
