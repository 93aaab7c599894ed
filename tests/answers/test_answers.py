"""What the strings of this repository are read as is what was recorded: no answer changes unseen.

Whether an answer is right is tested elsewhere, row by row; this notices whatever else changes with
it: an interval, a unit, a speaker, a span, the words of an explanation.
"""

from __future__ import annotations

import json

import pytest

from tests.answers.record import (
    SENTENCES,
    WITH_RULES,
    Answered,
    answered,
    parts,
    questions,
    recorded,
)
from tests.answers.sentences import findings, sentences, with_rules

RECORDED = recorded()
MOST_NEW = 0.1  # of the questions, before they are to be recorded
LOOK = "see tests/benchmarks/differences.py, then run tests/answers/record.py"


def _changed(found: list[Answered]) -> list[tuple[str, str]]:
    return [
        (one.words, one.told)
        for one in found
        if RECORDED.get(one.question, one.answer) != one.answer
    ]


def _starts(area: str) -> list[int]:
    return [start for one, start in parts() if one == area]


@pytest.mark.parametrize(
    ("area", "start"), [part for part in parts() if part[0] not in (SENTENCES, WITH_RULES)]
)
def test_no_answer_is_another_than_was_recorded(area: str, start: int) -> None:
    assert _changed([*answered(area, start)]) == [], LOOK


@pytest.mark.parametrize("start", _starts(SENTENCES))
def test_lint_leaves_sentences_alone_or_tells_what_was_written_down(start: int) -> None:
    found = [*answered(SENTENCES, start)]
    asked = sentences()[start : start + len(found)]
    told = [(one.text, findings(json.loads(it.told))) for one, it in zip(asked, found, strict=True)]
    assert told == [(one.text, [*one.told]) for one in asked]
    assert _changed(found) == [], LOOK


@pytest.mark.parametrize("start", _starts(WITH_RULES))
def test_lint_leaves_sentences_alone_or_tells_of_them_by_the_rule_beside_them(start: int) -> None:
    found = [*answered(WITH_RULES, start)]
    asked = with_rules()[start : start + len(found)]
    rules = [[one.partition(":")[0] for one in findings(json.loads(it.told))] for it in found]
    assert rules == [[*one.told] for one in asked]
    assert _changed(found) == [], LOOK


def test_most_of_what_is_asked_is_recorded() -> None:
    asked = sum(len(of_area["questions"]) for of_area in questions().values())
    assert len(RECORDED) > (1 - MOST_NEW) * asked, LOOK
