"""Lengths of time: "for six months", "a two-day visit", "90 minutes"."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache

from msgspec import Struct

from factcheck.dates.patterns import HEDGES, SLOTS
from factcheck.dates.words import LONGEST, ROUGH, UNIT_WORDS, number_of, plain
from factcheck.interval import Interval

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
_MOST = ("within", "up to", "at most", "less than", "under", "fewer than", "as many as", "inside")
_LEAST = ("at least", "more than", "over", "well over", "as little as")
_STRICT = ("less than", "under", "fewer than", "more than", "over", "well over")
_NEARLY = ("nearly", "almost", "just under", "close to")
_JUST_OVER = ("just over",)


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
    found = list(_length_pattern().finditer(plain(words) + " "))
    if not found:
        return Duration(words, reason="it names no length of time that can be read")
    total, unit = Interval.point(0), ""
    for index, match in enumerate(found):
        if index and not _follows(found[index - 1], match):
            return Duration(words, reason="it names more than one length of time")
        unit = UNIT_WORDS[match["unit"]]
        exact = len(found) > 1 and index < len(found) - 1
        total += _length(match, unit, "exactly" if exact else match["hedge"] or "")
    return Duration(words, total, unit)


def _follows(one: re.Match[str], other: re.Match[str]) -> bool:
    """Whether a smaller unit follows directly: "six years and three months"."""
    between = one.string[one.end() : other.start()].strip()
    larger, smaller = _LENGTHS[UNIT_WORDS[one["unit"]]], _LENGTHS[UNIT_WORDS[other["unit"]]]
    return between in ("", "and") and smaller < larger


def _length(match: re.Match[str], unit: str, hedge: str) -> Interval:
    number = match["n"] or "several"
    low, high = ROUGH.get(number, (0, 0))
    count, least = number_of(number), number_of((match["least"] or "").rpartition(" ")[0])
    first = count if count is not None else Fraction(low)
    last = count if count is not None else Fraction(high)
    return _hedged(min(first, least or first), last, unit, hedge)


def _hedged(first: Fraction, last: Fraction, unit: str, hedge: str) -> Interval:
    short, long = _span(first, unit)[0], _span(last, unit)[1]
    half = _LENGTHS[unit][1] / 2
    if hedge == "exactly":
        return Interval(short, long)
    if hedge in _MOST:
        return Interval(Fraction(0), long, False, hedge in _STRICT)
    if hedge in _LEAST:
        return Interval(short, None, hedge in _STRICT)
    if hedge in _NEARLY:
        return Interval(max(Fraction(0), short - max(half, short / 10)), long, False, True)
    if hedge in _JUST_OVER:
        return Interval(short, long + max(half, long / 10), True, False)
    is_round = hedge != "" or (last >= 10 and last % 10 == 0)
    margin = max(half, long / 10) if is_round else half
    return Interval(max(Fraction(0), short - margin), long + margin)


def _span(count: Fraction, unit: str) -> tuple[Fraction, Fraction]:
    """So many units in days; several months together differ less than one by one."""
    short, long = _LENGTHS[unit]
    if unit == "month" and count > 1:
        return count * Fraction(365, 12) - 3, count * Fraction(366, 12) + 3
    return count * short, count * long


_HEDGE = "|".join(sorted([*HEDGES.split("|"), "within", "inside"], key=len, reverse=True))
_UNITS = "|".join(sorted((unit for unit in UNIT_WORDS if len(unit) > 2), key=len, reverse=True))
_PLURALS = "|".join(unit for unit in UNIT_WORDS if unit.endswith("s") and len(unit) > 3)
_NO_ADJECTIVE = "from|with|into|after|before|until|than|over|about|during|since|more|less"
_WHICH = r"(?:(?:the |these )?(?:past|last|previous|first|next|coming|following) )?"


@cache
def _length_pattern() -> re.Pattern[str]:
    return re.compile(
        rf"\b(?:(?P<hedge>{_HEDGE}) {_WHICH})?(?:(?P<least>{SLOTS['least']}) )?"
        rf"(?:(?P<n>{SLOTS['n']}) |(?=(?:{_PLURALS})\b))"
        rf"(?:(?:full|whole|long|consecutive|straight|more|calendar|working|business|additional|extra|"
        rf"further|entire|(?!(?:{_NO_ADJECTIVE}|{SLOTS['n']})\b)[a-z]{{4,}}) )?"
        rf"(?P<unit>{_UNITS})(?: long|long| old)?\b"
    )
