"""Holidays in phrases: "last Christmas", "Easter 2024", "Labor Day weekend"."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context, nearest, this_one
from factcheck.dates.days import NotReadError, around, days_from, months_from
from factcheck.dates.holidays import Holiday, days_of
from factcheck.dates.patterns import Found, Phrase, phrases, years_in
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading
from factcheck.dates.words import ordinal_of, plain_holidays

_AROUND = range(-5, 6)  # years: some holidays are of every fifth


def read_full_holiday(found: Found, context: Context) -> list[Reading]:
    """A holiday with its year: "Thanksgiving 2023"."""
    return _of_year(found, int(found["year"]))


def read_holiday(found: Found, context: Context) -> list[Reading]:
    """A holiday without its year: the nearest on the tense's side; "last", "next", "this"."""
    holiday, chosen = plain_holidays()[found["holiday"]], list[Period]()
    for groups in _in_years(holiday, context):
        hulls = [_hull(group) for group in groups]
        named = _chosen(found, hulls, context)
        chosen += [
            day for group, hull in zip(groups, hulls, strict=True) if hull in named for day in group
        ]
    if not chosen:
        raise NotReadError("its calendar does not reach these years")
    return _readings(holiday, chosen, f"{found['holiday']} nearest to {PUBLISHED}")


def _chosen(found: Found, days: list[Period], context: Context) -> list[Period]:
    today, which = context.today, found.get("which", "")
    if which in ("last", "this past"):
        return [day for day in days if day.days_before(today)][-1:]
    if which in ("next", "coming"):
        return [day for day in days if today.days_before(day)][:1]
    if which in ("closest", "nearest"):
        nth = ordinal_of(found.get("ordinal", "first"))
        return sorted(days, key=today.days_apart)[nth - 1 : nth]
    return this_one(context, days) if which == "this" and days else nearest(context, days)


def read_distant_holiday(found: Found, context: Context) -> list[Reading]:
    """As in "Thanksgiving in a year", "Diwali two years ago": that of the year counted to."""
    years = years_in(found)
    return _of_year(found, context.day.year + (-years if "ago" in found else years))


def read_holiday_in_months(found: Found, context: Context) -> list[Reading]:
    """As in "Thanksgiving in nine months": the nearest to the day counted to."""
    day = months_from(context.day, years_in(found))
    closest = {"holiday": found["holiday"], "which": "closest"}
    how = f"nearest to the day {found['n']} months after {PUBLISHED}"
    readings = read_holiday(closest, replace(context, published=day))
    return [replace(reading, how=how) for reading in readings]


def _of_year(found: Found, year: int) -> list[Reading]:
    holiday = plain_holidays()[found["holiday"]]
    days = days_of(holiday, year)
    if not days:
        raise NotReadError(f"the calendar of {holiday.name} does not reach the year {year}")
    return _readings(holiday, days, "the holiday of that year")


def _in_years(holiday: Holiday, context: Context) -> list[list[list[Period]]]:
    """For each rule what it names around publication, days that touch together."""
    alone = [replace(holiday, rules=(rule,)) for rule in holiday.rules]
    years = [context.day.year + offset for offset in _AROUND]
    return [_together(day for year in years for day in days_of(one, year)) for one in alone]


def _together(days: Iterable[Period], gap: int = 1) -> list[list[Period]]:
    """Days at most a gap apart, in groups, each in the order given; the groups by their days."""
    groups: list[list[Period]] = []
    for day in days:
        group = next((one for one in groups if _hull(one).days_apart(day) <= gap), None)
        if group is None:
            groups.append([day])
        elif day not in group:
            group.append(day)
    return sorted(groups, key=lambda group: _hull(group).earliest or _hull(group).latest or 0)


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
    for named, *others in _together(days, max(1, margin)):
        whole = _beside(_hull([named, *others]), holiday)
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


def _beside(days: Period, holiday: Holiday) -> Period:
    if days.earliest is None or days.latest is None:
        return days
    return Period(days_from(days.earliest, -holiday.before), days_from(days.latest, holiday.after))


def read_holiday_weekend(found: Found, context: Context) -> list[Reading]:
    """As in "Labor Day weekend": the days beside the holiday, four at most."""
    read = read_full_holiday if "year" in found else read_holiday
    return [
        replace(
            reading, earliest=around(day, 4).earliest, latest=around(day, 4).latest,
            granularity="span", is_vague=True, nominal=reading.named,
        )
        for reading in read(found, context)
        if (day := reading.named.earliest)
    ]  # fmt: skip


def read_holiday_time(found: Found, context: Context) -> list[Reading]:
    """As in "the Christmas holidays", "Easter week": days or weeks around the feast."""
    read = read_full_holiday if "year" in found else read_holiday
    readings = []
    for reading in read(found, context):
        day = reading.named.earliest or context.day
        first, last = around(day, 10).earliest, around(day, 14).latest
        how = f"the time around {spoken(reading.named)}"
        readings.append(Reading(first, last, "span", how, is_vague=True, nominal=reading.named))
    return readings


_WHICH = "<which:last|this past|this|next|coming>"

_TIME = "(holiday|holidays|period|season|break|week|time|celebrations|festivities)"

HOLIDAYS: tuple[Phrase, ...] = (
    *phrases(
        read_full_holiday,
        "[the] <holiday> [of|in] <year>",
        "[the] <year> <holiday>",
    ),
    *phrases(read_holiday_weekend, f"[the] [{_WHICH}] <holiday> weekend [<year>]"),
    *phrases(read_holiday_time, f"[the] [{_WHICH}] <holiday> {_TIME} [of|in] [<year>]"),
    *phrases(
        read_holiday,
        "<holiday>",
        f"{_WHICH} <holiday>",
        f"the [{_WHICH}] <holiday:(?!new year ).+?>",
        "[the] [<ordinal>] <which:closest|nearest> <holiday> [to today]",
    ),
    *phrases(
        read_distant_holiday,
        "<holiday> in <n> (year|years)",
        "<holiday> <n> (year|years) (hence|from now)",
        "<holiday> <n> (year|years) <ago:ago>",
    ),
    *phrases(read_holiday_in_months, "<holiday> in <n> (month|months)"),
)
