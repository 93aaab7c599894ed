"""Whether a reading accounts for every word that it was given."""

from __future__ import annotations

from functools import cache

from factcheck.reading.engine import Line
from factcheck.reading.phrases import Phrases
from factcheck.reading.tokens import DIGITS, FRACTION, SIGN, WORD
from factcheck.reading.wording import norm_at, said, words_of
from factcheck.words.sections import phrases_of, words_in

_MARKS = frozenset([".", ",", ";", ":", "(", ")", "[", "]", '"', "'", "'s", "...", "!", "?", "–"])
_QUANTITY = "quantity"


def left_over(line: Line, main: int) -> str:
    """The words beside the figure at ``main`` that nothing accounts for; "" without any."""
    rest = [at for at in range(main) if not _is_lead(line, at, main)]
    rest += _behind(line, main + 1)
    return words_of([line[at] for at in rest])


def _is_lead(line: Line, at: int, main: int) -> bool:
    """Whether what stands before a figure leaves it as it is: "traveled", "an area of"."""
    node = line[at]
    if node.kind == SIGN:
        return node.norm in _MARKS
    if node.kind != WORD:
        return False
    norm = node.norm
    if norm in words_in("accounted", "silent") or norm in words_in("accounted", "lead"):
        return True
    if norm in words_in("accounted", "measured"):
        return True
    if norm in words_in("accounted", "structure"):
        return False
    return _is_of(line, at, main)


def _is_of(line: Line, at: int, main: int) -> bool:
    """Whether words lead to "of" and the figure, and so name what is measured: "loading of"."""
    for here in range(at + 1, main):
        if line[here].norm == "of":
            return True
        if line[here].kind != WORD or line[here].norm in words_in("accounted", "structure"):
            return False
    return False


def _behind(line: Line, at: int) -> list[int]:
    """What stands behind a figure and does not tell what it measures."""
    rest: list[int] = []
    main = at - 1
    while at < len(line):
        node = line[at]
        if _is_level(line, main, at):
            at += 2
            continue
        if node.kind == _QUANTITY:
            if not _is_restated(line, at):
                rest.append(at)
        elif node.kind in (DIGITS, FRACTION):
            rest.append(at)
        elif node.kind == SIGN:
            if node.norm not in _MARKS and not _is_hyphen(line, at):
                rest.append(at)
        elif found := _behind_phrases().longest(line, at):
            at = found[0]
            continue
        elif node.norm in words_in("accounted", "structure"):
            rest.append(at)
        at += 1
    return rest


def _is_hyphen(line: Line, at: int) -> bool:
    return line[at].norm in ("-", "/") and norm_at(line, at + 1) != ""


def _is_restated(line: Line, at: int) -> bool:
    """Whether a further figure says the first again: in brackets, or right behind a mark."""
    quantity = said(line[at])
    if _is_whole(line, at):
        return True
    if not quantity.readings or quantity.readings[0].unit.dimension == "count":
        return False
    return norm_at(line, at - 1) in ("(", "[", ";", "/", "=", "|", ",")


def _is_level(line: Line, main: int, at: int) -> bool:
    """Whether a change is told with the level that it led to: "doubled to 9%"."""
    if norm_at(line, at) != "to" or at + 1 >= len(line) or line[at + 1].kind != _QUANTITY:
        return False
    quantity = said(line[main])
    return bool(quantity.moved or any(one.unit.dimension == "ratio" for one in quantity.readings))


def _is_whole(line: Line, at: int) -> bool:
    """Whether a figure is the whole of a share before it: "half of the 60 boats"."""
    here = at - 1
    while norm_at(line, here) in ("the", "all", "its", "their", "these", "those", "some"):
        here -= 1
    if norm_at(line, here) != "of" or line[here - 1].kind != _QUANTITY:
        return False
    shares = said(line[here - 1]).readings
    return bool(shares) and shares[0].unit.dimension == "share"


@cache
def _behind_phrases() -> Phrases:
    return Phrases((phrase, None) for phrase in phrases_of("accounted")["behind"])
