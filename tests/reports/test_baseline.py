from __future__ import annotations

import json

import pytest
from msgspec.structs import replace

from factcheck.errors import UnreadableError
from factcheck.model import Breakdown, Written
from factcheck.reports.baseline import read_baseline, record_baseline
from tests.reports.conftest import Desk

PATH = "claims/baseline.json"


def test_recorded_findings_are_allowed_and_say_why(desk: Desk) -> None:
    accepted = read_baseline(record_baseline(desk.result), PATH).accept(desk.result.findings)
    assert all(finding.is_allowed for finding in accepted)
    reasons = {finding.allowance.reason for finding in accepted if finding.allowance}
    assert reasons == {"recorded in the baseline", "the agency’s own figure"}


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
    (found,) = read_baseline(baseline, PATH).accept([changed])
    assert not found.is_allowed


def test_a_second_finding_of_the_same_kind_is_not_hidden(desk: Desk) -> None:
    finding = desk.finding("conversion-error")
    baseline = record_baseline(desk.with_findings(finding))
    accepted = read_baseline(baseline, PATH).accept([finding, finding])
    assert [found.is_allowed for found in accepted] == [True, False]


def test_it_shrinks_by_itself(desk: Desk) -> None:
    baseline = read_baseline(record_baseline(desk.result), PATH)
    left = desk.with_findings(desk.finding("spelling-varies"))
    assert baseline.kept(baseline.accept(left.findings)) == record_baseline(left)


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
def test_what_is_no_baseline_is_refused(text: str, message: str) -> None:
    with pytest.raises(UnreadableError) as refused:
        read_baseline(text, PATH)
    assert str(refused.value) == message


def test_what_is_recorded_more_often_than_anybody_could_is_counted_not_listed(desk: Desk) -> None:
    tree = json.loads(record_baseline(desk.result))
    tree["findings"][0]["count"] = 10**15
    baseline = read_baseline(json.dumps(tree), PATH)
    (gone,) = baseline.gone(desk.result.findings)
    assert gone.endswith(f") {10**15 - 1} times")
    assert baseline.count_gone(desk.result.findings) == 10**15 - 1


def test_what_a_broken_check_would_find_is_not_told_as_gone(desk: Desk) -> None:
    baseline = read_baseline(record_baseline(desk.result), PATH)
    (rule, *_) = (finding.rule for finding in desk.result.open_findings)
    broken = replace(desk.with_findings(), breakdowns=(Breakdown(rule, "lavrov", "it failed"),))
    assert not any(told.startswith(f"{rule} (") for told in baseline.beside(broken).gone(()))
    assert any(told.startswith(f"{rule} (") for told in baseline.gone(()))
    assert rule in baseline.beside(broken).kept(())
