"""What is told in a way of its own follows from the figures as a careful reader takes it."""

from __future__ import annotations

import pytest

from factcheck import run
from tests.archive.conftest import Project


def rules(project: Project, form: str, told: str, **figures: str) -> list[str]:
    key = "date" if form == "age_of" else "quantity"
    lines = [f"{name}: {{{key}: '{words}'}}" for name, words in figures.items()]
    named = ", ".join(f"{name}: {name}" for name in figures)
    lines.append(f"told: {{quantity: '{told}', {form}: {{{named}}}}}")
    project.write("a", "\n".join(lines))
    return [found.rule for found in run(project.load()).findings]


@pytest.mark.parametrize(
    ("told", "born", "on", "is_right"),
    [
        ("in his 70s", "1951", "May 2024", True),
        ("in his 70s", "1958", "May 2024", False),
        ("in her late eighties", "3 March 1936", "9 May 2024", True),
        ("in her early eighties", "3 March 1936", "9 May 2024", False),
        ("five months", "2 January 2024", "28 June 2024", True),
        ("five months", "2 January 2024", "28 September 2024", False),
        ("11-week-old", "2 March 2024", "24 May 2024", True),
    ],
)
def test_an_age_in_decades_or_months(
    project: Project, told: str, born: str, on: str, is_right: bool
) -> None:
    found = rules(project, "age_of", told, born=born, on=on)
    assert found == ([] if is_right else ["age-miscomputed"])


@pytest.mark.parametrize(
    ("told", "before", "after", "is_right"),
    [
        ("a quarter fewer", "84", "63", True),
        ("a third fewer", "84", "72", False),
        ("doubled to 14%", "7%", "14%", True),
        ("doubled to 9%", "7%", "9%", False),
        ("rose to 14%", "7%", "14%", True),
        ("4 points", "40.2%", "44.4%", True),
        ("6 points", "40.2%", "44.4%", False),
    ],
)
def test_a_change_in_parts_and_levels(
    project: Project, told: str, before: str, after: str, is_right: bool
) -> None:
    found = rules(project, "change_from", told, before=before, after=after)
    assert found == ([] if is_right else ["change-miscomputed"])


@pytest.mark.parametrize(
    ("told", "amount", "per", "is_right"),
    [
        ("one nurse for every 600 people", "300 nurses", "181,000 people", True),
        ("one nurse for every 60 people", "300 nurses", "181,000 people", False),
        ("one teacher for every 26 pupils", "500 teachers", "13,180 pupils", True),
    ],
)
def test_a_rate_of_so_many_for_every_so_many(
    project: Project, told: str, amount: str, per: str, is_right: bool
) -> None:
    found = rules(project, "rate_of", told, amount=amount, per=per)
    assert found == ([] if is_right else ["rate-miscomputed"])


def test_points_between_shares_are_rounded(project: Project) -> None:
    assert rules(project, "difference_of", "9 points", larger="50.6%", smaller="41.2%") == []


@pytest.mark.parametrize(
    ("told", "found"), [("nine days", []), ("19 days", ["difference-miscomputed"])]
)
def test_a_difference_of_two_days_counts_from_the_earlier_one(
    project: Project, told: str, found: list[str]
) -> None:
    project.write(
        "a",
        "first: {date: 3 March 2024}\nthen: {date: 12 March 2024}\n"
        f"told: {{quantity: {told}, difference_of: {{larger: then, smaller: first}}}}",
    )
    assert [one.rule for one in run(project.load()).findings] == found


@pytest.mark.parametrize(
    ("told", "end", "is_right"),
    [
        ("150th anniversary", "2021", True),
        ("115th anniversary", "2021", False),
        ("the 150th birth anniversary", "9 October 2021", True),
        ("centenary", "March 1971", True),
        ("bicentennial", "1971", False),
    ],
)
def test_an_anniversary_is_so_many_years(
    project: Project, told: str, end: str, is_right: bool
) -> None:
    project.write(
        "a",
        f"start: {{date: 4 March 1871}}\nend: {{date: {end}}}\n"
        f"told: {{quantity: {told}, duration_of: {{start: start, end: end}}}}",
    )
    found = [one.rule for one in run(project.load()).findings]
    assert found == ([] if is_right else ["duration-miscomputed"])
