"""The desk's own figures and days in an expectation, read into values."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from fractions import Fraction
from functools import cache
from typing import Final

from factcheck.consistency.readings import value_of_date, value_of_quantity
from factcheck.consistency.tree import ClaimName, Day, Leaf, Literal, Words
from factcheck.consistency.values import (
    DAYS,
    DURATION,
    ZERO,
    Missing,
    Value,
    day,
    exact,
)
from factcheck.errors import ExpressionError
from factcheck.interval import Interval

_CALENDAR: Final = re.compile(r"(?P<count>[0-9]{1,4}) ?(?P<unit>month|year|decade)s?")
_MONTHS: Final = {"month": 1, "year": 12, "decade": 120}
_CYCLE: Final = 400 * 12
"""Months after which the Gregorian calendar repeats itself."""


def read_literal(leaf: Leaf) -> Value:
    """The value of a literal, a day or quoted words; raises ``ExpressionError``.

    Whole months and years are the days that so many can have: ``6 months`` is 181 to 184.
    """
    match leaf:
        case Day(text=text):
            return day(date.fromisoformat(text))
        case Words():
            return _words_value(leaf)
        case Literal(text=text):
            return _literal_value(leaf, text)
        case ClaimName():
            raise TypeError(f"{leaf} is a claim, not a literal")


def _literal_value(leaf: Literal, text: str) -> Value:
    if not text.strip("-0.,"):
        return exact(0, ZERO, text)
    months = _CALENDAR.fullmatch(text)
    if months:
        return _months(int(months["count"]) * _MONTHS[months["unit"]], text)
    from factcheck.quantities import read_quantity

    quantity = read_quantity(text)
    value = value_of_quantity(quantity)
    if isinstance(value, Missing):
        raise _unread(leaf, value.reason, quantity.likely_unit)
    return value


def _words_value(leaf: Words) -> Value:
    from factcheck.reading.date import read_date
    from factcheck.quantities import read_quantity

    as_date = value_of_date(read_date(leaf.text))
    if isinstance(as_date, Value):
        return as_date
    quantity = read_quantity(leaf.text)
    value = value_of_quantity(quantity)
    if isinstance(value, Missing):
        raise _unread(leaf, value.reason, quantity.likely_unit)
    return value


def _unread(leaf: Literal | Words, reason: str, likely: str) -> ExpressionError:
    return ExpressionError(
        f"{leaf} is not read as a figure: {reason}",
        leaf.span.column,
        leaf.span.width,
        expected="a numeral with a unit, such as 5 km, or words as an article has them in quotes",
        likely=likely,
    )


def _months(count: int, text: str) -> Value:
    shortest, longest = _month_days(count)
    span = (Interval(Fraction(shortest), Fraction(longest)),)
    return Value(span, DURATION, text, span, unit=DAYS)


@cache
def _month_days(count: int) -> tuple[int, int]:
    """The fewest and the most days that so many months in a row have."""
    whole, rest = divmod(count, _CYCLE)
    lengths = [monthrange(2000 + n // 12, n % 12 + 1)[1] for n in range(_CYCLE)]
    total = sum(lengths[:rest])
    sums = [total]
    for start in range(_CYCLE - 1):
        total += lengths[(start + rest) % _CYCLE] - lengths[start]
        sums.append(total)
    cycle = whole * sum(lengths)
    return cycle + min(sums), cycle + max(sums)
