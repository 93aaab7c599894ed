"""Figures that are no definite number: dozens, a couple, 20-odd, the 1990s, in her forties."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from factcheck.quantities.measure import BARE, Form, Guess, Hedge, Measure, Numeral, Quantity, Unit
from factcheck.quantities.units import Units, unit_called
from factcheck.reading.figures.around_figures import share_of
from factcheck.reading.figures.money import currency
from factcheck.reading.figures.nouns import noun_at
from factcheck.reading.figures.series import QUANTITY, VAGUE, Series, read_series
from factcheck.reading.figures.units import read_unit
from factcheck.reading.figures.units_behind import past_adjective
from factcheck.reading.grammar.calendar_words import ENDING_DECADES
from factcheck.reading.grammar.engine import (
    Line,
    Match,
    is_glued,
    joined,
    norm_at,
    parts_of,
    words_of,
)
from factcheck.reading.grammar.number_words import scales
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.tokens import DIGITS
from factcheck.words import choices, grammar, rows, words_in

_MOST_DIGITS = 12  # of a number told by how many it has
_NEAR_PAR = (("$", "dollar"), ("£", "GBP"), ("€", "EUR"))
_FIRST_TIES = 20  # of the decades of a life: "noughties" and "tens" are years


def read_vague(line: Line, at: int) -> Match | None:
    """Words for no definite number at ``at``, with what they count."""
    if line[at].norm in ties():
        return at + 1, VAGUE, _decade_of_life(line, at, at + 1, ties()[line[at].norm])
    found = _loose().longest(line, at)
    if found is None or norm_at(line, at - 1) in words_in("measures", "before no number"):
        return None
    if norm_at(line, at - 1) == "a" and norm_at(line, at - 2) == "take":
        return None
    end, ((bound, number), *_) = found
    loose, is_couple = line[at:end], line[end - 1].norm == "couple"
    if norm_at(line, end) in scales() and not bound:
        end += 1
    multiple, after = _multiple(line, end)
    units, until = _counted(line, after)
    guesses: list[tuple[Guess, Measure]] = []
    if bound and multiple == 1:
        numeral = Numeral(words_of(loose), Fraction(number), Fraction(0))
        guesses += [(Guess.WITHIN, Measure((numeral,), Hedge[bound], unit)) for unit in units]
    if is_couple:
        two = Numeral(words_of(loose), 2 * multiple, multiple)
        guesses += [(Guess.LOOSE, Measure((two,), Hedge.NONE, unit)) for unit in units]
    return until, VAGUE, _vague(line, at, until, _no_definite(loose), guesses)


def read_decade(line: Line, at: int) -> Match | None:
    """A decade in digits, which is no figure: "the 1990s"."""
    digits, end = line[at].norm, at + 2
    if len(digits) != 4 or not digits.endswith("0") or not "10" <= digits[:2] <= "20":
        return None
    if norm_at(line, at + 1) not in ENDING_DECADES:
        return None
    return end, VAGUE, _vague(line, at, end, _no_definite(line[at:end]))


def read_ratio(line: Line, at: int) -> Match | None:
    """Digits around a slash or a colon that are no figure: "34/120", "1:40", "9/11"."""
    sign, end = norm_at(line, at + 1), at + 3
    if sign not in ("/", ":") or not joined(line, at + 1) or line[at + 2].kind != DIGITS:
        return None
    one, other = line[at].norm, line[at + 2].norm
    goes_on = is_glued(line, end) and norm_at(line, end) == sign
    if is_glued(line, at) or goes_on or not (one.isdigit() and other.isdigit()):
        return None
    read = read_series(line, at)
    parts = [figure.numeral for figure in read[0].figures] if read else []
    are_parts = all(part.value.denominator > 1 for part in parts)  # "between 2/3 and 3/4"
    is_range = are_parts and len(parts) > 1 and parts[0].text == words_of(line[at:end])
    is_scaled = bool(parts) and parts[0].scale > 1  # "1/2 million"
    if read and (read[0].units or read[1] == end or is_range or is_scaled):
        return None
    guesses: list[tuple[Guess, Measure]] = []
    if 0 < int(one) < int(other) and (sign == "/" or one == "1"):
        share = share_of(words_of(line[at:end]), Fraction(one), Fraction(other))
        guesses = [(Guess.SHARE, share)]
    return end, VAGUE, _vague(line, at, end, "the number cannot be read", guesses)


def tens_told(line: Line, start: int, at: int, before: Hedge) -> Quantity:
    """Tens without a scale: of a life, or degrees of either: "in her 40s", "in the 90s"."""
    node, series = line[at], line[at].value
    parts = parts_of(node)
    end = at + next(past for past, part in enumerate(parts, 1) if part.norm in ("s", "teens"))
    inner = (*line[:at], *parts, *line[at + 1 :])
    first = at + 1 if inner[at].norm == "the" else at
    numerals = tuple([figure.numeral for figure in series.figures])
    vague = _decade_of_life(inner, first, end, int(numerals[0].value) // 10 * 10)
    scales_told = [replace(unit_called(f"°{letter}"), printed=letter) for letter in "FC"]
    degrees = [(Guess.TENS, Measure(numerals, before, unit, series.form)) for unit in scales_told]
    return replace(
        vague,
        words=words_of(line[start : at + 1]),
        start=line[start].start,
        end=node.end,
        guesses=(*vague.guesses, *degrees),
    )


def odd_told(line: Line, start: int, at: int) -> Match | None:
    """What is told as odd: "20-odd miles", which beside a figure are about 20."""
    is_hyphened = norm_at(line, at + 1) == "-"
    here = at + 1 + is_hyphened
    series: Series = line[at].value
    numerals = (series.figures[0].numeral,)
    words = words_in("numbered", "odd") if is_hyphened else ("odd",)
    if norm_at(line, here) not in words or (not is_hyphened and numerals[0].value % 10):
        return None  # "20 odd years", but not "two odd socks"
    units, end = _counted(line, past_adjective(line, here + 1))
    about = [(Guess.LOOSE, Measure(numerals, Hedge.ABOUT, unit)) for unit in units]
    return end, QUANTITY, _vague(line, start, end, _no_definite(line[at : here + 1]), about)


def digits_told(line: Line, start: int, at: int, before: Hedge) -> Match | None:
    """A number told by how many digits it has: 1,000 to 9,999 for "a four-figure crowd".

    A sum is half as much to twice as much of a dollar, pound or euro: it may be told in another.
    """
    is_hyphened = norm_at(line, at + 1) == "-"
    here = at + 1 + is_hyphened
    if norm_at(line, here) not in words_in("numbered", "digits"):
        return None
    many = line[at].value.figures[0].numeral.value
    if not 2 - is_hyphened <= many <= _MOST_DIGITS:
        return None
    units, end = _counted(line, past_adjective(line, here + 1))
    least = Fraction(10) ** (int(many) - 1)
    told = _vague(line, start, end, _no_definite(line[at : here + 1]))
    last = norm_at(line, end - 1)
    if before or last in words_in("numbered", "codes"):
        return end, QUANTITY, told
    within = [_within(least, 10 * least - 1, unit) for unit in units]
    if last in words_in("numbered", "sums"):
        within += [_within(least / 2, 20 * least, currency(*each)) for each in _NEAR_PAR]
    return end, QUANTITY, replace(told, guesses=tuple(within))


def _within(low: Fraction, high: Fraction, unit: Unit) -> tuple[Guess, Measure]:
    numerals = tuple([Numeral(str(each), each, Fraction(1)) for each in (low, high)])
    return Guess.WITHIN, Measure(numerals, Hedge.NONE, unit, Form.RANGE)


def _no_definite(nodes: Line) -> str:
    return f"“{words_of(nodes).lower()}” is no definite number"


def _vague(
    line: Line, at: int, end: int, reason: str, guesses: Iterable[tuple[Guess, Measure]] = ()
) -> Quantity:
    start, until = line[at].start, line[end - 1].end
    words = words_of(line[at:end])
    return Quantity(words, (), reason, start=start, end=until, guesses=tuple(guesses))


def _multiple(line: Line, at: int) -> tuple[Fraction, int]:
    """The scale behind "a couple of", and where what is counted begins."""
    here = at + 1 if norm_at(line, at) == "of" else at
    if norm_at(line, here) == "more":
        here += 1
    scale = scales().get(norm_at(line, here), 0)
    return (Fraction(scale), here + 1) if scale >= 12 else (Fraction(1), here)


def _counted(line: Line, at: int) -> tuple[Units, int]:
    """The readings of the unit or noun at ``at``; a bare number where there is neither."""
    if at >= len(line):
        return (BARE,), at
    unit = read_unit(line, past_adjective(line, at))
    if unit:
        return unit
    noun = noun_at(line, at)
    return ((noun[0],), noun[1]) if noun else ((BARE,), at)


def _decade_of_life(line: Line, at: int, end: int, tens: int) -> Quantity:
    """The ages of a decade of life: between 40 and 49 for "in her forties"."""
    here = at - 1
    if norm_at(line, here) in ("early", "late"):
        here -= 1
    reason = _no_definite(line[at:end])
    if norm_at(line, here) not in grammar("possessive") or norm_at(line, here - 1) != "in":
        return _vague(line, at, end, reason)
    return _vague(line, at, end, reason, [_within(Fraction(tens), Fraction(tens + 9), BARE)])


@cache
def ties() -> Mapping[str, int]:
    """The decades of a life in words, each with the age at which it begins."""
    decades = ((int(first), words) for first, words in rows("decades"))
    return {word: age for age, words in decades if age >= _FIRST_TIES for word in choices(words)}


@cache
def _loose() -> Phrases:
    return Phrases((phrase, (bound, number)) for phrase, bound, number in rows("loose"))


@cache
def vague_beginnings() -> Mapping[str, None]:
    """The norms with which words for no definite number begin."""
    return dict.fromkeys([*_loose().beginnings(), *ties()])
