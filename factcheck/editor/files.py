"""The texts that an editor holds, saved or not, and places in them as its protocol counts them."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from os.path import realpath
from pathlib import Path
from typing import Final

from lsprotocol.types import Position, PositionEncodingKind, Range
from pygls.uris import from_fs_path, to_fs_path

from factcheck.claimfiles.files import read_text
from factcheck.errors import FactcheckError, Place
from factcheck.text import Span, line_and_column, lines_of

_UNITS: Final[Mapping[str, Callable[[str], int]]] = {
    PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    PositionEncodingKind.Utf16: lambda text: len(text) + sum(one > "\uffff" for one in text),
    PositionEncodingKind.Utf32: len,
}
"""How many units a text takes; the client chooses in which it counts columns."""


class Files:
    """What is open in an editor, by paths without links; other files are read from disk."""

    def __init__(self) -> None:
        self.unsaved: dict[Path, str] = {}
        self.addresses: dict[Path, str] = {}
        self.encoding: str = PositionEncodingKind.Utf16

    def open(self, address: str, text: str) -> Path | None:
        """Hold a text; where it would be saved, or ``None`` where that is no file."""
        path = path_of(address)
        if path is not None:
            self.unsaved[path], self.addresses[path] = text, address
        return path

    def close(self, path: Path) -> None:
        """From now on the file is read from disk again."""
        self.unsaved.pop(path, None)
        self.addresses.pop(path, None)

    def address(self, path: Path) -> str:
        """The address of a file, in the client's own words where it is open."""
        real = Path(realpath(path))
        return self.addresses.get(real) or from_fs_path(str(path)) or ""

    def text(self, path: Path) -> str:
        """A file's text as the editor has it; empty where it cannot be read."""
        held = self.unsaved.get(Path(realpath(path)))
        if held is not None:
            return held
        try:
            return read_text(path, path.name, path.name)
        except FactcheckError:
            return ""

    def range_of(self, path: Path, place: Place) -> Range:
        """A place in a file as the protocol gives it; a point takes the word that it begins."""
        lines = lines_of(self.text(path))
        line = lines[place.line - 1] if place.line <= len(lines) else ""
        start = place.column - 1
        end = place.end_column - 1 if place.end_column else start + _word_length(line[start:])
        number = place.line - 1
        return Range(self._position(number, line, start), self._position(number, line, end))

    def range_of_span(self, path: Path, span: Span) -> Range:
        """A span of a file's text as the protocol gives it."""
        text = self.text(path)
        lines = lines_of(text)
        ends = (line_and_column(text, offset) for offset in (span.start, span.end))
        start, end = (self._position(line - 1, lines[line - 1], at - 1) for line, at in ends)
        return Range(start, end)

    def point(self, path: Path, position: Position) -> tuple[int, int]:
        """A position as line and column, both from 0, in code points; never behind a line's end."""
        lines = lines_of(self.text(path))
        number = min(position.line, len(lines) - 1)
        units, line = _UNITS[self.encoding], lines[number]
        return number, next(
            (at for at in range(len(line)) if units(line[:at]) >= position.character), len(line)
        )

    def _position(self, number: int, line: str, column: int) -> Position:
        return Position(number, _UNITS[self.encoding](line[:column]))


def path_of(address: str) -> Path | None:
    """The file at an address, without links; ``None`` where it is no file's."""
    path = to_fs_path(address) if address.startswith("file:") else None
    return Path(realpath(path)) if path else None


def _word_length(text: str) -> int:
    """How long the first word of a text is; one where it begins with none."""
    found = re.match(r"[\w-]+", text)
    return found.end() if found else 1


def do_touch(one: Range, other: Range) -> bool:
    """Whether two ranges touch."""
    return one.start <= other.end and other.start <= one.end
