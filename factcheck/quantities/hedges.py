"""Hedges: the phrases that loosen or bound a figure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from factcheck.late_pattern import LatePattern
from factcheck.quantities.measure import EVEN, Hedge

COMMON_HEDGES = (  # "under" is none of them: people are "under 18"
    "about|around|some|nearly|almost|roughly|approximately|an estimated|more than|fewer than|"
    "less than|just over|just under|over|at least|at most|up to|as (?:many|much|few|little) as|"
    "no more than"
)
"""Those of ``hedges.txt`` that articles mostly have, as alternatives of a pattern."""
_FILLERS = re.compile(
    r"(?:^|[\s(])(?:a|an|the|of|for|to|at|by|total|distance|another|additional|only|extra|from|is|are|was|"
    r"were|in|have|has|with|first|last|or|and|,|=|i e|about the|between|other|further|depths? of)$",
    re.IGNORECASE,
)


def read_hedge_before(prefix: str) -> Hedge:
    """The hedge at the end of the words before a figure; a bound outweighs an approximation."""
    found: list[Hedge] = []
    rest = prefix.rstrip(" (")
    while rest:
        hedge, length = _ending(rest)
        if hedge is None:
            filler = _FILLERS.search(rest)
            if filler is None:
                break
            length = len(rest) - filler.start()
        else:
            found.append(hedge)
        rest = rest[: len(rest) - length].rstrip(" ,(")
    bounds = [hedge for hedge in found if hedge not in EVEN]
    return (bounds or found or [Hedge.NONE])[0]


_PAST = LatePattern(r"(?<!the )(?<!this )(?<!these )(?<!over )(?<!in )\bpast$", ("past",))


def is_passed(prefix: str) -> bool:
    """Whether the words before a figure say that it has been passed: "past 40"."""
    return _PAST.search(prefix.rstrip().lower()) is not None


def read_hedge_after(text: str, start: int) -> tuple[Hedge, int]:
    """The hedge that follows a figure at ``start``, and where it ends."""
    match = _after().match(text, start)
    if match is None:
        return Hedge.NONE, start
    return _phrases("after")[match[1].lower()], match.end()


def _ending(prefix: str) -> tuple[Hedge | None, int]:
    lowered = prefix.lower()
    for phrase in _longest_first():
        if lowered.endswith(phrase) and _is_apart(lowered, len(lowered) - len(phrase)):
            return _denied(_phrases("before")[phrase], lowered, len(phrase))
    return None, 0


_NOT = LatePattern(r"(?<!if )\b(?:not|no|never|nowhere)( ever)? $", ("no", "never"))
_DENIED = {Hedge.OVER: Hedge.AT_MOST, Hedge.UNDER: Hedge.AT_LEAST}


def _denied(hedge: Hedge, prefix: str, length: int) -> tuple[Hedge, int]:
    """A bound and its length, turned round where a denial precedes it: "nowhere higher than"."""
    denial = _NOT.search(prefix[:-length]) if hedge in _DENIED else None
    if denial is None:
        return hedge, length
    return _DENIED[hedge], length + len(denial[0])


def _is_apart(text: str, start: int) -> bool:
    """Whether a phrase may begin at ``start``: signs stand anywhere, words after a space."""
    if start == 0 or text[start] in "~≈<>≤≥±":
        return True
    return text[start - 1] in "(," or text[start - 1].isspace()


@cache
def _phrases(where: str) -> Mapping[str, Hedge]:
    """The hedge of each phrase that stands before a figure, or after it, from ``hedges.txt``."""
    table: dict[str, Hedge] = {}
    hedge, place = Hedge.NONE, ""
    for line in Path(__file__).with_name("hedges.txt").read_text("utf-8").splitlines():
        if heading := re.fullmatch(r"\[(\w+)\] (\w+)", line):
            hedge, place = Hedge[heading[1]], heading[2]
        elif place == where and not line.startswith("#"):
            table |= dict.fromkeys(filter(None, map(str.strip, line.split(";"))), hedge)
    return table


@cache
def _longest_first() -> tuple[str, ...]:
    return tuple(sorted(_phrases("before"), key=len, reverse=True))


@cache
def _after() -> re.Pattern[str]:
    phrases = sorted(_phrases("after"), key=len, reverse=True)
    return re.compile(rf"[ -]?({'|'.join(map(re.escape, phrases))})(?!\w)", re.IGNORECASE)
