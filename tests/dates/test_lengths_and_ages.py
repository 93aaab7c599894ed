"""Lengths of time in days, and the days of birth that an age allows."""

from __future__ import annotations

from datetime import date
from fractions import Fraction

import pytest

from factcheck.dates import Period
from factcheck.interval import Interval
from factcheck.reading.ages import birth, read_age
from factcheck.reading.durations import read_duration


@pytest.mark.parametrize(
    ("words", "low", "high", "granularity"),
    [
        ("a two-day visit", Fraction(3, 2), Fraction(5, 2), "day"),
        ("for six months", Fraction(164), Fraction("201.5"), "month"),
        ("exactly six months", Fraction("179.5"), Fraction(186), "month"),
        ("90 minutes", Fraction(81, 1440), Fraction(99, 1440), "minute"),
        ("within 24 hours", Fraction(0), Fraction(1), "hour"),
        ("at least three weeks", Fraction(21), None, "week"),
        ("up to 30 days", Fraction(0), Fraction(30), "day"),
        ("three to five days", Fraction(5, 2), Fraction(11, 2), "day"),
        ("a week-long strike", Fraction(7, 2), Fraction(21, 2), "week"),
        ("six years and three months", Fraction("2262.75"), Fraction("2306"), "month"),
        ("a year and a half", Fraction("364.5"), Fraction(732), "year"),
        ("five troubled years", Fraction("1642"), Fraction("2013"), "year"),
        ("several years", Fraction(547), Fraction(3477), "year"),
        ("decades", Fraction("5477.5"), Fraction("34703.5"), "decade"),
        ("at least the past three weeks", Fraction(21), None, "week"),
        ("up to the next 30 days", Fraction(0), Fraction(30), "day"),
        ("two additional weeks", Fraction("10.5"), Fraction("17.5"), "week"),
        ("a half-century", Fraction(0), Fraction(36525), "century"),
        ("half a century", Fraction(0), Fraction(36525), "century"),
        ("a quarter of a century", Fraction(0), Fraction("27393.75"), "century"),
    ],
)
def test_a_length_of_time_is_good_to_half_its_unit(
    words: str, low: Fraction, high: Fraction | None, granularity: str
) -> None:
    duration = read_duration(words)
    assert duration.days == Interval(low, high), duration.reason
    assert duration.granularity == granularity


def test_less_than_and_more_than_leave_the_end_out() -> None:
    assert read_duration("less than a week").days == Interval(
        Fraction(0), Fraction(7), high_open=True
    )
    assert read_duration("more than a week").days == Interval(Fraction(7), None, low_open=True)


def test_two_lengths_are_not_one() -> None:
    read = read_duration("two days in March and three weeks in May")
    assert read.reason == "it names more than one length of time"


@pytest.mark.parametrize(
    "words", ["aged 73", "the 73-year-old president", "73 years old", "at the age of 73", "73"]
)
def test_an_age_allows_a_year_of_birthdays(words: str) -> None:
    age = read_age(words, "2024-01-16")
    assert age.years == 73
    assert age.born == Period(date(1950, 1, 17), date(1951, 1, 16))


def test_several_days_of_publication_allow_more_birthdays() -> None:
    on = Period(date(2024, 1, 16), date(2024, 1, 17))
    assert birth(73, on) == Period(date(1950, 1, 17), date(1951, 1, 17))


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("the president", "it names no age that can be read"),
        ("aged 73", "the day on which that was the age is not known"),
    ],
)
def test_an_age_without_its_day_is_refused(words: str, reason: str) -> None:
    assert read_age(words).reason == reason


def test_nobody_is_older_than_the_calendar() -> None:
    assert read_age("aged 73", date(50, 1, 1)).reason == "it lies outside the years 1 to 9999"
