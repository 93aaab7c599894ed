"""What leaves open whether a second sentence is of the thing, place and time of the first.

As in "It opened on the site of a mill. It closed", "Sales rose 12 percent. Abroad they were £2m".
"""

from __future__ import annotations

import re
from itertools import takewhile

from factcheck.names.tables import is_title
from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.changes import direction_of
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.engine import Line, Mention, kind_at, norm_at
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    MOST_APART,
    is_but_for_slip,
    is_share,
    number_of,
    place_of,
    words_told,
)
from factcheck.reading.relations.relation_rows import Bound
from factcheck.reading.relations.times_of_changes import size_of_change, went_by, years_in
from factcheck.words import grammar, words_in


def _point_of(line: Line) -> int:
    """Where the first of two sentences ends."""
    return next(at for at, node in enumerate(line) if node.norm == ".")


def tells_of_two(line: Line, bound: Bound) -> bool:
    """Whether sentences tell of a man and a woman."""
    return {node.norm for node in line}.issuperset(["he", "she"])


def is_of_somebody_else(line: Line, bound: Bound) -> bool:
    """Whether who was born in the second sentence has another name in the first: "Mr Holm was"."""
    point = _point_of(line)
    if bound["born"].start < line[point].start:
        return False
    led = takewhile(lambda node: node.norm not in grammar("be"), line[point + 1 :])
    named = {node.norm for node in led if not is_title(node.norm)}
    known = {node.norm for node in line[:point] if node.text[:1].isupper()}
    return not known.union(grammar("third person")).issuperset(named)


def is_of_other_place(line: Line, bound: Bound) -> bool:
    """Whether a sentence begins with a time or place of its own: "in 2019", not "in all"."""
    point = _point_of(line)
    is_date = kind_at(line, point + 1) == DATE
    is_total = norm_at(line, point + 2) in ("all", "total")
    leading = grammar("preposition", "of time") - {"of"}
    return is_date or (norm_at(line, point + 1) in leading and not is_total)


def are_far_above(line: Line, bound: Bound) -> bool:
    """Whether parts are more than a slip makes them beside their whole."""
    whole, *parts = (number_of(bound[name]) for name in ("whole", *(bound.keys() - {"whole"})))
    return sum(parts) > MOST_APART * whole


def goes_on_with_another(line: Line, bound: Bound) -> bool:
    """Whether the next sentence may go on with another change than the first tells of."""
    return not _goes_on_with_change(line, bound)


def _goes_on_with_change(line: Line, bound: Bound) -> bool:
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
        is_since = not (grammar("have") | {"will"}).isdisjoint(words_told(then))
        is_dated = any(node.kind == DATE for node in then)
        return is_since or (is_dated and _tells_time_before(then, first))
    if after.start < point:
        led = [node for node in then if node.start < before.start]
        is_sure = change.start > point or _is_of_year(first, led)
        return is_sure and _tells_time_before(first, led)
    return _is_of_what_rose(first, change, then, after)


_TAKING_UP = frozenset(["that", "this"])
_MOST_APART_AGAIN = 4  # times, where nothing else can be meant: a digit lost, "8" for "18"


def _is_but_for_slip(line: Line, bound: Bound, *, is_sure: bool) -> bool:
    """Whether a change is what lies between two figures, or a slip for it."""
    told, went = size_of_change(bound), went_by(line, bound)
    less, more = sorted((went, told))
    return is_but_for_slip(went, told) or (is_sure and more <= _MOST_APART_AGAIN * less)


def _is_of_something_else(then: Line, bound: Bound) -> bool:
    """Whether a change is of another thing, or since another time, or from what was foreseen.

    As in "the rise of 12 percent in costs", "a fall of 3 percent on the forecast".
    """
    if not words_in("topics", "ahead").isdisjoint(words_told(then)):
        return True
    last = max(one.end for one in bound.values())
    behind = next((node for node in then if node.start >= last), then[0])
    is_since = behind.text.casefold().startswith("since ")
    return is_since or (then[0].norm == "the" and behind.norm in grammar("preposition"))


def _is_of_year(first: Line, led: Line) -> bool:
    """Whether a change is over a year, and what goes on is told of the year before.

    So is none of a price of each day, nor one over a month or a week.
    """
    over_a_year = words_in("changes", "over a year")
    others = words_in("changes", "time of change") - over_a_year
    others |= words_in("changes", "of each day") | months().keys()
    dates = [node.text.casefold() for node in first if node.kind == DATE]
    are_long = all(over_a_year & set(date.split()) or re.search(r"\d{4}", date) for date in dates)
    years, earlier = {*years_in(first)}, {*years_in(led)}
    is_next = bool(years and earlier) and min(years) == max(earlier) + 1
    is_before = is_next or (not earlier and "year" in words_told(led))
    return are_long and is_before and others.isdisjoint(words_told(first))


def _tells_time_before(first: Line, led: Line) -> bool:
    """Whether the words that lead to a figure tell of a time before the first sentence's."""
    years = [set(years_in(nodes)) for nodes in (first, led)]
    is_earlier = bool(years[1]) and all(map(max(years[1]).__lt__, years[0]))
    return is_earlier or not words_in("changes", "time just before").isdisjoint(words_told(led))


def _is_of_what_rose(first: Line, change: Mention, then: Line, after: Mention) -> bool:
    """Whether a sentence names again what rose, and tells no other share or time of it."""
    way = place_of(first, change) - 1
    at = way - (norm_at(first, way) == "by")
    is_named = any(_is_told_again(first, at - 1, then, here) for here in range(len(then)))
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
    is_told = norm_at(then, behind) in grammar("be") or bool(direction_of(then, behind))
    leads = [led, norm_at(first, at - 1)]
    are_bare = all(not one.isalpha() or one in grammar("article", "possessive") for one in leads)
    return is_told and (are_bare or leads[0] == leads[1])


def may_be_of_second(line: Line, bound: Bound) -> bool:
    """Whether "it" may be what a sentence names second: "opened on the site of a mill. It closed".

    A town behind "in" is none: "opened in Sund in 1991".
    """
    day = min(bound.values(), key=lambda one: one.start)
    point = _point_of(line)
    if norm_at(line, point + 1) not in grammar("third person"):
        return False
    naming = grammar("article", "possessive", "demonstrative")
    named = [here for here in range(point) if line[here].norm in naming]
    capitals = (
        here
        for here in range(point)
        if line[here].kind == WORD
        and line[here].text[:1].isupper()
        and line[here].start > day.start
        and norm_at(line, here - 1) != "in"
    )
    told = [node for node in line[: named[-1] if named else 0] if node.text.islower()]
    is_behind = any(node.norm not in grammar("preposition") for node in told)
    return len(named) > 1 or is_behind or any(capitals)
