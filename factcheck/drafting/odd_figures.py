"""Figures that stand out by how they are written: groups of digits that nobody writes, long years.

Also days and ages with a digit too many, years in the wrong order, and shares of people and
things that come one by one, which cannot be above the whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import pairwise

from factcheck.reading.calendar_words import months
from factcheck.reading.engine import Mention
from factcheck.reading.restatements import RESTATEMENT
from factcheck.reading.tenses import tense_at
from factcheck.reading.text import FIGURE
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
_LONG_AGE = re.compile(r"(?<![\w.,-])\d{3}-year-old(?:[’']s|(?: [a-z]+){1,2})")
_AGE_BEHIND = re.compile(r", (?:aged )?\d{3}(?=,| of )")
_YEARS = re.compile(r"\bbetween ((?:19|20)\d\d) and ((?:19|20)\d\d)(?![\d%-]| ?(?:people|million))")
_LATEST = 10_000  # a year with five digits is none, whatever the tense
_PERCENT = r"(?<![\w.,])(\d{3,4}(?:\.\d+)?)(?: ?%| per ?cent| percent)"
_SHARE = re.compile(
    rf"{_PERCENT} of (?:the |its |their |all |those |our |his |her )?([a-z-]+(?: [a-z-]+){{0,2}})"
)
_PART = re.compile(rf"{_PERCENT} ([a-z]+)(?=[.,;)]| (?:of|in|by|and|on|at|to|from|for|with)\b)")


def find_malformed(text: str) -> Iterator[Span]:
    """Where a number stands whose groups of digits are of no way to write it."""
    for found in _GROUPS.finditer(text):
        yield Span(found.start(), found.end())
    for found in _long_days().finditer(text):
        yield Span(found.start(), found.end())
    for found in _LONG_YEAR.finditer(text):
        is_future = int(found[1]) < _LATEST and tense_at(text, *found.span()) != "past"
        if not (is_future or _counts(text[found.end() :])):
            yield Span(found.start(), found.end())


@cache
def _long_days() -> re.Pattern[str]:
    """Days of three digits: "on 280 December"."""
    names = "|".join(word.title() for word in months() if len(word) > 3 or word == "may")
    before = "|".join(rf"(?<=[ \n]{word} )" for word in ("[Oo]n", "[Bb]y", "to", *_BEFORE_DAYS))
    return re.compile(rf"(?:{before})\d{{3}} (?:{names})(?=[.,;)]|,? (?:\d{{4}}|[a-z]))")


_BEFORE_DAYS = ("[Uu]ntil", "[Ss]ince", "[Ff]rom")


def find_reversed_years(text: str) -> Iterator[Span]:
    """Where two years stand the wrong way round: "between 2008 and 2002"."""
    for found in _YEARS.finditer(text):
        if found[2] < found[1]:
            yield Span(found.start(), found.end())


def find_ages(text: str, people: Iterable[Mention]) -> Iterator[Span]:
    """Where an age of three digits stands: "a 260-year-old man", "Ada Holm, 470, of Bergen"."""
    for found in _LONG_AGE.finditer(text):
        yield Span(found.start(), found.end())
    for person in people:
        if behind := _AGE_BEHIND.match(text, person.value.end):
            yield Span(person.value.start, behind.end())


def find_twice_restated(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[Span, str, str]]:
    """Where one sum is given in two other currencies, which must fit each other as well."""
    for one, other in pairwise(mentions):
        is_bracketed = (
            text[one.start - 1 : one.start] == "(" and text[other.end : other.end + 1] == ")"
        )
        if (
            one.kind == other.kind == FIGURE
            and is_bracketed
            and text[one.end : other.start] == "; "
        ):
            yield Span(one.start, other.end), one.text, other.text
    for mention in mentions:
        if mention.kind == RESTATEMENT:
            for one, other in pairwise(mention.value.restated):
                yield Span(mention.start, mention.end), one.words, other.words


def _counts(behind: str) -> bool:
    """Whether a noun in the plural follows within a few words: "in 20000 small homes"."""
    words = re.findall(r"[a-z-]+", re.split("[.,;]", behind[:40])[0])[:4]
    return any(word.endswith("s") and not word.endswith("ss") for word in words)


def find_shares_above_whole(text: str) -> Iterator[Span]:
    """Where more than a hundred percent of people, or of what comes one by one, stands.

    Also of what is a part by its name: "a 510% stake", "750 percent contained".
    """
    wholes = words_in("nouns", "one by one", "wholes")
    counted = [one for one in _SHARE.finditer(text) if not wholes.isdisjoint(one[2].split())]
    named = [one for one in _PART.finditer(text) if one[2] in words_in("nouns", "parts")]
    for found in (*counted, *named):
        if float(found[1]) > 100:
            yield Span(found.start(), found.end())
