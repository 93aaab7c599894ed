"""Phrases of a table, found on a line of tokens: a trie over their norms."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from typing import Any

from msgspec import Struct

from factcheck.reading.grammar.engine import Line, Node
from factcheck.reading.grammar.tokens import BLANK, GLUED, PARAGRAPH, first_word, is_plain, tokenize

_JOINING = frozenset(["-", ".", "–"])


class _PhraseEntry(Struct, frozen=True, gc=False):
    words: tuple[str, ...]
    value: Any


class Phrases:
    """Phrases, each with its value; a phrase that stands in several rows keeps every value.

    A hyphen, or the point of an abbreviation, between the words of a phrase counts as a blank.
    Those that begin alike are put together when their first word is met: at the start that would
    take 30 ms for the units alone.
    """

    def __init__(self, rows: Iterable[tuple[str, Any]]) -> None:
        self._rows: dict[str, list[tuple[str, Any]]] = {}
        for phrase, value in rows:
            self._rows.setdefault(first_word(phrase.lstrip("-")), []).append((phrase, value))
        self._branches: dict[str, dict[str, Any]] = {}

    def beginnings(self) -> Iterable[str]:
        """The norms with which the phrases begin."""
        return self._rows.keys()

    def _branch(self, first: str) -> dict[str, Any]:
        """The phrases that begin with a norm, as a trie of the norms behind it."""
        branch = self._branches[first] = dict[str, Any]()
        for phrase, value in self._rows[first]:
            norms, words = _parted(phrase)
            place = branch
            for norm in norms[1:]:
                place = place.setdefault(norm, {})
            place.setdefault("", []).append(_PhraseEntry(words, value))
        return branch

    def longest(self, line: Line, at: int) -> tuple[int, tuple[Any, ...]] | None:
        """Where the longest phrase at ``at`` ends, and its values; those spelled alike, if any."""
        first = line[at].norm if at < len(line) else ""
        if first not in self._rows:
            return None
        place, here = self._branches.get(first) or self._branch(first), at + 1
        best = (here, place[""]) if "" in place else None
        while here < len(line):
            node = line[here]
            following = place.get(node.norm) if node.norm else None
            if node.gap == PARAGRAPH:
                break
            if following is not None:
                place, here = following, here + 1
                best = (here, place[""]) if "" in place else best
            elif _joins(line, here):
                here += 1
            else:
                break
        if best is None:
            return None
        end, entries = best
        if len(entries) == 1:
            return end, (entries[0].value,)
        return end, _spelled_alike(line[at:end], entries)


def _parted(phrase: str) -> tuple[list[str], tuple[str, ...]]:
    """The norms of a phrase's words, and the words as they are spelled."""
    if is_plain(phrase):
        return phrase.lower().split(), tuple(phrase.split())
    tokens = [token for token in tokenize(phrase) if token.norm != "-"]
    return [token.norm for token in tokens], tuple(token.text.rstrip(".") for token in tokens)


def _joins(line: Line, at: int) -> bool:
    """Whether the node only joins the words beside it: "square-mile", "sq. mi"."""
    if line[at].norm not in _JOINING or line[at].gap != GLUED or at + 1 == len(line):
        return False
    return line[at + 1].gap == (BLANK if line[at].norm == "." else GLUED)


def _spelled_alike(nodes: Iterable[Node], entries: list[_PhraseEntry]) -> tuple[Any, ...]:
    words = tuple([node.text.rstrip(".") for node in nodes if node.norm not in _JOINING])
    alike = tuple([entry.value for entry in entries if entry.words == words])
    return alike or tuple([entry.value for entry in entries])


# -- names of a calendar, of which every ending is asked for

Ends = Iterable[tuple[int, Any]]
"""Where what begins at a node may end, and what it is."""


class Names:
    """Names of several words, each with its value, whatever joins the words.

    ``first_words`` are those with which names begin; ``beginning`` gives the names with one of
    them, of which the first with its words has its value.
    """

    def __init__(
        self, first_words: Collection[str], beginning: Callable[[str], Iterable[tuple[str, Any]]]
    ) -> None:
        self.first_words, self._beginning = first_words, beginning
        self._places: dict[str, dict[str, Any]] = {}

    def _after(self, first: str) -> dict[str, Any]:
        """What may follow a first word, made when the word is met: of thousands few ever are."""
        root: dict[str, Any] = {}
        for name, value in self._beginning(first):
            place = root
            for word in _words(name):
                place = place.setdefault(word, {})
            place.setdefault("", value)
        known: dict[str, Any] = root[first]
        self._places[first] = known
        return known

    def ends(self, line: Line, at: int) -> Sequence[tuple[int, Any]]:
        """Every name that begins at a node, and where it ends."""
        first = line[at].norm
        if first not in self.first_words:
            return ()
        place, here = self._places.get(first) or self._after(first), at + 1
        found = [(here, place[""])] if "" in place else []
        while here < len(line):
            node = line[here]
            following = place.get(node.norm) if node.norm and node.gap != PARAGRAPH else None
            if following is not None:
                place = following
                if "" in place:
                    found.append((here + 1, place[""]))
            elif node.norm not in _BETWEEN or node.gap != GLUED:
                break
            here += 1
        return found


_BETWEEN = frozenset(["'s", "'", "-", "."])


def names_of(named: Iterable[tuple[str, Any]]) -> Names:
    """The names of a small table."""
    by_first: dict[str, list[tuple[str, Any]]] = {}
    for name, value in named:
        by_first.setdefault(first_word(name), []).append((name, value))
    return Names(by_first, by_first.__getitem__)


def _words(name: str) -> list[str]:
    if is_plain(name):
        return name.lower().split()  # as most are: a thousand names are read at the start
    return [token.norm for token in tokenize(name) if token.norm not in _BETWEEN]
