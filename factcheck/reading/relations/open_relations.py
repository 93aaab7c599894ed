"""What leaves open whether the figures of a sentence are to each other what its words may tell."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise, takewhile

from factcheck.names.tables import words_of
from factcheck.quantities.time import SECONDS_A_DAY
from factcheck.reading.dates.anniversaries import years_of_anniversary
from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.changes import direction_of
from factcheck.reading.figures.nouns import is_plural
from factcheck.reading.grammar.calendar_words import months, weekdays
from factcheck.reading.grammar.engine import Line, Mention, Node, norm_at
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.against_another import is_against_another, went_back_as_far
from factcheck.reading.relations.behind_figures import is_told_of_another
from factcheck.reading.relations.counted_from import (
    is_counted,
    is_counted_otherwise,
    is_of_birthplace,
    is_of_something_older,
    is_within,
)
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    dimension_of,
    hedged_from,
    is_but_for_slip,
    is_length,
    measure_of,
    noun_end,
    number_of,
    place_behind,
    place_of,
)
from factcheck.reading.relations.open_counts import (
    NEAR_SUM,
    counts_of_others,
    is_of_others,
    is_of_sum_before,
    may_be_of_another,
)
from factcheck.reading.relations.relation_rows import Bound
from factcheck.reading.relations.relation_senses import (
    AGAIN,
    AT_LEAST,
    EARLIER,
    LED,
    ORDER,
    PART,
    PRODUCT,
    QUOTED,
    RIVALS,
    SUM,
)
from factcheck.reading.relations.times_of_changes import (
    has_two_times,
    is_from_longer_ago,
    is_measured_behind,
    is_over_one_time,
)
from factcheck.words import grammar, phrases_of, words_in

_BOTH = 2  # dates that tell one day
_A_WEEK = 7 * SECONDS_A_DAY
_NEAR = 5  # nodes before a figure that say whose it is: "last May's volume of"
_CLOSING = frozenset([".", ";", ":", ")", "–", "!", "?"])
_LAST_PLACE = 200  # of a table of countries
_CLAUSE_ENDS = frozenset([",", ";", ":", "–", "and"])


def is_open(form: str, line: Line, at: int, bound: Bound) -> bool:
    """Whether the words of a sentence leave open what is told of figures from a place on."""
    return (
        (form == ORDER and _is_second_of_clause(line, at, bound))
        or _is_told_otherwise(form, line, bound)
        or is_told_of_another(form, line, bound)
        or (form in (PART, SUM) and may_be_of_another(line, bound))
        or counts_of_others(form, line, bound)
        or (form == SUM and _has_further_count(line, bound))
        or (form == "change_from" and _is_of_another_measure(line, bound))
        or (form == "change_from" and is_measured_behind(line, bound))
        or (form == "difference_of" and _are_changes(line, bound))
        or (form == RIVALS and _is_for_no_name(line, bound))
        or (form == LED and _has(line, "changes", "in the red"))
        or (form == EARLIER and is_of_something_older(line, bound))
        or (_is_of_today(form, bound) and _may_be_of_another_time(line, form))
    )


def may_be_sum(line: Line, bound: Bound) -> bool:
    """Whether parts told in the next sentence are all of a whole, or miss it by a slip.

    Not in "It has 300 shops. Two opened in May and the other three in June."
    """
    whole, *parts = (number_of(bound[name]) for name in ("whole", "part", "other"))
    is_near = abs(sum(parts) - whole) * NEAR_SUM <= whole
    return is_near and not _has_further_count(line, bound)


def _has_further_count(line: Line, bound: Bound) -> bool:
    """Whether a further part may follow: "the other three were found dead and one is missing"."""
    last = max(one.end for one in bound.values())
    counted = dimension_of(bound["whole"])
    return any(
        isinstance(node, Mention)
        and node.kind == AMOUNT
        and node.start >= last
        and dimension_of(node) == counted
        and norm_at(line, at - 1) not in _OF_NO_PART
        for at, node in enumerate(line)
    )


_OF_NO_PART = frozenset(["of", "for", "at"])  # "open for 32 hours a week instead of 40"


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
    reach = list(clause_before(line, at))
    if any(norm_at(line, here) in words_in("changes", "of another") for here in reach):
        return True
    told = [line[here].value for here in reach if line[here].kind == AMOUNT]
    dimension = dimension_of(bound["smaller"])
    return any(one.readings and one.readings[0].unit.dimension == dimension for one in told)


def _is_told_otherwise(form: str, line: Line, bound: Bound) -> bool:
    """Whether the words around a change leave open what changed, or against what."""
    if form == PRODUCT:  # "300 at £20 each and 100 at £10 each"
        is_of_many = sum("each" in node.text.split() for node in line) > 1
        return is_of_many or is_of_sum_before(line, bound)
    if form == "age_of":
        return _is_of_nobody_born(line, bound)
    if form == "duration_of":
        return "end" in bound and (is_within(line, bound) or _is_of_other_days(line, bound))
    if form == "share_of":
        is_of_other = _has_own_whole(line, bound) or _is_of_more_or_less(line, bound)
        return _is_graded(line, bound) or is_of_other
    if form == AT_LEAST:
        return is_of_others(line, bound)
    if form not in (ORDER, "change_from"):
        return False
    is_rate = QUOTED not in bound and _is_rate_of_money(line, bound)
    is_split = _has(line, "changes", "divided anew")  # "19 cents a share before the split"
    if is_rate or is_split or _is_without_scale(line, bound):
        return True
    if "way" not in bound:
        is_apart = form == "change_from" and not is_over_one_time(line, bound)
        return is_apart and is_against_another(line, bound)
    if form == ORDER:
        return _may_be_noun(line, bound["way"]) or _are_ranks(line, bound)
    return (
        is_against_another(line, bound)
        or _goes_on_from_change(line, bound)
        or _is_of_another_amount(line, bound)
        or _is_of_other_things(line, bound)
    )


def _is_of_another_amount(line: Line, bound: Bound) -> bool:
    """Whether a change is told from another amount: "profit rose to £20m from sales of"."""
    at = hedged_from(line, place_of(line, bound["before"]))
    near = (one.text for one in line[max(at - _NEAR, 0) : at])
    if norm_at(line, at - 1) != "of" or any(one.endswith(("'s", "’s")) for one in near):
        return False
    noun = norm_at(line, at - 2)
    told = {node.norm for node in line[: at - 2]} | words_in("changes", "amount of")
    return noun not in told and noun not in words_in("changes", "risen", "fallen")


def _is_of_other_things(line: Line, bound: Bound) -> bool:
    """Whether "from" tells of how many others it came: "rose 3% to 41,200, from 61 towns"."""
    before, after = bound["before"], bound["after"]
    at = place_behind(line, before)
    nouns = {node.norm for node in line[at : noun_end(line, at)]} | {*before.text.split()[1:]}
    told = {word for node in line if node.end <= after.end for word in node.text.split()}
    numbers = number_of(before), number_of(after)
    is_thing = dimension_of(before) == "count" and any(map(str.isalpha, nouns))
    return is_thing and nouns.isdisjoint(told) and not is_but_for_slip(*numbers)


def _has(line: Line, table: str, section: str) -> bool:
    """Whether a sentence holds one of the words of a section."""
    return not words_in(table, section).isdisjoint(node.norm for node in line)


def _is_of_another_measure(line: Line, bound: Bound) -> bool:
    """Whether a change may be of another measure, or over another time, than two figures beside it.

    As in "fell 3 percent in volume to £20m from £30m", "slipped 3 percent to 97, from a high of
    150" and "rose 3 percent in May to £20m, from £15m a year earlier".
    """
    change, before, after = (bound.get(name) for name in ("change", "before", "after"))
    if not (change and before and after) or not change.start < after.start < before.start:
        return False
    if "way" in bound and went_back_as_far(line, bound):
        return False
    between = [node for node in line if change.end <= node.start < after.start]
    led = {node.norm for node in line if after.end <= node.start < before.start}
    told = {*change.text.casefold().split(), *(node.norm for node in between)}
    is_apart = not words_in("changes", "measured apart").isdisjoint(told)
    return (
        is_apart
        or any(node.text.startswith("a ") for node in between[:1])  # "3 percent a year since 2015"
        or bool(led & words_in("changes", "extremes"))
        or has_two_times(between, [node for node in line if node.start >= before.end])
        or is_from_longer_ago(line, bound)
    )


def _are_changes(line: Line, bound: Bound) -> bool:
    """Whether figures are by how much others changed: "up by $2bn and $1bn, a surplus of $9bn"."""
    figures = sorted((bound["larger"], bound["smaller"]), key=lambda one: one.start)
    places = [place_of(line, each) - 1 for each in figures]
    is_score = figures[1].start - figures[0].end == 1  # "won by 62-45, a majority of 17"
    if is_score or norm_at(line, places[1]) in ("to", "against"):  # "by 62 to 45"
        return False
    return any(norm_at(line, at) == "by" or direction_of(line, at) for at in places)


def _is_for_no_name(line: Line, bound: Bound) -> bool:
    """Whether the other share is for no rival told by name: "to 53 percent for her party"."""
    behind = [node for node in line if node.start >= bound["other"].end]
    named = [node for node in behind[1:3] if node.norm not in grammar("article")]
    return norm_at(behind, 0) == "for" and not (named and named[0].text[:1].isupper())


def _goes_on_from_change(line: Line, bound: Bound) -> bool:
    """Whether the same changed before, so that from where may be told of all: "rose 10%, then".

    Not where it is told from where that was: "rose 10% to 22 from 20 and then".
    """
    way = bound["way"].start
    before = [node for node in line if node.end <= way]
    changes = [at for at, node in enumerate(before) if node.kind == AMOUNT and not is_length(node)]
    if not changes or any(one.start < way for one in bound.values()):
        return False
    days = months().keys() | weekdays().keys()  # "rose 10% in April and"
    linking = grammar("coordinator", "meanwhile", "of time") | {",", "in", "on"} | days
    if norm_at(before, changes[-1] - 1) in _FROM:
        return False
    return all(node.norm in linking or node.kind == DATE for node in before[changes[-1] + 1 :])


_FROM = frozenset(["from", "against", "versus"])


def _is_graded(line: Line, bound: Bound) -> bool:
    """Whether a share of a sum of money may be that of a part of it, as tax above a free sum is."""
    is_of_money = measure_of(bound["whole"]).unit.is_money
    return is_of_money and any(node.norm in words_in("topics", "graded") for node in line)


def _has_own_whole(line: Line, bound: Bound) -> bool:
    """Whether a part is of another whole than the first: "of 480, 57%, or 210 of 368 women"."""
    part, whole = bound["part"], bound["whole"]
    at = place_behind(line, part)
    is_of = norm_at(line, at) == "of" and at + 1 < len(line) and whole.end <= part.start
    return is_of and line[at + 1].kind == AMOUNT


def _is_of_more_or_less(line: Line, bound: Bound) -> bool:
    """Whether a share is of another whole: "14% before interest", "35% excluding spoilt papers"."""
    behind = norm_at(line, place_behind(line, bound["share"]))
    is_of_costs = measure_of(bound["part"]).unit.is_money and behind in ("before", "after")
    told = {behind, *bound["share"].text.split()}  # "36 percent excluding spoilt papers"
    return is_of_costs or not told.isdisjoint(("excluding", "including", "without"))


def _is_of_nobody_born(line: Line, bound: Bound) -> bool:
    """Whether a number beside a birth may be no age, or that of somebody else than who was born.

    An age stands right behind a name, as in "Ada Holm, 47, who was born in 1959"; in "Ada Holm, a
    mother of four, was born", "the son of Ada Holm, 47, was born" and "Ada Holm, 47, the sister of
    Per, who was born" it is none, or of another.
    """
    age, born = bound["age"], bound["born"]
    if is_of_birthplace(line, born):
        return True
    before = [node for node in line if node.end <= age.start]
    between = [node for node in line if age.end <= node.start < born.start]
    if born.start < age.start:
        between = [node for node in line if born.end <= node.start < age.start]
        is_of_kin = any(node.norm in words_of("tie") for node in between)
        told = [node.norm for node in between if node.kind == WORD]
        is_of_other = _are_two_named(between) or _is_of_thing(between)
        is_of_other |= not grammar("relative").isdisjoint(told[1:])
        return is_of_kin or is_of_other or not _is_led_as_age(line, age)
    if not _stands_behind_name(before, age):
        return True
    if [node.norm for node in between if node.norm in ("who", "was")] == ["was"]:
        return any(node.kind == AMOUNT or _is_preposition(node) for node in before)
    beside = takewhile(lambda node: node.norm not in ("who", "born"), between)
    return any(map(_is_preposition, beside))


def _is_of_thing(nodes: Line) -> bool:
    """Whether "now" before an age stands behind more than a name: "Mr Tanner's firm, now 50"."""
    norms = [node.norm for node in nodes]
    told = nodes[: norms.index("now")] if "now" in norms else []
    return any(node.kind == WORD and not node.text[:1].isupper() for node in told)


def _are_two_named(nodes: Line) -> bool:
    """Whether words with capitals stand apart from each other: "Holm met Berg"."""
    named = [node.kind == WORD and node.text[:1].isupper() for node in nodes]
    return sum(is_one and not before for before, is_one in pairwise([False, *named])) > 1


def _is_of_other_days(line: Line, bound: Bound) -> bool:
    """Whether a length of time may be of other days than the two that are told beside it."""
    if is_counted(line, bound):
        return is_counted_otherwise(line, bound)
    behind = [node.norm for node in line if node.start >= bound["length"].end][:2]
    before = [node.norm for node in line if node.end <= bound["length"].start][-1:]
    is_of_all = behind in _IN_ALL and before in (["served"], ["serving"])
    if is_of_all or not grammar("comparative").isdisjoint(behind[:1]):
        return True
    return _is_interrupted(line, bound) or _is_of_stretch(line, bound)


_IN_ALL = (["in", "all"], ["in", "total"])


def _is_interrupted(line: Line, bound: Bound) -> bool:
    """Whether a length of time may be that of two stretches, or of one less a gap.

    As in "for 20 years, from 1987 to 1997 and again from 2005 to 2015", "except for two in exile".
    """
    told = {node.norm for node in line}
    held = (bound["start"].start, bound["end"].start)
    further = [at for at, node in enumerate(line) if node.kind == DATE and node.start not in held]
    is_second = any(norm_at(line, at - 1) == "from" for at in further)
    return is_second or not told.isdisjoint(words_in("topics", "interrupted"))


def _is_of_stretch(line: Line, bound: Bound) -> bool:
    """Whether years behind a length may be those of a stretch of it, of which more is said.

    As in "in prison for 27 years, from 1964 to 1982 on Robben Island"; not "from 1964 to 1982,
    and then". So may a length behind them: "from 1985 to 2019, for 12 years as its editor".
    """
    length, end = bound["length"], bound["end"]
    before = [node.norm for node in line if end.end <= node.start < length.start]
    behind = [node.norm for node in line if node.start >= length.end][:2]
    if before and behind[:1] == ["as"]:
        return True
    if before[:2] == [",", "for"]:
        is_whole = behind in _IN_ALL
        return not (is_whole or (_CLOSING | {","}).issuperset(behind[:1]))
    is_kept = years_of_anniversary(length.text) is not None
    if is_kept or end.start < length.start or measure_of(length).unit.worth <= _A_WEEK:
        return False
    behind = [node.norm for node in line if node.start >= end.end][:2]
    narrowing = grammar("preposition", "subordinator")
    is_apart = behind[:1] in ([","], ["and"]) and narrowing.isdisjoint(behind[1:])
    return not (is_apart or _CLOSING.issuperset(behind[:1]))


_COUNTED_FROM = frozenset(["after", "before", "later"])


def _is_led_as_age(line: Line, age: Mention) -> bool:
    """Whether a number behind a birth is an age: "died in 2010, 79", "turned 80", not "79 of".

    Nor is it one in "died in 2010, five years after her husband".
    """
    before = "".join(f" {node.norm}" for node in line if node.end <= age.start)
    behind = next((node for node in line if node.start >= age.end), age)
    is_led = any(before.endswith(f" {led}") for led in phrases_of("topics")["leading to an age"])
    if age.text.endswith("years") and behind.norm in _COUNTED_FROM:
        return False
    is_alone = behind.kind != WORD or behind.norm in words_in("topics", "behind an age")
    return is_alone and (is_led or age.text.startswith("aged"))


def _stands_behind_name(before: Line, age: Mention) -> bool:
    """Whether an age stands behind a name and a comma, or "both"."""
    told = grammar("relative", "be", "have") | words_in("topics", "beside an age")
    *_, name, last = [age, age, *(node for node in before if node.norm not in told)]
    return last.norm == "both" or (last.norm == "," and name.text[:1].isupper())


def _is_preposition(node: Node) -> bool:
    return node.norm == "'s" or node.norm in grammar("preposition")


def _may_be_noun(line: Line, way: Mention) -> bool:
    """Whether a word of change may be a noun, whose verb or object another such word is.

    As in "growth eased to 2 percent from 3", "cut its forecast of growth to 2 percent from 3", "the
    rise brought inflation to 2 percent, compared with 3".
    """
    at, nouns = place_of(line, way), words_in("changes", "nouns")
    if norm_at(line, at - 1) in grammar("article", "possessive") and _is_verb_or_noun(line[at + 1]):
        return True
    others = (here for here in clause_before(line, at) if norm_at(line, here) not in nouns)
    return line[at].norm in nouns or any(direction_of(line, here) for here in others)


def _is_verb_or_noun(node: Node) -> bool:
    return node.kind == WORD and node.norm not in grammar("preposition")


def _are_ranks(line: Line, bound: Bound) -> bool:
    """Whether two whole numbers may be places in a table, in which what climbs has a lesser one.

    As in "Holm slipped to 42 from 39"; not in "the toll rose to 42 from 39", "arrests rose to 42".
    """
    numbers = [measure_of(bound[name]) for name in ("larger", "smaller")]
    are_places = all(
        not one.unit.name and one.low.text.isdigit() and one.low.value <= _LAST_PLACE
        for one in numbers
    )
    way = place_of(line, bound["way"])
    is_counted = line[way - 1].text.islower() and is_plural(line, way - 1, way)
    tallied = words_in("numbered", "tallied", "harmed")
    return are_places and not is_counted and tallied.isdisjoint(node.norm for node in line)


def _is_without_scale(line: Line, bound: Bound) -> bool:
    """Whether a bare number shares what it counts with the next, or leaves its scale out.

    As in "against 4.8 and 4.9 billion", "fell to 4.80 passenger miles from 4.95 billion".
    """
    if _is_scale_left_out(bound):
        return True
    figures = [one for one in bound.values() if one.kind == AMOUNT]
    ends = {one.end for one in figures if one.text[-1:].isdigit()}
    return any(
        node.end in ends
        and norm_at(line, at + 1) in ("and", "or")
        and at + 2 < len(line)
        and line[at + 2].kind == AMOUNT
        for at, node in enumerate(line)
    )


def _is_scale_left_out(bound: Bound) -> bool:
    """Whether things with a decimal point are counted without a scale, and others with one."""
    told = [one for one in bound.values() if one.kind == AMOUNT and dimension_of(one) == "count"]
    is_bare = any(
        measure_of(one).low.scale == 1 and "." in measure_of(one).low.text
        for one in told
        if measure_of(one).unit.name
    )
    return is_bare and any(measure_of(one).low.scale > 1 for one in told)


def _is_rate_of_money(line: Line, bound: Bound) -> bool:
    """Whether figures may be what one money costs in another, which falls as the other rises.

    As in "the yen rose to 104.2 to the dollar from 109.1"; so may a rank: "jumped to 22 from 40".
    """
    units = [measure_of(one).unit for one in bound.values() if one.kind == AMOUNT]
    if any("/currency" in unit.dimension for unit in units) or any(
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


def clause_before(line: Line, at: int) -> Iterator[int]:
    """The places before one in its clause, the nearest first."""
    return takewhile(lambda here: norm_at(line, here) not in _CLAUSE_ENDS, range(at - 1, -1, -1))
