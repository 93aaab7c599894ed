"""Relations told in words: "rose 24 % to 14.27 million from 11.49 million", "36 in all".

The orders in which running text tells them are rows of ``words/en/relations.txt``; a row is
matched over the figures and dates of one sentence. Where the words leave open which figure
belongs to which, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from fractions import Fraction
from functools import cache
from itertools import pairwise, takewhile

from msgspec import Struct

from factcheck.quantities.measure import Measure, Unit
from factcheck.reading.date import DATE
from factcheck.reading.engine import Line, Mention, spanning
from factcheck.reading.figured_sentences import (
    AMOUNT,
    figured_sentences,
    hedged_from,
    is_single_figure,
    noun_end,
)
from factcheck.reading.phrases import Phrases
from factcheck.reading.prose import Prose
from factcheck.reading.quantity import read_quantity
from factcheck.reading.relation_rows import (
    Bound,
    Matched,
    first_match,
    places_of_rows,
    relation_rows,
)
from factcheck.reading.tokens import WORD
from factcheck.reading.wording import norm_at, said
from factcheck.words.sections import grammar, phrases_of, words_in

ORDER, PART, LED, AT_LEAST = "order", "part", "led", "at_least"
FALLEN, RISEN = "fallen", "risen"
SHARES = "shares"


class ToldRelation(Struct, frozen=True):
    """A relation between figures or dates, as the words of one sentence tell it.

    ``form`` is the key of a ready relation (``change_from``), ``order`` where the words only say
    which of two is larger, ``part`` where they say that one is part of the other, ``fallen`` or
    ``risen`` where they give a change, its share and what it led to, ``led`` where they give a sum
    and its rise, ``at_least`` where two are parts of a third, ``shares`` where they divide one
    whole into shares. ``told`` is the figure that follows from the others, none for the last seven.
    ``slots`` are the others, each under its name, those of a total, an average and a whole all
    under ``part``; ``words`` are those from the first to the last, which stand at ``start``.
    """

    form: str
    told: Mention | None
    slots: tuple[tuple[str, Mention], ...]
    words: str
    start: int
    end: int

    def slot(self, name: str) -> Mention:
        """The figure under a name; raises ``KeyError`` where the form has no such slot."""
        return dict(self.slots)[name]


def relations_in(prose: Prose, dates: Sequence[Mention]) -> tuple[ToldRelation, ...]:
    """The relations that a text tells in words, in order, where its dates are known."""
    sentences, text = list(figured_sentences(prose, dates)), prose.text
    found = [one for sentence in sentences for one in _told_in(sentence, text)]
    for one, other in pairwise(sentences):
        if not text[one[-1].end : other[0].start].strip():
            found.extend(_told_across([*one, *other], text))
    return tuple(sorted(found, key=lambda one: one.start))


def _told_across(line: Line, text: str) -> Iterator[ToldRelation]:
    """The relation from one sentence to the next, where that goes on with "it", "he" or "she"."""
    for at, _, row in places_of_rows(line, is_across=True):
        matched = first_match(row, line, at, text, _SENSE[row.form])
        if matched and _is_of_one(row.form, line[:at]):
            yield _relation(row.form, matched[1], text)
            return


def _is_of_one(form: str, before: Line) -> bool:
    """Whether what stands before brings in nobody and nothing else: "her son was born", "31 of 48".

    Before "was born" stands a name alone, or "he"; before the first part of a sum no figure.
    """
    if form != "age_of":
        return not any(node.kind in (AMOUNT, DATE) for node in before)
    is_named = all(node.text[:1].isupper() for node in before if node.kind == WORD)
    return is_named and not any(node.norm in grammar("possessive") for node in before)


def _told_in(sentence: Line, text: str) -> Iterator[ToldRelation]:
    """The relations of a sentence: those with the most slots first, none across another."""
    if sum(node.kind in (AMOUNT, DATE) for node in sentence) < _FEWEST:
        return
    found = [
        (order, at, matched)
        for at, order, row in places_of_rows(sentence)
        if (matched := first_match(row, sentence, at, text, _SENSE[row.form]))
        and not (row.form == ORDER and _is_second_of_clause(sentence, at, matched[1]))
    ]
    found.sort(key=lambda one: (-len(one[2][1]), -_reach(one[2]), one[0], one[1]))
    taken: list[tuple[int, int]] = []
    for order, at, (end, bound) in found:
        if not any(start < end and at < until for start, until in taken):
            taken.append((at, end))
            yield _relation(relation_rows()[order].form, bound, text)
    yield from _totals(sentence, text, taken)


def _is_second_of_clause(line: Line, at: int, bound: Bound) -> bool:
    """Whether the figure at a place may not be the one that is compared with what follows.

    In "a 78% chance of a cut to 3.5%, up from 65%" the chance is, which stands before it.
    """
    if line[at].kind != AMOUNT:
        return False
    reach = takewhile(lambda here: norm_at(line, here) not in _CLAUSE_ENDS, range(at - 1, -1, -1))
    told = [said(line[here]) for here in reach if line[here].kind == AMOUNT]
    dimension = _dimension(bound["smaller"])
    return any(one.readings and one.readings[0].unit.dimension == dimension for one in told)


_CLAUSE_ENDS = frozenset([",", ";", ":", "–", "and"])


def _reach(matched: Matched) -> int:
    spans = [mention.span for mention in matched[1].values()]
    return min(start for start, _ in spans) - max(end for _, end in spans)


def _relation(form: str, bound: Bound, text: str) -> ToldRelation:
    name = _TOLD.get(form, "")
    slots = tuple((slot, one) for slot, one in bound.items() if slot not in (name, "way"))
    return _telling(form, _with_way(bound, name, text), slots, text)


def _with_way(bound: Bound, name: str, text: str) -> Mention | None:
    """The figure that follows from others; that of a change with the word that tells its way."""
    told, way = bound.get(name), bound.get("way")
    if told is None or way is None:
        return told
    start, end = min(told.start, way.start), max(told.end, way.end)
    return Mention(told.kind, start, end, text[start:end], told.value, told.gap, (told,))


def _telling(
    form: str, told: Mention | None, slots: Sequence[tuple[str, Mention]], text: str
) -> ToldRelation:
    spans = [one.span for _, one in slots] + ([told.span] if told else [])
    start, end = min(low for low, _ in spans), max(high for _, high in spans)
    return ToldRelation(form, told, tuple(slots), text[start:end], start, end)


_TOLD = {
    "change_from": "change",
    "share_of": "share",
    "difference_of": "difference",
    "rate_of": "average",
    "age_of": "age",
    "duration_of": "length",
    "total_of": "total",
}
"""Each form's figure that follows from the others."""


def _measure(mention: Mention) -> Measure:
    measure: Measure = mention.value.readings[0]
    return measure


def _number(mention: Mention) -> Fraction:
    return _measure(mention).numerals[0].value


def _dimension(mention: Mention) -> str:
    return _measure(mention).unit.dimension


def _are_alike(one: Mention, other: Mention) -> bool:
    """Whether two figures measure the same; of counts, count the same where both say what."""
    first, second = _measure(one).unit, _measure(other).unit
    if first.dimension != second.dimension:
        return False
    return first.dimension != "count" or not (first.name and second.name) or _fit(first, second)


def _are_of_one_unit(one: Mention, other: Mention) -> bool:
    """Whether neither says the other, or a third, again in another unit: "to 41 F (5 C)"."""
    first, second = ({each.unit.name for each in said.value.readings} for said in (one, other))
    is_free = _measure(one).unit.is_money or _dimension(one) == "count"
    return _are_alike(one, other) and (is_free or not first.isdisjoint(second))


def _fit(first: Unit, second: Unit) -> bool:
    return first.name.split()[-1] == second.name.split()[-1]


def _is_share(mention: Mention) -> bool:
    return _dimension(mention) == "share"


def _changes(bound: Bound) -> bool:
    """Whether a change can be one between two figures: in percent, points, times or alike."""
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    if not _are_alike(before, after) or _is_bare_and_small(before, after):
        return False
    dimension = _dimension(change)
    if dimension == "percentage points":
        return _is_share(before) or not _measure(before).unit.name
    if dimension == "count":
        return _dimension(before) == "count" and _are_alike(change, before)
    return dimension in ("share", "ratio") or _are_of_one_unit(change, before)


def _leads_to(bound: Bound) -> bool:
    """Whether a change, its share and what it led to can be of one thing.

    A bare number is an index where it is written as one: "at 4,876.5", not "at 1130 GMT".
    """
    change, after = bound["change"], bound["after"]
    is_bare = not _measure(after).unit.name
    is_level = not is_bare or ("," in after.text and _number(after) > _number(change))
    has_share = _is_share(bound["share"]) and not _is_share(change)
    return has_share and is_level and _are_alike(change, after)


def _is_bare_and_small(one: Mention, other: Mention) -> bool:
    """Whether two numbers without a unit are places in a row, or parts of a score."""
    return all(not _measure(each).unit.name and abs(_number(each)) <= 10 for each in (one, other))


def _orders(bound: Bound) -> bool:
    larger, smaller = bound["larger"], bound["smaller"]
    plain = not any(_measure(one).hedge for one in (larger, smaller))
    return plain and _are_alike(larger, smaller) and not _is_bare_and_small(larger, smaller)


def _leads_up(bound: Bound) -> bool:
    """Whether it is a sum of money that rose: a share or degrees may rise by more."""
    return _orders(bound) and _measure(bound["smaller"]).unit.is_money


def _parts(bound: Bound) -> bool:
    part, whole = bound["part"], bound["whole"]
    are_counts = all(_dimension(one) == "count" for one in (part, whole))
    return are_counts and not any(_measure(one).hedge for one in (part, whole))


def _sums(bound: Bound) -> bool:
    """Whether two parts and their whole are plain counts, of the same as far as they say."""
    parts = [bound[name] for name in ("part", "other", "whole")]
    counts = all(_dimension(one) == "count" and not _measure(one).hedge for one in parts)
    return counts and _are_alike(parts[0], parts[1])


def _shares(bound: Bound) -> bool:
    share, part, whole = (bound[name] for name in ("share", "part", "whole"))
    has_no_share = not (_is_share(part) or _is_share(whole))
    return _is_share(share) and has_no_share and _dimension(part) == _dimension(whole)


def _differs(bound: Bound) -> bool:
    difference, larger, smaller = (bound[n] for n in ("difference", "larger", "smaller"))
    if not _are_alike(larger, smaller) or _is_share(larger):
        return False
    return _dimension(difference) == _dimension(larger)


def _rates(bound: Bound) -> bool:
    average, amount, per = (_dimension(bound[name]) for name in ("average", "amount", "per"))
    return average == f"{amount}/{per}"


def _ages(bound: Bound) -> bool:
    age = _measure(bound["age"])
    is_plain = age.unit.dimension in ("count", "time") and age.numerals[0].value.denominator == 1
    return is_plain and age.unit.name in ("", "year") and age.low.value < _OLDEST


_OLDEST = 125  # years: nobody was older


def _lasts(bound: Bound) -> bool:
    return _dimension(bound["length"]) == "time"


_SENSE = {
    "change_from": _changes,
    ORDER: _orders,
    PART: _parts,
    AT_LEAST: _sums,
    LED: _leads_up,
    FALLEN: _leads_to,
    RISEN: _leads_to,
    "share_of": _shares,
    "difference_of": _differs,
    "rate_of": _rates,
    "age_of": _ages,
    "duration_of": _lasts,
}


_LISTING = frozenset([",", "and", "plus", ";"])
_BEFORE_TOTAL = frozenset([",", "–", ";", ":", "making"])
_FEWEST = 2  # parts of a total


def _totals(sentence: Line, text: str, taken: Sequence[tuple[int, int]]) -> Iterator[ToldRelation]:
    """Totals of all the figures of a sentence, and the shares of one whole that it lists."""
    ats = [at for at, node in enumerate(sentence) if node.kind == AMOUNT]
    figures = [] if taken or len(ats) < _FEWEST else _figures(sentence, ats, text)
    if not figures:
        return
    total = _total_behind(sentence, ats) or _total_before(sentence, ats)
    if total is not None:
        told = figures.pop(ats.index(total))
        if _add_up([told, *figures]):
            yield _telling("total_of", told, [("part", part) for part in figures], text)
    elif _is_broken_down(sentence, ats, figures):
        yield _telling("total_of", figures[0], [("part", part) for part in figures[1:]], text)
    elif shares := _divided(sentence, ats, figures):
        yield _telling(SHARES, None, [("part", part) for part in shares], text)


def _figures(line: Line, ats: Sequence[int], text: str) -> list[Mention]:
    """The figures at places, each with its noun; none where one is not told plainly."""
    found = [_figure(line, at, text) for at in ats]
    return [] if None in found else [one for one in found if one]


def _total_behind(line: Line, ats: Sequence[int]) -> int | None:
    """The last figure of a sentence, where it is that of all: "20 men and 16 women, 36 in all"."""
    if len(ats) <= _FEWEST:
        return None
    last = ats[-1]
    end = noun_end(line, last + 1)
    is_all = end < len(line) and _in_all().longest(line, end) is not None
    is_apart = any(norm_at(line, at) in _BEFORE_TOTAL for at in (last - 1, last - 2))
    return last if is_all and is_apart and _is_listed(line, ats[:-1]) else None


@cache
def _in_all() -> Phrases:
    return Phrases((words, None) for words in phrases_of("totals")["in all"])


def _total_before(line: Line, ats: Sequence[int]) -> int | None:
    """The first figure of a sentence, where a colon sets its parts behind it."""
    if len(ats) <= _FEWEST:
        return None
    first = ats[0]
    is_total = tuple(norm_at(line, first - k) for k in (2, 1)) == ("total", "of")
    colons = [at for at in range(first, ats[1]) if norm_at(line, at) in (":", "–")]
    return first if is_total and colons and _is_listed(line, ats[1:]) else None


def _is_listed(line: Line, ats: Sequence[int]) -> bool:
    """Whether a comma or "and" stands between each two figures of a list, and no other clause."""
    apart = words_in("totals", "no list") | {"("}
    return all(
        any(norm_at(line, at) in _LISTING for at in range(one, other))
        and not any(norm_at(line, at) in apart for at in range(one, other))
        for one, other in pairwise(ats)
    )


def _figure(line: Line, at: int, text: str) -> Mention | None:
    """The figure at a place with its noun; None where it is bounded, or several at once."""
    nodes = line[at : noun_end(line, at + 1)]
    value = read_quantity(text[nodes[0].start : nodes[-1].end])
    is_plain = is_single_figure(value) and hedged_from(line, at) == at
    return spanning(nodes, AMOUNT, value, text) if is_plain else None


def _add_up(figures: Sequence[Mention]) -> bool:
    """Whether figures are of one dimension, and none of them a share, a rate or a bare year.

    What the total counts may not be what only one of the parts counts: "6 sprays on 12 plots, 72
    plots in all" are a product.
    """
    dimensions = {_dimension(one) for one in figures}
    told, *parts = [_measure(one).unit.name.split()[-1:] for one in figures]
    if told and told in parts and any(part not in ([], told) for part in parts):
        return False
    return len(dimensions) == 1 and not dimensions & {"share", "time", "ratio", "temperature"}


def _is_broken_down(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> bool:
    """Whether behind a sum a colon or dash sets all its parts, or a comma places in which it is.

    "$64 million: $31 million from the state and $33 million from the town". Behind a comma there
    may be other places, and behind a colon other kinds ("12 rooms: three bedrooms and a hall"):
    those are parts of it only where they add up, or, of places, to more than there is.
    """
    if len(ats) <= _FEWEST or not _are_one_sum(line, ats[0], figures):
        return False
    tails = _tails(line, ats[1:])
    total, *parts = map(_number, figures)
    surplus = sum(parts) - total
    before = line[noun_end(line, ats[0] + 1) : ats[1]]
    is_money = _measure(figures[0]).unit.is_money
    if not tails or max(parts) >= total or not 0 < len(before) <= _MOST_BEFORE_PARTS:
        return False
    if before[-1].norm in _BEFORE_PARTS:
        is_closed = surplus > 0 or any(node.norm == "and" for node in line[ats[-2] : ats[-1]])
        is_all = is_closed and all(_is_of(tail, is_money=is_money) for tail in tails)
        return surplus == 0 or is_all
    is_placed = all(_is_of(tail, is_money=False) and tail[0].norm in _PLACING for tail in tails)
    is_alone = not any(node.norm in grammar("preposition") for node in line[: ats[1]])
    return before[-1].norm == "," and surplus >= 0 and is_placed and is_alone


_MOST_BEFORE_PARTS = 7  # nodes between a sum and its parts
_BEFORE_PARTS = frozenset([":", "–"])
_PLACING = frozenset(["in", "from"])
_DIVIDING = _PLACING | {"to"}
_SPENDING = _DIVIDING | {
    "for",
    "by",
    "on",
}  # of counts, those may be the same: "by road", "by boat"
_MOST_OF_PART = 5  # nodes that tell of which a part is: "from the port of Sund"
_LEAST_SUM = 1_000_000  # of money: less may be a price beside others, "$15: $12 for members"


def _are_one_sum(line: Line, at: int, figures: Sequence[Mention]) -> bool:
    """Whether figures are all large sums of one money, or all count what the first counts."""
    units = [_measure(one).unit for one in figures]
    is_spread = any(node.norm in words_in("totals", "no sum") for node in line)
    if is_spread or any(node.kind == DATE for node in line[at:]):
        return False
    if units[0].is_money:
        return len({one.name for one in units}) == 1 and _number(figures[0]) >= _LEAST_SUM
    is_counted = any(node.norm in words_in("numbered", "harmed") for node in line)
    return (bool(units[0].name) or is_counted) and {one.dimension for one in units} == {"count"}


def _tails(line: Line, ats: Sequence[int]) -> list[Line]:
    """What stands behind each figure of a list; none where more than a comma or "and" parts two."""
    tails = []
    for at, until in pairwise([*ats, len(line)]):
        start, end = noun_end(line, at + 1), until
        while end > start and norm_at(line, end - 1) in _ENDING:
            end -= 1
        if end == until < len(line):
            return []
        tails.append(line[start:end])
    last = [node.norm for node in tails[-1]]
    cut = next((k for k, norm in enumerate(last) if norm in _BEFORE_PARTS), len(last))
    return [*tails[:-1], tails[-1][:cut]]


_ENDING = frozenset([",", ";", "and", ".", "”", "!"])


def _is_of(tail: Line, *, is_money: bool) -> bool:
    """Whether words say of what a figure is a part, and no more: "from the state", "in Sund"."""
    if not 1 < len(tail) <= _MOST_OF_PART or tail[0].norm not in (
        _SPENDING if is_money else _DIVIDING
    ):
        return False
    start = 2 if tail[1].norm in grammar("article", "possessive") else 1
    is_named = all(node.text[:1].isupper() for node in tail[start:])
    is_short = tail[0].norm == "from" and len(tail) == start + 1
    return is_money or is_named or is_short


def _divided(line: Line, ats: Sequence[int], figures: Sequence[Mention]) -> Sequence[Mention]:
    """The shares of one whole, for something, against it and undecided; none where it is not sure.

    How many were asked may stand before them: "of 800 voters 52 percent were for it".
    """
    first = next((k for k, one in enumerate(figures) if _is_share(one)), len(figures))
    shares = figures[first:]
    if first > 1 or len(shares) < _FEWEST or not all(map(_is_share, shares)):
        return []
    tails = [" ".join(node.norm for node in tail) for tail in _tails(line, ats[first:])]
    sides = [_side(tail, is_first=not at) for at, tail in enumerate(tails)]
    return shares if sides and all(sides) and len(set(sides)) == len(sides) else []


def _side(tail: str, *, is_first: bool) -> str:
    """The side of a question that words tell; the question is told behind the first, or "it"."""
    pattern, table = _FIRST_SHARE if is_first else _LATER_SHARE, phrases_of("totals")
    taking = "|".join(table["taking"])
    told = {side: pattern.format(taking, "|".join(table[side])) for side in _SIDES}
    return next((side for side in _SIDES if re.fullmatch(told[side], tail)), "")


_FIRST_SHARE = r"(?:of (?:the )?\w+ )?(?:(?:{}) )?(?:{})(?: [\w']+){{0,4}}"
_LATER_SHARE = r"(?:(?:{}) )?(?:{})(?: it)?"
_SIDES = ("for", "against", "undecided")
