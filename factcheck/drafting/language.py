"""Why a text is not read: it is in another language, too short to tell, or without a word."""

from __future__ import annotations

import re
from functools import cache

from factcheck.reading.grammar.calendar_words import months, weekdays
from factcheck.reading.grammar.number_words import cardinals, ordinals
from factcheck.words import phrases_of, words_in

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_ENDS = re.compile(r"[.!?][”\"’)]?\s*\Z")
_PLURAL = re.compile(r"[a-z]{3,}[^\Wius]s")  # or a verb: with another small word it may be English
_INFLECTED = ("ed", "ing", "'s", "’s")
_FEWEST = 6  # longer words of a sentence, of which at least one shows that it is English
_SHORTEST = 3  # letters: shorter words are words of many languages
_MANY = 40  # words, whose shares tell by themselves
_SURE = 3  # words that show English where the commonest are missing
_MARKED = 2  # words with letters that English has not, where no other shows a language


def why_unread(text: str) -> str:
    """Why nothing in a text is checked, as a message; "" where it is.

    Of a few lines other words tell more than the share of the commonest: one that another language
    is full of, or those known to be English; a sentence without any leaves it open. Headlines have
    few such words, and are read.
    """
    words, told = _WORD.findall(text), is_english(text)
    if not words:
        return "there are no words to read in the text: nothing in it was checked"
    if len(words) >= _MANY:
        return _FOREIGN if told is False else ""
    if _is_foreign(words):
        return _FOREIGN
    shown = _shows_english(words)
    if told is False:
        return "" if shown >= _SURE else _FOREIGN
    long = sum(len(word) >= _SHORTEST for word in words)
    is_sentence = long >= _FEWEST and _ENDS.search(text)
    return _TOO_SHORT if told is None and is_sentence and not shown else ""


_FOREIGN = "the text is not English, which is all that is read: nothing in it was checked"
_TOO_SHORT = "the text is too short to tell whether it is English: nothing in it was checked"


def _is_foreign(words: list[str]) -> bool:
    """Whether a few words are of another language by those that it is full of, or its letters."""
    small = [word for word in words if word.islower()]
    marked = [word for word in small if word.isalpha() and not word.isascii()]
    foreign = sum(word in words_in("common", "foreign") for word in small)
    telling = sum(word in words_in("common", "telling") for word in small)
    return foreign > telling or (len(marked) >= _MARKED and not telling)


def _shows_english(words: list[str]) -> int:
    """How many words show that a text is English: those of the tables, and by their endings."""
    small = {word.casefold() for word in words}
    if not small.isdisjoint(words_in("common", "telling")):
        return _SURE
    known = sum(len(word) >= _SHORTEST for word in small & _known_words())
    ending = sum(word.endswith(_INFLECTED) for word in small)
    weak = [word for word in small if _PLURAL.fullmatch(word)]
    return known + ending + (len(weak) + len(small & words_in("common", "common")) > 1)


@cache
def _known_words() -> frozenset[str]:
    tables = [phrases_of(name) for name in ("grammar", "accounted", "nouns")]
    tables += [phrases_of("tenses"), phrases_of("saying")]
    listed = (words for table in tables for words in table.values())
    known = frozenset(word for words in listed for word in words)
    numbers = {*cardinals(), *ordinals(), *months(), *weekdays()}
    return known | words_in("common", "common") | numbers


_MOST_WORDS = 2_000  # of a text: what follows is in the same language
_FEWEST_TOLD = 12  # words that can tell
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
    if len(found) < _FEWEST_TOLD or len(words) < _FEWEST_PLAIN:
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
