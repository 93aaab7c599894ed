"""Dates that a calendar can contradict: a weekday beside a day, and days that no month has."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from factcheck.reading.calendar_words import months, weekdays
from factcheck.text import Span


def find_full_dates(text: str) -> Iterator[Span]:
    """Where a text gives a day with its month, and the weekday and year beside it, if any."""
    for found in _pattern().finditer(text):
        day = re.search(r"\d+", found[0])
        if day and (int(day[0]) <= _LAST_DAY or _is_told_as_day(found, text)):
            yield Span(found.start(), found.end())


_LAST_DAY = 31
_BEFORE_DAYS = re.compile(
    r"\b(?:on|since|until|by|from|before|after|to)\s+(?:the\s+)?$", re.IGNORECASE
)


def _is_told_as_day(found: re.Match[str], text: str) -> bool:
    """Whether words show that a number beside a month is meant as a day: "on 45 June"."""
    is_led = _BEFORE_DAYS.search(text, max(found.start() - 14, 0), found.start())
    return bool(is_led) or found[0][:1].isalpha()


@cache
def _pattern() -> re.Pattern[str]:
    month, weekday = _alternatives(months()), _alternatives(weekdays())
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    before, year = rf"(?:{weekday})\.?,? ", r",? (?:1[5-9]|20)\d\d"
    told = rf"(?:{before})?(?:the )?{day}(?: of)? (?:{month})\.?(?:{year})?"
    turned = rf"(?:{month})\.? (?:the )?{day}"  # alone, as in "in June 40 people", it is no day
    dated = rf"(?:{before})?{turned}{year}|{before}{turned}"
    return re.compile(rf"\b(?:{told}|{dated})(?![\d:]|[.,]\d|-\d)\b")


def _alternatives(words: Iterable[str]) -> str:
    """Words with a capital letter, the longest first: "may" and "sun" are other words."""
    return "|".join(sorted((re.escape(word.title()) for word in words), key=len, reverse=True))
