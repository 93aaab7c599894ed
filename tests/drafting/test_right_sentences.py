"""Lint says nothing of an ordinary sentence, however much it looks like a slip."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

import factcheck

_SENTENCES = yaml.safe_load(Path(__file__).with_name("right_sentences.yaml").read_text("utf-8"))
_AROUND = (
    "The harbour town has had a busy year, and the people who live there are glad of it. {} "
    "It was the talk of the market that week, and for some time after it."
)


@pytest.mark.parametrize("sentence", _SENTENCES)
def test_what_may_be_right_is_left_alone(sentence: str) -> None:
    assert factcheck.lint(_AROUND.format(sentence), "2024-05-06").findings == ()
