"""From what the readers make of an article's words to values for arithmetic."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.values import (
    CLOCK,
    COUNT,
    DATE,
    DAYS,
    DURATION,
    NUMBER,
    PERCENT,
    POINTS,
    SHARE,
    TEMPERATURE,
    TEMPERATURE_DIFFERENCE,
    DisplayUnit,
    Missing,
    Value,
)
from factcheck.interval import Interval

if TYPE_CHECKING:
    from factcheck.dates import Date, Reading
    from factcheck.model import Claim
    from factcheck.quantities import Measure, Quantity

SECONDS_A_DAY: Final = 86_400
_TOLD_OF: Final = re.compile(
    r"\b(?:killed|injured|who|were|of (?:them|those|whom))\b", re.IGNORECASE
)
_MERGED: Final = {"ratio": NUMBER, POINTS.symbol: SHARE}


@lru_cache(maxsize=4096)
def value_of_claim(claim: Claim) -> Value | Missing:
    """What a claim's figure or date allows; ``Missing`` where it has none that can be read."""
    if claim.quantity is not None:
        return value_of_quantity(claim.quantity)
    if claim.date is not None:
        return value_of_date(claim.date)
    return Missing("it states no figure and no date")


def value_of_quantity(quantity: Quantity) -> Value | Missing:
    """The value of a figure as written; ``Missing`` where it cannot be read as one figure.

    An ambiguous unit ("tons") allows what any of its readings allows.
    """
    if not quantity.readings:
        return Missing(quantity.reason or f"“{quantity.words}” is not read as a figure")
    if quantity.also:
        return Missing(f"“{quantity.words}” gives more than one figure")
    values = [_value_of_measure(measure, quantity.words) for measure in quantity.readings]
    dimensions = {value.dimension for value in values}
    if len(dimensions) > 1:
        return Missing(f"“{quantity.words}” may be a figure of {' or '.join(sorted(dimensions))}")
    return values[0] if len(values) == 1 else _either(values)


def value_of_date(when: Date) -> Value | Missing:
    """The value of a date as written, in whole days; ``Missing`` where it cannot be read.

    A *report* dated on a day places the event on that day or before.
    """
    if not when.readings:
        return Missing(when.reason or f"“{when.words}” is not read as a date")
    worlds = ranges.merged(_days(reading) for reading in when.readings)
    first = when.readings[0]
    if len(when.readings) > 1 or not first.is_exact_day or first.is_report:
        return Value(worlds, DATE, when.words)
    return Value(worlds, DATE, when.words, worlds, worlds[0].low)


def _days(reading: Reading) -> Interval:
    earliest = None if reading.is_report else reading.period.earliest
    latest = reading.period.latest
    return Interval(
        None if earliest is None else Fraction(earliest.toordinal()),
        None if latest is None else Fraction(latest.toordinal()),
    )


def _value_of_measure(measure: Measure, words: str) -> Value:
    """One reading of a figure; a range states no value, only where it lies."""
    from factcheck.quantities.measure import UNHEDGED, Form, Hedge

    unit = _unit(measure)
    shown = CLOCK if _is_race_time(measure, words) else unit
    worlds = (_in_base(measure),)
    if _is_whole_count(measure, words):
        worlds = (Interval.point(measure.numerals[0].value),)
        return Value(worlds, COUNT, words, worlds, worlds[0].low, unit)
    if measure.form in (Form.RANGE, Form.LIST):
        return Value(worlds, _dimension(measure), words, unit=unit)
    plain = replace(measure, hedge=Hedge.NONE) if measure.is_bound else measure
    return Value(
        worlds,
        _dimension(measure),
        words,
        stated=(_in_base(plain),),
        numeral=_numeral(measure) * unit.factor + unit.offset,
        unit=shown,
        is_loose=measure.hedge not in UNHEDGED,
    )


def _is_race_time(measure: Measure, words: str) -> bool:
    return measure.unit.dimension == DURATION and re.search(r"\d:\d\d", words) is not None


def _is_whole_count(measure: Measure, words: str) -> bool:
    """Whether it counts things one by one: "12 women" are twelve, "500 people" about as many.

    A bare number counts where the words say what became of so many ("30 killed"), where it is
    written in letters ("seven"), or it is long and not round: 331,449,281.
    """
    from factcheck.quantities.measure import UNHEDGED, Form
    from factcheck.quantities.rounding import shown_step

    numeral = measure.numerals[0]
    is_plain = measure.form is Form.SINGLE and measure.hedge in UNHEDGED
    is_told_of = bool(measure.unit.name) or bool(_TOLD_OF.search(words)) or _is_spelled(words)
    is_named = measure.unit.dimension == COUNT and is_told_of
    is_count = is_named or (measure.unit.dimension in (COUNT, "") and numeral.value >= 1000)
    is_round = numeral.value % 10 == 0 and shown_step(numeral.value, numeral.step) > 1
    is_one_by_one = numeral.step == 1 and not numeral.is_in_dozens
    return is_plain and is_count and is_one_by_one and not is_round


def _is_spelled(words: str) -> bool:
    """Whether a number is written in letters, as counts up to nine are: "one", "seventy-nine"."""
    return words.replace("-", "").isalpha()


def _numeral(measure: Measure) -> Fraction:
    from factcheck.quantities.measure import Form

    product = Fraction(1)
    if measure.form is Form.PRODUCT:
        for numeral in measure.numerals:
            product *= numeral.value
        return product
    return measure.numerals[0].value


def _dimension(measure: Measure) -> str:
    dimension = measure.unit.dimension
    if dimension == TEMPERATURE and measure.is_difference:
        return TEMPERATURE_DIFFERENCE
    if dimension == COUNT and not measure.unit.name:
        return NUMBER
    return _MERGED.get(dimension, dimension)


def _unit(measure: Measure) -> DisplayUnit:
    """How to show values of the measure, in base units with the day as the unit of time."""
    from factcheck.quantities.conversion import conversion

    dimension, symbol = measure.unit.dimension, measure.unit.symbol
    if dimension == DURATION and symbol == DAYS.symbol:
        return DAYS
    if dimension == POINTS.symbol:
        return POINTS
    factor, offset = conversion(measure.unit.expression)
    shift = Fraction(0) if measure.is_difference else offset
    scale = _day_scale(dimension)
    shown = "" if dimension in (COUNT, NUMBER, SHARE) and symbol != PERCENT.symbol else symbol
    if measure.unit.multiple != 1:
        shown = measure.unit.printed
    return DisplayUnit(shown, factor * measure.unit.multiple * scale, shift * scale)


def _in_base(measure: Measure) -> Interval:
    """What the measure allows, in base units with the day as the unit of time."""
    scale = POINTS.factor if measure.unit.dimension == POINTS.symbol else Fraction(1)
    return measure.base_interval.scaled(scale * _day_scale(measure.unit.dimension))


def _day_scale(dimension: str) -> Fraction:
    """What turns SI base units into base units with the day for the second."""
    from factcheck.quantities.dimension import parse_dimension

    return Fraction(SECONDS_A_DAY) ** -parse_dimension(dimension).get(DURATION, 0)


def _either(values: list[Value]) -> Value:
    first = values[0]
    return replace(
        first,
        worlds=ranges.merged(part for value in values for part in value.worlds),
        stated=ranges.merged(part for value in values for part in value.stated),
        numeral=None,
    )
