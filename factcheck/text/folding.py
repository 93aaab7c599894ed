"""A text folded for searching: typography aside, with a way back to the offsets as captured."""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_right
from functools import lru_cache

from msgspec import Struct

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ＇´", "'"),
        **dict.fromkeys("“”„‟″«»＂", '"'),
        **dict.fromkeys("‐‑‒–—―−﹘﹣－", "-"),
        "…": "...",
    }
)
_UNSEEN = re.compile("[\u00ad\u200b\u2060\ufeff]")
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u20d0-\u20ff"  # that join the letter before them
_TO_FOLD = re.compile(rf"\s\s+|[^\S ]|[^\s!-~][{_MARKS}]*|[!-~][{_MARKS}]+")


class Folded(Struct, frozen=True):
    """Folded text and the runs that it was folded from, with a way back to their offsets.

    Run ``k`` begins at ``begins[k]`` in ``text`` and at ``starts[k]`` in the text as captured.
    Runs alternate: characters taken over one by one, then one that was folded as a whole.
    """

    text: str
    begins: array[int]
    starts: array[int]

    def start(self, at: int) -> int:
        """Where the characters begin that character ``at`` of the folded text came from."""
        run = bisect_right(self.begins, at) - 1
        return self.starts[run] + (0 if run % 2 else at - self.begins[run])

    def end(self, at: int) -> int:
        """Where the characters end that character ``at`` of the folded text came from."""
        run = bisect_right(self.begins, at) - 1
        return self.starts[run + 1] if run % 2 else self.starts[run] + at - self.begins[run] + 1


def fold(text: str) -> str:
    """The text with one form for each quote, dash, space, ligature and accented letter.

    Digits stay as they are: a superscript two is not a two.
    """
    if text.isascii() and text.isprintable() and "  " not in text:
        return _plain(text).strip()
    return folded(text).text.strip()


@lru_cache(maxsize=512)
def folded(text: str) -> Folded:
    """The text folded as by ``fold``, with the offsets that each character came from."""
    pieces: list[str] = []
    begins, starts = array("I"), array("I")
    text, length, at = _plain(text), 0, 0
    for found in _TO_FOLD.finditer(text):
        begin, end = found.span()
        run = _fold_run(found[0])
        begins.extend((length, length + begin - at))
        starts.extend((at, begin))
        pieces += text[at:begin], run
        length += begin - at + len(run)
        at = end
    begins.append(length)
    starts.append(at)
    pieces.append(text[at:])
    return Folded("".join(pieces), begins, starts)


def _plain(text: str) -> str:
    """The text with the one sign of ASCII that has another form, which is taken over otherwise."""
    return text.replace("`", "'")


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
