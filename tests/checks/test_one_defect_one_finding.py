"""A defect is told once: on an example of one rule, no other rule has anything to say."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck import Severity
from factcheck.check import Check, Example, find_checks
from factcheck.examples import run_example

CHECKS = find_checks(Path(__file__).parents[2] / "checks")

TOLD_TOGETHER: dict[tuple[str, str], str] = {}
"""A rule and another that speaks on its examples → why both should."""

UNCITED = "reference-without-citation"  # examples leave citations out, to be short

EXAMPLES = [
    pytest.param(check, example, id=f"{check.rule}-{number}")
    for check in CHECKS
    for number, example in enumerate((e for e in check.examples if e.fails), 1)
]


@pytest.mark.parametrize(("check", "example"), EXAMPLES)
def test_an_example_fails_by_its_own_rule_alone(check: Check, example: Example) -> None:
    result = run_example(example, CHECKS)
    others = {
        finding.rule: finding.message
        for finding in result.findings
        if finding.rule not in {check.rule, UNCITED}
        and finding.severity is not Severity.NOTE
        and not finding.is_allowed
    }
    unexplained = {rule: m for rule, m in others.items() if (check.rule, rule) not in TOLD_TOGETHER}
    assert unexplained == {}
    assert result.breakdowns == ()
