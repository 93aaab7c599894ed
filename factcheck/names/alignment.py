"""Two names laid side by side, word for word."""

from __future__ import annotations

import unicodedata
from enum import IntEnum
from functools import cache

from factcheck.names.forms import fold, is_acronym, is_initial
from factcheck.names.nicknames import is_nickname
from factcheck.names.variants import is_variant

_SMALL_WORDS = "of the for and in on de la le du und"
_SMALL = frozenset(_SMALL_WORDS.split())
_MOST_WORDS = 30


class Likeness(IntEnum):
    """How alike two words or names are, the closest first."""

    EQUAL = 0
    SHORT = 1  # an initial, an acronym, a familiar form, fewer words
    VARIANT = 2  # another way to write it: transliteration, accents
    LETTER = 3  # one letter apart
    UNLIKE = 4


def align(words: tuple[str, ...], others: tuple[str, ...]) -> Likeness:
    """The likeness of two names: that of their least alike words, in the best alignment.

    Words may be missing from one side only. At most one word may be a letter off.
    """
    shorter, longer = sorted((words, others), key=len)
    if not shorter or len(longer) > _MOST_WORDS:
        return Likeness.UNLIKE
    likeness, letters, whole = _best(shorter, longer)
    if likeness is Likeness.UNLIKE or letters > 1 or not whole:
        return Likeness.UNLIKE
    return likeness


_Cost = tuple[Likeness, int, int]  # least likeness, words one letter off, words written out alike
_NOT_ALIGNED: _Cost = (Likeness.UNLIKE, 0, 0)


def _best(shorter: tuple[str, ...], longer: tuple[str, ...]) -> _Cost:
    is_alone = len(shorter) == 1

    @cache
    def cost(at: int, other_at: int) -> _Cost:
        if at == len(shorter):
            return (Likeness(other_at < len(longer)), 0, 0)
        if len(shorter) - at > len(longer) - other_at and not is_acronym(shorter[at]):
            return _NOT_ALIGNED
        if other_at >= len(longer):
            return _NOT_ALIGNED
        choices = [_plus((Likeness.SHORT, 0, 0), cost(at, other_at + 1))]
        step = compare_words(shorter[at], longer[other_at], is_alone)
        if step is not Likeness.UNLIKE:
            priced = _price(step, shorter[at], longer[other_at])
            choices.append(_plus(priced, cost(at + 1, other_at + 1)))
        if span := acronym_span(shorter[at], longer[other_at:]):
            choices.append(_plus((Likeness.SHORT, 0, 1), cost(at + 1, other_at + span)))
        return min(choices, key=_rank)

    return cost(0, 0)


def _rank(cost: _Cost) -> tuple[bool, int, Likeness, int]:
    return cost[0] is Likeness.UNLIKE, cost[1], cost[0], -cost[2]


def _price(likeness: Likeness, word: str, other: str) -> _Cost:
    is_whole = not (is_initial(word) or is_initial(other))
    return likeness, int(likeness is Likeness.LETTER), int(is_whole)


def _plus(first: _Cost, second: _Cost) -> _Cost:
    if Likeness.UNLIKE in (first[0], second[0]):
        return _NOT_ALIGNED
    return max(first[0], second[0]), first[1] + second[1], first[2] + second[2]


def compare_words(word: str, other: str, is_alone: bool = False) -> Likeness:
    """How alike two words of names are. One that stands alone must be longer to be a slip."""
    ours, theirs = fold(word), fold(other)
    if ours == theirs:
        return Likeness.EQUAL
    if is_nickname(ours, theirs) or _is_initial_of(word, other) or _is_initial_of(other, word):
        return Likeness.SHORT
    if is_variant(ours, theirs):
        return Likeness.VARIANT
    long_enough = max(len(ours), len(theirs)) >= (5 if is_alone else 4)
    if long_enough and is_one_letter_apart(ours, theirs):
        return Likeness.LETTER
    return Likeness.UNLIKE


def is_one_letter_apart(word: str, other: str) -> bool:
    """Whether one letter changed, added, left out, or two neighbours swapped, make one the other.

    Digits are never letters: "KN-23" is not a slip for "KN-24".
    """
    shorter, longer = sorted((word, other), key=len)
    if word == other or len(longer) - len(shorter) > 1 or any(map(str.isdigit, word + other)):
        return False
    head = _common(shorter, longer)
    if len(shorter) < len(longer):
        return shorter[head:] == longer[head + 1 :]
    changed = shorter[head + 1 :] == longer[head + 1 :]
    swapped = shorter[head : head + 2] == longer[head : head + 2][::-1]
    return changed or (swapped and shorter[head + 2 :] == longer[head + 2 :])


def _common(first: str, second: str) -> int:
    """How many letters two words begin with alike, the first being no longer."""
    pairs = enumerate(zip(first, second, strict=False))
    return next((at for at, (one, other) in pairs if one != other), len(first))


def acronym_span(word: str, others: tuple[str, ...]) -> int:
    """How many of the words that follow an acronym stands for; 0 where it stands for none."""
    if not is_acronym(word):
        return 0
    letters = fold(word)
    for at, other in enumerate(others):
        if letters and other[0].casefold() == letters[0]:
            letters = letters[1:]
        elif other.casefold() not in _SMALL or at == 0:
            return 0
        if not letters:
            return at + 1
    return 0


def _is_initial_of(initial: str, word: str) -> bool:
    return is_initial(initial) and _first(initial) == _first(word) and not is_initial(word)


def _first(word: str) -> str:
    return unicodedata.normalize("NFD", word.casefold())[0]
