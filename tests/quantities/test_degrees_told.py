"""Degrees are a difference where the words right around them say so."""

from __future__ import annotations

import pytest

from factcheck import read_quantity
from factcheck.reading.figures.comparing import has_open_degrees, told_as_difference


@pytest.mark.parametrize(
    "around",
    [
        "The bay is 2 degrees Celsius (3.6 F) warmer than in the 1960s.",
        "The bay has warmed by 2 degrees Celsius (3.6 F) since then.",
        "The bay has warmed by about 2 degrees Celsius since then.",
        "a rise of 2 degrees Celsius, or 3.6 F",
        "2 degrees Celsius (3.6 F) above the long-term average",
        "2 degrees Celsius (3.6 F)\nabove pre-industrial levels",
        "Nights were 2 degrees Celsius, or 3.6 F, cooler",
        "Nights were 2 degrees Celsius or 3.6 F warmer",
        "It was 2 degrees Celsius, or 3.6 F, above the average.",
        "after 2 degrees Celsius of warming, reefs die",
        "Salt lowers the freezing point by as much as 2 degrees Celsius (3.6 F).",
    ],
)
def test_words_beside_degrees_make_them_a_difference(around: str) -> None:
    (reading,) = told_as_difference(read_quantity("2 degrees Celsius"), around).readings
    assert reading.is_difference


@pytest.mark.parametrize(
    "around",
    [
        "The water was 2 degrees Celsius (35.6 F), colder than usual.",
        "It was 2 degrees Celsius in the warmer half of the bay.",
        "The bay has warmed: it was 2 degrees Celsius (35.6 F) on Monday.",
        "It must be kept at 2 degrees Celsius (35.6 F) or colder.",
        "It was 2 degrees Celsius, or so, and much colder in the north.",
        "a 2 degrees Celsius (35.6 F) cooling system",
        "It was 2 degrees Celsius, above the fog.",
        "warm water by the pier at 2 degrees Celsius",
        "",
    ],
)
def test_words_that_stand_apart_leave_degrees_open(around: str) -> None:
    (reading,) = told_as_difference(read_quantity("2 degrees Celsius"), around).readings
    assert reading.is_difference is None


def test_only_degrees_that_their_own_words_leave_open_are_asked_about() -> None:
    assert has_open_degrees(read_quantity("2 degrees Celsius"))
    assert not has_open_degrees(read_quantity("a rise of 2 degrees Celsius"))
    assert not has_open_degrees(read_quantity("2 km"))
