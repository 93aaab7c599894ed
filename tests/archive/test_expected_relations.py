"""What the desk expects is evaluated when the project is read; what is no arithmetic is told."""

from __future__ import annotations

import pytest

from factcheck import Expectation, Verdict
from tests.archive.conftest import Project

CLAIMS = "killed: {quantity: '120'}\nwounded: {quantity: '300'}\nall: {quantity: '500'}"


def expectation(project: Project) -> Expectation:
    archive = project.load()
    (found,) = archive.expectations["a"]
    return found


def test_an_expectation_carries_its_claims_place_and_answer(project: Project) -> None:
    project.write("a", CLAIMS, expect="killed + wounded == all")
    found = expectation(project)
    assert found.text == "killed + wounded == all"
    assert str(found.place) == "claims/a.yaml:8:5"
    assert [claim.id for claim in found.claims] == ["killed", "wounded", "all"]
    assert found.conflicts
    assert found.explanation == (
        "120 (killed) + 300 (wounded) is 420 (410–430 with rounding), not 500 (all)"
    )


def test_a_claim_of_another_file_is_reached_by_its_whole_name(project: Project) -> None:
    project.write("reference/known", "limit: {quantity: 900 km}")
    project.write("a", "flight: {quantity: 460 km}", expect="flight <= known.limit")
    assert expectation(project).verdict is Verdict.AGREES


def test_a_claim_without_a_figure_leaves_the_answer_open(project: Project) -> None:
    project.write("a", "x: {text: many}\ny: {quantity: '5'}", expect="x <= y")
    assert expectation(project).verdict is Verdict.CANNOT_TELL
    assert expectation(project).explanation == "x: it states no figure and no date"


@pytest.mark.parametrize(
    ("written", "told"),
    [
        (
            "killed + wounde == all",
            "claims/a.yaml:8:14: there is no claim wounde\n"
            "  8 |   - killed + wounde == all\n"
            "    |              ^^^^^^\n"
            "  did you mean: wounded",
        ),
        (
            "zzzz == all",
            "claims/a.yaml:8:5: there is no claim zzzz\n"
            "  8 |   - zzzz == all\n"
            "    |     ^^^^\n"
            "  expected: a claim's id in this file (such as killed), or file.claim",
        ),
        (
            "'killed + == all'",
            "claims/a.yaml:8:15: '==' stands where a value is expected\n"
            "  8 |   - 'killed + == all'\n"
            "    |               ^^\n"
            "  expected: a claim, a figure or a parenthesis",
        ),
        (
            "killed + wounded == 5 km",
            "claims/a.yaml:8:22: == compares a bare number and a length\n"
            "  8 |   - killed + wounded == 5 km\n"
            "    |                      ^^\n"
            "  expected: a bare number on both sides",
        ),
        (
            "9 == 8",
            "claims/a.yaml:8:5: this compares no claim\n"
            "  8 |   - 9 == 8\n"
            "    |     ^^^^^^\n"
            "  expected: a claim's id in this file (such as killed), or file.claim",
        ),
    ],
    ids=["misspelled claim", "unknown claim", "in quotes", "dimension", "no claim"],
)
def test_what_is_no_arithmetic_is_told_at_its_place(
    project: Project, written: str, told: str
) -> None:
    project.write("a", CLAIMS, expect=written)
    assert project.faults() == told


def test_the_faults_of_all_expectations_come_in_one_go(project: Project) -> None:
    project.write("a", CLAIMS, expect="killed +")
    project.write("b", CLAIMS, expect="killed <")
    told = [line for line in project.faults().splitlines() if line.startswith("claims/")]
    assert told == [
        "claims/a.yaml:8:13: the expectation ends too early",
        "claims/b.yaml:8:13: the expectation ends too early",
    ]
