"""Whether a sentence tells of the past or of what is to come, at a date in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import TypeAlias

from factcheck.reading.calendar_words import unit_words
from factcheck.reading.saying import says
from factcheck.reading.tokens import WORD, Token, tokenize
from factcheck.text import Span, sentence_around
from factcheck.words import any_of, grammar, words_in

PAST, FUTURE = "past", "future"
_OPEN = "open"  # a verb of the present, or a condition: the date may lie on either side
_ENDS = frozenset([",", ";", ":", "–", '"', "(", ")"])
_JOINING = frozenset(["that", "which", "who", "whose", "where", "when", "while", "but", "and"])
_SHORTEST = 4  # letters of a verb in -ed


def tense_at(text: str, start: int, end: int) -> str:
    """``past`` or ``future`` where the verb nearest to a date tells; empty where none does.

    ``start`` and ``end`` bound the date. The verb before it in its clause goes first, then the one
    behind; a sentence that tells of both elsewhere decides nothing. A verb of saying tells when
    somebody spoke, and nothing of what was said: "said the line opens on 1 November". Nor does a
    verb of the present or a condition tell, "they meet on Tuesday", "if it rains on Tuesday".
    """
    own = [token.norm for token in tokenize(text[start:end])]
    around = sentence_around(text, Span(start, end))
    before = tokenize(text[around.start : start])
    behind = tokenize(text[end : around.end])
    led = _clause(before[::-1])
    if not _words("next").isdisjoint(own) or own[-1] in _words("ending next"):
        is_story = _counts(own[-1]) and (_told_before(led) or _told(_main(behind))) == PAST
        return "" if is_story else FUTURE
    is_of_past = any(token.norm in _words("come about") for token in led[:_MOST_BESIDE])
    if is_of_past or not _words("last").isdisjoint(own):
        return PAST
    if [token.norm for token in (*led[:1], *behind[:1])] == ["for", "'s"]:
        is_over = any(token.norm in _words("over") for token in led[1:_MOST_BESIDE])
        return PAST if is_over else ""  # "picked for Saturday's match"
    is_leading = _leads(before, len(before) - len(led))
    is_of_speech = not before or [token.norm for token in behind[:1]] == ["that"]
    near = _told_before(led, own, is_of_speech=is_of_speech)
    near = near or _told(_main(behind) if is_leading else _clause(behind))
    if near:
        return "" if near == _OPEN else near
    found = {
        _tense_of(pair)
        for tokens in (before, behind)
        for pair in _pairs(_without_relative(tokens))
        if is_of_speech or not says(pair[0].norm)
    }
    found.discard("")
    return found.pop() if len(found) == 1 else ""


def has_verb_of_past(words: Iterable[str]) -> bool:
    """Whether words hold a verb of the past, or begin a clause: "in a house built", "who had won".

    A date behind them is that of what they tell.
    """
    told = (word for word in words if word not in _words("no past"))
    return any(
        word in words_in("tenses", "past", "participles")
        or word in grammar("relative")
        or (len(word) > _SHORTEST and word.endswith("ed"))
        for word in told
    )


def is_surely_past(text: str, start: int, end: int) -> bool:
    """Whether a date says when something happened: the verb of the past stands right before it.

    Words between the two may tell of what is still to come: "called an election on 1 November". So
    may a verb before them, "will be begun in May and opened in June", and a clause behind "after".
    A date that opens its sentence has the verb behind it, which may be a participle: "In 2040 the
    bonds issued last year mature". Nor is it sure of what is only supposed, or of the end
    of a term.
    """
    around = sentence_around(text, Span(start, end))
    is_after = "after" in {token.norm for token in tokenize(text[around.start : start])}
    told = tokenize(text[around.start : around.end if is_after else start])
    if any(token.norm in _words("surely") | _words("modal") for token in told):
        return False
    before = [t for t in tokenize(text[around.start : start]) if not t.norm.endswith("ly")]
    if not before or tokenize(text[start:end])[0].norm not in _words("on"):
        return False
    if _is_unfulfilled(_clause(before[::-1])) or _is_supposed(text, around, end):
        return False
    if _past_told().search(" ".join(token.norm for token in before)):
        return True
    pair = _pairs(before)[-1]
    if _tense_of(pair) != PAST or says(pair[0].norm) or pair[0].norm in _words("be past"):
        return False
    is_end = pair[0].norm in _words("ended")
    return not (is_end and _any_of("terms").search(text, around.start, around.end))


@cache
def _past_told() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(_words('past told'))})\Z")


def _is_unfulfilled(tokens: Sequence[Token]) -> bool:
    """Whether a clause tells of what was once to be: "was to have opened in May".

    Its tokens go from its end to its beginning. The perfect infinitive behind such a verb tells
    that it did not come about (Quirk et al. 1985, 4.48).
    """
    norms = [token.norm for token in tokens]
    return any(
        norms[at : at + 2] == ["have", "to"] and first in _words("unfulfilled")
        for at, first in enumerate(norms[2:])
    )


def _is_supposed(text: str, around: Span, end: int) -> bool:
    """Whether what a sentence tells is a model's, a plan's or a story's, or a date is goods'.

    So it is where the sentence, or the one before it, names one, and in "June 2025 futures".
    """
    before = sentence_around(text, Span(max(around.start - 2, 0), max(around.start - 1, 0)))
    first = min(before.start, around.start)
    return bool(
        _any_of("supposed").search(text, first, around.end)
        or _any_of("supposed behind", "condition").search(text, end, around.end)
        or _any_of("dated goods").match(text, end + 1)
    )


@cache
def _any_of(*sections: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_in('tenses', *sections))})\b", re.IGNORECASE)


def _without_relative(tokens: Sequence[Token]) -> Iterator[Token]:
    """The tokens but for those of relative clauses: ", which opened in May,"."""
    is_relative = False
    for token in tokens:
        is_relative = (is_relative or token.norm in grammar("relative")) and token.norm not in _ENDS
        if not is_relative:
            yield token


def is_surely_ahead(text: str, start: int, end: int) -> bool:
    """Whether a date says when something is to happen: "will open by 2014", "is due in 2014".

    Nothing but the verb itself stands between the two, or what is to be done ("will be played on"),
    and so no "the record set in 1952"; a plan that somebody once had is left open, and so are words
    in quotation marks.
    """
    around = sentence_around(text, Span(start, end))
    before = tokenize(text[around.start : start])[::-1]
    is_quoted = sum(token.norm == '"' for token in before) % 2 == 1
    if is_quoted or tokenize(text[start:end])[0].norm not in _words("on"):
        return False
    clause = _clause(before)
    if any(map(_is_arranged, _pairs(clause[:_MOST_ARRANGED][::-1]))):
        return True
    for token, beside in zip(clause[:_MOST_AHEAD], [*before[1:], None], strict=False):
        if token.norm in _words("surely"):
            return True
        if token.norm in _words("future"):
            return beside is not None and beside.norm in ("is", "are")
        is_past = _tense_of((token, "", "")) == PAST and not (beside and beside.norm == "be")
        if is_past or token.norm in _words("no plan"):
            return False
    return False


_MOST_BESIDE = 3  # words between a date and what says that it is behind: "aftermath of the May"
_MOST_ARRANGED = 7  # words from "is to" on: "is to hold its first free elections"
_MOST_AHEAD = 12  # words between a plan and its date


def _clause(tokens: Sequence[Token]) -> list[Token]:
    """The tokens as far as the clause goes on."""
    found: list[Token] = []
    for token in tokens:
        if token.norm in _ENDS or token.norm in _JOINING:
            break
        found.append(token)
    return found


def _leads(before: Sequence[Token], first: int) -> bool:
    """Whether a date opens what is told, alone or behind a preposition: "In a letter on Tuesday".

    ``first`` is the place of its clause.
    """
    is_first = first == 0 or before[first - 1].norm in ('"', "'")
    opening = before[first:]
    is_led = not opening or opening[0].norm in grammar("preposition", "of time")
    return is_first and is_led


def _main(tokens: Sequence[Token]) -> list[Token]:
    """The clause behind a date that opens its sentence, which a comma may stand before."""
    return _clause(tokens[1:] if tokens and tokens[0].norm == "," else tokens)


def _counts(norm: str) -> bool:
    """Whether a word is a unit of which several are told: the "years" of "the next two years"."""
    return norm.endswith("s") and norm.removesuffix("s") in unit_words().values()


def _told(tokens: Iterable[Token]) -> str:
    """What the verb of a clause behind a date tells that stands nearest."""
    for pair in _pairs(tokens):
        if pair[0].norm in _words("modal"):
            return _OPEN
        if tense := _tense_of(pair):
            return tense
    return ""


def _told_before(
    tokens: Sequence[Token], own: Sequence[str] = (), *, is_of_speech: bool = False
) -> str:
    """What the verb of a clause tells that stands nearest, its tokens from the date away.

    Where the date may be that of what is said, a verb of saying tells nothing but right beside
    it, or with where, or to whom, between. ``own`` are the words of the date: one that "by" opens
    is mostly that of what was to be done, "told to leave by Friday".
    """
    if any(token.norm in _words("condition") for token in tokens) or _is_unfulfilled(tokens):
        return _OPEN
    pairs = _pairs(tokens[::-1])[::-1]
    limits = _words("limit").intersection(own[:1])
    for at, pair in enumerate(pairs):
        if tense := _tense_of(pair):
            is_apart = at > 0 and bool(says(pair[0].norm)) and not is_of_speech
            is_result = pair[0].norm in _words("results") and pair[2] in grammar("article")
            is_open = is_apart and not (is_result or pairs[at - 1][0].norm in _beside_speech())
            return "" if is_open else tense
        if _is_present(pair) or (limits and pair[1] == "to" and pair[0].kind == WORD):
            return _OPEN
    return ""


def _is_present(pair: _Between) -> bool:
    """Whether a word shows that the verb of its clause is one of the present, or a modal."""
    token, before, behind = pair
    if token.norm in _words("modal") or token.norm in _words("present"):
        return True
    is_subject = token.norm in _words("subject") and before not in grammar("preposition")
    return is_subject and behind not in _words("past") | _words("be past")


@cache
def _beside_speech() -> frozenset[str]:
    """What stands behind a verb of saying where a date tells when somebody spoke."""
    return grammar("preposition", "of place", "object") | _words("beside speech")


_Between: TypeAlias = tuple[Token, str, str]
"""A token, and the words before and behind it."""


def _pairs(tokens: Iterable[Token]) -> list[_Between]:
    """Each word with those beside it; "due to the rain" tells of a cause, and of no plan."""
    tokens = list(tokens)
    norms = ["", *(token.norm for token in tokens), "", ""]
    causes = grammar("article", "possessive", "demonstrative")
    return [
        (token, norms[at], norms[at + 2])
        for at, token in enumerate(tokens)
        if not (norms[at + 1 : at + 3] == ["due", "to"] and norms[at + 3] in causes)
    ]


def _is_arranged(pair: _Between) -> bool:
    """Whether "to" tells of what is arranged: "is to open"."""
    token, before, behind = pair
    return token.norm == "to" and before in ("is", "are") and behind in _words("is to")


def _tense_of(pair: _Between) -> str:
    token, before, behind = pair
    norm = token.norm
    if token.kind != WORD or (norm in _words("with to") and behind != "to"):
        return ""
    if norm in _words("future"):
        return "" if before in _words("no future") else FUTURE
    if _is_arranged(pair):
        return FUTURE
    if before in ("to", "will", "would", "could", "should", "may", "might", "be"):
        return ""
    is_other = before in _words("no verb")
    if norm in _words("past") or norm in _words("be past"):
        return "" if before in grammar("indefinite") else PAST
    is_verb = norm.endswith("ed") and len(norm) >= _SHORTEST and norm not in _words("no past")
    return PAST if is_verb and token.text.islower() and not is_other else ""


@cache
def _words(section: str) -> frozenset[str]:
    return words_in("tenses", section)
