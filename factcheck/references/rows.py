"""Rows of pinned tables → references: those that a claim asks for, and those that give names."""

from __future__ import annotations

import difflib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import islice
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from factcheck.claimfiles import ClaimFile
from factcheck.dates import Period
from factcheck.errors import Fault, Place, UnreadableError
from factcheck.model import Cell, Claim, Table, Written
from factcheck.model.claim import BESIDE_KEYS, VALUE_KEYS
from factcheck.reading.dates.date import read_date
from factcheck.reading.figures.quantity import read_quantity
from factcheck.references import wikidata
from factcheck.references.asked import About, Asked, Asker, askers
from factcheck.references.exchange import pinned_rates
from factcheck.references.table_files import (
    Field,
    SheetRow,
    TableError,
    digest,
    files_of,
    find_rows,
    open_sheet,
)

MOST_BEFORE = 12
"""Rows of a series before publication that a claim of no day is set against: a year of months."""
MOST_NAMES = 10_000
"""Rows of a table of names that are looked for in every text; of a longer one, those asked for."""
_FIGURES = ("quantity", "share")


def with_rows(files: Iterable[ClaimFile], asked: Asked, root: Path) -> list[ClaimFile]:
    """The claim files, those of references with the rows of their tables that are asked for.

    Raises ``UnreadableError`` with all that is wrong with the tables and these rows.
    """
    faults: list[Fault] = []
    found = [_with_rows(one, asked, root, faults) if one.source.tables else one for one in files]
    if faults:
        raise UnreadableError(faults)
    return found


def _with_rows(file: ClaimFile, asked: Asked, root: Path, faults: list[Fault]) -> ClaimFile:
    claims = list(file.source.claims)
    for table in file.source.tables:
        try:
            check_hash(table, root)
            if table.form == "rows":
                claims += _TableReader(table, asked, root).claims()
            elif table.form == "wikidata":
                claims += wikidata.claims_of(table, asked, root, _labels(file, root))
            else:
                pinned_rates(table, root)
        except TableError as error:
            place = _place(table, error.key)
            faults.append(file.marks.fault(error.message, place, error.expected))
        except UnreadableError as error:
            faults.extend(error.faults)
    return replace(file, source=replace(file.source, claims=tuple(claims)))


def _labels(file: ClaimFile, root: Path) -> Mapping[str, tuple[str, ...]]:
    exports = (table for table in file.source.tables if table.form == "wikidata")
    return wikidata.labels_in(exports, root)


def _place(table: Table, key: str) -> Place:
    """Where the table's description says something under a key; its own place otherwise."""
    if key in table.written:
        return table.written[key].place
    cells = {**table.cells, **{cell.words.text: cell for cell in (*table.about, *table.also)}}
    return cells[key].words.place if key in cells else table.place


def check_hash(table: Table, root: Path) -> None:
    """Raise ``TableError`` where a table's bytes are not those that were pinned."""
    found = digest(files_of(table.path, root, table.words("resource")))
    pinned = table.words("hash")
    expected = f"what factcheck pin {table.uid} writes, once its figures are looked at"
    if not pinned:
        raise TableError(f"the table {table.id!r} is not pinned: it has no hash", "", expected)
    if pinned != found:
        message = f"{table.path} is not what was pinned: its hash is {found}, pinned was {pinned}"
        raise TableError(message, "hash", expected)


class _AnsweringRow(Struct, frozen=True):
    """A row as it answers a question: about what, as of when, and with which words."""

    row: SheetRow
    about: About
    as_of: str
    period: Period | None
    value: str


class _TableReader:
    """One table's rows, held against what claims ask."""

    def __init__(self, table: Table, asked: Asked, root: Path) -> None:
        self._table, self._asked = table, asked
        self._sheet = open_sheet(table.path, root, table.words("resource"))
        self._columns = {cell.words.text: self._column(cell) for cell in _columns_of(table)}

    def _column(self, cell: Cell) -> int:
        name = cell.words.text
        if name not in self._sheet.columns:
            near = difflib.get_close_matches(name, self._sheet.columns, n=1)
            expected = near[0] if near else f"one of its columns: {self._sheet.listed}"
            key = next((k for k, c in self._table.cells.items() if c is cell), name)
            raise TableError(f"{self._sheet.shown} has no column {name!r}", key, expected)
        if self._sheet.columns.count(name) > 1:
            key = next((k for k, c in self._table.cells.items() if c is cell), name)
            told = f"{self._sheet.shown} has {self._sheet.columns.count(name)} columns {name!r}"
            raise TableError(told, key, "another name for each column that is read")
        return self._sheet.columns.index(name)

    def claims(self) -> Iterator[Claim]:
        """The references; raises ``TableError``, and ``UnreadableError`` for faults of rows."""
        answers: dict[About, list[_AnsweringRow]] = defaultdict(list)
        for row in self._names or self._rows_sought():
            for answer in self._answers(row):
                answers[answer.about].append(answer)
        for about, found in answers.items():
            chosen = _chosen(found, self._askers(about)) if "as_of" in self._table.cells else found
            self._refuse_two(about, chosen)
            yield from (self._claim(answer) for answer in chosen)

    @cached_property
    def _names(self) -> Sequence[SheetRow]:
        """All rows of a table that gives names; none where they are too many."""
        if self._kind != "name":
            return ()
        rows = list(islice(find_rows(self._sheet, (), ()), MOST_NAMES + 1))
        return rows if len(rows) <= MOST_NAMES else ()

    def _rows_sought(self) -> Iterable[SheetRow]:
        sought = self._words_sought()
        return find_rows(self._sheet, self._sought_in(), sought) if sought else ()

    def _sought_in(self) -> list[int]:
        """The columns that tell which rows are asked for; none where all rows may be."""
        subject, *aspect = self._table.about
        if subject.is_column:
            return [self._columns[cell.words.text] for cell in (subject, *self._table.also)]
        return [self._columns[cell.words.text] for cell in aspect if cell.is_column]

    def _words_sought(self) -> set[str]:
        subject = self._table.about[0]
        if subject.is_column:
            return {about[0] for about in self._asked.of_tables}
        of_it = [one for one in self._asked.of_tables if one[0] == subject.words.text.casefold()]
        return {about[-1] for about in of_it}

    def _askers(self, about: About) -> Iterator[Asker]:
        return askers(self._asked, about, is_dated="date" in self._table.cells)

    def _answers(self, row: SheetRow) -> Iterator[_AnsweringRow]:
        """What a row answers, under each of its subject's names that a claim uses."""
        if len(row.cells) != len(self._sheet.columns):
            cells, header = len(row.cells), len(self._sheet.columns)
            raise TableError(
                f"row {row.number} of {self._sheet.shown} has {cells} cells, its header {header}"
            )
        subject, *aspect = self._table.about
        rest = tuple(self._cell_text(cell, row) for cell in aspect)
        for name in dict.fromkeys(
            self._cell_text(cell, row) for cell in (subject, *self._table.also)
        ):
            about = (name, *rest)
            value = self._value(row)
            is_named = bool(self._names) and name == self._cell_text(subject, row)
            if all(about) and value and (is_named or any(self._askers(about))):
                as_of = self._said_under("as_of", row)
                yield _AnsweringRow(row, about, as_of, self._period(as_of, row), value)

    def _cell_text(self, cell: Cell, row: SheetRow) -> str:
        """What a row says in a cell; empty where that means nothing."""
        name = cell.words.text
        if not cell.is_column:
            return name
        found = row.cells[self._columns[name]].strip()
        if found in self._table.missing or found in self._sheet.missing:
            return ""
        described = self._sheet.fields.get(name, Field())
        try:
            return described.plain(found)
        except ValueError:
            why = f"no date of the form {described.format}"
            raise self._unreadable(row, found, why) from None

    def _said_under(self, key: str, row: SheetRow) -> str:
        cell = self._table.cells.get(key)
        return self._cell_text(cell, row) if cell else ""

    @property
    def _kind(self) -> str:
        return next(key for key in self._table.cells if key in VALUE_KEYS)

    def _value(self, row: SheetRow) -> str:
        said = self._said_under(self._kind, row)
        cell = self._table.cells[self._kind]
        described = self._sheet.fields.get(cell.words.text, Field()).unit if cell.is_column else ""
        unit = self._said_under("unit", row) or described
        return f"{said} {unit}".strip() if said else ""

    def _period(self, as_of: str, row: SheetRow) -> Period | None:
        if not as_of:
            return None
        period = read_date(as_of).widest
        if period is None:
            raise self._unreadable(row, as_of, "no day or period with its year")
        return period

    def _unreadable(self, row: SheetRow, words: str, why: str) -> UnreadableError:
        expected = "a cell that can be read, or missing: with the words of cells that say nothing"
        fault = Fault(f"{words!r} is {why}", self._place(row), expected)
        return UnreadableError([fault])

    def _place(self, row: SheetRow) -> Place:
        is_text = not (self._sheet.is_parquet or self._sheet.is_answer)
        return Place(self._sheet.shown, row.number if is_text else 1, 1)

    def _refuse_two(self, about: About, answers: Iterable[_AnsweringRow]) -> None:
        """Raise ``UnreadableError`` where two rows give one thing two figures as of one day."""
        if self._kind not in _FIGURES:
            return
        first: dict[str, _AnsweringRow] = {}
        for answer in answers:
            other = first.setdefault(answer.as_of, answer)
            if other.value != answer.value:
                message = (
                    f"rows {other.row.number} and {answer.row.number} both answer "
                    f"“{', '.join(about)}”, with {other.value} and {answer.value}"
                )
                expected = "one row for each subject and day, or as_of: with the column of days"
                raise UnreadableError([Fault(message, self._place(answer.row), expected)])

    def _claim(self, answer: _AnsweringRow) -> Claim:
        table, row, place = self._table, answer.row, self._place(answer.row)
        names = dict.fromkeys(self._cell_text(cell, row) for cell in (table.about[0], *table.also))
        at = list(names).index(answer.about[0])
        written = {key: Written(words, place) for key, words in self._words_of(answer)}
        claim = Claim(
            id=f"{table.id}_{row.number}" + (f"_{at}" if at else ""),
            document=table.document,
            place=place,
            written=written,
            about=answer.about,
            also=tuple(name for name in names if name and name != answer.about[0]),
            citations=tuple(replace(one, note=self._note(row)) for one in table.citations),
            is_reference=True,
        )
        self._refuse_unread(claim, row)
        return claim

    def _words_of(self, answer: _AnsweringRow) -> Iterator[tuple[str, str]]:
        yield self._kind, answer.value
        if answer.as_of:
            yield "as_of", answer.as_of
        for key in BESIDE_KEYS:
            if words := self._said_under(key, answer.row):
                yield key, words

    def _note(self, row: SheetRow) -> str:
        """The row, as a reader finds it in the table."""
        said = "; ".join(
            f"{name} {cell}" for name, cell in zip(self._sheet.columns, row.cells, strict=True)
        )
        return f"{self._sheet.shown}, row {row.number}: {said}"

    def _refuse_unread(self, claim: Claim, row: SheetRow) -> None:
        words = claim.value_words
        if self._kind in _FIGURES and not read_quantity(words).readings:
            raise self._unreadable(row, words, f"no figure: {read_quantity(words).reason}")
        if self._kind == "date" and not (claim.date and claim.date.readings):
            raise self._unreadable(row, words, "no date that a calendar has")


def _columns_of(table: Table) -> list[Cell]:
    cells = (*table.about, *table.also, *table.cells.values())
    return [cell for cell in cells if cell.is_column]


def _chosen(answers: Sequence[_AnsweringRow], askers: Iterable[Asker]) -> list[_AnsweringRow]:
    """The rows of a series that claims are set against, in the order of their days.

    All of them for a claim of a trend. For one that says as of when, those of its day and the
    nearest before and after; for another, the last ``MOST_BEFORE`` before its publication.
    """
    dated = sorted(answers, key=_start)
    chosen: dict[int, None] = {}
    for asker in askers:
        chosen.update(dict.fromkeys(_indices(dated, asker)))
    return [dated[at] for at in sorted(chosen)]


def _indices(dated: Sequence[_AnsweringRow], asker: Asker) -> Iterator[int]:
    if asker.is_trend:
        yield from range(len(dated))
        return
    period, day = read_date(asker.as_of).widest if asker.as_of else None, asker.published
    if period is None:
        known = [at for at, one in enumerate(dated) if not (day and _is_after(one, day))]
        yield from known[-MOST_BEFORE:]
        return
    before = [at for at, one in enumerate(dated) if one.period and one.period.days_before(period)]
    after = [at for at, one in enumerate(dated) if _is_after(one, period)]
    outside = {*before, *after}
    yield from (*before[-1:], *(at for at in range(len(dated)) if at not in outside), *after[:1])


def _is_after(answer: _AnsweringRow, day: Period) -> bool:
    return bool(answer.period and day.days_before(answer.period))


def _start(answer: _AnsweringRow) -> tuple[int, int]:
    first = answer.period.earliest if answer.period else None
    return (first.toordinal() if first else 0, answer.row.number)
