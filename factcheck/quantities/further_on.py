"""Figures beyond the first of both sides: "10 m long, 5 m wide", "33 ft long, 16 ft wide"."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from msgspec.structs import replace

from factcheck.comparison import Comparison
from factcheck.quantities.comparable import measured_alike
from factcheck.quantities.measure import Form, Measure, Quantity
from factcheck.quantities.reading import read_later

Compare = Callable[[Quantity, Quantity], Comparison]


def conflict_further_on(one: Quantity, other: Quantity, compare: Compare) -> Comparison | None:
    """That a figure fits none of the others, where both sides hold as many, several; else None.

    Only figures that something on the other side can restate are counted: in "wind from 220
    degrees at 18 knots, gusting to 30" there are two knots.
    """
    pairs = _in_order(one, other)
    for each, its in pairs:
        answer = compare(each, its)
        if answer.conflicts and not any(compare(mine, its).fits for mine, _ in pairs):
            return answer
    return None


def agreement_in_order(one: Quantity, other: Quantity, compare: Compare) -> Comparison | None:
    """What the first figures answer where each of several fits its counterpart; else None.

    "A 4-mile path, 200 yards wide" is "6.4 km; 183 m".
    """
    answers = [compare(each, its) for each, its in _in_order(one, other)]
    return answers[0] if answers and all(answer.fits for answer in answers) else None


def _in_order(one: Quantity, other: Quantity) -> list[tuple[Quantity, Quantity]]:
    """The figures of two sides that hold as many, and several, each with its counterpart."""
    mine, theirs = ([each, *read_later(each.words)] for each in (one, other))
    if _shapes(one) != _shapes(other):
        mine, theirs = _one_by_one(mine), _one_by_one(theirs)
    if len(mine) == 1 or len(theirs) == 1:
        return []
    mine, theirs = _restatable(mine, theirs), _restatable(theirs, mine)
    is_even = len(mine) == len(theirs) > 1
    return list(zip(mine, theirs, strict=True)) if is_even else []


def _shapes(quantity: Quantity) -> set[tuple[int, bool]]:
    return {(len(each.numerals), each.form is Form.PRODUCT) for each in quantity.readings}


def _numbers(quantity: Quantity) -> set[int]:
    return {len(each.numerals) for each in quantity.readings}


def _one_by_one(said: list[Quantity]) -> list[Quantity]:
    """The statements with each figure of a list by itself."""
    return [each for quantity in said for each in _listed(quantity)]


def _listed(quantity: Quantity) -> Iterable[Quantity]:
    """Each figure of a list, a range or the sides of an area: "8 feet high, 500 feet wide"."""
    forms = {each.form for each in quantity.readings}
    if not forms <= {Form.LIST, Form.PRODUCT, Form.RANGE} or len(_numbers(quantity)) != 1:
        return [quantity]
    return [
        replace(quantity, readings=tuple(_single(each, place) for each in quantity.readings))
        for place in range(*_numbers(quantity))
    ]


def _single(measure: Measure, place: int) -> Measure:
    alone = measure.numerals[place : place + 1]
    return replace(measure, numerals=alone, unit=measure.side or measure.unit, form=Form.SINGLE)


def _restatable(mine: list[Quantity], theirs: list[Quantity]) -> list[Quantity]:
    return [each for each in mine if any(measured_alike(each, its) for its in theirs)]
