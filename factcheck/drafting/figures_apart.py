"""Whether two figures of one thing differ as a slip of the pen makes them, or are of two things.

That they are of one thing the words beside them tell, by their ``stems_of``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from itertools import pairwise

from factcheck.comparison import Verdict
from factcheck.quantities import explain_digit_slip, explain_power_apart
from factcheck.quantities.conversion_slips import has_neighbours_exchanged, places_apart
from factcheck.reading.figures.changes import direction_before
from factcheck.reading.figures.comparing import compare_quantities
from factcheck.reading.grammar.engine import Mention, Node
from factcheck.reading.grammar.number_words import ordinals
from factcheck.reading.grammar.prose import LATELY_READ, Prose
from factcheck.reading.grammar.tokens import WORD
from factcheck.reading.relations.figured_sentences import measure_of
from factcheck.text import may_be_year
from factcheck.words import any_of, grammar, words_in

_NEAR = Fraction(15, 100)  # how far apart a bound and the figure that it is of may lie
_ROUNDED = Fraction(5, 100)  # by how much "$14bn" may be a rounding of what is "$14.5m" below
_SCALES = (1_000, 1_000_000)  # what a million is apart from a billion, and a thousand
_MANY_DIGITS = 3
STEM = 5  # letters by which two words are one: "profit", "profits"
SHORTEST = 4  # letters of a word that tells something


def stems_of(nodes: Iterable[Node]) -> set[str]:
    """The beginnings of the words that tell what a figure is of."""
    return {
        node.norm[:STEM]
        for node in nodes
        if node.kind == WORD and len(node.norm) >= SHORTEST and node.norm not in _common()
    }


@cache
def _common() -> frozenset[str]:
    """The words of prices, counts and reports that say nothing of whose they are."""
    return (
        words_in("common", "common")
        | words_in("changes", "risen")
        | words_in("changes", "fallen")
        | words_in("topics", "common")
    )


def is_slip(one: Mention, other: Mention) -> bool:
    """Whether two figures in one unit differ as a slip makes them, or only by a bound."""
    first, second = measure_of(one), measure_of(other)
    if first.unit.dimension != second.unit.dimension or not second.low.value:
        return False
    if explain_digit_slip(one.value, other.value) or explain_power_apart(one.value, other.value):
        return True
    if _is_other_scale(one, other) or went_the_other_way(one, other):
        return True
    is_bound = first.is_bound or second.is_bound
    return is_bound and abs(first.low.value / second.low.value - 1) <= _NEAR


def went_the_other_way(one: Mention, other: Mention) -> bool:
    """Whether one percentage tells of a rise and the other of a fall by as much."""
    is_as_much = measure_of(one).low.value == measure_of(other).low.value
    is_share = measure_of(one).unit.dimension == "share"
    return is_share and is_as_much and one.value.moved * other.value.moved < 0


def _is_other_scale(one: Mention, other: Mention) -> bool:
    """Whether two sums of one money are one but for their scale: "$14bn" for "$14.5m"."""
    first, second = measure_of(one), measure_of(other)
    is_one_money = first.unit.is_money and first.unit.name == second.unit.name
    if not is_one_money or first.low.scale == second.low.scale or first.low.value <= 0:
        return False
    times = max(first.low.value / second.low.value, second.low.value / first.low.value)
    return any(abs(times / scale - 1) <= _ROUNDED for scale in _SCALES)


def is_of_other_scale(one: Mention, other: Mention) -> bool:
    """Whether two figures have one number, too exact for chance, and scales: "$1.26m", "$1.26bn".

    Of 297 such numbers that the Reuters-21578 texts tell twice none has two scales.
    """
    first, second = measure_of(one), measure_of(other)
    numbers = {digits_of(each) for each in (one, other)}
    is_exact = all(map(_is_exact, numbers))
    scales = {first.low.scale, second.low.scale}
    is_one_unit = (first.unit.dimension, first.unit.name) == (
        second.unit.dimension,
        second.unit.name,
    )
    return is_exact and len(numbers) == 1 < len(scales) and min(scales) > 1 and is_one_unit


def has_digits_exchanged(one: Mention, other: Mention) -> bool:
    """Whether two figures are one but for two digits beside each other, none of them a zero."""
    told = digits_of(one), digits_of(other)
    first, second = (re.sub(r"\D", "", each) for each in told)
    points, scales = (
        {each.find(".") for each in told},
        {measure_of(each).low.scale for each in (one, other)},
    )
    if len(first) != len(second) or len(points) > 1 or len(scales) > 1:
        return False
    is_exchanged = has_neighbours_exchanged(first, second)
    return is_exchanged and all(first[at] != "0" for at in places_apart(first, second))


def digits_of(one: Mention) -> str:
    """The digits of a figure with its point, as they are written."""
    return re.sub(r"[^\d.]", "", str(measure_of(one).low.text))


def _is_exact(number: str) -> bool:
    """Whether a number has too many digits for chance: "12.65", not "1.25", which is a quarter."""
    digits = re.sub(r"\D", "", number).strip("0")
    is_quarter = len(digits) == _MANY_DIGITS and digits.endswith(("25", "75"))
    return len(digits) >= _MANY_DIGITS and not is_quarter


def is_worth_of_another(prose: Prose, one: Mention, other: Mention) -> bool:
    """Whether a sum is the size of another thing: "wins £1.25m", "from a fund worth £1.25bn".

    Not in "a £1.25m fund" and that. Or whether another sum is brought in by its name: "sold for
    £1.25bn", "a bonus of £1.25m"; not in "a price of £1.25m".
    """
    first = nodes_of(prose, other)[0]
    is_worth = prose.norm(first - 1) == "worth"
    if is_worth and prose.norm(nodes_of(prose, one)[1]) != prose.norm(first - 2):
        return True
    is_named = prose.norm(first - 1) == "of" and prose.norm(first - 3) in grammar("indefinite")
    noun, amounts = prose.norm(first - 2), words_in("changes", "amount of")
    start, end = prose.sentence(nodes_of(prose, one)[0])
    beside = prose.norms[start : min(end, first - 2)]
    is_told = any(norm[:_ROOT] == noun[:_ROOT] for norm in beside)
    return is_named and not (is_told or noun in amounts)


_ROOT = 3  # letters by which two words are one: "a loss", "lost"


def is_change_and_level(prose: Prose, *both: Mention) -> bool:
    """Whether one figure is by how much something rose, the other to what: "$2m to $2bn"."""
    firsts = [nodes_of(prose, each)[0] for each in both]
    are_changes = [direction_before(prose.line, at) is not None for at in firsts]
    are_levels = [prose.norm(at - 1) in words_in("changes", "level") for at in firsts]
    return (are_changes[0] and are_levels[1]) or (are_changes[1] and are_levels[0])


def nodes_of(prose: Prose, mention: Mention) -> tuple[int, int]:
    """The first node of a mention and the first behind it."""
    starts = prose.starts
    return bisect_left(starts, mention.start), bisect_left(starts, mention.end)


def is_compared(prose: Prose, one: Mention) -> bool:
    """Whether a figure is what another is set against: "more than the 234", "the 234 of 1985"."""
    first, end = nodes_of(prose, one)
    is_against = prose.norm(first - 2) in words_in("changes", "against") | _COMPARING
    return is_against or any(may_be_year(prose.norm(at)) for at in range(end, end + _MOST_OF_NOUN))


_COMPARING = frozenset(["than", "from", "below", "above"])
_MOST_OF_NOUN = 3  # words


def agree(one: Mention, other: Mention) -> bool:
    """Whether a figure is a rounding of another, or down to it: "1.2 million", "1.26 million"."""
    less, more = sorted(measure_of(each).low.value for each in (one, other))
    is_rounder = len(digits_of(one)) < len(digits_of(other))
    if is_rounder and more - less <= _ROUNDED * more:
        return True
    return compare_quantities(one.value, other.value).verdict in (Verdict.AGREES, Verdict.ROUNDING)


def tells_of_second(prose: Prose, first: int, end: int) -> bool:
    """Whether words bring in another such thing as was told of: "a second bus", "the other bus"."""
    told = _seconds(prose)
    following = bisect_left(told, (first,))
    return following < len(told) and told[following][1] <= end


@lru_cache(maxsize=LATELY_READ)
def _seconds(prose: Prose) -> Sequence[tuple[int, int]]:
    """Where such words begin and end, in order."""
    alone = [(at, at + 1) for at, norm in enumerate(prose.norms) if norm == "another"]
    pairs = [
        (at, at + 2)
        for at, (before, norm) in enumerate(pairwise(prose.norms))
        if (before in grammar("article") and norm in ordinals() and norm != "first")
        or (before, norm) == ("the", "other")
    ]
    return sorted([*alone, *pairs])


def leaves_rest(text: str) -> bool:
    """Whether a part of some count has no number: "The rest are pilots"; no "rest of the year"."""
    return _rest().search(text) is not None


@cache
def _rest() -> re.Pattern[str]:
    return re.compile(rf"\b[Tt]he (?:{any_of(words_in('topics', 'left over'))})\b(?! of\b)")


def is_bracketed(prose: Prose, one: Mention) -> bool:
    """Whether a figure stands alone in brackets: "Berg (90 jobs)"."""
    return prose.text[one.start - 1 : one.start] + prose.text[one.end : one.end + 1] == "()"
