"""How long months and years are, in days: by the calendar, where they are not alike."""

from __future__ import annotations

from calendar import isleap, monthrange
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from math import ceil, floor
from operator import sub
from typing import Final

from factcheck.interval import Interval

SECONDS_A_DAY: Final = 86_400
MONTHS: Final = {
    "month": 1,
    "quarter": 3,
    "season": 3,
    "year": 12,
    "decade": 120,
    "century": 1200,
    "millennium": 12_000,
    "kiloyear": 12_000,
    "megayear": 12_000_000,
    "gigayear": 12_000_000_000,
}
_MEAN_MONTH: Final = Fraction(1461, 48)
"""The twelfth part of a year of 365.25 days, in days: what a part of a month is measured by."""
_CYCLE: Final = 400 * 12
"""Months after which the Gregorian calendar repeats itself."""


def is_by_calendar(unit: str) -> bool:
    """Whether units of that name are not all alike: months, years, and what they make up."""
    return unit in MONTHS


def days_in(counts: Interval, unit: str) -> Interval:
    """The days that so many units in a row can have, the fewest and the most.

    ``counts`` are multiples of the unit named, which goes by the calendar; an open end stays
    open. A month has 28 to 31 days, six have 181 to 184.
    """
    months = counts.scaled(MONTHS[unit])
    low = None if months.low is None else _fewest_and_most(months.low)[0]
    high = None if months.high is None else _fewest_and_most(months.high)[1]
    return Interval(low, high, counts.low_open, counts.high_open)


@lru_cache(maxsize=4096)
def _fewest_and_most(months: Fraction) -> tuple[Fraction, Fraction]:
    """The days of so many months; a part of one counts as that of a mean one, so far as it can."""
    if months < 0:
        least, longest = _fewest_and_most(-months)
        return -longest, -least
    whole = floor(months)
    fewest, most = _of_whole_months(whole)
    part = (months - whole) * _MEAN_MONTH
    return min(fewest + part, Fraction(_of_whole_months(ceil(months))[0])), most + part


@lru_cache(maxsize=4096)
def _of_whole_months(count: int) -> tuple[int, int]:
    """The fewest and the most days that so many months in a row have."""
    whole, rest = divmod(count, _CYCLE)
    passed = _days_passed()
    lengths = set(map(sub, passed[rest : rest + _CYCLE], passed))
    cycle = whole * passed[_CYCLE]
    return cycle + min(lengths), cycle + max(lengths)


@lru_cache(maxsize=1)
def _days_passed() -> list[int]:
    """The days before each month of two cycles of the calendar."""
    common = [monthrange(2001, month)[1] for month in range(1, 13)]
    leap = [monthrange(2000, month)[1] for month in range(1, 13)]
    cycle = [days for year in range(400) for days in (leap if isleap(year) else common)]
    return list(accumulate(cycle * 2, initial=0))
