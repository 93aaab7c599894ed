"""The reports that stand in this repository are those of its own claims, to the byte."""

from __future__ import annotations

import json
from pathlib import Path

from factcheck import run, standard_checks
from factcheck.reports.writing import FILES, write_reports

ROOT = Path(__file__).parents[2]
REPORTS = ROOT / "reports"
FORMATS = ("md", "json", "html", "sarif", "csv")


def test_the_reports_in_the_repository_are_what_its_claims_give(tmp_path: Path) -> None:
    """Of the checks that had something to look at when they were last written."""
    asked = json.loads((REPORTS / FILES["json"]).read_text("utf-8"))["rules"]
    checks = {check.rule: check for check in standard_checks() if check.rule in asked}
    written = write_reports(run(ROOT, list(checks.values())), tmp_path, FORMATS, checks, root=ROOT)
    stale = [path.name for path in written if path.read_bytes() != _kept(path.name)]
    assert stale == [], "run pytest checks/ --factcheck-report=html,sarif,csv"


def _kept(name: str) -> bytes:
    return (REPORTS / name).read_bytes()
