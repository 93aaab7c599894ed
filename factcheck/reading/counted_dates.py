"""Dates counted from another day: "two days ago", "three weeks later", "a week before Easter"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from fractions import Fraction
from functools import wraps

from msgspec.structs import replace

from factcheck.dates.counting import (
    Count,
    Length,
    bounded_count,
    counted,
    counted_from,
    shifted,
    shifted_by,
)
from factcheck.dates.days import (
    NotReadError,
    around,
    days_from,
    month_of,
    months_from,
)
from factcheck.dates.period import MONTHS, WEEKDAYS, Period, spoken
from factcheck.dates.reading import Reading, reading_of
from factcheck.dates.units import unit_around
from factcheck.reading.date_context import PUBLISHED, Context
from factcheck.reading.rows import Found, Read
from factcheck.reading.spans_of_time import MOST_UNITS, read_past_span, some_units, within

_ONE = Count(Fraction(1), Fraction(1))
_BEFORE = frozenset(
    ["before", "earlier than", "prior to", "ahead of", "preceding", "leading up to"]
)


def one_of(unit: str) -> Length:
    """One unit: the length of "a year"."""
    return Length(((_ONE, unit),), said=f"a {unit}")


# -- from publication


def read_ago(found: Found, context: Context) -> list[Reading]:
    """As in "two days ago", "a year ago": back from publication, as exactly as people count.

    "More than" has no earliest day, "less than" lasts until publication.
    """
    length: Length = found["length"]
    if "bound" in found:
        length = replace(length, bound=found["bound"])
    if length.unit == "year" and _counts_from_quarter(context):
        return _from_origin(length, context, -1, "before")
    return _ago(length, context)


def _ago(length: Length, context: Context) -> list[Reading]:
    how = f"{length.said} before {PUBLISHED}"
    plain = counted(context.day, length, -1, how)
    reading = bounded_count(plain, length, -1, context.today)
    if length.is_one and length.unit == "year" and _is_its_name(reading):
        return [reading, quarter_a_year_before(context)]
    return [reading]


def _is_its_name(reading: Reading) -> bool:
    return reading.period == reading.named


def quarter_a_year_before(context: Context) -> Reading:
    """What "a year ago" is in a company's report: the quarter a year before the last one over."""
    quarter = unit_around(context.day, "quarter", -5)
    how = f"a year before the last quarter that was over on {PUBLISHED}"
    return Reading(
        quarter.earliest, quarter.latest, "quarter", how, is_vague=True, is_alternative=True
    )


def _counts_from_quarter(context: Context) -> bool:
    """Whether it counts from a quarter: companies compare one with that of "a year ago"."""
    readings = context.origin.readings if context.origin else ()
    return bool(readings) and all(reading.granularity == "quarter" for reading in readings)


def read_hence(found: Found, context: Context) -> list[Reading]:
    """As in "two weeks from now", "in three days"."""
    length: Length = found["length"]
    plain = counted(context.day, length, 1, f"{length.said} after {PUBLISHED}")
    return [bounded_count(plain, length, 1, context.today)]


def read_in(found: Found, context: Context) -> list[Reading]:
    """As in "in two weeks": ahead; or "the first time in two weeks", which looks back."""
    ahead = read_hence(found, context)
    if context.tense == "future":
        return ahead
    length: Length = found["length"]
    past = read_past_span({"length": length}, context)
    if context.tense == "past":
        return past
    return [*past, *(replace(reading, is_alternative=True) for reading in ahead)]


def read_between_lengths(found: Found, context: Context) -> list[Reading]:
    """As in "six months to a year ago", "between three and six months ago"."""
    near, last = found["first"], found["length"]
    near = near if isinstance(near, Length) else Length(((near, last.unit),), said=last.unit)
    read = {"ago": read_ago, "back": read_ago, "earlier": read_earlier, "before": read_earlier,
            "later": read_later, "from now": read_hence}[found["way"]]  # fmt: skip
    ends = [read({"length": length}, context)[0] for length in (near, last)]
    period = ends[0].period.hull(ends[1].period)
    how = f"{near.said} to {last.said} {found['way']}"
    return [Reading(period.earliest, period.latest, "span", how, is_vague=True)]


def read_month_in(found: Found, context: Context) -> list[Reading]:
    """As in "March in a year": that month of the year so far ahead."""
    length: Length = found["length"]
    day = shifted_by(context.day, length, 1)
    if length.unit != "year":
        raise NotReadError("a month is counted in years")
    month = month_of(day.year, found["month"])
    return [reading_of(month, "month", f"that month {length.said} after {PUBLISHED}")]


# -- from another claim's date


def read_later(found: Found, context: Context) -> list[Reading]:
    """As in "three weeks later": forth from another claim's date."""
    return _from_origin(found["length"], context, 1, "after")


def read_earlier(found: Found, context: Context) -> list[Reading]:
    """As in "two days earlier"; "a year earlier" may be a quarter, in a company's report."""
    length: Length = found["length"]
    readings = before_that(length, context)
    is_plain = not (length.bound or length.count.is_rough)
    if length.is_one and length.unit == "year" and is_plain and context.origin is None:
        readings.append(quarter_a_year_before(context))
    return readings


def before_that(length: Length, context: Context) -> list[Reading]:
    """Back from another claim's date, or from one not known by publication.

    Without that date only the latest days are known: what came a year earlier came at least
    a year before publication; what came less than a year earlier came before it, too.
    """
    if context.has_origin:
        return _from_origin(length, context, -1, "before")
    how = f"{length.said} before {PUBLISHED}, or before that"
    reading, *_ = _ago(length, context)
    return [replace(reading, earliest=None, how=how, is_vague=True, nominal=reading.named)]


def _from_origin(length: Length, context: Context, sign: int, place: str) -> list[Reading]:
    readings = []
    for origin in context.origins:
        how = f"{length.said} {place} {origin.period}"
        plain = counted_from(origin, length, sign, how)
        readings.append(bounded_count(plain, length, sign, origin.named))
    return readings


def read_before_unit(found: Found, context: Context) -> list[Reading]:
    """As in "the previous year", "the prior month": beside another claim's date, or before now."""
    return before_that(one_of(found["unit"]), context)


# -- from a date that stands beside


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
    return min(one.named.days_apart(today) for one in context.read(found["date"]))


def _is_told(reading: Reading, context: Context) -> bool:
    """Whether it begins by publication, told in the past; ends no earlier, told as to come."""
    first, last = reading.named.earliest, reading.named.latest
    if context.tense == "past":
        return first is not None and first <= context.day
    return last is not None and context.day <= last


def read_beside(found: Found, context: Context) -> Sequence[Reading]:
    """As in "two days before Christmas", "a week from Friday", "the day after the 5th"."""
    is_bare = not any(norm[:1].isdigit() for norm in found["date"].norms)
    if found["side"] == "from" and is_bare:
        return _beside(found, replace(context, tense="future"))
    return told_beside(_beside)(found, context)


def _beside(found: Found, context: Context) -> list[Reading]:
    length, sign = _signed(found)
    readings = []
    for reading in context.read(found["date"]):
        if found["side"] == "from" and not reading.named.is_day:
            raise NotReadError("a count from a date needs a day")
        said = f"{length.said} {found['side']} {spoken(reading.period)}"
        plain = counted_from(reading, length, sign, said)
        readings.append(bounded_count(plain, length, sign, reading.named))
    return readings


def _signed(found: Found) -> tuple[Length, int]:
    length = found.get("length") or one_of(found["unit"])
    return length, -1 if found["side"] in _BEFORE else 1


@told_beside
def read_span_beside(found: Found, context: Context) -> list[Reading]:
    """As in "in the three weeks before the vote", "in the 12 weeks since Oct. 7": all of them."""
    length, sign = _signed(found)
    readings = []
    for reading in context.read(found["date"]):
        how = f"the {length.said} {found['side']} {spoken(reading.named)}"
        away = counted_from(reading, length, sign, how)
        if found["side"] == "since" and context.published is not None:
            period = Period(reading.earliest, max(context.day, reading.latest or context.day))
        elif found["side"] in _BEFORE:
            period = Period(away.earliest, reading.latest)
        else:
            period = Period(reading.earliest, away.latest)
        readings.append(Reading(period.earliest, period.latest, "span", how, is_vague=True))
    return readings


@told_beside
def read_units_beside(found: Found, context: Context) -> list[Reading]:
    """As in "in the days after Jan. 6", "hours before the vote": up to eleven of them."""
    unit = found["unit"]
    readings = []
    for reading in context.read(found["date"]):
        first, last = reading.named.earliest, reading.named.latest
        how = f"{unit}s {found['side']} {spoken(reading.named)}"
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
    for reading in context.read(found["date"]):
        start = reading.named.earliest
        if start is None:
            raise NotReadError("the day that it precedes is not known")
        eve = days_from(start, -1)
        how = f"the eve of {spoken(reading.named)}"
        named = Period(eve, eve)
        readings.append(Reading(days_from(eve, -6), eve, "day", how, is_vague=True, nominal=named))
    return readings


def read_days_from(found: Found, context: Context) -> list[Reading]:
    """As in "for two days from Tuesday", "2 weeks starting May 20": beginning with that day."""
    length, readings = found["length"], []
    for reading in context.read(found["date"]):
        if not reading.named.is_day or reading.earliest is None:
            raise NotReadError("a count from a date needs a day")
        end = days_from(shifted_by(reading.earliest, length, 1), -1)
        last = max(reading.earliest, end)
        how = f"{length.said} from {spoken(reading.period)} on"
        readings.append(Reading(reading.earliest, last, "span", how, is_vague=True))
    return readings


@told_beside
def read_weekday_beside(found: Found, context: Context) -> list[Reading]:
    """As in "the Friday before Christmas": the nearest such weekday on that side."""
    weekday, side = found["weekday"], found["side"]
    return [weekday_by(reading, weekday, side) for reading in context.read(found["date"])]


def weekday_by(reading: Reading, weekday: int, side: str) -> Reading:
    """The nearest such weekday before or after a date that is no longer than a week."""
    first, last = reading.named.earliest, reading.named.latest
    if first is None or last is None or (last - first).days > 6:
        raise NotReadError("a weekday is counted from a day")
    back, forth = (first.weekday() - weekday) % 7 or 7, (weekday - last.weekday()) % 7 or 7
    day = days_from(first, -back) if side == "before" else days_from(last, forth)
    how = f"the {WEEKDAYS[weekday]} {side} {spoken(reading.named)}"
    return Reading(day, day, "day", how)


def read_weekday_ago(found: Found, context: Context) -> list[Reading]:
    """As in "a week ago Friday": the Fridays on either side of the day a week before."""
    weekday, length = found["weekday"], found["length"]
    day = shifted_by(context.day, length, -1)
    before = days_from(day, -((day.weekday() - weekday) % 7))
    days = {before} if before == day else {before, days_from(before, 7)}
    how = f"a {WEEKDAYS[weekday]} beside {length.said} before {PUBLISHED}"
    return [Reading(day, day, "day", how) for day in sorted(days)]


def read_ago_today(found: Found, context: Context) -> list[Reading]:
    """As in "a year ago today": that very day."""
    length = found["length"]
    day = shifted_by(context.day, length, -1)
    return [Reading(day, day, "day", f"{length.said} before {PUBLISHED}")]


def read_ago_this_unit(found: Found, context: Context) -> list[Reading]:
    """As in "two years ago this month": that month, so many years before."""
    length, this = found["length"], found["this"]
    if length.unit != "year":
        raise NotReadError("it is counted in years")
    days = {shifted_by(context.day, length, -1)}
    if this == "week":
        days.add(shifted(context.day, -52 * length.count.high, "week"))
    how = f"the {this} {length.said} before that of {PUBLISHED}"
    return [reading_of(unit_around(day, this), this, how) for day in sorted(days)]


def read_month_ago(found: Found, context: Context) -> list[Reading]:
    """As in "a year ago October": the Octobers on either side of the day a year before."""
    length, month = found["length"], found["month"]
    day = shifted_by(context.day, length, -1)
    year = day.year if month <= day.month else day.year - 1
    how = f"a {MONTHS[month - 1]} beside {length.said} before {PUBLISHED}"
    periods = [month_of(year, month), month_of(year + 1, month)]
    kept = periods[:1] if day in periods[0] else periods
    return [reading_of(period, "month", how) for period in kept]


def read_year_before(found: Found, context: Context) -> list[Reading]:
    """As in "the year-ago third quarter": the same period a year before the nearest one."""
    readings = []
    for reading in context.read_in_tense(found["date"], "past"):
        first, last = reading.named.earliest, reading.named.latest
        if first is None or last is None:
            raise NotReadError("the period a year later has no two ends")
        end = days_from(months_from(days_from(last, 1), -12), -1)
        period = Period(months_from(first, -12), end)
        how = f"a year before {spoken(reading.named)}"
        readings.append(reading_of(period, reading.granularity, how))
    return readings


def read_into(found: Found, context: Context) -> list[Reading]:
    """As in "ten days into June", "a week into the new year": so many after its first day."""
    length, readings = found["length"], []
    for reading in context.read(found["date"]):
        start = reading.named.earliest
        if start is None or reading.named.is_day:
            raise NotReadError("it needs a period that begins on a known day")
        how = f"{length.said} into {spoken(reading.named)}"
        readings.append(counted_from(Reading(start, start, "day", how), length, 1, how))
    return readings


@told_beside
def read_within_of(found: Found, context: Context) -> list[Reading]:
    """As in "within two days of the attack", after it: the date that is named or counted from."""
    length = found.get("length") or some_units(found["unit"])
    starts = context.read(found["date"])
    return [within(start, length) for start in starts]


def read_units_ago(found: Found, context: Context) -> list[Reading]:
    """As in "months ago", "decades ago": some time back, at the latest one such unit."""
    unit = found["unit"]
    latest = shifted(context.day, Fraction(-1), unit)
    how = f"at least a {unit} before {PUBLISHED}"
    return [Reading(None, around(latest, 1).latest, "span", how, is_vague=True)]


def read_nights_ago(found: Found, context: Context) -> list[Reading]:
    """As in "two nights ago": as many days."""
    length = Length(((found["n"], "day"),), said="so many days")
    read = read_ago if found["way"] == "ago" else read_later if found["way"] == "later" else (
        read_earlier
    )  # fmt: skip
    return read({"length": length}, context)
