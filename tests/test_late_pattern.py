"""A late pattern finds what it would find without its marks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.late_pattern import LatePattern
from factcheck.reading import negatives
from factcheck.text import parts

TELLING = """\
    minus negative 7 hundred thousand Million of a the half third quarter eighths and one two-
    per Dozen low mid- 90s teens °F degrees C to m people acres m 1 5 sq"""
WORDS = st.lists(st.sampled_from(TELLING.split()))
PATTERNS = [
    value
    for module in (negatives, parts)
    for value in vars(module).values()
    if isinstance(value, LatePattern)
]


@pytest.mark.parametrize("pattern", PATTERNS, ids=lambda pattern: pattern.pattern[:30])
@given(words=WORDS, start=st.integers(0, 9))
def test_marks_leave_nothing_out(pattern: LatePattern, words: list[str], start: int) -> None:
    for text in (" ".join(words), "".join(words)):
        plain = re.compile(pattern.pattern, pattern.flags)
        assert str(pattern.match(text, start)) == str(plain.match(text, start))
        assert str(pattern.search(text)) == str(plain.search(text))
