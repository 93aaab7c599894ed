"""Pinning a table: its hash written into the claim file, and what changed since the last time."""

from __future__ import annotations

import csv
import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from factcheck.claimfiles import ClaimFile, read_claim_file
from factcheck.errors import FactcheckError
from factcheck.model import Cell, Table
from factcheck.references.sheets import digest, files_of
from factcheck.yaml_kind import MAX_BYTES

MOST_VERSIONS = 50  # of a file, the newest first, among which the pinned one is looked for
MOST_TOLD = 10  # rows that changed, beyond which their number is told


class Pinned(Struct, frozen=True):
    """A table with its hash before and now; ``changes`` tell what is new in a line each."""

    table: Table
    before: str
    now: str
    changes: tuple[str, ...] = ()

    @property
    def is_unchanged(self) -> bool:
        """Whether the bytes are those that were pinned."""
        return self.before == self.now


def tables_of(root: Path) -> Iterator[tuple[ClaimFile, Table]]:
    """Every table of a project's references, beside the claim file that describes it.

    Raises ``UnreadableError`` for a claim file that cannot be read.
    """
    for path in sorted((root / "claims" / "reference").rglob("*.y*ml")):
        file = read_claim_file(path, root, is_reference=True)
        yield from ((file, table) for table in file.source.tables)


def pinned(table: Table, root: Path) -> Pinned:
    """A table's hash and what changed since it was pinned; raises ``TableError``."""
    before = table.words("hash")
    files = files_of(table.path, root, table.words("resource"))
    now = digest(files)
    changes = tuple(_changes(table, files, before)) if before and before != now else ()
    return Pinned(table, before, now, changes)


def with_hash(text: str, one: Pinned) -> str:
    """The claim file's text with the hash of today, where the older is or behind ``file``."""
    table = one.table
    place = table.written.get("hash", table.written["file"]).place
    lines = text.split("\n")
    line = lines[place.line - 1]
    end = (place.end_column or len(line) + 1) - 1
    if "hash" in table.written:
        lines[place.line - 1] = line[: place.column - 1] + one.now + line[end:]
    elif indent := re.match(r"( *)file:", line):
        lines.insert(place.line, f"{indent[1]}hash: {one.now}")
    else:
        lines[place.line - 1] = f"{line[:end]}, hash: {one.now}{line[end:]}"
    return "\n".join(lines)


def _changes(table: Table, files: Sequence[Path], before: str) -> Iterator[str]:
    """What is new in a CSV since the version that was pinned, where git still has that."""
    if files[-1].stat().st_size > MAX_BYTES or files[-1].suffix.lower() == ".parquet":
        yield "too large for its rows to be compared"
        return
    older = _version(files, before)
    if older is None:
        yield "what changed is not known: git has no version of the file with the older hash"
        return
    old, new = (_rows(content, table) for content in (older, files[-1].read_bytes()))
    told = list(_differences(old, new))
    yield from told[:MOST_TOLD]
    if len(told) > MOST_TOLD:
        yield f"and {len(told) - MOST_TOLD} more"
    if not told:
        yield "no row that a claim could ask for changed"


def _version(files: Sequence[Path], pinned: str) -> bytes | None:
    """The bytes of the last of some files in the newest commit whose hash is a given one."""
    folder = files[-1].parent
    try:
        commits = _git(folder, "log", f"-{MOST_VERSIONS}", "--format=%H", "--", *map(str, files))
        for commit in commits.decode().split():
            versions = [_git(one.parent, "show", f"{commit}:./{one.name}") for one in files]
            if f"sha256:{hashlib.sha256(b''.join(versions)).hexdigest()}" == pinned:
                return versions[-1]
    except (OSError, subprocess.SubprocessError):
        return None
    return None


def _git(folder: Path, *arguments: str) -> bytes:
    asked = ["git", "-C", str(folder), *arguments]
    return subprocess.run(asked, check=True, capture_output=True, timeout=60).stdout  # noqa: S603 — git, of paths in the project


_Rows = Mapping[tuple[str, ...], tuple[str, ...]]


def _rows(content: bytes, table: Table) -> _Rows:
    """The cells that a table's description takes, by what their row is about and as of when."""
    lines = content.decode("utf-8-sig", "replace").splitlines()
    if not lines:
        return {}
    delimiter = max(",;\t|", key=lines[0].count)
    header, *rows = csv.reader(lines, delimiter=delimiter)
    asked = (*table.about, *filter(None, [table.cells.get("as_of")]))
    told = [cell for key, cell in table.cells.items() if key != "as_of"]
    keys, values = _columns(asked, header), _columns(told, header)
    if not keys:
        return {(str(number),): tuple(row) for number, row in enumerate(rows, start=2)}
    return {_at(keys, row): _at(values, row) for row in rows}


def _columns(cells: Iterable[Cell], header: Sequence[str]) -> list[int]:
    names = [cell.words.text for cell in cells if cell.is_column]
    return [header.index(name) for name in names if name in header]


def _at(columns: Iterable[int], row: Sequence[str]) -> tuple[str, ...]:
    return tuple(row[at] if at < len(row) else "" for at in columns)


def _differences(old: _Rows, new: _Rows) -> Iterator[str]:
    for key, cells in new.items():
        shown = ", ".join(key)
        if key not in old:
            yield f"new: {shown}: {', '.join(cells)}"
        elif old[key] != cells:
            yield f"changed: {shown}: {', '.join(old[key])} → {', '.join(cells)}"
    for key in old.keys() - new.keys():
        yield f"gone: {', '.join(key)}"


def chosen(
    found: Iterable[tuple[ClaimFile, Table]], names: Sequence[str]
) -> Iterator[tuple[ClaimFile, Table]]:
    """The tables of some names, ``file.table`` or ``table``; all of them without names.

    Raises ``FactcheckError`` for a name that no table has.
    """
    known = list(found)
    missing = [one for one in names if not any(one in (t.id, t.uid) for _, t in known)]
    if missing:
        listed = ", ".join(table.uid for _, table in known) or "none"
        raise FactcheckError(f"no table is called {missing[0]}; the project has {listed}")
    return (one for one in known if not names or {one[1].id, one[1].uid} & set(names))
