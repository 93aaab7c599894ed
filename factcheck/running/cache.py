"""What was read, found and told before, kept by a digest of all that it hangs on.

Files of their own under the project's root, one for each kind, safe to delete: whatever is not in
them, or cannot be read there, is read and found anew. Several runs may use them at once.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import cache
from hashlib import blake2b
from importlib.metadata import version
from itertools import islice
from pathlib import Path
from sys import version_info
from zlib import crc32

import msgspec

from factcheck.check import standard_folder
from factcheck.whole_files import is_linked

FOLDER = ".factcheck_cache"
MOST_UNUSED = 3  # times what a run has used; when more is kept, what it did not use goes
_SUM = 4  # bytes that tell whether a value is whole
_AT_ONCE = 500  # keys asked for in one question


class Cache:
    """Values by their keys, in a database that several processes may have open."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database
        self._used: set[bytes] = set()

    def get(self, keys: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """The values that are kept of some keys."""
        asked, found = iter(keys), dict[bytes, bytes]()
        while some := list(islice(asked, _AT_ONCE)):
            self._used.update(some)
            holes = ",".join("?" * len(some))
            query = f"SELECT key, value FROM kept WHERE key IN ({holes})"  # noqa: S608 — question marks
            with suppress(sqlite3.Error):
                found.update(self._database.execute(query, some))
        return {key: kept[_SUM:] for key, kept in found.items() if _is_whole(kept)}

    def put(self, values: Mapping[bytes, bytes]) -> None:
        """Keep values; where they cannot be kept, they are not."""
        self._used.update(values)
        with suppress(sqlite3.Error), self._database:
            rows = [(key, _sum(value) + value) for key, value in values.items()]
            self._database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", rows)

    def prune(self) -> None:
        """Let go of what this run did not use, where that is most of it."""
        with suppress(sqlite3.Error), self._database:
            keys = {key for (key,) in self._database.execute("SELECT key FROM kept")}
            if len(keys) > MOST_UNUSED * len(self._used):
                gone = [(key,) for key in keys - self._used]
                self._database.executemany("DELETE FROM kept WHERE key = ?", gone)


def _sum(value: bytes) -> bytes:
    return crc32(value).to_bytes(_SUM, "big")  # a fifth of a digest's time, of megabytes


def _is_whole(kept: bytes) -> bool:
    """Whether a value is what was kept, with its sum before it."""
    return isinstance(kept, bytes) and _sum(kept[_SUM:]) == kept[:_SUM]


@contextmanager
def cache_in(root: Path, kind: str = "kept") -> Iterator[Cache | None]:
    """The cache of a project, of one kind of values; ``None`` where there can be none."""
    try:
        database = _opened(root / FOLDER, root, kind)
    except (OSError, sqlite3.Error):
        yield None
        return
    with closing(database):
        yield Cache(database)


def _opened(folder: Path, root: Path, kind: str) -> sqlite3.Connection:
    if is_linked(folder, root):
        raise NotADirectoryError(folder)
    folder.mkdir(exist_ok=True)
    ignored = folder / ".gitignore"
    if not ignored.exists():
        ignored.write_text("*\n", "utf-8")
    path = folder / f"{kind}.sqlite3"
    try:
        return _database(path)
    except sqlite3.DatabaseError:
        path.unlink()
        return _database(path)


def _database(path: Path) -> sqlite3.Connection:
    with ExitStack() as if_broken:
        database = if_broken.enter_context(closing(sqlite3.connect(path, timeout=10)))
        database.execute("PRAGMA synchronous = OFF")
        database.execute("CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB)")
        database.execute("SELECT count(*) FROM (SELECT * FROM kept LIMIT 1)").fetchone()
        if_broken.pop_all()
    return database


def digest(*parts: object) -> bytes:
    """A digest of values, of whatever this version of the library makes of them."""
    return blake2b(msgspec.msgpack.encode(parts), digest_size=20, key=_library()).digest()


@cache
def _library() -> bytes:
    """What this library is, down to its files and checks as they stand, and what Python runs it."""
    folders = (Path(__file__).parents[1], standard_folder())  # apart where the package is no wheel
    stood = sorted({one for folder in folders for one in _files_in(str(folder))})
    told = msgspec.msgpack.encode([version("pytest-factcheck"), list(version_info[:3]), stood])
    return blake2b(told, digest_size=32).digest()


def _files_in(folder: str) -> Iterator[tuple[str, int, int]]:
    """Files of a folder and those below it, each with its size and when it was written.

    Without pathlib, by which a start takes 3 ms more.
    """
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            yield from _files_in(entry.path) if entry.name != "__pycache__" else ()
        elif entry.name.endswith((".py", ".txt", ".json")):
            stood = entry.stat()
            yield entry.path, stood.st_size, stood.st_mtime_ns
