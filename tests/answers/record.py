"""Writes down what every string of this repository is read as, for ``test_answers.py``.

    python tests/answers/record.py

An answer that has changed on purpose is looked at first
(``python tests/benchmarks/differences.py --base main --reasons``), then recorded anew.
"""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT)]

from tests.benchmarks.answers import answers_to  # noqa: E402 — as above
from tests.benchmarks.corpus import questions_of  # noqa: E402 — as above

RECORD = Path(__file__).with_name("record.txt")
PART = 40  # questions that are asked in one go
FIGURES = (
    *("about {}", "no more than {}", "more than {} a year", "{} or less", "{} to 200", "-{}"),
    *("between {} and {}", "{} and a half", "{}, up 3 percent", "half of {}", "{} each", "{} ago"),
)
DATES = (
    *("since {}", "until {}", "early {}", "the week of {}", "two days before {}", "{} 2023"),
    *("from {} to Friday", "{} at 3 p.m.", "last {}", "by the end of {}", "{} or {}", "a {}"),
)
"""What is said around a phrase, so that readings meet that no string holds together."""
ONE_IN = 24


@cache
def questions() -> dict[str, dict[str, Any]]:
    """Every question that the repository's strings ask, by area."""
    asked = questions_of((ROOT,))
    figures = [
        words for area in ("quantities", "spoken as figures") for words in _asked(asked, area)
    ]
    days = [one for area in ("dates", "spoken as dates") for one in _asked(asked, area)]
    return {
        **asked,
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


def _asked(asked: Mapping[str, Any], area: str) -> list[Any]:
    return list(asked[area]["questions"])


def _varied(ways: Iterable[str], words: str) -> Iterator[str]:
    """Some of the ways to say a phrase with something around it: the same in every run."""
    said = (way.format(*[words] * 2) for way in ways)
    yield from (one for one in said if int(_mark(one), 16) % ONE_IN == 0)


def _mark(words: str) -> str:
    return hashlib.sha256(words.encode()).hexdigest()[:10]


def parts() -> list[tuple[str, int]]:
    """The areas with the place of the first question of each part."""
    return [
        (area, start)
        for area, asked in questions().items()
        for start in range(0, len(asked["questions"]), PART)
    ]


def marks(area: str, start: int) -> Iterator[tuple[str, str, str]]:
    """For each question of a part: the mark of it and its answer, and both in words."""
    asked = questions()[area]
    some = asked["questions"][start : start + PART]
    for question, answer in zip(some, answers_to({**asked, "questions": some}), strict=True):
        words, told = json.dumps(question), json.dumps(answer, sort_keys=True)
        yield _mark(f"{area} {words} {told}"), words, told


def main(given: Sequence[tuple[str, int]]) -> None:
    """Write the marks, a row each, so that two who change answers seldom meet."""
    found = sorted({mark for area, start in given for mark, _, _ in marks(area, start)})
    RECORD.write_text("".join(f"{mark}\n" for mark in found), "utf-8")


if __name__ == "__main__":
    main(parts())
