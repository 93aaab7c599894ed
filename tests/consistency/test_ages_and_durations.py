from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.consistency import ranges
from factcheck.consistency.ages_and_durations import told_length
from factcheck.interval import Interval


def told(first: date, last: date) -> str:
    start, end = ((Interval.point(day.toordinal()),) for day in (first, last))
    return told_length(start, end, ranges.combined(lambda b, a: b - a, end, start))


@pytest.mark.parametrize(
    ("first", "last", "length"),
    [
        ((2020, 1, 1), (2024, 1, 1), "4 years"),
        ((2020, 1, 1), (2024, 2, 1), "4 years and 1 month"),
        ((2020, 1, 1), (2024, 3, 2), "4 years, 2 months and 1 day"),
        ((2020, 2, 29), (2023, 2, 28), "2 years, 11 months and 30 days"),
        ((2020, 1, 31), (2023, 3, 1), "3 years, 1 month and 1 day"),
        ((2024, 3, 5), (2024, 3, 7), "2 days, 3 days with both counted"),
    ],
)
def test_days_apart_are_counted_by_the_calendar(
    first: tuple[int, int, int], last: tuple[int, int, int], length: str
) -> None:
    assert told(date(*first), date(*last)) == length


def test_days_that_are_not_known_are_counted_in_years() -> None:
    first, last = (Fraction(date(2000, *day).toordinal()) for day in ((1, 1), (12, 31)))
    year = (Interval(first, last),)
    day = (Interval.point(date(2010, 1, 1).toordinal()),)
    assert (
        told_length(year, day, ranges.combined(lambda b, a: b - a, day, year)) == "9.002–10 years"
    )


@given(st.dates(date(1000, 1, 1), date(2500, 1, 1)), st.integers(731, 60_000))
def test_the_parts_of_a_length_are_those_of_a_calendar(first: date, days: int) -> None:
    counts = dict.fromkeys(("year", "month", "day"), 0)
    for part in told(first, first + timedelta(days)).replace(" and ", ", ").split(", "):
        count, unit = part.split()
        counts[unit.rstrip("s")] = int(count)
    assert counts["year"] >= 1
    assert counts["month"] < 12
    assert counts["day"] < 31
    assert abs(counts["year"] * 365.2425 + counts["month"] * 30.44 + counts["day"] - days) < 4
