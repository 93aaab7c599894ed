"""Counting in the calendar, within the years 1 to 9999."""

from __future__ import annotations

import calendar
from datetime import MAXYEAR, MINYEAR, date, timedelta
from functools import lru_cache

from factcheck.dates.period import MONTHS, Period


class NotReadError(Exception):
    """Words that cannot be read as a date: the reason, for a person."""


class RefusedError(NotReadError):
    """Words that are understood, but name no day that can be known: no other reading is tried."""


class ImpossibleError(NotReadError):
    """Words that name a day which no calendar has."""


def both_ends(period: Period, why: str, *, most: int = 0) -> tuple[date, date]:
    """The first and the last day; raises ``NotReadError`` without one, or beyond ``most`` days."""
    first, last = period.earliest, period.latest
    if first is None or last is None or (most and (last - first).days >= most):
        raise NotReadError(why)
    return first, last


OUTSIDE = "it lies outside the years 1 to 9999"


def day_of(year: int, month: int, day: int) -> date:
    """A calendar day; raises ``ImpossibleError`` where there is no such day."""
    _require_year(year)
    if not 1 <= month <= 12:
        raise ImpossibleError(f"there is no month {month}")
    if not 1 <= day <= _days_in(2000, month):
        raise ImpossibleError(f"{MONTHS[month - 1]} never has {day} days")
    try:
        return date(year, month, day)
    except ValueError:
        raise ImpossibleError(
            f"{year} is not a leap year: there is no 29 February {year}"
        ) from None


LAST_JULIAN = date(1923, 2, 28)
"""The last day on which a country counted by the Julian calendar: in Greece, 15 February 1923."""


def julian_weekday(day: date) -> int | None:
    """The weekday of the day that has the same name in the Julian calendar; Monday is 0.

    ``None`` once every country had changed to the Gregorian calendar.
    """
    if day > LAST_JULIAN:
        return None
    return (day.weekday() + _days_behind(day)) % 7


def _days_behind(day: date) -> int:
    """By how many days the Julian calendar is behind the Gregorian, on a day of its own."""
    year = day.year - (day.month < 3)
    return year // 100 - year // 400 - 2


FIRST_GREGORIAN = date(1582, 10, 15)
"""The first day of the Gregorian calendar (the bull Inter gravissimas)."""
_SWEDISH_LEAP_DAY = (1712, 2, 30)  # on which Sweden went back to the Julian calendar


def weekday_of(day: date) -> int:
    """The weekday of a day as those who lived then counted it; Monday is 0.

    Before the Gregorian calendar the day is one of the Julian: 14 October 1066 was a Saturday.
    """
    julian = julian_weekday(day) if day < FIRST_GREGORIAN else None
    return day.weekday() if julian is None else julian


def in_new_style(day: date) -> date:
    """The day of the Gregorian calendar that has this name in the Julian ("Old Style")."""
    return days_from(day, _days_behind(day))


def other_calendar(year: int, month: int, day: int) -> str:
    """The calendar that alone has a day, the Julian, or Sweden's of 1712; "" for none."""
    if (year, month, day) == _SWEDISH_LEAP_DAY:
        return "Swedish"
    return "Julian" if is_julian_leap_day(year, month, day) else ""


def is_julian_leap_day(year: int, month: int, day: int) -> bool:
    """Whether only the Julian calendar has it: 29 February 1700."""
    is_leap = year % 4 == 0 and not calendar.isleap(year)
    return (month, day) == (2, 29) and is_leap and year <= LAST_JULIAN.year


def single_day(year: int, month: int, day: int) -> Period:
    """A calendar day as a period; raises ``ImpossibleError`` where there is no such day."""
    first = day_of(year, month, day)
    return Period(first, first)


def days_from(day: date, count: int) -> date:
    """The day so many days later; raises ``NotReadError`` outside the years 1 to 9999."""
    if not -4_000_000 < count < 4_000_000:
        raise NotReadError(OUTSIDE)
    try:
        return day + timedelta(days=count)
    except OverflowError:
        raise NotReadError(OUTSIDE) from None


_MONTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _days_in(year: int, month: int) -> int:
    """How many days a month has; ``calendar.monthrange`` takes ten times as long."""
    return 29 if month == 2 and calendar.isleap(year) else _MONTHS[month - 1]


def months_from(day: date, count: int) -> date:
    """The same day of the month so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    _require_year(year)
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


@lru_cache(maxsize=1024)  # a date asks for the same few months, as do the dates of a text
def month_of(year: int, month: int) -> Period:
    """A whole month; months below 1 and above 12 belong to the years around."""
    extra, index = divmod(month - 1, 12)
    _require_year(year + extra)
    last = _days_in(year + extra, index + 1)
    return Period(date(year + extra, index + 1, 1), date(year + extra, index + 1, last))


def months_of(year: int, first: int, count: int) -> Period:
    """So many whole months from a month on."""
    return Period(month_of(year, first).earliest, month_of(year, first + count - 1).latest)


def nth_weekday(year: int, month: int, weekday: int, which: int) -> date:
    """The first, second … such weekday of a month, or the last, which is 0.

    Raises ``NotReadError`` where the month has none.
    """
    return weekday_in(month_of(year, month), weekday, which)


def weekday_in(whole: Period, weekday: int, which: int) -> date:
    """The first, second … such weekday of a period, or the last, which is 0.

    Raises ``NotReadError`` where the period has none.
    """
    first, last = whole.first, whole.last
    if which == 0:
        return days_from(last, -((last.weekday() - weekday) % 7))
    day = days_from(first, (weekday - first.weekday()) % 7 + 7 * (which - 1))
    if day > last:
        raise NotReadError(f"{whole} has fewer than {which} of that weekday")
    return day


def quarter_of(year: int, quarter: int) -> Period:
    """A calendar quarter; quarters below 1 and above 4 belong to the years around."""
    return months_of(year, 3 * quarter - 2, 3)


def year_of(year: int) -> Period:
    """A whole year."""
    return years_of(year, 1)


def years_of(first: int, count: int) -> Period:
    """So many whole years from a year on."""
    _require_year(first)
    _require_year(first + count - 1)
    return Period(date(first, 1, 1), date(first + count - 1, 12, 31))


def week_of(day: date, offset: int = 0, first: int = 0) -> Period:
    """The week that holds a day, or one so many weeks later; it begins on weekday ``first``."""
    start = days_from(day, -((day.weekday() - first) % 7) + 7 * offset)
    return Period(start, days_from(start, 6))


def granularity_of(period: Period) -> str:
    """The calendar unit that a period is: day, month, quarter, year; else span."""
    first, last = period.earliest, period.latest
    if first is None or last is None:
        return "span"
    if first == last:
        return "day"
    whole = {
        "month": month_of(first.year, first.month),
        "quarter": quarter_of(first.year, (first.month + 2) // 3),
        "year": year_of(first.year),
    }
    return next((unit for unit, known in whole.items() if known == period), "span")


def around(day: date, margin: int) -> Period:
    """A day and so many days on either side, cut at the ends of the calendar."""
    low, high = (day - date.min).days, (date.max - day).days
    return Period(day - timedelta(days=min(low, margin)), day + timedelta(days=min(high, margin)))


def _require_year(year: int) -> None:
    if not MINYEAR <= year <= MAXYEAR:
        raise NotReadError(OUTSIDE)
