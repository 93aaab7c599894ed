"""Figures that stand out by how they are written: groups of digits that nobody writes, long years.

Also shares of people and things that come one by one, which cannot be above the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.reading.tenses import tense_at
from factcheck.text import Span
from factcheck.words.sections import words_in

_GROUPS = re.compile(
    r"(?<![\w.,])(?:"  # the last: "closed at 3.817.69"
    r"[$£€]\d{1,3}(?:,\d{3})*,\d{1,2}|"  # $100,00
    r"[$£€]?\d{1,3}(?:,\d{3})+,\d{1,2}|"  # 6,748,36
    r"[$£€]?\d{1,3},(?!(?:19|20)\d\d\b)\d{4,5}|"  # 1,2345
    r"(?:(?<=\bat )|(?<=\bto )|(?<=\bof )|(?<=\bfrom )|(?<=[$£€]))\d{1,3}\.\d{3}\.\d\d"
    r")(?![\w,.]*\d)(?![-/]\d)"
)
_LONG_YEAR = re.compile(
    r"\b(?:in|since|during|until|between) ((?:19|20)\d{3}|[2-9][2-9]\d\d)(?=[.;)]|,? [a-z]|,?\n)"
)
_LATEST = 10_000  # a year with five digits is none, whatever the tense
_SHARE = re.compile(
    r"(?<![\w.,])(\d{3,4}(?:\.\d+)?)(?: ?%| per ?cent| percent) of "
    r"(?:the |its |their |all |those |our |his |her )?([a-z-]+(?: [a-z-]+){0,2})"
)


def find_malformed(text: str) -> Iterator[Span]:
    """Where a number stands whose groups of digits are of no way to write it."""
    for found in _GROUPS.finditer(text):
        yield Span(found.start(), found.end())
    for found in _LONG_YEAR.finditer(text):
        is_future = int(found[1]) < _LATEST and tense_at(text, *found.span()) != "past"
        if not (is_future or _counts(text[found.end() :])):
            yield Span(found.start(), found.end())


def _counts(behind: str) -> bool:
    """Whether a noun in the plural follows within a few words: "in 20000 small homes"."""
    words = re.findall(r"[a-z-]+", behind[:40].split(".")[0])[:4]
    return any(word.endswith("s") and not word.endswith("ss") for word in words)


def find_shares_above_whole(text: str) -> Iterator[Span]:
    """Where more than a hundred percent of people, or of what comes one by one, stands."""
    for found in _SHARE.finditer(text):
        wholes = words_in("nouns", "one by one") | words_in("nouns", "wholes")
        is_counted = not wholes.isdisjoint(found[2].split())
        if is_counted and float(found[1]) > 100:
            yield Span(found.start(), found.end())
