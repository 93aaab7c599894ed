"""A text folded for searching: typography aside, with a way back to the offsets as captured."""

from __future__ import annotations

import re
import unicodedata
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
_RUN = re.compile(rf"\s+|[!-~]+(?![{_MARKS}])|\S[{_MARKS}]*")


class Folded(Struct, frozen=True):
    """Folded text; ``starts[i]`` and ``ends[i]`` bound what character ``i`` was folded from."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


def fold(text: str) -> str:
    """The text with one form for each quote, dash, space, ligature and accented letter.

    Digits stay as they are: a superscript two is not a two.
    """
    return _folded(text).text.strip()


@lru_cache(maxsize=512)
def _folded(text: str) -> Folded:
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    for found in _RUN.finditer(text):
        start, end = found.span()
        piece = _fold_run(found[0])
        pieces.append(piece)
        is_plain = piece != " " and found[0].isascii()
        starts.extend(range(start, end) if is_plain else [start] * len(piece))
        ends.extend(range(start + 1, end + 1) if is_plain else [end] * len(piece))
    return Folded("".join(pieces), tuple(starts), tuple(ends))


def folded(text: str) -> Folded:
    """The text folded as by ``fold``, with the offsets that each character came from."""
    return _folded(text)


def _fold_run(run: str) -> str:
    """Space, plain characters, or one other character with the marks that join it."""
    if run.isspace():
        return " "
    if run.isascii():
        return run.translate(_ALIKE)
    composed = unicodedata.normalize("NFC", _UNSEEN.sub("", run)).translate(_ALIKE)
    return "".join(map(_open_ligature, composed))


def _open_ligature(character: str) -> str:
    opened = unicodedata.normalize("NFKC", character)
    return opened if opened.isalpha() and character.isalpha() else character
