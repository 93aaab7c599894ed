"""The words for numbers, from ``words/en/numbers.txt``."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from factcheck.reading.engine import Line
from factcheck.reading.phrases import Phrases
from factcheck.words import choices, rows, table


@cache
def _sections() -> Mapping[str, Mapping[str, int]]:
    """The words of each section of the table with their numbers."""
    sections: dict[str, dict[str, int]] = {}
    section: dict[str, int] = {}
    for line in table("numbers"):
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), {})
            continue
        words, number = line.split("|")
        section |= dict.fromkeys(choices(words), int(number))
    return sections


@cache
def cardinals() -> Mapping[str, int]:
    """The single words for the numbers below a hundred."""
    return _sections()["cardinal"]


@cache
def scales() -> Mapping[str, int]:
    """What multiplies the number before it: hundred, thousand, million, crore or dozen."""
    return _sections()["scale"]


@cache
def letter_scales() -> Mapping[str, int]:
    """The letters that multiply the digits right before them, as written: k, m, bn is a word."""
    return _sections()["letter"]


@cache
def ordinals() -> Mapping[str, int]:
    """The single words for a place in a count: from first to millionth."""
    return _sections()["ordinal"]


@cache
def parts_of_ten() -> Mapping[str, int]:
    """Loose parts of ten, and where in it they lie: mid is 5."""
    return {word: int(place) for words, place in rows("tens") for word in choices(words)}


@cache
def _parts() -> Phrases:
    return Phrases(_sections()["part"].items())


def part_at(line: Line, at: int) -> tuple[int, Fraction] | None:
    """The part of one whose name stands at ``at``, and where it ends: "third" is 1/3."""
    found = _parts().longest(line, at)
    return (found[0], Fraction(1, found[1][0])) if found else None


@cache
def part_beginnings() -> frozenset[str]:
    """The norms with which the name of a part begins: half, third, ten."""
    return frozenset(_parts().beginnings())
