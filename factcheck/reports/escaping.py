"""Text from an article or a claim file, made harmless where it is shown."""

from __future__ import annotations

import re
import unicodedata

_HIDDEN = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]"
)
_PLAIN_FORMS = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″«»", '"'),
        **dict.fromkeys("‐‑‒–−", "-"),
        "—": "--",
        "…": "...",
        "·": "-",
        "×": "x",
        "÷": "/",
        "≈": "~",
        "≠": "!=",
        "≤": "<=",
        "≥": ">=",
        "→": "->",
        "±": "+/-",
        "°": " deg ",
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
    }
)


def visible(text: str) -> str:
    """The text with control, zero-width and direction marks named: ``[U+202E]``.

    Such a mark moves a cursor, recolours a terminal or turns words around without being seen.
    """
    return _HIDDEN.sub(lambda found: f"[U+{ord(found[0]):04X}]", text)


def one_line(text: str) -> str:
    """The text with line breaks and runs of blanks as one space, hidden marks named."""
    return visible(" ".join(text.split()))


def plain(text: str) -> str:
    """The text in ASCII, for a terminal that knows nothing else."""
    if text.isascii():
        return text
    known = text.translate(_PLAIN_FORMS)
    if known.isascii():
        return known
    from anyascii import anyascii

    return str(anyascii(known))


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
