"""Conflicts that hide across totals, shares, ages and lengths of time, and what is none."""

from __future__ import annotations

from itertools import permutations
from random import Random

import pytest

from factcheck import Finding, run
from factcheck.archive.conflicts import conflicts_of
from tests.archive.conftest import Project

NESTED = """\
a: {quantity: 121 people}
b: {quantity: 301 people}
ab: {quantity: about 420 people, total_of: [a, b]}
c: {quantity: 51 people}
all: {quantity: 481 people, total_of: [ab, c]}
"""
AGES = """\
born: {date: 1950, about: [Kim, birth]}
crash: {date: 4 March 2010}
arrest: {date: 17 January 2024}
first: {quantity: aged 59, age_of: {born: born, on: crash}}
second: {quantity: aged 74, age_of: {born: born, on: arrest}}
"""
GROWTH = """\
before: {quantity: about 1100 people}
after: {quantity: about 1200 people}
growth: {share: 6 percent, change_from: {before: before, after: after}}
more: {quantity: 92 people, difference_of: {larger: after, smaller: before}}
"""
WORKS = """\
begun: {date: 2020}
opened: {date: 2024}
closed: {date: 5 May 2026}
works: {quantity: 36 months, duration_of: {start: begun, end: opened}}
use: {quantity: 18 months, duration_of: {start: opened, end: closed}}
"""


def findings(project: Project, claims: str, *, expect: str = "") -> tuple[Finding, ...]:
    project.write("a", claims, expect=expect)
    return run(project.load()).findings


def test_a_total_whose_part_is_a_total_is_told_with_what_each_would_have_to_be(
    project: Project,
) -> None:
    (found,) = findings(project, NESTED)
    assert found.rule == "claims-exclude-each-other"
    assert found.message == (
        "These cannot all be true: a: “121 people”; all: “481 people”; b: “301 people”; c: “51 "
        "people”; ab as the total of a and b; all as the total of ab and c."
    )
    assert found.working == (
        "a: “121 people” [claims/a.yaml:4]: would have to be 129",
        "all: “481 people” [claims/a.yaml:8]: would have to be 473",
        "b: “301 people” [claims/a.yaml:5]: would have to be 309",
        "c: “51 people” [claims/a.yaml:7]: would have to be 59",
        "ab as the total of a and b [claims/a.yaml:6]: would have to be dropped: a + b is 422,"
        " ab is 430",
        "all as the total of ab and c [claims/a.yaml:8]: would have to be dropped: ab + c is 473,"
        " all is 481",
    )


@pytest.mark.parametrize("order", list(permutations(range(5)))[::17])
def test_the_order_of_claims_does_not_change_the_answer(
    project: Project, order: tuple[int, ...]
) -> None:
    lines = NESTED.splitlines()
    (found,) = findings(project, "\n".join(lines[n] for n in order))
    assert [claim.id for claim in found.claims] == ["a", "all", "b", "c", "ab"]


def test_two_ages_that_no_day_of_birth_allows_exclude_each_other(project: Project) -> None:
    (found,) = findings(project, AGES)
    assert found.message == (
        "These cannot all be true: arrest: “17 January 2024”; crash: “4 March 2010”; first (“aged "
        "59”) as the age from born to crash; second (“aged 74”) as the age from born to arrest."
    )
    assert found.working[2:] == (
        "first (“aged 59”) as the age from born to crash [claims/a.yaml:7]: would have to be 60–61"
        " years",
        "second (“aged 74”) as the age from born to arrest [claims/a.yaml:8]: would have to be"
        " 72–73 years",
    )


def test_a_growth_and_a_difference_exclude_each_other(project: Project) -> None:
    (found,) = findings(project, GROWTH)
    assert [claim.id for claim in found.claims] == ["after", "growth", "more"]


def test_two_lengths_of_time_that_no_day_between_allows_exclude_each_other(
    project: Project,
) -> None:
    (found,) = findings(project, WORKS)
    assert found.rule == "claims-exclude-each-other"
    assert {claim.id for claim in found.claims} == {"begun", "closed", "use", "works"}


def test_a_form_and_an_expectation_exclude_each_other(project: Project) -> None:
    claims = "a: {quantity: 40 to 60 km}\nb: {quantity: 40 to 60 km}\n"
    claims += "ab: {quantity: 121 to 131 km, total_of: [a, b]}"
    (found,) = findings(project, claims, expect="a < 50 km")
    assert [claim.id for claim in found.claims] == ["ab", "b", "a"]
    assert findings(project, claims, expect="a < 70 km") == ()


def with_known(project: Project, claims: str, known: str) -> tuple[Finding, ...]:
    project.write("a", claims, published="2024-09-17")
    project.write("reference/known", known)
    return run(project.load()).findings


AGE_TODAY = """\
born: {about: [Hale, birth], date: 1953}
age: {quantity: aged 71, age_of: {born: born}}
"""
CITED = "cite: {title: The register, url: 'https://example.org'}"


def born(day: str) -> str:
    return f"hale: {{about: [Hale, birth], date: {day}, {CITED}}}"


def test_an_age_today_is_held_against_the_day_of_birth_that_the_desk_knows(
    project: Project,
) -> None:
    (found,) = with_known(project, AGE_TODAY, born("12 November 1953"))
    assert found.rule == "claims-exclude-each-other"
    assert found.message == (
        "These cannot all be true: published 17 September 2024; age (“aged 71”) as the age from"
        " born to publication; Hale: “12 November 1953”, give or take a day (11 to 13 November"
        " 1953)."
    )
    assert found.working[1] == (
        "age (“aged 71”) as the age from born to publication [claims/a.yaml:6]: would have to be 70"
        " years"
    )


@pytest.mark.parametrize("known", ["12 March 1953", "1953", "September 1953", "20 September 1953"])
def test_an_age_today_that_a_known_birth_allows_is_silent(project: Project, known: str) -> None:
    assert with_known(project, AGE_TODAY, born(known)) == ()


def test_a_share_of_a_hedged_whole_is_held_against_the_figure_that_the_desk_knows(
    project: Project,
) -> None:
    claims = (
        "whole: {about: [fair, visitors], quantity: about 900 visitors}\n"
        "part: {about: [fair, children], quantity: 412 children}\n"
        "share: {share: 46 percent, share_of: {part: part, whole: whole}}"
    )
    known = f"fair: {{about: [fair, visitors], quantity: 943 visitors, {CITED}}}"
    (found,) = with_known(project, claims, known)
    assert found.rule == "claims-exclude-each-other"
    assert "fair: “943 visitors”" in found.message
    assert found.working[1] == (
        "share: “46 percent” (45.5–46.5 %) [claims/a.yaml:7]: would have to be 43.69 %"
    )


@pytest.mark.parametrize(
    "claims",
    [
        NESTED.replace("481", "about 481"),
        NESTED.replace("481", "473"),
        AGES.replace("74", "73"),
        AGES.replace("date: 4 March 2010", "date: early 2010").replace("59", "60"),
        GROWTH.replace("6 percent", "8 percent"),
        WORKS.replace("36", "48"),
        "a: {share: 33 percent}\nb: {share: 33 percent}\nc: {share: 33 percent}\n"
        "all: {share: 100 percent, total_of: [a, b, c]}",
        "a: {quantity: 12 people}\nb: {quantity: 13 people}\n"
        "mean: {quantity: 12 people, average_of: [a, b]}\n"
        "all: {quantity: 25 people, total_of: [a, b]}",
        "a: {quantity: 1.4 million people}\nb: {quantity: 1.4 million people}\n"
        "ab: {quantity: 2.9 million people, total_of: [a, b]}\nc: {quantity: 1.4 million people}\n"
        "all: {quantity: 4.4 million people, total_of: [ab, c]}",
    ],
)
def test_rounding_hedges_and_vague_dates_make_room(project: Project, claims: str) -> None:
    assert findings(project, claims) == ()


def test_a_figure_that_is_found_wrong_by_itself_is_told_once(
    project: Project,
) -> None:
    claims = NESTED.replace("about 420", "about 900").replace("481", "473")
    (found,) = findings(project, claims)
    assert (found.rule, [claim.id for claim in found.claims]) == (
        "parts-miss-total",
        ["ab", "a", "b", "all", "c"],
    )


def test_a_wrong_total_of_totals_says_by_how_much_its_parts_miss_it(project: Project) -> None:
    (found,) = findings(project, "\n".join(NESTED.splitlines()[:3]).replace("420", "900"))
    assert found.rule == "parts-miss-total"
    assert found.working[1:] == ("the parts are 478 less than the total",)


def table(chance: Random, regions: int) -> str:
    """A release that is right: each figure is a rounding of the exact one, worked out from all."""
    old = [chance.uniform(10, 200) for _ in range(regions)]
    new = [count * chance.uniform(1.05, 1.3) for count in old]
    lines = []
    for n, (before, after) in enumerate(zip(old, new, strict=True)):
        growth, share = 100 * (after / before - 1), 100 * after / sum(new)
        lines += [
            f"o{n}: {{quantity: {before:.1f} million}}",
            f"n{n}: {{quantity: {after:.1f} million}}",
            f"g{n}: {{share: {growth:.1f} percent, change_from: {{before: o{n}, after: n{n}}}}}",
            f"s{n}: {{share: {share:.1f} percent, share_of: {{part: n{n}, whole: all_new}}}}",
        ]
    for name, figures in (("old", old), ("new", new)):
        parts = ", ".join(f"{name[0]}{n}" for n in range(regions))
        lines.append(f"all_{name}: {{quantity: {sum(figures):.1f} million, total_of: [{parts}]}}")
    shares = ", ".join(f"s{n}" for n in range(regions))
    return "\n".join([*lines, f"shares: {{share: 100 percent, total_of: [{shares}]}}"])


@pytest.mark.parametrize("seed", range(6))
def test_a_release_whose_figures_are_rounded_each_by_itself_is_silent(
    project: Project, seed: int
) -> None:
    chance = Random(seed)  # noqa: S311 - the same tables in every run, and no secret
    project.write("a", table(chance, 3 + seed))
    archive = project.load()
    assert conflicts_of(archive, archive.sources[0]) == ()
