"""In which clause of its sentence, and in whose words, a date stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.reading.dates.dates_in_text import NEAR_DAYS, words_around
from factcheck.reading.dates.tensed_verbs import FUTURE, OPEN, PAST
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.grammar.calendar_words import weekdays
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import tokenize
from factcheck.text import Span, sentence_around
from factcheck.words import grammar


def begins_clause(text: str, span: Span) -> bool:
    """Whether words open a sentence, or what a semicolon or "and" behind a comma sets beside it."""
    around = sentence_around(text, span)
    before = norms_of(text[around.start : span.start])[-2:]
    joining = before[-1:] if before and before[-1] in grammar("coordinator") else []
    return before[: len(before) - len(joining)][-1:] in ([], [";"], [","] if joining else [";"])


def is_in_first_clause(text: str, span: Span) -> bool:
    """Whether words stand in a clause that tells when: "When he saw it, in May 1871, he wrote"."""
    around = sentence_around(text, span)
    first = norms_of(text[around.start : span.start])[:1]
    return not grammar("subordinator").isdisjoint(first)


def is_aside(text: str, span: Span) -> bool:
    """Whether words stand in what is told of somebody, or of a thing, between commas.

    As in "the works, closed in December 2012, were sold", "Holm, who was born in 1957, retired".
    """
    around = sentence_around(text, span)
    aside = _AFTER_COMMA.search(text, around.start, span.start)
    if aside is None or text[span.end :][:1] != ",":
        return False
    first = aside["first"]
    begins = grammar("pronoun", "article", "possessive", "coordinator", "subordinator")
    is_clause = first in begins | grammar("preposition", "of time", "quantifier", "demonstrative")
    return first in grammar("relative") or not is_clause


def quotation_of(span: Span, quoted: Sequence[Span]) -> Span | None:
    """The quotation in which words stand."""
    held = (one for one in quoted if one.start <= span.start and span.end <= one.end)
    return next(held, None)


def norms_of(words: str) -> list[str]:
    """The normal forms of words and signs."""
    return [token.norm for token in tokenize(words)]


_AFTER_COMMA = re.compile(r", (?P<first>[a-z]+)[^,]*$")


def goes_on_from(last: Span, text: str, span: Span, quoted: Sequence[Span]) -> bool:
    """Whether a paragraph goes on from one date to another of the past, in the same words."""
    is_one = quotation_of(span, quoted) == quotation_of(last, quoted)
    is_near = is_one and BREAK.search(text, last.end, span.start) is None
    return is_near and tense_at(text, span.start, span.end) == PAST


def may_be_retold(text: str, span: Span, quoted: Sequence[Span]) -> bool:
    """Whether a date is told as past, or as ahead of what was: "it would not flow until March".

    Of a year told, or by the day of publication, it is none.
    """
    by_publication = words_around()["which"] | NEAR_DAYS | weekdays().keys()
    words = text[span.start : span.end]
    if not by_publication.isdisjoint(norms_of(words)) or re.search(r"\d{4}|\d0s", words):
        return False
    around = sentence_around(text, span)
    told = tense_at(text, span.start, span.end)
    norms = norms_of(text[around.start : around.end])
    is_over = told == PAST or (told == FUTURE and "would" in norms) or told in ("", OPEN)
    return is_over and not quotation_of(span, quoted)


def has_no_end(text: str, span: Span) -> bool:
    """As "since 1871"."""
    return text[span.start : span.end].split()[0].casefold() in words_around()["since"]


def is_of_somebody_who_says(text: str, span: Span) -> bool:
    """Whether the sentence of a date tells of somebody who says something."""
    around = sentence_around(text, span)
    return any(says(word) for word in norms_of(text[around.start : around.end]))


def tells_what_had_been(text: str, span: Span) -> bool:
    """Whether the clause of a time looks back: "Its owner had left two years earlier".

    In what somebody says so, "had" is no more than "has": "he said they had left a year earlier".
    """
    clause = re.split(r"[,;:]", text[sentence_around(text, span).start : span.start])[-1]
    is_back = not {"had", "having"}.isdisjoint(norms_of(clause))
    return is_back and not is_of_somebody_who_says(text, span)


def lasts_until_now(text: str, span: Span) -> bool:
    """Whether a sentence tells what has been so until now: "it has been shut since August"."""
    around = sentence_around(text, span)
    norms = norms_of(text[around.start : around.end])
    return not (grammar("have") - {"had"}).isdisjoint(norms)


def is_when_said(text: str, span: Span) -> bool:
    """Whether a date tells when somebody said so: "she said yesterday that"."""
    around = sentence_around(text, span)
    before = norms_of(text[around.start : span.start])[-1:]
    is_led = norms_of(text[span.end : around.end])[:1] == ["that"]
    return is_led and any(map(says, before))


def is_before_what_follows(text: str, span: Span) -> bool:
    """Whether what stands behind a time tells from when it counts: "a day before she left"."""
    if not _SIDE.search(text, span.start, span.end):
        return False
    behind = norms_of(text[span.end : sentence_around(text, span).end])[:1]
    is_led = bool(behind) and behind[0][0].isalpha()
    is_led = is_led and behind[0] not in grammar("coordinator", "preposition")
    return is_led and not begins_clause(text, span)


_SIDE = re.compile(r"\b(?:before|after)(?: it)?\Z")
BREAK = re.compile(r"\n\s*\n")
