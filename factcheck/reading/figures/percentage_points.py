"""Percentage points that lie between no two percentages: where percent was meant."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from functools import cache

from factcheck.reading.figures.changes import direction_of, factors
from factcheck.reading.figures.hedges import words_of_hedges
from factcheck.reading.grammar.engine import Line, norm_at
from factcheck.reading.grammar.tokens import tokenize
from factcheck.words import any_of, grammar, words_in


def are_points_of_nothing(points: Fraction, words: str, sentence: str) -> bool:
    """Whether the percentage points of a sentence are of what is no difference, or no percentage.

    "A 2 percentage points fall" is "a 2 percent fall", where points are "a 2 percentage point
    fall". More than a hundred lie between no two shares; between rates of interest they may.
    """
    before, _, behind = sentence.partition(words)
    if _are_of_things(before, behind) or _is_change_of_amount(before, behind):
        return True
    is_level = not words.startswith("within") and _is_led_to(before, behind)
    if is_level or _stands_at(before) or _is_beside_percent(before, behind):
        return True
    if before.endswith((" a ", " an ")) and words.endswith("s"):
        return True
    norms = {token.norm for token in tokenize(sentence)}
    if points > 100 and norms.isdisjoint(words_in("changes", "of rates")):
        return True
    return not _tells_difference(sentence)


def _tells_difference(text: str) -> bool:
    """Whether any word of a text tells of a change, or of a difference between two figures."""
    sections = ("risen", "fallen", "difference", "apart", "more behind")
    norms = {token.norm for token in tokenize(text)}
    return not norms.isdisjoint(factors()) or not norms.isdisjoint(words_in("changes", *sections))


def _are_of_things(before: str, behind: str) -> bool:
    """Whether "of" and what has shares follow points that are no change: "of the 2,200 employees".

    Points may be of growth or output: "shaved two percentage points of growth off".
    """
    line = [token.norm for token in tokenize(behind)[:7]]
    if line[:1] != ["of"]:
        return False
    things = words_in("nouns", "one by one", "wholes")
    amounts = words_in("changes", "points of") - things
    is_of_amount = not amounts.isdisjoint(line)
    is_of_things = not things.isdisjoint(line[1:5]) or _is_of_many(line[1:])
    return is_of_things and not is_of_amount and not _tells_difference(_governing(before))


def _is_of_many(norms: Sequence[str]) -> bool:
    """Whether a noun of many ends a phrase: "the bids were", "smokers who"; not "sales growth"."""
    ends = grammar("preposition", "relative", "be", "have") | {"", ",", ".", "'"}
    here = next((k for k, norm in enumerate(norms) if norm.endswith("s") and len(norm) > 3), None)
    is_many = here is not None and norms[here] not in words_in("changes", "points of", "amounts")
    return here is not None and is_many and (*norms, "")[here + 1] in ends


def _governing(before: str) -> str:
    """The last words before a figure, which may govern it; its hedges are none."""
    return " ".join(_without_hedges(before)[-_GOVERNING:])


_GOVERNING = 3


def _stands_at(before: str) -> bool:
    """Whether a level is told before points: "rates are at 2 points"; of a lead it may be."""
    norms = _without_hedges(before, _LEADING)
    standing = grammar("be") | words_in("changes", "standing")
    is_level = norms[-1:] == ["at"] and norms[-2] in standing
    is_of_level = " ".join(norms[-3:]) in words_in("changes", "level of")
    return is_of_level or (is_level and not _tells_difference(before))


_LEADING = frozenset(["at", "to", "of"])  # hedges that tell of a level, too: "stood at 7 points"


def _without_hedges(before: str, kept: frozenset[str] = frozenset()) -> list[str]:
    norms = [token.norm for token in tokenize(before)]
    while norms and norms[-1] in words_of_hedges() - kept:
        norms.pop()
    return norms


def _is_led_to(before: str, behind: str) -> bool:
    """Whether "to" behind a word of change makes points a level; of a lead or a gap it may be."""
    norms = _without_hedges(before, _LEADING)
    changed = words_in("changes", "risen", "fallen") - words_in("changes", "nouns")
    is_led = norms[-1:] == ["to"] and norms[-2:-1] != [] and norms[-2] in changed
    return is_led and words_in("changes", "gap").isdisjoint(norms) and not _is_apart_from(behind)


def _is_beside_percent(before: str, behind: str) -> bool:
    """Whether points are set beside a percentage of the same thing: one of both is mistaken.

    "Rose 0.6% on the month and 6.1 percentage points on the year", "rather than 6 percentage
    points", "29 percentage points and 18% lower"; not "5% and 2 percentage points above the norm".
    """
    is_less = re.match(rf" (?:{_lesser_both()})\b(?! than\b)", behind)
    is_beside = bool(_beside_before().search(before))
    if is_beside and (is_less or not _is_apart_from(behind)):
        return True
    return _beside_behind().match(behind) is not None


def _is_apart_from(behind: str) -> bool:
    """Whether what follows points tells what they are away from: "above the norm", "of growth"."""
    norms = [token.norm for token in tokenize(behind)[:3]]
    away = words_in("changes", "apart", "more behind", "risen", "fallen") | {"of", "to"}
    return not away.isdisjoint(norms)


@cache
def _beside_before() -> re.Pattern[str]:
    """A percentage, few words, and what sets another figure of the same beside it."""
    beside = any_of(words_in("changes", "set beside"))
    hedges = any_of(word for word in words_of_hedges() if word.isalpha())
    return re.compile(
        rf"\d(?: ?%| per ?cent)(?: \w+){{0,4}},? (?:{beside}) (?:(?:{hedges}) )*\Z",
        re.IGNORECASE,
    )


@cache
def _beside_behind() -> re.Pattern[str]:
    """A percentage that is set beside points before it, and less or more: "and 18% lower"."""
    return re.compile(rf" and \d+(?:\.\d+)?(?: ?%| per ?cent) (?:{_lesser_both()})\b")


def _lesser_both() -> str:
    return any_of(words_in("changes", "lesser", "greater", "risen by") | {"up"})


def _is_change_of_amount(before: str, behind: str) -> bool:
    """Whether points between two stretches of a sentence change what is no percentage.

    "Profits rose by 5 percentage points", "fell 2 percentage points to £4m", "2 percentage points
    higher than the orders of last year".
    """
    line = tokenize(before)
    at = len(line) - 1
    while at >= 0 and line[at].norm in words_of_hedges() and not direction_of(line, at):
        at -= 1
    if at < 1 or not direction_of(line, at):
        return _is_more_than_amount(tokenize(behind))
    if _is_of_growth(behind):
        return False
    here = at - 1
    while here > 0 and line[here].norm in _before_change():
        here -= 1
    subject = line[_before_owner(line, here)].norm
    is_amount = subject in words_in("changes", "amounts") or _is_number_of(line, here)
    return is_amount or _leads_to_amount(behind)


def _before_change() -> frozenset[str]:
    """The words that may stand between a subject and its change: "is expected to grow"."""
    return grammar("be", "have", "meanwhile") | words_in("changes", "foreseen")


def _before_owner(line: Line, here: int) -> int:
    """Where a subject stands before whose it is, if a name tells that: "shares in Holm"."""
    at = here
    while at > 0 and line[at].text[:1].isupper():
        at -= 1
    return at - 1 if 0 < at < here and line[at].norm == "in" else here


def _is_of_growth(behind: str) -> bool:
    """Whether points are what something adds to a change: "0.6 points of sales growth"."""
    norms = [token.norm for token in tokenize(behind)[:4]]
    return norms[:1] == ["of"] and not words_in("changes", "points of").isdisjoint(norms)


def _is_number_of(line: Line, at: int) -> bool:
    """Whether the subject that ends at a place is the number of something."""
    norms = [token.norm for token in line[: at + 1]]
    start = max((k for k, norm in enumerate(norms) if norm in (",", ";", "that")), default=-1) + 1
    return norms[start : start + 3] == ["the", "number", "of"]


def _is_more_than_amount(line: Line) -> bool:
    """Whether "higher than" and a sum of money, or an amount, follow."""
    norms = [token.norm for token in line[:8]]
    is_compared = norms[1:2] == ["than"] and norms[0] in ("higher", "lower", "more", "less")
    amounts = words_in("changes", "amounts") | {"$", "£", "€"}
    return is_compared and not amounts.isdisjoint(norms[2:5])


def _leads_to_amount(behind: str) -> bool:
    """Whether "to" and a sum of money follow right behind."""
    line = tokenize(behind)
    return norm_at(line, 0) == "to" and norm_at(line, 1)[:1] in ("$", "£", "€")
