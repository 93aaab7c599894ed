"""Tables of words in sections: each section a list of words, or of phrases with what they mean."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.words import choices, table

DETERMINERS = ("article", "possessive", "demonstrative", "quantifier")
"""The sections of the table of grammar that hold the words before a noun: the, its, all."""


@cache
def phrases_of(name: str) -> Mapping[str, tuple[str, ...]]:
    """The phrases of each section of a table, in order: lines of phrases set apart by ``;``."""
    found: dict[str, list[str]] = {}
    section: list[str] = []
    for line in table(name):
        if line.startswith("["):
            section = found.setdefault(line.strip("[]"), [])
        else:
            section.extend(choices(line))
    return {heading: tuple(phrases) for heading, phrases in found.items()}


@cache
def words_in(name: str, *sections: str) -> frozenset[str]:
    """The words of one section of a table, or of several together."""
    return frozenset(word for section in sections for word in phrases_of(name)[section])


@cache
def grammar(*classes: str) -> frozenset[str]:
    """The words of some classes of the table of grammar: article, preposition, be."""
    return words_in("grammar", *classes)
