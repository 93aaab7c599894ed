"""What stands for a claim or a literal in arithmetic: the values that its words allow."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.expression import Literal
from factcheck.consistency.ranges import Range
from factcheck.dates import Date, Reading
from factcheck.dates.days import days_from
from factcheck.interval import Interval
from factcheck.model import Claim
from factcheck.quantities import Measure, Quantity
from factcheck.quantities.conversion import conversion, parse_dimension
from factcheck.quantities.measure import UNHEDGED, Form, Hedge
from factcheck.quantities.rounding import shown_step
from factcheck.quantities.time import SECONDS_A_DAY, is_by_calendar
from factcheck.reading.dates.date import read_date
from factcheck.reading.figures.changes import side_of_verb, side_of_zero
from factcheck.reading.figures.quantity import read_quantity

NUMBER: Final = ""
COUNT: Final = "count"
SHARE: Final = "share"
DATE: Final = "date"
DURATION: Final = "time"
LENGTH: Final = "length"
TEMPERATURE: Final = "temperature"
TEMPERATURE_DIFFERENCE: Final = "temperature difference"
COUNTED: Final = frozenset({COUNT, NUMBER})
ZERO: Final = "zero"
"""The dimension of a bare 0, which compares with a figure in any unit."""


class DisplayUnit(Struct, frozen=True):
    """How a value is shown: ``value = shown * factor + offset``, in base units."""

    symbol: str = ""
    factor: Fraction = Fraction(1)
    offset: Fraction = Fraction(0)


PLAIN: Final = DisplayUnit()
DAYS: Final = DisplayUnit("days")
CLOCK: Final = DisplayUnit("h:mm:ss", Fraction(1, 86_400))
"""The seconds of a race, shown as "2:06:51"."""
RATIO_SYMBOL: Final = "×"
PERCENT: Final = DisplayUnit("%", Fraction(1, 100))
POINTS: Final = DisplayUnit("percentage points", Fraction(1, 100))
"""The difference of two shares: from 40 % to 44 % is 4 points, or 10 percent."""


class Value(Struct, frozen=True):
    """What was written, and the worlds that it allows.

    ``worlds`` is every value that the words allow, in base units; days are proleptic ordinals
    (``date.toordinal``), and time counts in days. ``stated`` is the value that the numeral
    states, with its rounding and hedge: for "up to 900 km", 900 km as precisely as it is
    written; it is empty where the words name no value, as "in September" does. ``numeral`` is
    the value to the letter, or ``None``. ``is_loose``: the words mean to be inexact ("about").
    ``around`` are the words in which a claim stands, ``readings`` the values of which it may be
    any, as of barrels.
    """

    worlds: Range
    dimension: str
    written: str
    stated: Range = ()
    numeral: Fraction | None = None
    unit: DisplayUnit = PLAIN
    is_loose: bool = False
    around: str = ""
    readings: tuple[Value, ...] = ()

    @property
    def is_exact(self) -> bool:
        """Whether the words allow one value only."""
        return len(self.worlds) == 1 and self.worlds[0].low == self.worlds[0].high is not None

    @property
    def is_bound(self) -> bool:
        """Whether the words bound the value instead of stating it."""
        return bool(self.stated) and self.stated != self.worlds

    @property
    def side(self) -> int:
        """-1 where the words tell of a loss, 1 of a profit, or else 0."""
        own = side_of_zero(self.written) or side_of_verb(self.written)
        return own or side_of_zero(self.around)


class Missing(Struct, frozen=True):
    """Why a claim has no value, and of figures of several kinds what it may be."""

    reason: str
    choices: tuple[Value, ...] = ()


Scope: TypeAlias = Callable[[str], Value | Missing | None]
"""Gives a claim's value by its name, or why it has none; ``None`` where there is no such claim."""


def exact(number: Fraction | int, dimension: str = NUMBER, written: str = "") -> Value:
    """One value and no other."""
    point = Interval.point(number)
    return Value((point,), dimension, written or str(number), (point,), Fraction(number))


def day(when: date) -> Value:
    """One day."""
    point = Interval.point(when.toordinal())
    return Value((point,), DATE, when.isoformat(), (point,), point.low)


def as_day(ordinal: Fraction | None) -> date | None:
    """The day with an ordinal; ``None`` for an open end and outside the years 1 to 9999."""
    if ordinal is None:
        return None
    try:
        return date.fromordinal(int(ordinal))
    except (ValueError, OverflowError):
        return None


_TOLD_OF: Final = re.compile(
    r"\b(?:killed|injured|who|were|of (?:them|those|whom))\b", re.IGNORECASE
)
_MERGED: Final = {"ratio": NUMBER, POINTS.symbol: SHARE}


def value_of_claim(claim: Claim) -> Value | Missing:
    """What a claim's figure or date allows; ``Missing`` where it has none that can be read.

    It is kept with the claim, and goes with it: a cache of claims keeps their archive alive.
    """
    known: Value | Missing | None = vars(claim).get(_ALLOWED)
    if known is None:
        known = vars(claim)[_ALLOWED] = _value_of_claim(claim)
    return known


_ALLOWED: Final = "allowed_value"


def _value_of_claim(claim: Claim) -> Value | Missing:
    if claim.quantity is not None:
        value = value_of_quantity(claim.quantity)
        return replace(value, around=claim.words("exact")) if isinstance(value, Value) else value
    if claim.date is not None:
        return value_of_date(claim.date)
    return Missing("it states no figure and no date")


def known_value(claim: Claim) -> Value | None:
    """What a claim's words allow; ``None`` where they allow nothing that can be read."""
    value = value_of_claim(claim)
    return value if isinstance(value, Value) else None


def value_of_quantity(quantity: Quantity) -> Value | Missing:
    """The value of a figure as written; ``Missing`` where it cannot be read as one figure.

    An ambiguous unit ("tons") allows what any of its readings allows.
    """
    if not quantity.readings:
        return Missing(quantity.reason)
    if quantity.also:
        return Missing(f"“{quantity.words}” gives more than one figure")
    values = [_value_of_measure(measure, quantity.words) for measure in quantity.readings]
    dimensions = {value.dimension for value in values}
    if len(dimensions) > 1:
        told = f"“{quantity.words}” may be a figure of {' or '.join(sorted(dimensions))}"
        return Missing(told, tuple(values))
    if len(values) == 1:
        return values[0]
    return replace(either(values), readings=tuple(values))


def value_of_date(when: Date) -> Value | Missing:
    """The value of a date as written, in whole days; ``Missing`` where it cannot be read.

    A *report* dated on a day places the event on that day or before.
    """
    if not when.readings:
        return Missing(when.reason)
    worlds = ranges.merged(days for reading in when.readings for days in _days(reading))
    first = when.readings[0]
    if len(when.readings) > 1 or not first.is_exact_day:
        return Value(worlds, DATE, when.words)
    return Value(worlds, DATE, when.words, worlds, worlds[0].low)


def _days(reading: Reading) -> list[Interval]:
    """Its days; of what is so since a day, month or year, those of that and those behind it."""
    days, named = reading.period, reading.named
    is_begun = reading.side == "since" and days.earliest == named.earliest
    if is_begun and named.latest and days.latest and named.latest < days.latest:
        behind = days_from(named.latest, 1)
        return [_from_to(days.earliest, named.latest), _from_to(behind, days.latest)]
    return [_from_to(days.earliest, days.latest)]


def _from_to(first: date | None, last: date | None) -> Interval:
    return Interval(
        None if first is None else Fraction(first.toordinal()),
        None if last is None else Fraction(last.toordinal()),
    )


def _value_of_measure(measure: Measure, words: str) -> Value:
    """One reading of a figure; a range states no value, only where it lies."""
    unit = _unit(measure)
    shown = CLOCK if _is_race_time(measure, words) else unit
    worlds = (_in_base(measure),)
    if _is_whole_count(measure, words):
        worlds = (Interval.point(measure.numerals[0].value),)
        return Value(worlds, COUNT, words, worlds, worlds[0].low, unit)
    if measure.form in (Form.RANGE, Form.LIST):
        return Value(worlds, _dimension(measure), words, unit=unit)
    is_bound = measure.is_bound
    stated = (_in_base(replace(measure, hedge=Hedge.NONE)),) if is_bound else worlds
    return Value(
        worlds,
        _dimension(measure),
        words,
        stated,
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
    numeral = measure.numerals[0]
    is_plain = measure.form is Form.SINGLE and measure.hedge in UNHEDGED
    is_told_of = bool(measure.unit.name) or bool(_TOLD_OF.search(words)) or _is_spelled(words)
    is_count = measure.unit.dimension == COUNT and (is_told_of or numeral.value >= 1000)
    is_round = numeral.value % 10 == 0 and shown_step(numeral.value, numeral.step) > 1
    is_one_by_one = numeral.step == 1 and not numeral.is_in_dozens
    return is_plain and is_count and is_one_by_one and not is_round


def _is_spelled(words: str) -> bool:
    """Whether a number is written in letters, as counts up to nine are: "one", "seventy-nine"."""
    return words.replace("-", "").isalpha()


def _numeral(measure: Measure) -> Fraction:
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
    dimension, symbol = measure.unit.dimension, measure.unit.symbol
    if dimension == DURATION and symbol == DAYS.symbol:
        return DAYS
    if dimension == POINTS.symbol:
        return POINTS
    factor, offset = conversion(measure.unit.expression)
    shift = Fraction(0) if measure.is_difference else offset
    scale = _day_scale(dimension)
    shown = "" if dimension in COUNTED else symbol
    if measure.unit.multiple != 1:
        shown = measure.unit.printed
    return DisplayUnit(shown, factor * measure.unit.multiple * scale, shift * scale)


def _in_base(measure: Measure) -> Interval:
    """What the measure allows, in base units with the day as the unit of time."""
    scale = POINTS.factor if measure.unit.dimension == POINTS.symbol else Fraction(1)
    return measure.base_interval.scaled(scale * _day_scale(measure.unit.dimension))


@cache
def _day_scale(dimension: str) -> Fraction:
    """What turns SI base units into base units with the day for the second."""
    return Fraction(SECONDS_A_DAY) ** -parse_dimension(dimension).get(DURATION, 0)


def negated(value: Value) -> Value:
    """The value as far on the other side of zero."""
    worlds, stated = (
        ranges.merged(-part for part in parts) for parts in (value.worlds, value.stated)
    )
    numeral = None if value.numeral is None else -value.numeral
    readings = tuple(map(negated, value.readings))
    return replace(value, worlds=worlds, stated=stated, numeral=numeral, readings=readings)


def either(values: Sequence[Value]) -> Value:
    """What any of some values allows."""
    first = values[0]
    return replace(
        first,
        worlds=ranges.merged(part for value in values for part in value.worlds),
        stated=ranges.merged(part for value in values for part in value.stated),
        numeral=None,
    )


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
    if is_by_calendar(quantity.readings[0].unit.name):
        worlds = _figure_value(leaf, to_the_letter(quantity)).worlds
        return replace(value, worlds=worlds, stated=worlds, numeral=None, unit=DAYS)
    return value


def to_the_letter(quantity: Quantity) -> Quantity:
    """The figure as the desk means it, to the letter."""
    exact_readings = (replace(each, hedge=Hedge.EXACTLY) for each in quantity.readings)
    return replace(quantity, readings=tuple(exact_readings))


def _words_value(leaf: Literal, words: str) -> Value:
    as_date = value_of_date(read_date(words))
    if isinstance(as_date, Value):
        return as_date
    quantity = read_quantity(words)
    if not quantity.readings and read_date(words, _ANY_DAY).readings:
        raise leaf.span.refused(
            f"{leaf} counts from the day of publication",
            'a day, such as 2024-01-10, or words that name their year: "early 2024"',
        )
    return _figure_value(leaf, quantity)


_ANY_DAY: Final = date(2000, 1, 1)


def _figure_value(leaf: Literal, quantity: Quantity) -> Value:
    value = value_of_quantity(quantity)
    if isinstance(value, Value):
        return value
    raise leaf.span.refused(
        f"{leaf} is not read as a figure: {value.reason}",
        "a numeral with a unit, such as 5 km, or words as an article has them in quotes",
        quantity.likely_unit,
    )


def overlaid(told: Mapping[str, Value | Missing | None], scope: Scope) -> Scope:
    """The scope in which some claims stand for what is told here."""
    return lambda name: told[name] if name in told else scope(name)


def known_in(scope: Scope, names: Iterable[str]) -> dict[str, Value]:
    """Those of some claims that have a value, with it."""
    return {name: value for name in names if isinstance(value := scope(name), Value)}


def with_margin(value: Value, margin: Fraction) -> Value:
    """The value as its numeral with a margin to either side."""
    worlds = (Interval.around(value.numeral or 0, margin),)
    return replace(value, worlds=worlds, stated=worlds)
