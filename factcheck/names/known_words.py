"""Words of names that everybody knows, a letter off: "Untied Nations", "Anthoyn"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache, lru_cache
from itertools import chain

from factcheck.names.spelling import is_one_letter_apart
from factcheck.names.tables import countries, names_of, offices
from factcheck.names.variants import given_names, nicknames
from factcheck.words import words_in

_SHORTEST = 5  # letters of a word of which two are exchanged


@lru_cache(maxsize=8192)
def likely_word(word: str, before: str = "", behind: str = "") -> str:
    """The well-known word that a word of a name is a letter off; empty where it may be a name.

    Given names, countries, what belongs to them, months and the words of bodies count with two
    neighbouring letters exchanged, as a letter makes another word (Marc, Jon, Boeing and Boxing),
    or where nobody could speak it ("Rbert"); words of which it makes none, with any letter, and so
    a word beside the one that it is known with: "Hnng Kong". Endings are no slips.
    """
    small = word.casefold()
    near: list[str] = []
    if not _is_plain(small):
        return ""
    if told := likely_beside(word, before, behind):
        return told
    if len(small) >= _SHORTEST and small not in _words_of_tables():
        turned = [known for known in _turned(small) if known in _sure_given() or known in _bodies()]
        near = turned or [
            known for known in _known_alone().get(small[0], ()) if _is_letter_off(small, known)
        ]
    if not near and small not in _words_of_tables() and is_unspeakable(small):
        near = [one for one in _by_letter().get(small[0], ()) if _is_letter_off(small, one)]
    return near[0].capitalize() if len(near) == 1 else ""


def likely_beside(word: str, before: str = "", behind: str = "") -> str:
    """The word that is known with a neighbour, where a word is a letter off it: "Hnng Kong"."""
    first_of, last_of = _known_in_pairs()
    beside = (*last_of.get(before.casefold(), ()), *first_of.get(behind.casefold(), ()))
    if not beside:
        return ""
    small = word.casefold()
    near = [one for one in beside if _is_letter_off(small, one)]
    return near[0].capitalize() if len(near) == 1 and _is_plain(small) else ""


def known_neighbours(words: Iterable[str]) -> set[str]:
    """Those of some words with which beside it another is known."""
    known = _neighbours()
    return {word for word in words if word.casefold() in known}


@cache
def _neighbours() -> frozenset[str]:
    return frozenset(chain.from_iterable(_known_in_pairs()))


def _is_plain(small: str) -> bool:
    """Whether a word has plain letters, since é may be the right spelling of e, and is no other."""
    is_other = small.capitalize() in words_in("well_known", "others")
    return small.isalpha() and small.isascii() and not is_other


def is_unspeakable(word: str) -> bool:
    """Whether it has consonants together that no known name has there: "Jhn", "Patrcia".

    Two within a word may be the end of a syllable and the beginning of one ("Samsa"), and one may
    begin any name.
    """
    runs = _clusters([word])
    return len(word) >= _FEWEST and bool(runs) and not runs <= _spoken()


_FEWEST = 3  # letters of a word of which one is missing, and of consonants within one


@cache
def _spoken() -> frozenset[str]:
    """The consonants that stand together in known names, at the beginning and within.

    What has no vowel is spelled out, or an abbreviation: BBC, Sgt.
    """
    words = (word for word in (*_words_of_tables(), *_bodies()) if not _VOWELS.isdisjoint(word))
    begun = (f"^{letters}" for letters in words_in("well_known", "beginnings"))
    return frozenset(_clusters(words)).union(begun)


def _clusters(words: Iterable[str]) -> set[str]:
    """Consonants together, three or two that begin a word, as English has them.

    "Bhavna", "Szilvia", "Fjodor", "Mbark" have one fewer. Those at the end are left out, which
    German and English names pile up: Ernst, Walks.
    """
    lines = "^" + "\n^".join(words)
    return {*_RUN.findall(_SILENT.sub("", re.sub(r"(.)\1", r"\1", lines)))}


_SILENT = re.compile(  # each begins with its letter, by which a search passes over all others
    r"h(?<=[b-df-gj-np-tv-xz]h)|z(?<=[sc]z)|j(?<=[a-z]j)(?=[aeiouy])"
    r"|m(?<=\^m)(?=[bp])|n(?<=\^n)(?=[dgkt])"
)
_SPOKEN = "aeiouyäöüáéíóúåøæ"
_VOWELS = frozenset(_SPOKEN)
_RUN = re.compile(  # with the sign before a word, which counts as one
    rf"[^\n{_SPOKEN}]{{{_FEWEST},}}(?=[{_SPOKEN}])|\^[^\n{_SPOKEN}]{{{_FEWEST - 1},}}$",
    re.MULTILINE,
)


def _turned(word: str) -> list[str]:
    """A word with each two neighbours exchanged, from the second on; -er and -re are both names."""
    ends = 2 if word.endswith(("er", "re")) else 1
    return [
        word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        for at in range(1, len(word) - ends)
        if word[at] != word[at + 1]
    ]


def _is_letter_off(word: str, known: str) -> bool:
    """Whether one letter is another, too many or too few, neither the first nor the last."""
    if word[0] != known[0] or word[:-1] == known[:-1]:
        return False
    if word.startswith(known) or known.startswith(word):
        return False
    return is_one_letter_apart(word, known)


def is_word_of_names(word: str) -> bool:
    """Whether a table of names holds a word, so that it is no slip for one a letter off."""
    return word.casefold() in _words_of_tables()


def is_known_alone(word: str) -> bool:
    """Whether a word is one of those of which a letter off makes no other word."""
    return word.casefold() in _known_alone().get(word[:1].casefold(), ())


def is_no_person(word: str) -> bool:
    """Whether a word is of countries, bodies, offices or the calendar, however like a surname."""
    small = word.casefold()
    return small in _bodies() or small in names_of("opening") or is_known_alone(word)


def is_common_given_name(word: str) -> bool:
    """Whether many people of the English-speaking world have a given name."""
    return word.casefold() in _given()


@cache
def _given() -> frozenset[str]:
    return frozenset(name for name in given_names() if len(name) > _FEWEST)


@cache
def _sure_given() -> frozenset[str]:
    """Those of which two letters exchanged make no other name: many people's, or long ones."""
    common = nicknames().union(map(str.casefold, words_in("given_names", "Mr", "Ms")))
    sure = (name for name in common if len(name) >= _SHORTEST)
    return frozenset(sure).union(name for name in given_names() if len(name) > _SHORTEST)


@cache
def _by_letter() -> Mapping[str, list[str]]:
    """Given names and words of bodies, by their first letter."""
    return _by_first([*_given(), *_bodies()])


@cache
def _known_alone() -> Mapping[str, list[str]]:
    """The words that are known by themselves, by their first letter."""
    return _by_first(map(str.casefold, words_in("well_known", "alone")))


def _by_first(words: Iterable[str]) -> Mapping[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for word in sorted(words):
        found[word[0]].append(word)
    return found


@cache
def _known_in_pairs() -> tuple[Mapping[str, list[str]], Mapping[str, list[str]]]:
    """The words that are known with the one behind, and those that are with the one before."""
    first_of: dict[str, list[str]] = defaultdict(list)
    last_of: dict[str, list[str]] = defaultdict(list)
    for pair in words_in("well_known", "together"):
        first, last = pair.casefold().split()
        first_of[last].append(first)
        last_of[first].append(last)
    return first_of, last_of


@cache
def _bodies() -> frozenset[str]:
    """Countries of one word, what belongs to them, months, and the words of bodies."""
    words = {*map(str.casefold, countries()), *names_of("body"), *names_of("either")}
    return frozenset(word for word in words if word.isalpha() and len(word) >= _SHORTEST)


_KINDS = (
    "body",
    "opening",
    "surname",
    "either",
    "particle",
    "namesake",
    "act",
    "leading",
    "shared",
)


@cache
def _words_of_tables() -> frozenset[str]:
    """The words that tables of names hold, and so are no slips."""
    phrases = chain((words for words, _, _ in offices()), countries())
    told = set(" ".join(phrases).casefold().split())
    listed = {word for kind in _KINDS for word in names_of(kind)}
    well_known = words_in("well_known", "alone") | words_in("well_known", "others")
    return frozenset(told | listed | given_names()).union(map(str.casefold, well_known))
