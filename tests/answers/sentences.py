"""Sentences of this repository's own: those that lint leaves alone, and what it tells of others.

``left_alone.txt`` is written by hand. In ``told.txt`` so are the sentences; what is told of each
stands indented below it, as ``record.py`` wrote it down. ``tests/drafting/sentences.yaml`` has the
rule that tells of each beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import yaml

LEFT_ALONE, TOLD = (Path(__file__).with_name(f"{name}.txt") for name in ("left_alone", "told"))
WITH_RULES = Path(__file__).parents[1] / "drafting" / "sentences.yaml"
DAYS = {
    "found": "",
    "left alone": "",
    "found on 6 May 2024": "2024-05-06",
    "left alone on 6 May 2024": "2024-05-06",
}
"""The lists of it that are asked as they stand, with the day of publication."""
PUBLISHED = "# published "
PARAGRAPH, INDENTED = " ¶ ", "    "


class Sentence(NamedTuple):
    """A sentence as it is asked, with the day of publication, and what is told of it."""

    text: str
    published: str
    told: tuple[str, ...]


@cache
def sentences() -> tuple[Sentence, ...]:
    """All of both files, as they were when they were first asked for: before a mutant is tried."""
    return tuple(one for file in (LEFT_ALONE, TOLD) for one in _read(file.read_text("utf-8")))


@cache
def with_rules() -> tuple[Sentence, ...]:
    """Those of the table that has the rules, each with the one that tells of it, if any."""
    table = yaml.load(WITH_RULES.read_text("utf-8"), yaml.CBaseLoader)  # noqa: S506 - it builds strings and lists only
    rows = ((row, day) for name, day in DAYS.items() for row in table[name])
    pairs = (((row, "") if isinstance(row, str) else row, day) for row, day in rows)
    return tuple(Sentence(words, day, (rule,) if rule else ()) for (words, rule), day in pairs)


def _read(content: str) -> Iterator[Sentence]:
    published, lines = "", content.splitlines()
    for at, line in enumerate(lines):
        if line.startswith(PUBLISHED):
            published = line.removeprefix(PUBLISHED)
        elif line and not line.startswith(("#", INDENTED)):
            yield Sentence(line.replace(PARAGRAPH, "\n\n"), published, (*_told(lines, at + 1),))


def _told(lines: list[str], at: int) -> Iterator[str]:
    while at < len(lines) and lines[at].startswith(INDENTED):
        yield lines[at].removeprefix(INDENTED)
        at += 1


def findings(answer: Mapping[str, Any]) -> list[str]:
    """The rule and the message of each finding in the answer to a text."""
    rows = answer["rows"].items()
    return [
        f"{place.rpartition(' ')[2]}: {row['reason'].partition(' | ')[0]}"
        for place, row in rows
        if row["kind"] == "finding"
    ]


def written(content: str, told: Iterable[tuple[str, list[str]]]) -> str:
    """The content of ``told.txt`` with what is told now below each sentence."""
    now = dict(told)
    lines = [line for line in content.splitlines() if not line.startswith(INDENTED)]
    below = {line: now.get(line.replace(PARAGRAPH, "\n\n"), ()) for line in lines}
    return "".join(
        f"{line}\n{''.join(f'{INDENTED}{one}' + chr(10) for one in below[line])}" for line in lines
    )
