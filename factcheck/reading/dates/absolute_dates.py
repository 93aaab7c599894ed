"""Days, months, years, decades and centuries as the calendar names them."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from factcheck.dates.choosing import nearest, tried
from factcheck.dates.counting import shifted, unit_around
from factcheck.dates.days import (
    LAST_JULIAN,
    ImpossibleError,
    NotReadError,
    RefusedError,
    both_ends,
    day_of,
    days_from,
    in_new_style,
    julian_weekday,
    month_of,
    months_from,
    other_calendar,
    single_day,
    week_of,
    weekday_of,
    year_of,
    years_of,
)
from factcheck.dates.period import MONTHS, WEEKDAYS, Period, spoken, spoken_day
from factcheck.dates.reading import Reading, as_nearest, reading_of
from factcheck.reading.dates.date_context import PUBLISHED, DateContext, in_some_year
from factcheck.reading.dates.dates_in_figures import orders_of, read_figures
from factcheck.reading.grammar.calendar_words import order
from factcheck.reading.grammar.rows import Found
from factcheck.words import rows

_YEAR = timedelta(days=366)
_LAST_JULIAN_NEWS = date(1752, 9, 13)  # Calendar (New Style) Act 1750
_MONTHS_APART = 14  # at most, two Fridays the 13th lie apart
_LOOKED_AHEAD = 25  # years to a decade that is told without its century
NEWS = 60  # days from publication: until then news tells a day to come without its year
_AHEAD = 183  # and with its weekday, which of a later year would be told with that
_CLOSE = 14  # and one past, which farther away may be of the year before: courts look back


def read_in_figures(found: Found, context: DateContext) -> tuple[Reading, ...]:
    """A date in figures: "2024-01-16", "16/01/2024"."""
    return read_figures(found["figures"], context.locale)


def read_full_day(found: Found, context: DateContext) -> list[Reading]:
    """A day with its year: "Tuesday, 16 January 2024"."""
    year = found["year"]
    if name := other_calendar(year, found["month"], found["day"]):
        raise NotReadError(f"{year} had a {found['day']} February in the {name} calendar alone")
    day = day_of(year, found["month"], found["day"])
    return [_with_weekday(found, day, "the day as written", context)]


def read_old_style(found: Found, context: DateContext) -> list[Reading]:
    """A day of the Julian calendar, as that of the Gregorian: "25 October 1917 (Old Style)"."""
    day = in_new_style(day_of(found["year"], found["month"], found["day"]))
    if day > LAST_JULIAN:
        raise RefusedError("nobody counted by the Julian calendar any more")
    return [_with_weekday(found, day, "the day of the new calendar that it was", context)]


def _with_weekday(found: Found, day: date, how: str, context: DateContext) -> Reading:
    """A day, and whether the weekday written beside it is its own.

    Until 1923 some country still counted by the Julian calendar, whose weekdays differ; news of
    its time in English did so until 1752, and before 1582 everybody.
    """
    conflict = _weekday_conflict(day, found.get("weekday"), context, "year" in found)
    conflict_day = day if conflict else None
    return Reading(day, day, "day", how, weekday_conflict=conflict, conflict_day=conflict_day)


def _weekday_conflict(day: date, written: int | None, context: DateContext, has_year: bool) -> str:
    is_news = context.published is not None and abs(context.published - day) < _YEAR
    is_reckoned = day <= _LAST_JULIAN_NEWS or not (is_news or not has_year)
    if written in (None, weekday_of(day), julian_weekday(day) if is_reckoned else None):
        return ""
    own, told = WEEKDAYS[weekday_of(day)], WEEKDAYS[written]
    is_to_come = context.published is not None and day > context.published
    return f"{spoken_day(day)} {'is' if is_to_come else 'was'} a {own}, not a {told}"


def read_day_of_year(found: Found, context: DateContext) -> list[Reading]:
    """A day without its year: "Jan. 16".

    The weekday beside it tells of which year it is, where that is the one before or after that of
    publication; for what is long to come, also a later one. Near publication it is that day,
    whatever the weekday: another year would be told with it.
    """
    month, day = found["month"], found["day"]
    if context.year is not None:
        return read_full_day({**found, "year": context.year}, context)
    day_of(2000, month, day)  # no year has such a day: say so first
    if beside := context.beside_origin(partial(single_day, month=month, day=day)):
        near = [
            _with_weekday(found, one.first, f"{spoken(one)} beside {spoken(by)}", context)
            for one, by in beside
        ]
        return [one for one in near if not one.weekday_conflict] or near
    tense = _tense(found.get("which", ""), context.tense)
    days = _in_years_around(found, context)
    readings = _nearest_told(days, tense, found, context)
    kept, is_other = _by_weekday(readings, context.today, _AHEAD if tense == "future" else _CLOSE)
    if not is_other:
        return kept
    last = _reach(found) if tense == "future" else 1
    until = _YEAR if tense != "future" else _YEAR * last
    told = [
        one
        for one in days
        if _is_on(one, found["weekday"], context.day.year, last) and one.first - context.day < until
    ]
    return kept + _nearest_told(told, tense, found, context)


def _reach(found: Found) -> int:
    """How many years away the day may lie: that of a leap year, or with its weekday, farther."""
    is_leap_day = (found["month"], found["day"]) == (2, 29)
    return 8 if is_leap_day or "weekday" in found else 1


def _in_years_around(found: Found, context: DateContext) -> list[Period]:
    """A day of the year in each year around publication that has it."""
    year, reach = context.day.year, _reach(found)
    years = range(year - reach, year + reach + 1)
    return tried(partial(single_day, year, found["month"], found["day"]) for year in years)


def _nearest_told(
    days: list[Period], tense: str | None, found: Found, context: DateContext
) -> list[Reading]:
    """The nearest of a day's years on the tense's side, with the weekday beside it."""
    how = f"the nearest {found['day']} {MONTHS[found['month'] - 1]} to {PUBLISHED}"
    chosen = nearest(context.day, tense, days)
    return [_with_weekday(found, one.first, how, context) for one in chosen]


def _by_weekday(
    readings: list[Reading], today: Period, reach_of_news: int
) -> tuple[list[Reading], bool]:
    """Days whose weekday is right, or all as wrong; and whether one of another year may be meant.

    Past either end of the calendar there are none.
    """
    if not any(one.weekday_conflict for one in readings):
        return readings, False
    near = min(readings, key=lambda reading: reading.period.days_apart(today))
    is_near = near.period.days_apart(today) <= reach_of_news
    fitting = [reading for reading in readings if not reading.weekday_conflict]
    if fitting and not (is_near and near.weekday_conflict):
        return fitting, False
    return as_nearest(readings, today), not is_near


def _is_on(day: Period, weekday: int, year: int, reach: int) -> bool:
    """Whether a day has a weekday, in a year that is near another one."""
    one = day.first
    return one.weekday() == weekday and abs(one.year - year) <= reach


def _tense(which: str, tense: str | None) -> str | None:
    """The side of publication that a word of order names: "last Sept. 11"."""
    return {-1: "past", 1: "future"}.get(order().get(which, 0), tense)


def read_slashed(found: Found, context: DateContext) -> list[Reading]:
    """A day and a month in figures without the year: "6/23", either way round where both are."""
    one, other = found["slashed"]
    named = (day for day, figures, _ in rows("known_days") if figures == f"{one}/{other}")
    known = next(map(date.fromisoformat, named), None)
    orders = orders_of(one, other, "en-US" if known else context.locale)
    readings, refused = list[Reading](), NotReadError("it names no day of a year")
    for month, day in dict.fromkeys(orders.values()):
        try:
            readings += read_day_of_year({**found, "month": month, "day": day}, context)
        except NotReadError as error:
            refused = error
    if known and known < context.day:
        readings.append(Reading(known, known, "day", "the day that is known by its figures"))
    if not readings:
        raise refused
    return readings


def read_days(found: Found, context: DateContext) -> list[Reading]:
    """Several days of one month: "Oct. 13-14", "3 to 5 June 2024"."""
    if found.get("year", context.year) is None:
        _run(found, 2000)  # no year has such days: say so first
    return in_some_year(found, context, partial(_run, found), "span", "days")


def read_days_with_weekdays(found: Found, context: DateContext) -> list[Reading]:
    """As in "Saturday 8 to Sunday 16 June": of a year in which the days have these weekdays.

    Near publication they are those days, whatever the weekdays, as a single day is.
    """
    if "year" in found:
        return [_with_weekdays(found, _run(found, found["year"]), context)]
    years = [context.day.year + offset for offset in (0, -1, 1)]
    runs = list(tried(partial(_run, found, year) for year in years))
    if not runs:
        _run(found, years[0])  # no year has such days: say so
    readings = [_with_weekdays(found, run, context) for run in runs]
    reach = _AHEAD if context.tense == "future" else _CLOSE
    return _by_weekday(readings, context.today, reach)[0]


def read_days_of_weekdays(found: Found, context: DateContext) -> list[Reading]:
    """As in "Saturday to Monday, 8-10 June".

    Days of more than a week are those among which it comes again on these weekdays.
    """
    is_again = found["last"] - found["day"] >= len(WEEKDAYS)
    return (read_days if is_again else read_days_with_weekdays)(found, context)


def _with_weekdays(found: Found, run: Period, context: DateContext) -> Reading:
    """Days, and whether the weekdays written beside the first and the last are theirs."""
    told = (run.first, found["on"]), (run.last, found["till"])
    has_year = "year" in found
    conflicts = {day: _weekday_conflict(day, each, context, has_year) for day, each in told}
    wrong = next((day for day, conflict in conflicts.items() if conflict), None)
    reading = reading_of(run, "span", "the days as written")
    conflict = conflicts[wrong] if wrong else ""
    return replace(reading, weekday_conflict=conflict, conflict_day=wrong)


def _run(found: Found, year: int) -> Period:
    """The days of one month that are written, in a year."""
    days = found["slashed"] if "slashed" in found else (found["day"], found["last"])
    first, last = (day_of(year, found["month"], day) for day in days)
    if first > last and "slashed" not in found:
        raise ImpossibleError(f"its first day, {first.day}, is not before its last, {last.day}")
    if first >= last:
        raise NotReadError(f"{spoken_day(first)} is not before {spoken_day(last)}")
    return Period(first, last)


def read_days_of_month(found: Found, context: DateContext) -> list[Reading]:
    """As in "from 4 to 22 this month"."""
    month = month_of(context.day.year, context.day.month + order()[found["which"]])
    start = month.first
    run = _run({**found, "month": start.month}, start.year)
    return [reading_of(run, "span", f"the days as written, seen from {PUBLISHED}")]


def read_either_day(found: Found, context: DateContext) -> list[Reading]:
    """As in "4 or 9 January 2024": alternatives, which stay apart."""
    read = read_full_day if "year" in found else read_day_of_year
    days = found["day"], found["last"]
    return [one for day in days for one in read({**found, "day": day}, context)]


def read_weekday_and_day(found: Found, context: DateContext) -> list[Reading]:
    """As in "Friday the 13th": the nearest such day, or the first behind another claim's date."""
    weekday, number = found["weekday"], found["day"]
    origin = context.origins[0].named.earliest if context.has_origin else None
    on = origin or context.day
    months = [on.month + offset for offset in range(-_MONTHS_APART, _MONTHS_APART + 1)]
    days = tried(partial(_in_month, on.year, month, number) for month in months)
    fitting = [day for day in days if day.first.weekday() == weekday]
    if origin:
        how = f"the {WEEKDAYS[weekday]} on day {number} of a month beside {spoken_day(origin)}"
        return [reading_of(day, "day", how) for day in fitting if day.first >= origin][:1]
    how = f"the nearest {WEEKDAYS[weekday]} to {PUBLISHED} on day {number} of a month"
    chosen = context.nearest(fitting)
    return [reading_of(period, "day", how) for period in chosen]


def _in_month(year: int, month: int, day: int) -> Period:
    """A day of a month; months below 1 and above 12 belong to the years around."""
    first = month_of(year, month).first
    return single_day(first.year, first.month, day)


def read_day_of_month(found: Found, context: DateContext) -> list[Reading]:
    """As in "the 15th", "the 15th of this month"; beside another claim's date the next such day."""
    day, readings = found["day"], []
    if context.origin and "which" not in found:
        return [one for origin in context.origins for one in _days_beside(origin, day)]
    around_now = [unit_around(context.day, "month", offset) for offset in (-1, 0, 1)]
    firsts = [month.earliest for month in around_now if month.earliest]
    if "which" in found:
        firsts = [firsts[order()[found["which"]] + 1]]
    days = tried(partial(single_day, first.year, first.month, day) for first in firsts)
    chosen = days if "which" in found else context.nearest(days)
    for period in chosen:
        how = f"day {day} of the month, seen from {PUBLISHED}"
        readings.append(reading_of(period, "day", how))
    return readings


def _days_beside(origin: Reading, day: int) -> list[Reading]:
    """The day of a month on or behind that on which another date begins, and of its month."""
    first, _ = both_ends(origin.named, "the date it counts from has no known end", most=31)
    months = (months_from(first.replace(day=1), count) for count in range(3))
    days = tried(partial(single_day, month.year, month.month, day) for month in months)
    ahead = next(at for at, one in enumerate(days) if one.first >= first)
    how = f"day {day} of the month beside {spoken(origin.named)}"
    return [reading_of(one, "day", how) for one in days[: ahead + 1]]


def read_month(found: Found, context: DateContext) -> list[Reading]:
    """A month: "February, 2022", "in September"."""
    month = found["month"]
    return in_some_year(
        found, context, lambda year: month_of(year, month), "month", MONTHS[month - 1]
    )


def read_year(found: Found, context: DateContext) -> list[Reading]:
    """A year: "2022"."""
    year = year_of(int(found["n"].high) if "n" in found else found["year"])
    return [reading_of(year, "year", "the year as written")]


def read_years(found: Found, context: DateContext) -> list[Reading]:
    """A run of years: "1987-88"."""
    first, last = found["year"], found.get("last") or _after(found["year"], found["short"])
    if not first < last:
        raise NotReadError(f"{last} is not after {first}")
    return [reading_of(years_of(first, last - first + 1), "span", "the years as written")]


def read_season_of_years(found: Found, context: DateContext) -> list[Reading]:
    """A season or a school year told by two years, "the 2023-24 season": in the one, to the other.

    Japan's school year begins in April (https://en.wikipedia.org/wiki/Academic_year), and the last
    to end was basketball's of 2019-20, in October.
    """
    (years,) = read_years(found, context)
    first, last = years.period.earliest, years.period.latest
    if first is None or last is None or last.year - first.year != 1:
        return [years]
    spring, autumn = first.replace(month=4), last.replace(month=10)
    return [reading_of(Period(spring, autumn), "span", "from spring to autumn of the years told")]


def read_years_ended(found: Found, context: DateContext) -> list[Reading]:
    """A firm's or a crop's year, told by two years, and when it ends: "1985/86 ended March"."""
    (years,) = read_years(found, context)
    last = years.named.last
    if last.year - years.named.first.year != 1:
        raise NotReadError("it is more than one year")
    month = month_of(last.year, found["month"])
    end = day_of(last.year, found["month"], found["day"]) if "day" in found else month.last
    whole = Period(shifted(days_from(end, 1), -1, "year"), end)
    return [reading_of(whole, "year", f"the year up to {spoken(Period(end, end))}")]


def _after(first: int, short: int) -> int:
    """The year after ``first`` that ends with two figures."""
    last = first - first % 100 + short % 100
    return last if last > first else last + 100


def read_decade(found: Found, context: DateContext) -> list[Reading]:
    """A decade: "the 1990s", "the '90s", "the nineties"; "the 1800s" are a century."""
    ten = found["decade"]
    if 1000 <= ten < 2000 and ten % 100 == 0:
        return [reading_of(years_of(ten, 100), "century", f"the years {ten} to {ten + 99}")]
    firsts = [ten] if ten >= 1000 else _centuries_of(ten, context)
    return [
        reading_of(years_of(first, 10), "decade", f"the years {first} to {first + 9}")
        for first in firsts
    ]


def _centuries_of(ten: int, context: DateContext) -> list[int]:
    """The first years of a decade that is told without its century: of those begun, or to come."""
    if context.published is None:
        return [1900 + ten] if ten > 20 else [2000 + ten]
    if context.year is not None:
        return [context.year - context.year % 100 + ten]
    begun = [first + ten for first in (1900, 2000) if first + ten <= context.day.year]
    is_near = 0 < (ten - context.day.year) % 100 <= _LOOKED_AHEAD
    if context.tense == "future" and is_near:
        return [begun[-1] + 100] if begun else [1900 + ten]
    return begun if ten else begun[-1:]


def read_century(found: Found, context: DateContext) -> list[Reading]:
    """A century: "the 19th century", from 1800 or 1801 to 1900; or several.

    Writers count both ways.
    """
    last = found["ordinal"]
    first = found.get("first", last)
    if first > last:
        raise NotReadError("the last century comes before the first")
    years = 100 * (last - first + 1)
    strict = years_of(100 * first - 99, years)
    loose = years_of(max(1, 100 * first - 100), years)
    how = f"the years {100 * first - 100} to {100 * last}, as writers count both ways"
    whole = loose.hull(strict)
    return [Reading(whole.earliest, whole.latest, "century", how, nominal=loose)]


def read_week_number(found: Found, context: DateContext) -> list[Reading]:
    """A week by its number (ISO 8601): "week 31", "week 3 of 2027"."""
    year = found.get("year") or context.day.year
    try:
        monday = date.fromisocalendar(year, found["plain_day"], 1)
    except ValueError:
        raise ImpossibleError(f"{year} has no week {found['plain_day']}") from None
    whole = week_of(monday)
    how = "the week of that number in the ISO calendar"
    return [Reading(whole.earliest, whole.latest, "week", how, is_vague=True)]


# -- a date with words beside it


def read_same(found: Found, context: DateContext) -> tuple[Reading, ...]:
    """A date with words beside it that say no more of it, or tell its side: "come January"."""
    return context.read_in_tense(found["date"], found.get("tense", context.tense))


_REFUSED = {
    "repeated": "it names a time that comes again and again, not one date",
    "length": "it is a length of time, not a date",
    "time": "it may be a time of day",
    "long_weekend": "which days a long weekend has is not known",
    "weeks": "whose weeks are counted is not known",
    "no_date": "it names no date that can be read",
}


def refuse(found: Found, context: DateContext) -> tuple[Reading, ...]:
    """Raise ``RefusedError`` for what is understood, but is no date: "Wednesdays", "six months"."""
    raise RefusedError(_REFUSED[found["why"]])
