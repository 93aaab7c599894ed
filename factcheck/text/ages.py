"""Which number may be an age in years, and where one stands behind a name."""

from __future__ import annotations

import re
from typing import Final

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
