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


def why_unread(text: str) -> str:
    """Why nothing in a text is checked, as a message; "" where it is.

    Where there are few words, one that another language is full of tells that it is that, and a
    sentence without a word known to be English leaves it open. Headlines have few such words, and
    are read.
    """
    words, told = _WORD.findall(text), is_english(text)
    if not words:
        return "there are no words to read in the text: nothing in it was checked"
    if told is False or (told is None and _is_foreign(words)):
        return "the text is not English, which is all that is read: nothing in it was checked"
    if told is None and len(words) >= _FEWEST and _ENDS.search(text):
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


_MOST_WORDS = 2_000  # of a text: what follows is in the same language
_MANY = 12  # words that can tell
_FEWEST_PLAIN = 10  # of them without a capital: "Fire swept through nine flats on Sunday"
_SHORT = 40  # words of a text that may lack what English alone has
_LEAST_SHARE = 0.15  # of prose; headlines and lists have fewer


def is_english(text: str) -> bool | None:
    """Whether a text is English; ``None`` where it holds too few words to tell."""
    begun = text[: _MOST_WORDS * 8]
    if _is_of_another_script(begun):
        return False
    found = [each[0] for each in _WORD.finditer(begun)]
    words = [word.casefold() for word in found if not word.istitle()]  # names are of any language
    if len(found) < _MANY or len(words) < _FEWEST_PLAIN:
        return None
    share = sum(word in words_in("common", "common") for word in words) / len(words)
    is_told = not words_in("common", "telling").isdisjoint(words)
    if share >= _LEAST_SHARE and not is_told and len(found) < _SHORT:
        return None
    return share >= _LEAST_SHARE and is_told


def _is_of_another_script(text: str) -> bool:
    """Whether most letters are none of the Latin alphabet, so that a few words already tell."""
    letters = [letter for letter in text if letter.isalpha()]
    return 2 * sum(letter.isascii() for letter in letters) < len(letters)
