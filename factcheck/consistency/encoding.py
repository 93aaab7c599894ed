"""Arithmetic and comparisons as z3 writes them: exact rationals, whole days.

Importing this module imports z3, which takes 0.15 s: import it where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import reduce
from typing import Any

import z3  # type: ignore[import-untyped]  # z3 ships no types
from msgspec import Struct, field

from factcheck.consistency.ranges import Range
from factcheck.consistency.tree import Call, Expectation, Negation, Node, Operation
from factcheck.interval import Interval


def number(value: Fraction | int, context: z3.Context) -> z3.ArithRef | int:
    """A rational constant; whole ones as Python has them, which z3 takes faster."""
    if value.denominator == 1:
        return int(value)
    return z3.Q(value.numerator, value.denominator, context)


def variable(name: str, context: z3.Context, *, is_whole: bool) -> z3.ArithRef:
    """A number to be found, whole for days."""
    return z3.Int(name, context) if is_whole else z3.Real(name, context)


def within(term: z3.ArithRef, parts: Range, context: z3.Context) -> z3.BoolRef:
    """That a term lies in one of some intervals; in none of none."""
    choices = [_between(term, part, context) for part in parts]
    if not choices:
        return z3.BoolVal(False, context)
    return choices[0] if len(choices) == 1 else z3.Or(*choices)


def _between(term: z3.ArithRef, part: Interval, context: z3.Context) -> z3.BoolRef:
    bounds = []
    if part.low is not None:
        low = number(part.low, context)
        bounds.append(term > low if part.low_open else term >= low)
    if part.high is not None:
        high = number(part.high, context)
        bounds.append(term < high if part.high_open else term <= high)
    return z3.And(*bounds) if bounds else z3.BoolVal(True, context)


class Encoder(Struct):
    """Turns trees into z3 terms.

    ``leaf`` gives the term of a claim or literal. What ``is_loose`` picks, sides of comparisons
    and what is subtracted, may be off by ``slack``. ``assumed`` collects what that adds, and
    that no divisor is 0.
    """

    context: z3.Context
    leaf: Callable[[Node], z3.ArithRef]
    is_loose: Callable[[Node], bool] = lambda _: False
    slack: int = 0
    assumed: list[z3.BoolRef] = field(default_factory=list)

    def links(self, expectation: Expectation) -> list[z3.BoolRef]:
        """One condition for each comparison of the chain."""
        terms = [self.term(side) for side in expectation.sides]
        pairs = zip(expectation.links, terms, terms[1:], strict=False)
        return [
            compared(link.sign.text, left + self._offset(link.left), right)
            for link, left, right in pairs
        ]

    def term(self, node: Node) -> z3.ArithRef:
        """The value of a node."""
        match node:
            case Negation(operand=operand):
                return -self.term(operand)
            case Operation(sign=sign, left=left, right=right):
                return self._operated(sign, left, right)
            case Call(function=function, arguments=arguments):
                terms = [self.term(argument) for argument in arguments]
                if function == "abs":
                    return z3.If(terms[0] >= 0, terms[0], -terms[0])
                return reduce(_FUNCTIONS[function], terms)
        return self.leaf(node)

    def _operated(self, sign: str, left: Node, right: Node) -> z3.ArithRef:
        one, other = self.term(left), self.term(right)
        match sign:
            case "+":
                return one + other
            case "-":
                return one - other + self._offset(right)
            case "*":
                return one * other
        self.assumed.append(other != 0)
        return one / other

    def _offset(self, node: Node) -> z3.ArithRef:
        """A whole number within the slack, where the node may be off."""
        if not self.slack or not self.is_loose(node):
            return z3.IntVal(0, self.context)
        offset = z3.FreshInt("slack", self.context)
        self.assumed.append(z3.And(offset >= -self.slack, offset <= self.slack))
        return offset


def compared(sign: str, left: z3.ArithRef, right: z3.ArithRef) -> z3.BoolRef:
    """``left sign right``."""
    condition: z3.BoolRef = _COMPARED[sign](left, right)
    return condition


_COMPARED: dict[str, Callable[[Any, Any], Any]] = {
    "==": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}


def _lesser(one: z3.ArithRef, other: z3.ArithRef) -> z3.ArithRef:
    return z3.If(one <= other, one, other)


def _greater(one: z3.ArithRef, other: z3.ArithRef) -> z3.ArithRef:
    return z3.If(one >= other, one, other)


_FUNCTIONS: dict[str, Callable[[Any, Any], Any]] = {
    "min": _lesser,
    "max": _greater,
    "sum": lambda one, other: one + other,
}
