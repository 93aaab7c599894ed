"""Files written whole or not at all: each beside its place first, then moved into it.

A name beside is drawn at random, and the file made anew under it: a link that somebody has laid
there is not followed, and two runs at once do not meet.
"""

from __future__ import annotations

import os
import re
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

STALE_SECONDS = 600
"""How old a file beside is when its run was surely killed: none takes so long to write."""
_BESIDE = re.compile(r"\.(.+)\.[0-9a-f]{16}\.part")


def name_beside(path: Path) -> Path:
    """A name for a file that is to take the place of another, drawn anew each time."""
    return path.with_name(f".{path.name}.{os.urandom(8).hex()}.part")


def write_beside(path: Path, pieces: Iterable[str]) -> Path:
    """Write a new file beside a path, all pieces of it or none, and give its name.

    Raises ``OSError``.
    """
    beside = name_beside(path)
    try:
        with beside.open("xb") as file:  # exclusive: it follows no link, and takes no file that is
            file.writelines(piece.encode() for piece in pieces)
    except FileExistsError:
        raise
    except BaseException:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        raise
    return beside


@contextmanager
def taken_away(files: Iterable[Path]) -> Iterator[None]:
    """In the end, whatever happens, take away those of the files that are still there."""
    try:
        yield
    finally:
        for file in files:
            with suppress(OSError):
                file.unlink(missing_ok=True)


def sweep(folder: Path, names: Iterable[str]) -> None:
    """Take away what runs that were killed have left beside files of some names."""
    known, now = set(names), time.time()
    with suppress(OSError):
        for path in folder.iterdir():
            found = _BESIDE.fullmatch(path.name)
            if found and found[1] in known:
                _take_away_where_stale(path, now)


def _take_away_where_stale(path: Path, now: float) -> None:
    with suppress(OSError):
        if now - path.lstat().st_mtime > STALE_SECONDS:
            path.unlink()


def is_linked(folder: Path, root: Path) -> bool:
    """Whether a folder, or one between it and the root that it lies in, is a link elsewhere."""
    if not folder.is_relative_to(root):
        return folder.is_symlink()
    between = folder.relative_to(root).parts
    steps = (root.joinpath(*between[: end + 1]) for end in range(len(between)))
    return any(os.path.islink(step) for step in steps)  # noqa: PTH114 — a name too long is no link
