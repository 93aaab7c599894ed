"""What leaves an age, a length of time or the order of two dates open: of whom or what they may be.

A length counts from one day that is told to the other in "three days after the vote on 3 May, the
mayor left on 6 May", and "later, on 6 May"; an age stands right behind a name.
"""

from __future__ import annotations

from itertools import pairwise, takewhile

from factcheck.names.tables import words_of
from factcheck.quantities.time import SECONDS_A_DAY
from factcheck.reading.dates.ages_and_durations import years_of_anniversary
from factcheck.reading.dates.date import DATE
from factcheck.reading.dates.tensed_verbs import has_verb_of_past
from factcheck.reading.grammar.engine import Line, Mention, Node, norm_at
from factcheck.reading.grammar.saying import says
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    CLAUSE_ENDS,
    before,
    behind,
    between,
    measure_of,
    norms_of,
    place_of,
)
from factcheck.reading.relations.relation_rows import Bound
from factcheck.text import may_be_year
from factcheck.words import grammar, phrases_of, words_in

_A_WEEK = 7 * SECONDS_A_DAY
_IN_ALL = (["in", "all"], ["in", "total"])
_CLOSING = CLAUSE_ENDS - {","} | {"!", "?"}
_COUNTED_FROM = frozenset(["after", "before"])
_BORN = "born"


# -- ages --------------------------------------------------------------------------------------


def is_of_birthplace(line: Line, bound: Bound) -> bool:
    """Whether a date is that of where somebody was born: "in a house built in 1780"."""
    words = norms_of(before(line, bound[_BORN]))
    at = len(words) - words[::-1].index(_BORN) if _BORN in words else len(words)
    return has_verb_of_past(words[at:])


def is_of_nobody_born(line: Line, bound: Bound) -> bool:
    """Whether a number beside a birth may be no age, or that of somebody else than who was born.

    An age stands right behind a name, as in "Ada Holm, 47, who was born in 1959"; in "Ada Holm, a
    mother of four, was born", "the son of Ada Holm, 47, was born" and "Ada Holm, 47, the sister of
    Per, who was born" it is none, or of another.
    """
    age, born = bound["age"], bound[_BORN]
    if born.start < age.start:
        return _is_of_another(between(line, born, age)) or not _is_led_as_age(line, age)
    told, beside = before(line, age), between(line, age, born)
    if norms_of(beside)[:2] == ["-", "old"]:  # "in 1990 the 40-year-old"
        return any(node.kind == DATE and may_be_year(node.text[-4:]) for node in told)
    if "on" in bound and norm_at(told, len(told) - 1) in ("aged", "of"):
        is_of_other = not words_of("tie").isdisjoint(norms_of(told))
        return is_of_other or _is_of_another(beside)  # "Mr Rowe, who died on Sunday aged 91, was"
    if not _stands_behind_name(told, age):
        return True
    if [norm for norm in norms_of(beside) if norm in ("who", "was")] == ["was"]:
        return any(node.kind == AMOUNT or _is_preposition(node) for node in told)
    return any(map(_is_preposition, takewhile(lambda n: n.norm not in ("who", "born"), beside)))


def _is_of_another(nodes: Line) -> bool:
    """Whether somebody or something else is told of between a birth and an age behind it.

    As in "his wife", "Holm met Berg", "who" and "Mr Tanner's firm, now 50".
    """
    norms = norms_of(nodes)
    told = [node.norm for node in nodes if node.kind == WORD]
    is_of_other = not words_of("tie").isdisjoint(norms) or _are_two_named(nodes)
    is_of_thing = "now" in norms and any(
        node.kind == WORD and not node.text[:1].isupper() for node in nodes[: norms.index("now")]
    )
    return is_of_other or is_of_thing or not grammar("relative").isdisjoint(told[1:])


def _are_two_named(nodes: Line) -> bool:
    """Whether words with capitals stand apart from each other: "Holm met Berg"."""
    named = [node.kind == WORD and node.text[:1].isupper() for node in nodes]
    return sum(is_one and not was_one for was_one, is_one in pairwise([False, *named])) > 1


def _is_led_as_age(line: Line, age: Mention) -> bool:
    """Whether a number behind a birth is an age: "died in 2010, 79", "turned 80", not "79 of".

    Nor is it one in "died in 2010, five years after her husband".
    """
    told = "".join(f" {norm}" for norm in norms_of(before(line, age)))
    then = next(iter(behind(line, age)), age)
    if age.text.endswith("years") and then.norm in _COUNTED_FROM | {"later"}:
        return False
    is_led = any(told.endswith(f" {led}") for led in phrases_of("topics")["leading to an age"])
    is_alone = then.kind != WORD or then.norm in words_in("topics", "behind an age")
    return is_alone and is_led


def _stands_behind_name(told: Line, age: Mention) -> bool:
    """Whether an age stands behind a name and a comma, or "both"."""
    apart = grammar("relative", "be", "have") | words_in("topics", "beside an age")
    *_, name, last = [age, age, *(node for node in told if node.norm not in apart)]
    return last.norm == "both" or (last.norm == "," and name.text[:1].isupper())


def _is_preposition(node: Node) -> bool:
    return node.norm == "'s" or node.norm in grammar("preposition")


# -- lengths of time ---------------------------------------------------------------------------


def is_of_other_days(line: Line, bound: Bound) -> bool:
    """Whether a length of time may be of other days than the two that are told beside it."""
    if "end" not in bound:
        return False
    if _is_counted(line, bound):
        return is_counted_otherwise(line, bound)
    then = norms_of(behind(line, bound["length"]))[:2]
    is_served = norms_of(before(line, bound["length"]))[-1:] in (["served"], ["serving"])
    if (then in _IN_ALL and is_served) or not grammar("comparative").isdisjoint(then[:1]):
        return True
    return _is_interrupted(line, bound) or _is_of_stretch(line, bound)


def _is_interrupted(line: Line, bound: Bound) -> bool:
    """Whether a length of time may be that of two stretches, or of one less a gap.

    As in "for 20 years, from 1987 to 1997 and again from 2005 to 2015", "except for two in exile".
    """
    held = (bound["start"].start, bound["end"].start)
    further = [at for at, node in enumerate(line) if node.kind == DATE and node.start not in held]
    is_second = any(norm_at(line, at - 1) == "from" for at in further)
    return is_second or not words_in("topics", "interrupted").isdisjoint(norms_of(line))


def _is_of_stretch(line: Line, bound: Bound) -> bool:
    """Whether years behind a length may be those of a stretch of it, of which more is said.

    As in "in prison for 27 years, from 1964 to 1982 on Robben Island"; not "from 1964 to 1982,
    and then". So may a length behind them: "from 1985 to 2019, for 12 years as its editor".
    """
    length, end = bound["length"], bound["end"]
    led, then = norms_of(between(line, end, length)), norms_of(behind(line, length))[:2]
    if led and then[:1] == ["as"]:
        return True
    if led[:2] == [",", "for"]:
        return not (then in _IN_ALL or (_CLOSING | {","}).issuperset(then[:1]))
    is_kept = years_of_anniversary(length.text) is not None
    if is_kept or end.start < length.start or measure_of(length).unit.worth <= _A_WEEK:
        return False
    then = norms_of(behind(line, end))[:2]
    narrowing = grammar("preposition", "subordinator")
    is_apart = then[:1] in ([","], ["and"]) and narrowing.isdisjoint(then[1:])
    return not (is_apart or _CLOSING.issuperset(then[:1]))


def is_within(line: Line, bound: Bound) -> bool:
    """Whether a length may be less than the whole time: "three years between 1999 and 2005"."""
    start = bound["start"]
    if "end" not in bound or norm_at(line, place_of(line, start) - 1) != "between":
        return False
    length = measure_of(bound["length"])
    last, first = bound["end"].value.readings[0].latest, start.value.readings[0].earliest
    time = length.high.value * length.unit.worth
    return bool(last and first) and time < (last - first).days * SECONDS_A_DAY


def _is_counted(line: Line, bound: Bound) -> bool:
    """Whether words say from which of two days a length of time is counted to the other."""
    then = norms_of(behind(line, bound["length"]))[:1]
    return not _COUNTED_FROM.isdisjoint(then) or bound["end"].text.startswith("later,")


def is_counted_otherwise(line: Line, bound: Bound) -> bool:
    """Whether a length is counted from a day, of what was planned or is said aside.

    As in "two days after the vote on 3 May, she said she would go on 9 May", "it was to open on 3
    May. Two days later, on 2 May, it burned down".
    """
    start, end = bound["start"], bound["end"]
    told = [node for node in line if node.end <= max(start.end, end.end)]
    first = min(start.start, end.start, bound["length"].start)
    commas = (node.start for node in told if node.norm == "," and node.start < first)
    clause = max(commas, default=0)
    norms = {node.norm for node in told if node.kind == WORD and node.start > clause}
    beside = [node.norm for node in told if node.start >= min(start.end, end.end)]
    is_aside = not grammar("relative").isdisjoint(beside) or any(map(says, beside))
    is_planned = not norms.isdisjoint(words_in("topics", "ahead", "planned"))
    is_within = _is_of_something_in_it(line, bound)
    is_behind = start.start < bound["length"].start
    is_open = is_aside or is_planned or is_within or (is_behind and _goes_on(line, bound))
    return is_open and _is_counted(line, bound)


def _is_of_something_in_it(line: Line, bound: Bound) -> bool:
    """Whether a day may be that of something named in what the length counts from.

    As in "two years after leaving the party he joined in 2008", "the end of a term begun in 2008".
    """
    length = bound["length"]
    days = (bound[name] for name in ("start", "end") if bound[name].start >= length.end)
    first = min(days, key=lambda day: day.start, default=length)
    told = norms_of(between(line, length, first))[1:]
    if not told:
        return False
    is_passive = not grammar("be", "have", "pronoun").isdisjoint(told[-2:-1])
    is_participle = told[-1].endswith(("ed", "en", "un")) and not is_passive
    return is_participle or not grammar("pronoun").isdisjoint(told[1:])


def _goes_on(line: Line, bound: Bound) -> bool:
    """Whether more is told between a first day and a length, which may count from that.

    As in "the trial began on 3 May and was stopped. Two days later", "the law of 1990 was repealed.
    Two years later"; "he fell ill on 3 May and died two days later" counts from the one day, and so
    does "who joined in 2011 and left two years later".
    """
    start, led = bound["start"], norms_of(before(line, bound["start"]))
    beside = norms_of(between(line, start, bound["length"]))
    is_of_else = not grammar("relative").isdisjoint(led) and beside[:1] != ["and"]
    if is_of_else or led[-1:] == ["of"]:
        return True
    joining = grammar("coordinator", "subordinator", "relative") | {","}
    return sum(norm in joining for norm in beside) > ("." not in beside)


def is_kept_of_work(line: Line, bound: Bound) -> bool:
    """Whether an anniversary is that of words about a year: "of his book on the war of 1917"."""
    told = norms_of(between(line, bound["length"], bound["start"]))
    if years_of_anniversary(bound["length"].text) is None or not told:
        return False
    joining = grammar("preposition") | {"about", "into"}
    is_of_year = told[-1] == "of" or not words_in("set_apart", "works").isdisjoint(told)
    return is_of_year and any(norm in joining and norm != "of" for norm in told[:-1])


# -- dates -------------------------------------------------------------------------------------


def is_told_at_another_time(line: Line, bound: Bound) -> bool:
    """Whether what was so many years ago may be told at another time, or was said at one."""
    if "end" in bound:
        return False
    most = 2 if "ago" in bound else 1
    is_quoted = any(node.norm == '"' for node in line)
    return is_quoted or sum(node.kind == DATE for node in line) > most


def is_of_something_older(line: Line, bound: Bound) -> bool:
    """Whether a second date is of something in what it tells: "joined a firm founded in 1880"."""
    told = norms_of(between(line, bound["first"], bound["then"]))
    verb = next((at for at, norm in enumerate(told) if has_verb_of_past([norm])), len(told))
    return has_verb_of_past(told[verb + 1 :])
