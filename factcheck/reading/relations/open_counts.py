"""What leaves open whether counts and votes are of the things and the body told beside them."""

from __future__ import annotations

from itertools import pairwise, takewhile

from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.nouns import is_plural
from factcheck.reading.grammar.engine import Line, Mention, Node, norm_at
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    MOST_APART,
    dimension_of,
    is_share,
    measure_of,
    noun_end,
    number_of,
    place_behind,
)
from factcheck.reading.relations.relation_rows import Bound
from factcheck.reading.relations.relation_senses import PART
from factcheck.words import grammar, words_in

NEAR_SUM = 4  # times: parts that miss a whole by more of it are of another
_MOST_SLIPPED = 2  # votes too many, where a score may be of something else
_FAR_ABOVE = 20  # times: no slip makes so much of a part


# -- things ------------------------------------------------------------------------------------


def counts_of_others(form: str, line: Line, bound: Bound) -> bool:
    """Whether figures are told beside a count of other things.

    As in "14 schools, six more than the two towns together".
    """
    if form in (PART, "share_of"):
        return _counts_otherwise(line, bound["whole"], bound["part"])
    if form == "change_from":
        return _is_more_than_others(line, bound["change"], bound["before"], bound["after"])
    if form != "difference_of":
        return False
    told, base = sorted((bound["larger"], bound["smaller"]), key=lambda one: one.start)
    return _is_more_than_others(line, bound["difference"], base, told)


def _is_more_than_others(line: Line, change: Mention, base: Mention, told: Mention) -> bool:
    """Whether behind "than" stand others, of whom each has some: "12 more than the other two"."""
    behind = [node for node in line if node.start >= told.end]
    if not any(node.norm == "than" for node in behind if node.start < base.start):
        return False
    is_joint = any(node.norm in words_in("totals", "jointly") for node in behind)
    apart = abs(number_of(told) - number_of(base))
    is_of_few = base.text.isalpha() and dimension_of(change) == "count"
    is_far = is_of_few and apart > MOST_APART * number_of(change)
    is_part = is_share(base) and not is_share(told)
    return is_joint or is_part or is_far or _counts_otherwise(line, base, told)


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


def _counts_something_else(line: Line, whole: Mention) -> bool:
    """Whether a whole is of groups, of another noun than its part, or of what somebody has.

    As in "500 people out of 400 households", "20 points out of 10 games", "15 strikers' goals".
    """
    at = next(here for here, node in enumerate(line) if node.end >= whole.end)
    if not words_in("nouns", "groups").isdisjoint(node.norm for node in line[at:]):
        return True
    is_counted = at + 1 < len(line) and is_plural(line, at + 1, at + 2)
    is_bare = not measure_of(whole).unit.name
    return (is_counted and is_bare) or norm_at(line, at + 1) in ("'", "'s")


def is_of_sum_before(line: Line, bound: Bound) -> bool:
    """Whether what is for each may be of a sum before: "$1tn, 4% of $30tn, or $3,500 for each"."""
    amount, each = bound["amount"], bound["each"]
    before = (
        node
        for node in line
        if isinstance(node, Mention) and node.kind == AMOUNT and node.end <= amount.start
    )
    is_for_each = amount.start < each.start and norm_at(line, place_behind(line, each)) == "for"
    return is_for_each and any(
        measure_of(one).unit.is_money for one in before if one.value.readings
    )


def may_be_of_another(line: Line, bound: Bound) -> bool:
    """Whether a part that is above its whole may be one of something else told before that.

    As in "36 people in five towns, 12 of them children", "from five towns, 12 of them ports",
    "35,000 of the two models".
    """
    part, whole = bound["part"], bound["whole"]
    if number_of(part) <= number_of(whole):
        return False
    if number_of(part) > _FAR_ABOVE * number_of(whole):
        return True
    if _counts_something_else(line, whole):
        return True
    if [node.norm for node in line if part.end <= node.start < whole.start][:2] == ["out", "of"]:
        return False
    if measure_of(part).unit.name and not measure_of(whole).unit.name:
        return True
    whole_before = reversed([node for node in line if node.start < whole.start])
    before = [*takewhile(lambda node: node.norm != ";", whole_before)][::-1]
    if not before or part.start < whole.start:
        return False
    led = before[-2:] if before[-1].norm in grammar("article", "possessive") else before[-1:]
    is_placed = led[0].norm not in ("of", "with") and led[0].norm in grammar("preposition")
    return is_placed or any(node.kind == AMOUNT for node in before)


# -- votes and results -------------------------------------------------------------------------


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
    if "-" in whole.text and any(node.norm in guests for node in line):
        return True
    between = [node for node in line if whole.start < node.start < part.start]
    if any(node.norm in words_in("topics", "of others") for node in between):
        return True
    before = [node for node in line if node.end <= whole.start]
    if _is_other_voter(before, [node for node in between if node.start >= whole.end]):
        return True
    is_score = other.start - part.end == 1
    enacting = words_in("scores", "enacted", "passed")
    if is_score and not enacting.isdisjoint(node.norm for node in between):
        surplus = number_of(part) + number_of(other) - number_of(whole)
        return surplus > _MOST_SLIPPED and surplus * NEAR_SUM > number_of(whole)
    return is_score and _has_second_noun(between)


def _is_of_last_alone(line: Line, bound: Bound) -> bool:
    """Whether the last alone is of so many: "have won eight and lost three of their last four"."""
    whole = bound["whole"]
    *told, last = sorted(
        (one for name, one in bound.items() if name != "whole"), key=lambda one: one.start
    )
    at = place_behind(line, last)
    if norm_at(line, at) != "of":
        return False
    listed = (
        node
        for here, node in enumerate(line[:at])
        if isinstance(node, Mention)
        and node.kind == AMOUNT
        and node.end < last.start
        and norm_at(line, noun_end(line, here + 1)) in grammar("coordinator") | {","}
    )
    return any(number_of(one) > number_of(whole) for one in (*told, *listed))


def _is_sent_on(line: Line, bound: Bound) -> bool:
    """Whether a body stands behind a vote for what comes of that: "and sent it to the board"."""
    whole = bound["whole"]
    apart = grammar("coordinator", "subordinator", "of time", "article", "possessive") | {",", "to"}
    behind = [node.norm for node in line if bound["other"].end <= node.start < whole.start]
    return "-" in whole.text and not apart.isdisjoint(behind[:-1])


def _is_other_voter(before: Line, between: Line) -> bool:
    """Whether somebody else stands before a verb of voting than the body that is told before.

    As in "the committee's plan went to the council, which", "the jury sat, and the owners".
    """
    votes = [at for at, node in enumerate(between) if node.norm in words_in("scores", "voted")]
    told = between[: votes[-1]] if votes else []
    norms = [node.norm for node in told]
    if "'s" in norms or (votes and _is_no_subject(before)):
        return True
    opening = grammar("coordinator", "subordinator", "relative") | {","}
    at = max((at for at, norm in enumerate(norms) if norm in opening), default=0)
    if not at:
        return _has_second_noun(told)
    if norms[at] in grammar("relative"):
        return sum(node.kind == WORD for node in told[:at]) > 1
    return any(not _goes_on(node) for node in told[at + 1 : at + 2])


def _is_no_subject(before: Line) -> bool:
    """Whether a body is told of somebody else: "the aim of its board", "which has a board"."""
    *led, last = [node.norm for node in before[-3:]] or [""]
    led = led if last in grammar("article", "possessive") else [*led, last]
    of_whole = ["members", "of"]
    is_led = bool(led) and led[-1] in grammar("preposition", "of way")
    return (is_led and led[-2:] != of_whole) or not grammar("relative", "have").isdisjoint(led[-2:])


def _has_second_noun(told: Line) -> bool:
    """Whether a further noun begins without a preposition: "despite the panel the Senate"."""
    return any(
        node.norm in grammar("article", "possessive") and before.norm not in grammar("preposition")
        for before, node in pairwise(told)
    )


def _goes_on(node: Node) -> bool:
    """Whether a word behind "and" leads to a verb of what was told before: "and then voted"."""
    leading = grammar("be", "have", "preposition", "of time", "meanwhile")
    return node.kind == DATE or node.norm in leading or node.norm.endswith("ly")
