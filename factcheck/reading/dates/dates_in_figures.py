"""Dates in figures: ISO 8601, "16/01/2024", EDTF."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache

from factcheck.dates.days import (
    ImpossibleError,
    NotReadError,
    day_of,
    granularity_of,
    month_of,
    months_of,
    week_of,
    year_of,
)
from factcheck.dates.period import MONTHS, Period, spoken_day
from factcheck.dates.reading import Reading, reading_of
from factcheck.reading.grammar.chart import Chart
from factcheck.reading.grammar.engine import Line
from factcheck.reading.grammar.tokens import DIGITS, GLUED, WORD

_ISO_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_ISO_BASIC = re.compile(r"([12]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])")
_ISO_TIMED = re.compile(r"(\d{4}-\d\d-\d\d)t\d\d(?::?\d\d){0,2}(?:\.\d+)?(?:z|[+-]\d\d:?\d\d)?")
_ISO_MONTH = re.compile(r"(\d{4})-(\d\d)")
_ISO_WEEK = re.compile(r"(\d{4})-?w(\d\d)(?:-?([1-7]))?")
_SLASHED = re.compile(r"(\d{1,2})([/.\-])(\d{1,2})\2(\d{4}|\d\d)")
_SLASHED_MONTH = re.compile(
    r"(?P<year>\d{4}) ?/ ?(?P<month>\d{1,2})|(?P<first>\d{1,2}) ?/ ?(?P<last>\d{4})"
)
_SPACED_MONTH = re.compile(
    r"(?P<year>[12]\d{3}) - (?P<month>\d{1,2})|(?P<first>\d{1,2}) ?- ?(?P<last>[12]\d{3})"
)
_SLASHED_YEAR = re.compile(r"(\d{4})([/.])(\d{1,2})\2(\d{1,2})")
_YEAR = re.compile(r"\d{4}")
_MONTH_IN_FIGURES = re.compile(r"[12]\d{3}-(?:0[1-9]|1[0-2])")
_IN_A_LINE = (
    _ISO_DAY, _ISO_TIMED, _ISO_WEEK, _SLASHED, _SLASHED_YEAR, _SLASHED_MONTH, _SPACED_MONTH,
    _MONTH_IN_FIGURES,
)  # fmt: skip
"""What is a date among other words; a plain year or "2019-22" is one by the rows of dates."""
MOST_YEARS = 10  # between the years of "2014-24", which EDTF takes for a winter
_EDTF_ALONE = re.compile(
    r"[x~?%y\[]|\.\.|\d{4}(?:-\d\d){0,2}/|^\d{4}-2[1-4]$"
)  # what nothing else has
_EDTF = re.compile(r"(?=.*\d{2})[\dx~?%/.\-y\[\],]{4,80}")


_MARK = "[~?%]?"
_EDTF_DATE = re.compile(
    rf"{_MARK}(?P<year>[\dx]{{4}}){_MARK}"
    rf"(?:-{_MARK}(?P<month>[\dx]{{2}}){_MARK}(?:-{_MARK}(?P<day>[\dx]{{2}}){_MARK})?)?"
)


@lru_cache(maxsize=16_384)
def read_figures(words: str, locale: str = "") -> tuple[Reading, ...]:
    """Readings of a date in figures; empty where it is not one.

    Raises ``ImpossibleError`` for days that no calendar has, ``NotReadError`` for reversed
    intervals.
    """
    if found := _ISO_DAY.fullmatch(words):
        day = day_of(*map(int, found.groups()))
        return (Reading(day, day, "day", "the day as written"),)
    if found := _ISO_TIMED.fullmatch(words):
        return read_figures(found[1])
    if found := _ISO_BASIC.fullmatch(words):
        return read_figures("-".join(found.groups()))
    if found := _ISO_WEEK.fullmatch(words):
        return (_iso_week(*found.groups()),)
    if found := _SLASHED_YEAR.fullmatch(words):
        day = day_of(int(found[1]), int(found[3]), int(found[4]))
        return (Reading(day, day, "day", "year, month, day"),)
    if found := _SLASHED.fullmatch(words):
        return _both_ways(int(found[1]), int(found[3]), found[4], locale)
    if found := _SLASHED_MONTH.fullmatch(words) or _SPACED_MONTH.fullmatch(words):
        return _month(found)
    if _YEAR.fullmatch(words) and int(words):
        return (reading_of(year_of(int(words)), "year", "the year as written"),)
    if _is_month(words):
        year, month = map(int, words.split("-"))
        return (reading_of(month_of(year, month), "month", "the month as written"),)
    return _edtf(words) if _EDTF.fullmatch(words) and _EDTF_ALONE.search(words) else ()


def _month(found: re.Match[str]) -> tuple[Reading, ...]:
    """As in "2014/10", "10/2014", "2016 - 11"."""
    year, month = int(found["year"] or found["last"]), int(found["month"] or found["first"])
    if not 1 <= month <= 12:
        return ()
    if found["year"] and month > year % 100:
        last = year + (month - year) % 100
        both = year_of(year).hull(year_of(last))  # "2000/01", "2004/08" may be years
        how = "from the one year to the other"
        season = Reading(both.earliest, both.latest, "span", how, is_alternative=True)
        return reading_of(month_of(year, month), "month", "the month as written"), season
    return (reading_of(month_of(year, month), "month", "the month as written"),)


def _is_month(words: str) -> bool:
    found = _ISO_MONTH.fullmatch(words)
    return found is not None and 1 <= int(found[2]) <= 12


def _iso_week(year: str, week: str, weekday: str | None) -> Reading:
    try:
        day = date.fromisocalendar(int(year), int(week), int(weekday or 1))
    except ValueError:
        raise ImpossibleError(f"{year} has no week {int(week)}") from None
    if weekday:
        return Reading(day, day, "day", "the weekday of the ISO week as written")
    return reading_of(week_of(day), "week", "the ISO week as written")


_ORDERS = {"en-GB": "day before month", "en-US": "month before day"}


def orders_of(one: int, other: int, locale: str) -> Mapping[str, tuple[int, int]]:
    """The month and the day of two figures, by the order in which they may be written.

    The country's own alone, where it can be that; both where no country is told.
    """
    orders = {"month before day": (one, other), "day before month": (other, one)}
    possible = {order: told for order, told in orders.items() if 0 < told[0] <= len(MONTHS)}
    own = _ORDERS.get(locale, "")
    return {own: possible[own]} if own in possible else possible or orders


_SHORT_YEARS = range(1930, 2070)


def _both_ways(one: int, two: int, written_year: str, locale: str) -> tuple[Reading, ...]:
    """Day before month and month before day, where both are possible and no country is told.

    The century is left open where two figures tell a year that was or is to come: "11/22/63".
    """
    year = int(written_year)
    years = [year]
    if len(written_year) == 2:
        years = [each + year for each in (2000, 1900) if each + year in _SHORT_YEARS]
    days: dict[date, str] = {}
    refused = None
    for each in years:
        for how, (month, day) in orders_of(one, two, locale).items():
            try:
                days[day_of(each, month, day)] = how
            except ImpossibleError as error:
                refused = error
    if not days and refused:
        raise refused
    return tuple(Reading(day, day, "day", how) for day, how in days.items())


def _edtf(words: str) -> tuple[Reading, ...]:
    """EDTF (ISO 8601-2:2019), level 1, and level 2's one of a set."""
    if words.startswith("[") and words.endswith("]"):
        members = [member.strip() for member in words[1:-1].split(",")]
        return tuple(reading for member in members for reading in read_figures(member))
    if words.count("/") == 1:
        return _interval(*words.split("/"))
    return (*_years_to(words), *_edtf_reading(words))


def _years_to(words: str) -> tuple[Reading, ...]:
    """As in "2019-22", which EDTF takes for a summer: the years from the one to the other."""
    found = re.fullmatch(r"([12]\d)(\d\d)-(2[1-4])", words)
    if found is None or not 0 < int(found[3]) - int(found[2]) <= MOST_YEARS:
        return ()
    first, last = year_of(int(found[1] + found[2])), year_of(int(found[1] + found[3]))
    return (Reading(first.earliest, last.latest, "span", "from the one year to the other"),)


def _interval(start: str, end: str) -> tuple[Reading, ...]:
    """From one date to another; ``..`` or nothing is an open end."""
    starts, ends = _end(start), _end(end)
    if not (starts and ends) or (starts[0] is None and ends[0] is None):
        return ()
    first = None if starts[0] is None else starts[0].earliest
    last = None if ends[0] is None else ends[0].latest
    if first and last and first > last:
        raise ImpossibleError(f"{spoken_day(last)} comes before {spoken_day(first)}")
    is_vague = any(reading is not None and reading.is_vague for reading in (*starts, *ends))
    return (Reading(first, last, "span", "the range as written", is_vague=is_vague),)


def _end(words: str) -> tuple[Reading | None, ...]:
    """One end of an interval: the one reading of a date, ``None`` where open; else empty."""
    if words in ("..", ""):
        return (None,)
    readings = read_figures(words)
    return readings if len(readings) == 1 else ()


def _edtf_reading(words: str) -> tuple[Reading, ...]:
    """A date whose figures may be unknown ("201X"), uncertain or approximate; a season's number."""
    found = _EDTF_DATE.fullmatch(words)
    if found is None:
        if words.startswith(("y", "-")):
            raise NotReadError(f"{words} is no date between the years 1 and 9999")
        return ()
    is_vague = any(mark in words for mark in "~?%")
    first, last = (_edtf_end(found, end) for end in (0, -1))
    if first is None or last is None:
        return ()
    period = first.hull(last)
    unit = granularity_of(period)
    how = "EDTF (ISO 8601-2)"
    return (Reading(period.earliest, period.latest, unit, how, is_vague=is_vague),)


def _edtf_end(found: re.Match[str], end: int) -> Period | None:
    """The first or last day, month, season or year that unknown figures may stand for."""
    written, month, day = found["year"], 0, 0
    year = int(written.replace("x", "9" if end else "0")) or int("x" in written)
    if found["month"]:
        month = (
            _numbers_like(found["month"], 12)[end] if "x" in found["month"] else int(found["month"])
        )
    if 20 < month < 25:
        return months_of(year, 3 * (month - 20), 3)
    if month > 12:
        return None
    if found["day"]:
        most = month_of(year, month).last.day
        day = _numbers_like(found["day"], most)[end]
        return Period(date(year, month, day), date(year, month, day))
    return month_of(year, month) if month else year_of(year)


def _numbers_like(written: str, most: int) -> list[int]:
    """The numbers up to ``most`` that two figures may stand for, ``x`` for any."""
    numbers = [n for n in range(1, most + 1) if re.fullmatch(written.replace("x", "."), f"{n:02}")]
    if not numbers:
        raise NotReadError(f"no month and no day is {written}")
    return numbers


def figures_slot(chart: Chart, at: int) -> Iterator[tuple[int, str]]:
    """The longest run of figures at a node that is a date: "2024-01-16", "16/01/2024"."""
    line = chart.line
    node = line[at]
    if at and node.gap == GLUED and (line[at - 1].norm in _WITHIN or line[at - 1].kind == WORD):
        return
    end, text = at + 1, node.norm
    found = (end, text) if "." in text and _SLASHED.fullmatch(text) else None
    while end < len(line) and end < at + _MOST_NODES:
        following = line[end]
        if following.gap != GLUED and not _is_spaced_hyphen(line, end):
            break
        text += (" " if following.gap != GLUED else "") + following.norm
        end += 1
        if any(each.fullmatch(text) for each in _IN_A_LINE):
            found = end, text
    if found:
        yield found


def slashed_slot(chart: Chart, at: int) -> Iterator[tuple[int, tuple[int, int]]]:
    """Two figures around a slash, that may be a day and a month: "6/23"."""
    line = chart.line
    if at + 2 >= len(line) or line[at + 1].norm != "/" or (line[at].gap == GLUED and at):
        return
    figures = line[at].norm, line[at + 2].norm
    is_over = at + 3 == len(line) or line[at + 3].gap != GLUED or line[at + 3].norm == ","
    if is_over and all(one.isdigit() and len(one) < 3 for one in figures):
        yield at + 3, (int(figures[0]), int(figures[1]))


_WITHIN = frozenset("-/.:")
_MOST_NODES = 14


def _is_spaced_hyphen(line: Line, at: int) -> bool:
    """Whether blanks stand around a hyphen between figures: "2016 - 11"."""
    if line[at].norm == "-":
        return at + 1 < len(line) and line[at + 1].gap != GLUED and line[at + 1].kind == DIGITS
    return line[at - 1].norm == "-" and line[at - 1].gap != GLUED
