"""Ages and lengths of time told in words: "aged 73", "for six months", "a two-day visit".

And anniversaries, with the years that they count: "the 50th anniversary", "its centenary".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates.counting import Count
from factcheck.interval import Interval
from factcheck.quantities.measure import TIME, Form, Hedge, Measure, Numeral, Quantity, Unit
from factcheck.quantities.time import MONTHS, SECONDS_A_DAY
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.dates.lengths_of_time import (
    are_working,
    in_calendar_days,
    loose_counts,
    or_so,
    quarters,
)
from factcheck.reading.figures.hedges import read_hedge_after, read_hedges_before
from factcheck.reading.figures.quantity_layers import with_lengths
from factcheck.reading.grammar.calendar_words import plural_units, unit_words
from factcheck.reading.grammar.engine import Line, Mention, norm_at, why_hidden
from factcheck.reading.grammar.number_words import cardinals, ordinals, read_ordinal
from factcheck.reading.grammar.numerals import is_ordinal_ending, read_number
from factcheck.reading.grammar.tokens import WORD, tokenize
from factcheck.words import choices, grammar, rows

_SEVERAL = (Fraction(2), Fraction(9))


class Duration(Struct, frozen=True):
    """A length of time in words, and the measure that it is.

    ``measure`` is ``None`` where nothing can be read, and ``reason`` says why.
    """

    words: str
    measure: Measure | None = None
    reason: str = ""

    @property
    def days(self) -> Interval | None:
        """The days that the words allow, from the fewest to the most."""
        if self.measure is None:
            return None
        return self.measure.base_interval.scaled(Fraction(1, SECONDS_A_DAY))


@lru_cache(maxsize=16_384)
def read_duration(words: str) -> Duration:
    """The one length of time in some words; never raises."""
    tokens = tokenize(words)
    if hidden := why_hidden(tokens):
        return Duration(words, reason=hidden)
    found = list(_lengths_in(with_lengths(tokens, words)))
    if not found:
        return Duration(words, reason="it names no length of time that can be read")
    if len(found) > 1:
        return Duration(words, reason="it names more than one length of time")
    return Duration(words, found[0])


def _lengths_in(line: Line) -> Iterator[Measure]:
    """The lengths of time on a line, each with its hedge."""
    at = 0
    while at < len(line):
        read = _length_at(line, at)
        if read is None:
            at += 1
            continue
        measure, end = read
        is_exact = [node.norm for node in line[end : end + 3]] == ["to", "the", "day"]
        hedge = Hedge.EXACTLY if is_exact else measure.hedge or _hedge_before(line, at)
        yield measure if hedge is measure.hedge else replace(measure, hedge=hedge)
        at = end


def _length_at(line: Line, at: int) -> tuple[Measure, int] | None:
    node = line[at]
    if isinstance(node, Mention):
        quantity: Quantity = node.value
        measure = quantity.readings[0]
        if _is_ordinal(node.text) or measure.low.value < 0:
            return None
        return (_of_calendar_days(measure) if are_working(node.text) else measure), at + 1
    for hedge, told in ((Hedge.ABOUT, or_so(line, at)), (Hedge.NONE, quarters(line, at))):
        for end, length in told:
            return _measure(length.count.low, length.count.high, length.unit, hedge), end
    for end, low, high in _counts(line, at):
        for unit_at in (end, end + 1 if _is_adjective(line, end) else end):
            unit = unit_words().get(line[unit_at].norm) if unit_at < len(line) else None
            is_alone = unit_at > end and high != 1 and line[unit_at].norm not in plural_units()
            if unit and not is_alone:  # "turned 84 last week"
                return _measure(low, high, unit), unit_at + 1
    unit = plural_units().get(node.norm)
    return (_measure(*_SEVERAL, unit), at + 1) if unit else None


def _is_ordinal(words: str) -> bool:
    """Whether it is one more, no part: "a third year"."""
    first, *rest = words.casefold().split()
    return first == "a" and len(rest) > 1 and rest[0] in ordinals() and rest[1] in unit_words()


def _measure(low: Fraction, high: Fraction, unit: str, hedge: Hedge = Hedge.NONE) -> Measure:
    """So many units, from the fewest to the most, that no quantity tells."""
    numerals = tuple(Numeral(str(each), each, Fraction(1)) for each in dict.fromkeys((low, high)))
    form = Form.SINGLE if low == high else Form.RANGE
    return Measure(numerals, hedge, Unit(unit, unit, unit, TIME, _worth(unit)), form)


def _worth(unit: str) -> str:
    """What a unit of time comes to, as an expression of units that the library of units knows."""
    if unit in MONTHS:
        return f"{MONTHS[unit]} * year / 12"
    return "2 * day" if unit == "weekend" else unit


def _of_calendar_days(measure: Measure) -> Measure:
    """Working days as they lie in the calendar."""
    count = in_calendar_days(Count(measure.low.value, measure.high.value))
    return _measure(count.low, count.high, measure.unit.name, measure.hedge)


def _counts(line: Line, at: int) -> Iterator[tuple[int, Fraction, Fraction]]:
    for end, count in loose_counts().ends(line, at):
        yield end, count.low, count.high
    if line[at].norm in grammar("indefinite"):
        yield at + 1, Fraction(1), Fraction(1)
    elif (found := read_number(line, at)) and found[0].value > 0:
        yield found[1], found[0].value, found[0].value


def _is_adjective(line: Line, at: int) -> bool:
    """Whether a word may stand between a number and its unit: "five troubled years"."""
    if at + 1 >= len(line) or line[at].kind != WORD:
        return False
    return len(line[at].norm) > 3 and line[at].norm not in words_around()["no adjective"]


def _hedge_before(line: Line, at: int) -> Hedge:
    """A hedge that other words part from its length: "at least the past three weeks"."""
    end = at
    while end and line[end - 1].norm in words_around()["which length"]:
        end -= 1
    for start in range(max(0, end - 5), end):
        hedge = read_hedges_before(line, start)
        if hedge and end <= hedge[1] <= at:
            return hedge[0]
    return Hedge.NONE


_BEFORE = (("age",), ("aged",), ("at", "the", "age", "of"), ("turned",), ("is", "now"))
_BEHIND = (("old",), ("of", "age"))
_MOST = 1000  # years: nobody is as old


class Age(Struct, frozen=True):
    """A person's age in full years; ``None`` where the words name none, and ``reason`` says why."""

    words: str
    years: int | None = None
    reason: str = ""


def read_age(words: str) -> Age:
    """The age in some words; never raises."""
    line = tokenize(words)
    if hidden := why_hidden(line):
        return Age(words, reason=hidden)
    found = _age_in(line)
    if found is None:
        return Age(words, reason="it names no age that can be read")
    years, hedge = found
    if hedge not in _TOLD:
        return Age(words, reason=f"it tells no age, but “{hedge.value}” an age")
    if years.denominator != 1:
        return Age(words, reason="it names no age in full years")
    return Age(words, int(years))


def _age_in(line: Line) -> tuple[Fraction, Hedge] | None:
    """The years that a line gives as an age, and how they are hedged.

    They stand behind "aged", before "years old", or alone.
    """
    at = 0
    while at < len(line):
        found = read_number(line, at)
        if found is None:
            at += 1
            continue
        number, end = found
        is_age = _is_in_years(line, end) and (
            _is_told_before(line, at) or _is_told_behind(line, end)
        )
        if 0 <= number.value < _MOST and (is_age or (at == 0 and end == len(line))):
            return number.value, _hedge(line, at, end)
        at = end
    return None


def _hedge(line: Line, start: int, end: int) -> Hedge:
    """The hedge before an age, or behind it: "at least 37", "aged 37 or older"."""
    for at in range(max(0, start - 6), start):
        hedge = read_hedges_before(line, at)
        if hedge and hedge[1] == start and hedge[0] is not Hedge.AGED:
            return hedge[0]
    here = end
    while here < len(line) and line[here].norm in _OF_AGES:
        here += 1
    behind = read_hedge_after(line, here)
    return behind[0] if behind else Hedge.NONE


_OF_AGES = frozenset(["-", "year", "years", "old", "of", "age"])
_TOLD = frozenset([Hedge.NONE, Hedge.EXACTLY, Hedge.AGED, Hedge.JUST_OVER])


def _is_in_years(line: Line, at: int) -> bool:
    """Whether no smaller unit stands behind it: "aged six months"."""
    here = at + 1 if at < len(line) and line[at].norm == "-" else at
    return here >= len(line) or unit_words().get(line[here].norm, "year") == "year"


def _is_told_before(line: Line, at: int) -> bool:
    before = tuple(node.norm for node in line[max(0, at - 4) : at])
    return any(before[-len(words) :] == words for words in _BEFORE)


def _is_told_behind(line: Line, at: int) -> bool:
    behind = [node.norm for node in line[at : at + 6] if node.norm != "-"]
    if behind[:1] not in (["year"], ["years"]):
        return False
    return any(tuple(behind[1 : 1 + len(words)]) == words for words in _BEHIND)


_ANNIVERSARY = "anniversary"
_JOINING = frozenset(["-", "and"])


@cache
def _anniversaries() -> Mapping[tuple[str, ...], int]:
    cells = rows("anniversaries")
    return {tuple(name.split()): int(years) for names, years in cells for name in choices(names)}


@cache
def anniversary_ends() -> frozenset[str]:
    """The words with which an anniversary ends."""
    return frozenset([_ANNIVERSARY, *(name[-1] for name in _anniversaries())])


def anniversary_at(line: Line, at: int) -> tuple[int, int] | None:
    """Where the words of an anniversary end that begin at a place, and its years.

    An ordinal stands before "anniversary", a word between them or none ("10th wedding
    anniversary"); others have a name of their own ("golden wedding", "bicentenary").
    """
    if at and (line[at - 1].norm in _JOINING or line[at - 1].norm in cardinals()):
        return None  # "bi-centenary", "one hundred and fiftieth"
    for size in (2, 1):
        years = _anniversaries().get(tuple(norm_at(line, here) for here in range(at, at + size)))
        if years is not None:
            return at + size + (norm_at(line, at + size) == _ANNIVERSARY), years
    figures = line[at].norm.replace(",", "")
    is_written = figures.isdigit() and is_ordinal_ending(norm_at(line, at + 1))
    place = (int(figures), at + 2) if is_written else read_ordinal(line, at)
    ends = (place[1] + 1, place[1] + 2) if place else ()
    end = next((end for end in ends if norm_at(line, end - 1) == _ANNIVERSARY), None)
    return (end, place[0]) if place and end else None


def years_of_anniversary(words: str) -> int | None:
    """The years that an anniversary in some words counts; ``None`` where they name none."""
    line = tokenize(words)
    found = filter(None, (anniversary_at(line, at) for at in range(len(line))))
    return next((years for _, years in found), None)
