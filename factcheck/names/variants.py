"""Words that stand for one name: spellings carried over from another script, and short forms.

For spellings two means: a table of spellings in use, and a key that spellings of one name share.
Both are wide on purpose, since what counts as a variant is a matter of style and never an error.
The romanizations are told in the table.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from factcheck.words import choices, table, words_in


@cache
def _groups(name: str) -> Mapping[str, frozenset[str]]:
    """Each word of a table with those of all the rows that it is in."""
    groups: dict[str, frozenset[str]] = {}
    for line in table(name):
        words = frozenset(choices(line))
        for word in words:
            groups[word] = groups.get(word, frozenset()) | words
    return groups


_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"(ff|v)$", "v"),  # Rachmaninoff, Rachmaninov
        (r"w", "v"),
        (r"x", "ks"),
        (r"shch", "sch"),
        (r"tch", "ch"),
        (r"dj", "j"),
        (r"kh", "h"),
        (r"q", "k"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"y", "i"),
        (r"(?<=[aeiou])j", "i"),
        (r"i+", "i"),
        (r"ie", "e"),  # Yevgeny, Evgeny; Medvedyev, Medvedev
        (r"aa", "a"),  # Shabaab, Shabab
        (r"^(al|el)(?=[a-z]{3})", "al"),
        (r"gh", "g"),
    )
)
_ONE_LETTER = {"ø": "o", "æ": "ae", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}
_TWO_LETTERS = _ONE_LETTER | {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}


@lru_cache(maxsize=16_384)
def is_variant(word: str, other: str) -> bool:
    """Whether two words, case aside, may be ways to write one name in Latin letters."""
    if any(character.isdigit() for character in word + other):
        return False
    ours, theirs = plain_spellings(word), plain_spellings(other)
    return is_known_variant(word, other) or bool(_keys(ours) & _keys(theirs))


@lru_cache(maxsize=16_384)
def is_known_variant(word: str, other: str) -> bool:
    """Whether two words, case aside, are one but for diacritics, or spellings that are in use."""
    ours, theirs = plain_spellings(word), plain_spellings(other)
    if ours & theirs:
        return True
    listed: frozenset[str] = frozenset().union(
        *(_groups("name_spellings").get(spelling, frozenset()) for spelling in ours)
    )
    return bool(listed & theirs)


@lru_cache(maxsize=16_384)
def plain_spellings(word: str) -> frozenset[str]:
    """The ways to write a word without diacritics: *Müller* is *Muller* or *Mueller*."""
    folded = unicodedata.normalize("NFC", word.casefold())
    return frozenset(
        _letters("".join(table.get(letter, letter) for letter in folded))
        for table in (_ONE_LETTER, _TWO_LETTERS)
    )


def _letters(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word)
    return "".join(letter for letter in decomposed if letter.isalnum())


def _keys(spellings: frozenset[str]) -> frozenset[str]:
    return frozenset(map(_key, spellings))


@lru_cache(maxsize=16_384)
def _key(word: str) -> str:
    for pattern, replacement in _RULES:
        word = pattern.sub(replacement, word)
    return word


def nicknames() -> frozenset[str]:
    """Given names that have a familiar form, and those forms, in small letters."""
    return frozenset(_groups("nicknames"))


@cache
def given_names() -> frozenset[str]:
    """Given names and familiar forms that many people have, in small letters."""
    return nicknames().union(map(str.casefold, words_in("given_names", "Mr", "Ms", "any")))


def is_given_name(word: str) -> bool:
    """Whether many people have a word in small letters as their given name."""
    return word in given_names()


def is_of_latin_script(word: str) -> bool:
    """Whether a given name in small letters, or an initial, tells of no other script."""
    is_known = len(word) == 1 or word in given_names()
    return is_known and word not in _groups("name_spellings")


def is_nickname(name: str, other: str) -> bool:
    """Whether two given names, in lower case, are one, or it and a familiar form of it."""
    return name == other or other in _groups("nicknames").get(name, frozenset())
