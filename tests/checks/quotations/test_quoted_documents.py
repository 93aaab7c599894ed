"""Words quoted from a captured document, held against it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]

QUOTED = """
claims:
  words: {{quotation: '{words}', quoted_from: other}}
other_text: “This is a significant and dangerous escalation,” Kirby said.
others:
  kirby: {{exact: Kirby said}}
"""


def test_words_that_the_document_lacks_are_told_with_the_nearest(say: Say) -> None:
    claims = QUOTED.format(words="a significant and grave escalation")
    assert say("quotation-not-in-source", claims) == [
        "“a significant and grave escalation” does not stand in other; "
        "the nearest words are “significant and dangerous escalation”."
    ]


@pytest.mark.parametrize(
    "words",
    [
        "A significant and dangerous escalation,",
        "a significant … escalation",
        "a significant ... escalation",
        "[It is] a significant [and] dangerous escalation",
        "[T]his is a significant and danger[ous] escalation",
        "‘a significant and dangerous escalation’",
    ],
)
def test_words_that_are_there_are_left_alone(say: Say, words: str) -> None:
    assert say("quotation-not-in-source", QUOTED.format(words=words)) == []


def test_parts_quoted_in_another_order_are_told(say: Say) -> None:
    claims = QUOTED.format(words="dangerous escalation … This is a significant")
    assert say("quotation-not-in-source", claims) == [
        "“This is a significant” stands before “dangerous escalation” in other, "
        "and is quoted as coming after."
    ]
