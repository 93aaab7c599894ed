"""Weekdays, and the days around publication."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from factcheck.dates.context import PUBLISHED, Context, nearest
from factcheck.dates.days import NotReadError, RefusedError, days_from, week_of
from factcheck.dates.patterns import Found, Phrase, count_in, phrases, weekday_in
from factcheck.dates.period import WEEKDAYS, Period
from factcheck.dates.reading import Reading, reading_of
from factcheck.dates.words import WEEKDAY_WORDS


def read_weekday(found: Found, context: Context) -> list[Reading]:
    """A bare weekday: the nearest on the tense's side, publication day included.

    Raises ``RefusedError`` for "Wednesdays", which come again and again.
    """
    if found["weekday"] not in WEEKDAY_WORDS:
        raise RefusedError("it names a time that comes again and again, not one date")
    weekday = weekday_in(found)
    since = (context.day.weekday() - weekday) % 7
    last = days_from(context.day, -since)
    days = [last] if since == 0 else [last, days_from(last, 7)]
    chosen = nearest(context, [Period(day, day) for day in days])
    return [_weekday(context, period.earliest) for period in chosen if period.earliest]


def _weekday(context: Context, day: date) -> Reading:
    side = "on or before" if day <= context.day else "on or after"
    return Reading(day, day, "day", f"the {WEEKDAYS[day.weekday()]} {side} {PUBLISHED}")


def read_last_weekday(found: Found, context: Context) -> list[Reading]:
    """As in "last Tuesday": the latest before publication, or the one in the week before."""
    weekday = weekday_in(found)
    since = (context.day.weekday() - weekday) % 7 or 7
    days = {days_from(context.day, -since)}
    days |= {_in_week(context, weekday, -1, first) for first in (0, 6)}
    kept = [day for day in sorted(days) if day < context.day]
    return [_named(day, f"{WEEKDAYS[weekday]} before {PUBLISHED}") for day in kept]


def refuse_the_sun(found: Found, context: Context) -> list[Reading]:
    """Raise ``RefusedError``: "the sun" is no Sunday."""
    raise RefusedError("it names no date that can be read")


def read_past_weekday(found: Found, context: Context) -> list[Reading]:
    """As in "this past Tuesday": the latest before publication."""
    weekday = weekday_in(found)
    day = days_from(context.day, -((context.day.weekday() - weekday) % 7 or 7))
    return [_named(day, f"the last {WEEKDAYS[weekday]} before {PUBLISHED}")]


def read_next_weekday(found: Found, context: Context) -> list[Reading]:
    """As in "next Tuesday": the first after publication, or the one in the week after."""
    weekday = weekday_in(found)
    until = (weekday - context.day.weekday()) % 7 or 7
    days = {days_from(context.day, until)}
    days |= {_in_week(context, weekday, 1, first) for first in (0, 6)}
    kept = [day for day in sorted(days) if day > context.day]
    return [_named(day, f"{WEEKDAYS[weekday]} after {PUBLISHED}") for day in kept]


def read_this_weekday(found: Found, context: Context) -> list[Reading]:
    """As in "this Tuesday": the nearest on the tense's side; without a tense, the one to come."""
    weekday = weekday_in(found)
    if context.tense == "past":
        return read_weekday(found, context)
    day = days_from(context.day, (weekday - context.day.weekday()) % 7)
    return [_weekday(context, day)]


def read_weekday_of_week(found: Found, context: Context) -> list[Reading]:
    """As in "tuesday last week", "Friday of next week"."""
    weekday, offset = weekday_in(found), {"last": -1, "this": 0, "next": 1}[found["which"]]
    days = {_in_week(context, weekday, offset, first) for first in (0, 6)}
    how = f"the {WEEKDAYS[weekday]} of the calendar week"
    return [_named(day, how) for day in sorted(days)]


def _named(day: date, how: str) -> Reading:
    return Reading(day, day, "day", how if how.startswith("the ") else f"a {how}")


def _in_week(context: Context, weekday: int, offset: int, first: int) -> date:
    start = week_of(context.day, offset, first).earliest or date.min
    return days_from(start, (weekday - first) % 7)


_NEAR = {
    "today": (0, 0), "tonight": (0, 0), "this morning": (0, 0), "this afternoon": (0, 0),
    "this evening": (0, 0), "this day": (0, 0), "yesterday": (-1, -1), "last night": (-1, -1),
    "last evening": (-1, -1), "tomorrow": (1, 1), "overnight": (-1, 0),
    "the day before yesterday": (-2, -2), "the day after tomorrow": (2, 2),
    "the night before last": (-2, -2),
    "night before last": (-2, -2), "tonite": (0, 0),
    "day before yesterday": (-2, -2), "day after tomorrow": (2, 2), "earlier today": (0, 0),
    "later today": (0, 0), "late yesterday": (-1, -1), "early today": (0, 0),
    "earlier yesterday": (-1, -1), "late last night": (-1, -1), "this noon": (0, 0),
    "midday": (0, 0), "the present day": (0, 0), "yesteday": (-1, -1), "this very day": (0, 0),
}  # fmt: skip


def read_near(found: Found, context: Context) -> list[Reading]:
    """A day named by its distance: "today", "yesterday", "overnight"."""
    first, last = _NEAR[found["near"]]
    period = Period(days_from(context.day, first), days_from(context.day, last))
    how = f"'{found['near']}' on {PUBLISHED}"
    return [reading_of(period, "day" if first == last else "span", how)]


def read_weekday_beyond(found: Found, context: Context) -> list[Reading]:
    """As in "the Friday before last", "Friday after next": a week beyond last or next Friday."""
    is_past = "last" in found
    near = read_last_weekday(found, context) if is_past else read_next_weekday(found, context)
    side = "before the last" if is_past else "after the next"
    how = f"the {WEEKDAYS[weekday_in(found)]} {side}, seen from {PUBLISHED}"
    days = [days_from(one.earliest, -7 if is_past else 7) for one in near if one.earliest]
    return [_named(day, how) for day in days]


def read_weekdays_ago(found: Found, context: Context) -> list[Reading]:
    """As in "two Fridays ago": so many such days back, that of publication not counted."""
    weekday, count = weekday_in(found), count_in(found)
    if count.low < 1:
        raise NotReadError("there is no part of a weekday")
    last = days_from(context.day, -((context.day.weekday() - weekday) % 7 or 7))
    how = f"{found['n']} {WEEKDAYS[weekday]}s before {PUBLISHED}"
    first, latest = (days_from(last, -7 * (int(many) - 1)) for many in (count.high, count.low))
    granularity = "day" if first == latest else "span"
    return [Reading(first, latest, granularity, how, is_vague=count.is_rough)]


def read_weeks_on(found: Found, context: Context) -> list[Reading]:
    """As the British say it: "Saturday week", "a week on Saturday", "a fortnight today"."""
    count = count_in(found).high if "n" in found else Fraction(1)
    weeks = int(count) * (2 if "fortnight" in found else 1)
    if weeks != count * (2 if "fortnight" in found else 1) or weeks < 1:
        raise NotReadError("it needs whole weeks")
    sign = -1 if found.get("near") == "yesterday" or "last" in found else 1
    tense = "past" if sign < 0 else "future"
    how = f"{weeks} weeks {'before' if sign < 0 else 'after'} the day that is named"
    readings = []
    for near in context.read_in_tense(found.get("near") or found["weekday"], tense):
        day = days_from(near.earliest or context.day, 7 * weeks * sign)
        readings.append(Reading(day, day, "day", how))
    return readings


_WHICH = "<which:last|this|next>"

WEEKDAY_PHRASES: tuple[Phrase, ...] = (
    *phrases(refuse_the_sun, "the sun"),
    *phrases(read_weekday, "[the] <weekday>"),
    *phrases(read_last_weekday, "[the] last <weekday>", "<weekday> last"),
    *phrases(read_past_weekday, "[this] past <weekday>"),
    *phrases(read_next_weekday, "next <weekday>"),
    *phrases(read_this_weekday, "(this|this coming|coming) <weekday>"),
    *phrases(
        read_weekday_of_week, f"<weekday> [of] {_WHICH} week", f"{_WHICH} week [on] <weekday>"
    ),
    *phrases(read_near, "<near:" + "|".join(sorted(_NEAR, key=len, reverse=True)) + ">"),
    *phrases(read_weekday_beyond, "[the] <weekday> <last:before last>"),
    *phrases(read_weekday_beyond, "[the] <weekday> after [the] next"),
    *phrases(read_weekdays_ago, "<n> <weekday> ago"),
    *phrases(
        read_weeks_on,
        "[on] <weekday> week",
        "[on] <weekday> <fortnight:fortnight>",
        "<n> (week|weeks) on <weekday>",
        "<n> <fortnight:fortnight> on <weekday>",
        "<n> (week|weeks) <near:today|tomorrow|yesterday>",
        "<n> <fortnight:fortnight> <near:today|tomorrow|yesterday>",
        "<n> (week|weeks) <last:last> <weekday>",
    ),
)
