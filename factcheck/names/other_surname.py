"""A surname that a text goes on with, a letter off that of somebody whom it names in full once.

Press style introduces a person by full name and goes on with the surname: one that nobody was
introduced by, beside an introduction that nothing follows, is a slip in one of the two.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from functools import lru_cache

from factcheck.late_pattern import LatePattern
from factcheck.names.forms import read_form
from factcheck.names.mentions import find_mentions, surname_of
from factcheck.names.offices import is_title
from factcheck.names.spelling import compare_names

_SHORTEST = 5  # letters of a surname in which one of them tells
_LEAST = 2  # mentions of the other surname
_IN_A_PLACE = LatePattern(r"\b(?:in|at|near|around|outside) $")
_BEFORE = LatePattern(
    r"\b(?!(?:When|While|After|But|And|As|For|If|Though|Although|Because|Since)\b)"
    r"([A-Z][\w.’'-]*) $"
)
_REACH = 40  # characters before a surname in which a given name stands


def find_other_surname(text: str, full_name: str, family_name: str | None = None) -> str:
    """The surname that a text goes on with, one letter off the full name's; empty without one.

    Silent where somebody or something else in the text bears it: it stands behind a given name,
    before another name, or as a place.
    """
    surname, counts = surname_of(full_name, family_name), _capitals(text)
    is_full = len(read_form(full_name).words) > 1
    if not is_full or len(surname) < _SHORTEST or counts.get(surname) != 1:
        return ""
    likely = (
        word
        for word, count in counts.items()
        if count >= _LEAST and abs(len(word) - len(surname)) <= 1 and word != surname
        if (Counter(word.lower()) - Counter(surname.lower())).total() <= 1
    )
    return next((word for word in likely if _is_meant(text, full_name, word)), "")


@lru_cache(maxsize=64)
def _capitals(text: str) -> Mapping[str, int]:
    return Counter(re.findall(r"(?<![\w-])[A-ZÀ-Þ][\w-]{3,}", text))


def _is_meant(text: str, full_name: str, word: str) -> bool:
    if not compare_names(full_name, word).varies:
        return False
    starts = (found.start() for found in re.finditer(rf"\b{word}\b", text))
    is_borne = any(_is_borne(text[max(0, start - _REACH) : start]) for start in starts)
    return not is_borne and len(find_mentions(text, word)) >= _LEAST


def _is_borne(before: str) -> bool:
    """Whether what stands before makes the word another's: a given name, or a place's."""
    if _IN_A_PLACE.search(before):
        return True
    name = _BEFORE.search(before)
    return name is not None and not is_title(name[1])
