"""What stands on a line, asked without looking past its ends."""

from __future__ import annotations

from typing import Any

from factcheck.harmless import visible
from factcheck.reading.engine import Line, Node
from factcheck.reading.tokens import GLUED, HIDDEN, PARAGRAPH


def norm_at(line: Line, at: int) -> str:
    """The norm of a node; empty past either end, for a mention, and where a paragraph begins."""
    if 0 <= at < len(line):
        node = line[at]
        if node.gap != PARAGRAPH or not at:
            return node.norm
    return ""


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


def said(node: Node) -> Any:
    """The value of a mention."""
    return node.value


def why_hidden(line: Line) -> str:
    """Why digits cannot be read between which something hides; empty where nothing does."""
    for node in line:
        if node.kind is HIDDEN:
            return f"“{visible(node.text)}” holds a character that cannot be seen"
    return ""
