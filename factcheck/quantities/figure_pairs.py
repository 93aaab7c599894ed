"""A figure and its restatement: what stands against what, and the conversion both ways."""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from msgspec import Struct

from factcheck.quantities.conversion import are_reciprocal, conversion
from factcheck.quantities.measure import Form, Measure, Numeral, Unit


class FigurePair(Struct, frozen=True, dict=True):
    """A figure and its restatement. Degrees are converted as a difference where so said."""

    stated: Numeral
    stated_unit: Unit
    restated: Numeral
    restated_unit: Unit
    is_difference: bool = False

    @cached_property
    def exact(self) -> Fraction:
        """The stated figure in the restated one's unit."""
        return self.forward(self.stated.value)

    @property
    def exact_back(self) -> Fraction:
        """The restated figure in the stated one's unit."""
        return self.turned().forward(self.restated.value)

    @cached_property
    def off(self) -> Fraction:
        """How far the restated figure is from the exact one, as a part of it."""
        if self.exact == 0:
            return Fraction(0) if self.restated.value == 0 else Fraction(1)
        return abs(self.restated.value / self.exact - 1)

    @property
    def is_temperature(self) -> bool:
        """Whether both are temperatures on a scale, not differences."""
        return self.stated_unit.dimension == "temperature" and not self.is_difference

    def turned(self) -> FigurePair:
        """The same pair the other way about."""
        return FigurePair(
            self.restated, self.restated_unit, self.stated, self.stated_unit, self.is_difference
        )

    def forward(self, value: Fraction) -> Fraction:
        """A value in the stated unit, converted into the restated one."""
        base = in_base(value, self.stated_unit, self.is_difference)
        if are_reciprocal(self.stated_unit.dimension, self.restated_unit.dimension):
            base = 1 / base if base else base
        return from_base(base, self.restated_unit, self.is_difference)


def in_base(value: Fraction, unit: Unit, is_difference: bool) -> Fraction:
    """A value in the base units of its dimension; a temperature in kelvins, unless a difference."""
    offset = 0 if is_difference else conversion(unit.expression)[1]
    return value * unit.worth + offset if offset else value * unit.worth


def from_base(value: Fraction, unit: Unit, is_difference: bool) -> Fraction:
    """A value in base units, in a unit of its dimension."""
    offset = 0 if is_difference else conversion(unit.expression)[1]
    return (value - offset if offset else value) / unit.worth


def pairs_of(stated: Measure, restated: Measure, is_difference: bool) -> list[FigurePair]:
    """The figures of two measures, each with its counterpart; none where their numbers differ.

    Each end of a range stands against its end, and a single figure against both.
    """
    is_product = stated.form is restated.form is Form.PRODUCT
    if not is_product and Form.PRODUCT in (stated.form, restated.form):
        return []
    ones, others = _side_numerals(stated, restated), _side_numerals(restated, stated)
    is_turned = are_reciprocal(stated.unit.dimension, restated.unit.dimension)
    if is_turned and _descends(ones) == _descends(others):
        others.reverse()
    if 1 in (len(ones), len(others)):
        ones, others = ones * len(others), others * len(ones)
    if len(ones) != len(others):
        return []
    units = [(each.side if is_product else None) or each.unit for each in (stated, restated)]
    return [
        FigurePair(one, units[0], other, units[1], is_difference or _is_margin(stated, index))
        for index, (one, other) in enumerate(zip(ones, others, strict=True))
    ]


def _is_margin(measure: Measure, index: int) -> bool:
    return measure.form is Form.MARGIN and index > 0


def _side_numerals(measure: Measure, other: Measure) -> list[Numeral]:
    """A measure's figures as the other's form asks: of a margin the centre."""
    numerals = list(measure.numerals)
    if measure.form is Form.MARGIN and other.form is not Form.MARGIN:
        return numerals[:1]
    return numerals


def _descends(numerals: list[Numeral]) -> bool:
    return numerals[0].value > numerals[-1].value
