"""A claim that is merely a side of what is broken keeps the verdict of its own comparisons."""

from __future__ import annotations

import pytest

from factcheck import Result, run
from tests.archive.conftest import Project

SUM = """\
north: {about: [storm, dead in the north], quantity: 12 people}
south: {about: [storm, dead in the south], quantity: 25 people}
all: {about: [storm, dead], quantity: 42 people, total_of: [north, south]}
"""
CITED = "cite: {title: Count, url: https://example.org}"
NORTH = f"north: {{about: [storm, dead in the north], quantity: 12 people, {CITED}}}"
SOUTH = f"south: {{about: [storm, dead in the south], quantity: 25 people, {CITED}}}"
ALL = f"all: {{about: [storm, dead], quantity: 42 people, {CITED}}}"


def verdicts(result: Result) -> dict[str, str]:
    return {one.claim.id: str(one.verdict) for one in result.standings}


def checked(project: Project, claims: str, *references: str) -> Result:
    project.write("a", claims)
    if references:
        project.write("reference/known", "\n".join(references))
    return run(project.load())


def test_of_a_broken_sum_that_nothing_bears_out_every_claim_is_suspected(project: Project) -> None:
    assert set(verdicts(checked(project, SUM)).values()) == {"conflicts"}


def test_a_part_that_a_reference_bears_out_agrees_and_names_the_finding(project: Project) -> None:
    result = checked(project, SUM, NORTH)
    assert verdicts(result) == {"north": "agrees", "south": "conflicts", "all": "conflicts"}
    north = result.standings[0]
    assert north.why == "12 people and 12 people agree; but see parts-miss-total"
    (found,) = result.findings
    assert [claim.id for claim in found.witnesses] == ["north"]


def test_the_only_claim_that_nothing_bears_out_is_the_one_in_conflict(project: Project) -> None:
    found = verdicts(checked(project, SUM, NORTH, SOUTH))
    assert found == {"north": "agrees", "south": "agrees", "all": "conflicts"}


def test_where_a_reference_bears_every_side_out_all_stay_in_conflict(project: Project) -> None:
    assert set(verdicts(checked(project, SUM, NORTH, SOUTH, ALL)).values()) == {"conflicts"}


def test_a_person_who_verified_a_part_clears_it_too(project: Project) -> None:
    verified = "verified: {by: A. Editor, on: 2024-01-18, cite: the count}"
    claims = SUM.replace("quantity: 25 people", f"quantity: 25 people, {verified}")
    found = verdicts(checked(project, claims))
    assert found == {"north": "conflicts", "south": "verified", "all": "conflicts"}


def test_those_whom_an_odd_one_stands_against_agree_with_each_other(project: Project) -> None:
    tanks = "about: [convoy, tanks]"
    result = checked(
        project,
        f"one: {{quantity: 40 tanks, {tanks}}}\ntwo: {{quantity: some 40 tanks, {tanks}}}\n"
        f"odd: {{quantity: 430 tanks, {tanks}}}",
    )
    assert verdicts(result) == {"one": "agrees", "two": "agrees", "odd": "conflicts"}
    assert [one.doubts for one in result.standings] == [("claims-disagree",)] * 2 + [()]


@pytest.mark.parametrize("rule", ["duration-miscomputed", "expectation-failed"])
def test_a_date_that_a_reference_bears_out_is_cleared_in_every_relation(
    project: Project, rule: str
) -> None:
    derived = "duration_of: {start: begun, end: opened}" if rule.startswith("duration") else ""
    form = f", {derived}" if derived else ""
    project.write(
        "a",
        "begun: {about: [bridge, begun], date: 5 January 1933}\n"
        "opened: {about: [bridge, opens], date: 27 May 1937}\n"
        f"took: {{about: [bridge, works], quantity: seven years{form}}}",
        expect="" if derived else "opened - begun > took",
    )
    project.write(
        "reference/known",
        f"begun: {{about: [bridge, begun], date: 5 January 1933, {CITED}}}\n"
        f"opened: {{about: [bridge, opens], date: 27 May 1937, {CITED}}}",
    )
    result = run(project.load())
    assert {found.rule for found in result.findings} == {rule}
    assert verdicts(result) == {"begun": "agrees", "opened": "agrees", "took": "conflicts"}


def test_an_acceptance_that_nothing_needs_says_nothing_against_its_claim(project: Project) -> None:
    verified = "verified: {by: A. Editor, on: 2024-01-18}"
    result = checked(project, f"x: {{quantity: 5 km, {verified}, allow: {{scale-slip: known}}}}")
    (standing,) = result.standings
    assert [finding.rule for finding in result.findings] == ["allowance-unused"]
    assert (str(standing.verdict), standing.doubts) == ("verified", ("allowance-unused",))


def test_saying_it_again_is_no_answer_to_what_a_reference_leaves_open(project: Project) -> None:
    reference = f"mayor: {{about: [town, mayor], name: Ada Holm, {CITED}}}"
    again = "x: {about: [town, mayor], name: Bea Lund}\ny: {about: [town, mayor], name: Bea Lund}"
    assert set(verdicts(checked(project, again)).values()) == {"agrees"}
    assert set(verdicts(checked(project, again, reference)).values()) == {"cannot tell"}
