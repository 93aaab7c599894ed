"""The day on which an article says that it was published: a dateline, or a line at its head.

"WESTBURY, England, Feb. 11, 2024 — A bridge opened", "Published on Tuesday, 10 September 2024".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from msgspec import Struct

from factcheck.dates import Date
from factcheck.reading.dates.date import find_dates
from factcheck.reading.grammar.engine import Line, Mention
from factcheck.text import YEAR, ends_of_lines

_HEAD = 400  # characters, within which a line that is a day is that of publication
_REACH = 3000  # characters, within which a dateline stands
_PLACE = re.compile(r"[^\W\d_a-z][^\d\n]{2,60}?,\s*(?:on\s+)?")
_IS_CAPITAL = re.compile(r"[^\W\d_a-z][^\W\d_a-z]+[\s,]")
_YEAR_BY_DAY = re.compile(  # without which no text has a dateline, and need not be read for one
    rf"\d(?:st|nd|rd|th)?(?: of)?[\s,./-]+(?:[^\W\d_]{{3,9}}[\s,./-]+)?{YEAR}|{YEAR}[\s./-]+\w"
)
_DASH = re.compile(r"\s*(?:\([^)\n]*\)\s*)?(?:—|–|-{1,2})\s*\S")
_CLOCK = r"(?:at\s+)?\d{1,2}[:.]\d\d(?:\s?[ap]\.?m\b\.?)?(?:\s[A-Z]{2,4}(?:[+-]\d+)?)?"
_LABEL = re.compile(
    r"(?:(?:first |last )?(?:published|posted|updated|date|filed):?(?:\s+on)?\s*)?"
    rf"(?:{_CLOCK},?\s*)?",
    re.IGNORECASE,
)
_REST = re.compile(
    rf"(?:,?\s*(?:[-–|]\s*)?{_CLOCK})?(?:\s*\|\s*Updated[^\n]*)?\.?\s*", re.IGNORECASE
)


class Dateline(Struct, frozen=True):
    """The day of publication as the text tells it, and where it stands (code points)."""

    words: str
    start: int
    end: int


def published_in(text: str) -> str:
    """The day in an article's dateline, or of a line of its own at the head; or empty."""
    found = _at_head(text[:_REACH])
    return found[0].words if found else ""


def dateline_end(text: str) -> int:
    """Where the day of publication ends at the head of a text (code points); 0 without one."""
    return max((one.end for one in _at_head(text[:_REACH])), default=0)


def without_datelines(line: Line, text: str) -> Line:
    """A line of tokens without those of the day of publication, which is no part of a sentence."""
    found = _at_head(text[:_REACH])
    return [node for node in line if not any(one.start <= node.start < one.end for one in found)]


@lru_cache(maxsize=16)  # the day is read, then what stands behind it
def _at_head(head: str) -> list[Dateline]:
    return datelines(head, find_dates(head)) if _may_tell_day(head) else []


def _may_tell_day(head: str) -> bool:
    return any(
        _YEAR_BY_DAY.search(head, start, end)
        for start, end in ends_of_lines(head)
        if start < _HEAD or _IS_CAPITAL.match(head, start)
    )


def datelines(text: str, dates: Iterable[Mention]) -> list[Dateline]:
    """Every date of a text that is that of its publication, datelines first."""
    told = [mention for mention in dates if mention.start < _REACH and _is_full_day(mention)]
    placed = [one for one in told if _is_dateline(text, one)]
    alone = [one for one in told if one not in placed and _is_day_line(text, one)]
    return [Dateline(_day(one.text), one.start, one.end) for one in (*placed, *alone)]


def _is_full_day(mention: Mention) -> bool:
    date: Date = mention.value
    is_day = len(date.readings) == 1 and date.readings[0].period.is_day
    return is_day and re.search(YEAR, mention.text) is not None


def _day(words: str) -> str:
    """A day without what stands before or behind it: "Tuesday, 10 September 2024 at 10:20"."""
    found = _FULL.search(words)
    return " ".join((found[0] if found else words).split())


_MONTH = r"[A-Z][a-z]{2,8}\.?"
_FULL = re.compile(
    rf"{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+\d{{4}}|"
    rf"\d{{1,2}}(?:st|nd|rd|th)?\s+{_MONTH},?\s+\d{{4}}|\d{{4}}-\d\d-\d\d"
)


def _lines(text: str, mention: Mention) -> tuple[str, str]:
    """What stands before and behind a mention on its line."""
    start = text.rfind("\n", 0, mention.start) + 1
    end = text.find("\n", mention.end)
    return text[start : mention.start].lstrip("\ufeff"), text[
        mention.end : len(text) if end < 0 else end
    ]


def _is_dateline(text: str, mention: Mention) -> bool:
    before, behind = _lines(text, mention)
    is_placed = _PLACE.fullmatch(before) is not None and _IS_CAPITAL.match(before) is not None
    return is_placed and _DASH.match(behind) is not None


def _is_day_line(text: str, mention: Mention) -> bool:
    before, behind = _lines(text, mention)
    is_alone = _LABEL.fullmatch(before) is not None and _REST.fullmatch(behind) is not None
    return mention.start < _HEAD and is_alone
