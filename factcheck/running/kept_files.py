"""Claim files as they were read before, as long as they say the same; references first of all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import TypeAlias

import msgspec

from factcheck.archive.loading import Project, answered, is_passed_over, is_reference
from factcheck.archive.records import (
    Card,
    Record,
    card_of,
    decode_record,
    document_of,
    record_of,
)
from factcheck.claimfiles import read_claim_file
from factcheck.claimfiles.files import inside, read_text, real_path
from factcheck.errors import UnreadableError
from factcheck.model import Breakdown, Claim
from factcheck.running.cache import Cache, digest
from factcheck.running.portions import PortionResult, encode, read_source

References: TypeAlias = Mapping[Path, tuple[Card, Record] | None]
_DECODE = msgspec.msgpack.Decoder(PortionResult).decode


def key_of(path: Path, root: Path, *kind: object) -> bytes:
    """The key of what is kept of a claim file; empty for one of which nothing is."""
    if path.is_symlink() or not path.is_file():
        return b""
    return digest(*kind, path.relative_to(root).as_posix(), path.read_bytes())


def is_as_read(record: Record, root: Path, real: Callable[[Path], Path] = real_path) -> bool:
    """Whether the text that a claim file names is the one that its record holds.

    ``real`` as in ``inside``.
    """
    document = document_of(record)
    if not document.path:
        return True
    named = (root / document.place.path).parent / document.written["file"].text
    try:
        is_there = inside(named, root, real) == document.path
        return is_there and read_text(named, named.name, named.name) == document.text
    except UnreadableError:
        return False


def read_references(project: Project, cache: Cache | None) -> tuple[References, list[Breakdown]]:
    """Cards and records of a project's references, ``None`` of what is none; and what broke down.

    Tables and providers are asked each time, for what all claims ask, a file at a time. Raises
    ``UnreadableError`` for what they cannot be asked, and where one of the claims cannot be read.
    """
    trusted = [path for path in project.paths if is_reference(path, project.folder)]
    read = {path: _reference(path, project.root, cache) for path in trusted}
    known = {path: one and one[:2] for path, one in read.items()}
    if not any(one and one[2] for one in read.values()):
        return known, []
    found, broken = _answered(project, filter(known.get, known))
    return {**known, **found}, broken


def _reference(path: Path, root: Path, cache: Cache | None) -> tuple[Card, Record, bool] | None:
    """A reference, and whether it has tables or providers; of these nothing is kept."""
    key = key_of(path, root, "reference") if cache else b""
    kept = cache.get([key]) if cache and key else {}
    if kept:
        told = _DECODE(kept[key])
        record = decode_record(told.record)
        if told.card and is_as_read(record, root):
            return told.card, record, False
    read = read_source(path, str(root), is_trusted=True)
    if read is None:
        return None
    source, card, record = read
    asks = bool(source.tables or source.providers)
    if cache and key and not asks:
        cache.put({key: encode(PortionResult(card=card, record=encode(record)))})
    return card, record, asks


def _answered(
    project: Project, held: Iterable[Path]
) -> tuple[Mapping[Path, tuple[Card, Record]], list[Breakdown]]:
    """References with what tables and providers tell of what all claims ask."""
    root = project.root
    files = [read_claim_file(path, root, is_reference=True) for path in held]
    files, broken = answered(files, root, _claims_that_ask(project))
    sources = (file.source for file in files)
    told = {root / one.document.place.path: (card_of(one), record_of(one)) for one in sources}
    return told, broken


def _claims_that_ask(project: Project) -> Iterator[Claim]:
    """Those of all sources; raises ``UnreadableError`` for the first that cannot be read."""
    for path in project.paths:
        if not is_reference(path, project.folder):
            try:
                yield from read_claim_file(path, project.root).source.claims
            except UnreadableError:
                if path in project.meant or not is_passed_over(path):
                    raise
