"""Where each key and value of a parsed file stands."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any

from msgspec import Struct, field

from factcheck.errors import Fault, Place

QUOTED = 'quotation marks around words with a comma in them: {exact: "6 m, or 20 ft"}'
YamlValue = str | None | list["YamlValue"] | dict[str, "YamlValue"]
Mark = tuple[int, int]  # offsets of the start and the end, in code points behind the BOM
_Container = Mapping[str, Any] | Sequence[Any]


class Marks(Struct, dict=True):
    """The marks of every key and value of one file, by the identity of what holds them.

    Arrays of offsets, in the order of the file: for each key its start and end and those of its
    value, for each item of a list its own two. They are quick to fill, a tenth of the size of
    tuples, and the garbage collector has nothing to follow in them.
    """

    path: str
    text: str
    root: Mark = (0, 1)
    parts: dict[int, array[int]] = field(default_factory=dict)
    _positions: dict[int, dict[str, int]] = field(default_factory=dict)

    def keep(self, container: _Container, offsets: list[int]) -> None:
        """Keep the marks of all that a container holds."""
        self.parts[id(container)] = array("I", offsets)

    def place(self, mark: Mark) -> Place:
        """A mark as a place, 1-based."""
        start, end = mark
        lines = self._lines
        line = bisect_right(lines, start)
        first = lines[line - 1]
        is_on_line = start < end and (line == len(lines) or end < lines[line])
        return Place(self.path, line, start - first + 1, end - first + 1 if is_on_line else None)

    def place_in_line(self, line: int, column: int) -> Place:
        """The character at a line and column, both counted from 0."""
        return Place(self.path, line + 1, column + 1, column + 2)

    @cached_property
    def _behind_bom(self) -> str:
        """The text in which marks count."""
        return self.text.removeprefix("\ufeff")

    @cached_property
    def _lines(self) -> list[int]:
        """The offset at which each line starts."""
        return [0, *(found.end() for found in re.finditer("\n", self._behind_bom))]

    def place_of_key(self, container: Mapping[str, Any], key: str) -> Place:
        """Where a key of a mapping stands."""
        return self.place(self._mark(container, 4 * self._position(container, key)))

    def place_of(self, container: _Container, key: str | int) -> Place:
        """Where the value under a key or position stands."""
        if isinstance(key, int):
            return self.place(self._mark(container, 2 * key))
        return self.place(self._mark(container, 4 * self._position(container, key) + 2))

    def places_of_values(self, mapping: Mapping[str, Any]) -> Iterator[Place]:
        """Where the values of a mapping stand, in their order."""
        marks = self.parts.get(id(mapping), ())
        return map(self.place, zip(marks[2::4], marks[3::4], strict=True))

    def is_cut_off(self, container: Mapping[str, Any], key: str) -> bool:
        """Whether a key is only what a comma cut off from the words before it: no colon follows."""
        place = self.place_of_key(container, key)
        return container[key] is None and self.is_without_colon(place)

    def is_without_colon(self, place: Place) -> bool:
        """Whether the key at a place ends without a colon."""
        following = self.line(place.line)[(place.end_column or place.column) - 1 :]
        return not following.lstrip().startswith(":")

    def _position(self, mapping: _Container, key: str) -> int:
        """Which key of a mapping it is; behind the last where it has no such key."""
        positions = self._positions.get(id(mapping))
        if positions is None:
            positions = self._positions[id(mapping)] = {key: at for at, key in enumerate(mapping)}
        return positions.get(key, len(positions))

    def _mark(self, container: _Container, at: int) -> Mark:
        """The mark that begins at an offset among those of a container; else the root's."""
        marks = self.parts.get(id(container), ())
        return (marks[at], marks[at + 1]) if at < len(marks) else self.root

    def fault(self, message: str, place: Place, expected: str = "", likely: str = "") -> Fault:
        """A fault at a place of this file, with the line it points into."""
        return Fault(message, place, expected, likely, self.line(place.line))

    def line(self, number: int) -> str:
        """A line of the file, counted from 1; empty behind the last."""
        text, starts = self._behind_bom, self._lines
        if number > len(starts):
            return ""
        end = starts[number] if number < len(starts) else None
        return text[starts[number - 1] : end].rstrip("\r\n")
