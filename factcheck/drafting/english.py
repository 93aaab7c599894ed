"""Whether a text is English: by the share of its words that English is full of.

The commonest words of English are a quarter to a half of any prose (Zipf 1949; Brown corpus,
Kučera and Francis 1967: the first fifty are 41 %), and hardly occur in texts of other languages.
"""

from __future__ import annotations

import re

_COMMON = frozenset(
    "the of and to in a that is was he for it with as his on be at by i this had not are but from "
    "or have an they which one you were her all she there would their we him been has when who "
    "will more no if out so said what up its about into than them can only other new some could "
    "after over".split()
)
_TELLING = frozenset("the of and to was that with for it is on by from as said are were".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_MOST_WORDS = 2_000  # of a text: what follows is in the same language
_FEWEST = 12  # words that can tell
_LEAST_SHARE = 0.15  # of prose; headlines and lists have fewer


def is_english(text: str) -> bool | None:
    """Whether a text is English; ``None`` where it holds too few words to tell."""
    words = [found[0].casefold() for found in _WORD.finditer(text[: _MOST_WORDS * 8])]
    if len(words) < _FEWEST:
        return None
    share = sum(word in _COMMON for word in words) / len(words)
    return share >= _LEAST_SHARE and any(word in _TELLING for word in words)
