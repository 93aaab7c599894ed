"""Words that set a figure beside those before it are read whole, or not at all."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck import Period, read_date
from factcheck.reading.relations.trends import Trend, read_trend

PUBLISHED = read_date("2023-04-20")
YEAR = Period(date(2010, 1, 1), date(2010, 12, 31))
MARCH = Period(date(2023, 3, 1), date(2023, 3, 31))
MONTHLY, QUARTERLY, YEARLY = (28, 31), (89, 92), (365, 366)


@pytest.mark.parametrize(
    ("words", "trend"),
    [
        ("the highest since 2010", Trend(1, is_extreme=True, since=YEAR)),
        ("its lowest level since 2010", Trend(-1, is_extreme=True, since=YEAR)),
        ("hit the strongest reading in 12 years", Trend(1, is_extreme=True, months=144)),
        ("the lowest in more than a decade", Trend(-1, is_extreme=True, months=120)),
        ("the fewest in nine months", Trend(-1, is_extreme=True, months=9)),
        ("a record high", Trend(1, is_extreme=True)),
        ("a new record low", Trend(-1, is_extreme=True)),
        ("the highest on record", Trend(1, is_extreme=True)),
        ("a third straight rise", Trend(1, run=3)),
        ("a third straight monthly fall", Trend(-1, run=3, step=MONTHLY)),
        ("the fifth consecutive quarterly increase", Trend(1, run=5, step=QUARTERLY)),
        ("the second rise in a row", Trend(1, run=2)),
        ("rose for the third month in a row", Trend(1, run=3, step=MONTHLY)),
        ("has fallen for the fourth straight year", Trend(-1, run=4, step=YEARLY)),
        ("fell to 3.4 % in March", Trend(-1, run=1, day=MARCH)),
        ("fell to 3.4% in March", Trend(-1, run=1, day=MARCH)),
        ("rose", Trend(1, run=1)),
        ("climbed to 3.4 percent", Trend(1, run=1)),
        ("a record high,", Trend(1, is_extreme=True)),
        ("rose for the third month in a row.", Trend(1, run=3, step=MONTHLY)),
    ],
)
def test_a_trend_is_read(words: str, trend: Trend) -> None:
    assert read_trend(words, PUBLISHED) == trend


@pytest.mark.parametrize(
    "words",
    [
        "the highest",
        "the second highest since 2010",
        "the highest since the war began",
        "nearly the highest since 2010",
        "the highest in Europe",
        "a third rise",
        "a third straight week of rain",
        "fell to 3.4 % from 3.6 %",
        "fell to 3.4 % in March from a year earlier",
        "rose for the third month in a row in the north",
        "rose for the third month in three towns in a row",
        "did not fall",
        "soared beyond belief",
        "",
    ],
)
def test_words_of_which_any_is_not_read_are_no_trend(words: str) -> None:
    trend = read_trend(words, PUBLISHED)
    assert trend == Trend(reason=f"“{words}” tells of no extreme, run or move that can be read")
