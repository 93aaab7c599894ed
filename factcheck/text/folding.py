"""A text folded for searching: typography aside, with a way back to the offsets as captured."""

from __future__ import annotations

import re
import unicodedata
from array import array
from functools import lru_cache

from msgspec import Struct

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ＇`´", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        "…": "...",
    }
)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff"  # that join the letter before them
_TO_FOLD = re.compile(rf"\s\s+|[^\S ]|[^\s!-~][{_MARKS}]*|[!-~][{_MARKS}]+")


class Folded(Struct, frozen=True):
    """Folded text; ``starts[i]`` and ``ends[i]`` bound what character ``i`` was folded from."""

    text: str
    starts: array[int]
    ends: array[int]


def fold(text: str) -> str:
    """The text with one form for each quote, dash, space, ligature and accented letter.

    Digits stay as they are: a superscript two is not a two.
    """
    return _folded(text).text.strip()


@lru_cache(maxsize=512)
def _folded(text: str) -> Folded:
    pieces: list[str] = []
    starts, ends = array("I"), array("I")
    at = 0
    for found in _TO_FOLD.finditer(text):
        start, end = found.span()
        _keep(text, at, start, pieces, starts, ends)
        piece = _fold_run(found[0])
        pieces.append(piece)
        starts.extend([start] * len(piece))
        ends.extend([end] * len(piece))
        at = end
    _keep(text, at, len(text), pieces, starts, ends)
    return Folded("".join(pieces), starts, ends)


def _keep(
    text: str, start: int, end: int, pieces: list[str], starts: array[int], ends: array[int]
) -> None:
    """Take plain characters over, each folded from itself."""
    pieces.append(text[start:end].translate(_ALIKE))
    starts.extend(range(start, end))
    ends.extend(range(start + 1, end + 1))


def folded(text: str) -> Folded:
    """The text folded as by ``fold``, with the offsets that each character came from."""
    return _folded(text)


@lru_cache(maxsize=1024)
def _fold_run(run: str) -> str:
    """Space, or one character with the marks that join it."""
    if run.isspace():
        return " "
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", run)).translate(_ALIKE)
    return "".join(map(_open_ligature, composed))


def _open_ligature(character: str) -> str:
    opened = unicodedata.normalize("NFKC", character)
    return opened if opened.isalpha() and character.isalpha() else character
