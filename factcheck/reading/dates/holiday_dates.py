"""Holidays by their names, with a year, a word of order or the days around them; anniversaries."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cache, partial
from itertools import chain

from msgspec.structs import replace

from factcheck.dates.choosing import tried
from factcheck.dates.counting import Count
from factcheck.dates.days import NotReadError, around, days_from, months_from, single_day
from factcheck.dates.holidays import (
    Holiday,
    days_of,
    holiday_beginnings,
    holiday_called,
    holidays_beginning,
    year_of,
)
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading
from factcheck.reading.dates.date_context import PUBLISHED, DateContext
from factcheck.reading.grammar.calendar_words import months, order
from factcheck.reading.grammar.chart import Chart, Told
from factcheck.reading.grammar.engine import norm_at
from factcheck.reading.grammar.phrases import Ends, Names
from factcheck.reading.grammar.rows import End, Found, GrammarRow
from factcheck.reading.grammar.tokens import first_word

_AROUND, _FAR_AROUND = range(-2, 3), range(-5, 6)  # years: some holidays are of every fifth


@cache
def _names() -> Names:
    firsts: dict[str, list[str]] = {}
    for written in holiday_beginnings():
        firsts.setdefault(first_word(written), []).append(written)
    return Names(firsts, lambda first: chain.from_iterable(map(holidays_beginning, firsts[first])))


def holiday_slot(chart: Chart, at: int) -> Ends:
    """A holiday by its name; "the new year" alone is a year."""
    for end, holiday in _names().ends(chart.line, at):
        is_new_year = end == at + 2 and chart.line[at].norm == "new"
        is_bare = is_new_year and at and chart.line[at - 1].norm == "the"
        if not is_bare:
            yield end, holiday


def holiday_words() -> Collection[str]:
    """The words with which the names of holidays begin."""
    return _names().first_words


def new_year_slot(chart: Chart, at: int) -> Ends:
    """The first day of the year in "after the new year"."""
    line = chart.line
    if norm_at(line, at + 1) == "year":
        end = End(GrammarRow(0, "new year", read_holiday), (("holiday", ""),))
        yield at + 2, Told(line, at, at + 2, [((end,), (holiday_called("new year's day"),))])


def read_full_holiday(found: Found, context: DateContext) -> list[Reading]:
    """A holiday with its year: "Thanksgiving 2023"."""
    return _of_year(found["holiday"], found["year"])


def read_holiday(found: Found, context: DateContext) -> list[Reading]:
    """A holiday without its year: the nearest on the tense's side; "last", "next", "this"."""
    holiday, chosen = found["holiday"], list[Period]()
    if context.year is not None:
        return _of_year(holiday, context.year)
    if found.get("which"):
        holiday = _kept_every_year(holiday)
    for groups in _in_years(holiday, context):
        hulls = [_hull(group) for group in groups]
        named = _chosen(found, hulls, context)
        chosen += [
            day for group, hull in zip(groups, hulls, strict=True) if hull in named for day in group
        ]
    if not chosen:
        raise NotReadError("its calendar does not reach these years")
    return _readings(holiday, chosen, f"{holiday.name} nearest to {PUBLISHED}")


def _chosen(found: Found, days: list[Period], context: DateContext) -> list[Period]:
    today, which, nth = context.today, found.get("which", ""), found.get("ordinal", 1)
    if which in ("closest", "nearest"):
        return sorted(days, key=today.days_apart)[nth - 1 : nth]
    if which == "this":
        return context.this_one(days)
    if which in ("before last", "after next"):
        over = [day for day in days if day.days_before(today)]
        return over[-2:-1] if which == "before last" else days[len(over) + 1 :][:1]
    offset = order().get(which, 0)
    if offset < 0:
        return [day for day in days if day.days_before(today)][-1:]
    if offset > 0:
        return [day for day in days if today.days_before(day)][:1]
    return context.nearest(days)


def read_distant_holiday(found: Found, context: DateContext) -> list[Reading]:
    """As in "Thanksgiving in a year", "Diwali two years ago": that of the year counted to."""
    length = found["length"]
    if length.unit == "month" and "ago" not in found:
        return _in_months(found, context)
    if length.unit != "year":
        raise NotReadError("a holiday is counted in years")
    years = _whole_number(length.count)
    return _of_year(found["holiday"], context.day.year + (-years if "ago" in found else years))


def _in_months(found: Found, context: DateContext) -> list[Reading]:
    """As in "Thanksgiving in nine months": the nearest to the day counted to."""
    length = found["length"]
    day = months_from(context.day, _whole_number(length.count))
    closest = {"holiday": found["holiday"], "which": "closest"}
    how = f"nearest to the day {length.said} after {PUBLISHED}"
    readings = read_holiday(closest, replace(context, published=day))
    return [replace(reading, how=how) for reading in readings]


def _whole_number(count: Count) -> int:
    if count.low != count.high or count.high.denominator != 1:
        raise NotReadError("it needs a whole number")
    return int(count.high)


def _of_year(holiday: Holiday, year: int) -> list[Reading]:
    days = days_of(holiday, year)
    if not days:
        raise NotReadError(f"the calendar of {holiday.name} does not reach the year {year}")
    return _readings(holiday, days, "the holiday of that year")


def _kept_every_year(holiday: Holiday) -> Holiday:
    """A day that is kept, without the one of history: "next VE Day"."""
    return replace(holiday, rules=tuple(rule for rule in holiday.rules if not year_of(rule)))


def _in_years(holiday: Holiday, context: DateContext) -> list[list[list[Period]]]:
    """For each rule what it names around publication, days that touch together."""
    each = [(rule, replace(holiday, rules=(rule,))) for rule in holiday.rules]
    return [
        _adjacent_groups(
            day for year in _years_of(rule, context.day) for day in days_of(alone, year)
        )
        for rule, alone in each
    ]


def _years_of(rule: str, day: date) -> Sequence[int]:
    """The years around a day, or the only one of a day of history."""
    if (year := year_of(rule)) is not None:
        return (year,)
    return [day.year + offset for offset in (_FAR_AROUND if "every" in rule else _AROUND)]


def _adjacent_groups(days: Iterable[Period], gap: int = 1) -> list[list[Period]]:
    """Days at most a gap apart, in groups, each in the order given; the groups by their days."""
    given, groups = list(dict.fromkeys(days)), list[list[Period]]()
    for day in sorted(given, key=lambda day: day.first):
        if groups and _hull(groups[-1]).days_apart(day) <= gap:
            groups[-1].append(day)
        else:
            groups.append([day])
    return [sorted(group, key=given.index) if len(group) > 1 else group for group in groups]


def _hull(days: Sequence[Period]) -> Period:
    whole = days[0]
    for day in days[1:]:
        whole = whole.hull(day)
    return whole


def _readings(holiday: Holiday, days: Iterable[Period], how: str) -> list[Reading]:
    """All days that lie near one another, with those beside, and the first of them as the name.

    The others are alternatives; where one is the whole, it is the name that is an alternative.
    """
    readings, margin = [], holiday.before + holiday.after
    for named, *others in _adjacent_groups(days, max(1, margin)):
        whole = _with_days_around(_hull([named, *others]), holiday)
        unit = "day" if named.is_day else "span"
        apart = [named] if whole in others else others
        nominal = named if named != whole and whole not in others else None
        readings.append(
            Reading(whole.earliest, whole.latest, unit, how, is_vague=margin > 0, nominal=nominal)
        )
        readings += [
            Reading(day.earliest, day.latest, unit, how, is_alternative=True) for day in apart
        ]
    return readings


def _with_days_around(days: Period, holiday: Holiday) -> Period:
    return Period(days_from(days.first, -holiday.before), days_from(days.last, holiday.after))


def _read(found: Found, context: DateContext) -> list[Reading]:
    read = read_full_holiday if "year" in found else read_holiday
    return read(found, context)


def read_holiday_weekend(found: Found, context: DateContext) -> list[Reading]:
    """As in "Labor Day weekend": the days beside the holiday, four at most.

    It names the Saturday and Sunday beside it, the holiday, and what lies between.
    """
    return [
        replace(
            reading, earliest=around(day, 4).earliest, latest=around(day, 4).latest,
            granularity="span", is_vague=True, nominal=_weekend_beside(day),
        )
        for reading in _read(found, context)
        if (day := reading.named.earliest)
    ]  # fmt: skip


def _weekend_beside(day: date) -> Period:
    """Of a Wednesday either weekend is as near: the next."""
    to_saturday = 5 - day.weekday()
    saturday = days_from(day, to_saturday if to_saturday < 4 else to_saturday - 7)
    return Period(saturday, days_from(saturday, 1)).hull(Period(day, day))


def read_holiday_time(found: Found, context: DateContext) -> list[Reading]:
    """As in "the Christmas holidays", "Easter week": days or weeks around the feast."""
    readings = []
    for reading in _read(found, context):
        day = reading.named.first
        first, last = around(day, 10).earliest, around(day, 14).latest
        how = f"the time around {spoken(reading.named)}"
        readings.append(Reading(first, last, "span", how, is_vague=True, nominal=reading.named))
    return readings


# -- anniversaries


def read_anniversary(found: Found, context: DateContext) -> list[Reading]:
    """As in "the 75th anniversary of 8 May 1945": so many years after.

    Of a day without its year it is known only that it is that day of a year. The 80th anniversary
    of D-Day is none of a day that is kept each year.
    """
    years = found["ordinal"] if "ordinal" in found else _years(found["length"])
    told: Told | None = found.get("date")
    if told is None:
        starts = context.origins
    elif _is_without_year(told):
        return list(context.read(told))
    else:
        starts = context.read(told)
    kept = [_years_after(start, years) for start in starts]
    last = context.day.year + max(_AROUND)
    return [each for each in kept if each.period.first.year <= last] or kept


def _years(length: object) -> int:
    unit, count = getattr(length, "unit", ""), getattr(length, "count", None)
    if unit != "year" or count is None:
        raise NotReadError("an anniversary is counted in years")
    return _whole_number(count)


def read_some_anniversary(found: Found, context: DateContext) -> list[Reading]:
    """As in "the anniversary of the Oct. 7 attack": that day of the nearest year."""
    if _is_without_year(found["date"]):
        return list(context.read(found["date"]))
    readings = []
    for start in context.read(found["date"]):
        first = start.period.first
        if not start.period.is_day:
            raise NotReadError("an anniversary needs a day")
        years = range(max(first.year, context.day.year - 4) + 1, context.day.year + 5)
        days = tried(partial(single_day, year, first.month, first.day) for year in years)
        readings += [
            replace(
                start,
                earliest=day.earliest,
                latest=day.latest,
                how=f"an anniversary of {spoken(start.period)}",
                nominal=None,
            )
            for day in context.nearest(days)
        ]
    return readings


def _is_without_year(told: Told) -> bool:
    return told.year is None and not months().keys().isdisjoint(told.norms)


def _years_after(start: Reading, years: int) -> Reading:
    return replace(
        start,
        earliest=start.earliest and months_from(start.earliest, 12 * years),
        latest=start.latest and months_from(start.latest, 12 * years),
        how=f"{years} years after {spoken(start.period)}",
        nominal=None,
    )
