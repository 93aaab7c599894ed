"""What a derived figure states: an age, a length of time, a fall, so many for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from operator import truediv
from typing import TYPE_CHECKING

from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.lengths import YEAR
from factcheck.consistency.readings import value_of_claim, value_of_quantity
from factcheck.consistency.rough_ages import decade_of_age
from factcheck.consistency.spans import YEARS
from factcheck.consistency.values import COUNT, DAYS, DURATION, NUMBER, Missing, Scope, Value
from factcheck.reading.ages import read_age
from factcheck.reading.durations import read_duration
from factcheck.interval import Interval
from factcheck.late_pattern import LatePattern
from factcheck.quantities import read_quantity

if TYPE_CHECKING:
    from factcheck.model import Claim

_FALL = LatePattern(
    r"\b(?:fell|falls?|fallen|falling|dropp?(?:ed|s|ing)?|declin(?:ed?|es|ing)|"
    r"decreas(?:ed?|es|ing)|down|lower|less(?! than \W?\d)|fewer(?! than \W?\d)|shr[aiu]nk|lost|"
    r"los[st]|cut|reduc(?:ed|tion)|slipp?(?:ed|s)|slid|plung(?:ed?|es|ing)|slump(?:ed|s)?|"
    r"tumbled?|dip(?:ped|s)?|sank|shed|contract(?:ed|ion)|smaller)\b",
    flags=re.IGNORECASE,
)
_RISE = LatePattern(
    r"\b(?:rose|ris(?:e|es|en|ing)|grew|grow(?:s|n|ing|th)?|up(?! to\b)|increas(?:ed?|es|ing)|"
    r"gain(?:ed|s)?|climb(?:ed|s)?|jump(?:ed|s)?|surg(?:ed?|es)|soar(?:ed|s)?|leap(?:t|ed|s)?|"
    r"higher|more(?! than\b)|larger|added)\b",
    flags=re.IGNORECASE,
)


PUBLICATION = "publication"
"""The day on which an age holds that names no other."""


def is_fall(claim: Claim, names: Sequence[str], scope: Scope) -> bool:
    """Whether a change is told as a fall: the words say it, its own or those around it.

    Words that say neither ("a change of 4 percent") are taken as the two figures have it.
    """
    for words in (claim.value_words, claim.words("exact")):
        falls, rises = bool(_FALL.search(words)), bool(_RISE.search(words))
        if falls != rises:
            return falls
    before, after = (_numeral(scope(name)) for name in names)
    return before is not None and after is not None and after < before


def _numeral(value: Value | Missing | None) -> Fraction | None:
    return value.numeral if isinstance(value, Value) else None


def age_of(claim: Claim) -> Value | None:
    """The age that a claim states, in years; ``None`` where its words state none."""
    years = read_age(claim.value_words).years
    if years is None and (decade := decade_of_age(claim.value_words)):
        return decade
    if years is None:
        value = value_of_claim(claim)
        return value if isinstance(value, Value) else None
    point = (Interval.point(years),)
    return Value(point, NUMBER, claim.value_words, point, Fraction(years), YEARS)


def length_of(claim: Claim) -> Value | None:
    """The length of time that a claim states, in days; ``None`` where its words state none."""
    days = read_duration(claim.value_words).days or _anniversary(claim.value_words)
    if days is None:
        return None
    return Value((days,), DURATION, claim.value_words, (days,), unit=DAYS)


def per_unit(scope: Scope) -> Scope:
    """The scope in which a rate of counted things is a bare number.

    "9.5 per plot" is 9.5, and "one doctor for every 400 people" a four-hundredth.
    """

    def counted(name: str) -> Value | Missing | None:
        value = scope(name)
        if isinstance(value, Value) and (ratio := _for_every(value.written)):
            return ratio
        if isinstance(value, Value) and value.dimension.startswith("per "):
            return replace(value, dimension=NUMBER)
        return value

    return counted


_COUNTED = frozenset({COUNT, NUMBER})
_EVERY = LatePattern(r"(.+?) (?:for|to|per) every (\d.*)")


def _for_every(words: str) -> Value | None:
    """So many for every so many, where both are counted."""
    found = _EVERY.match(words)
    sides = [value_of_quantity(read_quantity(side)) for side in found.groups()] if found else []
    counts = [side for side in sides if isinstance(side, Value) and side.dimension in _COUNTED]
    numerals = [count.numeral for count in counts if count.numeral]
    if len(numerals) != 2:
        return None
    many, every = counts[0].worlds, counts[1].worlds
    if counts[1].is_exact:  # 26.4 are told as 26
        every = (Interval.around(numerals[1], Fraction(1, 2)),)
    worlds = ranges.combined(truediv, many, every)
    return Value(worlds, NUMBER, words, worlds, numerals[0] / numerals[1])


_ANNIVERSARY = LatePattern(
    r"\b(?:(\d+)(?:st|nd|rd|th)(?: [a-z]+)?[- ]anniversary|((?:bi)?cente(?:nary|nnial)))\b",
    ("anniversary", "cente"),
    re.IGNORECASE,
)

_MONTHS_OFF = 300  # days by which a year of festivities may lie off the day itself


def _anniversary(words: str) -> Interval | None:
    """The days from an event to its anniversary, which may be kept some months off the day."""
    found = _ANNIVERSARY.search(words)
    if found is None:
        return None
    years = int(found[1] or (200 if found[2].lower().startswith("bi") else 100))
    return Interval.around(years * YEAR, _MONTHS_OFF)
