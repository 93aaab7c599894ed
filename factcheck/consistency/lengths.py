"""Lengths of time between days, as a reader counts them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date
from fractions import Fraction
from typing import Final

from factcheck.consistency import ranges
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.ranges import Range
from factcheck.consistency.values import DAYS, DURATION, DisplayUnit, as_day
from factcheck.interval import Interval

YEAR: Final = Fraction(1461, 4)
"""A year of 365.25 days, in days."""
_YEARS: Final = DisplayUnit("years", YEAR)


def told_length(start: Range, end: Range, between: Range) -> str:
    """A length of time: in days, also with both days counted, or from two years in years.

    Between two days that are known, the years, months and days of the calendar.
    """
    if not _is_long(between):
        both = ranges.merged(part + Interval.point(1) for part in between)
        return f"{shown_length(between)}, {shown_length(both)} with both counted"
    first, last = _only_day(start), _only_day(end)
    return _by_calendar(first, last) if first and last else shown_length(between)


def shown_length(length: Range) -> str:
    """A length of time in days or, from two years, in years of 365.25 days."""
    return shown_range(length, DURATION, _YEARS if _is_long(length) else DAYS)


def _is_long(length: Range) -> bool:
    low = ranges.hull(length).low
    return low is not None and low >= 2 * YEAR


def _only_day(worlds: Range) -> date | None:
    hull = ranges.hull(worlds)
    return as_day(hull.low) if hull.low == hull.high else None


def _by_calendar(first: date, last: date) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    rest = (last - _months_after(first, months)).days
    counts = ((months // 12, "year"), (months % 12, "month"), (rest, "day"))
    *parts, final = [f"{count} {unit}{'s' * (count > 1)}" for count, unit in counts if count]
    return f"{', '.join(parts)} and {final}" if parts else final


def _months_after(day: date, months: int) -> date:
    """The same day so many months later, or the last of that month where it is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
