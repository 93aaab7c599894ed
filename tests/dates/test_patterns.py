"""The quick tests before a pattern is compiled leave out nothing that the pattern takes."""

from __future__ import annotations

import re
from pathlib import Path

import yaml

from factcheck.dates.patterns import _expanded, _fitting
from factcheck.dates.phrase import PHRASES
from factcheck.dates.words import plain

SET = Path(__file__).with_name("phrases.yaml")
_CLASSES = re.compile(r"\?P<\w+>|\\[dwb]|\[[\w-]+\]|[qh]\[")
WORDS = sorted(
    {
        plain(phrase["words"])
        for form in yaml.safe_load(SET.read_text(encoding="utf-8"))
        for phrase in form["phrases"]
    }
)


def test_what_fits_a_pattern_is_found() -> None:
    fitting = [
        (phrase, words) for phrase in PHRASES for words in WORDS if _fitting(phrase.pattern, words)
    ]
    assert len(fitting) > len(PHRASES)
    assert [words for phrase, words in fitting if phrase.find(words) is None] == []


def test_no_option_parts_a_word_from_its_ending() -> None:
    expanded = [_CLASSES.sub("", _expanded(phrase.pattern)) for phrase in PHRASES]
    assert [pattern for pattern in expanded if re.search(r"[a-z][?(\[]", pattern)] == []
