"""Words before a figure that are part of what it says: hedges, the direction of a change."""

from __future__ import annotations

import re

from factcheck.cli.drafts.alternatives import UP, verbs_of
from factcheck.reading.quantity import first_figure

_MOST_HEDGE_WORDS = 4
_REACH = 60  # characters in which the words before a figure, or their verb, stand
_WORDS_BEFORE = re.compile(r"[^\s.,;:()\d“”\"]+ ?$")
CHANGED = rf"(?:{verbs_of('risen')}|{verbs_of('fallen')})"
_CHANGE = r"(?:increase|rise|growth|gain|jump|surge|drop|fall|decline|decrease|reduction|loss|cut)"
_DIRECTION = re.compile(
    rf"\b(?:{UP}|down|{CHANGED}(?: by)?|(?:an? )?{_CHANGE} of|(?:an? )?{_CHANGE} by) $",
    re.IGNORECASE,
)
_DIRECTION_FIRST = re.compile(rf"(?:up|down|{CHANGED}|(?:an? )?{_CHANGE})\b", re.IGNORECASE)
_CHANGES = re.compile(
    rf"\b(?:{UP}|down|{CHANGED}|(?:an? )?{_CHANGE}|slump|dip|higher|lower)(?: of| by)?"
    r"(?: [a-z]+){0,2} $",
    re.IGNORECASE,
)
_NO_HEDGE = re.compile(  # "handed over £950", "33 passes over four games"
    r"\b(?:hand(?:s|ed|ing)?|turn(?:s|ed|ing)?|pa(?:y|id|ys|ying)|fork(?:s|ed|ing)?|"
    r"sign(?:s|ed|ing)?|t[ao]k(?:e|es|en|ing)|g[ia]v(?:e|es|en|ing)) over $|"
    r"\d (?:[a-z-]+ )?[a-z-]+s over $"
)
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)


def is_change(text: str, at: int) -> bool:
    """Whether the words just before an offset, or those that begin there, tell of a change."""
    before = text[max(0, at - 40) : at]
    return bool(_CHANGES.search(before)) or _DIRECTION_FIRST.match(text, at) is not None


def leading_start(text: str, at: int, end: int, past: int) -> int:
    """Where the words before a figure begin that belong to it; its own start where none do.

    ``at`` and ``end`` bound the figure, and what stands before ``past`` belongs to another.
    """
    start = _hedge_start(text, at, end, past)
    for words in (_DIRECTION, _BETWEEN):
        found = words.search(text, max(past, start - _REACH), start)
        if found and _is_same(text[found.start() : end], text[start:end], words is _BETWEEN):
            return found.start()
    return start


def _is_same(longer: str, shorter: str, needs_range: bool) -> bool:
    """Whether the longer words state the figure of the shorter ones, and only that."""
    ours, theirs = first_figure(longer).readings, first_figure(shorter).readings
    if not ours or not theirs:
        return False
    is_same = (ours[0].numerals, ours[0].unit) == (theirs[0].numerals, theirs[0].unit)
    is_share = theirs[0].unit.dimension == "share"
    return is_same and (len(theirs[0].numerals) > 1 if needs_range else is_share)


def _hedge_start(text: str, at: int, end: int, past: int) -> int:
    def hedge(start: int) -> object:
        readings = first_figure(text[start:end]).readings
        return readings[0].hedge if readings else None

    best, known, start = at, hedge(at), at
    for _ in range(_MOST_HEDGE_WORDS):
        before = _WORDS_BEFORE.search(text, max(past, start - _REACH), start)
        if before is None or before[0].strip() in ("a", "an", "the", "As"):
            break
        if _NO_HEDGE.search(text, max(0, start - _REACH), start):
            break
        start = before.start()
        if hedge(start) not in (known, None):
            best, known = start, hedge(start)
    return best
