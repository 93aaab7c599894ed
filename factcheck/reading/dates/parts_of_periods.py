"""Loose parts of periods, and the time around a day: "early 2024", "the week of January 8"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date
from fractions import Fraction
from functools import lru_cache
from math import ceil, floor

from msgspec.structs import replace

from factcheck.dates.counting import PERIODS, shifted, unit_around
from factcheck.dates.days import (
    NotReadError,
    around,
    both_ends,
    days_from,
    week_of,
    years_of,
)
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.reading.dates.absolute_dates import read_century
from factcheck.reading.dates.date_context import DateContext, of_each
from factcheck.reading.dates.date_ranges import is_range
from factcheck.reading.dates.periods import ending
from factcheck.reading.grammar.calendar_words import Share, parts, unit_words
from factcheck.reading.grammar.chart import Told
from factcheck.reading.grammar.engine import norm_at
from factcheck.reading.grammar.rows import Found


def read_part(found: Found, context: DateContext) -> list[Reading]:
    """As in "early 2024", "mid-January", "the end of the year", "earlier this month".

    The part allows a tenth of the whole more than its name, since such words are loose. Behind "six
    years later, in 2019" stands the whole.
    """
    part = found.get("part", "mid")
    if "date" in found and _is_two(found["date"]):
        raise NotReadError(f"'{part}' belongs to the first of two dates")
    if part in _VERBS and "date" in found and found["date"].norms[0] in ("in", "on", "at"):
        raise NotReadError(f"'{part}' tells what happens then")
    wholes = _parted_wholes(found, part, context)
    if part in _COMPARATIVES and "date" in found and _is_set_apart(found["date"]):
        return [*wholes]
    if part in _BEGINNINGS and any(one.granularity == "day" for one in wholes):
        raise NotReadError(f"'{part}' needs a period")
    is_of_that = "date" in found and context.has_origin and "that" in found["date"].norms
    return [
        whole if whole.granularity == "day" else _cut(whole, part, context, is_of_that=is_of_that)
        for whole in wholes
    ]


_BEGINNINGS = ("beginning", "start")
_COMPARATIVES = ("earlier", "later")
_VERBS = (*_BEGINNINGS, "end")


def _parted_wholes(found: Found, part: str, context: DateContext) -> Sequence[Reading]:
    """What has a loose part: the year or month of publication, or a date that is told."""
    unit = found.get("unit")
    if unit is None:
        told, wholes = found["date"], context.read(found["date"])
        unit = unit_words().get(told.norms[-1], "")
        return _calendar(wholes, unit) if context.has_origin and unit in PERIODS else wholes
    if context.has_origin:
        return context.around_origins(unit)
    is_end = parts()[part].low >= _LATE
    return ending(unit, context) if is_end else [context.calendar(unit)]


def _calendar(wholes: Sequence[Reading], unit: str) -> Sequence[Reading]:
    """The units of the calendar in which counted days lie: "the end of the following year"."""
    if any(one.named.is_open for one in wholes):
        return wholes
    calendar = [unit_around(one.named.first, unit) for one in wholes]
    held = zip(calendar, wholes, strict=True)
    if not all(one.named.last in period for period, one in held):
        return wholes
    return [reading_of(one, unit, wholes[0].how) for one in dict.fromkeys(calendar)]


def _is_set_apart(told: Told) -> bool:
    """Whether a comma stands before a date, so that no part of it is told: "later, in 2019"."""
    return norm_at(told.line, told.start - 1) == ","


def _is_two(told: Told) -> bool:
    """Whether it is two dates, of which only the first is cut: "early May or late June"."""
    norms = told.norms
    behind = norms[1:]
    if "or" in norms or is_range(told):
        return True
    pairs = zip(norms, behind, strict=False)
    return any(
        one in ("and", "into") and other in ("early", "late", "mid", "the") for one, other in pairs
    )


def _cut(reading: Reading, part: str, context: DateContext, *, is_of_that: bool) -> Reading:
    named = reading.named
    ends = both_ends(named, f"'{part}' needs a period with two ends")
    strict, loose = _days_of_part(*ends, parts()[part])
    if reading.earliest is None:
        how = f"'{part}' in {reading.how}"
        return replace(reading, latest=loose.latest, how=how, is_vague=True, nominal=strict)
    if _is_uncertain(reading):
        return replace(reading, how=f"'{part}' in {reading.how}")
    sided = _sided(part, named, _turn_of_telling(context, is_of_that))
    whole, how = sided or loose, f"'{part}' in {spoken(named)}"
    return Reading(
        whole.earliest, whole.latest, reading.granularity, how, is_vague=True, nominal=named,
        counted=None if sided else strict,
    )  # fmt: skip


_LATE = Fraction(3, 5)


def _days_of_part(start: date, end: date, share: Share) -> tuple[Period, Period]:
    """What a part names, and that with what readers take to it on either side.

    Of a year they are whole months, of a longer period years; of a month the days that are named
    are fives, of a week its first or last three.
    """
    days = (end - start).days + 1
    unit, count = _parts_of(start, end, days)
    (first, last), loosely = _ends_in(share, count)
    if days == _WEEK and (share.low >= _LATE or share.high <= 1 - _LATE):
        first, last = (4, 7) if share.low else (0, 3)
    elif days in _MONTH:
        first, last = (5 * round(share.low * 6), 5 * round(share.high * 6))
        last = days if share.high == 1 else last
    return _between(start, first, last, unit), _between(start, *loosely, unit)


_WEEK, _MONTH = 7, range(28, 32)


@lru_cache(maxsize=256)  # mostly of twelve months; fractions take a third of what a part takes
def _ends_in(share: Share, count: int) -> tuple[tuple[int, int], tuple[int, int]]:
    """Where a share of so many units begins and ends, and where it does at the loosest."""
    loosely = floor(share.loosely_low * count), ceil(share.loosely_high * count)
    return (round(share.low * count), round(share.high * count)), loosely


def _parts_of(start: date, end: date, days: int) -> tuple[str, int]:
    """The unit in which parts of a period are told, and how many it has."""
    months = 12 * (end.year - start.year) + end.month - start.month + 1
    if months % 12:
        return "day", days
    return ("month", 12) if months == 12 else ("year", months // 12)


def _between(start: date, first: int, beyond: int, unit: str) -> Period:
    end = shifted(start, beyond, unit)
    return Period(shifted(start, first, unit), days_from(end, -1))


def _is_uncertain(reading: Reading) -> bool:
    """Whether it is not known where the period that is named lies: a fiscal year."""
    period, named = reading.period, reading.named
    return (period.last - period.first) > 2 * (named.last - named.first)


def _turn_of_telling(context: DateContext, is_of_that: bool) -> date | None:
    """The day from which "later this year" counts; "later that year" does from another's."""
    if not is_of_that:
        return context.published
    day: date | None = context.origins[0].named.earliest
    return day


def _sided(part: str, named: Period, day: date | None) -> Period | None:
    """As in "earlier" ends with the day of telling and "later" begins with it, if it is inside."""
    side = part.removesuffix(" in")
    if day is None or day not in named or side not in ("earlier", "later"):
        return None
    return Period(named.earliest, day) if side == "earlier" else Period(day, named.latest)


def read_parts_of_centuries(found: Found, context: DateContext) -> list[Reading]:
    """As in "the late 17th and early 18th centuries": from the one part to the other."""
    ends = [(found.get("from"), found["first"]), (found.get("to"), found["ordinal"])]
    first, last = (_part_of_century(part, number, context) for part, number in ends)
    if first.earliest is None or last.latest is None or first.earliest > last.latest:
        raise NotReadError("the last century comes before the first")
    how = f"from {spoken(first.period)} to {spoken(last.period)}"
    return [Reading(first.earliest, last.latest, "century", how, is_vague=True)]


def _part_of_century(part: str | None, number: int, context: DateContext) -> Reading:
    (whole,) = read_century({"ordinal": number}, context)
    return _cut(whole, part, context, is_of_that=False) if part else whole


@of_each
def read_about(reading: Reading, found: Found, context: DateContext) -> Reading:
    """As in "about 5 January", "around Christmas": the days near it too.

    About a round year, the years near it: "around 1850" is any year that rounds to it.
    """
    if found["date"].norms[0] == "a":
        raise NotReadError("the article belongs to what is dated, about which it is")
    days = Period(reading.earliest, reading.latest)
    first, last = both_ends(days, "'about' needs a date with two ends")
    margin = max(3, (last - first).days // 2)
    near = around(first, margin).hull(around(last, margin))
    whole, unit = near.hull(_round_years(reading, first.year)), reading.granularity
    how = f"about {spoken(reading.period)}"
    return Reading(whole.earliest, whole.latest, unit, how, is_vague=True, nominal=reading.named)


_NEAR_ROUND = ((1000, 50), (100, 25), (10, 5), (5, 2))
"""By how many years one may miss a round one: a century's is told to the nearest fifty."""


def _round_years(reading: Reading, year: int) -> Period:
    """The years that round to a round one; of any other, and of what is no year, itself."""
    if reading.granularity != "year" or reading.is_vague:
        return reading.period
    steps = (years for round_to, years in _NEAR_ROUND if year % round_to == 0)
    near = next(steps, 0)
    first, last = max(MINYEAR, year - near), min(MAXYEAR, year + near)
    return years_of(first, last - first + 1)


@of_each
def read_week_of(start: Reading, found: Found, context: DateContext) -> Reading:
    """As in "the week of January 8": the week that holds it, or the seven days from it."""
    if not start.period.is_day:
        raise NotReadError("'the week of' needs a day")
    named = week_of(start.period.first)
    days = Period(start.period.first, days_from(start.period.first, 6))
    whole = named.hull(week_of(start.period.first, first=6)).hull(days)
    how = f"the week of {spoken(start.period)}, counted from Sunday, Monday or that day"
    return Reading(whole.earliest, whole.latest, "week", how, nominal=named)
