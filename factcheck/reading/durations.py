"""Lengths of time in days: "for six months", "a two-day visit", "90 minutes"."""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from functools import lru_cache

from msgspec import Struct

from factcheck.dates.counting import Count
from factcheck.interval import Interval
from factcheck.quantities.measure import TO_THE_DIGIT, Hedge
from factcheck.reading.date import LONGEST
from factcheck.reading.lengths_of_time import find_lengths

_LENGTHS = {  # the shortest and the longest such unit, in days
    "second": (Fraction(1, 86400), Fraction(1, 86400)),
    "minute": (Fraction(1, 1440), Fraction(1, 1440)),
    "hour": (Fraction(1, 24), Fraction(1, 24)),
    "day": (Fraction(1), Fraction(1)),
    "week": (Fraction(7), Fraction(7)),
    "fortnight": (Fraction(14), Fraction(14)),
    "weekend": (Fraction(2), Fraction(2)),
    "month": (Fraction(28), Fraction(31)),
    "quarter": (Fraction(90), Fraction(92)),
    "season": (Fraction(89), Fraction(94)),
    "year": (Fraction(365), Fraction(366)),
    "decade": (Fraction(3652), Fraction(3653)),
    "century": (Fraction(36524), Fraction(36525)),
}
_MOST = frozenset({Hedge.UNDER, Hedge.AT_MOST})
_LEAST = frozenset({Hedge.OVER, Hedge.AT_LEAST})
_STRICT = frozenset({Hedge.UNDER, Hedge.OVER})


class Duration(Struct, frozen=True):
    """A length of time in days, from the shortest to the longest that the words allow.

    ``days`` is ``None`` where nothing can be read, and ``reason`` says why. A count is good to
    half its unit either way, since "six months" is written for five and a half to six and a
    half, and a round one or a hedged one to a tenth; only "exactly" makes it exact.
    """

    words: str
    days: Interval | None = None
    granularity: str = ""
    reason: str = ""


@lru_cache(maxsize=16_384)
def read_duration(words: str) -> Duration:
    """The one length of time in some words; never raises."""
    if len(words) > LONGEST:
        return Duration(words, reason="it is too long for a length of time")
    found = find_lengths(words)
    if not found:
        return Duration(words, reason="it names no length of time that can be read")
    if len(found) > 1:
        return Duration(words, reason="it names more than one length of time")
    parts, hedge = found[0]
    return Duration(words, in_days(parts, hedge), parts[-1][1])


def in_days(parts: Iterable[tuple[Count, str]], hedge: Hedge) -> Interval:
    """So many of each unit in days: all but the smallest exactly, that one as it is hedged."""
    *larger, (count, unit) = parts
    total = _hedged(count.low, count.high, unit, hedge)
    for exact, of in larger:
        total += Interval(*_span(exact.high, of))
    return total


def _hedged(first: Fraction, last: Fraction, unit: str, hedge: Hedge) -> Interval:
    short, long = _span(first, unit)[0], _span(last, unit)[1]
    half = _LENGTHS[unit][1] / 2
    if hedge in TO_THE_DIGIT:
        return Interval(short, long)
    if hedge in _MOST:
        return Interval(Fraction(0), long, False, hedge in _STRICT)
    if hedge in _LEAST:
        return Interval(short, None, hedge in _STRICT)
    if hedge is Hedge.NEARLY:
        return Interval(max(Fraction(0), short - max(half, short / 10)), long, False, True)
    if hedge is Hedge.JUST_OVER:
        return Interval(short, long + max(half, long / 10), True, False)
    is_round = hedge is not Hedge.NONE or (last >= 10 and last % 10 == 0)
    margin = max(half, long / 10) if is_round else half
    return Interval(max(Fraction(0), short - margin), long + margin)


def _span(count: Fraction, unit: str) -> tuple[Fraction, Fraction]:
    """So many units in days; several months together differ less than one by one."""
    short, long = _LENGTHS[unit]
    if unit == "month" and count > 1:
        return count * Fraction(365, 12) - 3, count * Fraction(366, 12) + 3
    return count * short, count * long
