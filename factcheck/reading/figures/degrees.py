"""Degrees, and other figures, told by their tens, and degrees from zero or from freezing."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.quantities.measure import Numeral, Unit
from factcheck.quantities.units import Units
from factcheck.reading.figures.compound_figures import NumeralWithUnit, ReadFigure
from factcheck.reading.figures.units import called, read_unit
from factcheck.reading.grammar.engine import Line, is_glued, norm_at, words_of
from factcheck.reading.grammar.number_words import parts_of_ten
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.tokens import DIGITS, GLUED, WORD
from factcheck.words import phrases_of

_PART = Fraction(4)  # degrees of "mid-30s"
_TEENS = "teens"
_WHOLE = Fraction(10)  # degrees of "30s"
_TENS_TEXT = re.compile(r"(?:0s|teens)$", re.IGNORECASE)


@cache
def tens_words() -> frozenset[str]:
    """What stands before tens, or for them: mid, upper, teens."""
    return frozenset([*parts_of_ten(), _TEENS])


def read_tens(line: Line, at: int) -> ReadFigure | None:
    """Tens as a numeral with a wide last digit: 95 ± 5 for "90s", 85 ± 2 for "mid-80s"."""
    norm = line[at].norm
    if line[at].kind == WORD and norm != "the" and norm not in tens_words():
        return None
    if line[at].kind == DIGITS and not _is_plural_ending(line, at + 1):
        return None
    here = at + 1 if norm == "the" else at
    part = parts_of_ten().get(norm_at(line, here))
    if part is not None:
        here += 2 if norm_at(line, here + 1) == "-" else 1
    if norm_at(line, here) == _TEENS:
        tens, end = 10, here + 1
    elif _is_plural_ending(line, here + 1) and re.fullmatch(r"1?\d?0", norm_at(line, here)):
        tens, end = int(line[here].norm), here + 2
    else:
        return None
    if here == at and at > 0 and line[at].gap == GLUED:
        return None
    value = Fraction(tens + (5 if part is None else part))
    numeral = Numeral(words_of(line[at:end]), value, _WHOLE if part is None else _PART)
    unit = _scale_at(line, end)
    return (NumeralWithUnit(numeral, unit[0]), unit[1]) if unit else (NumeralWithUnit(numeral), end)


def _is_plural_ending(line: Line, at: int) -> bool:
    return (norm_at(line, at) == "s" and is_glued(line, at)) or norm_at(line, at) == "'s"


def is_tens(figure: NumeralWithUnit) -> bool:
    """Whether a figure is told by its tens."""
    return figure.numeral.text[-1:] in "sS" and bool(_TENS_TEXT.search(figure.numeral.text))


def _scale_at(line: Line, at: int) -> tuple[Units, int] | None:
    """The scale of a temperature behind its tens: "90s F", "mid-30s Celsius"."""
    unit = read_unit(line, at, counts=False)
    if unit is None or unit[0][0].dimension != "temperature" or line[at].text == "f":
        return None
    return unit


# -- from a point


class SideOfZero(Struct, frozen=True, gc=False):
    """On which side of zero, or of the point where water freezes, degrees lie: 1 or -1."""

    units: Units
    sign: int
    is_from_freezing: bool


def read_side(line: Line, units: Units | None, end: int) -> tuple[SideOfZero, int] | None:
    """The side on which degrees that end at ``end`` lie, and where the words that tell it end.

    "20 below", "30 degrees below zero Fahrenheit", "12C below freezing".
    """
    is_other = units is not None and units[0].dimension != "temperature"
    if is_other or norm_at(line, end) not in _from_freezing().beginnings():
        return None
    if units and (found := _from_freezing().longest(line, end)):
        after, (sign, *_) = found
        return SideOfZero(units, sign, is_from_freezing=True), after
    if norm_at(line, end) != "below":
        return None
    is_zero = norm_at(line, end + 1) == "zero"
    if not is_zero and end + 1 < len(line):
        return None
    here = end + 2 if is_zero else end + 1
    scale = _scale_at(line, here) if is_zero else None
    if scale:
        units, here = scale
    elif units is None:
        units = tuple(replace(unit, printed="degrees") for unit in called("degrees"))
    return SideOfZero(units, -1, is_from_freezing=False), here


@cache
def _from_freezing() -> Phrases:
    """The words that tell degrees from where water freezes, each with the side of it."""
    told = (row.split(" = ") for row in phrases_of("measures")["from freezing"])
    return Phrases((words, int(sign)) for words, sign in told)


_FREEZING = {"degree Fahrenheit": 32}


def from_zero(numeral: Numeral, unit: Unit) -> Numeral:
    """Degrees from freezing as a temperature: ten below are 22 F, as ice melts at 32 F."""
    return replace(numeral, value=numeral.value + _FREEZING.get(unit.name, 0))
