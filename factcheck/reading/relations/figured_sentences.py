"""A text's sentences as lines of words, single figures and dates, to find relations in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise, takewhile

from msgspec.structs import replace

from factcheck.quantities.measure import Form, Measure, Quantity, Style
from factcheck.reading.dates.date import DATE, read_date
from factcheck.reading.dates.datelines import without_datelines
from factcheck.reading.figures.compound_figures import ReadFigure
from factcheck.reading.figures.hedges import read_hedges_before
from factcheck.reading.figures.nouns import is_plural, noun_words
from factcheck.reading.figures.parted_figures import is_followed_by_in
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reading.figures.single_figures import begins_figure, figure_beginnings, read_figure
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.engine import (
    Line,
    Mention,
    Node,
    kind_at,
    norm_at,
    spanning,
    words_of,
)
from factcheck.reading.grammar.number_words import (
    cardinals,
    is_of_number,
    part_beginnings,
    scales,
)
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import DIGITS, FRACTION, WORD, Kind
from factcheck.text import may_be_year
from factcheck.words import grammar, words_in

AMOUNT = Kind("amount")
NEVER_SUMMED = frozenset(["share", "time", "ratio", "temperature"])  # dimensions
PLACING = frozenset(["in", "from"])  # what sets a figure of a part before its place
_MOST_NOUN = 3  # words of what is counted
_MOST_IN_BRACKETS = 6  # nodes that restate a figure: "£90m ($170m)"
_MOST_HEDGES = 3  # words of a hedge: "a little more than"
_MOST_ASIDE = 12  # nodes between commas that only go along
_MOST_STARTS = 400  # figures of a sentence beyond which it is a table


def figured_sentences(prose: Prose, mentions: Sequence[Mention]) -> Sequence[Line]:
    """The sentences with a figure or a date, a mention in place of each; dates are ``mentions``.

    A mention of kind ``amount`` is one single figure, its unit included, hedge and noun left out.
    """
    starts = [prose.line[at].start for at in prose.sentences]
    dates = {one.start: one for one in mentions if one.kind == DATE}
    line = _with_dates(without_datelines(prose.line, prose.text), prose.text, dates)
    counting = (one for one in _cut(line, starts) if any(map(_may_count, one)))
    figured = (_without_asides(_as_money(_with_amounts(one, prose.text))) for one in counting)
    return [one for one in figured if 0 < sum(map(_is_figured, one)) < _MOST_STARTS]


def _is_figured(node: Node) -> bool:
    return node.kind in (AMOUNT, DATE)


def _with_dates(tokens: Line, text: str, dates: Mapping[int, Mention]) -> Line:
    """The line with dates in place of their tokens; two years of a range stay apart."""
    line: list[Node] = []
    end = 0
    for token in tokens:
        date = dates.get(token.start)
        if date and (parts := _ends(date, tokens, text) or _anniversary(date, tokens, text)):
            line += parts
            end = date.end
        elif date and not _is_range_of_years(date):
            line += _begun(date, tokens, text)
            end = date.end
        elif date:
            line += [_year(node, text) for node in _within(date, tokens)]
            end = date.end
        elif token.start >= end:
            is_date = _is_year(token) and _is_before_year(line)
            line.append(_year(token, text) if is_date else token)
    return line


def _within(date: Mention, tokens: Line) -> Line:
    """The tokens of a date."""
    ends = (date.start, date.end)
    first, end = (bisect_left(tokens, at, key=lambda node: node.start) for at in ends)
    return tokens[first:end]


def _begun(date: Mention, tokens: Line, text: str) -> Line:
    """A date, without the "from" of a period of which the end stands behind: "from 1974 until"."""
    nodes = _within(date, tokens)
    behind = bisect_left(tokens, date.end, key=lambda node: node.start)
    if len(nodes) < 2 or nodes[0].norm != "from" or norm_at(tokens, behind) not in _LINKING:
        return [date]
    rest = nodes[1:]
    return [nodes[0], spanning(rest, DATE, read_date(words_of(rest)), text)]


def _ends(date: Mention, tokens: Line, text: str) -> Line:
    """The two days or months of a range and the words about them, where both tell their year."""
    nodes = _within(date, tokens)
    links = [at for at, node in enumerate(nodes) if node.norm in _LINKING]
    first = 1 if nodes[0].norm == "from" else 0
    if len(links) != 1 or not first < links[0] < len(nodes) - 1:
        return ()
    sides = nodes[first : links[0]], nodes[links[0] + 1 :]
    if not all(len(side) > 1 and any(map(_is_year, side)) for side in sides):
        return ()
    start, end = (spanning(side, DATE, read_date(words_of(side)), text) for side in sides)
    return [*nodes[:first], start, nodes[links[0]], end]


def _anniversary(date: Mention, tokens: Line, text: str) -> Line:
    """The words of "the 50th anniversary of the 1976", and the date behind them, or "on Monday"."""
    nodes = _within(date, tokens)
    at = next((at for at, node in enumerate(nodes, 1) if node.norm == "anniversary"), len(nodes))
    if norm_at(nodes, at) == "of":
        at += 2 if norm_at(nodes, at + 1) in grammar("article", "possessive") else 1
    if at >= len(nodes):
        return ()
    rest = nodes[at:]
    return [*nodes[:at], spanning(rest, DATE, read_date(words_of(rest)), text)]


_LINKING = frozenset(["to", "until", "–"])


def _is_before_year(line: Line) -> bool:
    """Whether words show that a number is a year: "in 1976", "anniversary of the 1976 flood"."""
    last = [node.norm for node in line[-3:]]
    is_kept = last[:2] == ["anniversary", "of"]
    return is_kept or norm_at(line, len(line) - 1) in _before_years()


@cache
def _before_years() -> frozenset[str]:
    return grammar("of time") | {"from", "to", "born", "–"}


def _is_range_of_years(date: Mention) -> bool:
    return sum(_is_year(part) for part in date.parts) == 2


def _is_year(node: Node) -> bool:
    return node.kind == DIGITS and may_be_year(node.norm)


def _year(node: Node, text: str) -> Node:
    return spanning([node], DATE, read_date(node.text), text) if _is_year(node) else node


def _with_amounts(line: Line, text: str) -> Line:
    """The line with a mention in place of each single figure, its unit included."""
    made: list[Node] = []
    at = 0
    while at < len(line):
        read = read_figure(line, at) if _may_begin(line, at) else None
        past = _past_point(line, read)
        if read is None or not (past or _is_figure(line, at, read)):
            made.append(line[at])
            at += 1
            continue
        end = read[1] - is_followed_by_in(line, read[1] - 1, line[at : read[1]])
        end = max(end, past)
        value = read_quantity(words_of(line[at:end]))
        made += [spanning(line[at:end], AMOUNT, value, text)] if value.readings else line[at:end]
        at = end
    return made


def _as_money(line: Line) -> Line:
    """The line, its pounds read as money first where others are: "18 million pounds"."""
    amounts = [one for one in line if isinstance(one, Mention) and one.kind == AMOUNT]
    words = {measure_of(one).unit.printed for one in amounts if measure_of(one).unit.is_money}
    if not words:
        return line
    return [_money_first(one, words) if isinstance(one, Mention) else one for one in line]


def _money_first(one: Mention, words: Collection[str]) -> Mention:
    """A figure in one of some words for money, with what it is as money before all else."""
    is_so = one.kind == AMOUNT and measure_of(one).unit.printed in words
    return replace(one, value=_by_money(one.value)) if is_so else one


def _by_money(value: Quantity) -> Quantity:
    ordered = tuple(sorted(value.readings, key=lambda each: not each.unit.is_money))
    return value if ordered == value.readings else replace(value, readings=ordered)


def read_nodes(nodes: Line, text: str) -> Mention:
    """Some nodes with a figure as one; money first where its figure is so in the sentence."""
    value = read_quantity(text[nodes[0].start : nodes[-1].end])
    amounts = (one for one in nodes if isinstance(one, Mention) and one.kind == AMOUNT)
    is_money = any(measure_of(one).unit.is_money for one in amounts)
    return spanning(nodes, AMOUNT, _by_money(value) if is_money else value, text)


def _without_asides(line: Line) -> Line:
    """The line without what only goes along between commas: "Sales, the firm said, rose"."""
    commas = [at for at, node in enumerate(line) if node.norm == ","]
    kept: list[Node] = []
    end = 0
    for before, behind in pairwise(commas):
        if before >= end and _is_aside(line[before + 1 : behind]):
            kept += line[end:before]
            end = behind
    return [*kept, *line[end:]]


def _is_aside(nodes: Line) -> bool:
    """Whether words without a figure tell who says what stands around them, or describe it.

    As in "the company said on Monday", "according to", "which is led by", "helped by a weak".
    """
    is_telling = any(one.kind == AMOUNT or re.search(r"\d", one.text) for one in nodes)
    if not 1 < len(nodes) <= _MOST_ASIDE or is_telling:
        return False
    first, second = (node.norm for node in nodes[:2])
    is_done = first.endswith("ed") or first in words_in("tenses", "past", "participles")
    if first in grammar("relative") or (is_done and second in grammar("preposition")):
        return all(node.kind != DATE for node in nodes)
    return (first, second) == ("according", "to") or any(says(n.norm) == "say" for n in nodes)


def _past_point(line: Line, read: ReadFigure | None) -> int:
    """Where a part of a point or a percent ends: "a quarter of a percentage point"; 0 for none."""
    if read is None or read[0].numeral.style not in (Style.PART, Style.PART_OF_TEN):
        return 0
    here = read[1] + (norm_at(line, read[1]) == "of")
    here += norm_at(line, here) in ("a", "one")
    here += norm_at(line, here) == "percentage"
    return here + 1 if norm_at(line, here) in ("point", "percent") else 0


def _may_begin(line: Line, at: int) -> bool:
    node = line[at]
    is_beginning = node.kind in figure_beginnings() or node.norm in figure_beginnings()
    return (is_beginning or node.norm == "the") and begins_figure(line, at)


def _is_figure(line: Line, at: int, read: ReadFigure) -> bool:
    """Whether a number is told: not "the fourth quarter", nor "a year"."""
    figure, end = read
    is_part = end == at + 1 and figure.numeral.style in (Style.PART, Style.PART_OF_TEN)
    is_noun = end == at + 1 and _is_pronoun(line, at)
    return not (figure.is_article or is_noun or (is_part and not _is_half_of_figure(line, at)))


def _is_pronoun(line: Line, at: int) -> bool:
    """Whether "one" stands for a thing told before: "the old one, which"."""
    naming = grammar("article", "possessive", "demonstrative")
    is_led = norm_at(line, at - 2) in naming and line[at - 1].kind == WORD
    follows = norm_at(line, at + 1)
    is_alone = not follows.isalnum() or follows in grammar("relative", "be", "preposition")
    return norm_at(line, at) == "one" and is_led and is_alone


def _is_half_of_figure(line: Line, at: int) -> bool:
    """Whether half of a figure is told: "fell by half, from 120", "half of the 40 members".

    Also where percent tell it again, as in "half of the members, or 52 percent". Not in "by half
    past nine", "half of the members".
    """
    if norm_at(line, at) != "half":
        return False
    if norm_at(line, at - 1) == "by":
        return norm_at(line, at + 1) in (",", "from", "to")
    if norm_at(line, at + 2) in _OF_WHOM:
        return norm_at(line, at + 3) == ","
    whole = at + 2 + (norm_at(line, at + 2) in grammar("article", "possessive"))
    is_number = whole < len(line) and is_of_number(line[whole])
    return norm_at(line, at + 1) == "of" and (is_number or _is_told_again(line, at))


_PERCENT = frozenset(["%", "percent", "per"])
_OF_WHOM = frozenset(["whom", "which", "them"])


def _is_told_again(line: Line, at: int) -> bool:
    """Whether a percentage stands in brackets or behind "or", soon behind a word for a part."""
    for here in range(at + 2, min(at + _MOST_IN_BRACKETS, len(line) - 2)):
        if norm_at(line, here) == "," and norm_at(line, here + 2) in _PERCENT:
            return norm_at(line, here + 3) == ","
        if norm_at(line, here) == "(" or (norm_at(line, here), norm_at(line, here + 1)) == (
            ",",
            "or",
        ):
            return any(norm_at(line, end) in _PERCENT for end in range(here + 2, here + 5))
    return False


def _cut(line: Line, starts: Sequence[int]) -> Iterator[Line]:
    """The sentences of a line, which a mention may run across."""
    begins = [node.start for node in line]
    cuts = sorted({bisect_left(begins, start) for start in starts} | {len(line)})
    yield from (line[at:end] for at, end in pairwise(cuts))


def _may_count(node: Node) -> bool:
    """Whether a node is a date, or may tell how many: digits, or a word for a number."""
    return node.kind in _COUNTING or node.norm in _numbers()


_COUNTING = frozenset([DATE, DIGITS, FRACTION])


@cache
def _numbers() -> frozenset[str]:
    return frozenset([*cardinals(), *scales(), *part_beginnings()])


def hedged_from(line: Line, at: int) -> int:
    """Where the hedges of the figure at a place begin; the place itself where it has none."""
    for start in range(max(at - _MOST_HEDGES, 0), at):
        hedge = read_hedges_before(line, start) if line[start].kind == WORD else None
        if hedge is not None and hedge[1] == at:
            return start
    return at


def figure_ends(line: Line, at: int) -> Iterator[tuple[int, Line]]:
    """A figure with its hedge and noun, then without the noun, then past a restatement."""
    hedge = read_hedges_before(line, at) if line[at].kind == WORD else None
    here = hedge[1] if hedge else at
    if kind_at(line, here) != AMOUNT:
        return
    noun = noun_end(line, here + 1)
    for end in dict.fromkeys([noun, here + 1]):
        yield end, line[at:end]
    for end in dict.fromkeys([noun, here + 1]):
        past = _past_brackets(line, end)
        if past:
            yield past, line[at:end]


def noun_end(line: Line, at: int) -> int:
    """Where a counted noun ends that stands right behind a bare number.

    Behind a sum of money none does: "$90 million consists of".
    """
    figure = line[at - 1] if at else None
    if isinstance(figure, Mention) and figure.kind == AMOUNT and measure_of(figure).unit.is_money:
        return at
    end = noun_words(line, at) if at < len(line) else at
    is_short = 0 < end - at <= _MOST_NOUN
    return end if is_short and is_plural(line, end - 1, end) else at


def _past_brackets(line: Line, at: int) -> int | None:
    if norm_at(line, at) != "(":
        return None
    reach = range(at + 1, min(at + _MOST_IN_BRACKETS, len(line)))
    close = next((here for here in reach if line[here].norm == ")"), None)
    return close + 1 if close else None


def is_single_figure(value: Quantity) -> bool:
    """Whether words give one number."""
    readings = value.readings
    return bool(readings) and all(one.form is Form.SINGLE for one in readings)


def measure_of(mention: Mention) -> Measure:
    """What a figure measures, as it is read first."""
    measure: Measure = mention.value.readings[0]
    return measure


def number_of(mention: Mention) -> Fraction:
    """The first number of a figure."""
    return measure_of(mention).numerals[0].value


def dimension_of(mention: Mention) -> str:
    """The dimension of a figure."""
    return measure_of(mention).unit.dimension


MOST_APART = 2
"""How many times as large, or as small, a slip makes a figure; what is farther off is another."""


def is_but_for_slip(one: Fraction, other: Fraction) -> bool:
    """Whether a number may be another above nothing, or a slip for it."""
    less, more = sorted((one, other))
    return 0 < more <= MOST_APART * less


CLAUSE_ENDS = frozenset([",", ".", ";", ":", ")", "–"])


def before(line: Line, figure: Mention) -> Line:
    """The nodes before a figure with its hedges."""
    return [node for node in line if node.end <= figure.start]


def behind(line: Line, figure: Mention) -> Line:
    """The nodes behind a figure with its noun."""
    return [node for node in line if node.start >= figure.end]


def between(line: Line, one: Mention, other: Mention) -> Line:
    """The nodes from behind one figure to before another."""
    return [node for node in line if one.end <= node.start < other.start]


def clause_behind(line: Line, figure: Mention) -> Line:
    """The nodes behind a figure, as far as a comma or the like."""
    return [*takewhile(lambda node: node.norm not in CLAUSE_ENDS, behind(line, figure))]


def clause_before(line: Line, at: int) -> Iterator[int]:
    """The places before one in its clause, the nearest first."""
    ends = CLAUSE_ENDS - {".", ")"} | {"and"}
    return takewhile(lambda here: norm_at(line, here) not in ends, range(at - 1, -1, -1))


def amounts_in(nodes: Line) -> list[Mention]:
    """The single figures among some nodes."""
    return [node for node in nodes if isinstance(node, Mention) and node.kind == AMOUNT]


def norms_of(nodes: Line) -> list[str]:
    """The norms of some nodes."""
    return [node.norm for node in nodes]


def words_told(nodes: Line) -> set[str]:
    """The words of some nodes, those within dates and figures among them."""
    return {word for node in nodes for word in node.text.casefold().split()}


def place_of(line: Line, mention: Mention) -> int:
    """Where a mention stands on a line; raises ``StopIteration`` where it does not."""
    return next(at for at, node in enumerate(line) if node.start == mention.start)


def place_behind(line: Line, mention: Mention) -> int:
    """Where a line goes on behind a mention; its length where it does not."""
    return next((at for at, node in enumerate(line) if node.start >= mention.end), len(line))


def is_share(mention: Mention) -> bool:
    """Whether a figure is a share."""
    return dimension_of(mention) == "share"


def is_length(node: Node) -> bool:
    """Whether a node of a line is a length of time."""
    return isinstance(node, Mention) and node.kind == AMOUNT and dimension_of(node) == "time"


def is_age_or_day(line: Line, at: int) -> bool:
    """Whether a number is no part of a sum: "Ada Holm, 45, and", "May 12, 12 men", "2023 saw"."""
    before, number = norm_at(line, at - 1), line[at].text
    if number.isdigit() and (before in months() or may_be_year(number)):
        return noun_end(line, at + 1) == at + 1
    past = at + 3 if norm_at(line, at + 1) == "and" else at + 1  # "two suspects, 19 and 21, face"
    is_apart = norm_at(line, past) == ","
    return is_apart and before == "," and line[at - 2].kind == WORD
