"""The parts of a name as written: titles, the name's own words, a suffix."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from msgspec import Struct

from factcheck.names.tables import is_title
from factcheck.words import words_in

_SUFFIXES = {"jr": "Jr.", "junior": "Jr.", "sr": "Sr.", "senior": "Sr."}
_ROMAN = "i ii iii iv v vi vii viii ix x xi xii xiii xiv xv xvi xxiii"
_NUMERALS = frozenset(_ROMAN.split())
_DEGREES = frozenset(["phd", "md", "esq", "mp", "qc", "kc", "obe", "mbe", "cbe"])
_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′＇"), "'")
_HYPHENS = dict.fromkeys(map(ord, "‐‑‒–−"), "-")
_LINKS = frozenset({"the", "and", "&"})
_PRONOUNS = frozenset(["he", "she"])
_OF_MEN = frozenset(["mr", "sir", "he"])
_OF_WOMEN = frozenset(["ms", "mrs", "miss", "lady", "dame", "she"])
GENDERED_TITLES = (_OF_MEN | _OF_WOMEN) - _PRONOUNS
_BESIDE_MEN, _BESIDE_WOMEN = "beside Mr", "beside Ms"
_LONGEST = 300  # no name is longer; more is text


class NameParts(Struct, frozen=True):
    """A name's own words, in reading order, without titles and suffix.

    ``words`` keep their case and diacritics; ``suffix`` is ``Jr.``, ``Sr.`` or a numeral
    such as ``III``.
    """

    words: tuple[str, ...]
    suffix: str = ""


@lru_cache(maxsize=16_384)
def parts_of_name(name: str) -> NameParts:
    """Take a name apart. "Lavrov, Sergey" is read as "Sergey Lavrov", "Mr. Kim’s" as "Kim"."""
    words = _in_reading_order(_plain(name[:_LONGEST])).split()
    words, suffix = _without_suffix([word for word in words if word.lower() not in _LINKS])
    return NameParts(tuple(words[_end_of_titles(words) :]), suffix)


def fold(word: str) -> str:
    """A word without case, dots and apostrophes; hyphens and diacritics stay."""
    return word.casefold().replace(".", "").replace("'", "")


def is_initial(word: str) -> bool:
    """Whether a word is one letter, with or without its dot."""
    return len(word.strip(".")) == 1 and word[0].isalpha()


def is_acronym(word: str) -> bool:
    """Whether a word is two to six capitals, dotted or not."""
    return bool(re.fullmatch(r"(?:[A-Z]\.?){2,6}", word))


def _plain(name: str) -> str:
    plain = unicodedata.normalize("NFC", name).translate(_APOSTROPHES | _HYPHENS)
    plain = "".join(letter for letter in plain if unicodedata.category(letter) != "Cf")
    return re.sub(r"'s?(?=\s*$)", "", plain).strip(' "“”.,;:')


def _in_reading_order(name: str) -> str:
    """Turn "Lavrov, Sergey" round, and drop what a comma adds: "John Kirby, a spokesman"."""
    before, _, after = name.partition(",")
    if not after.split():
        return before
    first = after.split()[0]
    if fold(first) in _SUFFIXES or fold(first) in _NUMERALS or fold(first) in _DEGREES:
        return f"{before} {after.split(',')[0]}"
    is_name = first[0].isupper() and not any(map(is_title, after.split())) and "," not in after
    return f"{after.strip()} {before}" if is_name and len(before.split()) <= 3 else before


def _without_suffix(words: list[str]) -> tuple[list[str], str]:
    suffix = ""
    while len(words) > 1:
        last = fold(words[-1])
        if last in _SUFFIXES:
            suffix = _SUFFIXES[last]
        elif last in _NUMERALS and words[-1].isupper():
            suffix = words[-1]
        elif last not in _DEGREES:
            break
        words = words[:-1]
    return words, suffix


def _end_of_titles(words: list[str]) -> int:
    """Where the name begins: after the last title that has a name behind it."""
    ends = [at + 1 for at, word in enumerate(words[:-1]) if is_title(word)]
    return max(ends, default=0)


def is_otherwise_titled(titled: str, full: str) -> bool:
    """Whether a surname with a title, "Mr Holm", cannot be of a full name: "Mary Holm".

    So "he" cannot be for it, nor for "Mrs Holm", and she is nobody's "brother Mary Holm". Only
    names that have one gender in the English-speaking world count.
    """
    title, *surname = titled.split()
    given, *rest = full.split()
    is_pronoun = title in _PRONOUNS and not surname
    if not rest or not (is_pronoun or (surname and fold(surname[-1]) == fold(rest[-1]))):
        return False
    small, own = (word.rstrip(".").casefold() for word in (title, given))
    if small in _OF_MEN or title in words_in("given_names", _BESIDE_MEN):
        return given in words_in("given_names", "Ms") or (is_pronoun and own in _OF_WOMEN)
    is_mans = given in words_in("given_names", "Mr") or (is_pronoun and own in _OF_MEN)
    is_womans = small in _OF_WOMEN or title in words_in("given_names", _BESIDE_WOMEN)
    return is_womans and is_mans


def beside_one_gender() -> frozenset[str]:
    """Words right before a name that go with men's names only, or with women's: "husband"."""
    return words_in("given_names", _BESIDE_MEN, _BESIDE_WOMEN)
