"""Figures, scores and years of which nothing beside them tells what they are of."""

from __future__ import annotations

import pytest

from factcheck import read


def _told(text: str) -> list[str]:
    return [one.words for one in read(text) if one.kind.startswith("unexplained")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("He was caught for 38, and Holm added 72 to it.", ["38", "72"]),
        ("Holm won 6-3, 6-7 (2-7) and 7-5.", ["won 6-3, 6-7 (2-7) and 7-5"]),
        ("They closed at 6 for 255 in the sun.", ["6 for 255"]),
        ("Something around 40/60 is the ratio.", ["around 40/60"]),
        ("The 14-man Lions passed four-storey houses.", ["14-man", "four-storey"]),
        ("She won five, and they got two each of them.", ["five", "two"]),
        ("Before the 1999 disaster, it read 1.3 ± 0.5 there.", ["1999", "1.3 ± 0.5"]),
        ("Maria Holm (7.96) waved, and said: “I’m 30 now.”", ["7.96", "30"]),
    ],
)
def test_what_nothing_explains_is_found_as_written(text: str, told: list[str]) -> None:
    assert _told(text) == told


@pytest.mark.parametrize(
    "text",
    [
        "He met 300 people on 4 March, and it cost $72.",
        "They met by 1030 GMT, and again at 3 p.m. and on 4-6 March.",
        "It was built in 2334 B.C. of mud.",
        "Vega 5 is on channel 4, on pages 4 and 7, by the Fuel Act 1985.",
        "The last 16 are known.",
        "The café is open 24/7, and they went 50-50.",
        "Wheat 3.57 3.42 3.28",
        "The part 6:30, the part 28L and the bus 14b are here.",
        "They lost (11.6)% of it.",
    ],
)
def test_names_hours_days_and_tables_are_none(text: str) -> None:
    assert _told(text) == []


def test_each_has_its_value() -> None:
    score, year, figure = read("Holm won 4-0, as before the 1999 disaster, and added 72 to it.")
    assert score.kind == figure.kind == "unexplained figure"
    assert score.value.score == ((4, 0),)
    assert figure.value.readings[0].low.value == 72
    assert year.kind == "unexplained year"
    assert year.value.readings[0].granularity == "year"


def test_what_is_explained_is_no_other_kind() -> None:
    assert [one.kind for one in read("Holm spent $72 in 1999.")] == ["figure", "date"]
