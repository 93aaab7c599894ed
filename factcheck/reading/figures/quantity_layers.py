"""The layers of quantities: figures and their series, hedges and nouns, pairs of bounds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from factcheck.quantities.measure import (
    BARE,
    FROM_ABOVE,
    FROM_BELOW,
    RATIO,
    SHARE,
    Form,
    Hedge,
    Measure,
    Numeral,
    Quantity,
    Unit,
    turned,
)
from factcheck.quantities.units import Units
from factcheck.reading.figures.around_figures import (
    gaps,
    is_beneath,
    is_exponent_lost,
    is_fan,
    is_told_as_part,
    is_year,
    moved_by,
    part_of_whole,
    shares,
    unit_of_heading,
)
from factcheck.reading.figures.changes import factors, is_difference, is_factor
from factcheck.reading.figures.compound_figures import NumeralWithUnit
from factcheck.reading.figures.degrees import tens_words
from factcheck.reading.figures.hedges import hedge_beginnings, read_hedge_after, read_hedges_before
from factcheck.reading.figures.nouns import likely_unit, noun_at
from factcheck.reading.figures.series import (
    FACTOR,
    FIGURES,
    QUANTITY,
    VAGUE,
    Series,
    by_part,
    parts_of,
    read_series,
    readings_of,
)
from factcheck.reading.figures.single_figures import figure_beginnings
from factcheck.reading.figures.units import dimension_words, read_unit
from factcheck.reading.figures.vague import (
    digits_told,
    odd_told,
    read_decade,
    read_ratio,
    read_vague,
    tens_told,
    vague_beginnings,
)
from factcheck.reading.grammar.calendar_words import months, weekdays
from factcheck.reading.grammar.engine import (
    Layer,
    Line,
    Match,
    Mention,
    Node,
    is_glued,
    kind_at,
    layer,
    norm_at,
    spanning,
    words_of,
)
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.tokens import DIGITS, PARAGRAPH, WORD, Kind
from factcheck.words import DETERMINERS, grammar, words_in

_SHORTEST_ALONE = 3  # letters of a unit that needs no number: "mile-long"


def _in_digits(line: Line, at: int) -> Match | None:
    """A figure, or what only looks like one, which goes on right behind its digits."""
    is_open = is_glued(line, at + 1)
    told = (read_ratio(line, at) or read_decade(line, at)) if is_open else None
    return told or _figures(line, at)


def _figures(line: Line, at: int) -> Match | None:
    read = read_series(line, at)
    return (read[1], FIGURES, read[0]) if read else None


def _behind_the(line: Line, at: int) -> Match | None:
    """A figure behind "the", where there may be one: "the mid-30s", "the mile and a half"."""
    after = line[at + 1] if at + 1 < len(line) else None
    if after is None:
        return None
    is_tens = after.kind == DIGITS or after.norm in tens_words()
    may_be_half = any(node.norm == "and" for node in line[at + 2 : at + 5])
    return _figures(line, at) if is_tens or may_be_half else None


def _factor(line: Line, at: int) -> Match | None:
    if not is_factor(line, at):
        return None
    norm = line[at].norm
    value = factors().get(norm) or Fraction(cardinals()[norm.removesuffix("fold")])
    return at + 1, FACTOR, Numeral(line[at].text, value, value / 4, has_unit=True)


def _unit_alone(line: Line) -> Series | None:
    """A unit alone before the dimension that it measures, as the first word: "mile-long"."""
    unit = read_unit(line, 0, counts=False) if _is_dimension(line, 0) else None
    if unit is None or len(line[0].norm) < _SHORTEST_ALONE:
        return None
    one = Numeral("one", Fraction(1), Fraction(1))
    return Series((NumeralWithUnit(one, unit[0], (), line[0].text),), Form.SINGLE)


def _is_dimension(line: Line, at: int) -> bool:
    here = at + 2 if norm_at(line, at + 1) == "-" else at + 1
    return norm_at(line, here) in dimension_words("side")


@cache
def _figures_layer() -> Layer:
    """The layer of figures, by the words with which they begin."""
    folds = {f"{word}fold" for word in cardinals()}
    return layer(
        [
            ((DIGITS,), _in_digits),
            ((figure_beginnings() | tens_words()) - {DIGITS}, _figures),
            (("the",), _behind_the),
            (sorted(vague_beginnings()), read_vague),
            (sorted({*factors(), *folds}), _factor),
        ]
    )


def _said(line: Line, at: int) -> Match | None:
    """A figure with the hedge and the noun behind it."""
    return _QUANTITIES[line[at].kind](line, at, at, Hedge.NONE)


def _hedged(line: Line, at: int) -> Match | None:
    """A figure with its hedges before it."""
    hedge = read_hedges_before(line, at)
    if hedge is None or hedge[1] >= len(line):
        return None
    read = _QUANTITIES.get(line[hedge[1]].kind)
    return read(line, at, hedge[1], hedge[0]) if read else None


def _factor_quantity(line: Line, start: int, at: int, hedge: Hedge) -> Match:
    numeral: Numeral = line[at].value
    measure = Measure((numeral,), turned(hedge) if numeral.value < 1 else hedge, RATIO)
    return at + 1, QUANTITY, _spanned(line, start, at + 1, (measure,))


def _spanned(line: Line, start: int, end: int, readings: tuple[Measure, ...]) -> Quantity:
    words = words_of(line[start:end])
    return Quantity(words, readings, start=line[start].start, end=line[end - 1].end)


def _vague_quantity(line: Line, start: int, at: int, hedge: Hedge) -> Match:
    """What is no definite number, whatever loosens it."""
    quantity: Quantity = line[at].value
    return at + 1, QUANTITY, replace(quantity, start=line[start].start)


def _figures_quantity(line: Line, start: int, at: int, before: Hedge) -> Match | None:
    series: Series = line[at].value
    units, end = series.units, at + 1
    if series.are_tens and not units:
        return end, QUANTITY, tens_told(line, start, at, before)
    if before is Hedge.OVER and line[start].norm == "past" and _are_times(units or ()):
        return None
    if end == len(line) and units and not series.figures[0].is_least:
        return end, QUANTITY, _read(line, (start, at, end), series, units, before)
    if loose := (odd_told(line, start, at) or digits_told(line, start, at, before)):
        return loose
    if is_exponent_lost(line, end) or (units is None and is_year(line, at, series)):
        return None
    is_least = any(figure.is_least for figure in series.figures)
    hedge, end = _hedge_behind(line, end, Hedge.AT_LEAST if is_least else Hedge.NONE)
    if units is None:
        units = unit_of_heading(line, start, end) or part_of_whole(line, at, end, series)
    if units is None:
        return _counted(line, (start, at, end), series, (hedge, before))
    until, is_age = _past_old(line, end, units)
    if until > end:
        hedge, until = _hedge_behind(line, until, hedge)
    elif units == (SHARE,) and not hedge:
        hedge, until = _hedge_behind_whole(line, end)
    hedge = _of_both(hedge, before, norm_at(line, until - 1))
    quantity = _read(line, (start, at, until), series, units, hedge, is_age=is_age)
    return until, QUANTITY, quantity


_QUANTITIES: Mapping[Kind, Callable[[Line, int, int, Hedge], Match | None]] = {
    FIGURES: _figures_quantity,
    VAGUE: _vague_quantity,
    FACTOR: _factor_quantity,
}
"""What makes a quantity of each kind of figure: of the line, where its hedge and it stand."""


def _counted(
    line: Line, span: tuple[int, int, int], series: Series, hedges: tuple[Hedge, Hedge]
) -> Match | None:
    """A figure that counts what stands behind it, hedged behind and before."""
    start, at, end = span
    is_day = line[at].text[-1:].isdigit() and _is_never_counted(line, end)
    if is_told_as_part(series) or is_day:
        return None
    if mistyped := _mistyped(line, end):
        told = replace(mistyped, words=words_of(line[start : end + 1]), start=line[start].start)
        return end + 1, QUANTITY, replace(told, end=line[end].end)
    units, end, behind = _noun(line, end, hedges[0])
    hedge = _of_both(behind, hedges[1], norm_at(line, end - 1))
    return end, QUANTITY, _read(line, (start, at, end), series, units, hedge)


def _is_never_counted(line: Line, at: int) -> bool:
    """Whether a word behind a number makes it a day or an hour: "21 January", "1405 GMT"."""
    norm = norm_at(line, at)
    is_word = norm in words_in("nouns", "never counted")
    is_known = is_word or norm in months() or norm in weekdays()
    return is_known and (line[at].text[0].isupper() or norm == "o'clock")


def _of_both(behind: Hedge, before: Hedge, last: str) -> Hedge:
    """The hedge of a figure, that behind it first; "more than 30 or equal" is at least 30."""
    is_least = before is Hedge.OVER and last == "equal"
    return Hedge.AT_LEAST if is_least else behind or before


def _hedge_behind(line: Line, end: int, known: Hedge) -> tuple[Hedge, int]:
    after = None if known else read_hedge_after(line, end)
    return after or (known, end)


def _mistyped(line: Line, end: int) -> Quantity | None:
    """That the word behind a figure is evidently a mistyped unit: "900 kilomters"."""
    here = end + 1 if norm_at(line, end) == "-" and is_glued(line, end + 1) else end
    if kind_at(line, here) != WORD or line[here].gap == PARAGRAPH:
        return None
    likely = likely_unit(line[here].text) if line[here].text.isalpha() else None
    if likely is None:
        return None
    word, unit = likely
    return Quantity("", (), f"unknown unit “{word}”", word, unit)


def _noun(line: Line, end: int, hedge: Hedge) -> tuple[Units, int, Hedge]:
    """What is counted, and where it ends with the hedge behind it."""
    noun = None if end < len(line) and line[end].gap == PARAGRAPH else noun_at(line, end)
    if noun is None:
        return (BARE,), end, hedge
    hedge, until = _hedge_behind(line, noun[1], hedge)
    return (noun[0],), until, hedge


def _hedge_behind_whole(line: Line, end: int) -> tuple[Hedge, int]:
    """The hedge behind the whole of a share: "half of voters or more"."""
    here = end + 1 if norm_at(line, end) == "of" else end
    if norm_at(line, here) in grammar(*DETERMINERS):
        here += 1
    noun = noun_at(line, here) if here > end else None
    after = read_hedge_after(line, noun[1]) if noun else None
    return after or (Hedge.NONE, end)


def _past_old(line: Line, end: int, units: Units) -> tuple[int, bool]:
    """Past "-old", "years old", "years of age", which make a length of time an age."""
    if not _are_times(units):
        return end, False
    here = end + 1 if norm_at(line, end) == "-" else end
    if norm_at(line, here) in ("old", "olds"):
        return here + 1, True
    if norm_at(line, here) == "of" and norm_at(line, here + 1) == "age":
        return here + 2, True
    return end, False


def _are_times(units: Units) -> bool:
    return any(unit.dimension == "time" for unit in units)


def _read(
    line: Line,
    span: tuple[int, int, int],
    series: Series,
    units: Units,
    hedge: Hedge,
    *,
    is_age: bool = False,
) -> Quantity:
    """The quantity that a series of figures says, in every reading of its unit."""
    start, at, end = span
    is_alone = start == 0 and end == len(line)
    if series.form is Form.PRODUCT:
        units = tuple(unit for unit in units if unit.dimension == "length") or units
    moved = 0 if is_alone else moved_by(line, start, end)
    kinds = [unit.dimension for unit in units]
    difference = is_difference(line, at, at + 1) if "temperature" in kinds else None
    if moved and units == (SHARE,) and norm_at(line, start - 1) == "by":
        series, units = by_part(series, moved), (RATIO,)
        hedge = turned(hedge) if moved < 0 else hedge
    readings = readings_of(series, units, hedge, difference)
    if not readings:
        return replace(_spanned(line, start, end, ()), reason="the number cannot be read")
    told = () if is_alone else (*gaps(line, at, series, readings), *shares(line, at, series))
    return Quantity(
        words_of(line[start:end]),
        readings,
        start=line[start].start,
        end=line[end - 1].end,
        guesses=told,
        parts=parts_of(series),
        moved=moved,
        is_fan=not is_alone and "temperature" in kinds and is_fan(line, start, end),
        is_age=is_age,
        is_beneath=not is_alone and "length" in kinds and is_beneath(line, end),
    )


@cache
def _said_layer() -> Layer:
    return layer([((FIGURES, VAGUE, FACTOR), _said), (sorted(hedge_beginnings()), _hedged)])


def _bounds(line: Line, at: int) -> Match | None:
    """Two bounds of one figure: "above 20 and below 30", "at most 100 and at least 20"."""
    one: Quantity = line[at].value
    here = at + 1
    while norm_at(line, here) in (",", "and", "but"):
        here += 1
    if here == at + 1 or kind_at(line, here) != QUANTITY:
        return None
    other: Quantity = line[here].value
    readings = tuple(
        measure
        for first in one.readings
        for second in other.readings
        if (measure := _bounded(first, second))
    )
    if not readings:
        return None
    unique = tuple(dict.fromkeys(readings))
    return here + 1, QUANTITY, _spanned(line, at, here + 1, unique)


def _bounded(one: Measure, other: Measure) -> Measure | None:
    """The range between a lower and an upper bound; None where they are not one of each."""
    for low, high in ((one, other), (other, one)):
        if low.hedge not in FROM_BELOW or high.hedge not in FROM_ABOVE:
            continue
        if not (low.form is high.form is Form.SINGLE) or low.low.value > high.low.value:
            return None
        unit = _common_unit(low.unit, high.unit)
        if unit is None:
            return None
        ends = tuple(
            replace(each.low, step=each.low.step if each.hedge in _INCLUSIVE else Fraction(0))
            for each in (low, high)
        )
        return Measure(ends, Hedge.EXACTLY, unit, Form.RANGE)
    return None


_INCLUSIVE = frozenset({Hedge.AT_MOST, Hedge.AT_LEAST})


def _common_unit(one: Unit, other: Unit) -> Unit | None:
    if one.name == other.name or not one.name:
        return other
    return one if not other.name else None


@cache
def _bounds_layer() -> Layer:
    return layer([((QUANTITY,), _bounds)])


def with_quantities(line: Line, text: str) -> Line:
    """A line with a mention of kind ``quantity`` in place of each quantity."""
    if len(line) > 1 and line[0].kind == WORD and (alone := _unit_alone(line)):
        line = [spanning(line[:1], FIGURES, alone, text), *line[1:]]
    figures = _figures_layer().apply(line, text)
    if figures is line and line[:1] and line[0].kind != FIGURES:
        return line
    return _hedged_and_bounded(figures, text)


def _hedged_and_bounded(figures: Line, text: str) -> Line:
    line = _said_layer().apply(figures, text)
    return _bounds_layer().apply(line, text) if len(line) > 2 else line


def with_lengths(line: Line, text: str) -> Line:
    """A line with a mention of kind ``quantity`` in place of each length of time, no other."""
    figures = _without(_has_no_time, _figures_layer().apply(line, text))
    return _without(_is_no_length, _hedged_and_bounded(figures, text))


def _without(is_other: Callable[[Mention], bool], line: Line) -> Line:
    """A line with their own nodes in place of some mentions of the layers of quantities."""
    made: list[Node] = []
    for node in line:
        if isinstance(node, Mention) and is_other(node):
            made += _without(is_other, node.parts)
        else:
            made.append(node)
    return made


def _has_no_time(figures: Mention) -> bool:
    return figures.kind == FIGURES and not _are_times(figures.value.units or ())


def _is_no_length(mention: Mention) -> bool:
    readings: tuple[Measure, ...] = mention.value.readings if mention.kind == QUANTITY else ()
    return not readings or readings[0].unit.dimension != "time"
