"""Lines of the project's files, for showing what a place points into."""

from __future__ import annotations

from pathlib import Path

from factcheck.errors import Place
from factcheck.text import decode, lines_of


class Lines:
    """Reads files under a root, each once; what cannot be read any more has no lines."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files: dict[str, list[str]] = {}

    def at(self, place: Place) -> str:
        """The line that a place points into, tabs as single blanks; empty where there is none."""
        if place.path not in self._files:
            self._files[place.path] = self._read(place.path)
        lines = self._files[place.path]
        return lines[place.line - 1].replace("\t", " ") if 0 < place.line <= len(lines) else ""

    def _read(self, path: str) -> list[str]:
        try:
            return lines_of(decode((self._root / path).read_bytes()))
        except (OSError, ValueError):
            return []
