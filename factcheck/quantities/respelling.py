"""Words as they were perhaps meant: gaps in a number closed, what is measured or shared left out.

A space slips in after a point or a comma ("12, 355 acres"), and what falls or flows stands between
an amount and its time or area ("4 inches of rain an hour", "5 pounds of nitrogen per acre").
"""

from __future__ import annotations

import re

from factcheck.rewriting import Rewriting, rewrite

_GAPS = (
    Rewriting(r"((?:^|[(;])[^\d(;]*\d{1,3}), (?=\d{3}(?![\d,]))", r"\1,", (", ",)),
    Rewriting(r"((?:^|[(;])[^\d(;]*\d+)\. (?=\d{1,2}(?!\d))", r"\1.", (". ",)),
)
_BELOW = (
    r"(?:per|an?|each|every) (?:square |sq )?"
    r"(?:second|minute|hour|day|week|month|year|acre|hectare|mile|foot|meter|metre|kilometer)"
)
_SO_MANY = r"\W*(\d+) ?[×x] ?(?=\d)"
_SUBSTANCE = Rewriting(rf" of (?:[a-z]+ ){{1,2}}(?={_BELOW}\b)", " ", (" of ",), re.IGNORECASE)


def closed_gaps(words: str) -> str:
    """The words with the gaps inside their numbers closed: "12,355 acres"."""
    return rewrite(words, _GAPS)


def without_number(words: str, other: str) -> tuple[str, str]:
    """Both sides without the number of things that they share: "3 × 2 cm" and "3 × 0.8 in"."""
    mine, theirs = re.match(_SO_MANY, words), re.match(_SO_MANY, other)
    if not mine or not theirs or mine[1] != theirs[1]:
        return words, other
    return words[mine.end() :], other[theirs.end() :]


def without_substance(words: str) -> str:
    """The words without what is measured: "4 inches an hour"."""
    return rewrite(words, [_SUBSTANCE])
