"""The words of a language as tables: one row for each unit, hedge, month or office.

A folder for each language; a file for each idea, with its sources in its head. Whoever needs
the words of an idea asks here, so that each stands once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path


def table(name: str, language: str = "en") -> Iterator[str]:
    """The lines of a table, without blank ones and comments.

    Raises ``FileNotFoundError`` where there is no such table.
    """
    text = (Path(__file__).parent / language / f"{name}.txt").read_text("utf-8")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.rstrip()


def rows(name: str, language: str = "en") -> Iterator[tuple[str, ...]]:
    """The rows of a table whose cells are set apart by ``|``, cells stripped."""
    for line in table(name, language):
        yield tuple(cell.strip() for cell in line.split("|"))


def choices(cell: str) -> tuple[str, ...]:
    """The words of a cell, set apart by semicolons."""
    return tuple(word for each in cell.split(";") if (word := each.strip()))


def any_of(words: Iterable[str]) -> str:
    """Words as the choices of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=_longest_first)))


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word
