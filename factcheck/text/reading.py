"""Bytes of a captured document → its text; offsets → lines and columns."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

_UNREADABLE = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]")
_MARKED_ENCODINGS = {  # the longer first: a mark of UTF-32 begins as one of UTF-16 does
    b"\xff\xfe\x00\x00": "UTF-32", b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16", b"\xfe\xff": "UTF-16",
}  # fmt: skip


class TextError(ValueError):
    """Bytes that are not the text they should be: what is wrong, and at which 1-based place."""

    def __init__(self, message: str, line: int, column: int) -> None:
        self.message = message
        self.line = line
        self.column = column
        super().__init__(f"{line}:{column}: {message}")


def decode(content: bytes) -> str:
    """Text of UTF-8 bytes, byte order mark and line ends kept, so that offsets stay true.

    Raises ``TextError`` for another encoding and for control characters that no text holds.
    """
    marked = (name for mark, name in _MARKED_ENCODINGS.items() if content.startswith(mark))
    if encoding := next(marked, ""):
        raise TextError(f"the file is {encoding}, expected UTF-8", 1, 1)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start].decode()
        raise TextError(
            f"byte 0x{content[error.start]:02X} is not UTF-8", *line_and_column(before, len(before))
        ) from None
    found = _UNREADABLE.search(text)
    if found:
        raise TextError(
            f"control character U+{ord(found[0]):04X}", *line_and_column(text, found.start())
        )
    return text


def line_and_column(text: str, offset: int) -> tuple[int, int]:
    """1-based line and column of an offset; a line ends with LF, CRLF or CR, as editors count."""
    starts = _line_starts(text)
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def offset_of(text: str, line: int, column: int) -> int:
    """The offset of a 1-based line and column, the inverse of ``line_and_column``."""
    return _line_starts(text)[line - 1] + column - 1


def lines_of(text: str) -> list[str]:
    """The lines of a text, without their ends, numbered as ``line_and_column`` numbers them."""
    return [text[start:end].rstrip("\r\n") for start, end in ends_of_lines(text)]


def ends_of_lines(text: str) -> Iterator[tuple[int, int]]:
    """The offsets where each line begins and ends, with what ends it."""
    return pairwise([*_line_starts(text), len(text)])


@lru_cache(maxsize=64)
def _line_starts(text: str) -> tuple[int, ...]:
    return (0, *(found.end() for found in re.finditer("\r\n|\n|\r", text)))
