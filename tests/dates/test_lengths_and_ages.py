"""Lengths of time in days, and the days of birth that an age allows."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.interval import Interval
from factcheck.reading.dates.ages_and_durations import read_age, read_duration


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("a couple of hours", Fraction(1, 24)),
        ("a couple of weekends", 2),
        ("a couple of months", Fraction(1461, 48)),
        ("a couple of quarters", Fraction(1461, 16)),
        ("several seasons", Fraction(1461, 16)),
        ("a couple of decades", Fraction(7305, 2)),
        ("several centuries", 36_525),
    ],
)
def test_a_unit_of_several_is_worth_its_days(words: str, days: Fraction) -> None:
    measure = read_duration(words).measure
    assert measure is not None
    assert measure.unit.worth == days * 86_400


@pytest.mark.parametrize("words", ["a third year", "a fifth day", "turned 84 last week"])
def test_one_more_and_a_time_behind_an_age_are_no_length(words: str) -> None:
    assert read_duration(words).days is None


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("a two-day visit", 1.5, 2.5),
        ("exactly two days", 2, 2),
        ("for a month", 15.21875, 46.21875),
        ("exactly a month", 28, 31),
        ("for six months", 165.21875, 199.21875),
        ("exactly six months", 181, 184),
        ("exactly 1 month and 21 days", 49, 52),
        ("exactly seven years", 2555, 2557),
        ("exactly 400 years", 146_097, 146_097),
        ("exactly 36 hours", 1.5, 1.5),
        ("exactly 21,600,000 milliseconds", 0.25, 0.25),
        ("exactly two millennia", 730_485, 730_485),
        ("two lazy weekends", 3, 5),
        ("the past three quarters", 227.21875, 321.21875),
        ("three quarters of a century", 25_109, 29_678),
        ("five working days", 4.5, 7.5),
        ("120 days", 115, 125),
        ("about 120 days", 108, 132),
        ("two and a half days", 2.375, 2.625),
        ("within 24 hours", 0, 1),
        ("at least three weeks", 21, None),
        ("at least 90 days", 90, None),
        ("at least 4.5 days", 4.45, None),
        ("up to 30 days", 0, 30),
        ("up to 1 month and 21 days", 0, 52),
        ("three to five days", 2.5, 5.5),
        ("a week-long strike", 3.5, 10.5),
        ("five troubled years", 1641, 2011),
        ("several years", 546, 3472),
        ("decades", 5477, 34_699),
        ("at least the past three weeks", 21, None),
        ("up to the next 30 days", 0, 30),
        ("two additional weeks", 10.5, 17.5),
        ("a half-century", 13_694, 22_830),
        ("half a century", 13_694, 22_830),
    ],
)
def test_a_length_of_time_is_so_many_units_of_the_calendar_as_finely_as_it_is_told(
    words: str, low: float, high: float | None
) -> None:
    duration = read_duration(words)
    exact_high = None if high is None else Fraction(str(high))
    assert duration.days == Interval(Fraction(str(low)), exact_high), duration.reason


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
def test_an_age_is_told_in_full_years(words: str) -> None:
    assert read_age(words).years == 73


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("the president", "it names no age that can be read"),
        ("more than 73 years old", "it tells no age, but “more than” an age"),
        ("aged 73.5", "it names no age in full years"),
    ],
)
def test_what_is_no_age_is_refused(words: str, reason: str) -> None:
    assert read_age(words).reason == reason
