"""The Hebrew calendar: the days of a year of ours that fall on a day of its months."""

from __future__ import annotations

from datetime import date

from factcheck.dates.days import days_from

HEBREW_MONTHS = (
    "Tishri", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar", "Nisan", "Iyar", "Sivan",
    "Tammuz", "Av", "Elul",
)  # fmt: skip
"""The months from the new year on; Adar is the second of two in a leap year."""
_EPOCH = -1373427  # 7 October 3761 BC of the Julian calendar, counted as ``date.toordinal`` does
_SINCE = 3760  # years that the Hebrew count is ahead of ours, from its new year in autumn on


def hebrew_day(year: int, month: str, day: int) -> list[date]:
    """The days of a Gregorian year that are a day of a Hebrew month: one, none or two.

    By the fixed calendar (Reingold and Dershowitz, *Calendrical Calculations*, 2018, chapter 8).
    """
    days = (_day(year + _SINCE + later, month, day) for later in (0, 1))
    return [found for found in days if found.year == year]


def _day(hebrew_year: int, month: str, day: int) -> date:
    start, length = _new_year(hebrew_year), _new_year(hebrew_year + 1) - _new_year(hebrew_year)
    before = _month_lengths(length)[: HEBREW_MONTHS.index(month)]
    leap_month = 30 if length > 380 and HEBREW_MONTHS.index(month) >= 5 else 0
    return days_from(date.min, start + sum(before) + leap_month + day - 2)


def _month_lengths(year_length: int) -> list[int]:
    """How many days the months have, without the Adar of leap years: these are 30 longer."""
    rest = year_length - 30 if year_length > 380 else year_length
    heshvan, kislev = (30 if rest == 355 else 29), (29 if rest == 353 else 30)
    return [30, heshvan, kislev, 29, 30, 29, 30, 29, 30, 29, 30, 29]


def _new_year(hebrew_year: int) -> int:
    """The day on which a year begins, 1 being 1 January of the year 1, with its delays."""
    days = _elapsed(hebrew_year)
    if _elapsed(hebrew_year + 1) - days == 356:
        return _EPOCH + days + 2
    return _EPOCH + days + (1 if days - _elapsed(hebrew_year - 1) == 382 else 0)


def _elapsed(hebrew_year: int) -> int:
    """The days from the epoch to the new moon of a year's first month, kept off three weekdays."""
    months = (235 * hebrew_year - 234) // 19
    days = 29 * months + (12084 + 13753 * months) // 25920
    return days + 1 if 3 * (days + 1) % 7 < 3 else days
