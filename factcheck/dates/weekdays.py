"""Weekdays, and the days around publication."""

from __future__ import annotations

from datetime import date

from factcheck.dates.context import PUBLISHED, Context, nearest
from factcheck.dates.days import days_from, week_of
from factcheck.dates.patterns import Found, Phrase, phrases, weekday_in
from factcheck.dates.period import WEEKDAYS, Period
from factcheck.dates.reading import Reading, reading_of


def read_weekday(found: Found, context: Context) -> list[Reading]:
    """A bare weekday: the nearest on the tense's side, publication day included."""
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
    "the day before yesterday": (-2, -2), "the day after tomorrow": (2, 2), "tonite": (0, 0),
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


def read_weekend(found: Found, context: Context) -> list[Reading]:
    """A weekend, Saturday and Sunday: "the weekend", "last weekend", "next weekend"."""
    which = found.get("which", "the")
    saturday = week_of(context.day).earliest or date.min
    weekends = [_weekend(days_from(saturday, 5 + 7 * offset)) for offset in (-2, -1, 0, 1, 2)]
    today = Period(context.day, context.day)
    before = [period for period in weekends if period.days_before(today)]
    after = [period for period in weekends if today.days_before(period)]
    chosen = {
        "last": before[-1:], "past": before[-1:], "next": after[:2], "coming": after[:1],
        "previous": before[-1:],
    }.get(which) or nearest(context, weekends)  # fmt: skip
    return [reading_of(period, "span", f"a weekend near {PUBLISHED}") for period in chosen]


def _weekend(saturday: date) -> Period:
    return Period(saturday, days_from(saturday, 1))


_WHICH = "<which:last|this|next>"

WEEKDAY_PHRASES: tuple[Phrase, ...] = (
    *phrases(read_weekday, "[the] <weekday>"),
    *phrases(read_last_weekday, "[the] (last|previous) <weekday>"),
    *phrases(read_past_weekday, "[this] past <weekday>"),
    *phrases(read_next_weekday, "next <weekday>", "[the] following <weekday>"),
    *phrases(read_this_weekday, "(this|this coming|coming) <weekday>"),
    *phrases(
        read_weekday_of_week, f"<weekday> [of] {_WHICH} week", f"{_WHICH} week [on] <weekday>"
    ),
    *phrases(read_near, "<near:" + "|".join(sorted(_NEAR, key=len, reverse=True)) + ">"),
    *phrases(
        read_weekend, "[over] [the|this] [<which:last|past|next|coming|previous>] [this] weekend"
    ),
)
