"""A table's file: its columns, and the rows that hold certain words.

CSV (RFC 4180) is read by the standard library up to ``MAX_PLAIN`` bytes; what is larger, and
Parquet, by DuckDB. A Data Package's descriptor (the Table Schema and CSV Dialect of
specs.frictionlessdata.io) says how its CSV is written, what its cells mean and their units. The
answer to a query of SPARQL has a column for each of its variables.
"""

from __future__ import annotations

import csv
import datetime
import hashlib
import io
import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from msgspec import Struct, field

from factcheck.claimfiles.files import inside, read_text
from factcheck.errors import FactcheckError, UnreadableError
from factcheck.yaml_kind import MAX_BYTES as MAX_PLAIN

DESCRIPTOR = "datapackage.json"
DUCKDB = "DuckDB: pip install 'pytest-factcheck[archive]'"
_DELIMITERS = ",;\t|"
_ANSWERS = (".json", ".srj")  # endings of the answers to queries
_MOST_SHOWN = 12  # columns of a header that a fault lists


class TableError(FactcheckError):
    """Why a table cannot be read: the key of its description to mend, and what was expected."""

    def __init__(self, message: str, key: str = "file", expected: str = "") -> None:
        self.message, self.key, self.expected = message, key, expected
        super().__init__(message)


class Field(Struct, frozen=True):
    """What a column's cells mean: how numbers and days are written in it, and its unit."""

    kind: str = "string"
    format: str = ""
    unit: str = ""
    group: str = ""
    decimal: str = "."

    def plain(self, cell: str) -> str:
        """A cell with its digits or its day as the reader of claims knows them.

        Raises ``ValueError`` for a date that is none.
        """
        if self.kind in ("number", "integer"):
            return (cell.replace(self.group, "") if self.group else cell).replace(self.decimal, ".")
        if self.kind == "date" and "%" in self.format:
            return datetime.datetime.strptime(cell, self.format).date().isoformat()
        return cell


class SheetRow(Struct, frozen=True):
    """A row with its number, as a spreadsheet counts: the header is row 1.

    Parquet and answers to queries, which have no header, count their rows from 1.
    """

    number: int
    cells: tuple[str, ...]


class Sheet(Struct, frozen=True):
    """A table's file, opened: the names of its columns, and how its cells are written."""

    path: Path
    shown: str
    columns: tuple[str, ...]
    delimiter: str = ","
    quote: str = '"'
    fields: Mapping[str, Field] = field(default_factory=dict)
    missing: frozenset[str] = frozenset([""])

    @property
    def is_parquet(self) -> bool:
        """Whether it is no text."""
        return self.path.suffix.lower() == ".parquet"

    @property
    def is_answer(self) -> bool:
        """Whether it is the answer to a query, as SPARQL 1.1 writes it in JSON."""
        return self.path.suffix.lower() in _ANSWERS

    @property
    def listed(self) -> str:
        """Its columns, for a person."""
        more = "" if len(self.columns) <= _MOST_SHOWN else ", …"
        return ", ".join(self.columns[:_MOST_SHOWN]) + more


def digest(paths: Sequence[Path]) -> str:
    """``sha256:…`` of the files' bytes, one after the other."""
    found = hashlib.sha256()
    for path in paths:
        with path.open("rb") as file:
            hashlib.file_digest(file, lambda: found)
    return f"sha256:{found.hexdigest()}"


def files_of(shown: str, root: Path, resource: str = "") -> list[Path]:
    """The files that hold a table: itself or, of a Data Package, its descriptor and its data.

    Raises ``TableError``.
    """
    path = root / shown
    if not path.is_file():
        raise TableError(f"{shown} cannot be read: there is no such file", expected="a table")
    if path.name != DESCRIPTOR:
        return [path]
    described = _resource(path, resource)
    name = described.get("path")
    name = name[0] if isinstance(name, list) and len(name) == 1 else name
    if not isinstance(name, str):
        raise TableError(f"the resource in {shown} has no path", "resource", "one file of rows")
    where = inside(path.parent / name, root)
    if not where or not (root / where).is_file():
        message = f"{name}, which {shown} names, is no file inside the project"
        raise TableError(message, expected="a path from the descriptor to a file beside it")
    return [path, root / where]


def open_sheet(shown: str, root: Path, resource: str = "") -> Sheet:
    """The table in a file at a path from the root; raises ``TableError``."""
    *descriptor, path = files_of(shown, root, resource)
    told = inside(path, root)
    if path.suffix.lower() == ".parquet":
        return Sheet(path, told, tuple(_parquet_columns(path)), **_described(descriptor, resource))
    if path.suffix.lower() in _ANSWERS:
        return Sheet(path, told, _answer(path, told)["columns"])
    if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
        raise TableError(f"{told} is no table that can be read", expected="CSV or Parquet")
    given = _described(descriptor, resource)
    head = _header(path, told)
    delimiter = given.pop("delimiter", "") or max(_DELIMITERS, key=head.count)
    reader = csv.reader([head], delimiter=delimiter, quotechar=given.get("quote", '"'))
    try:
        columns = next(reader, [])
    except csv.Error as error:
        raise TableError(f"{told} is no CSV: {error}") from None
    return Sheet(path, told, tuple(one.strip() for one in columns), delimiter, **given)


def find_rows(sheet: Sheet, among: Collection[int], wanted: Collection[str]) -> Iterator[SheetRow]:
    """The rows that hold one of the wanted words, case folded, in one of the columns.

    All of them where no columns are given. Raises ``TableError`` where they cannot be read.
    """
    is_large = sheet.path.stat().st_size > MAX_PLAIN and not sheet.is_answer
    if sheet.is_parquet or is_large:
        yield from _found_by_duckdb(sheet, among, wanted)
        return
    known = frozenset(wanted)
    for row in _rows_of_answer(sheet) if sheet.is_answer else _plain_rows(sheet):
        cells = row.cells
        if not among or any(at < len(cells) and cells[at].casefold() in known for at in among):
            yield row


def _plain_rows(sheet: Sheet) -> Iterator[SheetRow]:
    try:
        text = read_text(sheet.path, sheet.shown, sheet.shown)
        reader = csv.reader(
            io.StringIO(text, newline=""),
            delimiter=sheet.delimiter,
            quotechar=sheet.quote,
            strict=True,
        )
        for number, cells in enumerate(reader, start=1):
            if number > 1 and cells:
                yield SheetRow(number, tuple(cells))
    except UnreadableError as error:
        fault = error.faults[0]
        raise TableError(f"{fault.place}: {fault.message}", expected=fault.expected) from None
    except csv.Error as error:
        raise TableError(f"{sheet.shown} is no CSV: {error}") from None


_MALFORMED = (AttributeError, IndexError, KeyError, RecursionError, TypeError, ValueError)


@contextmanager
def told_where_malformed(shown: str, expected: str) -> Iterator[None]:
    """Tell of JSON that is not of the form that is read; raises ``TableError``."""
    try:
        yield
    except _MALFORMED as error:
        why = f"{type(error).__name__} {error}"[:80]
        message = f"{shown} is not of the form that is read here ({why})"
        raise TableError(message, expected=expected) from None


def _answer(path: Path, shown: str) -> Mapping[str, Any]:
    """The answer to a query of SPARQL, in JSON (w3.org/TR/sparql11-results-json)."""
    with told_where_malformed(shown, "results of SPARQL in JSON"):
        found = json.loads(path.read_bytes())
        return {
            "columns": tuple(str(name) for name in found["head"]["vars"]),
            "rows": [{**row} for row in found["results"]["bindings"]],
        }


def _rows_of_answer(sheet: Sheet) -> Iterator[SheetRow]:
    for number, said in enumerate(_answer(sheet.path, sheet.shown)["rows"], start=1):
        with told_where_malformed(sheet.shown, "results of SPARQL in JSON"):
            cells = tuple(_bound(said.get(name, {})) for name in sheet.columns)
        yield SheetRow(number, cells)


def _bound(said: Mapping[str, Any]) -> str:
    """A value that a variable has; a point in time at midnight is a day."""
    return str(said.get("value", "")).removesuffix("T00:00:00Z")


def _header(path: Path, shown: str) -> str:
    with path.open("rb") as file:
        line = file.readline(MAX_PLAIN)
    try:
        head = line.decode("utf-8-sig").strip("\r\n")
    except UnicodeDecodeError:
        raise TableError(f"the header of {shown} is no UTF-8", expected="text in UTF-8") from None
    if "\r" in head:
        raise TableError(
            f"the lines of {shown} end with CR", expected="lines that end with LF or CRLF"
        )
    if not head.strip():
        raise TableError(f"{shown} has no header", expected="the names of its columns in row 1")
    return head


def _resource(path: Path, name: str) -> Mapping[str, Any]:
    """What a Data Package says of one of its tables."""
    with told_where_malformed(path.name, "a Data Package"):
        resources: list[Mapping[str, Any]] = json.loads(path.read_bytes())["resources"]
        named = {str(one.get("name", "")): one for one in resources}
    if not name and len(named) == 1:
        return next(iter(named.values()))
    if name not in named:
        said = f"no resource is called {name!r}" if name else "the package has several resources"
        raise TableError(said, "resource" if name else "file", f"resource: {' or '.join(named)}")
    return named[name]


def _described(descriptor: Sequence[Path], resource: str) -> dict[str, Any]:
    """How a Data Package says that its cells are written; nothing without one."""
    if not descriptor:
        return {}
    found = _resource(descriptor[0], resource)
    if str(found.get("encoding", "utf-8")).casefold() not in ("utf-8", "utf8"):
        raise TableError(f"{found['encoding']} is no UTF-8", expected="encoding: utf-8")
    with told_where_malformed(descriptor[0].name, "a Data Package"):
        schema, dialect = found.get("schema") or {}, found.get("dialect") or {}
        missing = [one["value"] if isinstance(one, dict) else one for one in _missing(schema)]
        return {
            "delimiter": _sign(dialect, "delimiter", ","),
            "quote": _sign(dialect, "quoteChar", '"'),
            "fields": {str(one.get("name")): _field(one) for one in schema.get("fields", [])},
            "missing": frozenset(map(str, missing)),
        }


def _sign(dialect: Mapping[str, Any], key: str, default: str) -> str:
    """A sign of a CSV dialect; raises ``ValueError`` for one that is none."""
    found = str(dialect.get(key, default))
    if len(found) != 1 or found in "\r\n":
        raise ValueError(f"{key} {found!r}")
    return found


def _missing(schema: Mapping[str, Any]) -> Sequence[Any]:
    found = schema.get("missingValues", [""])
    return found if isinstance(found, list) else [""]


def _field(described: Mapping[str, Any]) -> Field:
    return Field(
        str(described.get("type", "string")),
        str(described.get("format", "")),
        str(described.get("unit", "")),
        str(described.get("groupChar", "")),
        str(described.get("decimalChar", ".")),
    )


def _connected(shown: str) -> Any:
    """DuckDB, which fetches nothing and reads what it is told; raises where it is not installed."""
    try:
        import duckdb  # 80 ms, for a table that the standard library does not read
    except ImportError:
        size = f"over {MAX_PLAIN // 1024 // 1024} MiB, or Parquet"
        raise TableError(f"{shown} is {size}, which is read by {DUCKDB}") from None
    off: Mapping[str, Any] = {
        "autoinstall_known_extensions": False,
        "autoload_known_extensions": False,
    }
    return duckdb.connect(config=dict(off))


def _parquet_columns(path: Path) -> list[str]:
    asked = "select name from parquet_schema(?) where num_children is null"
    return [name for (name,) in _queried_rows(path.name, asked, [str(path)])]


def _found_by_duckdb(
    sheet: Sheet, among: Collection[int], wanted: Collection[str]
) -> Iterator[SheetRow]:
    where = " or ".join(f"lower(c{at}) in (select unnest(?))" for at in among) or "true"
    words = sorted({*wanted, *(word.lower() for word in wanted)})
    asked = f"select * from ({_all_rows(sheet)}) where {where} order by n"  # noqa: S608 — names only
    given = [str(sheet.path), *([words] * len(among))]
    for number, *cells in _queried_rows(sheet.shown, asked, given):
        yield SheetRow(number, tuple(cell or "" for cell in cells))


def _all_rows(sheet: Sheet) -> str:
    """The query of all rows, each with its number as ``n`` and its cells as ``c0``, ``c1`` …."""
    columns = range(len(sheet.columns))
    if sheet.is_parquet:
        cells = ", ".join(f"{_name(sheet.columns[at])}::varchar as c{at}" for at in columns)
        return (
            f"select file_row_number + 1 as n, {cells} from read_parquet(?, file_row_number=true)"  # noqa: S608 — as above
        )
    kinds = ", ".join(f"'c{at}': 'varchar'" for at in columns)
    quote = _text(sheet.quote)
    return (
        f"select row_number() over () + 1 as n, * from read_csv(?, columns={{{kinds}}}, "  # noqa: S608 — as above
        f"header=true, auto_detect=false, delim={_text(sheet.delimiter)}, quote={quote}, "
        f"escape={quote})"
    )


def _queried_rows(shown: str, query: str, given: Sequence[Any]) -> Sequence[tuple[Any, ...]]:
    connection = _connected(shown)
    try:
        found: Sequence[tuple[Any, ...]] = connection.execute(query, given).fetchall()
    except Exception as error:  # DuckDB's own are known by name only where it is imported
        raise TableError(f"{shown} cannot be read: {str(error).splitlines()[0]}") from None
    finally:
        connection.close()
    return found


def _name(word: str) -> str:
    return '"' + word.replace('"', '""') + '"'


def _text(word: str) -> str:
    return "'" + word.replace("'", "''") + "'"
