"""The marks of quotation in a text, and the words between them."""

from __future__ import annotations

from collections.abc import Iterator

from msgspec import Struct

from factcheck.reading.grammar.engine import is_glued
from factcheck.reading.grammar.prose import Prose
from factcheck.reading.grammar.tokens import BLANK, DASHES, GLUED, PARAGRAPH, WORD
from factcheck.words import words_in

_OPEN, _CLOSED = frozenset("“„«"), frozenset("”»")
_BEFORE_OPEN = DASHES | {"(", "[", "/", ":", "'", "..."}
_ENDS = DASHES | {".", "!", "?", "...", ","}
_MOST_IN_SINGLE = 60  # nodes between single marks, which apostrophes resemble


class Marked(Struct, frozen=True):
    """Words between marks: the nodes from ``first`` to before ``end``.

    ``goes_on`` where the next opens anew before this one is closed: one speech. ``is_single``
    where the marks are single ones.
    """

    first: int
    end: int
    goes_on: bool = False
    is_single: bool = False

    @property
    def past(self) -> int:
        """The node behind the closing mark, if there is one."""
        return self.end if self.goes_on else self.end + 1


def find_marked(prose: Prose) -> list[Marked]:
    """The words between marks, in order, none inside others."""
    double = list(_double(prose))
    taken = [(one.first - 1, one.past) for one in double]
    single = (one for one in _single_marked(prose) if not _is_inside(one, taken))
    return sorted([*double, *single], key=lambda one: one.first)


def _is_inside(one: Marked, taken: list[tuple[int, int]]) -> bool:
    return any(first < one.end and one.first < past for first, past in taken)


def _double(prose: Prose) -> Iterator[Marked]:
    """Words between double marks; what a paragraph ends in goes on where the next opens anew."""
    opened, depth = -1, 0
    for at, node in enumerate(prose.line):
        is_mark = node.norm == '"'
        if opened >= 0 and node.gap == PARAGRAPH and not is_mark:
            yield from _unclosed(prose, opened, at)
            opened = -1
        if not is_mark:
            continue
        if _opens(prose, at, opened >= 0):
            is_anew = opened >= 0 and (node.gap == PARAGRAPH or prose.norm(at - 1) in _ENDS)
            if is_anew:
                yield Marked(opened + 1, at, goes_on=True)
            depth = depth + 1 if opened >= 0 and not is_anew else 0
            opened = opened if depth else at
        elif depth:
            depth -= 1
        elif opened >= 0:
            if at > opened + 1:
                yield Marked(opened + 1, at)
            opened = -1
    if opened >= 0:
        yield from _unclosed(prose, opened, len(prose.line))


def _unclosed(prose: Prose, opened: int, end: int) -> Iterator[Marked]:
    """A speech that a paragraph ends in, without its closing mark."""
    if prose.norm(end - 1) in (".", "!", "?") and prose.opens(opened):
        yield Marked(opened + 1, end, goes_on=True)


def _opens(prose: Prose, at: int, is_open: bool) -> bool:
    """Whether a double mark opens: by its shape, or by where it is glued to a word."""
    node = prose.line[at]
    if node.text in _OPEN or node.text in _CLOSED:
        return node.text in _OPEN
    glued_behind = is_glued(prose.line, at + 1)
    glued_before = node.gap == GLUED and prose.norm(at - 1) not in _BEFORE_OPEN
    if glued_before:
        return False
    return glued_behind or not is_open


def _single_marked(prose: Prose) -> Iterator[Marked]:
    """Words between single marks, as British headlines have them."""
    past = 0
    for at, node in enumerate(prose.line):
        if node.norm == "'" and at >= past and _may_open(prose, at):
            if end := _single_end(prose, at):
                yield Marked(at + 1, end, is_single=True)
            past = end


def _may_open(prose: Prose, at: int) -> bool:
    if not is_glued(prose.line, at + 1):
        return False
    following = prose.line[at + 1]
    is_apart = prose.line[at].gap != GLUED or prose.norm(at - 1) in _BEFORE_OPEN
    return (
        is_apart and following.kind == WORD and following.norm not in words_in("set_apart", "cut")
    )


def _single_end(prose: Prose, opened: int) -> int:
    """Where single marks close; a plural's apostrophe only where nothing else does; 0 if not."""
    doubtful = 0
    for at in range(opened + 2, min(opened + _MOST_IN_SINGLE, len(prose.line))):
        node = prose.line[at]
        if node.gap == PARAGRAPH:
            break
        if node.norm != "'" or node.gap != GLUED:
            continue
        behind = prose.line[at + 1] if at + 1 < len(prose.line) else None
        is_plural = prose.norm(at - 1).endswith("s") and behind is not None and behind.gap == BLANK
        if not is_plural:
            return at
        doubtful = doubtful or at
    return doubtful
