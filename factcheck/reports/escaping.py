"""Text from an article or a claim file, made harmless where it is shown."""

from __future__ import annotations

import unicodedata

from factcheck.harmless import visible

_PLAIN_FORMS = str.maketrans(
    {
        **dict.fromkeys("″«»", '"'),
        "—": "--",
        "×": "x",
        "≠": "!=",
        "→": "->",
        "±": "+/-",
        "°": " deg ",
    }
)
"""Signs that say more than what ``anyascii`` makes of them."""


def one_line(text: str) -> str:
    """The text with line breaks and runs of blanks as one space, hidden marks named."""
    return visible(" ".join(text.split()))


def plain(text: str) -> str:
    """The text in ASCII, for a terminal that knows nothing else."""
    if text.isascii():
        return text
    from anyascii import anyascii  # 5 ms, for a terminal of ASCII alone

    return str(anyascii(text.translate(_PLAIN_FORMS)))


def width_of(text: str) -> int:
    """How many columns of a terminal the text takes."""
    if text.isascii():
        return len(text)
    return sum(map(_columns, text))


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def clipped(text: str, limit: int) -> str:
    """The text, cut with an ellipsis where it is longer than ``limit`` characters."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
