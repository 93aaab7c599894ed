"""What a claim says of a figure beside those before it is held against a pinned series."""

from __future__ import annotations

import pytest

from factcheck import Observation, run
from tests.references.conftest import Desk

RATES = (("2022-10", 4.2), ("2022-11", 4.0), ("2022-12", 3.9), ("2023-01", 3.6), ("2023-02", 3.6),
         ("2023-03", 3.4), ("2023-04", 3.5), ("2023-05", 3.8), ("2023-06", 3.7))  # fmt: skip
DESCRIBED = "about: [Almby, rate]\nas_of: {column: month}\nquantity: {column: rate}\nunit: '%'"


def observed(desk: Desk, trend: str, extra: str = "") -> Observation:
    desk.table("month,rate\n" + "".join(f"{day},{rate}\n" for day, rate in RATES), DESCRIBED)
    claim = f"a: {{about: [Almby, rate], trend: {trend}{extra}}}"
    desk.claims(claim, published="2023-07-01")
    (found,) = [one for one in run(desk.root).observations if "trend-differs" in one.rules]
    return found


@pytest.mark.parametrize(
    ("trend", "month", "verdict"),
    [
        ("the highest since December", "2023-05", "agrees"),
        ("the highest since November", "2023-01", "conflicts"),
        ("the highest since 2010", "2023-05", "conflicts"),
        ("the highest since 2010", "2022-10", "cannot tell"),
        ("a record low", "2023-03", "cannot tell"),
        ("a record low", "2023-04", "conflicts"),
        ("the lowest in three months", "2023-03", "agrees"),
        ("a second straight rise", "2023-05", "agrees"),
        ("a third straight rise", "2023-05", "conflicts"),
        ("a second straight fall", "2022-12", "agrees"),
        ("a second straight fall", "2023-01", "cannot tell"),
        ("a third straight fall", "2023-01", "agrees"),
        ("a second straight fall", "2023-02", "cannot tell"),
        ("a second straight annual fall", "2022-12", "cannot tell"),
        ("a second straight monthly fall", "2022-12", "agrees"),
        ("a fifth straight fall", "2022-12", "cannot tell"),
        ("rose", "2023-04", "agrees"),
        ("rose", "2023-03", "conflicts"),
        ("rose", "2024-03", "cannot tell"),
        ("tripled", "2023-03", "cannot tell"),
    ],
)
def test_a_trend_agrees_conflicts_or_cannot_be_told(
    desk: Desk, trend: str, month: str, verdict: str
) -> None:
    assert str(observed(desk, trend, f", as_of: {month}").verdict) == verdict


def test_the_finding_names_the_figure_that_lies_beyond(desk: Desk) -> None:
    found = observed(desk, "the highest since 2010", ", as_of: 2023-05")
    assert found.explanation == (
        "“the highest since 2010”: 3.8 % as of 2023-05, but it was higher, 4.2 % as of 2022-10."
    )
    assert [claim.uid for claim in found.claims] == [
        "article.a", "known.places_9", "known.places_2"
    ]  # fmt: skip


def test_where_the_series_begins_too_late_its_first_day_is_told(desk: Desk) -> None:
    found = observed(desk, "a record low", ", as_of: 2023-03")
    assert "none is lower in the series, which begins as of 2022-10" in found.explanation


def test_a_series_that_does_not_come_as_often_as_the_words_say_tells_so(desk: Desk) -> None:
    found = observed(desk, "a second straight annual fall", ", as_of: 2022-12")
    told = "its figures do not come as often as the words say, or some are missing"
    assert told in found.explanation


def test_the_words_may_tell_the_day(desk: Desk) -> None:
    assert str(observed(desk, "fell to 3.4 % in March", ", quantity: 3.4 %").verdict) == "agrees"


def test_a_figure_that_the_claims_own_allows_is_not_beyond_it(desk: Desk) -> None:
    found = observed(desk, "the highest since February", ", quantity: about 4 %, as_of: 2023-06")
    assert str(found.verdict) == "agrees"
    assert (
        str(observed(desk, "the highest since February", ", as_of: 2023-06").verdict) == "conflicts"
    )


def test_a_figure_like_the_series_own_is_not_beyond_it_whatever_the_claim_gives(desk: Desk) -> None:
    found = observed(desk, "the lowest since November", ", quantity: 3.8 %, as_of: 2023-02")
    assert str(found.verdict) == "agrees"


TWO = "month,rate\n2023-01,4.0\n2023-02,3.0\n"
FALLS = "month,rate\n2023-01,4.0\n2023-02,3.9\n2023-03,3.8\n2023-04,4.5\n"
QUARTERS = "month,rate\nQ1 2023,3.0\nQ2 2023,3.5\nQ3 2023,4.0\n"
GAP = "month,rate\n2022-12,4.0\n2023-01,3.0\n2023-03,3.5\n2023-04,3.6\n"


@pytest.mark.parametrize(
    ("table", "claim", "verdict"),
    [
        (TWO, "trend: fell, as_of: February 2023", "agrees"),
        (FALLS, "trend: a second straight monthly fall, as_of: March 2023", "agrees"),
        (FALLS, "trend: fell, as_of: March 2023", "agrees"),
        (QUARTERS, "trend: fell, as_of: Q3 2023", "conflicts"),
        (QUARTERS, "trend: fell, as_of: August 2023", "cannot tell"),
        (GAP, "trend: fell, as_of: March 2023", "cannot tell"),
        (GAP, "trend: fell, as_of: April 2023", "conflicts"),
    ],
)
def test_a_series_tells_of_a_run_from_its_first_figure_on_unless_one_is_of_another_length_or_lost(
    desk: Desk, table: str, claim: str, verdict: str
) -> None:
    desk.table(table, DESCRIBED)
    desk.claims(f"a: {{about: [Almby, rate], {claim}}}", published="2023-12-01")
    (standing,) = run(desk.root).standings
    assert str(standing.verdict) == verdict


def test_without_a_series_nothing_can_be_told(desk: Desk) -> None:
    desk.claims("a: {about: [Almby, rate], trend: rose, as_of: 2023-05}")
    (standing,) = run(desk.root).standings
    assert str(standing.verdict) == "cannot tell"
    assert "the desk holds no series of figures about it, each with its day" in standing.reason


@pytest.mark.parametrize(
    ("month", "trend", "told"),
    [
        ("2022-01", "rose", "the series has no figure of the day: say as of when (as_of)"),
        ("2023-02", "rose", "two figures in a row are the same as printed"),
        ("2023-03", "a second straight fall", "two figures in a row are the same as printed"),
        ("2022-12", "a fifth straight fall", "the series begins as of 2022-10"),
    ],
)
def test_why_a_trend_cannot_be_told_is_said(desk: Desk, month: str, trend: str, told: str) -> None:
    assert observed(desk, trend, f", as_of: {month}").explanation == f"{told}."


@pytest.mark.parametrize(
    ("trend", "told"),
    [
        ("tripled", "; of “tripled” nobody can tell: "),
        ("the highest since 2010", "; of “the highest since 2010” nobody can tell: "),
        ("rose", ""),
    ],
)
def test_a_figure_that_agrees_says_where_its_trend_cannot_be_told(
    desk: Desk, trend: str, told: str
) -> None:
    month = "2022-10" if "2010" in trend else "2023-04"
    observed(desk, trend, f", as_of: {month}, quantity: {dict(RATES)[month]} %")
    (standing,) = run(desk.root).standings
    assert str(standing.verdict) == "agrees"
    assert ("nobody can tell" in standing.reason) == bool(told)
    assert told in standing.reason
