"""A name as a claim gives it, and the word of it that is a letter off."""

from __future__ import annotations

from msgspec import Struct

from factcheck.names.known_words import is_common_given_name, likely_beside, likely_word


class Name(Struct, frozen=True):
    """A person or organisation as a claim names it."""

    words: str
    role: str = ""
    country: str = ""
    also: tuple[str, ...] = ()
    family_name: str = ""

    @property
    def likely_words(self) -> tuple[str, str] | None:
        """A word of it that is a letter off one that everybody knows, and that one.

        Of the office and the country those with a capital. A surname is a name however odd, but
        beside the given name that it is known with: "Tony Blar".
        """
        named = self.words.split()
        is_full = len(named) > 1 and is_common_given_name(named[0])
        beside = [word for word in f"{self.role} {self.country}".split() if word[0].isupper()]
        words = ["", *named, *beside, ""]
        found = (
            (word, likely(word, words[at], words[at + 2]))
            for at, word in enumerate(words[1:-1])
            for likely in [likely_beside if is_full and at == len(named) - 1 else likely_word]
        )
        return next((pair for pair in found if pair[1]), None)
