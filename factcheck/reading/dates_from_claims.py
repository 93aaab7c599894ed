"""Dates told by where they lie from another claim's: "shortly after", "the next day", "then"."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.dates.counting import counted_from, shifted
from factcheck.dates.days import NotReadError, around, days_from, month_of
from factcheck.dates.period import MONTHS, WEEKDAYS, Period, spoken
from factcheck.dates.reading import Reading
from factcheck.dates.units import unit_around
from factcheck.reading.counted_dates import before_that, one_of, weekday_by
from factcheck.reading.date_context import PUBLISHED, Context
from factcheck.reading.rows import Found

_SOON = {"shortly": 14, "soon": 31, "not": 31, "days": 31, "weeks": 92}  # else a week
"""The most days that a word is stretched to: beyond is an error."""


def read_shortly(found: Found, context: Context) -> list[Reading]:
    """As in "shortly after", "weeks before": some days from the day that it counts from."""
    word, *_ = found["soon"].split()
    most, side = _SOON.get(word, 7), found["side"]
    return [_some_days(one, most, side, f"{word} {side} {one.period}") for one in context.origins]


def _some_days(origin: Reading, most: int, side: str, how: str) -> Reading:
    before, after = (most, 0) if side == "before" else (0, most)
    earliest = origin.earliest and around(origin.earliest, before).earliest
    latest = origin.latest and around(origin.latest, after).latest
    return Reading(earliest, latest, "span", how, is_vague=True)


def read_weekday_neighbour(found: Found, context: Context) -> list[Reading]:
    """As in "the following Tuesday", beside another claim's date: the nearest on that side.

    Without that date "the previous Tuesday" is known from above: it came before publication.
    """
    weekday, side = found["weekday"], found["side"]
    if side in _PREVIOUS and not context.origin:
        latest = days_from(context.day, -((context.day.weekday() - weekday) % 7 or 7))
        how = f"a {WEEKDAYS[weekday]} before {PUBLISHED}, or before that"
        named = Period(latest, latest)
        return [Reading(None, latest, "day", how, is_vague=True, nominal=named)]
    side = "before" if side in _PREVIOUS else "after"
    return [weekday_by(origin, weekday, side) for origin in context.origins]


_PREVIOUS = ("previous", "preceding", "prior")
_BESIDE = {"later": 1, "afterward": 1, "afterwards": 1, "after": 1, "earlier": -1, "before": -1}


def read_afterwards(found: Found, context: Context) -> list[Reading]:
    """As in "later", "afterwards", "since then": from the day that it counts from on."""
    return [
        Reading(origin.earliest, None, "span", f"after {origin.period}", is_vague=True)
        for origin in context.origins
    ]


def read_same_unit(found: Found, context: Context) -> list[Reading]:
    """As in "the same day": the calendar unit of another claim's date."""
    unit = found.get("unit", "day")
    readings = []
    for origin in context.origins:
        if origin.earliest is None or origin.latest is None:
            raise NotReadError("the date it counts from has no known end")
        first, last = unit_around(origin.earliest, unit), unit_around(origin.latest, unit)
        whole = first.hull(last)
        how = f"the {unit} of {origin.period}"
        readings.append(Reading(whole.earliest, whole.latest, unit, how, is_vague=origin.is_vague))
    return readings


def read_then(found: Found, context: Context) -> list[Reading]:
    """As in "then", "at that time": about the time of another claim's date."""
    return [
        replace(origin, is_vague=True, how=f"about {spoken(origin.period)}")
        for origin in context.origins
    ]


def read_neighbour(found: Found, context: Context) -> list[Reading]:
    """As in "the day before", "the next day", "the following week", beside another claim's date."""
    unit, side = found["unit"], found["side"]
    is_loose = side in _PREVIOUS or unit != "day"
    is_after = side in ("after", "next", "following")
    if not is_after and is_loose and not context.origin:
        return before_that(one_of(unit), context)
    readings = []
    for origin in context.origins:
        how = f"the {unit} {'after' if is_after else 'before'} {origin.period}"
        readings.append(counted_from(origin, one_of(unit), 1 if is_after else -1, how))
    return readings


def read_that_month(found: Found, context: Context) -> list[Reading]:
    """As in "that September", beside another claim's date: in its year, or the one after.

    Of a month that comes earlier in the year than that date, both years are possible.
    """
    month, readings = found["month"], []
    for origin in context.origins:
        first, last = origin.named.earliest, origin.named.latest
        if first is None or last is None or first.year != last.year:
            raise NotReadError("a month is counted from a day of one year")
        is_past = month < last.month
        for year in (first.year, first.year + 1)[: 1 + is_past]:
            period = month_of(year, month)
            how = f"{MONTHS[month - 1]} beside {spoken(origin.named)}"
            readings.append(Reading(period.earliest, period.latest, "month", how))
    return readings


def read_units_beside_that(found: Found, context: Context) -> list[Reading]:
    """As in "years later", "weeks earlier", beside another claim's date: one such unit at least."""
    unit, sign = found["unit"], _BESIDE[found["way"]]
    if sign > 0 and unit not in ("month", "quarter", "year", "decade", "century"):
        raise NotReadError("it begins on the day itself")
    if sign < 0 and not context.has_origin:
        raise NotReadError("it counts from publication")
    readings = []
    for origin in context.origins:
        near = origin.earliest if sign > 0 else origin.latest
        if near is None:
            raise NotReadError("the date it counts from has no known end")
        edge = around(shifted(near, Fraction(sign), unit), 3 if unit in ("week", "day") else 15)
        how = f"at least a {unit} {'after' if sign > 0 else 'before'} {origin.period}"
        ends = (edge.earliest, None) if sign > 0 else (None, edge.latest)
        if unit == "day":
            ends = (None, shifted(near, Fraction(-1), unit))
        readings.append(Reading(ends[0], ends[1], "span", how, is_vague=True))
    return readings
