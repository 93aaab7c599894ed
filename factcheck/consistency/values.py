"""What stands for a claim in arithmetic: the values that its words allow, exactly."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Final, TypeAlias

from msgspec import Struct

from factcheck.consistency.ranges import Range
from factcheck.interval import Interval

NUMBER: Final = ""
COUNT: Final = "count"
SHARE: Final = "share"
DATE: Final = "date"
DURATION: Final = "time"
TEMPERATURE: Final = "temperature"
TEMPERATURE_DIFFERENCE: Final = "temperature difference"
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
    """

    worlds: Range
    dimension: str
    written: str
    stated: Range = ()
    numeral: Fraction | None = None
    unit: DisplayUnit = PLAIN
    is_loose: bool = False

    @property
    def is_exact(self) -> bool:
        """Whether the words allow one value only."""
        return len(self.worlds) == 1 and self.worlds[0].low == self.worlds[0].high is not None

    @property
    def is_bound(self) -> bool:
        """Whether the words bound the value instead of stating it."""
        return bool(self.stated) and self.stated != self.worlds


class Missing(Struct, frozen=True):
    """Why a claim has no value."""

    reason: str


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
