"""Everything in a text that can be checked, where it stands, with its value."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Any

from msgspec.structs import replace

from factcheck.quantities.measure import Quantity, Unit
from factcheck.reading.date import Published, find_dates
from factcheck.reading.datelines import datelines
from factcheck.reading.engine import Line, Mention, Node, spanning
from factcheck.reading.figures_apart import told_apart
from factcheck.reading.nouns import is_plural
from factcheck.reading.people import NAME, Named, people_in
from factcheck.reading.prose import read_prose
from factcheck.reading.prose_figures import is_age, is_no_figure
from factcheck.reading.quantity_layers import with_quantities
from factcheck.reading.quotations import quotations_in
from factcheck.reading.restatements import RESTATEMENT, restatements
from factcheck.reading.series import QUANTITY
from factcheck.reading.tokens import Kind, tokenize
from factcheck.statistics import find_counted, find_means, find_result_spans

FIGURE, PERCENTAGE, LENGTH = Kind("figure"), Kind("percentage"), Kind("length of time")
AGE, DATE = Kind("age"), Kind("date")
STATISTIC, MEAN = Kind("statistic"), Kind("mean")

_BARE = Unit("", "", "", "count", "count")


def read(text: str, published: Published = None, locale: str = "") -> tuple[Mention, ...]:
    """What can be checked in a text, in order, each with its kind, span, words and value.

    Kinds: ``figure``, ``percentage``, ``length of time`` and ``age`` (a ``Quantity``),
    ``restatement`` (a figure and the same in another unit, ``Restated``), ``date`` (a ``Date``,
    relative words read from ``published``), ``name`` (a person with the office beside the name,
    ``Named``), ``quotation`` and words set apart otherwise (``Quoted``, with the speaker), and
    ``statistic`` (a test result, or a percentage beside its counts: its words) and ``mean`` (with
    its ``sd`` and ``n``, as words). The day in a dateline is none of the dates. Figures do not
    overlap dates or statistics; a quotation may hold mentions of every kind. ``locale`` says
    which country writes, ``en-GB`` or ``en-US``. Never raises.
    """
    tokens = tokenize(text)
    prose = read_prose(text, tokens)
    people = people_in(prose)
    statistics = list(_statistics(tokens, text))
    dates = _apart(find_dates(text, published, locale=locale), statistics)
    taken = [*statistics, *dates]
    head = {one.start for one in datelines(text, dates)}
    line = told_apart(with_quantities(_put(tokens, taken), text), text)
    line = restatements().apply(line, text)
    figures = _figures(line, text, _ends(people))
    return tuple(
        sorted(
            [
                *(one for one in taken if one.start not in head),
                *figures,
                *people,
                *quotations_in(prose, people),
            ],
            key=lambda mention: (mention.start, -mention.end),
        )
    )


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


def _apart(mentions: Iterable[Mention], others: Iterable[Mention]) -> list[Mention]:
    """The mentions that overlap none of the others."""
    spans = [(other.start, other.end) for other in others]
    return [
        one
        for one in mentions
        if not any(start < one.end and one.start < end for start, end in spans)
    ]


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


def _ends(people: Iterable[Mention]) -> frozenset[int]:
    """Where names end, behind which a number between commas is an age."""
    return frozenset(
        person.value.end for person in people if person.kind == NAME and _is_named(person.value)
    )


def _is_named(value: Named) -> bool:
    return bool(value.name)


def _figures(line: Line, text: str, names: frozenset[int]) -> Iterator[Mention]:
    for at, node in enumerate(line):
        if not isinstance(node, Mention):
            continue
        if node.kind == RESTATEMENT:
            yield node
        elif node.kind == QUANTITY and node.value.readings:
            told = _told(line, at, node, text)
            if told and is_age(line, at, names):
                yield replace(told, kind=AGE)
            elif told and not is_no_figure(line, at, told.value):
                yield told


def _told(line: Line, at: int, node: Mention, text: str) -> Mention | None:
    """The mention of a figure, without words behind it that are no counted noun."""
    quantity: Quantity = node.value
    kind = _kind(quantity)
    if kind != FIGURE or not quantity.readings[0].unit.name or _counts_things(node, quantity):
        return replace(node, kind=kind)
    kept = _without_noun(node, quantity)
    if kept is None:
        return None
    words = text[node.start : kept]
    readings = tuple(replace(reading, unit=_BARE) for reading in quantity.readings)
    bare = replace(quantity, words=words, readings=readings, end=kept)
    return replace(node, kind=FIGURE, end=kept, text=words, value=bare)


def _kind(quantity: Quantity) -> Kind:
    if quantity.is_age:
        return AGE
    dimension = quantity.readings[0].unit.dimension
    return {"time": LENGTH, "share": PERCENTAGE}.get(dimension, FIGURE)


def _counts_things(node: Mention, quantity: Quantity) -> bool:
    """Whether the words behind a number end in what is counted: a plural, or one of something."""
    unit = quantity.readings[0].unit
    if unit.dimension != "count":
        return True
    if len(node.parts) > 1 and is_plural(node.parts, len(node.parts) - 1, len(node.parts)):
        return True
    is_one = all(reading.high.value <= 1 for reading in quantity.readings)
    return is_one and len(unit.name.split()) == 1 and unit.name.isalpha()


def _without_noun(node: Mention, quantity: Quantity) -> int | None:
    """Where the number ends that words follow which are no noun."""
    noun = quantity.readings[0].unit.printed
    at = node.text.rfind(noun)
    if at <= 0:
        return None
    return node.start + len(node.text[:at].rstrip(" -"))
