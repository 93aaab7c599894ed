"""Whole weeks, months, quarters, seasons and years, seen from publication."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context, nearest, nearest_told, this_one, tried
from factcheck.dates.days import days_from, month_of, months_of, quarter_of, week_of, years_of
from factcheck.dates.patterns import Found, Phrase, phrases, unit_in
from factcheck.dates.period import QUARTERS, Period
from factcheck.dates.reading import Reading, reading_of

OFFSETS = {
    "last": -1, "past": -1, "previous": -1, "this": 0, "current": 0, "present": 0, "next": 1,
    "coming": 1, "upcoming": 1, "the": 0, "prior": -1, "preceding": -1, "latest": -1,
    "just ended": -1, "this past": -1, "recent": -1, "most recent": -1,
    "same": 0, "earlier": -1, "just concluded": -1, "forthcoming": 1,
}  # fmt: skip


def unit_around(day: date, unit: str, offset: int = 0) -> Period:
    """The calendar unit that holds a day, or one so many units later; weeks from Monday."""
    if unit == "day":
        shifted = days_from(day, offset)
        return Period(shifted, shifted)
    if unit == "week":
        return week_of(day, offset)
    if unit == "month":
        return month_of(day.year, day.month + offset)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3 + offset)
    length = {"year": 1, "decade": 10, "century": 100}[unit]
    return years_of(day.year - day.year % length + length * offset, length)


def read_unit(found: Found, context: Context) -> list[Reading]:
    """As in "this month", "last year", "next quarter", "the week"."""
    unit, offset = unit_in(found), OFFSETS[found.get("which", "the")]
    if unit == "week":
        return [_week(context.day, offset)]
    if unit == "quarter" and found.get("which", "the") == "the" and context.tense != "future":
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
    unit, is_past = unit_in(found), found["which"] == "before last"
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
    """A quarter without its year: "the third quarter", the nearest on the tense's side."""
    quarter = quarter_in(found)
    years = range(context.day.year - 1, context.day.year + 2)
    quarters = tried(partial(quarter_of, year, quarter) for year in years)
    how = f"the nearest {QUARTERS[quarter - 1]} quarter to {PUBLISHED}"
    return [reading_of(period, "quarter", how) for period in nearest_told(context, quarters)]


def quarter_in(found: Found) -> int:
    """The number of the quarter in a slot."""
    digits = [letter for letter in found["quarter"] if letter in "1234"]
    return int(digits[0]) if digits else QUARTERS.index(found["quarter"].split()[0]) + 1


def read_full_quarter(found: Found, context: Context) -> list[Reading]:
    """A quarter with its year: "Q3 2023"."""
    period = quarter_of(int(found["year"]), quarter_in(found))
    return [reading_of(period, "quarter", "the calendar quarter as written")]


def half_in(found: Found) -> int:
    """The number of the half-year in a slot."""
    return 1 if "1" in found["half"] or found["half"].startswith("first") else 2


def read_half(found: Found, context: Context) -> list[Reading]:
    """A half-year without its year: "the first half"."""
    half = half_in(found)
    years = range(context.day.year - 1, context.day.year + 2)
    halves = tried(partial(months_of, year, 6 * half - 5, 6) for year in years)
    how = f"the nearest {QUARTERS[half - 1]} half-year to {PUBLISHED}"
    return [reading_of(period, "span", how) for period in nearest_told(context, halves)]


def read_full_half(found: Found, context: Context) -> list[Reading]:
    """A half-year with its year: "the first half of 2023"."""
    period = months_of(int(found["year"]), 6 * half_in(found) - 5, 6)
    return [reading_of(period, "span", "the half-year as written")]


_SEASON_MONTHS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
_STRETCH = 22  # days by which an astronomical season may outlast the meteorological one


def season_of(year: int, season: str) -> Period:
    """A northern season as people use it; winter belongs to the year in which it begins.

    It is the meteorological season, stretched to hold the astronomical one.
    """
    months = months_of(year, _SEASON_MONTHS[season], 3)
    end = months.latest or date.max
    return Period(months.earliest, end + timedelta(days=min(_STRETCH, (date.max - end).days)))


def _season_reading(year: int, season: str, how: str) -> Reading:
    wide = season_of(year, season)
    named = months_of(year, _SEASON_MONTHS[season], 3)
    return Reading(wide.earliest, wide.latest, "season", how, is_vague=True, nominal=named)


def read_season(found: Found, context: Context) -> list[Reading]:
    """A season without its year: "this summer", "last spring", "next winter", "in the fall"."""
    season, which = found["season"], found.get("which", "the")
    years = range(context.day.year - 4, context.day.year + 3)
    seasons = tried(partial(months_of, year, _SEASON_MONTHS[season], 3) for year in years)
    chosen = _seasons(context, seasons, which)
    how = f"a {season} near {PUBLISHED}, in the north"
    return [
        _season_reading(period.earliest.year, season, how) for period in chosen if period.earliest
    ]


def _seasons(context: Context, seasons: list[Period], which: str) -> list[Period]:
    today = context.today
    ended = [season for season in seasons if season.days_before(today)]
    gap = min((season.days_apart(today) for season in ended), default=366)
    is_just_over = gap <= _STRETCH and which != "this past"
    if which == "before last":
        return ended[-3:-1] if is_just_over else ended[-2:-1]
    offset = OFFSETS[which]
    if offset < 0:
        return ended[-2:] if is_just_over else ended[-1:]
    if offset > 0:
        return [season for season in seasons if today.days_before(season)][:1]
    if which == "this":
        return this_one(context, seasons)
    return nearest(context, seasons)


def read_full_season(found: Found, context: Context) -> list[Reading]:
    """A season with its year: "spring 1968"; a winter may begin in it or end in it."""
    year, season = int(found["year"]), found["season"]
    how = "the season as written, in the north"
    readings = [_season_reading(year, season, how)]
    if season == "winter" and "last" not in found:
        readings.insert(0, _season_reading(year - 1, season, how))
    return readings


_PLAIN_UNIT = "<unit:week|month|quarter|qtr|year|decade|century>"
_WHICH_UNIT = (
    "<which:this past|last|past|previous|this|current|present|next|coming|upcoming|prior|"
    "preceding|latest|just ended|most recent|forthcoming|just concluded>"
)
_QUARTER = (
    "<quarter:(?:first|second|third|fourth|1st|2nd|3rd|4th|[1-4]) (?:quarter|qtr)|q[1-4]|[1-4]q>"
)
_HALF = "<half:(?:first|second|last|latter|back|1st|2nd) half|h[12]|[12]h>"

UNITS: tuple[Phrase, ...] = (
    *phrases(
        read_before_last,
        "[the] <unit:week|month|quarter|year> <which:before last|after next|after the next>",
    ),
    *phrases(
        read_unit,
        f"[the] {_WHICH_UNIT} [calendar|whole|full] {_PLAIN_UNIT}",
        f"[the|all] {_PLAIN_UNIT}",
        f"[all|throughout] {_WHICH_UNIT} {_PLAIN_UNIT}",
    ),
    *phrases(read_latest_period, "[the] (latest|most recent|just ended) period"),
    *phrases(read_full_quarter, f"[the] {_QUARTER} [of] <year>", f"<year> [the] {_QUARTER}"),
    *phrases(read_quarter, f"[the] {_QUARTER}"),
    *phrases(read_full_half, f"[the] {_HALF} [of] <year>", f"<year> {_HALF}"),
    *phrases(read_half, f"[the] {_HALF} [of the year]"),
    *phrases(
        read_full_season,
        "[the] <season> [of|in] <year>",
        "[the] <year> <season>",
        "[the] <season> [of] <year> to <last:\\d\\d(?:\\d\\d)?>",
        "[the] <year> to <last:\\d\\d(?:\\d\\d)?> <season>",
    ),
    *phrases(
        read_season,
        f"[the|in the] {_WHICH_UNIT} <season>",
        "[the] <season> [months|season]",
        "[the] <season> <which:before last>",
    ),
)
