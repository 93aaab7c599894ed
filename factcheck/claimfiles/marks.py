"""Where each key and value of a parsed file stands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from msgspec import Struct, field

from factcheck.errors import Fault, Place

Value = str | None | list["Value"] | dict[str, "Value"]
Mark = tuple[int, ...]  # 0-based line and column of the start, then of the end
MarksOfOne = dict[str | int, Mark]  # by key or position; a key's own mark before its value's
Container = Mapping[str, Any] | Sequence[Any]


class Marks(Struct):
    """The marks of every key and value of one file, by the identity of what holds them.

    Numbers alone, so that the garbage collector has nothing to follow in them.
    """

    path: str
    text: str
    root: Mark = (0, 0, 0, 1)
    parts: dict[int, MarksOfOne] = field(default_factory=dict)

    def place(self, mark: Mark) -> Place:
        """A mark as a place, 1-based."""
        line, column, end_line, end_column = mark[:4]
        end = end_column + 1 if end_line == line and end_column > column else None
        return Place(self.path, line + 1, column + 1, end)

    def place_of_key(self, container: Container, key: str) -> Place:
        """Where a key of a mapping stands."""
        return self.place(self._mark(container, key)[:4])

    def place_of(self, container: Container, key: str | int) -> Place:
        """Where the value under a key or position stands."""
        return self.place(self._mark(container, key)[-4:])

    def _mark(self, container: Container, key: str | int) -> Mark:
        return self.parts.get(id(container), {}).get(key, self.root)

    def fault(self, message: str, place: Place, expected: str = "", likely: str = "") -> Fault:
        """A fault at a place of this file, with the line it points into."""
        return Fault(message, place, expected, likely, self.line(place.line))

    def line(self, number: int) -> str:
        """A line of the file, counted from 1; empty behind the last."""
        lines = self.text.split("\n", number)
        return lines[number - 1].rstrip("\r") if number <= len(lines) else ""
