"""The text of a file, or the fault that keeps it from being read."""

from __future__ import annotations

import os
import stat
from codecs import BOM_UTF8
from collections.abc import Callable
from pathlib import Path

from factcheck.errors import Fault, Place, UnreadableError
from factcheck.text import TextError, decode
from factcheck.yaml_kind import MAX_BYTES


def read_text(path: Path, shown: str, named: str) -> str:
    """The text of a UTF-8 file without its byte order mark, which no editor counts; line ends stay.

    ``shown`` is its path in messages, ``named`` what the file that points to it calls it.
    Raises ``UnreadableError`` where it is no readable text.
    """
    try:
        return decode(_content(path).removeprefix(BOM_UTF8))
    except TextError as error:
        raise UnreadableError(
            [Fault(error.message, Place(shown, error.line, error.column), "text in UTF-8")]
        ) from None
    except (OSError, _NotAFileError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        told = reason or str(error)
        message = f"{named} cannot be read: {told[0].lower()}{told[1:]}"
        raise UnreadableError([Fault(message, Place(shown, 1, 1), "a text file")]) from None


class _NotAFileError(Exception):
    pass


def real_path(path: Path) -> Path:
    """The path without links; links in a circle stay, where pathlib's own way raises."""
    return Path(os.path.realpath(path))


def inside(path: Path, root: Path, real: Callable[[Path], Path] = real_path) -> str:
    """The path of a file from the project's root, links followed; empty where it lies outside.

    ``real`` may remember the real paths of folders, where it is asked of many files in one go.
    """
    is_link = os.path.islink(path)  # noqa: PTH114 — pathlib's raises where a name is too long
    is_plain = not is_link and path.name != os.pardir
    found = real(path.parent) / path.name if is_plain else real_path(path)
    try:
        return found.relative_to(real(root)).as_posix()
    except ValueError:
        return ""


def _content(path: Path) -> bytes:
    if not path.is_file():
        _refuse(path)
    with open(path, "rb", buffering=0, opener=_without_waiting) as file:
        opened = os.fstat(file.fileno())
        if not stat.S_ISREG(opened.st_mode):  # something else has come into its place
            raise _NotAFileError(_OTHER)
        if opened.st_size > MAX_BYTES:
            raise _NotAFileError(f"it holds more than {MAX_BYTES // 1024 // 1024} MiB")
        return file.read()


_OTHER = "it is no regular file"


def _refuse(path: Path) -> None:
    """Tell what something is that is no file; nothing of what is nowhere, or cannot be seen."""
    if path.is_symlink() and not path.exists():
        raise _NotAFileError("it is a link to nothing")
    if path.is_symlink() and path.is_dir():
        raise _NotAFileError("it is a link to a folder")
    if path.exists():
        raise _NotAFileError(_OTHER)


def _without_waiting(path: str, flags: int) -> int:
    """Open a file; a pipe that nobody writes into would be waited for."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))
