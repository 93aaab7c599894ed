"""Whether words leave no doubt that a date is told as past, or as to come."""

from __future__ import annotations

import re
from functools import cache

from factcheck.reading.saying import says
from factcheck.reading.tensed_verbs import (
    PAST,
    clause_of,
    is_arranged,
    is_unfulfilled,
    pairs,
    tense_of,
    words_of,
)
from factcheck.reading.tokens import tokenize
from factcheck.text import Span, sentence_around
from factcheck.words import any_of, words_in


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
    if any(token.norm in words_of("surely") | words_of("modal") for token in told):
        return False
    before = [t for t in tokenize(text[around.start : start]) if not t.norm.endswith("ly")]
    if not before or tokenize(text[start:end])[0].norm not in words_of("on"):
        return False
    if is_unfulfilled(clause_of(before[::-1])) or _is_supposed(text, around, end):
        return False
    if _past_told().search(" ".join(token.norm for token in before)):
        return True
    pair = pairs(before)[-1]
    if tense_of(pair) != PAST or says(pair[0].norm) or pair[0].norm in words_of("be past"):
        return False
    is_end = pair[0].norm in words_of("ended")
    return not (is_end and _pattern_of("terms").search(text, around.start, around.end))


@cache
def _past_told() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_of('past told'))})\Z")


def _is_supposed(text: str, around: Span, end: int) -> bool:
    """Whether what a sentence tells is a model's, a plan's or a story's, or a date is goods'.

    So it is where the sentence, or the one before it, names one, and in "June 2025 futures".
    """
    before = sentence_around(text, Span(max(around.start - 2, 0), max(around.start - 1, 0)))
    first = min(before.start, around.start)
    return bool(
        _pattern_of("supposed").search(text, first, around.end)
        or _pattern_of("supposed behind", "condition").search(text, end, around.end)
        or _pattern_of("dated goods").match(text, end + 1)
    )


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
    clause = clause_of(before)
    if any(map(is_arranged, pairs(clause[:_MOST_ARRANGED][::-1]))):
        return True
    for token, beside in zip(clause[:_MOST_AHEAD], [*before[1:], None], strict=False):
        if token.norm in words_of("surely"):
            return True
        if token.norm in words_of("future"):
            return beside is not None and beside.norm in ("is", "are")
        is_past = tense_of((token, "", "")) == PAST and not (beside and beside.norm == "be")
        if is_past or token.norm in words_of("no plan"):
            return False
    return False


_MOST_ARRANGED = 7  # words from "is to" on: "is to hold its first free elections"
_MOST_AHEAD = 12  # words between a plan and its date
