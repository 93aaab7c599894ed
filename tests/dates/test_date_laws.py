"""What holds for every date: nothing raises, no day is lost, readings are in order."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.dates import Date, Period, Reading, compare_dates, is_surely_before
from factcheck.dates.days import around, weekday_of
from factcheck.dates.period import MONTHS, WEEKDAYS, spoken
from factcheck.dates.reading import merged, parted, set_apart
from factcheck.reading.dates.ages_and_durations import read_age, read_duration
from factcheck.reading.dates.date import read_date
from tests.often import times

VOCABULARY = """
    previous following coming current recent same latest prior that then rest ahead every or not
    the a an in on of by last next this Tuesday Friday week month quarter year decade century days
    weeks years ago later earlier before after between and from to or since until early late mid
    end beginning January February Sept. 30 31 2024 0001 9999 1999 10000 two several first third
    half fiscal Christmas Easter Thanksgiving summer winter shortly within over past recently now
    1990s 19th same day ended nine p.m. 3:30 EST weekend anniversary . , - /
"""
WORDS = VOCABULARY.split()
EDGES = [date.min, date(1, 1, 7), date(2024, 2, 29), date(9999, 12, 30), date.max]

days = st.dates() | st.sampled_from(EDGES)
tenses = st.sampled_from([None, "past", "present", "future"])
written = st.lists(st.sampled_from(WORDS), max_size=8).map(" ".join) | st.text(max_size=40)
origins = st.none() | st.builds(
    lambda day, length: Date(
        "given", (Reading(day, around(day, length).latest, "day", "the day as written"),)
    ),
    days,
    st.integers(0, 400),
)


def allows(read: Date, day: date) -> bool:
    return any(day in reading.period for reading in read.readings)


@settings(times(400), deadline=2000)
@given(written, days, tenses, origins)
@example("10000 years ago", date(2024, 1, 16), None, None)
@example("9" * 10_000 + " years ago", date(2024, 1, 16), None, None)
@example("between " * 40, date(2024, 1, 16), None, None)
@example("early " * 45 + "2024", date(2024, 1, 16), None, None)
@example("the end of the end of the end of the end of the year", date.max, "future", None)
@example("a year before " * 20 + "2024", date.min, None, None)
@example("[2024-01-04," * 20, date(2024, 1, 16), None, None)
@example("on Friday of the following year", date(2024, 1, 16), None, None)
@example("until February", date.min, None, None)
@example("since November", date.max, None, None)
@example("years before Christmas", date(2000, 1, 1), None, None)
@example("\x00\ud800", date(2024, 1, 16), None, None)
def test_reading_never_raises_and_only_an_alternative_lies_within_another_reading(
    words: str, published: date, tense: str | None, origin: Date | None
) -> None:
    read = read_date(words, published, tense, origin)
    assert bool(read.readings) != bool(read.reason)
    assert not any("{" in reading.how for reading in read.readings)
    for one, other in pairwise(read.readings):
        if other.is_alternative and one.period.holds(other.period):
            continue
        assert one.period.latest is not None
        assert other.period.earliest is not None
        assert one.period.latest < other.period.earliest
    for reading in read.readings:
        assert Period(reading.earliest, reading.latest).holds(reading.period)


@given(written, days)
def test_lengths_and_ages_never_raise(words: str, on: date) -> None:
    duration, age = read_duration(words), read_age(words)
    assert (duration.days is None) == bool(duration.reason)
    assert (age.years is None) == bool(age.reason)


@given(st.dates(min_value=date(1000, 1, 1)))
def test_a_day_as_written_is_that_day(day: date) -> None:
    month, weekday = MONTHS[day.month - 1], WEEKDAYS[weekday_of(day)]
    for words in (
        f"{day.day} {month} {day.year}",
        f"{month} {day.day}, {day.year}",
        f"{month[:3]}. {day.day}, {day.year}",
        f"on {weekday}, {day.day} {month} {day.year}",
        f"{day.year}-{day.month:02}-{day.day:02}",
        spoken(Period(day, day)),
    ):
        (reading,) = read_date(words).readings
        assert (reading.earliest, reading.latest) == (day, day)
        assert reading.weekday_conflict == ""


@given(st.dates(min_value=date(1000, 1, 1)), st.sampled_from(["/", ".", "-"]))
def test_a_day_in_figures_is_among_the_readings(day: date, mark: str) -> None:
    for numbers in ((day.day, day.month), (day.month, day.day)):
        words = mark.join([*(f"{number:02}" for number in numbers), f"{day.year}"])
        assert allows(read_date(words), day)


@given(st.dates(min_value=date(1923, 3, 1)), st.integers(1, 6))
def test_a_wrong_weekday_is_a_conflict(day: date, shift: int) -> None:
    wrong = WEEKDAYS[(day.weekday() + shift) % 7]
    read = read_date(f"{wrong}, {spoken(Period(day, day))}")
    own = WEEKDAYS[day.weekday()]
    assert read.weekday_conflict == f"{spoken(Period(day, day))} was a {own}, not a {wrong}"


@given(st.dates(date(2, 1, 1), date(9998, 12, 31)), st.integers(0, 6), st.sampled_from([-1, 0, 1]))
def test_a_bare_weekday_is_that_weekday_within_a_week_on_the_side_of_the_tense(
    published: date, weekday: int, side: int
) -> None:
    tense = {-1: "past", 0: None, 1: "future"}[side]
    for reading in read_date(WEEKDAYS[weekday], published, tense).readings:
        assert reading.earliest is not None
        assert reading.earliest.weekday() == weekday
        away = (reading.earliest - published).days
        assert abs(away) <= (7 if side > 0 else 6)
        assert away * side >= 0


periods = st.builds(lambda day, length: around(day, length), days, st.integers(0, 40))


@given(st.lists(periods, min_size=1, max_size=8), st.integers(0, 1))
def test_merging_loses_no_day_and_adds_none_but_between_touching_readings(
    written: list[Period], gap: int
) -> None:
    readings = [Reading(one.earliest, one.latest, "span", "") for one in written]
    joined = merged(readings, gap)
    for one in written:
        assert any(reading.period.holds(one) for reading in joined)
    for reading in joined:
        assert any(one.earliest == reading.earliest for one in written)
        assert any(one.latest == reading.latest for one in written)
    for first, second in pairwise(joined):
        assert first.period.days_before(second.period) > gap


@given(
    st.sampled_from(["today", "last week", "on Tuesday", "a year ago", "next month", "recently"]),
    st.dates(date(3, 1, 1), date(9990, 1, 1)),
    st.integers(0, 20),
    tenses,
)
def test_several_days_of_publication_allow_what_each_of_them_allows(
    words: str, first: date, length: int, tense: str | None
) -> None:
    last = first + timedelta(days=length)
    together = read_date(words, Period(first, last), tense)
    for offset in range(length + 1):
        for alone in read_date(words, first + timedelta(days=offset), tense).readings:
            assert any(one.period.holds(alone.period) for one in merged(together.readings))


@given(written, written, days)
def test_comparing_does_not_depend_on_the_order(one: str, other: str, published: date) -> None:
    first, second = read_date(one, published), read_date(other, published)
    assert compare_dates(first, second).verdict == compare_dates(second, first).verdict


@given(days, days)
def test_days_are_surely_ordered_only_when_more_than_one_day_apart(one: date, two: date) -> None:
    first = Date("one", (Reading(one, one, "day", "the day as written"),))
    second = Date("two", (Reading(two, two, "day", "the day as written"),))
    assert is_surely_before(first, second) == ((two - one).days > 1)
    assert compare_dates(first, second).conflicts == (abs((two - one).days) > 1)


@pytest.mark.parametrize("edge", EDGES)
@pytest.mark.parametrize("tense", [None, "past", "present", "future"])
def test_every_form_is_read_or_refused_at_the_edges_of_the_calendar(
    edge: date, tense: str | None
) -> None:
    for words in (
        "yesterday", "tomorrow", "last week", "next week", "next year", "a decade ago", "Friday",
        "in two centuries", "Jan. 1", "Dec. 31", "Feb. 29", "the fourth quarter", "last winter",
        "early next year", "Easter", "the past century", "fiscal 9999", "the turn of the century",
        "over the weekend", "the week of Dec. 31", "the year-ago quarter", "year-end", "soon",
    ):  # fmt: skip
        read = read_date(words, edge, tense)
        assert bool(read.readings) != bool(read.reason), words


@given(days, st.integers(0, 30), st.integers(0, 30), st.integers(0, 30))
def test_parting_a_reading_keeps_its_days_and_names_some_alone(
    first: date, before: int, length: int, after: int
) -> None:
    start = around(first, before).latest or first
    end = around(start, length).latest or start
    whole = Reading(
        first, around(end, after).latest, "span", "as drawn", nominal=Period(start, end)
    )
    readings = parted((whole,))
    assert merged(readings)[0].period == whole.period
    is_one_sided = (start == first) != (end == whole.latest)
    assert len(readings) == (2 if is_one_sided else 1)
    assert not is_one_sided or whole.named in [reading.period for reading in readings]


@given(st.dates(date(2, 1, 1), date(9990, 1, 1)), st.integers(1, 400), st.integers(1, 400))
def test_a_unit_that_others_surround_is_a_reading_of_its_own_and_adds_no_day(
    day: date, before: int, after: int
) -> None:
    first, last = around(day, before).earliest, around(day, after).latest
    whole = Reading(first, last, "day", "as drawn", is_vague=True, nominal=Period(day, day))
    wider, name = parted((whole,))
    assert (wider.period, name.period) == (whole.period, Period(day, day))
    assert set_apart((name, wider)) == (wider, name)
    assert [reading.period for reading in merged((name, wider))] == [whole.period]
    weeks = replace(whole, granularity="week")
    assert parted((weeks,)) == (weeks,)
