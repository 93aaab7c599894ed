"""Names at the edges of quotation marks and of what a name may be."""

from __future__ import annotations

import pytest

from factcheck.names.mentions import find_mentions
from factcheck.names.parts import parts_of_name


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("“Berg won,” he said.", "quotation"),
        ("He said “Berg”.", "quotation"),
        ("“Berg”, he said.", "quotation"),
        ("“He won”—Berg.", "body"),
        ("“He won”Berg.", "body"),
    ],
)
def test_a_name_is_quoted_between_the_marks_and_not_behind_them(text: str, part: str) -> None:
    assert [one.part for one in find_mentions(text, "Ole Berg")] == [part]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("van der Berg, Ole", ("Ole", "van", "der", "Berg")),
        ("de la Cruz Holm, Ole", ("de", "la", "Cruz", "Holm")),
    ],
)
def test_a_surname_of_three_words_may_stand_before_the_given_name(
    name: str, words: tuple[str, ...]
) -> None:
    assert tuple(parts_of_name(name).words) == words
