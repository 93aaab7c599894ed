"""Whether a sentence tells of the past or of what is to come, at a date in it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from factcheck.reading.tokens import WORD, Token, tokenize
from factcheck.text import Span, sentence_around
from factcheck.words.sections import words_in

PAST, FUTURE = "past", "future"
_ENDS = frozenset([",", ";", ":", "–", '"', "(", ")"])
_JOINING = frozenset(["that", "which", "who", "whose", "where", "when", "while", "but", "and"])
_SHORTEST = 4  # letters of a verb in -ed


def tense_at(text: str, start: int, end: int) -> str:
    """``past`` or ``future`` where the verb nearest to a date tells; empty where none does.

    ``start`` and ``end`` bound the date. The verb before it in its clause goes first, then the one
    behind; a sentence that tells of both elsewhere decides nothing.
    """
    own = {token.norm for token in tokenize(text[start:end])}
    for tense, words in ((FUTURE, _words("next")), (PAST, _words("last"))):
        if not own.isdisjoint(words):
            return tense
    around = sentence_around(text, Span(start, end))
    before = tokenize(text[around.start : start])
    behind = tokenize(text[end : around.end])
    near = _told(_clause(before[::-1]), is_backward=True) or _told(_clause(behind))
    if near:
        return near
    found = set(map(_tense_of, _pairs(before))) | set(map(_tense_of, _pairs(behind)))
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def is_surely_ahead(text: str, start: int, end: int) -> bool:
    """Whether a date says when something is to happen: "will open by 2014", "is due in 2014".

    Nothing but the verb itself stands between the two, and so no "the record set in 1952"; a plan
    that somebody once had is left open, and so are words in quotation marks.
    """
    around = sentence_around(text, Span(start, end))
    before = tokenize(text[around.start : start])[::-1]
    is_quoted = sum(token.norm == '"' for token in before) % 2 == 1
    if is_quoted or tokenize(text[start:end])[0].norm not in _words("on"):
        return False
    for token, beside in zip(_clause(before)[:_MOST_AHEAD], [*before[1:], None], strict=False):
        if token.norm in _words("surely"):
            return True
        if token.norm in _words("future"):
            return beside is not None and beside.norm in ("is", "are")
        if _tense_of((token, "")) == PAST or token.norm in _words("no plan"):
            return False
    return False


_MOST_AHEAD = 12  # words between a plan and its date


def _clause(tokens: Sequence[Token]) -> list[Token]:
    """The tokens as far as the clause goes on."""
    found: list[Token] = []
    for token in tokens:
        if token.norm in _ENDS or token.norm in _JOINING:
            break
        found.append(token)
    return found


def _told(tokens: Sequence[Token], *, is_backward: bool = False) -> str:
    """What the verb of a clause tells that stands nearest."""
    pairs = _pairs(tokens[::-1])[::-1] if is_backward else _pairs(tokens)
    return next(filter(None, map(_tense_of, pairs)), "")


def _pairs(tokens: Sequence[Token]) -> list[tuple[Token, str]]:
    """Each word with the one before it."""
    norms = ["", *(token.norm for token in tokens)]
    return [(token, before) for token, before in zip(tokens, norms, strict=False)]


def _tense_of(pair: tuple[Token, str]) -> str:
    token, before = pair
    norm = token.norm
    if token.kind != WORD:
        return ""
    if norm in _words("future"):
        return "" if before in ("was", "were", "had", "been") else FUTURE
    if before in ("to", "will", "would", "could", "should", "may", "might", "be"):
        return ""
    if norm in _words("past"):
        return PAST
    is_verb = norm.endswith("ed") and len(norm) >= _SHORTEST and norm not in _words("no past")
    is_participle = before in ("a", "an", "the", "is", "are", "be", "being", "its", "their")
    return PAST if is_verb and token.text.islower() and not is_participle else ""


@cache
def _words(section: str) -> frozenset[str]:
    return words_in("tenses", section)
