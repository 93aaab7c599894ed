"""Number words: "twelve", "two hundred and fifty", and as alternatives of a pattern."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

_SMALL = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_VALUES = {word: value for value, word in enumerate(_SMALL)} | {
    word: 10 * tens for tens, word in enumerate(_TENS, 2)
}


def number_words(least: int, most: int) -> str:
    """The single words for the numbers from ``least`` to ``most``, the longest first."""
    words = (word for word, value in _VALUES.items() if least <= value <= most)
    return "|".join(sorted(words, key=len, reverse=True))


def count_of(word: str) -> int:
    """How many "a", "three" or "12" are; one where the word is no number."""
    return 1 if word.lower() in ("a", "an") else int(value_of_words(word.lower()) or 1)


@lru_cache(maxsize=16_384)
def value_of_words(words: str) -> Fraction | None:
    """The value of number words in small letters; None where they are no number ("two three")."""
    from text_to_num import text2num

    if words.isdigit():
        return Fraction(int(words))
    if words.startswith("a "):
        words = "one " + words[2:]
    if words in ("hundred", "thousand"):
        return None
    try:
        return Fraction(text2num(words.replace("-", " "), "en"))
    except ValueError:
        return None
