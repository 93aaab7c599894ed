"""Pieces of bytes in a file without a name, which is gone with whoever holds it."""

from __future__ import annotations

import tempfile
import weakref
from array import array
from os import SEEK_END


class Spool:
    """What is too much for memory: pieces in the order in which they came, each by its number."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 — the line below closes it
        weakref.finalize(self, self._file.close)
        self._ends, self._is_at_end = array("Q", [0]), True

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, piece: bytes) -> int:
        """Keep a piece, and give its number."""
        if not self._is_at_end:
            self._file.seek(0, SEEK_END)
            self._is_at_end = True
        self._ends.append(self._ends[-1] + self._file.write(piece))
        return len(self) - 1

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        self._file.seek(start)
        self._is_at_end = False
        return self._file.read(end - start)
