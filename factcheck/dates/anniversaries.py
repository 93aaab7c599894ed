"""Anniversaries: "the 75th anniversary of 8 May 1945", "the anniversary of the Oct. 7 attack"."""

from __future__ import annotations

import re
from functools import partial

from msgspec.structs import replace

from factcheck.dates.context import Context, nearest, tried
from factcheck.dates.days import NotReadError, day_of, months_from
from factcheck.dates.patterns import Found, Phrase, phrases, years_in
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading
from factcheck.dates.words import MONTH_WORDS, ordinal_of


def read_anniversary(found: Found, context: Context) -> list[Reading]:
    """As in "the 75th anniversary of 8 May 1945": so many years after.

    Of a day without its year it is known only that it is that day of a year.
    """
    if "phrase" not in found:
        starts = context.origins
    elif _is_without_year(found["phrase"]):
        return list(context.read(found["phrase"]))
    else:
        starts = context.read(found["phrase"])
    return [_years_after(start, ordinal_of(found["ordinal"]), found["ordinal"]) for start in starts]


def read_years_anniversary(found: Found, context: Context) -> list[Reading]:
    """As in "the one-year anniversary of 8 May 1945": so many years after."""
    return read_anniversary({**found, "ordinal": f"{years_in(found)}th"}, context)


def read_some_anniversary(found: Found, context: Context) -> list[Reading]:
    """As in "the anniversary of the Oct. 7 attack": that day of the nearest year."""
    if _is_without_year(found["phrase"]):
        return list(context.read(found["phrase"]))
    readings = []
    for start in context.read(found["phrase"]):
        first = start.earliest
        if first is None or first != start.latest:
            raise NotReadError("an anniversary needs a day")
        years = range(max(first.year, context.day.year - 4) + 1, context.day.year + 5)
        days = tried(partial(_day, year, first.month, first.day) for year in years)
        readings += [
            replace(
                start,
                earliest=day.earliest,
                latest=day.latest,
                how=f"an anniversary of {spoken(start.period)}",
                nominal=None,
            )
            for day in nearest(context, days)
        ]
    return readings


def read_day_of_anniversary(found: Found, context: Context) -> list[Reading]:
    """As in "its 75th anniversary on Sunday": that day itself."""
    return list(context.read(found["phrase"]))


def _is_without_year(phrase: str) -> bool:
    has_month = any(word in MONTH_WORDS for word in phrase.split())
    return has_month and re.search(r"\d{4}|\b(?:last|next|this|years?|ago)\b", phrase) is None


def _day(year: int, month: int, day: int) -> Period:
    written = day_of(year, month, day)
    return Period(written, written)


def _years_after(start: Reading, years: int, said: str) -> Reading:
    first, last = start.earliest, start.latest
    return replace(
        start,
        earliest=None if first is None else months_from(first, 12 * years),
        latest=None if last is None else months_from(last, 12 * years),
        how=f"the {said} anniversary of {spoken(start.period)}",
        nominal=None,
    )


_EVENT = "(anniversary|birthday)"

ANNIVERSARIES: tuple[Phrase, ...] = (
    *phrases(
        read_anniversary,
        f"[on|by] [the|a|its|his|her|their] <ordinal> {_EVENT} of [the|its|his|her|their] <phrase>",
        f"[the] <ordinal> {_EVENT}",
    ),
    *phrases(
        read_years_anniversary,
        "[on|by] [the|a|its|his|her|their] <n> year anniversary of [the|its|his|her|their]"
        " <phrase>",
    ),
    *phrases(read_some_anniversary, f"[on|by] [the|an] {_EVENT} of [the] <phrase>"),
    *phrases(
        read_day_of_anniversary,
        f"[the|its|his|her|their] [<ordinal>] {_EVENT} <phrase:(?:on|in|last|this|next) .+>",
    ),
)
