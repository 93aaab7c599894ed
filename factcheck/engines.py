"""Where checks run: in this process, in several on this machine, or on a cluster.

An engine changes where, and nothing else. Workers read claim files in batches, and check what hangs
on no other source at once. What several sources tell of one thing is compared once, wherever that
is. Only the sources of which more may hang on others, since these clash or are named, are checked
again, as parts: with the claims of their neighbours (``archive/neighbours.py``). Of each source a
card tells whom it looks at (``archive/records.py``); records lie in a file meanwhile.
"""

from __future__ import annotations

import datetime
import gc
import os
import tempfile
from array import array
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cached_property
from hashlib import blake2b
from pathlib import Path

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.archive.loading import (
    LEAST_KEPT,
    Project,
    collisions,
    is_passed_over,
    is_reference,
    linked,
    load_found,
    with_expectations,
)
from factcheck.archive.neighbours import Neighbours, Spot
from factcheck.archive.records import Card, Record, document_of, file_of, names_of
from factcheck.cache import Cache, cache_in, digest
from factcheck.check import check_files
from factcheck.claimfiles.files import inside, read_text
from factcheck.collector import collector_at_rest
from factcheck.errors import UnreadableError
from factcheck.examine import examine_all
from factcheck.examined import Examined, from_plain, to_plain
from factcheck.portions import (
    Asking,
    Common,
    Part,
    Told,
    check_part,
    compare_groups,
    encode,
    read_files,
    read_record,
)
from factcheck.workers import HERE, PROCESSES, Workers, workers_of

LARGE, ENOUGH = 1000, 2  # claim files, and processors, from which processes are the quicker way
LEAST_FILES, MOST_FILES = 10, 200  # of a batch
MOST_CLAIMS = 20_000  # in a batch of groups about one thing, whose sources' texts go along
BATCHES_A_WORKER = 8  # of files, as long as they hold enough


def examine_on(
    engine: str,
    workers: int,
    project: Project,
    asking: Asking,
    *,
    is_kept: bool = False,
    is_asked_on: bool = False,
) -> tuple[Archive, Sequence[Examined]]:
    """The archive of a project, and what checks find in it, as ``examine_all`` gives it.

    What its files expect has then been looked at, and need not stand in the archive, unless more
    ``is_asked_on`` it.

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
        work = _Work(project, asking, today, at_work, cache, kept)
        passed_over = _read(work)
        if passed_over is not None and work.neighbours.is_whole:
            found = _examined(work, passed_over, is_asked_on=is_asked_on)
            gc.freeze()  # it stays, and a look for cycles in it costs a thirtieth of the run
            return found
    return _examined_here(project, asking, today)


def _examined_here(
    project: Project, asking: Asking, today: datetime.date
) -> tuple[Archive, Sequence[Examined]]:
    whole = load_found(project, today)
    with collector_at_rest():
        found = examine_all(asking.chosen, whole, asking.find_check, asking.seconds)
        return whole, list(found)


class _Records:
    """Records in a file that is gone when the run is, however it ends; their cards in memory.

    ``found`` is what was found of each source by itself, if anything could be.
    """

    def __init__(self, *, is_digested: bool) -> None:
        self.is_digested = is_digested
        self.cards: list[Card] = []
        self.found: list[bytes | None] = []
        self.digests: list[list[bytes]] = []  # of each record's claims, and of the rest of it
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 — closed on leaving
        self._ends = array("Q", [0])

    def __enter__(self) -> _Records:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def add(self, record: Record, found: bytes | None) -> None:
        self.cards.append(record.card)
        self.found.append(found)
        if self.is_digested:
            parts = (*record.claims, record.document + record.expected)
            self.digests.append([blake2b(part, digest_size=16).digest() for part in parts])
        self._ends.append(self._ends[-1] + self._file.write(encode(record)))

    def __getitem__(self, at: int) -> Record:
        self._file.seek(self._ends[at])
        return _DECODE_RECORD(self._file.read(self._ends[at + 1] - self._ends[at]))

    def __iter__(self) -> Iterator[Record]:
        return (self[at] for at in range(len(self.cards)))


_DECODE_RECORD = msgspec.msgpack.Decoder(Record).decode
_DECODE_TOLD = msgspec.msgpack.Decoder(Told).decode
_DECODE_EACH = msgspec.msgpack.Decoder(list[Told | None]).decode


class _Work(Struct, frozen=True, dict=True):
    """A project whose claim files are to be read and checked, and what does it."""

    project: Project
    asking: Asking
    today: datetime.date
    workers: Workers
    cache: Cache | None
    kept: _Records

    @cached_property
    def references(self) -> dict[Path, Record | None]:
        """The records of the references, which everybody needs; none where one cannot be read."""
        trusted = (one for one in self.project.paths if is_reference(one, self.project.folder))
        return {
            path: read_record(path, str(self.project.root), is_trusted=True) for path in trusted
        }

    @cached_property
    def common(self) -> bytes:
        """What every portion is looked at with."""
        asking = replace(self.asking, rules=frozenset(one.rule for one in self.asking.of_some))
        told = tuple(one.seen() for one in self.references.values() if one)
        return encode(Common(str(self.project.root), self.today, asking, told))

    @cached_property
    def asked(self) -> bytes:
        """A digest of what is asked of every source, and of the references."""
        checks = [(one.name, one.read_bytes()) for one in check_files(Path(self.asking.folder))]
        told = [one.seen() for one in self.references.values() if one]
        return digest(checks, sorted(self.asking.rules or ()), told)

    def key_of_all(self, passed_over: tuple[str, ...]) -> bytes:
        """A digest of all that anything found here hangs on."""
        return digest("all", self.asked, self.today, passed_over, self.kept.digests)

    @cached_property
    def neighbours(self) -> Neighbours:
        """The claims of all that is read, by what they are about, and by name."""
        return Neighbours(self.kept.cards)

    @property
    def sources(self) -> list[int]:
        """The positions of what is checked."""
        return [at for at, card in enumerate(self.kept.cards) if not card.is_reference]

    def told(
        self, function: Callable[[bytes, bytes], bytes], portions: _Portions
    ) -> Iterator[tuple[int, Told | None]]:
        """What is told of each portion, by its number: what was before, and what is now."""
        keys = [portions.key(number) for number in range(portions.count)] if self.cache else ()
        kept = self.cache.get(filter(None, keys)) if self.cache else {}
        known = {at: _DECODE_TOLD(kept[key]) for at, key in enumerate(keys) if key in kept}
        known = {at: told for at, told in known.items() if portions.is_still_so(told)}
        yield from known.items()
        left = [number for number in range(portions.count) if number not in known]
        batches = _batches(left, self.workers, portions)
        calls = ((self.common, portions.call(batch)) for batch in batches)
        for number, answer in self.workers.results(function, calls):
            told = dict(zip(batches[number], _DECODE_EACH(answer), strict=True))
            if self.cache:
                new = {keys[at]: encode(one) for at, one in told.items() if one and one.is_kept}
                self.cache.put({key: one for key, one in new.items() if key})
            yield from told.items()


class _Portions(Struct, frozen=True):
    """What workers are called with: so many portions, each kept under its key, empty for none."""

    count: int
    key: Callable[[int], bytes]
    call: Callable[[Sequence[int]], bytes]
    is_still_so: Callable[[Told], bool] = lambda _: True
    weight: Callable[[int], int] = lambda _: 1
    most: int = MOST_FILES
    batches: int = BATCHES_A_WORKER


def _batches(members: Sequence[int], workers: Workers, portions: _Portions) -> list[list[int]]:
    """Members in batches, enough of them to keep all workers busy to the end; here in one."""
    total = sum(map(portions.weight, members))
    size = min(max(LEAST_FILES, total // (workers.count * portions.batches)), portions.most)
    batches: dict[int, list[int]] = defaultdict(list)
    before = 0
    for member in members:
        batches[0 if workers.are_here else before // size].append(member)
        before += portions.weight(member)
    return list(batches.values())


def _read(work: _Work) -> tuple[str, ...] | None:
    """Read the claim files; the paths that are none, and ``None`` where anything is wrong."""
    project, others = work.project, list[Path]()
    trusted = [one for one in work.references.values() if one]
    names = names_of(trusted)
    if not all(record.card.is_told_by(names) for record in trusted):
        return None
    told = _files_told(work)
    told |= {path: Told(record=one) for path, one in work.references.items()}
    for path in project.paths:
        found = told[path]
        if found and found.record:
            work.kept.add(found.record, found.found)
        elif path in project.meant or not is_passed_over(path):
            return None
        else:
            others.append(path)
    claim_files = [path for path in project.paths if path not in set(others)]
    if not claim_files or collisions(claim_files, project.root):
        return None
    return tuple(path.relative_to(project.root).as_posix() for path in others)


def _files_told(work: _Work) -> dict[Path, Told | None]:
    """Each claim file that is no reference with its record, and what is found of it by itself."""
    root = work.project.root
    paths = [path for path in work.project.paths if path not in work.references]

    def key(number: int) -> bytes:
        path = paths[number]
        if path.is_symlink() or not path.is_file():
            return b""
        return digest("file", work.asked, path.relative_to(root).as_posix(), path.read_bytes())

    portions = _Portions(
        len(paths),
        key,
        lambda batch: encode([str(paths[number]) for number in batch]),
        lambda told: told.record is not None and _is_as_read(told.record, root),
    )
    return {paths[number]: told for number, told in work.told(read_files, portions)}


def _is_as_read(record: Record, root: Path) -> bool:
    """Whether the text that a claim file names is the one that its record holds."""
    document = document_of(record)
    if not document.path:
        return True
    named = (root / document.place.path).parent / document.written["file"].text
    try:
        is_there = inside(named, root) == document.path
        return is_there and read_text(named, named.name, named.name) == document.text
    except UnreadableError:
        return False


def _examined(
    work: _Work, passed_over: tuple[str, ...], *, is_asked_on: bool
) -> tuple[Archive, Sequence[Examined]]:
    """What is found in the sources, and then by the checks that need them all."""
    files = list(map(file_of, work.kept))
    whole = linked(files, work.project.root, work.today)
    whole = replace(whole, passed_over=passed_over)
    if is_asked_on:
        whole = with_expectations(whole, files)
    found = (from_plain(msgspec.msgpack.decode(told), whole) for told in _all_found(work))
    examined = list(_told_once(found))
    key = work.key_of_all(passed_over) if work.cache else b""
    if work.cache and (before := work.cache.get([key])):
        last = msgspec.msgpack.decode(before[key])
        return whole, [*examined, *(from_plain(one, whole) for one in last)]
    is_looked_at = any(not check.is_standard for check in work.asking.of_all)
    told = with_expectations(whole, files) if is_looked_at and not is_asked_on else whole
    last = list(_examined_last(work, told, examined))
    if work.cache and not any(one.breakdowns for one in last):
        work.cache.put({key: encode(list(map(to_plain, last)))})
    return whole, [*examined, *last]


def _told_once(examined: Iterable[Examined]) -> Iterator[Examined]:
    """What was found, where two sources have been compared by themselves and as parts."""
    seen = set[tuple[object, ...]]()
    for one in examined:
        keys = {
            found: (found.rule, found.place, found.message, found.claims) for found in one.findings
        }
        new = tuple(found for found, key in keys.items() if not found.claims or key not in seen)
        seen.update(keys.values())
        yield one if len(new) == len(keys) else replace(one, findings=new)


def _all_found(work: _Work) -> Iterator[bytes]:
    """What is found in sources by themselves, between them, and in those that hang on others."""
    kept, neighbours = work.kept, work.neighbours
    again = {at for at in work.sources if kept.found[at] is None or at in neighbours.bound}
    shared = list(neighbours.shared)
    for number, told in work.told(compare_groups, _groups(work, shared)):
        if told and told.found:
            yield told.found
        else:
            again.update(at for at, _ in shared[number])
    yield from (found for at in work.sources if at not in again and (found := kept.found[at]))
    left = sorted(again)
    yield from (
        told.found for _, told in work.told(check_part, _parts(work, left)) if told and told.found
    )


def _groups(work: _Work, shared: Sequence[Sequence[Spot]]) -> _Portions:
    """Claims of several sources about one thing, as portions."""
    kept, neighbours, seen = work.kept, work.neighbours, work.kept.digests

    def key(number: int) -> bytes:
        spots = neighbours.told_with(shared[number])
        members = [(seen[at][-1], [seen[at][n] for n in told]) for at, told in spots.items()]
        return digest("group", work.asked, members)

    def call(batch: Sequence[int]) -> bytes:
        spots = neighbours.told_with(spot for number in batch for spot in shared[number])
        sources = tuple(kept[at].seen(told) for at, told in spots.items())
        groups = tuple(tuple(map(neighbours.name, shared[number])) for number in batch)
        return encode(Part(sources, groups=groups))

    def weight(number: int) -> int:
        return len(shared[number])

    return _Portions(len(shared), key, call, weight=weight, most=MOST_CLAIMS, batches=2)


def _parts(work: _Work, left: Sequence[int]) -> _Portions:
    """Sources with the claims of others that their findings hang on, as portions."""
    kept, neighbours, seen = work.kept, work.neighbours, work.kept.digests

    def key(number: int) -> bytes:
        beside = neighbours.beside([left[number]])
        others = [(seen[by][-1], [seen[by][n] for n in beside[by]]) for by in beside]
        return digest("found", work.asked, seen[left[number]], others)

    def call(batch: Sequence[int]) -> bytes:
        own = [left[number] for number in batch]
        beside = neighbours.beside(own)
        records = {at: kept[at] for at in own} | {at: kept[at].seen(beside[at]) for at in beside}
        names = tuple(kept.cards[at].id for at in beside)
        return encode(Part(tuple(records[at] for at in sorted(records)), names))

    return _Portions(len(left), key, call)


def _examined_last(work: _Work, whole: Archive, examined: Iterable[Examined]) -> Iterator[Examined]:
    """What the checks that need all sources find; some ask what the others have found."""
    asking = work.asking
    whole.told.update({check.rule: set() for check in asking.of_some})
    for one in examined:
        for finding in one.findings:
            whole.told[finding.rule].update(finding.claims)
    return examine_all(asking.of_all, whole, asking.find_check, asking.seconds)
