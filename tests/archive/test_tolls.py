"""Counts that can only grow: each against the one before, across sources."""

from __future__ import annotations

from factcheck import Archive
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
