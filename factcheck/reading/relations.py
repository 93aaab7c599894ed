"""Relations told in words: "rose 24 % to 14.27 million from 11.49 million", "36 in all".

The orders in which running text tells them are rows of ``words/en/relations.txt``; a row is
matched over the figures and dates of one sentence. Where the words leave open which figure
belongs to which, nothing is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from msgspec import Struct

from factcheck.quantities.time import SECONDS_A_DAY
from factcheck.reading.changes import direction_of
from factcheck.reading.date import DATE
from factcheck.reading.engine import Line, Mention, Node, norm_at
from factcheck.reading.figured_sentences import (
    AMOUNT,
    dimension_of,
    figured_sentences,
    hedged_from,
    is_length,
    is_share,
    measure_of,
    number_of,
)
from factcheck.reading.nouns import is_plural
from factcheck.reading.prose import Prose
from factcheck.reading.relation_rows import (
    Bound,
    Matched,
    Row,
    figures_at,
    first_match,
    places_of_rows,
    relation_rows,
)
from factcheck.reading.relation_senses import AGAIN, AT_LEAST, ORDER, PART, PRODUCT, SENSE, SUM
from factcheck.reading.tokens import WORD
from factcheck.reading.totals import totals_in
from factcheck.words import grammar, phrases_of, words_in

_BOTH = 2  # dates that tell one day


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
        matched = first_match(row, line, at, text, SENSE[row.form])
        if not matched or not _is_of_one(row.form, line[:at]) or _are_harmed_otherwise(line):
            continue
        if row.form != SUM or not _has_further_count(line, matched[1]):
            yield _relation(row.form, matched[1], text)
            return


def _are_harmed_otherwise(line: Line) -> bool:
    """Whether some were killed and others hurt, who make no sum: "hurt 12. Another two died"."""
    told = {node.norm for node in line}
    return sum(not told.isdisjoint(words_in("topics", harm)) for harm in ("dead", "injured")) > 1


def _has_further_count(line: Line, bound: Bound) -> bool:
    """Whether a further part may follow: "the other three were found dead and one is missing"."""
    last = max(one.end for one in bound.values())
    return any(node.kind == AMOUNT and node.start >= last for node in line)


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
    if sum(node.kind in (AMOUNT, DATE) or node.norm == "anniversary" for node in sentence) < 2:
        return
    found = [
        (order, at, matched)
        for at, order, row in places_of_rows(sentence)
        if (nearest := first_match(row, sentence, at, text, SENSE[row.form]))
        and (matched := _of_compared(row, sentence, at, nearest, text))
        and not (row.form == ORDER and _is_second_of_clause(sentence, at, matched[1]))
        and not _is_told_otherwise(row.form, sentence, matched[1])
        and not (row.form in (PART, SUM) and _may_be_of_another(sentence, matched[1]))
        and not (row.form == SUM and _has_further_count(sentence, matched[1]))
        and not (_is_of_today(row.form, matched[1]) and _may_be_of_another_time(sentence, row.form))
    ]
    found.sort(key=lambda one: (-len(one[2][1]), -_reach(one[2]), one[0], one[1]))
    are_parts = all(relation_rows()[order].form == PART for order, *_ in found)
    totals = list(totals_in(sentence, text)) if are_parts else []
    for form, told, parts in totals:
        yield _telling(form, told, [("part", part) for part in parts], text)
    taken: list[tuple[int, int]] = []
    for order, at, (end, bound) in [] if totals else found:
        if not any(start < end and at < until for start, until in taken):
            taken.append((at, end))
            yield _relation(relation_rows()[order].form, bound, text)


def _of_compared(row: Row, line: Line, at: int, matched: Matched, text: str) -> Matched | None:
    """A match of the figure that is compared, where others stand before the one beside the comma.

    In "14 of the 40 seats, five more than the nine" it is the one that fits, and nothing is told
    where that may count something else; where none fits, it is the first that its clause has
    without a preposition.
    """
    end, bound = matched
    if not row.opening or row.form not in _AMOUNTS or _fits(row, bound):
        return matched
    others = {
        here: {**bound, row.opening: figure}
        for here in range(at)
        if line[here].kind == AMOUNT
        for _, figure in [*figures_at(line, hedged_from(line, here), text)][:1]
    }
    makes_sense = SENSE[row.form]
    if fitting := next((other for other in others.values() if _fits(row, other)), None):
        return (end, fitting) if makes_sense(fitting) else None
    clause = sorted(_clause_before(line, at)) if _is_governed(line, at) else []
    subjects = (others[here] for here in clause if here in others and not _is_governed(line, here))
    return end, next(filter(makes_sense, subjects), bound)


_AMOUNTS = {"change_from": ("change", "before"), "difference_of": ("difference", "")}


def _is_governed(line: Line, at: int) -> bool:
    """Whether a preposition stands before a figure: "of the 40", "in 38"."""
    start = hedged_from(line, at) - 1
    start -= norm_at(line, start) in grammar("article", "possessive")
    return norm_at(line, start) in grammar("preposition")


def _fits(row: Row, bound: Bound) -> bool:
    """Whether what lies between two figures is as told: an amount, a share, or so many times.

    What measures something else fits by its bare numbers: "18 days, five more than the usual 13".
    """
    told, base = _AMOUNTS[row.form]
    base = base or next(name for name in ("smaller", "larger") if name != row.opening)
    change, one, other = (measure_of(bound[name]) for name in (told, row.opening, base))
    if one.unit.dimension != other.unit.dimension or 0 in other.interval:
        return abs(one.interval - other.interval).meets(change.interval)
    apart, times = abs(one.base_interval - other.base_interval), other.base_interval.reciprocal()
    if change.unit.dimension == "ratio":
        possible = [one.base_interval * times]
    elif change.unit.dimension == "share":
        possible = [apart * times, apart]
    else:
        possible = [apart.scaled(100) if other.unit.dimension == "share" else apart]
    return any(one.meets(change.base_interval) for one in possible)


def _is_of_today(form: str, bound: Bound) -> bool:
    """Whether what is told holds on the day of publication alone."""
    return form == AGAIN or (form == "duration_of" and "end" not in bound)


def _may_be_of_another_time(line: Line, form: str) -> bool:
    """Whether what was so many years ago may be told at another time, or was said at one."""
    is_quoted = any(node.norm == '"' for node in line)
    most = _BOTH if form == AGAIN else 1
    return is_quoted or sum(node.kind == DATE for node in line) > most


def _is_second_of_clause(line: Line, at: int, bound: Bound) -> bool:
    """Whether the figure at a place may not be the one that is compared with what follows.

    In "a 78% chance of a cut to 3.5%, up from 65%" the chance is, which stands before it.
    """
    if line[at].kind != AMOUNT:
        return False
    reach = list(_clause_before(line, at))
    if any(norm_at(line, here) in words_in("changes", "of another") for here in reach):
        return True
    told = [line[here].value for here in reach if line[here].kind == AMOUNT]
    dimension = dimension_of(bound["smaller"])
    return any(one.readings and one.readings[0].unit.dimension == dimension for one in told)


def _is_told_otherwise(form: str, line: Line, bound: Bound) -> bool:
    """Whether the words around a change leave open what changed, or against what."""
    if form == PRODUCT:  # "300 at £20 each and 100 at £10 each"
        return sum("each" in node.text.split() for node in line) > 1
    if form == "age_of":
        return _is_of_nobody_born(line, bound)
    if form == "duration_of":
        return "end" in bound and (_is_interrupted(line, bound) or _is_of_stretch(line, bound))
    if form == "share_of":
        return _is_graded(line, bound)
    if form == AT_LEAST:
        return _is_of_others(line, bound)
    if form not in (ORDER, "change_from"):
        return False
    if _is_rate_of_money(line, bound) or _is_without_scale(line, bound):
        return True
    if "way" not in bound:
        return False
    if form == ORDER:
        return _may_be_noun(line, bound["way"]) or _are_ranks(line, bound)
    return _is_against_another(line, bound) or _goes_on_from_change(line, bound)


def _goes_on_from_change(line: Line, bound: Bound) -> bool:
    """Whether the same changed before, so that from where may be told of all: "rose 10%, then"."""
    way = bound["way"].start
    before = [node for node in line if node.end <= way]
    changes = [at for at, node in enumerate(before) if node.kind == AMOUNT and not is_length(node)]
    if not changes or any(one.start < way for one in bound.values()):
        return False
    linking = grammar("coordinator", "meanwhile", "of time") | {","}
    return all(node.norm in linking for node in before[changes[-1] + 1 :])


def _is_graded(line: Line, bound: Bound) -> bool:
    """Whether a share of a sum of money may be that of a part of it, as tax above a free sum is."""
    is_of_money = measure_of(bound["whole"]).unit.is_money
    return is_of_money and any(node.norm in words_in("topics", "graded") for node in line)


def _is_of_others(line: Line, bound: Bound) -> bool:
    """Whether another body may have voted than that before: "12 heard how the Senate voted 20-10".

    Before a score no other noun stands but behind a preposition: "the two members say the Senate".
    """
    whole, part, other = (bound[name] for name in ("whole", "part", "other"))
    between = [node for node in line if whole.start < node.start < part.start]
    if any(node.norm in words_in("topics", "of others") for node in between):
        return True
    is_score = other.start - part.end == 1
    return is_score and any(
        node.norm in grammar("article", "possessive") and before.norm not in grammar("preposition")
        for before, node in pairwise(between)
    )


def _is_of_nobody_born(line: Line, bound: Bound) -> bool:
    """Whether a number beside a birth may be no age, or that of somebody else than who was born.

    An age stands right behind a name, as in "Ada Holm, 47, who was born in 1959"; in "Ada Holm, a
    mother of four, was born", "the son of Ada Holm, 47, was born" and "Ada Holm, 47, the sister of
    Per, who was born" it is none, or of another.
    """
    age, born = bound["age"], bound["born"]
    before = [node for node in line if node.end <= age.start]
    between = [node for node in line if age.end <= node.start < born.start]
    if born.start < age.start:
        return not _is_led_as_age(line, age)
    if not _stands_behind_name(before, age):
        return True
    if [node.norm for node in between if node.norm in ("who", "was")] == ["was"]:
        return any(node.kind == AMOUNT or _is_preposition(node) for node in before)
    beside = takewhile(lambda node: node.norm not in ("who", "born"), between)
    return any(map(_is_preposition, beside))


def _is_interrupted(line: Line, bound: Bound) -> bool:
    """Whether a length of time may be that of two stretches, or of one less a gap.

    As in "for 20 years, from 1987 to 1997 and again from 2005 to 2015", "except for two in exile".
    """
    told = {node.norm for node in line}
    further = [
        at for at, node in enumerate(line) if node.kind == DATE and node.start > bound["end"].end
    ]
    is_second = any(norm_at(line, at - 1) == "from" for at in further)
    return is_second or not told.isdisjoint(words_in("topics", "interrupted"))


def _is_of_stretch(line: Line, bound: Bound) -> bool:
    """Whether years behind a length may be those of a stretch of it, of which more is said.

    As in "in prison for 27 years, from 1964 to 1982 on Robben Island"; not "from 1964 to 1982,
    and then".
    """
    length, end = bound["length"], bound["end"]
    is_kept = length.text.endswith("anniversary")
    if is_kept or end.start < length.start or measure_of(length).unit.worth <= _A_WEEK:
        return False
    behind = [node.norm for node in line if node.start >= end.end][:2]
    narrowing = grammar("preposition", "subordinator")
    is_apart = behind[:1] in ([","], ["and"]) and narrowing.isdisjoint(behind[1:])
    return not (is_apart or _CLOSING.issuperset(behind[:1]))


_A_WEEK = 7 * SECONDS_A_DAY
_CLOSING = frozenset([".", ";", ":", ")", "–", "!", "?"])


def _is_led_as_age(line: Line, age: Mention) -> bool:
    """Whether a number behind a birth is an age: "died in 2010, 79", "turned 80", not "79 of"."""
    before = "".join(f" {node.norm}" for node in line if node.end <= age.start)
    behind = next((node for node in line if node.start >= age.end), age)
    is_led = any(before.endswith(f" {led}") for led in phrases_of("topics")["leading to an age"])
    is_alone = behind.kind != WORD or behind.norm in words_in("topics", "behind an age")
    return is_alone and (is_led or age.text.startswith("aged"))


def _stands_behind_name(before: Line, age: Mention) -> bool:
    """Whether an age stands behind a name and a comma, or "the 47-year-old" opens a sentence."""
    if [node.norm for node in before] == ["the"]:
        return age.text.endswith(("old", "-year"))
    told = grammar("relative", "be", "have") | words_in("topics", "beside an age")
    *named, last = [node for node in before if node.norm not in told] or [age]
    return last.norm == "," and bool(named) and named[-1].text[:1].isupper()


def _is_preposition(node: Node) -> bool:
    return node.norm == "'s" or node.norm in grammar("preposition")


def _may_be_noun(line: Line, way: Mention) -> bool:
    """Whether a word of change may be a noun, whose verb or object another such word is.

    As in "growth eased to 2 percent from 3", "cut its forecast of growth to 2 percent from 3".
    """
    at, nouns = _place_of(line, way), words_in("changes", "nouns")
    others = (here for here in _clause_before(line, at) if norm_at(line, here) not in nouns)
    return line[at].norm in nouns or any(direction_of(line, here) for here in others)


def _are_ranks(line: Line, bound: Bound) -> bool:
    """Whether two whole numbers may be places in a table, in which what climbs has a lesser one.

    As in "Holm slipped to 42 from 39"; not in "the toll rose to 42 from 39", "arrests rose to 42".
    """
    numbers = [measure_of(bound[name]) for name in ("larger", "smaller")]
    are_places = all(
        not one.unit.name and one.low.text.isdigit() and one.low.value <= _LAST_PLACE
        for one in numbers
    )
    way = _place_of(line, bound["way"])
    is_counted = line[way - 1].text.islower() and is_plural(line, way - 1, way)
    tallied = words_in("numbered", "tallied", "harmed")
    return are_places and not is_counted and tallied.isdisjoint(node.norm for node in line)


_LAST_PLACE = 200  # of a table of countries


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
    ends = {one.end for one in figures if one.text[-1:].isdigit()}
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
    if any(
        norm_at(line, at + 1) == "the" and norm_at(line, at + 2) in words_in("changes", "rated")
        for at, node in enumerate(line)
        if node.norm == "to"
    ):
        return True
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
