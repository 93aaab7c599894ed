"""Periods by their end, their place in a bigger one, or where they turn: "year-end", "Q4 FY24"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import partial
from math import ceil

from msgspec.structs import replace

from factcheck.dates.choosing import HARDLY, share_over, tried
from factcheck.dates.counting import shifted, unit_around
from factcheck.dates.days import (
    NotReadError,
    RefusedError,
    around,
    both_ends,
    day_of,
    days_from,
    granularity_of,
    months_from,
    months_of,
    week_of,
    weekday_in,
    year_of,
    years_of,
)
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.reading.dates.counted_dates import before_that, quarter_a_year_before
from factcheck.reading.dates.date_context import PUBLISHED, DateContext, in_some_year, of_each
from factcheck.reading.dates.date_ranges import is_range
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.dates.spans_of_time import length_of, one_of
from factcheck.reading.grammar.calendar_words import order, unit_words
from factcheck.reading.grammar.chart import Told
from factcheck.reading.grammar.rows import Found

_NAMED_LENGTHS = {
    "half": (6, "month"), "period": (3, "month"), "quarter": (1, "quarter"),
    "qtr": (1, "quarter"), "year": (1, "year"), "month": (1, "month"), "week": (1, "week"),
    "fortnight": (1, "fortnight"), "decade": (10, "year"), "century": (100, "year"),
}  # fmt: skip
_EDGE_TENSES = {
    "ended": "past", "that ended": "past", "ending": "present", "that ends": "future",
    "that began": "past", "that started": "past",
    "that begins": "future", "that starts": "future",
    "which begins": "future", "which starts": "future",
}  # fmt: skip


# -- by their end


def read_ended(found: Found, context: DateContext) -> list[Reading]:
    """As in "the nine months ended Sept. 30": back from its last day, that day included."""
    count, unit = _length(found)
    readings = []
    end = found.get("end", "")
    if end == "to" and found["date"].norms[-1] in ("ago", "back", "later", "earlier"):
        raise NotReadError("it is a count from one length to another")
    tense = context.tense or _EDGE_TENSES.get(end)
    for reading in context.read_in_tense(found["date"], tense):
        if not (end or reading.is_exact_day):
            raise NotReadError("no day ends it")  # but in "1st qtr Jan 31"
        if unit == reading.granularity == "quarter":
            raise NotReadError("it is a run of quarters")
        last = reading.named.last
        first = shifted(days_from(last, 1), -count, unit)
        if unit == "hour":
            first = days_from(last, -ceil(count / 24))  # from some hour of that day
        said = found["length"].said if "length" in found else found.get("named", "quarter")
        how = f"the {said} up to {spoken(Period(last, last))}"
        readings.append(Reading(first, last, unit if count == 1 else "span", how))
    return readings


def read_begun(found: Found, context: DateContext) -> list[Reading]:
    """As in "the fiscal year that begins July 1": a whole one from its first day on."""
    count, unit = _length(found)
    readings = []
    tense = context.tense or _EDGE_TENSES.get(found["begin"])
    for reading in context.read_in_tense(found["date"], tense):
        first = reading.named.first
        how = f"the {found['named']} from {spoken(Period(first, first))} on"
        readings.append(Reading(first, days_from(shifted(first, count, unit), -1), unit, how))
    return readings


def _length(found: Found) -> tuple[Fraction, str]:
    if "named" in found:
        count, unit = _NAMED_LENGTHS[found["named"]]
        return Fraction(count), unit
    length = one_of("quarter") if "quarter" in found else length_of(found)
    return length.count.high, length.unit


# -- counted in a bigger period


_HAVE_QUARTERS = ("year", "span")
_FIRST = ("first", "opening", "initial")
_LAST = ("last", "final", "closing")


def read_part_counted(found: Found, context: DateContext) -> list[Reading]:
    """As in "the first nine months of 1989", "the last week of October"."""
    return [_part_of(whole, found) for whole in _wholes(found, context)]


def _part_of(whole: Reading, found: Found) -> Reading:
    """A quarter, a half or so many units of a bigger period."""
    first, last = both_ends(whole.named, "it needs a period with two ends")
    if "quarter" in found or "half" in found:
        part = _part_of_year(whole, first.year, found)
        return reading_of(part, granularity_of(part), f"counted in {spoken(whole.named)}")
    (count, unit), (nth, is_back) = _length(found), _which(found)
    is_one_quarter = unit == "quarter" and "length" not in found
    is_of_century = is_one_quarter and whole.granularity == "century"
    if is_of_century:
        count, unit = Fraction(25), "year"
    elif is_one_quarter and whole.granularity not in _HAVE_QUARTERS:
        raise NotReadError("it is no quarter of a year")
    if "full" in found and unit == "week":
        return _full_week(nth, is_back, first, last)
    part = _counted_part(nth, is_back, first, last, count, unit)
    if unit not in ("day", "week") and not whole.named.holds(part):
        raise NotReadError("it is no part of what it is counted in")
    if whole.is_vague and not whole.period.holds(part):
        return _as_far_around(whole, part)
    if whole.is_vague or is_of_century:
        return replace(whole, granularity="span", nominal=part)
    if "date" in found and "/" in found["date"].norms:
        return replace(whole, granularity="span", is_vague=True)  # of a crop's or firm's year
    if unit == "week":
        return _week_part(part, nth, is_back, count, whole)
    return reading_of(part, granularity_of(part), f"the days counted in {spoken(whole.named)}")


def _as_far_around(whole: Reading, part: Period) -> Reading:
    """Days beyond a vague whole, as vague: "the twelfth day of Christmas"."""
    before = (whole.period.first - whole.named.first).days
    after = (whole.period.last - whole.named.last).days
    first, last = days_from(part.first, before), days_from(part.last, after)
    return replace(whole, earliest=first, latest=last, granularity="span", nominal=part)


def _part_of_year(whole: Reading, year: int, found: Found) -> Period:
    if whole.granularity != "year":
        raise NotReadError("it is no part of a year")
    length, number = (3, found["quarter"]) if "quarter" in found else (6, found["half"])
    return months_of(year, length * (number - 1) + 1, length)


def _wholes(found: Found, context: DateContext) -> Sequence[Reading]:
    """What a part is counted in: a year, last month, or another date."""
    if "year" in found:
        return [_year(found["year"])]
    if "whose" in found:
        return [context.calendar(found["whole"], order()[found["whose"]])]
    if is_range(found["date"]):
        raise NotReadError("it belongs to the first of two dates")
    return context.read(found["date"])


def _year(year: int) -> Reading:
    return reading_of(year_of(year), "year", "the year as written")


def _which(found: Found) -> tuple[int, bool]:
    """Which of several, and whether it is counted back from the last."""
    if "nth" in found:
        nth: int = found["nth"]
        return nth, "last" in found
    which = found["which"]
    if which in _FIRST:
        return 1, False
    return (1, True) if which in _LAST else (2, True)


def _counted_part(
    nth: int, is_back: bool, first: date, last: date, count: Fraction, unit: str
) -> Period:
    if is_back:
        end = shifted(days_from(last, 1), -(nth - 1) * count, unit)
        start = shifted(days_from(last, 1), -nth * count, unit)
        return Period(min(start, last), days_from(end, -1))
    start = shifted(first, (nth - 1) * count, unit)
    end = days_from(shifted(first, nth * count, unit), -1)
    return Period(start, max(first, end))


def _full_week(nth: int, is_back: bool, first: date, last: date) -> Reading:
    """As in "the last full week of March": no day of it lies outside, from Monday or Sunday."""
    weeks = [_nth_full_week(nth, is_back, first, last, weekday) for weekday in (0, 6)]
    whole = weeks[0].hull(weeks[1])
    how = f"a whole week in {spoken(Period(first, last))}"
    return Reading(whole.earliest, whole.latest, "week", how, is_vague=True, nominal=weeks[0])


def _nth_full_week(nth: int, is_back: bool, first: date, last: date, weekday: int) -> Period:
    """That of the weeks from a weekday on, counted from the first or back from the last of them."""
    if is_back:
        end = days_from(last, -((last.weekday() - weekday + 1) % 7))
        return week_of(end, 1 - nth, weekday)
    start = days_from(first, (weekday - first.weekday()) % 7)
    return week_of(start, nth - 1, weekday)


def _week_part(
    part: Period, nth: int, is_back: bool, count: Fraction, whole_reading: Reading
) -> Reading:
    """A week in a month may also be a calendar week that lies partly in it.

    Of a year, it is named by the number that the ISO calendar counts.
    """
    first, last = both_ends(part, "it needs a period with two ends")
    whole = part.hull(week_of(first, first=6)).hull(week_of(last))
    place = spoken(whole_reading.named)
    how = f"seven days counted in {place}, or calendar weeks"
    named = part
    if whole_reading.granularity == "year":
        named = _iso_weeks(whole_reading.named.first.year, nth, is_back, count)
        whole = whole.hull(named)
    return Reading(whole.earliest, whole.latest, "week", how, is_vague=True, nominal=named)


def _iso_weeks(year: int, nth: int, is_back: bool, count: Fraction) -> Period:
    """Weeks of a year by their numbers: the first has the year's first Thursday (ISO 8601)."""
    many = int(count)
    first = week_of(day_of(year, 1, 4))
    if is_back:
        last = week_of(day_of(year, 12, 28))
        end = week_of(last.first, -(nth - 1) * many)
        return week_of(end.first, 1 - many).hull(end)
    start = week_of(first.first, (nth - 1) * many)
    return start.hull(week_of(start.first, many - 1))


def read_first_months(found: Found, context: DateContext) -> list[Reading]:
    """As in "the first nine months", of the nearest year on the tense's side."""
    count, unit = _length(found)
    if unit not in ("month", "quarter"):
        raise NotReadError("it is no count of months")
    many = int(count) * {"month": 1, "quarter": 3}[unit]
    if not 1 <= many <= 12:
        raise NotReadError("a year has twelve months")
    name = f"first {found['length'].said} of the year"
    months = partial(months_of, first=1, count=many)
    return in_some_year(found, context, months, "span", name, is_told_late=True)


_COUNTED = {"earlier", "ago", "before"}  # "the year earlier third quarter" lies in another year
_YEARS_AWAY = {"last": -1, "previous": -1, "prior": -1, "past": -1, "next": 1, "coming": 1}


def read_in_year(found: Found, context: DateContext) -> list[Reading]:
    """As in "October last year", "the third quarter of this year", "Christmas next year"."""
    inner: Told = found["date"]
    norms = inner.norms
    if norms[-1] == "day" and "the" in norms:
        raise NotReadError("it is a day of that year by its words")
    if (
        norms[-1] in words_around()["no part"]
        or norms[0] in _COUNTED
        or {"or", "and", "to"} & set(norms)
    ):
        raise NotReadError("a year alone is no part of a year")
    year = context.day.year + _YEARS_AWAY.get(found.get("which", "last"), 0)
    try:
        readings = context.read_in_year(inner, year)
    except RefusedError as error:
        raise NotReadError(str(error)) from None
    if readings == _read_in(inner, year - 1, context):
        raise NotReadError("it is told from publication, not of a year")
    return list(readings)


def _read_in(told: Told, year: int, context: DateContext) -> Sequence[Reading]:
    try:
        return context.read_in_year(told, year)
    except NotReadError:
        return ()


def read_same_last_year(found: Found, context: DateContext) -> list[Reading]:
    """As in "the same period last year", "the year-earlier quarter".

    Counted from another claim's date where one is given; else it lies a year and more back. A
    quarter is the one before the last that was over; a company's "period" mostly is one too.
    """
    said = unit_words().get(found["same"], found["same"])
    unit = said if said in ("quarter", "month", "week", "day") else "year"
    if context.has_origin:
        return before_that(one_of("year"), context)
    whole = named = unit_around(months_from(context.day, -12), unit)
    if said in ("quarter", "period"):
        named = unit_around(context.day, "quarter", -5)
        whole = named if unit == "quarter" else whole.hull(named)
    how = f"the {unit} a year before that of {PUBLISHED}, or before that"
    before = Reading(None, whole.latest, unit, how, is_vague=True, nominal=named)
    is_quarterly = said in ("year", "period")
    return [before, quarter_a_year_before(context)] if is_quarterly else [before]


def read_year_period(found: Found, context: DateContext) -> list[Reading]:
    """As in "the 1988 period": some part of that year; a season may begin before it, or end after.

    American football is played from September to February, basketball from October to June.
    """
    year = year_of(found["year"])
    first, last, how = year.first, year.last, "some part of that year"
    if found.get("of") != "season":
        return [Reading(first, last, "year", how, is_vague=True)]
    first, last = days_from(first, -_HALF_A_YEAR), days_from(last, _HALF_A_YEAR)
    return [Reading(first, last, "year", how, is_vague=True, nominal=year)]


_HALF_A_YEAR = 182  # days


def read_nth_weekday(found: Found, context: DateContext) -> list[Reading]:
    """As in "the first Monday in October", "the last Friday of 2019"."""
    weekday, readings = found["weekday"], []
    wholes = context.read(found["date"]) if "date" in found else [
        reading_of(unit_around(context.day, "month"), "month", "the month of publication")
    ]  # fmt: skip
    for whole in wholes:
        first, last = both_ends(whole.period, "a weekday is counted in a period with two ends")
        if whole.is_vague or (last - first).days < _FEWEST_DAYS:
            raise NotReadError("a weekday is counted in a month or more")
        day = weekday_in(whole.named, weekday, found.get("nth", 0))
        day = days_from(day, -7) if "last" in found else day
        readings.append(Reading(day, day, "day", f"counted in {spoken(whole.period)}"))
    return readings


_FEWEST_DAYS = 27  # between the first day of a month and its last


@of_each
def read_weekday_of_weeks(week: Reading, found: Found, context: DateContext) -> Reading:
    """As in "the Friday of the first week of October": that day of the week that is named."""
    first, last = both_ends(week.named, "a day of a week needs a week", most=7)
    if (last - first).days != 6:
        raise NotReadError("a day of a week needs a week")
    day = days_from(first, (found["weekday"] - first.weekday()) % 7)
    return Reading(day, day, "day", f"in {spoken(week.named)}", is_vague=week.is_vague)


def read_month_quarter(found: Found, context: DateContext) -> list[Reading]:
    """As in "the June quarter": the three months that end with it."""
    last = found["month"]
    name = "three months that end with the month"
    return in_some_year(found, context, lambda year: months_of(year, last - 2, 3), "quarter", name)


@of_each
def read_first_of(whole: Reading, found: Found, context: DateContext) -> Reading:
    """As in "the first of the year", "the first of next month": its first day."""
    first = whole.named.first
    if whole.granularity not in ("month", "year"):
        raise NotReadError("'the first' needs a month or a year")
    return Reading(first, first, "day", f"the first day of {spoken(whole.period)}")


def _new_year(named: Period) -> Reading:
    first, _ = both_ends(named, "the date it counts from has no known end")
    year = year_of(first.year + 1 if named.last.month > 2 else first.year)
    how = f"the year that begins beside {spoken(named)}"
    return Reading(year.earliest, year.latest, "year", how, is_vague=True)


# -- fiscal years and quarters, whose months depend on whose they are


def read_fiscal(found: Found, context: DateContext) -> list[Reading]:
    """As in "fiscal 2023": which fiscal year is not known, so from early 2022 to spring 2024."""
    year = found.get("year")
    if year is None:
        year = context.day.year + order().get(found.get("which", ""), 0)
    return [_fiscal(year, found.get("kind", "fiscal"))]


def _fiscal(year: int, kind: str = "fiscal") -> Reading:
    whole = Period(day_of(year - 1, 2, 1), day_of(year + 1, 3, 31))
    how = f"a {kind} year {year}: it may begin from February {year - 1} to April {year}"
    named = year_of(year)
    return Reading(whole.earliest, whole.latest, "year", how, is_vague=True, nominal=named)


def read_fiscal_quarter(found: Found, context: DateContext) -> list[Reading]:
    """As in "the fiscal third quarter": some quarter, or half, of a fiscal year not known."""
    half, year = found.get("half"), found.get("year", context.year)
    part, months = (half, 6) if half else (found.get("quarter") or found["nth"], 3)
    if part > 4:
        raise NotReadError("a year has four quarters")
    unit, granularity = ("half", "span") if half else ("quarter", "quarter")
    how = f"{unit} {part} of a fiscal year that is not known"
    years = [year] if year is not None else range(context.day.year - 1, context.day.year + 2)
    parts = tried(partial(months_of, one, months * (part - 1) + 1, months) for one in years)
    chosen = parts if year is not None else context.nearest_told(parts)
    return [
        replace(_fiscal(one.earliest.year), granularity=granularity, how=how, nominal=one)
        for one in chosen
        if one.earliest
    ]


# -- where a year, a month or a century ends and the next begins


def read_unit_end(found: Found, context: DateContext) -> list[Reading]:
    """As in "year-end", "year-end 1988", "month-end": the last month of a year, days of a month."""
    unit = found.get("unit", "year")
    year = found.get("year", context.year if unit == "year" else None)
    wholes = [_year(year)] if year is not None else ending(unit, context)
    return [_end_of(whole, unit) for whole in wholes]


def _end_of(whole: Reading, unit: str) -> Reading:
    last = whole.named.last
    days = {"week": 2, "month": 7}.get(unit, last.day)
    how = f"the end of {spoken(whole.named)}"
    first = days_from(last, 1 - days)
    return Reading(first, last, "span", how, is_vague=True, nominal=whole.named)


def ending(unit: str, context: DateContext) -> Sequence[Reading]:
    """The year, month or week whose end is spoken of: that of publication.

    The one before it too, where the end is told in the past, or the last one was nearer.
    """
    this, last = (context.calendar(unit, offset) for offset in (0, -1))
    is_nearer = context.day - last.named.last < this.named.last - context.day
    if context.tense == "past" or (is_nearer and context.tense != "future"):
        return [last, this]
    return [this]


def read_part_of_unit(found: Found, context: DateContext) -> list[Reading]:
    """As in "the second half of the year", "the last day of the month": of this one, or the last.

    A part that has hardly begun may be that of the one before, unless it is told as to come.
    """
    unit = found["whole"]
    last, this = (_part_of(context.calendar(unit, offset), found) for offset in (-1, 0))
    begun = share_over(this.named, context.day)
    if context.tense == "future" or begun >= HARDLY:
        return [this]
    chosen = [last] if context.tense == "past" and begun == 0 else [last, this]
    return [replace(reading, is_alternative=True) for reading in chosen]


def read_turn(found: Found, context: DateContext) -> list[Reading]:
    """As in "the turn of the century", "of the 20th century", "of the year": the time around it.

    It is ten years on either side of the beginning of a century, two weeks of that of a year. Of
    a century without its number it may still be the last one's.
    """
    if "ordinal" in found:
        turns = [_turn_of_century(100 * (found["ordinal"] - 1))]
    elif found["of"] == "year":
        years = (context.day.year, context.day.year + 1)
        turns = context.nearest(tried(partial(_turn_of_year, year) for year in years))
    else:
        century = context.day.year // 100 * 100
        firsts = (century - 100, century, century + 100)
        tried_turns = tried(partial(_turn_of_century, first) for first in firsts)
        near = context.nearest(tried_turns)
        last = [turn for turn in tried_turns if near and turn.days_before(near[-1])][-1:]
        turns = near if context.tense else list(dict.fromkeys((*last, *near)))
    return [replace(reading_of(turn, "span", f"about {turn}"), is_vague=True) for turn in turns]


def _turn_of_century(first: int) -> Period:
    return years_of(first - 10, 21)


def _turn_of_year(year: int) -> Period:
    return around(day_of(year, 1, 1), 14)


def read_whole_year(found: Found, context: DateContext) -> list[Reading]:
    """As in "the full year": the last one where that was over not long ago, and this one."""
    return list(ending("year", context))


def read_new_year(found: Found, context: DateContext) -> list[Reading]:
    """As in "the new year": the year whose first day is nearest, on the tense's side.

    Beside another claim's date it is the next, or the one that has just begun.
    """
    if context.has_origin:
        return [_new_year(origin.named) for origin in context.origins]
    day = context.day
    is_next = context.tense != "past" if day.month > 6 else context.tense == "future"
    year = year_of(day.year + is_next)
    how = f"the year that begins nearest to {PUBLISHED}"
    return [Reading(year.earliest, year.latest, "year", how, is_vague=True)]
