"""A weekday that was held against the calendar, and fits, counts as compared."""

import pytest

from factcheck import run
from tests.archive.conftest import Project


@pytest.mark.parametrize(
    ("written", "reason"),
    [
        ("Tuesday, 16 January 2024", "16 January 2024 is a Tuesday."),
        ("Tue 16 January 2024", "16 January 2024 is a Tuesday."),
    ],
)
def test_a_full_date_with_its_weekday_agrees(project: Project, written: str, reason: str) -> None:
    project.write("a", f"day: {{date: '{written}'}}")
    (standing,) = run(project.load()).standings
    assert (standing.verdict, standing.reason) == ("agrees", reason)


@pytest.mark.parametrize("written", ["16 January 2024", "on Tuesday", "Tuesday, 16 January"])
def test_what_no_calendar_was_asked_for_is_not_compared(project: Project, written: str) -> None:
    project.write("a", f"day: {{date: '{written}'}}", published="2024-01-17")
    (standing,) = run(project.load()).standings
    assert standing.verdict == "not compared"
