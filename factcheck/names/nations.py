"""Countries, and the words for what belongs to them: "Russian President", "Russia’s minister"."""

from __future__ import annotations

from functools import cache

from factcheck.words import choices, rows


@cache
def _rows() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    padded = ((*row, "", "") for row in rows("nations"))
    return tuple((row[0], choices(row[1]), choices(row[2])) for row in padded)


@cache
def countries() -> dict[str, str]:
    """The country for an adjective or for any name of a country, which stands for itself."""
    found = {name: name for _, _, also in _rows() for name in also}
    found |= {adjective: country for country, adjectives, _ in _rows() for adjective in adjectives}
    return found | {country: country for country, _, _ in _rows()}


@cache
def _names_of_each() -> tuple[frozenset[str], ...]:
    return tuple(frozenset([country, *also]) for country, _, also in _rows())


@cache
def main_names() -> dict[str, str]:
    """For each word for a country the name that stands first in its row."""
    found = {name: country for country, _, also in reversed(_rows()) for name in also}
    return countries() | found | {country: country for country, _, _ in _rows()}


def names_of_country(words: str) -> tuple[str, ...]:
    """Words for a country, an article aside, and all its other names that are known."""
    plain = words.removeprefix("the ")
    rows_of_it = (names for names in _names_of_each() if plain in names)
    return plain, *sorted(name for names in rows_of_it for name in names)


def are_two_countries(one: str, other: str) -> bool:
    """Whether two words for countries or nationalities are known, and not of one country."""
    known = countries()
    pair = {known.get(one, ""), known.get(other, "")}
    if "" in pair or len(pair) == 1:
        return False
    return not any(pair <= names for names in _names_of_each())
