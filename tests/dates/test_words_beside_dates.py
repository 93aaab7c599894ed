"""Words that make a date another one: a year of history, a tense, an origin, the day of telling."""

from __future__ import annotations

from datetime import datetime

import pytest

from factcheck.reading.dates.date import find_dates, read_date


@pytest.mark.parametrize(
    ("words", "published", "tense", "origin", "expected"),
    [
        ("9/11", "1989-11-02", None, "", "1989-09-11..1989-09-11"),
        ("the Sept. 11 attacks", "2001-09-11", None, "", "2001-09-11..2001-09-11"),
        ("the '20s", "2020-06-01", "future", "", "1920-01-01..1929-12-31 2020-01-01..2029-12-31"),
        ("the 30s", "2020-06-01", "future", "", "2030-01-01..2039-12-31"),
        ("4 September, 476", "", None, "", "0476-09-04..0476-09-04"),
        ("this time yesterday", "2024-03-06", None, "", "2024-03-05..2024-03-05"),
        (
            "in two years' time",
            "2024-03-06",
            None,
            "3 May 2020",
            "2022-01-01..2022-12-31 2022-05-03..2022-05-03",
        ),
        ("a year ago October", "2024-10-10", None, "", "2023-10-01..2023-10-31"),
        (
            "a year ago October",
            "2024-11-10",
            None,
            "",
            "2023-10-01..2023-10-31 2024-10-01..2024-10-31",
        ),
        ("the three weeks since 3 May 2023", "", None, "", "2023-05-03..2023-05-28"),
        ("just before 12:30 a.m. on 3 May 2023", "", None, "", "2023-05-03..2023-05-03"),
        (
            "just before midnight on 3 May 2023",
            "",
            None,
            "",
            "2023-05-02..2023-05-02 2023-05-03..2023-05-03",
        ),
        (
            "the 80th anniversary of the June 6, 1944, landings",
            "2024-03-06",
            None,
            "",
            "2024-06-06..2024-06-06",
        ),
        (
            "the 80th anniversary of the landings was on June 6",
            "2024-03-06",
            None,
            "",
            "2023-06-06..2023-06-06",
        ),
        ("2000-01", "", None, "", "2000-01-01..2000-01-31"),
        ("10/19/69", "", None, "", "1969-10-19..1969-10-19 2069-10-19..2069-10-19"),
        ("10/19/70", "", None, "", "1970-10-19..1970-10-19"),
        ("2011-05-03/", "", None, "", "2011-05-03.."),
        ("early May through late June", "2024-03-06", "past", "", "2023-05-01..2023-06-30"),
        ("six months to a year later", "2024-03-06", None, "3 May 2020", "2020-10-19..2021-12-31"),
        (
            "six months to a year earlier",
            "2024-03-06",
            None,
            "3 May 2020",
            "2019-01-01..2019-12-31",
        ),
        ("three months to a year back", "2024-03-06", None, "", "2023-01-01..2023-12-31"),
        ("the last full year", "2024-03-06", None, "", "2023-01-01..2023-12-31"),
        ("the first full month of 2023", "", None, "", "2023-01-01..2023-01-31"),
        ("that weekend", "2024-03-06", None, "14 January 2024", "2024-01-13..2024-01-14"),
        ("that weekend", "2024-03-06", None, "13 January 2024", "2024-01-13..2024-01-14"),
        ("the next business day", "2024-03-08", None, "", "2024-03-11..2024-03-11"),
        (
            "this past winter",
            "2024-03-25",
            None,
            "",
            "2023-12-01..2024-02-29 2024-03-01..2024-03-22",
        ),
        ("last winter", "2024-03-25", None, "", "2023-12-01..2024-02-29 2024-03-01..2024-03-22"),
        ("last May", "2023-07-31", None, "", "2022-05-01..2022-05-31 2023-05-01..2023-05-31"),
        ("last May", "2023-08-01", None, "", "2023-05-01..2023-05-31"),
        (
            "this Christmas",
            "2023-06-26",
            "past",
            "",
            "2022-12-24..2022-12-27 2022-12-25..2022-12-25",
        ),
        (
            "this Christmas",
            "2023-06-27",
            "past",
            "",
            "2023-12-24..2023-12-27 2023-12-25..2023-12-25",
        ),
        ("Monday", "2023-01-01/2024-01-02", None, "", ""),
        ("yesterday", "2023-01-01/2024-01-01", None, "", "2022-12-31..2023-12-31"),
        ("that March", "2024-03-06", None, "the winter of 2023", ""),
        ("years later", "2024-03-06", None, "until 2011", ""),
        ("2024-21-05", "", None, "", ""),
        ("2020-13/2021", "", None, "", ""),
        ("2024-4x-01", "", None, "", ""),
        (
            "around an hour ago",
            "2024-03-06",
            None,
            "",
            "2024-03-05..2024-03-05 2024-03-06..2024-03-06",
        ),
        ("the rest of last week", "2024-03-06", None, "", ""),
        ("the rest of the week", "2024-03-10", None, "", "2024-03-10..2024-03-10"),
        ("the latest period", "2024-06-30", None, "", "2024-01-01..2024-03-31"),
        (
            "the latest period",
            "2024-07-01",
            None,
            "",
            "2024-01-01..2024-03-31 2024-04-01..2024-06-30",
        ),
        (
            "the latest period",
            "2024-03-06",
            None,
            "",
            "2023-01-01..2023-09-30 2023-10-01..2023-12-31",
        ),
        ("the new year", "2024-06-30", None, "", "2024-01-01..2024-12-31"),
        ("the new year", "2024-07-01", None, "", "2025-01-01..2025-12-31"),
        ("at the end of the year", "2024-07-01", None, "", "2024-07-01..2024-12-31"),
        ("at the end of the year", "2024-07-02", None, "", "2024-07-01..2024-12-31"),
        (
            "the end of the month",
            "2024-03-15",
            None,
            "",
            "2024-02-15..2024-02-29 2024-03-16..2024-03-31",
        ),
        ("the end of the month", "2024-03-16", None, "", "2024-03-16..2024-03-31"),
        ("Sunday, Dec. 31, 9999", "", None, "", ""),
        ("until the summer", "2024-03-06", None, "", "..2024-09-22"),
        ("Saturday 2 to Sunday 3 March", "2024-03-06", None, "", "2024-03-02..2024-03-03"),
        ("Saturday 30 to Sunday 31 March", "2024-03-06", None, "", "2024-03-30..2024-03-31"),
        ("nineteen fifty thousand", "", None, "", ""),
        ("'30", "", None, "", "1930-01-01..1930-12-31"),
        ("'29", "", None, "", "2029-01-01..2029-12-31"),
        (
            "two quarters later",
            "2024-03-06",
            None,
            "the third quarter of 1989",
            "1990-01-01..1990-03-31",
        ),
        ("two weeks later", "", None, "since at least 2018", ""),
        ("coming weeks", "2024-03-06", None, "since 2011", "2011-01-01.."),
        ("the coming month", "2024-03-06", None, "since 2011", "2011-01-01.."),
        ("shortly after", "2024-03-06", None, "since 2011", "2011-01-01.."),
        ("shortly before", "2024-03-06", None, "until 2011", "..2011-12-31"),
        ("the three weeks before Christmas 2023", "", "past", "", "2023-11-27..2023-12-27"),
        ("yesterday", "since 2011", None, "", ""),
        ("recently", "2024-03-06", None, "", "..2024-03-06"),
        ("soon", "2024-03-06", None, "", "2024-03-06.."),
        ("in future years", "2024-03-06", None, "", "2024-03-06.."),
        ("nowadays", "2024-03-06", None, "", "2024-02-04..2024-04-06"),
        ("Week 2.", "2024-03-06", None, "", ""),
        ("in Week 2", "2024-03-06", None, "", "2024-01-08..2024-01-14"),
        ("between Week 2 and Week 4", "2024-03-06", None, "", "2024-01-08..2024-01-28"),
        (
            "the 80th anniversary of the Normandy landings of June 6, 1944",
            "2024-03-06",
            None,
            "",
            "2024-06-06..2024-06-06",
        ),
        (
            "the twenty-fifth anniversary of the Normandy landings of June 6, 1944",
            "1969-03-06",
            None,
            "",
            "1969-06-06..1969-06-06",
        ),
        (
            "the anniversary of the Normandy landings of June 6, 1944",
            "2024-03-06",
            None,
            "",
            "2023-06-06..2023-06-06 2024-06-06..2024-06-06",
        ),
        (
            "3 May in St Petersburg",
            "2024-03-06",
            None,
            "",
            "2023-05-03..2023-05-03 2024-05-03..2024-05-03",
        ),
        ("after a 3–1 win in May", "2024-03-06", "past", "", "2023-05-31.."),
        ("../..", "", None, "", ""),
        ("2024-01-05/2024-01-05", "", None, "", "2024-01-05..2024-01-05"),
        ("May 2016 -", "", None, "", "2016-05-01..2016-05-31"),
        ("3/", "", None, "", ""),
        ("the fiscal year '", "", None, "", ""),
        ("three weeks later", "", None, "sometime soon", ""),
    ],
)
def test_what_stands_beside_a_date_or_just_before_it_changes_what_it_allows(
    words: str, published: str, tense: str | None, origin: str, expected: str
) -> None:
    read = read_date(words, published, tense, read_date(origin) if origin else None)
    days = [f"{one.period.earliest or ''}..{one.period.latest or ''}" for one in read.readings]
    assert " ".join(days) == expected


def test_a_time_of_publication_is_its_day() -> None:
    assert read_date("yesterday", datetime(2024, 3, 6, 12)) == read_date("yesterday", "2024-03-06")


def test_a_weekday_is_put_right_as_it_is_written_and_a_day_within_its_month() -> None:
    assert read_date("Monday, 1 May 2024").with_right_weekday == ("Wednesday, 1 May 2024",)
    assert read_date("Mon., March 6, 2024").with_right_weekday == (
        "Wed., March 6, 2024",
        "Mon., March 4, 2024",
    )


def test_what_is_written_as_uncertain_or_counts_from_what_is_not_read_says_so() -> None:
    assert read_date("2023~/2024").readings[0].is_vague
    unread = read_date("three weeks later", origin=read_date("sometime soon"))
    assert unread.reason == "it counts from a claim whose date is not known"


def test_a_date_of_three_hundred_characters_is_read_and_a_longer_one_is_not() -> None:
    words = "3 May 2023".ljust(300)
    assert read_date(words).readings
    assert not read_date(words + " ").readings


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(It closed on Sunday (November 26), 2023)", "on Sunday (November 26)"),
        ("It closed on Sunday (November 26 in Rome)", "on Sunday (November 26"),
        ("She turns 30 this month.", "this month"),
        ("It was on 15 January and the first month of work.", "on 15 January"),
        ("The vote of 3 May 2023 at 10:30: nobody left.", "3 May 2023 at 10:30"),
        ("He was born on 23.Sep.2020 there", "on 23.Sep.2020"),
        ("They made twenty twenty-minute calls", ""),
        ("It rose by 2024", "by 2024"),
        ("He left at 9.30 in the morning on 3 May 2023", "at 9.30 in the morning on 3 May 2023"),
        ("It rained last May, June and July", "last May, June and July"),
        ("The shop opened in May – in June it closed.", "in May|in June"),
        ("Prices in 1990 and now differ", "in 1990"),
        ("Prices from 1990 and then 2020", "from 1990"),
        ("The unions on Friday march through Rome", "on Friday"),
        ("On Sunday about 9 nobody came", "On Sunday about 9"),
        ("On Sunday about 9 miles from Rome", "On Sunday"),
        ("It will close come May", "May"),
        ("The last day for entries is 3 May", "3 May"),
        ("It will be over within three weeks", "within three weeks"),
        ("It is shut till spring", "till spring"),
        ("It grew in its last fiscal year", "last fiscal year"),
        ("It grew in its last financial year", "last financial year"),
        ("They met Friday and 2.30 was the price", "Friday"),
        ("It came after the new law.", ""),
        ("It came after the new year.", "after the new year"),
        ("May", "May"),
        ("Thanksgiving in the snow was cold", "Thanksgiving"),
        ("Thanksgiving in Rome was cold", ""),
        ("She came on last week and left", "last week"),
        ("It fell two points down on last month", "last month"),
        ("a Friday meeting in May", "Friday|in May"),
        ("It met on a Friday night", ""),
        ("Week 31 was wet", "Week 31"),
        ("the girls' May Day", "May Day"),
    ],
)
def test_of_a_text_no_more_is_read_than_belongs_to_the_date(text: str, found: str) -> None:
    assert "|".join(one.text for one in find_dates(text, "2024-01-16")) == found
