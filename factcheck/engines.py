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
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cached_property, lru_cache
from hashlib import blake2b
from pathlib import Path
from typing import TypeVar

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
    with_expectations,
)
from factcheck.archive.neighbours import Neighbours
from factcheck.archive.records import Card, Record, document_of, file_of, record_of
from factcheck.cache import Cache, cache_in, digest
from factcheck.check import Check, check_files, find_checks
from factcheck.claimfiles import ClaimFile, read_claim_file
from factcheck.claimfiles.files import inside, read_text
from factcheck.collector import collector_at_rest
from factcheck.errors import UnreadableError
from factcheck.examine import ALLOWANCE, FindCheck, examine_all, part_parameter
from factcheck.examined import Examined, Gathered, Plain, from_plain, to_plain
from factcheck.workers import HERE, PROCESSES, Workers, workers_of

LARGE, ENOUGH = 1000, 4  # claim files, and processors, from which processes are the quicker way
LEAST_KEPT = 100  # claim files, from which a cache saves more than it costs
LEAST_FILES, MOST_FILES = 10, 200  # of a batch
BATCHES_A_WORKER = 8  # as long as they hold enough files
_encode = msgspec.msgpack.encode

Member = TypeVar("Member")


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
    engine: str, workers: int, project: Project, asking: Asking, *, is_kept: bool = False
) -> tuple[Archive, Sequence[Examined]]:
    """The archive of a project, and what checks find in it, as ``examine_all`` gives it.

    What its files expect has then been looked at, and need not stand in the archive.

    Without an engine an archive is checked in this process, a large one on many processors in
    several. What was found before is taken from the project's cache where that ``is_kept``.
    Raises as ``run`` does. A project that pins tables or asks providers, which all claims have
    a say in, is checked in this process.
    """
    today = datetime.date.today()
    is_kept = is_kept and len(project.paths) >= LEAST_KEPT
    is_large = len(project.paths) >= LARGE and (os.cpu_count() or 1) >= ENOUGH
    if not (engine or is_kept or is_large):
        return _examined_here(project, asking, today)
    chosen = engine or (PROCESSES if is_large else HERE)
    with (
        workers_of(chosen, workers or os.cpu_count() or 1) as at_work,
        cache_in(project.root) if is_kept else nullcontext() as cache,
        _Records(is_digested=is_kept) as kept,
        collector_at_rest(),
    ):
        passed_over = _read(kept, project, at_work, cache)
        if passed_over is not None and (neighbours := Neighbours(kept.cards)).is_whole:
            parts = _Parts(kept, neighbours, project.root, today, asking, passed_over)
            return _examined(parts, at_work, cache)
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

    def __init__(self, *, is_digested: bool) -> None:
        self.is_digested = is_digested
        self.cards: list[Card] = []
        self.digests: list[list[bytes]] = []  # of each record's claims, and of the rest of it
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 — closed on leaving
        self._ends = array("Q", [0])

    def __enter__(self) -> _Records:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, record: bytes) -> None:
        told = _DECODE_RECORD(record)
        self.cards.append(told.card)
        if self.is_digested:
            parts = (*told.claims, told.document + told.expected)
            self.digests.append([blake2b(part, digest_size=16).digest() for part in parts])
        self._ends.append(self._ends[-1] + self._file.write(record))

    def __getitem__(self, at: int) -> Record:
        self._file.seek(self._ends[at])
        return _DECODE_RECORD(self._file.read(self._ends[at + 1] - self._ends[at]))

    def __iter__(self) -> Iterator[Record]:
        return (self[at] for at in range(len(self.cards)))


_DECODE_RECORD = msgspec.msgpack.Decoder(Record).decode
_DECODE_TOLD = msgspec.msgpack.Decoder(list[bytes]).decode
_DECODE_READ = msgspec.msgpack.Decoder(list[bytes | None]).decode


def _batches(members: Sequence[Member], workers: Workers) -> list[Sequence[Member]]:
    """Members in batches, enough of them to keep all workers busy to the end; here in one."""
    size = min(max(LEAST_FILES, len(members) // (workers.count * BATCHES_A_WORKER)), MOST_FILES)
    size = max(1, len(members)) if workers.are_here else size
    return [members[at : at + size] for at in range(0, len(members), size)]


def _read(
    kept: _Records, project: Project, workers: Workers, cache: Cache | None
) -> tuple[str, ...] | None:
    """Read the claim files; the paths that are none, and ``None`` where anything is wrong."""
    others: list[Path] = []
    for path, told in _records_read(project, workers, cache):
        if told is not None:
            kept.add(told)
        elif path in project.meant or not is_passed_over(path):
            return None
        else:
            others.append(path)
    claim_files = [path for path in project.paths if path not in set(others)]
    if not claim_files or collisions(claim_files, project.root):
        return None
    return tuple(path.relative_to(project.root).as_posix() for path in others)


def _records_read(
    project: Project, workers: Workers, cache: Cache | None
) -> Iterator[tuple[Path, bytes | None]]:
    """Each claim file with its record, as bytes, in their order; none where it fails."""
    keys = {path: key for path in project.paths if cache and (key := _file_key(path, project))}
    known = cache.get(keys.values()) if cache else {}
    found = {path: known[key] for path, key in keys.items() if key in known}
    found = {path: told for path, told in found.items() if _is_as_read(told, project.root)}
    missing = [path for path in project.paths if path not in found]
    batches = _batches(missing, workers)
    folders = [str(project.root), str(project.folder)]
    calls = ((_encode([*folders, *map(str, batch)]),) for batch in batches)
    for number, told in workers.results(read_files, calls):
        read = zip(batches[number], _DECODE_READ(told), strict=True)
        found |= {path: record for path, record in read if record is not None}
    if cache:
        new = (path for path in missing if path in found and path in keys)
        cache.put({keys[path]: found[path] for path in new})
    yield from ((path, found.get(path)) for path in project.paths)


def _file_key(path: Path, project: Project) -> bytes | None:
    """What the record of a claim file hangs on; ``None`` where it is no plain file."""
    if path.is_symlink() or not path.is_file():
        return None
    shown = path.relative_to(project.root).as_posix()
    return digest("file", shown, is_reference(path, project.folder), path.read_bytes())


def _is_as_read(told: bytes, root: Path) -> bool:
    """Whether the text that a claim file names is the one that its record holds."""
    document = document_of(_DECODE_RECORD(told))
    if not document.path:
        return True
    named = (root / document.place.path).parent / document.written["file"].text
    try:
        is_there = inside(named, root) == document.path
        return is_there and read_text(named, named.name, named.name) == document.text
    except UnreadableError:
        return False


def read_files(call: bytes) -> bytes:
    """The records of claim files: of a root, a folder and paths; none for what cannot be read."""
    root, folder, *paths = (Path(one) for one in msgspec.msgpack.decode(call))
    with collector_at_rest():
        return _encode([_record(path, root, is_reference(path, folder)) for path in paths])


def _record(path: Path, root: Path, is_trusted: bool) -> bytes | None:
    try:
        return _encode(record_of(read_claim_file(path, root, is_trusted).source))
    except Exception:  # whatever is wrong is told by a run in this process
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
    beside: tuple[str, ...]


class _Parts(Struct, frozen=True, dict=True):
    """An archive as parts, each to be checked by itself."""

    kept: _Records
    neighbours: Neighbours
    root: Path
    today: datetime.date
    asking: Asking
    passed_over: tuple[str, ...]

    @property
    def sources(self) -> list[int]:
        """The positions of what is checked."""
        return [at for at, card in enumerate(self.kept.cards) if not card.is_reference]

    @cached_property
    def common(self) -> _Common:
        """What every part is checked with."""
        cards = self.kept.cards
        trusted = (at for at, card in enumerate(cards) if card.is_reference)
        references = tuple(self.kept[at].seen() for at in trusted)
        first = next((card.id for card in cards if not card.is_reference), "")
        asking = replace(self.asking, rules=frozenset(one.rule for one in self.in_parts))
        return _Common(str(self.root), self.today, first, asking, references)

    @cached_property
    def _asked(self) -> bytes:
        """A digest of what is asked of every source, and of the references."""
        told = self.common
        checks = [(path.name, path.read_bytes()) for path in check_files(Path(told.asking.folder))]
        return digest(checks, sorted(self.asking.rules or ()), told.references)

    def key_of_all(self) -> bytes:
        """A digest of all that anything found here hangs on."""
        return digest("all", self._asked, self.today, self.passed_over, self.kept.digests)

    def keys(self) -> list[bytes]:
        """Of each source, a digest of all that what is found of it hangs on."""
        first, seen = self.common.first, self.kept.digests

        def key(at: int) -> bytes:
            card, beside = self.kept.cards[at], self.neighbours.beside([at])
            day = self.today if card.is_dated else None
            others = [(seen[by][-1], [seen[by][n] for n in beside[by]]) for by in beside]
            return digest("found", self._asked, day, card.id == first, seen[at], others)

        return list(map(key, self.sources))

    def part(self, own: Sequence[int]) -> bytes:
        beside = self.neighbours.beside(own)
        records = {at: self.kept[at] for at in own}
        records |= {at: self.kept[at].seen(beside[at]) for at in beside}
        names = tuple(self.kept.cards[at].id for at in beside)
        return _encode(_Part(tuple(records[at] for at in sorted(records)), names))

    @property
    def in_parts(self) -> list[Check]:
        """The checks that see no more of an archive than its parts hold."""
        return [check for check in self.asking.chosen if not _needs_all(check)]

    @property
    def in_whole(self) -> list[Check]:
        """The others."""
        return [check for check in self.asking.chosen if _needs_all(check)]


def _needs_all(check: Check) -> bool:
    """Whether a check looks at all sources, or at what other checks find."""
    return check.looks_everywhere or part_parameter(check) in ("sources", ALLOWANCE)


class _All(Struct, frozen=True, array_like=True):
    """What is kept of an archive as a whole: the keys of its sources, and what was found last."""

    keys: Sequence[bytes] = ()
    last: Sequence[Plain] | None = None


_DECODE_ALL = msgspec.msgpack.Decoder(_All).decode


def _examined(
    parts: _Parts, workers: Workers, cache: Cache | None
) -> tuple[Archive, Sequence[Examined]]:
    """What is found in the parts, and then by the checks that need the whole."""
    files = list(map(file_of, parts.kept))
    whole = replace(linked(files, parts.root, parts.today), passed_over=parts.passed_over)
    key = parts.key_of_all() if cache else b""
    before = _all_before(parts, key, cache) if cache else _All()
    answers = _answers(parts, workers, cache, before.keys)
    examined = [from_plain(msgspec.msgpack.decode(told), whole) for told in answers]
    if before.last is not None:
        return whole, [*examined, *(from_plain(one, whole) for one in before.last)]
    last = list(_examined_last(parts, with_expectations(whole, files), examined))
    if cache and not any(one.breakdowns for one in last):
        cache.put({key: _encode(_All(before.keys, list(map(to_plain, last))))})
    return whole, [*examined, *last]


def _all_before(parts: _Parts, key: bytes, cache: Cache) -> _All:
    """What is kept of the whole; of one that is another now, the keys of its sources alone."""
    known = cache.get([key])
    return _DECODE_ALL(known[key]) if known else _All(parts.keys())


def _answers(
    parts: _Parts, workers: Workers, cache: Cache | None, keys: Sequence[bytes]
) -> Iterator[bytes]:
    """What is found in each source, as ``to_plain`` tells it: what was before, and what is now."""
    key_of = dict(zip(parts.sources, keys, strict=False))
    known = cache.get(key_of.values()) if cache else {}
    left = [at for at in parts.sources if key_of.get(at) not in known]
    batches = _batches(left, workers)
    common = _encode(parts.common)
    calls = ((common, parts.part(own)) for own in batches)
    results = workers.results(check_part, calls)
    yield from known.values()
    for number, told in results:
        found = dict(zip(batches[number], _DECODE_TOLD(told), strict=True))
        if cache:
            cache.put({key_of[at]: one for at, one in found.items() if not _is_broken(one)})
        yield from found.values()


def _is_broken(told: bytes) -> bool:
    """Whether a check broke down, as it may not another time."""
    return bool(msgspec.msgpack.decode(told)["breakdowns"])


def _examined_last(
    parts: _Parts, whole: Archive, examined: Iterable[Examined]
) -> Iterator[Examined]:
    """What the checks that need the whole find, of which some ask what the others have found."""
    whole.told.update({check.rule: set() for check in parts.in_parts})
    for one in examined:
        for finding in one.findings:
            whole.told[finding.rule].update(finding.claims)
    asking = parts.asking
    return examine_all(parts.in_whole, whole, asking.find_check, asking.seconds)


def check_part(common: bytes, part: bytes) -> bytes:
    """What checks find in each source of a part that is not beside, as ``to_plain`` tells it."""
    told, references = _known(common)
    own = msgspec.msgpack.Decoder(_Part).decode(part)
    with collector_at_rest():
        files = [*map(file_of, own.sources), *references]
        archive = with_expectations(linked(files, Path(told.root), told.today), files)
        archive = replace(archive, beside=frozenset(own.beside), first=told.first)
        asking = told.asking
        examined = examine_all(asking.chosen, archive, asking.find_check, asking.seconds)
        return _encode([_encode(to_plain(_merged(one))) for one in examined])


def _merged(examined: Examined) -> Examined:
    """The same, with what several checks saw told once."""
    found = Gathered()
    found.add(examined)
    return found.examined()


@lru_cache(maxsize=1)
def _known(common: bytes) -> tuple[_Common, list[ClaimFile]]:
    """What a worker needs for every part, read once."""
    told = msgspec.msgpack.Decoder(_Common).decode(common)
    return told, list(map(file_of, told.references))
