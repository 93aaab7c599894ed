"""What an editor reads of a quotation that is wrong, and the honest ones that look it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]

TWICE = """
claims:
  lead: {{about: [missiles, view], quotation: '{one}', by: John Kirby}}
  below: {{about: [missiles, view], quotation: '{other}', by: John Kirby}}
"""
FLIGHT = """
text: |
  Missiles over Ukraine

  {text}
claims:
  flight: {{exact: '{exact}', {key}: '{value}'}}
"""


def test_an_unattributed_quotation_is_told(say: Say) -> None:
    assert say("quotation-unattributed", "quotation: active work") == [
        "“active work” is quoted, but nothing says whose words: "
        "give the speaker (by), if the text does."
    ]


def test_words_that_are_not_there_are_told_with_the_nearest(say: Say) -> None:
    claims = FLIGHT.format(
        text="The missile traveled 460km.", exact="traveled 640km", key="note", value="as read"
    )
    assert say("quote-not-in-source", claims) == [
        "“traveled 640km” does not stand in the source; the nearest words are “traveled 460km.”"
    ]


def test_words_that_stand_twice_are_told_with_their_lines(say: Say) -> None:
    claims = FLIGHT.format(
        text="It traveled 460km, then traveled 460km.",
        exact="traveled 460km",
        key="note",
        value="as read",
    )
    assert say("quote-ambiguous", claims) == [
        "“traveled 460km” stands 2 times in the source (line 3); "
        "add a prefix or a suffix, the words just before or after it."
    ]


def test_words_that_vary_are_told_side_by_side(say: Say) -> None:
    claims = TWICE.format(
        one="a significant and concerning escalation", other="a significant and worrying escalation"
    )
    assert say("quotation-varies", claims) == [
        "“concerning” here, “worrying” there, in the same words of John Kirby."
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("a significant and concerning escalation", "concerning escalation"),
        ("a significant and concerning escalation", "a significant … escalation"),
        ("a significant and concerning escalation", "a significant [new] escalation"),
        ("A significant, concerning escalation.", "a significant concerning escalation"),
        ("they are a grave threat", "we will not stand by"),
        ("no comment", "no answer"),
        ("forty of us slept on the floor", "40 of us slept on the floor"),
        ("we paid every single worker on time", "we paid every worker on time"),
        ("No, the road will stay open", "the road will stay open"),
        ("we can stay", "we can’t go"),
        ("we can close it", "we may close it"),
    ],
)
def test_excerpts_and_other_remarks_are_left_alone(say: Say, one: str, other: str) -> None:
    assert say("quotation-varies", TWICE.format(one=one, other=other)) == []


def test_a_not_that_is_left_out_is_told_with_its_neighbours(say: Say) -> None:
    claims = TWICE.format(one="the road will not stay open", other="the road will stay open")
    assert say("quotation-varies", claims) == [
        "“will not stay” here, “will stay” there, in the same words of John Kirby."
    ]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("We can close it", "We can’t close it", "“can” here, “can't” there"),
        ("I know the road", "I don’t know the road", "“i know” here, “i don't know” there"),
        ("we cannot close it", "we can close it", "“cannot” here, “can” there"),
    ],
)
def test_a_not_that_is_contracted_is_a_not(say: Say, one: str, other: str, told: str) -> None:
    claims = TWICE.format(one=one, other=other)
    assert say("quotation-varies", claims) == [f"{told}, in the same words of John Kirby."]


def test_a_value_of_another_text_is_told_with_the_sentence(say: Say) -> None:
    claims = FLIGHT.format(
        text="The missile traveled 460km.", exact="traveled", key="quantity", value="640km"
    )
    assert say("value-not-in-quote", claims) == [
        "The sentence “The missile traveled 460km.” does not say “640km”."
    ]


@pytest.mark.parametrize(
    ("text", "key", "value"),
    [
        ("It traveled 460 km.", "quantity", "460km"),
        ("It traveled 40 % of the way.", "share", "40 percent"),
        ("It traveled on Jan. 4.", "date", "2024-01-04"),
        ("It traveled “far,” he said, “and fast.”", "quotation", "far and fast"),
        ("IT traveled “FAR AND FAST.”", "quotation", "far and fast"),
        ("It traveled by J. Kirby’s leave.", "name", "J. Kirby"),
    ],
)
def test_a_value_that_stands_in_the_sentence_is_left_alone(
    say: Say, text: str, key: str, value: str
) -> None:
    claims = FLIGHT.format(text=text, exact="traveled", key=key, value=value)
    assert say("value-not-in-quote", claims) == []


def test_of_many_versions_each_is_told_once_beside_the_first_that_differs(say: Say) -> None:
    lines = (
        f"c{n}: {{about: [walk, plan], quotation: we shall never rest on day {n}, by: Ann Lee}}"
        for n in (3, 5, 7, 9)
    )
    told = say("quotation-varies", "claims:\n" + "\n".join(f"  {line}" for line in lines))
    assert len(told) == 3
    assert all("“3”" in message for message in told)
