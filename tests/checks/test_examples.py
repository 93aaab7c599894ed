"""Every example in a check's docstring is true of the check."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.check import Check, Example, find_checks
from factcheck.examples import findings_in

CHECKS = find_checks(Path(__file__).parents[2] / "checks")


def _examples(*, fails: bool) -> list[object]:
    """Each check with each example of one sort, named by rule and number."""
    return [
        pytest.param(check, example, id=f"{check.rule}-{number}")
        for check in CHECKS
        for number, example in enumerate(
            (example for example in check.examples if example.fails is fails), 1
        )
    ]


@pytest.mark.parametrize(("check", "example"), _examples(fails=True))
def test_a_failing_example_fails_with_a_message(check: Check, example: Example) -> None:
    found = findings_in(check, example)
    assert {finding.rule for finding in found} == {check.rule}
    assert all(one.message and (one.claims or one.place.path.endswith(".txt")) for one in found)


@pytest.mark.parametrize(("check", "example"), _examples(fails=False))
def test_a_passing_example_passes(check: Check, example: Example) -> None:
    assert [finding.message for finding in findings_in(check, example)] == []
