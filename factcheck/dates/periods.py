"""Periods named by their end, their place in a year, or the same time in another year."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial
from math import ceil

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context, nearest, this_one, tried
from factcheck.dates.counting import quarter_a_year_before, read_before_that, shifted
from factcheck.dates.days import (
    NotReadError,
    day_of,
    days_from,
    granularity_of,
    months_from,
    months_of,
    nth_weekday,
    week_of,
    year_of,
)
from factcheck.dates.patterns import (
    Found,
    count_in,
    month_in,
    unit_in,
    weekday_in,
)
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.dates.units import OFFSETS, unit_around
from factcheck.dates.words import ordinal_of, which_of

_LENGTHS = {
    "half": (6, "month"), "period": (3, "month"), "fiscal year": (12, "month"),
    "financial year": (12, "month"),
}  # fmt: skip


_END_TENSES = {
    "ended": "past", "that ended": "past", "ending": "present", "that ends": "future",
}  # fmt: skip


def read_ended(found: Found, context: Context) -> list[Reading]:
    """As in "the nine months ended Sept. 30": back from its last day, that day included."""
    count, unit = _length(found)
    readings = []
    if found["end"] == "to" and found["phrase"].split()[-1] in ("ago", "back", "later", "earlier"):
        raise NotReadError("it is a count from one length to another")
    tense = context.tense or _END_TENSES.get(found["end"])
    for reading in context.read_in_tense(found["phrase"], tense):
        last = reading.named.latest
        if last is None:
            raise NotReadError("the day on which it ends is not known")
        first = shifted(days_from(last, 1), -count, unit)
        if unit == "hour":
            first = days_from(last, -ceil(count / 24))  # from some hour of that day
        how = f"the {found.get('n', '')} {found['unit']} up to {spoken(Period(last, last))}"
        granularity = unit if count == 1 else "span"
        readings.append(Reading(first, last, granularity, " ".join(how.split())))
    return readings


def _length(found: Found) -> tuple[Fraction, str]:
    if found["unit"] in _LENGTHS:
        count, unit = _LENGTHS[found["unit"]]
        return Fraction(count), unit
    return (count_in(found).high if "n" in found else Fraction(1)), unit_in(found)


_HAVE_QUARTERS = ("year", "span")
_FIRST = ("first", "opening", "initial")
_LAST = ("last", "final", "closing")
PENULTIMATE = ("penultimate", "second to last", "next to last", "last but one")


def read_part_counted(found: Found, context: Context) -> list[Reading]:
    """As in "the first nine months of 1989", "the last week of October"."""
    count, unit = _length(found)
    readings = []
    for whole in context.read(found["phrase"]):
        named = whole.named
        if named.earliest is None or named.latest is None:
            raise NotReadError("it needs a period with two ends")
        if unit == "quarter" and "n" not in found and whole.granularity not in _HAVE_QUARTERS:
            raise NotReadError("it is no quarter of a year")
        if "full" in found and unit == "week":
            readings.append(_full_week(found["which"], named.earliest, named.latest))
            continue
        part = _counted_part(found["which"], named.earliest, named.latest, count, unit)
        if whole.is_vague:
            readings.append(replace(whole, granularity="span", nominal=part))
        else:
            readings.append(_part_reading(part, unit, f"in {spoken(named)}"))
    return readings


def _counted_part(which: str, first: date, last: date, count: Fraction, unit: str) -> Period:
    if which in _FIRST:
        end = days_from(shifted(first, count, unit), -1)
        return Period(first, max(first, end))
    if which in _LAST:
        start = shifted(days_from(last, 1), -count, unit)
        return Period(min(start, last), last)
    if which in PENULTIMATE:
        end = shifted(days_from(last, 1), -count, unit)
        return Period(shifted(end, -count, unit), days_from(end, -1))
    number = ordinal_of(which)
    start = shifted(first, (number - 1) * count, unit)
    return Period(start, days_from(shifted(first, number * count, unit), -1))


def _full_week(which: str, first: date, last: date) -> Reading:
    """As in "the last full week of March": no day of it lies outside, from Monday or Sunday."""
    weeks = [_nth_full_week(which, first, last, weekday) for weekday in (0, 6)]
    whole = weeks[0].hull(weeks[1])
    how = f"a whole week in {spoken(Period(first, last))}"
    return Reading(whole.earliest, whole.latest, "week", how, is_vague=True, nominal=weeks[0])


def _nth_full_week(which: str, first: date, last: date, weekday: int) -> Period:
    """That of the weeks from a weekday on, counted from the first or back from the last of them."""
    if which in _LAST or which in PENULTIMATE:
        end = days_from(last, -((last.weekday() - weekday + 1) % 7))
        return week_of(end, 0 if which in _LAST else -1, weekday)
    start = days_from(first, (weekday - first.weekday()) % 7)
    return week_of(start, 0 if which in _FIRST else ordinal_of(which) - 1, weekday)


def _part_reading(part: Period, unit: str, place: str) -> Reading:
    """A week in a month may also be a calendar week that lies partly in it."""
    if unit != "week" or part.earliest is None or part.latest is None:
        return reading_of(part, granularity_of(part), f"the days counted {place}")
    whole = part.hull(week_of(part.earliest, first=6)).hull(week_of(part.latest))
    how = f"seven days counted {place}, or calendar weeks"
    return Reading(whole.earliest, whole.latest, "week", how, is_vague=True, nominal=part)


def read_first_months(found: Found, context: Context) -> list[Reading]:
    """As in "the first nine months", of the nearest year on the tense's side."""
    count, unit = _length(found)
    months = int(count) * {"month": 1, "quarter": 3}[unit]
    if not 1 <= months <= 12:
        raise NotReadError("a year has twelve months")
    years = range(context.day.year - 1, context.day.year + 2)
    candidates = tried(partial(months_of, year, 1, months) for year in years)
    how = f"the first {found['n']} {found['unit']} of the year nearest to {PUBLISHED}"
    return [reading_of(period, "span", how) for period in nearest(context, candidates)]


_NO_PART = {
    "the", "in", "of", "a", "beginning", "start", "starting", "end", "middle", "close", "since",
    "from", "by", "until", "before", "after", "part", "early", "late", "later", "earlier", "mid",
    "about", "around", "nearly", "almost", "roughly", "approximately", "over", "under", "than",
    "just", "least", "some", "only", "exactly",
}  # fmt: skip


_COUNTED = {"earlier", "ago", "before"}  # "the year earlier third quarter" lies in another year


def read_in_year(found: Found, context: Context) -> list[Reading]:
    """As in "October last year", "the third quarter of this year", "Christmas next year"."""
    inner = found["inner"].split()
    if inner[-1] in _NO_PART or inner[0] in _COUNTED or {"or", "and", "to"} & set(inner):
        raise NotReadError("a year alone is no part of a year")
    year = context.day.year + OFFSETS[found.get("which", "last")]
    return list(context.read(f"{found['inner']} {year:04}"))


def read_same_last_year(found: Found, context: Context) -> list[Reading]:
    """As in "the same period last year", "the year-earlier quarter".

    Counted from another claim's date where one is given; else it lies a year and more back. A
    quarter is the one before the last that was over; a company's "period" mostly is one too.
    """
    unit = found["unit"] if found["unit"] in ("quarter", "month", "week", "day") else "year"
    if context.origin is not None and context.origin.readings:
        return read_before_that({"n": "a", "unit": "year"}, context)
    whole = named = unit_around(months_from(context.day, -12), unit)
    if found["unit"] in ("quarter", "period"):
        named = unit_around(context.day, "quarter", -5)
        whole = named if unit == "quarter" else whole.hull(named)
    how = f"the {unit} a year before that of {PUBLISHED}, or before that"
    before = Reading(None, whole.latest, unit, how, is_vague=True, nominal=named)
    is_quarterly = found["unit"] in ("year", "period")
    return [before, quarter_a_year_before(context)] if is_quarterly else [before]


def read_before_unit(found: Found, context: Context) -> list[Reading]:
    """As in "the previous year", "the prior month": beside another claim's date, or before now."""
    return read_before_that({"n": "a", "unit": found["unit"]}, context)


def read_year_period(found: Found, context: Context) -> list[Reading]:
    """As in "the 1988 period": some part of that year."""
    year = year_of(int(found["year"]))
    return [Reading(year.earliest, year.latest, "year", "some part of that year", is_vague=True)]


def read_nth_weekday(found: Found, context: Context) -> list[Reading]:
    """As in "the first Monday in October", "the last Friday of May"."""
    weekday, which, readings = weekday_in(found), which_of(found["which"]), []
    for month in context.read(found["phrase"]):
        if month.granularity != "month" or month.earliest is None:
            raise NotReadError("a weekday is counted in a month")
        day = nth_weekday(month.earliest.year, month.earliest.month, weekday, which)
        readings.append(Reading(day, day, "day", f"counted in {spoken(month.period)}"))
    return readings


def read_month_quarter(found: Found, context: Context) -> list[Reading]:
    """As in "the June quarter": the three months that end with it."""
    year, month = context.day.year, month_in(found)
    if "year" in found:
        period = months_of(int(found["year"]), month - 2, 3)
        return [reading_of(period, "quarter", "the three months that end with it")]
    quarters = tried(partial(months_of, year + offset, month - 2, 3) for offset in (-1, 0, 1))
    how = f"three months that end with the month, nearest to {PUBLISHED}"
    return [reading_of(period, "quarter", how) for period in nearest(context, quarters)]


def read_some_day(found: Found, context: Context) -> list[Reading]:
    """As in "one day last week", "a Monday in October": some day of that period."""
    return list(context.read(found["phrase"]))


def read_first_of(found: Found, context: Context) -> list[Reading]:
    """As in "the first of the year", "the first of next month": its first day."""
    readings = []
    for whole in context.read(found["phrase"]):
        if whole.granularity not in ("month", "year") or whole.earliest is None:
            raise NotReadError("'the first' needs a month or a year")
        first = Period(whole.earliest, whole.earliest)
        readings.append(reading_of(first, "day", f"the first day of {spoken(whole.period)}"))
    return readings


def read_which_month(found: Found, context: Context) -> list[Reading]:
    """As in "last October", "next May", "this June"; "last" may be the one of the year before."""
    which, month = found["which"], month_in(found)
    years = range(context.day.year - 2, context.day.year + 3)
    months = tried(partial(months_of, year, month, 1) for year in years)
    today = context.today
    if which == "this":
        chosen = this_one(context, months)
    elif which in ("last", "past", "this past"):
        ended = [period for period in months if period.days_before(today)]
        is_recent = any(month.days_apart(today) < 62 for month in ended) and which == "last"
        chosen = ended[-2:] if is_recent else ended[-1:]
    else:
        chosen = [period for period in months if today.days_before(period)][:1]
    return [reading_of(p, "month", f"{which} {found['month']} from {PUBLISHED}") for p in chosen]


def read_day_of_month(found: Found, context: Context) -> list[Reading]:
    """As in "the 15th", "the 15th of this month"."""
    day, readings = ordinal_of(found["day"]), []
    around_now = [unit_around(context.day, "month", offset) for offset in (-1, 0, 1)]
    firsts = [month.earliest for month in around_now if month.earliest]
    if "which" in found:
        firsts = [firsts[OFFSETS[found["which"]] + 1]]
    days = tried(partial(_single, first, day) for first in firsts)
    chosen = days if "which" in found else nearest(context, days)
    for period in chosen:
        how = f"the {found['day']} of the month, seen from {PUBLISHED}"
        readings.append(reading_of(period, "day", how))
    return readings


def _single(first: date, day: int) -> Period:
    written = day_of(first.year, first.month, day)
    return Period(written, written)
