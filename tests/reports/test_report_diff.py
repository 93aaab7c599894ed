from __future__ import annotations

import json
from pathlib import Path

import pytest
from msgspec.structs import replace

from factcheck.cli import main
from factcheck.cli.diff import Difference, OtherFormatError
from factcheck.model import Breakdown, Result
from factcheck.reports.json_report import JsonTree, render_json
from tests.reports.conftest import Desk


def as_tree(result: Result) -> JsonTree:
    return dict(json.loads(render_json(result)))


def test_new_gone_and_unchanged_are_told(desk: Desk) -> None:
    old = as_tree(desk.with_findings(*desk.result.findings[1:]))
    new = as_tree(desk.with_findings(*desk.result.findings[:-1]))
    assert Difference(old, new).told == (
        "New: 1 finding\n"
        "  claims/lavrov.yaml:50:15: error conversion-error: "
        "900 km is 559 miles, not 500; 500 miles is 805 km, not 900.\n"
        "Gone: 1 finding\n"
        "  claims/lavrov.yaml:60:15: note, allowed claims-disagree: 460 km here, 460 km there.\n"
        "Unchanged: 3 findings"
    )


def test_a_verdict_that_changed_is_told(desk: Desk) -> None:
    quiet = replace(desk.result, observations=())
    assert Difference(as_tree(desk.result), as_tree(quiet)).told.splitlines()[-3:] == [
        "  lavrov.landing: agrees → not compared",
        "  lavrov.statement: cannot tell → not compared",
        "  lavrov.flight: agrees → not compared",
    ]


def finding(rule: str, **changes: object) -> dict[str, object]:
    """A finding about a whole source, as a project's own check reports it."""
    place = {"path": "claims/a.yaml", "line": 2, "column": 1}
    return {
        "rule": rule, "severity": "note", "message": "3 sources", "claims": [], "place": place,
        "allowance": None, "fingerprint": f"{rule} {changes.get('message')}", **changes,
    }  # fmt: skip


def report(*findings: object) -> dict[str, object]:
    return {"version": 1, "findings": findings, "claims": []}


def test_a_finding_whose_rule_weighs_more_now_is_unchanged() -> None:
    old = report(finding("few-sources", claims=["a.b"]))
    new = report(finding("few-sources", claims=["a.b"], severity="error"))
    assert Difference(old, new).told == (
        "New: no findings\n"
        "Gone: no findings\n"
        "Unchanged: 1 finding\n"
        "Changed in severity: 1 finding\n"
        "  claims/a.yaml:2:1: few-sources: note → error"
    )
    assert not Difference(old, new).has_new_error


def test_a_finding_of_a_whole_source_is_the_same_however_it_is_worded() -> None:
    old = report(finding("few-sources"), finding("long-title"))
    new = report(finding("long-title"), finding("few-sources", message="4 sources"))
    assert Difference(old, new).told == (
        "New: no findings\n"
        "Gone: no findings\n"
        "Unchanged: 2 findings\n"
        "Changed in wording: 1 finding\n"
        "  claims/a.yaml:2:1: few-sources: 3 sources → 4 sources"
    )


ALLOWED = {"reason": "as printed", "by": "", "until": None}


def test_what_somebody_allowed_since_is_told() -> None:
    old = report(finding("few-sources", severity="error"))
    new = report(finding("few-sources", severity="error", allowance=ALLOWED))
    assert Difference(old, new).told == (
        "New: no findings\n"
        "Gone: no findings\n"
        "Newly allowed: 1 finding\n"
        "  claims/a.yaml:2:1: error, allowed few-sources: 3 sources\n"
        "Unchanged: no findings"
    )
    assert not Difference(old, new).has_new_error


def test_what_nobody_allows_any_more_is_told_and_counts_as_new() -> None:
    old = report(finding("few-sources", severity="error", allowance=ALLOWED))
    new = report(finding("few-sources", severity="error"))
    assert Difference(old, new).told.splitlines()[2:] == [
        "No longer allowed: 1 finding",
        "  claims/a.yaml:2:1: error few-sources: 3 sources",
        "Unchanged: no findings",
    ]
    assert Difference(old, new).has_new_error
    assert not Difference(old, old).has_new_error


def test_findings_of_claims_are_told_apart_by_their_words() -> None:
    old = report(finding("few-sources", claims=["a.b"]))
    new = report(finding("few-sources", claims=["a.b"], message="4 sources", severity="error"))
    assert Difference(old, new).told.splitlines()[::2] == ["New: 1 finding", "Gone: 1 finding",
                                                       "Unchanged: no findings"]  # fmt: skip
    assert Difference(old, new).has_new_error


def test_a_second_finding_of_a_rule_in_a_source_is_new() -> None:
    old = report(finding("few-sources"))
    new = report(finding("few-sources"), finding("few-sources"))
    assert Difference(old, new).told.splitlines()[0] == "New: 1 finding"


def test_another_format_is_refused(desk: Desk) -> None:
    with pytest.raises(OtherFormatError) as refused:
        Difference({"version": 2}, as_tree(desk.result))
    assert str(refused.value) == "the old report is not a consistency report of version 1"
    with pytest.raises(OtherFormatError) as refused:
        Difference(as_tree(desk.result), {"version": 2})
    assert str(refused.value) == "the new report is not a consistency report of version 1"


def test_a_report_that_was_saved_with_a_byte_order_mark_is_read(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_text(render_json(desk.result), "utf-8-sig")
    assert main(["diff", str(path), str(path)]) == 0


@pytest.mark.parametrize("rule", ["unreadable", "conversion-error"])
def test_what_was_not_looked_for_is_not_told_as_gone(desk: Desk, rule: str) -> None:
    broken = (Breakdown(rule, "lavrov", "it could not be read"),)
    old = as_tree(desk.with_findings(desk.finding("conversion-error")))
    new = as_tree(replace(desk.with_findings(), breakdowns=broken))
    told = Difference(old, new).told
    assert "Gone: no findings\nNot looked for: 1 finding\n" in told
