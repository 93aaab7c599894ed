"""How far apart two dates lie, in a reader's words."""

import pytest

from factcheck.dates import compare_dates
from factcheck.reading.dates.date import read_date


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("in 1993", "1983", "1983 is 10 years earlier"),
        ("in 1992", "30 January 1929", "30 January 1929 is about 63 years earlier"),
        ("in November 2018", "10 November 2019", "10 November 2019 is 345 days later"),
        ("3 June 2020", "May 2020", "May 2020 is 3 days earlier"),
    ],
)
def test_days_become_years_where_they_are_many(one: str, other: str, told: str) -> None:
    assert compare_dates(read_date(one), read_date(other)).explanation.endswith(f"; {told}")


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("20 July 1968", "20 July 1969", "a year apart"),
        ("28 November 2018", "10 November 2019", "347 days apart"),
        ("17 January 2024", "15 January 2024", "2 days apart"),
    ],
)
def test_of_two_plain_days_it_is_told_that_one_is_wrong(one: str, other: str, told: str) -> None:
    answer = compare_dates(read_date(one), read_date(other))
    assert answer.explanation == f"{one} and {other} cannot both be right: {told}"


def test_of_several_readings_the_words_come_first() -> None:
    told = compare_dates(read_date("16 July 2019 or 16 July 2026"), read_date("6 July 2019"))
    assert told.explanation == "16 July 2019 or 16 July 2026; 6 July 2019 is 10 days earlier"
