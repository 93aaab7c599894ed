"""What the strings of this repository are read as is what was recorded: no answer changes unseen.

Whether an answer is right is tested elsewhere, row by row; this notices whatever else changes with
it: an interval, a unit, a speaker, a span, the words of an explanation.
"""

from __future__ import annotations

import pytest

from tests.answers.record import RECORD, marks, parts, questions

RECORDED = frozenset(RECORD.read_text("utf-8").splitlines())
LOOK = "see tests/benchmarks/differences.py, then run tests/answers/record.py"


@pytest.mark.parametrize(("area", "start"), parts())
def test_every_answer_is_the_one_that_was_recorded(area: str, start: int) -> None:
    changed = [(words, told) for mark, words, told in marks(area, start) if mark not in RECORDED]
    assert changed == [], LOOK


def test_no_answer_is_recorded_to_what_nobody_asks() -> None:
    asked = sum(len(of_area["questions"]) for of_area in questions().values())
    assert len(RECORDED) == asked, LOOK
