"""A weekday beside a date that the calendar does not bear out, put right either way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.dates.period import WEEKDAYS
from factcheck.dates.words import WEEKDAY_WORDS

_NAMES = "|".join(sorted(WEEKDAY_WORDS, key=len, reverse=True))
_WORD = re.compile(rf"\b({_NAMES})\b\.?", re.IGNORECASE)
_SUFFIXES = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def mended_weekday(words: str, day: date) -> tuple[str, ...]:
    """The words with the day's own weekday, and with the nearest day that has the one written.

    Nothing where no weekday stands in the words, or several do; the second only where it is a
    day of the same month that is written in figures.
    """
    found = _WORD.findall(words)
    if len(found) != 1:
        return ()
    return tuple(_mended(words, found[0], day))


def _mended(words: str, written: str, day: date) -> Iterator[str]:
    own = WEEKDAYS[day.weekday()]
    is_short = written.lower() not in map(str.lower, WEEKDAYS)
    yield _WORD.sub(own[:3] + "." if is_short else own, words)
    ahead = (WEEKDAY_WORDS[written.lower()] - day.weekday() + 3) % 7 - 3
    other = day + timedelta(days=ahead) if _is_far_from_the_ends(day) else day
    figure = re.compile(rf"\b{day.day}(st|nd|rd|th)?\b")
    if other != day and other.month == day.month and len(figure.findall(words)) == 1:
        yield figure.sub(lambda match: _numbered(other.day, bool(match[1])), words)


def _is_far_from_the_ends(day: date) -> bool:
    """Whether the calendar of ``datetime`` has a week before the day and one after it."""
    return date.min.year < day.year < date.max.year


def _numbered(day: int, is_ordinal: bool) -> str:
    return f"{day}{_SUFFIXES.get(day, 'th')}" if is_ordinal else str(day)
