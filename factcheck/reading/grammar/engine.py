"""A line of nodes, and the layers that put bigger mentions together out of smaller ones.

Each layer goes over the line once, from left to right, and puts a mention in place of the nodes
that the longest match spans (Hobbs et al. 1997, "FASTUS: a cascaded finite-state transducer";
facebook/duckling reads one dimension for numbers that all others use).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from msgspec import Struct

from factcheck.harmless import visible
from factcheck.reading.grammar.tokens import GLUED, HIDDEN, PARAGRAPH, Kind, Token


class Mention(Struct, frozen=True, gc=False):
    """What a rule made of neighbouring nodes: its kind, span and words, and what it says.

    ``norm`` is empty: a mention is found by its kind. ``gap`` is that of its first node, and
    ``parts`` are the nodes that it spans.
    """

    kind: Kind
    start: int
    end: int
    text: str
    value: Any
    gap: str
    parts: tuple[Node, ...] = ()
    norm: str = ""

    @property
    def words(self) -> str:
        """The words of the text on which it stands."""
        return self.text

    @property
    def span(self) -> tuple[int, int]:
        """Where it begins and ends, in code points of the text."""
        return self.start, self.end


Node = Token | Mention
Line = Sequence[Node]
Match = tuple[int, Kind, Any]
"""Where a match ends on the line, the kind of mention that it makes, and its value."""
Rule = Callable[[Line, int], "Match | None"]


class Layer(Struct, frozen=True):
    """Rules by the word, or else by the kind, of the node with which their matches begin."""

    by_kind: Mapping[str, tuple[Rule, ...]]
    by_word: Mapping[str, tuple[Rule, ...]]

    def apply(self, line: Line, text: str) -> Line:
        """The line with a mention in place of each match, longest first, none across another."""
        made: list[Node] = []
        by_word, by_kind = self.by_word, self.by_kind
        done = 0
        for at, node in enumerate(line):
            rules = by_word.get(node.norm) or by_kind.get(node.kind)
            if rules is None or at < done:
                continue
            match = rules[0](line, at) if len(rules) == 1 else _longest(rules, line, at)
            if match:
                end, kind, value = match
                made += line[done:at]
                made.append(spanning(line[at:end], kind, value, text))
                done = end
        return [*made, *line[done:]] if done else line


def _longest(rules: Iterable[Rule], line: Line, at: int) -> Match | None:
    best: Match | None = None
    for rule in rules:
        match = rule(line, at)
        if match and (best is None or match[0] > best[0]):
            best = match
    return best


def layer(rules: Iterable[tuple[Iterable[str], Rule]]) -> Layer:
    """A layer of rules, each with the kinds (``Kind``) and words with which its matches begin."""
    by_kind: dict[str, tuple[Rule, ...]] = {}
    by_word: dict[str, tuple[Rule, ...]] = {}
    for beginnings, rule in rules:
        for beginning in beginnings:
            table = by_kind if isinstance(beginning, Kind) else by_word
            table[beginning] = (*table.get(beginning, ()), rule)
    return Layer(by_kind, by_word)


def spanning(nodes: Line, kind: Kind, value: Any, text: str) -> Mention:
    """A mention that stands for neighbouring nodes."""
    start, end = nodes[0].start, nodes[-1].end
    return Mention(kind, start, end, text[start:end], value, nodes[0].gap, tuple(nodes))


def parts_of(node: Node) -> tuple[Node, ...]:
    """The nodes that a mention spans; a token has none."""
    return node.parts if isinstance(node, Mention) else ()


def norm_at(line: Line, at: int) -> str:
    """The norm of a node; empty past either end, for a mention, and where a paragraph begins."""
    if 0 <= at < len(line):
        node = line[at]
        if node.gap != PARAGRAPH or not at:
            return node.norm
    return ""


def kind_at(line: Line, at: int) -> Kind | None:
    """The kind of a node; none past either end."""
    return line[at].kind if 0 <= at < len(line) else None


def is_end(line: Line, at: int) -> bool:
    """Whether a line, or a paragraph of it, ends before a node."""
    return at >= len(line) or line[at].gap == PARAGRAPH


def is_glued(line: Line, at: int) -> bool:
    """Whether a node stands right behind the one before it."""
    return 0 < at < len(line) and line[at].gap == GLUED


def joined(line: Line, at: int) -> bool:
    """Whether a sign stands right between its neighbours, as a hyphen does."""
    return is_glued(line, at) and is_glued(line, at + 1)


def words_of(nodes: Line) -> str:
    """The words of nodes as written, with single blanks."""
    if len(nodes) == 1:
        return nodes[0].text
    return "".join([f" {node.text}" if node.gap else node.text for node in nodes]).removeprefix(" ")


def why_hidden(line: Line) -> str:
    """Why digits cannot be read between which something hides; empty where nothing does."""
    for node in line:
        if node.kind is HIDDEN:
            return f"“{visible(node.text)}” holds a character that cannot be seen"
    return ""
