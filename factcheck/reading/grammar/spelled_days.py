"""The day of a month in words, as news agencies spell those below ten: "on May one"."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.reading.grammar.engine import Line, norm_at
from factcheck.reading.grammar.number_words import cardinals, scales
from factcheck.reading.grammar.tokens import GLUED, PARAGRAPH, WORD
from factcheck.words import grammar, words_in


def spelled_day(line: Line, at: int) -> int:
    """The day that a number in words behind a month is; 0 where it is none.

    What it counts would stand behind it: "in May one ship", "by May two hundred ships".
    """
    number = spelled_days().get(line[at].norm, 0)
    return number if number and _is_day(line, at) else 0


def _is_day(line: Line, at: int) -> bool:
    before, behind = norm_at(line, at - 2), line[at + 1] if at + 1 < len(line) else None
    if behind is None or behind.gap == PARAGRAPH:
        return before != "in"
    if behind.norm in scales() or (behind.norm == "-" and behind.gap == GLUED):
        return False
    is_led = before == "on" or before in words_in("tenses", "to run")
    is_over = behind.kind != WORD or behind.norm in grammar("subordinator") | _ENDS
    return is_led or (is_over and before != "in")


@cache
def spelled_days() -> Mapping[str, int]:
    """The numbers that are spelled so, with what they are."""
    return {word: number for word, number in cardinals().items() if 0 < number < _FIRST_IN_FIGURES}


_FIRST_IN_FIGURES = 10
_ENDS = frozenset(["to", "and", "unless"])
