"""Ages that are told in other ways than in years: "in her late 80s", "three months old"."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import TYPE_CHECKING

from factcheck.consistency.spans import YEARS
from factcheck.consistency.values import DAYS, DURATION, NUMBER, Value
from factcheck.reading.durations import read_duration
from factcheck.interval import Interval
from factcheck.late_pattern import LatePattern

if TYPE_CHECKING:
    from factcheck.model import Claim

_TENS = (
    "twenties",
    "thirties",
    "forties",
    "fifties",
    "sixties",
    "seventies",
    "eighties",
    "nineties",
)
_DECADE = LatePattern(
    rf"\b(?:(early|mid|late)[- ])?(?:([1-9])0s|({'|'.join(_TENS)}))\b", flags=re.IGNORECASE
)
_SMALL_UNIT = LatePattern(r"\b(month|week|day)s?\b", flags=re.IGNORECASE)
_YEAR = LatePattern(r"\byears?\b", flags=re.IGNORECASE)
_REST_OF = {"month": Fraction(16), "week": Fraction(4), "day": Fraction(1)}
"""By how many days a child may be older than rounded months: the rest of the last one."""
_PARTS_OF_A_DECADE = {"early": (0, 4), "mid": (3, 7), "late": (6, 9)}


def age_in_months(claim: Claim) -> Value | None:
    """The age of a small child, in days, where it is told in completed months, weeks or days."""
    unit = _SMALL_UNIT.search(claim.value_words)
    days = read_duration(claim.value_words).days
    if unit is None or days is None or _YEAR.search(claim.value_words):
        return None
    worlds = (days + Interval(Fraction(0), _REST_OF[unit[1].lower()]),)
    return Value(worlds, DURATION, claim.value_words, worlds, unit=DAYS)


def decade_of_age(words: str) -> Value | None:
    """An age told as ten years, or a part of them: "in her late 80s"."""
    found = _DECADE.search(words)
    if found is None:
        return None
    tens = int(found[2]) if found[2] else _TENS.index(found[3].lower()) + 2
    first, last = _PARTS_OF_A_DECADE.get((found[1] or "").lower(), (0, 9))
    years = Interval(Fraction(tens * 10 + first), Fraction(tens * 10 + last))
    return Value((years,), NUMBER, words, unit=YEARS)
