"""``factcheck pin``: the hashes of trusted tables, and what changed since they were pinned."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from factcheck.archive.loading import is_reference
from factcheck.claimfiles import read_claim_file
from factcheck.claimfiles.files import read_text
from factcheck.cli.project import shown
from factcheck.errors import FactcheckError, UnreadableError
from factcheck.harmless import printed
from factcheck.references.pinning import Pinned, chosen, pinned, tables_of, with_hash
from factcheck.references.sheets import TableError
from factcheck.references.wikidata import addresses
from factcheck.reports.writing import write_whole
from factcheck.yaml_kind import yaml_files

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
    print(printed("\n".join(_told(one, path))))
    return one


def _told(one: Pinned, path: Path) -> list[str]:
    name = f"{one.table.uid} ({one.table.path})"
    if one.is_unchanged:
        return [f"{name} is what was pinned."]
    was = f", was {one.before}" if one.before else ""
    return [f"{name} in {shown(path)}: {one.now}{was}", *(f"  {line}" for line in one.changes)]
