"""A name in a claim file means a claim, or the nearest one is suggested."""

from __future__ import annotations

import pytest

from factcheck import UnreadableError, run
from tests.archive.conftest import Project

TALKS = "talks: {date: 16 January 2024}\nreply: {date: two days later, from: talks}"


def test_a_relative_date_counts_from_the_claim_that_it_names(project: Project) -> None:
    project.write("a", TALKS)
    reply = project.load().by_uid["a.reply"]
    assert reply.origin is not None
    assert reply.origin.uid == "a.talks"
    assert reply.date is not None
    assert str(reply.date.readings[0].earliest) == "2024-01-18"


def test_a_date_may_count_from_a_claim_of_another_file(project: Project) -> None:
    project.write("reference/known", "talks: {date: 16 January 2024}")
    project.write("a", "reply: {date: the day before, from: known.talks}")
    date = project.load().by_uid["a.reply"].date
    assert date is not None
    assert str(date.readings[0].earliest) == "2024-01-15"


@pytest.mark.parametrize(
    ("talks", "references", "day"),
    [
        ("", "day: {about: [talks, opening], date: 4 December 2023}", "2023-12-06"),
        ("", "day: {about: [talks, end], date: 4 December 2023}", None),
        (
            "",
            "day: {about: [talks, opening], date: 4 December 2023}\n"
            "other: {about: [talks, opening], date: 8 December 2023}",
            None,
        ),
        (", by: Russia", "day: {about: [talks, opening], date: 4 December 2023}", None),
        (", date: May 2023", "day: {about: [talks, opening], date: 4 December 2023}", "2023-05-03"),
    ],
    ids=["dated by a reference", "another event", "two references", "a statement", "own date"],
)
def test_a_date_counts_from_the_day_of_an_event_that_one_reference_alone_gives(
    project: Project, talks: str, references: str, day: str | None
) -> None:
    project.write("reference/known", references)
    project.write(
        "a",
        f"talks: {{about: [talks, opening]{talks}}}\nreply: {{date: two days later, from: talks}}",
        published="2024-01-17",
    )
    date = project.load().by_uid["a.reply"].date
    assert date is not None
    assert [str(reading.earliest) for reading in date.readings] == ([day] if day else [])


def test_a_chain_of_dates_is_followed_to_its_beginning(project: Project) -> None:
    steps = [f"d{n}: {{date: the next day, from: d{n - 1}}}" for n in range(1, 40)]
    project.write("a", "\n".join([*reversed(steps), "d0: {date: 1 January 2024}"]))
    date = project.load().by_uid["a.d39"].date
    assert date is not None
    assert str(date.readings[0].earliest) == "2024-02-09"


@pytest.mark.parametrize(
    ("claim", "told"),
    [
        (
            "reply: {date: a week later, from: talsk}",
            "claims/a.yaml:5:37: no claim is called 'talsk'\n"
            "  5 |   reply: {date: a week later, from: talsk}\n"
            "    |                                     ^^^^^\n"
            "  did you mean: talks",
        ),
        (
            "reply: {text: never, denies: zzz}",
            "claims/a.yaml:5:32: no claim is called 'zzz'\n"
            "  5 |   reply: {text: never, denies: zzz}\n"
            "    |                                ^^^\n"
            "  expected: a claim's id in this file (such as talks), or file.claim",
        ),
        (
            "reply: {total_of: [talks, a.talk]}",
            "claims/a.yaml:5:29: no claim is called 'a.talk'\n"
            "  5 |   reply: {total_of: [talks, a.talk]}\n"
            "    |                             ^^^^^^\n"
            "  did you mean: a.talks",
        ),
        (
            "reply: {quotation: no, quoted_from: b}",
            "claims/a.yaml:5:39: no claim file is called 'b'\n"
            "  5 |   reply: {quotation: no, quoted_from: b}\n"
            "    |                                       ^",
        ),
    ],
    ids=["near miss", "nothing near", "in a form", "a file"],
)
def test_a_name_that_means_nothing_is_told_at_its_place(
    project: Project, claim: str, told: str
) -> None:
    project.write("a", f"talks: {{date: 16 January 2024}}\n{claim}")
    assert project.faults() == told


def test_a_figure_that_is_derived_from_itself_is_refused(project: Project) -> None:
    project.write("a", "x: {quantity: 5 km}\nsum: {quantity: 9 km, total_of: [x, a.sum]}")
    assert project.faults() == (
        "claims/a.yaml:5:39: 'total_of' of 'sum' names 'sum' itself\n"
        "  5 |   sum: {quantity: 9 km, total_of: [x, a.sum]}\n"
        "    |                                       ^^^^^\n"
        "  expected: other claims"
    )


@pytest.mark.parametrize(
    "claim",
    ["denies: x", "illustrates: a.x", "corrects: x", "share: 5 %, share_of: {part: y, whole: x}"],
)
def test_a_claim_is_nothing_to_itself_and_no_run_takes_it(project: Project, claim: str) -> None:
    project.write("a", f"y: {{quantity: 5}}\nx: {{{claim}}}")
    with pytest.raises(UnreadableError, match="of 'x' names 'x' itself"):
        run(project.root)


def test_dates_that_count_from_each_other_are_refused(project: Project) -> None:
    project.write("a", "x: {date: a day later, from: y}\ny: {date: a day earlier, from: x}")
    assert project.faults() == (
        "claims/a.yaml:4:32: the date of 'x' counts from itself, in a circle\n"
        "  4 |   x: {date: a day later, from: y}\n"
        "    |                                ^\n"
        "  expected: a claim that does not count from it"
    )


def test_a_date_that_counts_from_itself_is_refused(project: Project) -> None:
    project.write("a", "x: {date: a day later, from: x}")
    assert project.faults().startswith(
        "claims/a.yaml:4:32: the date of 'x' counts from itself, in a circle\n"
    )


def test_a_claim_of_another_file_is_told_with_its_file(project: Project) -> None:
    project.write("b", "talks: {date: 2024-01-16}")
    project.write("a", "talk: {date: 2024-01-16}\nlater: {date: a day later, from: talks}")
    assert project.faults().splitlines()[-1] == "  did you mean: b.talks"
