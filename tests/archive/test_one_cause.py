"""Broken relations with one mistaken claim in common are one finding, which names the claim."""

from __future__ import annotations

from itertools import permutations

import pytest

from factcheck import Result, run
from tests.archive.conftest import Project

TOLL = """\
killed: {quantity: 120 people}
wounded: {quantity: 300 people}
casualties: {quantity: 500 people, total_of: [killed, wounded]}
share: {share: 29 percent, share_of: {part: killed, whole: casualties}}
"""


def told(result: Result) -> list[tuple[str, list[str]]]:
    return [(found.rule, [claim.id for claim in found.claims]) for found in result.findings]


def messages(result: Result) -> list[str]:
    return [found.message for found in result.findings]


def test_a_wrong_total_is_told_once_with_what_would_settle_all(project: Project) -> None:
    project.write("a", TOLL, expect="wounded == casualties - killed")
    (found,) = run(project.load()).findings
    assert found.rule == "parts-miss-total"
    assert found.message == (
        "casualties (“500 people”) does not fit 3 relations: casualties as the total of killed "
        "and wounded; share as the share of killed in casualties; the expectation “wounded == "
        "casualties - killed”. With casualties 410–430, all 3 would hold."
    )
    assert found.working == (
        "casualties as the total of killed and wounded: 120 people (killed) + 300 "
        "people (wounded) is 420 (410–430 with rounding), not 500 people "
        "(casualties); it would hold with casualties 410–430",
        "share as the share of killed in casualties: 120 people (killed) ÷ 500 "
        "people (casualties) is 24 % (21.9–26.32 % with rounding), not 29 percent "
        "(share); it would hold with casualties 389.8–438.6",
        "the expectation “wounded == casualties - killed”: 300 people (wounded) "
        "is not 500 people (casualties) − 120 people (killed), which is 380 "
        "(350–410 with rounding); it would hold with casualties 410–430",
    )
    assert [claim.id for claim in found.claims] == ["casualties", "killed", "wounded", "share"]
    assert str(found.place) == "claims/a.yaml:6:26"
    assert found.suggestions == ()


def test_the_claim_at_fault_stands_in_conflict_and_the_others_are_left_open(
    project: Project,
) -> None:
    project.write("a", TOLL)
    verdicts = {one.claim.id: str(one.verdict) for one in run(project.load()).standings}
    beside = dict.fromkeys(("killed", "wounded", "share"), "cannot tell")
    assert verdicts == {"casualties": "conflicts", **beside}


def test_where_each_of_two_claims_would_settle_all_both_are_named(project: Project) -> None:
    project.write(
        "a",
        "a: {quantity: 12 km}\nb: {quantity: 20 km, total_of: [a, c]}\nc: {quantity: 3 km}\n"
        "d: {quantity: 17 km, difference_of: {larger: b, smaller: e}}\ne: {quantity: 3 km}",
        expect="b - c == a",
    )
    assert messages(run(project.load())) == [
        "Either a (“12 km”) or c (“3 km”) does not fit 2 relations: b as the total "
        "of a and c; the expectation “b - c == a”. With a 16–18 km, or "
        "c 7–9 km, both would hold."
    ]


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_order_of_claims_changes_nothing(project: Project, order: tuple[int, ...]) -> None:
    lines = TOLL.splitlines()
    project.write("a", "\n".join(lines[n] for n in order))
    assert told(run(project.load())) == [
        ("parts-miss-total", ["casualties", "killed", "wounded", "share"])
    ]


def test_two_defects_are_two_findings(project: Project) -> None:
    project.write(
        "a",
        TOLL
        + "here: {quantity: 31 women}\nall: {quantity: 60 members, total_of: [here, there]}\n"
        + "there: {quantity: 9 men}\n"
        + "part: {share: 77.5%, share_of: {part: here, whole: all}}",
    )
    assert told(run(project.load())) == [
        ("parts-miss-total", ["casualties", "killed", "wounded", "share"]),
        ("parts-miss-total", ["all", "here", "there", "part"]),
    ]


def test_where_no_claim_settles_all_each_relation_is_told(project: Project) -> None:
    project.write("a", TOLL.replace("29 percent", "60 percent"))
    assert told(run(project.load())) == [
        ("parts-miss-total", ["casualties", "killed", "wounded"]),
        ("share-miscomputed", ["share", "killed", "casualties"]),
    ]


def test_what_a_reference_or_a_person_confirms_is_not_at_fault(project: Project) -> None:
    about = "about: [quake, casualties]"
    project.write("reference/known", f"toll: {{{about}, quantity: 500 people}}")
    project.write("a", TOLL.replace("casualties: {", f"casualties: {{{about}, "))
    assert [
        rule for rule, _ in told(run(project.load())) if rule != "reference-without-citation"
    ] == ["parts-miss-total", "share-miscomputed"]
    project.write("reference/known", "other: {about: x, quantity: 5 km}")
    verified = "verified: {by: A. Editor, on: 2024-01-18}, quantity: 500 people"
    project.write("a", TOLL.replace("quantity: 500 people", verified))
    assert [
        rule for rule, _ in told(run(project.load())) if rule != "reference-without-citation"
    ] == ["parts-miss-total", "share-miscomputed"]


def test_a_relation_that_a_person_has_accepted_stands_for_itself(project: Project) -> None:
    allowed = "allow: {share-miscomputed: the agency’s own figure}, share: 29 percent"
    project.write("a", TOLL.replace("share: 29 percent", allowed))
    result = run(project.load())
    assert [(found.rule, found.is_allowed) for found in result.findings] == [
        ("parts-miss-total", False),
        ("share-miscomputed", True),
    ]
    assert messages(result)[0].startswith("120 people (killed) + 300 people (wounded) is 420")


def test_a_day_of_birth_that_breaks_an_age_and_a_length_of_time_is_the_cause(
    project: Project,
) -> None:
    project.write(
        "a",
        "born: {date: 9 January 1860}\ndied: {date: 16 May 1938}\nopened: {date: 27 May 1937}\n"
        "age: {quantity: aged 68, age_of: {born: born, on: died}}\n"
        "life: {quantity: 67 years, duration_of: {start: born, end: opened}}",
    )
    (found,) = run(project.load()).findings
    assert (found.rule, found.claims[0].id) == ("age-miscomputed", "born")
    assert found.message == (
        "born (“9 January 1860”) does not fit 2 relations: age as the age from born to died; life "
        "as the time from born to opened. With born 28 May 1869 to 16 May 1870, both would "
        "hold."
    )


BRIDGES = """\
span: {quantity: "4,020 feet", restated: "1,280 m"}
longer: {quantity: "4,260 feet", restated: "1,298 m"}
lead: {quantity: 60 feet, difference_of: {larger: longer, smaller: span}}
"""


def test_what_a_wrong_restatement_explains_is_the_proof_of_its_finding(project: Project) -> None:
    project.write("a", BRIDGES)
    (found,) = run(project.load()).findings
    assert (found.rule, [claim.id for claim in found.claims]) == (
        "conversion-error",
        ["span", "lead", "longer"],
    )
    assert found.working[-1].startswith("lead as the difference of longer and span: ")
    assert found.working[-1].endswith("; it would hold with span 4,192.5–4,207.5 ft")


def test_what_a_wrong_restatement_does_not_explain_is_told(project: Project) -> None:
    project.write("a", BRIDGES.replace(": 60 feet", ": 600 feet"))
    assert told(run(project.load())) == [
        ("conversion-error", ["span"]),
        ("difference-miscomputed", ["lead", "longer", "span"]),
    ]


@pytest.mark.parametrize(("known", "count"), [("420 people", 1), ("460 people", 2)])
def test_what_differs_from_a_reference_carries_the_relations_that_this_breaks(
    project: Project, known: str, count: int
) -> None:
    cite = "cite: {title: t, url: https://example.org, accessed: 2024-01-18}"
    about = "about: [quake, casualties]"
    project.write("reference/known", f"toll: {{{about}, quantity: {known}, {cite}}}")
    claims = "\n".join(TOLL.splitlines()[:3]).replace("casualties: {", f"casualties: {{{about}, ")
    project.write("a", claims)
    found = run(project.load()).findings
    assert [one.rule for one in found] == ["differs-from-reference", "parts-miss-total"][:count]
    if count == 1:
        assert found[0].claims[0].id == "casualties"
        assert found[0].working[-1].endswith("it would hold with casualties 410–430")


def test_honest_figures_have_no_cause(project: Project) -> None:
    project.write(
        "a",
        "a: {quantity: about 120 people}\nb: {quantity: nearly 300 people}\n"
        "c: {quantity: some 430 people, total_of: [a, b]}\n"
        "yes: {share: 33%, share_of: {part: a, whole: d}}\nno: {share: 33%}\nopen: {share: 33%}\n"
        "all: {share: 100%, total_of: [yes, no, open]}\nd: {quantity: 360 people}",
        expect="yes + no + open == 100%",
    )
    assert messages(run(project.load())) == []


@pytest.mark.parametrize("toll", ["410 people", "some 420 people", "421 people", "430 people"])
def test_with_a_value_that_is_named_nothing_is_left_to_tell(project: Project, toll: str) -> None:
    amended = TOLL.replace("500 people", toll)
    project.write("a", amended, expect="wounded == casualties - killed")
    assert messages(run(project.load())) == []


def test_a_restatement_that_is_right_is_no_relation_that_is_broken(project: Project) -> None:
    project.write(
        "a",
        "a: {quantity: 123 km, restated: 75 miles}\nb: {quantity: 200.0 km}\n"
        "c: {quantity: 320.7 km, total_of: [a, b]}",
    )
    assert messages(run(project.load())) == [
        "123 km (a) + 200.0 km (b) is 323 km (322.4–323.6 km with rounding), not 320.7 km (c)."
    ]
