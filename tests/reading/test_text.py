"""Everything in a text that can be checked, where it stands, with its value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.reading.figures.restatements import Restated
from factcheck.reading.text import read

_REPORT = """\
Bridge opens after two years

HARBOUR CITY, 16 January 2024 – The 900-metre (2,950 ft) bridge opened on Tuesday, said Maria
Lindqvist, the harbour's chief engineer, and Piet Hansen, 47. It cost $12.5m, 40 percent
more than planned.

“We counted 1,200 cyclists by noon,” Lindqvist said. Only 3 of the 12 lamps work, and the old ferry
ran for almost six years. The mayor won 52% of the vote in the 2019 election and takes Line 4.
"""


def _told(text: str, kind: str) -> list[str]:
    return [mention.words for mention in read(text, "2024-01-17") if mention.kind == kind]


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("restatement", ["900-metre (2,950 ft)"]),
        ("figure", ["$12.5m", "1,200 cyclists", "3", "12 lamps"]),
        ("percentage", ["40 percent", "52%"]),
        ("length of time", ["two years", "almost six years"]),
        ("age", ["47"]),
        ("quotation", ["We counted 1,200 cyclists by noon"]),
    ],
)
def test_a_text_tells_what_can_be_checked(kind: str, words: list[str]) -> None:
    assert _told(_REPORT, kind) == words


def test_dates_are_read_from_the_day_of_publication() -> None:
    (tuesday,) = [m for m in read(_REPORT, "2024-01-17") if m.words == "on Tuesday"]
    assert str(tuesday.value.widest) == "16 January 2024"


def test_a_person_is_named_with_the_office() -> None:
    person = next(m.value for m in read(_REPORT) if m.kind == "name")
    assert (person.name, person.role) == ("Maria Lindqvist", "chief engineer")


def test_a_quotation_names_its_speaker() -> None:
    (quoted,) = [m.value for m in read(_REPORT) if m.kind == "quotation"]
    assert quoted.who == "Lindqvist"


@given(st.text(max_size=120))
def test_any_text_is_read_and_each_mention_stands_where_it_says(text: str) -> None:
    for mention in read(text, "2024-01-17"):
        start, end = mention.span
        assert text[start:end] == mention.words


@pytest.mark.parametrize(
    ("text", "again"),
    [
        ("It flew 900 kilometers (500 miles).", ["500 miles"]),
        ("a 12-mile (19 km) road", ["19 km"]),
        ("a 900-metre long bridge (2,950 ft)", ["2,950 ft"]),
        ("It is 9 miles, or 14 km, away.", ["14 km"]),
        ("He weighs 14st 4lb/200lb.", ["200lb"]),
        ("The price is $5 (£4).", ["£4"]),
        ("It holds 5 gallons (23 litres; 6 US gallons).", ["23 litres", "6 US gallons"]),
    ],
)
def test_a_figure_told_again_in_another_unit_is_a_restatement(text: str, again: list[str]) -> None:
    (mention,) = [m for m in read(text) if m.kind == "restatement"]
    assert isinstance(mention.value, Restated)
    assert [figure.words for figure in mention.value.restated] == again


@pytest.mark.parametrize(
    "text",
    [
        "It ran 50 km (38 of them under water).",
        "Walk 5 miles or 3 hours.",
        "40 people (12 women) came.",
    ],
)
def test_a_figure_of_something_else_restates_nothing(text: str) -> None:
    assert not [m for m in read(text) if m.kind == "restatement"]


def test_reading_is_public() -> None:
    (mention,) = factcheck.read("It cost $5m.")
    assert (mention.kind, mention.words, mention.span) == ("figure", "$5m", (8, 11))


COMPARED = ("too high", "taller", "apart", "each", "ahead", "behind", "clear", "off the road")


@pytest.mark.parametrize("more", COMPARED)
def test_a_second_figure_with_a_comparison_behind_it_is_no_restatement(more: str) -> None:
    assert _told("It was 10 cm, or 4 inches, on the day.", "restatement")
    assert not _told(f"It was 10 cm, or 4 inches {more}.", "restatement")
