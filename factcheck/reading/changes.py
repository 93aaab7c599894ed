"""Words of change: doubled, fell by a third, rose 5 percent; degrees that are a difference."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from factcheck.reading.engine import Line
from factcheck.reading.tokens import PARAGRAPH, WORD
from factcheck.reading.wording import norm_at
from factcheck.words.sections import phrases_of, words_in

_MOST_BETWEEN = 3  # words between a verb of change and "by"


@cache
def factors() -> Mapping[str, Fraction]:
    """The words that are a factor: doubled is 2, halved a half."""
    pairs = (phrase.split(" = ") for phrase in phrases_of("changes")["factor"])
    return {word: Fraction(value) for word, value in pairs}


def is_factor(line: Line, at: int) -> bool:
    """Whether a word of change stands alone: not "double room", nor "doubled to 12 percent"."""
    following = norm_at(line, at + 1)
    if line[at].norm in ("double", "triple", "treble", "quadruple", "halves"):
        return following in ("", "the", "that", "its", "their", ",", ".", "of", "what", "in")
    return True


def direction_before(line: Line, at: int) -> tuple[int, int] | None:
    """Which way a figure at ``at`` went, 1 or -1, and where the words that say so begin.

    "Rose 5 percent", "fell by a third"; "rose to 5 percent" is a level.
    """
    here = at - 1
    for _ in range(_MOST_BETWEEN + 1):
        norm = norm_at(line, here)
        if here < 0 or line[here].kind != WORD or norm in ("to", "from", "than", "at"):
            return None
        way = direction_of(line, here)
        if way:
            return way, here
        here -= 1
    return None


def direction_of(line: Line, at: int) -> int:
    """1 for a word of a rise, -1 for one of a fall, 0 for any other."""
    norm = line[at].norm
    if norm == "up" and norm_at(line, at - 1) in ("made", "make", "makes", "making", "made-up"):
        return 0
    if norm in words_in("changes", "risen"):
        return 1
    return -1 if norm in words_in("changes", "fallen") else 0


def direction_behind(line: Line, at: int) -> int:
    """Which way a figure that ends at ``at`` went: "a 48 percent increase", "5 percent fewer"."""
    here = at + 1 if norm_at(line, at) == "-" else at
    if (
        here >= len(line)
        or line[here].gap == PARAGRAPH
        or line[here].norm in ("up", "lower", "higher")
    ):
        return 0
    return direction_of(line, here)


def is_difference(line: Line, start: int, end: int) -> bool | None:
    """Whether degrees from ``start`` to ``end`` are a difference; None where nothing tells."""
    before = [node.norm for node in line[:start]]
    if before[-1:] == ["+/-"] or norm_at(line, start) == "+/-" or _is_moved(before):
        return True
    for at, node in enumerate(line):
        if start <= at < end or not _is_cue(line, at, node.norm):
            continue
        is_level = at < start and any(
            norm in words_in("changes", "level") for norm in before[at + 1 :]
        )
        return None if is_level else True
    return False if _is_measured(before) else None


def _is_cue(line: Line, at: int, norm: str) -> bool:
    if norm in ("higher", "lower") and norm_at(line, at - 1) in ("or", "and"):
        return False
    if norm in ("above", "below"):
        return norm_at(line, at + 1) in (
            "average",
            "normal",
            "pre",
            "preindustrial",
            "pre-industrial",
        )
    return norm in words_in("changes", "difference")


def _is_moved(before: list[str]) -> bool:
    """Whether what stands before is held, beaten or gone up by so much."""
    changes = words_in
    held = [at for at, norm in enumerate(before) if norm in changes("changes", "held")]
    warming = [at for at, norm in enumerate(before) if norm in _WARMING]
    if held and warming and held[0] < warming[0] and warming[0] - held[0] <= 4:
        tail = before[warming[0] + 1 :]
        return any(norm in ("to", "below", "under", "within") for norm in tail[-3:])
    if "by" in before[-3:] and any(norm in changes("changes", "beaten") for norm in before[:-1]):
        return True
    rest = before[:-1] if before[-1:] and before[-1] in _ABOUT else before
    if rest[-1:] and rest[-1] in ("up", "down"):
        return len(rest) == 1 or rest[-2] in (
            ",",
            ";",
            "is",
            "are",
            "was",
            "were",
            "now",
            "already",
        )
    return False


_WARMING = frozenset(["warming", "heating", "rise", "rises", "increase", "increases"])
_ABOUT = frozenset(["by", "about", "some", "nearly", "almost", "around"])


def _is_measured(before: list[str]) -> bool:
    """Whether a temperature is told: "a high of 29 °C", "as hot as", "hit", "preheat the oven"."""
    last = len(before) - before[::-1].index(",") if "," in before else 0
    for at in range(last, len(before)):
        norm, following = before[at], before[at + 1] if at + 1 < len(before) else ""
        if norm in words_in("changes", "temperature"):
            return True
        if norm in words_in("changes", "measured") and following in _OF:
            return True
        if norm == "as" and following in ("high", "low", "hot", "cold", "warm"):
            return True
    return False


_OF = frozenset(["of", "was", "were", "is", "hit"])
