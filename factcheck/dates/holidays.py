"""Days that have a name, in many calendars, and when they fall.

The names and their rules are the rows of ``words/en/holidays.txt``, each under its source. What
follows no short rule (the moon of the Islamic, Hindu, Chinese … calendars) is an entry of a
country's calendar in the library ``holidays``, which is imported when such a day is asked for.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache, lru_cache
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from msgspec import Struct

from factcheck.dates.days import NotReadError, day_of, days_from, nth_weekday
from factcheck.dates.period import MONTHS, WEEKDAYS, Period

_TABLE = Path(__file__).parents[1] / "words" / "en" / "holidays.txt"
_YEARS = range(1, 10000)
HEBREW_MONTHS = (
    "Tishri", "Heshvan", "Kislev", "Tevet", "Shevat", "Adar", "Nisan", "Iyar", "Sivan",
    "Tammuz", "Av", "Elul",
)  # fmt: skip
"""The months from the new year on; Adar is the second of two in a leap year."""
_MONTH, _WEEKDAY = "|".join(MONTHS), "|".join(WEEKDAYS)

_EVERY = re.compile(r"(.+), every (\d+) years since (\d+)")
_MOVED = re.compile(rf"(?P<day>.+?)(?P<moves>(?:, moved (?:{_WEEKDAY}) [+-] \d+)+)")
_MOVE = re.compile(rf", moved ({_WEEKDAY}) ([+-]) (\d+)")
_WHICH = ("last", "first", "second", "third", "fourth", "fifth")
_COUNTED = re.compile(rf"({'|'.join(_WHICH)}) ({_WEEKDAY}) of ({_MONTH})")
_BESIDE = re.compile(rf"({_WEEKDAY}) (on or before|on or after|before|after) (.+)")
_SHIFTED = re.compile(r"(.+) ([+-]) (\d+)")
_FIXED = re.compile(rf"(\d+) ({_MONTH})")
_ONCE = re.compile(rf"({_FIXED.pattern}) (\d{{4}})")
_JULIAN = re.compile(rf"(\d+) ({_MONTH}) Julian")
_HEBREW = re.compile(rf"(\d+) ({'|'.join(HEBREW_MONTHS)})")
_ENTRY = re.compile(r"([A-Z]{2})(?:-(\w+))? (.+)")
_MARGIN = re.compile(r"(evening)?(?: ?-(\d+) \+(\d+))?")


class Holiday(Struct, frozen=True):
    """A day with a name: the rules of its days, one for each way to understand the name.

    ``is_from_evening``: it begins on the evening before. ``before`` and ``after`` are how many
    days beside it the name is also used of ("at Christmas"), or by how many the sighting of the
    moon, or the region, may move it. ``source`` is where the rules come from.
    """

    name: str
    rules: tuple[str, ...]
    is_from_evening: bool = False
    before: int = 0
    after: int = 0
    source: str = ""


def days_of(holiday: Holiday, year: int) -> tuple[Period, ...]:
    """The days of a holiday that begin in a year, in every way to understand its name.

    A day that begins on the evening before is followed by that evening's day; a longer one by
    itself with that evening. Empty where a calendar does not reach (of most Hindu ones the years
    2001 to 2035, of Islamic ones 1925 to 2100), and outside the years 1 to 9999.
    """
    found = chain.from_iterable(_periods(rule, year) for rule in holiday.rules)
    if holiday.is_from_evening:
        found = chain.from_iterable((days, _with_evening(days)) for days in found)
    return tuple(dict.fromkeys(found))


def year_of(rule: str) -> int | None:
    """The only year of a day of history, as D-Day was; ``None`` for a rule of many years."""
    found = _ONCE.fullmatch(rule)
    return int(found[4]) if found else None


@cache
def holiday_beginnings() -> Mapping[str, tuple[str, ...]]:
    """The first words of the holidays' names in every spelling, with those of the table."""
    found: dict[str, tuple[str, ...]] = {}
    for written in _rows_by_first_word():
        is_plain = written.isalpha() and written not in _SPELLED
        for spelling in (written,) if is_plain else _spellings(written):
            found[spelling] = (*found.get(spelling, ()), written)
    return MappingProxyType(found)


def holidays_beginning(first: str) -> Iterator[tuple[str, Holiday]]:
    """The names with a first word of ``holiday_beginnings``, each with its holiday.

    Names are in small letters, with straight apostrophes, in every usual spelling: with and without
    the apostrophe of a possessive, "Saint" and "St.", "International" and "Int'l", with spaces for
    hyphens. Where two are spelled alike, the first row has the name: it comes first.
    """
    table = _rows_by_first_word()
    for row in sorted(row for written in holiday_beginnings()[first] for row in table[written]):
        holiday = _holiday(row.line, row.source)
        for spelling in _spellings(row.name):
            yield spelling, holiday


def holiday_called(name: str) -> Holiday | None:
    """The holiday of a name in small letters, or ``None``."""
    known = holidays_beginning(name.partition(" ")[0])
    return next((holiday for spelling, holiday in known if spelling == name), None)


def easter(year: int) -> date:
    """Easter Sunday of the western churches.

    By the anonymous Gregorian computus (Meeus, *Astronomical Algorithms*, 1991).
    """
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (
        19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15
    ) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    shift = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * shift + 114, 31)
    return day_of(year, month, day + 1)


def orthodox_easter(year: int) -> date:
    """Easter Sunday of the eastern churches, a day of the Gregorian calendar.

    By the Julian computus (Meeus, *Astronomical Algorithms*, 1991).
    """
    moon = (19 * (year % 19) + 15) % 30
    weekday = (2 * (year % 4) + 4 * (year % 7) - moon + 34) % 7
    month, day = divmod(moon + weekday + 114, 31)
    return days_from(day_of(year, month, day + 1), _julian_delay(year))


def _julian_delay(year: int) -> int:
    """By how many days the Julian calendar is behind ours in a year, from its March on.

    January and February of a year such as 1900 are one day short of it.
    """
    return year // 100 - year // 400 - 2


def _with_evening(days: Period) -> Period:
    evening = days_from(days.first, -1)
    return Period(evening, evening if days.is_day else days.latest)


@lru_cache(maxsize=4096)
def _periods(rule: str, year: int) -> tuple[Period, ...]:
    """What begins in a year by one rule."""
    first, _, last = rule.partition(" to ")
    starts = [day for day in _in_and_around(first, year) if day.year == year]
    if not last:
        return tuple(Period(day, day) for day in starts)
    ends = _in_and_around(last, year)
    pairs = ((start, next((day for day in ends if day >= start), None)) for start in starts)
    return tuple(Period(start, end) for start, end in pairs if end)


def _in_and_around(rule: str, year: int) -> list[date]:
    """The days by a rule in a year and in those beside it: a shifted day may leave its year."""
    days: list[date] = []
    for one in (year - 1, year, year + 1):
        try:
            days += _days(rule, one) if one in _YEARS else []
        except NotReadError:  # there is no such day in that year
            continue
    return days


def _days(rule: str, year: int) -> list[date]:
    """The days of a year by a rule that names single days; the forms are told in the table."""
    if found := _EVERY.fullmatch(rule):
        later = year - int(found[3])
        return _days(found[1], year) if later >= 0 and later % int(found[2]) == 0 else []
    if found := _MOVED.fullmatch(rule):
        return [_moved(day, found["moves"]) for day in _days(found["day"], year)]
    if found := _BESIDE.fullmatch(rule):
        weekday = WEEKDAYS.index(found[1])
        return [_nearby(day, weekday, found[2]) for day in _days(found[3], year)]
    if found := _SHIFTED.fullmatch(rule):
        return [days_from(day, int(found[2] + found[3])) for day in _days(found[1], year)]
    if found := _COUNTED.fullmatch(rule):
        which, weekday = _WHICH.index(found[1]), WEEKDAYS.index(found[2])
        return [nth_weekday(year, _month(found[3]), weekday, which)]
    return _plain_days(rule, year)


def _plain_days(rule: str, year: int) -> list[date]:
    if rule == "Easter":
        return [easter(year)]
    if rule == "Orthodox Easter":
        return [orthodox_easter(year)]
    if found := _FIXED.fullmatch(rule):
        return [day_of(year, _month(found[2]), int(found[1]))]
    if found := _ONCE.fullmatch(rule):
        return _plain_days(found[1], year) if year == year_of(rule) else []
    if found := _JULIAN.fullmatch(rule):
        day = day_of(year, _month(found[2]), int(found[1]))
        return [days_from(day, _julian_delay(year))]
    if found := _HEBREW.fullmatch(rule):
        return hebrew_day(year, found[2], int(found[1]))
    if found := _ENTRY.fullmatch(rule):
        return _first_of_runs(_calendar(found[1], found[2], year).get(found[3], []))
    raise ValueError(f"{_TABLE.name} has no such rule: {rule}")


def _month(name: str) -> int:
    return MONTHS.index(name) + 1


def _moved(day: date, moves: str) -> date:
    """A day that gives way to a weekday, as in "moved Sunday - 1"."""
    for weekday, sign, count in _MOVE.findall(moves):
        if day.weekday() == WEEKDAYS.index(weekday):
            return days_from(day, int(sign + count))
    return day


def _nearby(day: date, weekday: int, side: str) -> date:
    """The nearest such weekday on one side of a day."""
    if side in ("before", "after"):
        day = days_from(day, -1 if side == "before" else 1)
    gap = (day.weekday() - weekday) % 7
    return days_from(day, -gap if side.endswith("before") else -gap % 7)


def _first_of_runs(days: list[date]) -> list[date]:
    """Of days in a row the first."""
    return [day for day in days if days_from(day, -1) not in days]


@lru_cache(maxsize=512)
def _calendar(country: str, part: str | None, year: int) -> dict[str, list[date]]:
    """The entries of a country's calendar in a year, with their days in order.

    By the library ``holidays``; empty in years before its calendar begins.
    """
    import holidays  # 0.16 s, and seldom needed

    categories = getattr(holidays, country).supported_categories
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns of years that it does not reach
        known = holidays.country_holidays(
            country, part, years=year, language="en_US", categories=categories, observed=False
        )
    entries: dict[str, list[date]] = {}
    for day in sorted(known):
        for name in known.get_list(day):
            entries.setdefault(name.removesuffix(" (estimated)"), []).append(day)
    return entries


class _HolidayRow(NamedTuple):
    place: int
    name: str
    line: str
    source: str


@cache
def _rows_by_first_word() -> Mapping[str, list[_HolidayRow]]:
    """The rows of the table by the first words of their names, which are small.

    Most are never asked for: what else a row says is read when one of its names is met.
    """
    found: dict[str, list[_HolidayRow]] = {}
    source = ""
    for place, line in enumerate(_TABLE.read_text(encoding="utf-8").splitlines()):
        if line.startswith("["):
            source = line.strip("[]")
        elif line and line[0] != "#":
            for name in line.partition(" | ")[0].lower().split("; "):
                row = _HolidayRow(place, name, line, source)
                found.setdefault(name.partition(" ")[0], []).append(row)
    return found


@cache
def _holiday(line: str, source: str) -> Holiday:
    names, rules, beside, *_ = (*(part.strip() for part in line.split("|")), "")
    margin = _MARGIN.fullmatch(beside)
    if margin is None:
        raise ValueError(f"{_TABLE.name} has no such days beside: {beside}")
    evening, before, after = margin.groups(default="0")
    name = names.partition("; ")[0]
    is_from_evening = evening == "evening"
    return Holiday(name, tuple(rules.split("; ")), is_from_evening, int(before), int(after), source)


_ALSO_SPELLED = (  # what is written, and how it is written as well
    ("'s ", ("s ", "s' ", " ")),
    ("s' ", ("s ", "'s ", " ")),
    ("saint ", ("st. ", "st ")),
    ("saints ", ("sts. ", "sts ")),
    ("international ", ("int'l ", "intl ")),
    ("-", (" ",)),
    (" and ", (" & ",)),
    *((f"{name.lower()} ", (f"{name[:3].lower()} ",)) for name in WEEKDAYS),
)


_SPELLED = frozenset(written.strip() for written, _ in _ALSO_SPELLED)


def _spellings(name: str) -> list[str]:
    spelled = [f"{name} "]
    for written, others in _ALSO_SPELLED:
        if written in spelled[0]:
            spelled += [one.replace(written, other) for one in spelled for other in others]
    return [one.strip() for one in spelled]


# -- the Hebrew calendar

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
    return days_from(date.min, start + sum(before) + day - 2)


def _month_lengths(year_length: int) -> list[int]:
    """How many days the months have; the fifth has those of a leap year's first Adar as well."""
    odd = year_length % 30  # of 353 to 355 days, or of 30 more
    heshvan, kislev = (30 if odd == 25 else 29), (29 if odd == 23 else 30)
    leap_month = year_length - odd - 330
    return [30, heshvan, kislev, 29, 30 + leap_month, 29, 30, 29, 30, 29, 30, 29]


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
