"""Which numbers of a text may be years, and which it names before a place and right behind."""

from __future__ import annotations

import re
from typing import Final

YEAR: Final = r"(?:(?:1[5-9]|20)\d\d|2100)"
"""A year as articles tell of one, from 1500 to 2100, as a part of a pattern."""

NEAR_YEAR: Final = r"(?:19|20)\d\d"
"""One of the last century or of this, where an older number of four digits is rather a count."""

_YEAR = re.compile(YEAR)
_LONE_YEAR = re.compile(rf"(?<![\w.,/$€£¥#-]){YEAR}(?![\w%]|[.,]\d|-\w{{3}})")
_REACH = 4000  # characters before the place in which a year is looked for
_NEARBY = 250  # characters behind it


def may_be_year(number: str) -> bool:
    """Whether a number, as written, may be a year: four digits without a comma."""
    return _YEAR.fullmatch(number) is not None


def year_before(text: str, at: int) -> int | None:
    """The last year named before an offset, not far from it; ``None`` where there is none."""
    found = _LONE_YEAR.findall(text, max(0, at - _REACH), at)
    return int(found[-1]) if found else None


def years_behind(text: str, at: int) -> list[int]:
    """The years named in the next sentence or two, in order."""
    return [int(year) for year in _LONE_YEAR.findall(text, at, at + _NEARBY)]
