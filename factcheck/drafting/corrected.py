"""Sentences of a text that tell of a mistake in print, in which nothing is claimed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.text import Span, Stretches, sentence_around
from factcheck.words import any_of, words_in


def corrected_in(text: str) -> Stretches:
    """The sentences that tell what was printed wrong, and those that the next puts right.

    As in "An earlier version of this article said 900 km is 500 miles", and "We gave it as 900 km
    (500 miles). It should have been 560 miles".
    """
    return Stretches(_corrected(text))


def _corrected(text: str) -> Iterator[Span]:
    for found in _mistaken().finditer(text):
        yield sentence_around(text, Span(*found.span()))
    for found in _put_right().finditer(text):
        yield sentence_around(text, Span(*found.span()))
        yield sentence_around(text, Span(max(found.start() - 1, 0), max(found.start(), 1)))


@cache
def _mistaken() -> re.Pattern[str]:
    telling = any_of(words_in("corrections", "mistaken"))
    we = rf"(?:^(?:[-*] )?|(?<=[.!?] ))We (?:{any_of(words_in('corrections', 'we'))})\b"
    return re.compile(rf"\b(?i:{telling})\b|{we}", re.MULTILINE)


@cache
def _put_right() -> re.Pattern[str]:
    """What puts right a figure of the sentence before: "It should have been 560"."""
    telling = any_of(words_in("corrections", "put right"))
    return re.compile(rf"(?<=[.”\"]) (?:It|That|This|They|The [a-z]+) (?:{telling}) (?=[\d$£€“\"])")
