"""What was read of sources, and seen of their claims: in a file, a source at a time in memory.

In memory stay the cards of all sources (``archive/records.py``), and the claims that findings are
of, so that each of these is one and the same object wherever it is met.
"""

from __future__ import annotations

from array import array
from collections import ChainMap
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext, suppress
from functools import cached_property, lru_cache, partial
from hashlib import blake2b
from itertools import groupby
from operator import itemgetter
from typing import Any, TypeAlias, overload

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from factcheck.archive.dependencies import Dependencies, Spot
from factcheck.archive.index import About
from factcheck.archive.linker import Dated, Linker, dated_references
from factcheck.archive.records import (
    Card,
    Record,
    claim_of,
    decode_record,
    document_of,
    source_of,
)
from factcheck.collector import collector_at_rest
from factcheck.errors import Place
from factcheck.model import Claim, Document, Kept, KeptSources, Observation, Source
from factcheck.model.source import Ask, AskEach
from factcheck.running.examined import seen_in
from factcheck.running.workers import HERE, EngineError, Workers, in_order, workers_of
from factcheck.spool import Spool

_DIGEST = 16  # bytes
FEW = 20  # sources, of which to ask in this process is the quicker way
MOST_SENT, BATCHES_A_WORKER = 100, 8  # sources that a worker is asked of
encode = msgspec.msgpack.encode
Opened: TypeAlias = Callable[[], AbstractContextManager[Workers]]
here: Opened = partial(workers_of, HERE, 1)


class Memory(Struct, frozen=True):
    """What is kept from run to run of some kind, and the ``key`` of some values."""

    key: Callable[..., bytes]
    kept: Callable[[str], AbstractContextManager[Kept | None]]


class Shelf:
    """The sources and references of an archive in its order, each by its position there.

    ``looked_at_all`` are the rules of checks that look at every claim, whatever else was seen;
    ``opened`` gives the workers that are asked of many sources.
    """

    def __init__(self, *, is_digested: bool = False, opened: Opened = here) -> None:
        self.cards: list[Card] = []
        self.digests: list[bytes] = []  # of each record's claims, then of the rest of it
        self.looked_at_all = frozenset[str]()
        self.memory: Memory | None = None
        self._is_digested, self.opened = is_digested, opened
        self._arrived: dict[int, tuple[Card, int, bytes]] = {}
        self._at: dict[str, int] = {}
        self._records, self._alone, self._seen = Spool(), Spool(), Spool()
        self._pieces = array("Q")
        self._seen_of: list[array[int]] = []
        self._last: tuple[int, Record] | None = None
        self._keys: dict[int, bytes] = {}
        self._kept: dict[str, Claim] = {}  # what findings are of, and dates count from
        self._documents: dict[int, Document] = {}  # of those claims

    def add(self, number: int, card: Card, record: bytes, alone: bytes = b"") -> None:
        """Keep a source by its number, in whichever order they come, until they are arranged.

        ``alone`` is what is found of it by itself, empty for nothing.
        """
        digests = _digests(decode_record(record)) if self._is_digested else b""
        self._arrived[number] = card, self._records.add(record), digests
        self._alone.add(alone)

    def arrange(self) -> None:
        """Give all that came its position, by its number."""
        for number in sorted(self._arrived):
            card, piece, digests = self._arrived.pop(number)
            self._at[card.id] = len(self.cards)
            self.cards.append(card)
            self.digests.append(digests)
            self._pieces.append(piece)
            self._seen_of.append(array("Q"))

    def trust(self, known: Shelf) -> None:
        """Hold the references of another shelf, and what is looked at there."""
        self.looked_at_all = known.looked_at_all
        self._kept.update((claim.uid, claim) for one in known.references for claim in one.claims)
        self.references, self._dated = known.references, known._dated

    def alone(self, at: int) -> bytes:
        """What is found of a source by itself; empty where that hangs on others."""
        return self._alone[self._pieces[at]]

    def see(self, source: str, told: bytes) -> None:
        """Keep what was seen of a source's claims, as ``seen_told`` tells it."""
        at = self._at[source]
        self._keys.pop(at, None)
        self._seen_of[at].append(self._seen.add(told))

    def record(self, at: int) -> Record:
        """What was read of a source; that which was asked for last is at hand."""
        if self._last is None or self._last[0] != at:
            self._last = at, decode_record(self._records[self._pieces[at]])
        return self._last[1]

    def digests_of(self, spots: Iterable[Spot], whole: Iterable[int] = ()) -> Sequence[bytes]:
        """Digests of some claims, and those that correct them; of what is ``whole`` but its claims.

        Each is of all that its date counts from, too, and of the rest of their sources.
        """
        dependencies = self.dependencies
        told = sorted(dependencies.before_origins(spots))
        digests = [dependencies.along(spot, self._chained, self._digest) for spot in told]
        return digests + [self.digests[at][-_DIGEST:] for at in sorted(whole)]

    @cached_property
    def _chained(self) -> dict[Spot, bytes]:
        return {}

    def _digest(self, spot: Spot, before: bytes | None) -> bytes:
        """A digest of a claim and the rest of its source; beside what its date counts from."""
        at, position = spot
        told = self.digests[at]
        own = told[position * _DIGEST : (position + 1) * _DIGEST] + told[-_DIGEST:]
        return own if before is None else blake2b(own + before, digest_size=_DIGEST).digest()

    @cached_property
    def dependencies(self) -> Dependencies:
        """The claims of all that is kept, by what they are about, and by name."""
        return Dependencies(self.cards, self._find)

    def _find(self, uid: str) -> Spot | None:
        source, name = _parted(uid)
        at = self._at.get(source)
        ids = () if at is None else self.record(at).ids
        return (at, ids.index(name)) if at is not None and name in ids else None

    def claim(self, uid: str) -> Claim:
        """A claim by its ``file.claim``, the same whenever it is asked for."""
        return self._linker.claim(uid)

    @cached_property
    def _linker(self) -> Linker:
        return Linker(self._read, self._dated, self._kept)

    @cached_property
    def _dated(self) -> Dated:
        held = (self.record(at) for at, card in enumerate(self.cards) if card.is_reference)
        return dated_references(claim for record in held for claim in source_of(record).claims)

    def _read(self, uid: str) -> Claim:
        spot = self._find(uid)
        if spot is None:
            raise KeyError(uid)
        at, position = spot
        record = self.record(at)
        if at not in self._documents:
            self._documents[at] = document_of(record)
        return claim_of(record, position, self._documents[at])

    @cached_property
    def references(self) -> tuple[Source, ...]:
        """What the desk trusts, in memory."""
        held = list[Source]()
        for at in (at for at, card in enumerate(self.cards) if card.is_reference):
            held.append(self.source(at))
            self._kept.update((claim.uid, claim) for claim in held[-1].claims)
        return tuple(held)

    @cached_property
    def sources(self) -> Sequence[Source]:
        """What is checked, each read when it is asked for."""
        return _Sources(self, self.checked)

    @cached_property
    def checked(self) -> Sequence[int]:
        """The positions of what is checked, and not trusted."""
        return [at for at, card in enumerate(self.cards) if not card.is_reference]

    def source(self, at: int, positions: Sequence[int] | None = None) -> Source:
        """What was read of a source, with all of its claims, or some."""
        record, known = self.record(at), self._documents.get(at)
        source = source_of(record if positions is None else record.seen(positions), known)
        places = range(len(record.ids)) if positions is None else positions
        claims = self._linked(source, [(at, place) for place in places])
        if self._documents.get(at) is not known:  # one of them is kept now, and it with that
            return self.source(at, positions)
        return replace(source, claims=claims)

    def document(self, at: int) -> tuple[Document, int]:
        """The document of a source, with how many claims are made of it."""
        record = self.record(at)
        return self._documents.get(at) or document_of(record), len(record.ids)

    def key(self, at: int, *beside: object) -> bytes:
        """A digest of a source, of what its dates count from, of what was seen, and of more."""
        assert self.memory is not None
        if at not in self._keys:
            before = self.digests_of((at, position) for position in self.cards[at].counting)
            seen = sorted(self._seen[number] for number in self._seen_of[at])
            every = sorted(self.looked_at_all)
            self._keys[at] = self.memory.key(self.digests[at], before, seen, every)
        return self.memory.key(self._keys[at], beside)

    def claims(self, spots: Iterable[Spot]) -> Iterator[Claim]:
        """Some claims in the archive's order, a source at a time in memory."""
        for at, some in groupby(spots, key=itemgetter(0)):
            yield from self.source(at, [position for _, position in some]).claims

    def crowds(self) -> Iterator[tuple[About, Sequence[Spot]]]:
        """What more is told about than is compared at once, with the claims about it."""
        for crowd in self.dependencies.crowds:
            yield next(self.claims(crowd)).topic, crowd

    def common(self) -> bytes:
        """What every part of it has in common."""
        cards = ((at, card) for at, card in enumerate(self.cards) if card.is_reference)
        trusted = tuple((card, self._records[self._pieces[at]]) for at, card in cards)
        return encode(_InEveryPart(trusted, self.looked_at_all))

    def part(self, told: Sequence[tuple[int, Any]]) -> bytes:
        """Some sources by their positions, with what is given beside each, to be asked apart.

        Those from which their dates count go along.
        """
        counting = ((at, position) for at, _ in told for position in self.cards[at].counting)
        own = [at for at, _ in told]
        origins = sorted(self.dependencies.told_with(counting).keys() - set(own))
        held = tuple(
            (
                self.cards[at],
                self._records[self._pieces[at]],
                tuple(self._seen[number] for number in self._seen_of[at]),
            )
            for at in (*own, *origins)
        )
        return encode(_ShelfPart(held, tuple(beside for _, beside in told)))

    def _linked(self, source: Source, spots: Sequence[Spot]) -> tuple[Claim, ...]:
        """The claims of a source; those that are kept, and from which others' dates count, as such.

        Others that dates count from are these claims' alone.
        """
        own = {claim.uid: claim for claim in source.claims}
        for uid, spot in zip(own, spots, strict=True):
            if spot in self.dependencies.origins:
                self.claim(uid)
        if not any("from" in claim.written for claim in source.claims):
            return tuple(self._kept.get(uid, claim) for uid, claim in own.items())

        def find(uid: str) -> Claim:
            return own.get(uid) or self.claim(uid)

        linker = Linker(find, self._dated, ChainMap({}, self._kept))
        return tuple(map(linker.claim, own))

    def seen(self, source: Source) -> Iterator[Observation]:
        """What was seen of a source's claims; of others', beside them, no more than the name."""
        own = {claim.uid: claim for claim in source.claims}

        def find(uid: str) -> Claim:
            return own.get(uid) or self._kept.get(uid) or _claim_called(uid)

        left = dict.fromkeys(source.claims, self.looked_at_all)
        for number in self._seen_of[self._at[source.id]]:
            for one in seen_in(self._seen[number], find):
                yield one
                for claim in one.claims[:1]:  # on which a check found something
                    if claim in left:
                        left[claim] = left[claim].difference(one.rules)
        for claim, rules in left.items():
            if rules:
                yield Observation(tuple(sorted(rules)), (claim,))


def _digests(record: Record) -> bytes:
    parts = (*record.claims, record.document + record.tables + record.own)
    return b"".join(blake2b(part, digest_size=_DIGEST).digest() for part in parts)


def _parted(uid: str) -> tuple[str, str]:
    """The source and the name of a claim by its ``file.claim``."""
    source, _, name = uid.partition(".")
    return source, name


def _claim_called(uid: str) -> Claim:
    source, name = _parted(uid)
    place = Place("", 0, 0)
    return Claim(name, Document(source, place), place)


class _Sources(KeptSources):
    def __init__(self, shelf: Shelf, positions: Sequence[int]) -> None:
        self._shelf, self._positions = shelf, positions

    def __len__(self) -> int:
        return len(self._positions)

    @overload
    def __getitem__(self, at: int) -> Source: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Source]: ...
    def __getitem__(self, at: int | slice) -> Source | Sequence[Source]:
        found = self._positions[at]
        return self._shelf.source(found) if isinstance(found, int) else _Sources(self._shelf, found)

    def documents(self) -> Iterator[tuple[Document, int]]:
        return map(self._shelf.document, self._positions)

    @property
    def counts(self) -> Mapping[str, int]:
        cards = (self._shelf.cards[position] for position in self._positions)
        return {card.id: card.count for card in cards}

    def id_of(self, number: int) -> str:
        return self._shelf.cards[self._positions[number]].id

    def claim(self, uid: str) -> Claim:
        return self._shelf.claim(uid)

    def seen(self, source: Source) -> Iterator[Observation]:
        return self._shelf.seen(source)

    def key(self, number: int, *beside: object) -> bytes:
        return self._shelf.key(self._positions[number], *beside)

    def kept(self, kind: str) -> AbstractContextManager[Kept | None]:
        return self._shelf.memory.kept(kind) if self._shelf.memory else nullcontext()

    @contextmanager
    def asking(self) -> Iterator[AskEach]:
        with self._shelf.opened() as workers:
            yield partial(self._answers, workers)

    def _answers(
        self, workers: Workers, ask: Ask, numbers: Sequence[int], beside: Callable[[int], Any]
    ) -> Iterator[bytes]:
        if workers.are_here or len(numbers) <= FEW:
            yield from (ask(self, number, beside(number)) for number in numbers)
            return
        size = min(MOST_SENT, -(-len(numbers) // (BATCHES_A_WORKER * workers.count)))
        batches = [numbers[start : start + size] for start in range(0, len(numbers), size)]
        common = self._shelf.common()
        calls = (
            (common, self._shelf.part([(self._positions[one], beside(one)) for one in batch]))
            for batch in batches
        )
        done = 0
        with suppress(EngineError):  # of workers that die: the rest is asked here
            for told in in_order(workers.results(partial(ask_apart, ask), calls)):
                yield from _DECODE_PIECES(told)
                done += size
        yield from (ask(self, number, beside(number)) for number in numbers[done:])


class _InEveryPart(Struct, frozen=True, array_like=True):
    references: tuple[tuple[Card, bytes], ...]
    looked_at_all: frozenset[str]


class _ShelfPart(Struct, frozen=True, array_like=True):
    """Cards, records and what was seen of some sources, and what is beside the first of them."""

    held: tuple[tuple[Card, bytes, tuple[bytes, ...]], ...]
    beside: tuple[Any, ...]


_DECODE_COMMON = msgspec.msgpack.Decoder(_InEveryPart).decode
_DECODE_PART = msgspec.msgpack.Decoder(_ShelfPart).decode
_DECODE_PIECES = msgspec.msgpack.Decoder(list[bytes]).decode


@collector_at_rest()
def ask_apart(ask: Ask, common: bytes, part: bytes) -> bytes:
    """What is told of each source of a part, in a process of its own."""
    told, known = _DECODE_PART(part), _shelf_of_references(common)
    shelf = Shelf()
    for number, (card, record, _) in enumerate(told.held):
        shelf.add(number, card, record)
    shelf.arrange()
    for card, _, seen in told.held:
        for piece in seen:
            shelf.see(card.id, piece)
    shelf.trust(known)
    sources = _Sources(shelf, range(len(told.beside)))
    return encode([ask(sources, at, beside) for at, beside in enumerate(told.beside)])


@lru_cache(maxsize=1)
def _shelf_of_references(common: bytes) -> Shelf:
    """The references that every part needs, read once."""
    told, shelf = _DECODE_COMMON(common), Shelf()
    for number, (card, record) in enumerate(told.references):
        shelf.add(number, card, record)
    shelf.arrange()
    shelf.looked_at_all = told.looked_at_all
    return shelf
