"""Figures, scores and years of a text that nothing beside them explains: "added 72", "won 4-0".

The reader leaves them alone, since it cannot tell what they count; a desk can check them all the
same. They are drafted and counted as checkable, and compared with nothing until a person says what
they are about.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from factcheck.reading.calendar_words import months
from factcheck.reading.hedges import hedges_of
from factcheck.reading.number_words import cardinals
from factcheck.text import Span, may_be_year
from factcheck.words import DETERMINERS, any_of, grammar, words_in

FIGURE, DATE = "figure", "date"


class Unread(Struct, frozen=True):
    """What stands there: a figure, or the year of something."""

    kind: str
    span: Span


def find_unread(text: str, taken: Iterable[Span]) -> Iterator[Unread]:
    """The figures, scores and years that lie in nothing that is taken, in order."""
    held = sorted(taken)
    ends = [0]
    for span in held:
        ends.append(max(ends[-1], span.end))
    starts = [span.start for span in held]
    for found in _pattern().finditer(text):
        span = Span(*found.span(found.lastgroup or 0))
        is_taken = ends[bisect_right(starts, span.end - 1)] > span.start
        if is_taken or _is_in_table(text, span):
            continue
        kind = _kind(text, span, found.lastgroup)
        if kind == FIGURE:
            yield Unread(kind, _with_hedge(text, span))
        elif kind:
            yield Unread(kind, span)


def _with_hedge(text: str, span: Span) -> Span:
    """The words with the hedge before them: "around 30/40"."""
    start = max(0, span.start - _REACH)
    hedge = _hedged().search(text[start : span.start])
    return Span(start + hedge.start(1), span.end) if hedge else span


@cache
def _hedged() -> re.Pattern[str]:
    phrases = any_of(phrase for phrase, _ in hedges_of("before"))
    return re.compile(rf"(?:^|(?<=[\s(]))({phrases})\s$", re.IGNORECASE)


def _kind(text: str, span: Span, pattern: str | None) -> str:
    """What a number is; empty for one of a name, an hour, a day of a month, a place in a row."""
    number = text[span.start : span.end]
    before = text[max(0, span.start - _REACH) : span.start]
    behind = _WORD_BEHIND.match(text, span.end)
    next_word = behind[1] if behind else ""
    if pattern != "number":
        is_of_name = pattern == "counting" and bool(_CAPITAL_BEFORE.search(before))
        return "" if is_of_name or _SAYINGS.fullmatch(number) else FIGURE
    last = _LAST_WORD.search(before)
    word = last[1].lower() if last else ""
    is_timed = next_word.lower() in months() or next_word.lower() in _zones()
    if is_timed or word in _naming() or _is_behind_capital(before, number):
        return ""
    if may_be_year(number):
        return DATE
    is_first = not before or before.endswith("\n")
    return "" if is_first or next_word.istitle() else FIGURE


@cache
def _zones() -> frozenset[str]:
    return words_in("numbered", "zones") | {"p", "a", "local"}  # "3 p.m."


_REACH = 40  # characters before a number in which the word stands that it may belong to
_SAYINGS = re.compile(r"9/11|24/7|50[-/]50")
_ANOTHER = r"(?:\d[\d.]*,? (?:to|and|or) )?"  # "pages 4 to 11"
_LAST_WORD = re.compile(rf"([^\W\d]+)\.?['’]?[ \n(]+{_ANOTHER}$")
_CAPITAL_BEFORE = re.compile(rf"\b([A-Z]\w*)[ \n]{_ANOTHER}$")
_WORD_BEHIND = re.compile(r"[ \n]([^\W\d]+)")


def _is_behind_capital(before: str, number: str) -> bool:
    """Whether a number may go on a name: "Vega 5", "the Fuel Act 1985"; no decimals in brackets."""
    if before.endswith("(") and "." in number:
        return False
    found = _CAPITAL_BEFORE.search(before.removesuffix("("))
    return found is not None and found[1].lower() not in _opening()


@cache
def _opening() -> frozenset[str]:
    """What opens a sentence before a number: the, its, in, when."""
    return grammar(*DETERMINERS, "possessive", "preposition", "of time", "subordinator")


@cache
def _naming() -> frozenset[str]:
    """Words before the number of a name or of a group: "page 12", "the last 16"."""
    return words_in("numbered", "named", "grouped") | months().keys()


def _is_in_table(text: str, span: Span) -> bool:
    """Whether numbers stand on both sides, or lines of them: "Wheat 3.57 3.42 3.28"."""
    return bool(_NUMBER_BEFORE.search(text[max(0, span.start - 12) : span.start])) or bool(
        _NUMBER_BEHIND.match(text, span.end)
    )


_NUMBER_BEFORE = re.compile(r"(?:\d[\d,.]*[a-z%]?|\bnil|\bn/a)\s+$", re.IGNORECASE)
_NUMBER_BEHIND = re.compile(r"\s+(?:[\d.]*\d|nil\b|n/a\b)", re.IGNORECASE)


@cache
def _pattern() -> re.Pattern[str]:
    """A score with its verb, wickets and runs, a ratio, a number before its noun, a bare number."""
    telling = any_of(words_in("scores", "won", "told"))
    score = r"\d{1,3}[-–]\d{1,3}(?:(?:,|,? and)? \(?\d{1,2}[-–]\d{1,2}\b\)?)*"
    words = any_of(word for word, number in cardinals().items() if number > 1)
    nouns = any_of(words_in("numbered", "compound"))
    won = any_of(words_in("scores", "won") | words_in("numbered", "scored") | grammar("have"))
    margin = r"(?: ?± ?[\d.]*\d)?"
    ways = (
        rf"(?P<score>(?:\b(?:{telling}) )?{_APART}{score}(?![\w/%°–-]|[.,]\d))",
        rf"{_APART}(?P<wickets>\d for \d{{1,3}})(?![\w/%-]|[.,]\d)",
        rf"{_APART}(?P<ratio>\d{{1,3}}/\d{{1,3}})(?![\w/%-]|[.,]\d)",
        rf"{_APART}(?P<counting>(?:\d{{1,3}}-[a-z]{{3,}}|\b(?:{words})-(?:{nouns}))\b)(?![\w-])",
        rf"(?:\b(?:{won}) (?P<words>{words})(?=[.,;)])|[a-z] (?P<each>{words})(?= each\b))",
        rf"(?<=[a-z] )(?P<named>{words})(?= [A-Z][a-z])",
        rf"{_APART}(?P<number>\d[\d,]*(?<!,)(?:\.\d+|-\d{{1,2}}/\d{{1,2}})?{margin})(?![\w:/%°+′″-]|[.,]\d|\)%)",
    )
    return re.compile("|".join(ways))


_APART = r"(?<![\w.,:/$£€¥#°'’[+–-])"
