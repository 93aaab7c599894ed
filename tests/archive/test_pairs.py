"""Which claims are set against each other, and what comes of it."""

from __future__ import annotations

import pytest

from factcheck import Archive, Pair, Verdict
from factcheck.archive.corrections import windows
from factcheck.archive.pairs import saying
from factcheck.archive.parts import parts_of
from tests.archive.conftest import Project

LENGTH = "about: [Bridge, length]"


def pairs(archive: Archive, source: str = "a") -> list[tuple[str, str, str]]:
    """Both sides of each pair of a source, and the verdict."""
    found = archive.pairs.get(source, ())
    return [(pair.claim.uid, pair.other.uid, str(pair.verdict)) for pair in found]


def only_pair(archive: Archive) -> Pair:
    (pair,) = archive.pairs["a"]
    return pair


def test_claims_about_the_same_are_paired_whatever_the_case_of_their_letters(
    project: Project,
) -> None:
    project.write(
        "a", f"x: {{{LENGTH}, quantity: 5 km}}\ny: {{about: [bridge, Length], quantity: 6 km}}"
    )
    assert pairs(project.load()) == [("a.y", "a.x", "conflicts")]


def test_claims_about_other_things_are_not_paired(project: Project) -> None:
    project.write(
        "a", f"x: {{{LENGTH}, quantity: 5 km}}\ny: {{about: [Bridge, width], quantity: 6 m}}"
    )
    assert pairs(project.load()) == []


def test_a_pair_belongs_to_the_source_of_its_later_claim(project: Project) -> None:
    project.write("a", f"x: {{{LENGTH}, quantity: 5 km}}")
    project.write("b", f"x: {{{LENGTH}, quantity: 5.0 km}}")
    archive = project.load()
    assert pairs(archive, "a") == []
    assert pairs(archive, "b") == [("b.x", "a.x", "agrees")]


def test_agreeing_with_one_of_several_references_agrees(project: Project) -> None:
    project.write(
        "reference/known", f"old: {{{LENGTH}, quantity: 5 km}}\nnew: {{{LENGTH}, quantity: 6 km}}"
    )
    project.write("a", f"x: {{{LENGTH}, quantity: 6 km}}")
    pair = only_pair(project.load())
    assert (pair.other.uid, pair.verdict, pair.rivals) == ("known.new", Verdict.AGREES, 2)
    assert pair.has_reference


def test_agreeing_with_none_of_several_references_conflicts_once(project: Project) -> None:
    project.write(
        "reference/known", f"old: {{{LENGTH}, quantity: 5 km}}\nnew: {{{LENGTH}, quantity: 6 km}}"
    )
    project.write("a", f"x: {{{LENGTH}, quantity: 8 km}}")
    pair = only_pair(project.load())
    assert (pair.verdict, pair.rivals) == (Verdict.CONFLICTS, 2)


def test_what_a_reference_shows_to_be_wrong_is_compared_with_no_other_claim(
    project: Project,
) -> None:
    project.write("reference/known", f"length: {{{LENGTH}, quantity: 6 km}}")
    project.write("a", f"x: {{{LENGTH}, quantity: 8 km}}\ny: {{{LENGTH}, quantity: 6 km}}")
    assert pairs(project.load()) == [
        ("a.x", "known.length", "conflicts"),
        ("a.y", "known.length", "agrees"),
    ]


@pytest.mark.parametrize(
    ("days", "verdict", "explanation"),
    [
        (
            ("2020-04-01", "2010-04-01"),
            Verdict.CANNOT_TELL,
            "not comparable, because as_of differs: 2020-04-01 and 2010-04-01",
        ),
        (
            ("", "2010-04-01"),
            Verdict.CANNOT_TELL,
            "6 million people and 5 million people cannot both be right; "
            "but only one of them says as of when: 2010-04-01",
        ),
        (
            ("August 2020", "from January to August 2020"),
            Verdict.CANNOT_TELL,
            "not comparable, because as_of differs: August 2020 and from January to August 2020",
        ),
        (
            ("2020", "2020-04-01"),
            Verdict.CONFLICTS,
            "6 million people and 5 million people cannot both be right.",
        ),
        (
            ("2020-04-01", "2020-04-01"),
            Verdict.CONFLICTS,
            "6 million people and 5 million people cannot both be right.",
        ),
    ],
    ids=["different days", "one day", "a month of a period", "a day of a year", "the same day"],
)
def test_figures_conflict_only_as_of_one_day(
    project: Project, days: tuple[str, str], verdict: Verdict, explanation: str
) -> None:
    first, second = (f", as_of: {day}" if day else "" for day in days)
    about = "about: [Town, population]"
    project.write("reference/known", f"x: {{{about}, quantity: 5 million people{second}}}")
    project.write("a", f"x: {{{about}, quantity: 6 million people{first}}}")
    pair = only_pair(project.load())
    assert (pair.verdict, pair.explanation) == (verdict, explanation)


def test_who_denies_a_claim_is_not_compared_with_it(project: Project) -> None:
    project.write(
        "a",
        f"x: {{{LENGTH}, quantity: 5 km, by: the city}}\n"
        f"y: {{{LENGTH}, quantity: 6 km, by: a critic, denies: x}}",
    )
    assert pairs(project.load()) == []


def test_a_clash_of_two_speakers_is_their_dispute(project: Project) -> None:
    project.write(
        "a",
        f"x: {{{LENGTH}, quantity: 5 km, by: the city}}\n"
        f"y: {{{LENGTH}, quantity: 6 km, by: a critic}}",
    )
    pair = only_pair(project.load())
    assert pair.conflicts
    assert pair.is_disputed


def test_a_claim_made_again_word_for_word_is_compared_once(project: Project) -> None:
    same = f"{{{LENGTH}, quantity: 5 km}}"
    project.write("a", f"x: {same}\ny: {same}\nz: {{{LENGTH}, quantity: 6 km}}")
    assert pairs(project.load()) == [("a.y", "a.x", "agrees"), ("a.z", "a.x", "conflicts")]


def test_two_kinds_of_value_are_nothing_to_compare(project: Project) -> None:
    project.write("a", f"x: {{{LENGTH}, quantity: 5 km}}\ny: {{{LENGTH}, date: 2024}}")
    assert pairs(project.load()) == []


@pytest.mark.parametrize(
    ("known", "pairs_found"),
    [
        ("120 m", []),  # the figure is right, and its restatement wrong
        ("90 m", []),  # the other way about: 294 feet are 89.6 m
        ("300 m", [("a.x", "known.x", "conflicts")]),
    ],
)
def test_a_wrong_conversion_hides_no_reference_that_bears_out_neither_figure(
    project: Project, known: str, pairs_found: list[tuple[str, str, str]]
) -> None:
    project.write("reference/known", f"x: {{{LENGTH}, quantity: {known}}}")
    project.write("a", f"x: {{{LENGTH}, quantity: 120 m, restated: 294 feet}}")
    assert pairs(project.load()) == pairs_found


@pytest.mark.parametrize(
    ("known", "suggested"), [("120 m", "394 feet"), ("90 m", "90 m"), ("300 m", "394 feet")]
)
def test_what_would_be_right_is_the_figure_that_the_reference_does_not_bear_out(
    project: Project, known: str, suggested: str
) -> None:
    project.write("reference/known", f"x: {{{LENGTH}, quantity: {known}}}")
    project.write("a", f"x: {{{LENGTH}, quantity: 120 m, restated: 294 feet}}")
    archive = project.load()
    (subject,) = parts_of("restatement", archive, archive.by_source["a"])
    assert subject.comparison is not None
    assert subject.comparison.suggestions[0] == suggested


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("4-1", "4-2", Verdict.CONFLICTS),
        ("4-1", "1–4", Verdict.CANNOT_TELL),
        ("4-1", "4–1", Verdict.AGREES),
        ("63rd", "36th", Verdict.CONFLICTS),
        ("4-1", "4-1 on aggregate", Verdict.CANNOT_TELL),
        ("a brace", "a hat-trick", Verdict.CANNOT_TELL),
        ("part of the league", "not part of the league", Verdict.CONFLICTS),
        ("at pitch 4", "at pitch 7", Verdict.CANNOT_TELL),
    ],
)
def test_two_scores_of_one_match_are_one(
    project: Project, one: str, other: str, verdict: Verdict
) -> None:
    about = "about: [Holm v Berg, score]"
    project.write("a", f"x: {{{about}, text: {one}}}\ny: {{{about}, text: {other}}}")
    assert only_pair(project.load()).verdict is verdict


@pytest.mark.parametrize(
    ("known", "said", "verdict"),
    [
        ("HD-52", "HD-25", Verdict.CONFLICTS),
        ("HD-52", "HD-52", Verdict.AGREES),
        ("HD-52", "HD-52B", Verdict.CANNOT_TELL),
        ("'some 1,000 words'", "some 1000 words", Verdict.CANNOT_TELL),
        ("the HD-52, also: [HD-25]", "HD-25", Verdict.AGREES),
        ("did not open", "did open", Verdict.CONFLICTS),
        ("did not open", "did not close", Verdict.CANNOT_TELL),
    ],
)
def test_words_of_a_reference_exclude_the_same_words_with_another_number_or_without_not(
    project: Project, known: str, said: str, verdict: Verdict
) -> None:
    about = "about: [ferry, name]"
    project.write("reference/known", f"x: {{{about}, text: {known}}}")
    project.write("a", f"x: {{{about}, text: {said}}}")
    assert only_pair(project.load()).verdict is verdict


@pytest.mark.parametrize(
    ("published", "first", "second", "verdict"),
    [
        ("2024-01-11", "23 people", "26 people", "cannot tell"),
        ("2024-01-10", "23 people", "26 people", "conflicts"),
        ("2024-01-11", "23 people", "230 people", "conflicts"),
        ("2024-01-11", "23 km", "26 km", "conflicts"),
        ("2024-01-11", "'6.7'", "'7.6'", "conflicts"),
    ],
)
def test_a_count_may_have_changed_from_one_day_of_publication_to_the_next(
    project: Project, published: str, first: str, second: str, verdict: str
) -> None:
    claim = "x: {{about: [flood, injured], quantity: {}}}"
    project.write("a", claim.format(first), published="2024-01-10")
    project.write("b", claim.format(second), published=published)
    assert pairs(project.load(), "b") == [("b.x", "a.x", verdict)]


@pytest.mark.parametrize(
    ("name", "verdict"),
    [
        ("Ada Holm", "agrees"),
        ("Holm", "agrees"),
        ("Ada Brook", "conflicts"),
        ("Ida Marie Holm", "conflicts"),
        ("the mayor", "cannot tell"),
        ("Adeline Brook", "cannot tell"),
    ],
)
def test_a_person_whom_a_claim_is_about_by_name_has_no_other_name(
    project: Project, name: str, verdict: str
) -> None:
    project.write("reference/known", "holm: {about: Ada Holm, name: Ada Holm}")
    project.write("a", f"x: {{about: Ada Holm, name: {name}}}")
    assert pairs(project.load()) == [("a.x", "known.holm", verdict)]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("5 April 2025", "6 April 2025", "conflicts"),
        ("on Saturday", "Sunday, April 6, 2025", "conflicts"),
        ("on Saturday night", "Sunday, April 6, 2025", "cannot tell"),
        ("on Saturday", "Sunday, April 6, 2025, Seoul time", "cannot tell"),
        ("reported 5 April 2025", "6 April 2025", "cannot tell"),
        ("about 5 April 2025", "6 April 2025", "cannot tell"),
        ("5 or 6 April 2025", "6 April 2025", "cannot tell"),
    ],
)
def test_one_writer_names_one_day_where_no_hour_is_told(
    project: Project, one: str, other: str, verdict: str
) -> None:
    match = "{}: {{about: [match, date], tense: past, date: '{}'}}\n"
    both = match.format("x", one) + match.format("y", other)
    project.write("a", both, published="2025-04-07")
    assert pairs(project.load()) == [("a.y", "a.x", verdict)]


def test_two_writers_may_name_the_days_of_two_places(project: Project) -> None:
    for source, day in (("a", "5 April 2025"), ("b", "6 April 2025")):
        project.write(source, f"x: {{about: [match, date], date: {day}}}")
    assert pairs(project.load(), "b") == [("b.x", "a.x", "cannot tell")]


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("14,167 ft", "14,176 ft", "conflicts"),
        ("14,167 ft", "14,166 ft", "agrees"),
        ("14,167 ft", "14,170 ft", "agrees"),
        ("14,167 ft", "about 14,176 ft", "agrees"),
        ("14,167 ft", "2.683 mi", "agrees"),
    ],
)
def test_one_figure_has_one_conversion(
    project: Project, one: str, other: str, verdict: str
) -> None:
    height = "{}: {{about: [Peak, height], quantity: '4,318 m', restated: '{}'}}\n"
    project.write("a", height.format("x", one) + height.format("y", other))
    assert pairs(project.load()) == [("a.y", "a.x", verdict)]


@pytest.mark.parametrize("count", [0, 1, 999, 1000, 1999, 2000, 2999, 100_000])
def test_windows_hold_each_claim_once_and_none_is_small(count: int) -> None:
    found = list(windows(count))
    assert [at for start, end in found for at in range(start, end)] == list(range(count))
    assert all(min(count, 1000) <= end - start < 2000 for start, end in found)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("name: Ann Holm, role: mayor", "name: Ann Holm, role: judge"),
        ("name: Ann Holm, country: Norway", "name: Ann Holm, country: Chile"),
        ("quantity: 5 km, as_of: 2024-01-01", "quantity: 5 km, as_of: 2023-01-01"),
        ("date: on Monday, tense: past", "date: on Monday, tense: future"),
        ("quantity: 5 km, by: Ann Holm", "quantity: 5 km, by: Ole Berg"),
        ("quantity: 5 km", "quantity: 6 km"),
    ],
)
def test_claims_say_the_same_where_value_speaker_and_time_are_the_same(
    project: Project, first: str, second: str
) -> None:
    project.write("a", f"a: {{{first}}}\nb: {{{first}}}\nc: {{{second}}}", published="2024-01-17")
    (source,) = project.load().sources
    one, again, other = map(saying, source.claims)
    assert one == again
    assert one != other
