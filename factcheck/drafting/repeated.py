"""Figures that a text tells twice: in its headline, a caption or its first lines, and below.

What stands at the top is told again further down. Where no figure of the text bears it out, and
one of the same thing is a slip of the pen away from it (two digits exchanged, a digit or a zero
off, on the wrong side of "tops 350", a rise for a fall), one of the two is wrong.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from functools import cache
from itertools import combinations, islice, pairwise, takewhile

from msgspec import Struct

from factcheck.drafting.figures_apart import (
    STEM,
    agree,
    is_bracketed,
    is_change_and_level,
    is_compared,
    is_slip,
    leaves_rest,
    nodes_of,
    stems_of,
    tells_of_second,
    went_the_other_way,
)
from factcheck.names.tables import words_of
from factcheck.quantities import Measure
from factcheck.quantities.measure import Form, Hedge
from factcheck.reading.dates.datelines import dateline_end
from factcheck.reading.figures.restatements import RESTATEMENT, Restated
from factcheck.reading.grammar.calendar_words import months, weekdays
from factcheck.reading.grammar.engine import Line, Mention, kind_at
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.tokens import PARAGRAPH, WORD
from factcheck.reading.relations.figured_sentences import measure_of
from factcheck.reading.text import AGE, FIGURE, LENGTH, PERCENTAGE
from factcheck.text import Part, divide, headline_of
from factcheck.words import grammar, phrases_of, words_in

_REACH = 8  # nodes beside a figure in which words tell what it is of
_ROUNDED = Fraction(5, 100)  # of a count: what is nearer may be a rounding of it
_MOST_AT_TOP = 100  # figures that are looked for below: who tells more sums nothing up
_MOST_PARTS = 3  # figures that may make up one of the top


class RepeatedFigure(Struct, frozen=True):
    """A figure at the top of a text, the one below that it should be, and what both are of."""

    above: Mention
    below: Mention
    told_of: str


def find_repeated(prose: Prose, mentions: Sequence[Mention]) -> Iterator[RepeatedFigure]:
    """The figures at the top that none below bears out, each with the one that it should be."""
    figures = [one for one in map(stated, mentions) if is_plain(one)]
    tops = {one.start: _top_at(prose.text, one) for one in figures}
    for one in islice((each for each in figures if tops[each.start]), _MOST_AT_TOP):
        others = [
            each for each in figures if _is_below(each, one, tops) and is_age(each) == is_age(one)
        ]
        first = [each for each in others if tops[each.start] == _FIRST]
        others = first if is_age(one) else others
        small = [
            each
            for each in first
            if not _is_counted(one)
            or (_are_few(one, each) and (_is_more(each, one) or is_all_told(prose, one, each)))
        ]
        alone = [each for each in first if _is_only_count(prose, one, each, others)]
        likely = [
            each
            for each in others
            if (each in (*small, *alone) or is_slip(one, each))
            and not is_change_and_level(prose, one, each)
        ]
        likely = [
            each
            for each in likely
            if _are_of_one(prose, one, each) and not _is_listed(prose, each, figures)
        ]
        likely = [
            each
            for each in likely
            if each not in small or each in alone or not _is_counted(one) or harm_of(prose, one)
        ]
        if len({each.value.words for each in likely}) != 1 or _is_borne_out(prose, one, others):
            continue
        if not any(_is_one_of_many(prose, told, figures) for told in (one, likely[0])):
            yield RepeatedFigure(one, likely[0], harm_of(prose, one) or noun_of(one) or "figure")


def _is_listed(prose: Prose, one: Mention, figures: Sequence[Mention]) -> bool:
    """Whether a sentence counts the same again: "cuts Sund (20 jobs), Berg (90 jobs)".

    Each is a part of what the top tells, or of something else. In brackets it is where a short form
    seems to end the sentence, as well: "Berg, Ont. (90 jobs)".
    """
    first, end = prose.sentence(nodes_of(prose, one)[0])
    within = (
        each
        for each in figures
        if first <= nodes_of(prose, each)[0] < end
        or (is_bracketed(prose, one) and is_bracketed(prose, each))
    )
    return any(each is not one and noun_of(each) == noun_of(one) != "" for each in within)


def _is_one_of_many(prose: Prose, one: Mention, figures: Sequence[Mention]) -> bool:
    """Whether a sentence tells several figures of a kind, so that none of them sums it up."""
    first, end = prose.sentence(nodes_of(prose, one)[0])
    within = (each for each in figures if first <= nodes_of(prose, each)[0] < end)
    return sum(_dimension(each) == _dimension(one) for each in within) > _MOST_OF_A_KIND


_MOST_OF_A_KIND = 2


def _is_below(mention: Mention, top: Mention, tops: Mapping[int, str]) -> bool:
    """Whether a figure stands further down than one at the top; for a caption, anywhere else."""
    if tops[mention.start] == tops[top.start]:
        return False
    return mention.start > top.start or tops[top.start] == Part.CAPTION


def stated(mention: Mention) -> Mention:
    """The figure that is told again in another unit right behind it, or what is no such."""
    if mention.kind != RESTATEMENT:
        return mention
    restated: Restated = mention.value
    one = restated.stated
    start, end = mention.start, mention.start + len(one.words)
    return Mention(FIGURE, start, end, one.words, one, mention.gap, mention.parts)


def is_plain(mention: Mention) -> bool:
    """Whether a mention is one number of a measure."""
    if mention.kind not in (FIGURE, PERCENTAGE, AGE, LENGTH):
        return False
    readings: tuple[Measure, ...] = mention.value.readings
    return len(readings) == 1 and readings[0].form is Form.SINGLE


def _top_at(text: str, mention: Mention) -> str:
    """The part of a text in which all is told again: headline, caption, or first paragraph."""
    blocks = divide(text)
    number = bisect_left(blocks, mention.start + 1, key=lambda block: block[1]) - 1
    part = blocks[number][0]
    has_headline = headline_of(text) is not None
    is_told_first = number == has_headline
    is_headline = part is Part.HEADLINE and has_headline
    return str(part) if is_headline or part is Part.CAPTION else _FIRST * is_told_first


_FIRST = "summary"


def _is_set(prose: Prose, mention: Mention) -> bool:
    """Whether a sentence tells its own time or place: "on Friday", "in Leeds", "had fallen"."""
    nodes = _sentence(prose, mention)
    is_earlier = not _SETTING.isdisjoint(node.norm for node in nodes)
    return is_earlier or any(
        node.norm in grammar("preposition") and following.kind == WORD
        for node, following in pairwise(nodes)
    )


_SETTING = frozenset(["had", "before", "after"])


def is_age(mention: Mention) -> bool:
    """Whether a figure is an age: "aged 42", "a 42-year-old"."""
    return mention.kind == AGE or measure_of(mention).hedge is Hedge.AGED


def _is_compound(mention: Mention) -> bool:
    """Whether a mention is a length of time before what lasts it: "four-day", not "four days"."""
    return mention.kind == LENGTH and re.fullmatch(r"\w+-[a-z]+", mention.text) is not None


def _is_length(mention: Mention) -> bool:
    """Whether a mention is how long something lasts, in words of its own: "for six years"."""
    return mention.kind == LENGTH and not _is_compound(mention)


def _are_few(one: Mention, other: Mention) -> bool:
    """Whether two are counts of which the one below has one digit: one may be a slip."""
    first, second = measure_of(one), measure_of(other)
    if first.unit.dimension == "share" or first.hedge or second.hedge:
        return False
    return second.low.value < _TEN and first.low.value != second.low.value


_TEN = 10


def _is_counted(mention: Mention) -> bool:
    return not (is_age(mention) or _is_compound(mention))


def _is_more(one: Mention, other: Mention) -> bool:
    return measure_of(one).low.value > measure_of(other).low.value


def is_all_told(prose: Prose, one: Mention, other: Mention) -> bool:
    """Whether the lower of two counts is all that a text tells of what befell some people.

    Its paragraph then tells of nothing else that befell anybody, and of nobody else: not in "Two
    died there, and a third in hospital", "killed two and then himself", "and a boy drowned".
    """
    (first, end), norms = nodes_of(prose, other), prose.norms
    start, stop = _paragraph(prose, first)
    beside, harm = norms[start:first] + norms[end:stop], harm_of(prose, other)
    is_more_told = any(harmed().get(norm) == harm for norm in norms[stop:])
    is_further_told = sum(norm in harmed() for norm in beside) > 1 or any(
        norm[:1].isdigit() or norm in cardinals() for norm in beside
    )
    if is_more_told or is_further_told or _is_of_other_place(prose, one, other):
        return False
    more = words_in("topics", "more of them")
    return more.isdisjoint(norms[start:]) and words_in("topics", "somebody").isdisjoint(beside)


def _paragraph(prose: Prose, at: int) -> tuple[int, int]:
    """The first node of a paragraph behind its dateline, and where it ends."""
    opening = [place for place, node in enumerate(prose.line) if node.gap == PARAGRAPH]
    number, nodes = bisect_right(opening, at), len(prose.line)
    start = opening[number - 1] if number else 0
    return max(start, _body(prose)), opening[number] if number < len(opening) else nodes


def _body(prose: Prose) -> int:
    """The first node behind a text's dateline."""
    return bisect_left(prose.starts, dateline_end(prose.text))


def _is_of_other_place(prose: Prose, one: Mention, other: Mention) -> bool:
    """Whether a headline tells a place that the sentence of a lower figure does not."""
    places = {
        place.norm
        for before, place in pairwise(_sentence(prose, one))
        if before.norm in grammar("of place") | _IN and place.text[:1].isupper()
    }
    return not {node.norm for node in _sentence(prose, other)}.issuperset(places)


_IN = frozenset(["in", "at", "over"])


def _is_of_news(prose: Prose, one: Mention, other: Mention) -> bool:
    """Whether a lower count may only be of what the headline tells: no other day, place or tense.

    Neither in "Hamas to free three" and "freed four on Saturday", nor of one aside: "who seized
    30 in March".
    """
    norms = {node.norm for node in _sentence(prose, other)}
    is_timed = not (_is_length(one) or norms.isdisjoint(weekdays()))
    is_dated = is_timed or _is_of_event_before(prose, other)
    is_one_tense = _is_ahead(prose, one) == _is_ahead(prose, other)
    return is_one_tense and not (is_dated or _is_of_other_place(prose, one, other))


def _is_ahead(prose: Prose, mention: Mention) -> bool:
    """Whether a sentence tells of what may come, in a word for it or with "to" before a verb."""
    nodes, stems = _sentence(prose, mention), _stems(prose, mention)
    is_told = not words_in("topics", "ahead").isdisjoint(node.norm for node in nodes)
    return is_told or any(
        before.norm == "to" and verb.norm[:STEM] in stems for before, verb in pairwise(nodes)
    )


def _is_of_event_before(prose: Prose, mention: Mention) -> bool:
    """Whether a sentence tells a month, or aside of what went before: "who seized 30 guns"."""
    norms = {node.norm for node in _sentence(prose, mention)}
    return bool(norms & (_SETTING | months().keys() | words_in("topics", "going before")))


def _is_only_count(prose: Prose, one: Mention, other: Mention, others: Sequence[Mention]) -> bool:
    """Whether one other number is all that is told below of what a headline counts, by one verb.

    "Three freed" and "freed four", "jailed for seven years" and "was jailed for six years".
    """
    first, second = measure_of(one), measure_of(other)
    if not noun_of(one) or first.hedge or second.hedge:
        return False
    told = {measure_of(each).low.value for each in others if noun_of(each) == noun_of(one)}
    is_apart = abs(first.low.value - second.low.value) > _ROUNDED * second.low.value
    is_one_verb = bool(_stems(prose, one) & _stems(prose, other))
    is_alone = told == {second.low.value} and is_apart and is_one_verb
    return is_alone and _is_of_news(prose, one, other)


def _are_of_one(prose: Prose, one: Mention, other: Mention) -> bool:
    """Whether the words around tell two figures to be of one thing, at one time."""
    both = (one, other)
    if any(is_of_another_time(prose, each, _SPAN) or is_further(prose, each) for each in both):
        return False
    if any(is_compared(prose, each) for each in both):
        return False
    harms = harm_of(prose, one), harm_of(prose, other)
    if _is_length(one) and _is_of_relative(prose, other):
        return False
    if is_age(one):
        return harms == ("dead", "dead") and not _is_of_relative(prose, other)
    if _is_compound(one):
        is_one_thing = _lasting(prose, one) == _lasting(prose, other) != ""
        return is_one_thing and not _is_of_event_before(prose, other)
    nouns = {noun_of(each) for each in both}
    is_one_noun = len(nouns) == 1 and "" not in nouns
    if any(harms):
        is_anybody = words_in("topics", "anybody").union([""]).issuperset(nouns)
        return harms[0] == harms[1] and (is_one_noun or is_anybody)
    if measure_of(one).unit.dimension == "count":
        return is_one_noun and not leaves_rest(prose.text)
    if any(is_size_of_thing(prose, each) for each in both):
        return False
    if went_the_other_way(one, other) and any(_is_set(prose, each) for each in both):
        return False
    return bool(_stems(prose, one) & _stems(prose, other))


def _lasting(prose: Prose, mention: Mention) -> str:
    """The unit of a length of time, and what lasts so long: "day strike".

    Empty where a preposition leads it, as in "a week after a five-day strike".
    """
    first, end = nodes_of(prose, mention)
    first -= prose.norm(first - 1) in grammar("article", "possessive")
    is_led = prose.norm(first - 1) in grammar("preposition", "of time")
    is_of_noun = _is_compound(mention) and prose.line[end].kind == WORD and not is_led
    return f"{measure_of(mention).unit.name} {prose.norm(end)}" if is_of_noun else ""


def is_size_of_thing(prose: Prose, mention: Mention) -> bool:
    """Whether a sum is how large something is: "the $20 billion bank", "with $20 billion"."""
    first, end = nodes_of(prose, mention)
    if measure_of(mention).unit.is_money and "with" in {
        prose.norm(at) for at in range(first - _REACH // 2, first)
    }:
        return True
    is_led = prose.norm(first - 1) in grammar("article", "possessive")
    return is_led and kind_at(prose.line, end) == WORD


def noun_of(mention: Mention) -> str:
    """What a figure counts: the last word of it, or the unit of a length of time."""
    unit = measure_of(mention).unit
    is_counted = unit.dimension == "count" or _is_length(mention)
    name = unit.name.partition(" and ")[0] if is_counted else ""
    noun = name.split()[-1].casefold() if name else ""
    return "" if noun in harmed() else noun


@cache
def harmed() -> dict[str, str]:
    """The words for what befalls people, each with the one that stands for its like."""
    sections = phrases_of("topics")
    return {word: name for name, words in sections.items() for word in words if name in _HARMS}


_HARMS = ("dead", "injured", "missing", "arrested", "displaced", "rescued")


def harm_of(prose: Prose, mention: Mention) -> str:
    """What befell the people of a count: told right behind it, or else before."""
    first, end = nodes_of(prose, mention)
    start, stop = prose.sentence(first)
    behind = range(end, min(end + _REACH // 2, stop))
    before = range(first - 1, max(first - 1 - _REACH, start - 1), -1)
    own = range(first, end)
    for places in (own, behind, before):
        for at in places:
            norm = prose.norm(at)
            if norm in harmed():
                return harmed()[norm]
            if places is not own and (norm in _ENDS or norm[:1].isdigit()):
                break
    return ""


_ENDS = frozenset([",", ";", ":", ".", "(", ")", "–", "and", "but", "while", "as", "after"])


def _sentence(prose: Prose, mention: Mention) -> Line:
    """The nodes of a mention's sentence, its dateline left out."""
    first, end = prose.sentence(nodes_of(prose, mention)[0])
    return prose.line[max(first, _body(prose)) : end]


def _nodes_near(prose: Prose, mention: Mention) -> Iterator[int]:
    """The nodes near a figure that no comma or the like parts from it."""
    first, end = nodes_of(prose, mention)
    start, stop = prose.sentence(first)
    before = range(first - 1, max(first - 1 - _REACH, start - 1), -1)
    for places in (before, range(end, min(end + _REACH, stop))):
        yield from takewhile(lambda at: prose.norm(at) not in _ENDS, places)


def _stems(prose: Prose, mention: Mention) -> set[str]:
    """The beginnings of the words near a figure that tell something."""
    return stems_of(prose.line[at] for at in _nodes_near(prose, mention))


def is_of_another_time(prose: Prose, mention: Mention, *spans: str) -> bool:
    """Whether a sentence tells of what was, or was only expected, or of other ``spans`` of time."""
    own = (mention.start, mention.end) if _is_length(mention) else (0, 0)
    nodes = [node for node in _sentence(prose, mention) if not own[0] <= node.start < own[1]]
    of_accounts = {one.start for one, then in pairwise(nodes) if (one.norm, then.norm) == _NOW}
    norms = [node.norm for node in nodes if node.start not in of_accounts]
    is_dated = any(len(norm) == 4 and norm[:2] in ("19", "20") for norm in norms)
    is_plan = not _WAS_TO.isdisjoint(pairwise(norms))  # "was to cost £16m"
    return is_dated or is_plan or not words_in("topics", "another time", *spans).isdisjoint(norms)


_SPAN = "span of time"
_WAS_TO = frozenset([("was", "to"), ("were", "to")])
_NOW = ("first", "quarter")  # the one reported, where an initial toll is "first" of several


def _is_of_relative(prose: Prose, mention: Mention) -> bool:
    """Whether somebody's wife, son or friend is told of beside a figure."""
    norms = (node.norm for node in _sentence(prose, mention))
    return not words_of("tie").isdisjoint(norms)


def is_further(prose: Prose, mention: Mention) -> bool:
    """Whether a count is of others than those told of: "12 more", "another 12"; not "more than"."""
    first, end = nodes_of(prose, mention)
    near = {prose.norm(at) for at in range(first - 2, end + 2) if prose.norm(at + 1) != "than"}
    is_counted = measure_of(mention).unit.dimension == "count"
    is_of_second = is_counted and tells_of_second(prose, _paragraph(prose, first)[0], first)
    return is_of_second or not near.isdisjoint(words_in("topics", "others"))


def _is_borne_out(prose: Prose, one: Mention, others: Sequence[Mention]) -> bool:
    """Whether a figure agrees with another one, or with a sum of some; a bound, with a larger."""
    same = [each for each in others if _dimension(each) == _dimension(one)]
    if any(agree(one, each) for each in same if not _is_far_bound(one, each)):
        return True
    told, is_bound = measure_of(one), measure_of(one).is_bound
    allowed = told.interval if told.unit.is_money and not is_bound else None
    least = told.low.value
    parts = [each for each in same if not is_bound or _may_be_part(prose, one, each)]
    values = list(dict.fromkeys(measure_of(each).low.value for each in parts))[:12]
    sums = (
        sum(parts) for count in range(2, _MOST_PARTS + 1) for parts in combinations(values, count)
    )
    return any(
        (total >= least if is_bound else total == least) or (allowed and total in allowed)
        for total in sums
    )


def _is_far_bound(one: Mention, other: Mention) -> bool:
    """Whether a figure is a bound so far off that it says nothing: "more than $4m" of $14bn."""
    least, bound = measure_of(one).low.value, measure_of(other)
    return bound.is_bound and not least < bound.low.value * _TEN < least * _TEN * _TEN


def _may_be_part(prose: Prose, one: Mention, other: Mention) -> bool:
    """Whether a figure may be a part of another: its words tell of nothing else."""
    is_harmed = harm_of(prose, other) in ("", harm_of(prose, one))
    return is_harmed and noun_of(other) in words_in("topics", "anybody") | {"", noun_of(one)}


def _dimension(mention: Mention) -> str:
    return measure_of(mention).unit.dimension
