"""Numbers that may be others as they are spelled: conflicts with them are *cannot tell*.

"1.500 m" is fifteen hundred metres to most of Europe, where a point groups thousands (SI Brochure,
9th edition, section 5.4.4, allows neither point nor comma for that); "13⁄16" may have lost the
space of 1 3⁄16; "2 267 L" may be two of 267 litres.
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.late_pattern import compiled
from factcheck.quantities.judging import fits
from factcheck.quantities.measure import Measure, Numeral


class _Spelling(Struct, frozen=True):
    """Numerals that a pattern fits, what else each may be, and a sentence that says so."""

    pattern: str
    other: Callable[[Numeral, list[str]], Numeral]
    explanation: str


def _thousandfold(numeral: Numeral, _: list[str]) -> Numeral:
    return replace(numeral, value=numeral.value * 1000, step=numeral.step * 1000)


def _fraction(numeral: Numeral, parts: list[str]) -> Numeral:
    over, under = map(int, parts)
    return replace(numeral, value=Fraction(over, under)) if over < under else numeral


def _of_each(numeral: Numeral, parts: list[str]) -> Numeral:
    return replace(numeral, value=Fraction(parts[1]))


_SPELLINGS = (
    _Spelling(
        r"[-+]?[1-9]\d{0,2}\.\d{3}(?: ?[A-Za-z²³^].*)?",
        _thousandfold,
        "“{0}” may be a thousand times as much, its point a mark of thousands.",
    ),
    _Spelling(
        r"(\d{2,3})⁄(\d+)",
        _fraction,
        "“{0}” may be a fraction, or a whole number and a fraction.",
    ),
    _Spelling(r"(\d{1,2}) (\d{3})", _of_each, "“{0}” may be two numbers: {1} of {2} each."),
)


def explain_spelling(readings: list[tuple[Measure, Measure]]) -> str:
    """Which figure fits if it is another number as it is spelled, as a sentence; "" if none."""
    for first, second in readings:
        for spelling in _SPELLINGS:
            for measures in ((_other(first, spelling), second), (first, _other(second, spelling))):
                if measures != (first, second) and fits(*measures):
                    return _told(spelling, (first, second))
    return ""


def _other(measure: Measure, spelling: _Spelling) -> Measure:
    """The measure with every numeral of a spelling taken for what else it may be."""
    numerals = tuple(_other_numeral(each, spelling) for each in measure.numerals)
    return replace(measure, numerals=numerals)


def _other_numeral(numeral: Numeral, spelling: _Spelling) -> Numeral:
    found = compiled(spelling.pattern).fullmatch(numeral.text)
    return spelling.other(numeral, list(found.groups())) if found else numeral


def _told(spelling: _Spelling, measures: tuple[Measure, Measure]) -> str:
    texts = (numeral.text for measure in measures for numeral in measure.numerals)
    found = next(filter(None, map(compiled(spelling.pattern).fullmatch, texts)))
    return spelling.explanation.format(found[0], *found.groups())
