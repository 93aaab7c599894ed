"""The tables that a claim file of references names, each as a description of its rows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from factcheck.claimfiles.files import inside
from factcheck.claimfiles.marks import Marks
from factcheck.errors import Fault
from factcheck.model import Cell, Citation, Document, Table, Written
from factcheck.model.claim import VALUE_KEYS

_WORDS = ("file", "hash", "resource", "form")
_CELLS = (*VALUE_KEYS, "role", "country", "family_name", "by", "as_of", "unit")


def read_tables(
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
    cited = fields["cite"]
    table = Table(
        id=key,
        document=document,
        place=marks.place_of_key(named, key),
        path=_path(fields, marks, root, faults),
        written={one: _words(fields, one, marks) for one in _WORDS if one in fields},
        citations=tuple(Citation(**c) for c in (cited if isinstance(cited, list) else [cited])),
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
