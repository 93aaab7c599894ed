"""Figures that a sentence tells as the difference or the total of all others of their kind.

In whatever order it tells them: a figure that it marks as one, as in "a lead of 23" or "40 in all",
and that is but one digit, or two exchanged, from what the others make, is a slip for that. One
farther off may be of something else, and its last digit alone may be rounded: they tell nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import pairwise

from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    dimension_of,
    hedged_from,
    is_age_or_day,
    measure_of,
    noun_end,
    number_of,
)
from factcheck.reading.relations.relation_rows import figures_at
from factcheck.reading.relations.relation_senses import may_be_alike
from factcheck.reading.relations.totals import TOTAL
from factcheck.words import grammar, phrases_of, words_in

NearMiss = tuple[str, Mention, Sequence[tuple[str, Mention]]]
"""A ready relation's key, the figure that follows from others, and those by their slots."""

_PAIR = 2
_MOST_PARTS = 5
_FEWEST_DIGITS = 2


def near_misses_in(line: Line, text: str) -> Iterator[NearMiss]:
    """The figures of a sentence that miss by a digit what all others of their kind make."""
    ats = [at for at, node in enumerate(line) if node.kind == AMOUNT]
    plain = {at: one for at in ats if (one := _figure(line, at, text))}
    if len(plain) <= _PAIR:
        return
    for at, told in plain.items():
        others = [one for one in plain.values() if one is not told and may_be_alike(told, one)]
        is_of_all = len(others) == len(_alike(line, ats, told)) - 1
        if is_of_all and dimension_of(told) not in _NEVER:
            yield from _missed(line, at, told, sorted(others, key=number_of))


def _missed(line: Line, at: int, told: Mention, others: Sequence[Mention]) -> Iterator[NearMiss]:
    """The figure at a place, where it misses what others make, the least of them first."""
    numbers = [*map(number_of, others)]
    may_add_up = _PAIR <= len(others) <= _MOST_PARTS and _is_total(line, at)
    if len(others) == _PAIR and _is_apart(line, at, others):
        if _is_slip(told, numbers[1] - numbers[0]):
            yield "difference_of", told, [("larger", others[1]), ("smaller", others[0])]
    elif may_add_up and _is_slip(told, Fraction(sum(numbers))):
        yield TOTAL, told, [("part", one) for one in sorted(others, key=lambda one: one.start)]


_NEVER = frozenset(["share", "time", "temperature", "ratio"])


def _figure(line: Line, at: int, text: str) -> Mention | None:
    """The figure at a place with its noun; None where it is bounded, rounded, or several."""
    is_plain = hedged_from(line, at) == at
    return next((one for _, one in figures_at(line, at, text)), None) if is_plain else None


def _alike(line: Line, ats: Sequence[int], told: Mention) -> list[Mention]:
    """The figures of a sentence that measure what one does, however they are told."""
    nodes = [node for at in ats if isinstance(node := line[at], Mention) and node.value.readings]
    return [one for one in nodes if dimension_of(one) == dimension_of(told)]


def _is_apart(line: Line, at: int, others: Sequence[Mention]) -> bool:
    """Whether a figure is told as what lies between two: "12 more", "12 votes ahead", "a lead of".

    Behind "than" stands one of them: not in "212 in May and 260 in June, 38 more than planned".
    """
    end = noun_end(line, at + 1)
    is_led = norm_at(line, at - 1) in ("of", "by", *grammar("be"))
    is_margin = is_led and norm_at(line, at - 2) in words_in("totals", "margin")
    is_more = norm_at(line, end) in grammar("comparative") | words_in("totals", "apart from")
    is_open = norm_at(line, end + 1) == "than" and all(one.start < line[at].start for one in others)
    return is_margin or (is_more and not is_open)


def _is_total(line: Line, at: int) -> bool:
    """Whether a figure is told as that of all: "40 in all", "a total of 40"; not "40 for each"."""
    apart = words_in("totals", "no sum", "taking away", "adding")
    if any(node.norm in apart or is_age_or_day(line, here) for here, node in enumerate(line)):
        return False
    end = noun_end(line, at + 1)
    behind = " ".join(norm_at(line, end + here) for here in (0, 1))
    one = norm_at(line, end)
    before = " ".join(norm_at(line, at - here) for here in (3, 2, 1))
    is_told = {one, behind} & set(phrases_of("totals")["in all"])
    is_led = before in phrases_of("totals")["total_of"]
    return bool(is_told) or (is_led and one != "for")


def _is_slip(told: Mention, follows: Fraction) -> bool:
    """Whether a figure is told for another to which it is one digit off, but the last, or two."""
    step = measure_of(told).numerals[0].step
    if follows <= 0 or (follows / step).denominator != 1:
        return False
    one, other = (str(int(number / step)) for number in (number_of(told), follows))
    if len(one) != len(other) or len(one) < _FEWEST_DIGITS:
        return False
    apart = [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]
    is_exchanged = len(apart) == _PAIR and sorted(one) == sorted(other)
    is_beside = any(then - at == 1 for at, then in pairwise(apart))
    return (is_exchanged and is_beside) or (len(apart) == 1 and apart[0] < len(one) - 1)
