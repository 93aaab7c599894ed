"""Pieces of bytes in a file without a name, which is gone with whoever holds it."""

from __future__ import annotations

import tempfile
import weakref
from array import array
from contextlib import suppress
from os import SEEK_END
from typing import IO


class Spool:
    """What is too much for memory: pieces in the order in which they came, each by its number.

    Raises ``OSError`` with the folder of temporary files where that has no room.
    """

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 — the line below closes it
        weakref.finalize(self, _lose, self._file)
        self._ends, self._is_at_end = array("Q", [0]), True

    def __len__(self) -> int:
        return len(self._ends) - 1

    def add(self, piece: bytes) -> int:
        """Keep a piece, and give its number."""
        try:
            if not self._is_at_end:
                self._file.seek(0, SEEK_END)
                self._is_at_end = True
            self._ends.append(self._ends[-1] + self._file.write(piece))
        except OSError as error:
            raise _of_temporary_files(error) from error
        return len(self) - 1

    def __getitem__(self, number: int) -> bytes:
        start, end = self._ends[number], self._ends[number + 1]
        try:
            self._file.seek(start)
            self._is_at_end = False
            return self._file.read(end - start)
        except OSError as error:
            raise _of_temporary_files(error) from error


def _of_temporary_files(error: OSError) -> OSError:
    """The same error, with the folder in which it was made: the file has no name."""
    return OSError(error.errno, error.strerror, tempfile.gettempdir())


def _lose(file: IO[bytes]) -> None:
    with suppress(OSError):  # of what did not find room, and is not asked for any more
        file.close()
