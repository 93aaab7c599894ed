"""The words of an office: its head, what modifies it, and the nation that it is of."""

from __future__ import annotations

from functools import cache

from factcheck.names.tables import countries, names_of, offices, words_of
from factcheck.reading.phrases import Phrases
from factcheck.reading.prose import Prose, title_phrases

_HEADS = frozenset(["honorific", "rank", "office", "calling", "trade", "party"])
_MODIFIERS = frozenset(["modifier", "tenure", "standing", "body", "passing"])


def title_at(prose: Prose, at: int) -> tuple[int, str] | None:
    """Where a head that begins at a place ends; modifiers before it are read over."""
    found = title_phrases().longest(prose.line, at)
    if not found:
        return None
    end, values = found
    kinds = [kind for kind, words in values if _fits(prose, at, end, kind, words)]
    kind = next((kind for kind in kinds if kind in _HEADS - {"honorific", "party"}), "")
    return (end, kind) if kind else None


def head_ending(prose: Prose, end: int) -> tuple[int, str] | None:
    """The start and kind of the longest title that ends before a node."""
    point = end - 1 if prose.norm(end - 1) == "." else end
    for length in (4, 3, 2, 1):
        at = point - length
        if at < 0 or prose.norm(at) not in _beginnings():
            continue
        found = title_phrases().longest(prose.line, at)
        if not found or found[0] not in (point, end):
            continue
        kinds = [kind for kind, words in found[1] if _fits(prose, at, point, kind, words)]
        for kind in kinds:
            if kind in _HEADS:
                return at, kind
    return None


@cache
def _beginnings() -> frozenset[str]:
    firsts = (words.replace("-", " ").split()[0] for words, _, _ in offices())
    return frozenset(word.casefold().replace(".", "") for word in firsts)


def _fits(prose: Prose, at: int, end: int, kind: str, words: str) -> bool:
    """Whether words are written as a title of this kind is: a rank has its capital."""
    text = prose.line[at].text
    if words.isupper():
        return prose.words(at, end).rstrip(".") == words.rstrip(".")
    needs_capital = kind in ("honorific", "rank", "party", "saint")
    return text[0].isupper() or not needs_capital


def is_modifier(prose: Prose, first: int, end: int) -> bool:
    """Whether a modifier, or a nation, fills the place between two nodes: "deputy", "French"."""
    found = title_phrases().longest(prose.line, first)
    if found and found[0] == end and any(kind in _MODIFIERS for kind, _ in found[1]):
        return True
    nation = nation_phrases().longest(prose.line, first)
    return nation is not None and nation[0] == end


def is_prefix(prose: Prose, first: int, end: int) -> bool:
    """Whether only words that stand before offices fill the place between two nodes."""
    at = first
    while at < end:
        here = next(
            (to for to in (at + 3, at + 2, at + 1) if to <= end and is_modifier(prose, at, to)), at
        )
        if here == at:
            return False
        at = here
    return True


def country_of(prose: Prose, first: int, end: int) -> tuple[str, int]:
    """The country that begins the words for an office, and where the rest begins.

    Words that tell of the person ("new") come before both; behind "former" the country is part of
    the rest.
    """
    found = nation_phrases().longest(prose.line, first)
    if found and found[0] < end and _is_of_nation(prose, first, found[0]):
        return found[1][0], found[0] + (prose.norm(found[0]) == "'s")
    if (rest := _past_passing(prose, first)) > first:
        return country_of(prose, rest, end)
    if prose.norm(first) in words_of("tenure"):
        return country_of(prose, first + 1, end)[0], first
    return "", first


def _past_passing(prose: Prose, first: int) -> int:
    """The node behind words that tell of the person, and of no place: "new", "34-year-old"."""
    if [prose.norm(at) for at in range(first + 1, first + 5)] == ["-", "year", "-", "old"]:
        return first + 5
    is_small = prose.line[first].text.islower() or prose.opens(first)
    is_passing = is_small and prose.norm(first) in words_of("passing")
    found = title_phrases().longest(prose.line, first) if is_passing else None
    return found[0] if found and found[0] == first + 1 else first  # New York


def _is_of_nation(prose: Prose, first: int, end: int) -> bool:
    """Whether a nation stands between two nodes, and no name that goes on: "French Open"."""
    is_nation = prose.norm(end) != "-" and prose.line[first].text[0].isupper()
    is_body = prose.norm(end) in names_of("body") and prose.line[end].text[0].isupper()
    is_name = is_body and not is_modifier(prose, end, end + 1) and not title_at(prose, end)
    return is_nation and not is_name


def nation_of(words: str) -> str:
    """The country that words name, or whose people they are; empty for none."""
    return countries().get(words.removeprefix("the ").removeprefix("The "), "")


@cache
def nation_phrases() -> Phrases:
    """The words for countries as phrases, each with the country."""
    return Phrases(countries().items())
