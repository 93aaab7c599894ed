"""Whether words leave no doubt that a date is told as past, or as to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from msgspec import Struct

from factcheck.reading.dates.tensed_verbs import (
    PAST,
    clause_of,
    is_arranged,
    is_compared,
    is_unfulfilled,
    pairs,
    tense_of,
    words_of,
)
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import Token, tokenize
from factcheck.text import Span, sentence_around
from factcheck.words import any_of, grammar, words_in


def is_surely_past(text: str, start: int, end: int) -> bool:
    """Whether a date says when something happened: its words or a verb of the past leave no doubt.

    Words between a verb and a date may tell of what is still to come: "called an election on 1
    November". So may a verb before them, "will be begun in May and opened in June", and a clause
    behind "after". Nor is it sure of what is only supposed, or of the end of a term.
    """
    around = sentence_around(text, Span(start, end))
    if _is_supposed(text, around, end):
        return False
    at = _Around(
        [token for token in tokenize(text[around.start : start]) if not token.norm.endswith("ly")],
        [token.norm for token in tokenize(text[start:end])],
        tokenize(text[end : around.end]),
    )
    if is_unfulfilled(clause_of(at.before[::-1])):
        return False
    if _is_right_behind(at, text[around.start : around.end]):
        return True
    ways = (_is_since, _is_compared, _is_done, _is_led, _is_set_apart)
    return at.is_of_past and any(is_so(at) for is_so in ways)


class _Around(Struct, frozen=True):
    """The words before a date, without adverbs, its own, and those behind."""

    before: Sequence[Token]
    own: Sequence[str]
    behind: Sequence[Token]

    @property
    def is_of_past(self) -> bool:
        """Whether no word before it, or of its clause, tells of what is to come, or may come."""
        ahead = words_of("surely") | words_of("modal") | words_of("future") | words_of("condition")
        ahead |= words_of("looking ahead") | words_of("hoped for")
        return ahead.isdisjoint(token.norm for token in (*self.before, *self.clause))

    @property
    def clause(self) -> Sequence[Token]:
        """The clause behind it, which a comma may stand before where it opens the sentence."""
        is_apart = not self.before and [token.norm for token in self.behind[:1]] == [","]
        return clause_of(self.behind[is_apart:])


def _is_right_behind(at: _Around, sentence: str) -> bool:
    """Whether the verb of the past stands right before it: "opened in 2004"."""
    norms = [token.norm for token in at.before]
    told = (*norms, *(token.norm for token in at.behind if "after" in norms))
    if not (words_of("surely") | words_of("modal")).isdisjoint(told):
        return False
    if not at.before or at.own[0] not in words_of("on") | months().keys():
        return False
    if _past_told().search(" ".join(norms)):
        return True
    pair = pairs(at.before)[-1]
    if at.own[0] in months() and not (pair[0].norm in words_of("ended") and at.is_of_past):
        return False  # "the year ended June 30", not for which a firm expects to earn a million
    if tense_of(pair) != PAST or says(pair[0].norm) or pair[0].norm in words_of("be past"):
        return False
    return not (pair[0].norm in words_of("ended") and _pattern_of("terms").search(sentence))


def _is_since(at: _Around) -> bool:
    """Whether something has lasted from it on: "lowest since 2001"; not ", since 2001 is far"."""
    is_apart = [token.norm for token in at.before[-1:]] in ([], [","])
    is_clause = is_apart and any(token.norm in grammar("be") for token in at.behind[:1])
    return at.own[0] == "since" and bool(at.before) and not is_clause


def _is_compared(at: _Around) -> bool:
    """Whether a figure of then is what another is compared with: "down from 2.6bn in 2004"."""
    return at.own[0] in ("in", "for") and is_compared(at.before)


def _is_done(at: _Around) -> bool:
    """Whether a verb of what is then done and over stands before it: "joined Holm in 2003"."""
    pair_of = pairs(clause_of(at.before[::-1])[::-1])
    place = max((n for n, pair in enumerate(pair_of) if tense_of(pair) == PAST), default=-1)
    if place < 0 or len(pair_of) - place > _MOST_DONE:
        return False
    verb, before, _ = pair_of[place]
    between = [pair[0] for pair in pair_of[place + 1 :]]
    norms = [token.norm for token in between]
    is_other = not words_of("may be ahead").isdisjoint(norms) or _has_infinitive(between)
    is_other = is_other or any(
        norm.endswith("ing") for norm in norms if norm not in words_of("fixtures")
    )
    is_told = bool(says(verb.norm)) and norms[:1] == ["at"]  # "complained at a meeting on"
    is_done = (is_told or verb.norm in words_of("done then")) and not is_other
    return is_done and at.own[0] in ("in", "on") and before not in ("be", "a", "the")


def _has_infinitive(tokens: Sequence[Token]) -> bool:
    """Whether words hold what is to be done, "a contract to run trains", and no "to 5 million"."""
    behind = [tokens[at + 1] for at, token in enumerate(tokens[:-1]) if token.norm == "to"]
    return any(one.text.islower() and one.norm not in grammar("article") for one in behind)


def _is_led(at: _Around) -> bool:
    """Whether it opens a clause of a verb of the past: "In 2003 Holm bought the mill"."""
    norms = [token.norm for token in at.before[-2:]]
    is_first = not norms or (norms[0] == "," and norms[-1] in grammar("coordinator"))
    if not is_first or at.own[0] not in ("in", "on"):
        return False
    behind = at.clause[:_MOST_LED]
    for place, pair in enumerate(pairs(behind)):
        if tense_of(pair) == PAST:
            subject = behind[place - 1].text if place else ""
            is_name = subject[:1].isupper() or subject in grammar("pronoun")
            is_to = [token.norm for token in behind[place + 1 : place + 2]] == ["to"]
            is_plan = is_to and pair[0].norm in words_of("be past")  # "in 2030 he was to retire"
            return is_name and not (is_plan or says(pair[0].norm))
    return False


def _is_set_apart(at: _Around) -> bool:
    """Whether it stands between commas before a verb of the past: "the crash, in 2003, killed"."""
    marks = [token.norm for token in (*at.before[-1:], *at.behind[:1])]
    if marks != [",", ","] or len(at.before) < _BEFORE_SET_APART or at.own[0] not in ("in", "on"):
        return False
    first = pairs(at.behind[1:])[:1]
    is_past = bool(first) and tense_of(first[0]) == PAST
    return is_past and not says(first[0][0].norm) and first[0][0].norm not in words_of("be past")


_BEFORE_SET_APART = 3  # tokens: what happened, and a comma
_MOST_DONE = 10  # words from a verb to its date
_MOST_LED = 8  # words from a date to the verb of its sentence


@cache
def _past_told() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_of('past told'))})\Z")


def _is_supposed(text: str, around: Span, end: int) -> bool:
    """Whether what a sentence tells is a model's, a plan's or a story's, or a date is goods'.

    So it is where the sentence, or one beside it, names one, and in "June 2025 futures".
    """
    return bool(
        is_told_in_story(text, around)
        or _pattern_of("supposed behind", "condition").search(text, end, around.end)
        or _pattern_of("dated goods").match(text, end + 1)
    )


def is_told_in_story(text: str, around: Span) -> bool:
    """Whether a sentence, or one beside it, names a story, a model or a study.

    A novel that a text tells of anywhere may be what a sentence far from it is taken from.
    """
    if _is_of_fiction(text):
        return True
    before = sentence_around(text, Span(max(around.start - 2, 0), max(around.start - 1, 0)))
    next_ = min(around.end + 2, len(text))
    behind = sentence_around(text, Span(max(next_ - 1, 0), next_))
    first, last = min(before.start, around.start), max(behind.end, around.end)
    return _pattern_of("supposed").search(text, first, last) is not None


@lru_cache(maxsize=16)
def _is_of_fiction(text: str) -> bool:
    return _pattern_of("fiction").search(text) is not None


@cache
def _pattern_of(*sections: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_in('tenses', *sections))})\b", re.IGNORECASE)


def is_surely_ahead(text: str, start: int, end: int) -> bool:
    """Whether a date says when something is to happen: "will open by 2014", "is due in 2014".

    Nothing but the verb itself stands between the two, or what is to be done ("will be played on"),
    and so no "the record set in 1952"; a plan that somebody once had is left open, and so are words
    in quotation marks.
    """
    around = sentence_around(text, Span(start, end))
    before = tokenize(text[around.start : start])[::-1]
    is_quoted = sum(token.norm == '"' for token in before) % 2 == 1
    if is_quoted or tokenize(text[start:end])[0].norm not in words_of("on"):
        return False
    if any(map(_is_said_then, (before[::-1], tokenize(text[end : around.end])))):
        return False
    clause = clause_of(before)
    if any(map(is_arranged, pairs(clause[:_MOST_ARRANGED][::-1]))):
        return True
    for token, beside in zip(clause[:_MOST_AHEAD], [*before[1:], None], strict=False):
        if token.norm in words_of("surely"):
            return True
        if token.norm in words_of("future"):
            return beside is not None and beside.norm in grammar("is")
        is_past = tense_of((token, "", "")) == PAST and not (beside and beside.norm == "be")
        if is_past or token.norm in words_of("no plan"):
            return False
    return False


def _is_said_then(tokens: Sequence[Token]) -> bool:
    """Whether somebody said so at another time: "said in April that the line will open in May"."""
    times = months().keys() | words_of("last")
    return any(
        not times.isdisjoint(one.norm for one in tokens[at + 1 : at + 1 + _MOST_SAID])
        for at, token in enumerate(tokens)
        if says(token.norm)
    )


_MOST_SAID = 3  # words from a verb of saying to the month when it was said
_MOST_ARRANGED = 7  # words from "is to" on: "is to hold its first free elections"
_MOST_AHEAD = 12  # words between a plan and its date
