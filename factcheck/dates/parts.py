"""Parts of periods, and the time around a day: "early 2024", "the week of January 8"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date

from msgspec.structs import replace

from factcheck.dates.context import Context
from factcheck.dates.days import NotReadError, around, days_from, week_of, years_of
from factcheck.dates.patterns import Found, Phrase, phrases
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading
from factcheck.late_pattern import LatePattern

_PARTS = {
    "early": (0, 0.4), "earlier": (0, 0.6), "the beginning of": (0, 0.25),
    "the start of": (0, 0.25), "the outset of": (0, 0.25), "the opening of": (0, 0.25),
    "mid": (0.25, 0.75), "the middle of": (0.25, 0.75), "middle": (0.25, 0.75),
    "late": (0.6, 1), "later": (0.4, 1), "the end of": (0.7, 1), "end": (0.7, 1),
    "the close of": (0.7, 1), "the latter part of": (0.4, 1), "beginning of": (0, 0.25),
    "the early part of": (0, 0.4), "the first part of": (0, 0.5), "start of": (0, 0.25),
    "end of": (0.7, 1), "middle of": (0.25, 0.75),
    "the later part of": (0.4, 1), "the last part of": (0.5, 1), "very early": (0, 0.25),
    "very late": (0.75, 1), "the early days of": (0, 0.3), "the late": (0.6, 1),
    "the early": (0, 0.4), "the mid": (0.25, 0.75), "the closing days of": (0.7, 1),
    "the last days of": (0.7, 1), "the final days of": (0.7, 1), "the waning days of": (0.7, 1),
    "the first days of": (0, 0.3), "late in": (0.6, 1), "early in": (0, 0.4),
    "later in": (0.4, 1), "earlier in": (0, 0.6), "the first half of": (0, 0.5),
    "the second half of": (0.5, 1), "the latter half of": (0.5, 1),
    "the last half of": (0.5, 1), "toward the end of": (0.6, 1), "the dawn of": (0, 0.25),
    "midway through": (0.25, 0.75), "halfway through": (0.25, 0.75),
    **{f"the {first} {units} of": (0, 0.4) for first in ("first", "opening", "early")
       for units in ("weeks", "months", "years")},
    **{f"the {last} {units} of": (0.6, 1) for last in ("last", "final", "closing", "waning")
       for units in ("weeks", "months", "years")},
}  # fmt: skip


def read_part(found: Found, context: Context) -> list[Reading]:
    """As in "early 2024", "mid-January", "the end of the year", "earlier this month".

    The part allows a tenth of the whole more than its name, since such words are loose.
    """
    part = found["part"]
    if _IS_TWO.search(found["phrase"]):
        raise NotReadError(f"'{part}' belongs to the first of two dates")
    unit = re.fullmatch("(?:the )?(year|month|week)", found["phrase"])
    is_end = _PARTS[part][0] >= 0.6
    wholes = ending(unit[1], context) if unit and is_end else context.read(found["phrase"])
    return [whole if whole.granularity == "day" else _cut(whole, part, context) for whole in wholes]


def ending(unit: str, context: Context) -> Sequence[Reading]:
    """The year, month or week whose end is spoken of: that of publication.

    The one before it too, where the end is told in the past, or the last one was nearer.
    """
    this, last = context.read(f"the {unit}"), context.read(f"last {unit}")
    coming, over = this[0].named.latest, last[0].named.latest
    is_nearer = bool(coming and over and context.day - over < coming - context.day)
    if context.tense == "past" or (is_nearer and context.tense != "future"):
        return [*last, *this]
    return this


def _cut(reading: Reading, part: str, context: Context) -> Reading:
    named = reading.named
    if named.earliest is None or named.latest is None:
        raise NotReadError(f"'{part}' needs a period with two ends")
    if _is_uncertain(reading):
        return replace(reading, how=f"'{part}' in {reading.how}")
    low, high = _PARTS[part]
    length = (named.latest - named.earliest).days
    first = days_from(named.earliest, int(length * max(0, low - 0.1)))
    last = days_from(named.earliest, -(-int(length * min(1, high + 0.1)) // 1))
    first, last = _sided(part, first, last, named, context)
    how = f"'{part}' in {spoken(named)}"
    return Reading(first, last, reading.granularity, how, is_vague=True, nominal=named)


def _is_uncertain(reading: Reading) -> bool:
    """Whether it is not known where the period that is named lies: a fiscal year."""
    period, named = reading.period, reading.named
    if not (period.earliest and period.latest and named.earliest and named.latest):
        return True
    return (period.latest - period.earliest) > 2 * (named.latest - named.earliest)


def _sided(
    part: str, first: date, last: date, named: Period, context: Context
) -> tuple[date, date]:
    """As in "earlier" ends with publication and "later" begins with it, where it lies inside."""
    day = context.published
    side = part.removesuffix(" in")
    if day is None or day not in named or side not in ("earlier", "later"):
        return first, last
    start, end = named.earliest or day, named.latest or day
    return (start, day) if side == "earlier" else (day, end)


def read_about(found: Found, context: Context) -> list[Reading]:
    """As in "about 5 January", "around Christmas": the days near it too.

    About a round year, the years near it: "around 1850" is any year that rounds to it.
    """
    readings = []
    for reading in context.read(found["phrase"]):
        first, last = reading.earliest, reading.latest
        if first is None or last is None:
            raise NotReadError("'about' needs a date with two ends")
        margin = max(3, (last - first).days // 2)
        near = around(first, margin).hull(around(last, margin))
        whole = near.hull(_round_years(reading, first.year))
        how = f"about {spoken(reading.period)}"
        readings.append(
            Reading(
                whole.earliest, whole.latest, reading.granularity, how, is_vague=True,
                nominal=reading.named,
            )
        )  # fmt: skip
    return readings


def _round_years(reading: Reading, year: int) -> Period:
    """The years that round to a round one; of any other, and of what is no year, itself."""
    if reading.granularity != "year" or reading.is_vague:
        return reading.period
    steps = (years for round_to, years in ((100, 10), (10, 5), (5, 2)) if year % round_to == 0)
    near = next(steps, 0)
    first, last = max(MINYEAR, year - near), min(MAXYEAR, year + near)
    return years_of(first, last - first + 1)


def read_week_of(found: Found, context: Context) -> list[Reading]:
    """As in "the week of January 8": the week that holds it, or the seven days from it."""
    readings = []
    for reading in context.read(found["phrase"]):
        if not reading.period.is_day or reading.earliest is None:
            raise NotReadError("'the week of' needs a day")
        day = reading.earliest
        named = week_of(day)
        whole = named.hull(week_of(day, first=6)).hull(Period(day, days_from(day, 6)))
        how = f"the week of {spoken(reading.period)}, counted from Sunday, Monday or that day"
        readings.append(Reading(whole.earliest, whole.latest, "week", how, nominal=named))
    return readings


_IS_TWO = LatePattern(
    r" or | (?:and|to|through|until) (?:early|late|mid|the) ",
    (" or ", " and ", " to ", " through ", " until "),
)
_PART = "<part:" + "|".join(sorted(_PARTS, key=len, reverse=True)) + ">"

PARTS: tuple[Phrase, ...] = (
    *phrases(read_part, f"[in|at] {_PART} [in|of] <phrase>"),
    *phrases(read_week_of, "[the] week [of|beginning|starting|that began|commencing] <phrase>"),
    *phrases(
        read_about,
        "(about|around|circa|approximately|on or about|on or around|roughly|c|ca) <phrase>",
    ),
)
