"""Words for some number or other: dozens, several, a couple, 20-odd, the 1990s, in her forties."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from factcheck.quantities.measure import Form, Guess, Hedge, Measure, Numeral, Quantity, Unit
from factcheck.quantities.units import Units
from factcheck.reading.engine import Line
from factcheck.reading.nouns import noun_at
from factcheck.reading.number_words import scales
from factcheck.reading.phrases import Phrases
from factcheck.reading.tokens import PARAGRAPH, WORD
from factcheck.reading.units import read_unit
from factcheck.reading.units_behind import past_adjective
from factcheck.reading.wording import norm_at, words_of
from factcheck.words import choices, rows
from factcheck.words.sections import grammar, words_in

BARE = Unit("", "", "", "count", "count")
_FIRST_TIES = 20  # of the decades of a life: "noughties" and "tens" are years


def read_vague(line: Line, at: int) -> tuple[Quantity, int] | None:
    """Words for no definite number at ``at``, with what they count, and where they end."""
    if line[at].norm in _ties():
        return _decade_of_life(line, at, at + 1, _ties()[line[at].norm])
    found = _loose().longest(line, at)
    if found is None or norm_at(line, at - 1) in words_in("measures", "before no number"):
        return None
    if norm_at(line, at - 1) == "a" and norm_at(line, at - 2) == "take":
        return None
    end, bounds = found
    reason = no_definite(line[at:end])
    guesses: list[tuple[Guess, Measure]] = []
    if norm_at(line, end) in scales() and not bounds[0][0]:
        end += 1
    multiple, after = _multiple(line, end)
    units, until = counted(line, after)
    if bounds[0][0] and multiple == 1:
        hedge, number = Hedge[bounds[0][0]], Fraction(bounds[0][1])
        numeral = Numeral(words_of(line[at:end]), number, Fraction(0))
        guesses += [(Guess.WITHIN, Measure((numeral,), hedge, unit)) for unit in units]
    if line[at:end][-1].norm == "couple":
        two = Numeral(f"{words_of(line[at:end])}", 2 * multiple, multiple)
        guesses += [(Guess.LOOSE, Measure((two,), Hedge.NONE, unit)) for unit in units]
    return _vague(line, at, until, reason, guesses), until


def no_definite(nodes: Line) -> str:
    """Why such words are not read."""
    return f"“{words_of(nodes).lower()}” is no definite number"


def _vague(
    line: Line, at: int, end: int, reason: str, guesses: list[tuple[Guess, Measure]]
) -> Quantity:
    start, until = line[at].start, line[end - 1].end
    return Quantity(
        words_of(line[at:end]), (), reason, start=start, end=until, guesses=tuple(guesses)
    )


def _multiple(line: Line, at: int) -> tuple[Fraction, int]:
    """The scale behind "a couple of", and where what is counted begins."""
    here = at + 1 if norm_at(line, at) == "of" else at
    if norm_at(line, here) == "more":
        here += 1
    scale = scales().get(norm_at(line, here), 0)
    return (Fraction(scale), here + 1) if scale >= 12 else (Fraction(1), here)


def counted(line: Line, at: int) -> tuple[Units, int]:
    """The readings of the unit or noun at ``at``; a bare number where there is neither."""
    if at >= len(line) or line[at].gap == PARAGRAPH:
        return (BARE,), at
    unit = read_unit(line, past_adjective(line, at))
    if unit:
        return unit
    noun = noun_at(line, at)
    return ((noun[0],), noun[1]) if noun else ((BARE,), at)


def read_decade(line: Line, at: int) -> tuple[Quantity, int] | None:
    """A decade in digits, which is no figure: "the 1990s"."""
    digits = line[at].norm
    if len(digits) != 4 or not digits.endswith("0") or digits[:2] not in _CENTURIES:
        return None
    if norm_at(line, at + 1) not in ("s", "'s") or line[at + 1].gap:
        return None
    return _vague(line, at, at + 2, no_definite(line[at : at + 2]), []), at + 2


_CENTURIES = frozenset(str(century) for century in range(10, 21))


def read_tens(line: Line, at: int, end: int, value: Fraction, units: Units) -> Quantity:
    """Tens without a scale: of a life, or perhaps of a temperature: "in her 40s", "in the 90s"."""
    first = at + 1 if line[at].norm == "the" else at
    tens = int(value) // 10 * 10
    life = _decade_of_life(line, first, end, tens)
    if life:
        return life[0]
    return _vague(line, at, end, no_definite(line[first:end]), [])


def _decade_of_life(line: Line, at: int, end: int, tens: int) -> tuple[Quantity, int] | None:
    """The ages of a decade of life: between 40 and 49 for "in her forties"."""
    here = at - 1
    if norm_at(line, here) == "-":
        here -= 1
    if norm_at(line, here) in ("early", "mid", "late"):
        here -= 1
    reason = no_definite(line[at:end])
    if norm_at(line, here) not in grammar("possessive") or norm_at(line, here - 1) != "in":
        return (_vague(line, at, end, reason, []), end) if line[at].kind == WORD else None
    ends = tuple(Numeral(str(each), Fraction(each), Fraction(1)) for each in (tens, tens + 9))
    measure = Measure(ends, Hedge.NONE, BARE, Form.RANGE)
    return _vague(line, at, end, reason, [(Guess.WITHIN, measure)]), end


@cache
def _ties() -> Mapping[str, int]:
    """The decades of a life in words, each with the age at which it begins."""
    decades = ((int(first), words) for first, words in rows("decades"))
    return {word: age for age, words in decades if age >= _FIRST_TIES for word in choices(words)}


@cache
def _loose() -> Phrases:
    return Phrases((phrase, (bound, number)) for phrase, bound, number in rows("loose"))


@cache
def vague_beginnings() -> Mapping[str, None]:
    """The norms with which words for no definite number begin."""
    return dict.fromkeys([*_loose().beginnings(), *_ties()])
