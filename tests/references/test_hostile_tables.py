"""Whatever stands in a table's file, it is read, or refused with a fault; nothing else happens."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck import UnreadableError, run
from factcheck.references.table_files import digest
from tests.references.conftest import Desk

COLUMNS = "about: [{column: a}, b]\nas_of: {column: d}\nquantity: {column: q}"
PACKAGE = "resource: r\n" + COLUMNS
KEYS = st.sampled_from(
    ["entities", "Q1", "labels", "en", "value", "aliases", "claims", "P569", "P31", "P39", "P6",
     "mainsnak", "datavalue", "qualifiers", "P580", "id", "rank", "time", "precision", "head",
     "vars", "results", "bindings", "a", "q", "d", "resources", "name", "path", "schema", "fields",
     "dialect", "delimiter", "missingValues", "type", "encoding"]
)  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


def read(content: bytes, name: str, described: str, beside: bytes = b"") -> None:
    """Read a desk with such a table; a fault is an answer, anything else raised is not."""
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        path = desk.reference / name
        path.write_bytes(content)
        if beside:
            (desk.reference / "t.csv").write_bytes(beside)
        files = [path, desk.reference / "t.csv"] if beside else [path]
        desk.describe(name, described, digest(files))
        desk.claims(
            "x: {about: [a, b], quantity: '5', as_of: 2020}", "y: {about: [a, born], date: '1'}"
        )
        try:
            run(desk.root)
        except UnreadableError as refused:
            assert all(fault.place.path.startswith("claims/reference/") for fault in refused.faults)


@given(st.lists(st.text(alphabet='a,"\n\r\t;5-2020\x00é\ud800', max_size=12), max_size=6))
def test_any_csv_is_read_or_refused(lines: list[str]) -> None:
    text = "a,d,q\n" + "\n".join(lines)
    read(text.encode("utf-8", "surrogatepass"), "t.csv", COLUMNS)


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    read(content, "t.csv", COLUMNS)
    read(content, "t.parquet", COLUMNS)
    read(content, "t.csv", "form: exchange-rates")


@given(JSON)
def test_any_json_is_read_or_refused(value: object) -> None:
    content = json.dumps(value).encode()
    read(content, "t.json", "form: wikidata")
    read(content, "t.json", COLUMNS)


@given(st.dictionaries(KEYS, JSON, max_size=6))
def test_any_descriptor_is_read_or_refused(resource: dict[str, object]) -> None:
    package = {"resources": [{"path": "t.csv", **resource, "name": "r"}]}
    read(json.dumps(package).encode(), "datapackage.json", PACKAGE, b"a,d,q\na,2020,5\n")


@pytest.mark.parametrize(
    "statement",
    [
        {"mainsnak": {"datavalue": {"value": "1960"}}},
        {"mainsnak": {"datavalue": []}},
        {"mainsnak": {"datavalue": {"value": {"time": 5, "precision": "x"}}}},
        [],
    ],
)
def test_statements_of_another_form_are_refused(statement: object) -> None:
    entity = {"labels": {"en": {"value": "a"}}, "claims": {"P569": [statement]}}
    read(json.dumps({"entities": {"Q1": entity}}).encode(), "t.json", "form: wikidata")


def test_brackets_without_end_are_refused() -> None:
    read(b"[" * 100_000, "t.json", "form: wikidata")
    read(b"[" * 100_000, "t.json", COLUMNS)
