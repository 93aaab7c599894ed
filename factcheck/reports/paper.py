"""What a terminal can show: its width, colours, characters."""

from __future__ import annotations

import textwrap

from msgspec import Struct

from factcheck.errors import Place
from factcheck.harmless import one_line, visible, width_of, within

_CODES = {
    "error": "1;31",
    "warning": "1;33",
    "note": "1;36",
    "conflicts": "1;31",
    "cannot tell": "1;33",
    "not compared": "1;35",
    "dim": "2",
    "bold": "1",
    "mark": "1;31",
    "beside": "1;34",
    "good": "32",
}


class Paper(Struct, frozen=True):
    """A terminal of ``width`` columns, with or without colours and anything but ASCII.

    ``folder`` is the project's from the working directory, such as ``desk/``.
    """

    width: int = 80
    colour: bool = False
    ascii_only: bool = False
    folder: str = ""

    def place(self, place: Place) -> str:
        """A place as a person in the working directory would write it."""
        return self.text(f"{self.folder}{place}")

    def text(self, words: str) -> str:
        """Words on one line, as this terminal can show them."""
        return plain(one_line(words)) if self.ascii_only else one_line(words)

    def raw(self, words: str) -> str:
        """A line of a file with its blanks kept, as this terminal can show it."""
        return plain(visible(words)) if self.ascii_only else visible(words)

    def cut(self, words: str, width: int) -> str:
        """Words on one line, cut with an ellipsis where they are wider than ``width``."""
        words = self.text(words)
        if width_of(words) <= width:
            return words
        ellipsis = "..." if self.ascii_only else "…"
        return within(words, width - len(ellipsis)).rstrip(" ,;:") + ellipsis

    def paint(self, words: str, style: str) -> str:
        """Words in a colour, each line for itself, where there are colours."""
        code = _CODES.get(style)
        if not self.colour or not code or not words:
            return words
        return "\n".join(f"\033[{code}m{line}\033[0m" for line in words.split("\n"))

    def wrap(self, words: str, width: int, indent: str = "", mark: str = "") -> str:
        """Words broken to a width, not before a percent sign; what is wider is cut.

        ``mark`` stands before the first line, which the others are in line with.
        """
        lines = textwrap.wrap(
            self.text(words).replace(" %", "\u00a0%"),
            max(width, len(indent) + 10),
            initial_indent=indent + mark,
            subsequent_indent=indent + " " * len(mark),
            break_on_hyphens=False,
        )
        return "\n".join(lines).replace("\u00a0%", " %")


def can_print(text: str, encoding: str) -> bool:
    """Whether an encoding has every character of a text."""
    try:
        text.encode(encoding)
    except (LookupError, UnicodeEncodeError):
        return False
    return True


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


def plain(text: str) -> str:
    """The text in ASCII, for a terminal that knows nothing else."""
    if text.isascii():
        return text
    from anyascii import anyascii  # 5 ms, for a terminal of ASCII alone

    return str(anyascii(text.translate(_PLAIN_FORMS)))


def clipped(text: str, limit: int) -> str:
    """The text, cut with an ellipsis where it is longer than ``limit`` characters."""
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
