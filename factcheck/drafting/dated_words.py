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
        yield Span(found.start(), found.end())


@cache
def _pattern() -> re.Pattern[str]:
    month, weekday = _alternatives(months()), _alternatives(weekdays())
    day = r"\d{1,2}(?:st|nd|rd|th)?"
    named = rf"(?:the )?{day}(?: of)? (?:{month})\.?|(?:{month})\.? (?:the )?{day}"
    before, year = rf"(?:(?:{weekday})\.?,? )?", r"(?:,? (?:1[5-9]|20)\d\d)?"
    return re.compile(rf"\b{before}(?:{named})(?![\d:]|[.,]\d|-\d){year}\b")


def _alternatives(words: Iterable[str]) -> str:
    """Words with a capital letter, the longest first: "may" and "sun" are other words."""
    return "|".join(sorted((re.escape(word.title()) for word in words), key=len, reverse=True))
