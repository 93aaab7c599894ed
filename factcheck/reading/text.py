"""Everything in a text that can be checked, where it stands, with its value."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Any

from msgspec.structs import replace

from factcheck.dates.period import Period
from factcheck.quantities.measure import Quantity
from factcheck.reading.dates.date import Published, find_dates, publication
from factcheck.reading.dates.datelines import datelines
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.dates.names_like_dates import given_names
from factcheck.reading.dates.tensed_verbs import FUTURE
from factcheck.reading.dates.tenses import tense_at
from factcheck.reading.figures.compound_figures import counted_beside
from factcheck.reading.figures.figures_in_text import (
    is_age,
    is_no_figure,
    is_told_share,
)
from factcheck.reading.figures.parted_figures import told_apart, with_openings, without_verbs
from factcheck.reading.figures.quantity import in_country
from factcheck.reading.figures.quantity_layers import with_quantities
from factcheck.reading.figures.restatements import RESTATEMENT, restatements
from factcheck.reading.figures.series import QUANTITY
from factcheck.reading.grammar.calendar_words import seasons, unit_words, weekdays
from factcheck.reading.grammar.engine import Line, Mention, Node, spanning
from factcheck.reading.grammar.number_words import ordinals
from factcheck.reading.grammar.prose import LATELY_READ, read_prose
from factcheck.reading.grammar.tokens import Kind
from factcheck.reading.people.people import NAME, people_in
from factcheck.reading.people.quotations import quotations_in
from factcheck.reading.unexplained_figures import unexplained_in
from factcheck.statistics.grim import find_counted, find_means
from factcheck.statistics.p_values import find_result_spans
from factcheck.text import Span, Stretches, age_behind, sentence_around
from factcheck.words import grammar, words_in

FIGURE, PERCENTAGE, LENGTH = Kind("figure"), Kind("percentage"), Kind("length of time")
AGE, DATE = Kind("age"), Kind("date")
STATISTIC, MEAN = Kind("statistic"), Kind("mean")


def read(text: str, published: Published = None, locale: str = "") -> tuple[Mention, ...]:
    """What can be checked in a text, in order, each with its kind, span, words and value.

    Kinds: ``figure``, ``percentage``, ``length of time`` and ``age`` (a ``Quantity``),
    ``restatement`` (a figure and the same in another unit, ``Restated``), ``date`` (a ``Date``,
    relative words read from ``published``), ``name`` (a person with the office beside the name,
    ``Named``), ``quotation`` and words set apart otherwise (``Quoted``, with the speaker), and
    ``statistic`` (a test result, or a percentage beside its counts: its words) and ``mean`` (with
    its ``sd`` and ``n``, as words). An ``unexplained figure`` (a ``Quantity``; of a score with its
    ``score``) or ``unexplained year`` (a ``Date``) is one of which nothing beside it tells what it
    is of. The day in a dateline is none of the dates. Figures do not overlap dates or statistics; a
    quotation may hold mentions of every kind. ``locale`` says which country writes, ``en-GB`` or
    ``en-US``. Never raises.
    """
    prose = read_prose(text)
    found = values_in(text, published, locale)
    people = tuple(one for one in found if one.kind == NAME)
    bare = unexplained_in(_put(prose.line, found), text, published, locale)
    return _in_order([*found, *bare, *quotations_in(prose, people)])


def values_in(text: str, published: Published = None, locale: str = "") -> tuple[Mention, ...]:
    """The explained ones, without what is quoted; those of the last texts are kept."""
    return _values(text, publication(published), locale)


@lru_cache(maxsize=LATELY_READ)
def _values(text: str, published: Period | None, locale: str) -> tuple[Mention, ...]:
    prose = read_prose(text)
    tokens = prose.line
    people = people_in(prose)
    statistics = list(_statistics(tokens, text))
    found = _of_no_name(find_dates(text, published, locale=locale, line=tokens), people)
    papers = Stretches(statistics)
    dates = [one for one in found if not papers.overlap(one) and not _is_no_date(one, text)]
    taken = [*statistics, *dates]
    head = {one.start for one in datelines(text, dates)}
    line = told_apart(with_quantities(_put(tokens, taken), text), text)
    line = with_openings(without_verbs(line, text), text)
    line = restatements().apply(line, text)
    ages = (age_behind(text, person.value.end) for person in people)
    figures = _figures(line, text, frozenset(age[0] for age in ages if age), locale)
    return _in_order([*(one for one in taken if one.start not in head), *figures, *people])


def _in_order(mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    return tuple(sorted(mentions, key=lambda mention: (mention.start, -mention.end)))


def _statistics(tokens: Line, text: str) -> Iterator[Mention]:
    """Test results, and percentages beside their counts, as papers print them."""
    found: list[tuple[int, int, Kind, Any]] = [
        *((*span, STATISTIC, "") for span in find_result_spans(text)),
        *((*span, STATISTIC, "") for span in find_counted(text)),
        *((start, end, MEAN, figures) for start, end, figures in find_means(text)),
    ]
    if not found:
        return
    starts = [token.start for token in tokens]
    for start, end, kind, value in sorted(found, key=lambda one: one[:2]):
        first, past = bisect_left(starts, start), bisect_left(starts, end)
        if first < past:
            yield spanning(tokens[first:past], kind, value or text[start:end], text)


def _put(tokens: Line, mentions: Iterable[Mention]) -> Line:
    """The line with each mention in place of its tokens."""
    at_start = {mention.start: mention for mention in mentions}
    line: list[Node] = []
    end = 0
    for token in tokens:
        mention = at_start.get(token.start)
        if mention is not None:
            line.append(mention)
            end = mention.end
        elif token.start >= end:
            line.append(token)
    return line


def _of_no_name(dates: Iterable[Mention], people: Iterable[Mention]) -> list[Mention]:
    """The dates without those that a name holds: "a song by June Holm"."""
    named = [one.value for one in people]
    starts = [name.start for name in named]

    def is_held(date: Mention) -> bool:
        before = bisect_left(starts, date.end)
        return before > 0 and date.start < named[before - 1].end

    return [one for one in dates if any(map(str.isdigit, one.text)) or not is_held(one)]


def _is_no_date(date: Mention, text: str) -> bool:
    """Whether what looks like a date says how long something took, or that it goes on.

    "The worst Christmas in a decade", "in two hours", "currently"; "up on the year before" names
    what something is compared with, "the 2003 World Cup" which of them, "the first half" mostly
    a part of a match.
    """
    if text[max(date.start - 1, 0)] in "$£€":  # "£20.42 on Tuesday" is no hour
        return True
    words = date.text.lower().split()
    is_recent = words[0] != "as" and "recently" in words[:3]  # "as recently as 5 May" is a day
    days = words_around()["part of a day"] | weekdays().keys() | {"day", "weekend", "eve"}
    is_part = any(
        joining in ("of", "in") and (word in days or word[0].isdigit())
        for word, joining in pairwise(words)
    )
    is_compared = words[:2] in _COMPARED and not is_part
    if words[0] in ("currently", "nowadays") or is_recent or is_compared:
        return True  # but not "on the night of 3 May", "on the last Friday in May"
    is_counted = words[0] in ("in", "within") and words[-1].rstrip("s") in _units()
    is_counted = is_counted and ordinals().keys().isdisjoint(words)  # "in fourth quarter"
    is_length = is_counted and not words_in("tenses", "next", "last").intersection(words)
    is_length = is_length and not {"the", "this"}.intersection(words)
    if words[0] == "the" and words[1:] in (["year"], ["decade"], ["century"], ["month"], ["week"]):
        return True
    is_year = words[-2:-1] in (["the"], ["on"]) and words[-1].isdigit()
    if _is_kind_of(words, text[date.end :]):
        return True
    is_half = words[-1].endswith("half") and not any(word.isdigit() for word in words)
    is_half = is_half and not _is_of_trade(date, text)
    is_bare = words[-1].replace(".", "") in words_around()["hour"]
    is_hour = is_bare and len(words) <= _MOST_OF_AN_HOUR
    is_name = words[-1] in given_names() and text[date.end : date.end + 2].isupper()
    is_led = date.text[0].isupper() and words[0] in grammar("preposition")  # "In May Holm left"
    is_name = is_name and not is_led
    if is_hour or is_name:
        return True
    is_of_match = "minutes" in words[-2:] and words[-1] in ("before", "minutes")
    is_of_match = is_of_match and (words[-1] != "minutes" or "last" in words)
    if is_year or is_half or is_of_match or "recent" in words:
        return True
    return is_length and tense_at(text, date.start, date.end) != FUTURE


def _is_of_trade(date: Mention, text: str) -> bool:
    """Whether a half is one of a year, of which a firm tells: "profit fell in the first half"."""
    around = sentence_around(text, Span(date.start, date.end))
    told = re.findall(r"[a-z]+", text[around.start : around.end].casefold())
    is_whole = not text.startswith((" of ", " against "), date.end)
    return is_whole and not words_in("tenses", "of trade").isdisjoint(told)


def _is_kind_of(words: Sequence[str], behind: str) -> bool:
    """Whether a season only tells of which kind something is: "the winter break", "cold winter"."""
    if len(words) == 1 and words[0] in seasons():
        return True
    dating = grammar("preposition", "of time", "demonstrative") | {"last", "next"}
    is_bare = words[-1] in seasons() and words[0] not in dating
    found = re.match(r" ([a-z]+)", behind)
    return is_bare and found is not None and found[1] not in words_in("nouns", "stop")


@cache
def _units() -> frozenset[str]:
    """The units of the calendar, and a generation: of them a length of time is told."""
    return frozenset(unit_words().values()) | {"generation"}


_MOST_OF_AN_HOUR = 3  # words: "by 3 p.m."
_COMPARED = (["on", "the"], ["on", "a"], ["last", "as"], ["last", "long"], ["last", "a"])


def _figures(line: Line, text: str, ages: frozenset[int], locale: str) -> Iterator[Mention]:
    """What a line holds; the ages behind names begin at ``ages``."""
    for at, node in enumerate(line):
        if not isinstance(node, Mention):
            continue
        if node.kind == RESTATEMENT:
            yield node
        elif node.kind == QUANTITY and node.value.readings:
            if is_age(line, at, ages):
                yield replace(node, kind=AGE)
            elif counted := counted_beside(line, at):
                yield spanning(counted[1], FIGURE, counted[0], text)
            elif not is_no_figure(line, at, node.value):
                yield from _kept(line, at, node, locale)


def _kept(line: Line, at: int, node: Mention, locale: str) -> Iterator[Mention]:
    quantity: Quantity = in_country(node.value, locale)
    kind = _kind(quantity)
    if kind == PERCENTAGE and is_told_share(line, at):
        quantity = replace(quantity, is_share=True)
    yield replace(node, kind=kind, value=quantity)


def _kind(quantity: Quantity) -> Kind:
    if quantity.is_age:
        return AGE
    dimension = quantity.readings[0].unit.dimension
    return {"time": LENGTH, "share": PERCENTAGE}.get(dimension, FIGURE)
