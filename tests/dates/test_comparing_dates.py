"""Two statements of the date of one event: what is said, word for word."""

from __future__ import annotations

import pytest

from factcheck.comparison import Verdict
from factcheck.dates import compare_dates, is_surely_before, spoken_day
from factcheck.dates.comparing import covers
from factcheck.dates.holidays import easter
from factcheck.reading.dates.date import read_date

CONFLICTS, AGREES, CANNOT_TELL = Verdict.CONFLICTS, Verdict.AGREES, Verdict.CANNOT_TELL
CASES = {
    ("13 September 2023", "15 September 2023"): (
        CONFLICTS,
        "13 September 2023 and 15 September 2023 cannot both be right: 2 days apart",
    ),
    ("13 September 2023", "14 September 2023"): (
        CANNOT_TELL,
        "13 September 2023; 14 September 2023; places in different time zones may differ by a day",
    ),
    ("in August 2023", "13 September 2023"): (
        CONFLICTS,
        "“in August 2023” covers August 2023; 13 September 2023 is 13 days later",
    ),
    ("13 September 2023", "in August 2023"): (
        CONFLICTS,
        "13 September 2023; “in August 2023” covers August 2023, 13 days earlier",
    ),
    ("13 September 2023", "September 2023"): (
        AGREES,
        "13 September 2023; September 2023 holds it",
    ),
    ("01/02/2024", "1 February 2024"): (
        CANNOT_TELL,
        "1 February 2024; 2 January 2024 does not fit, 1 February 2024 does",
    ),
    ("early 2024", "9 January 2024"): (
        CANNOT_TELL,
        "“early 2024” covers January to June 2024; 9 January 2024; "
        "they may be the same, but “early 2024” is too vague to confirm it",
    ),
    ("11 days before 17 January 2024", "6 January 2024"): (
        AGREES,
        "“11 days before 17 January 2024” covers 5 to 7 January 2024; 6 January 2024; "
        "counted exactly, it is the same day",
    ),
    ("11 days before 17 January 2024", "5 January 2024"): (
        CANNOT_TELL,
        "“11 days before 17 January 2024” covers 5 to 7 January 2024; 5 January 2024; "
        "they may be the same, but “11 days before 17 January 2024” is too vague to confirm it",
    ),
    ("early 2024", "9 October 2024"): (
        CONFLICTS,
        "“early 2024” covers January to June 2024; 9 October 2024 is 101 days later",
    ),
    ("by 5 January 2024", "4 January 2024"): (
        AGREES,
        "“by 5 January 2024” means on or before 5 January 2024; 4 January 2024 fits",
    ),
    ("by 5 January 2024", "9 January 2024"): (
        CONFLICTS,
        "“by 5 January 2024” means on or before 5 January 2024; 9 January 2024 is 4 days later",
    ),
    ("by 5 January 2024", "before 2024"): (
        CANNOT_TELL,
        "“by 5 January 2024” means on or before 5 January 2024; “before 2024” means on or before "
        "31 December 2023; with open ends the two need not be the same",
    ),
    ("September 2023", "2023-09"): (
        AGREES,
        "September 2023; “2023-09” says the same",
    ),
    ("24 August 2014", "24 August 2014"): (
        AGREES,
        "24 August 2014; both say the same",
    ),
    ("01/02/2024", "01/02/2024"): (
        AGREES,
        "“01/02/2024” is 2 January 2024 or 1 February 2024; both say the same",
    ),
    ("by 5 January 2024", "no later than 5 January 2024"): (
        CANNOT_TELL,
        "“by 5 January 2024” means on or before 5 January 2024; “no later than 5 January 2024” "
        "means on or before 5 January 2024; with open ends the two need not be the same",
    ),
    ("4 or 9 January 2024", "4 or 12 January 2024"): (
        CANNOT_TELL,
        "“4 or 9 January 2024” is 4 January 2024 or 9 January 2024; “4 or 12 January 2024” is "
        "4 January 2024 or 12 January 2024; some of these days fit and some do not",
    ),
    ("from 15 to 17 January 2024", "14 to 16 January 2024"): (
        AGREES,
        "“from 15 to 17 January 2024” covers 15 to 17 January 2024; 14 to 16 January 2024 fits",
    ),
    ("May 2023", "June 2023"): (CONFLICTS, "May 2023; June 2023 is right after it"),
    ("2021", "2020"): (CONFLICTS, "2021; 2020 is a year earlier"),
    ("31 May 2023", "June 2023"): (
        CANNOT_TELL,
        "31 May 2023; June 2023; places in different time zones may differ by a day",
    ),
    ("since 2008", "since 2012"): (
        CONFLICTS,
        "“since 2008” and “since 2012” cannot both be right: 4 years apart",
    ),
    ("since 2008", "since May 2008"): (
        CANNOT_TELL,
        "“since 2008” means on or after 1 January 2008; “since May 2008” means on or after "
        "1 May 2008; with open ends the two need not be the same",
    ),
    ("since the summer of 2008", "since 2010"): (
        CANNOT_TELL,
        "“since the summer of 2008” means on or after 1 June 2008; “since 2010” means on or after "
        "1 January 2010; they may be the same, but “since the summer of 2008” is too vague to "
        "confirm it",
    ),
    ("until March 2019", "until July 2019"): (
        CONFLICTS,
        "“until March 2019” and “until July 2019” cannot both be right: 91 days apart",
    ),
    ("until 2019", "until July 2019"): (
        CANNOT_TELL,
        "“until 2019” means on or before 31 December 2019; “until July 2019” means on or before "
        "31 July 2019; with open ends the two need not be the same",
    ),
    ("until 2019", "until 2018"): (
        CANNOT_TELL,
        "“until 2019” means on or before 31 December 2019; “until 2018” means on or before "
        "31 December 2018; with open ends the two need not be the same",
    ),
    ("31 June 2024", "30 June 2024"): (
        CANNOT_TELL,
        "“31 June 2024”: June never has 31 days",
    ),
    ("yesterday", "30 June 2024"): (
        CANNOT_TELL,
        "“yesterday”: the day of publication is not known",
    ),
}


@pytest.mark.parametrize("words", CASES, ids=" | ".join)
def test_the_explanation_shows_both_sides(words: tuple[str, str]) -> None:
    comparison = compare_dates(read_date(words[0]), read_date(words[1]))
    assert (comparison.verdict, comparison.explanation) == CASES[words]


def test_the_working_tells_how_each_was_read() -> None:
    one = read_date("last week", "2024-01-16")
    assert compare_dates(one, read_date("9 January 2024")).working == (
        "“last week”: 7 to 15 January 2024 (the week before 16 January 2024, counted from Sunday "
        "or Monday, or the seven days beside it)",
        "“9 January 2024”: 9 January 2024 (the day as written)",
    )


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("March 2023", "April 2023", "right after it"),
        ("April 2023", "March 2023", "right before it"),
        ("3 May 2020", "2 April 2022", "699 days apart"),
        ("3 May 2020", "3 April 2022", "about 2 years apart"),
    ],
)
def test_how_far_two_dates_lie_apart_is_told_as_a_reader_counts(
    one: str, other: str, told: str
) -> None:
    assert compare_dates(read_date(one), read_date(other)).explanation.endswith(told)


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("3 May 2020", "4 May 2020", CONFLICTS),
        ("3/4/2024", "3 April 2024", CANNOT_TELL),
        ("3 April 2024", "3/4/2024", CANNOT_TELL),
        ("3 May 2020", "reported on 3 May 2020", CANNOT_TELL),
        ("early May 2020", "3 May 2020", CANNOT_TELL),
        ("3 May 2020", "about 4 May 2020", CANNOT_TELL),
    ],
)
def test_in_one_place_only_two_days_that_are_told_exactly_clash_where_they_are_neighbours(
    one: str, other: str, verdict: Verdict
) -> None:
    first, second = read_date(one), read_date(other)
    assert compare_dates(first, second, is_one_place=True).verdict is verdict


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("10 January 2024", "16 January 2024", True),
        ("15 January 2024", "16 January 2024", False),
        ("December 2023", "16 January 2024", True),
        ("January 2024", "16 January 2024", False),
        ("by 5 January 2024", "16 January 2024", True),
        ("16 January 2024", "after 20 January 2024", True),
        ("4 or 9 January 2024", "7 January 2024", False),
        ("31 June 2024", "16 July 2024", False),
    ],
)
def test_an_order_is_sure_only_where_every_reading_keeps_it(
    one: str, other: str, expected: bool
) -> None:
    assert is_surely_before(read_date(one), read_date(other)) is expected


@pytest.mark.parametrize(
    ("words", "impossible"),
    [
        ("30 February 2024", "February never has 30 days"),
        ("31 June", "June never has 31 days"),
        ("29 February 2023", "2023 is not a leap year: there is no 29 February 2023"),
        ("2024-13-01", "there is no month 13"),
        ("2024-02/2024-01", "31 January 2024 comes before 1 February 2024"),
        ("2023-W53", "2023 has no week 53"),
        ("25:10 on 4 January 2024", "no clock shows 25:10"),
        ("25 o'clock on 4 January 2024", "no clock shows 25 o'clock"),
        ("13 p.m. on 4 January 2024", "no clock shows 13 p.m."),
    ],
)
def test_an_impossible_date_says_why(words: str, impossible: str) -> None:
    read = read_date(words, "2024-01-16")
    assert (read.impossible, read.reason, read.readings) == (impossible, impossible, ())


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("yesterday", "the day of publication is not known"),
        ("shortly after", "it counts from a claim whose date is not known"),
        ("three weeks later", "it counts from a claim whose date is not known"),
        ("every Tuesday", "it names a time that comes again and again, not one date"),
        ("six months", "it is a length of time, not a date"),
        ("900 kilometers", "it names no date that can be read"),
        ("10000 BC", "the calendar begins with the year 1, and years BC are not compared"),
        (
            "the 5th century BCE",
            "the calendar begins with the year 1, and years BC are not compared",
        ),
        ("January 100th, 2024", "“100th, 2024” is not accounted for"),
        ("two weeks starting in May 2023", "a count from a date needs a day"),
        ("", "there are no words to read"),
        ("(. , : 's ' \" ) [ ] ! ? ;", "there are no words to read"),
        ("on Tuesday " * 40, "it is too long for a date"),
    ],
)
def test_what_is_not_read_is_not_called_impossible(words: str, reason: str) -> None:
    read = read_date(words)
    assert (read.reason, read.impossible) == (reason, "")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("in 0 weeks", "it is a length of time, not a date"),
        ("over the past zero days", "it is a length of time, not a date"),
        ("in the half a day to 16 January 2024", "what it counts holds no whole day"),
        ("in the first month since 2030", "what it counts holds no whole day"),
    ],
)
def test_what_counts_no_day_is_not_read(words: str, reason: str) -> None:
    read = read_date(words, "2024-01-17")
    assert (read.reason, read.readings) == (reason, ())


def test_a_weekday_that_is_not_the_days_own_is_explained() -> None:
    read = read_date("Tuesday, 17 January 2024")
    assert read.weekday_conflict == "17 January 2024 was a Wednesday, not a Tuesday"
    assert read_date("Wednesday, 17 January 2024").weekday_conflict == ""


@pytest.mark.parametrize(
    "words",
    [
        "since Tuesday, March 3",
        "until Tuesday, March 3, 2025",
        "by Tuesday, March 3",
        "before Tuesday, March 3, 2025",
        "after Tuesday, March 3",
        "between Tuesday, March 3 and Friday, March 7",
        "from Friday, February 28 to Tuesday, March 3, 2025",
    ],
)
def test_a_weekday_that_bounds_a_time_is_held_against_the_calendar(words: str) -> None:
    read = read_date(words, "2025-03-14", tense="past")
    assert read.weekday_conflict == "3 March 2025 was a Monday, not a Tuesday"
    right = words.replace("Tuesday", "Monday")
    assert read_date(right, "2025-03-14", tense="past").weekday_conflict == ""


def test_a_weekday_is_put_right_where_the_day_that_has_none_is_told() -> None:
    read = read_date("since Tuesday, March 3", "2025-03-14", tense="past")
    assert read.with_right_weekday == ("since Monday, March 3", "since Tuesday, March 4")
    assert read_date("from 3 March to Wednesday, March 4, 2025").with_right_weekday == ()


def test_a_time_of_day_keeps_its_zone() -> None:
    (reading,) = read_date("1:35 p.m. EST on 4 January 2024").readings
    assert reading.clock is not None
    assert (reading.clock.hour, reading.clock.minute) == (13, 35)
    assert (reading.clock.zone, reading.clock.offset) == ("EST", -300)


@pytest.mark.parametrize(
    ("year", "day"),
    [(1818, "22 March"), (1990, "15 April"), (2024, "31 March"), (2038, "25 April")],
)
def test_easter_falls_on_its_day(year: int, day: str) -> None:
    assert spoken_day(easter(year)) == f"{day} {year}"


def test_alternatives_that_touch_are_compared_as_one() -> None:
    week = read_date("this week", "2024-01-16")
    assert len(week.readings) == 2
    for day in ("2024-01-14", "2024-01-18"):
        assert compare_dates(week, read_date(day)).verdict is Verdict.AGREES, day
    early = compare_dates(week, read_date("2024-01-10"))
    assert early.verdict is Verdict.CONFLICTS
    assert early.explanation == (
        "“this week” covers 14 to 21 January 2024; 10 January 2024 is 4 days earlier"
    )


def test_the_quarter_in_a_year_ago_neither_adds_days_nor_takes_any() -> None:
    ago = read_date("a year ago", "1989-10-26")
    for day, fits in (("3 February 1988", True), ("3 August 1988", True), ("3 May 1987", False)):
        assert compare_dates(ago, read_date(day)).conflicts != fits
    assert covers(ago) == "“a year ago” covers 1988"


@pytest.mark.parametrize(
    ("lasting", "beside", "verdict"),
    [
        ("since May 2019", "4 May 2020", CANNOT_TELL),
        ("since May 2019", "4 May 2019", AGREES),
        ("since May 2019", "May 2019", AGREES),
        ("since May 2019", "2019", AGREES),
        ("since May 2019", "4 May 2018", CONFLICTS),
        ("since May 2019", "4 May 2020 to 1 June 2023", CANNOT_TELL),
        ("since May 2019", "4 May 2019 to 1 June 2023", CANNOT_TELL),
        ("since May 2019", "4 May 2019 to 1 June 2026", AGREES),
        ("since May 2019", "2018 to 2023", CANNOT_TELL),
        ("since May 2019", "since 4 May 2020", CONFLICTS),
        ("since May 2019", "since 4 May 2019", AGREES),
        ("since May 2019", "from 4 May 2020 on", CANNOT_TELL),
        ("since May 2019", "until June 2024", CANNOT_TELL),
        ("from May 2019 on", "4 May 2020", CANNOT_TELL),
        ("from May 2019 on", "4 May 2019", AGREES),
        ("May 2019 onwards", "4 May 2020", CANNOT_TELL),
        ("no earlier than May 2019", "4 May 2020", AGREES),
        ("until May 2019", "4 May 2018", CANNOT_TELL),
        ("until May 2019", "30 April 2019", AGREES),
        ("until May 2019", "31 May 2019", AGREES),
        ("until May 2019", "4 June 2019", CONFLICTS),
        ("until May 2019", "4 May 2018 to 3 May 2019", AGREES),
        ("until May 2019", "4 May 2017 to 3 May 2018", CANNOT_TELL),
        ("until May 2019", "4 May 2018 to 31 May 2019", AGREES),
        ("since May 2019", "4 May 2019 to 10 March 2025", CANNOT_TELL),
        ("since May 2019", "4 May 2019 to 11 March 2025", AGREES),
        ("since 2019", "after 3 May 2019", CANNOT_TELL),
        ("since at least 2018", "2015", CANNOT_TELL),
        ("until the summer", "until May 2024", CANNOT_TELL),
        ("until early June 2024", "until late June 2024", CANNOT_TELL),
    ],
)
def test_a_beginning_or_an_end_agrees_only_with_what_fits_it(
    lasting: str, beside: str, verdict: Verdict
) -> None:
    one, other = read_date(lasting, "2025-03-11", "past"), read_date(beside)
    assert compare_dates(one, other).verdict is verdict
    assert compare_dates(other, one).verdict is verdict


def test_a_day_within_the_time_since_something_began_is_told_why_it_does_not_agree() -> None:
    one = read_date("since May 2019", "2025-03-11", "past")
    assert compare_dates(one, read_date("4 May 2020")).explanation == (
        "“since May 2019” covers 1 May 2019 to 11 March 2025; 4 May 2020; “since May 2019” tells "
        "when it began, and “4 May 2020” may be of something within that time"
    )


@pytest.mark.parametrize(
    ("other", "verdict"),
    [
        ("9 p.m. on 5 March 2024", Verdict.CANNOT_TELL),
        ("10 a.m. on 5 March 2024", Verdict.CANNOT_TELL),
        ("9:59 a.m. on 5 March 2024", Verdict.AGREES),
        ("9:10 a.m. on 5 March 2024", Verdict.AGREES),
        ("5 March 2024", Verdict.AGREES),
    ],
)
def test_two_hours_of_a_day_never_say_the_same(other: str, verdict: Verdict) -> None:
    answer = compare_dates(read_date("9 a.m. on 5 March 2024"), read_date(other))
    assert answer.verdict is verdict


def test_an_hour_told_in_two_zones_says_the_same() -> None:
    first = read_date("1:35 p.m. EST on 5 March 2024")
    assert (
        compare_dates(first, read_date("6:35 p.m. GMT on 5 March 2024")).verdict is Verdict.AGREES
    )
