"""Loose parts of periods, and the time around a day: "early 2024", "the week of January 8"."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import MAXYEAR, MINYEAR, date

from msgspec.structs import replace

from factcheck.dates.days import NotReadError, around, days_from, week_of, years_of
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Reading
from factcheck.reading.calendar_words import parts
from factcheck.reading.date_context import Context
from factcheck.reading.periods import calendar_unit, ending
from factcheck.reading.rows import Found, Told


def read_part(found: Found, context: Context) -> list[Reading]:
    """As in "early 2024", "mid-January", "the end of the year", "earlier this month".

    The part allows a tenth of the whole more than its name, since such words are loose.
    """
    part = found.get("part", "mid")
    if "date" in found and _is_two(found["date"]):
        raise NotReadError(f"'{part}' belongs to the first of two dates")
    wholes = _parted_wholes(found, part, context)
    if part in ("beginning", "start") and any(one.granularity == "day" for one in wholes):
        raise NotReadError(f"'{part}' needs a period")
    is_of_that = "date" in found and context.has_origin and "that" in found["date"].norms
    return [
        whole if whole.granularity == "day" else _cut(whole, part, context, is_of_that=is_of_that)
        for whole in wholes
    ]


def _parted_wholes(found: Found, part: str, context: Context) -> Sequence[Reading]:
    """What has a loose part: the year or month of publication, or a date that is told."""
    unit = found.get("unit")
    if unit is None:
        return context.read(found["date"])
    is_end = parts()[part][0] >= 0.6
    return ending(unit, context) if is_end else [calendar_unit(unit, context, 0)]


def _is_two(told: Told) -> bool:
    """Whether it is two dates, of which only the first is cut: "early May or late June"."""
    norms = told.norms
    behind = norms[1:]
    if "or" in norms:
        return True
    pairs = zip(norms, behind, strict=False)
    return any(
        one in ("and", "to", "through", "until") and other in ("early", "late", "mid", "the")
        for one, other in pairs
    )


def _cut(reading: Reading, part: str, context: Context, *, is_of_that: bool) -> Reading:
    named = reading.named
    if named.earliest is None or named.latest is None:
        raise NotReadError(f"'{part}' needs a period with two ends")
    if reading.earliest is None and reading.nominal is not None:
        first, last = _share(named, part)
        how = f"'{part}' in {reading.how}"
        name = Period(first, last)
        return replace(reading, latest=last, how=how, is_vague=True, nominal=name)
    if _is_uncertain(reading):
        return replace(reading, how=f"'{part}' in {reading.how}")
    first, last = _share(named, part)
    first, last = _sided(part, first, last, named, _turn_of_telling(context, is_of_that))
    how = f"'{part}' in {spoken(named)}"
    return Reading(first, last, reading.granularity, how, is_vague=True, nominal=named)


def _share(named: Period, part: str) -> tuple[date, date]:
    """The days of a part; a week ends with Friday, Saturday and Sunday."""
    low, high = parts()[part]
    start, end = named.earliest or date.min, named.latest or date.max
    length = (end - start).days
    if length == 6 and low == 0.7:
        return days_from(end, -2), end
    first = days_from(start, int(length * max(0, low - 0.1)))
    last = days_from(start, -(-int(length * min(1, high + 0.1)) // 1))
    return first, last


def _is_uncertain(reading: Reading) -> bool:
    """Whether it is not known where the period that is named lies: a fiscal year."""
    period, named = reading.period, reading.named
    if not (period.earliest and period.latest and named.earliest and named.latest):
        return True
    return (period.latest - period.earliest) > 2 * (named.latest - named.earliest)


def _turn_of_telling(context: Context, is_of_that: bool) -> date | None:
    """The day from which "later this year" counts; "later that year" does from another's."""
    if not is_of_that:
        return context.published
    day: date | None = context.origins[0].named.earliest
    return day


def _sided(
    part: str, first: date, last: date, named: Period, day: date | None
) -> tuple[date, date]:
    """As in "earlier" ends with the day of telling and "later" begins with it, if it is inside."""
    side = part.removesuffix(" in")
    if day is None or day not in named or side not in ("earlier", "later"):
        return first, last
    start, end = named.earliest or day, named.latest or day
    return (start, day) if side == "earlier" else (day, end)


def read_about(found: Found, context: Context) -> list[Reading]:
    """As in "about 5 January", "around Christmas": the days near it too.

    About a round year, the years near it: "around 1850" is any year that rounds to it.
    """
    readings = []
    for reading in context.read(found["date"]):
        first, last = reading.earliest, reading.latest
        if first is None or last is None:
            raise NotReadError("'about' needs a date with two ends")
        margin = max(3, (last - first).days // 2)
        near = around(first, margin).hull(around(last, margin))
        whole = near.hull(_round_years(reading, first.year))
        how = f"about {spoken(reading.period)}"
        readings.append(
            Reading(
                whole.earliest, whole.latest, reading.granularity, how, is_vague=True,
                nominal=reading.named,
            )
        )  # fmt: skip
    return readings


def _round_years(reading: Reading, year: int) -> Period:
    """The years that round to a round one; of any other, and of what is no year, itself."""
    if reading.granularity != "year" or reading.is_vague:
        return reading.period
    steps = (years for round_to, years in ((100, 10), (10, 5), (5, 2)) if year % round_to == 0)
    near = next(steps, 0)
    first, last = max(MINYEAR, year - near), min(MAXYEAR, year + near)
    return years_of(first, last - first + 1)


def read_week_of(found: Found, context: Context) -> list[Reading]:
    """As in "the week of January 8": the week that holds it, or the seven days from it."""
    readings = []
    for reading in context.read(found["date"]):
        if not reading.period.is_day or reading.earliest is None:
            raise NotReadError("'the week of' needs a day")
        day = reading.earliest
        named = week_of(day)
        whole = named.hull(week_of(day, first=6)).hull(Period(day, days_from(day, 6)))
        how = f"the week of {spoken(reading.period)}, counted from Sunday, Monday or that day"
        readings.append(Reading(whole.earliest, whole.latest, "week", how, nominal=named))
    return readings
