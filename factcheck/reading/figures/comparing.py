"""What is asked of figures that were read: how two compare, and whether one can be."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.quantities.independent import judge_ranks, judge_scores, judge_statements
from factcheck.quantities.measure import Measure, Quantity, Rank
from factcheck.quantities.restatement import judge_restatement
from factcheck.reading.figures.changes import is_told_difference, side_of_zero, way_of_figure
from factcheck.reading.figures.nouns import likely_unit, noun_at
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reading.figures.scores_and_ranks import are_opposed, score_of
from factcheck.reading.grammar.engine import Line, Node
from factcheck.reading.grammar.tokens import tokenize
from factcheck.words import grammar, phrases_of, words_in


@lru_cache(maxsize=16_384)  # many sources give the same two figures
def compare_restatement(stated: str | Quantity, restated: str | Quantity) -> Comparison:
    """Whether the second figure is a conversion of the first.

    Bounds and hedges belong to both figures: the numerals are compared. Where a unit is
    ambiguous the answer is *conflicts* only if every reading conflicts; where the units measure
    different things, or something cannot be read, it is *cannot tell*. A loss is no profit.
    """
    one, other = _read(stated), _read(restated)
    if side_of_zero(one.words) * side_of_zero(other.words) < 0:
        told = f"“{one.words}” and “{other.words}” are a loss and a profit."
        return Comparison(Verdict.CONFLICTS, told, (told,))
    return judge_restatement(one, other)


@lru_cache(maxsize=16_384)
def compare_quantities(one: str | Quantity, other: str | Quantity) -> Comparison:
    """Whether two statements of the same thing can both be true.

    They agree when the intervals that the words allow meet, *only through rounding* where the
    figures themselves differ. Two stated maxima compare by their numerals, two minima never
    conflict. Where a unit is ambiguous they conflict only if every pair of readings does. What is
    told the other way round conflicts, too: "5 percent higher", "5 percent lower". Scores,
    told from either side, and ranks are exact.
    """
    first, second = _read(one), _read(other)
    if first.score or second.score:
        answer = judge_scores(_as_score(first), _as_score(second))
        if answer.fits and are_opposed(first.words, second.words):
            told = f"“{first.words}” and “{second.words}” go opposite ways."
            return Comparison(Verdict.CONFLICTS, told, (told,))
        return answer
    if first.rank or second.rank:
        return judge_ranks(_as_rank(first), _as_rank(second))
    return judge_statements(_with_way(first), _with_way(second))


def _as_score(quantity: Quantity) -> Quantity:
    """A figure beside a score, as a score where its words may be one: "1-4"."""
    score = quantity.score or score_of(quantity.words, is_known=True)
    return replace(quantity, score=score)


def _as_rank(quantity: Quantity) -> Quantity:
    """A whole number beside a rank, as a rank: "No. 3" and "3"."""
    if quantity.rank or not quantity.words.isdecimal():
        return quantity
    return replace(quantity, rank=Rank(int(quantity.words)))


def _with_way(quantity: Quantity) -> Quantity:
    """A figure that moved as its own words tell, where the reading does not."""
    is_told = quantity.moved or quantity.is_beneath
    way = 0 if is_told else way_of_figure(quantity.words)
    return replace(quantity, moved=way) if way else quantity


def _read(words: str | Quantity) -> Quantity:
    return read_quantity(words) if isinstance(words, str) else words


def has_open_degrees(quantity: Quantity) -> bool:
    """Whether its own words do not tell if degrees are a temperature or a difference."""
    return any(map(_is_open, quantity.readings))


def told_as_difference(quantity: Quantity, around: str, exact: str = "") -> Quantity:
    """Degrees as a difference where the words right before or behind them in a text say so.

    What the quantity's own words tell stands; ``exact`` are the words of the text, with more.
    """
    if not is_told_difference(quantity.words, around, exact):
        return quantity
    readings = tuple(
        replace(one, is_difference=True) if _is_open(one) else one for one in quantity.readings
    )
    figures = tuple(
        replace(each, readings=readings) if not place else each
        for place, each in enumerate(quantity.figures)
    )
    return replace(quantity, readings=readings, figures=figures)


def _is_open(reading: Measure) -> bool:
    return reading.unit.dimension == "temperature" and reading.is_difference is None


def told_mistyped(quantity: Quantity, restated: Quantity) -> Quantity:
    """A figure whose unit is mistyped: what it counts is a slip for a unit of its restatement."""
    is_count = all(reading.unit.dimension == "count" for reading in quantity.readings)
    dimensions = {reading.unit.dimension for reading in restated.readings} - {"count", "share", ""}
    if not quantity.readings or not is_count or len(dimensions) != 1:
        return quantity
    likely = likely_unit(quantity.readings[0].unit.name, *dimensions)
    if likely is None:
        return quantity
    word, unit = likely
    return Quantity(quantity.words, (), f"unknown unit “{word}”", word, unit)


# -- negative figures of what is counted one by one


def is_negative_count(
    quantity: Quantity, sentence: str, subject: str, *, is_share: bool = False
) -> bool:
    """Whether it is a negative number, or share, of people, animals or things that one can count.

    ``sentence`` is the one around the figure, or nothing, ``subject`` what the figure is said to
    be about. A change, a difference and a balance may be negative: where a word of either, or of
    the figure, may speak of one, or the sentence has no verb, as in a table, it is left alone. So
    are bare numbers, points, goals, seats, votes and jobs: a change of them is told without words.
    """
    if not quantity.is_below_zero:
        return False
    words = tokenize(quantity.words)
    return (
        _counted(words, quantity, is_share=is_share) in words_in("nouns", "one by one")
        and words[0].norm in words_in("measures", "minus") | {"-"}
        and not any(map(_may_balance, tokenize(f"{quantity.words[1:]} {sentence} {subject}")))
        and not (sentence and not _is_told(tokenize(sentence)))
    )


def _counted(words: Line, quantity: Quantity, *, is_share: bool) -> str:
    """The last word of what is counted, or of the whole of a share."""
    ofs = (at for at, node in enumerate(words) if node.norm == "of")
    percent = words_in("measures", "percent")
    whole = next((at + 1 for at in ofs if words[at - 1].norm in percent), None)
    noun = noun_at(words, whole) if is_share and whole else None
    unit = noun[0] if noun else quantity.readings[0].unit
    return (unit.name.split() or [""])[-1]


def _may_balance(node: Node) -> bool:
    """Whether a word or sign may tell of a change or a difference: "net", "shrank", "±"."""
    norm = node.norm
    return norm in words_in("changes", "balance") or norm.startswith(
        phrases_of("changes")["balance stems"]
    )


def _is_told(sentence: Line) -> bool:
    """Whether a sentence has a verb of what is or was."""
    verbs = grammar("be", "have") | {"there"}
    return any(node.norm in verbs or node.norm.endswith("ed") for node in sentence)
