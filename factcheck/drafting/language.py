"""Why a text is not read: it is in another language, too short to tell, or without a word."""

from __future__ import annotations

import re
from functools import cache

from factcheck.reading.calendar_words import months, weekdays
from factcheck.words import phrases_of, words_in

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDS = re.compile(r"[.!?][”\"’)]?\s*\Z")
_INFLECTED = ("ed", "ing")
_FEWEST = 6  # words of a sentence, of which at least one shows that it is English
_SHORTEST = 3  # letters: shorter words are words of many languages
_MARKED = 2  # words with letters that English has not, where no other shows a language


def why_unread(text: str, is_english: bool | None) -> str:
    """Why nothing in a text is checked, as a message; "" where it is.

    ``is_english`` is what many words tell, ``None`` where there are few: then a word that another
    language is full of tells that it is that, and a sentence without a word known to be English
    leaves it open. Headlines have few such words, and are read.
    """
    words = _WORD.findall(text)
    if not words:
        return "there are no words to read in the text: nothing in it was checked"
    if is_english is False or (is_english is None and _is_foreign(words)):
        return "the text is not English, which is all that is read: nothing in it was checked"
    if is_english is None and len(words) >= _FEWEST and _ENDS.search(text):
        return "" if any(map(_may_be_english, words)) else _TOO_SHORT
    return ""


_TOO_SHORT = "the text is too short to tell whether it is English: nothing in it was checked"


def _is_foreign(words: list[str]) -> bool:
    small = [word for word in words if word.islower()]
    if not words_in("common", "telling").isdisjoint(small):
        return False
    marked = [word for word in small if not re.sub("['’]", "", word).isascii()]
    return not words_in("common", "foreign").isdisjoint(small) or len(marked) >= _MARKED


def _may_be_english(word: str) -> bool:
    """Whether a word is one of the tables, a name, or has an ending of English verbs."""
    small = word.casefold()
    return len(small) >= _SHORTEST and (small in _known() or small.endswith(_INFLECTED))


@cache
def _known() -> frozenset[str]:
    tables = (phrases_of(name) for name in ("grammar", "accounted", "nouns"))
    listed = (words for table in tables for words in table.values())
    known = frozenset(word for words in listed for word in words)
    return known | words_in("common", "common") | {*months(), *weekdays()}
