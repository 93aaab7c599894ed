"""A claim file → a source with its claims, or every fault that stands in the way."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from msgspec import Struct

from factcheck.claimfiles.claims import read_claim
from factcheck.claimfiles.files import read_text
from factcheck.claimfiles.marks import Marks
from factcheck.claimfiles.stream import parse
from factcheck.claimfiles.validation import validate
from factcheck.dates import Date, spoken
from factcheck.errors import Fault, Place, UnreadableError
from factcheck.model import Document, Source, Written

DOCUMENT_KEYS = ("publisher", "published", "caption", "url")


class ClaimFile(Struct, frozen=True, eq=False):
    """A source as its file gives it, and where everything stands in that file."""

    source: Source
    marks: Marks


def read_claim_file(path: Path, root: Path, is_reference: bool = False) -> ClaimFile:
    """Read one claim file of the project at ``root``, and the captured text that it names.

    Raises ``UnreadableError`` with all faults of both, and for a link that leads out of the
    project: what a run reads lies in it, where others find the same.
    """
    shown = path.relative_to(root).as_posix()
    if path.is_symlink() and not _real(path).is_relative_to(_real(root)):
        message = f"{shown} is a link out of the project"
        expected = "a claim file inside the project"
        raise UnreadableError([Fault(message, Place(shown, 1, 1), expected)])
    return read_claims(read_text(path, shown, shown), shown, root, is_reference)


def read_claims(text: str, path: str, root: Path, is_reference: bool = False) -> ClaimFile:
    """The source in the text of a claim file that stands (or would stand) at ``path``.

    Raises ``UnreadableError`` with all faults.
    """
    value, marks = parse(text, path)
    faults = validate(value, marks)
    if faults:
        raise UnreadableError(faults)
    content: Any = value
    document = _document(content["source"], marks, root, is_reference, faults)
    claims = tuple(
        read_claim(key, fields, content["claims"], document, marks, faults)
        for key, fields in content["claims"].items()
    )
    expected = content.get("expect", [])
    expectations = tuple(
        Written(words, marks.place_of(expected, number)) for number, words in enumerate(expected)
    )
    if faults:
        raise UnreadableError(faults)
    return ClaimFile(Source(document, claims, expectations), marks)


def _document(
    fields: dict[str, str], marks: Marks, root: Path, is_reference: bool, faults: list[Fault]
) -> Document:
    written = {
        key: Written(words, marks.place_of(fields, key))
        for key, words in fields.items()
        if key in DOCUMENT_KEYS
    }
    article, text = _captured(fields, marks, root, faults)
    document = Document(
        id=Path(marks.path).stem,
        place=marks.place(marks.root),
        title=fields["title"],
        publisher=fields.get("publisher", ""),
        note=fields.get("note", ""),
        written=written,
        path=article,
        text=text,
        is_reference=is_reference,
    )
    wrong = _wrong_publication(document.published) if document.published else ""
    if wrong:
        message = f"{fields['published']!r} {wrong}"
        faults.append(marks.fault(message, written["published"].place, "a day, such as 2024-01-17"))
    return document


def _wrong_publication(published: Date) -> str:
    """Why every other date cannot be read from this one; empty where it can."""
    if not published.readings:
        return f"is no date: {published.reason}"
    days = [reading.period for reading in published.readings]
    are_apart = len(days) > 1 and all(day.is_day for day in days)
    return f"may be {' or '.join(map(spoken, days))}" if are_apart else ""


def _captured(
    fields: dict[str, str], marks: Marks, root: Path, faults: list[Fault]
) -> tuple[str, str]:
    """The path (from the root) and text of the captured document; empty where none is named."""
    if "file" not in fields:
        return "", ""
    place = marks.place_of(fields, "file")
    named = (root / marks.path).parent / fields["file"]
    try:
        inside = _real(named).relative_to(_real(root)).as_posix()
        text = read_text(named, inside, fields["file"])
    except ValueError:
        expected = "a path from this claim file to a text inside the project"
        faults.append(marks.fault(f"{fields['file']} lies outside the project", place, expected))
    except UnreadableError as error:
        likely = _likely_file(fields["file"], (root / marks.path).parent, root)
        faults.extend(_beside(fault, marks, place, likely) for fault in error.faults)
    else:
        if text.lstrip("\ufeff").strip():
            return inside, text
        faults.append(marks.fault(f"{fields['file']} is empty", place, "the captured text"))
    return "", ""


def _real(path: Path) -> Path:
    """The path without links; links in a circle stay, where pathlib's own way raises."""
    return Path(os.path.realpath(path))


def _likely_file(written: str, folder: Path, root: Path) -> str:
    """The path from a claim file's folder that was meant where it is written from the root."""
    is_there, is_meant = os.path.exists, os.path.isfile  # pathlib's raise where a name is too long
    if is_there(folder / written) or not is_meant(root / written):
        return ""
    return Path(os.path.relpath(root / written, folder)).as_posix()


def _beside(fault: Fault, marks: Marks, place: Place, likely: str) -> Fault:
    """A fault of the captured file as a whole, shown where the claim file names it."""
    is_whole = (fault.place.line, fault.place.column, fault.text) == (1, 1, "")
    return marks.fault(fault.message, place, fault.expected, likely) if is_whole else fault
