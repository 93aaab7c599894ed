"""Dates told by where they lie from publication: "Tuesday", "last week", "this summer"."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from factcheck.dates.choosing import tried
from factcheck.dates.counting import STRETCH, season_reading, unit_around
from factcheck.dates.days import (
    NotReadError,
    RefusedError,
    both_ends,
    days_from,
    month_of,
    months_of,
    nth_weekday,
    week_of,
)
from factcheck.dates.period import MONTHS, QUARTERS, WEEKDAYS, Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.reading.dates.date_context import PUBLISHED, DateContext, in_some_year, of_each
from factcheck.reading.grammar.calendar_words import near_days, order
from factcheck.reading.grammar.rows import Found

_SATURDAY = 5


# -- weekdays


def read_weekday(found: Found, context: DateContext) -> list[Reading]:
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


def _weekday(context: DateContext, day: date) -> Reading:
    side = "on or before" if day <= context.day else "on or after"
    return Reading(day, day, "day", f"the {WEEKDAYS[day.weekday()]} {side} {PUBLISHED}")


def read_which_weekday(found: Found, context: DateContext) -> list[Reading]:
    """As in "last Tuesday", "next Tuesday", "this Tuesday", "this past Tuesday"."""
    which, weekday = found["which"].removeprefix("this "), found["weekday"]
    if which == "past":
        day = _counted_weekday(weekday, -1, context)
        return [Reading(day, day, "day", f"the last {WEEKDAYS[weekday]} before {PUBLISHED}")]
    if which in ("coming", "upcoming"):
        day = _counted_weekday(weekday, 1, context)
        return [Reading(day, day, "day", f"the first {WEEKDAYS[weekday]} after {PUBLISHED}")]
    if which in ("last", "next"):
        return _weekday_beside(weekday, -1 if which == "last" else 1, context)
    return _this_weekday(found, context)


def _counted_weekday(weekday: int, count: int, context: DateContext) -> date:
    """The first such weekday after publication, or the second …; below 0, before it."""
    sign = 1 if count > 0 else -1
    first = sign * ((sign * (weekday - context.day.weekday())) % 7 or 7)
    return days_from(context.day, first + 7 * (count - sign))


def _weekday_beside(weekday: int, sign: int, context: DateContext) -> list[Reading]:
    """The first on that side of publication, or the one in the week beside its own."""
    days = {_counted_weekday(weekday, sign, context)}
    days |= {_in_week(context, weekday, sign, first) for first in (0, 6)}
    how = f"a {WEEKDAYS[weekday]} {'before' if sign < 0 else 'after'} {PUBLISHED}"
    kept = [day for day in sorted(days) if sign * (day - context.day).days > 0]
    return [Reading(day, day, "day", how) for day in kept]


def _this_weekday(found: Found, context: DateContext) -> list[Reading]:
    """The nearest on the tense's side; without a tense, the one to come, or of this week."""
    if context.tense == "past":
        return read_weekday(found, context)
    days = {days_from(context.day, (found["weekday"] - context.day.weekday()) % 7)}
    if context.tense is None:
        days.add(_in_week(context, found["weekday"], 0, 0))
    return [_weekday(context, each) for each in sorted(days)]


def read_weekday_of_week(found: Found, context: DateContext) -> list[Reading]:
    """As in "tuesday last week", "Friday of next week"."""
    weekday, offset = found["weekday"], order()[found["which"]]
    days = {_in_week(context, weekday, offset, first) for first in (0, 6)}
    how = f"the {WEEKDAYS[weekday]} of the calendar week"
    return [Reading(day, day, "day", how) for day in sorted(days)]


def _in_week(context: DateContext, weekday: int, offset: int, first: int) -> date:
    start = week_of(context.day, offset, first).first
    return days_from(start, (weekday - first) % 7)


def read_near(found: Found, context: DateContext) -> list[Reading]:
    """A day named by its distance: "today", "yesterday", "overnight"."""
    first, last = near_days()[found["near"]]
    period = Period(days_from(context.day, first), days_from(context.day, last))
    how = f"'{found['near']}' on {PUBLISHED}"
    return [reading_of(period, "day" if first == last else "span", how)]


def read_weekday_beyond(found: Found, context: DateContext) -> list[Reading]:
    """As in "the Friday before last", "Friday after next": a week beyond last or next Friday."""
    weekday, sign = found["weekday"], -1 if "last" in found else 1
    side = "before the last" if sign < 0 else "after the next"
    how = f"the {WEEKDAYS[weekday]} {side}, seen from {PUBLISHED}"
    near = [one.period.first for one in _weekday_beside(weekday, sign, context)]
    return [Reading(day, day, "day", how) for day in (days_from(one, 7 * sign) for one in near)]


def read_weekdays_away(found: Found, context: DateContext) -> list[Reading]:
    """As in "two Fridays ago", "three weekends from now": that of publication is not counted."""
    count, is_back, is_weekend = found["n"], found["way"] in ("ago", "back"), "weekend" in found
    weekday = (_SATURDAY + is_back) if is_weekend else found["weekday"]
    low, high = int(count.low), int(count.high)
    sign = -1 if is_back else 1
    ends = [_counted_weekday(weekday, sign * many, context) for many in (low, high)]
    ends += [days_from(day, sign) for day in ends if is_weekend]
    many = f"{low}" if low == high else f"{low} to {high}"
    named = "weekend" if is_weekend else WEEKDAYS[weekday]
    how = f"{many} {named}s {'before' if is_back else 'after'} {PUBLISHED}"
    granularity = "day" if min(ends) == max(ends) else "span"
    return [Reading(min(ends), max(ends), granularity, how, is_vague=count.is_rough)]


def read_weeks_on(found: Found, context: DateContext) -> list[Reading]:
    """As the British say it: "Saturday week", "a week on Saturday", "a fortnight today"."""
    length = found.get("length")
    count, unit = (length.count.high, length.unit) if length else (1, found["span"])
    weeks = int(count) * (2 if unit == "fortnight" else 1)
    if unit not in ("week", "fortnight"):
        raise NotReadError("it needs whole weeks")
    near = found.get("near", "")
    sign = -1 if near == "yesterday" or found.get("which") == "last" else 1
    how = f"{weeks} weeks {'before' if sign < 0 else 'after'} the day that is named"
    told = replace(context, tense="past" if sign < 0 else "future")
    named = read_near(found, told) if near else read_weekday(found, told)
    days = [days_from(one.period.first, 7 * weeks * sign) for one in named]
    return [Reading(day, day, "day", how) for day in days]


# -- weekends


def read_weekend(found: Found, context: DateContext) -> list[Reading]:
    """A weekend near publication: "the weekend", "last weekend", "next weekend"."""
    which = found.get("which", "the")
    monday = week_of(context.day).first
    weekends = [_weekend(days_from(monday, _SATURDAY + 7 * offset)) for offset in range(-2, 4)]
    today, how = context.today, f"a weekend near {PUBLISHED}"
    before = [period for period in weekends if period.days_before(today)]
    after = [period for period in weekends if today.days_before(period)]
    special = {"next": after[:2], "before last": before[-2:-1], "after next": after[1:3]}
    if which in special:
        chosen = special[which]
    elif offset := order().get(which, 0):
        chosen = before[-1:] if offset < 0 else after[:1]
    else:  # without a tense, told in the week, that just over or that to come
        chosen = replace(context, tense=context.tense or "present").nearest(weekends)
    return [reading_of(period, "span", how) for period in chosen]


def _weekend(saturday: date) -> Period:
    return Period(saturday, days_from(saturday, 1))


@of_each
def read_weekend_of(start: Reading, found: Found, context: DateContext) -> Reading:
    """As in "the weekend of 6 January", "the weekend of Jan. 6-7": the days named lie in it.

    A day of the week is that of a weekend made long by a holiday, or begun on Friday night.
    """
    first, last = both_ends(start.period, "'the weekend of' needs a day", most=4)
    weekday = (first.weekday() - _SATURDAY + 2) % 7 - 2  # Thursday is the last to look ahead
    period = _weekend(days_from(first, -weekday)).hull(Period(first, last))
    return reading_of(period, "span", f"the weekend of {spoken(start.period)}")


@of_each
def read_weekend_by(start: Reading, found: Found, context: DateContext) -> Reading:
    """As in "the weekend after Thanksgiving": the nearest that holds no day of it."""
    first, last = both_ends(start.named, "a weekend is counted from a day", most=7)
    before = days_from(first, -((first.weekday() - _SATURDAY - 2) % 7) - 2)
    after = days_from(last, (_SATURDAY - last.weekday() - 1) % 7 + 1)
    weekend = _weekend(before if found["side"] == "before" else after)
    return reading_of(weekend, "span", f"the weekend {found['side']} {spoken(start.named)}")


def read_nth_weekend(found: Found, context: DateContext) -> list[Reading]:
    """As in "the last weekend of January": counted by its Saturday, or by its Sunday."""
    readings = []
    for month in context.read(found["date"]):
        if month.granularity != "month":
            raise NotReadError("a weekend is counted in a month")
        told = month.named.first.year, month.named.first.month
        days = [nth_weekday(*told, day, found.get("nth", 0)) for day in (_SATURDAY, _SATURDAY + 1)]
        how = f"counted in {spoken(month.period)}"
        saturdays = sorted({days[0], days_from(days[1], -1)})
        readings += [reading_of(_weekend(day), "span", how) for day in saturdays]
    return readings


@of_each
def read_weekend_beside(origin: Reading, found: Found, context: DateContext) -> Reading:
    """As in "the following weekend", "that weekend", beside another claim's date."""
    day = origin.named.last
    until = (_SATURDAY - day.weekday()) % 7
    if found["side"] == "following":
        until = until or 7
    elif day.weekday() > _SATURDAY:
        until = -1
    how = f"the weekend beside {spoken(origin.period)}"
    return reading_of(_weekend(days_from(day, until)), "span", how)


# -- weeks, months, quarters, years


def read_unit(found: Found, context: DateContext) -> list[Reading]:
    """As in "this month", "last year", "next quarter", "the week"."""
    unit, offset = found["unit"], order()[found["which"]] if "which" in found else 0
    if unit == "week":
        return [_week(context.day, offset)]
    if unit == "quarter" and "which" not in found and context.tense != "future":
        return _quarter(context)
    if unit == "decade" and offset < 0:
        return [_last_decade(context.day)]
    period = unit_around(context.day, unit, offset)
    place = {-1: "before", 0: "of", 1: "after"}[offset]
    return [reading_of(period, unit, f"the calendar {unit} {place} that of {PUBLISHED}")]


def _week(day: date, offset: int) -> Reading:
    """A calendar week, from Sunday or from Monday, or the seven days beside publication."""
    named = week_of(day, offset)
    whole = named.hull(week_of(day, offset, first=6))
    place = {-1: "the week before", 0: "the week of", 1: "the week after"}[offset]
    how = f"{place} {PUBLISHED}, counted from Sunday or Monday"
    if offset:
        near, far = sorted((days_from(day, offset), days_from(day, 7 * offset)))
        whole, how = whole.hull(Period(near, far)), f"{how}, or the seven days beside it"
    return Reading(whole.earliest, whole.latest, "week", how, nominal=named)


def _quarter(context: DateContext) -> list[Reading]:
    """The quarter that is spoken of: the one before that of publication, or that one."""
    told = ((-1, f"the quarter before {PUBLISHED}"), (0, f"the quarter of {PUBLISHED}"))
    quarters = [
        reading_of(unit_around(context.day, "quarter", offset), "quarter", how)
        for offset, how in told
    ]
    return [replace(quarter, is_alternative=True) for quarter in quarters]


def _last_decade(day: date) -> Reading:
    """The ten years up to publication, or the calendar decade before its own."""
    calendar = unit_around(day, "decade", -1)
    how = f"the ten years before {PUBLISHED}, or the calendar decade before"
    return Reading(calendar.earliest, day, "decade", how, is_vague=True, nominal=calendar)


def read_working_week(found: Found, context: DateContext) -> list[Reading]:
    """As in "this working week": from Monday to Friday."""
    monday = week_of(context.day, order()[found["which"]]).first
    how = f"Monday to Friday of a week near {PUBLISHED}"
    return [Reading(monday, days_from(monday, 4), "span", how)]


def read_working_day(found: Found, context: DateContext) -> list[Reading]:
    """As in "the next business day": the first day from Monday to Friday on that side."""
    sign = order()[found["which"]]
    day = days_from(context.day, sign)
    while day.weekday() >= _SATURDAY:
        day = days_from(day, sign)
    return [Reading(day, day, "day", f"the working day beside {PUBLISHED}", is_vague=True)]


def read_latest_period(found: Found, context: DateContext) -> list[Reading]:
    """As in "the latest period": the last quarter that was over, or the months before it."""
    quarter = unit_around(context.day, "quarter", -1)
    start = unit_around(quarter.first, "year").first
    latest = reading_of(quarter, "quarter", f"the last quarter before {PUBLISHED}")
    if quarter.first == start:
        return [latest]
    before = Period(start, days_from(quarter.first, -1))
    how = f"the months of the year before the last quarter before {PUBLISHED}"
    return [
        replace(reading_of(before, "span", how), is_vague=True, is_alternative=True),
        replace(latest, is_alternative=True),
    ]


def read_before_last(found: Found, context: DateContext) -> list[Reading]:
    """As in "the year before last", "the week after next"."""
    unit, is_past = found["unit"], found["which"] == "before last"
    offset = -2 if is_past else 2
    period = unit_around(context.day, unit, offset)
    how = f"two calendar {unit}s {'before' if is_past else 'after'} that of {PUBLISHED}"
    whole = period.hull(week_of(context.day, offset, first=6)) if unit == "week" else period
    return [Reading(whole.earliest, whole.latest, unit, how, nominal=period)]


def read_part_of_year(found: Found, context: DateContext) -> list[Reading]:
    """As in "Q3 2023", "the first half": without a year, of the nearest on the tense's side."""
    months, name, unit = (
        (3, "quarter", "quarter") if "quarter" in found else (6, "half-year", "span")
    )
    number = found.get("quarter") or found["half"]
    first, name = months * (number - 1) + 1, f"{QUARTERS[number - 1]} {name}"
    make = partial(months_of, first=first, count=months)
    return in_some_year(found, context, make, unit, name, is_told_late=True)


def read_which_month(found: Found, context: DateContext) -> list[Reading]:
    """As in "last October", "next May", "this June"; "last" may be the one of the year before."""
    which, month = found["which"], found["month"]
    years = range(context.day.year - 2, context.day.year + 4)
    months = tried(partial(months_of, year, month, 1) for year in years)
    ended = [period for period in months if period.days_before(context.today)]
    ahead = [period for period in months if context.today.days_before(period)]
    offset = -1 if which == "before last" else order().get(which, 1)
    if offset == 0:
        chosen = context.this_one(months)
    elif offset > 0:
        chosen = ahead[1:2] if which == "after next" else ahead[:1]
    else:
        is_recent = any(month.days_apart(context.today) < 62 for month in ended)
        behind = ended[:-1] if which == "before last" else ended
        chosen = behind[-2:] if is_recent and which.endswith("last") else behind[-1:]
    how = f"{which} {MONTHS[month - 1]} from {PUBLISHED}"
    return [reading_of(one, "month", how) for one in chosen]


# -- seasons


def read_season(found: Found, context: DateContext) -> list[Reading]:
    """A season without its year: "this summer", "last spring", "next winter", "in the fall"."""
    season = found["season"]
    if context.year is not None:
        return read_full_season({"season": season, "year": context.year}, context)
    if "which" not in found and (
        beside := context.beside_origin(partial(months_of, first=season, count=3))
    ):
        told = {one.first.year: by for one, by in beside}
        return [
            season_reading(year, season, f"the one beside {spoken(by)}")
            for year, by in told.items()
        ]
    years = range(context.day.year - 4, context.day.year + 3)
    seasons = tried(partial(months_of, year, season, 3) for year in years)
    chosen = _seasons(context, seasons, found.get("which", ""))
    how = f"such a season near {PUBLISHED}, in the north"
    return [
        season_reading(period.earliest.year, season, how) for period in chosen if period.earliest
    ]


def _seasons(context: DateContext, seasons: list[Period], which: str) -> list[Period]:
    today, offset = context.today, order().get(which, 0)
    ended = [season for season in seasons if season.days_before(today)]
    is_just_over = any(season.days_apart(today) <= STRETCH for season in ended)
    if which == "before last":
        return ended[-3:-1] if is_just_over else ended[-2:-1]
    if offset < 0:
        return ended[-2:] if is_just_over else ended[-1:]
    if offset > 0:
        return [season for season in seasons if today.days_before(season)][:1]
    return context.this_one(seasons) if which == "this" else context.nearest(seasons)


def read_full_season(found: Found, context: DateContext) -> list[Reading]:
    """A season with its year: "spring 1968"; a winter may begin in it or end in it."""
    year, season = found["year"], found["season"]
    how = "the season as written, in the north"
    is_either = season == 12 and not {"last", "short"} & set(found)
    years = (year - 1, year) if is_either else (year,)
    return [season_reading(one, season, how) for one in years]


def read_part_beside(found: Found, context: DateContext) -> list[Reading]:
    """As in "the following March", "the next one", "the previous one": beside a claim's date.

    What follows a year lies in the next one, and what follows a shorter time begins after its first
    day: the March of a winter follows it. Of a season that begins soon after, the next is one too.
    What went before was over when that began. "The next" may be that by publication, too.
    """
    if context.origin is None and found["side"] == "next" and context.tense != "past":
        raise NotReadError("it counts from publication")
    if context.origin is None:
        raise RefusedError("it counts from another date, of which it is the one beside")
    readings = []
    month, is_season = (found["season"], True) if "season" in found else (found["month"], False)
    for origin in context.origins:
        first, last = both_ends(origin.named, "the date it counts from has no known end")
        if found["side"] not in ("following", "next"):
            readings.append(_part_before(first, found, f"the one before {spoken(origin.named)}"))
            continue
        day, how = last if last - first > _LONG else first, f"the one after {spoken(origin.named)}"
        begun = [date(year, month, 1) for year in range(day.year, day.year + 3)]
        ahead = [one for one in begun if one > day]
        is_either = is_season and ahead[0] - last < _SOON and day == first
        for one in ahead[: 1 + is_either]:
            whole = reading_of(month_of(one.year, month), "month", how)
            readings.append(season_reading(one.year, month, how) if is_season else whole)
    return readings


def read_in_that_year(found: Found, context: DateContext) -> list[Reading]:
    """As in "4 August of that year", "in May the following year": in that of a claim's date."""
    readings = list[Reading]()
    for origin in context.origins:
        first, last = both_ends(origin.named, "the date it counts from has no known end")
        if first.year != last.year:
            raise NotReadError("the date it counts from is of no one year")
        year = first.year + (found["which"] == "the following")
        readings.extend(context.read_in_year(found["date"], year))
    return readings


def _part_before(day: date, found: Found, how: str) -> Reading:
    """The last month or season of a kind that was over before a day."""
    if "season" in found:
        seasons = (season_reading(year, found["season"], how) for year in (day.year, day.year - 1))
        over = (one for one in seasons if one.named.latest and one.named.latest < day)
        return next(over, season_reading(day.year - 2, found["season"], how))
    year = day.year - (found["month"] >= day.month)
    return reading_of(month_of(year, found["month"]), "month", how)


_LONG = timedelta(days=300)
_SOON = timedelta(days=62)  # in which a season begins that "the following summer" may pass over
