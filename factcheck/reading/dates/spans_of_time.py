"""Spans up to now or from now on, and words for no day in particular."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

from msgspec.structs import replace

from factcheck.dates.counting import (
    HOURS,
    ONE,
    PERIODS,
    Count,
    Length,
    shifted_by,
    unit_around,
)
from factcheck.dates.days import NotReadError, around, days_from
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading
from factcheck.reading.dates.date_context import PUBLISHED, DateContext, told_wholes
from factcheck.reading.grammar.rows import Found

_MARGINS = {"fortnight": 7, **dict(zip(PERIODS, (3, 15, 45, 90, 730, 7300), strict=True))}
MOST_UNITS = 11  # "in recent months": from twelve on, people speak of years
_NOW = 31  # days on either side: "now" is a time, not a day


def read_past_span(found: Found, context: DateContext) -> list[Reading]:
    """As in "over the past six months": up to publication, its start not to the day.

    "The previous six months" are those before the date that they count from, if there is one.
    """
    length, day = length_of(found), context.day
    if "side" in found and context.has_origin:
        return [_up_to(origin, length) for origin in context.origins]
    unit = length.unit
    start = _far_in_wholes(day, length, -1)
    how = f"{with_the(length)} up to {PUBLISHED}"
    named = _calendar(found, unit, day, -1) or counted_days(day, length, -1)
    return [Reading(start, day, _granularity(length), how, is_vague=True, nominal=named)]


def _up_to(origin: Reading, length: Length) -> Reading:
    """Up to a date, or up to the beginning of a period that is as long."""
    first, last = origin.earliest, origin.latest
    if first is None:
        raise NotReadError("it counts from a claim whose date has no beginning")
    if last and 4 * (last - first) > 3 * (first - shifted_by(first, length, -1)):
        last = first
    how = f"{with_the(length)} up to {spoken(origin.period)}"
    return Reading(_far_in_wholes(first, length, -1), last, "span", how, is_vague=True)


def with_the(length: Length) -> str:
    """A length as it was said, "the" for its own article: "the hour" for "an hour"."""
    article, _, rest = length.said.partition(" ")
    return f"the {rest if article in ('a', 'an') else length.said}"


def read_coming_span(found: Found, context: DateContext) -> list[Reading]:
    """As in "in the coming weeks": from publication on, its end not to the day.

    Told in the past, or with a date to count from, it begins with that date: "over the next
    year the toll doubled".
    """
    length, day = length_of(found), context.published
    if context.tense == "past" or context.has_origin:
        return [_coming_from(origin, found, length) for origin in context.origins]
    day = context.day
    how = f"{with_the(length)} from {PUBLISHED} on"
    end = _far_in_wholes(day, length, 1)
    named = _calendar(found, length.unit, day, 1)
    if named is not None:
        end = max(end, named.last)
    named = named or counted_days(day, length, 1)
    return [Reading(day, end, _granularity(length), how, is_vague=True, nominal=named)]


def _coming_from(origin: Reading, found: Found, length: Length) -> Reading:
    """What comes after a date: "the next month" is thirty days on, or the next of the calendar."""
    last = None if origin.latest is None else far(origin.latest, length, 1)
    how = f"{with_the(length)} after {spoken(origin.period)}"
    reading = Reading(origin.earliest, last, "span", how, is_vague=True)
    if last is None or not _is_calendar(found, length.unit):
        return reading
    whole = unit_around(origin.period.last, length.unit, 1)
    return replace(reading, latest=max(last, whole.last))


def length_of(found: Found) -> Length:
    """The length that a phrase tells: by its words, or as so many of a unit."""
    if "length" in found:
        length: Length = found["length"]
        return length
    if "units" in found:
        return some_units(found["units"])
    if "many" in found:
        return Length(((found["n"], found["many"]),), said=f"so many {found['many']}s")
    if "half_more" in found:
        half = Count(Fraction(3, 2), Fraction(3, 2))
        return Length(((half, found["unit"]),), said=f"one and a half {found['unit']}s")
    return one_of(found["unit"])


def one_of(unit: str) -> Length:
    """One unit: the length of "a year"."""
    return Length(((ONE, unit),), said=f"a {unit}")


def _is_calendar(found: Found, unit: str) -> bool:
    """Whether "the last year", "the coming year" may name a calendar year."""
    return "which" in found and unit in PERIODS


def _calendar(found: Found, unit: str, day: date, sign: int) -> Period | None:
    is_named = _is_calendar(found, unit) and found["which"] != "past"
    if not (is_named or "bare" in found):
        return None
    return unit_around(day, unit, sign)


def counted_days(day: date, length: Length, sign: int) -> Period | None:
    """The days that are counted from one, itself left out: the name of "the past 3 weeks".

    Quarters are those of the calendar.
    """
    if length.bound or length.count.is_rough or length.count.low != length.count.high:
        return None
    if length.unit == "quarter":
        near, last = unit_around(day, "quarter", sign), int(length.count.high)
        return near.hull(unit_around(day, "quarter", sign * max(1, last)))
    if length.unit in HOURS or _granularity(length) != "span":
        return None
    try:
        end, beside = shifted_by(day, length, sign), days_from(day, sign)
    except NotReadError:
        return None
    return Period(min(end, beside), max(end, beside))


def _granularity(length: Length) -> str:
    return length.unit if length.is_one and length.unit in PERIODS[:-1] else "span"


def far(day: date, length: Length, sign: int) -> date:
    """The far end of a span from a day, with the margin that people allow at it."""
    end, unit = shifted_by(day, length, sign), length.unit
    if unit in HOURS and length.count.high * HOURS[unit] % 1:
        end = days_from(end, sign)
    edges = around(end, _MARGINS.get(unit, 1))
    return edges.first if sign < 0 else edges.last


def _far_in_wholes(day: date, length: Length, sign: int) -> date:
    """The far end of a span, of months or years not before that of the last whole one."""
    end = far(day, length, sign)
    if length.unit not in ("month", "quarter", "year"):
        return end
    whole = unit_around(shifted_by(day, length, sign), length.unit)
    return min(end, whole.first) if sign < 0 else max(end, whole.last)


def read_within(found: Found, context: DateContext) -> list[Reading]:
    """As in "within 24 hours": from the date it counts from; else beside publication."""
    length = length_of(found)
    if context.has_origin:
        return [within(origin, length) for origin in context.origins]
    day, tense = context.day, found.get("tense", context.tense)
    first = day if tense == "future" else far(day, length, -1)
    last = day if tense == "past" else far(day, length, 1)
    ahead = counted_days(day, length, 1) if tense != "past" else None
    named = Period(day, ahead.latest) if ahead else None
    how = f"within {length.said} of {PUBLISHED}"
    return [Reading(first, last, "span", how, is_vague=True, nominal=named)]


def within(origin: Reading, length: Length) -> Reading:
    """From a date on, for so long at most."""
    last = None if origin.latest is None else far(origin.latest, length, 1)
    how = f"within {length.said} after {spoken(origin.period)}"
    day = origin.earliest if origin.period.is_day else None
    named = None if day is None else counted_days(day, length, 1)
    return Reading(origin.earliest, last, "span", how, is_vague=True, nominal=named)


def some_units(unit: str) -> Length:
    """From one to eleven of a unit: the length of "weeks"."""
    some = Count(Fraction(1), Fraction(MOST_UNITS), is_rough=True)
    return Length(((some, unit),), said=f"{unit}s")


def read_rest(found: Found, context: DateContext) -> list[Reading]:
    """As in "the rest of the year", "the remaining week": from publication to its last day.

    Beside another claim's date it is from there.
    """
    readings = []
    begins = [one.named.first for one in context.origins] if context.has_origin else [context.day]
    for whole in told_wholes(found, context):
        end = whole.named.last
        if end < context.day and not context.has_origin:
            raise NotReadError("it was over before publication")
        start = next((day for day in begins if day in whole.named), context.day)
        since = spoken(Period(start, start)) if context.has_origin else PUBLISHED
        how = f"from {since} to {spoken(Period(end, end))}"
        nominal = Period(start, end) if context.has_origin else whole.named
        readings.append(Reading(start, max(start, end), "span", how, nominal=nominal))
    return readings


def read_so_far(found: Found, context: DateContext) -> list[Reading]:
    """As in "so far this year", "the year to date", "2016 to date": from its first day on."""
    readings = []
    for whole in told_wholes(found, context):
        start = whole.named.earliest
        if start is None or start > context.day:
            raise NotReadError("it begins after publication")
        how = f"from {spoken(Period(start, start))} to {PUBLISHED}"
        is_over = "until" in found and whole.named.last <= context.day  # "2016 to date"
        named = None if is_over else whole.named
        readings.append(Reading(start, context.day, "span", how, nominal=named))
    return readings


def read_some_time(found: Found, context: DateContext) -> list[Reading]:
    """As in "recently", "soon": up to publication, or from it on; "now" is the weeks around it."""
    if found["vague"] == "past":
        return [Reading(None, context.day, "span", f"no later than {PUBLISHED}", is_vague=True)]
    if found["vague"] == "future":
        return [Reading(context.day, None, "span", f"no earlier than {PUBLISHED}", is_vague=True)]
    whole = around(context.day, _NOW)
    how = f"the time of {PUBLISHED}"
    return [
        Reading(whole.earliest, whole.latest, "span", how, is_vague=True, nominal=context.today)
    ]
