"""Relations told in words: "rose 24 % to 14.27 million from 11.49 million", "36 in all".

The orders in which running text tells them are rows of ``words/en/relations.txt``; a row is
matched over the figures and dates of one sentence. Where the words leave open which figure
belongs to which, nothing is told.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct

from factcheck.quantities.measure import Unit
from factcheck.reading.changes import direction_of
from factcheck.reading.date import DATE
from factcheck.reading.engine import Line, Mention, norm_at, said
from factcheck.reading.figured_sentences import (
    AMOUNT,
    figured_sentences,
)
from factcheck.reading.prose import Prose
from factcheck.reading.relation_rows import (
    Bound,
    Matched,
    first_match,
    places_of_rows,
    relation_rows,
)
from factcheck.reading.tokens import WORD
from factcheck.reading.totals import dimension_of, is_share, measure_of, number_of, totals_in
from factcheck.text import may_be_year
from factcheck.words import grammar, words_in

_BOTH = 2  # dates that tell one day
ORDER, PART, LED, AT_LEAST = "order", "part", "led", "at_least"
FALLEN, RISEN = "fallen", "risen"
PRODUCT, SUM = "product", "sum"
SAME, RIVALS = "same", "rivals"
EARLIER, AGAIN = "earlier", "again"


class ToldRelation(Struct, frozen=True):
    """A relation between figures or dates, as the words of one sentence tell it.

    ``form`` is the key of a ready relation (``change_from``), ``order`` where the words only say
    which of two is larger, ``part`` where they say that one is part of the other, ``fallen`` or
    ``risen`` where they give a change, its share and what it led to, ``led`` where they give a sum
    and its rise, ``at_least`` where two are parts of a third, ``sum`` where they are all of it,
    ``shares`` where they divide one whole into shares, ``product`` where they give a count, what
    each of it is and the whole, ``same`` where they give one share twice, ``rivals`` where two are
    shares of one whole, ``earlier`` where one date is before another, ``again`` where
    one day is told twice.
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
    if sum(node.kind in (AMOUNT, DATE) for node in sentence) < 2:
        return
    found = [
        (order, at, matched)
        for at, order, row in places_of_rows(sentence)
        if (matched := first_match(row, sentence, at, text, _SENSE[row.form]))
        and not (row.form == ORDER and _is_second_of_clause(sentence, at, matched[1]))
        and not _is_told_otherwise(row.form, sentence, matched[1])
        and not (row.form in (PART, SUM) and _may_be_of_another(sentence, matched[1]))
        and not (row.form == AGAIN and _may_be_of_another_time(sentence))
    ]
    found.sort(key=lambda one: (-len(one[2][1]), -_reach(one[2]), one[0], one[1]))
    taken: list[tuple[int, int]] = []
    for order, at, (end, bound) in found:
        if not any(start < end and at < until for start, until in taken):
            taken.append((at, end))
            yield _relation(relation_rows()[order].form, bound, text)
    for form, told, parts in [] if taken else totals_in(sentence, text):
        yield _telling(form, told, [("part", part) for part in parts], text)


def _may_be_of_another_time(line: Line) -> bool:
    """Whether what was so many years ago may be told at another time, or was said at one."""
    is_quoted = any(node.norm == '"' for node in line)
    return is_quoted or sum(node.kind == DATE for node in line) > _BOTH


def _is_second_of_clause(line: Line, at: int, bound: Bound) -> bool:
    """Whether the figure at a place may not be the one that is compared with what follows.

    In "a 78% chance of a cut to 3.5%, up from 65%" the chance is, which stands before it.
    """
    if line[at].kind != AMOUNT:
        return False
    reach = list(_clause_before(line, at))
    if any(norm_at(line, here) in words_in("changes", "of another") for here in reach):
        return True
    told = [said(line[here]) for here in reach if line[here].kind == AMOUNT]
    dimension = dimension_of(bound["smaller"])
    return any(one.readings and one.readings[0].unit.dimension == dimension for one in told)


def _is_told_otherwise(form: str, line: Line, bound: Bound) -> bool:
    """Whether the words around a change leave open what changed, or against what."""
    if form == PRODUCT:  # "300 at £20 each and 100 at £10 each"
        return sum("each" in node.text.split() for node in line) > 1
    if form not in (ORDER, "change_from"):
        return False
    is_open = _is_rate_of_money(line, bound) or _is_without_scale(line, bound)
    if form == ORDER:
        return is_open or ("way" in bound and _may_be_noun(line, bound["way"]))
    return is_open or ("way" in bound and _is_against_another(line, bound))


def _may_be_noun(line: Line, way: Mention) -> bool:
    """Whether a word of change may be a noun, whose verb or object another such word is.

    As in "growth eased to 2 percent from 3", "cut its forecast of growth to 2 percent from 3".
    """
    at, nouns = _place_of(line, way), words_in("changes", "nouns")
    others = (here for here in _clause_before(line, at) if norm_at(line, here) not in nouns)
    return line[at].norm in nouns or any(direction_of(line, here) for here in others)


def _is_against_another(line: Line, bound: Bound) -> bool:
    """Whether a figure is set against another than that from which it changed.

    As in "up 14 to 164, against 422 a year ago", where it was 150 the week before.
    """
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    between = {node.norm for node in line if after.end <= node.start < before.start}
    if between.isdisjoint(words_in("changes", "against")):
        return False
    went = number_of(after) - number_of(before)
    is_other_way = went * direction_of(line, _place_of(line, bound["way"])) < 0
    is_amount = dimension_of(change) == dimension_of(before) and not is_share(change)
    return is_other_way or (is_amount and abs(went) > _MOST_APART * number_of(change))


_MOST_APART = 5  # times that a slip makes a change larger or smaller


def _is_without_scale(line: Line, bound: Bound) -> bool:
    """Whether a bare number shares what it counts with the next: "against 4.8 and 4.9 billion"."""
    figures = [one for one in bound.values() if one.kind == AMOUNT]
    ends = {one.end for one in figures if not measure_of(one).unit.name}
    return any(
        node.end in ends
        and norm_at(line, at + 1) in ("and", "or")
        and at + 2 < len(line)
        and line[at + 2].kind == AMOUNT
        for at, node in enumerate(line)
    )


def _place_of(line: Line, mention: Mention) -> int:
    return next(at for at, node in enumerate(line) if node.start == mention.start)


def _is_rate_of_money(line: Line, bound: Bound) -> bool:
    """Whether figures may be what one money costs in another, which falls as the other rises.

    As in "the yen rose to 104.2 to the dollar from 109.1"; so may a rank: "jumped to 22 from 40".
    """
    units = [measure_of(one).unit for one in bound.values() if one.kind == AMOUNT]
    rated = words_in("changes", "rated", "ranked")
    if not any(unit.name for unit in units) and any(node.norm in rated for node in line):
        return True
    if any(unit.name and not unit.is_money and unit.dimension != "share" for unit in units):
        return False
    return any(
        node.norm in words_in("changes", "against", "a unit")
        and not words_in("changes", "rated").isdisjoint(
            norm_at(line, here) for here in range(at + 1, at + 4)
        )
        for at, node in enumerate(line)
    )


def _clause_before(line: Line, at: int) -> Iterator[int]:
    return takewhile(lambda here: norm_at(line, here) not in _CLAUSE_ENDS, range(at - 1, -1, -1))


def _may_be_of_another(line: Line, bound: Bound) -> bool:
    """Whether a part that is above its whole may be one of something else told before that.

    As in "36 people in five towns, 12 of them children", "from five towns, 12 of them ports".
    """
    part, whole = bound["part"], bound["whole"]
    if number_of(part) <= number_of(whole):
        return False
    is_of_else = bool(measure_of(part).unit.name) and not measure_of(whole).unit.name
    behind = (node.norm for node in line if node.start > whole.start)
    if is_of_else or not words_in("nouns", "groups").isdisjoint(behind):
        return True
    before = [node for node in line if node.start < whole.start]
    if not before or part.start < whole.start:
        return False
    led = before[-2:] if before[-1].norm in grammar("article", "possessive") else before[-1:]
    is_placed = led[0].norm != "of" and led[0].norm in grammar("preposition")
    return is_placed or any(node.kind == AMOUNT for node in before)


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


def _are_alike(one: Mention, other: Mention) -> bool:
    """Whether two figures measure the same; of counts, count the same where both say what."""
    first, second = measure_of(one).unit, measure_of(other).unit
    if first.dimension != second.dimension:
        return False
    return first.dimension != "count" or not (first.name and second.name) or _fit(first, second)


def _are_of_one_unit(one: Mention, other: Mention) -> bool:
    """Whether neither says the other, or a third, again in another unit: "to 41 F (5 C)"."""
    first, second = ({each.unit.name for each in said.value.readings} for said in (one, other))
    is_free = measure_of(one).unit.is_money or dimension_of(one) == "count"
    return _are_alike(one, other) and (is_free or not first.isdisjoint(second))


def _fit(first: Unit, second: Unit) -> bool:
    return first.name.split()[-1] == second.name.split()[-1]


def _changes(bound: Bound) -> bool:
    """Whether a change can be one between two figures: in percent, points, times or alike."""
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    if not _are_alike(before, after) or _is_bare_and_small(before, after) or _is_year(before):
        return False
    dimension = dimension_of(change)
    if dimension == "percentage points":
        return is_share(before) or not measure_of(before).unit.name
    if dimension == "count":
        return dimension_of(before) == "count" and _are_alike(change, before)
    is_of_else = re.search(r"\btimes \w|\bper \d", change.text)
    is_rate = dimension in ("share", "ratio") and not is_of_else
    return is_rate or _are_of_one_unit(change, before)


def _leads_to(bound: Bound) -> bool:
    """Whether a change, its share and what it led to can be of one thing.

    A bare number is an index where it is written as one: "at 4,876.5", not "at 1130 GMT".
    """
    change, after = bound["change"], bound["after"]
    is_bare = not measure_of(after).unit.name
    is_level = not is_bare or ("," in after.text and number_of(after) > number_of(change))
    has_share = is_share(bound["share"]) and not is_share(change)
    return has_share and is_level and _are_alike(change, after)


def _is_year(one: Mention) -> bool:
    """Whether a number may be a year: "up 2.9 percent on 1986", "its 1985 preferred shares"."""
    return may_be_year(one.text.split()[0])


def _is_bare_and_small(one: Mention, other: Mention) -> bool:
    """Whether two numbers without a unit are places in a row, parts of a score, or odds to 1."""
    numbers = [abs(number_of(each)) for each in (one, other) if not measure_of(each).unit.name]
    return len(numbers) == 2 and (max(numbers) <= 10 or min(numbers) == 1)


def _orders(bound: Bound) -> bool:
    """Whether one plain figure is less than the other; "lost from 30 to 50 men" tells a range."""
    larger, smaller = bound["larger"], bound["smaller"]
    is_lost = "way" in bound and bound["way"].text.casefold() == "lost"
    plain = not (is_lost or any(measure_of(one).hedge for one in (larger, smaller)))
    return plain and _are_alike(larger, smaller) and not _is_bare_and_small(larger, smaller)


def _leads_up(bound: Bound) -> bool:
    """Whether it is a sum of money that rose: a share or degrees may rise by more."""
    return _orders(bound) and measure_of(bound["smaller"]).unit.is_money


def _parts(bound: Bound) -> bool:
    """Whether a count can be a part of another: of the same, or some of the people told of."""
    part, whole = bound["part"], bound["whole"]
    if any(dimension_of(one) != "count" or measure_of(one).hedge for one in (part, whole)):
        return False
    if _is_year(whole):
        return False
    some, everybody = (measure_of(one).unit.name for one in (part, whole))
    are_people = everybody in words_in("topics", "anybody") and some in words_in("nouns", "people")
    return are_people or _are_alike(part, whole) or number_of(part) <= number_of(whole)


def _counts(bound: Bound) -> bool:
    """Whether two parts and their whole are plain counts."""
    return all(
        dimension_of(bound[name]) == "count" and not measure_of(bound[name]).hedge
        for name in ("part", "other", "whole")
    )


def _adds(bound: Bound) -> bool:
    """Whether the two parts count the same, as far as they say."""
    return _counts(bound) and _are_alike(bound["part"], bound["other"])


def _makes_up(bound: Bound) -> bool:
    """Whether two parts and their whole count the same, or all count people."""
    part, other, whole = (bound[name] for name in ("part", "other", "whole"))
    names = [measure_of(one).unit.name for one in (part, other)]
    people = words_in("nouns", "people")
    anybody = people | words_in("topics", "anybody") | {""}
    is_of_people = measure_of(whole).unit.name in anybody and people.issuperset(names)
    return _counts(bound) and (is_of_people or (_adds(bound) and _are_alike(part, whole)))


def _repeats(bound: Bound) -> bool:
    """Whether one share is a fraction, and the other is in percent."""
    share, again = (bound[name] for name in ("share", "again"))
    return is_share(share) and is_share(again) and _is_percent(again) > _is_percent(share)


def _is_percent(mention: Mention) -> bool:
    return measure_of(mention).unit.name == "percent"


def _rivals(bound: Bound) -> bool:
    return all(_is_percent(bound[name]) for name in ("share", "other"))


def _are_of_years(bound: Bound) -> bool:
    """Whether two dates tell their years, a day without one may be of another; no "1920 barn"."""
    dates = [bound[name] for name in ("first", "then")]
    are_bare = not any(date.text.split()[0] in grammar("article") for date in dates)
    return are_bare and all(map(_tells_year, dates))


def _tells_year(date: Mention) -> bool:
    return re.search(r"\b\d{4}\b", date.text) is not None


def _counts_back(bound: Bound) -> bool:
    """Whether one of two dates is a day, month or year, the other how long ago that is."""
    date, ago = bound["date"], bound["ago"]
    is_span = any(one.granularity == "span" for one in date.value.readings)
    if is_span or not _tells_year(date) or not ago.text.endswith("ago"):
        return False
    told, counted = date.value.widest, ago.value.widest
    if told is None or counted is None or told.is_open or counted.is_open:
        return False
    return not 0 < told.days_apart(counted) <= _A_YEAR  # "three years ago" may miss its year by one


_A_YEAR = 366  # days


def _multiplies(bound: Bound) -> bool:
    amount, count, each = (bound[name] for name in ("amount", "count", "each"))
    is_counted = dimension_of(count) == "count" and not measure_of(count).unit.is_money
    return is_counted and dimension_of(each) != "count" and _are_of_one_unit(amount, each)


def _shares(bound: Bound) -> bool:
    share, part, whole = (bound[name] for name in ("share", "part", "whole"))
    has_no_share = not (is_share(part) or is_share(whole))
    is_whole = _are_alike(part, whole) or number_of(part) <= number_of(whole)
    return (
        is_share(share) and has_no_share and is_whole and dimension_of(part) == dimension_of(whole)
    )


def _differs(bound: Bound) -> bool:
    difference, larger, smaller = (bound[n] for n in ("difference", "larger", "smaller"))
    if not _are_alike(larger, smaller) or is_share(larger):
        return False
    is_larger = measure_of(larger).low.value >= measure_of(smaller).low.value
    return is_larger and dimension_of(difference) == dimension_of(larger)


def _rates(bound: Bound) -> bool:
    average, amount, per = (dimension_of(bound[name]) for name in ("average", "amount", "per"))
    return average == f"{amount}/{per}"


def _ages(bound: Bound) -> bool:
    age = measure_of(bound["age"])
    is_plain = age.unit.dimension in ("count", "time") and age.numerals[0].value.denominator == 1
    return is_plain and age.unit.name in ("", "year") and age.low.value < _OLDEST


_OLDEST = 125  # years: nobody was older


def _lasts(bound: Bound) -> bool:
    return dimension_of(bound["length"]) == "time"


_SENSE = {
    "change_from": _changes,
    ORDER: _orders,
    PART: _parts,
    AT_LEAST: _adds,
    SUM: _makes_up,
    SAME: _repeats,
    RIVALS: _rivals,
    EARLIER: _are_of_years,
    AGAIN: _counts_back,
    LED: _leads_up,
    FALLEN: _leads_to,
    RISEN: _leads_to,
    "share_of": _shares,
    PRODUCT: _multiplies,
    "difference_of": _differs,
    "rate_of": _rates,
    "age_of": _ages,
    "duration_of": _lasts,
}
