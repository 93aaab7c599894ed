"""A project of claims as an editor has it: its files, and over them what is unsaved.

An error in one file leaves the rest working: of a file that cannot be read, the last version that
could be is kept beside its faults.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.archive.loading import (
    archive_of_linked,
    claim_files,
    collisions,
    is_reference,
)
from factcheck.check import Check, standard_checks
from factcheck.claimfiles import ClaimFile, read_claim_file
from factcheck.claimfiles.files import read_text, real_path
from factcheck.claimfiles.reading import Texts
from factcheck.desk import Desk
from factcheck.errors import FactcheckError, Fault, UnreadableError
from factcheck.model import Claim, Result, Source
from factcheck.running.affected import Imprint, Snapshot, affected, imprint_of
from factcheck.running.cache import cache_in, digest
from factcheck.running.examine import ALLOWANCE, examine_within, needs_pytest, part_parameter
from factcheck.running.examined import (
    Examined,
    Gathered,
    from_plain,
    gathered,
    of_now,
    to_plain,
    together,
    without,
)
from factcheck.yaml_kind import SUFFIXES, is_of_another_kind


class Held(Struct, frozen=True):
    """A claim file as last read: what it was read from, its last whole version, its faults."""

    stamp: tuple[object, ...]
    file: ClaimFile | None
    faults: tuple[Fault, ...] = ()


class OpenProject:
    """The claims of a desk, read again where they, or the texts that they name, have changed."""

    def __init__(self, desk: Desk, runs_own_checks: bool = False) -> None:
        self.desk = desk
        self.archive = Archive(desk.root, ())
        self.faults: tuple[Fault, ...] = ()
        self._found: dict[str, Examined] = {}
        self._due: dict[str, set[str]] = {}  # of what was found: the rules to be asked again
        self._imprints: dict[str, tuple[tuple[Claim, ...], Imprint]] = {}
        self._taken = self._snapshot()
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
        if not before:
            self._recall()
        self._note_what_is_due()
        return True

    def _recall(self) -> None:
        """Take up what was found when the project was last open, as if that were just now."""
        key = digest(_KIND)
        with cache_in(self.desk.root) if self._is_kept else nullcontext() as cache:
            told = cache.get([key]) if cache else {}
        if told:
            kept = _DECODE(told[key])
            self._taken, self._found = kept.taken, kept.known(self.archive.by_uid.__getitem__)
            self._due = {source: set(kept.due[source]) for source in self._found}

    def keep(self) -> None:
        """Keep what the standard checks found until the project is opened again.

        What one found that broke down is asked anew.
        """
        if not self._is_kept:
            return
        whole = [one for one in self._found.values() if not one.breakdowns]
        due = {one.source: frozenset(self._due[one.source]) for one in whole}
        told = KeptProject(self._taken, tuple(map(_examined_once, whole)), due)
        with cache_in(self.desk.root) as cache:
            if cache is not None:
                cache.put({digest(_KIND): msgspec.msgpack.encode(told)})

    @property
    def _is_kept(self) -> bool:
        """Whether it is worth it, and no check of the project's own may have changed meanwhile."""
        return not self._runs_own_checks and len(self._held) >= LEAST_KEPT

    def _note_what_is_due(self) -> None:
        """Let go of what is gone; of the rest note which checks a change may answer otherwise."""
        before, self._taken = self._taken, self._snapshot()
        reach = affected(before, self._taken)
        own = self.archive.by_source
        self._found = {source: found for source, found in self._found.items() if source in own}
        self._due = {
            source: self._due[source]
            | {check.rule for check in self._able if reach.is_asked(check, source)}
            for source in self._found
        }

    def _snapshot(self) -> Snapshot:
        """As ``snapshot_of``; of a source none of whose claims was read again, as it was."""
        former, self._imprints = self._imprints, {}
        for source in (*self.archive.sources, *self.archive.references):
            claims, imprint = former.get(source.id, ((), None))
            if imprint is None or [*map(id, claims)] != [*map(id, source.claims)] or not claims:
                imprint = imprint_of(source, self.archive.expected_of(source))
            self._imprints[source.id] = source.claims, imprint
        known = {source: imprint for source, (_, imprint) in self._imprints.items()}
        return Snapshot(known, self.archive.today)

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
        files = [held.file for held in self._held.values() if held.file]
        broken = [held.file for held in self._held.values() if held.faults]
        gone = {
            Path(fault.place.path).stem for held in self._held.values() for fault in held.faults
        }
        gone -= {file.source.id for file in broken if file}
        archive, faults, _ = archive_of_linked(files, self.desk.root, gone)
        return archive, faults

    @cached_property
    def checks(self) -> Sequence[Check]:
        """The project's own checks, where they may be run and it has some, or the standard ones."""
        own = tuple(self.desk.checks_by_rule.values()) if self._runs_own_checks else ()
        return own or standard_checks()

    @cached_property
    def _able(self) -> Sequence[Check]:
        """Those that need none of pytest's fixtures."""
        return [check for check in self.checks if not needs_pytest(check)]

    @property
    def result(self) -> Result:
        """What was found in the sources that were examined, each as it was at that time."""
        find = self.archive.by_uid.__getitem__
        for source, due in self._due.items():
            if not due:
                self._found[source] = of_now(self._found[source], find)
        return gathered(self.archive, map(self.desk.accepted, self._found.values()))

    def near(self, sources: Iterable[Source]) -> Archive:
        """The archive as far as some sources are to be looked at: what others clash in is left out.

        A check of all sources, and of what others find, sees the whole.
        """
        asked = {one.id for one in sources if any(map(_is_near, self.asked_of(one)))}
        others = frozenset(source.id for source in self.archive.sources if source.id not in asked)
        return replace(self.archive, context=others)

    def asked_of(self, source: Source) -> Sequence[Check]:
        """The checks that may answer otherwise now; all of a source that was never examined."""
        due = self._due.get(source.id)
        return self._able if due is None else [one for one in self._able if one.rule in due]

    def examine(self, source: Source, near: Archive) -> bool:
        """Ask of a source what may be answered otherwise now, and say whether that is anything.

        ``near`` is the archive as far as it is looked at. Raises ``FactcheckError`` for a check
        that cannot be imported.
        """
        asked = self.asked_of(source)
        if not asked:
            return False
        find_check = {check.rule: check for check in self.checks}.get
        found = [
            examine_within(self.desk.check_seconds, some, archive, source, find_check)
            for archive, is_near in ((near, True), (self.archive, False))
            if (some := [check for check in asked if _is_near(check) is is_near])
        ]
        if source.id in self._found:
            kept = without(self._found[source.id], frozenset(check.rule for check in asked))
            found.append(of_now(kept, self.archive.by_uid.__getitem__))
        self._found[source.id] = together(source.id, found)
        self._due[source.id] = set()
        return True

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


def _is_near(check: Check) -> bool:
    """Whether a check of a source asks nothing of what is found in others."""
    return not check.looks_everywhere and part_parameter(check) != ALLOWANCE


def _state_of(path: Path, unsaved: Texts) -> object:
    held = unsaved.get(real_path(path))
    if held is not None:
        return held
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_mtime_ns, state.st_size


def _is_of_another_kind(path: Path, unsaved: Mapping[Path, str]) -> bool:
    held = unsaved.get(real_path(path))
    try:
        return is_of_another_kind(read_text(path, path.name, path.name) if held is None else held)
    except FactcheckError:
        return False


class KeptProject(Struct, frozen=True, array_like=True):
    """What was found, as ``to_plain`` tells it, and the archive in which that was.

    ``due`` are the rules that were to be asked again of a source.
    """

    taken: Snapshot
    found: tuple[dict[str, Any], ...]
    due: Mapping[str, frozenset[str]]

    def known(self, find: Callable[[str], Claim]) -> dict[str, Examined]:
        """What was found of each source; nothing of one of which a claim is told that is gone."""
        known: dict[str, Examined] = {}
        for told in self.found:
            try:
                known[told["source"]] = from_plain(told, find)
            except KeyError:
                continue
        return known


LEAST_KEPT = 100  # claim files, from which that saves more than it costs
_KIND = "editor"
_DECODE = msgspec.msgpack.Decoder(KeptProject).decode


def _examined_once(examined: Examined) -> dict[str, Any]:
    """What was found in a source, with what several checks saw told once."""
    gathered = Gathered()
    gathered.add(examined)
    return to_plain(gathered.examined(examined.source))
