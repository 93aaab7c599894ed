"""Weekends, Saturday and Sunday: "last weekend", "the first weekend of May"."""

from __future__ import annotations

from datetime import date

from factcheck.dates.context import PUBLISHED, Context, nearest
from factcheck.dates.days import NotReadError, RefusedError, days_from, nth_weekday, week_of
from factcheck.dates.patterns import Found, Phrase, phrases
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.dates.words import which_of

_SATURDAY = 5


def read_weekend(found: Found, context: Context) -> list[Reading]:
    """A weekend near publication: "the weekend", "last weekend", "next weekend"."""
    which = found.get("which", "the")
    monday = week_of(context.day).earliest or date.min
    weekends = [_weekend(days_from(monday, _SATURDAY + 7 * offset)) for offset in range(-3, 3)]
    today = context.today
    before = [period for period in weekends if period.days_before(today)]
    after = [period for period in weekends if today.days_before(period)]
    chosen = {
        "last": before[-1:], "past": before[-1:], "next": after[:2], "coming": after[:1],
        "previous": before[-1:], "before last": before[-2:-1], "after next": after[1:3],
    }.get(which) or nearest(context, weekends)  # fmt: skip
    return [reading_of(period, "span", f"a weekend near {PUBLISHED}") for period in chosen]


def _weekend(saturday: date) -> Period:
    return Period(saturday, days_from(saturday, 1))


def read_weekend_of(found: Found, context: Context) -> list[Reading]:
    """As in "the weekend of 6 January", "the weekend of Jan. 6-7": the days named lie in it.

    A day of the week is that of a weekend made long by a holiday, or begun on Friday night.
    """
    readings = []
    for reading in context.read(found["phrase"]):
        first, last = reading.period.earliest, reading.period.latest
        if first is None or last is None or (last - first).days > 3:
            raise NotReadError("'the weekend of' needs a day")
        weekday = (first.weekday() - _SATURDAY + 2) % 7 - 2  # Thursday is the last to look ahead
        period = _weekend(days_from(first, -weekday)).hull(Period(first, last))
        how = f"the weekend of {spoken(reading.period)}"
        readings.append(Reading(period.earliest, period.latest, "span", how))
    return readings


def read_nth_weekend(found: Found, context: Context) -> list[Reading]:
    """As in "the last weekend of January": counted by its Saturday, or by its Sunday."""
    readings = []
    for month in context.read(found["phrase"]):
        if month.granularity != "month" or month.earliest is None:
            raise NotReadError("a weekend is counted in a month")
        year, number, which = month.earliest.year, month.earliest.month, which_of(found["which"])
        saturday = nth_weekday(year, number, _SATURDAY, which)
        sunday = nth_weekday(year, number, _SATURDAY + 1, which)
        how = f"counted in {spoken(month.period)}"
        weekends = {_weekend(saturday), _weekend(days_from(sunday, -1))}
        readings += [reading_of(one, "span", how) for one in sorted(weekends, key=_start)]
    return readings


def read_weekend_beside(found: Found, context: Context) -> list[Reading]:
    """As in "the following weekend", "that weekend", beside another claim's date."""
    readings = []
    for origin in context.origins:
        if (day := origin.named.latest) is None:
            raise NotReadError("the date it counts from has no known end")
        until = (_SATURDAY - day.weekday()) % 7
        if found["side"] == "following":
            until = until or 7
        elif day.weekday() > _SATURDAY:
            until = -1
        saturday = days_from(day, until)
        how = f"the weekend beside {spoken(origin.period)}"
        readings.append(reading_of(_weekend(saturday), "span", how))
    return readings


def _start(period: Period) -> date:
    return period.earliest or date.min


def refuse_long_weekend(found: Found, context: Context) -> list[Reading]:
    """Raise ``RefusedError``: which days "the long weekend" has, no calendar here knows."""
    raise RefusedError("which days a long weekend has is not known")


WEEKENDS: tuple[Phrase, ...] = (
    *phrases(
        read_weekend,
        "[over] [the|this] [<which:last|past|next|coming|previous>] [this] weekend",
        "[over|on] [the] weekend <which:before last>",
        "[over|on] [the] weekend <which:after next>",
    ),
    *phrases(read_nth_weekend, "[the] <which:first|second|third|fourth|last|final> weekend (of|in)"
             " <phrase>"),
    *phrases(read_weekend_of, "[over] [the] weekend of <phrase>"),
    *phrases(read_weekend_beside, "[over] [the] <side:following|same|that> weekend"),
    *phrases(
        refuse_long_weekend,
        "[over] [the|this] [last|past|next|coming] [three day|four day] (long|holiday|bank holiday"
        "|three day|four day) weekend",
    ),
)  # fmt: skip
