"""Words of the tables as alternatives of a pattern: numbers, hedges, currencies, changes."""

from __future__ import annotations

import re
from collections.abc import Iterable

from factcheck.reading.number_words import cardinals
from factcheck.words import rows
from factcheck.words.sections import phrases_of

COMMON_HEDGES = (  # "under" is none of them: people are "under 18"
    "about|around|some|nearly|almost|roughly|approximately|an estimated|more than|fewer than|"
    "less than|just over|just under|over|at least|at most|up to|as (?:many|much|few|little) as|"
    "no more than|no fewer than|no less than"
)
"""Hedges that articles mostly have."""
UP = r"(?<!made )(?<!make )(?<!makes )(?<!making )up"  # "women made up 44 percent"


def number_words(least: int, most: int) -> str:
    """The single words for the numbers from ``least`` to ``most``, the longest first."""
    return _alternatives(word for word, value in cardinals().items() if least <= value <= most)


def signs_and_codes() -> str:
    """What stands before sums in running text: no letters of other uses, as R."""
    signs = (sign for cells in rows("currencies") for sign in cells[1].split())
    return _alternatives(
        sign for sign in signs if not sign.isalpha() or (len(sign) == 3 and sign.isupper())
    )


def verbs_of(way: str) -> str:
    """The verbs and nouns of a change, ``risen`` or ``fallen``; "up" and "down" apart."""
    return _alternatives(set(phrases_of("changes")[way]) - {"up", "down", "higher", "lower"})


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
