"""What leaves open which whole a count, a share, a price or a vote is of.

As in "14 schools, six more than the two towns together", "or two in each class", and "12 heard how
the Senate voted".
"""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise, takewhile

from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.changes import direction_of
from factcheck.reading.figures.nouns import is_plural
from factcheck.reading.grammar.engine import Line, Mention, Node, kind_at, norm_at
from factcheck.reading.grammar.tokens import GENITIVE, WORD
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    MOST_APART,
    amounts_in,
    before,
    behind,
    between,
    clause_behind,
    dimension_of,
    is_share,
    measure_of,
    norms_of,
    noun_end,
    number_of,
    place_behind,
    place_of,
    words_told,
)
from factcheck.reading.relations.relation_rows import Bound
from factcheck.reading.relations.times_of_changes import has_noun, years_in
from factcheck.words import grammar, words_in

_NEAR_SUM = 4  # times: parts that miss a whole by more of it are of another
_MOST_SLIPPED = 2  # votes too many, where a score may be of something else
_FAR_ABOVE = 20  # times: no slip makes so much of a part
_MOST_GOALS = 20  # in a game of football or hockey
_NEAR_WHOLE = 10  # nodes from a part to its whole: "240 of the chain's 300"


# -- things ------------------------------------------------------------------------------------


def counts_other_things(line: Line, bound: Bound) -> bool:
    """Whether a whole counts other things than its part: "14 people out of three cars"."""
    return _counts_otherwise(line, bound["whole"], bound["part"])


def is_more_than_of_others(line: Line, bound: Bound) -> bool:
    """Whether behind "than" stand others, of whom each has some: "12 more than the other two"."""
    if "change" in bound:
        change, base, told = (bound[name] for name in ("change", "before", "after"))
    else:
        change, figures = bound["difference"], (bound["larger"], bound["smaller"])
        told, base = sorted(figures, key=lambda one: one.start)
    then = norms_of(behind(line, told))
    if "than" not in norms_of(between(line, told, base)):
        return False
    apart = abs(number_of(told) - number_of(base))
    is_of_few = base.text.isalpha() and dimension_of(change) == "count"
    is_far = is_of_few and apart > MOST_APART * number_of(change)
    is_joint = not words_in("totals", "jointly").isdisjoint(then)
    is_part = is_share(base) and not is_share(told)
    return is_joint or is_part or is_far or _counts_otherwise(line, base, told)


def is_left_of_else(line: Line, bound: Bound) -> bool:
    """Whether what is left is of other things, or after more: "40 of its 312 shops, leaving 31"."""
    difference, *both = (bound[name] for name in ("difference", "larger", "smaller"))
    told = max(both, key=lambda one: one.end)
    if words_in("totals", "left").isdisjoint(norms_of(between(line, told, difference))):
        return False
    less, more = sorted((number_of(difference), number_of(both[0]) - number_of(both[1])))
    noun = norm_at(line, place_behind(line, difference))
    is_of_people = noun in words_in("nouns", "people") | words_in("topics", "anybody")
    are_people = any(_counts_otherwise(line, difference, one) for one in both) and is_of_people
    return are_people or more > _NEAR_SUM * less


def _counts_otherwise(line: Line, one: Mention, other: Mention) -> bool:
    """Whether a bare number counts other things than a figure does, or belongs to a word.

    As in "14 people out of three cars", "60 of the 50-seat jets".
    """
    told, of = (measure_of(each).unit for each in (one, other))
    if told.name:
        return False
    at = place_behind(line, one)
    if norm_at(line, at) == "-":
        return norm_at(line, at + 1) not in words_in("totals", "strong")
    end = noun_end(line, at)
    is_noun = end > at and not line[end - 1].text.istitle()
    return is_noun and bool(of.name) and of.name.split()[-1] != line[end - 1].norm


def may_be_of_another(line: Line, bound: Bound) -> bool:
    """Whether a part that is above its whole may be one of something else told before that.

    As in "36 people in five towns, 12 of them children", "from five towns, 12 of them ports",
    "35,000 of the two models".
    """
    part, whole = bound["part"], bound["whole"]
    if number_of(part) <= number_of(whole):
        return False
    if number_of(part) > _FAR_ABOVE * number_of(whole) or _counts_something_else(line, whole):
        return True
    joining = norms_of(between(line, part, whole))
    if joining[:2] == ["out", "of"]:
        return False
    if "'s" in joining and not grammar("preposition").isdisjoint(joining[1:]):  # "cars in its 3"
        return True
    if measure_of(part).unit.name and not measure_of(whole).unit.name:
        return True
    told = [*takewhile(lambda node: node.norm != ";", reversed(before(line, whole)))][::-1]
    if not told or part.start < whole.start:
        return False
    led = told[-2:] if told[-1].norm in grammar("article", "possessive") else told[-1:]
    is_placed = led[0].norm not in ("of", "with") and led[0].norm in grammar("preposition")
    return is_placed or bool(amounts_in(told))


def _counts_something_else(line: Line, whole: Mention) -> bool:
    """Whether a whole is of groups, of another noun than its part, or of what somebody has.

    As in "500 people out of 400 households", "20 points out of 10 games", "15 strikers' goals".
    """
    at = place_behind(line, whole)
    if not words_in("nouns", "groups").isdisjoint(norms_of(line[at - 1 :])):
        return True
    is_counted = at < len(line) and is_plural(line, at, at + 1)
    is_bare = not measure_of(whole).unit.name
    return (is_counted and is_bare) or norm_at(line, at) in GENITIVE


def has_further_count(line: Line, bound: Bound) -> bool:
    """Whether a further part may follow: "the other three were found dead and one is missing"."""
    last = max(bound.values(), key=lambda one: one.end)
    counted = dimension_of(bound["whole"])
    return any(
        dimension_of(one) == counted and norm_at(line, place_of(line, one) - 1) not in _OF_NO_PART
        for one in amounts_in(behind(line, last))
    )


_OF_NO_PART = frozenset(["of", "for", "at"])  # "open for 32 hours a week instead of 40"


def is_for_each_of_else(line: Line, bound: Bound) -> bool:
    """Whether so many are on each of something else: "staff in four offices, 25 on each shift"."""
    at = place_behind(line, bound["each"])
    if norm_at(line, at + 1) not in ("each", "every"):
        return False
    noun, counted = norm_at(line, at + 2), measure_of(bound["count"]).unit.name.split()[-1:]
    is_same = noun == "of" or any(one.startswith(noun[:_STEM]) for one in counted)
    return not is_same


_STEM = 3  # letters that a noun keeps in the plural


def is_had_by_each(line: Line, bound: Bound) -> bool:
    """Whether each of some has a part: "each club gets 21,000 of the seats, the rest 6,000"."""
    return not grammar("each").isdisjoint(norms_of(before(line, bound["part"])))


def is_no_sum(line: Line, bound: Bound) -> bool:
    """Whether parts told in the next sentence are not all of a whole, nor miss it by a slip.

    As in "It has 300 shops. Two opened in May and the other three in June."
    """
    whole, *parts = (number_of(bound[name]) for name in ("whole", "part", "other"))
    is_near = abs(sum(parts) - whole) * _NEAR_SUM <= whole
    return not is_near or has_further_count(line, bound)


# -- shares, rates and prices ------------------------------------------------------------------


def is_graded(line: Line, bound: Bound) -> bool:
    """Whether a share of a sum of money may be that of a part of it, as tax above a free sum is."""
    is_of_money = measure_of(bound["whole"]).unit.is_money
    return is_of_money and not words_in("topics", "graded").isdisjoint(norms_of(line))


def is_of_more_or_less(line: Line, bound: Bound) -> bool:
    """Whether a share of money is of another whole than is told: "14% before interest"."""
    then = norm_at(line, place_behind(line, bound["share"]))
    return measure_of(bound["part"]).unit.is_money and then in ("before", "after")


def has_own_whole(line: Line, bound: Bound) -> bool:
    """Whether a part is of another whole than the first: "of 480, 57%, or 210 of 368 women"."""
    part, whole = bound["part"], bound["whole"]
    at = place_behind(line, part)
    is_of = norm_at(line, at) == "of" and whole.end <= part.start
    return is_of and kind_at(line, at + 1) == AMOUNT


def is_of_each(line: Line, bound: Bound) -> bool:
    """Whether a part is one of several: "5 percent of the 400 pupils, or two in each class"."""
    part, then = bound["part"], norms_of(clause_behind(line, bound["part"]))
    is_each = not grammar("each").isdisjoint(then) or not grammar("indefinite").isdisjoint(then[:2])
    return part.start > bound["share"].start and is_each


def is_of_some(line: Line, bound: Bound) -> bool:
    """Whether only some of those are told of that a rate counts: "240 of the chain's 300 pubs"."""
    at = place_of(line, min(bound.values(), key=lambda one: one.start))
    told = line[max(at - _NEAR_WHOLE, 0) : at]
    return any(
        one.kind == AMOUNT and norm_at(told, here + 1) == "of" for here, one in enumerate(told)
    )


def is_one_of_several_prices(line: Line, bound: Bound) -> bool:
    """Whether several prices make up a sum: "300 at £20 each and 100 at £10"."""
    is_priced = any(
        norm_at(line, place_of(line, one) - 1) == "at" and measure_of(one).unit.is_money
        for one in amounts_in(before(line, bound["count"]))
    )
    return is_priced or sum("each" in node.text.split() for node in line) > 1


def is_of_sum_before(line: Line, bound: Bound) -> bool:
    """Whether what is for each may be of a sum before: "$1tn, 4% of $30tn, or $3,500 for each"."""
    amount, each = bound["amount"], bound["each"]
    is_for_each = amount.start < each.start and norm_at(line, place_behind(line, each)) == "for"
    told = amounts_in(before(line, amount))
    return is_for_each and any(measure_of(one).unit.is_money for one in told)


def is_priced_otherwise(line: Line, bound: Bound) -> bool:
    """Whether a sum is what is left of a price, or more: "cost $3.1 billion after discounts"."""
    telling = words_in("changes", "off a price") | grammar("subordinator")
    return not telling.isdisjoint(norms_of(behind(line, bound["amount"])))


# -- votes, games and margins ------------------------------------------------------------------


def are_changes(line: Line, bound: Bound) -> bool:
    """Whether figures are by how much others changed: "up by $2bn and $1bn, a surplus of $9bn"."""
    figures = sorted((bound["larger"], bound["smaller"]), key=lambda one: one.start)
    places = [place_of(line, each) - 1 for each in figures]
    is_score = figures[1].start - figures[0].end == 1  # "won by 62-45, a majority of 17"
    is_of_whole = norms_of(between(line, *figures))[:1] == ["of"]  # "raised £2m of the £5m"
    if is_score or is_of_whole or norm_at(line, places[1]) in ("to", "against"):  # "by 62 to 45"
        return False
    places += [at - 1 for at in places if norm_at(line, at) == "of"]  # "a cut of 36 billion"
    return any(norm_at(line, at) == "by" or direction_of(line, at) for at in places)


def is_far_from_margin(line: Line, bound: Bound) -> bool:
    """Whether figures are too far apart for a margin: "won in 1:32:07, 3.4 seconds ahead"."""
    measures = [measure_of(bound[name]) for name in ("difference", "larger", "smaller")]
    difference, larger, smaller = (one.base_interval.low or Fraction() for one in measures)
    is_told = all(one.unit.name for one in measures)
    return is_told and abs(larger - smaller) > _FAR_ABOVE * difference


def is_margin_of_else(line: Line, bound: Bound) -> bool:
    """Whether a margin counts something else than its score does.

    As in "a majority of nine of those entitled to vote", "won 31-17, by two tries", "by two goals",
    where so high a score is one of points.
    """
    larger, smaller, difference = (bound[name] for name in ("larger", "smaller", "difference"))
    then = clause_behind(line, difference)[:1]
    taken_off = words_in("topics", "taken off")
    if norms_of(then) == ["of"] or not taken_off.isdisjoint(norms_of(line)):
        return True
    if smaller.start - larger.end != 1:
        return False
    counted = measure_of(difference).unit.name.split()[-1:]
    is_of_points = number_of(larger) >= _MOST_GOALS and counted in (["goal"], ["goals"])
    is_of_one = number_of(difference) == 1 and any(map(_may_be_noun, then))
    return is_of_points or (not counted and (is_of_one or has_noun(line, difference)))


def _may_be_noun(node: Node) -> bool:
    closed = ("preposition", "of place", "of way", "of time", "coordinator", "subordinator")
    return node.norm not in grammar(*closed)


def is_of_another_vote(line: Line, bound: Bound) -> bool:
    """Whether a second share is that of an earlier vote: "63 percent, against 58 in 2020".

    Not where it is told for whom it was, by name: "to 53 percent for her party".
    """
    then = behind(line, bound["other"])
    told = words_told(then)
    is_for = norm_at(then, 0) == "for"
    named = [node for node in then[1:3] if node.norm not in grammar("article")]
    is_earlier = any(years_in(then)) or not told.isdisjoint(words_in("changes", "other time"))
    is_for_nobody = is_for and not any(node.text[:1].isupper() for node in named[:1])
    return is_for_nobody or (is_earlier and not is_for)


def is_of_others(line: Line, bound: Bound) -> bool:
    """Whether others may have voted or played than those before: "12 heard how the Senate voted".

    Before a score no other noun stands but behind a preposition, or a verb of what was voted on:
    not in "the two members say the Senate", but "approved the plan". Where such a verb stands, the
    score may be of what it was: "approved its 50-50 split", "approved grades 9-12".
    """
    whole, part, other = (bound[name] for name in ("whole", "part", "other"))
    if _is_of_last_alone(line, bound) or _is_sent_on(line, bound):
        return True
    guests = words_in("topics", "voting too")
    if "-" in whole.text and not guests.isdisjoint(norms_of(line)):
        return True
    beside = [node for node in line if whole.start < node.start < part.start]
    if not words_in("topics", "of others").isdisjoint(norms_of(beside)):
        return True
    if _is_other_voter(before(line, whole), between(line, whole, part)):
        return True
    is_score = other.start - part.end == 1
    enacting = words_in("scores", "enacted", "passed")
    if is_score and not enacting.isdisjoint(norms_of(beside)):
        surplus = number_of(part) + number_of(other) - number_of(whole)
        return surplus > _MOST_SLIPPED and surplus * _NEAR_SUM > number_of(whole)
    return is_score and _has_second_noun(beside)


def _is_of_last_alone(line: Line, bound: Bound) -> bool:
    """Whether the last alone is of so many: "have won eight and lost three of their last four"."""
    figures = (one for name, one in bound.items() if name != "whole")
    *told, last = sorted(figures, key=lambda one: one.start)
    if norm_at(line, place_behind(line, last)) != "of":
        return False
    listing = grammar("coordinator") | {","}
    listed = (
        one
        for one in amounts_in(before(line, last))
        if norm_at(line, noun_end(line, place_of(line, one) + 1)) in listing
    )
    return any(number_of(one) > number_of(bound["whole"]) for one in (*told, *listed))


def _is_sent_on(line: Line, bound: Bound) -> bool:
    """Whether a body stands behind a vote for what comes of that: "and sent it to the board"."""
    apart = grammar("coordinator", "subordinator", "of time", "article", "possessive") | {",", "to"}
    led = norms_of(between(line, bound["other"], bound["whole"]))
    return "-" in bound["whole"].text and not apart.isdisjoint(led[:-1])


def _is_other_voter(told: Line, beside: Line) -> bool:
    """Whether somebody else stands before a verb of voting than the body that is told before.

    As in "the committee's plan went to the council, which", "the jury sat, and the owners".
    """
    votes = [at for at, node in enumerate(beside) if node.norm in words_in("scores", "voted")]
    led = beside[: votes[-1]] if votes else []
    norms = norms_of(led)
    if "'s" in norms or (votes and _is_no_subject(told)):
        return True
    opening = grammar("coordinator", "subordinator", "relative") | {","}
    at = max((at for at, norm in enumerate(norms) if norm in opening), default=0)
    if not at:
        return _has_second_noun(led)
    if norms[at] in grammar("relative"):
        return sum(node.kind == WORD for node in led[:at]) > 1
    return any(not _goes_on(node) for node in led[at + 1 : at + 2])


def _is_no_subject(told: Line) -> bool:
    """Whether a body is told of somebody else: "the aim of its board", "which has a board"."""
    *led, last = norms_of(told[-3:]) or [""]
    led = led if last in grammar("article", "possessive") else [*led, last]
    if led[-2:] == [",", "with"]:  # "the council, with 28 members, voted"
        return False
    of_whole = ["members", "of"]
    is_led = bool(led) and led[-1] in grammar("preposition", "of way")
    return (is_led and led[-2:] != of_whole) or not grammar("relative", "have").isdisjoint(led[-2:])


def _has_second_noun(told: Line) -> bool:
    """Whether a further noun begins without a preposition: "despite the panel the Senate"."""
    return any(
        node.norm in grammar("article", "possessive") and last.norm not in grammar("preposition")
        for last, node in pairwise(told)
    )


def _goes_on(node: Node) -> bool:
    """Whether a word behind "and" leads to a verb of what was told before: "and then voted"."""
    leading = grammar("be", "have", "preposition", "of time", "meanwhile")
    return node.kind == DATE or node.norm in leading or node.norm.endswith("ly")
