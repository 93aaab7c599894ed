"""Ages, and the days of birth that they allow: "aged 73", "the 73-year-old"."""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct

from factcheck.dates.days import NotReadError, days_from, months_from
from factcheck.dates.period import Period
from factcheck.quantities.measure import Hedge
from factcheck.reading.calendar_words import unit_words
from factcheck.reading.date import LONGEST, Published, publication
from factcheck.reading.engine import Line
from factcheck.reading.hedges import read_hedge_after, read_hedges_before
from factcheck.reading.numerals import read_number
from factcheck.reading.tokens import tokenize
from factcheck.reading.wording import why_hidden

_BEFORE = (("age",), ("aged",), ("at", "the", "age", "of"), ("turned",), ("is", "now"))
_BEHIND = (("old",), ("of", "age"))
_MOST = 1000  # years: nobody is as old


class Age(Struct, frozen=True):
    """A person's age in full years, and the days on which he or she may have been born.

    ``born`` is ``None`` where the age or its day is not known, and ``reason`` says why.
    """

    words: str
    years: int | None = None
    born: Period | None = None
    reason: str = ""


def read_age(words: str, on: Published = None) -> Age:
    """The age in some words, and the days of birth as seen from the day ``on``; never raises.

    Someone aged 73 has had the 73rd birthday and not yet the 74th.
    """
    line = tokenize(words) if len(words) <= LONGEST else ()
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
    day = publication(on)
    if day is None:
        return Age(words, int(years), reason="the day on which that was the age is not known")
    try:
        return Age(words, int(years), birth(int(years), day))
    except NotReadError as error:
        return Age(words, int(years), reason=str(error))


def birth(years: int, on: Period) -> Period:
    """The days of birth of someone of an age, seen from a day or from one of several days.

    Raises ``NotReadError`` where they lie outside the years 1 to 9999 or ``on`` is open.
    """
    if on.earliest is None or on.latest is None:
        raise NotReadError("the day on which that was the age is not known")
    first = days_from(months_from(on.earliest, -12 * (years + 1)), 1)
    return Period(first, months_from(on.latest, -12 * years))


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
