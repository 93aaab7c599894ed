"""Words that point to another claim's date: "shortly after", "the same day", "then"."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context
from factcheck.dates.counting import counted_from, read_before_that
from factcheck.dates.days import NotReadError, around, days_from, month_of
from factcheck.dates.patterns import Count, Found, Phrase, month_in, phrases, unit_in, weekday_in
from factcheck.dates.period import MONTHS, WEEKDAYS, Period, spoken
from factcheck.dates.reading import Reading
from factcheck.dates.units import unit_around

_SOON = {"shortly": 14, "soon": 31, "not": 31, "days": 31, "weeks": 92}  # else a week


def _soon(found: Found) -> int:
    """The most days that "shortly", "soon" or "weeks" is stretched to: beyond is an error."""
    return _SOON.get(found["soon"].split()[0], 7)


def read_shortly_after(found: Found, context: Context) -> list[Reading]:
    """As in "shortly after": from the day that it counts from on, for some days."""
    return [
        _beside(origin, 0, _soon(found), f"{found['soon'].split()[0]} after {origin.period}")
        for origin in context.origins
    ]


def read_shortly_before(found: Found, context: Context) -> list[Reading]:
    """As in "shortly before": up to the day that it counts from, for some days."""
    return [
        _beside(origin, _soon(found), 0, f"{found['soon'].split()[0]} before {origin.period}")
        for origin in context.origins
    ]


def _beside(origin: Reading, before: int, after: int, how: str) -> Reading:
    first, last = origin.earliest, origin.latest
    earliest = None if first is None else around(first, before).earliest
    latest = None if last is None else around(last, after).latest
    return Reading(earliest, latest, "span", how, is_vague=True)


def read_afterwards(found: Found, context: Context) -> list[Reading]:
    """As in "later", "afterwards", "since then": from the day that it counts from on."""
    return [
        Reading(origin.earliest, None, "span", f"after {origin.period}", is_vague=True)
        for origin in context.origins
    ]


def read_same(found: Found, context: Context) -> list[Reading]:
    """As in "the same day": the calendar unit of another claim's date."""
    unit = unit_in(found)
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
    count, unit = Count(Fraction(1), Fraction(1), is_rough=False), unit_in(found)
    is_loose = found["side"] in ("previous", "preceding", "prior") or unit != "day"
    if found["side"] not in ("after", "next", "following") and is_loose and not context.origin:
        return read_before_that({"n": "a", "unit": unit}, context)
    is_before = found["side"] in ("before", "previous", "preceding", "prior", "earlier")
    readings = []
    for origin in context.origins:
        how = f"the {unit} {'before' if is_before else 'after'} {origin.period}"
        readings.append(counted_from(origin, count.negative if is_before else count, unit, how))
    return readings


def read_weekday_neighbour(found: Found, context: Context) -> list[Reading]:
    """As in "the following Tuesday", beside another claim's date: the nearest on that side.

    Without that date "the previous Tuesday" is known from above: it came before publication.
    """
    weekday, readings = weekday_in(found), []
    if found["side"] in ("previous", "preceding") and not context.origin:
        latest = days_from(context.day, -((context.day.weekday() - weekday) % 7 or 7))
        how = f"a {WEEKDAYS[weekday]} before {PUBLISHED}, or before that"
        named = Period(latest, latest)
        return [Reading(None, latest, "day", how, is_vague=True, nominal=named)]
    for origin in context.origins:
        first, last = origin.named.earliest, origin.named.latest
        if first is None or last is None or (last - first).days > 6:
            raise NotReadError("a weekday is counted from a day")
        if found["side"] in ("next", "following"):
            day = days_from(last, (weekday - last.weekday()) % 7 or 7)
        else:
            day = days_from(first, -((first.weekday() - weekday) % 7 or 7))
        how = f"the {found['side']} {WEEKDAYS[weekday]} beside {spoken(origin.named)}"
        readings.append(Reading(day, day, "day", how))
    return readings


def read_that_month(found: Found, context: Context) -> list[Reading]:
    """As in "that September", beside another claim's date: in its year, or the one after.

    Of a month that comes earlier in the year than that date, both years are possible.
    """
    month, readings = month_in(found), []
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


_SMALL_UNIT = "<unit:day|week|month|quarter|year>"
_SOON_WORDS = "shortly|soon|not long|immediately|days|right|just|hours|moments|minutes|weeks"

ANAPHORA: tuple[Phrase, ...] = (
    *phrases(
        read_shortly_after,
        f"<soon:(?:{_SOON_WORDS}) (?:after|afterward|afterwards|thereafter|later)>"
        " [that|this|it|then]",
    ),
    *phrases(
        read_shortly_before,
        f"<soon:(?:{_SOON_WORDS}) (?:before|beforehand|earlier)> [that|this|it|then]",
    ),
    *phrases(
        read_afterwards,
        "<later:later|afterward|afterwards|thereafter|subsequently|after that|since then>",
    ),
    *phrases(
        read_then,
        "<then:then|at that time|at the time|at the same time|that time|the same time|by then>",
    ),
    *phrases(
        read_same,
        f"[on|in] [the] <same:same|very same|that|that same> {_SMALL_UNIT}",
        "(earlier|later) [in|on] <same:the|that|the same> <unit:day>",
        "(early|late) in <same:the> <unit:day>",
    ),
    *phrases(read_that_month, "[in] <same:that|that same> <month>"),
    *phrases(
        read_weekday_neighbour,
        "the <side:next> <weekday>",
        "[the] <side:following|previous|preceding> <weekday>",
    ),
    *phrases(
        read_neighbour,
        f"[the] {_SMALL_UNIT} <side:before|earlier|after|previous> [that]",
        "[the] <side:previous|preceding|prior|next|following> <unit:day>",
        f"[the] <side:following> {_SMALL_UNIT}",
    ),
)
