"""A project of claims as an editor has it: its files, and over them what is unsaved.

An error in one file leaves the rest working: of a file that cannot be read, the last version that
could be is kept beside its faults.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from msgspec import Struct

from factcheck.archive import Archive
from factcheck.archive.loading import archive_of, claim_files, collisions, is_reference
from factcheck.check import Check, standard_checks
from factcheck.claimfiles import ClaimFile, read_claim_file
from factcheck.claimfiles.files import read_text, real_path
from factcheck.claimfiles.reading import Texts
from factcheck.desk import Desk
from factcheck.errors import FactcheckError, Fault, UnreadableError
from factcheck.examine import ARCHIVE, examine_within, part_parameter
from factcheck.examined import Examined, gathered
from factcheck.model import Result, Source
from factcheck.yaml_kind import SUFFIXES, is_of_another_kind


class Held(Struct, frozen=True):
    """A claim file as last read: what it was read from, its last whole version, its faults."""

    stamp: tuple[object, ...]
    file: ClaimFile | None
    faults: tuple[Fault, ...] = ()


class Project:
    """The claims of a desk, read again where they, or the texts that they name, have changed."""

    def __init__(self, desk: Desk, runs_own_checks: bool = False) -> None:
        self.desk = desk
        self.archive = Archive(desk.root, ())
        self.faults: tuple[Fault, ...] = ()
        self._found: dict[str, Examined] = {}
        self._runs_own_checks = runs_own_checks
        self._held: dict[Path, Held] = {}

    def refresh(self, unsaved: Texts) -> bool:
        """Read what has changed since the last time, and say whether anything has.

        ``unsaved`` goes before what is on disk. Of a table that is pinned, and of a provider,
        nobody knows; nor does what was looked at yesterday hold today.
        """
        folder = self.desk.root / self.desk.claims
        inside = real_path(folder)
        paths = {real_path(path): path for path in claim_files(folder)}
        new = (path for path in unsaved if path.suffix in SUFFIXES)
        paths = {path: path for path in new if path.is_relative_to(inside)} | paths
        before, self._held = self._held, dict(self._read_all(sorted(paths.values()), unsaved))
        sources = (*self.archive.sources, *self.archive.references)
        is_settled = self.archive.today == date.today() and not any(
            source.tables or source.providers for source in sources
        )
        if is_settled and [*map(id, before.values())] == [*map(id, self._held.values())]:
            return False
        faults = [fault for held in self._held.values() for fault in held.faults]
        self.archive, linking = self._archive()
        self.faults = (*collisions(self._held, self.desk.root), *faults, *linking)
        return True

    def _read_all(self, paths: Sequence[Path], unsaved: Texts) -> Iterator[tuple[Path, Held]]:
        for path in paths:
            before = self._held.get(path, Held((), None))
            stamp = self._stamp(path, before.file, unsaved)
            if before.file is not None and not before.faults and stamp == before.stamp:
                yield path, before
            elif not _is_of_another_kind(path, unsaved):
                yield path, self._read(path, before, unsaved)

    def _read(self, path: Path, before: Held, unsaved: Texts) -> Held:
        root, folder = self.desk.root, self.desk.root / self.desk.claims
        try:
            file = read_claim_file(path, root, is_reference(path, folder), unsaved)
        except UnreadableError as error:
            return Held((), before.file, error.faults)
        return Held(self._stamp(path, file, unsaved), file)

    def _stamp(self, path: Path, file: ClaimFile | None, unsaved: Texts) -> tuple[object, ...]:
        """What a claim file hangs on, in its present state: itself, and the text that it names."""
        article = file.source.document.path if file else ""
        named = [path, *([self.desk.root / article] if article else [])]
        return tuple(_state_of(one, unsaved) for one in named)

    def _archive(self) -> tuple[Archive, Sequence[Fault]]:
        """The archive of what can be linked, and what is wrong with the names of the rest.

        What only a left-out file would name is no fault of the file that names it.
        """
        files = {held.file.marks.path: held.file for held in self._held.values() if held.file}
        broken = [held.file for held in self._held.values() if held.faults]
        gone = {
            Path(fault.place.path).stem for held in self._held.values() for fault in held.faults
        }
        gone -= {file.source.id for file in broken if file}
        faults: list[Fault] = []
        while True:
            try:
                return archive_of(files.values(), self.desk.root), faults
            except UnreadableError as error:
                faults += [one for one in error.faults if not _names_any(one, gone)]
                wrong = {fault.place.path for fault in error.faults} & files.keys()
                gone |= {Path(path).stem for path in wrong}
                files = {path: files[path] for path in files if wrong and path not in wrong}

    @cached_property
    def checks(self) -> Sequence[Check]:
        """The project's own checks, where they may be run and it has some, or the standard ones."""
        own = tuple(self.desk.checks_by_rule.values()) if self._runs_own_checks else ()
        return own or standard_checks()

    @property
    def result(self) -> Result:
        """What was found in the sources that were examined, each as it was at that time."""
        known = (self._found.get(source.id) for source in self.archive.sources)
        return gathered(self.archive, filter(None, known))

    def examine(self, source: Source) -> None:
        """Run the checks on a source as it is now; those that need pytest's fixtures are left out.

        Raises ``FactcheckError`` for a check that cannot be imported.
        """
        known = {check.rule: check for check in self.checks}
        able = [
            check
            for check in self.checks
            if set(check.parameters) <= {part_parameter(check), ARCHIVE}
        ]
        found = examine_within(self.desk.check_seconds, able, self.archive, source, known.get)
        self._found[source.id] = self.desk.accepted(found)

    def sources_of(self, path: str) -> list[Source]:
        """The sources that a file tells of, be it a claim file or a text; none for a reference."""
        return [
            source
            for source in self.archive.sources
            if path in (source.document.place.path, source.document.path)
        ]

    def concerned_with(self, paths: Iterable[str]) -> Iterator[Source]:
        """The sources in which something may be found of the claims of some files, each once."""
        wanted = set(paths)
        told = {source.id: source for path in wanted for source in self.sources_of(path)}
        for claim in [claim for source in told.values() for claim in source.claims]:
            told |= {source.id: source for source in self.archive.concerned_with(claim)}
        trusted = (one for one in self.archive.references if one.document.place.path in wanted)
        subjects = {claim.subject for source in trusted for claim in source.claims}
        for source in self.archive.sources:
            if source.id in told or any(claim.subject in subjects for claim in source.claims):
                yield source

    def holds(self, path: str) -> bool:
        """Whether a file is one of its claim files, or a text that one names."""
        return self.desk.root / path in self._held or bool(self.sources_of(path))


def _state_of(path: Path, unsaved: Texts) -> object:
    held = unsaved.get(real_path(path))
    if held is not None:
        return held
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def _names_any(fault: Fault, sources: Iterable[str]) -> bool:
    """Whether a fault is of a name ``file.claim``, and the file one of some."""
    return any(
        f"'{source}." in fault.message or f"'{source}'" in fault.message for source in sources
    )


def _is_of_another_kind(path: Path, unsaved: Mapping[Path, str]) -> bool:
    held = unsaved.get(real_path(path))
    try:
        return is_of_another_kind(read_text(path, path.name, path.name) if held is None else held)
    except FactcheckError:
        return False
