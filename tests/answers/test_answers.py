"""What the strings of this repository are read as is what was recorded: no answer changes unseen.

Whether an answer is right is tested elsewhere, row by row; this notices whatever else changes with
it: an interval, a unit, a speaker, a span, the words of an explanation.
"""

from __future__ import annotations

import pytest

from tests.answers.record import answered, parts, questions, recorded

RECORDED = recorded()
MOST_NEW = 0.1  # of the questions, before they are to be recorded
LOOK = "see tests/benchmarks/differences.py, then run tests/answers/record.py"


@pytest.mark.parametrize(("area", "start"), parts())
def test_no_answer_is_another_than_was_recorded(area: str, start: int) -> None:
    changed = [
        (one.words, one.told)
        for one in answered(area, start)
        if RECORDED.get(one.question, one.answer) != one.answer
    ]
    assert changed == [], LOOK


def test_most_of_what_is_asked_is_recorded() -> None:
    asked = sum(len(of_area["questions"]) for of_area in questions().values())
    assert len(RECORDED) > (1 - MOST_NEW) * asked, LOOK
