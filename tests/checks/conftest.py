"""Claims in YAML, as in a docstring's example, put to one rule."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from factcheck.check import Example, find_checks
from factcheck.examples import findings_in

Say = Callable[[str, str], list[str]]


@pytest.fixture(scope="session")
def say() -> Say:
    """Gives the messages of a rule about some claims, in the order of the claims."""
    checks = {check.rule: check for check in find_checks(Path(__file__).parents[2] / "checks")}

    def messages(rule: str, yaml: str) -> list[str]:
        return [finding.message for finding in findings_in(checks[rule], Example(yaml, fails=True))]

    return messages
