"""Phrases of a table, found on a line of tokens: a trie over their norms."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from msgspec import Struct

from factcheck.reading.engine import Line, Node
from factcheck.reading.tokens import BLANK, GLUED, PARAGRAPH, is_plain, tokenize

_JOINING = frozenset(["-", ".", "–"])


class _Entry(Struct, frozen=True, gc=False):
    words: tuple[str, ...]
    value: Any


class Phrases:
    """Phrases, each with its value; a phrase that stands in several rows keeps every value.

    A hyphen, or the point of an abbreviation, between the words of a phrase counts as a blank.
    """

    def __init__(self, rows: Iterable[tuple[str, Any]]) -> None:
        self._root: dict[str, Any] = {}
        for phrase, value in rows:
            norms, words = _parted(phrase)
            place = self._root
            for norm in norms:
                place = place.setdefault(norm, {})
            place.setdefault("", []).append(_Entry(words, value))

    def longest(self, line: Line, at: int) -> tuple[int, tuple[Any, ...]] | None:
        """Where the longest phrase at ``at`` ends, and its values; those spelled alike, if any."""
        place, best = self._root, None
        if at >= len(line) or line[at].norm not in place:
            return None
        here = at
        while here < len(line):
            node = line[here]
            if here > at and node.gap == PARAGRAPH:
                break
            following = place.get(node.norm) if node.norm else None
            if following is None:
                if here > at and _joins(line, here):
                    here += 1
                    continue
                break
            place, here = following, here + 1
            if "" in place:
                best = here, place[""]
        if best is None:
            return None
        return best[0], _spelled_alike(line[at : best[0]], best[1])


def _parted(phrase: str) -> tuple[Iterable[str], tuple[str, ...]]:
    """The norms of a phrase's words, and the words as they are spelled."""
    if is_plain(phrase):
        return phrase.lower().split(), tuple(phrase.split())
    tokens = [token for token in tokenize(phrase) if token.norm != "-"] or tokenize(phrase)
    return [token.norm for token in tokens], tuple(token.text.rstrip(".") for token in tokens)


def _joins(line: Line, at: int) -> bool:
    """Whether the node only joins the words beside it: "square-mile", "sq. mi"."""
    if line[at].norm not in _JOINING or line[at].gap != GLUED or at + 1 == len(line):
        return False
    return line[at + 1].gap == (BLANK if line[at].norm == "." else GLUED)


def _spelled_alike(nodes: Iterable[Node], entries: list[_Entry]) -> tuple[Any, ...]:
    if len(entries) == 1:
        return (entries[0].value,)
    words = tuple([node.text.rstrip(".") for node in nodes if node.norm not in _JOINING])
    alike = tuple([entry.value for entry in entries if entry.words == words])
    return alike or tuple([entry.value for entry in entries])
