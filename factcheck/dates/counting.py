"""Days, weeks, months, seasons and years: counted as exactly as people do, or of the calendar."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from math import floor

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates.days import (
    NotReadError,
    around,
    days_from,
    month_of,
    months_from,
    months_of,
    quarter_of,
    week_of,
    years_of,
)
from factcheck.dates.period import Period
from factcheck.dates.reading import Reading

_DAYS = {"day": 1, "week": 7, "fortnight": 14}
_MONTHS = {"month": 1, "quarter": 3, "year": 12, "decade": 120, "century": 1200}
LONG_UNITS = tuple(_MONTHS)
PERIODS = ("week", *LONG_UNITS)
"""The units of the calendar that hold many days, the shortest first."""
HOURS = {"second": Fraction(1, 86400), "minute": Fraction(1, 1440), "hour": Fraction(1, 24)}
"""The units of which a day holds many: the part of one that each is."""
_SMALLER = {  # half a year is six months; half a century stays as loose as a century
    "year": (12, "month"), "quarter": (3, "month"), "month": (30, "day"), "fortnight": (14, "day"),
    "week": (7, "day"), "day": (24, "hour"),
}  # fmt: skip


class Count(Struct, frozen=True, gc=False):
    """How many: from ``low`` to ``high``; ``is_rough`` where the words only estimate."""

    low: Fraction
    high: Fraction
    is_rough: bool = False

    @property
    def is_one(self) -> bool:
        """Whether it is exactly one."""
        return self.low == self.high == 1


ONE = Count(Fraction(1), Fraction(1))


class Length(Struct, frozen=True, gc=False):
    """A length of time as it is told: so many of each unit, the largest first.

    ``bound`` is "least" where it may be longer ("at least", "more than"), "most" where it may be
    shorter, "nearly" and "just over" where it hardly may, "exactly" where it is neither, else
    empty. ``said`` are its words.
    """

    parts: tuple[tuple[Count, str], ...]
    bound: str = ""
    said: str = ""

    @property
    def count(self) -> Count:
        """How many of the smallest unit."""
        return self.parts[-1][0]

    @property
    def unit(self) -> str:
        """The smallest unit."""
        return self.parts[-1][1]

    @property
    def is_one(self) -> bool:
        """Whether it is one unit: "a year"."""
        return len(self.parts) == 1 and self.count.is_one

    @property
    def is_of_several(self) -> bool:
        """Whether it is told in several units: "a year and two months"."""
        return len(self.parts) > 1


def shifted(day: date, count: Fraction | int, unit: str, sign: int = 1) -> date:
    """The day so many units later, or earlier where ``sign`` is -1; parts of a day fall.

    Raises ``NotReadError`` beyond the calendar.
    """
    # a whole number is ten times as quick as a fraction
    count = sign * (count.numerator if count.denominator == 1 else count)
    if unit in HOURS:
        return days_from(day, int(count * HOURS[unit]))
    if unit in _DAYS:
        return days_from(day, int(count * _DAYS[unit]))
    if unit not in _MONTHS:
        raise NotReadError(f"nothing is counted by the {unit}")
    months = count * _MONTHS[unit]
    whole = floor(months)
    if abs(whole) > 200_000:
        raise NotReadError("it lies outside the years 1 to 9999")
    return days_from(months_from(day, whole), floor((months - whole) * 30))


def _require_some(length: Length) -> None:
    """Raise ``NotReadError`` where nothing is counted."""
    if length.count.high == 0:
        raise NotReadError("nothing is counted by zeros")


def shifted_by(day: date, length: Length, sign: int) -> date:
    """The day a whole length later, or earlier where ``sign`` is -1, at its longest."""
    _require_some(length)
    for count, unit in length.parts:
        day = shifted(day, count.high, unit, sign)
    return day


def in_whole_units(count: Count, unit: str) -> tuple[Count, str]:
    """A part of a unit in smaller ones: half a year is six months, more or less."""
    if count.high >= 1 or unit not in _SMALLER:
        return count, unit
    many, smaller = _SMALLER[unit]
    return Count(count.low * many, count.high * many, is_rough=True), smaller


def counted(day: date, length: Length, sign: int, how: str) -> Reading:
    """The days that a length from a day allows, later, or earlier where ``sign`` is -1.

    Days up to six are exact. A longer unit allows the calendar unit that it lands in, and half
    a unit (of a year a tenth, of two a fifth, of more a month for each) on either side of the day:
    people count roughly. Told in several units, it names the day itself.
    """
    for count, unit in length.parts[:-1]:
        day = shifted(day, count.high, unit, sign)
    _require_some(length)
    count, unit = in_whole_units(length.count, length.unit)
    first, last = _both_shifted(day, day, count, unit, sign)
    if unit in HOURS:
        return _within_hours(first, last, how)
    if length.bound == "exactly" and first == last:
        return Reading(first, last, "day", how)
    if unit == "day":
        return _one_sided(_days_off(first, last, count, how), length.bound, sign)
    margin = _margin(count, unit)
    is_run = count.low != count.high and not count.is_rough
    near = _around_both(first, last, margin)
    is_exact = length.is_of_several or unit == "fortnight"
    named = Period(first, last) if is_exact else _calendar_units(first, last, unit)
    whole = near if is_exact else named.hull(near)
    granularity = "span" if is_run else "week" if unit == "fortnight" else unit
    name = None if is_run else named
    return Reading(
        whole.earliest, whole.latest, granularity, how, is_vague=True, nominal=name,
        counted=Period(first, last),
    )  # fmt: skip


def _both_shifted(first: date, last: date, count: Count, unit: str, sign: int) -> tuple[date, date]:
    """The first day the least of a count later and the last the most; backwards the other way."""
    low, high = (count.low, count.high) if sign > 0 else (count.high, count.low)
    start = shifted(first, low, unit, sign)
    return start, start if low is high and first is last else shifted(last, high, unit, sign)


def _within_hours(first: date, last: date, how: str) -> Reading:
    low, high = min(first, last), max(first, last)
    period = Period(days_from(low, -1), high)
    return Reading(period.earliest, period.latest, "day", how, nominal=Period(low, high))


def _days_off(first: date, last: date, count: Count, how: str) -> Reading:
    size = max(_whole_units(count.low), _whole_units(count.high))
    margin = 0 if size < 7 and not count.is_rough else max(1, size // 7)
    named = Period(first, last)
    whole = _around_both(first, last, margin)
    return Reading(whole.earliest, whole.latest, "day", how, is_vague=margin > 0, nominal=named)


def _one_sided(reading: Reading, bound: str, sign: int) -> Reading:
    """Days told as nearly so many, or just over: beyond the count, or short of it, none."""
    named = reading.named
    if bound not in ("nearly", "just over"):
        return reading
    if (bound == "nearly") == (sign < 0):
        return replace(reading, earliest=named.earliest)
    return replace(reading, latest=named.latest)


def _calendar_units(first: date, last: date, unit: str) -> Period:
    unit = "year" if _MONTHS.get(unit, 0) > 12 else unit
    return unit_around(first, unit).hull(unit_around(last, unit))


def _around_both(first: date, last: date, margin: int) -> Period:
    """Two days, what lies between, and so many days on either side."""
    near = around(first, margin)
    return near if first == last else near.hull(around(last, margin))


def _whole_units(count: Fraction) -> int:
    """How many whole ones a count has, backwards or forwards."""
    return abs(count.numerator) // count.denominator


def _margin(count: Count, unit: str) -> int:
    size = max(1, _whole_units(count.low), _whole_units(count.high))
    rough = 2 if count.is_rough else 1
    if _MONTHS.get(unit, 0) > 12:
        return size * rough * 365 * _MONTHS[unit] // 120
    of_years = max(min(size, 12) * 30, min(size, 2) * _TENTH_OF_YEAR)
    return rough * {"week": 3, "fortnight": 7, "month": 15, "quarter": 45}.get(unit, of_years)


_TENTH_OF_YEAR = 37  # days


def bounded_count(reading: Reading, length: Length, sign: int, start: Period) -> Reading:
    """A count with its bound: "at least" has no far end, "less than" lasts from its start."""
    if length.bound == "least":
        far = {"earliest": None} if sign < 0 else {"latest": None}
        return replace(reading, **far, nominal=reading.named)
    if length.bound != "most":
        return reading
    whole = reading.period.hull(start)
    return replace(reading, earliest=whole.earliest, latest=whole.latest, nominal=reading.named)


def counted_from(origin: Reading, length: Length, sign: int, how: str) -> Reading:
    """A count from each end of the day, month or year that it counts from.

    Raises ``NotReadError`` where neither end is known.
    """
    first, last = origin.earliest, origin.latest
    starts = counted(first, length, sign, how) if first else None
    ends = counted(last, length, sign, how) if last else None
    known = starts or ends
    named = _shifted_period(origin, length, sign)
    if named is not None and origin.granularity == "quarter" and length.unit in ("quarter", "year"):
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


def _shifted_period(origin: Reading, length: Length, sign: int) -> Period | None:
    """The same calendar period so many units away: the third quarter a year earlier."""
    named = origin.named
    if named.is_open:
        return None
    first, beyond = named.first, days_from(named.last, 1)
    for count, unit in length.parts:
        first, beyond = _both_shifted(first, beyond, count, unit, sign)
    return Period(first, max(first, days_from(beyond, -1)))


STRETCH = 22  # days by which an astronomical season may outlast the meteorological one


def unit_around(day: date, unit: str, offset: int = 0) -> Period:
    """The calendar unit that holds a day, or one so many units later; weeks from Monday."""
    if unit == "day":
        shifted = days_from(day, offset)
        return Period(shifted, shifted)
    if unit == "week":
        return week_of(day, offset)
    if unit == "month":
        return month_of(day.year, day.month + offset)
    if unit == "quarter":
        return quarter_of(day.year, (day.month + 2) // 3 + offset)
    if unit not in _MONTHS:
        raise NotReadError(f"no calendar has the {unit} as a unit")
    length = _MONTHS[unit] // 12
    return years_of(day.year - day.year % length + length * offset, length)


def season_of(year: int, month: int) -> Period:
    """A northern season as people use it, by the month in which it begins.

    It is the meteorological season, stretched to hold the astronomical one; winter belongs to
    the year in which it begins.
    """
    months = months_of(year, month, 3)
    return Period(months.earliest, around(months.last, STRETCH).latest)


def season_reading(year: int, month: int, how: str) -> Reading:
    """A season, loose at its end, with its months as its name."""
    wide, named = season_of(year, month), months_of(year, month, 3)
    return Reading(wide.earliest, wide.latest, "season", how, is_vague=True, nominal=named)
