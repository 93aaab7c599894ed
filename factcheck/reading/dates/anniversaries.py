"""Anniversaries, and the years that they count: "the 50th anniversary", "its centenary"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.reading.grammar.engine import Line, norm_at
from factcheck.reading.grammar.number_words import cardinals, read_ordinal
from factcheck.reading.grammar.numerals import is_ordinal_ending
from factcheck.reading.grammar.tokens import tokenize
from factcheck.words import choices, rows

_ANNIVERSARY = "anniversary"
_JOINING = frozenset(["-", "and"])


@cache
def _names() -> Mapping[tuple[str, ...], int]:
    cells = rows("anniversaries")
    return {tuple(name.split()): int(years) for names, years in cells for name in choices(names)}


@cache
def last_words() -> frozenset[str]:
    """The words with which an anniversary ends."""
    return frozenset([_ANNIVERSARY, *(name[-1] for name in _names())])


def anniversary_at(line: Line, at: int) -> tuple[int, int] | None:
    """Where the words of an anniversary end that begin at a place, and its years.

    An ordinal stands before "anniversary", a word between them or none ("10th wedding
    anniversary"); others have a name of their own ("golden wedding", "bicentenary").
    """
    if at and (line[at - 1].norm in _JOINING or line[at - 1].norm in cardinals()):
        return None  # "bi-centenary", "one hundred and fiftieth"
    for size in (2, 1):
        years = _names().get(tuple(norm_at(line, here) for here in range(at, at + size)))
        if years is not None:
            return at + size + (norm_at(line, at + size) == _ANNIVERSARY), years
    figures = line[at].norm.replace(",", "")
    is_written = figures.isdigit() and is_ordinal_ending(norm_at(line, at + 1))
    place = (int(figures), at + 2) if is_written else read_ordinal(line, at)
    ends = (place[1] + 1, place[1] + 2) if place else ()
    end = next((end for end in ends if norm_at(line, end - 1) == _ANNIVERSARY), None)
    return (end, place[0]) if place and end else None


def years_of_anniversary(words: str) -> int | None:
    """The years that an anniversary in some words counts; ``None`` where they name none."""
    line = tokenize(words)
    found = filter(None, (anniversary_at(line, at) for at in range(len(line))))
    return next((years for _, years in found), None)
