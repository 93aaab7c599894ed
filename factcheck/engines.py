"""Where checks run: in this process, in several on this machine, or on a cluster.

An engine changes where, and nothing else. Claim files are read in batches; of each source a card
tells whom it looks at (``archive/records.py``). A part is some sources with the claims of others
that their findings hang on (``archive/neighbours.py``), and is checked as an archive of its own.
Records lie in a file meanwhile, so that a worker holds one part, whatever the archive's size.
"""

from __future__ import annotations

import datetime
import os
import tempfile
from array import array
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.archive.loading import (
    Project,
    collisions,
    is_passed_over,
    is_reference,
    linked,
    load_found,
)
from factcheck.archive.neighbours import Neighbours
from factcheck.archive.records import Card, Record, file_of, record_of
from factcheck.check import Check, find_checks
from factcheck.claimfiles import ClaimFile, read_claim_file
from factcheck.collector import collector_at_rest
from factcheck.errors import ExpressionError, UnreadableError
from factcheck.examine import ALLOWANCE, FindCheck, examine_all, part_parameter
from factcheck.examined import Examined, Gathered, from_plain, to_plain
from factcheck.workers import PROCESSES, Workers, workers_of

LARGE = 1000  # claim files, from which an archive is checked in processes
LEAST_FILES, MOST_FILES = 10, 200  # of a batch
BATCHES_A_WORKER = 8  # as long as they hold enough files
_encode = msgspec.msgpack.encode


class Asking(Struct, frozen=True, array_like=True):
    """The checks of a folder that run: those of some rules, or all, with a limit as in a run."""

    folder: str
    rules: frozenset[str] | None = None
    seconds: float = 0

    @property
    def chosen(self) -> tuple[Check, ...]:
        """The checks that run."""
        known = _checks_in(self.folder)
        return tuple(one for one in known if self.rules is None or one.rule in self.rules)

    @property
    def find_check(self) -> FindCheck:
        """The folder's check for a rule."""
        return {check.rule: check for check in _checks_in(self.folder)}.get


@lru_cache(maxsize=4)
def _checks_in(folder: str) -> tuple[Check, ...]:
    return find_checks(folder)


def examine_on(
    engine: str, workers: int, project: Project, asking: Asking
) -> tuple[Archive, Sequence[Examined]]:
    """The archive of a project, and what checks find in it, as ``examine_all`` gives it.

    Without an engine a small archive is checked in this process, a large one in several. Raises
    as ``run`` does. A project that pins tables or asks providers, which all claims have a say in,
    is checked in this process.
    """
    today = datetime.date.today()
    if not engine and len(project.paths) < LARGE:
        return _examined_here(project, asking, today)
    engine = engine or PROCESSES
    with workers_of(engine, workers or os.cpu_count() or 1) as at_work, _Records() as kept:
        passed_over = _read(kept, project, at_work)
        if passed_over is not None and (neighbours := Neighbours(kept.cards)).is_whole:
            parts = _Parts(kept, neighbours, project.root, today, asking)
            calls = parts.calls(at_work.count)
            with collector_at_rest():
                return _examined(parts, at_work.results(check_part, calls), passed_over)
    return _examined_here(project, asking, today)


def _examined_here(
    project: Project, asking: Asking, today: datetime.date
) -> tuple[Archive, Sequence[Examined]]:
    whole = load_found(project, today)
    with collector_at_rest():
        found = examine_all(asking.chosen, whole, asking.find_check, asking.seconds)
        return whole, list(found)


class _Records:
    """Records in a file that is gone when the run is, however it ends; their cards in memory."""

    def __init__(self) -> None:
        self.cards: list[Card] = []
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 — closed on leaving
        self._ends = array("Q", [0])

    def __enter__(self) -> _Records:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, record: Record) -> None:
        self.cards.append(record.card)
        self._ends.append(self._ends[-1] + self._file.write(_encode(record)))

    def __getitem__(self, at: int) -> Record:
        self._file.seek(self._ends[at])
        return _DECODE_RECORD(self._file.read(self._ends[at + 1] - self._ends[at]))

    def __iter__(self) -> Iterator[Record]:
        return (self[at] for at in range(len(self.cards)))


_DECODE_RECORD = msgspec.msgpack.Decoder(Record).decode
_DECODE_READ = msgspec.msgpack.Decoder(list[Record | None]).decode


def _batches(paths: Sequence[int], workers: int) -> list[Sequence[int]]:
    """Numbers in batches, enough of them to keep all workers busy to the end."""
    size = min(max(LEAST_FILES, len(paths) // (workers * BATCHES_A_WORKER)), MOST_FILES)
    return [paths[at : at + size] for at in range(0, len(paths), size)]


def _read(kept: _Records, project: Project, workers: Workers) -> tuple[str, ...] | None:
    """Read the claim files; the paths that are none, and ``None`` where anything is wrong."""
    batches = _batches(range(len(project.paths)), workers.count)
    calls = (
        (
            _encode(
                [str(project.root), str(project.folder), *(str(project.paths[n]) for n in batch)]
            ),
        )
        for batch in batches
    )
    read: dict[int, bytes] = {}
    others: list[Path] = []
    at = 0
    for number, told in workers.results(read_files, calls):
        read[number] = told
        while at in read:
            for place, record in zip(batches[at], _DECODE_READ(read.pop(at)), strict=True):
                path = project.paths[place]
                if record is not None:
                    kept.add(record)
                elif path in project.meant or not is_passed_over(path):
                    return None
                else:
                    others.append(path)
            at += 1
    claim_files = [path for path in project.paths if path not in set(others)]
    if not claim_files or collisions(claim_files, project.root):
        return None
    return tuple(path.relative_to(project.root).as_posix() for path in others)


def read_files(call: bytes) -> bytes:
    """The records of claim files: of a root, a folder and paths; none for what cannot be read."""
    root, folder, *paths = (Path(one) for one in msgspec.msgpack.decode(call))
    with collector_at_rest():
        return _encode([_record(path, root, is_reference(path, folder)) for path in paths])


def _record(path: Path, root: Path, is_trusted: bool) -> Record | None:
    try:
        return record_of(read_claim_file(path, root, is_trusted).source)
    except (UnreadableError, ExpressionError):
        return None


class _Common(Struct, frozen=True, array_like=True):
    """What every part of an archive is checked with."""

    root: str
    today: datetime.date
    first: str
    asking: Asking
    references: tuple[Record, ...]


class _Part(Struct, frozen=True, array_like=True):
    """Sources in the archive's order; those ``beside`` are there for the others."""

    sources: tuple[Record, ...]
    beside: frozenset[str]


class _Parts(Struct, frozen=True):
    """An archive as parts, each to be checked by itself."""

    kept: _Records
    neighbours: Neighbours
    root: Path
    today: datetime.date
    asking: Asking

    def calls(self, workers: int) -> Iterator[tuple[bytes, bytes]]:
        """What ``check_part`` is called with, part after part."""
        cards = self.kept.cards
        sources = [at for at, card in enumerate(cards) if not card.is_reference]
        trusted = (at for at, card in enumerate(cards) if card.is_reference)
        references = tuple(self.kept[at].seen() for at in trusted)
        first = cards[sources[0]].id if sources else ""
        asking = replace(self.asking, rules=frozenset(one.rule for one in self.in_parts))
        common = _encode(_Common(str(self.root), self.today, first, asking, references))
        return ((common, self._part(own)) for own in _batches(sources, workers))

    def _part(self, own: Sequence[int]) -> bytes:
        beside = self.neighbours.beside(own)
        records = {at: self.kept[at] for at in own}
        records |= {at: self.kept[at].seen(beside[at]) for at in beside}
        names = frozenset(self.kept.cards[at].id for at in beside)
        return _encode(_Part(tuple(records[at] for at in sorted(records)), names))

    @property
    def in_parts(self) -> list[Check]:
        """The checks that see no more of an archive than its parts hold."""
        return [check for check in self.asking.chosen if not _needs_all(check)]

    @property
    def in_whole(self) -> list[Check]:
        """The others."""
        return [check for check in self.asking.chosen if _needs_all(check)]

    def whole(self, passed_over: tuple[str, ...]) -> Archive:
        """All parts together."""
        archive = linked([file_of(record) for record in self.kept], self.root, self.today)
        return replace(archive, passed_over=passed_over)


def _needs_all(check: Check) -> bool:
    """Whether a check looks at all sources, or at what other checks find."""
    return check.looks_everywhere or part_parameter(check) in ("sources", ALLOWANCE)


def _examined(
    parts: _Parts, results: Iterator[tuple[int, bytes]], passed_over: tuple[str, ...]
) -> tuple[Archive, Sequence[Examined]]:
    """What is found in the parts, and then by the checks that need the whole."""
    whole = parts.whole(passed_over)
    examined = [from_plain(msgspec.msgpack.decode(told), whole) for _, told in results]
    whole.told.update({check.rule: set() for check in parts.in_parts})
    for one in examined:
        for finding in one.findings:
            whole.told[finding.rule].update(finding.claims)
    asking = parts.asking
    rest = examine_all(parts.in_whole, whole, asking.find_check, asking.seconds)
    return whole, [*examined, *rest]


def check_part(common: bytes, part: bytes) -> bytes:
    """What checks find in a part of an archive, as ``to_plain`` tells it."""
    told, references = _known(common)
    own = msgspec.msgpack.Decoder(_Part).decode(part)
    with collector_at_rest():
        files = [*map(file_of, own.sources), *references]
        archive = replace(
            linked(files, Path(told.root), told.today), beside=own.beside, first=told.first
        )
        found = Gathered()
        asking = told.asking
        for one in examine_all(asking.chosen, archive, asking.find_check, asking.seconds):
            found.add(one)
        return _encode(to_plain(found.examined()))


@lru_cache(maxsize=1)
def _known(common: bytes) -> tuple[_Common, list[ClaimFile]]:
    """What a worker needs for every part, read once."""
    told = msgspec.msgpack.Decoder(_Common).decode(common)
    return told, list(map(file_of, told.references))
