"""Figures that a sentence tells as what all others of it make, in whatever order it tells them.

A difference, a total, a product, a share, a length of time: a figure that is marked as one, as in
"a lead of 23", "40 in all", "£18 each" and "a rate of 35 percent", and that is but one digit, or
two exchanged, from what the others make, is a slip for that. One farther off may be of something
else, and its last digit alone may be rounded: they tell nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import permutations

from factcheck.quantities.conversion_slips import has_neighbours_exchanged, places_apart
from factcheck.quantities.measure import Hedge
from factcheck.reading.dates.date import DATE
from factcheck.reading.grammar.engine import Line, Mention, norm_at
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    NEVER_SUMMED,
    dimension_of,
    hedged_from,
    is_age_or_day,
    is_share,
    measure_of,
    noun_end,
    number_of,
)
from factcheck.reading.relations.relation_rows import figures_at
from factcheck.reading.relations.relation_senses import PRODUCT, may_be_alike
from factcheck.reading.relations.totals import TOTAL
from factcheck.text import may_be_year
from factcheck.words import grammar, phrases_of, words_in

NearMiss = tuple[str, Mention | None, Sequence[tuple[str, Mention]]]
"""A relation's form, the figure that follows from others, if it names one, and those by slots."""

_PAIR, _THREE = 2, 3
_MOST_PARTS = 5
_FEWEST_DIGITS = 2
_PERCENT = 100


def near_misses_in(line: Line, text: str) -> Iterator[NearMiss]:
    """The figures of a sentence that miss by a digit what all others of their kind make."""
    ats = [at for at, node in enumerate(line) if node.kind == AMOUNT]
    plain = {at: one for at in ats if (one := _figure(line, at, text))}
    yield from _spans(line, plain)
    if len(plain) == len(ats) == _THREE:
        yield from _products(line, plain)
        yield from _shares(line, plain)
    if len(plain) <= _PAIR:
        return
    told_of = Counter(_dimensions(line, ats))
    few = {dimension for dimension, count in told_of.items() if count <= _MOST_PARTS + 1}
    for at, told in plain.items():
        if dimension_of(told) not in few - NEVER_SUMMED:
            continue
        others = [one for one in plain.values() if one is not told and may_be_alike(told, one)]
        if len(others) == told_of[dimension_of(told)] - 1:
            yield from _sums(line, at, told, sorted(others, key=_size))


def _sums(line: Line, at: int, told: Mention, others: Sequence[Mention]) -> Iterator[NearMiss]:
    """The figure at a place, where it misses what others make, the least of them first."""
    sizes = [*map(_size, others)]
    may_add_up = len(others) >= _PAIR and _is_total(line, at)
    if len(others) == _PAIR and _is_apart(line, at, others):
        if _is_slip(told, sizes[1] - sizes[0]):
            yield "difference_of", told, [("larger", others[1]), ("smaller", others[0])]
    elif may_add_up and _is_slip(told, Fraction(sum(sizes))):
        yield TOTAL, told, [("part", one) for one in sorted(others, key=lambda one: one.start)]


def _products(line: Line, plain: Mapping[int, Mention]) -> Iterator[NearMiss]:
    """So many at so much each, and their sum: "80 guests at 45 euros each cost 4,600 euros"."""
    for (_, count), (at, each), (_, amount) in permutations(plain.items()):
        is_counted = dimension_of(count) == "count" and _is_for_each(line, at)
        are_alike = may_be_alike(each, amount) and dimension_of(amount) not in NEVER_SUMMED
        if is_counted and are_alike and _is_slip(amount, number_of(count) * _size(each)):
            yield PRODUCT, None, [("amount", amount), ("count", count), ("each", each)]
            return


def _shares(line: Line, plain: Mapping[int, Mention]) -> Iterator[NearMiss]:
    """A part of a whole and its share: "18 of 72 trains, a rate of 35 percent"."""
    ats = sorted(plain)
    for at in (one for one in ats if is_share(plain[one])):
        part, whole = (plain[one] for one in ats if one != at)
        between = [node.norm for node in line if part.end <= node.start < whole.start]
        is_part = between[:1] == ["of"]
        are_counts = dimension_of(part) == dimension_of(whole) == "count"
        is_told = is_part and are_counts and number_of(part) < number_of(whole)
        follows = round(_PERCENT * number_of(part) / number_of(whole)) if is_told else 0
        if _is_again(line, at) and _is_slip(plain[at], Fraction(follows)):
            yield "share_of", plain[at], [("part", part), ("whole", whole)]


def _spans(line: Line, plain: Mapping[int, Mention]) -> Iterator[NearMiss]:
    """The years from one year to another: "built in 1884 and pulled down in 1961, stood for 87"."""
    dates = [node for node in line if isinstance(node, Mention) and node.kind == DATE]
    years = [one for one in dates if may_be_year(one.text.split()[-1])]
    lengths = [one for one in plain.values() if measure_of(one).unit.name == "year"]
    if len(dates) != _PAIR or len(years) != _PAIR or len(lengths) != 1:
        return
    start, end = sorted(years, key=lambda one: one.text.split()[-1])
    follows = int(end.text.split()[-1]) - int(start.text.split()[-1])
    at = next(at for at, one in plain.items() if one is lengths[0])
    if norm_at(line, at - 1) in _BEFORE_LENGTH and _is_slip(lengths[0], Fraction(follows)):
        yield "duration_of", lengths[0], [("start", start), ("end", end)]


_BEFORE_LENGTH = frozenset(["for", "after", ","])


def _figure(line: Line, at: int, text: str) -> Mention | None:
    """The figure at a place with its noun; None where it is bounded, rounded, or several."""
    found = (one for _, one in figures_at(line, hedged_from(line, at), text))
    return next((one for one in found if measure_of(one).hedge in _PLAIN), None)


_PLAIN = (Hedge.NONE, Hedge.EXACTLY)  # "only 18"


def _dimensions(line: Line, ats: Sequence[int]) -> Iterator[str]:
    """What the figures of a sentence measure, however they are told."""
    nodes = (node for at in ats if isinstance(node := line[at], Mention))
    return map(dimension_of, nodes)


def _is_apart(line: Line, at: int, others: Sequence[Mention]) -> bool:
    """Whether a figure is told as what lies between two: "12 more", "12 ahead", "a lead of".

    Behind "than" stands one of them: not in "£48m, £12m more than planned; a third, £16m", or
    "212 in May and 260 in June, 38 more than the 200 of 2019".
    """
    end = noun_end(line, at + 1)
    is_led = norm_at(line, at - 1) in ("of", "by", *grammar("be"))
    is_margin = is_led and norm_at(line, at - 2) in words_in("totals", "margin")
    is_more = norm_at(line, end) in grammar("comparative") | words_in("totals", "apart from")
    are_before = all(one.start < line[at].start for one in others)
    is_planned = norm_at(line, end + 2) in words_in("tenses", "unfulfilled")
    behind = norm_at(line, end + 1)
    is_open = (behind == "than" and (are_before or is_planned)) or behind in _FURTHER
    return is_margin or (is_more and not is_open)


_FURTHER = frozenset(["with", "by", "for"])  # "38 more with the help of", of a third time


def _is_total(line: Line, at: int) -> bool:
    """Whether a figure is told as that of all: "40 in all", "a total of 40"; not "40 for each"."""
    apart = words_in("totals", "no sum", "taking away", "adding")
    if any(node.norm in apart or is_age_or_day(line, here) for here, node in enumerate(line)):
        return False
    end = noun_end(line, at + 1)
    behind = " ".join(norm_at(line, end + here) for here in (0, 1))
    before = " ".join(norm_at(line, at - here) for here in (3, 2, 1))
    is_told = {norm_at(line, end), behind} & set(phrases_of("totals")["in all"])
    return bool(is_told) or before in phrases_of("totals")["total_of"]


def _is_for_each(line: Line, at: int) -> bool:
    """Whether a figure is for each of so many: "£18 each", "45 euros apiece", "$9 for each of"."""
    end = noun_end(line, at + 1)
    behind = [norm_at(line, end + here) for here in (0, 1)]
    return behind[0] in ("each", "apiece") or behind == ["for", "each"]


def _is_again(line: Line, at: int) -> bool:
    """Whether a share tells again what part of a whole some are: "or 35", "a rate of 35"."""
    before = norm_at(line, at - 1)
    return before in ("or", ",") or (before == "of" and norm_at(line, at - 2) == "rate")


def _size(one: Mention) -> Fraction:
    """The number of a figure in the base unit."""
    return number_of(one) * measure_of(one).unit.worth


def _is_slip(told: Mention, follows: Fraction) -> bool:
    """Whether a figure is told for another to which it is one digit off, but the last, or two."""
    measure = measure_of(told)
    is_scaled = measure.unit.dimension not in ("share", "time")
    step = measure.numerals[0].step * (measure.unit.worth if is_scaled else 1)
    if follows <= 0 or (follows / step).denominator != 1:
        return False
    number = number_of(told) * (measure.unit.worth if is_scaled else 1)
    one, other = (str(int(each / step)) for each in (number, follows))
    if len(one) != len(other) or len(one) < _FEWEST_DIGITS:
        return False
    apart = places_apart(one, other)
    is_one = len(apart) == 1 and apart[0] < len(one) - 1
    return is_one or has_neighbours_exchanged(one, other)
