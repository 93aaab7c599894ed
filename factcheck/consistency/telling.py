"""An expectation that cannot hold, told as an editor would say it.

``120 (killed) + 300 (wounded) is 420 (410–430 with rounding), not 500 (casualties)``.
"""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.deciding import has_repeats
from factcheck.consistency.showing import preferred_unit, shown_range
from factcheck.consistency.tree import (
    Call,
    ClaimName,
    Expectation,
    Link,
    Negation,
    Node,
    Operation,
)
from factcheck.consistency.values import DATE, Unit, Value
from factcheck.interval import Interval
from factcheck.late_pattern import LatePattern
from factcheck.quantities.printing import round_to

_MILLION: Final = 1_000_000
_FIGURES_SHOWN: Final = 4  # of what is worked out; three where it is less than a tenth
_SIGNS: Final = {"+": "+", "-": "−", "*": "×", "/": "÷"}
_NUMBERS: Final = {
    "==": "not", "!=": "the same as", "<": "not less than", "<=": "more than",
    ">": "not more than", ">=": "less than",
}  # fmt: skip
_DAYS: Final = {**_NUMBERS, "<": "not before", "<=": "after", ">": "not after", ">=": "before"}
_DRAFTED: Final = LatePattern(r"(?:[^.]*\.)?(?:figure|date)_")
"""A name that ``factcheck new`` gave, which repeats the words, or those that stood there once."""
_FIGURES: Final = frozenset("0123456789$€£¥−-+")


def tell_failure(tree: Expectation, link: Link, arithmetic: Arithmetic) -> str:
    """One comparison of an expectation, which cannot hold, as a sentence."""
    is_reliable = not has_repeats(tree, arithmetic)
    verbs = _DAYS if arithmetic.dimension(link.left) == DATE else _NUMBERS
    left = _told(link.left, link.right, arithmetic, is_reliable=is_reliable)
    right = _told(link.right, link.left, arithmetic, is_reliable=is_reliable)
    first = f"{' is '.join(left)}, " if len(left) > 1 else f"{left[0]} is "
    return f"{first}{verbs[link.sign.text]} {', which is '.join(right)}"


def _told(node: Node, other: Node, arithmetic: Arithmetic, *, is_reliable: bool) -> list[str]:
    """A side as written and, where it is worked out, what it comes to."""
    if not isinstance(node, Operation | Call | Negation):
        return [_said(node, arithmetic)]
    unit = preferred_unit(node, other, arithmetic)
    return [_written(node, arithmetic), _result(node, unit, arithmetic, is_reliable=is_reliable)]


def _said(node: Node, arithmetic: Arithmetic) -> str:
    """A claim's words and its name, with the days where the words do not give them."""
    if not isinstance(node, ClaimName):
        return str(node)
    value = arithmetic.values[node]
    days = shown_range(value.worlds, value.dimension) if value.dimension == DATE else ""
    is_plain = not days or value.written[:4].isdigit() or days in value.written
    name = "" if _DRAFTED.match(node.name) else node.name.replace("_", " ")
    beside = ", ".join(filter(None, (name, "" if is_plain else days)))
    return f"{_quoted(value)} ({beside})" if beside else _quoted(value)


def _quoted(value: Value) -> str:
    is_figure = value.written[:1] in _FIGURES
    return value.written if is_figure else f"“{value.written}”"


def _written(node: Node, arithmetic: Arithmetic) -> str:
    match node:
        case Negation(operand=operand):
            return f"−{_bracketed(operand, arithmetic, '/')}"
        case Call(function="sum", arguments=arguments):
            return " + ".join(_written(part, arithmetic) for part in arguments)
        case Call(function=function, arguments=arguments):
            return f"{function}({', '.join(_written(part, arithmetic) for part in arguments)})"
        case Operation(sign=sign, left=left, right=right):
            first = _bracketed(left, arithmetic, sign)
            second = _bracketed(right, arithmetic, "+" if sign == "+" else "/")
            return f"{first} {_SIGNS[sign]} {second}"
    return _said(node, arithmetic)


def _bracketed(node: Node, arithmetic: Arithmetic, sign: str) -> str:
    """An operand, in parentheses where it is a sum beside a tighter sign."""
    shown = _written(node, arithmetic)
    is_sum = isinstance(node, Call) and node.function == "sum" and len(node.arguments) > 1
    is_looser = isinstance(node, Operation) and not (sign in "+-" or node.sign in "*/")
    return f"({shown})" if is_looser or (is_sum and sign not in "+-") else shown


def _result(node: Node, unit: Unit, arithmetic: Arithmetic, *, is_reliable: bool) -> str:
    """What the numerals come to, and what rounding makes of it."""
    dimension, numeral = arithmetic.dimension(node), arithmetic.numeral(node)
    allowed = shown_range(arithmetic.worlds(node), dimension, unit) if is_reliable else ""
    if numeral is None:
        return allowed or "another value"
    exact = shown_range((Interval.point(numeral),), dimension, unit)
    if allowed in ("", exact):
        return exact
    if dimension == DATE:
        return f"{exact} ({allowed} with rounding)"
    if shown_range(Arithmetic(arithmetic.values).worlds(node), dimension, unit) == exact:
        return f"{exact} ({allowed}, as places may differ by a day)"
    shown = (numeral - unit.offset) / unit.factor
    if shown.denominator > 1 or abs(shown) >= _MILLION:
        rounded = (
            round_to(shown, Fraction(10) ** (_digits(shown) - _FIGURES_SHOWN)) * unit.factor
            + unit.offset
        )
        exact = shown_range((Interval.point(rounded),), dimension, unit)
    return f"{exact} ({allowed} with rounding)"


def _digits(number: Fraction) -> int:
    """How many digits a number has before its point: fewer than none for 0.005."""
    digits = len(str(abs(int(number))))
    while number and abs(number) < Fraction(1, 10) ** (1 - digits) / 10:
        digits -= 1
    return digits
