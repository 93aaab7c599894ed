"""Figures told again otherwise in a text: "243 passengers … all 234", "$1.26bn … $1.26m"."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from factcheck.drafting.figures_apart import (
    digits_of,
    is_of_other_scale,
    is_worth_of_another,
    nodes_of,
    tells_of_second,
)
from factcheck.drafting.repeated import RepeatedFigure, is_plain, noun_of, stated
from factcheck.quantities import explain_digit_slip
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.relations.figured_sentences import measure_of
from factcheck.words import grammar, words_in


def find_counted_again(prose: Prose, mentions: Sequence[Mention]) -> Iterator[RepeatedFigure]:
    """A count of all, and the one told before that it should be: "243 passengers … all 234"."""
    counts = [one for one in map(stated, mentions) if is_plain(one) and noun_of(one)]
    for one in counts:
        first = nodes_of(prose, one)[0]
        is_of_all = "all" in {prose.norm(first - 1), prose.norm(first - 2)}
        is_of_people = noun_of(one) in _people()
        if not (is_of_all and is_of_people) or _is_narrowed(prose, one):
            continue
        others = [each for each in counts if each is not one and noun_of(each) == noun_of(one)]
        told = {each.value.words for each in others}
        is_before = len(told) == 1 and others[0].start < one.start
        if is_before and _is_mistyped(others[0], one) and not _is_second(prose, others[0], one):
            yield RepeatedFigure(others[0], one, noun_of(one))


def find_other_scales(prose: Prose, mentions: Sequence[Mention]) -> Iterator[RepeatedFigure]:
    """A figure, and the first one before with its number and another scale: "$1.26bn", "$1.26m".

    Not where the number has a third: "a $1.25m loan, a $1.25bn fund and a $1.25tn market".
    """
    figures = [
        one for one in map(stated, mentions) if is_plain(one) and measure_of(one).low.scale > 1
    ]
    told: dict[str, dict[object, Mention]] = defaultdict(dict)
    written = {(digits_of(one), measure_of(one).low.scale) for one in figures}
    scales = Counter(digits for digits, _ in written)
    for one in (each for each in figures if scales[digits_of(each)] <= _BOTH):
        before, measure = told[digits_of(one)], measure_of(one)
        other = next((each for each in before.values() if is_of_other_scale(each, one)), None)
        if other and not is_worth_of_another(prose, other, one):
            yield RepeatedFigure(other, one, noun_of(one) or "figure")
        before.setdefault((measure.low.scale, measure.unit.dimension, measure.unit.name), one)


_BOTH = 2


def _is_second(prose: Prose, one: Mention, other: Mention) -> bool:
    """Whether something else is told of since, with people of its own: "a second bus … all 34"."""
    return tells_of_second(prose.norms[nodes_of(prose, one)[1] : nodes_of(prose, other)[0]])


def _is_narrowed(prose: Prose, one: Mention) -> bool:
    """Whether a count goes on, so that it may be of some: "all 34 people killed"."""
    behind = prose.norm(nodes_of(prose, one)[-1])
    return behind.isalpha() and behind not in {"aboard"}.union(grammar("be", "have"))


def _is_mistyped(one: Mention, other: Mention) -> bool:
    are_plain = not any(measure_of(each).hedge for each in (one, other))
    return are_plain and bool(explain_digit_slip(one.value, other.value))


def _people() -> frozenset[str]:
    """The words for people, who are all told of where a place of work or a body may be in part."""
    return (
        words_in("nouns", "people") | words_in("topics", "anybody") | words_in("totals", "people")
    )
