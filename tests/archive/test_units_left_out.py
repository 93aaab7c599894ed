"""A figure that leaves out its unit is in that of the figures it is added to or set apart from."""

from __future__ import annotations

import pytest

from factcheck import Verdict
from factcheck.archive.conflicts import conflicts_of
from tests.archive.conftest import Project
from tests.archive.test_derived_figures import only_derivation
from tests.archive.test_expected_relations import expectation

PAID = "city: {{quantity: 31 million francs}}\ncanton: {{quantity: {canton}}}\n"
PAID += "all: {{quantity: 40 million francs, total_of: [city, canton]}}"


@pytest.mark.parametrize(
    ("canton", "verdict"),
    [("9 million", Verdict.AGREES), ("19 million", Verdict.CONFLICTS)],
)
def test_parts_of_a_sum_of_money_share_its_currency(
    project: Project, canton: str, verdict: Verdict
) -> None:
    project.write("a", PAID.format(canton=canton), expect="city + canton == all")
    archive = project.load()
    assert only_derivation(archive, "total_of").verdict is verdict
    assert archive.expectations["a"][0].verdict is verdict


@pytest.mark.parametrize(
    ("larger", "smaller", "difference", "verdict"),
    [
        ("128", "119", "9 millimeters of mercury", Verdict.AGREES),
        ("128", "119", "19 millimeters of mercury", Verdict.CONFLICTS),
        ("$2,310 a year", "$2,250", "$60", Verdict.AGREES),
        ("$2,310 a year", "$2,250", "$160", Verdict.CONFLICTS),
        ("58.2 percent", "41.8 percent", "16.4 points", Verdict.AGREES),
        ("58.2 percent", "41.8 percent", "14.6 points", Verdict.CONFLICTS),
        ("58 percent", "41", "17 percentage points", Verdict.AGREES),
        ("58 percent", "one in three", "25 points", Verdict.CANNOT_TELL),
        ("12 km", "7 miles", "3", Verdict.CANNOT_TELL),
        ("$4.2 million", "3.1", "$1.1 million", Verdict.CANNOT_TELL),
        ("€7m", "6", "€1m", Verdict.CANNOT_TELL),
        ("24 degrees Celsius", "11", "13 degrees Celsius", Verdict.CANNOT_TELL),
    ],
)
def test_what_is_set_apart_is_of_one_unit(
    project: Project, larger: str, smaller: str, difference: str, verdict: Verdict
) -> None:
    project.write(
        "a",
        f"b: {{quantity: '{larger}'}}\nc: {{quantity: '{smaller}'}}\n"
        f"a: {{quantity: '{difference}', difference_of: {{larger: b, smaller: c}}}}",
    )
    answer = only_derivation(project.load(), "difference_of")
    found = Verdict.AGREES if answer.verdict is Verdict.ROUNDING else answer.verdict
    assert found is verdict


@pytest.mark.parametrize(
    ("left", "verdict"), [("13", Verdict.AGREES), ("12", Verdict.CONFLICTS), ("about 12", None)]
)
def test_a_count_makes_what_it_is_taken_from_exact(
    project: Project, left: str, verdict: Verdict | None
) -> None:
    project.write(
        "a",
        f"before: {{quantity: '15'}}\nafter: {{quantity: '{left}'}}\n"
        "lost: {quantity: two seats, difference_of: {larger: before, smaller: after}}",
    )
    answer = only_derivation(project.load(), "difference_of")
    assert answer.verdict is verdict or (verdict is None and not answer.conflicts)


def test_points_of_an_index_are_rounded(project: Project) -> None:
    project.write(
        "a",
        "before: {quantity: '910'}\nafter: {quantity: '897'}\n"
        "fall: {quantity: 12 points, difference_of: {larger: before, smaller: after}}",
    )
    assert not only_derivation(project.load(), "difference_of").conflicts


def test_a_number_in_letters_counts_to_the_unit(project: Project) -> None:
    seats = "left: {{quantity: '14'}}\nright: {{quantity: {right}}}\n"
    seats += "all: {{quantity: '21', total_of: [left, right]}}"
    project.write("a", seats.format(right="eight"))
    assert only_derivation(project.load(), "total_of").conflicts
    project.write("a", seats.format(right="seven"))
    assert not only_derivation(project.load(), "total_of").conflicts


def test_a_product_gives_no_unit_to_a_bare_factor(project: Project) -> None:
    project.write(
        "a",
        "price: {quantity: $5}\nsold: {quantity: '12'}\ntaken: {quantity: $60}",
        expect="price * sold == taken",
    )
    assert expectation(project).verdict is Verdict.AGREES


def test_a_unit_left_out_makes_no_conflict_of_all_claims_together(project: Project) -> None:
    project.write(
        "a",
        "before: {quantity: '137'}\nafter: {quantity: '131'}\n"
        "fall: {quantity: 6 millimeters of mercury}",
        expect="before - after == fall",
    )
    archive = project.load()
    assert not expectation(project).conflicts
    assert conflicts_of(archive, archive.sources[0]) == ()
