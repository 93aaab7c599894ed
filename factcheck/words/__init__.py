"""The words of a language as tables: one row for each unit, hedge, month or office.

A folder for each language; a file for each idea, with its sources in its head. Whoever needs
the words of an idea asks here, so that each stands once.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from pathlib import Path


def table(name: str, language: str = "en") -> list[str]:
    """The lines of a table, without blank ones and comments.

    Raises ``FileNotFoundError`` where there is no such table.
    """
    text = (Path(__file__).parent / language / f"{name}.txt").read_text("utf-8")
    lines = map(str.rstrip, text.splitlines())
    return [line for line in lines if line and line[0] != "#"]


@cache
def rows(name: str, language: str = "en") -> Sequence[tuple[str, ...]]:
    """The rows of a table whose cells are set apart by ``|``, cells stripped."""
    return [tuple([cell.strip() for cell in line.split("|")]) for line in table(name, language)]


def rows_of(name: str, *kinds: str, cell: int = 1) -> Sequence[tuple[str, ...]]:
    """The rows of a table that a cell of theirs tells to be of some kinds.

    Raises ``KeyError`` for a kind of which no row is: a kind that is misspelled has no words, and
    would take back what it was to tell without a sound.
    """
    found = [row for row in rows(name) if row[cell] in kinds]
    if missing := {*kinds} - {row[cell] for row in found}:
        raise KeyError(f"no row of {name}.txt is of {listed(sorted(missing))}")
    return found


def sections(name: str) -> Mapping[str, Sequence[str]]:
    """The lines of a table by the headings above them, ``[…]``, in order."""
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in table(name):
        if line.startswith("["):
            section = found.setdefault(line.strip("[] "), [])
        else:
            section.append(line)
    return found


def choices(cell: str) -> tuple[str, ...]:
    """The words of a cell, set apart by semicolons."""
    return tuple([word for each in cell.split(";") if (word := each.strip())])


def any_of(words: Iterable[str]) -> str:
    """Words as the choices of a pattern, the longest first."""
    return "|".join(map(re.escape, sorted(words, key=_longest_first)))


def listed(words: Iterable[str], link: str = "and") -> str:
    """Words as a sentence lists them: ``a, b and c``."""
    *others, last = words
    return f"{', '.join(others)} {link} {last}" if others else last


def _longest_first(word: str) -> tuple[int, str]:
    return -len(word), word


DETERMINERS = ("article", "possessive", "demonstrative", "quantifier")
"""The sections of the table of grammar that hold the words before a noun: the, its, all."""


@cache
def phrases_of(name: str) -> Mapping[str, tuple[str, ...]]:
    """The phrases of each section of a table, in order: lines of phrases set apart by ``;``."""
    return {
        heading: tuple(phrase for line in lines for phrase in choices(line))
        for heading, lines in sections(name).items()
    }


@cache
def words_in(name: str, *sections: str) -> frozenset[str]:
    """The words of one section of a table, or of several together."""
    return frozenset(word for section in sections for word in phrases_of(name)[section])


@cache
def grammar(*classes: str) -> frozenset[str]:
    """The words of some classes of the table of grammar: article, preposition, be."""
    return words_in("grammar", *classes)
