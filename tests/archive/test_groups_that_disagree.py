"""Claims of two groups about one thing are one finding, however many repeat a side."""

from __future__ import annotations

import pytest

from factcheck import Finding, run
from tests.archive.conftest import Project

DEAD = "about: [landslide, dead]"
FOUR, SIX = f"{{quantity: 4 people, {DEAD}}}", f"{{quantity: six people, {DEAD}}}"


def findings(project: Project) -> list[Finding]:
    return [one for one in run(project.load()).findings if one.rule.startswith("claims-dis")]


def test_two_groups_in_several_sources_are_told_once(project: Project) -> None:
    project.write("a", f"dead: {FOUR}\nlater: {FOUR}")
    project.write("b", f"dead: {SIX}")
    project.write("c", f"dead: {FOUR}")
    project.write("d", f"dead: {SIX}\nagain: {SIX}")
    (found,) = findings(project)
    assert (
        found.message == "“4 people” (2 claims) and “six people” (3 claims) cannot both be right."
    )
    assert len(found.claims) == 5


def test_a_source_that_contradicts_itself_is_where_two_groups_are_told(project: Project) -> None:
    project.write("a", f"dead: {FOUR}")
    project.write("b", f"dead: {SIX}\nlater: {FOUR}\nlast: {SIX}")
    project.write("c", f"dead: {SIX}\nlater: {FOUR}")
    (found,) = findings(project)
    assert str(found.place).startswith("claims/b.yaml")


def test_one_against_many_sources_is_named_with_its_file(project: Project) -> None:
    project.write("a", f"dead: {SIX}")
    for name in "bcdefgh":
        project.write(name, f"dead: {FOUR}")
    (found,) = findings(project)
    assert found.message == (
        "a.dead (“six people”) stands alone against b.dead (“4 people”), c.dead (“4 people”), "
        "d.dead (“4 people”), e.dead (“4 people”) and 3 more."
    )


def test_whoever_repeats_a_side_of_a_dispute_is_told_of_no_further(project: Project) -> None:
    project.write(
        "a",
        f"head: {SIX}\npolice: {SIX[:-1]}, by: the police}}\nmayor: {FOUR[:-1]}, by: the mayor}}",
    )
    project.write("b", f"dead: {FOUR}")
    (found,) = findings(project)
    assert found.rule == "claims-disputed"
    assert {claim.id for claim in found.claims} == {"police", "mayor"}


def test_a_third_figure_is_told_against_each_group(project: Project) -> None:
    project.write("a", f"dead: {FOUR}\nlater: {FOUR}\nthird: {{quantity: 9 people, {DEAD}}}")
    project.write("b", f"dead: {SIX}\nlater: {SIX}")
    assert len(findings(project)) == 3


def test_one_thing_told_in_many_ways_is_one_finding(project: Project) -> None:
    for number, name in enumerate("abcdefgh"):
        project.write(name, f"dead: {{quantity: {number + 20} people, {DEAD}}}")
    (found,) = run(project.load()).findings
    assert found.message == (
        "landslide, dead is told in 8 ways: “21 people” (b.dead), “20 people” (a.dead), "
        "“22 people” (c.dead), “23 people” (d.dead) and 4 more."
    )
    assert len(found.claims) == 8


def test_what_both_groups_may_mean_belongs_to_neither(project: Project) -> None:
    project.write("a", f"dead: {FOUR}\nleast: {{quantity: at least 4 people, {DEAD}}}")
    project.write("b", f"dead: {SIX}\nlater: {SIX}")
    project.write("c", f"dead: {FOUR}")
    (found,) = findings(project)
    assert "least" not in {claim.id for claim in found.claims}


@pytest.mark.parametrize("name", ["a", "b", "c"])
def test_one_acceptance_in_any_source_accepts_what_is_told_of_several(
    project: Project, name: str
) -> None:
    for source, words in (("a", FOUR), ("b", SIX), ("c", SIX)):
        accepted = ", allow: {claims-disagree: both are right}" if source == name else ""
        project.write(source, f"dead: {words[:-1]}{accepted}}}")
    (found,) = run(project.load()).findings
    assert found.is_allowed


def test_what_another_file_expects_can_be_accepted(project: Project) -> None:
    project.write("a", "dead: {quantity: 4 people, allow: {expectation-failed: both are right}}")
    project.write("b", "dead: {quantity: 6 people}", expect="a.dead == dead")
    (found,) = run(project.load()).findings
    assert found.is_allowed


def test_two_groups_are_told_in_the_first_source_that_has_both(project: Project) -> None:
    project.write("a", f"dead: {FOUR}")
    project.write("b", f"dead: {SIX}")
    project.write("c", f"dead: {FOUR}\nlater: {SIX}")
    (found,) = findings(project)
    assert str(found.place).startswith("claims/c.yaml")


def test_two_groups_are_told_of_the_smaller_one(project: Project) -> None:
    for name, words in zip("abcde", (FOUR, SIX, SIX, FOUR, SIX), strict=True):
        project.write(name, f"dead: {words}")
    (found,) = findings(project)
    assert (found.claims[0].uid, str(found.place).partition(":")[0]) == ("d.dead", "claims/d.yaml")


def test_a_figure_and_a_limit_that_one_more_breaks_are_told_once(project: Project) -> None:
    most = f"most: {{quantity: at most 4 people, {DEAD}}}"
    project.write("a", f"dead: {FOUR}\n{most}\nlater: {SIX}")
    (found,) = run(project.load()).findings
    assert (found.rule, found.message) == (
        "claims-disagree",
        "six people and 4 people cannot both be right.",
    )


def test_claims_that_agree_through_a_rough_one_are_told_each_against_each(
    project: Project,
) -> None:
    counts = ("91", "about 95", "98", "99", "240")
    lines = (f"c{at}: {{quantity: {count} people, {DEAD}}}" for at, count in enumerate(counts))
    project.write("a", "\n".join(lines))
    told = [{claim.id for claim in found.claims} for found in findings(project)]
    assert told == [{"c0", "c2"}, {"c0", "c3"}, {"c2", "c3"}, {"c0", "c1", "c2", "c3", "c4"}]


def test_two_groups_a_power_of_ten_apart_are_told_as_that(project: Project) -> None:
    counts = ("420", "420", "'4,200'", "'4,200'")
    lines = (f"c{at}: {{quantity: {count}, {DEAD}}}" for at, count in enumerate(counts))
    project.write("a", "\n".join(lines))
    (found,) = run(project.load()).findings
    assert (found.rule, found.message) == ("scale-slip", "“4,200” is ten times “420”.")
    assert len(found.claims) == 2


def test_a_reference_is_of_no_group(project: Project) -> None:
    cite = "cite: {title: t, url: https://example.org}"
    project.write("reference/known", f"dead: {FOUR[:-1]}, {cite}}}")
    project.write("a", f"dead: {FOUR}")
    project.write("b", f"dead: {SIX}\nlater: {SIX}")
    assert [(one.rule, one.claims[0].uid) for one in run(project.load()).findings] == [
        ("differs-from-reference", "b.dead"),
        ("differs-from-reference", "b.later"),
    ]


def test_two_groups_accepted_by_one_of_the_larger_are_accepted(project: Project) -> None:
    accepted = f"{SIX[:-1]}, allow: {{claims-disagree: both are right}}}}"
    project.write("a", f"dead: {FOUR}\nlater: {FOUR}")
    project.write("b", f"dead: {SIX}\nlater: {SIX}\nlast: {accepted}")
    (found,) = run(project.load()).findings
    assert found.is_allowed


def test_whoever_repeats_a_side_breaks_no_limit_of_the_other(project: Project) -> None:
    project.write(
        "a",
        f"police: {FOUR[:-1]}, by: police}}\n"
        f"mayor: {{quantity: at least 6 people, {DEAD}, by: the mayor}}\n"
        f"dead: {FOUR}",
    )
    assert [one.rule for one in run(project.load()).findings] == ["claims-disputed"]


def test_very_many_values_of_one_thing_are_one_finding_also_beyond_those_compared(
    project: Project,
) -> None:
    told = (f"c{n}: {{about: [it, cars], quantity: {1000 + n} cars}}" for n in range(300))
    project.write("a", "\n".join(told))
    (found,) = run(project.load()).findings
    assert found.rule == "claims-disagree"
    assert found.message.startswith("it, cars is told in ")


def test_a_conflict_of_another_thing_is_told_beside_one_that_is_told_in_many_ways(
    project: Project,
) -> None:
    cars = [f"c{n}: {{about: [it, cars], quantity: {1000 + n} cars}}" for n in range(5)]
    talks = [
        f"{name}: {{about: [talks, {name}], date: March 2024}}"
        for name in ("opened", "paused", "closed")
    ]
    apart = "paused - opened > 20 days\n  - closed - paused > 20 days"
    project.write("a", "\n".join(cars + talks), expect=apart)
    rules = {one.rule for one in run(project.load()).findings}
    assert rules == {"claims-disagree", "claims-exclude-each-other"}
