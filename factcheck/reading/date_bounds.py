"""Open ends: "by 5 January", "before the vote", "since 2022", "in 2025 at the earliest"."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from factcheck.dates.days import NotReadError, around, days_from
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Clock, Reading
from factcheck.dates.units import unit_around
from factcheck.reading.date_context import Context, of_each
from factcheck.reading.rows import Found


def until_last_moment(reading: Reading, how: str) -> Reading:
    """On or before: up to the last day that the reading allows."""
    return bounded(reading, None, reading.latest, how)


def bounded(reading: Reading, first: date | None, last: date | None, how: str) -> Reading:
    """From one day to another, of which the reading is one: as vague, its weekday as right."""
    return Reading(
        first, last, reading.granularity, how, is_vague=reading.is_vague,
        weekday_conflict=reading.weekday_conflict, conflict_day=reading.conflict_day,
    )  # fmt: skip


def read_by(found: Found, context: Context) -> list[Reading]:
    """As in "by 5 January", "no later than": up to that day, it included."""
    return [
        until_last_moment(reading, f"on or before {_end(reading.latest)}")
        for reading in _bounding(found, context)
    ]


def read_until(found: Found, context: Context) -> list[Reading]:
    """As in "until 5 January", told of what lasts: up to that day, it included.

    "Until 2012" names the time up to the beginning of 2012.
    """
    readings = []
    for reading in _bounding(found, context):
        until = until_last_moment(reading, f"on or before {_end(reading.latest)}")
        first = reading.named.earliest
        named = None
        if first and not reading.named.is_day and not reading.is_vague and first > date.min:
            named = Period(None, days_from(first, -1))
        readings.append(replace(until, nominal=named, side="until"))
    return readings


def read_until_out(found: Found, context: Context) -> list[Reading]:
    """As in "before the year is out": up to the last day of that of publication."""
    end = unit_around(context.day, found["unit"]).latest
    return [Reading(None, end, found["unit"], f"on or before {_end(end)}", is_vague=True)]


def _end(day: date | None) -> str:
    if day is None:
        raise NotReadError("the day that ends it is not known")
    return spoken(Period(day, day))


def _bounding(found: Found, context: Context) -> list[Reading]:
    """What bounds from above; without a tense, both sides of publication stay open.

    "By Monday" may be the Monday to come, "by August" the August to come. Told in the past, so
    may be that of "spoke ahead of Monday's vote", where it is nearer than the last one.
    """
    readings = list(context.read(found["date"]))
    is_before = context.tense == "past" and "before" in found and not found.get("soon")
    if context.published is None or not (context.tense is None or is_before):
        return readings
    ahead = context.read_in_tense(found["date"], "future")
    if is_before:
        today, week = context.today, around(context.published, 7)
        last = min(reading.period.days_apart(today) for reading in readings)
        ahead = tuple(
            reading
            for reading in ahead
            if week.holds(reading.period) and reading.period.days_apart(today) < last
        )
    return [*readings, *(reading for reading in ahead if reading not in readings)]


def read_before(found: Found, context: Context) -> list[Reading]:
    """As in "before 5 January": up to the day before; up to the end of what is vague."""
    readings = []
    for reading in _bounding(found, context):
        start = _end(reading.earliest)
        if found.get("soon") and reading.clock is not None:
            readings.append(_just_before(reading, reading.clock))
            continue
        is_within = reading.is_vague or reading.clock is not None
        last = reading.latest if is_within else days_from(reading.earliest or date.max, -1)
        before = bounded(reading, None, last, f"before {start}")
        if reading.is_vague and reading.earliest and reading.earliest > date.min:
            before = replace(before, nominal=Period(None, days_from(reading.earliest, -1)))
        readings.append(before)
    return readings


def _just_before(reading: Reading, clock: Clock) -> Reading:
    """That day; where it is midnight, which belongs to two days, also the day before."""
    how = f"just before a time on {_end(reading.latest)}"
    first = reading.earliest
    if first and not (clock.hour or clock.minute):
        named, first = reading.nominal or reading.period, days_from(first, -1)
        return replace(reading, earliest=first, clock=None, how=how, nominal=named)
    return replace(reading, clock=None, how=how)


def read_from(found: Found, context: Context) -> list[Reading]:
    """As in "since 5 January", "from": from that day on, up to publication where known."""
    readings = []
    is_since = found["from"].endswith("since")
    tense = "past" if is_since else context.tense
    for reading in context.read_in_tense(found["date"], tense):
        how = f"on or after {_end(reading.earliest)}"
        latest = context.published if is_since else None
        if latest is not None and latest < (reading.earliest or latest):
            latest = None
        since = bounded(reading, reading.earliest, latest, how)
        side = "since" if is_since else ""
        readings.append(replace(since, nominal=reading.named, side=side))
    return readings


@of_each
def read_after(reading: Reading, found: Found, context: Context) -> Reading:
    """As in "after 5 January": from the day itself on, since later that day is after it too.

    What is soon after lasts for two weeks; after a time on a day is that day.
    """
    soon = found.get("soon", "")
    if reading.clock is not None:
        return replace(reading, clock=None, how=f"after a time on {_end(reading.latest)}")
    is_day = reading.granularity == "day"
    first = reading.earliest if is_day else reading.latest
    last = around(reading.latest, 14).latest if soon and reading.latest else None
    how = f"{soon} after {_end(reading.latest)}".strip()
    after = replace(bounded(reading, first, last, how), is_vague=reading.is_vague or bool(soon))
    if soon or is_day or first is None or first >= date.max:
        return after
    return replace(after, nominal=Period(days_from(first, 1), None))


@of_each
def read_report(reading: Reading, found: Found, context: Context) -> Reading:
    """As in "reported on 5 January": the event was on that day or before it."""
    how = f"reported on {_end(reading.latest)}: the event was then or before"
    return replace(until_last_moment(reading, how), is_report=True)
