"""Scores of games and votes, told with who prevailed: "won 4-0", "passed by 31 votes to 18".

Of a victory, and of what a majority passed, the greater number stands first. Of a defeat some tell
it first and some last, so that nothing is asked of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.text import Span
from factcheck.words import any_of, phrases_of

_SCORE = r"(?P<first>\d{1,3})(?:[-–]|(?: votes?)? to )(?P<last>\d{1,3})"
_DASHED = r"\d{1,3}[-–]\d{1,3}"
_NO_SET = r"(?=[.;)\n]|$| (?:in|at|on|against|over|away|after|to|for)\b)(?! to \d)"


def find_scores(text: str) -> Iterator[Span]:
    """Where a victory is told with its score, or what was passed with its vote."""
    for found in _decided().finditer(text):
        yield Span(*found.span())


def explain_score(words: str) -> str:
    """Why the score in some words cannot be that of a victory; empty where it can, or for none."""
    found = _decided().search(words)
    score = found and re.search(_SCORE, found[0])
    if not (found and score) or int(score["first"]) >= int(score["last"]):
        return ""
    return f"“{found[0]}” gives the winner less than the loser."


def is_score(words: str) -> bool:
    """Whether words are two figures of two sides, and no range: "voted 31 to 18", "31 to 18".

    With a hyphen and no verb they may be feet and inches.
    """
    found = _alone().fullmatch(words)
    if found is None or found["verb"]:
        return found is not None
    return " to " in words and int(found["first"]) > int(found["last"])


@cache
def _decided() -> re.Pattern[str]:
    """A score of which the first side prevailed; a set of several is none."""
    of, name = _words, r"[A-Z][\w'’.-]*"
    ways = (
        rf"\b(?:{of('won')}) {_DASHED}{_NO_SET}",
        rf"\b(?:{of('beat')}) (?:the )?{name}(?: {name}){{0,3}} {_DASHED}{_NO_SET}",
        rf"(?<![\w.,–-])(?<!\d to ){_DASHED} (?:{of('victory')}){_NO_SET}",
        rf"\b(?:{of('passed')}) (?:it )?by (?:a vote of )?\d{{1,3}}(?: votes)? to \d{{1,3}}\b",
        rf"\b(?:{of('passed')}) (?:it )?by (?:a vote of )?{_DASHED}{_NO_SET}",
    )
    return re.compile("|".join(ways))


@cache
def _alone() -> re.Pattern[str]:
    verbs = _words("won", "passed", "voted")
    before = rf"(?:(?:a )?(?P<verb>{verbs}) (?:of |by )?)?(?:by )?"
    return re.compile(rf"{before}{_SCORE}(?: votes| (?:{_words('victory')}))?")


def _words(*sections: str) -> str:
    return any_of(phrase for name in sections for phrase in phrases_of("scores")[name])
