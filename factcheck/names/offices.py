"""The words for offices, ranks and callings, as the one table of them has them."""

from __future__ import annotations

from functools import cache

from factcheck.words import rows

STANDING_BEFORE_NAMES = frozenset(["honorific", "rank", "office", "saint"])


@cache
def offices() -> tuple[tuple[str, str, str], ...]:
    """The rows of the table: words, kind, and the words that mean the same, if any."""
    return tuple((row[0], row[1], row[2] if len(row) > 2 else "") for row in rows("offices"))


@cache
def words_of(*kinds: str) -> frozenset[str]:
    """The words of some kinds, in small letters and without points."""
    return frozenset(_plain(words) for words, kind, _ in offices() if kind in kinds)


@cache
def meanings(*kinds: str) -> dict[str, str]:
    """The words of some kinds that mean the same as others, in small letters without points."""
    return {_plain(words): same for words, kind, same in offices() if kind in kinds and same}


def is_title(word: str) -> bool:
    """Whether a word stands before names as a title, an office or an honorific."""
    return _plain(word.replace("’", "").replace("'", "")) in words_of(*STANDING_BEFORE_NAMES)


def _plain(words: str) -> str:
    return words.casefold().replace(".", "")
