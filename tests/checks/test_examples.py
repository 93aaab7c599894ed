"""Every example in a check's docstring is true of the check, and told of as it was recorded."""

from __future__ import annotations

import pytest

from factcheck.check import Check, Example
from factcheck.examples import result_of
from tests.record_examples import examples, recorded, told

RECORDED = recorded()


@pytest.mark.parametrize(
    ("name", "check", "example"), [pytest.param(*one, id=one[0]) for one in examples()]
)
def test_an_example_is_true_and_told_of_as_recorded(
    name: str, check: Check, example: Example
) -> None:
    result = result_of(check, example)
    found = [one for one in result.findings if one.rule == check.rule]
    assert bool(found) is example.fails
    assert all(one.message and (one.claims or one.place.path.endswith(".txt")) for one in found)
    assert list(told(result, check.rule)) == RECORDED.get(name, []), (
        "read what has changed, and run tests.record_examples.py"
    )
