"""Counting from a date that stands beside: "two days before Christmas", "a week ago Friday"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import wraps

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context
from factcheck.dates.counting import LESS, MORE, counted_from, shifted
from factcheck.dates.days import NotReadError, days_from, month_of, months_from
from factcheck.dates.patterns import (
    Count,
    Found,
    Phrase,
    Read,
    count_in,
    month_in,
    phrases,
    unit_in,
    weekday_in,
)
from factcheck.dates.period import MONTHS, WEEKDAYS, Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.dates.units import unit_around

MOST_UNITS = 11  # from twelve months on, people speak of years


_BEFORE = ("before", "prior to", "ahead of", "preceding", "leading up to")


def told_beside(read: Read) -> Read:
    """What a phrase with a date in it gives, which the tense tells of, and not of that date.

    Told on 24 December, "two days before Christmas" are over, though the feast is to come; of a
    deadline "90 days after June 1" June is over. So the date on the other side counts where it
    is nearer and leads to a day on the tense's side. "Since" always counts from a day that is over.
    """

    @wraps(read)
    def told(found: Found, context: Context) -> Sequence[Reading]:
        if context.tense not in ("past", "future") or context.published is None:
            return read(found, context)
        if found.get("side") == "since":
            return read(found, replace(context, tense="past"))
        other = replace(context, tense="future" if context.tense == "past" else "past")
        try:
            is_nearer = _distance(found, other) < _distance(found, context)
            nearer = read(found, other) if is_nearer else []
        except NotReadError:
            return read(found, context)
        are_told = nearer and all(_is_told(one, context) for one in nearer)
        return nearer if are_told else read(found, context)

    return told


def _distance(found: Found, context: Context) -> int:
    """How many days lie between publication and the date that is counted from."""
    today = context.today
    return min(one.named.days_apart(today) for one in context.read(found["phrase"]))


def _is_told(reading: Reading, context: Context) -> bool:
    """Whether it begins by publication, told in the past; ends no earlier, told as to come."""
    first, last = reading.named.earliest, reading.named.latest
    if context.tense == "past":
        return first is not None and first <= context.day
    return last is not None and context.day <= last


def read_beside(found: Found, context: Context) -> Sequence[Reading]:
    """As in "two days before Christmas", "a week from Friday", "the day after the 5th"."""
    is_bare = not any(map(str.isdigit, found["phrase"]))
    if found["side"] == "from" and is_bare:
        return _beside(found, replace(context, tense="future"))
    return told_beside(_beside)(found, context)


def _beside(found: Found, context: Context) -> list[Reading]:
    count, unit, readings = _signed_count(found), unit_in(found), []
    for reading in context.read_or_origins(found["phrase"]):
        if found["side"] == "from" and not reading.named.is_day:
            raise NotReadError("a count from a date needs a day")
        said = f"{found.get('n', 'one')} {found['unit']} {found['side']} {spoken(reading.period)}"
        counted = counted_from(reading, count, unit, said)
        readings.append(_hedged(counted, reading, found))
    return readings


def _hedged(counted: Reading, origin: Reading, found: Found) -> Reading:
    """As in "less than two weeks after", from the date itself on; "more than" has no far end."""
    is_before, hedge = found["side"] in _BEFORE, found.get("hedge", "")
    if hedge in LESS:
        whole = counted.period.hull(origin.named)
        return replace(counted, earliest=whole.earliest, latest=whole.latest, nominal=counted.named)
    if hedge in MORE and is_before:
        return replace(counted, earliest=None, nominal=counted.named)
    return replace(counted, latest=None, nominal=counted.named) if hedge in MORE else counted


def _signed_count(found: Found) -> Count:
    one = Count(Fraction(1), Fraction(1), is_rough=False)
    count = count_in(found) if "n" in found else one
    return count.negative if found["side"] in _BEFORE else count


@told_beside
def read_span_beside(found: Found, context: Context) -> list[Reading]:
    """As in "in the three weeks before the vote", "in the 12 weeks since Oct. 7": all of them."""
    count, unit, readings = _signed_count(found), unit_in(found), []
    for reading in context.read_or_origins(found["phrase"]):
        how = f"the {found.get('n', 'one')} {found['unit']} {found['side']} "
        far = counted_from(reading, count, unit, how)
        if found["side"] == "since" and context.published is not None:
            period = Period(reading.earliest, max(context.day, reading.latest or context.day))
        elif found["side"] in _BEFORE:
            period = Period(far.earliest, reading.latest)
        else:
            period = Period(reading.earliest, far.latest)
        how += spoken(reading.named)
        readings.append(Reading(period.earliest, period.latest, "span", how, is_vague=True))
    return readings


@told_beside
def read_units_beside(found: Found, context: Context) -> list[Reading]:
    """As in "in the days after Jan. 6", "hours before the vote": up to eleven of them."""
    unit = unit_in(found)
    readings = []
    for reading in context.read_or_origins(found["phrase"]):
        first, last = reading.named.earliest, reading.named.latest
        how = f"{found['unit']} {found['side']} {spoken(reading.named)}"
        if found["side"] == "since" and context.published is not None:
            last = context.day
        elif found["side"] in ("after", "following", "since") and last is not None:
            last = _some_units(last, unit, 1)
        elif first is not None:
            first = _some_units(first, unit, -1)
        readings.append(Reading(first, last, "span", how, is_vague=True))
    return readings


def _some_units(day: date, unit: str, sign: int) -> date:
    if unit in ("hour", "minute"):
        return days_from(day, sign)
    return shifted(day, Fraction(sign * MOST_UNITS), unit)


@told_beside
def read_eve(found: Found, context: Context) -> list[Reading]:
    """As in "on the eve of Tuesday's vote": the day before it, or some days before."""
    readings = []
    for reading in context.read_or_origins(found["phrase"]):
        start = reading.named.earliest
        if start is None:
            raise NotReadError("the day that it precedes is not known")
        eve = days_from(start, -1)
        how = f"the eve of {spoken(reading.named)}"
        named = Period(eve, eve)
        readings.append(Reading(days_from(eve, -6), eve, "day", how, is_vague=True, nominal=named))
    return readings


def read_days_from(found: Found, context: Context) -> list[Reading]:
    """As in "for two days from Tuesday": so many days or weeks, beginning with that day."""
    count, unit, readings = count_in(found), unit_in(found), []
    for reading in context.read(found["phrase"]):
        if not reading.named.is_day or reading.earliest is None:
            raise NotReadError("a count from a date needs a day")
        end = days_from(shifted(reading.earliest, count.high, unit), -1)
        last = max(reading.earliest, end)
        how = f"{found['n']} {found['unit']} from {spoken(reading.period)} on"
        readings.append(Reading(reading.earliest, last, "span", how, is_vague=True))
    return readings


@told_beside
def read_weekday_beside(found: Found, context: Context) -> list[Reading]:
    """As in "the Friday before Christmas": the nearest such weekday on that side."""
    weekday, readings = weekday_in(found), []
    for reading in context.read_or_origins(found["phrase"]):
        first, last = reading.named.earliest, reading.named.latest
        if first is None or last is None or (last - first).days > 6:
            raise NotReadError("a weekday is counted from a day")
        if found["side"] == "before":
            day = days_from(first, -((first.weekday() - weekday) % 7 or 7))
        else:
            day = days_from(last, (weekday - last.weekday()) % 7 or 7)
        how = f"the {WEEKDAYS[weekday]} {found['side']} {spoken(reading.named)}"
        readings.append(Reading(day, day, "day", how))
    return readings


def read_weekday_ago(found: Found, context: Context) -> list[Reading]:
    """As in "a week ago Friday": the Fridays on either side of the day a week before."""
    weekday = weekday_in(found)
    day = shifted(context.day, -count_in(found).high, unit_in(found))
    before = days_from(day, -((day.weekday() - weekday) % 7))
    days = {before} if before == day else {before, days_from(before, 7)}
    how = f"a {WEEKDAYS[weekday]} beside {found['n']} {found['unit']} before {PUBLISHED}"
    return [Reading(day, day, "day", how) for day in sorted(days)]


def read_ago_today(found: Found, context: Context) -> list[Reading]:
    """As in "a year ago today": that very day."""
    day = shifted(context.day, -count_in(found).high, unit_in(found))
    return [Reading(day, day, "day", f"{found['n']} {found['unit']} before {PUBLISHED}")]


def read_ago_this_unit(found: Found, context: Context) -> list[Reading]:
    """As in "two years ago this month": that month, so many years before."""
    count, this = count_in(found).high, found["this"]
    days = {shifted(context.day, -count, unit_in(found))}
    if this == "week":
        days.add(shifted(context.day, -52 * count, "week"))
    how = f"the {this} {found['n']} {found['unit']} before that of {PUBLISHED}"
    return [reading_of(unit_around(day, this), this, how) for day in sorted(days)]


def read_month_ago(found: Found, context: Context) -> list[Reading]:
    """As in "a year ago October": the Octobers on either side of the day a year before."""
    day = shifted(context.day, -count_in(found).high, unit_in(found))
    month = month_in(found)
    year = day.year if month <= day.month else day.year - 1
    how = f"a {MONTHS[month - 1]} beside {found['n']} {found['unit']} before {PUBLISHED}"
    periods = [month_of(year, month), month_of(year + 1, month)]
    kept = periods[:1] if day in periods[0] else periods
    return [reading_of(period, "month", how) for period in kept]


def read_year_before(found: Found, context: Context) -> list[Reading]:
    """As in "the year-ago third quarter": the same period a year before the nearest one."""
    readings = []
    for reading in context.read_in_tense(found["phrase"], "past"):
        first, last = reading.named.earliest, reading.named.latest
        if first is None or last is None:
            raise NotReadError("the period a year later has no two ends")
        end = days_from(months_from(days_from(last, 1), -12), -1)
        period = Period(months_from(first, -12), end)
        how = f"a year before {spoken(reading.named)}"
        readings.append(reading_of(period, reading.granularity, how))
    return readings


_UNIT = "<unit:day|days|week|weeks|month|months|quarter|year|years|decade|decades>"
_SIDE = "<side:before|after|from|prior to|following|ahead of>"

_SPAN_SIDE = "<side:before|after|since|following|preceding|prior to|leading up to>"
_SOME = "<unit:days|weeks|months|quarters|years|decades|hours>"
_ONE = "<unit:day|week|month|quarter|year|decade|century>"

COUNTED_FROM: tuple[Phrase, ...] = (
    *phrases(read_ago_today, f"[exactly] <n> {_UNIT} ago (today|tonight|to the day|this morning)"),
    *phrases(read_ago_this_unit, "<n> <unit:years|year> ago this <this:week|month|quarter>"),
    *phrases(
        read_weekday_ago,
        f"<n> {_UNIT} ago [on|last] <weekday>",
        "<weekday> <n> <unit:week|weeks> ago",
    ),
    *phrases(read_month_ago, f"<n> {_UNIT} ago [in|last] <month>"),
    *phrases(
        read_units_beside,
        "[in|over|during] [only|just|mere|the] [the|very|first] "
        "<unit:minutes|hours|days|weeks|months|years|week|month|year> <side:since> <phrase>",
        "[in|over|during] [only|just|mere|the] [the|very|first] "
        "<unit:minutes|hours|days|weeks|months|years> "
        "<side:after|following|before|preceding|ahead of|prior to|leading up to> <phrase>",
    ),
    *phrases(
        read_span_beside,
        f"(in|over|during|for|within|throughout) the [<hedge>] <n> {_SOME} {_SPAN_SIDE} <phrase>",
        f"the [<hedge>] <n> {_SOME} <side:since|leading up to> <phrase>",
        f"(in|over|during|within|throughout) the {_ONE} {_SPAN_SIDE} <phrase>",
        f"the <unit:decade|century> {_SPAN_SIDE} <phrase>",
    ),
    *phrases(read_eve, "[the] <side:eve> of <phrase>"),
    *phrases(
        read_days_from,
        f"for [<hedge>] <n> {_UNIT} (from|starting|starting on|beginning|beginning on) <phrase>",
    ),
    *phrases(read_weekday_beside, "[the] <weekday> <side:before|after|following> <phrase>"),
    *phrases(read_year_before, "[the] (year ago|year earlier) <phrase>"),
    *phrases(
        read_beside,
        f"[<hedge>] <n> {_UNIT} {_SIDE} <phrase>",
        "[the] <unit:day|week|month|year> <side:before|after> <phrase>",
    ),
)  # fmt: skip
