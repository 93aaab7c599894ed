"""Which numbers of a text may be years, and which an age in years.

The years that a text names before a place and right behind, and where an age stands behind a name.
"""

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


OLDEST: Final = 124
"""The most years that anybody may be told to have lived; the oldest known lived 122."""

AGE: Final = r"(?:12[0-4]|1[01]\d|[1-9]\d?)"
"""An age in digits, as a part of a pattern."""

_AGE = re.compile(AGE)
_APART = re.compile(
    rf",\s+(?:aged\s+)?(?P<age>{AGE})(?=[,.;:!?)](?!\d)|\s+(?:of|and)\b|\s*\Z)"
    rf"|\s*\((?:aged\s+)?(?P<inside>{AGE})\)"
)
_NAME = re.compile(r"[^\W\d_a-z](?:\.|[\w’'-]*)[ \n][^\W\d_a-z][\w’'-]*\Z")
_LONGEST = 60  # characters of the last two words of a name


def may_be_age(number: str) -> bool:
    """Whether a number, as written, may be somebody's age."""
    return _AGE.fullmatch(number) is not None


def age_behind(text: str, at: int) -> tuple[int, int] | None:
    """Where the digits of an age stand behind a name that ends at a place.

    "Ada Holm, 43,", "Ada Holm, aged 43, of Bergen", "Ada Holm (43)"; ``None`` where there is none.
    In brackets behind one word, minutes of a match are told: "Holm (77)".
    """
    found = _APART.match(text, at)
    if found is None or (found["inside"] and not _NAME.search(text, max(at - _LONGEST, 0), at)):
        return None
    return found.span("age" if found["age"] else "inside")
