"""The tables of words that belong to names: offices, ranks and callings; nations; and others.

Countries, and the words for what belongs to them: "Russian President", "Russia’s minister". Words
with capitals that are no person's name, and small words that belong to one.
"""

from __future__ import annotations

from functools import cache

from factcheck.words import choices, rows, rows_of

STANDING_BEFORE_NAMES = frozenset(["honorific", "rank", "office", "saint"])


@cache
def offices() -> tuple[tuple[str, str, str], ...]:
    """The rows of the table: words, kind, and the words that mean the same, if any."""
    return tuple((row[0], row[1], row[2] if len(row) > 2 else "") for row in rows("offices"))


@cache
def words_of(*kinds: str) -> frozenset[str]:
    """The words of some kinds, in small letters and without points."""
    return frozenset(_plain(words) for words, *_ in rows_of("offices", *kinds))


@cache
def meanings(*kinds: str) -> dict[str, str]:
    """The words of some kinds that mean the same as others, in small letters without points."""
    return {_plain(row[0]): row[2] for row in rows_of("offices", *kinds) if any(row[2:])}


def is_title(word: str) -> bool:
    """Whether a word stands before names as a title, an office or an honorific."""
    return _plain(word.replace("’", "").replace("'", "")) in words_of(*STANDING_BEFORE_NAMES)


def _plain(words: str) -> str:
    return words.casefold().replace(".", "")


@cache
def _nations() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    padded = ((*row, "", "") for row in rows("nations"))
    return tuple((row[0], choices(row[1]), choices(row[2])) for row in padded)


@cache
def countries() -> dict[str, str]:
    """The country for an adjective or for any name of a country, which stands for itself."""
    found = {name: name for _, _, also in _nations() for name in also}
    found |= {
        adjective: country for country, adjectives, _ in _nations() for adjective in adjectives
    }
    return found | {country: country for country, _, _ in _nations()}


@cache
def _names_of_each() -> tuple[frozenset[str], ...]:
    return tuple(frozenset([country, *also]) for country, _, also in _nations())


@cache
def main_names() -> dict[str, str]:
    """For each word for a country the name that stands first in its row."""
    found = {name: country for country, _, also in reversed(_nations()) for name in also}
    return countries() | found | {country: country for country, _, _ in _nations()}


def names_of_country(words: str) -> tuple[str, ...]:
    """Words for a country, an article aside, and all its other names that are known."""
    plain = words.removeprefix("the ")
    rows_of_it = (names for names in _names_of_each() if plain in names)
    return plain, *sorted(name for names in rows_of_it for name in names)


def are_one_country(one: str, other: str) -> bool:
    """Whether two words, an article aside, are known for one country: "U.K.", "British"."""
    known = main_names()
    first, second = (known.get(words.removeprefix("the ")) for words in (one, other))
    return first is not None and first == second


def are_two_countries(one: str, other: str) -> bool:
    """Whether two words for countries or nationalities are known, and not of one country."""
    known = countries()
    pair = {known.get(one, ""), known.get(other, "")}
    if "" in pair or len(pair) == 1:
        return False
    return not any(pair <= names for names in _names_of_each())


_FROM_OTHER_TABLES = {"opening": "weekdays", "either": "months"}


@cache
def names_of(kind: str) -> frozenset[str]:
    """The words of a kind (particle, suffix, body …), in small letters without points."""
    told = [choices(words) for words, _ in rows_of("names", kind)]
    if other := _FROM_OTHER_TABLES.get(kind):
        told += [choices(cell)[:1] for _, cell in rows(other)]
    return frozenset(word.casefold().replace(".", "") for words in told for word in words)
