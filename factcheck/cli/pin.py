"""``factcheck pin``: the hashes of trusted tables, and what changed since they were pinned."""

from __future__ import annotations

import argparse
import csv
import hashlib
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from msgspec import Struct

from factcheck.archive.loading import is_reference
from factcheck.claimfiles import ClaimFile, read_claim_file
from factcheck.claimfiles.files import read_text
from factcheck.cli.project import refuse_no_folder
from factcheck.errors import FactcheckError, UnreadableError
from factcheck.harmless import printed
from factcheck.model import Cell, Table
from factcheck.references.table_files import TableError, digest, files_of
from factcheck.references.wikidata import addresses
from factcheck.reports.writing import write_whole
from factcheck.values_given import from_here
from factcheck.yaml_kind import MAX_BYTES, yaml_files

HELP = """\
A table under claims/reference/ is trusted for what it held when somebody looked at it: its claim
file keeps the SHA-256 of its bytes, and a run refuses others. This command writes that hash, and
says which rows changed since the last time, where git has the older file.

  factcheck pin                      pins the tables of the project here
  factcheck pin census.population    pins one, of claims/reference/census.yaml
  factcheck pin --wikidata           prints where to fetch what the claims name
  factcheck pin --check              writes nothing; status 1 where one changed"""


def describe(parser: argparse.ArgumentParser) -> None:
    """The command's arguments."""
    parser.add_argument("tables", metavar="TABLE", nargs="*", help="file.table (default: all)")
    parser.add_argument(
        "--project",
        metavar="FOLDER",
        type=Path,
        default=Path(),
        help="the project: a folder with claims/ (default: this folder)",
    )
    parser.add_argument(
        "--wikidata",
        action="store_true",
        help="print the addresses of the entities that claims name, to fetch and to pin",
    )
    parser.add_argument("--check", action="store_true", help="say what changed, and write nothing")


def run(arguments: argparse.Namespace) -> int:
    """Pin each table, and say what is new; raises ``FactcheckError`` where there is none."""
    refuse_no_folder(arguments.project)
    root: Path = arguments.project.absolute()
    if arguments.wikidata:
        print("\n".join(_addresses(root)))
        return 0
    names = [table.uid for _, table in chosen(tables_of(root), arguments.tables)]
    if not names:
        raise FactcheckError("no claim file in claims/reference/ has tables:")
    found = [_pin(name, root, is_written=not arguments.check) for name in names]
    return int(arguments.check and not all(one.is_unchanged for one in found))


def _addresses(root: Path) -> Iterator[str]:
    """Where the entities are that the project's claims name, and those that its exports name."""
    folder = root / "claims"
    paths = [path for path in sorted(yaml_files(folder)) if not is_reference(path, folder)]
    files = [read_claim_file(path, root) for path in paths]
    claims = [claim for file in files for claim in file.source.claims]
    exports = [table for _, table in tables_of(root) if table.form == "wikidata"]
    return addresses(claims, exports, root)


def _pin(name: str, root: Path, *, is_written: bool) -> Pinned:
    """Pin one table; its claim file is read anew, since another's hash may have been written."""
    ((file, table),) = chosen(tables_of(root), [name])
    try:
        one = pinned(table, root)
    except TableError as error:
        fault = file.marks.fault(error.message, table.written["file"].place, error.expected)
        raise UnreadableError([fault]) from None
    path = root / file.marks.path
    if is_written and not one.is_unchanged:
        write_whole(path, with_hash(read_text(path, path.name, path.name), one))
    print(printed("\n".join(_pinned_lines(one, path))))
    return one


def _pinned_lines(one: Pinned, path: Path) -> list[str]:
    name = f"{one.table.uid} ({one.table.path})"
    if one.is_unchanged:
        return [f"{name} is what was pinned."]
    was = f", was {one.before}" if one.before else ""
    return [f"{name} in {from_here(path)}: {one.now}{was}", *(f"  {line}" for line in one.changes)]


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
