"""The articles of this folder, and the slips that are planted in them, one at a time.

A row of ``slips.txt`` is: article | rule that tells it, or - | right words | wrong words.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import NamedTuple

import factcheck

FOLDER = Path(__file__).parent
SLIPS = FOLDER / "slips.txt"
_BETWEEN = " | "
_UNTOLD = "-"


class Slip(NamedTuple):
    """A slip, and the rule that tells it; none where nothing does."""

    article: str
    rule: str
    right: str
    wrong: str


def articles() -> list[str]:
    """The names of all articles."""
    return sorted(path.stem for path in FOLDER.glob("*.md"))


def slips() -> list[Slip]:
    """The rows of ``slips.txt``."""
    return [_slip_of(line) for line in _lines() if not line.startswith("#")]


def written(rows: list[Slip]) -> str:
    """The rows, as ``slips.txt`` has them, below what stands at its head."""
    head = [line for line in _lines() if line.startswith("#")]
    return "\n".join([*head, *(_BETWEEN.join(_shown(row)) for row in rows)]) + "\n"


@cache
def rules_in(article: str) -> list[str]:
    """The rules that lint tells in an article as it stands."""
    return _rules(*_parts(article))


def rules_told(slip: Slip) -> str:
    """The first rule that is told of an article with a slip, and not of it without; or nothing."""
    head, text = _parts(slip.article)
    assert text.count(slip.right) == 1, slip
    told = Counter(_rules(head, text.replace(slip.right, slip.wrong)))
    return next(iter(told - Counter(rules_in(slip.article))), "")


@cache
def _parts(article: str) -> tuple[str, str]:
    """The front matter of an article, and its text."""
    front, fields, text = (FOLDER / f"{article}.md").read_text("utf-8").split("---\n", 2)
    return f"{front}---\n{fields}---\n", text


def _rules(head: str, text: str) -> list[str]:
    return [finding.rule for finding in factcheck.lint(head + text).findings]


def _lines() -> list[str]:
    return SLIPS.read_text("utf-8").splitlines()


def _slip_of(line: str) -> Slip:
    article, rule, right, wrong = line.split(_BETWEEN)
    return Slip(article, "" if rule == _UNTOLD else rule, right, wrong)


def _shown(slip: Slip) -> tuple[str, ...]:
    return slip._replace(rule=slip.rule or _UNTOLD)
