"""The reports that stand in this repository are those of its own claims, to the byte."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from factcheck import run, standard_checks
from factcheck.reports import FILES, write_reports

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports"
FORMATS = ("md", "json", "html", "sarif", "csv")


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of the checks that had something to look at when they were last written."""
    asked = json.loads((REPORTS / FILES["json"]).read_text("utf-8"))["rules"]
    checks = {check.rule: check for check in standard_checks() if check.rule in asked}
    folder = tmp_path_factory.mktemp("reports")
    write_reports(run(ROOT, list(checks.values())), folder, FORMATS, checks, root=ROOT)
    return folder


@pytest.mark.parametrize("name", FORMATS)
def test_a_report_in_the_repository_is_what_its_claims_give(written: Path, name: str) -> None:
    given, kept = ((folder / FILES[name]).read_text("utf-8") for folder in (written, REPORTS))
    assert given == kept, "run pytest checks/ --factcheck-report=html,sarif,csv"
