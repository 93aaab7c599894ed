"""Counting back and forth: "two days ago", "three weeks later", "shortly after"."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import ceil, floor

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context
from factcheck.dates.days import NotReadError, around, days_from, months_from
from factcheck.dates.patterns import Count, Found, Phrase, count_in, phrases, unit_in
from factcheck.dates.period import Period
from factcheck.dates.reading import Reading
from factcheck.dates.units import unit_around

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
MORE = ("more than", "over", "at least", "well over", "as much as", "as many as")
LESS = ("less than", "fewer than", "under", "at most", "up to")
_ONE = ("a", "one")
_HOURS = {"second": Fraction(1, 86400), "minute": Fraction(1, 1440), "hour": Fraction(1, 24)}


def shifted(day: date, count: Fraction, unit: str) -> date:
    """The day so many units later, or earlier where ``count`` is below 0; parts of a day fall.

    Raises ``NotReadError`` beyond the calendar.
    """
    if unit in _HOURS:
        return days_from(day, _toward_zero(count * _HOURS[unit]))
    if unit in _DAYS:
        return days_from(day, _toward_zero(count * _DAYS[unit]))
    months = count * _MONTHS[unit]
    whole = floor(months)
    if abs(whole) > 200_000:
        raise NotReadError("it lies outside the years 1 to 9999")
    return days_from(months_from(day, whole), floor((months - whole) * 30))


def _toward_zero(count: Fraction) -> int:
    return ceil(count) if count < 0 else floor(count)


def read_ago(found: Found, context: Context) -> list[Reading]:
    """As in "two days ago", "a year ago": back from publication, as exactly as people count.

    "More than" has no earliest day, "less than" lasts until publication.
    """
    count, unit = count_in(found), unit_in(found)
    if unit == "year" and _counts_from_quarter(context):
        return _from_origin(found, context, count.negative, "before")
    how = f"{found['n']} {found['unit']} before {PUBLISHED}"
    reading = _counted(context.day, count.negative, unit, how)
    hedge = found.get("hedge", "")
    if hedge in MORE:
        return [replace(reading, earliest=None, how=f"{hedge} {how}", nominal=reading.named)]
    if hedge in LESS:
        how = f"{hedge} {how}"
        return [replace(reading, latest=context.day, how=how, nominal=reading.named)]
    if found["n"] in _ONE and unit == "year" and reading.period == reading.named:
        return [reading, quarter_a_year_before(context)]
    return [reading]


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
    how = f"{found['n']} {found['unit']} after {PUBLISHED}"
    return [_counted(context.day, count_in(found), unit_in(found), how)]


def _counted(day: date, count: Count, unit: str, how: str) -> Reading:
    """The days that a count from a day allows.

    Days up to six are exact. A longer unit allows the calendar unit that it lands in, and half
    a unit (of a year: a month for each) on either side of the day: people count roughly.
    """
    first, last = shifted(day, count.low, unit), shifted(day, count.high, unit)
    if unit in _HOURS:
        return _within_hours(first, last, how)
    if unit == "day":
        return _days_off(first, last, count, how)
    named = _calendar_units(first, last, unit)
    margin = _margin(count, unit)
    whole = named.hull(around(first, margin)).hull(around(last, margin))
    granularity = "week" if unit == "fortnight" else unit
    return Reading(whole.earliest, whole.latest, granularity, how, is_vague=True, nominal=named)


def _within_hours(first: date, last: date, how: str) -> Reading:
    low, high = min(first, last), max(first, last)
    period = Period(days_from(low, -1), high)
    return Reading(period.earliest, period.latest, "day", how, nominal=Period(low, high))


def _days_off(first: date, last: date, count: Count, how: str) -> Reading:
    size = max(abs(count.low), abs(count.high))
    margin = 0 if size < 7 and not count.is_rough else max(1, int(size / 7))
    named = Period(first, last)
    whole = named.hull(around(first, margin)).hull(around(last, margin))
    return Reading(whole.earliest, whole.latest, "day", how, is_vague=margin > 0, nominal=named)


def _calendar_units(first: date, last: date, unit: str) -> Period:
    unit = {"fortnight": "week", "century": "year", "decade": "year"}.get(unit, unit)
    return unit_around(first, unit).hull(unit_around(last, unit))


def _margin(count: Count, unit: str) -> int:
    size = max(1, int(max(abs(count.low), abs(count.high))))
    rough = 2 if count.is_rough else 1
    if unit in ("decade", "century"):
        return size * rough * (365 if unit == "decade" else 3650)
    return rough * {"week": 3, "fortnight": 7, "month": 15, "quarter": 45}.get(
        unit, min(size, 12) * 30
    )


def read_in(found: Found, context: Context) -> list[Reading]:
    """As in "in two weeks": ahead; or "the first time in two weeks", which looks back."""
    least = f"{found['least']} " if "least" in found else ""
    past = list(context.read(f"the past {least}{found['n']} {found['unit']}"))
    ahead = read_hence(found, context)
    return {"past": past, "future": ahead}.get(context.tense or "", past + ahead)


def read_later(found: Found, context: Context) -> list[Reading]:
    """As in "three weeks later": forth from another claim's date."""
    return _from_origin(found, context, count_in(found), "after")


def read_before_that(found: Found, context: Context) -> list[Reading]:
    """As in "a year earlier": back from another claim's date, or from one not known by publication.

    Without that date only the latest days are known: what came a year earlier came at least
    a year before publication.
    """
    if context.origin is not None and context.origin.readings:
        return _from_origin(found, context, count_in(found).negative, "before")
    how = f"{found['n']} {found['unit']} before {PUBLISHED}, or before that"
    reading, *_ = read_ago(found, context)
    return [replace(reading, earliest=None, how=how, is_vague=True, nominal=reading.named)]


def read_earlier(found: Found, context: Context) -> list[Reading]:
    """As in "two days earlier"; "a year earlier" may be a quarter, in a company's report."""
    readings = read_before_that(found, context)
    is_a_year = found["n"] in _ONE and unit_in(found) == "year" and "hedge" not in found
    if is_a_year and context.origin is None:
        readings.append(quarter_a_year_before(context))
    return readings


def _from_origin(found: Found, context: Context, count: Count, place: str) -> list[Reading]:
    unit = unit_in(found)
    readings = []
    for origin in context.origins:
        how = f"{found['n']} {found['unit']} {place} {origin.period}"
        readings.append(counted_from(origin, count, unit, how))
    return readings


def counted_from(origin: Reading, count: Count, unit: str, how: str) -> Reading:
    """A count from each end of the day, month or year that it counts from.

    Raises ``NotReadError`` where neither end is known.
    """
    first, last = origin.earliest, origin.latest
    starts = _counted(first, count, unit, how) if first else None
    ends = _counted(last, count, unit, how) if last else None
    known = starts or ends
    named = _shifted_period(origin, count, unit)
    if named is not None and origin.granularity == "quarter" and unit in ("quarter", "year"):
        return Reading(named.earliest, named.latest, "quarter", how, is_vague=origin.is_vague)
    if known is None:
        raise NotReadError("the date it counts from has no known end")
    is_vague = origin.is_vague or known.is_vague or named is None
    return Reading(
        starts.earliest if starts else None,
        ends.latest if ends else None,
        known.granularity if origin.granularity == "day" else origin.granularity,
        how,
        is_vague=is_vague,
        nominal=named,
    )


def _shifted_period(origin: Reading, count: Count, unit: str) -> Period | None:
    """The same calendar period so many units away: the third quarter a year earlier."""
    named = origin.named
    if named.earliest is None or named.latest is None:
        return None
    first = shifted(named.earliest, count.low, unit)
    beyond = days_from(named.latest, 1) if named.latest < date.max else named.latest
    return Period(first, max(first, days_from(shifted(beyond, count.high, unit), -1)))


_AGO = (
    "<unit:day|days|week|weeks|month|months|quarter|quarters|year|years|decade|decades|century|"
    "centuries|fortnight|hour|hours|minute|minutes>"
)

COUNTING: tuple[Phrase, ...] = (
    *phrases(
        read_ago,
        f"[<hedge>] [<least>] <n> {_AGO} (ago|back|before now)",
        "[the] <n:a|one> <unit:year|month|week|day|quarter> ago [period|quarter|level|figure]",
    ),
    *phrases(
        read_hence,
        f"[<hedge>] <n> {_AGO} (from now|hence|from today)",
    ),
    *phrases(read_in, f"in [<hedge>] [<least>] <n> {_AGO} [time]"),
    *phrases(
        read_later,
        f"[<hedge>] <n> {_AGO} (later|afterward|afterwards|after|after that|on)",
        "<n:a|one> <unit:year|month|week|day> to the day later",
    ),
    *phrases(
        read_earlier,
        f"[from|than] [<hedge>] <n> {_AGO} (earlier|before|previously|prior|before that)",
    ),
)
