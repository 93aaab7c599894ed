"""Of claims about one thing those that lie furthest apart: where any two clash, these do.

Two values clash only where one ends before the other begins. So of very many claims those need to
be known that end first and that begin last, and no pair of others be looked at.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates import Date
from factcheck.model import Claim
from factcheck.model.pairs import may_grow
from factcheck.quantities import Hedge, Measure
from factcheck.reading.date import read_date

MOST_VOICES = 30  # ways to tell what has no order, such as a name, beyond which none is kept
MOST_SPEAKERS = 1000  # on one scale, beyond which those that come are not told apart
_WRITER = ""  # who speaks where nobody is quoted
_BEYOND = Fraction(10) ** 400  # of all that anybody measures
_Scale: TypeAlias = tuple[str, ...]  # on which lie the values that may be set against each other
_Ends: TypeAlias = tuple[_Scale, Fraction, Fraction]


class Placed(Struct, frozen=True):
    """A claim, its position among those about the same, and where its value begins and ends."""

    claim: Claim
    position: int
    low: Fraction
    high: Fraction


class Extremes:
    """The claims that end first and that begin last, on each scale and of each speaker there."""

    def __init__(self) -> None:
        self._first: dict[_Scale, dict[str | None, Placed]] = defaultdict(dict)
        self._last: dict[_Scale, dict[str | None, Placed]] = defaultdict(dict)
        self._voices: dict[tuple[str, ...], Placed] = {}

    def add(self, claim: Claim, position: int = 0) -> None:
        """Take in a claim, if it can be compared; of two that lie alike the first one stays."""
        is_growing = "cumulative" in claim.written and "as_of" not in claim.written
        if is_growing or "denies" in claim.written:
            return
        ends = list(_ends_of(claim))
        for scale, low, high in ends:
            placed = Placed(claim, position, low, high)
            first, last = self._first[scale], self._last[scale]
            for speaker in (None, claim.by):
                if speaker not in first and len(first) > MOST_SPEAKERS:
                    break
                if speaker not in first or high < first[speaker].high:
                    first[speaker] = placed
                if speaker not in last or low > last[speaker].low:
                    last[speaker] = placed
        if not ends and len(self._voices) < MOST_VOICES:
            self._voices.setdefault(saying(claim), Placed(claim, position, _BEYOND, -_BEYOND))

    def beyond(self, claim: Claim) -> Iterator[Claim]:
        """Those that end where a claim begins, or before, and that begin where it ends, or behind.

        One of them clashes with it, if any claim that was taken in does; if one of its speaker or
        of the writers, one of theirs.
        """
        for scale, low, high in _ends_of(claim):
            for speaker in dict.fromkeys((claim.by, _WRITER, None)):
                first, last = self._first[scale].get(speaker), self._last[scale].get(speaker)
                if first and first.high <= low:
                    yield first.claim
                if last and last.low >= high:
                    yield last.claim

    def apart(self) -> Iterator[Sequence[tuple[Placed, Placed]]]:
        """Pairs that may clash; of each row the first that does tells of the others.

        What one speaker tells, or a writer and somebody, is looked at before what any two do.
        """
        for scale, first in self._first.items():
            last = self._last[scale]
            pairs = [(first[one], last[one]) for one in first if one is not None]
            yield from ([pair] for pair in pairs)
            if _WRITER in first:
                pairs += (first[_WRITER], last[None]), (first[None], last[_WRITER])
            yield [*pairs, (first[None], last[None])]
        voices = list(self._voices.values())
        for at, voice in enumerate(voices):
            yield [(earlier, voice) for earlier in voices[:at]]


def saying(claim: Claim) -> tuple[str, ...]:
    """What tells a claim from others about the same thing: its words, speaker and day."""
    extra = (claim.words(key) for key in ("role", "country", "as_of", "tense"))
    return (claim.value_words, claim.by, *extra)


def _ends_of(claim: Claim) -> Iterator[_Ends]:
    """Where the figure or the date of a claim begins and ends, on each scale that it lies on."""
    if not claim.aspect:
        return
    if claim.date and (widest := claim.date.widest):
        first, last = widest.earliest, widest.latest
        low = Fraction(first.toordinal()) if first else -_BEYOND
        yield ("date",), low, Fraction(last.toordinal()) if last else _BEYOND
    readings: dict[str, list[Measure]] = defaultdict(list)
    for reading in claim.quantity.readings if claim.quantity else ():
        readings[reading.unit.dimension].append(reading)
    for dimension, told in readings.items():
        scale = (dimension, *_time_of(claim))
        yield _span(scale, told)
        if all(one.hedge is Hedge.AT_MOST for one in told):  # two maxima compare by their numerals
            yield _span(("most", *scale), [replace(one, hedge=Hedge.NONE) for one in told])


def _time_of(claim: Claim) -> tuple[str, str]:
    """As of when a figure holds; a count may be another on each day that a source appears."""
    as_of, document = claim.words("as_of"), claim.document
    as_of = (as_of and _days(read_date(as_of))) or as_of
    return as_of, _days(document.published) if document.published and may_grow(claim) else ""


def _days(date: Date) -> str:
    """The days that it may be, whatever its words; empty where it cannot be read."""
    widest = date.widest
    return f"{widest.earliest} {widest.latest}" if widest else ""


def _span(scale: _Scale, readings: Sequence[Measure]) -> _Ends:
    intervals = [one.base_interval for one in readings]
    lows = [-_BEYOND if one.low is None else one.low for one in intervals]
    highs = [_BEYOND if one.high is None else one.high for one in intervals]
    return scale, min(lows), max(highs)
