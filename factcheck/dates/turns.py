"""Where a year, a month or a century ends and the next begins: "year-end", "the new year"."""

from __future__ import annotations

import re
from datetime import date
from functools import partial

from msgspec.structs import replace

from factcheck.dates.context import HARDLY, PUBLISHED, Context, nearest, share_over, tried
from factcheck.dates.days import NotReadError, around, day_of, days_from, year_of, years_of
from factcheck.dates.parts import ending
from factcheck.dates.patterns import Found, unit_in
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading
from factcheck.dates.words import ordinal_of


def read_unit_end(found: Found, context: Context) -> list[Reading]:
    """As in "year-end", "year-end 1988", "month-end": the last month of a year, days of a month."""
    unit = unit_in(found)
    wholes = context.read(found["year"]) if "year" in found else ending(unit, context)
    return [_end_of(whole, unit) for whole in wholes]


def _end_of(whole: Reading, unit: str) -> Reading:
    last = whole.named.latest or date.max
    days = {"week": 2, "month": 7}.get(unit, last.day)
    how = f"the end of {spoken(whole.named)}"
    first = days_from(last, 1 - days)
    return Reading(first, last, "span", how, is_vague=True, nominal=whole.named)


def read_part_of_unit(found: Found, context: Context) -> list[Reading]:
    """As in "the second half of the year", "the last day of the month": of this one, or the last.

    A part that has hardly begun may be that of the one before, unless it is told as to come.
    """
    if re.match(r"(?:the )?first \w+ (?:months|quarters)$", found["head"]):
        raise NotReadError("it is read as the nearest such months")
    this = context.read(f"{found['head']} of this {found['unit']}")
    begun = [share_over(reading.named, context.day) for reading in this]
    if context.tense == "future" or min(begun) >= HARDLY:
        return list(this)
    last = context.read(f"{found['head']} of last {found['unit']}")
    chosen = last if context.tense == "past" and max(begun) == 0 else (*last, *this)
    return [replace(reading, is_alternative=True) for reading in chosen]


def read_turn(found: Found, context: Context) -> list[Reading]:
    """As in "the turn of the century": ten years on either side of the nearest one."""
    century = context.day.year // 100 * 100
    turns = tried(partial(years_of, century + offset - 10, 21) for offset in (0, 100))
    how = f"about the turn of the century nearest to {PUBLISHED}"
    return [
        Reading(turn.earliest, turn.latest, "span", how, is_vague=True)
        for turn in nearest(context, turns)
    ]


def read_turn_of_year(found: Found, context: Context) -> list[Reading]:
    """As in "the turn of the year": two weeks on either side of the nearest 1 January."""
    years = [context.day.year + offset for offset in (0, 1)]
    turns = tried(partial(_turn_of, year) for year in years)
    how = f"about the 1 January nearest to {PUBLISHED}"
    return [
        Reading(turn.earliest, turn.latest, "span", how, is_vague=True)
        for turn in nearest(context, turns)
    ]


def read_turn_of_that_century(found: Found, context: Context) -> list[Reading]:
    """As in "the turn of the 20th century": ten years on either side of its beginning."""
    first = 100 * (ordinal_of(found["ordinal"]) - 1)
    turn = years_of(first - 10, 21)
    return [Reading(turn.earliest, turn.latest, "span", f"about {first}", is_vague=True)]


def _turn_of(year: int) -> Period:
    return around(day_of(year, 1, 1), 14)


def read_beside_new_year(found: Found, context: Context) -> list[Reading]:
    """As in "after the new year", "since the new year": its first day is meant."""
    return list(context.read(f"{found['side']} new year day"))


def read_whole_year(found: Found, context: Context) -> list[Reading]:
    """As in "the full year": the last one where that was over not long ago, and this one."""
    return list(ending("year", context))


def read_new_year(found: Found, context: Context) -> list[Reading]:
    """As in "the new year": the year whose first day is nearest to publication."""
    day = context.day
    year = year_of(day.year if day.month < 7 else day.year + 1)
    how = f"the year that begins nearest to {PUBLISHED}"
    return [Reading(year.earliest, year.latest, "year", how, is_vague=True)]
