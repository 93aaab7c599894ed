"""Days, weeks, months, quarters and years, and which of several the words mean."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from factcheck.dates.choosing import nearest, nearest_told, share_over, this_one, tried
from factcheck.dates.days import (
    FIRST_GREGORIAN,
    LAST_JULIAN,
    ImpossibleError,
    NotReadError,
    around,
    both_ends,
    day_of,
    days_from,
    granularity_of,
    in_new_style,
    is_julian_leap_day,
    julian_weekday,
    month_of,
    months_from,
    months_of,
    nth_weekday,
    quarter_of,
    week_of,
    weekday_of,
    year_of,
    years_of,
)
from factcheck.dates.period import Period, ReversedError, spoken

TUESDAY = date(2024, 1, 16)


def days(text: str) -> Period:
    """From one day to another: ``2024-01-01/2024-01-31``, ``..`` for an open end."""
    first, _, last = text.partition("/")
    ends = [None if end == ".." else date.fromisoformat(end) for end in (first, last or first)]
    return Period(ends[0], ends[1])


@pytest.mark.parametrize(
    ("asked", "why"),
    [
        ((2023, 2, 29), "2023 is not a leap year: there is no 29 February 2023"),
        ((1900, 2, 29), "1900 is not a leap year: there is no 29 February 1900"),
        ((2024, 2, 30), "February never has 30 days"),
        ((2024, 4, 31), "April never has 31 days"),
        ((2024, 1, 0), "January never has 0 days"),
        ((2024, 13, 1), "there is no month 13"),
        ((2024, 0, 1), "there is no month 0"),
        ((10_000, 1, 1), "it lies outside the years 1 to 9999"),
        ((0, 1, 1), "it lies outside the years 1 to 9999"),
    ],
)
def test_a_day_that_no_calendar_has_is_refused_with_the_reason(
    asked: tuple[int, int, int], why: str
) -> None:
    with pytest.raises(NotReadError, match=f"^{why}$"):
        day_of(*asked)


def test_days_that_there_are_are_made() -> None:
    assert day_of(2024, 2, 29) == date(2024, 2, 29)
    assert day_of(2000, 2, 29) == date(2000, 2, 29)
    assert day_of(9999, 12, 31) == date.max
    assert day_of(1, 1, 1) == date.min
    assert issubclass(ImpossibleError, NotReadError)


@pytest.mark.parametrize(
    ("day", "told"),
    [((1700, 2, 29), True), ((1900, 2, 29), True), ((1600, 2, 29), False), ((1904, 2, 29), False),
     ((1701, 2, 29), False), ((1700, 2, 28), False), ((1700, 3, 29), False),
     ((2100, 2, 29), False)],
)  # fmt: skip
def test_leap_days_that_only_the_julian_calendar_has(day: tuple[int, int, int], told: bool) -> None:
    assert is_julian_leap_day(*day) is told


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (days_from(TUESDAY, 16), "2024-02-01"),
        (days_from(TUESDAY, -16), "2023-12-31"),
        (months_from(date(2024, 1, 31), 1), "2024-02-29"),
        (months_from(date(2023, 1, 31), 1), "2023-02-28"),
        (months_from(date(2024, 3, 31), -13), "2023-02-28"),
        (months_from(date(2024, 8, 31), 1), "2024-09-30"),
        (months_from(date(2024, 12, 15), 1), "2025-01-15"),
        (nth_weekday(2024, 11, 3, 4), "2024-11-28"),  # Thanksgiving
        (nth_weekday(2024, 5, 0, 0), "2024-05-27"),  # Memorial Day
        (nth_weekday(2024, 9, 0, 1), "2024-09-02"),  # Labor Day
        (nth_weekday(2024, 5, 6, 2), "2024-05-12"),  # Mother's Day
        (nth_weekday(2024, 1, 2, 5), "2024-01-31"),
    ],
)
def test_days_are_counted_as_the_calendar_has_them(made: date, told: str) -> None:
    assert made.isoformat() == told


def test_a_month_may_have_no_fifth_monday() -> None:
    with pytest.raises(NotReadError, match="February 2024 has fewer than 5 of that weekday"):
        nth_weekday(2024, 2, 0, 5)


@pytest.mark.parametrize("count", [5_000_000, -5_000_000, 3_000_000, -3_000_000])
def test_no_day_lies_outside_the_calendar(count: int) -> None:
    with pytest.raises(NotReadError, match="outside the years 1 to 9999"):
        days_from(TUESDAY, count)


@pytest.mark.parametrize(
    ("made", "told"),
    [
        (month_of(2024, 2), "2024-02-01/2024-02-29"),
        (month_of(2024, 0), "2023-12-01/2023-12-31"),
        (month_of(2024, 13), "2025-01-01/2025-01-31"),
        (months_of(2024, 11, 4), "2024-11-01/2025-02-28"),
        (quarter_of(2024, 1), "2024-01-01/2024-03-31"),
        (quarter_of(2024, 4), "2024-10-01/2024-12-31"),
        (quarter_of(2024, 0), "2023-10-01/2023-12-31"),
        (quarter_of(2024, 5), "2025-01-01/2025-03-31"),
        (year_of(2024), "2024-01-01/2024-12-31"),
        (years_of(1990, 10), "1990-01-01/1999-12-31"),
        (week_of(TUESDAY), "2024-01-15/2024-01-21"),
        (week_of(TUESDAY, -1), "2024-01-08/2024-01-14"),
        (week_of(TUESDAY, 2), "2024-01-29/2024-02-04"),
        (week_of(TUESDAY, first=6), "2024-01-14/2024-01-20"),
        (around(TUESDAY, 2), "2024-01-14/2024-01-18"),
        (around(date.min, 2), "0001-01-01/0001-01-03"),
        (around(date.max, 2), "9999-12-29/9999-12-31"),
    ],
)
def test_periods_begin_and_end_with_the_calendar(made: Period, told: str) -> None:
    assert made == days(told)


@pytest.mark.parametrize(
    ("period", "unit"),
    [
        ("2024-01-16", "day"),
        ("2024-02-01/2024-02-29", "month"),
        ("2024-02-01/2024-02-28", "span"),
        ("2024-04-01/2024-06-30", "quarter"),
        ("2024-03-01/2024-05-31", "span"),
        ("2024-10-01/2024-12-31", "quarter"),
        ("2024-01-01/2024-12-31", "year"),
        ("2024-01-01/2025-12-31", "span"),
        ("../2024-01-16", "span"),
        ("2024-01-16/..", "span"),
    ],
)
def test_a_period_is_a_unit_of_the_calendar_or_a_span(period: str, unit: str) -> None:
    assert granularity_of(days(period)) == unit


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ("../..", "any day"),
        ("../2024-01-16", "on or before 16 January 2024"),
        ("2024-01-16/..", "on or after 16 January 2024"),
        ("2024-01-16", "16 January 2024"),
        ("2024-01-16/2024-01-17", "16 or 17 January 2024"),
        ("2024-01-31/2024-02-01", "31 January or 1 February 2024"),
        ("2024-01-16/2024-01-18", "16 to 18 January 2024"),
        ("2023-12-31/2024-01-02", "31 December 2023 to 2 January 2024"),
        ("2024-02-01/2024-02-29", "February 2024"),
        ("2024-02-01/2024-02-28", "1 to 28 February 2024"),
        ("2024-02-01/2024-03-31", "February to March 2024"),
        ("2024-01-01/2024-03-31", "the first quarter of 2024"),
        ("2024-04-01/2024-06-30", "the second quarter of 2024"),
        ("2024-07-01/2024-09-30", "the third quarter of 2024"),
        ("2024-10-01/2024-12-31", "the fourth quarter of 2024"),
        ("2023-12-01/2024-01-31", "December 2023 to January 2024"),
        ("2024-01-01/2024-12-31", "2024"),
        ("2023-01-01/2024-12-31", "2023 to 2024"),
        ("1990-01-01/1999-12-31", "the 1990s"),
        ("1991-01-01/2000-12-31", "1991 to 2000"),
    ],
)
def test_a_period_is_told_in_plain_words(period: str, words: str) -> None:
    assert spoken(days(period)) == words
    assert str(days(period)) == words


def test_periods_hold_days_and_each_other() -> None:
    january = days("2024-01-01/2024-01-31")
    assert date(2024, 1, 1) in january
    assert date(2024, 1, 31) in january
    assert date(2023, 12, 31) not in january
    assert date(2024, 2, 1) not in january
    assert january.holds(january)
    assert january.holds(days("2024-01-16"))
    assert not days("2024-01-16").holds(january)
    assert not january.holds(days("2024-01-16/.."))
    assert not january.holds(days("../2024-01-16"))
    assert days("2024-01-01/..").holds(days("2024-01-16/.."))
    assert days("../..").holds(days("../.."))
    assert [days(one).is_day for one in ("2024-01-16", "../..", "2024-01-16/2024-01-17")] == [
        True, False, False,
    ]  # fmt: skip
    assert [days(one).is_open for one in ("2024-01-16", "../2024-01-16", "2024-01-16/..")] == [
        False, True, True,
    ]  # fmt: skip


def test_days_between_periods_are_counted_from_end_to_beginning() -> None:
    one, other = days("2024-01-01/2024-01-10"), days("2024-01-16/2024-01-20")
    assert one.days_before(other) == 6
    assert other.days_before(one) == 0
    assert one.days_apart(other) == other.days_apart(one) == 6
    assert one.days_before(days("../2024-01-20")) == days("2024-01-01/..").days_before(one) == 0
    assert one.hull(other) == days("2024-01-01/2024-01-20")
    assert one.hull(days("2024-01-05/..")) == days("2024-01-01/..")
    assert one.hull(days("../2024-01-05")) == days("../2024-01-10")


def test_a_period_does_not_run_backwards_and_may_be_refused_without_ends_or_if_long() -> None:
    with pytest.raises(ReversedError, match="a period from 2024-01-17 back to 2024-01-16 holds no"):
        days("2024-01-17/2024-01-16")
    assert both_ends(days("2024-01-01/2024-01-31"), "why", most=31) == (
        date(2024, 1, 1), date(2024, 1, 31),
    )  # fmt: skip
    for period, most in (("2024-01-01/..", 0), ("../2024-01-01", 0), ("2024-01-01/2024-01-31", 30)):
        with pytest.raises(NotReadError, match="why"):
            both_ends(days(period), "why", most=most)


MONDAYS = [days(one) for one in ("2024-01-08", "2024-01-15", "2024-01-22")]
WINTERS = [days(one) for one in ("2022-12-01/2023-02-28", "2023-12-01/2024-02-29")]


@pytest.mark.parametrize(
    ("choose", "tense", "chosen"),
    [
        (nearest, "past", [1]),
        (nearest, "future", [2]),
        (nearest, "present", [1, 2]),
        (nearest, None, [1]),
        (this_one, "past", [1]),
        (this_one, "future", [2]),
        (nearest_told, "past", [1]),
    ],
)
def test_a_tense_takes_the_monday_on_its_side(
    choose: Callable[..., list[Period]], tense: str | None, chosen: list[int]
) -> None:
    assert choose(TUESDAY, tense, MONDAYS) == [MONDAYS[at] for at in chosen]


def test_without_a_tense_a_nearer_one_ahead_stands_beside_the_last() -> None:
    friday = date(2024, 1, 19)
    assert nearest(friday, None, MONDAYS) == MONDAYS[1:]
    assert nearest(date(2024, 1, 1), None, MONDAYS) == MONDAYS[:1]
    assert nearest(date(2024, 1, 15), "future", MONDAYS) == [MONDAYS[1]]
    assert this_one(TUESDAY, None, WINTERS) == [WINTERS[1]]


def test_what_is_over_of_a_period_is_a_share_of_its_days() -> None:
    january = days("2024-01-01/2024-01-31")
    shares = [share_over(january, date(*day)) for day in
              ((2023, 12, 31), (2024, 1, 1), (2024, 1, 31), (2024, 2, 5))]  # fmt: skip
    assert shares == [0.0, 1 / 31, 1.0, 1.0]


def test_of_periods_that_are_tried_those_remain_that_there_are() -> None:
    asked: list[Callable[[], Period]] = [lambda: year_of(0), lambda: year_of(2024)]
    assert tried(asked) == [days("2024-01-01/2024-12-31")]


@pytest.mark.parametrize(
    ("months", "day"),
    [(1, date(2023, 2, 28)), (3, date(2022, 12, 31)), (12, date(2022, 3, 31))],
)
def test_months_back_end_in_the_month_that_they_reach(months: int, day: date) -> None:
    assert months_from(date(2023, 3, 31), -months) == day


def test_of_two_as_near_the_one_before_is_meant_without_a_tense() -> None:
    around_it = [days("2024-01-14"), days("2024-01-18")]
    assert nearest(TUESDAY, None, around_it) == around_it[:1]


@pytest.mark.parametrize(
    ("day", "chosen"),
    [
        (date(2024, 1, 10), [1]),
        (date(2024, 1, 11), [1, 2]),  # nearer ahead, where nothing has begun
        (date(2024, 1, 12), [1, 2]),
        (date(2024, 1, 13), [2]),  # a fifth is over
    ],
)
def test_the_last_is_meant_too_where_hardly_any_of_the_next_is_over(
    day: date, chosen: list[int]
) -> None:
    weeks = [days(one) for one in ("2024-01-01/2024-01-02", "2024-01-05/2024-01-09")]
    weeks.append(days("2024-01-12/2024-01-21"))
    assert nearest_told(day, None, weeks) == [weeks[at] for at in chosen]


@pytest.mark.parametrize("month", range(1, 13))
def test_old_style_has_a_leap_day_in_every_fourth_year(month: int) -> None:
    before = sum((31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30)[: month - 1])
    for year in (*range(100, 2000, 100), *range(1690, 1750)):
        leap = int(year % 4 == 0 and month > 2)
        counted = 365 * (year - 1) + (year - 1) // 4 + before + leap + 1 - 2  # begun 30 December
        first = date(year, month, 1)
        assert in_new_style(first) == date.fromordinal(counted)
        if first <= LAST_JULIAN:
            assert julian_weekday(first) == date.fromordinal(counted).weekday()


def test_days_were_counted_so_to_the_last_day_that_a_country_did() -> None:
    after = days_from(LAST_JULIAN, 1)
    assert (julian_weekday(LAST_JULIAN) is None, julian_weekday(after)) == (False, None)
    before = days_from(FIRST_GREGORIAN, -1)
    told = [weekday_of(one) == one.weekday() for one in (before, FIRST_GREGORIAN)]
    assert told == [False, True]
