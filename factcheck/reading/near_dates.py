"""Dates told by where they lie from publication: "Tuesday", "last week", "this summer"."""

from __future__ import annotations

from datetime import date
from functools import partial

from msgspec.structs import replace

from factcheck.dates.choosing import tried
from factcheck.dates.counting import Count
from factcheck.dates.days import (
    NotReadError,
    days_from,
    months_of,
    nth_weekday,
    quarter_of,
    week_of,
)
from factcheck.dates.period import MONTHS, QUARTERS, WEEKDAYS, Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.dates.units import STRETCH, season_reading, unit_around
from factcheck.reading.calendar_words import near_days, order
from factcheck.reading.date_context import PUBLISHED, Context, in_some_year
from factcheck.reading.rows import Found

_SATURDAY = 5


# -- weekdays


def read_weekday(found: Found, context: Context) -> list[Reading]:
    """A bare weekday: the nearest on the tense's side, publication day included.

    What is still to come on the weekday of publication may also lie a week ahead.
    """
    weekday = found["weekday"]
    since = (context.day.weekday() - weekday) % 7
    last = days_from(context.day, -since)
    days = [last] if since == 0 else [last, days_from(last, 7)]
    chosen = context.nearest([Period(day, day) for day in days])
    if since == 0 and context.tense == "future":
        chosen.append(Period(days_from(last, 7), days_from(last, 7)))
    return [_weekday(context, period.earliest) for period in chosen if period.earliest]


def _weekday(context: Context, day: date) -> Reading:
    side = "on or before" if day <= context.day else "on or after"
    return Reading(day, day, "day", f"the {WEEKDAYS[day.weekday()]} {side} {PUBLISHED}")


def read_which_weekday(found: Found, context: Context) -> list[Reading]:
    """As in "last Tuesday", "next Tuesday", "this Tuesday", "this past Tuesday"."""
    which = found["which"]
    if which in ("past", "this past"):
        return _past_weekday(found["weekday"], context)
    if which == "last":
        return _last_weekday(found["weekday"], context)
    if which == "next":
        return _next_weekday(found["weekday"], context)
    return _this_weekday(found, context)


def _last_weekday(weekday: int, context: Context) -> list[Reading]:
    """The latest before publication, or the one in the week before."""
    since = (context.day.weekday() - weekday) % 7 or 7
    days = {days_from(context.day, -since)}
    days |= {_in_week(context, weekday, -1, first) for first in (0, 6)}
    kept = [day for day in sorted(days) if day < context.day]
    return [_named(day, f"{WEEKDAYS[weekday]} before {PUBLISHED}") for day in kept]


def _past_weekday(weekday: int, context: Context) -> list[Reading]:
    """The latest before publication."""
    day = days_from(context.day, -((context.day.weekday() - weekday) % 7 or 7))
    return [_named(day, f"the last {WEEKDAYS[weekday]} before {PUBLISHED}")]


def _next_weekday(weekday: int, context: Context) -> list[Reading]:
    """The first after publication, or the one in the week after."""
    until = (weekday - context.day.weekday()) % 7 or 7
    days = {days_from(context.day, until)}
    days |= {_in_week(context, weekday, 1, first) for first in (0, 6)}
    kept = [day for day in sorted(days) if day > context.day]
    return [_named(day, f"{WEEKDAYS[weekday]} after {PUBLISHED}") for day in kept]


def _this_weekday(found: Found, context: Context) -> list[Reading]:
    """The nearest on the tense's side; without a tense, the one to come, or of this week."""
    if context.tense == "past":
        return read_weekday(found, context)
    day = days_from(context.day, (found["weekday"] - context.day.weekday()) % 7)
    days = {day}
    if context.tense is None:
        days.add(_in_week(context, found["weekday"], 0, 0))
    return [_weekday(context, each) for each in sorted(days)]


def read_weekday_of_week(found: Found, context: Context) -> list[Reading]:
    """As in "tuesday last week", "Friday of next week"."""
    weekday, offset = found["weekday"], order()[found["which"]]
    days = {_in_week(context, weekday, offset, first) for first in (0, 6)}
    how = f"the {WEEKDAYS[weekday]} of the calendar week"
    return [_named(day, how) for day in sorted(days)]


def _named(day: date, how: str) -> Reading:
    return Reading(day, day, "day", how if how.startswith("the ") else f"a {how}")


def _in_week(context: Context, weekday: int, offset: int, first: int) -> date:
    start = week_of(context.day, offset, first).earliest or date.min
    return days_from(start, (weekday - first) % 7)


def read_near(found: Found, context: Context) -> list[Reading]:
    """A day named by its distance: "today", "yesterday", "overnight"."""
    first, last = near_days()[found["near"]]
    period = Period(days_from(context.day, first), days_from(context.day, last))
    how = f"'{found['near']}' on {PUBLISHED}"
    return [reading_of(period, "day" if first == last else "span", how)]


def read_weekday_beyond(found: Found, context: Context) -> list[Reading]:
    """As in "the Friday before last", "Friday after next": a week beyond last or next Friday."""
    is_past, weekday = "last" in found, found["weekday"]
    near = _last_weekday(weekday, context) if is_past else _next_weekday(weekday, context)
    side = "before the last" if is_past else "after the next"
    how = f"the {WEEKDAYS[weekday]} {side}, seen from {PUBLISHED}"
    days = [days_from(one.earliest, -7 if is_past else 7) for one in near if one.earliest]
    return [_named(day, how) for day in days]


def read_weekdays_away(found: Found, context: Context) -> list[Reading]:
    """As in "two Fridays ago", "three Fridays from now": that of publication is not counted."""
    weekday, count = found["weekday"], found["n"]
    if count.low < 1:
        raise NotReadError("there is no part of a weekday")
    sign = -1 if found["way"] in ("ago", "back") else 1
    nearest = days_from(context.day, sign * ((sign * (weekday - context.day.weekday())) % 7 or 7))
    side = "before" if sign < 0 else "after"
    how = f"{_number(count)} {WEEKDAYS[weekday]}s {side} {PUBLISHED}"
    ends = [days_from(nearest, sign * 7 * (int(many) - 1)) for many in (count.low, count.high)]
    granularity = "day" if ends[0] == ends[1] else "span"
    return [Reading(min(ends), max(ends), granularity, how, is_vague=count.is_rough)]


def _number(count: Count) -> str:
    return (
        f"{int(count.low)}" if count.low == count.high else f"{int(count.low)} to {int(count.high)}"
    )


def read_weeks_on(found: Found, context: Context) -> list[Reading]:
    """As the British say it: "Saturday week", "a week on Saturday", "a fortnight today"."""
    length = found.get("length")
    count = length.count.high if length else 1
    unit = length.unit if length else found["span"]
    weeks = int(count) * (2 if unit == "fortnight" else 1)
    if unit not in ("week", "fortnight") or count != int(count) or weeks < 1:
        raise NotReadError("it needs whole weeks")
    near = found.get("near", "")
    sign = -1 if near == "yesterday" or found.get("which") == "last" else 1
    how = f"{weeks} weeks {'before' if sign < 0 else 'after'} the day that is named"
    told = replace(context, tense="past" if sign < 0 else "future")
    days = read_near(found, told) if near else read_weekday(found, told)
    return [
        Reading(day, day, "day", how)
        for one in days
        if (day := days_from(one.earliest or context.day, 7 * weeks * sign))
    ]


# -- weekends


def read_weekend(found: Found, context: Context) -> list[Reading]:
    """A weekend near publication: "the weekend", "last weekend", "next weekend"."""
    which = found.get("which", "the")
    monday = week_of(context.day).earliest or date.min
    weekends = [_weekend(days_from(monday, _SATURDAY + 7 * offset)) for offset in range(-3, 3)]
    today, how = context.today, f"a weekend near {PUBLISHED}"
    before = [period for period in weekends if period.days_before(today)]
    after = [period for period in weekends if today.days_before(period)]
    chosen = {
        "last": before[-1:], "past": before[-1:], "this past": before[-1:], "next": after[:2],
        "coming": after[:1], "this coming": after[:1], "upcoming": after[:1],
        "this upcoming": after[:1], "previous": before[-1:], "before last": before[-2:-1],
        "after next": after[1:3],
    }.get(which)  # fmt: skip
    if chosen is None:
        chosen = _this_weekend(context, weekends) if which == "this" else context.nearest(weekends)
    return [reading_of(period, "span", how) for period in chosen]


def _this_weekend(context: Context, weekends: list[Period]) -> list[Period]:
    """Without a tense, the one just over and the one to come, told in the week between."""
    told = context.nearest(weekends)
    if context.tense in ("past", "future") or any(context.day in one for one in told):
        return told
    return replace(context, tense="present").nearest(weekends)


def _weekend(saturday: date) -> Period:
    return Period(saturday, days_from(saturday, 1))


def read_weekend_of(found: Found, context: Context) -> list[Reading]:
    """As in "the weekend of 6 January", "the weekend of Jan. 6-7": the days named lie in it.

    A day of the week is that of a weekend made long by a holiday, or begun on Friday night.
    """
    readings = []
    for reading in context.read(found["date"]):
        first, last = reading.period.earliest, reading.period.latest
        if first is None or last is None or (last - first).days > 3:
            raise NotReadError("'the weekend of' needs a day")
        weekday = (first.weekday() - _SATURDAY + 2) % 7 - 2  # Thursday is the last to look ahead
        period = _weekend(days_from(first, -weekday)).hull(Period(first, last))
        how = f"the weekend of {spoken(reading.period)}"
        readings.append(Reading(period.earliest, period.latest, "span", how))
    return readings


def read_weekend_by(found: Found, context: Context) -> list[Reading]:
    """As in "the weekend after Thanksgiving": the nearest that holds no day of it."""
    readings = []
    for reading in context.read(found["date"]):
        first, last = reading.named.earliest, reading.named.latest
        if first is None or last is None or (last - first).days > 6:
            raise NotReadError("a weekend is counted from a day")
        if found["side"] == "before":
            saturday = days_from(first, -((first.weekday() - _SATURDAY - 2) % 7) - 2)
        else:
            saturday = days_from(last, (_SATURDAY - last.weekday() - 1) % 7 + 1)
        how = f"the weekend {found['side']} {spoken(reading.named)}"
        readings.append(reading_of(_weekend(saturday), "span", how))
    return readings


def read_nth_weekend(found: Found, context: Context) -> list[Reading]:
    """As in "the last weekend of January": counted by its Saturday, or by its Sunday."""
    which, readings = _nth(found), []
    for month in context.read(found["date"]):
        if month.granularity != "month" or month.earliest is None:
            raise NotReadError("a weekend is counted in a month")
        year, number = month.earliest.year, month.earliest.month
        saturday = nth_weekday(year, number, _SATURDAY, which)
        sunday = nth_weekday(year, number, _SATURDAY + 1, which)
        how = f"counted in {spoken(month.period)}"
        weekends = {_weekend(saturday), _weekend(days_from(sunday, -1))}
        readings += [reading_of(one, "span", how) for one in sorted(weekends, key=_start)]
    return readings


def _nth(found: Found) -> int:
    """Which of several: 0 is the last."""
    nth: int = found.get("nth", 0)
    return nth


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


# -- weeks, months, quarters, years


def read_unit(found: Found, context: Context) -> list[Reading]:
    """As in "this month", "last year", "next quarter", "the week"."""
    unit, offset = found["unit"], order()[found["which"]] if "which" in found else 0
    if unit == "week":
        return [_week(context.day, offset)]
    if unit == "quarter" and "which" not in found and context.tense != "future":
        return _quarter(context)
    if unit == "decade" and offset < 0:
        return _decades(context.day)
    period = unit_around(context.day, unit, offset)
    place = {-1: "before", 0: "of", 1: "after"}[offset]
    return [reading_of(period, unit, f"the calendar {unit} {place} that of {PUBLISHED}")]


def _week(day: date, offset: int) -> Reading:
    """A calendar week, from Sunday or from Monday, or the seven days beside publication."""
    named = week_of(day, offset)
    whole = named.hull(week_of(day, offset, first=6))
    if offset:
        near, far = sorted((days_from(day, offset), days_from(day, 7 * offset)))
        whole = whole.hull(Period(near, far))
    place = {-1: "the week before", 0: "the week of", 1: "the week after"}[offset]
    how = f"{place} {PUBLISHED}, counted from Sunday or Monday" + (
        ", or the seven days beside it" if offset else ""
    )
    return Reading(whole.earliest, whole.latest, "week", how, nominal=named)


def _quarter(context: Context) -> list[Reading]:
    """The quarter that is spoken of: the one before that of publication, or that one."""
    readings = []
    for offset, how in (
        (-1, f"the quarter before {PUBLISHED}"),
        (0, f"the quarter of {PUBLISHED}"),
    ):
        quarter = reading_of(unit_around(context.day, "quarter", offset), "quarter", how)
        readings.append(replace(quarter, is_alternative=True))
    return readings


def read_fortnight(found: Found, context: Context) -> list[Reading]:
    """As in "next fortnight": two calendar weeks, the fourteen days beside, or after this one."""
    offset = order()[found["which"]]
    near, last, after = {1: (1, 2, 3), -1: (-1, -2, -3), 0: (0, 1, -1)}[offset]
    named = week_of(context.day, near).hull(week_of(context.day, last))
    beside = sorted((days_from(context.day, offset), days_from(context.day, 14 * offset)))
    whole = named.hull(Period(beside[0], beside[1])).hull(week_of(context.day, after))
    how = f"two weeks beside that of {PUBLISHED}"
    return [Reading(whole.earliest, whole.latest, "span", how, is_vague=True, nominal=named)]


def read_working_week(found: Found, context: Context) -> list[Reading]:
    """As in "this working week": from Monday to Friday."""
    monday = week_of(context.day, order()[found["which"]]).earliest or context.day
    how = f"Monday to Friday of a week near {PUBLISHED}"
    return [Reading(monday, days_from(monday, 4), "span", how)]


def read_working_day(found: Found, context: Context) -> list[Reading]:
    """As in "the next business day": the first day from Monday to Friday on that side."""
    sign = 1 if order()[found["which"]] > 0 else -1
    day = days_from(context.day, sign)
    while day.weekday() >= _SATURDAY:
        day = days_from(day, sign)
    how = f"the working day beside {PUBLISHED}"
    return [Reading(day, day, "day", how, is_vague=True)]


def read_latest_period(found: Found, context: Context) -> list[Reading]:
    """As in "the latest period": the last quarter that was over, or the months before it."""
    quarter = unit_around(context.day, "quarter", -1)
    start = unit_around(quarter.earliest or context.day, "year").earliest or context.day
    latest = reading_of(quarter, "quarter", f"the last quarter before {PUBLISHED}")
    if quarter.earliest in (None, start):
        return [latest]
    before = Period(start, days_from(quarter.earliest, -1))
    how = f"the months of the year before the last quarter before {PUBLISHED}"
    return [
        replace(reading_of(before, "span", how), is_vague=True, is_alternative=True),
        replace(latest, is_alternative=True),
    ]


def read_before_last(found: Found, context: Context) -> list[Reading]:
    """As in "the year before last", "the week after next"."""
    unit, is_past = found["unit"], found["which"] == "before last"
    offset = -2 if is_past else 2
    period = unit_around(context.day, unit, offset)
    how = f"two calendar {unit}s {'before' if is_past else 'after'} that of {PUBLISHED}"
    whole = period.hull(week_of(context.day, offset, first=6)) if unit == "week" else period
    return [Reading(whole.earliest, whole.latest, unit, how, nominal=period)]


def _decades(day: date) -> list[Reading]:
    """The ten years up to publication, or the calendar decade before its own."""
    calendar = unit_around(day, "decade", -1)
    whole = calendar.hull(Period(day, day))
    how = f"the ten years before {PUBLISHED}, or the calendar decade before"
    return [Reading(whole.earliest, whole.latest, "decade", how, is_vague=True, nominal=calendar)]


def read_quarter(found: Found, context: Context) -> list[Reading]:
    """A quarter: "Q3 2023"; "the third quarter", the nearest on the tense's side."""
    quarter = found["quarter"]
    make, name = partial(_quarter_of, quarter), f"{QUARTERS[quarter - 1]} quarter"
    return in_some_year(found, context, make, "quarter", name, is_told_late=True)


def _quarter_of(quarter: int, year: int) -> Period:
    return quarter_of(year, quarter)


def read_half(found: Found, context: Context) -> list[Reading]:
    """A half-year: "the first half", "the first half of 2023"."""
    half = found["half"]
    make, name = partial(_half_of, half), f"{QUARTERS[half - 1]} half-year"
    return in_some_year(found, context, make, "span", name, is_told_late=True)


def _half_of(half: int, year: int) -> Period:
    return months_of(year, 6 * half - 5, 6)


def read_which_month(found: Found, context: Context) -> list[Reading]:
    """As in "last October", "next May", "this June"; "last" may be the one of the year before."""
    which, month = found["which"], found["month"]
    years = range(context.day.year - 2, context.day.year + 3)
    months = tried(partial(months_of, year, month, 1) for year in years)
    today, offset = context.today, order()[found["which"]]
    if offset == 0:
        chosen = context.this_one(months)
    elif offset < 0:
        ended = [period for period in months if period.days_before(today)]
        is_recent = any(month.days_apart(today) < 62 for month in ended) and which == "last"
        chosen = ended[-2:] if is_recent else ended[-1:]
    else:
        chosen = [period for period in months if today.days_before(period)][:1]
    how = f"{which} {MONTHS[month - 1]} from {PUBLISHED}"
    return [reading_of(one, "month", how) for one in chosen]


def read_month_beyond(found: Found, context: Context) -> list[Reading]:
    """As in "March after next": a year beyond the next one."""
    years = range(context.day.year, context.day.year + 4)
    months = tried(partial(months_of, year, found["month"], 1) for year in years)
    ahead = [month for month in months if context.today.days_before(month)]
    how = f"a year after the next {MONTHS[found['month'] - 1]} from {PUBLISHED}"
    return [reading_of(one, "month", how) for one in ahead[1:2]]


# -- seasons


def read_season(found: Found, context: Context) -> list[Reading]:
    """A season without its year: "this summer", "last spring", "next winter", "in the fall"."""
    season = found["season"]
    if context.year is not None:
        return read_full_season({"season": season, "year": context.year}, context)
    years = range(context.day.year - 4, context.day.year + 3)
    seasons = tried(partial(months_of, year, season, 3) for year in years)
    chosen = _seasons(context, seasons, found.get("which", ""))
    how = f"such a season near {PUBLISHED}, in the north"
    return [
        season_reading(period.earliest.year, season, how) for period in chosen if period.earliest
    ]


def _seasons(context: Context, seasons: list[Period], which: str) -> list[Period]:
    today = context.today
    ended = [season for season in seasons if season.days_before(today)]
    gap = min((season.days_apart(today) for season in ended), default=366)
    is_just_over = gap <= STRETCH and which != "this past"
    if which == "before last":
        return ended[-3:-1] if is_just_over else ended[-2:-1]
    offset = order().get(which, 0)
    if offset < 0:
        return ended[-2:] if is_just_over else ended[-1:]
    if offset > 0:
        return [season for season in seasons if today.days_before(season)][:1]
    if which == "this":
        return context.this_one(seasons)
    return context.nearest(seasons)


def read_full_season(found: Found, context: Context) -> list[Reading]:
    """A season with its year: "spring 1968"; a winter may begin in it or end in it."""
    year, season = found["year"], found["season"]
    how = "the season as written, in the north"
    readings = [season_reading(year, season, how)]
    is_winter = season == 12
    if is_winter and not {"last", "short"} & set(found):
        readings.insert(0, season_reading(year - 1, season, how))
    return readings
