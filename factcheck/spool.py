"""Pieces of bytes in a file without a name, which is gone with whoever holds it."""

from __future__ import annotations

import tempfile
import weakref
from array import array
from contextlib import suppress
from typing import IO

AT_ONCE = 1 << 20  # bytes that are written in one go


class Spool:
    """What is too much for memory: pieces in the order in which they came, each by its number.

    Raises ``OSError`` with the folder of temporary files where that has no room.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile(buffering=0)  # noqa: SIM115 — the line below closes it
        weakref.finalize(self, _lose, self._file)
        self._ends, self._written = array("Q", [0]), 0
        self._pending: list[bytes] = []  # behind what is written, so that few writes are needed

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, piece: bytes) -> int:
        """Keep a piece, and give its number."""
        self._pending.append(piece)
        self._ends.append(self._ends[-1] + len(piece))
        if self._ends[-1] - self._written >= AT_ONCE:
            self._write()
        return len(self) - 1

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        if end > self._written:
            self._write()
        try:
            self._file.seek(start)
            return self._file.read(end - start)
        except OSError as error:
            raise _of_temporary_files(error) from error

    def _write(self) -> None:
        """Bring what is pending into the file, as often as a disk takes a part of it."""
        left = memoryview(b"".join(self._pending))
        try:
            self._file.seek(self._written)
            while left:
                left = left[self._file.write(left) :]
        except OSError as error:
            raise _of_temporary_files(error) from error
        self._pending.clear()
        self._written = self._ends[-1]


def _of_temporary_files(error: OSError) -> OSError:
    """The same error, with the folder in which it was made: the file has no name."""
    return OSError(error.errno, error.strerror, tempfile.gettempdir())


def _lose(file: IO[bytes]) -> None:
    with suppress(OSError):  # of what did not find room, and is not asked for any more
        file.close()
