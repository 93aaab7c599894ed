"""Ages and lengths of time, counted as a calendar and a reader count them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from functools import cache
from math import floor
from typing import Final

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency import ranges
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.ranges import Range
from factcheck.consistency.values import (
    DATE,
    DAYS,
    DURATION,
    NUMBER,
    DisplayUnit,
    Value,
    as_day,
    known_value,
)
from factcheck.dates.days import months_from
from factcheck.interval import Interval
from factcheck.model import Claim
from factcheck.quantities import Hedge
from factcheck.quantities.measure import Measure
from factcheck.quantities.rounding import power_below
from factcheck.quantities.time import SECONDS_A_DAY, days_in
from factcheck.reading.dates.ages_and_durations import (
    Duration,
    read_age,
    read_duration,
    years_of_anniversary,
)
from factcheck.reading.figures.vague import ties

YEAR: Final = Fraction(1461, 4)
"""A year of 365.25 days, in days."""

YEARS: Final = DisplayUnit("years")
AGE: Final = DisplayUnit("years old", YEAR)
"""An age, where time counts in days."""
_LONG: Final = DisplayUnit("years", YEAR)

_REST_OF = {"month": Fraction(31), "week": Fraction(7), "day": Fraction(1)}
"""By how many days a child may be older than completed months: the rest of the last one."""
_PARTS_OF_A_DECADE = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}


def age_of(claim: Claim) -> Value | None:
    """The age that a claim states, in years; ``None`` where its words state none."""
    years = read_age(claim.value_words).years
    if years is None and (decade := _decade_of_age(claim.value_words)):
        return decade
    if years is None:
        return known_value(claim)
    point = (Interval.point(years),)
    return Value(point, NUMBER, claim.value_words, point, Fraction(years), YEARS)


def age_in_days(claim: Claim) -> Value | None:
    """An age in days, where it is told in completed months, weeks or days, with years or alone."""
    read = read_duration(claim.value_words)
    rest = _rest_of(read.measure) if read.measure else None
    if read.days is None or rest is None:
        return None
    worlds = (read.days + Interval(Fraction(0), rest),)
    return Value(worlds, DURATION, claim.value_words, worlds, unit=DAYS)


def _rest_of(measure: Measure) -> Fraction | None:
    """By how many days somebody may be older than what is told; ``None`` where years are."""
    numeral = measure.high
    if numeral.is_compound:
        return numeral.grain * measure.unit.worth / SECONDS_A_DAY
    return _REST_OF.get(measure.unit.name)


@cache
def _decade() -> re.Pattern[str]:
    words = "|".join(ties())
    return re.compile(rf"\b(?:(early|mid|late)[- ])?(?:([1-9]0)s|({words}))\b", re.IGNORECASE)


def _decade_of_age(words: str) -> Value | None:
    """An age told as ten years, or a part of them: "in her late 80s"."""
    found = _decade().search(words)
    if found is None:
        return None
    tens = int(found[2]) if found[2] else ties()[found[3].lower()]
    first, last = _PARTS_OF_A_DECADE.get((found[1] or "").lower(), (0, 9))
    years = Interval(Fraction(tens + first), Fraction(tens + last))
    return Value((years,), NUMBER, words, unit=YEARS)


def compare_age(age: Value, born: Value, when: Value) -> Comparison:
    """Whether someone born then can be of that age on that day, in completed years.

    ``age`` is a duration or a bare number of years. A year of birth alone allows two ages, and
    "two and a half" is two years roughly. Cannot tell where a day has an open end.
    """
    youngest, oldest = age_between(born, when)
    if youngest is None or oldest is None:
        return Comparison(Verdict.CANNOT_TELL, "one of the two days has an open end")
    if oldest < 0:
        return _unborn(age, born, when)
    possible = (Interval(Fraction(max(0, youngest)), Fraction(oldest)),)
    working = (
        f"born {shown_range(born.worlds, DATE)}, as of {shown_range(when.worlds, DATE)}:"
        f" {shown_range(possible, NUMBER, YEARS)} old; written {age.written}"
    )
    if age.numeral is not None and _numeral_years(age) in possible[0]:
        return Comparison(Verdict.AGREES, working, (working,))
    is_part = age.numeral is not None and floor(_numeral_years(age)) in possible[0]
    is_loose = age.is_loose or age.numeral is None
    if is_part or (is_loose and ranges.intersection(_years(age), possible)):
        return Comparison(Verdict.ROUNDING, f"{working}: roughly", (working,))
    explanation = (
        f"Someone born {_behind_verb(shown_range(born.worlds, DATE))} was"
        f" {shown_range(possible, NUMBER, YEARS)} old as of {shown_range(when.worlds, DATE)},"
        f" not “{age.written}”"
    )
    suggestion = shown_range(possible, NUMBER)
    return Comparison(Verdict.CONFLICTS, explanation, (working,), (suggestion,))


def _unborn(age: Value, born: Value, when: Value) -> Comparison:
    """That nobody has an age before being born."""
    birth, day = shown_range(born.worlds, DATE), shown_range(when.worlds, DATE)
    explanation = (
        f"Someone born {_behind_verb(birth)} was not “{age.written}” as of {day}, but unborn"
    )
    return Comparison(Verdict.CONFLICTS, explanation, (f"born {birth}, as of {day}",))


def _behind_verb(days: str) -> str:
    """Days as they follow a verb: ``in 1950``, ``in May 1950``, ``on 5 May 1950``."""
    if days.isdigit() or days[:1].isalpha():
        return f"in {days}"
    return days if " to " in days or " or " in days else f"on {days}"


def age_between(born: Value, when: Value) -> tuple[int | None, int | None]:
    """The fewest and the most completed years between two days."""
    first, last = ranges.hull(born.worlds), ranges.hull(when.worlds)
    return _completed(first.high, last.low), _completed(first.low, last.high)


def _completed(born: Fraction | None, when: Fraction | None) -> int | None:
    first, last = as_day(born), as_day(when)
    if first is None or last is None:
        return None
    is_before_birthday = (last.month, last.day) < (first.month, first.day)
    return last.year - first.year - is_before_birthday


def stated_years(age: Value) -> Interval | None:
    """The completed years that an age allows, from the fewest to the most; ``None`` for none."""
    if age.numeral is not None and not age.is_loose:
        years: Range = (Interval.point(_numeral_years(age)),)
    else:
        years = _years(age)
    whole = ranges.whole(years)
    return ranges.hull(whole) if whole else None


def _years(age: Value) -> Range:
    """The age in years; that in days is turned into years of 365.25 days."""
    factor = 1 / YEAR if age.dimension == DURATION else Fraction(1)
    return ranges.merged(part.scaled(factor) for part in age.worlds)


def _numeral_years(age: Value) -> Fraction:
    number = age.numeral or Fraction(0)
    return number / YEAR if age.dimension == DURATION else number


def length_of(claim: Claim, *ends: Value) -> Value | None:
    """The length of time that a claim states, in days; ``None`` where its words state none.

    Whole years may be rounded, or completed as those of an age, which is how encyclopaedias count
    a reign: from 1958 to September 2024 it is 65 or 66. ``stated`` is what they are without
    that, and without the tenth by which a round count may be off.
    """
    read = read_duration(claim.value_words)
    days = _roughly(read) or _anniversary(claim.value_words)
    if days is None:
        return None
    stated, years = _of_one(read, _SURE) or read.days or days, _whole_years(read)
    if years is not None:
        completed = Interval(years * YEAR, _fewest_days(years + 1) - 1)
        days, stated = (ranges.hull((each, completed)) for each in (days, stated))
    is_wide = years is not None and any(map(_is_years_wide, ends))
    numeral = years * YEAR if years is not None and is_wide else None
    return Value((days,), DURATION, claim.value_words, (stated,), numeral, _told_in(read))


def _fewest_days(years: Fraction) -> Fraction:
    """The fewest days that so many years in a row have."""
    return days_in(Interval.point(years), "year").low or Fraction(0)


def _told_in(read: Duration) -> DisplayUnit:
    """The hours or minutes in which a length is told; days for all that is longer."""
    if read.measure is None or read.measure.unit.worth >= SECONDS_A_DAY:
        return DAYS
    unit = read.measure.unit
    return DisplayUnit(unit.symbol, unit.worth / SECONDS_A_DAY)


def _whole_years(read: Duration) -> Fraction | None:
    """How many whole years are told, without a hedge; ``None`` for another length of time."""
    measure = read.measure
    if measure is None or measure.unit.name != "year" or measure.hedge is not Hedge.NONE:
        return None
    count = measure.high.value
    return count if count == measure.low.value and count.denominator == 1 else None


def _is_years_wide(day: Value) -> bool:
    """Whether of a day, or of that since which something is so, no more than the year is known."""
    width = ranges.width(day.worlds[:1])
    return width is not None and width >= _LAST_DAY


def _roughly(read: Duration) -> Interval | None:
    """The days as they are told of two that are known.

    A count of one digit and noughts, or a half, is good to a tenth, and a half to no more than a
    quarter of its unit: 20 years, 300 days, two and a half years.
    """
    measure = read.measure
    if measure is None or measure.hedge is not Hedge.NONE:
        return read.days
    if measure.unit.name in _LOOSE and (days := _of_one(read, _LOOSE)):
        return days
    count, worth = measure.high.value, measure.unit.worth / SECONDS_A_DAY
    about = replace(read, measure=replace(measure, hedge=Hedge.ABOUT)).days
    if count.denominator == 2 and about:
        return about.overlap(Interval.around(count * worth, worth / 4))
    is_round = count >= 10 and count % power_below(count) == 0
    return about if is_round else read.days


_LOOSE = dict.fromkeys(("decade", "century"), Fraction(1, 5))
_SURE = dict.fromkeys(("week", "month", "year"), Fraction(1, 4)) | {
    unit: share / 2 for unit, share in _LOOSE.items()
}


def _of_one(read: Duration, shares: Mapping[str, Fraction]) -> Interval | None:
    """The days of one unit, or a part of a decade or a century, by a share of it more or less.

    "Half a century" is 50 years, which are good to a tenth in figures; in words people say it of
    45 to 55 years, and hardly of fewer than 40 or more than 60. Half a year is no year.
    """
    measure = read.measure
    if measure is None or measure.hedge is not Hedge.NONE or measure.high.is_compound:
        return None
    count, unit = measure.high.value, measure.unit
    if unit.name not in shares or count != measure.low.value:
        return None
    is_one = count == 1 or (count < 1 and unit.name in _LOOSE)
    days = count * unit.worth / SECONDS_A_DAY
    return Interval.around(days, days * shares[unit.name]) if is_one else None


_LAST_DAY = 364  # of a year, counted in days from its first


_MONTHS_OFF = 300  # days by which a year of festivities may lie off the day itself


def _anniversary(words: str) -> Interval | None:
    """The days from an event to its anniversary, which may be kept some months off the day."""
    years = years_of_anniversary(words)
    return None if years is None else Interval.around(years * YEAR, _MONTHS_OFF)


def compare_duration(duration: Value, start: Value, end: Value) -> Comparison:
    """Whether so much time can lie between two days, or so many days include both.

    A visit from the 5th to the 7th is one of two nights and three days: both counts agree. Of days
    that may be of several years those are meant of which the end is not before the start.
    """
    start, end = _in_order(start, end)
    between = ranges.combined(lambda last, first: last - first, end.worlds, start.worlds)
    between = ranges.intersection(between, (_FORWARD,)) or between
    counted = ranges.merged(part + days_beside(duration) for part in between)
    dates = f"{shown_range(start.worlds, DATE)} to {shown_range(end.worlds, DATE)}"
    length = told_length(start.worlds, end.worlds, between)
    working = f"from {dates}: {length}; written {duration.written}{_allowed_lengths(duration)}"
    if not ranges.intersection(counted, duration.worlds):
        if _is_backwards(between):
            return _reversed(duration, start, end)
        explanation = f"From {dates} is {length}, not “{duration.written}”"
        return Comparison(Verdict.CONFLICTS, explanation, (working,), (shown_length(between),))
    if duration.numeral is not None and start.is_exact and end.is_exact:
        is_exact = any(duration.numeral in part for part in counted)
        verdict = Verdict.AGREES if is_exact else Verdict.ROUNDING
        return Comparison(verdict, working, (working,))
    if duration.numeral is not None and _are_completed(duration.numeral / YEAR, start, end):
        return Comparison(Verdict.AGREES, working, (working,))
    return Comparison(_verdict(between, duration), working, (working,))


_FORWARD = Interval(Fraction(0), None)


def _in_order(start: Value, end: Value) -> tuple[Value, Value]:
    """Two days without those of the one that lie beyond all of the other, unless all do."""
    first, last = ranges.hull(start.worlds).low, ranges.hull(end.worlds).high
    starts = [one for one in start.worlds if not _lies_before(last, one.low)]
    ends = [one for one in end.worlds if not _lies_before(one.high, first)]
    if not (starts and ends):
        return start, end
    return replace(start, worlds=(*starts,)), replace(end, worlds=(*ends,))


def _lies_before(high: Fraction | None, low: Fraction | None) -> bool:
    return high is not None and low is not None and high < low


def _verdict(between: Range, duration: Value) -> Verdict:
    """How surely so much time lies between two days, where it may."""
    if ranges.intersection(between, duration.worlds) != between:
        return Verdict.CANNOT_TELL
    is_told = ranges.intersection(between, duration.stated) == between
    return Verdict.AGREES if is_told else Verdict.ROUNDING


def days_beside(length: Value) -> Interval:
    """By how many days a length of time may differ from the days from its first to its last.

    The last may count or not. Sunday evening to Wednesday noon is almost three days, and from 10
    p.m. on Monday to 6 a.m. on Tuesday are eight hours.
    """
    is_short_of = ranges.hull(length.worlds).high_open or length.unit.factor < DAYS.factor
    return Interval(Fraction(-1 if is_short_of else 0), Fraction(1))


def _are_completed(years: Fraction, start: Value, end: Value) -> bool:
    fewest, most = age_between(start, end)
    return fewest is not None and most is not None and fewest <= years <= most


def _reversed(duration: Value, start: Value, end: Value) -> Comparison:
    """That the end comes before the start."""
    first, last = (shown_range(day.worlds, DATE) for day in (start, end))
    explanation = (
        f"The end, {last}, is before the start, {first}: “{duration.written}” cannot lie between"
    )
    return Comparison(Verdict.CONFLICTS, explanation, (f"from {first} to {last}",))


def _is_backwards(between: Range) -> bool:
    """Whether the end lies before the start."""
    high = ranges.hull(between).high
    return high is not None and high < 0


def _allowed_lengths(duration: Value) -> str:
    allowed = shown_length(duration.worlds)
    return "" if duration.is_exact or allowed in duration.written else f" ({allowed})"


def told_length(start: Range, end: Range, between: Range) -> str:
    """A length of time: in days, also with both days counted, or from two years in years.

    Between two days that are known, the years, months and days of the calendar.
    """
    if not _is_long(between):
        both = ranges.merged(part + Interval.point(1) for part in between)
        return f"{shown_length(between)}, {shown_length(both)} with both counted"
    first, last = _only_day(start), _only_day(end)
    return _by_calendar(first, last) if first and last else shown_length(between)


def shown_length(length: Range) -> str:
    """A length of time in days or, from two years, in years of 365.25 days."""
    return shown_range(length, DURATION, _LONG if _is_long(length) else DAYS)


def _is_long(length: Range) -> bool:
    low = ranges.hull(length).low
    return low is not None and low >= 2 * YEAR


def _only_day(worlds: Range) -> date | None:
    hull = ranges.hull(worlds)
    return as_day(hull.low) if hull.low == hull.high else None


def _by_calendar(first: date, last: date) -> str:
    months = (last.year - first.year) * 12 + last.month - first.month - (last.day < first.day)
    rest = (last - months_from(first, months)).days
    counts = ((months // 12, "year"), (months % 12, "month"), (rest, "day"))
    *parts, final = [f"{count} {unit}{'s' * (count > 1)}" for count, unit in counts if count]
    return f"{', '.join(parts)} and {final}" if parts else final
