"""Names, offices and countries are set against each other across articles, and corrections told."""

from __future__ import annotations

import pytest

from factcheck import run
from factcheck.reports.markdown import render_markdown
from factcheck.reports.terminal import render_terminal
from tests.archive.conftest import Project

LAVROV = "x: {about: Lavrov, name: Sergey Lavrov}"
OTHERWISE = "x: {about: Lavrov, name: Sergei Lavrov}"
FOREIGN = "x: {about: Lavrov, name: Sergey Lavrov, role: foreign minister}"
DEFENSE = "x: {about: Lavrov, name: Sergey Lavrov, role: defense minister}"
HOLM = "x: {about: Holm, name: Ann Holm, role: prime minister, country: Norway}"
LIND = "x: {about: Lind, name: Bo Lind, role: Norwegian prime minister}"
DAY, NEXT = "2024-01-01", "2024-01-02"


def found(project: Project, *articles: tuple[str, str]) -> list[tuple[str, list[str]]]:
    for name, (published, claims) in zip("abcd", articles, strict=False):
        project.write(name, claims, published=published)
    return [(one.rule, [claim.uid for claim in one.claims]) for one in run(project.load()).findings]


def test_a_spelling_that_only_one_article_has_is_told(project: Project) -> None:
    articles = (DAY, OTHERWISE), (DAY, LAVROV), (NEXT, LAVROV)
    assert found(project, *articles) == [("spelling-apart", ["a.x", "b.x", "c.x"])]


def test_of_two_articles_the_later_is_told_and_of_one_day_none(project: Project) -> None:
    assert found(project, (DAY, LAVROV), (NEXT, OTHERWISE)) == [("spelling-apart", ["b.x", "a.x"])]
    assert found(project, (DAY, LAVROV), (DAY, OTHERWISE)) == []


def test_articles_of_two_publishers_may_spell_as_they_like(project: Project) -> None:
    for name, publisher, claim in (("a", "X", LAVROV), ("b", "Y", OTHERWISE)):
        path = project.write(name, claim, published="2024-01-0" + str(ord(name) - 96))
        path.write_text(
            path.read_text().replace("source:\n", f"source:\n  publisher: {publisher}\n")
        )
    assert run(project.load()).findings == ()


@pytest.mark.parametrize(("day", "rules"), [(DAY, ["role-varies"]), (NEXT, [])])
def test_two_offices_of_one_person_clash_on_one_day_alone(
    project: Project, day: str, rules: list[str]
) -> None:
    assert [rule for rule, _ in found(project, (DAY, FOREIGN), (day, DEFENSE))] == rules


@pytest.mark.parametrize(("day", "rules"), [(DAY, ["office-held-twice"]), (NEXT, [])])
def test_one_office_of_two_people_clashes_on_one_day_alone(
    project: Project, day: str, rules: list[str]
) -> None:
    assert [rule for rule, _ in found(project, (DAY, HOLM), (day, LIND))] == rules


def test_two_countries_of_one_person_clash_across_articles(project: Project) -> None:
    one, other = (f"x: {{about: Dahl, name: Eva Dahl, country: {c}}}" for c in ("Norway", "Sweden"))
    assert found(project, (DAY, one), (NEXT, other)) == [("country-varies", ["b.x", "a.x"])]


def test_two_days_of_an_event_of_two_days_are_no_conflict(project: Project) -> None:
    first = "x: {about: [two-day summit, date], date: 1 January 2024}"
    second = "x: {about: [two-day summit, date], date: 2 January 2024}"
    third = "x: {about: [two-day summit, date], date: 3 January 2024}"
    assert found(project, (DAY, first), (NEXT, second)) == []
    assert [rule for rule, _ in found(project, (DAY, first), (NEXT, third))] == ["claims-disagree"]


def test_a_correction_supersedes_and_whoever_repeats_the_older_claim_is_told(
    project: Project,
) -> None:
    toll = "x: {about: [flood, people killed], quantity: %s people}"
    right = toll.replace("}", ", corrects: a.x}")
    articles = (DAY, toll % 12), (NEXT, right % 21), (NEXT, toll % 12), (NEXT, toll % 21)
    assert found(project, *articles) == [("correction-ignored", ["c.x", "a.x", "b.x"])]
    (finding,) = run(project.load()).findings
    assert finding.message == (
        "“12 people” is what a.x said, which b.x corrected on 2 January 2024: “21 people”."
    )

    others = (DAY, toll % 12), (NEXT, right % 21), (NEXT, toll % 30)
    assert "correction-ignored" not in [rule for rule, _ in found(project, *others)]


def test_a_correction_of_nothing_is_told(project: Project) -> None:
    project.write("a", "x: {text: b, corrects: b.y}")
    told = "claims/a.yaml:4:26: no claim is called 'b.y'"
    assert project.faults().startswith(told)


@pytest.mark.parametrize(
    ("days", "sides"),
    [
        ((NEXT, DAY), ["a.cost", "b.cost"]),
        ((DAY, NEXT), ["b.cost", "a.cost"]),
        ((DAY, DAY), ["b.cost", "a.cost"]),
        (("", DAY), ["b.cost", "a.cost"]),
        ((DAY, ""), ["a.cost", "b.cost"]),
    ],
)
def test_of_two_figures_that_clash_the_one_published_later_has_to_give(
    project: Project, days: tuple[str, str], sides: list[str]
) -> None:
    figures = (f"cost: {{about: [tram, cost], quantity: {n} euros}}" for n in (590, 610))
    articles = list(zip(days, figures, strict=True))
    assert found(project, *articles) == [("claims-disagree", sides)]
    (finding,) = run(project.load()).findings
    assert str(finding.place).startswith(f"claims/{sides[0][0]}.yaml:")


def test_a_clash_of_two_articles_names_its_sides_with_their_files(project: Project) -> None:
    for name, figure in (("a", 590), ("b", 610)):
        project.write(name, f"cost: {{about: [tram, cost], quantity: {figure} euros}}")
    result = run(project.load())
    assert " --------- a.cost\n" in render_terminal(result, root=project.root)
    assert "| b.cost, a.cost |" in render_markdown(result, project.root)
