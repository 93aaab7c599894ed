"""Counting from a date that stands beside: "two days before Christmas", "a week ago Friday"."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context
from factcheck.dates.counting import counted_from, shifted
from factcheck.dates.days import NotReadError, days_from, month_of, months_from
from factcheck.dates.patterns import (
    Count,
    Found,
    Phrase,
    count_in,
    month_in,
    phrases,
    unit_in,
    weekday_in,
)
from factcheck.dates.period import MONTHS, WEEKDAYS, Period, spoken
from factcheck.dates.reading import Reading, reading_of


def read_beside(found: Found, context: Context) -> list[Reading]:
    """As in "two days before Christmas", "a week from Friday", "the day after the 5th"."""
    one = Count(Fraction(1), Fraction(1), is_rough=False)
    count = count_in(found) if "n" in found else one
    is_before = found["side"] in ("before", "prior to", "ahead of")
    signed = count.negative if is_before else count
    readings = []
    tense = "future" if found["side"] == "from" else context.tense
    for reading in replace(context, tense=tense).read_or_origins(found["phrase"]):
        if found["side"] == "from" and not reading.named.is_day:
            raise NotReadError("a count from a date needs a day")
        said = f"{found.get('n', 'one')} {found['unit']} {found['side']} {spoken(reading.period)}"
        readings.append(counted_from(reading, signed, unit_in(found), said))
    return readings


def read_weekday_ago(found: Found, context: Context) -> list[Reading]:
    """As in "a week ago Friday": the Fridays on either side of the day a week before."""
    weekday = weekday_in(found)
    day = shifted(context.day, -count_in(found).high, unit_in(found))
    before = days_from(day, -((day.weekday() - weekday) % 7))
    days = {before} if before == day else {before, days_from(before, 7)}
    how = f"a {WEEKDAYS[weekday]} beside {found['n']} {found['unit']} before {PUBLISHED}"
    return [Reading(day, day, "day", how) for day in sorted(days)]


def read_ago_today(found: Found, context: Context) -> list[Reading]:
    """As in "a year ago today": that very day."""
    day = shifted(context.day, -count_in(found).high, unit_in(found))
    return [Reading(day, day, "day", f"{found['n']} {found['unit']} before {PUBLISHED}")]


def read_month_ago(found: Found, context: Context) -> list[Reading]:
    """As in "a year ago October": the Octobers on either side of the day a year before."""
    day = shifted(context.day, -count_in(found).high, unit_in(found))
    month = month_in(found)
    year = day.year if month <= day.month else day.year - 1
    how = f"a {MONTHS[month - 1]} beside {found['n']} {found['unit']} before {PUBLISHED}"
    periods = [month_of(year, month), month_of(year + 1, month)]
    kept = periods[:1] if day in periods[0] else periods
    return [reading_of(period, "month", how) for period in kept]


def read_year_before(found: Found, context: Context) -> list[Reading]:
    """As in "the year-ago third quarter": the same period a year before the nearest one."""
    readings = []
    for reading in context.read_in_tense(found["phrase"], "past"):
        first, last = reading.named.earliest, reading.named.latest
        if first is None or last is None:
            raise NotReadError("the period a year later has no two ends")
        end = days_from(months_from(days_from(last, 1), -12), -1)
        period = Period(months_from(first, -12), end)
        how = f"a year before {spoken(reading.named)}"
        readings.append(reading_of(period, reading.granularity, how))
    return readings


_UNIT = "<unit:day|days|week|weeks|month|months|quarter|year|years|decade|decades>"
_SIDE = "<side:before|after|from|prior to|following|ahead of>"

COUNTED_FROM: tuple[Phrase, ...] = (
    *phrases(read_ago_today, f"[exactly] <n> {_UNIT} ago (today|tonight|to the day|this morning)"),
    *phrases(read_weekday_ago, f"<n> {_UNIT} ago [on|last] <weekday>"),
    *phrases(read_month_ago, f"<n> {_UNIT} ago [in|last] <month>"),
    *phrases(read_year_before, "[the] (year ago|year earlier) <phrase>"),
    *phrases(
        read_beside,
        f"[<hedge>] <n> {_UNIT} {_SIDE} <phrase>",
        "[the] <unit:day|week|month|year> <side:before|after> <phrase>",
    ),
)  # fmt: skip
