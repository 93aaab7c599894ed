"""In which clause of its sentence, and in whose words, a date stands."""

from __future__ import annotations

import re
from collections.abc import Sequence

from factcheck.reading.grammar.tokens import tokenize
from factcheck.text import Span, sentence_around
from factcheck.words import grammar


def begins_clause(text: str, span: Span) -> bool:
    """Whether words open a sentence, or what a semicolon or "and" behind a comma sets beside it."""
    around = sentence_around(text, span)
    before = [token.norm for token in tokenize(text[around.start : span.start])[-2:]]
    joining = before[-1:] if before and before[-1] in grammar("coordinator") else []
    return before[: len(before) - len(joining)][-1:] in ([], [";"], [","] if joining else [";"])


def is_in_first_clause(text: str, span: Span) -> bool:
    """Whether words stand in a clause that tells when: "When he saw it, in May 1871, he wrote"."""
    around = sentence_around(text, span)
    first = [token.norm for token in tokenize(text[around.start : span.start])[:1]]
    return first != [] and first[0] in grammar("subordinator")


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
