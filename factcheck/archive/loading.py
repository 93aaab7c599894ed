"""A project's claim files → its archive, or every fault of every file in one go."""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable
from pathlib import Path

from factcheck.archive.expecting import with_expectations
from factcheck.archive.index import Archive
from factcheck.archive.linking import link
from factcheck.claimfiles import ClaimFile, read_claim_file
from factcheck.collector import collector_at_rest
from factcheck.errors import FactcheckError, Fault, Place, UnreadableError

REFERENCE_FOLDER = "reference"
_SUFFIXES = {".yaml", ".yml"}
NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")  # of a claim file: it stands before its claims' ids


def load(path: str | Path, claims: str = "claims", today: datetime.date | None = None) -> Archive:
    """Read a project: its folder, or one claim file of it with the references beside it.

    ``claims`` is the folder of the claim files, from the project's root; what lies in its
    ``reference/`` is trusted. ``today`` is the day of the run, by which acceptances end; the
    calendar's without one. Raises ``UnreadableError`` with all faults of all files, and
    ``FactcheckError`` where there is nothing to read.
    """
    given = Path(path)
    root = _root_of(given, claims)
    folder = root / claims
    found = _claim_files(folder)
    if not given.is_dir():
        found = [p for p in found if _is_reference(p, folder)] + [given.absolute()]
    if not found:
        raise FactcheckError(f"no claim files (*.yaml) in {folder}")
    with collector_at_rest():
        return _archive_of(_read_all(sorted(set(found)), root, folder), root, today)


def _archive_of(
    files: Iterable[ClaimFile], root: Path, today: datetime.date | None = None
) -> Archive:
    """The archive of some claim files, each name in them linked to the claim that it means.

    Raises ``UnreadableError`` for names that mean nothing, dates that count in a circle, and
    expectations that are no arithmetic.
    """
    read = list(files)
    linked = link(read)
    archive = Archive(
        root,
        tuple(source for source in linked if not source.document.is_reference),
        tuple(source for source in linked if source.document.is_reference),
        today or datetime.date.today(),
    )
    return with_expectations(archive, read)


def _root_of(given: Path, claims: str) -> Path:
    """The folder that holds the claims folder: the given one, or the nearest above the file."""
    start = given.absolute()
    if start.is_dir() and (start / claims).exists():
        return start
    if start.is_dir() and start.name != claims:
        raise FactcheckError(f"no folder {claims}/ in {given}")
    for parent in start.parents:
        if (parent / claims).is_dir() and start.is_relative_to(parent / claims):
            return parent
    return start.parent


def _claim_files(folder: Path) -> list[Path]:
    """The claim files of a folder; a folder that is a link is taken for one, and refused."""
    return [
        path
        for path in folder.rglob("*")
        if path.suffix in _SUFFIXES or (path.is_symlink() and path.is_dir())
    ]


def _is_reference(path: Path, folder: Path) -> bool:
    return path.is_relative_to(folder / REFERENCE_FOLDER)


def _read_all(paths: list[Path], root: Path, folder: Path) -> list[ClaimFile]:
    files: list[ClaimFile] = []
    faults = _collisions(paths, root)
    for path in paths:
        try:
            files.append(read_claim_file(path, root, _is_reference(path, folder)))
        except UnreadableError as error:
            faults.extend(error.faults)
    if faults:
        raise UnreadableError(faults)
    return files


def _collisions(paths: list[Path], root: Path) -> list[Fault]:
    """The files whose name cannot stand before a claim's id, or stands before another's."""
    faults: list[Fault] = []
    seen: dict[str, Path] = {}
    for path in paths:
        place = Place(path.relative_to(root).as_posix(), 1, 1)
        if not NAME.fullmatch(path.stem):
            message = f"the file's name {path.stem!r} cannot stand before a claim's id"
            faults.append(Fault(message, place, "letters, digits, hyphens and underscores"))
        elif path.stem in seen:
            first = seen[path.stem].relative_to(root).as_posix()
            message = f"the name {path.stem!r} is taken by {first}"
            faults.append(Fault(message, place, "a name of its own for each claim file"))
        seen.setdefault(path.stem, path)
    return faults
