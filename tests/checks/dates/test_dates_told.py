"""What an editor reads of a date that is wrong, and the honest ones that look it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]

OVERTAKEN = """
published: {published}
claims:
  plan: {{exact: plans a meeting, about: [Council meets, date], tense: future}}
references:
  meeting: {{about: [Council meets, date], date: {day}}}
"""
TOLD_AS_PAST = """
published: 2024-01-17
claims:
  event: {{about: [event, date], date: '{date}', tense: past}}
"""
VISIT = """
published: 2024-01-25
claims:
  talks: {{about: [visit, date], date: '{date}', tense: past}}
references:
  visit: {{about: [visit, date], date: 15 January 2024 to 17 January 2024}}
"""
ORDER = """
published: 2024-01-17
claims:
  accusation: {{about: [accusation, date], date: 4 January 2024}}
  order: {{about: [order, date], date: {phrase}, from: accusation}}
references:
  order: {{about: [order, date], date: {day}}}
"""
PICTURE = """
text: |
  Lavrov Thanks Choe

  The ministers met on Tuesday.

  {caption}
  KIM WON JIN/AFP
claims:
  meeting: {{exact: met on Tuesday, date: on Tuesday}}
  pictured: {{exact: Lavrov walks with Choe, in: caption, illustrates: meeting}}
"""


def test_an_impossible_date_names_the_day_that_no_calendar_has(say: Say) -> None:
    assert say("impossible-date", "date: February 29, 2023") == [
        "“February 29, 2023” is no date; 2023 is not a leap year: there is no 29 February 2023."
    ]


def test_a_weekday_that_the_calendar_does_not_bear_out_is_told_with_the_right_one(
    say: Say,
) -> None:
    assert say("weekday-mismatch", "date: Tuesday, 17 January 2024") == [
        "17 January 2024 was a Wednesday, not a Tuesday."
    ]


def test_an_overtaken_plan_is_told_with_the_day_that_overtook_it(say: Say) -> None:
    claims = OVERTAKEN.format(published="2024-01-16/2024-01-17", day="10 January 2024")
    assert say("overtaken-event", claims) == [
        "“plans a meeting” is told as still to come, but that was 10 January 2024, "
        "before the day of publication (16 or 17 January 2024)."
    ]


@pytest.mark.parametrize(
    ("published", "day"),
    [
        ("2024-01-05", "10 January 2024"),
        ("2024-01-10", "10 January 2024"),
        ("2024-01-11", "10 January 2024"),
        ("2024-01-11", "reported 10 January 2024"),
        ("2024-01-17", "in January 2024"),
    ],
)
def test_a_plan_that_may_still_come_is_left_alone(say: Say, published: str, day: str) -> None:
    assert say("overtaken-event", OVERTAKEN.format(published=published, day=day)) == []


def test_what_is_told_as_past_but_dated_later_is_told_with_the_day_of_publication(
    say: Say,
) -> None:
    assert say("future-event", TOLD_AS_PAST.format(date="October 18, 2024")) == [
        "“October 18, 2024” is told as past, "
        "but comes after the day of publication (17 January 2024)."
    ]


@pytest.mark.parametrize("date", ["tomorrow", "next week", "on next Thursday"])
def test_what_counts_ahead_from_publication_was_not_over_anywhere(say: Say, date: str) -> None:
    assert len(say("future-event", TOLD_AS_PAST.format(date=date))) == 1


@pytest.mark.parametrize(
    "date",
    [
        "18 January 2024",
        "in 2024",
        "last week",
        "the next day",
        "this week",
        "on Tuesday",
        "recently",
        "2020 to 2030",
    ],
)
def test_what_may_have_been_by_publication_is_left_alone(say: Say, date: str) -> None:
    assert say("future-event", TOLD_AS_PAST.format(date=date)) == []


@pytest.mark.parametrize(
    ("date", "count"), [("yesterday", 1), ("yesterday evening", 1), ("16 January 2024", 0)]
)
def test_yesterday_is_not_still_to_come_anywhere(say: Say, date: str, count: int) -> None:
    plan = f"""
published: 2024-01-17
claims:
  vote: {{about: [vote, date], date: {date}, tense: future}}
"""
    assert len(say("claims-exclude-each-other", plan)) == count


def test_a_day_outside_a_period_is_told_with_the_period(say: Say) -> None:
    assert say("date-outside-reference", VISIT.format(date="20 January 2024")) == [
        "20 January 2024; “15 January 2024 to 17 January 2024” covers "
        "15 to 17 January 2024, 3 days earlier."
    ]


@pytest.mark.parametrize("date", ["14 January 2024", "18 January 2024", "in January", "last week"])
def test_a_date_that_touches_the_period_is_left_alone(say: Say, date: str) -> None:
    assert say("date-outside-reference", VISIT.format(date=date)) == []


def test_a_broken_order_names_all_three_days(say: Say) -> None:
    claims = ORDER.format(phrase="shortly after", day="28 December 2023")
    assert say("order-violated", claims) == [
        "“shortly after” counts from 4 January 2024, but that was 28 December 2023."
    ]


@pytest.mark.parametrize(
    ("phrase", "day"),
    [
        ("shortly after", "5 January 2024"),
        ("shortly after", "3 January 2024"),
        ("shortly after", "reported 5 January 2024"),
        ("three weeks later", "26 January 2024"),
        ("the day before", "3 January 2024"),
        ("at some point", "28 December 2023"),
    ],
)
def test_an_order_that_may_hold_is_left_alone(say: Say, phrase: str, day: str) -> None:
    assert say("order-violated", ORDER.format(phrase=phrase, day=day)) == []


def test_a_picture_without_a_date_is_noted(say: Say) -> None:
    caption = "Lavrov walks with Choe at an airport."
    assert say("undated-image", PICTURE.format(caption=caption)) == [
        "The picture stands for “meeting”, but its caption does not say when it was taken."
    ]


@pytest.mark.parametrize(
    "caption",
    [
        "Lavrov walks with Choe at an airport on October 18, 2023.",
        "Lavrov walks with Choe on Tuesday.",
        "FILE - Lavrov walks with Choe at an airport.",
        "Lavrov walks with Choe at an airport (archive).",
        "Lavrov walks with Choe in this undated picture.",
    ],
)
def test_a_caption_that_tells_the_time_is_left_alone(say: Say, caption: str) -> None:
    assert say("undated-image", PICTURE.format(caption=caption)) == []


@pytest.mark.parametrize(
    ("date", "is_told"), [("through Feb. 9", True), ("until 12 March", False), ("by 2025", False)]
)
def test_a_last_day_without_its_year_may_lie_almost_a_year_off(
    say: Say, date: str, is_told: bool
) -> None:
    claims = f"published: 2024-02-27\nclaims:\n  show: {{date: {date}, tense: future}}"
    assert bool(say("year-missing", claims)) is is_told


def test_a_weekday_behind_its_day_is_held_against_the_calendar(say: Say) -> None:
    assert say("weekday-mismatch", "date: 'January 17, 2024, a Tuesday'") == [
        "17 January 2024 was a Wednesday, not a Tuesday."
    ]
