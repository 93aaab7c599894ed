"""A claim file → a source with its claims and tables, or every fault that stands in the way."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from factcheck.claimfiles.files import inside, read_text, real_path
from factcheck.claimfiles.marks import Marks
from factcheck.claimfiles.validation import validate
from factcheck.consistency.forms import FORMS
from factcheck.dates import Date, spoken
from factcheck.errors import Fault, Place, UnreadableError
from factcheck.model import (
    Allowance,
    Cell,
    Citation,
    Claim,
    Document,
    Source,
    Table,
    Verification,
    Written,
)
from factcheck.model.claim import VALUE_KEYS
from factcheck.model.source import Unclaimed
from factcheck.reading.date import read_date
from factcheck.text import anchor

Texts: TypeAlias = Mapping[Path, str]
_NONE: Texts = {}
_DOCUMENT_KEYS = ("file", "publisher", "published", "locale", "caption", "url")


class ClaimFile(Struct, frozen=True, eq=False):
    """A source as its file gives it, and where everything stands in that file."""

    source: Source
    marks: Marks


def read_claim_file(
    path: Path, root: Path, is_reference: bool = False, unsaved: Texts = _NONE
) -> ClaimFile:
    """Read one claim file of the project at ``root``, and the captured text that it names.

    ``unsaved`` are texts that an editor holds, by their paths without links: they are read
    instead of the files. Raises ``UnreadableError`` with all faults of both, and for a link that
    leads out of the project: what a run reads lies in it, where others find the same.
    """
    shown = path.relative_to(root).as_posix()
    if path.is_symlink() and not inside(path, root):
        message = f"{shown} is a link out of the project"
        expected = "a claim file inside the project"
        raise UnreadableError([Fault(message, Place(shown, 1, 1), expected)])
    held = unsaved.get(real_path(path)) if unsaved else None
    text = read_text(path, shown, shown) if held is None else held
    return read_claims(text, shown, root, is_reference, unsaved)


def read_claims(
    text: str, path: str, root: Path, is_reference: bool = False, unsaved: Texts = _NONE
) -> ClaimFile:
    """The source in the text of a claim file that stands (or would stand) at ``path``.

    Raises ``UnreadableError`` with all faults.
    """
    from factcheck.claimfiles.stream import parse  # 10 ms, for a run that has read the files before

    value, marks = parse(text, path)
    faults = validate(value, marks)
    if faults:
        raise UnreadableError(faults)
    content: Any = value
    captured = _captured(content["source"], marks, root, unsaved, faults)
    document = _document(content["source"], captured, marks, is_reference, faults)
    claims = tuple(
        _claim(key, fields, content["claims"], document, marks, faults)
        for key, fields in content.get("claims", {}).items()
    )
    tables = _read_tables(content, document, marks, root, faults)
    named = content.get("providers", [])
    providers = tuple(Written(one, marks.place_of(named, at)) for at, one in enumerate(named))
    expected = content.get("expect", [])
    expectations = tuple(
        Written(words, marks.place_of(expected, number)) for number, words in enumerate(expected)
    )
    unclaimed = tuple(_unclaimed(content.get("unclaimed", {}), document, claims, marks, faults))
    if faults:
        raise UnreadableError(faults)
    source = Source(document, claims, expectations, tables, providers, unclaimed=unclaimed)
    return ClaimFile(source, marks)


def _unclaimed(
    aside: dict[str, str],
    document: Document,
    claims: Sequence[Claim],
    marks: Marks,
    faults: list[Fault],
) -> Iterator[Unclaimed]:
    """The words that are set aside; what stands nowhere, or is claimed, is a fault."""
    for words in aside:
        place, found = marks.place_of_key(aside, words), anchor(document.text, words)
        span = found.span
        if span is None:
            faults.append(marks.fault(found.explanation, place, "words of the text, once there"))
            continue
        claim = next((one for one in claims if one.span and one.span.overlaps(span)), None)
        if claim is not None:
            message = f"{claim.id} claims “{words}”, which is set aside here"
            faults.append(marks.fault(message, place, "words that no claim quotes"))
        yield Unclaimed(words, _reason(aside, words, marks, faults), span)


def _document(
    fields: dict[str, Any],
    captured: tuple[str, str],
    marks: Marks,
    is_reference: bool,
    faults: list[Fault],
) -> Document:
    written = {
        key: Written(words, marks.place_of(fields, key))
        for key, words in fields.items()
        if key in _DOCUMENT_KEYS
    }
    article, text = captured
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
        review=fields.get("review", {}),
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
    fields: dict[str, str], marks: Marks, root: Path, unsaved: Texts, faults: list[Fault]
) -> tuple[str, str]:
    """The path (from the root) and text of the captured document; empty where none is named."""
    if "file" not in fields:
        return "", ""
    place = marks.place_of(fields, "file")
    named = (root / marks.path).parent / fields["file"]
    found = inside(named, root)
    if not found:
        expected = "a path from this claim file to a text inside the project"
        faults.append(marks.fault(f"{fields['file']} lies outside the project", place, expected))
        return "", ""
    try:
        held = unsaved.get(real_path(named)) if unsaved else None
        text = read_text(named, found, fields["file"]) if held is None else held
    except UnreadableError as error:
        likely = _likely_file(fields["file"], (root / marks.path).parent, root)
        faults.extend(_beside(fault, marks, place, likely) for fault in error.faults)
    else:
        if text.lstrip("\ufeff").strip():
            return found, text
        faults.append(marks.fault(f"{fields['file']} is empty", place, "the captured text"))
    return "", ""


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


_COUNT = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3}){1,3}|[1-9][0-9]{0,11}")
_NO_REASONS = {"none", "null", "nil", "nothing", "na", "yes", "no", "true", "false", "tbd", "todo"}
_NEEDS = {
    "restated": ("quantity",),
    "prefix": ("exact",),
    "suffix": ("exact",),
    "in": ("exact",),
    "role": ("name",),
    "country": ("name", "place"),
    "family_name": ("name",),
    "mean": ("n",),
    "sd": ("mean",),
    "items": ("mean",),
    "n": ("mean", "share", "statistic"),
    "values": ("mean",),
    "from": ("date",),
    "quoted_from": ("quotation",),
}


def _claim(
    key: str,
    fields: dict[str, Any],
    container: dict[str, Any],
    document: Document,
    marks: Marks,
    faults: list[Fault],
) -> Claim:
    """One claim; what is wrong with it beyond the schema is added to ``faults``."""
    faults.extend(_contradictions(fields, marks))
    about = fields.get("about", [])
    return Claim(
        id=key,
        document=document,
        place=marks.place_of_key(container, key),
        written=_written(fields, marks),
        about=(about,) if isinstance(about, str) else tuple(about),
        also=tuple(fields.get("also", [])),
        citations=_citations(fields.get("cite", [])),
        allowances=allowances_in(fields.get("allow", {}), marks, faults),
        verification=_verification(fields, marks, faults),
        forms=_forms(fields, marks),
        is_reference=document.is_reference,
    )


def _written(fields: dict[str, Any], marks: Marks) -> Mapping[str, Written]:
    places = marks.places_of_values(fields)
    return {
        key: Written(words, place)
        for (key, words), place in zip(fields.items(), places, strict=True)
        if isinstance(words, str)
    }


def _contradictions(fields: dict[str, Any], marks: Marks) -> list[Fault]:
    values = [key for key in VALUE_KEYS if key in fields]
    faults = [
        marks.fault(
            f"{key!r} beside {values[0]!r}: a claim carries one value",
            marks.place_of_key(fields, key),
            "a claim of its own for each value",
        )
        for key in values[1:]
    ]
    for key in filter(fields.__contains__, _NEEDS):
        needed = _NEEDS[key]
        if not any(other in fields for other in needed):
            either = " or ".join(map(repr, needed))
            place = marks.place_of_key(fields, key)
            faults.append(marks.fault(f"{key!r} without {either}", place, f"{either} beside it"))
    return [*faults, *_miscounts(fields, marks), *_undated(fields, marks)]


def _miscounts(fields: dict[str, Any], marks: Marks) -> list[Fault]:
    return [
        marks.fault(f"{fields[key]!r} is no count", marks.place_of(fields, key), "a whole number")
        for key in ("n", "items")
        if key in fields and not _COUNT.fullmatch(fields[key])
    ]


def _undated(fields: dict[str, Any], marks: Marks) -> Iterator[Fault]:
    """That nothing says as of when a figure holds, where the words for it cannot be read."""
    if "as_of" in fields and not read_date(fields["as_of"]).readings:
        message = f"{fields['as_of']!r} is no day or period with its year"
        expected = "when the figure holds, such as 2024-01-17, or 2023, or Q3 2023"
        yield marks.fault(message, marks.place_of(fields, "as_of"), expected)


def _citations(cited: dict[str, str] | list[dict[str, str]]) -> tuple[Citation, ...]:
    return tuple(Citation(**one) for one in (cited if isinstance(cited, list) else [cited]) if one)


def allowances_in(
    allowed: dict[str, Any], marks: Marks, faults: list[Fault]
) -> tuple[Allowance, ...]:
    """The findings that a mapping of rules to reasons accepts; what is no reason is a fault."""
    return tuple(
        Allowance(
            rule=rule,
            reason=_reason(allowed, rule, marks, faults),
            place=marks.place_of_key(allowed, rule),
            by="" if isinstance(terms, str) else terms.get("by", ""),
            until=None if isinstance(terms, str) else _day(terms, "until", marks, faults),
        )
        for rule, terms in allowed.items()
    )


def _reason(allowed: dict[str, Any], rule: str, marks: Marks, faults: list[Fault]) -> str:
    """Why something is accepted; that there is no reason, in whatever words, is a fault."""
    terms = allowed[rule]
    holder, key = (allowed, rule) if isinstance(terms, str) else (terms, "reason")
    reason: str = holder[key]
    if re.sub(r"[\W_]", "", reason).casefold() in {"", *_NO_REASONS}:
        expected = f"why it stands, such as {rule}: the agency's own figure"
        place = marks.place_of(holder, key)
        faults.append(marks.fault(f"{reason!r} is no reason", place, expected))
    return reason


def _verification(fields: dict[str, Any], marks: Marks, faults: list[Fault]) -> Verification | None:
    terms = fields.get("verified")
    if terms is None:
        return None
    on = _day(terms, "on", marks, faults)
    until = _day(terms, "until", marks, faults)
    place = marks.place_of_key(fields, "verified")
    return Verification(terms["by"], on or datetime.date.min, place, terms.get("cite", ""), until)


def _day(
    terms: dict[str, str], key: str, marks: Marks, faults: list[Fault]
) -> datetime.date | None:
    if key not in terms:
        return None
    try:
        return datetime.date.fromisoformat(terms[key])
    except ValueError:
        place = marks.place_of(terms, key)
        faults.append(marks.fault(f"{terms[key]!r} is no day", place, "a day, such as 2024-01-18"))
        return None


def _forms(fields: dict[str, Any], marks: Marks) -> Mapping[str, tuple[Written, ...]]:
    """The claims that ``total_of`` and its like name, in the order in which they are defined."""
    forms: dict[str, tuple[Written, ...]] = {}
    for form in map(FORMS.__getitem__, filter(fields.__contains__, FORMS)):
        terms = fields[form.key]
        if terms is None:
            continue
        keys = filter(terms.__contains__, form.slots) if form.slots else range(len(terms))
        forms[form.key] = tuple(Written(terms[key], marks.place_of(terms, key)) for key in keys)
    return forms


# -- tables of references, each as a description of its rows

_WORDS = ("file", "hash", "resource", "form")
_CELLS = (*VALUE_KEYS, "role", "country", "family_name", "by", "as_of", "unit")


def _read_tables(
    content: dict[str, Any], document: Document, marks: Marks, root: Path, faults: list[Fault]
) -> tuple[Table, ...]:
    """The tables of a file that the schema accepts; what else is wrong is added to ``faults``."""
    named = content.get("tables", {})
    for key in ("tables", "providers"):
        if key in content and not document.is_reference:
            place = marks.place_of_key(content, key)
            expected = "a file in claims/reference/, where what the desk trusts lies"
            faults.append(marks.fault(f"{key!r} in a file that is no reference", place, expected))
    return tuple(_table(key, named, document, marks, root, faults) for key in named)


def _table(
    key: str,
    named: dict[str, Any],
    document: Document,
    marks: Marks,
    root: Path,
    faults: list[Fault],
) -> Table:
    fields: dict[str, Any] = named[key]
    table = Table(
        id=key,
        document=document,
        place=marks.place_of_key(named, key),
        path=_path(fields, marks, root, faults),
        written={one: _words(fields, one, marks) for one in _WORDS if one in fields},
        citations=_citations(fields["cite"]),
        about=tuple(_abouts(fields, marks)),
        also=tuple(_cell(fields["also"], at, marks) for at in range(len(fields.get("also", [])))),
        cells={one: _cell(fields, one, marks) for one in _CELLS if one in fields},
        missing=frozenset(["", *fields.get("missing", [])]),
    )
    if table.form == "rows":
        faults.extend(_incomplete(table, fields, marks))
    return table


def _path(fields: dict[str, Any], marks: Marks, root: Path, faults: list[Fault]) -> str:
    """The file's path from the root; empty, and told, where it lies elsewhere."""
    found = inside((root / marks.path).parent / fields["file"], root)
    if not found:
        expected = "a path from this claim file to a table inside the project"
        place = marks.place_of(fields, "file")
        faults.append(marks.fault(f"{fields['file']} lies outside the project", place, expected))
    return found


def _words(fields: dict[str, Any], key: str, marks: Marks) -> Written:
    return Written(fields[key], marks.place_of(fields, key))


def _abouts(fields: dict[str, Any], marks: Marks) -> Iterator[Cell]:
    about = fields.get("about", [])
    if isinstance(about, list):
        yield from (_cell(about, at, marks) for at in range(len(about)))
    else:
        yield _cell(fields, "about", marks)


def _cell(container: Any, at: str | int, marks: Marks) -> Cell:
    found = container[at]
    if isinstance(found, dict):
        return Cell(Written(found["column"], marks.place_of(found, "column")), is_column=True)
    return Cell(Written(found, marks.place_of(container, at)))


def _incomplete(table: Table, fields: dict[str, Any], marks: Marks) -> Iterator[Fault]:
    """That a table's rows make no claims: nothing says what they are about, or which value."""
    values = [key for key in VALUE_KEYS if key in table.cells]
    if not table.about:
        expected = "for example about: [{column: state}, population]"
        yield marks.fault(f"'about' of the table {table.id!r} is missing", table.place, expected)
    if not values:
        expected = "for example quantity: {column: people}"
        yield marks.fault(f"the table {table.id!r} gives no value", table.place, expected)
    for key in values[1:]:
        message = f"{key!r} beside {values[0]!r}: a row carries one value"
        place = marks.place_of_key(fields, key)
        yield marks.fault(message, place, "a table of its own for each value")
