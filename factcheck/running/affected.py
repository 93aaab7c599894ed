"""What hangs on a change: which check is to be asked again of which source.

An ``Imprint`` is what of a source others can see, and whom it looks at. Two snapshots of an
archive, before a change and after, tell what may be answered otherwise now; every other answer of
a check is what it was, to the letter. Whoever keeps answers needs to keep the snapshot only.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from hashlib import blake2b
from itertools import chain, takewhile

import msgspec
from msgspec import Struct

from factcheck.archive import PARAMETERS, Archive
from factcheck.archive.index import About
from factcheck.check import Check
from factcheck.model import Claim, Document, Expectation, Source
from factcheck.model.source import Table

ARCHIVE, ALLOWANCE, VERIFICATION = "archive", "allowance", "verification"
OF_ITSELF = frozenset(
    {"quantity", "date", "name", "quotation", "statistic", "mean", "deviation", "percentage"}
)
"""The parameters that stand for a value, which does not know its claim, nor others."""


class Imprint(Struct, frozen=True):
    """A source, as far as answers hang on it: digests, and names of claims as ``file.claim``.

    ``named`` are the claims that its dates, forms, corrections and expectations name, ``quoted``
    the sources that it quotes from, ``allowed`` its claims of which a person has accepted
    something, ``corrects`` which claim each of its corrections supersedes.
    ``tables`` is what it says of tables; each names what its file held when it was pinned.
    """

    itself: bytes
    claims: Mapping[str, bytes]
    about: Mapping[str, About]
    named: frozenset[str] = frozenset()
    quoted: frozenset[str] = frozenset()
    allowed: frozenset[str] = frozenset()
    is_reference: bool = False
    tables: bytes = b""
    corrects: Mapping[str, str] = {}


class Snapshot(Struct, frozen=True):
    """The imprints of an archive's sources and references by their ids, and the day of the run."""

    sources: Mapping[str, Imprint]
    today: datetime.date

    @property
    def first(self) -> str:
        """The source with which checks of all sources are handed out; empty for none."""
        ids = (name for name, source in self.sources.items() if not source.is_reference)
        return next(ids, "")


class Affected(Struct, frozen=True, dict=True):
    """What a change reaches, as ids of sources.

    ``changed`` are other themselves; those ``beside`` tell of what a changed claim, or one that it
    corrects, is about, or name such a claim; ``accepting`` accept something that may be found no
    more, or again.
    """

    changed: frozenset[str]
    beside: frozenset[str]
    accepting: frozenset[str]
    first: frozenset[str]
    is_any: bool
    is_day_over: bool
    are_references_changed: bool
    are_tables_changed: bool

    @property
    def sources(self) -> frozenset[str]:
        """The sources and references of which anything but the whole is asked again."""
        return self.changed | self.beside | self.accepting

    def is_asked(self, check: Check, source: str) -> bool:
        """Whether a check is to be asked again of a source, by its id.

        On a table that is other now everything may hang: it may hold rates of exchange. What a
        check of the project's own sees of the archive nobody knows, nor what a fixture of pytest
        gives: the one is asked again after any change, the other always.
        """
        takes = frozenset(check.parameters)
        is_first, is_first_another = source in self.first, len(self.first) > 1
        references = self.are_references_changed
        return bool(
            takes - _KNOWN
            or self.are_tables_changed
            or source in self.changed
            or (source in self.beside and not takes <= OF_ITSELF)
            or (source in self.accepting and ALLOWANCE in takes)
            or (self.is_day_over and takes & {ALLOWANCE, VERIFICATION})
            or (ARCHIVE in takes and (references or (self.is_any and check.looks_everywhere)))
            or (is_first and "sources" in takes and self.is_any)
            or (is_first and "reference" in takes and (references or is_first_another))
        )


_KNOWN = frozenset({*PARAMETERS, ARCHIVE, ALLOWANCE})


def snapshot_of(archive: Archive) -> Snapshot:
    """The imprints of all that an archive holds."""
    return Snapshot(
        {
            source.id: imprint_of(source, archive.expected_of(source))
            for source in (*archive.sources, *archive.references)
        },
        archive.today,
    )


def imprint_of(source: Source, expectations: Iterable[Expectation] = ()) -> Imprint:
    """The imprint of one source with what its file expects."""
    expected = tuple(expectations)
    digests = _Digests(source.document)
    told = [(one.text, one.place, [claim.uid for claim in one.claims]) for one in expected]
    claims = {claim.uid: digests.of(claim) for claim in source.claims}
    return Imprint(
        _digest(digests.document, told, list(claims), sorted(source.rules)),
        claims,
        {claim.uid: (claim.subject, claim.aspect) for claim in source.claims if claim.about},
        frozenset(_claims_named_by(source, expected)),
        frozenset(filter(None, (claim.words("quoted_from") for claim in source.claims))),
        frozenset(claim.uid for claim in source.claims if claim.allowances),
        source.document.is_reference,
        _digest(*map(_fields_of, source.tables)) if source.tables else b"",
        {claim.uid: claim.corrects for claim in source.claims if claim.corrects},
    )


def _claims_named_by(source: Source, expected: Iterable[Expectation]) -> set[str]:
    named = {claim.uid for one in expected for claim in one.claims}
    for claim in source.claims:
        for words in chain.from_iterable(claim.forms.values()):
            named.add(source.uid_of(words.text))
        named.update(one.uid for one in claim.origins)
        named.update([claim.corrects] if claim.corrects else [])
    return named


class _Digests:
    """The digests of claims, each with all that its words are read by: document and origin."""

    def __init__(self, document: Document) -> None:
        self._own, self.document = document, _digest_of_fields(document)
        self._found: dict[str, bytes] = {}

    def of(self, claim: Claim) -> bytes:
        """A claim's digest; a chain of origins may be long, so it is followed without recursion."""
        unknown = takewhile(lambda one: one.uid not in self._found, (claim, *claim.origins))
        for one in reversed(list(unknown)):
            told = self._found[one.origin.uid] if one.origin else b""
            is_own = one.document is self._own
            document = self.document if is_own else _digest_of_fields(one.document)
            self._found[one.uid] = _digest_of_fields(one, document, told)
        return self._found[claim.uid]


def _digest_of_fields(whole: Claim | Document, *known: bytes) -> bytes:
    """A digest of all fields but those of which the digests are known."""
    return _digest(*known, *_fields_of(whole))


def _fields_of(whole: Claim | Document | Table) -> list[object]:
    fields = (field for field in whole.__struct_fields__ if field not in ("document", "origin"))
    return [getattr(whole, field) for field in fields]


def _digest(*parts: object) -> bytes:
    return blake2b(msgspec.msgpack.encode(parts), digest_size=16).digest()


def affected(before: Snapshot, after: Snapshot) -> Affected:
    """What of an archive, as it is after a change, may be answered otherwise than before."""
    return _Change(before, after).reached()


class _Change(Struct, frozen=True, dict=True):
    before: Snapshot
    after: Snapshot

    def reached(self) -> Affected:
        beside = frozenset(name for name in self.after.sources if self._is_beside(name))
        is_day_over = self.before.today != self.after.today
        return Affected(
            frozenset(self._changed & self.after.sources.keys()),
            beside,
            frozenset(self._accepting(self._changed | beside)),
            frozenset({self.before.first, self.after.first}),
            bool(self._changed) or is_day_over or self.before.first != self.after.first,
            is_day_over,
            any(imprint.is_reference for imprint in self._versions(self._changed)),
            any(imprint.tables != b"" for imprint in self._versions(self._changed)),
        )

    @cached_property
    def _changed(self) -> frozenset[str]:
        """The sources that are new, gone or other than before."""
        before, after = self.before.sources, self.after.sources
        ids = before.keys() | after.keys()
        return frozenset(name for name in ids if before.get(name) != after.get(name))

    def _versions(self, names: Iterable[str]) -> Iterator[Imprint]:
        for name in names:
            for snapshot in (self.before, self.after):
                if name in snapshot.sources:
                    yield snapshot.sources[name]

    @cached_property
    def _claims(self) -> frozenset[str]:
        """The claims that are new, gone or other than before."""
        return frozenset(uid for name in self._changed for uid in self._differing(name))

    def _differing(self, name: str) -> Iterator[str]:
        before, after = (
            snapshot.sources[name].claims if name in snapshot.sources else {}
            for snapshot in (self.before, self.after)
        )
        for uid in before.keys() | after.keys():
            if before.get(uid) != after.get(uid):
                yield uid

    @cached_property
    def _touched(self) -> frozenset[str]:
        """Those claims, and all that they correct or corrected."""
        versions = self._versions(self._changed)
        told = (pair for imprint in versions for pair in imprint.corrects.items())
        return self._claims | {old for uid, old in told if uid in self._claims}

    @cached_property
    def _about(self) -> frozenset[About]:
        """What those claims are or were about."""
        is_own = self._touched == self._claims
        names = self._changed if is_own else self.before.sources.keys() | self.after.sources.keys()
        told = (about for imprint in self._versions(names) for about in imprint.about.items())
        return frozenset(about for uid, about in told if uid in self._touched)

    @cached_property
    def _fellows(self) -> frozenset[str]:
        """Those claims, and all that are about the same: others may bear them out now."""
        told = (about for one in self.after.sources.values() for about in one.about.items())
        return self._touched | {uid for uid, about in told if about in self._about}

    def _is_beside(self, name: str) -> bool:
        imprint = self.after.sources[name]
        return not (
            self._about.isdisjoint(imprint.about.values())
            and self._fellows.isdisjoint(imprint.named)
            and self._changed.isdisjoint(imprint.quoted)
        )

    def _accepting(self, reached: frozenset[str]) -> Iterator[str]:
        """The sources that accept a finding which may be told in one of those reached."""
        versions = list(self._versions(reached))
        about = frozenset(about for imprint in versions for about in imprint.about.values())
        named = frozenset(uid for imprint in versions for uid in imprint.named)
        for name, imprint in self.after.sources.items():
            told = {imprint.about.get(uid) for uid in imprint.allowed}
            if not (about.isdisjoint(told) and named.isdisjoint(imprint.allowed)):
                yield name
