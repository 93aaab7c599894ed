"""Ages and durations, counted as a calendar and a reader count them."""

from __future__ import annotations

from fractions import Fraction
from typing import Final

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency import ranges
from factcheck.consistency.explanation import shown_range
from factcheck.consistency.lengths import YEAR, shown_length, told_length
from factcheck.consistency.ranges import Range
from factcheck.consistency.values import DATE, DURATION, NUMBER, DisplayUnit, Value, as_day
from factcheck.interval import Interval

YEARS: Final = DisplayUnit("years")
AGE: Final = DisplayUnit("years old", YEAR)
"""An age, where time counts in days."""


def compare_age(age: Value, born: Value, when: Value) -> Comparison:
    """Whether someone born then can be of that age on that day, in completed years.

    ``age`` is a duration or a bare number of years. A year of birth alone allows two ages.
    Cannot tell where a day has an open end.
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
    if (age.is_loose or age.numeral is None) and ranges.intersection(_years(age), possible):
        return Comparison(Verdict.ROUNDING, f"{working}: roughly", (working,))
    explanation = (
        f"Someone born {_told(shown_range(born.worlds, DATE))} was"
        f" {shown_range(possible, NUMBER, YEARS)} old as of {shown_range(when.worlds, DATE)},"
        f" not “{age.written}”"
    )
    suggestion = shown_range(possible, NUMBER)
    return Comparison(Verdict.CONFLICTS, explanation, (working,), (suggestion,))


def _unborn(age: Value, born: Value, when: Value) -> Comparison:
    """That nobody has an age before being born."""
    birth, day = shown_range(born.worlds, DATE), shown_range(when.worlds, DATE)
    explanation = f"Someone born {_told(birth)} was not “{age.written}” as of {day}, but unborn"
    return Comparison(Verdict.CONFLICTS, explanation, (f"born {birth}, as of {day}",))


def _told(days: str) -> str:
    """Days as they follow a verb: ``in 1950``, ``in May 1950``, ``on 5 May 1950``."""
    if days.isdigit() or days[:1].isalpha():
        return f"in {days}"
    return days if " to " in days or " or " in days else f"on {days}"


def compare_duration(duration: Value, start: Value, end: Value) -> Comparison:
    """Whether so much time can lie between two days, or so many days include both.

    A visit from the 5th to the 7th is one of two nights and three days: both counts agree.
    """
    between = ranges.combined(lambda last, first: last - first, end.worlds, start.worlds)
    # Sunday evening to Wednesday noon is almost three days.
    is_short_of = ranges.hull(duration.worlds).high_open
    least = Fraction(-1 if is_short_of else 0)
    counted = ranges.merged(part + Interval(least, Fraction(1)) for part in between)
    dates = f"{shown_range(start.worlds, DATE)} to {shown_range(end.worlds, DATE)}"
    length = told_length(start.worlds, end.worlds, between)
    working = f"from {dates}: {length}; written {duration.written}{_allowed(duration)}"
    if not ranges.intersection(counted, duration.worlds):
        if _is_backwards(between):
            return _reversed(duration, start, end)
        explanation = f"From {dates} is {length}, not “{duration.written}”"
        return Comparison(Verdict.CONFLICTS, explanation, (working,), (shown_length(between),))
    if duration.numeral is not None and start.is_exact and end.is_exact:
        is_exact = any(duration.numeral in part for part in counted)
        verdict = Verdict.AGREES if is_exact else Verdict.ROUNDING
        return Comparison(verdict, working, (working,))
    inside = ranges.intersection(between, duration.worlds) == between
    return Comparison(Verdict.AGREES if inside else Verdict.CANNOT_TELL, working, (working,))


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


def _allowed(duration: Value) -> str:
    allowed = shown_length(duration.worlds)
    return "" if duration.is_exact or allowed in duration.written else f" ({allowed})"


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
