"""What stands behind a figure and leaves open that it belongs to those told beside it.

As in "up from $900 in 2010", which is not from where a rise of this year went, and in "or two in
each class", which is not how many all classes have together.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from itertools import product, takewhile

from factcheck.reading.dates.anniversaries import years_of_anniversary
from factcheck.reading.dates.date import DATE
from factcheck.reading.grammar.engine import Line, Mention, Node, norm_at
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.against_another import goes_further
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    dimension_of,
    is_length,
    measure_of,
    noun_end,
    number_of,
    place_behind,
    place_of,
)
from factcheck.reading.relations.relation_rows import Bound, period_on_period
from factcheck.reading.relations.times_of_changes import (
    begins_with_time_of_year,
    tells_longer_than_a_day,
)
from factcheck.text import may_be_year
from factcheck.words import grammar, words_in

_ENDS = frozenset([",", ".", ";", ":", ")", "–"])


def is_told_of_another(form: str, line: Line, bound: Bound) -> bool:
    """Whether one of the figures of a relation is of another time, whole or price than the rest."""
    asked = _ASKED.get(form)
    return asked is not None and asked(line, bound)


def _is_from_another_time(line: Line, bound: Bound) -> bool:
    """Whether a second "up from" goes back further: "rose 2% to $1,400, up from $900 in 2010".

    Not to the year before. So may what a comma sets before another time of year: "fell by $2bn to
    $48bn, from $55bn in January". Nor is a count in so long a time where a rate went: "to 412
    cases, from 12 a week".
    """
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    if any(node.norm in grammar("each") for node in [*_behind(line, change)][:1]):
        return True  # "an increase of 20 each year"
    way = place_of(line, bound.get("way", change))
    is_of_each = norm_at(line, way - 1) in words_in("changes", "in each time")
    if is_of_each and any(node.kind == AMOUNT and is_length(node) for node in line):
        return True  # "from 4,000 to 6,000 in 10 years, an annual rise of 4 percent"
    if _is_of_all_time(line, before, after) or _is_of_all_time(line, after, before):
        return True
    if _is_over_another_time(line, bound) or _is_on_another_date(line, bound):
        return True
    if not change.start < after.start < before.start:
        return False
    led = [node for node in line if after.end <= node.start < before.start]
    told_again = words_in("changes", "risen", "fallen")
    behind = list(_behind(line, before))
    is_again = any(node.norm in told_again for node in led)
    is_apart = any(node.norm == "," for node in led) and goes_further(line, bound)
    if is_apart and _is_edge(behind):
        return True
    return (
        (is_again or (is_apart and begins_with_time_of_year(behind)))
        and _begins_with_time(behind)
        and not _is_right_before([node for node in line if node.start < before.start], behind)
    )


def _is_over_another_time(line: Line, bound: Bound) -> bool:
    """Whether a change is over another time: "rose 4% year on year to $5m from $4m in May"."""
    change, before = bound["change"], bound["before"]
    behind = [here for here, node in enumerate(line) if node.start >= change.end][:1]
    over = (period_on_period(line, behind[0]) or _period_since(line, behind[0])) if behind else ""
    told = " ".join(node.text.casefold() for node in _behind(line, before))
    is_of_year = over == "year" and re.fullmatch(r"in \d{4}", told)
    return bool(over and told) and not is_of_year and over not in re.split(r"\W+", told)


def _period_since(line: Line, at: int) -> str:
    """The time over which something changed, where that was a month or more: "on the year"."""
    first, article, unit = (norm_at(line, here) for here in range(at, at + 3))
    is_told = first in ("on", "over") and article == "the"
    return unit if is_told and unit in words_in("changes", "time of change") else ""


def _is_on_another_date(line: Line, bound: Bound) -> bool:
    """Whether a change is from another date than a figure: "from $4m in 2019, up 2% on 2023"."""
    if bound["change"].start < max(bound["before"].start, bound["after"].start):
        return False
    behind = [[*_behind(line, bound[name])] for name in ("before", "change")]
    years = [{*years_in(nodes)} for nodes in behind]
    is_on_last = bool(years[0]) and not years[1] and tells_longer_than_a_day(behind[1])
    return is_on_last or (all(years) and years[0].isdisjoint(years[1]))


def _is_edge(nodes: Line) -> bool:
    """Whether words begin with the start or the end of a period: "at the end of last year"."""
    return _EDGE.match(" ".join(node.text for node in nodes)) is not None


_EDGE = re.compile(r"at the (?:start|beginning|end) of\b")


def _begins_with_time(nodes: Line) -> bool:
    """Whether words begin with a time, or a preposition, and tell of no time just before."""
    leading = grammar("preposition", "of time") | {"when"}
    begins = bool(nodes) and (nodes[0].kind == DATE or nodes[0].norm in leading)
    told = [word for node in nodes for word in node.text.casefold().split()]
    is_just_before = told[-1:] == ["before"]  # "the year before"
    is_just_before |= not words_in("changes", "time just before").isdisjoint(told)
    return begins and not is_just_before


def _is_right_before(nodes: Line, behind: Line) -> bool:
    """Whether the last date of one is that behind which the first of the other follows."""
    dates = [[node for node in some if node.kind == DATE] for some in (nodes, behind)]
    if not all(dates):
        return False
    periods = ([one.period for one in date.value.readings] for date in (dates[0][-1], dates[1][0]))
    return any(
        0 < then.days_apart(before) <= _A_WEEKEND
        for then, before in product(*periods)
        if not (then.is_open or before.is_open)
    )


_A_WEEKEND = 3  # days, from Friday to Monday


def years_in(nodes: Line) -> Iterator[int]:
    """The numbers of some words that may be years."""
    words = (word for node in nodes for word in node.text.split())
    return (int(word) for word in words if word.isdecimal() and may_be_year(word))


def _is_of_all_time(line: Line, one: Mention, rate: Mention) -> bool:
    """Whether a figure is a count of things, and the other so many in each of several times."""
    return _is_rate(line, rate) and not _is_rate(line, one) and _has_noun(line, one)


def _is_rate(line: Line, figure: Mention) -> bool:
    """Whether a figure is so many in each day, week …, a part of it that is told alone as well."""
    behind = next(iter(_behind(line, figure)), figure)
    told = {node.norm for node in [*_behind(line, figure)][2:3]}  # "11,900 a year earlier"
    is_then = behind.kind == DATE or not words_in("changes", "other time").isdisjoint(told)
    is_cut = behind is not figure and behind.text.split()[0].casefold() in ("a", "an", "per")
    return (is_cut and not is_then) or dimension_of(figure).endswith("/time")


def _has_noun(line: Line, figure: Mention) -> bool:
    """Whether a number counts something, told in it or right behind."""
    at = place_behind(line, figure)
    unit = measure_of(figure).unit
    return unit.dimension == "count" and bool(unit.name or noun_end(line, at) > at)


def _is_of_each(line: Line, bound: Bound) -> bool:
    """Whether a part is one of several: "5 percent of the 400 pupils, or two in each class"."""
    part, share = bound["part"], bound["share"]
    behind = [node.norm for node in _behind(line, part)]
    is_each = not grammar("each").isdisjoint(behind) or not grammar("indefinite").isdisjoint(
        behind[:2]
    )
    return part.start > share.start and is_each


def _is_of_another_vote(line: Line, bound: Bound) -> bool:
    """Whether a second share is that of an earlier vote: "63 percent, against 58 in 2020".

    Not where it is told for whom it was.
    """
    behind = [node for node in line if node.start >= bound["other"].end]
    told = {word for node in behind for word in node.text.casefold().split()}
    is_earlier = any(years_in(behind)) or not told.isdisjoint(words_in("changes", "other time"))
    return "predecessor" in told or (is_earlier and behind[0].norm != "for")


def _is_priced_otherwise(line: Line, bound: Bound) -> bool:
    """Whether a sum is what is left of a price, or more: "cost $3.1 billion after discounts"."""
    behind = (node.norm for node in line if node.start >= bound["amount"].end)
    telling = words_in("changes", "off a price") | grammar("subordinator")
    return not telling.isdisjoint(behind)


def _is_kept_of_work(line: Line, bound: Bound) -> bool:
    """Whether an anniversary is that of words about a year: "of his book on the war of 1917"."""
    length, start = bound["length"], bound["start"]
    between = [node.norm for node in line if length.end <= node.start < start.start]
    if years_of_anniversary(length.text) is None or not between:
        return False
    joining = grammar("preposition") | {"about", "into"}
    is_of_year = between[-1] == "of" or not words_in("set_apart", "works").isdisjoint(between)
    return is_of_year and any(norm in joining and norm != "of" for norm in between[:-1])


def _is_margin_of_else(line: Line, bound: Bound) -> bool:
    """Whether a margin counts something else than its score does.

    As in "a majority of nine of those entitled to vote", "won 31-17, by two tries", "by two goals",
    where so high a score is one of points.
    """
    larger, smaller, difference = (bound[name] for name in ("larger", "smaller", "difference"))
    behind = list(_behind(line, difference))[:1]
    taken_off = words_in("topics", "taken off")
    if any(node.norm == "of" for node in behind) or any(n.norm in taken_off for n in line):
        return True
    if smaller.start - larger.end != 1:
        return False
    counted = measure_of(difference).unit.name.split()[-1:]
    is_of_points = number_of(larger) >= _MOST_GOALS and counted in (["goal"], ["goals"])
    is_of_one = number_of(difference) == 1 and any(map(_may_be_noun, behind))
    return is_of_points or (not counted and (is_of_one or _has_noun(line, difference)))


def _may_be_noun(node: Node) -> bool:
    closed = ("preposition", "of place", "of way", "of time", "coordinator", "subordinator")
    return node.kind == WORD and node.norm not in grammar(*closed)


_MOST_GOALS = 20  # in a game of football or hockey


def _behind(line: Line, figure: Mention) -> Iterator[Node]:
    """The nodes behind a figure, as far as a comma or the like."""
    behind = (node for node in line if node.start >= figure.end)
    return takewhile(lambda node: node.norm not in _ENDS, behind)


def _is_of_some(line: Line, bound: Bound) -> bool:
    """Whether only some of those are told of that a rate counts: "240 of the chain's 300 pubs"."""
    first = min(bound.values(), key=lambda one: one.start)
    at = place_of(line, first)
    before = line[max(at - _NEAR_WHOLE, 0) : at]
    return any(
        one.kind == AMOUNT and norm_at(before, here + 1) == "of" for here, one in enumerate(before)
    )


_NEAR_WHOLE = 6  # nodes from a part to its whole: "240 of the chain's 300"
_ASKED: Mapping[str, Callable[[Line, Bound], bool]] = {
    "change_from": _is_from_another_time,
    "share_of": _is_of_each,
    "rate_of": _is_of_some,
    "rivals": _is_of_another_vote,
    "duration_of": _is_kept_of_work,
    "product": _is_priced_otherwise,
    "difference_of": _is_margin_of_else,
}
