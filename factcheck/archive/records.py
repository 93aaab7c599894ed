"""Sources as bytes: kept in a file, or sent to another process, and read again.

A record is what a claim file says, before its names are linked to others' claims, with what its
claims alone tell, which whoever looks at them needs. Its card tells what others may look for in
it, and whom it looks at, without reading the rest.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Iterator, Mapping
from functools import cache
from itertools import chain
from typing import Any, TypeAlias

import msgspec
from msgspec import Struct
from msgspec.structs import fields

from factcheck.claimfiles import ClaimFile
from factcheck.claimfiles.marks import Marks
from factcheck.comparison import Comparison
from factcheck.consistency.parser import parse_expectation
from factcheck.model import Claim, Document, Source, Written
from factcheck.text.anchoring import Anchor

About: TypeAlias = tuple[str, ...]
_LINKS = ("from", "denies", "illustrates", "corrects")
_NOTHING = msgspec.msgpack.encode(())
_KNOWN = ("document", "origin")  # fields of a claim that its record leaves to whoever reads it
_FOUND = {  # of a claim alone, found once; one that counts from another is read again
    "conversion": Comparison | None,
    "is_impossible": bool,
    "unread": str,
    "anchor": Anchor | None,
}


class Card(Struct, frozen=True, array_like=True):
    """A source by its id, and of each of its claims the id and what it is about, case folded.

    ``counting`` are the claims, by their position, that count their date from another,
    ``correcting`` those that correct one; these and all that is ``named`` are ``file.claim``.
    ``quoted`` are the sources quoted from, ``allowed`` the rules of which somebody has accepted a
    finding. ``is_open``: what it holds hangs on the claims of all sources, as rows of tables and
    providers' answers do.
    """

    id: str
    claims: tuple[str, ...]
    about: tuple[About, ...]
    counting: Mapping[int, str]
    correcting: Mapping[int, str]
    named: frozenset[str]
    quoted: frozenset[str]
    allowed: frozenset[str]
    is_reference: bool
    is_open: bool

    def is_told_by(self, names: Container[str]) -> bool:
        """Whether all that it names is its own, or among some names of sources and claims."""
        own = {self.id, *(f"{self.id}.{claim}" for claim in self.claims)}
        return all(name in own or name in names for name in (*self.named, *self.quoted))


class Record(Struct, frozen=True, array_like=True):
    """A source: its card, its document, its claims and what its file expects, as bytes."""

    card: Card
    document: bytes
    claims: tuple[bytes, ...]
    expected: bytes

    def seen(self, positions: Iterable[int] | None = None) -> Record:
        """What others see of it: all claims, or some, and nothing that it expects itself."""
        places = range(len(self.claims)) if positions is None else positions
        return Record(self.card, self.document, tuple(self.claims[at] for at in places), _NOTHING)


def names_of(records: Iterable[Record]) -> Collection[str]:
    """What sources and their claims can be named by."""
    cards = [record.card for record in records]
    claims = (f"{card.id}.{claim}" for card in cards for claim in card.claims)
    return {card.id for card in cards}.union(claims)


def record_of(source: Source) -> Record:
    """The record of a source; raises ``ExpressionError`` where it expects what is no arithmetic."""
    encode = msgspec.msgpack.encode
    kept = [*_kept_fields(), *_FOUND]
    claims = tuple(encode([getattr(claim, one) for one in kept]) for claim in source.claims)
    return Record(_card(source), encode(source.document), claims, encode(source.expected))


def document_of(record: Record) -> Document:
    """The document of a record."""
    found: Document = _decoder(Document).decode(record.document)
    return found


def source_of(record: Record) -> Source:
    """The source of a record, its names not yet linked."""
    document = document_of(record)
    claims = tuple(_claim(written, document) for written in record.claims)
    return Source(document, claims, _decoder(tuple[Written, ...]).decode(record.expected))


def file_of(record: Record) -> ClaimFile:
    """The same as a claim file, whose text is not at hand."""
    source = source_of(record)
    return ClaimFile(source, Marks(source.document.place.path, ""))


def _claim(written: bytes, document: Document) -> Claim:
    told = _decoder(_written_claim()).decode(written)
    claim = Claim(document=document, **{name: getattr(told, name) for name in _kept_fields()})
    vars(claim).update({name: getattr(told, name) for name in _FOUND})
    return claim


@cache
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


@cache
def _kept_fields() -> tuple[str, ...]:
    return tuple(field.name for field in fields(Claim) if field.name not in _KNOWN)


@cache
def _written_claim() -> type[Struct]:
    """A claim as its record holds it."""
    kept = [(one.name, one.type) for one in fields(Claim) if one.name not in _KNOWN]
    return msgspec.defstruct("WrittenClaim", [*kept, *_FOUND.items()], array_like=True)


def _card(source: Source) -> Card:
    written = list(enumerate(source.claims))
    counting = {
        at: source.uid_of(claim.words("from")) for at, claim in written if "from" in claim.written
    }
    return Card(
        source.id,
        tuple(claim.id for claim in source.claims),
        tuple(tuple(word.casefold() for word in claim.about) for claim in source.claims),
        counting,
        {at: claim.corrects for at, claim in written if claim.corrects},
        frozenset(map(source.uid_of, _names_in(source))),
        frozenset(filter(None, (claim.words("quoted_from") for claim in source.claims))),
        frozenset(one.rule for claim in source.claims for one in claim.allowances),
        source.document.is_reference,
        bool(source.tables or source.providers or source.rules),
    )


def _names_in(source: Source) -> Iterator[str]:
    for claim in source.claims:
        yield from (claim.words(key) for key in _LINKS if key in claim.written)
        yield from (words.text for words in chain.from_iterable(claim.forms.values()))
    for written in source.expected:
        yield from parse_expectation(written.text).claim_names
