"""Digits that are no figure: the 1st, half past 9:30, the 1990s, "in his early 40s"."""

from __future__ import annotations

import re

from factcheck.late_pattern import LatePattern
from factcheck.quantities.measure import Numeral

_NOON = 12
_ORDINAL_OR_TIME = re.compile(
    r"(?:(?<=[^1]1)st|(?<=^1)st|(?<=\b1)st|nd|rd|th)(?!\w)(?! ?\d)|:[0-5]\d\b| ?[ap]m\b",
    re.IGNORECASE,
)
_CALENDAR_DECADE = LatePattern(r"(?:1\d|20)\d0s\b", ("0s",))
_TENS = LatePattern(
    r"\b(?:the|my|your|his|her|our|their|early|late|low|lower|mid|middle|upper|high|higher)[- ]"
    r"[1-9]0$",
    ("0",),
    re.IGNORECASE,
)


def is_no_figure(text: str, start: int, end: int, numeral: Numeral) -> bool:
    """Whether digits are an ordinal, a decade of the calendar, or a time of day.

    No hour is above twelve: "18 am" is a figure.
    """
    if text[end : end + 1] == "s" and _CALENDAR_DECADE.match(text, start):
        return True
    found = _ORDINAL_OR_TIME.match(text, end) if numeral.text[-1].isdigit() else None
    return found is not None and not (found[0][-1] in "mM" and numeral.value > _NOON)


def is_decade(before: str) -> bool:
    """Whether the tens before an s are of an age or a temperature: "in his early 40"."""
    return _TENS.search(before) is not None
