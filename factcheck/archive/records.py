"""Sources as bytes: kept in a file, or sent to another process, and read again.

A record is what a claim file says, before its names are linked to others' claims, with what its
claims alone tell, which whoever looks at them needs. A card is the little of it that stays in
memory, however many there are: what others may look for in the source, and whom it looks at.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterator, Mapping, Sequence
from functools import cache
from hashlib import blake2b
from itertools import chain
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from factcheck.claimfiles import ClaimFile
from factcheck.claimfiles.marks import Marks
from factcheck.comparison import Comparison
from factcheck.consistency.parser import parse_expectation
from factcheck.dates import Date
from factcheck.model import Claim, Document, Source, Written
from factcheck.model.claim import LINKS
from factcheck.model.source import Table, Unclaimed
from factcheck.text.anchoring import Anchor

Key: TypeAlias = Callable[[Claim], Hashable]
KEY_BYTES = 8  # of a digest by which claims are brought together; two alike cost time, no more
NO_KEY = bytes(KEY_BYTES)
_OwnWords: TypeAlias = tuple[tuple[Written, ...], tuple[Unclaimed, ...]]
_NO_WORDS = msgspec.msgpack.encode(((), ()))
_KNOWN = ("document", "origin")  # fields of a claim that its record leaves to whoever reads it
_FOUND = {  # of a claim alone, found once; one that counts from another is read again
    "date": Date | None,
    "conversion": Comparison | None,
    "is_impossible": bool,
    "unread": str,
    "anchor": Anchor | None,
}


class Card(Struct, frozen=True, array_like=True):
    """A source by its id, with a digest of what each of its claims is about, one behind another.

    ``counting`` are the claims, by their position, whose date counts from another, which is told
    by its position, too, or of another source as ``file.claim``; ``correcting`` those that
    correct one, told as that. What is ``named`` are claims of other sources, ``quoted`` are
    sources. ``offered`` are digests of what brings claims together that no two need be about the
    same, each by a key of its own. ``is_settled``: somebody has accepted a finding, or verified a
    claim. ``is_open``: it names the rules that it is held against, or has tables or providers and
    is no reference: what it holds hangs on the claims of all sources.
    """

    id: str
    about: bytes
    counting: Mapping[int, int | str]
    correcting: Mapping[int, str]
    named: frozenset[str]
    quoted: frozenset[str]
    offered: Mapping[int, tuple[bytes, ...]]
    is_reference: bool
    is_settled: bool
    is_open: bool

    @property
    def count(self) -> int:
        """How many claims it has."""
        return len(self.about) // KEY_BYTES

    def is_told_by(self, names: Container[str]) -> bool:
        """Whether all that it names of others is among some names of sources and claims."""
        return all(name in names for name in chain(self.named, self.quoted - {self.id}))


class Record(Struct, frozen=True, array_like=True):
    """A source: the ids of its claims, and its document, claims and tables as bytes.

    ``own`` is what nobody else looks at: what it expects, and which words it sets aside.
    """

    ids: tuple[str, ...]
    document: bytes
    claims: tuple[bytes, ...]
    tables: bytes
    own: bytes

    def seen(self, positions: Sequence[int] | None = None) -> Record:
        """What others see of it: all claims, or some, and nothing that it expects itself."""
        places = range(len(self.claims)) if positions is None else positions
        ids = tuple(self.ids[at] for at in places)
        claims = tuple(self.claims[at] for at in places)
        return Record(ids, self.document, claims, self.tables, _NO_WORDS)


decode_record = msgspec.msgpack.Decoder(Record).decode


def record_of(source: Source) -> Record:
    """The record of a source."""
    encode = msgspec.msgpack.encode
    kept = [*_kept_fields(), *_FOUND]
    claims = tuple(encode([getattr(claim, one) for one in kept]) for claim in source.claims)
    ids = tuple(claim.id for claim in source.claims)
    own = encode((source.expected, source.unclaimed))
    return Record(ids, encode(source.document), claims, encode(source.tables), own)


def document_of(record: Record) -> Document:
    """The document of a record."""
    found: Document = _decoder(Document).decode(record.document)
    return found


def claim_of(record: Record, position: int, document: Document) -> Claim:
    """A claim of a record, its names not yet linked."""
    told = _written_claim().decode(record.claims[position])
    claim = Claim(document=document, **dict(zip(_kept_fields(), told, strict=False)))
    vars(claim).update(zip(_FOUND, told[-len(_FOUND) :], strict=True))
    return claim


def source_of(record: Record, known: Document | None = None) -> Source:
    """The source of a record, its names not yet linked; its document may be ``known``."""
    document = known or document_of(record)
    claims = tuple(claim_of(record, at, document) for at in range(len(record.claims)))
    expected, unclaimed = _decoder(_OwnWords).decode(record.own)
    tables = _decoder(tuple[Table, ...]).decode(record.tables)
    return Source(document, claims, expected, tables, unclaimed=unclaimed)


def file_of(source: Source) -> ClaimFile:
    """A source as a claim file, whose text is not at hand."""
    return ClaimFile(source, Marks(source.document.place.path, ""))


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


@cache
def _kept_fields() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Claim) if field.name not in _KNOWN)


@cache
def _written_claim() -> msgspec.msgpack.Decoder[tuple[Any, ...]]:
    """What reads a claim as its record holds it: the fields kept, and what was found of it."""
    kept = [one.type for one in fields(Claim) if one.name not in _KNOWN]
    told: Any = tuple.__class_getitem__((*kept, *_FOUND.values()))
    return msgspec.msgpack.Decoder(told)


def card_of(source: Source, keys: Sequence[Key] = ()) -> Card:
    """The card of a source; raises ``ExpressionError`` where it expects what is no arithmetic.

    ``keys`` give what brings claims together that need not be about the same, or nothing.
    """
    written = list(enumerate(source.claims))
    own = {claim.uid: at for at, claim in written}
    counting = {
        at: source.uid_of(claim.words("from")) for at, claim in written if "from" in claim.written
    }
    asks = source.tables or source.providers
    offered = {at: _offered(claim, keys) for at, claim in written}
    return Card(
        source.id,
        b"".join(_digest(claim.topic) for claim in source.claims),
        {at: own.get(uid, uid) for at, uid in counting.items()},
        {at: claim.corrects for at, claim in written if claim.corrects},
        frozenset(map(source.uid_of, _names_in(source))).difference(own),
        frozenset(filter(None, (claim.words("quoted_from") for claim in source.claims))),
        {at: told for at, told in offered.items() if told},
        source.document.is_reference,
        any(claim.allowances or claim.verification for claim in source.claims),
        bool(source.rules or (asks and not source.document.is_reference)),
    )


def _offered(claim: Claim, keys: Sequence[Key]) -> tuple[bytes, ...]:
    """A digest of what each key gives of a claim, but for those that give nothing."""
    told = ((number, key(claim)) for number, key in enumerate(keys))
    return tuple(_digest(one) for one in told if one[1])


def _digest(told: Sequence[Hashable]) -> bytes:
    if not told:
        return NO_KEY
    return blake2b(msgspec.msgpack.encode(told), digest_size=KEY_BYTES).digest()


def _names_in(source: Source) -> Iterator[str]:
    for claim in source.claims:
        yield from (claim.words(key) for key in LINKS if key in claim.written)
        yield from (words.text for words in chain.from_iterable(claim.forms.values()))
    for written in source.expected:
        yield from parse_expectation(written.text).claim_names
