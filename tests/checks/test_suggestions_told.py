"""What a finding knows to be right, where one of its sides is sure to be the wrong one."""

from __future__ import annotations

from pathlib import Path

import pytest

from factcheck.check import Example, find_checks
from factcheck.examples import findings_in
from factcheck.reports.suggest import correction_of

CHECKS = {check.rule: check for check in find_checks(Path(__file__).parents[2] / "checks")}


def suggested(rule: str, yaml: str) -> list[tuple[str, ...]]:
    """The suggestions of each finding of a rule."""
    found = findings_in(CHECKS[rule], Example(yaml, fails=True))
    return [finding.suggestions for finding in found]


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("on Friday, May 27, 1937", ("on Thursday, May 27, 1937", "on Friday, May 28, 1937")),
        ("Tuesday, 17 January 2024", ("Wednesday, 17 January 2024", "Tuesday, 16 January 2024")),
        ("Sat., Dec. 31, 1937", ("Fri., Dec. 31, 1937",)),
        (
            "Sunday, 31st January 2024",
            ("Wednesday, 31st January 2024", "Sunday, 28th January 2024"),
        ),
    ],
)
def test_a_weekday_is_put_right_either_way(words: str, right: tuple[str, ...]) -> None:
    assert suggested("weekday-mismatch", f"date: '{words}'") == [right]


def test_the_figures_of_a_reversed_range_are_exchanged() -> None:
    assert suggested("range-reversed", "quantity: between 40 and 30 km") == [
        ("between 30 and 40 km",)
    ]


ABOUT = """
claims:
  ours: {{about: [missile, flight], {ours}}}
references:
  theirs: {{about: [missile, flight], {theirs}}}
"""


@pytest.mark.parametrize(
    ("rule", "ours", "theirs", "right"),
    [
        ("differs-from-reference", "quantity: 640km", "quantity: 460 km", ("460 km",)),
        ("differs-from-reference", "date: 28 May 2023", "date: 18 May 2023", ("18 May 2023",)),
        (
            "differs-from-reference",
            "date: 'on May 28, 2023'",
            "date: 18 May 2023",
            ("on 18 May 2023",),
        ),
        ("differs-from-reference", "date: In 2022", "date: 18 May 2023", ("In 2023",)),
        ("scale-slip", "quantity: 4.6 million", "quantity: 460 million", ("460 million",)),
    ],
)
def test_the_only_reference_says_what_is_right(
    rule: str, ours: str, theirs: str, right: tuple[str, ...]
) -> None:
    assert suggested(rule, ABOUT.format(ours=ours, theirs=theirs)) == [right]


@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("quantity: 640km, restated: 398 miles", "quantity: 460 km"),
        ("date: 28 May 2023", "date: 18 May 2023 or 20 May 2023"),
        ("date: April 2023", "date: 18 May 2023"),
        ("quantity: 640km, by: the pilot", "quantity: 460 km"),
    ],
)
def test_nothing_is_suggested_where_what_is_right_is_open(ours: str, theirs: str) -> None:
    assert suggested("differs-from-reference", ABOUT.format(ours=ours, theirs=theirs)) == [()]


def test_of_two_references_neither_is_suggested() -> None:
    two = ABOUT.format(ours="quantity: 640km", theirs="quantity: 460 km")
    two += "  other: {about: [missile, flight], quantity: 480 km}\n"
    assert suggested("differs-from-reference", two) == [()]


def test_a_newer_reference_is_suggested_for_an_outdated_figure() -> None:
    outdated = """
published: 2021-05-01
claims:
  people: {about: [city, population], quantity: "12,000 people"}
references:
  then: {about: [city, population], quantity: "12,000 people", as_of: 2010-04-01}
  now: {about: [city, population], quantity: "15,000 people", as_of: 2020-04-01}
"""
    assert suggested("reference-outdated", outdated) == [("15,000 people",)]


def test_a_name_is_suggested_as_the_reference_spells_it() -> None:
    named = """
claims:
  minister: {about: Lavrov, name: Sergy Lavrov}
references:
  lavrov: {about: Lavrov, name: Sergey Lavrov}
"""
    assert suggested("name-misspelled", named) == [("Sergey Lavrov",)]


@pytest.mark.parametrize(
    ("words", "right"),
    [
        ("rose by 4 percent", "rose by 4 percentage points"),
        ("up 4%", "up 4 percentage points"),
        ("rose by 10 percentage points", "rose by 10 percent"),
    ],
)
def test_a_change_right_in_points_is_suggested_in_points(words: str, right: str) -> None:
    change = """
claims:
  before: {{share: 40 percent}}
  after: {{share: 44 percent}}
  rise: {{quantity: {words}, change_from: {{before: before, after: after}}}}
"""
    assert suggested("percent-or-points", change.format(words=words)) == [(right,)]


TOTAL = """
claims:
  killed: {{about: [attack, killed], quantity: 120 people}}
  wounded: {{quantity: 300 people, verified: {{by: A. Editor, on: 2024-01-18, cite: list}}}}
  casualties: {{quantity: 500 people, total_of: [killed, wounded]}}
references:
  count: {{about: [attack, killed], quantity: {held}}}
"""


def test_a_total_is_suggested_where_every_part_is_sure() -> None:
    sure = TOTAL.format(held="120 people")
    assert suggested("parts-miss-total", sure) == [("420 people",)]


DERIVED = """
claims:
  first: {{{first}, verified: {{by: A. Editor, on: 2024-01-18, cite: list}}}}
  last: {{{last}, verified: {{by: A. Editor, on: 2024-01-18, cite: list}}}}
  worked: {{{worked}}}
"""


@pytest.mark.parametrize(
    ("rule", "first", "last", "worked", "right"),
    [
        (
            "change-miscomputed",
            "quantity: '3,725,789'",
            "quantity: '3,285,874'",
            "quantity: fell by 13.4 percent, change_from: {before: first, after: last}",
            "fell by 11.8 percent",
        ),
        (
            "duration-miscomputed",
            "date: 27 May 1937",
            "date: 21 November 1964",
            "quantity: 37 years, duration_of: {start: first, end: last}",
            "27 years",
        ),
        (
            "age-miscomputed",
            "date: 9 January 1870",
            "date: 16 May 1938",
            "quantity: at the age of 69, age_of: {born: first, on: last}",
            "at the age of 68",
        ),
        (
            "share-miscomputed",
            "quantity: 31 women",
            "quantity: 124 people",
            "share: 35%, share_of: {part: first, whole: last}",
            "25%",
        ),
    ],
)
def test_a_derived_figure_is_suggested_in_its_own_words(
    rule: str, first: str, last: str, worked: str, right: str
) -> None:
    claims = DERIVED.format(first=first, last=last, worked=worked)
    assert suggested(rule, claims) == [(right,)]


def test_a_total_is_not_suggested_where_its_parts_are_rounded_more_than_it() -> None:
    rounded = TOTAL.format(held="120 people").replace("500 people", "501 people")
    assert suggested("parts-miss-total", rounded) == [()]


def test_parts_that_nobody_has_borne_out_are_surer_together_than_their_total() -> None:
    unknown = TOTAL.format(held="about 5 km")
    assert suggested("parts-miss-total", unknown) == [("420 people",)]


ADDED = """
claims:
  killed: {{quantity: {killed}}}
  wounded: {{quantity: {wounded}}}
  casualties: {{quantity: {all}, total_of: [killed, wounded]}}
"""


@pytest.mark.parametrize(
    ("killed", "wounded", "total", "right"),
    [
        ("21 people", "40 people", "52 people", "12 people"),
        ("12 people", "40 people", "25 people", "52 people"),
        ("126.3 million", "78.6 million", "209.4 million", "204.9 million"),
        ("$2.31 million", "$4.1 million", "$7.31 million", "$3.21 million"),
    ],
)
def test_the_one_figure_that_exchanged_digits_put_right_is_suggested(
    killed: str, wounded: str, total: str, right: str
) -> None:
    claims = ADDED.format(killed=killed, wounded=wounded, all=total)
    assert suggested("parts-miss-total", claims) == [(right,)]


def test_where_digits_of_two_figures_may_be_exchanged_the_sum_is_suggested() -> None:
    claims = ADDED.format(killed="21 people", wounded="32 people", all="44 people")
    assert suggested("parts-miss-total", claims) == [("53 people",)]


def test_a_total_that_would_fit_without_a_part_is_not_suggested() -> None:
    claims = ADDED.format(killed="36 people", wounded="12 children", all="36 people")
    assert suggested("parts-miss-total", claims) == [()]


def test_the_words_corrected_are_those_whose_digits_are_exchanged() -> None:
    claims = ADDED.format(killed="21 people", wounded="40 people", all="52 people")
    (finding,) = findings_in(CHECKS["parts-miss-total"], Example(claims, fails=True))
    correction = correction_of(finding)
    assert correction is not None
    assert (correction.written.text, correction.replacements) == ("21 people", ("12 people",))


def test_a_recomputed_p_value_is_suggested_in_the_words_of_the_result() -> None:
    assert suggested("p-value-inconsistent", "statistic: t(28) = 2.20, p = .012") == [
        ("t(28) = 2.20, p = .036",)
    ]


def test_no_p_value_is_suggested_that_a_one_tailed_test_would_bear_out() -> None:
    assert suggested("p-value-decision", "statistic: t(22) = −1.87, p = .038") == [()]
