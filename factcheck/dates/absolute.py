"""Days, months and years as the calendar names them."""

from __future__ import annotations

from datetime import date
from functools import partial

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context, nearest, tried
from factcheck.dates.days import NotReadError, day_of, days_from, month_of, year_of, years_of
from factcheck.dates.patterns import Found, Phrase, month_in, phrases, weekday_in
from factcheck.dates.period import MONTHS, WEEKDAYS, Period, spoken_day
from factcheck.dates.reading import Reading, reading_of
from factcheck.dates.words import ordinal_of


def read_full_day(found: Found, context: Context) -> list[Reading]:
    """A day with its year: "Tuesday, 16 January 2024"."""
    day = day_of(int(found["year"]), month_in(found), ordinal_of(found["day"]))
    return [_with_weekday(found, day, "the day as written")]


def _with_weekday(found: Found, day: date, how: str) -> Reading:
    """A day, and whether the weekday written beside it is its own."""
    conflict = ""
    if "weekday" in found and weekday_in(found) != day.weekday():
        own, written = WEEKDAYS[day.weekday()], WEEKDAYS[weekday_in(found)]
        conflict = f"{spoken_day(day)} was a {own}, not a {written}"
    return Reading(day, day, "day", how, weekday_conflict=conflict)


def read_day_of_year(found: Found, context: Context) -> list[Reading]:
    """A day without its year: "Jan. 16"."""
    month, day = month_in(found), ordinal_of(found["day"])
    day_of(2000, month, day)  # no year has such a day: say so first
    years = range(context.day.year - 8, context.day.year + 9)
    days = tried(partial(_single, year, month, day) for year in years)
    how = f"the nearest {day} {MONTHS[month - 1]} to {PUBLISHED}"
    chosen = nearest(
        replace(context, tense=_TENSES.get(found.get("which", ""), context.tense)), days
    )
    readings = [_with_weekday(found, one.earliest, how) for one in chosen if one.earliest]
    return [reading for reading in readings if not reading.weekday_conflict] or readings


_TENSES = {
    "last": "past", "past": "past", "this past": "past", "next": "future", "coming": "future",
    "this coming": "future",
}  # fmt: skip


def _single(year: int, month: int, day: int) -> Period:
    written = day_of(year, month, day)
    return Period(written, written)


def read_days(found: Found, context: Context) -> list[Reading]:
    """Several days of one month: "Oct. 13-14", "3 to 5 June 2024"."""
    if "year" in found:
        return [reading_of(_run(found, int(found["year"])), "span", "the days as written")]
    _run(found, 2000)
    years = range(context.day.year - 1, context.day.year + 2)
    runs = tried(partial(_run, found, year) for year in years)
    how = f"the days as written, nearest to {PUBLISHED}"
    return [reading_of(run, "span", how) for run in nearest(context, runs)]


def _run(found: Found, year: int) -> Period:
    """The days of one month that are written, in a year."""
    month = month_in(found)
    first = day_of(year, month, ordinal_of(found["day"]))
    last = day_of(year, month, ordinal_of(found["last"]))
    if first >= last:
        raise NotReadError(f"{spoken_day(first)} is not before {spoken_day(last)}")
    return Period(first, last)


def read_weekday_and_day(found: Found, context: Context) -> list[Reading]:
    """As in "Friday the 13th": the nearest such day."""
    weekday, number = weekday_in(found), ordinal_of(found["day"])
    around_now = (days_from(context.day, offset) for offset in range(-400, 401))
    days = [day for day in around_now if day.day == number and day.weekday() == weekday]
    how = f"the nearest {WEEKDAYS[weekday]} to {PUBLISHED} on day {number} of a month"
    chosen = nearest(context, [Period(day, day) for day in days])
    return [reading_of(period, "day", how) for period in chosen]


def read_full_month(found: Found, context: Context) -> list[Reading]:
    """A month with its year: "February, 2022"."""
    month = month_of(int(found["year"]), month_in(found))
    return [reading_of(month, "month", "the month as written")]


def read_month_of_year(found: Found, context: Context) -> list[Reading]:
    """A month without its year: "in September"."""
    month = month_in(found)
    years = range(context.day.year - 1, context.day.year + 2)
    months = tried(partial(month_of, year, month) for year in years)
    how = f"the nearest {MONTHS[month - 1]} to {PUBLISHED}"
    return [reading_of(period, "month", how) for period in nearest(context, months)]


def read_year(found: Found, context: Context) -> list[Reading]:
    """A year: "2022"."""
    return [reading_of(year_of(int(found["year"])), "year", "the year as written")]


def read_years(found: Found, context: Context) -> list[Reading]:
    """A run of years: "1987-88"."""
    first, written = int(found["year"]), found["last"]
    last = int(written) if len(written) == 4 else first - first % 100 + int(written)
    if last < first and len(written) == 2:
        last += 100
    if not first < last:
        raise NotReadError(f"{last} is not after {first}")
    return [reading_of(years_of(first, last - first + 1), "span", "the years as written")]


_DECADES = {
    "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
    "seventies": 70, "eighties": 80, "nineties": 90,
}  # fmt: skip


def read_decade(found: Found, context: Context) -> list[Reading]:
    """A decade: "the 1990s", "the '90s", "the nineties"; "the 1800s" are a century."""
    written = found["decade"].lstrip("'").rstrip("s")
    ten = _DECADES[found["decade"]] if found["decade"] in _DECADES else int(written)
    if 1000 <= ten < 2000 and ten % 100 == 0:
        return [reading_of(years_of(ten, 100), "century", f"the years {ten} to {ten + 99}")]
    firsts = [ten] if ten >= 1000 else _centuries_of(ten, context)
    return [
        reading_of(years_of(first, 10), "decade", f"the years {first} to {first + 9}")
        for first in firsts
    ]


def _centuries_of(ten: int, context: Context) -> list[int]:
    """The first years of a decade that is told without its century: of those begun, or to come."""
    if context.published is None:
        return [1900 + ten] if ten > 20 else [2000 + ten]
    begun = [first + ten for first in (1900, 2000) if first + ten <= context.day.year]
    if context.tense == "future" and begun[-1:] < [context.day.year - 9]:
        return [begun[-1] + 100] if begun else [1900 + ten]
    return begun if ten else begun[-1:]


def read_century(found: Found, context: Context) -> list[Reading]:
    """A century: "the 19th century", from 1800 or 1801 (writers count both ways) to 1900."""
    number = ordinal_of(found["ordinal"])
    strict = years_of(100 * number - 99, 100)
    loose = years_of(max(1, 100 * number - 100), 100)
    how = f"the years {100 * number - 100} to {100 * number}, as writers count both ways"
    whole = loose.hull(strict)
    return [Reading(whole.earliest, whole.latest, "century", how, nominal=loose)]


_YEARS = "[years|fiscal year|financial year|fy|tax year|academic year]"
_YEARS_OF = (
    " [season|school year|academic year|fiscal year|financial year|tax year|budget year|crop year|"
    "marketing year|period|school term]"
)

ABSOLUTE: tuple[Phrase, ...] = (
    *phrases(
        read_full_day,
        "[<weekday>] [the] <month> [the] <day> [of|in] <year>",
        "[<weekday>] [the] <day> [of|day of] <month> [of|in] <year>",
        "<year> <month> <day>",
        "<month> <day> [a] <weekday> <year>",
    ),
    *phrases(
        read_days,
        "[the] <month> <day:\\d{1,2}> (to|through|until|and|thru) <last=day> <year>",
        "<day:\\d{1,2}> (to|through|until|and|thru) <last=day> [of] <month> <year>",
        "[the] <month> <day:\\d{1,2}> (to|through|until|and|thru) <last=day>",
        "<day:\\d{1,2}> (to|through|until|and|thru) <last=day> [of] <month>",
    ),
    *phrases(
        read_day_of_year,
        "[<weekday>] [the] <month> [the] <day>",
        "[<weekday>] [the] <day> [of|day of] <month>",
        "<which:this past|this coming|this|last|past|next|coming> [<weekday>] <month> [the] <day>",
        "<month> <day> [a] <weekday>",
    ),
    *phrases(read_weekday_and_day, "<weekday> [the] <day>"),
    *phrases(read_full_month, "[the] [month] [of] <month> [of|in] <year>"),
    *phrases(read_month_of_year, "[the] [month] [of] <month>"),
    *phrases(read_year, "[the] [calendar] [year] <year:\\d{4}>"),
    *phrases(
        read_years,
        f"[the] {_YEARS} <year:\\d{{4}}> (to|through|until) <last:\\d{{4}}>" + _YEARS_OF,
        f"[the] {_YEARS} <year:[12]\\d{{3}}> (to|through) <last:\\d\\d>" + _YEARS_OF,
    ),
    *phrases(
        read_decade,
        "[the] <decade:[12]\\d\\d0s|'\\d0s|[2-9]0s|" + "|".join(_DECADES) + ">",
    ),
    *phrases(read_century, "[the] <ordinal> century"),
)
