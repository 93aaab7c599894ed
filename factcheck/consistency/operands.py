"""The values that stand for the operands of an expectation: its claims, the desk's own figures."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from factcheck.consistency.dimensions import check_dimensions
from factcheck.consistency.expression import (
    Call,
    Chain,
    ClaimName,
    Leaf,
    Literal,
    Node,
    Operation,
)
from factcheck.consistency.values import (
    DAYS,
    PERCENT,
    ZERO,
    Missing,
    Scope,
    Value,
    day,
    exact,
    value_of_date,
    value_of_quantity,
)
from factcheck.errors import ExpressionError
from factcheck.interval import Interval
from factcheck.quantities import Hedge, Quantity
from factcheck.quantities.time import is_by_calendar
from factcheck.reading.date import read_date
from factcheck.reading.quantity import read_quantity


def values_that_fit(tree: Chain, scope: Scope) -> dict[Leaf, Value] | None:
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


def with_exact_literals(tree: Chain, values: dict[Leaf, Value]) -> dict[Leaf, Value]:
    """The values, the desk's numerals made exact except as a whole side of an equality."""
    equal = {
        side
        for link in tree.links
        if link.sign.text in ("==", "!=")
        for side, other in ((link.left, link.right), (link.right, link.left))
        if not (_is_sum(other) and isinstance(side, Literal) and _is_whole(values[side]))
    }
    return {leaf: value if leaf in equal else _exact(leaf, value) for leaf, value in values.items()}


def _is_sum(node: Node) -> bool:
    is_added = isinstance(node, Operation) and node.sign == "+"
    return is_added or (isinstance(node, Call) and node.function == "sum")


def _is_whole(value: Value) -> bool:
    """Whether it is 100 percent: what parts add up to, to the letter."""
    return value.unit == PERCENT and value.numeral == 1


def _exact(leaf: Leaf, value: Value) -> Value:
    if isinstance(leaf, ClaimName) or leaf.is_quoted or value.numeral is None:
        return value
    point = (Interval.point(value.numeral),)
    return replace(value, worlds=point, stated=point)


def read_literal(literal: Literal) -> Value:
    """The value of a literal, a day or quoted words; raises ``ExpressionError``.

    Whole months and years are the days that so many can have: ``6 months`` is 181 to 184.
    """
    text = literal.text
    if literal.is_quoted:
        return _words_value(literal, text[1:-1])
    if _DAY.fullmatch(text):
        return day(date.fromisoformat(text))
    return _literal_value(literal, text)


_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def _literal_value(leaf: Literal, text: str) -> Value:
    if not text.strip("-0.,"):
        return exact(0, ZERO, text)
    quantity = read_quantity(text)
    value = _figure_value(leaf, quantity)
    if len(quantity.readings) == 1 and is_by_calendar(quantity.readings[0].unit.name):
        worlds = _figure_value(leaf, _exactly(quantity)).worlds
        return replace(value, worlds=worlds, stated=worlds, numeral=None, unit=DAYS)
    return value


def _exactly(quantity: Quantity) -> Quantity:
    """The figure as the desk means it, to the letter."""
    exact_readings = (replace(each, hedge=Hedge.EXACTLY) for each in quantity.readings)
    return replace(quantity, readings=tuple(exact_readings))


def _words_value(leaf: Literal, words: str) -> Value:
    as_date = value_of_date(read_date(words))
    return as_date if isinstance(as_date, Value) else _figure_value(leaf, read_quantity(words))


def _figure_value(leaf: Literal, quantity: Quantity) -> Value:
    value = value_of_quantity(quantity)
    if isinstance(value, Value):
        return value
    raise leaf.span.refused(
        f"{leaf} is not read as a figure: {value.reason}",
        "a numeral with a unit, such as 5 km, or words as an article has them in quotes",
        quantity.likely_unit,
    )
