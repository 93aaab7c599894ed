"""Days without their year, in a text that tells of another year than that of publication."""

from datetime import date

import pytest

from factcheck.dates import Date, Period
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.dates_retold import as_told_of, may_be_of_another_year

PUBLISHED = Period(date(2026, 11, 24), date(2026, 11, 24))


def read(words: str) -> Date:
    return read_date(words, PUBLISHED, "past")


@pytest.mark.parametrize("words", ["on 6 July", "in March", "on Saturday, July 6", "4 to 15 April"])
def test_a_day_far_from_publication_may_be_of_another_year(words: str) -> None:
    assert may_be_of_another_year(read(words), PUBLISHED)


@pytest.mark.parametrize(
    "words", ["on 6 July 2026", "last July", "on November 20", "on Tuesday", "May ’25", "in 2019"]
)
def test_a_day_near_publication_or_with_its_year_is_of_no_other(words: str) -> None:
    assert not may_be_of_another_year(read(words), PUBLISHED)


def test_it_is_read_in_both_years() -> None:
    told = as_told_of(read("on Saturday, 6 July"), 2019)
    assert [reading.period.earliest for reading in told.readings] == [
        date(2019, 7, 6),
        date(2026, 7, 6),
    ]
    assert not told.weekday_conflict
    assert told.readings[0].how == "the nearest 6 July in 2019, the last year named"


def test_a_weekday_right_in_neither_year_is_wrong() -> None:
    assert as_told_of(read("on Friday, 6 July"), 2019).weekday_conflict
