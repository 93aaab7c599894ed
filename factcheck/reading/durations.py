"""Lengths of time told in words: "for six months", "a two-day visit", "at least the past year"."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates.counting import Count
from factcheck.interval import Interval
from factcheck.quantities.measure import TIME, Form, Hedge, Measure, Numeral, Quantity, Unit
from factcheck.quantities.time import SECONDS_A_DAY
from factcheck.reading.calendar_words import is_glued, plural_units, unit_words
from factcheck.reading.date import LONGEST
from factcheck.reading.engine import Line, Mention
from factcheck.reading.hedges import read_hedges_before
from factcheck.reading.lengths_of_time import (
    are_working,
    in_calendar_days,
    loose_counts,
    or_so,
    quarters,
)
from factcheck.reading.numerals import read_number
from factcheck.reading.quantity_layers import with_lengths
from factcheck.reading.series import QUANTITY
from factcheck.reading.tokens import WORD, tokenize
from factcheck.reading.wording import said, why_hidden

_WHICH = frozenset(["the", "these", "those", "past", "last", "previous", "first", "next", "coming",
                    "following", "another", "whole", "full", "entire"])  # fmt: skip
_SEVERAL = (Fraction(2), Fraction(9))
_NO_ADJECTIVE = frozenset(["from", "with", "into", "after", "before", "until", "than", "over",
                           "about", "during", "since", "more", "less", "and", "or", "to", "of",
                           "in", "for", "at", "on", "by"])  # fmt: skip


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
    if len(words) > LONGEST:
        return Duration(words, reason="it is too long for a length of time")
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
        hedge = measure.hedge or _hedge_before(line, at)
        yield measure if hedge is measure.hedge else replace(measure, hedge=hedge)
        at = end


def _length_at(line: Line, at: int) -> tuple[Measure, int] | None:
    node = line[at]
    if isinstance(node, Mention) and node.kind == QUANTITY:
        quantity: Quantity = said(node)
        measure = quantity.readings[0]
        if measure.unit.dimension != TIME or measure.low.value < 0:
            return None
        return (_of_calendar_days(measure) if are_working(node.text) else measure), at + 1
    for hedge, told in ((Hedge.ABOUT, or_so(line, at)), (Hedge.NONE, quarters(line, at))):
        for end, length in told:
            return _measure(length.count.low, length.count.high, length.unit, hedge), end
    for end, low, high in _counts(line, at):
        here = end + 1 if is_glued(line, end, "-") else end
        for unit_at in (here, here + 1 if _is_adjective(line, here) else here):
            unit = unit_words().get(line[unit_at].norm) if unit_at < len(line) else None
            if unit:
                return _measure(low, high, unit), unit_at + 1
    unit = plural_units().get(node.norm)
    return (_measure(*_SEVERAL, unit), at + 1) if unit else None


def _measure(low: Fraction, high: Fraction, unit: str, hedge: Hedge = Hedge.NONE) -> Measure:
    """So many units, from the fewest to the most, that no quantity tells."""
    numerals = tuple(Numeral(str(each), each, Fraction(1)) for each in dict.fromkeys((low, high)))
    form = Form.SINGLE if low == high else Form.RANGE
    worth = "2 * day" if unit == "weekend" else unit
    return Measure(numerals, hedge, Unit(unit, unit, unit, TIME, worth), form)


def _of_calendar_days(measure: Measure) -> Measure:
    """Working days as they lie in the calendar."""
    count = in_calendar_days(Count(measure.low.value, measure.high.value))
    return _measure(count.low, count.high, measure.unit.name, measure.hedge)


def _counts(line: Line, at: int) -> Iterator[tuple[int, Fraction, Fraction]]:
    for end, count in loose_counts().ends(line, at):
        yield end, count.low, count.high
    if line[at].norm in ("a", "an"):
        yield at + 1, Fraction(1), Fraction(1)
    elif (found := read_number(line, at)) and found[0].value > 0:
        yield found[1], found[0].value, found[0].value


def _is_adjective(line: Line, at: int) -> bool:
    """Whether a word may stand between a number and its unit: "five troubled years"."""
    if at + 1 >= len(line) or line[at].kind != WORD:
        return False
    return len(line[at].norm) > 3 and line[at].norm not in _NO_ADJECTIVE


def _hedge_before(line: Line, at: int) -> Hedge:
    """A hedge that other words part from its length: "at least the past three weeks"."""
    end = at
    while end and line[end - 1].norm in _WHICH:
        end -= 1
    for start in range(max(0, end - 5), end):
        hedge = read_hedges_before(line, start)
        if hedge and end <= hedge[1] <= at:
            return hedge[0]
    return Hedge.NONE
