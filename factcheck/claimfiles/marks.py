"""Where each key and value of a parsed file stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from factcheck.errors import Fault, Place

Value = str | None | list["Value"] | dict[str, "Value"]
Mark = tuple[int, ...]  # offsets of the start and the end, in code points behind the BOM
MarksOfOne = dict[str | int, Mark]  # by key or position; a key's own mark before its value's
Container = Mapping[str, Any] | Sequence[Any]


class Marks(Struct, dict=True):
    """The marks of every key and value of one file, by the identity of what holds them.

    Numbers alone, so that the garbage collector has nothing to follow in them.
    """

    path: str
    text: str
    root: Mark = (0, 1)
    parts: dict[int, MarksOfOne] = field(default_factory=dict)

    def place(self, mark: Mark) -> Place:
        """A mark as a place, 1-based."""
        start, end = mark[:2]
        line = bisect_right(self._lines, start)
        first, following = self._lines[line - 1], self._lines[line : line + 1]
        is_on_line = start < end and not (following and end >= following[0])
        return Place(self.path, line, start - first + 1, end - first + 1 if is_on_line else None)

    def place_in_line(self, line: int, column: int) -> Place:
        """The character at a line and column, both counted from 0."""
        return Place(self.path, line + 1, column + 1, column + 2)

    @cached_property
    def _lines(self) -> list[int]:
        """The offset at which each line starts."""
        text = self.text.removeprefix("\ufeff")
        return [0, *(found.end() for found in re.finditer("\n", text))]

    def place_of_key(self, container: Container, key: str) -> Place:
        """Where a key of a mapping stands."""
        return self.place(self._mark(container, key)[:2])

    def place_of(self, container: Container, key: str | int) -> Place:
        """Where the value under a key or position stands."""
        return self.place(self._mark(container, key)[-2:])

    def _mark(self, container: Container, key: str | int) -> Mark:
        return self.parts.get(id(container), {}).get(key, self.root)

    def fault(self, message: str, place: Place, expected: str = "", likely: str = "") -> Fault:
        """A fault at a place of this file, with the line it points into."""
        return Fault(message, place, expected, likely, self.line(place.line))

    def line(self, number: int) -> str:
        """A line of the file, counted from 1; empty behind the last."""
        lines = self.text.split("\n", number)
        return lines[number - 1].rstrip("\r") if number <= len(lines) else ""
