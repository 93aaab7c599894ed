"""What a date told in words allows, day by day: how finely, how surely, and the days it names.

Told on Wednesday 17 January 2024. People count roughly: a longer unit allows half a unit on either
side, and the calendar unit that it lands in; "named" are the days that it comes to exactly.
"""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.dates import Reading
from factcheck.dates.period import Period
from factcheck.reading.dates.date import read_date

PUBLISHED = date(2024, 1, 17)
TOLD = [
    ("three days ago", ["2024-01-14 day named 2024-01-14"]),
    ("ten days ago", ["2024-01-06/2024-01-08 day vague named 2024-01-07", "2024-01-07 day vague"]),
    (
        "a week ago",
        [
            "2024-01-07 span vague named 2024-01-10",
            "2024-01-08/2024-01-14 week vague named 2024-01-10",
        ],
    ),
    (
        "three weeks ago",
        [
            "2023-12-24 span vague named 2023-12-27",
            "2023-12-25/2023-12-31 week vague named 2023-12-27",
        ],
    ),
    ("a fortnight ago", ["2023-12-27/2024-01-10 week vague named 2024-01-03"]),
    (
        "a month ago",
        [
            "2023-12-01/2023-12-31 month vague named 2023-12-17",
            "2024-01-01 span vague named 2023-12-17",
        ],
    ),
    (
        "six months ago",
        [
            "2023-07-01/2023-07-31 month vague named 2023-07-17",
            "2023-08-01 span vague named 2023-07-17",
        ],
    ),
    (
        "half a year ago",
        [
            "2023-06-17/2023-08-16 month vague named 2023-07-01/2023-07-31",
            "2023-07-01/2023-07-31 month vague",
        ],
    ),
    (
        "a year ago",
        [
            "2022-12-11/2022-12-31 span vague named 2023-01-17",
            "2023-01-01/2023-12-31 year vague named 2023-01-17",
        ],
    ),
    (
        "two years ago",
        [
            "2021-11-04/2021-12-31 span vague named 2022-01-17",
            "2022-01-01/2022-12-31 year vague named 2022-01-17",
        ],
    ),
    (
        "a decade ago",
        [
            "2013-01-17/2015-01-17 decade vague named 2014-01-01/2014-12-31",
            "2014-01-01/2014-12-31 decade vague",
        ],
    ),
    ("last decade", ["2010-01-01/2019-12-31 decade vague", "2020-01-01/2024-01-17 span vague"]),
    ("48 hours ago", ["2024-01-14 span", "2024-01-15 day"]),
    ("nearly ten days ago", ["2024-01-07 day vague", "2024-01-08 span vague"]),
    ("just over ten days ago", ["2024-01-06 span vague", "2024-01-07 day vague"]),
    (
        "at least three days ago",
        ["../2024-01-15 day vague named 2024-01-14", "2024-01-14 day vague"],
    ),
    ("less than a week ago", ["2024-01-04/2024-01-17 week vague named 2024-01-08/2024-01-14"]),
    ("exactly a week ago", ["2024-01-10 day"]),
    (
        "a year and two months ago",
        ["2022-11-02/2022-12-02 month vague named 2022-11-17", "2022-11-17 month vague"],
    ),
    ("two or three days ago", ["2024-01-13/2024-01-16 day vague named 2024-01-14/2024-01-15"]),
    ("two or three weeks ago", ["2023-12-21/2024-01-09 week vague named 2023-12-25/2024-01-07"]),
    ("two days after 3 March 2023", ["2023-03-05 day named 2023-03-05"]),
    ("three weeks before 3 March 2023", ["2023-02-06/2023-02-13 week vague named 2023-02-10"]),
    (
        "a year after March 2023",
        [
            "2024-01-01/2024-12-31 month vague named 2024-03-01/2024-03-31",
            "2024-03-01/2024-03-31 month vague",
        ],
    ),
    ("a year after the third quarter of 2022", ["2023-07-01/2023-09-30 quarter"]),
    ("within a month of 3 March 2023", ["2023-03-03/2023-04-18 span vague"]),
    ("last week", ["2024-01-07/2024-01-16 week named 2024-01-08/2024-01-14"]),
    ("last month", ["2023-12-01/2023-12-31 month"]),
    ("next year", ["2025-01-01/2025-12-31 year"]),
    ("in the next two weeks", ["2024-01-17/2024-02-03 span vague named 2024-01-18/2024-01-31"]),
    ("until Friday", ["../2024-01-19 day"]),
    ("before 3 March 2023", ["../2023-03-02 day"]),
    ("after 3 March 2023", ["2023-03-03/.. day"]),
    ("early March 2023", ["2023-03-01/2023-03-16 month vague named 2023-03-01/2023-03-10"]),
    ("mid-March 2023", ["2023-03-06/2023-03-26 month vague named 2023-03-11/2023-03-20"]),
    ("late March 2023", ["2023-03-16/2023-03-31 month vague named 2023-03-21/2023-03-31"]),
    ("the 1990s", ["1990-01-01/1999-12-31 decade"]),
    ("the early 1990s", ["1990-01-01/1994-12-31 decade vague named 1990-01-01/1992-12-31"]),
    ("the first quarter of 2023", ["2023-01-01/2023-03-31 quarter"]),
    ("now", ["2023-12-17/2024-02-17 span vague named 2024-01-17"]),
    ("so far this year", ["2024-01-01/2024-01-17 span named 2024-01-01/2024-12-31"]),
]


@pytest.mark.parametrize(("words", "readings"), TOLD)
def test_a_date_allows_these_days_this_finely(words: str, readings: list[str]) -> None:
    assert [_told(reading) for reading in read_date(words, PUBLISHED).readings] == readings


def _told(reading: Reading) -> str:
    vague = " vague" if reading.is_vague else ""
    named = f" named {_days(reading.nominal)}" if reading.nominal else ""
    return f"{_days(reading.period)} {reading.granularity}{vague}{named}"


def _days(period: Period) -> str:
    first, last = (str(end or "..") for end in (period.earliest, period.latest))
    return first if first == last else f"{first}/{last}"
