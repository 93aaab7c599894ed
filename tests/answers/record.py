"""Writes down what every string of this repository is read as, for ``test_answers.py``.

    python tests/answers/record.py [--told]

With ``--told`` only what lint tells of the sentences in ``told.txt``, which is also written down in
words.

An answer that has changed on purpose is looked at first
(``python tests/benchmarks/differences.py --base main --reasons``), then recorded anew. What is
asked for the first time need not be recorded at once.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any, NamedTuple

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from tests.answers.passages import passages  # noqa: E402 — as above
from tests.answers.phrases import phrases_of_dates  # noqa: E402 — as above
from tests.answers.sentences import (  # noqa: E402 — as above
    TOLD,
    findings,
    sentences,
    with_rules,
    written,
)
from tests.benchmarks.answers import answers_to  # noqa: E402 — as above
from tests.benchmarks.corpus import PUBLISHED, questions_of  # noqa: E402 — as above

RECORD = Path(__file__).with_name("record.txt")
PART = 100  # questions that are asked in one go
SENTENCES = "sentences"  # the area of which what lint tells is written down in words
WITH_RULES = "sentences with rules"  # that of which the rule is
FIGURES = (
    *("about {}", "no more than {}", "more than {} a year", "{} or less", "{} to 200", "-{}"),
    *("between {} and {}", "{} and a half", "{}, up 3 percent", "half of {}", "{} each", "{} ago"),
)
DATES = (
    *("since {}", "until {}", "early {}", "the week of {}", "two days before {}", "{} 2023"),
    *("from {} to Friday", "{} at 3 p.m.", "last {}", "by the end of {}", "{} or {}", "a {}"),
)
"""What is said around a phrase, so that readings meet that no string holds together."""
REPORTS_IN = 8  # of the claims, those that are reported of
LEAST_COLUMNS, MOST_COLUMNS = 40, 120  # of a terminal
TENSES = ("", "past", "future")  # of what is asked alone


@cache
def questions() -> dict[str, dict[str, Any]]:
    """Every question that the repository's strings and rows ask, by area."""
    asked = questions_of((ROOT,))
    figures = [
        words for area in ("quantities", "spoken as figures") for words in _asked(asked, area)
    ]
    days = [one for area in ("dates", "spoken as dates") for one in _asked(asked, area)]
    claims = list(passages("claims"))
    ruled = [(one.text, one.published) for one in with_rules()]
    texts = sorted({*_asked(asked, "texts")} - {(words, PUBLISHED) for words, _ in ruled})
    return {
        **asked,
        "texts": {"sort": "text", "questions": texts},
        WITH_RULES: {"sort": "lint", "questions": ruled},
        "rows of dates": {"sort": "day", "questions": list(phrases_of_dates())},
        "rows of figures": {"sort": "figure", "questions": list(passages("figure"))},
        "rows of lengths": {"sort": "length", "questions": list(passages("length"))},
        "rows of days": {
            "sort": "day",
            "questions": [(words, PUBLISHED, tense, None) for words, tense in _in_turn("day")],
        },
        "passages": {"sort": "mentions", "questions": _dated(passages("read"))},
        "passages with relations": {"sort": "lint", "questions": _dated(passages("told"))},
        SENTENCES: {
            "sort": "lint",
            "questions": [(one.text, one.published) for one in sentences()],
        },
        "rows of claims": {"sort": "example", "questions": claims},
        "reports of claims": {
            "sort": "reports",
            "questions": list(_reported([*claims, *_asked(asked, "examples")])),
        },
        "rows of results": {"sort": "results", "questions": list(passages("results"))},
        "varied figures": {
            "sort": "figure",
            "questions": sorted(
                {varied for words in figures for varied in _varied(FIGURES, words)}
            ),
        },
        "varied dates": {
            "sort": "day",
            "questions": sorted(
                {(said, *rest) for words, *rest in days for said in _varied(DATES, words)}, key=str
            ),
        },
    }


def _in_turn(kind: str) -> Iterator[tuple[str, str]]:
    """The phrases of a kind, each with a tense."""
    return zip(passages(kind), cycle(TENSES), strict=False)


def _dated(texts: Iterable[str]) -> list[tuple[str, str]]:
    return [(text, PUBLISHED) for text in texts]


def _reported(claims: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Some of the claims, each with the columns of a terminal: the same in every run."""
    for said in claims:
        mark = int(_mark(said, 9), 16)
        if mark % REPORTS_IN == 0:
            yield said, LEAST_COLUMNS + mark // REPORTS_IN % (MOST_COLUMNS - LEAST_COLUMNS)


def _asked(asked: Mapping[str, Any], area: str) -> list[Any]:
    return list(asked[area]["questions"])


def _varied(ways: Sequence[str], words: str) -> Iterator[str]:
    """A way to say a phrase with something around it, of some phrases: the same in every run."""
    at = int(_mark(words, 9), 16) % (2 * len(ways))
    if at < len(ways):
        yield ways[at].format(*[words] * 2)


def _mark(words: str, length: int) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:length]


def parts() -> list[tuple[str, int]]:
    """The areas with the place of the first question of each part."""
    return [
        (area, start)
        for area, asked in questions().items()
        for start in range(0, len(asked["questions"]), PART)
    ]


class Answered(NamedTuple):
    """A question and its answer in words, and a mark of each."""

    words: str
    told: str
    question: str
    answer: str


def answered(area: str, start: int) -> Iterator[Answered]:
    """The questions of a part, answered."""
    asked = questions()[area]
    some = asked["questions"][start : start + PART]
    for question, answer in zip(some, answers_to({**asked, "questions": some}), strict=True):
        words, told = json.dumps(question), json.dumps(answer, sort_keys=True)
        yield Answered(words, told, _mark(f"{area} {words}", 9), _mark(told, 6))


def recorded() -> dict[str, str]:
    """The mark of the answer to each question that was recorded, under that of the question."""
    pairs = (line.split() for line in RECORD.read_text("utf-8").splitlines())
    return {question: answer for question, answer in pairs}  # noqa: C416 — lists are no pairs


def told_of_sentences() -> Iterator[tuple[str, list[str]]]:
    """Each of the sentences, with what lint tells of it."""
    for start in (start for area, start in parts() if area == SENTENCES):
        for one in answered(SENTENCES, start):
            yield json.loads(one.words)[0], findings(json.loads(one.told))


def main() -> None:
    """Write the marks, a row each, so that two who change answers seldom meet."""
    TOLD.write_text(written(TOLD.read_text("utf-8"), told_of_sentences()), "utf-8")
    if sys.argv[1:] == ["--told"]:
        return
    found = {(one.question, one.answer) for part in parts() for one in answered(*part)}
    RECORD.write_text("".join(f"{' '.join(pair)}\n" for pair in sorted(found)), "utf-8")


if __name__ == "__main__":
    main()
