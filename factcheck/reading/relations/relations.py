"""Relations told in words: "rose 24 % to 14.27 million from 11.49 million", "36 in all".

The orders in which running text tells them are rows of ``words/en/relations.txt``; a row is
matched over the figures and dates of one sentence. Where the words leave open which figure
belongs to which, nothing is told.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

from msgspec import Struct

from factcheck.reading.dates.ages_and_durations import anniversary_ends
from factcheck.reading.dates.date import DATE
from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.relations.across_sentences import shares_of_whole_before, told_across
from factcheck.reading.relations.balances import balances_in
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    amounts_in,
    clause_before,
    hedged_from,
    measure_of,
    number_of,
)
from factcheck.reading.relations.near_misses import near_misses_in
from factcheck.reading.relations.open_relations import is_open
from factcheck.reading.relations.relation_rows import (
    Bound,
    Matched,
    RelationRow,
    figures_at,
    first_match,
    places_of_rows,
    relation_rows,
)
from factcheck.reading.relations.relation_senses import PART, SENSE
from factcheck.reading.relations.totals import TOTAL, parts_told_next, totals_in
from factcheck.words import grammar


class ToldRelation(Struct, frozen=True):
    """A relation between figures or dates, as the words of one sentence tell it.

    ``form`` is the key of a ready relation (``change_from``), ``order`` where the words only say
    which of two is larger, ``part`` where they say that one is part of the other, ``fallen`` or
    ``risen`` where they give a change, its share and what it led to, ``led`` where they give a sum
    and its rise, ``at_least`` where two are parts of a third, ``sum`` where they are all of it,
    ``shares`` where they divide one whole into shares, ``product`` where they give a count, what
    each of it is and the whole, ``same`` where they give one share twice, ``rivals`` where two are
    shares of one whole, ``short`` where a part lacks so much of more than half of a whole,
    ``earlier`` where one date is before another, ``again`` where one day is told twice.
    ``told`` is the figure that follows from the others, none where the form is no ready relation.
    ``slots`` are the others, each under its name, those of a total, an average and a whole all
    under ``part``; ``words`` are those from the first to the last, which stand at ``start``.
    """

    form: str
    told: Mention | None
    slots: tuple[tuple[str, Mention], ...]
    words: str
    start: int
    end: int

    def holds(self, figure: Mention) -> bool:
        """Whether a figure is one of those that it is between."""
        both = [one for _, one in self.slots] + ([self.told] if self.told else [])
        return any(figure.start in range(one.start, one.end) for one in both)

    def slot(self, name: str) -> Mention:
        """The figure under a name; raises ``KeyError`` where the form has no such slot."""
        return dict(self.slots)[name]


def relations_in(sentences: Sequence[Line], text: str) -> tuple[ToldRelation, ...]:
    """The relations that a text tells in words, in order, by its ``figured_sentences``."""
    found = [one for sentence in sentences for one in _told_in(sentence, text)]
    for form, told, slots in balances_in(sentences, text):
        if not any(one.form == form and one.told == told for one in found):
            found.append(_telling(form, told, [*slots.items()], text))
    found.extend(
        _relation(form, bound, text) for form, bound in shares_of_whole_before(sentences, text)
    )
    found.extend([*_missed_in(sentences, found, text)])
    found = [one for one in found if not _takes_in(one, sentences)]
    for one, other in pairwise(sentences):
        if not text[one[-1].end : other[0].start].strip():
            across = told_across([*one, *other], text)
            found.extend(_relation(form, bound, text) for form, bound in across)
            found.extend(
                _telling(form, told, [("part", part) for part in parts], text)
                for form, told, parts in parts_told_next(one, other, text)
            )
    return tuple(sorted(found, key=lambda one: one.start))


def _takes_in(told: ToldRelation, sentences: Sequence[Line]) -> bool:
    """Whether a total is of what the sentence before tells, too: "He got 3 years. … 7 in all"."""
    at = bisect_right(sentences, told.start, key=lambda one: one[0].start) - 2
    if told.form != TOTAL or told.told is None or at < 0:
        return False
    numbers = [number_of(one) for one in amounts_in(sentences[at])]
    parts = (number_of(part) for name, part in told.slots if name == "part")
    return number_of(told.told) - sum(parts) in (*numbers, sum(numbers))


def _missed_in(
    sentences: Sequence[Line], found: Sequence[ToldRelation], text: str
) -> Iterator[ToldRelation]:
    """What sentences tell of figures that miss by a digit what others make, none told otherwise."""
    for sentence in sentences:
        for form, told, others in near_misses_in(sentence, text):
            bound = {**dict(others), **({_TOLD[form]: told} if told else {})}
            is_known = any(one.holds(told or others[0][1]) for one in found)
            if not (is_known or is_open(form, sentence, bound)):
                yield _telling(form, told, others, text)


def _told_in(sentence: Line, text: str) -> Iterator[ToldRelation]:
    """The relations of a sentence: those with the most slots first, none across another."""
    if sum(node.kind in (AMOUNT, DATE) or node.norm in anniversary_ends() for node in sentence) < 2:
        return
    found = [
        (order, at, matched)
        for at, order, row in places_of_rows(sentence)
        if (nearest := first_match(row, sentence, at, text, SENSE[row.form]))
        and (matched := _of_compared(row, sentence, at, nearest, text))
        and not is_open(row.form, sentence, matched[1])
    ]
    found.sort(key=lambda one: (-len(one[2][1]), -_reach(one[2]), one[0], one[1]))
    told = {relation_rows()[order].form for order, *_ in found}
    totals = list(totals_in(sentence, text)) if told <= {PART, "share_of"} else []
    for form, total, parts in totals:
        yield _telling(form, total, [("part", part) for part in parts], text)
    if totals:
        found = [one for one in found if relation_rows()[one[0]].form != PART]
    taken: list[tuple[int, int]] = []
    for order, at, (end, bound) in found:
        if not any(start < end and at < until for start, until in taken):
            taken.append((at, end))
            yield _relation(relation_rows()[order].form, bound, text)


def _of_compared(
    row: RelationRow, line: Line, at: int, matched: Matched, text: str
) -> Matched | None:
    """A match of the figure that is compared, where others stand before the one beside the comma.

    In "14 of the 40 seats, five more than the nine" it is the one that fits, and nothing is told
    where that may count something else; where none fits, it is the first that its clause has
    without a preposition.
    """
    end, bound = matched
    told = _AMOUNTS.get(row.form, ())[:1]
    if not row.opening or not told or row.opening in told or _fits(row, bound):
        return matched
    if _is_of_sum(row, line, at, bound):
        return None
    others = {
        here: {**bound, row.opening: figure}
        for here in range(at)
        if line[here].kind == AMOUNT
        for _, figure in [*figures_at(line, hedged_from(line, here), text)][:1]
    }
    makes_sense = SENSE[row.form]
    if fitting := next((other for other in others.values() if _fits(row, other)), None):
        return (end, fitting) if makes_sense(fitting) else None
    clause = sorted(clause_before(line, at)) if _is_governed(line, at) else []
    subjects = (others[here] for here in clause if here in others and not _is_governed(line, here))
    return end, next(filter(makes_sense, subjects), bound)


def _is_of_sum(row: RelationRow, line: Line, at: int, bound: Bound) -> bool:
    """Whether some of a list are compared: "41 of its 121, Berg's 12 and 9, one more than 61"."""
    change, base, last = (number_of(bound[name]) for name in (*_compared_with(row), row.opening))
    told = map(number_of, amounts_in(line[:at]))
    sums = [last]
    for number in islice(told, _MOST_ADDED):
        sums += [total + number for total in sums]
    return any(abs(total - base) == change for total in sums[1:])


_MOST_ADDED = 5


_AMOUNTS = {"change_from": ("change", "before"), "difference_of": ("difference", "")}


def _compared_with(row: RelationRow) -> tuple[str, str]:
    """The slots of what lies between two figures, and of the one that a row does not begin with."""
    told, base = _AMOUNTS[row.form]
    return told, base or next(name for name in ("smaller", "larger") if name != row.opening)


def _is_governed(line: Line, at: int) -> bool:
    """Whether a preposition stands before a figure: "of the 40", "in 38"."""
    start = hedged_from(line, at) - 1
    start -= norm_at(line, start) in grammar("article", "possessive")
    return norm_at(line, start) in grammar("preposition")


def _fits(row: RelationRow, bound: Bound) -> bool:
    """Whether what lies between two figures is as told: an amount, a share, or so many times.

    What measures something else fits by its bare numbers: "18 days, five more than the usual 13".
    """
    told, base = _compared_with(row)
    change, one, other = (measure_of(bound[each]) for each in (told, row.opening, base))
    is_of_unit = one.unit.name == other.unit.name and change.unit.name in ("", one.unit.name)
    is_rate = change.unit.dimension in ("ratio", "share") or other.unit.dimension == "share"
    if 0 in other.interval or (is_of_unit and not is_rate):
        return abs(one.interval - other.interval).meets(change.interval)
    is_alike = one.unit.dimension == other.unit.dimension
    first, second = (each.base_interval if is_alike else each.interval for each in (one, other))
    apart, times = abs(first - second), second.reciprocal()
    if change.unit.dimension == "ratio":
        possible = [first * times]
    elif change.unit.dimension == "share":
        possible = [apart * times, apart]
    else:
        possible = [apart.scaled(100) if other.unit.dimension == "share" else apart]
    told_as = change.base_interval if is_alike or is_rate else change.interval
    return any(each.meets(told_as) for each in possible)


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
