"""Whether a text is English: by the share of the words that English is full of."""

from __future__ import annotations

import re

from factcheck.words import words_in

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MOST_WORDS = 2_000  # of a text: what follows is in the same language
_FEWEST = 12  # words that can tell
_SHORT = 40  # words of a text that may lack what English alone has
_LEAST_SHARE = 0.15  # of prose; headlines and lists have fewer


def is_english(text: str) -> bool | None:
    """Whether a text is English; ``None`` where it holds too few words to tell."""
    found = [each[0] for each in _WORD.finditer(text[: _MOST_WORDS * 8])]
    words = [word.casefold() for word in found if not word.istitle()]  # names are of any language
    if len(found) < _FEWEST or not words:
        return None
    share = sum(word in words_in("common", "common") for word in words) / len(words)
    is_told = not words_in("common", "telling").isdisjoint(words)
    if share >= _LEAST_SHARE and not is_told and len(found) < _SHORT:
        return None
    return share >= _LEAST_SHARE and is_told
