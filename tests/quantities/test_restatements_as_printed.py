"""The development set of restatements, each judged as its row says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.comparison import Comparison, Verdict
from factcheck.reading.comparing import compare_restatement

PAIRS: dict[str, list[list[Any]]] = yaml.load(
    (Path(__file__).parent / "restatements.yaml").read_text("utf-8"), yaml.CSafeLoader
)
SAID = {
    Verdict.AGREES: "right",
    Verdict.ROUNDING: "right",
    Verdict.CONFLICTS: "wrong",
    Verdict.CANNOT_TELL: "unknown",
}


def said(comparison: Comparison) -> str:
    return "imprecise" if comparison.is_imprecise else SAID[comparison.verdict]


def test_the_set_holds_at_least_two_hundred_and_fifty_pairs() -> None:
    assert sum(map(len, PAIRS.values())) >= 250


@pytest.mark.parametrize(
    ("stated", "restated", "expected"), [row for rows in PAIRS.values() for row in rows]
)
def test_a_restatement_is_judged_as_an_editor_would(
    stated: str, restated: str, expected: str
) -> None:
    comparison = compare_restatement(str(stated), str(restated))
    assert said(comparison) == expected, comparison.explanation
