"""Where checks run: in this process, in several on this machine, or on a cluster.

An engine changes where, and nothing else. Workers read claim files in batches, and check what hangs
on no other source at once. What several sources tell of one thing is compared once, wherever that
is. Only the sources of which more may hang on others, since these clash or are named, are checked
again, as parts: with the claims of others that they hang on (``archive/dependencies.py``). Of each
source a card tells whom it looks at (``archive/records.py``); records lie in a file meanwhile.
"""

from __future__ import annotations

import datetime
import os
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import nullcontext, suppress
from functools import cached_property, lru_cache, partial
from itertools import chain
from pathlib import Path
from typing import TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive import Archive
from factcheck.archive.dependencies import Spot
from factcheck.archive.loading import (
    Project,
    collisions,
    is_passed_over,
    linked,
    load_found,
    unreadable,
    with_expectations,
    without_unread,
)
from factcheck.archive.pairs import far_apart
from factcheck.archive.records import (
    Card,
    Record,
    decode_record,
    file_of,
    source_of,
)
from factcheck.check import files_behind, names_imported
from factcheck.claimfiles import read_claim_file
from factcheck.claimfiles.files import real_path
from factcheck.collector import collector_at_rest
from factcheck.errors import UnreadableError
from factcheck.heard import each_heard
from factcheck.model import Breakdown, Claim, Finding, Seen
from factcheck.running.cache import Cache, cache_in, digest
from factcheck.running.examine import examine_all
from factcheck.running.examined import Examined, from_plain
from factcheck.running.kept_files import is_as_read, key_of, read_references
from factcheck.running.portions import (
    ArchivePart,
    Asking,
    Common,
    PortionResult,
    check_part,
    compare_apart,
    compare_groups,
    encode,
    read_files,
    told_of,
)
from factcheck.running.shelf import Memory, Shelf
from factcheck.running.workers import HERE, PROCESSES, Workers, workers_of

LARGE, ENOUGH = 1000, 2  # claim files, and processors, from which processes are the quicker way
LEAST_FILES, MOST_FILES = 10, 200  # of a batch
MOST_CLAIMS = 5_000  # in a batch of groups about one thing, whose sources' texts go along
BATCHES_A_WORKER = 8  # of files, as long as they hold enough
MOST_AT_ONCE = 1000  # looked up in the cache, that few of them lie in memory


Looked: TypeAlias = tuple[Archive, Sequence[Examined], Seen | None]


def examine_on(
    engine: str,
    workers: int,
    project: Project,
    asking: Asking,
    *,
    is_kept: bool = False,
) -> Looked:
    """The archive of a project, and what checks find in it, as ``examine_all`` gives it.

    The archive need not be in memory, nor what its files expect stand in it; what was seen is then
    told by a function, as in a ``Result``.

    Without an engine an archive is checked in this process, a large one on many processors in
    several. What was found before is taken from the project's cache where that ``is_kept``.
    Raises as ``run`` does.
    """
    today = datetime.date.today()
    is_large = len(project.paths) >= LARGE and (os.cpu_count() or 1) >= ENOUGH
    if not (engine or is_kept or is_large):
        return _examined_here(project, asking, today)
    chosen, count = engine or (PROCESSES if is_large else HERE), workers or os.cpu_count() or 1
    telling = partial(workers_of, HERE if chosen == HERE else PROCESSES, count)
    with (
        workers_of(chosen, count) as at_work,
        cache_in(project.root) if is_kept else nullcontext() as cache,
        collector_at_rest(),
    ):

        def looked(left: Project, unread: Sequence[Breakdown] = ()) -> Looked | None:
            shelf = Shelf(is_digested=is_kept, opened=telling)
            return _looked(_Work(left, asking, today, at_work, cache, shelf, [], [*unread]))

        found = looked(project) or _looked_without_unread(project, today, looked)
        if found and cache:
            cache.prune()
    return found or _examined_here(project, asking, today)


def _looked_without_unread(
    project: Project, today: datetime.date, looked: Callable[..., Looked | None]
) -> Looked | None:
    """What is found where the files are left out that name what there is not; else ``None``."""
    left, unread = without_unread(project, today) if project.leaves_out else (project, ())
    return looked(left, unread) if unread else None


def _looked(work: _Work) -> Looked | None:
    """What is found in parts; ``None`` where files do not go together, or cannot be left out."""
    with suppress(UnreadableError):  # told by a run in one process, with all other faults
        passed_over = _read(work)
        if passed_over is not None and work.shelf.dependencies.is_whole:
            return _examined(work, passed_over)
    return None


def _examined_here(project: Project, asking: Asking, today: datetime.date) -> Looked:
    whole = load_found(project, today)
    with collector_at_rest():
        found = examine_all(asking.chosen, whole, asking.find_check, asking.seconds)
        return whole, list(found), None


_DECODE_TOLD = msgspec.msgpack.Decoder(PortionResult).decode
_DECODE_EACH = msgspec.msgpack.Decoder(list[PortionResult | None]).decode
_DECODE_NAMES = msgspec.msgpack.Decoder(frozenset[str]).decode
_DECODE_LAST = msgspec.msgpack.Decoder(list[PortionResult]).decode


class _Work(Struct, frozen=True, dict=True):
    """A project whose claim files are to be read and checked, and what does it."""

    project: Project
    asking: Asking
    today: datetime.date
    workers: Workers
    cache: Cache | None
    shelf: Shelf
    broken: list[Breakdown]  # providers that did not answer
    unread: list[Breakdown]  # files that are left out

    @cached_property
    def references(self) -> Mapping[Path, tuple[Card, Record] | None]:
        """Cards and records of the references, which everybody needs; none of what is no such."""
        found, broken = read_references(self.project, self.cache)
        self.broken.extend(broken)
        return found

    @cached_property
    def seen_of_references(self) -> tuple[Record, ...]:
        """What others see of the references."""
        return tuple(one[1].seen() for one in self.references.values() if one)

    @cached_property
    def common(self) -> bytes:
        """What every portion is looked at with."""
        asking = replace(self.asking, rules=frozenset(one.rule for one in self.asking.of_some))
        root = str(self.project.root)
        asked = self.asked if self.cache else b""
        return encode(Common(root, self.today, asking, self.seen_of_references, asked))

    @cached_property
    def asked(self) -> bytes:
        """A digest of what is asked of every source, and of the references."""
        folder, written = Path(self.asking.folder), Path(self.asking.reports)
        behind = files_behind(folder, written, self._names_imported)
        told = sorted((str(path), path.read_bytes()) for path in behind)
        return digest(told, sorted(self.asking.rules or ()), self.seen_of_references)

    def _names_imported(self, text: bytes) -> Iterable[str]:
        """As ``names_imported``, of a file that was looked at before without parsing it."""
        if self.cache is None:
            return names_imported(text)
        key = digest("names", text)
        if kept := self.cache.get([key]):
            return _DECODE_NAMES(kept[key])
        names = names_imported(text)
        self.cache.put({key: encode(names)})
        return names

    def told(
        self, function: Callable[[bytes, bytes], bytes], portions: _Portions
    ) -> Iterator[tuple[int, PortionResult | None]]:
        """What is told of each portion, by its number: what was before, and what is now."""
        keys = [portions.key(number) for number in range(portions.count)] if self.cache else ()
        left = list[int]()
        for start in range(0, portions.count, MOST_AT_ONCE):
            some = range(start, min(start + MOST_AT_ONCE, portions.count))
            known = self._kept_results(some, keys, portions) if self.cache else {}
            yield from known.items()
            left += (number for number in some if number not in known)
        batches = _batches(left, self.workers, portions)
        calls = ((self.common, portions.call(batch)) for batch in batches)
        for (number, answer), is_quiet in each_heard(self.workers.results(function, calls)):
            told = dict(zip(batches[number], _DECODE_EACH(answer), strict=True))
            if self.cache and is_quiet:
                new = {keys[at]: encode(one) for at, one in told.items() if one and one.is_kept}
                self.cache.put({key: one for key, one in new.items() if key})
            yield from told.items()

    def _kept_results(
        self, some: Iterable[int], keys: Sequence[bytes], portions: _Portions
    ) -> Mapping[int, PortionResult]:
        """What was told before of some portions, and is still so."""
        kept = self.cache.get(keys[at] for at in some if keys[at]) if self.cache else {}
        known = {at: _DECODE_TOLD(kept[keys[at]]) for at in some if keys[at] in kept}
        return {at: told for at, told in known.items() if portions.is_still_so(told)}


class _Portions(Struct, frozen=True):
    """What workers are called with: so many portions, each kept under its key, empty for none."""

    count: int
    key: Callable[[int], bytes]
    call: Callable[[Sequence[int]], bytes]
    is_still_so: Callable[[PortionResult], bool] = lambda _: True
    weight: Callable[[int], int] = lambda _: 1
    most: int = MOST_FILES
    batches: int = BATCHES_A_WORKER


def _batches(members: Sequence[int], workers: Workers, portions: _Portions) -> list[list[int]]:
    """Members in batches, as large as may be; for others, enough to keep all busy to the end."""
    total = sum(map(portions.weight, members))
    number = 1 if workers.are_here else workers.count * portions.batches
    size = min(max(LEAST_FILES, total // number), portions.most)
    batches: dict[int, list[int]] = defaultdict(list)
    before = 0
    for member in members:
        batches[before // size].append(member)
        before += portions.weight(member)
    return list(batches.values())


def _read(work: _Work) -> tuple[str, ...] | None:
    """Read the claim files; the paths that are none, and ``None`` where anything is wrong."""
    project, shelf = work.project, work.shelf
    if not all(map(_is_text, map(str, project.paths))):
        return None
    trusted = [one for one in work.references.values() if one]
    names = {card.id for card, _ in trusted}
    names.update(f"{card.id}.{claim}" for card, record in trusted for claim in record.ids)
    if not all(card.is_told_by(names) for card, _ in trusted):
        return None
    numbers = {path: number for number, path in enumerate(project.paths)}
    left = set(project.paths)
    for path, (card, record) in ((at, one) for at, one in work.references.items() if one):
        shelf.add(numbers[path], card, encode(record))
        left.discard(path)
    for path, told in _files_told(work):
        if told and told.card:
            alone = encode(replace(told, card=None, record=b"")) if told.found else b""
            shelf.add(numbers[path], told.card, told.record, alone)
            left.discard(path)
    others = [path for path in project.paths if path in left]
    unread = [path for path in others if path in project.meant or not is_passed_over(path)]
    others = [path for path in others if path not in unread]
    claim_files = [path for path in project.paths if path not in others]
    if len(claim_files) == len(unread) or collisions(claim_files, project.root):
        return None
    if not _are_left_out(work, unread):
        return None
    shelf.arrange()
    return tuple(path.relative_to(project.root).as_posix() for path in others)


def _are_left_out(work: _Work, unread: Iterable[Path]) -> bool:
    """Whether files that could not be read may be left out, which is told then."""
    for path in unread:
        if not work.project.leaves_out or path in work.references:
            return False
        try:
            read_claim_file(path, work.project.root)
        except UnreadableError as error:
            work.unread.extend(unreadable(path, error.faults))
        else:
            return False
    return True


def _is_text(path: str) -> bool:
    """Whether a path can be sent and kept; a file system may have bytes that are no characters."""
    return path.isascii() or path.encode("utf-8", "ignore").decode() == path


def _files_told(work: _Work) -> Iterator[tuple[Path, PortionResult | None]]:
    """Each claim file that is no reference with its record, and what is found of it by itself."""
    root = work.project.root
    paths = [path for path in work.project.paths if path not in work.references]
    real = lru_cache(real_path)
    portions = _Portions(
        len(paths),
        lambda number: key_of(paths[number], root, "file", work.asked),
        lambda batch: encode([str(paths[number]) for number in batch]),
        lambda told: bool(told.record) and is_as_read(decode_record(told.record), root, real),
    )
    return ((paths[number], told) for number, told in work.told(read_files, portions))


def _examined(work: _Work, passed_over: tuple[str, ...]) -> Looked:
    """What is found in the sources, and then by the checks that need them all."""
    shelf, of_all, root, today = work.shelf, work.asking.of_all, work.project.root, work.today
    whole = Archive(root, shelf.sources, shelf.references, today)
    whole = replace(whole, passed_over=passed_over, breakdowns=(*work.broken, *work.unread))
    looked_by = defaultdict[str, set[str]](set)

    def examined(told: PortionResult) -> Examined:
        for source, rules in told.by.items():
            looked_by[source].update(rules)
        for source, seen in told.seen.items():
            shelf.see(source, seen)
        for uid, around in told.sentences.items():
            vars(shelf.claim(uid)).update(sentence_span=around)
        return from_plain(msgspec.msgpack.decode(told.found or b""), shelf.claim)

    found = list(_told_once(map(examined, chain(_all_found(work), _found_apart(work, whole)))))
    found += (Examined(source, tuple(sorted(rules))) for source, rules in looked_by.items())
    last = list(map(examined, _told_last(work, whole, found)))
    if work.cache:
        shelf.memory = Memory(partial(digest, work.asked, today), partial(cache_in, root))
    shelf.looked_at_all = frozenset(check.rule for check in of_all if check.key)
    return whole, [*found, *last], shelf.seen


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


def _all_found(work: _Work) -> Iterator[PortionResult]:
    """What is found in sources by themselves, between them, and in those that hang on others."""
    shelf, dependencies = work.shelf, work.shelf.dependencies
    again = {at for at in shelf.checked if at in dependencies.bound or not shelf.alone(at)}
    shared = dependencies.shared
    for number, told in work.told(compare_groups, _groups(work, shared)):
        if told and told.found:
            yield told
        else:
            again.update(at for at, _ in dependencies.members(shared[number]))
    yield from (_DECODE_TOLD(shelf.alone(at)) for at in shelf.checked if at not in again)
    parts = work.told(check_part, _parts(work, sorted(again)))
    yield from (told for _, told in parts if told and told.found)


def _groups(work: _Work, shared: Sequence[range]) -> _Portions:
    """Claims of several sources about one thing, as portions."""
    members = work.shelf.dependencies.members
    of_group, weight = (lambda at: members(shared[at])), (lambda at: len(shared[at]))
    return _of_groups(work, "group", len(shared), of_group, weight)


def _found_apart(work: _Work, whole: Archive) -> Iterator[PortionResult]:
    """What is found of claims about one thing that clash, and do not stand near each other."""
    shelf, trusted = work.shelf, whole.trusted_about
    pairs = [
        (crowd[one], crowd[other])
        for about, crowd in shelf.crowds()
        for one, other in far_apart(shelf.claims(crowd), len(crowd), trusted.get(about, ()))
    ]
    portions = _of_groups(work, "apart", len(pairs), pairs.__getitem__, lambda _: 2)
    return (told for _, told in work.told(compare_apart, portions) if told and told.found)


def _of_groups(
    work: _Work,
    kind: str,
    count: int,
    members: Callable[[int], Sequence[Spot]],
    weight: Callable[[int], int],
) -> _Portions:
    """Groups of claims, each by its number, as portions."""
    shelf, dependencies = work.shelf, work.shelf.dependencies

    def key(number: int) -> bytes:
        return digest(kind, work.asked, shelf.digests_of(members(number)))

    def call(batch: Sequence[int]) -> bytes:
        groups = list(map(members, batch))
        spots = dependencies.told_with(chain.from_iterable(groups))
        place = {
            (at, position): (number, rank)
            for number, (at, told) in enumerate(spots.items())
            for rank, position in enumerate(told)
        }
        placed = tuple(tuple(place[spot] for spot in spots) for spots in groups)
        return encode(_part(work, spots, groups=placed))

    return _Portions(count, key, call, weight=weight, most=MOST_CLAIMS, batches=2)


def _parts(work: _Work, left: Sequence[int]) -> _Portions:
    """Sources with the claims of others that their findings hang on, as portions."""
    shelf, dependencies = work.shelf, work.shelf.dependencies

    def key(number: int) -> bytes:
        own = [left[number]]
        spots = sorted(set(dependencies.looked_at_by(own)))
        others = shelf.digests_of(spots, dependencies.quoted_by(own))
        numbers = [*map(dependencies.window_of, spots)]
        return digest("found", work.asked, shelf.digests[left[number]], others, numbers)

    def call(batch: Sequence[int]) -> bytes:
        own = [left[number] for number in batch]
        context = dependencies.context_of(own)
        names = tuple(shelf.cards[at].id for at in context)
        return encode(_part(work, {**dict.fromkeys(own), **context}, names))

    return _Portions(len(left), key, call)


def _part(
    work: _Work,
    told: Mapping[int, Sequence[int] | None],
    context: tuple[str, ...] = (),
    groups: tuple[tuple[Spot, ...], ...] = (),
) -> ArchivePart:
    """Some sources by their positions, each with some of its claims, or whole."""
    shelf, numbers, records = work.shelf, dict[str, int](), list[Record]()
    for at, positions in sorted(told.items()):
        record = shelf.record(at)
        records.append(record if positions is None else record.seen(positions))
        for position in range(len(record.ids)) if positions is None else positions:
            if number := shelf.dependencies.window_of((at, position)):
                numbers[f"{shelf.cards[at].id}.{record.ids[position]}"] = number
    return ArchivePart(tuple(records), context, groups, numbers)


def _told_last(
    work: _Work, whole: Archive, examined: Iterable[Examined]
) -> Sequence[PortionResult]:
    """What the checks that need all sources find; some ask what the others have found.

    It is kept where none of these broke down, which may find more another time.
    """
    cache = work.cache
    told = work.today, whole.passed_over, bool(work.unread)
    key = digest("all", work.asked, *told, work.shelf.digests)
    if cache and (kept := cache.get([key])):
        return _DECODE_LAST(kept[key])
    broken = {broken.rule for one in examined for broken in one.breakdowns}
    findings = chain.from_iterable(one.findings for one in examined)
    found = _found_last(work.asking, _concerned(work, whole), findings, broken)
    last = [(told_of(one), is_quiet) for one, is_quiet in each_heard(found)]
    if cache and not broken and all(told.is_kept and is_quiet for told, is_quiet in last):
        cache.put({key: encode([told for told, _ in last])})
    return [told for told, _ in last]


def _found_last(
    asking: Asking, archive: Archive, findings: Iterable[Finding], broken: Collection[str]
) -> Iterator[Examined]:
    """What the checks of all sources find, beside what the others have; nobody knows of some."""
    told = {check.rule: set[Claim]() for check in asking.of_some if check.rule not in broken}
    for finding in findings:
        if finding.rule in told:
            known = (archive.by_uid.get(claim.uid) for claim in finding.claims)
            told[finding.rule].update(filter(None, known))
    archive.told.update(told)
    return examine_all(asking.of_all, archive, asking.find_check, asking.seconds)


def _concerned(work: _Work, whole: Archive) -> Archive:
    """The sources that the checks of all have anything to look at in; the first of all is one.

    A project's own checks of all sources see the whole archive, in memory.
    """
    shelf, offered = work.shelf, work.shelf.dependencies.offered
    if not all(check.is_standard for check in work.asking.of_all):
        files = [file_of(source_of(shelf.record(at))) for at in range(len(shelf.cards))]
        loaded = with_expectations(linked(files, whole.root, whole.today), files)
        return replace(loaded, passed_over=whole.passed_over, breakdowns=whole.breakdowns)
    entire = {at for at in shelf.checked if shelf.cards[at].is_settled} | {*shelf.checked[:1]}
    sources = (
        shelf.source(at, None if at in entire else offered[at])
        for at in sorted(entire.union(offered))
    )
    return replace(whole, sources=tuple(sources))
