"""Which statements of two sides restate each other, and what else may be meant.

In "a 6ft 4in, 220lb" (100 kg) it is the last; in "155 mm guns with a range of 25 miles" (40 km)
the first measures something else; in "two 8-ounce packages" (16 oz) it is both together.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.quantities.comparable import (
    comparable_readings,
    directly_comparable,
    measured_alike,
)
from factcheck.quantities.cooking import is_fan_setting
from factcheck.quantities.measure import Measure, Quantity
from factcheck.quantities.reading import read_bracketed, read_later


def without_fans(one: Quantity, other: Quantity) -> list[Quantity]:
    """The statements of a restatement but for the settings of a fan oven among others.

    In the unit of the first nothing is restated: "19 km; 10 km of it paved".
    """
    further = (*other.also, *read_bracketed(other.words))
    statements = [other, *(each for each in further if not _units(each) & _units(other))]
    is_fan = is_fan_setting(one.words)
    return [each for each in statements if is_fan or not is_fan_setting(each.words)]


def counterparts(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """The statements that restate each other: the first of each side, or else the last ones.

    In "a 6ft 4in, 220lb" (100 kg) and "3 bridges of 5 km" (3.1 miles) it is the last.
    """
    pairs = [(near, nearer) for nearer in _statements(other) for near in _statements(one)]
    return next(
        (
            pair
            for find in (measured_alike, directly_comparable, comparable_readings)
            for pair in pairs
            if find(*pair)
        ),
        (one, other),
    )


def _statements(quantity: Quantity) -> tuple[Quantity, ...]:
    return (quantity, *reversed(read_later(quantity.words)))


def other_figures(one: Quantity, near: Quantity, nearer: Quantity) -> list[Quantity]:
    """The further figures that measure what the nearest does, none in the other side's unit.

    "25 kt gusting 35 kt" and "155 mm guns with a range of 25 miles" (40 km).
    """
    later = [each for each in read_later(one.words) if each != near]
    alike = [each for each in later if _dimensions(each) & _dimensions(near)]
    return [each for each in alike if _units(each) - _units(nearer) or _units(each) & _units(near)]


def _units(quantity: Quantity) -> set[str]:
    return {reading.unit.name for reading in quantity.readings}


def _dimensions(quantity: Quantity) -> set[str]:
    return {reading.unit.dimension for reading in quantity.readings}


def as_many(first: Quantity, later: Quantity) -> Quantity:
    """A later statement of some words as often as the whole number before it says."""
    number = first.readings[0] if first.readings else None
    if later is first or not number or number.unit.dimension != "count":
        return later
    if "," in first.words[: -len(later.words)]:
        return later
    many = number.low.value
    if len(number.numerals) > 1 or many < 2 or many.denominator > 1:
        return later
    return replace(later, readings=tuple(_multiplied(each, many) for each in later.readings))


def _multiplied(measure: Measure, many: Fraction) -> Measure:
    numerals = [
        replace(each, value=each.value * many, step=each.step * many) for each in measure.numerals
    ]
    return replace(measure, numerals=tuple(numerals))
