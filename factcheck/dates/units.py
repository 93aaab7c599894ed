"""Whole weeks, months, quarters, seasons and years of the calendar."""

from __future__ import annotations

from datetime import date, timedelta

from factcheck.dates.days import (
    NotReadError,
    days_from,
    month_of,
    months_of,
    quarter_of,
    week_of,
    years_of,
)
from factcheck.dates.period import Period
from factcheck.dates.reading import Reading

LONG_UNITS = ("month", "quarter", "year", "decade", "century")
PERIODS = ("week", *LONG_UNITS)
"""The units of the calendar that hold many days, the shortest first."""
STRETCH = 22  # days by which an astronomical season may outlast the meteorological one


def unit_around(day: date, unit: str, offset: int = 0) -> Period:
    """The calendar unit that holds a day, or one so many units later; weeks from Monday."""
    if unit == "day":
        shifted = days_from(day, offset)
        return Period(shifted, shifted)
    if unit == "week":
        return week_of(day, offset)
    if unit == "month":
        return month_of(day.year, day.month + offset)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3 + offset)
    length = {"year": 1, "decade": 10, "century": 100}.get(unit)
    if length is None:
        raise NotReadError(f"no calendar has the {unit} as a unit")
    return years_of(day.year - day.year % length + length * offset, length)


def season_of(year: int, month: int) -> Period:
    """A northern season as people use it, by the month in which it begins.

    It is the meteorological season, stretched to hold the astronomical one; winter belongs to
    the year in which it begins.
    """
    months = months_of(year, month, 3)
    end = months.latest or date.max
    return Period(months.earliest, end + timedelta(days=min(STRETCH, (date.max - end).days)))


def season_reading(year: int, month: int, how: str) -> Reading:
    """A season, loose at its end, with its months as its name."""
    wide, named = season_of(year, month), months_of(year, month, 3)
    return Reading(wide.earliest, wide.latest, "season", how, is_vague=True, nominal=named)
