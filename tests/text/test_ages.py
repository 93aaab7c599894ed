"""Which numbers may be ages, and where they stand behind names."""

from __future__ import annotations

import pytest

import factcheck
from factcheck.text import age_behind, may_be_age


@pytest.mark.parametrize("number", ["1", "9", "54", "103", "124"])
def test_anybody_may_be_as_old_as_the_oldest(number: str) -> None:
    assert may_be_age(number)


@pytest.mark.parametrize("number", ["0", "07", "125", "470", "5.4", ""])
def test_nobody_is_older_or_of_no_years(number: str) -> None:
    assert not may_be_age(number)


@pytest.mark.parametrize(
    "behind", [", 43,", ", aged 43,", " (43)", " (aged 43)", ", 43.", ", 43 of Almby", ", 43"]
)
def test_an_age_stands_behind_a_name_between_commas_or_in_brackets(behind: str) -> None:
    text = f"Ada Holm{behind}"
    span = age_behind(text, len("Ada Holm"))
    assert span is not None
    assert text[slice(*span)] == "43"


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holm, 143,",
        "Ada Holm, 43,500 tonnes",
        "Ada Holm, 43 points",
        "Ada Holm (43-12)",
        "Holm (77).",
    ],
)
def test_no_age_is_what_is_counted_or_the_minute_of_a_match(text: str) -> None:
    assert age_behind(text, text.index("Holm") + len("Holm")) is None


@pytest.mark.parametrize("told", ["Karl Weber (54), said so", "Karl Weber, 54, said so"])
def test_the_reader_tells_an_age_in_brackets_as_one_between_commas(told: str) -> None:
    assert [str(one.kind) for one in factcheck.read(told)] == ["name", "age"]
