"""What workers do: read claim files and check them, compare what several tell, check a part.

A portion is told as bytes, and so is what is found in it; what cannot be read is told as nothing.
"""

from __future__ import annotations

import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive import OF_TWO, SHARED, Archive, parts_of
from factcheck.archive.dependencies import Spot
from factcheck.archive.loading import linked, linked_beside, with_expectations
from factcheck.archive.pairs import Pairs, pair_apart
from factcheck.archive.records import (
    Card,
    Key,
    Record,
    card_of,
    file_of,
    record_of,
    source_of,
)
from factcheck.check import Check, find_checks
from factcheck.claimfiles import read_claim_file
from factcheck.collector import collector_at_rest
from factcheck.errors import FactcheckError, UnreadableError
from factcheck.model import Claim, Finding, Observation, Pair, Source
from factcheck.running.examine import ALLOWANCE, FindCheck, examine_all, part_parameter
from factcheck.running.examined import Examined, Gathered, seen_told, to_plain
from factcheck.text import Span

encode = msgspec.msgpack.encode
_OF_ALL = {*SHARED, ALLOWANCE, "verification"}  # looked at with all sources, or on the run's day


class Asking(Struct, frozen=True, array_like=True, dict=True):
    """The checks of a folder that run: those of some rules, or all, with a limit as in a run."""

    folder: str
    rules: frozenset[str] | None = None
    seconds: float = 0
    reports: str = ""  # the folder that they are written to, on which no check hangs

    @cached_property
    def _known(self) -> tuple[Check, ...]:
        return find_checks(self.folder)

    @cached_property
    def chosen(self) -> tuple[Check, ...]:
        """The checks that run."""
        return tuple(one for one in self._known if self.rules is None or one.rule in self.rules)

    @cached_property
    def find_check(self) -> FindCheck:
        """The folder's check for a rule."""
        return {check.rule: check for check in self._known}.get

    @property
    def of_all(self) -> tuple[Check, ...]:
        """The checks that look at all sources, or at what other checks find."""
        return tuple(one for one in self.chosen if _is_of_all(one))

    @property
    def of_some(self) -> tuple[Check, ...]:
        """The others."""
        return tuple(one for one in self.chosen if not _is_of_all(one))

    @property
    def keys(self) -> tuple[Key, ...]:
        """What brings claims together at which they look, wherever these stand."""
        return tuple(filter(None, (check.key for check in self._known)))

    @property
    def of_several(self) -> tuple[Check, ...]:
        """Those of them that look at claims of several sources about one thing."""
        return tuple(c for c in self.of_some if c.looks_beside or part_parameter(c) in OF_TWO)


def _is_of_all(check: Check) -> bool:
    return check.looks_everywhere or part_parameter(check) in _OF_ALL


class Common(Struct, frozen=True, array_like=True):
    """What every portion of an archive is looked at with.

    ``asked`` tells the checks from those that stood in the same files before; empty where nothing
    is kept.
    """

    root: str
    today: datetime.date
    asking: Asking
    references: tuple[Record, ...]
    asked: bytes = b""


class PortionResult(Struct, frozen=True, array_like=True):
    """What is found in a source, as ``to_plain`` tells it, and of a claim file its record.

    ``seen`` is what is seen of each source's claims, as by ``seen_told``. Nothing is found where it
    hangs on what others tell; a check that broke down may not another time, and what it found is
    not kept. What was seen between sources was looked at ``by`` checks in that of the first claim.
    ``sentences`` are where those of the findings' claims stand, which every report quotes: to part
    texts into sentences again takes as long as all else that reports of findings do.
    """

    found: bytes | None = None
    seen: Mapping[str, bytes] = {}
    is_kept: bool = True
    card: Card | None = None
    record: bytes = b""
    by: Mapping[str, tuple[str, ...]] = {}
    sentences: Mapping[str, Span] = {}


class ArchivePart(Struct, frozen=True, array_like=True):
    """Sources in the archive's order; those of the ``context`` are there for the others.

    ``groups`` are claims about one thing, each by its source's position, and its own in that;
    ``window_of`` is as in an ``Archive``.
    """

    sources: tuple[Record, ...]
    context: tuple[str, ...] = ()
    groups: tuple[tuple[Spot, ...], ...] = ()
    window_of: Mapping[str, int] = {}


class _Known(Struct, frozen=True, dict=True):
    """What a worker needs for every portion, read once."""

    told: Common

    @cached_property
    def held(self) -> Archive:
        """The references alone; raises ``UnreadableError`` as ``load`` does."""
        files = [file_of(source_of(record)) for record in self.told.references]
        return with_expectations(linked(files, Path(self.told.root), self.told.today), files)

    def archive(self, sources: Iterable[Source]) -> Archive:
        """Some sources beside the references; raises ``UnreadableError`` as ``load`` does."""
        files = list(map(file_of, sources))
        return with_expectations(linked_beside(self.held, files), files)

    @cached_property
    def names(self) -> Collection[str]:
        """What references and their claims can be named by."""
        return self.held.by_source.keys() | self.held.by_uid.keys()

    def is_by_itself(self, card: Card) -> bool:
        """Whether a source names no others but references, and corrects nothing."""
        return not (card.correcting or card.is_open) and card.is_told_by(self.names)


@lru_cache(maxsize=1)
def _known(common: bytes) -> _Known:
    return _Known(msgspec.msgpack.Decoder(Common).decode(common))


_Read: TypeAlias = tuple[Source, Card, Record]


@collector_at_rest()
def read_files(common: bytes, call: bytes) -> bytes:
    """Of claim files, by their paths: what is found of each, and its record; or nothing."""
    known = _known(common)
    keys = known.told.asking.keys
    read = [read_source(Path(one), known.told.root, keys) for one in msgspec.msgpack.decode(call)]
    try:
        found = _found_alone([one[:2] for one in read if one], known)
    except UnreadableError:  # told as above
        return encode([None] * len(read))
    return encode(
        [
            one
            and replace(found.get(one[0].id, PortionResult()), card=one[1], record=encode(one[2]))
            for one in read
        ]
    )


def read_source(
    path: Path, root: str, keys: Sequence[Key] = (), *, is_trusted: bool = False
) -> _Read | None:
    """The source of a claim file with its card and its record, or nothing."""
    try:
        source = read_claim_file(path, Path(root), is_trusted).source
        return source, card_of(source, keys), record_of(source)
    except FactcheckError:  # told by a run in one process, which knows all files
        return None


def _found_alone(read: Iterable[tuple[Source, Card]], known: _Known) -> Mapping[str, PortionResult]:
    """What is found in the sources that name no other, and correct nothing.

    Where a check finds something of what others may tell as well, it has to be asked with them.
    """
    asking = known.told.asking
    alone = [source for source, card in read if known.is_by_itself(card)]
    archive = replace(known.archive(alone), is_each_alone=True)
    beside = {check.rule for check in asking.of_several if check.looks_beside}
    examined = examine_all(asking.of_some, archive, asking.find_check, asking.seconds)
    return {
        source.id: told_of(one)
        for source, one in zip(archive.sources, examined, strict=True)
        if beside.isdisjoint(finding.rule for finding in one.findings)
    }


def told_of(examined: Examined) -> PortionResult:
    """What is found, and seen."""
    told = to_plain(replace(examined, observations=()))
    seen, by = _seen_of(examined), {} if examined.source else _looked_by(examined.observations)
    claims = chain.from_iterable(finding.claims for finding in examined.findings)
    sentences = {claim.uid: around for claim in claims if (around := claim.sentence_span)}
    is_kept = not examined.breakdowns
    return PortionResult(encode(told), seen, is_kept, by=by, sentences=sentences)


def _looked_by(observations: Iterable[Observation]) -> Mapping[str, tuple[str, ...]]:
    """The rules of the checks that looked at anything, by the source of the first claim."""
    rules: dict[str, set[str]] = defaultdict(set)
    for one in observations:
        rules[one.claims[0].document.id].update(one.rules)
    return {source: tuple(sorted(names)) for source, names in rules.items()}


def _seen_of(examined: Examined) -> Mapping[str, bytes]:
    """What is seen, by the sources of whose claims it is, and that in which it was seen."""
    seen: dict[str, list[Observation]] = defaultdict(list)
    for one in examined.observations:
        told = (claim.document.id for claim in one.claims if not claim.is_reference)
        for source in filter(None, {examined.source, *told}):
            seen[source].append(one)
    return {source: seen_told(some) for source, some in seen.items()}


@collector_at_rest()
def compare_groups(common: bytes, part: bytes) -> bytes:
    """What is found between claims of several sources, of each group of them about one thing.

    Nothing where it may change what is found of one of these sources by itself.
    """
    known, own = _known(common), msgspec.msgpack.Decoder(ArchivePart).decode(part)
    asking = known.told.asking
    whole = replace(known.archive(map(source_of, own.sources)), window_of=own.window_of)
    told = [[whole.sources[at].claims[spot] for at, spot in spots] for spots in own.groups]
    groups = _quiet(told, whole)
    found = _by_group(_found_between(groups, whole, asking), groups)
    return encode([found.get(number, PortionResult()) for number in range(len(own.groups))])


def _quiet(groups: Sequence[Sequence[Claim]], whole: Archive) -> Mapping[int, Sequence[Claim]]:
    """The groups of which no claims clash, by their number, nor are counts that may fall."""
    number_of = {claim: number for number, claims in enumerate(groups) for claim in claims}
    pairs = chain.from_iterable(whole.pairs.values())
    clashing = (pair.claim for pair in pairs if pair.conflicts and not pair.has_reference)
    cut_short = (source.claims for source in whole.sources if whole.left_out_of(source))
    counts = (claim for claim in number_of if "cumulative" in claim.written)
    loud = map(number_of.get, chain(clashing, counts, *cut_short))
    return {number: groups[number] for number in set(number_of.values()).difference(loud)}


def _found_between(
    groups: Mapping[int, Sequence[Claim]], whole: Archive, asking: Asking
) -> Examined:
    """What is found between the claims of some groups, across sources.

    Pairs within a source, and restatements, are looked at with the source; so is a claim where
    all others say the same. All is looked at as if of the first source, and once more by source
    where a check breaks down, to know in which.
    """
    quiet = set(chain.from_iterable(groups.values()))
    alike = (told for told in groups.values() if len({claim.value_words for claim in told}) < 2)
    varied = quiet.difference(chain.from_iterable(alike))
    pairs: dict[str, list[Pair]] = defaultdict(list)
    for pair in chain.from_iterable(whole.pairs.values()):
        if pair.claim in quiet and not (pair.has_reference or pair.is_within_source):
            pairs[pair.claim.document.id].append(pair)
    between, first = _narrowed(whole, quiet), whole.sources[0]
    compared = Pairs({source: tuple(some) for source, some in pairs.items()}, {})
    parts = _told_apart(whole, varied)
    vars(between).update(_compared=compared, found=parts)
    claims = chain.from_iterable(told["claim"] for told in parts.values())
    subjects = (parts_of("pair", between, between.by_source[one]) for one in compared.found)
    told = tuple(chain.from_iterable(subjects))
    own = parts[first.id]
    parts[first.id] = {"claim": tuple(claims), "pair": told, "restatement": ()}
    found = _of_several(asking, between, between.sources[:1])
    if found.breakdowns:
        parts[first.id] = own
        return _of_several(asking, between)
    return found


def _told_apart(archive: Archive, claims: Collection[Claim]) -> dict[str, dict[object, Any]]:
    """What is known of each source, where of its claims some are to be looked at by themselves."""
    return {
        source.id: {
            "restatement": (),
            "claim": tuple(s for s in parts_of("claim", archive, source) if s.value in claims),
        }
        for source in archive.sources
    }


@collector_at_rest()
def compare_apart(common: bytes, part: bytes) -> bytes:
    """What is found between claims that clash, and do not stand near each other, of each two."""
    known, own = _known(common), msgspec.msgpack.Decoder(ArchivePart).decode(part)
    whole = known.archive(map(source_of, own.sources))
    told = [[whole.sources[at].claims[spot] for at, spot in spots] for spots in own.groups]
    return encode([told_of(_found_apart(claims, whole, known.told.asking)) for claims in told])


def _found_apart(claims: Sequence[Claim], whole: Archive, asking: Asking) -> Examined:
    archive = _narrowed(whole, set(claims))
    pairs = {pair.claim.document.id: [pair] for pair in pair_apart(claims)}
    found = _told_apart(archive, ())
    vars(archive).update(_compared=Pairs({}, {}), pairs_apart=pairs, found=found)
    return _of_several(asking, archive)


def _narrowed(archive: Archive, claims: Collection[Claim]) -> Archive:
    """The archive with some of its claims alone."""
    told = ((one, tuple(filter(claims.__contains__, one.claims))) for one in archive.sources)
    return replace(archive, sources=tuple(replace(one, claims=some) for one, some in told))


def _of_several(asking: Asking, archive: Archive, sources: Sequence[Source] = ()) -> Examined:
    """What the checks find that look at claims of several sources, in all of these or in some."""
    checks, gathered = asking.of_several, Gathered()
    found = list(examine_all(checks, archive, asking.find_check, asking.seconds, sources))
    if len(found) == 1:  # as it is, with nothing to tell once
        return replace(found[0], source="")
    for one in found:
        gathered.add(one)
    return gathered.examined()


def _by_group(
    examined: Examined, groups: Mapping[int, Sequence[Claim]]
) -> Mapping[int, PortionResult]:
    """What was found in each group; nothing where a check broke down in one of its sources."""
    number_of = {claim: number for number, claims in groups.items() for claim in claims}
    findings: dict[int, list[Finding]] = defaultdict(list)
    observations: dict[int, list[Observation]] = defaultdict(list)
    for finding in examined.findings:
        findings[number_of[finding.claims[0]]].append(finding)
    for one in examined.observations:
        observations[number_of[one.claims[0]]].append(one)
    broken = {one.source for one in examined.breakdowns}
    found = {
        number: Examined("", (), tuple(findings[number]), tuple(observations[number]))
        for number, claims in groups.items()
        if broken.isdisjoint(claim.document.id for claim in claims)
    }
    return {number: told_of(one) for number, one in found.items()}


@collector_at_rest()
def check_part(common: bytes, part: bytes) -> bytes:
    """What checks find in each source of a part that is no context."""
    known, own = _known(common), msgspec.msgpack.Decoder(ArchivePart).decode(part)
    asking = known.told.asking
    archive = known.archive(map(source_of, own.sources))
    archive = replace(archive, context=frozenset(own.context), window_of=own.window_of)
    examined = examine_all(asking.of_some, archive, asking.find_check, asking.seconds)
    return encode(list(map(told_of, examined)))
