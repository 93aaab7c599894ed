"""Which statements of two sides restate each other, and what else may be meant.

A side is all the figures in some words, in order. In "a 6ft 4in, 220lb" (100 kg) it is the last
that is restated; in "155 mm guns with a range of 25 miles" (40 km) the first measures something
else; in "two 8-ounce packages" (16 oz) it is both together. Figures beyond the first of both sides
are set beside each other in order: "10 m long, 5 m wide", "33 ft long, 16 ft wide".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from fractions import Fraction

from msgspec.structs import replace

from factcheck.comparison import Comparison
from factcheck.quantities.comparable import comparable_readings, directly_comparable, measured_alike
from factcheck.quantities.measure import Form, Joint, Measure, Quantity

Side = tuple[Quantity, ...]
_Compare = Callable[[Quantity, Quantity], Comparison]


def side_of(quantity: Quantity) -> Side:
    """All the figures in the words of a quantity, the first one first."""
    return quantity.figures or (quantity,)


def statements(one: Side, other: Side) -> list[Side]:
    """The statements of a restatement, each with what stands behind it.

    The settings of a fan oven among others are left out. In the unit of the first nothing is
    restated: "19 km; 10 km of it paved".
    """
    found = [other]
    for place, each in enumerate(other[1:], 1):
        if each.joint is Joint.NONE:
            break
        if not _units(each) & _units(other[0]):
            found.append(other[place:])
    is_fan = one[0].is_fan
    return [each for each in found if is_fan or not each[0].is_fan]


def counterparts(one: Side, other: Side) -> tuple[Quantity, Quantity]:
    """The statements that restate each other: the first of each side, or else the last ones.

    In "a 6ft 4in, 220lb" (100 kg) and "3 bridges of 5 km" (3.1 miles) it is the last.
    """
    pairs = [(near, nearer) for nearer in _first_then_last(other) for near in _first_then_last(one)]
    return next(
        (
            pair
            for find in (measured_alike, directly_comparable, comparable_readings)
            for pair in pairs
            if find(*pair)
        ),
        (one[0], other[0]),
    )


def _first_then_last(side: Side) -> Side:
    return (side[0], *reversed(side[1:]))


def other_figures(one: Side, near: Quantity, nearer: Quantity) -> list[Quantity]:
    """The further figures that measure what the nearest does, none in the other side's unit.

    "25 kt gusting 35 kt" and "155 mm guns with a range of 25 miles" (40 km).
    """
    alike = [each for each in one[1:] if each != near and _dimensions(each) & _dimensions(near)]
    return [each for each in alike if _units(each) - _units(nearer) or _units(each) & _units(near)]


def _units(quantity: Quantity) -> set[str]:
    return {reading.unit.name for reading in quantity.readings}


def _dimensions(quantity: Quantity) -> set[str]:
    return {reading.unit.dimension for reading in quantity.readings}


def as_many(first: Quantity, later: Quantity) -> Quantity:
    """A later statement of some words as often as the whole number before it says."""
    if later is first or later.is_apart or not first.readings:
        return later
    number = first.readings[0]
    many = number.low.value
    if number.unit.dimension != "count" or len(number.numerals) > 1 or many < 2:
        return later
    return replace(later, readings=tuple(_multiplied(each, many) for each in later.readings))


def _multiplied(measure: Measure, many: Fraction) -> Measure:
    return replace(measure, numerals=tuple(each.times(many) for each in measure.numerals))


def conflict_further_on(one: Side, other: Side, compare: _Compare) -> Comparison | None:
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


def agreement_in_order(one: Side, other: Side, compare: _Compare) -> Comparison | None:
    """What the first figures answer where each of several fits its counterpart; else None.

    "A 4-mile path, 200 yards wide" is "6.4 km; 183 m".
    """
    answers = [compare(each, its) for each, its in _in_order(one, other)]
    return answers[0] if answers and all(answer.fits for answer in answers) else None


def _in_order(one: Side, other: Side) -> list[tuple[Quantity, Quantity]]:
    """The figures of two sides that hold as many, and several, each with its counterpart."""
    mine, theirs = list(one), list(other)
    if _shapes(one[0]) != _shapes(other[0]):
        mine, theirs = _one_by_one(mine), _one_by_one(theirs)
    if len(mine) == 1 or len(theirs) == 1:
        return []
    mine, theirs = _restatable(mine, theirs), _restatable(theirs, mine)
    is_even = len(mine) == len(theirs) > 1
    return list(zip(mine, theirs, strict=True)) if is_even else []


def _shapes(quantity: Quantity) -> set[tuple[int, bool]]:
    return {(len(each.numerals), each.form is Form.PRODUCT) for each in quantity.readings}


def _one_by_one(said: list[Quantity]) -> list[Quantity]:
    """The statements with each figure of a list by itself."""
    return [each for quantity in said for each in _listed(quantity)]


def _listed(quantity: Quantity) -> Iterable[Quantity]:
    """Each figure of a list, a range or the sides of an area: "8 feet high, 500 feet wide"."""
    forms = {each.form for each in quantity.readings}
    numbers = {len(each.numerals) for each in quantity.readings}
    if not forms <= {Form.LIST, Form.PRODUCT, Form.RANGE} or len(numbers) != 1:
        return [quantity]
    return [
        replace(quantity, readings=tuple(_one_numeral(each, place) for each in quantity.readings))
        for place in range(*numbers)
    ]


def _one_numeral(measure: Measure, place: int) -> Measure:
    alone = measure.numerals[place : place + 1]
    return replace(measure, numerals=alone, unit=measure.side or measure.unit, form=Form.SINGLE)


def _restatable(mine: list[Quantity], theirs: list[Quantity]) -> list[Quantity]:
    return [each for each in mine if any(measured_alike(each, its) for its in theirs)]
