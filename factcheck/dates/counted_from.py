"""Counting from a date that stands beside: "two days before Christmas", "a week ago Friday"."""

from __future__ import annotations

from fractions import Fraction

from factcheck.dates.context import PUBLISHED, Context
from factcheck.dates.counting import counted_from, shifted
from factcheck.dates.days import days_from
from factcheck.dates.patterns import Count, Found, Phrase, count_in, phrases, unit_in, weekday_in
from factcheck.dates.period import WEEKDAYS, spoken
from factcheck.dates.reading import Reading


def read_beside(found: Found, context: Context) -> list[Reading]:
    """As in "two days before Christmas", "a week from Friday", "the day after the 5th"."""
    one = Count(Fraction(1), Fraction(1), is_rough=False)
    count = count_in(found) if "n" in found else one
    is_before = found["side"] in ("before", "prior to", "ahead of")
    signed = count.negative if is_before else count
    readings = []
    tense = "future" if found["side"] == "from" else context.tense
    for reading in context.read_in_tense(found["phrase"], tense):
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


_UNIT = "<unit:day|days|week|weeks|month|months|quarter|year|years|decade|decades>"
_SIDE = "<side:before|after|from|prior to|following|ahead of>"

COUNTED_FROM: tuple[Phrase, ...] = (
    *phrases(read_ago_today, f"[exactly] <n> {_UNIT} ago (today|to the day)"),
    *phrases(read_weekday_ago, f"<n> {_UNIT} ago [on|last] <weekday>"),
    *phrases(
        read_beside,
        f"[<hedge>] <n> {_UNIT} {_SIDE} <phrase>",
        "[the] <unit:day|week|month|year> <side:before|after> <phrase>",
    ),
)  # fmt: skip
