"""Figures that follow from two others by what they are called, wherever a passage tells them.

"Exports rose to $12bn and imports to $15bn, for a trade deficit of $3bn", "52,960 votes were cast.
The town has 80,000 electors. Turnout was 66.2 percent." What follows from what is a row of
``words/en/balances.txt``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise, takewhile

from msgspec import Struct

from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.changes import direction_of
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.engine import Line, Mention, Node, norm_at
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    dimension_of,
    hedged_from,
    is_but_for_slip,
    is_share,
    number_of,
)
from factcheck.reading.relations.relation_rows import figures_at
from factcheck.reading.relations.relation_senses import may_be_alike
from factcheck.words import grammar, rows, words_in

Balance = tuple[str, Mention, Mapping[str, Mention]]
"""A ready relation's key, the figure that follows from others, and those by their slots."""

_SLOTS = {"difference_of": ("larger", "smaller"), "share_of": ("part", "whole")}
_MOST_SENTENCES = 3
_REACH = 12  # nodes behind a name in which its figure stands
_NEAR = 4  # nodes behind a name and a preposition
_PERCENT = 100


class _BalanceRow(Struct, frozen=True):
    form: str
    told: tuple[tuple[str, ...], ...]
    first: tuple[tuple[str, ...], ...]
    second: tuple[tuple[str, ...], ...]


@cache
def _rows() -> Sequence[_BalanceRow]:
    return [
        _BalanceRow(form, *(tuple(tuple(name.split()) for name in one.split("/")) for one in names))
        for form, *names in rows("balances")
        if form in _SLOTS
    ]


@cache
def _open() -> frozenset[str]:
    """The words of passages in which some other balance is told."""
    return _listed("open") | words_in("changes", "measured apart")


def _listed(named: str) -> frozenset[str]:
    words = next(words for form, words, *_ in rows("balances") if form == named)
    return frozenset(words.split("/"))


def balances_in(sentences: Sequence[Line], text: str) -> Iterator[Balance]:
    """The figures of a few sentences that follow from two others, each told once in them."""
    for start in range(len(sentences)):
        for count in range(1, _MOST_SENTENCES + 1):
            line = [node for one in sentences[start : start + count] for node in one]
            norms = {node.norm for node in line}
            if start + count > len(sentences) or not norms.isdisjoint(_open()):
                break
            found = [one for row in _rows() if (one := _balance(row, line, norms, text))]
            if found and (count == 1 or _is_of_one_time(sentences[start], line)):
                yield found[0]
                break


def _is_of_one_time(first: Line, line: Line) -> bool:
    """Whether sentences tell of one day, month, year or the like, in the ``first``, or of none."""
    told, others = _times(first), _times(line[len(first) :])
    return len(told) <= 1 and others <= told


def _times(line: Line) -> set[str]:
    named = _periods() | months().keys()
    return {node.text for node in line if node.kind == DATE or node.norm in named}


def _balance(row: _BalanceRow, line: Line, norms: set[str], text: str) -> Balance | None:
    """The figures of a row in some sentences; None where one of them is not told just once."""
    sides = (row.told, row.first, row.second)
    if any(norms.isdisjoint(name[-1] for name in side) for side in sides):
        return None
    figures = [_figure_of(side, line, text, of_share=False) for side in sides[1:]]
    told = _figure_of(row.told, line, text, of_share=row.form == "share_of")
    if told is None or None in figures:
        return None
    first, second = (one for one in figures if one)
    if row.form == "share_of" and _is_of_others(row, line, told, (first, second)):
        return None
    slots = dict(zip(_SLOTS[row.form], (first, second), strict=True))
    return (row.form, told, slots) if _fits(row.form, told, first, second) else None


def _is_of_others(row: _BalanceRow, line: Line, told: Mention, figures: Sequence[Mention]) -> bool:
    """Whether a sentence tells a share alone, and of a place or time that the others do not tell.

    As in "In the county turnout was 58 percent", "By noon turnout was 58 percent", "National
    turnout was 58 percent".
    """
    points = [node.start for node in line if node.norm == "."]
    number = bisect_left(points, told.start)
    start, end = [-1, *points, line[-1].end][number : number + 2]
    if any(start < one.start < end for one in figures):
        return False
    own, rest = (
        [node for node in line if (start < node.start < end) == is_own] for is_own in (1, 0)
    )
    names = {name[0] for name in row.told}
    known = names | {node.norm for node in rest}
    told_of = [each for each in _places(own, names) if _is_new(each, known)]
    if start < 0:  # what is told first may be told of what follows, where that names no place
        return any(one.text[:1].isupper() for one in _places(rest, names))
    return bool(told_of)


def _places(sentence: Line, names: Collection[str]) -> Iterator[Node]:
    """The words behind prepositions, and before a name: "in the county", "national turnout"."""
    for before, node in pairwise(node for node in sentence if node.norm not in _determiners()):
        if before.norm in _leading_to_others():
            yield node
        elif node.norm in names and before.norm not in _beside_names():
            yield before


def _is_new(node: Node, known: Collection[str]) -> bool:
    """Whether a word is none of those known, or a day one with a number: no weekday."""
    if node.kind == DATE:
        return any(letter.isdigit() for letter in node.text)
    return node.norm not in known


@cache
def _beside_names() -> frozenset[str]:
    telling = grammar("be", "have", "preposition", "coordinator")
    return telling | words_in("changes", "extremes") | {"voter", "final"}


@cache
def _determiners() -> frozenset[str]:
    return grammar("article", "possessive")


@cache
def _leading_to_others() -> frozenset[str]:
    """The prepositions behind which a place, a time or a group may be told."""
    return grammar("preposition", "of place", "of way") - {"of"}


def _fits(form: str, told: Mention, first: Mention, second: Mention) -> bool:
    """Whether figures may be what they are called, and one follows from two but for a slip."""
    one, other = number_of(first), number_of(second)
    if form == "share_of":
        are_counts = dimension_of(first) == dimension_of(second) == "count"
        return are_counts and 0 < one <= other and _is_near(one * _PERCENT / other, told)
    are_alike = may_be_alike(first, second) and may_be_alike(told, first)
    return are_alike and one > other and _is_near(one - other, told)


def _is_near(follows: Fraction, told: Mention) -> bool:
    return is_but_for_slip(abs(number_of(told)), follows)


def _figure_of(
    names: Sequence[tuple[str, ...]], line: Line, text: str, *, of_share: bool
) -> Mention | None:
    """The one figure that stands right before a name or soon behind it."""
    found: dict[int, Mention] = {}
    for at in range(len(line)):
        for name in names:
            if tuple(norm_at(line, at + k) for k in range(len(name))) != name:
                continue
            if _is_of_part(line, at, at + len(name)):
                return None
            place = _place(line, at, at + len(name), of_share=of_share)
            figure = _figure_at(line, place, text) if place is not None else None
            if figure:
                found[figure.start] = figure
    return next(iter(found.values())) if len(found) == 1 else None


def _is_of_part(line: Line, at: int, end: int) -> bool:
    """Whether what a name tells is a part of it: "oil exports", "exports of cars", "cast for Holm".

    Not in "votes cast from an electorate of", "exports by 8 percent" and "exports in the month".
    """
    before, behind = norm_at(line, at - 1), norm_at(line, end)
    is_plain = not before.isalpha() or before in _plain()
    if not (is_plain or line[at - 1].text.istitle()):
        return True
    if behind not in grammar("preposition") or behind == "from":
        return behind == "from" and line[at - 1].kind != AMOUNT
    near = line[end + 1 : end + _NEAR]
    return not any(node.kind in (AMOUNT, DATE) for node in near)


@cache
def _plain() -> frozenset[str]:
    """The words before a name that make it no part of what has it."""
    classes = ("article", "possessive", "preposition", "coordinator", "subordinator", "relative")
    return grammar(*classes) | _listed("whole")


@cache
def _periods() -> frozenset[str]:
    return words_in("changes", "time of change")


def _place(line: Line, at: int, end: int, *, of_share: bool) -> int | None:
    """The place of the figure of a name: right before it, or behind it and what goes with it."""
    if at and _is_of(line[at - 1], of_share=of_share):
        return None if _is_change(line, at - 1) else at - 1
    behind = takewhile(lambda here: line[here].norm not in _ENDS, range(end, len(line))[:_REACH])
    figures = (here for here in behind if _is_of(line[here], of_share=of_share))
    return next((here for here in figures if not _is_change(line, here)), None)


_ENDS = frozenset([";", ".", ",", "and", "while", "but"])
_LEADING = frozenset(["by", "from", "against"])


def _is_of(node: Node, *, of_share: bool) -> bool:
    return isinstance(node, Mention) and node.kind == AMOUNT and is_share(node) == of_share


def _is_change(line: Line, at: int) -> bool:
    """Whether a figure is by how much another changed, or from where."""
    before = hedged_from(line, at) - 1
    before -= norm_at(line, before) in grammar("article")
    return norm_at(line, before) in _LEADING or (before >= 0 and direction_of(line, before) != 0)


def _figure_at(line: Line, at: int, text: str) -> Mention | None:
    return next((one for _, one in figures_at(line, hedged_from(line, at), text)), None)
