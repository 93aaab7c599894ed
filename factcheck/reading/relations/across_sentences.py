"""Relations told from one sentence to the next: "Sales rose 12 percent to £28m. They were £25m".

Nothing is told where the second sentence may be of another thing, place or time than the first.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from factcheck.names.tables import is_title, words_of
from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.changes import direction_of
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.ages_and_lengths import (
    is_counted,
    is_counted_otherwise,
    is_of_birthplace,
)
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    MOST_APART,
    is_but_for_slip,
    is_share,
    measure_of,
    noun_end,
    number_of,
    place_of,
)
from factcheck.reading.relations.open_counts import may_be_sum
from factcheck.reading.relations.open_relations import is_open
from factcheck.reading.relations.relation_rows import (
    Bound,
    RelationRow,
    figures_at,
    first_match,
    places_of_rows,
)
from factcheck.reading.relations.relation_senses import AT_LEAST, EARLIER, PART, RIVALS, SENSE, SUM
from factcheck.reading.relations.times_of_changes import size_of_change, went_by, years_in
from factcheck.words import grammar, words_in


def told_across(line: Line, text: str) -> Iterator[tuple[str, Bound]]:
    """The relation from one sentence to the next, its form and what a row of it binds.

    Where the second goes on with what the first tells: with "it", "he", "that is a rise of".
    """
    for at, _, row in places_of_rows(line, is_across=True):
        matched = first_match(row, line, at, text, SENSE[row.form])
        if not matched or not _is_of_one(row, line[:at]) or _are_harmed_otherwise(line):
            continue
        if not _is_left_open(row.form, line, at, matched[1]):
            yield row.form, matched[1]
            return


def shares_of_whole_before(sentences: Sequence[Line], text: str) -> Iterator[tuple[str, Bound]]:
    """The share of a whole that some sentence before tells: "240 homes … Of the homes, 72, or 40%".

    Only where the text counts that once, and the share is but for a slip what the two make.
    """
    for number, line in enumerate(sentences):
        noun = norm_at(line, 2) if [norm_at(line, 0), norm_at(line, 1)] == ["of", "the"] else ""
        figures = [one for one in line if isinstance(one, Mention) and one.kind == AMOUNT]
        if not noun or len(figures) != _BOTH or norm_at(line, 3) != ",":
            continue
        wholes = [
            figure
            for before in sentences[:number]
            for at, node in enumerate(before)
            if node.kind == AMOUNT
            and noun_end(before, at + 1) == at + 2
            and norm_at(before, at + 1) == noun
            for _, figure in [*figures_at(before, at, text)][:1]
        ]
        part, share = figures
        if _is_counted_again(sentences[:number], noun):
            continue
        bound = {"share": share, "part": part, "whole": wholes[0]} if len(wholes) == 1 else {}
        is_again = norm_at(line, place_of(line, share) - 1) == "or"
        if bound and is_again and SENSE["share_of"](bound) and _is_near_share(bound):
            yield "share_of", bound


_BOTH = 2


def _is_counted_again(sentences: Sequence[Line], noun: str) -> bool:
    """Whether what is counted is joined by others, or its number changes: "it was cut to 180"."""
    for line in sentences:
        nodes = [node.norm for node in line]
        is_joined = any(
            one.kind == AMOUNT and nodes[at + 1 : at + 3] == [noun, "and"]
            for at, one in enumerate(line[:-3])
            if line[at + 3].kind == AMOUNT
        )
        is_cut = any(
            one.norm == "to" and then.kind == AMOUNT and before.kind != AMOUNT
            for before, one, then in zip(line, line[1:], line[2:], strict=False)
        )
        if is_joined or is_cut:
            return True
    return False


def _is_near_share(bound: Bound) -> bool:
    told = number_of(bound["share"]) * measure_of(bound["share"]).unit.worth
    return is_but_for_slip(number_of(bound["part"]) / number_of(bound["whole"]), told)


def _is_left_open(form: str, line: Line, at: int, bound: Bound) -> bool:
    """Whether the second sentence may be of another thing, place or time than the first."""
    if form in _OF_ONE_PLACE and _is_of_other_place(line):
        return True
    if form in (EARLIER, _DURATION) and _may_be_of_second(line, at, bound):
        return True
    if form == "age_of":
        are_two = {"he", "she"} <= {node.norm for node in line}
        is_of_other = _is_of_somebody_else(line, bound["born"])
        return are_two or is_of_other or is_of_birthplace(line, bound)
    if form == PART:
        return is_open(PART, line, bound)
    if form == _DURATION:
        return is_counted(line, bound) and is_counted_otherwise(line, bound)
    if form == "change_from":
        return not _goes_on_with_change(line, at, bound)
    if form == AT_LEAST:
        return not _are_near(bound)
    return form == SUM and not may_be_sum(line, bound)


def _is_of_somebody_else(line: Line, born: Mention) -> bool:
    """Whether who was born in the second sentence has another name in the first: "Mr Holm was"."""
    point = next(at for at, node in enumerate(line) if node.norm == ".")
    if born.start < line[point].start:
        return False
    led = takewhile(lambda node: node.norm not in grammar("be"), line[point + 1 :])
    named = {node.norm for node in led if not is_title(node.norm)}
    known = {node.norm for node in line[:point] if node.text[:1].isupper()}
    return not (named <= known | grammar("third person"))


_DURATION = "duration_of"
_OF_ONE_PLACE = frozenset([AT_LEAST, SUM, RIVALS, "difference_of"])


def _is_of_other_place(line: Line) -> bool:
    """Whether a sentence begins with a time or place of its own: "in 2019", not "in all"."""
    point = next(at for at, node in enumerate(line) if node.norm == ".")
    is_date = point + 1 < len(line) and line[point + 1].kind == DATE
    is_total = norm_at(line, point + 2) in ("all", "total")
    leading = grammar("preposition", "of time") - {"of"}
    return is_date or (norm_at(line, point + 1) in leading and not is_total)


def _are_near(bound: Bound) -> bool:
    """Whether parts are no more than a slip makes them beside their whole."""
    whole, *parts = (number_of(bound[name]) for name in ("whole", *(bound.keys() - {"whole"})))
    return sum(parts) <= MOST_APART * whole


def _goes_on_with_change(line: Line, at: int, bound: Bound) -> bool:
    """Whether the next sentence goes on with a change, but for a slip.

    As in "Sales rose 12 percent. Sales were £28m, up from £25m", where what rose is named again; in
    "Sales rose 12 percent to £28m. A year earlier they were £25m", where that tells a time before;
    and in "Sales were £28m, up from £25m. That is a rise of 12 percent".
    """
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    start = min(one.start for one in (change, before, after))
    point = next(node.start for node in line if node.start > start and node.norm == ".")
    first, then = ([node for node in line if (node.start > point) == is_next] for is_next in (0, 1))
    if not _is_but_for_slip(line, bound, is_sure=then[0].norm in _TAKING_UP):
        return False
    apart = words_in("changes", "measured apart", "extremes")
    if change.start > point and max(before.start, after.start) < point:
        is_apart = not apart.isdisjoint(node.norm for node in then)
        return not (is_apart or _is_of_something_else(then, bound))
    if not apart.isdisjoint(node.norm for node in line):
        return False
    if before.start < point:
        is_since = not (grammar("have") | {"will"}).isdisjoint(_words_of(then))
        is_dated = any(node.kind == DATE for node in then)
        return is_since or (is_dated and _tells_time_before(then, first))
    if after.start < point:
        led = [node for node in then if node.start < before.start]
        is_sure = change.start > point or _is_of_year(first, led)
        return is_sure and _tells_time_before(first, led)
    return _is_of_what_rose(first, at, then, after)


_TAKING_UP = frozenset(["that", "this"])
_MOST_APART_AGAIN = 4  # times, where nothing else can be meant: a digit lost, "8" for "18"


def _is_but_for_slip(line: Line, bound: Bound, *, is_sure: bool) -> bool:
    """Whether a change is what lies between two figures, or a slip for it."""
    told, went = size_of_change(bound), went_by(line, bound)
    less, more = sorted((went, told))
    return is_but_for_slip(went, told) or (is_sure and 0 < more <= _MOST_APART_AGAIN * less)


def _is_of_something_else(then: Line, bound: Bound) -> bool:
    """Whether a change is of another thing, or since another time, or from what was foreseen.

    As in "the rise of 12 percent in costs", "a fall of 3 percent on the forecast".
    """
    if not words_in("topics", "ahead").isdisjoint(_words_of(then)):
        return True
    last = max(one.end for one in bound.values())
    behind = next((node.norm for node in then if node.start >= last), "")
    return behind == "since" or (then[0].norm == "the" and behind in grammar("preposition"))


def _is_of_year(first: Line, led: Line) -> bool:
    """Whether a change is over a year, and what goes on is told of the year before.

    So is none of a price of each day, nor one over a month or a week.
    """
    over_a_year = words_in("changes", "over a year")
    others = words_in("changes", "time of change") - over_a_year
    others |= words_in("changes", "of each day") | months().keys()
    dates = [node.text.casefold() for node in first if node.kind == DATE]
    are_long = all(over_a_year & set(date.split()) or re.search(r"\d{4}", date) for date in dates)
    years = [sorted(years_in(nodes)) for nodes in (first, led)]
    is_next = bool(all(years)) and years[0][0] == years[1][-1] + 1
    is_before = is_next or (not years[1] and "year" in _words_of(led))
    return are_long and is_before and others.isdisjoint(_words_of(first))


def _tells_time_before(first: Line, led: Line) -> bool:
    """Whether the words that lead to a figure tell of a time before the first sentence's."""
    years = [set(years_in(nodes)) for nodes in (first, led)]
    is_earlier = bool(years[1]) and all(map(max(years[1]).__lt__, years[0]))
    return is_earlier or not words_in("changes", "time just before").isdisjoint(_words_of(led))


def _words_of(nodes: Line) -> set[str]:
    return {word for node in nodes for word in node.text.casefold().split()}


def _is_of_what_rose(first: Line, at: int, then: Line, after: Mention) -> bool:
    """Whether a sentence names again what rose, and tells no other share or time of it."""
    is_named = at > 0 and any(
        _is_told_again(first, at - 1, then, here) for here in range(len(then))
    )
    shares = sum(
        node.kind == AMOUNT and is_share(node)
        for node in (*first, *then)
        if isinstance(node, Mention)
    )
    times = words_in("changes", "time of change")
    told = {node.norm for node in then if node.start < after.start} - {node.norm for node in first}
    return is_named and shares <= 1 and times.isdisjoint(told)


def _is_told_again(first: Line, at: int, then: Line, here: int) -> bool:
    """Whether a noun is told again of the whole: not "sales abroad" or "UK sales" of "sales"."""
    noun, led = norm_at(first, at), norm_at(then, here - 1) if here else ""
    if not noun.isalpha() or norm_at(then, here) != noun:
        return False
    behind = here + 1 + (norm_at(then, here + 1) == "of")
    is_told = behind < len(then) and (
        then[behind].kind == AMOUNT
        or norm_at(then, behind) in grammar("be")
        or bool(direction_of(then, behind))
    )
    leads = [led, norm_at(first, at - 1)]
    are_bare = all(
        not one.isalpha() or one in grammar("article", "possessive") or says(one) for one in leads
    )
    return is_told and (are_bare or leads[0] == leads[1])


def _are_harmed_otherwise(line: Line) -> bool:
    """Whether some were killed and others hurt, who make no sum: "hurt 12. Another two died"."""
    told, harms = {node.norm for node in line}, ("dead", "injured", "missing")
    return sum(not told.isdisjoint(words_in("topics", harm)) for harm in harms) > 1


def _is_of_one(row: RelationRow, before: Line) -> bool:
    """Whether what stands before brings in nobody and nothing else: "her son was born", "31 of 48".

    Before "was born" stands a name alone, "he", or "the actor, who"; before a day with an age no
    tie to somebody is told; before the first part of a sum stands no figure.
    """
    if row.form != "age_of":
        return not any(node.kind in (AMOUNT, DATE) for node in before)
    told = {node.norm for node in before}
    if any(told & others for others in (grammar("possessive"), words_of("tie"), _OF_OTHERS)):
        return False
    is_named = all(node.text[:1].isupper() for node in before if node.kind == WORD)
    is_thing = norm_at(before, 0) in grammar("article") and len(before) <= _MOST_OF_SUBJECT
    return is_named or bool(row.opening) or (is_thing and before[-1].norm == "who")


_MOST_OF_SUBJECT = 6  # nodes: "the former actor, who"


_OF_OTHERS = frozenset(["'s", "by"])


def _may_be_of_second(line: Line, at: int, bound: Bound) -> bool:
    """Whether "it" may be what a sentence names second: "opened on the site of a mill. It closed".

    A town behind "in" is none: "opened in Sund in 1991".
    """
    day = min(bound.values(), key=lambda one: one.start)
    point = next(here for here, node in enumerate(line) if node.norm == ".")
    if norm_at(line, point + 1) not in grammar("third person"):
        return False
    naming = grammar("article", "possessive", "demonstrative")
    named = [here for here in range(point) if line[here].norm in naming]
    capitals = (
        here
        for here in range(at, point)
        if line[here].kind == WORD
        and line[here].text[:1].isupper()
        and line[here].start > day.start
        and norm_at(line, here - 1) != "in"
    )
    return len(named) > 1 or any(here > at for here in named) or any(capitals)
