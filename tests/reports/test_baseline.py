from __future__ import annotations

import json
from dataclasses import replace

import pytest

from factcheck.errors import UnreadableError
from factcheck.model import Written
from factcheck.reports import apply_baseline, record_baseline
from tests.reports.conftest import Desk

PATH = "claims/baseline.json"


def test_recorded_findings_are_allowed_and_say_why(desk: Desk) -> None:
    applied = apply_baseline(desk.result, record_baseline(desk.result), PATH)
    assert applied.result.errors == ()
    reasons = {f.allowance.reason for f in applied.result.findings if f.allowance}
    assert reasons == {"recorded in the baseline", "the agency’s own figure"}
    assert applied.gone == 0


def test_it_holds_no_line_numbers_and_no_allowed_findings(desk: Desk) -> None:
    tree = json.loads(record_baseline(desk.result))
    assert [entry["rule"] for entry in tree["findings"]] == [
        "conversion-error", "overtaken-event", "quotation-unattributed", "spelling-varies",
    ]  # fmt: skip
    assert set(tree["findings"][0]) == {"fingerprint", "rule", "claims", "count"}


def test_a_changed_finding_is_not_hidden(desk: Desk) -> None:
    baseline = record_baseline(desk.result)
    finding = desk.finding("conversion-error")
    (claim,) = finding.claims
    written = {**claim.written, "restated": Written("510 miles", claim.place_of("restated"))}
    changed = replace(finding, claims=(replace(claim, written=written),))
    applied = apply_baseline(desk.with_findings(changed), baseline, PATH)
    assert [found.is_allowed for found in applied.result.findings] == [False]


def test_a_second_finding_of_the_same_kind_is_not_hidden(desk: Desk) -> None:
    finding = desk.finding("conversion-error")
    baseline = record_baseline(desk.with_findings(finding))
    applied = apply_baseline(desk.with_findings(finding, finding), baseline, PATH)
    assert [found.is_allowed for found in applied.result.findings] == [True, False]


def test_it_shrinks_by_itself(desk: Desk) -> None:
    baseline = record_baseline(desk.result)
    left = desk.with_findings(desk.finding("spelling-varies"))
    applied = apply_baseline(left, baseline, PATH)
    assert applied.gone == 3
    assert applied.baseline == record_baseline(left)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("{", "claims/baseline.json:1:2: not JSON: Expecting property name enclosed in double "
              "quotes"),
        ("[]", "claims/baseline.json:1:1: not a baseline of version 1\n"
               "  expected: a file that factcheck baseline wrote"),
        ('{"version": 1, "findings": [{"count": -1}]}',
         "claims/baseline.json:1:1: not a baseline of version 1\n"
         "  expected: a file that factcheck baseline wrote"),
    ],
)  # fmt: skip
def test_what_is_no_baseline_is_refused(desk: Desk, text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        apply_baseline(desk.result, text, PATH)
    assert str(refused.value) == message
