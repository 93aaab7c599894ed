"""What an editor reads of claims that clash, and the honest differences that look it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]

TWO = """
claims:
  lead: {{about: [rally, crowd], quantity: '{one}'{more_one}}}
  below: {{about: [rally, crowd], quantity: '{other}'{more_other}}}
"""


def _two(one: str, other: str, more_one: str = "", more_other: str = "") -> str:
    return TWO.format(one=one, other=other, more_one=more_one, more_other=more_other)


def test_two_figures_of_one_writer_are_told_side_by_side(say: Say) -> None:
    assert say("claims-disagree", _two("3000 people", "5000 people")) == [
        "5000 people and 3000 people cannot both be right."
    ]


def test_a_loose_count_is_told_where_the_figure_is_far_from_it(say: Say) -> None:
    assert say("claims-disagree", _two("hundreds of people", "60 people")) == [
        "“hundreds of people” and “60 people” cannot both be right."
    ]


def test_a_figure_beyond_the_limit_is_told_with_it(say: Say) -> None:
    assert say("bound-exceeded", _two("up to 900 kilometers", "1200 km")) == [
        "1200 km and up to 900 kilometers cannot both be right."
    ]


def test_a_dispute_names_both_speakers(say: Say) -> None:
    claims = _two("3000 people", "20000 people", ", by: the police", ", by: the organisers")
    assert say("claims-disputed", claims) == [
        "20000 people and 3000 people cannot both be right; the police and the organisers differ."
    ]
    assert say("claims-disagree", claims) == []


@pytest.mark.parametrize("rule", ["claims-disagree", "claims-disputed", "bound-exceeded"])
@pytest.mark.parametrize(
    ("one", "other", "more_one", "more_other"),
    [
        ("about 20 people", "21 people", "", ""),
        ("some 3000 people", "3200 people", "", ""),
        ("3000 people", "nearly 3000 people", "", ""),
        ("more than 3000 people", "5000 people", "", ""),
        ("3000 people", "5000 people", ", as_of: 2010", ", as_of: 2020"),
        ("3000 people", "5000 people", ", as_of: 2010", ""),
        ("3000 people", "10 km", "", ""),
        ("5 tons", "5 metric tons", "", ""),
    ],
)
def test_an_honest_difference_is_left_alone(
    say: Say, rule: str, one: str, other: str, more_one: str, more_other: str
) -> None:
    assert say(rule, _two(one, other, more_one, more_other)) == []
