"""Ages, and the days of birth that they allow: "aged 73", "the 73-year-old"."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct

from factcheck.dates.days import NotReadError, days_from, months_from
from factcheck.dates.period import Period
from factcheck.dates.phrase import Published, publication
from factcheck.dates.words import LONGEST, NUMBERS, number_of, plain


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
    found = _pattern().search(plain(words)) if len(words) <= LONGEST else None
    if found is None:
        return Age(words, reason="it names no age that can be read")
    years = number_of(found["one"] or found["two"] or found["three"])
    if years is None or years != int(years):
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


@cache
def _pattern() -> re.Pattern[str]:
    words = sorted((word for word in NUMBERS if word not in ("a", "an")), key=len, reverse=True)
    number = "|".join([r"\d{1,3}", *words])
    return re.compile(
        rf"\b(?:(?:aged?|at the age of|turned|is now) (?P<one>{number})\b"
        rf"|(?P<two>{number}) years? (?:old|of age)\b"
        rf"|^(?P<three>{number})$)"
    )
