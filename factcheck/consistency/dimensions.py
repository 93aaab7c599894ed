"""Which operations make sense: no date plus a date, no kilometres plus kilograms.

Checked before anything is evaluated, so that a mistake is shown where it stands. Days and
temperatures have differences but no sums (they are points on a scale, not amounts).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Final, TypeAlias

from factcheck.consistency.expression import (
    Branch,
    Call,
    Chain,
    Columns,
    Leaf,
    Literal,
    Negation,
    Node,
    Operation,
    fold,
)
from factcheck.consistency.values import (
    COUNT,
    DATE,
    DURATION,
    NUMBER,
    SHARE,
    TEMPERATURE,
    TEMPERATURE_DIFFERENCE,
    ZERO,
)
from factcheck.errors import ExpressionError
from factcheck.quantities.conversion import (
    combine,
    name_dimension,
    parse_dimension,
    with_article,
    write_dimension,
)

DimensionOf: TypeAlias = Callable[[Leaf], str]

_DIFFERENCES: Final = {DATE: DURATION, TEMPERATURE: TEMPERATURE_DIFFERENCE}
_PURE: Final = frozenset({NUMBER, SHARE, ZERO})
_SPOKEN: Final = {
    NUMBER: "a bare number",
    ZERO: "a bare number",
    COUNT: "a count",
    SHARE: "a share",
    DATE: "a date",
    DURATION: "a duration",
}


def check_dimensions(expectation: Chain, leaf: DimensionOf) -> None:
    """Raise ``ExpressionError`` at the first operation that makes no sense.

    ``leaf`` gives the dimension of a claim or literal.
    """
    for link in expectation.links:
        left, right = dimension_of(link.left, leaf), dimension_of(link.right, leaf)
        if _common_dimension(left, right) is None:
            raise _mismatch(f"{link.sign} compares", link.sign.span, left, right)
        _require_percent((link.left, link.right), (left, right))


def dimension_of(node: Node, leaf: DimensionOf) -> str:
    """The dimension of a node; raises ``ExpressionError`` where it has none."""
    return fold(node, leaf, _joined)


def _joined(node: Branch, dimensions: Sequence[str]) -> str:
    match node:
        case Negation():
            return _amount(dimensions[0], node, "-")
        case Operation():
            return _operated(node, *dimensions)
        case Call():
            return _called(node, dimensions)


def _operated(node: Operation, left: str, right: str) -> str:
    if node.sign in "*/":
        _amount(left, node, node.sign)
        _amount(right, node, node.sign)
        if node.sign == "/" and right == ZERO:
            raise node.sign_span.refused("nothing is divided by zero", "another divisor")
        return multiplied(left, right, 1 if node.sign == "*" else -1)
    result = _added(left, right) if node.sign == "+" else _subtracted(left, right)
    if result is None:
        verb = "+ adds" if node.sign == "+" else "- sets apart"
        raise _mismatch(verb, node.sign_span, left, right, node.sign)
    _require_percent((node.left, node.right), (left, right))
    return result


def multiplied(left: str, right: str, power: int) -> str:
    """The dimension of ``left * right`` or, with power -1, of ``left / right``.

    How many there are of something is a bare factor: twelve plots with four sprays each have 48
    sprays, twelve tickets at $5 cost dollars, and twelve women of thirty members are a share.
    """
    if left == COUNT and right in _PURE and power == -1:
        return NUMBER
    if right in _PURE and left not in _PURE:
        return left
    if left in _PURE and power == 1 and right not in _PURE:
        return right

    above, below = ("" if name in _PURE else name for name in (left, right))
    product = dict(parse_dimension(combine(above, below, power)))
    counted = product.pop(COUNT, 0)
    return write_dimension(product) or (COUNT if counted > 0 else NUMBER)


def _added(left: str, right: str) -> str | None:
    for point, amount in ((left, right), (right, left)):
        if point in _DIFFERENCES:
            return point if amount == _DIFFERENCES[point] else None
    return _common_dimension(left, right)


def _subtracted(left: str, right: str) -> str | None:
    if left in _DIFFERENCES:
        if right == left:
            return _DIFFERENCES[left]
        return left if right == _DIFFERENCES[left] else None
    return None if right in _DIFFERENCES else _common_dimension(left, right)


def _common_dimension(left: str, right: str) -> str | None:
    """The dimension in which two values can be added or compared; ``None`` where none is."""
    if left == right:
        return left
    if _uncounted(left) == _uncounted(right):
        return _uncounted(left)
    for plain, other in ((left, right), (right, left)):
        if plain == ZERO and other not in _DIFFERENCES:
            return other
        if plain == NUMBER and other in (COUNT, SHARE):
            return other
    return None


def _uncounted(dimension: str) -> str:
    """A dimension without how many there are of something: dollars a plot are dollars."""
    powers = dict(parse_dimension(dimension))
    powers.pop(COUNT, None)
    return write_dimension(powers)


def _called(node: Call, dimensions: Sequence[str]) -> str:
    if node.function in ("abs", "sum"):
        for dimension in dimensions:
            _amount(dimension, node, node.function)
    shared = dimensions[0]
    for argument, dimension in zip(node.arguments, dimensions, strict=True):
        joined = _common_dimension(shared, dimension)
        if joined is None:
            raise _mismatch(f"{node.function} takes", argument.span, shared, dimension)
        shared = joined
    _require_percent(node.arguments, dimensions)
    return shared


def _require_percent(nodes: Sequence[Node], dimensions: Sequence[str]) -> None:
    """Refuse a bare number above 1 beside a share: 100 may be 100 percent, or a hundredfold."""
    if SHARE not in dimensions:
        return
    for node, dimension in zip(nodes, dimensions, strict=True):
        if dimension == NUMBER and isinstance(node, Literal) and _is_above_one(node):
            message = f"{node} beside a share may be {node} percent, or {node} times"
            raise node.span.refused(message, "a share, or a number up to 1", f"{node}%")


def _is_above_one(literal: Literal) -> bool:
    try:
        return not literal.is_quoted and abs(Fraction(literal.text.replace(",", ""))) > 1
    except ValueError:  # 1.5 million
        return True


def _amount(dimension: str, node: Node, sign: str) -> str:
    """The dimension, refused where it is of points on a scale."""
    if dimension not in _DIFFERENCES:
        return dimension
    span = node.sign_span if isinstance(node, Operation) else node.span
    expected = f"a difference: {spoken(dimension)} less another"
    raise span.refused(f"{sign} has no meaning for {spoken(dimension)}", expected)


def _mismatch(what: str, span: Columns, left: str, right: str, sign: str = "") -> ExpressionError:
    both = f"{spoken(left)} and {spoken(right)}"
    return span.refused(f"{what} {both}", _expected(left, right, sign))


def _expected(left: str, right: str, sign: str) -> str:
    """What would have made sense: a date is added to a duration, and compared with a date."""
    point = left if left in _DIFFERENCES else right
    if sign == "+" and point in _DIFFERENCES:
        return _exemplified(_DIFFERENCES[point])
    if left in _DIFFERENCES:
        other = f", or {_exemplified(_DIFFERENCES[left])}" if sign == "-" else ""
        return f"another {spoken(left)[2:]}{other}"
    return f"{_exemplified(left)} on both sides"


def _exemplified(dimension: str) -> str:
    """A dimension, with an example where it is not plain how to write it."""
    example = " (“a rise of 5 °C”, in quotes)" if dimension == TEMPERATURE_DIFFERENCE else ""
    return f"{spoken(dimension)}{example}"


def spoken(dimension: str) -> str:
    """A dimension as an editor says it, with its article: ``a length``, ``a speed``."""
    if dimension in _SPOKEN:
        return _SPOKEN[dimension]

    return with_article(name_dimension(dimension))
