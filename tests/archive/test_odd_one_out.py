"""One claim that stands alone against several others is one finding, which names it."""

from __future__ import annotations

from itertools import permutations

import pytest

from factcheck import Finding, run
from tests.archive.conftest import Project

TANKS = "about: [convoy, tanks]"
LINES = (
    f"first: {{quantity: 40 tanks, {TANKS}}}",
    f"second: {{quantity: some 40 tanks, {TANKS}}}",
    f"third: {{quantity: 40 tanks, {TANKS}}}",
    f"odd: {{quantity: 430 tanks, {TANKS}}}",
)


def findings(project: Project, *lines: str) -> list[Finding]:
    project.write("a", "\n".join(lines))
    return [found for found in run(project.load()).findings if found.rule == "claims-disagree"]


def test_an_odd_figure_is_told_once_and_the_others_are_its_sides(project: Project) -> None:
    (found,) = findings(project, LINES[3], *LINES[:3])
    assert found.message == (
        "odd (“430 tanks”) stands alone against first (“40 tanks”), second (“some 40 tanks”) and "
        "third (“40 tanks”)."
    )
    assert [claim.id for claim in found.claims] == ["odd", "first", "second", "third"]
    assert str(found.place) == "claims/a.yaml:4:19"


@pytest.mark.parametrize("order", list(permutations(range(4)))[::5])
def test_the_odd_one_is_the_same_in_every_order(project: Project, order: tuple[int, ...]) -> None:
    (found,) = findings(project, *(LINES[n] for n in order))
    assert found.claims[0].id == "odd"


def test_three_that_all_disagree_are_told_two_by_two(project: Project) -> None:
    other = LINES[1].replace("some 40", "60")
    assert len(findings(project, LINES[0], other, LINES[3])) == 3


def test_two_that_disagree_are_told_as_two(project: Project) -> None:
    (found,) = findings(project, LINES[0], LINES[3])
    assert found.message == "430 tanks and 40 tanks cannot both be right."


def test_quoted_speakers_against_each_other_leave_no_odd_one_out(project: Project) -> None:
    second = LINES[1].replace("some 40 tanks,", "60 tanks, by: the mayor,")
    first = LINES[0].replace("40 tanks,", "40 tanks, by: the police,")
    assert len(findings(project, first, second, LINES[3])) == 2


@pytest.mark.parametrize(
    ("odd", "others", "rule"),
    [
        ("$4.1 billion", ("$4.1 million", "some $4.1 million"), "scale-slip"),
        ("$4.13", ("$4.13 billion", "more than $4 billion"), "scale-slip"),
        ("at least 310 people", ("at least 280 people", "280 people"), "bound-exceeded"),
        ("up to 25 boats", ("41 boats", "41 boats"), "bound-exceeded"),
    ],
)
def test_an_odd_figure_is_told_once_by_whatever_rule(
    project: Project, odd: str, others: tuple[str, ...], rule: str
) -> None:
    about = "about: [harbor, figure]"
    lines = [f"c{n}: {{quantity: {words}, {about}}}" for n, words in enumerate((odd, *others))]
    project.write("a", "\n".join(lines))
    assert [found.rule for found in run(project.load()).findings] == [rule]


def test_an_age_that_neither_the_birth_nor_the_headline_bears_out_is_told_once(
    project: Project,
) -> None:
    project.write(
        "a",
        "headline: {quantity: '78', about: [painter, age]}\n"
        "age: {quantity: '87', about: [painter, age], age_of: {born: born, on: died}}\n"
        "born: {date: 4 May 1945, about: [painter, birth]}\n"
        "died: {date: 2 June 2023, about: [painter, death]}",
    )
    (found,) = run(project.load()).findings
    assert found.claims[0].id == "age"
