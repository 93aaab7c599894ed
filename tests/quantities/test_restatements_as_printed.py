"""The development set of restatements, each judged as its row says."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.comparison import Comparison, Verdict
from factcheck.reading.figures.comparing import compare_restatement
from tests.rows import in_parts

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


@pytest.mark.parametrize(
    ("stated", "restated", "right"),
    [
        ("1.93 m", "about 5 ft 8 in", ("about 6 ft 4 in",)),
        ("1.50 m", "5 feet, 8 inches", ("4 feet, 11 inches",)),
        ("72 kg", "10 st 3 lb", ("11 st 5 lb",)),
        ("100 minutes", "1 hour 20 minutes", ("1 hour 40 minutes",)),
        ("61 minutes", "1 hour 20 minutes", ("1.02 hours",)),
        ("1.85 m", "5 ft 8.5 in", ("6.067 ft",)),
    ],
)
def test_what_is_told_in_two_units_is_put_right_in_two(
    stated: str, restated: str, right: tuple[str, ...]
) -> None:
    assert compare_restatement(stated, restated).suggestions == right


@pytest.mark.parametrize(
    ("stated", "restated", "told"),
    [
        ("3.2 pounds", "a kilogram", "is 1.45 kilograms, not a kilogram;"),
        ("A kilogram", "3.2 pounds", "3.2 pounds is 1.45 kg, not a kilogram."),
    ],
)
def test_a_figure_told_by_an_article_is_refused_with_its_unit(
    stated: str, restated: str, told: str
) -> None:
    assert told in compare_restatement(stated, restated).explanation


def test_the_set_holds_at_least_two_hundred_and_fifty_pairs() -> None:
    assert sum(map(len, PAIRS.values())) >= 250


@pytest.mark.parametrize("rows", in_parts([row for rows in PAIRS.values() for row in rows]))
def test_a_restatement_is_judged_as_an_editor_would(rows: list[list[Any]]) -> None:
    judged = {
        (stated, restated): compare_restatement(str(stated), str(restated))
        for stated, restated, _ in rows
    }
    expected = {(stated, restated): verdict for stated, restated, verdict in rows}
    told = {pair: said(comparison) for pair, comparison in judged.items()}
    assert told == expected, [
        judged[pair].explanation for pair in told if told[pair] != expected[pair]
    ]
