"""Counts that can only grow: each against the one before, across sources."""

from __future__ import annotations

import pytest

from factcheck import Archive, run
from tests.archive.conftest import Project

ABOUT = "about: [Quake, dead], cumulative: yes"


def tolls(archive: Archive) -> list[tuple[str, str, str]]:
    """The later and the earlier count of each pair, and the verdict."""
    found = (pair for pairs in archive.tolls.values() for pair in pairs)
    return [(pair.claim.uid, pair.other.uid, str(pair.verdict)) for pair in found]


def test_a_later_count_that_is_lower_conflicts(project: Project) -> None:
    project.write("monday", f"dead: {{{ABOUT}, quantity: '1,024'}}", published="2024-01-15")
    project.write("friday", f"dead: {{{ABOUT}, quantity: '998'}}", published="2024-01-19")
    (pair,) = project.load().tolls["friday"]
    assert pair.conflicts
    assert pair.explanation == (
        "1,024 (monday.dead) is more than 998 (friday.dead): a count that only grows has fallen"
    )


@pytest.mark.parametrize(
    ("first", "then", "verdict"),
    [
        ("more than 200", "at least 140", "conflicts"),
        ("more than 200", "at least 200", "agrees"),
        ("at least 200", "more than 340", "agrees"),
        ("312", "more than 300", "cannot tell"),
        ("about 200", "at least 140", "cannot tell"),
    ],
)
def test_two_counts_of_at_least_so_many_compare_by_their_numerals(
    project: Project, first: str, then: str, verdict: str
) -> None:
    project.write("monday", f"dead: {{{ABOUT}, quantity: {first}}}", published="2024-01-15")
    project.write("friday", f"dead: {{{ABOUT}, quantity: {then}}}", published="2024-01-19")
    assert tolls(project.load()) == [("friday.dead", "monday.dead", verdict)]


def test_counts_are_ordered_by_the_day_as_of_which_they_hold(project: Project) -> None:
    project.write(
        "a",
        f"later: {{{ABOUT}, quantity: '30', as_of: 2024-01-19}}\n"
        f"first: {{{ABOUT}, quantity: '10', as_of: 2024-01-15}}\n"
        f"second: {{{ABOUT}, quantity: '20', as_of: 2024-01-16}}",
    )
    assert tolls(project.load()) == [
        ("a.second", "a.first", "agrees"),
        ("a.later", "a.second", "agrees"),
    ]


def test_counts_of_one_day_or_of_an_unknown_day_are_not_compared(project: Project) -> None:
    project.write(
        "a",
        f"x: {{{ABOUT}, quantity: '30', as_of: 2024-01-19}}\n"
        f"y: {{{ABOUT}, quantity: '20', as_of: 2024-01-19}}\n"
        f"z: {{{ABOUT}, quantity: '10'}}",
    )
    assert tolls(project.load()) == []


def test_a_count_that_may_fall_again_is_no_toll(project: Project) -> None:
    ill = "about: [Flu, ill]"
    project.write("a", f"x: {{{ill}, quantity: '30', as_of: 2024-01-15}}")
    project.write("b", f"x: {{{ill}, quantity: '20', as_of: 2024-01-19}}")
    assert tolls(project.load()) == []


def rules(project: Project) -> list[tuple[str, str]]:
    """What is found, and the first claim of each finding."""
    return [(found.rule, found.claims[0].uid) for found in run(project.load()).findings]


def test_a_count_that_grew_from_one_article_to_the_next_is_no_disagreement(
    project: Project,
) -> None:
    project.write("monday", f"dead: {{{ABOUT}, quantity: '998'}}", published="2024-01-15")
    project.write("friday", f"dead: {{{ABOUT}, quantity: '1,024'}}", published="2024-01-19")
    assert rules(project) == []
    (monday, friday) = run(project.load()).standings
    assert (str(monday.verdict), str(friday.verdict)) == ("agrees", "agrees")


def test_a_count_that_fell_is_told_as_that_alone(project: Project) -> None:
    project.write("monday", f"dead: {{{ABOUT}, quantity: '1,024'}}", published="2024-01-15")
    project.write("friday", f"dead: {{{ABOUT}, quantity: '998'}}", published="2024-01-19")
    assert rules(project) == [("toll-fell", "friday.dead")]


def test_two_counts_in_one_article_are_set_against_each_other(project: Project) -> None:
    project.write(
        "monday",
        f"lead: {{{ABOUT}, quantity: '1,024'}}\nbelow: {{{ABOUT}, quantity: '998'}}",
        published="2024-01-15",
    )
    assert rules(project) == [("claims-disagree", "monday.below")]


def test_a_count_that_clashes_within_its_article_is_told_as_that_alone(project: Project) -> None:
    project.write("monday", f"dead: {{{ABOUT}, quantity: '1,024'}}", published="2024-01-15")
    two = f"lead: {{{ABOUT}, quantity: '1,100'}}\nbelow: {{{ABOUT}, quantity: '998'}}"
    project.write("friday", two, published="2024-01-19")
    assert rules(project) == [("claims-disagree", "friday.below")]


def test_a_count_that_a_reference_shows_to_be_wrong_is_told_as_that_alone(
    project: Project,
) -> None:
    for day, count in ((15, 1024), (17, 998), (19, 1100)):
        claims = f"dead: {{{ABOUT}, quantity: '{count}', as_of: 2024-01-{day}}}"
        project.write(f"s{day}", claims, published=f"2024-01-{day}")
    cite = "cite: {title: Count, url: https://example.org}"
    known = f"known: {{{ABOUT}, quantity: '1,050', as_of: 2024-01-17, {cite}}}"
    project.write("reference/r", known)
    assert rules(project) == [("differs-from-reference", "s17.dead")]
    assert tolls(project.load()) == [("s19.dead", "s15.dead", "agrees")]


def test_a_count_that_grows_in_one_source_grows_in_the_others(project: Project) -> None:
    project.write("early", f"dead: {{{ABOUT}, quantity: 4 people}}", published="2024-01-15")
    project.write("late", "dead: {about: [Quake, dead], quantity: 6}", published="2024-01-15")
    assert [found.rule for found in run(project.load()).findings] == []


@pytest.mark.parametrize(
    ("first", "then", "number"),
    [
        ("156", "13", 0),
        ("120", "1,200", 1),
        ("140 people", "31", 0),
        ("100", "1,000", 0),  # it may have grown
        ("300 people", "30,000", 0),
        ("2 million", "2 billion", 1),
        ("120", "12,000", 1),
    ],
)
def test_counts_of_different_days_conflict_only_where_zeros_were_lost(
    project: Project, first: str, then: str, number: int
) -> None:
    project.write(
        "early", f"it: {{about: [it, missing], quantity: '{first}'}}", published="2024-01-15"
    )
    project.write(
        "late", f"it: {{about: [it, missing], quantity: '{then}'}}", published="2024-01-19"
    )
    assert len(run(project.load()).findings) == number


def test_a_count_of_a_source_without_a_day_may_be_of_another_day(project: Project) -> None:
    project.write("dated", "it: {about: [it, hurt], quantity: 88}", published="2024-01-15")
    project.write("undated", "it: {about: [it, hurt], quantity: 146 people}")
    archive = project.load()
    assert run(archive).findings == ()
    ((pair,),) = (pairs for pairs in archive.pairs.values() if pairs)
    assert pair.explanation.endswith("give as_of, or the day on which each was published")


@pytest.mark.parametrize(
    ("about", "number"),
    [
        ("region, people in work in 2022", 1),
        ("region, dead in 2022 flood", 0),
        ("region, dead", 0),
        ("election in 2022, votes for Holm", 0),
    ],
)
def test_a_count_that_names_its_year_is_of_no_other_day(
    project: Project, about: str, number: int
) -> None:
    line = f"it: {{about: [{about}], quantity: "
    project.write("early", f"{line}735 million}}", published="2023-07-14")
    project.write("late", f"{line}813 million}}", published="2023-07-20")
    assert len(run(project.load()).findings) == number


def test_a_reference_counts_no_more_than_it_says(project: Project) -> None:
    cite = "cite: {title: Count, url: https://example.org}"
    project.write("reference/r", f"known: {{about: [Quake, dead], quantity: '998', {cite}}}")
    project.write("monday", f"dead: {{{ABOUT}, quantity: '1,024'}}", published="2024-01-15")
    assert rules(project) == [("differs-from-reference", "monday.dead")]
