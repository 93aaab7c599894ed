"""A claim file → a source with its claims and tables, or every fault that stands in the way."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, TypeAlias

from msgspec import Struct

from factcheck.claimfiles.files import inside, read_text, real_path
from factcheck.claimfiles.marks import Marks
from factcheck.claimfiles.validation import validate
from factcheck.consistency.forms import FORMS
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
from factcheck.model.claim import BESIDE_KEYS, LINKS, VALUE_KEYS
from factcheck.model.source import Unclaimed
from factcheck.reading.dates.date import read_date
from factcheck.text import anchor

Texts: TypeAlias = Mapping[Path, str]
_NONE: Texts = {}
_COUNT = re.compile(r"[1-9][0-9]{0,2}(,[0-9]{3}){1,3}|[1-9][0-9]{0,11}")
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
_WORDS = ("file", "hash", "resource", "form")
_CELLS = (*VALUE_KEYS, *BESIDE_KEYS, "as_of", "unit")
_DOCUMENT_KEYS = ("file", "published", "locale", "caption", "url")


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

    content, marks = parse(text, path)
    faults = validate(content, marks)
    if faults:
        raise UnreadableError(faults)
    reader = PartReader(marks)
    source = _SourceReader(reader, root, is_reference, unsaved).source(content)
    if reader.faults:
        raise UnreadableError(reader.faults)
    return ClaimFile(source, marks)


_NO_REASONS = {"none", "null", "nil", "nothing", "na", "yes", "no", "true", "false", "tbd", "todo"}


class PartReader:
    """Reads parts that the schema accepts; what else is wrong with them is among the ``faults``."""

    def __init__(self, marks: Marks) -> None:
        self.marks = marks
        self.faults: list[Fault] = []

    def refuse(self, message: str, place: Place, expected: str, likely: str = "") -> None:
        """Tell a fault at a place of the file."""
        self.faults.append(self.marks.fault(message, place, expected, likely))

    def written(self, container: Any, key: str | int) -> Written:
        """The words under a key or at a position, with their place."""
        return Written(container[key], self.marks.place_of(container, key))

    def allowances(self, allowed: dict[str, Any]) -> tuple[Allowance, ...]:
        """The findings that a mapping of rules to reasons accepts; what is no reason is a fault."""
        return tuple(
            Allowance(
                rule=rule,
                reason=self.reason(allowed, rule),
                place=self.marks.place_of_key(allowed, rule),
                by="" if isinstance(terms, str) else terms.get("by", ""),
                until=None if isinstance(terms, str) else self.day(terms, "until"),
            )
            for rule, terms in allowed.items()
        )

    def reason(self, allowed: dict[str, Any], rule: str) -> str:
        """Why something is accepted; that there is no reason, in whatever words, is a fault."""
        terms = allowed[rule]
        holder, key = (allowed, rule) if isinstance(terms, str) else (terms, "reason")
        reason: str = holder[key]
        if re.sub(r"[\W_]", "", reason).casefold() in {"", *_NO_REASONS}:
            expected = f"why it stands, such as {rule}: the agency's own figure"
            self.refuse(f"{reason!r} is no reason", self.marks.place_of(holder, key), expected)
        return reason

    def day(self, terms: dict[str, str], key: str) -> datetime.date | None:
        """The day under a key, where there is one."""
        if key not in terms:
            return None
        try:
            return datetime.date.fromisoformat(terms[key])
        except ValueError:
            place = self.marks.place_of(terms, key)
            self.refuse(f"{terms[key]!r} is no day", place, "a day, such as 2024-01-18")
            return None


class _SourceReader:
    """Reads the source of one claim file."""

    def __init__(self, reader: PartReader, root: Path, is_reference: bool, unsaved: Texts) -> None:
        self._reader, self._marks, self._refuse = reader, reader.marks, reader.refuse
        self._root, self._is_reference, self._unsaved = root, is_reference, unsaved
        self._folder = (root / self._marks.path).parent

    def source(self, content: Any) -> Source:
        document = self._document(content["source"], self._captured(content["source"]))
        told = content.get("claims", {})
        claims = tuple(self._claim(key, told, document) for key in told)
        tables = self._tables(content, document)
        providers, expected = content.get("providers", []), content.get("expect", [])
        return Source(
            document,
            claims,
            tuple(self._reader.written(expected, at) for at in range(len(expected))),
            tables,
            tuple(self._reader.written(providers, at) for at in range(len(providers))),
            unclaimed=tuple(self._unclaimed(content.get("unclaimed", {}), document, claims)),
        )

    def _unclaimed(
        self, aside: dict[str, str], document: Document, claims: Sequence[Claim]
    ) -> Iterator[Unclaimed]:
        """The words that are set aside; what stands nowhere, or is claimed, is a fault."""
        for words in aside:
            place, found = self._marks.place_of_key(aside, words), anchor(document.text, words)
            span = found.span
            if span is None:
                self._refuse(found.explanation, place, "words of the text, once there")
                continue
            claim = next((one for one in claims if one.span and one.span.overlaps(span)), None)
            if claim is not None:
                message = f"{claim.id} claims “{words}”, which is set aside here"
                self._refuse(message, place, "words that no claim quotes")
            yield Unclaimed(words, self._reader.reason(aside, words), span)

    def _document(self, fields: dict[str, Any], captured: tuple[str, str]) -> Document:
        written = {
            key: self._reader.written(fields, key) for key in fields if key in _DOCUMENT_KEYS
        }
        article, text = captured
        document = Document(
            id=Path(self._marks.path).stem,
            place=self._marks.place(self._marks.root),
            title=fields["title"],
            publisher=fields.get("publisher", ""),
            note=fields.get("note", ""),
            written=written,
            path=article,
            text=text,
            is_reference=self._is_reference,
            review=fields.get("review", {}),
        )
        wrong = document.published.why_no_origin if document.published else ""
        if wrong:
            message, place = f"{fields['published']!r} {wrong}", written["published"].place
            expected = "a day, such as 2024-01-17, or two within which it is: 2024-01-16/2024-01-17"
            self._refuse(message, place, expected)
        return document

    def _captured(self, fields: dict[str, str]) -> tuple[str, str]:
        """The path (from the root) and text of the captured document; empty where none is named."""
        if "file" not in fields:
            return "", ""
        written = fields["file"]
        named, place = self._folder / written, self._marks.place_of(fields, "file")
        found = self._inside(fields, "a text")
        if not found:
            return "", ""
        try:
            held = self._unsaved.get(real_path(named)) if self._unsaved else None
            text = read_text(named, found, written) if held is None else held
        except UnreadableError as error:
            likely = _likely_file(written, self._folder, self._root)
            for one in error.faults:
                if (one.place.line, one.place.column, one.text) == (1, 1, ""):
                    one = self._marks.fault(one.message, place, one.expected, likely)
                self._reader.faults.append(one)  # of the file as a whole, where it is named
        else:
            is_itself = found == self._marks.path
            if text.lstrip("\ufeff").strip() and not is_itself:
                return found, text
            told = f"{written} is {'this claim file' if is_itself else 'empty'}"
            self._refuse(told, place, "the captured text")
        return "", ""

    def _inside(self, fields: dict[str, str], kind: str) -> str:
        """The path from the root of the file that is named; empty, and told, if it is outside."""
        found = inside(self._folder / fields["file"], self._root)
        if not found:
            message = f"{fields['file']} lies outside the project"
            expected = f"a path from this claim file to {kind} inside the project"
            self._refuse(message, self._marks.place_of(fields, "file"), expected)
        return found

    def _claim(self, key: str, container: dict[str, Any], document: Document) -> Claim:
        fields: dict[str, Any] = container[key]
        self._refuse_contradictions(fields)
        about = fields.get("about", [])
        places = self._marks.places_of_values(fields)
        claim = Claim(
            id=key,
            document=document,
            place=self._marks.place_of_key(container, key),
            written={
                key: Written(words, place)
                for (key, words), place in zip(fields.items(), places, strict=True)
                if isinstance(words, str)
            },
            about=(about,) if isinstance(about, str) else tuple(about),
            also=tuple(fields.get("also", [])),
            citations=_citations(fields.get("cite", [])),
            allowances=self._reader.allowances(fields.get("allow", {})),
            verification=self._verification(fields),
            forms=self._forms(fields),
            is_reference=document.is_reference,
        )
        self._refuse_itself(claim)
        return claim

    def _refuse_itself(self, claim: Claim) -> None:
        """Tell what a claim is said to be to itself; a date that does so counts in a circle."""
        links = {key: [claim.written[key]] for key in LINKS if key in claim.written}
        for key, names in chain(links.items(), claim.forms.items()):
            for name in names:
                if key != "from" and claim.document.uid_of(name.text) == claim.uid:
                    message = f"{key!r} of {claim.id!r} names {claim.id!r} itself"
                    self._refuse(message, name.place, "other claims")

    def _refuse_contradictions(self, fields: dict[str, Any]) -> None:
        marks = self._marks
        values = [key for key in VALUE_KEYS if key in fields]
        for key in values[1:]:
            message = f"{key!r} beside {values[0]!r}: a claim carries one value"
            place = marks.place_of_key(fields, key)
            self._refuse(message, place, "a claim of its own for each value")
        for key in filter(fields.__contains__, _NEEDS):
            needed = _NEEDS[key]
            if not any(other in fields for other in needed):
                either = " or ".join(map(repr, needed))
                place = marks.place_of_key(fields, key)
                self._refuse(f"{key!r} without {either}", place, f"{either} beside it")
        for key in ("n", "items"):
            if key in fields and not _COUNT.fullmatch(fields[key]):
                place = marks.place_of(fields, key)
                self._refuse(f"{fields[key]!r} is no count", place, "a whole number, 1 or more")
        if "as_of" in fields and not read_date(fields["as_of"]).readings:
            message = f"{fields['as_of']!r} is no day or period with its year"
            expected = "when the figure holds, such as 2024-01-17, or 2023, or Q3 2023"
            self._refuse(message, marks.place_of(fields, "as_of"), expected)

    def _verification(self, fields: dict[str, Any]) -> Verification | None:
        terms = fields.get("verified")
        if terms is None:
            return None
        on, until = (self._reader.day(terms, key) for key in ("on", "until"))
        place = self._marks.place_of_key(fields, "verified")
        return Verification(
            terms["by"], on or datetime.date.min, place, terms.get("cite", ""), until
        )

    def _forms(self, fields: dict[str, Any]) -> Mapping[str, tuple[Written, ...]]:
        """The claims that ``total_of`` and its like name, in the order of the forms."""
        forms: dict[str, tuple[Written, ...]] = {}
        for form in map(FORMS.__getitem__, filter(fields.__contains__, FORMS)):
            terms = fields[form.key]
            if terms is None:
                continue
            keys = filter(terms.__contains__, form.slots) if form.slots else range(len(terms))
            forms[form.key] = tuple(self._reader.written(terms, key) for key in keys)
        return forms

    # -- tables of references, each as a description of its rows

    def _tables(self, content: dict[str, Any], document: Document) -> tuple[Table, ...]:
        for key in ("tables", "providers"):
            if key in content and not self._is_reference:
                place = self._marks.place_of_key(content, key)
                expected = "a file in claims/reference/, where what the desk trusts lies"
                self._refuse(f"{key!r} in a file that is no reference", place, expected)
        named = content.get("tables", {})
        return tuple(self._table(key, named, document) for key in named)

    def _table(self, key: str, named: dict[str, Any], document: Document) -> Table:
        fields: dict[str, Any] = named[key]
        about, also = fields.get("about", []), fields.get("also", [])
        is_list = isinstance(about, list)
        abouts = [(about, at) for at in range(len(about))] if is_list else [(fields, "about")]
        table = Table(
            id=key,
            document=document,
            place=self._marks.place_of_key(named, key),
            path=self._inside(fields, "a table"),
            written={one: self._reader.written(fields, one) for one in _WORDS if one in fields},
            citations=_citations(fields["cite"]),
            about=tuple(self._cell(*one) for one in abouts),
            also=tuple(self._cell(also, at) for at in range(len(also))),
            cells={one: self._cell(fields, one) for one in _CELLS if one in fields},
            missing=frozenset(["", *fields.get("missing", [])]),
        )
        if table.form == "rows":
            self._refuse_incomplete(table, fields)
        return table

    def _cell(self, container: Any, at: str | int) -> Cell:
        found = container[at]
        if isinstance(found, dict):
            return Cell(self._reader.written(found, "column"), is_column=True)
        return Cell(self._reader.written(container, at))

    def _refuse_incomplete(self, table: Table, fields: dict[str, Any]) -> None:
        """A table's rows make no claims where nothing says what they are about, or which value."""
        values = [key for key in VALUE_KEYS if key in table.cells]
        if not table.about:
            expected = "for example about: [{column: state}, population]"
            self._refuse(f"'about' of the table {table.id!r} is missing", table.place, expected)
        if not values:
            expected = "for example quantity: {column: people}"
            self._refuse(f"the table {table.id!r} gives no value", table.place, expected)
        for key in values[1:]:
            message = f"{key!r} beside {values[0]!r}: a row carries one value"
            place = self._marks.place_of_key(fields, key)
            self._refuse(message, place, "a table of its own for each value")


def _likely_file(written: str, folder: Path, root: Path) -> str:
    """The path from a claim file's folder that was meant where it is written from the root."""
    is_there, is_meant = os.path.exists, os.path.isfile  # pathlib's raise where a name is too long
    if is_there(folder / written) or not is_meant(root / written):
        return ""
    return Path(os.path.relpath(root / written, folder)).as_posix()


def _citations(cited: dict[str, str] | list[dict[str, str]]) -> tuple[Citation, ...]:
    return tuple(Citation(**one) for one in (cited if isinstance(cited, list) else [cited]) if one)
