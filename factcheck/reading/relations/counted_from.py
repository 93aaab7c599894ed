"""Whether a length of time counts from one day that is told to the other, or may be of others.

As it does in "three days after the vote on 3 May, the mayor left on 6 May", "later, on 6 May".
"""

from __future__ import annotations

from factcheck.quantities.time import SECONDS_A_DAY
from factcheck.reading.dates.tenses import has_verb_of_past
from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.figured_sentences import measure_of, place_of
from factcheck.reading.relations.relation_rows import Bound
from factcheck.words import grammar, words_in


def is_counted(line: Line, bound: Bound) -> bool:
    """Whether words say from which of two days a length of time is counted to the other."""
    behind = next((node.norm for node in line if node.start >= bound["length"].end), "")
    return behind in _COUNTING or bound["end"].text.startswith("later,")


def is_counted_otherwise(line: Line, bound: Bound) -> bool:
    """Whether one of the days may be that of what was planned, or of what is said aside.

    As in "two days after the vote on 3 May, she said she would go on 9 May", "it was to open on 3
    May. Two days later, on 2 May, it burned down".
    """
    start, end = bound["start"], bound["end"]
    told = [node for node in line if node.end <= max(start.end, end.end)]
    first = min(start.start, end.start, bound["length"].start)
    commas = (node.start for node in told if node.norm == "," and node.start < first)
    clause = max(commas, default=0)
    norms = {node.norm for node in told if node.kind == WORD and node.start > clause}
    between = [node.norm for node in told if node.start >= min(start.end, end.end)]
    is_aside = not grammar("relative").isdisjoint(between) or any(map(says, between))
    is_open = not norms.isdisjoint(words_in("topics", "ahead", "planned"))
    is_open |= _is_of_something_in_it(line, bound)
    return is_aside or is_open or (start.start < bound["length"].start and _goes_on(line, bound))


def is_within(line: Line, bound: Bound) -> bool:
    """Whether a length may be less than the whole time: "three years between 1999 and 2005"."""
    start, end = bound["start"], bound["end"]
    if norm_at(line, place_of(line, start) - 1) != "between":
        return False
    length = measure_of(bound["length"])
    last, first = end.value.readings[0].latest, start.value.readings[0].earliest
    time = length.high.value * length.unit.worth
    return bool(last and first) and time < (last - first).days * SECONDS_A_DAY


def _is_of_something_in_it(line: Line, bound: Bound) -> bool:
    """Whether a day may be that of something named in what the length counts from.

    As in "two years after leaving the party he joined in 2008", "the end of a term begun in 2008".
    """
    edge = bound["length"].end
    days = [one.start for one in (bound["start"], bound["end"]) if one.start >= edge]
    first = min(days, default=edge)
    told = [node.norm for node in line if edge <= node.start and node.end <= first][1:]
    if not told:
        return False
    is_passive = not grammar("be", "have", "pronoun").isdisjoint(told[-2:-1])
    is_participle = told[-1].endswith(("ed", "en", "un")) and not is_passive
    return is_participle or not grammar("pronoun").isdisjoint(told[1:])


def _goes_on(line: Line, bound: Bound) -> bool:
    """Whether more is told between a first day and a length, which may count from that.

    As in "the trial began on 3 May and was stopped. Two days later", "the law of 1990 was repealed.
    Two years later"; "he fell ill on 3 May and died two days later" counts from the one day.
    """
    start, length = bound["start"], bound["length"]
    if any(node.end <= start.start and node.norm in grammar("relative") for node in line):
        return True
    if any(node.end == start.start - 1 and node.norm == "of" for node in line):
        return True
    between = [node.norm for node in line if start.end <= node.start < length.start]
    joining = grammar("coordinator", "subordinator", "relative") | {","}
    return sum(norm in joining for norm in between) > ("." not in between)


_COUNTING = frozenset(["after", "before"])


def is_of_birthplace(line: Line, born: Mention) -> bool:
    """Whether a date is that of where somebody was born: "in a house built in 1780"."""
    words = [node.norm for node in line if node.end <= born.start]
    at = len(words) - words[::-1].index(_BORN) if _BORN in words else len(words)
    return has_verb_of_past(words[at:])


_BORN = "born"


def is_of_something_older(line: Line, bound: Bound) -> bool:
    """Whether a second date is of something in what it tells: "joined a firm founded in 1880"."""
    first, then = bound["first"], bound["then"]
    told = [node.norm for node in line if first.end <= node.start and node.end <= then.start]
    verb = next((at for at, norm in enumerate(told) if has_verb_of_past([norm])), len(told))
    return has_verb_of_past(told[verb + 1 :])
