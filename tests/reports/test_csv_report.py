from __future__ import annotations

import csv
import io

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from factcheck.reports.csv_report import COLUMNS, _safe, render_csv
from tests.reports.conftest import Desk


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_findings_come_first_then_every_claim(desk: Desk) -> None:
    read = rows(render_csv(desk.result))
    assert [row["row"] for row in read] == ["finding"] * 5 + ["claim"] * 12
    assert tuple(read[0]) == COLUMNS
    assert read[0]["suggestions"] == "550 miles | 560 miles"
    assert read[4]["allowed"] == "the agency’s own figure"
    assert read[14]["status"] == "conflicts"


def test_it_is_as_rfc_4180_describes(desk: Desk) -> None:
    """Section 2 of https://www.rfc-editor.org/rfc/rfc4180, but for the line ends, which are LF."""
    finding = replace(desk.finding("conversion-error"), message='a "b",\nc')
    report = render_csv(desk.with_findings(finding))
    records = list(csv.reader(io.StringIO(report), strict=True))
    assert {len(record) for record in records} == {len(COLUMNS)}
    assert '"a ""b"",\nc"' in report
    assert report.endswith("\n")
    assert "\r" not in report


def test_a_formula_stays_text(desk: Desk) -> None:
    finding = replace(desk.finding("conversion-error"), message='=HYPERLINK("http://x")')
    assert rows(render_csv(desk.with_findings(finding)))[0]["why"] == '\'=HYPERLINK("http://x")'


@given(st.text())
def test_no_cell_begins_like_a_formula(words: str) -> None:
    assert not _safe(words).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))


@given(st.text(alphabet="abc,;\"' \n"))
def test_a_harmless_cell_is_kept_as_it_is(words: str) -> None:
    assert _safe(words) in (words, f"'{words}")
