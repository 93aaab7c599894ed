"""What stands right beside a bare number and tells what it is: rows of ``bare_numbers.txt``."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import cache

from msgspec import Struct

from factcheck.reading.figures.series import QUANTITY
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.engine import Line, Node, norm_at
from factcheck.reading.grammar.tokens import PARAGRAPH
from factcheck.words import phrases_of, rows, words_in

END_SIGNS = frozenset([".", ",", ";", ")", ""])
"""The signs that end a clause, or nothing."""


class _WordSlot(Struct, frozen=True, gc=False):
    """The words of which one stands at a place, and whether any number of them, or none, may."""

    words: frozenset[str]
    sign: str

    def is_at(self, line: Line, at: int) -> bool:
        """Whether one of its words stands at a place, or one of its classes."""
        if norm_at(line, at) in self.words:
            return True
        is_within = 0 <= at < len(line)
        return is_within and any(_CLASSES[each](line[at]) for each in self.words & _CLASSES.keys())


_CLASSES: Mapping[str, Callable[[Node], bool]] = {
    "ANY": lambda node: True,
    "NAME": lambda node: node.text[:1].isupper() and node.norm not in months(),
    "SMALL": lambda node: node.text.islower(),
    "ENDING": lambda node: node.norm.endswith(("ed", "en", "s")),
    "FIGURE": lambda node: node.kind == QUANTITY,
}


def is_told_beside(what: str, line: Line, at: int) -> bool:
    """Whether the words right beside a bare number make it what a row says: a figure, an age."""
    is_in_digits = line[at].text.isdigit()
    return any(
        _stand(line, at, before, -1) and _stand(line, at, behind, 1)
        for told, before, behind, how in _words_around()
        if told == what and (is_in_digits or not how)
    )


def _stand(line: Line, at: int, slots: tuple[_WordSlot, ...], step: int) -> bool:
    here = at + step
    if step < 0 and line[at].gap == PARAGRAPH:
        line, here = (), 0  # what stands in the paragraph before is not beside
    for slot in slots:
        is_here = slot.is_at(line, here)
        if not is_here and not slot.sign:
            return False
        while is_here:
            here += step
            is_here = slot.sign == "*" and slot.is_at(line, here)
    return True


@cache
def _words_around() -> tuple[tuple[str, tuple[_WordSlot, ...], tuple[_WordSlot, ...], str], ...]:
    return tuple(
        (what, _slots(before)[::-1], _slots(behind), how)
        for what, before, behind, how in rows("bare_numbers")
    )


def _slots(side: str) -> tuple[_WordSlot, ...]:
    cells = re.findall(r"((?:\{[^}]*\}|[^\s*?])+)([*?]?)", side)
    return tuple(
        _WordSlot(frozenset().union(*map(_words_of, cell.split("/"))), sign) for cell, sign in cells
    )


def _words_of(told: str) -> frozenset[str]:
    if told == "END":
        return END_SIGNS
    if not told.startswith("{"):
        return frozenset([told])
    section = told.strip("{}")
    return words_in("numbered" if section in phrases_of("numbered") else "grammar", section)
