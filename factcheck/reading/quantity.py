"""Words to a quantity, and a text to the quantities in it.

Layers, each over the mentions of the one before: figures and their series, the hedges, units and
nouns around them, pairs of bounds. A reading accounts for every word that it was given.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache, lru_cache

from msgspec.structs import replace

from factcheck.quantities.composed_units import Units, power_unit
from factcheck.quantities.measure import (
    RATIO,
    SHARE,
    Form,
    Guess,
    Hedge,
    Joint,
    Measure,
    Numeral,
    Quantity,
    Style,
    Unit,
)
from factcheck.quantities.unit_table import unit_called
from factcheck.quantities.unsaid import hands_and_inches
from factcheck.reading.accounting import left_over
from factcheck.reading.changes import (
    direction_before,
    direction_behind,
    factors,
    is_difference,
    is_factor,
)
from factcheck.reading.compounds import SMALLER
from factcheck.reading.engine import Layer, Line, Match, Mention, Node, layer
from factcheck.reading.figures import Figure, is_part, past_adjective
from factcheck.reading.hedges import hedge_beginnings, read_hedge_after, read_hedges_before
from factcheck.reading.money import sign_beginnings
from factcheck.reading.nouns import likely_unit, noun_at
from factcheck.reading.number_words import cardinals, part_beginnings, scales
from factcheck.reading.numerals import NUMBER
from factcheck.reading.series import Series, read_series
from factcheck.reading.tokens import DIGITS, FRACTION, GLUED, PARAGRAPH, WORD, tokenize
from factcheck.reading.units import read_unit
from factcheck.reading.vague import (
    BARE,
    counted,
    no_definite,
    read_decade,
    read_tens,
    read_vague,
    vague_beginnings,
)
from factcheck.reading.wording import is_glued, joined, norm_at, said, words_of

LONGEST = 300  # characters of words that can be one quantity
QUANTITY, FIGURES, VAGUE, FACTOR = "quantity", "figures", "vague", "factor"
_WHOLES = frozenset([
    "the", "all", "its", "their", "his", "her", "our", "them", "us", "it", "these", "those", "my",
    "your", "every", "what", "this", "that",
])  # fmt: skip
_COMPARED = frozenset([
    "fewer", "less", "lower", "smaller", "cheaper", "more", "higher", "larger", "bigger", "greater",
])  # fmt: skip
_UPPER = frozenset({Hedge.AT_MOST, Hedge.UNDER})
_LOWER = frozenset({Hedge.AT_LEAST, Hedge.OVER})


# -- the first layer: figures


def _figures(line: Line, at: int) -> Match | None:
    ratio = _ratio(line, at) if line[at].kind == DIGITS else None
    if ratio:
        return ratio
    read = read_series(line, at)
    return (read[1], FIGURES, read[0]) if read else None


def _ratio(line: Line, at: int) -> Match | None:
    """Digits around a slash or a colon that are no figure: "34/120", "1:40", "9/11"."""
    sign = norm_at(line, at + 1)
    if sign not in ("/", ":") or not joined(line, at + 1) or line[at + 2].kind != DIGITS:
        return None
    one, other = line[at].norm, line[at + 2].norm
    read = read_series(line, at)
    if (read and (read[0].units or read[1] == at + 3)) or is_glued(line, at):
        return None
    if not (one.isdigit() and other.isdigit()) or (
        is_glued(line, at + 3) and norm_at(line, at + 3) == sign
    ):
        return None
    if read_unit(line, at + 3) and sign == "/":
        return None
    text = words_of(line[at : at + 3])
    guesses: list[tuple[Guess, Measure]] = []
    if 0 < int(one) < int(other) and (sign == "/" or one == "1"):
        guesses = [(Guess.SHARE, _share_of(text, Fraction(one), Fraction(other)))]
    quantity = Quantity(
        text,
        (),
        "the number cannot be read",
        start=line[at].start,
        end=line[at + 2].end,
        guesses=tuple(guesses),
    )
    return at + 3, VAGUE, quantity


def _share_of(text: str, part: Fraction, whole: Fraction) -> Measure:
    step = 1 / whole / (1 if whole in (10, 100) else 2)
    style = Style.PART if part == 1 and whole < 100 else Style.PLAIN
    return Measure(
        (Numeral(text, part / whole, step, has_unit=True, style=style),), Hedge.NONE, SHARE
    )


def _vague(line: Line, at: int) -> Match | None:
    read = read_vague(line, at)
    return (read[1], VAGUE, read[0]) if read else None


def _decade(line: Line, at: int) -> Match | None:
    read = read_decade(line, at)
    return (read[1], VAGUE, read[0]) if read else None


def _factor(line: Line, at: int) -> Match | None:
    if not is_factor(line, at):
        return None
    norm = line[at].norm
    value = factors().get(norm) or Fraction(cardinals()[norm.removesuffix("fold")])
    return at + 1, FACTOR, Numeral(line[at].text, value, value / 4, has_unit=True)


def _alone(line: Line, at: int) -> Match | None:
    """A unit alone before the dimension that it measures, as the first word: "mile-long"."""
    if at or not _is_dimension(line, at):
        return None
    unit = read_unit(line, at, counts=False)
    if unit is None or unit[1] != at + 1:
        return None
    one = Numeral("one", Fraction(1), Fraction(1))
    return at + 1, FIGURES, Series((Figure(one, unit[0], (), line[at].text),), Form.SINGLE)


def _is_dimension(line: Line, at: int) -> bool:
    here = at + 2 if norm_at(line, at + 1) == "-" else at + 1
    return norm_at(line, here) in ("long", "wide", "high", "tall", "deep", "thick")


@cache
def _figures_layer() -> Layer:
    """The layer of figures, by the words with which they begin."""
    words = {
        *cardinals(), *(word for word in scales() if word in ("hundred", "thousand")),
        *part_beginnings(), *sign_beginnings(), "a", "an", "the", "minus", "negative", "gas",
        "regulo", "mark", "mach", "m", "flight", "fl", "low", "lower", "mid", "middle", "upper",
        "high", "higher", "-", "+", "–", "teens",
    }  # fmt: skip
    folds = {f"{word}fold" for word in cardinals()}
    lengths = (
        "mile",
        "foot",
        "inch",
        "yard",
        "meter",
        "metre",
        "kilometer",
        "kilometre",
        "acre",
        "century",
        "decade",
        "year",
        "month",
        "week",
        "day",
        "hour",
        "minute",
    )
    return layer(
        [
            ((DIGITS, FRACTION, NUMBER, *sorted(words)), _figures),
            ((DIGITS,), _decade),
            (sorted(vague_beginnings()), _vague),
            (sorted({*factors(), *folds}), _factor),
            (lengths, _alone),
        ]
    )


# -- the second layer: hedges, units, nouns


def _said(line: Line, at: int) -> Match | None:
    """A figure with the hedge and the noun behind it."""
    return _quantity(line, at, at, Hedge.NONE)


def _hedged(line: Line, at: int) -> Match | None:
    """A figure with its hedges before it."""
    hedge = read_hedges_before(line, at)
    if hedge is None or hedge[1] >= len(line):
        return None
    if line[hedge[1]].kind not in (FIGURES, VAGUE, FACTOR):
        return None
    return _quantity(line, at, hedge[1], hedge[0])


def _quantity(line: Line, start: int, at: int, hedge: Hedge) -> Match | None:
    node = line[at]
    if node.kind == VAGUE:
        return _vague_quantity(line, start, at, hedge)
    if node.kind == FACTOR:
        measure = Measure((said(node),), hedge, RATIO)
        return at + 1, QUANTITY, _spanned(line, start, at + 1, (measure,))
    return _figures_quantity(line, start, at, hedge)


def _spanned(line: Line, start: int, end: int, readings: tuple[Measure, ...]) -> Quantity:
    words = words_of(line[start:end])
    return Quantity(words, readings, start=line[start].start, end=line[end - 1].end)


def _vague_quantity(line: Line, start: int, at: int, hedge: Hedge) -> Match:
    """What is no definite number, whatever loosens it."""
    quantity: Quantity = said(line[at])
    return at + 1, QUANTITY, replace(quantity, start=line[start].start)


def _figures_quantity(line: Line, start: int, at: int, before: Hedge) -> Match | None:
    series: Series = said(line[at])
    end = at + 1
    if series.are_tens and not (series.units and series.units[0].dimension == "temperature"):
        return end, QUANTITY, _tens_quantity(line, start, at, before)
    if norm_at(line, end) == "-" and norm_at(line, end + 1) == "odd":
        return _odd(line, start, at)
    if _is_year(line, at, series) or _is_exponent_lost(line, end):
        return None
    is_least = any(figure.is_least for figure in series.figures)
    hedge, end = _hedge_behind(line, end, Hedge.AT_LEAST if is_least else Hedge.NONE)
    units = series.units
    is_age = False
    if units is None:
        units = _heading(line, start, end) or _part_of_whole(line, at, end, series)
    if units is None:
        found = _noun(line, end, hedge)
        if isinstance(found, Quantity):
            return (
                end + 1,
                QUANTITY,
                replace(
                    found,
                    words=words_of(line[start : end + 1]),
                    start=line[start].start,
                    end=line[end].end,
                ),
            )
        units, end, hedge = found
    else:
        until, is_age = _past_old(line, end, units)
        if until > end:
            hedge, until = _hedge_behind(line, until, hedge)
        end = until
    if before is Hedge.OVER and norm_at(line, start) == "past" and _are_times(units):
        return None
    return (
        end,
        QUANTITY,
        _read(line, (start, at, end), series, units, hedge or before, is_age=is_age),
    )


def _hedge_behind(line: Line, end: int, known: Hedge) -> tuple[Hedge, int]:
    after = None if known else read_hedge_after(line, end)
    return after or (known, end)


def _is_year(line: Line, at: int, series: Series) -> bool:
    """Whether digits are a year: "in 1987", "since 1950"."""
    numeral = series.figures[0].numeral
    is_digits = len(series.figures) == 1 and series.units is None and len(numeral.text) == 4
    if not is_digits or not numeral.text.isdigit() or not 1500 <= numeral.value <= 2099:
        return False
    return norm_at(line, at - 1) in ("in", "since", "during", "until") and (
        norm_at(line, at + 1) in ("", ",", ".", ";", ")", "and", "the", "was", "had", "when")
    )


def _is_exponent_lost(line: Line, end: int) -> bool:
    """Whether digits go on as no number does: "1e999999", "9**9"."""
    norm = norm_at(line, end)
    if norm == "e" and is_glued(line, end):
        return True
    return norm == "*" and norm_at(line, end + 1) == "*"


def _noun(line: Line, end: int, hedge: Hedge) -> tuple[Units, int, Hedge] | Quantity:
    """What is counted, and where it ends with the hedge behind it; or that its unit is mistyped."""
    here = end + 1 if norm_at(line, end) == "-" and is_glued(line, end + 1) else end
    if here < len(line) and line[here].kind == WORD and line[here].gap != PARAGRAPH:
        likely = likely_unit(line[here].text) if line[here].text.isalpha() else None
        if likely:
            word, unit = likely
            return Quantity("", (), f"unknown unit “{word}”", word, unit)
    noun = None if end < len(line) and line[end].gap == PARAGRAPH else noun_at(line, end)
    if noun is None:
        return (BARE,), end, hedge
    hedge, until = _hedge_behind(line, noun[1], hedge)
    return (noun[0],), until, hedge


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


def _part_of_whole(line: Line, at: int, end: int, series: Series) -> Units | None:
    """A part in words as a share: "half", "a third of voters"; None where it is a count."""
    styles = {figure.numeral.style for figure in series.figures}
    if not styles <= {Style.PART, Style.PART_OF_TEN}:
        return None
    if any(not 0 < figure.numeral.value < 1 for figure in series.figures):
        return None
    norm = norm_at(line, end)
    if norm == "as":
        return (RATIO,)
    if norm in ("", "of", *_WHOLES, *_COMPARED) or line[end].kind != WORD:
        return (SHARE,)
    noun = noun_at(line, end)
    is_plural = noun is not None and noun[0].name.endswith("s")
    return (SHARE,) if is_plural or norm in ("and", "or", "to", "in", "on") else None


def _heading(line: Line, start: int, end: int) -> Units | None:
    """The unit that a table's heading gives for the figures behind it: "Length (ft): 40"."""
    if start == 0 or (end < len(line) and line[end].kind == WORD and line[end].gap != PARAGRAPH):
        return None
    here = start - 1
    is_colon = norm_at(line, here) == ":"
    here = here - 1 if is_colon else here
    if norm_at(line, here) in (")", "]"):
        for begin in range(here - 1, max(here - 8, -1), -1):
            if line[begin].norm in ("(", "["):
                return _unit_within(line, begin + 1, here)
        return None
    if not is_colon:
        return None
    for begin in range(here, max(here - 6, -1), -1):
        if line[begin].norm in (",", "in") and (units := _unit_within(line, begin + 1, here + 1)):
            return units
    return None


def _unit_within(line: Line, at: int, end: int) -> Units | None:
    unit = read_unit(line, at, counts=False) if at < end else None
    return unit[0] if unit and unit[1] == end else None


def _tens_quantity(line: Line, start: int, at: int, before: Hedge) -> Quantity:
    """Tens without a scale, which may be degrees of either."""
    series: Series = said(line[at])
    node = line[at]
    first = tokenize(node.text)
    numeral = series.figures[0].numeral
    nodes = node.parts if isinstance(node, Mention) else ()
    end = next(
        (k + 1 for k, part in enumerate(nodes) if part.norm in ("s", "'s", "teens")), len(first)
    )
    inner = (*line[:at], *nodes, *line[at + 1 :])
    vague = read_tens(inner, at, at + end, numeral.value, ())
    guesses = list(vague.guesses)
    for word in ("°F", "°C"):
        numerals = tuple(figure.numeral for figure in series.figures)
        unit = replace(unit_called(word), printed=word[1])
        guesses.append((Guess.TENS, Measure(numerals, before, unit, series.form)))
    return replace(
        vague,
        words=words_of(line[start : at + 1]),
        start=line[start].start,
        end=node.end,
        guesses=tuple(guesses),
    )


def _odd(line: Line, start: int, at: int) -> Match:
    """What is told as odd: "20-odd miles", which beside a figure are about 20."""
    reason = no_definite(line[at : at + 3])
    units, end = counted(line, past_adjective(line, at + 3))
    measures = [
        Measure((figure.numeral,), Hedge.ABOUT, unit)
        for figure in said(line[at]).figures[:1]
        for unit in units
    ]
    quantity = _spanned(line, start, end, ())
    guesses = tuple((Guess.LOOSE, measure) for measure in measures)
    return end, QUANTITY, replace(quantity, reason=reason, guesses=guesses)


# -- readings


def _read(
    line: Line,
    span: tuple[int, int, int],
    series: Series,
    units: Units,
    hedge: Hedge,
    *,
    is_age: bool,
) -> Quantity:
    """The quantity that a series of figures says, in every reading of its unit."""
    start, at, end = span
    is_alone = start == 0 and end == len(line)
    if series.form is Form.PRODUCT:
        units = tuple(unit for unit in units if unit.dimension == "length") or units
    difference, moved = None, 0
    if not is_alone:
        moved = _moved(line, start, at, end)
    if units[0].dimension == "temperature" or len(units) > 1:
        if any(unit.dimension == "temperature" for unit in units):
            difference = is_difference(line, at, at + 1)
    elif moved and units == (SHARE,) and norm_at(line, start - 1) == "by":
        series, units = _by_part(series, moved), (RATIO,)
    readings = _readings(series, units, hedge, difference)
    if not readings:
        return replace(_spanned(line, start, end, ()), reason="the number cannot be read")
    quantity = Quantity(
        words_of(line[start:end]),
        readings,
        start=line[start].start,
        end=line[end - 1].end,
        parts=_parts(series),
        is_age=is_age,
    )
    if is_alone:
        return quantity
    return replace(
        quantity,
        guesses=(*_gap(line, at, series, readings), *_share(line, at, end, series)),
        moved=moved,
        is_fan=_is_fan(line, start, end),
        is_beneath=_is_beneath(line, end),
        is_torn=_is_torn(line, end, readings[0]),
    )


def _readings(
    series: Series, units: Units, hedge: Hedge, difference: bool | None
) -> tuple[Measure, ...]:
    """A series in every reading of its unit, each once."""
    if len(units) == 1:
        only = _measure(series, units[0], hedge, difference)
        return (only,) if only else ()
    found = (_measure(series, unit, hedge, difference) for unit in dict.fromkeys(units))
    return tuple(dict.fromkeys(reading for reading in found if reading))


def _parts(series: Series) -> tuple[tuple[Numeral, Unit], ...]:
    """The parts of a compound, as told: a month and 21 days."""
    figure = series.figures[0]
    if len(series.figures) > 1 or not figure.smaller or not figure.units:
        return ()
    return (
        (figure.numeral, figure.units[0]),
        *((each, units[0]) for each, units in figure.smaller),
    )


def _moved(line: Line, start: int, at: int, end: int) -> int:
    """Which way the figure went, by the words before it or right behind."""
    before = direction_before(line, start)
    if before:
        return before[0]
    return direction_behind(line, end)


def _by_part(series: Series, moved: int) -> Series:
    """What rose or fell by a part, as the factor that it makes: 2/3 for "fell by a third"."""
    figures = tuple(
        replace(
            figure,
            numeral=replace(
                figure.numeral, value=1 + moved * figure.numeral.value, style=Style.PLAIN
            ),
        )
        for figure in series.figures
    )
    return replace(series, figures=figures)


def _measure(series: Series, unit: Unit, hedge: Hedge, difference: bool | None) -> Measure | None:
    """One reading of a series, every numeral in the one unit."""
    numerals = [_numeral_in(figure, unit) for figure in series.figures]
    known = tuple(numeral for numeral in numerals if numeral)
    if len(known) < len(numerals):
        return None
    if series.form is Form.PRODUCT:
        return _product(known, hedge, unit)
    shared = _shared_scale(known, series.form)
    is_degrees = unit.dimension == "temperature"
    return Measure(shared, hedge, unit, series.form, difference if is_degrees else None)


def _product(numerals: tuple[Numeral, ...], hedge: Hedge, unit: Unit) -> Measure:
    """Sides of an area or a volume; in "2 × 500 MW" the figure of each."""
    if unit.dimension not in ("length", "count") or len(numerals) > 3:
        return Measure(numerals[-1:], hedge, unit)
    whole = unit if unit.dimension == "count" else power_unit(unit, len(numerals))
    return Measure(numerals, hedge, whole, Form.PRODUCT, side=unit)


def _numeral_in(figure: Figure, unit: Unit) -> Numeral | None:
    """A figure's numeral in a unit: its own, or one of the same dimension."""
    if not figure.units:
        return figure.numeral
    if unit.name == "hand" and not figure.smaller and (hands := hands_and_inches(figure.numeral)):
        return hands
    own = next((each for each in figure.units if each.name == unit.name), None)
    own = own or next((each for each in figure.units if is_part(each, unit)), None)
    if own is None:
        return None
    numeral = _rescaled(figure.numeral, own, unit)
    for smaller, units in figure.smaller:
        fitting = (each for each in units if each.name in SMALLER.get(own.name, ()))
        numeral = _added(numeral, _rescaled(smaller, next(fitting, units[0]), unit))
    is_changed = figure.smaller or own.name != unit.name
    return replace(numeral, text=figure.text, has_unit=True) if is_changed else numeral


def _rescaled(numeral: Numeral, own: Unit, unit: Unit) -> Numeral:
    if own.name == unit.name or own.dimension != unit.dimension or own.dimension == "temperature":
        return numeral
    factor = own.worth / unit.worth
    return Numeral(
        numeral.text, numeral.value * factor, numeral.step * factor, numeral.grain * factor
    )


def _added(bigger: Numeral, smaller: Numeral) -> Numeral:
    sign = -1 if bigger.value < 0 else 1
    value = bigger.value + sign * smaller.value
    return replace(smaller, value=value, is_compound=True)


def _shared_scale(numerals: tuple[Numeral, ...], form: Form) -> tuple[Numeral, ...]:
    """In "1 to 2 million" the first numeral takes the scale word of the last."""
    last = numerals[-1]
    if last.scale == 1 or form is Form.SINGLE:
        return numerals
    return tuple(
        replace(each, value=each.value * last.scale, step=each.step * last.scale)
        if each.scale == 1 and abs(each.value) < abs(last.value / last.scale)
        else each
        for each in numerals
    )


# -- what else the words tell


def _gap(
    line: Line, at: int, series: Series, readings: tuple[Measure, ...]
) -> Iterator[tuple[Guess, Measure]]:
    """The number that it may be with a blank slipped in before it: "19, 768", "12. 75"."""
    if at < 2 or line[at].gap != " " or line[at - 1].gap != GLUED or len(series.figures) > 1:
        return
    numeral, before = series.figures[0].numeral, line[at - 2]
    if not before.text.isdigit() or len(before.text) > 3 or not numeral.text.isdigit():
        return
    if line[at - 1].norm == "," and len(numeral.text) == 3:
        value, step = int(before.text) * 1000 + numeral.value, Fraction(1)
    elif line[at - 1].norm == "." and len(numeral.text) <= 2:
        step = Fraction(1, 10 ** len(numeral.text))
        value = int(before.text) + numeral.value * step
    else:
        return
    text = words_of((before, line[at - 1])) + numeral.text
    for reading in readings:
        joined_up = replace(numeral, text=text, value=value, step=step)
        yield Guess.GAP, replace(reading, numerals=(joined_up,))


def _share(line: Line, at: int, end: int, series: Series) -> Iterator[tuple[Guess, Measure]]:
    """The share that a count is of its whole: "34 of the 120 patients"."""
    if series.units or len(series.figures) > 1 or norm_at(line, at + 1) != "of":
        return
    here = at + 3 if norm_at(line, at + 2) in ("the", "all") else at + 2
    whole = line[here] if here < len(line) else None
    if whole is None or whole.kind != FIGURES or said(whole).units or len(said(whole).figures) > 1:
        return
    part, of = series.figures[0].numeral.value, said(whole).figures[0].numeral.value
    if 0 < part <= of:
        yield Guess.SHARE, _share_of(words_of(line[at : here + 1]), part, of)


def _is_fan(line: Line, start: int, end: int) -> bool:
    """Whether a fan oven is set to it: "160C fan", "fan 160C", "160 C with a fan"."""
    before = norm_at(line, start - 1)
    if before == "fan" or norm_at(line, end) in ("fan", "convection"):
        return not (
            before != "fan" and is_glued(line, end + 1) and norm_at(line, end + 1).isdigit()
        )
    here = end + 1 if norm_at(line, end) == "(" else end
    if norm_at(line, here) in ("with", "in", "for", "on"):
        here += 2 if norm_at(line, here + 1) in ("a", "an", "the") else 1
    is_fan = here > end and norm_at(line, here) in ("fan", "convection")
    return is_fan and not (here + 1 < len(line) and line[here + 1].kind in (DIGITS, FIGURES))


def _is_beneath(line: Line, end: int) -> bool:
    """Whether it is told as a depth: "below sea level", "beneath", "underground"."""
    for here in range(end, min(end + 6, len(line))):
        norm = line[here].norm
        if norm in ("beneath", "underground"):
            return True
        after = here + 2 if norm_at(line, here + 1) == "the" else here + 1
        if norm == "below" and norm_at(line, after) in ("sea", "ground", "surface"):
            return True
    return False


_PARTS = {"foot": 12, "stone": 14}  # inches, pounds


def _is_torn(line: Line, end: int, measure: Measure) -> bool:
    """Whether the inches or pounds behind it cannot be read: "5 ft 6 78 in"."""
    most = 0 if measure.high.is_compound else _PARTS.get(measure.unit.name, 0)
    here = end + 1 if norm_at(line, end) == "-" else end
    if not most or here >= len(line) or line[here].gap == PARAGRAPH:
        return False
    node = line[here]
    if node.kind == FIGURES:
        series: Series = said(node)
        value = series.figures[0].numeral.value
        is_own = series.units is not None and series.units[0].dimension != "count"
        return 0 <= value < most and not (is_own and len(series.figures) == 1)
    return node.kind == DIGITS and node.norm.isdigit() and int(node.norm) < most


@cache
def _said_layer() -> Layer:
    return layer([((FIGURES, VAGUE, FACTOR), _said), (sorted(hedge_beginnings()), _hedged)])


# -- the third layer: pairs of bounds


def _bounds(line: Line, at: int) -> Match | None:
    """Two bounds of one figure: "above 20 and below 30", "at most 100 and at least 20"."""
    one: Quantity = said(line[at])
    here = at + 1
    while norm_at(line, here) in (",", "and", "but"):
        here += 1
    if here == at + 1 or here >= len(line) or line[here].kind != QUANTITY:
        return None
    other: Quantity = said(line[here])
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
        if low.hedge not in _LOWER or high.hedge not in _UPPER:
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


# -- texts and words


def read_line(text: str) -> Line:
    """A text as a line of tokens, with a mention in place of each quantity."""
    return with_quantities(tokenize(text), text)


def with_quantities(line: Line, text: str) -> Line:
    """A line with a mention of kind ``quantity`` in place of each quantity."""
    line = _figures_layer().apply(line, text)
    if not any(node.kind in (FIGURES, VAGUE, FACTOR) for node in line):
        return line
    return _bounds_layer().apply(_said_layer().apply(line, text), text)


def with_lengths(line: Line, text: str) -> Line:
    """A line with a mention of kind ``quantity`` in place of each length of time, no other."""
    return [
        node
        for mention in with_quantities(line, text)
        for node in ((mention,) if _is_length(mention) else _tokens_of(mention))
    ]


def _is_length(node: Node) -> bool:
    readings: tuple[Measure, ...] = said(node).readings if node.kind == QUANTITY else ()
    return bool(readings) and readings[0].unit.dimension == "time"


def _tokens_of(node: Node) -> Iterator[Node]:
    """The nodes of which the layers of quantities made a mention."""
    if not isinstance(node, Mention) or node.kind not in (QUANTITY, FIGURES, VAGUE, FACTOR):
        yield node
        return
    for part in node.parts:
        yield from _tokens_of(part)


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The quantities in a text, in order, each with its span."""
    return tuple(
        said(node) for node in read_line(text) if node.kind == QUANTITY and said(node).readings
    )


def first_figure(words: str) -> Quantity:
    """The first figure in some words, whatever else stands there."""
    quantity = read_quantity(words)
    return quantity.figures[0] if quantity.figures else quantity


@lru_cache(maxsize=16_384)
def read_quantity(words: str, locale: str = "") -> Quantity:
    """What the words say: numerals, hedge, unit, and every reading of an ambiguous unit.

    ``locale`` says which country writes, ``en-GB`` or ``en-US``, where that settles a gallon, a
    pint or a ton. Never raises: where nothing can be read, or something stands beside the figure
    that no rule accounts for, ``readings`` is empty and ``reason`` says why.
    """
    if len(words) > LONGEST:
        return Quantity(words, reason=f"{len(words)} characters are too many for one quantity")
    line = read_line(_unescaped(words))
    if not any(map(str.isprintable, "".join(node.text for node in line))):
        return Quantity(words, reason="there are no words")
    if len(line) == 1 and line[0].kind == QUANTITY:
        return _in_country(_alone_in(words, said(line[0])), locale)
    places = [at for at, node in enumerate(line) if node.kind == QUANTITY]
    main = _main(line, places)
    if main is None:
        return Quantity(words, reason=_why_unread(words))
    figures = _joint_figures(line, places, main, words)
    quantity = _in_country(replace(figures[0], figures=figures), locale)
    rest = left_over(line, main, figures[1:])
    if not rest:
        return quantity
    if quantity.readings:
        return replace(quantity, readings=(), reason=f"“{rest}” is not accounted for")
    return replace(quantity, guesses=_unbounded(quantity.guesses))


def _alone_in(words: str, quantity: Quantity) -> Quantity:
    """A figure that is all that was said."""
    first = replace(quantity, words=words, is_lone=True)
    return replace(first, figures=(first,))


def _in_country(quantity: Quantity, locale: str) -> Quantity:
    """A quantity as the writers of a country mean it."""
    return replace(quantity, readings=_settled(quantity.readings, locale)) if locale else quantity


def _unbounded(guesses: tuple[tuple[Guess, Measure], ...]) -> tuple[tuple[Guess, Measure], ...]:
    """The guesses without bounds, which other words may move: "dozens or hundreds"."""
    return tuple((guess, measure) for guess, measure in guesses if guess is not Guess.WITHIN)


def _unescaped(words: str) -> str:
    """The words of a page without its entities: "30&nbsp;&deg;C"."""
    if "&" not in words or ";" not in words:
        return words
    from html import unescape

    return unescape(words)


def _main(line: Line, places: list[int]) -> int | None:
    """The place of the figure that the words are about: a number before a mere article's."""
    definite = [at for at in places if said(line[at]).readings or said(line[at]).unknown_unit]
    told = [at for at in definite if not _is_article(said(line[at]))]
    return next(iter(told or definite or places), None)


def _is_article(quantity: Quantity) -> bool:
    return all(each.low.text.lower() in ("a", "an") for each in quantity.readings) and bool(
        quantity.readings
    )


def _joint_figures(line: Line, places: list[int], main: int, words: str) -> tuple[Quantity, ...]:
    """The figure at ``main`` and those behind it, each with how it is joined to the one before."""
    is_outward = "outward" in words.lower()
    is_lone = _is_lone(line, main)
    first = replace(said(line[main]), words=words, is_reach_of_winds=is_outward, is_lone=is_lone)
    found, last = [first], main
    for at in places:
        if at <= main:
            continue
        further = replace(
            said(line[at]),
            joint=_joint(line, last, at),
            is_apart=any(node.norm == "," for node in line[main + 1 : at]),
            is_reach_of_winds=is_outward,
            is_lone=is_lone,
        )
        found.append(further)
        last = at
    return tuple(found)


_ALSO = frozenset([";", ",", "/", "=", "|", "or"])
_OPENING = frozenset(["(", "[", ":"])
_THAT_IS = frozenset(
    ["ie", "that", "is", "equal", "to", "equivalent", "or", "≈", "~", "=", ",", "i", "e", "."]
)


def _joint(line: Line, last: int, at: int) -> Joint:
    """How a figure is joined to the one before: right behind, in brackets, or not."""
    between = [node.norm for node in line[last + 1 : at] if node.norm not in ("fan", "with", "a")]
    if not said(line[at]).readings or said(line[at]).readings[0].unit.dimension == "count":
        return Joint.NONE
    if between and between[0] == "(" and between[1:2] == [")"]:
        between = between[2:]
    if between in (["(", ")"], [")"]):
        return Joint.NONE
    is_closed = [norm for norm in between if norm not in ("(", ")")]
    if between and len(is_closed) == 1 and is_closed[0] in _ALSO and between[0] != "(":
        return Joint.ALSO
    if between and (
        between[0] in _OPENING
        or "ie" in between
        or between[:2] == [",", "that"]
        or "equivalent" in between
    ):
        rest = [norm for norm in between if norm not in _OPENING]
        return Joint.BRACKET if all(norm in _THAT_IS for norm in rest) else Joint.NONE
    return Joint.NONE


def _is_lone(line: Line, main: int) -> bool:
    """Whether the words hold the figure and at most loose words before something else is said."""
    if any(node.norm not in _LOOSE and node.kind == WORD for node in line[:main]):
        return False
    if any(node.kind == QUANTITY for node in line[:main]):
        return False
    for node in line[main + 1 :]:
        if node.norm in (",", ";", "/", "=", "or"):
            break
        if node.kind == QUANTITY or (node.kind == WORD and node.norm not in _LOOSE):
            return False
    return True


_LOOSE = frozenset([
    "a", "and", "between", "from", "or", "to", "about", "approximately", "around", "nearly", "over",
    "roughly", "some",
])  # fmt: skip


def _why_unread(words: str) -> str:
    if any(character.isdigit() for character in words):
        return "the number cannot be read"
    return "there is no number in it"


_LOCALES = {
    "en-US": ("imperial ", "long ton", "tonne", "metric cup"),
    "en-GB": ("US ", "short ton"),
}


def _settled(readings: tuple[Measure, ...], locale: str) -> tuple[Measure, ...]:
    """The readings that a country's writers mean: no imperial gallons in the United States."""
    others = _LOCALES.get(locale, ())
    kept = tuple(each for each in readings if not each.unit.name.startswith(others))
    return kept if others and kept else readings
