"""What leaves open what changed, and in which measure, beside "rose to" and "more than".

As in "a 78% chance of a cut to 3.5%, up from 65%", "the yen rose to 104.2 to the dollar from 109.1"
and "fell 3 percent in volume to £20m from £30m". Over which time something changed is asked of
``times_of_changes``.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.changes import direction_of
from factcheck.reading.figures.nouns import is_plural
from factcheck.reading.grammar.calendar_words import months, weekdays
from factcheck.reading.grammar.engine import Line, norm_at
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    CLAUSE_ENDS,
    amounts_in,
    before,
    behind,
    between,
    clause_before,
    dimension_of,
    hedged_from,
    is_but_for_slip,
    is_length,
    measure_of,
    norms_of,
    noun_end,
    number_of,
    place_behind,
    place_of,
)
from factcheck.reading.relations.relation_rows import Bound
from factcheck.reading.relations.relation_senses import QUOTED
from factcheck.reading.relations.times_of_changes import leads_from
from factcheck.words import grammar, words_in

_NEAR = 5  # nodes before a figure that say whose it is: "last May's volume of"
_LAST_PLACE, _LAST_PLAYER = 200, 1_000  # of tables of countries, and of players
_FROM = frozenset(["from", "against", "versus"])
_MOST_COMMAS, _MOST_OF_MEASURE = 2, 8  # words: "on a like-for-like basis"


# -- what changed ------------------------------------------------------------------------------


def is_second_of_clause(line: Line, bound: Bound) -> bool:
    """Whether the first figure may not be the one that is compared with what follows.

    In "a 78% chance of a cut to 3.5%, up from 65%" the chance is, which stands before it.
    """
    at = place_of(line, min(bound.values(), key=lambda one: one.start))
    if line[at].kind != AMOUNT:
        return False
    reach = [*clause_before(line, at)]
    if any(norm_at(line, here) in words_in("changes", "of another") for here in reach):
        return True
    told = amounts_in([line[here] for here in reach])
    kind = dimension_of(bound["smaller"])
    return any(dimension_of(one) == kind for one in told)


def may_be_noun(line: Line, bound: Bound) -> bool:
    """Whether a word of change may be a noun, whose verb or object another such word is.

    As in "growth eased to 2 percent from 3", "cut its forecast of growth to 2 percent from 3", "the
    rise brought inflation to 2 percent, compared with 3".
    """
    if "way" not in bound:
        return False
    at, nouns = place_of(line, bound["way"]), words_in("changes", "nouns")
    then = line[at + 1]
    is_led = norm_at(line, at - 1) in grammar("article", "possessive")
    if is_led and then.kind == WORD and then.norm not in grammar("preposition"):
        return True
    others = (here for here in clause_before(line, at) if norm_at(line, here) not in nouns)
    return line[at].norm in nouns or any(direction_of(line, here) for here in others)


def are_ranks(line: Line, bound: Bound) -> bool:
    """Whether two whole numbers may be places in a table, in which what climbs has a lesser one.

    As in "Holm slipped to 42 from 39"; not in "the toll rose to 42 from 39", "arrests rose to 42".
    """
    if "way" not in bound:
        return False
    way = place_of(line, bound["way"])
    is_name = line[way - 1].text.istitle() and line[way - 1].norm not in grammar("pronoun")
    last = _LAST_PLAYER if is_name else _LAST_PLACE
    numbers = [measure_of(bound[name]) for name in ("larger", "smaller")]
    if not all(
        not one.unit.name and one.low.text.isdigit() and one.low.value <= last for one in numbers
    ):
        return False
    is_counted = line[way - 1].text.islower() and is_plural(line, way - 1, way)
    return not is_counted and words_in("numbered", "tallied", "harmed").isdisjoint(norms_of(line))


def goes_on_from_change(line: Line, bound: Bound) -> bool:
    """Whether the same changed before, so that from where may be told of all: "rose 10%, then".

    Not where it is told from where that was: "rose 10% to 22 from 20 and then".
    """
    if "way" not in bound:
        return False
    told = before(line, bound["way"])
    changes = [at for at, node in enumerate(told) if node.kind == AMOUNT and not is_length(node)]
    if not changes or any(one.start < bound["way"].start for one in bound.values()):
        return False
    days = months().keys() | weekdays().keys()  # "rose 10% in April and"
    linking = grammar("coordinator", "meanwhile", "of time") | {",", "in", "on"} | days
    if norm_at(told, changes[-1] - 1) in _FROM:
        return False
    return all(node.norm in linking or node.kind == DATE for node in told[changes[-1] + 1 :])


def is_of_another_amount(line: Line, bound: Bound) -> bool:
    """Whether a change is told from another amount: "profit rose to £20m from sales of"."""
    at = hedged_from(line, place_of(line, bound["before"]))
    near = (one.text for one in line[max(at - _NEAR, 0) : at])
    is_owned = any(one.endswith(("'s", "’s")) for one in near)
    if "way" not in bound or norm_at(line, at - 1) != "of" or is_owned:
        return False
    told = {*norms_of(line[: at - 2])} | words_in("changes", "amount of", "risen", "fallen")
    return norm_at(line, at - 2) not in told


def is_of_other_things(line: Line, bound: Bound) -> bool:
    """Whether "from" tells of how many others it came: "rose 3% to 41,200, from 61 towns"."""
    base, after = bound["before"], bound["after"]
    if "way" not in bound or dimension_of(base) != "count":
        return False
    at = place_behind(line, base)
    nouns = {*norms_of(line[at : noun_end(line, at)]), *base.text.split()[1:]}
    told = {word for node in line if node.end <= after.end for word in node.text.split()}
    is_thing = any(map(str.isalpha, nouns)) and nouns.isdisjoint(told)
    return is_thing and not is_but_for_slip(number_of(base), number_of(after))


# -- in which measure --------------------------------------------------------------------------


def is_in_the_red(line: Line, bound: Bound) -> bool:
    """Whether a sentence tells of a loss or the like, which is more the further it falls."""
    return not words_in("changes", "in the red").isdisjoint(norms_of(line))


def is_rate_of_money(line: Line, bound: Bound) -> bool:
    """Whether figures may be what one money costs in another, which falls as the other rises.

    As in "the yen rose to 104.2 to the dollar from 109.1"; so may a rank: "jumped to 22 from 40".
    """
    units = [measure_of(one).unit for one in amounts_in([*bound.values()])]
    told, rated = norms_of(line), words_in("changes", "rated")
    if QUOTED in bound:
        return False
    to_one = zip(told, told[1:], told[2:], strict=False)
    if any("/currency" in unit.dimension for unit in units) or any(
        (to, the) == ("to", "the") and money in rated for to, the, money in to_one
    ):
        return True
    is_ranked = not rated.isdisjoint(told) or not words_in("changes", "ranked").isdisjoint(told)
    if is_ranked and not any(unit.name for unit in units):
        return True
    if any(unit.name and not unit.is_money and unit.dimension != "share" for unit in units):
        return False
    leading = words_in("changes", "against", "a unit")
    return any(
        norm in leading and not rated.isdisjoint(told[at + 1 : at + 4])
        for at, norm in enumerate(told)
    )


def is_one_of_two(line: Line, bound: Bound) -> bool:
    """Whether a bare number shares what it counts with the next: "against 4.8 and 4.9 billion"."""
    bare = [one for one in amounts_in([*bound.values()]) if one.text[-1:].isdigit()]
    behind_them = (behind(line, one)[:2] for one in bare)
    return any(norm_at(two, 0) in grammar("conjoining") and amounts_in(two) for two in behind_them)


def is_without_scale(line: Line, bound: Bound) -> bool:
    """Whether things with a decimal point are counted without a scale, and others with one.

    As in "fell to 4.80 passenger miles from 4.95 billion".
    """
    told = [one for one in amounts_in([*bound.values()]) if dimension_of(one) == "count"]
    is_bare = any(
        measure_of(one).low.scale == 1 and "." in measure_of(one).low.text
        for one in told
        if measure_of(one).unit.name
    )
    return is_bare and any(measure_of(one).low.scale > 1 for one in told)


def is_of_another_measure(line: Line, bound: Bound) -> bool:
    """Whether a change may be of another measure than two figures behind it.

    As in "fell 3 percent in volume to £20m from £30m", "slipped 3 percent to 97, from a high of
    150".
    """
    if not leads_from(line, bound):
        return False
    change, after = bound["change"], bound["after"]
    beside, led = between(line, change, after), between(line, after, bound["before"])
    told = {*change.text.casefold().split(), *norms_of(beside)}
    is_apart = not words_in("changes", "measured apart").isdisjoint(told)
    is_yearly = any(node.text.startswith("a ") for node in beside[:1])  # "3 percent a year since"
    return is_apart or is_yearly or not words_in("changes", "extremes").isdisjoint(norms_of(led))


def is_measured_behind(line: Line, bound: Bound) -> bool:
    """Whether words behind figures tell of another measure: "to £41m from £40m, in real terms".

    Not those of another clause: "from £40m, and the average price fell".
    """
    last = max(bound.values(), key=lambda one: one.end)
    then = [node.norm or node.text for node in behind(line, last)]
    commas = [at for at, norm in enumerate(then) if norm in CLAUSE_ENDS][:_MOST_COMMAS]
    starts = [0, *(at + 1 for at in commas)]
    told = (then[at:end] for at, end in zip(starts, [*commas, len(then)], strict=True))
    return any(map(_tells_measure, told))


def _tells_measure(words: Sequence[str]) -> bool:
    """Whether words tell of a measure: "on a comparable basis", not "in the comparable half"."""
    words = words[2:] if words[:1] and words[0] in grammar("indefinite") else words  # "a share"
    measures = words_in("changes", "measured apart") | {"basis", "adjusted", "adjustment"}
    leading = grammar("preposition", "of time") | measures
    is_led = bool(words) and (words[0] in leading or words[0].endswith(("ed", "ally")))
    times = words_in("changes", "time of change")
    of_time = {at for at, word in enumerate(words[1:]) if not times.isdisjoint(word.split())}
    near = [word for at, word in enumerate(words[:_MOST_OF_MEASURE]) if at not in of_time]
    return is_led and not measures.isdisjoint(near)
