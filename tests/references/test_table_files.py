"""Tables in files of several kinds are read alike, the large ones by DuckDB."""

from __future__ import annotations

import csv
import json
import sys
from pathlib import Path

import pytest

from factcheck.references import table_files
from factcheck.references.table_files import (
    Field,
    SheetRow,
    TableError,
    _connected,
    digest,
    files_of,
    find_rows,
    open_sheet,
)
from tests.references.conftest import Desk

TEXT = 'place,people,said\nAlmere,12,"a, b"\nÖrum,7,"c ""d"""\nalmere,3,"e\nf"\n'


def written(root: Path, text: str = TEXT, name: str = "t.csv") -> str:
    (root / name).write_text(text, "utf-8")
    return name


def found(root: Path, name: str, *words: str) -> list[SheetRow]:
    sheet = open_sheet(name, root)
    return list(find_rows(sheet, [0], words))


ROWS = [SheetRow(2, ("Almere", "12", "a, b")), SheetRow(4, ("almere", "3", "e\nf"))]


def test_rows_are_found_by_words_whatever_their_case(tmp_path: Path) -> None:
    assert found(tmp_path, written(tmp_path), "almere") == ROWS
    assert found(tmp_path, "t.csv", "örum") == [SheetRow(3, ("Örum", "7", 'c "d"'))]


@pytest.mark.parametrize("name", ["t.tsv", "t.txt", "T.CSV"])
def test_text_is_a_table_whatever_its_file_is_called(tmp_path: Path, name: str) -> None:
    assert found(tmp_path, written(tmp_path, name=name), "almere") == ROWS


def test_a_file_of_another_kind_is_none(tmp_path: Path) -> None:
    with pytest.raises(TableError, match=r"t\.xlsx is no table that can be read"):
        open_sheet(written(tmp_path, name="t.xlsx"), tmp_path)


def test_what_is_too_large_for_the_standard_library_is_read_alike_by_duckdb(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(table_files, "MAX_PLAIN", 10)
    (tmp_path / "t.csv").write_text(TEXT, "utf-8")
    monkeypatch.setattr(table_files, "_header", lambda *_: TEXT.partition("\n")[0])
    assert found(tmp_path, "t.csv", "almere") == ROWS
    assert found(tmp_path, "t.csv", "örum") == [SheetRow(3, ("Örum", "7", 'c "d"'))]
    assert len(list(find_rows(open_sheet("t.csv", tmp_path), [], []))) == 3


@pytest.mark.parametrize(("count", "more"), [(12, ""), (13, ", …")])
def test_of_a_long_header_twelve_columns_are_told(tmp_path: Path, count: int, more: str) -> None:
    columns = [f"c{number}" for number in range(count)]
    (tmp_path / "t.csv").write_text(f"{','.join(columns)}\n", "utf-8")
    assert open_sheet("t.csv", tmp_path).listed == ", ".join(columns[:12]) + more


def test_parquet_counts_its_rows_from_one_and_gives_words(tmp_path: Path) -> None:
    import duckdb

    made = duckdb.sql(
        "select * from (values ('Almere', 12, date '2020-04-01', 3.40), ('Örum', null, null, null))"
        ' as t(place, people, "as ""of", rate)'
    )
    assert made is not None
    made.write_parquet(str(tmp_path / "t.parquet"))
    sheet = open_sheet("t.parquet", tmp_path)
    assert sheet.columns == ("place", "people", 'as "of', "rate")
    assert list(find_rows(sheet, [0], ["almere", "örum"])) == [
        SheetRow(1, ("Almere", "12", "2020-04-01", "3.40")), SheetRow(2, ("Örum", "", "", ""))
    ]  # fmt: skip


def test_duckdb_fetches_nothing_that_nobody_installed() -> None:
    for setting in ("autoinstall_known_extensions", "autoload_known_extensions"):
        asked = _connected("t.parquet").execute(f"select current_setting('{setting}')")
        assert asked.fetchone() == (False,)


def test_a_row_that_is_too_short_holds_nothing_where_it_ends(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_text("a,b\n1\n2,x\n")
    sheet = open_sheet("t.csv", tmp_path)
    assert list(find_rows(sheet, [1], ["x"])) == [SheetRow(3, ("2", "x"))]


def test_without_duckdb_a_large_table_is_refused_with_the_way_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "duckdb", None)
    (tmp_path / "t.parquet").write_bytes(b"PAR1")
    told = r"t\.parquet is over 32 MiB, or Parquet, .* pip install 'pytest-factcheck\[archive\]'"
    with pytest.raises(TableError, match=told):
        open_sheet("t.parquet", tmp_path)


def test_what_is_no_parquet_is_refused_in_a_line(tmp_path: Path) -> None:
    (tmp_path / "t.parquet").write_bytes(b"no such thing")
    with pytest.raises(TableError, match=r"t\.parquet cannot be read: "):
        open_sheet("t.parquet", tmp_path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_the_sign_between_cells_is_told_by_the_header(tmp_path: Path, delimiter: str) -> None:
    with (tmp_path / "t.csv").open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=delimiter).writerows([["place", "n"], ["Almere", "1,5;2|3\t4"]])
    assert found(tmp_path, "t.csv", "almere") == [SheetRow(2, ("Almere", "1,5;2|3\t4"))]


PACKAGE = {
    "resources": [
        {
            "name": "people",
            "path": "people.csv",
            "dialect": {"delimiter": ";"},
            "schema": {
                "fields": [
                    {"name": "place", "type": "string"},
                    {"name": "counted", "type": "date", "format": "%d/%m/%Y"},
                    {"name": "people", "type": "number", "groupChar": ".", "decimalChar": ",",
                     "unit": "thousand people"},
                ],
                "missingValues": ["", "-"],
            },
        },
        {"name": "other", "path": "other.csv"},
    ]
}  # fmt: skip
PEOPLE = "place;counted;people\nAlmere;01/04/2020;1.234,5\nBrunn;01/04/2020;-\nCey;31/02/2020;1\n"
DESCRIBED = """\
resource: people
about: [{column: place}, population]
as_of: {column: counted}
quantity: {column: people}
"""


def package(desk: Desk, described: str = DESCRIBED) -> None:
    (desk.reference / "datapackage.json").write_text(json.dumps(PACKAGE))
    (desk.reference / "people.csv").write_text(PEOPLE)
    files = files_of("claims/reference/datapackage.json", desk.root, "people")
    desk.describe("datapackage.json", described, digest(files))


def test_a_data_package_says_how_numbers_days_and_gaps_are_written(desk: Desk) -> None:
    package(desk)
    desk.claims(
        "a: {about: [Almere, population], quantity: '1,234,500 people', as_of: 2020-04-01}",
        "b: {about: [Brunn, population], quantity: 3 people, as_of: 2020-04-01}",
    )
    (row,) = desk.known()
    assert (row.value_words, row.words("as_of")) == ("1234.5 thousand people", "2020-04-01")
    assert desk.answer().startswith("agrees")


def test_a_day_that_no_calendar_has_is_told_at_its_row(desk: Desk) -> None:
    package(desk)
    desk.claims("c: {about: [Cey, population], quantity: 1 person, as_of: 2020}")
    told = "claims/reference/people.csv:4:1: '31/02/2020' is no date of the form %d/%m/%Y"
    assert desk.faults().startswith(told)


@pytest.mark.parametrize(
    ("resource", "told"),
    [
        ("resource: persons", "7:15: no resource is called 'persons'"),
        ("", "4:11: the package has several resources"),
        ("resource: other", "4:11: other.csv, which claims/reference/datapackage.json names, is no "
         "file inside the project"),
    ],
)  # fmt: skip
def test_a_resource_that_is_not_there_is_told(desk: Desk, resource: str, told: str) -> None:
    package(desk, DESCRIBED.replace("resource: people", resource))
    desk.claims("c: {about: [Cey, population], quantity: 1 person, as_of: 2020}")
    assert desk.faults().startswith(f"claims/reference/known.yaml:{told}")


def test_a_table_outside_the_project_is_refused(desk: Desk) -> None:
    (desk.root.parent / "t.csv").write_text(TEXT)
    desk.describe("../../../t.csv", "about: [a, b]\nquantity: {column: people}")
    desk.claims("c: {text: b}")
    told = "claims/reference/known.yaml:4:11: ../../../t.csv lies outside the project"
    assert desk.faults().startswith(told)


def test_tables_of_a_file_that_is_no_reference_are_refused(desk: Desk) -> None:
    desk.table(TEXT, "about: [a, b]\nquantity: {column: people}")
    (desk.reference / "known.yaml").rename(desk.root / "claims/known.yaml")
    assert "claims/known.yaml:2:1: 'tables' in a file that is no reference" in desk.faults()


@pytest.mark.parametrize(
    ("described", "told"),
    [
        ("quantity: {column: people}", "3:3: 'about' of the table 'places' is missing"),
        ("about: [a, b]", "3:3: the table 'places' gives no value"),
        ("about: [a, b]\nquantity: '1'\ntext: b", "9:5: 'text' beside 'quantity'"),
        ("about: [a, b]\nquantities: b", "8:5: unknown key 'quantities'"),
        ("about: [{columns: a}, b]\nquantity: '1'", "7:14: 'about' takes column: not columns"),
    ],
)
def test_what_is_wrong_with_a_description_is_told_at_its_place(
    desk: Desk, described: str, told: str
) -> None:
    desk.table(TEXT, described)
    desk.claims("c: {text: b}")
    assert f"claims/reference/known.yaml:{told}" in desk.faults()


@pytest.mark.parametrize(
    ("field", "cell", "plain"),
    [
        (Field("date", "%d.%m.%Y"), "17.01.2024", "2024-01-17"),
        (Field("date", "any"), "17 January 2024", "17 January 2024"),
        (Field("date"), "2024-01-17", "2024-01-17"),
        (Field("number", group=".", decimal=","), "1.234,5", "1234.5"),
        (Field("integer", group=" "), "1 234", "1234"),
        (Field("number"), "1.5", "1.5"),
        (Field(group="."), "a.b", "a.b"),
    ],
)
def test_a_cell_is_told_as_its_column_means_it(field: Field, cell: str, plain: str) -> None:
    assert field.plain(cell) == plain


TABLE = {"path": "t.csv"}


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("t.xls", "a", ("t.xls is no table that can be read", "file", "CSV or Parquet")),
        (
            "t.csv",
            "é\n".encode("latin-1"),
            ("the header of t.csv is no UTF-8", "file", "text in UTF-8"),
        ),
        ("other", "", ("t.csv cannot be read: there is no such file", "file", "a table")),
        (
            "datapackage.json",
            {"resources": [{"name": "towns"}]},
            ("the resource in datapackage.json has no path", "resource", "one file of rows"),
        ),
        (
            "datapackage.json",
            {"resources": [TABLE]},
            (
                "t.csv, which datapackage.json names, is no file inside the project",
                "file",
                "a path from the descriptor to a file beside it",
            ),
        ),
        (
            "datapackage.json",
            {"resources": [{"name": "a", **TABLE}, {"name": "b", **TABLE}]},
            ("the package has several resources", "file", "resource: a or b"),
        ),
        (
            "datapackage.json",
            "{}",
            (
                "datapackage.json is not of the form that is read here (KeyError 'resources')",
                "file",
                "a Data Package",
            ),
        ),
        (
            "t.json",
            "{}",
            (
                "t.json is not of the form that is read here (KeyError 'head')",
                "file",
                "results of SPARQL in JSON",
            ),
        ),
    ],
)
def test_what_is_no_table_is_told_with_the_key_to_mend_and_what_is_expected(
    tmp_path: Path, name: str, content: object, told: tuple[str, str, str]
) -> None:
    data = content if isinstance(content, str | bytes) else json.dumps(content)
    (tmp_path / name).write_bytes(data.encode() if isinstance(data, str) else data)
    with pytest.raises(TableError) as refused:
        open_sheet("t.csv" if name == "other" else name, tmp_path)
    assert (refused.value.message, refused.value.key, refused.value.expected) == told


def test_a_resource_that_there_is_none_of_is_told_with_those_that_there_are(tmp_path: Path) -> None:
    resources = [{"name": "a", **TABLE}, {"name": "b", **TABLE}]
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": resources}), "utf-8")
    with pytest.raises(TableError) as refused:
        files_of("datapackage.json", tmp_path, "c")
    told = refused.value
    assert (told.message, told.key) == ("no resource is called 'c'", "resource")
    assert told.expected == "resource: a or b"


@pytest.mark.parametrize(
    ("encoding", "is_read"), [("utf-8", True), ("UTF-8", True), ("utf8", True), ("latin-1", False)]
)
def test_a_table_is_read_in_utf_8_alone(tmp_path: Path, encoding: str, is_read: bool) -> None:
    written(tmp_path)
    resource = {**TABLE, "encoding": encoding}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    if is_read:
        assert open_sheet("datapackage.json", tmp_path).columns == ("place", "people", "said")
    else:
        with pytest.raises(TableError, match=r"^latin-1 is no UTF-8$") as refused:
            open_sheet("datapackage.json", tmp_path)
        assert (refused.value.key, refused.value.expected) == ("file", "encoding: utf-8")


def test_what_a_package_leaves_out_is_as_the_standard_has_it(tmp_path: Path) -> None:
    written(tmp_path)
    resource = {**TABLE, "schema": {"fields": [{"name": "place"}]}}
    (tmp_path / "datapackage.json").write_text(json.dumps({"resources": [resource]}), "utf-8")
    sheet = open_sheet("datapackage.json", tmp_path)
    assert sheet.fields == {"place": Field("string", "", "", "", ".")}
    assert (sheet.delimiter, sheet.quote, sheet.missing) == (",", '"', frozenset([""]))
