"""A claim that follows from others is compared with what they give."""

from __future__ import annotations

import pytest

from factcheck import Derivation, Verdict
from factcheck.archive import Archive, parts_of
from factcheck.archive.conflicts import conflicts_of
from factcheck.archive.derivations import exchanged_digits
from tests.archive.conftest import Project


def only_derivation(archive: Archive, form: str) -> Derivation:
    (subject,) = parts_of(form, archive, archive.sources[0])
    assert isinstance(subject.value, Derivation)
    return subject.value


@pytest.mark.parametrize(
    ("form", "claims", "explanation"),
    [
        (
            "total_of",
            "a: {quantity: '123'}\nb: {quantity: '456'}\nc: {quantity: '590', total_of: [a, b]}",
            "123 (a) + 456 (b) is 579 (578–580 with rounding), not 590 (c)",
        ),
        (
            "share_of",
            "a: {quantity: '12'}\nb: {quantity: '48'}\n"
            "c: {quantity: 35%, share_of: {part: a, whole: b}}",
            "12 (a) ÷ 48 (b) is 25 %, not 35% (c)",
        ),
        (
            "change_from",
            "a: {quantity: '48'}\nb: {quantity: '36'}\n"
            "c: {quantity: fell by 35%, change_from: {before: a, after: b}}",
            "From 48 to 36 is a change of 25 % (23.16–26.8 % with rounding), not “fell by 35%”",
        ),
        (
            "difference_of",
            "a: {quantity: 48 km}\nb: {quantity: 36 km}\n"
            "c: {quantity: 15 km, difference_of: {larger: a, smaller: b}}",
            "48 km (a) − 36 km (b) is 12 km (11–13 km with rounding), not 15 km (c)",
        ),
        (
            "average_of",
            "a: {quantity: '12'}\nb: {quantity: '48'}\nc: {quantity: '35', average_of: [a, b]}",
            "(12 (a) + 48 (b)) ÷ 2 is 30 (29.5–30.5 with rounding), not 35 (c)",
        ),
        (
            "age_of",
            "a: {date: 5 May 1960}\nb: {date: 6 May 2024}\n"
            "c: {quantity: '65', age_of: {born: a, on: b}}",
            "Someone born on 5 May 1960 was 64 years old as of 6 May 2024, not “65”",
        ),
        (
            "duration_of",
            "a: {date: 5 May 2024}\nb: {date: 9 May 2024}\n"
            "c: {quantity: seven days, duration_of: {start: a, end: b}}",
            "From 5 May 2024 to 9 May 2024 is 4 days, 5 days with both counted, not “seven days”",
        ),
        (
            "age_of",
            "a: {date: 5 May 1960}\nb: {date: in 1951}\n"
            "c: {quantity: '9', age_of: {born: a, on: b}}",
            "Someone born on 5 May 1960 was not “9” as of 1951, but unborn",
        ),
        (
            "duration_of",
            "a: {date: 31 May 2025}\nb: {date: 1 June 2025}\n"
            "c: {quantity: a week, duration_of: {start: a, end: b}}",
            "From 31 May 2025 to 1 June 2025 is 1 day, 2 days with both counted, not “a week”",
        ),
        (
            "duration_of",
            "a: {date: in 1961}\nb: {date: in 1959}\n"
            "c: {quantity: two years, duration_of: {start: a, end: b}}",
            "The end, 1959, is before the start, 1961: “two years” cannot lie between",
        ),
        (
            "duration_of",
            "a: {date: 2 June 2025}\nb: {date: 1 June 2025}\n"
            "c: {quantity: a week, duration_of: {start: a, end: b}}",
            "The end, 1 June 2025, is before the start, 2 June 2025: “a week” cannot lie between",
        ),
        (
            "age_of",
            "a: {date: 5 May 2022}\nb: {date: 6 May 2023}\n"
            "c: {quantity: aged 3, age_of: {born: a, on: b}}",
            "Someone born on 5 May 2022 was 1 year old as of 6 May 2023, not “aged 3”",
        ),
        (
            "rate_of",
            "a: {quantity: 37 miles}\nb: {quantity: 90 minutes}\n"
            "c: {quantity: 35 miles an hour, rate_of: {amount: a, per: b}}",
            "37 miles (a) ÷ 90 minutes (b) is 24.67 mi/h (23.68–25.71 mi/h with rounding), "
            "not 35 miles an hour (c)",
        ),
        (
            "change_from",
            "a: {quantity: '61'}\nb: {quantity: '40'}\n"
            "c: {quantity: half as much, change_from: {before: a, after: b}}",
            "From 61 to 40 is 0.656 times as much (0.6423–0.6694 with rounding), "
            "not “half as much”",
        ),
        (
            "change_from",
            "a: {quantity: '61'}\nb: {quantity: '244'}\n"
            "c: {quantity: three times as many, change_from: {before: a, after: b}}",
            "From 61 to 244 is 4 times as much (3.959–4.041 with rounding), "
            "not “three times as many”",
        ),
    ],
    ids=[
        "total",
        "share",
        "change",
        "difference",
        "average",
        "age",
        "duration",
        "age before birth",
        "duration of a day",
        "duration reversed",
        "duration reversed by a day",
        "age of one",
        "rate",
        "ratio",
        "multiple",
    ],
)
def test_a_figure_that_its_parts_cannot_give_conflicts(
    project: Project, form: str, claims: str, explanation: str
) -> None:
    project.write("s", claims)
    found = only_derivation(project.load(), form)
    assert found.conflicts
    assert found.explanation == explanation
    assert [part.id for part in found.parts] == ["a", "b"]
    assert found.claim.id == "c"


def test_a_length_of_time_is_counted_from_what_since_names(project: Project) -> None:
    claims = (
        "a: {date: since May 2014}\nb: {date: 9 June 2023}\n"
        "c: {quantity: seven years, duration_of: {start: a, end: b}}"
    )
    project.write("s", claims, published="2023-06-21")
    assert only_derivation(project.load(), "duration_of").explanation == (
        "From May 2014 to 9 June 2023 is 9.024–9.106 years, not “seven years”"
    )


def test_a_change_in_points_that_is_told_in_percent_is_that_mistake(project: Project) -> None:
    project.write(
        "s",
        "a: {share: 40.0%}\nb: {share: 44.0%}\n"
        "c: {share: 4 percent, change_from: {before: a, after: b}}",
    )
    assert only_derivation(project.load(), "change_from").confuses_points


def test_points_of_something_else_are_left_open(project: Project) -> None:
    project.write(
        "s",
        "a: {share: 40.0%}\nb: {share: 44.0%}\n"
        "c: {quantity: 4 goals, change_from: {before: a, after: b}}",
    )
    found = only_derivation(project.load(), "change_from")
    assert found.explanation == (
        "c cannot be the change from a to b: c (“4 goals”) is a count, "
        "a (“40.0%”) and b (“44.0%”) are each a share"
    )


def test_points_between_amounts_are_told_by_what_each_claim_measures(project: Project) -> None:
    project.write(
        "s",
        "a: {quantity: $3.2 million}\nb: {quantity: $4.1 million}\n"
        "c: {quantity: up 4.6 percentage points, change_from: {before: a, after: b}}",
    )
    assert only_derivation(project.load(), "change_from").explanation == (
        "c cannot be the change from a to b: c (“up 4.6 percentage points”) is a difference of "
        "shares, a (“$3.2 million”) and b (“$4.1 million”) are each an amount in dollars"
    )


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        (
            "a: {text: many}\nb: {quantity: '3'}\nc: {quantity: '5', total_of: [a, b]}",
            "a: it states no figure and no date",
        ),
        (
            "a: {quantity: 5 km}\nb: {quantity: 3 kg}\nc: {quantity: 8 km, total_of: [a, b]}",
            "c cannot be the total of a and b: c (“8 km”) and a (“5 km”) are each a length, "
            "b (“3 kg”) is a mass",
        ),
    ],
    ids=["no figure", "other dimension"],
)
def test_what_cannot_be_worked_out_is_left_open_with_the_reason(
    project: Project, claims: str, reason: str
) -> None:
    project.write("s", claims)
    found = only_derivation(project.load(), "total_of")
    assert (found.verdict, found.explanation) == (Verdict.CANNOT_TELL, reason)


@pytest.mark.parametrize(
    ("form", "reason"),
    [
        ("age_of: {born: a, on: b}", "an age is counted between two dates: a (“3”) is no date"),
        (
            "duration_of: {start: a, end: b}",
            "a length of time is counted between two dates: a (“3”) is no date",
        ),
    ],
    ids=["age", "duration"],
)
def test_ages_and_durations_need_two_days(project: Project, form: str, reason: str) -> None:
    project.write("s", f"a: {{quantity: '3'}}\nb: {{date: 2024}}\nc: {{quantity: 8 days, {form}}}")
    assert only_derivation(project.load(), form.partition(":")[0]).explanation == reason


@pytest.mark.parametrize(
    ("claims", "reason"),
    [
        ("a: {date: May 2010}\nb: {name: Ann Lee}\nc: {quantity: 5 km, total_of: [a, b]}",
         "a: it states a date, not a figure; b: it states no figure and no date"),
        ("a: {date: May 2010}\nb: {quantity: 4 km}\n"
         "c: {quantity: nine years, duration_of: {start: a, end: b}}",
         "a length of time is counted between two dates: b (“4 km”) is no date"),
        ("a: {date: May 2010}\nb: {date: May 2019}\n"
         "c: {quantity: nine sheds, duration_of: {start: a, end: b}}",
         "“nine sheds” is not read as a length of time"),
    ],
)  # fmt: skip
def test_the_part_that_a_form_cannot_use_is_named(
    project: Project, claims: str, reason: str
) -> None:
    project.write("s", claims)
    form = "total_of" if "total_of" in claims else "duration_of"
    assert only_derivation(project.load(), form).explanation == reason


@pytest.mark.parametrize(
    ("start", "end", "length", "verdict"),
    [
        ("1958", "16 September 2024", "66 years", Verdict.AGREES),
        ("1958", "16 September 2024", "65 years", Verdict.AGREES),
        ("1958", "16 September 2024", "64 years", Verdict.CONFLICTS),
        ("1958", "16 September 2024", "67 years", Verdict.CANNOT_TELL),
        ("1958", "16 September 2024", "68 years", Verdict.CONFLICTS),
        ("since 1958", "16 September 2024", "66 years", Verdict.AGREES),
        ("1958", "2024", "66 years", Verdict.AGREES),
        ("16 September 1958", "2024", "65 years", Verdict.AGREES),
        ("June 2015", "March 2024", "eight years", Verdict.AGREES),
        ("June 2015", "March 2024", "seven years", Verdict.CONFLICTS),
    ],
)
def test_whole_years_from_a_bare_year_to_a_day_are_rounded_or_completed(
    project: Project, start: str, end: str, length: str, verdict: Verdict
) -> None:
    project.write(
        "s",
        f'a: {{date: "{start}"}}\nb: {{date: "{end}"}}\n'
        f"c: {{quantity: {length}, duration_of: {{start: a, end: b}}}}",
        published="2024-09-17",
    )
    archive = project.load()
    assert only_derivation(archive, "duration_of").verdict is verdict
    assert bool(conflicts_of(archive, archive.sources[0])) is (verdict is Verdict.CONFLICTS)


@pytest.mark.parametrize(
    ("vote", "told"),
    [
        ("31 to 18", "a: it is a score, two figures and not one"),
        ("voted 31 to 18", "a: it is a score, two figures and not one"),
        ("18 to 31", "a (“18 to 31”) leaves it open"),
    ],
)
def test_a_vote_in_the_place_of_a_figure_is_told_to_be_two(
    project: Project, vote: str, told: str
) -> None:
    project.write(
        "s",
        f"a: {{quantity: {vote}}}\nb: {{quantity: 49 members}}\n"
        "c: {share: 63 percent, share_of: {part: a, whole: b}}",
    )
    answer = only_derivation(project.load(), "share_of")
    assert answer.verdict is Verdict.CANNOT_TELL
    assert answer.explanation.endswith(told)


def test_what_an_age_leaves_for_its_days_is_counted_by_the_calendar(project: Project) -> None:
    project.write(
        "a",
        'born: {date: "3 February 1968"}\n'
        'today: {date: "14 March 2025"}\n'
        "age: {quantity: 55 years old, age_of: {born: born, on: today}}",
    )
    archive = project.load()
    (subject,) = parts_of("age_of", archive, archive.by_source["a"])
    assert subject.comparison is not None
    assert subject.comparison.working[1:] == (
        "born: “3 February 1968”: would have to be 15 March 1969 to 14 March 1970",
        "today: “14 March 2025”: would have to be 3 February 2023 to 2 February 2024",
    )


@pytest.mark.parametrize(
    ("form", "claims", "conflicts"),
    [
        ("share_of", "a: {quantity: '12'}\nb: {quantity: 16 sensors}\n"
         "c: {quantity: 72 percent, share_of: {part: a, whole: b}}", True),
        ("share_of", "a: {quantity: 120 people}\nb: {quantity: '309'}\n"
         "c: {quantity: 39 percent, share_of: {part: a, whole: b}}", False),
        ("share_of", "a: {quantity: 1.2 million}\nb: {quantity: 1.6 million}\n"
         "c: {quantity: 72 percent, share_of: {part: a, whole: b}}", False),
        ("share_of", "a: {quantity: '200'}\nb: {quantity: '300'}\n"
         "c: {quantity: 70 percent, share_of: {part: a, whole: b}}", False),
        ("change_from", "a: {quantity: 8 buoys}\nb: {quantity: '14'}\n"
         "c: {quantity: an increase of 80 percent, change_from: {before: a, after: b}}", True),
        ("change_from", "a: {quantity: $80}\nb: {quantity: $92}\n"
         "c: {quantity: up 12 percent, change_from: {before: a, after: b}}", True),
        ("change_from", "a: {quantity: $3 million}\nb: {quantity: $3.27 million}\n"
         "c: {quantity: up 10 percent, change_from: {before: a, after: b}}", False),
        ("change_from", "a: {quantity: 80 km}\nb: {quantity: 90 km}\n"
         "c: {quantity: up 15 percent, change_from: {before: a, after: b}}", False),
        ("change_from", "a: {quantity: 80 percent}\nb: {quantity: 60 percent}\n"
         "c: {quantity: fell by 20 percent, change_from: {before: a, after: b}}", True),
        ("change_from", "a: {quantity: 80 percent}\nb: {quantity: 60 percent}\n"
         "c: {quantity: fell by 24 percent, change_from: {before: a, after: b}}", False),
    ],
)  # fmt: skip
def test_what_is_counted_is_not_rounded_where_it_is_divided(
    project: Project, form: str, claims: str, conflicts: bool
) -> None:
    project.write("a", claims)
    assert only_derivation(project.load(), form).conflicts is conflicts


def test_names_that_a_draft_made_of_the_words_are_not_told_beside_them(project: Project) -> None:
    project.write(
        "a",
        "figure_12_men: {quantity: 12 men}\nfigure_25_women: {quantity: 25 women}\n"
        "all: {quantity: 42 people, total_of: [figure_12_men, figure_25_women]}",
    )
    assert only_derivation(project.load(), "total_of").explanation == (
        "12 men + 25 women is 37, not 42 people (all)"
    )


@pytest.mark.parametrize(
    ("form", "degrees", "verdict"),
    [
        ("difference_of: {larger: b, smaller: a}", "2.1 degrees", "agrees"),
        ("difference_of: {larger: b, smaller: a}", "2.1 degrees Celsius", "agrees"),
        ("difference_of: {larger: b, smaller: a}", "3.1 degrees warmer", "conflicts"),
        (
            "difference_of: {larger: b, smaller: a}",
            "3.8 degrees Fahrenheit",
            "agrees only through rounding",
        ),
        ("change_from: {before: a, after: b}", "rose by 2.1 degrees", "agrees"),
        ("change_from: {before: a, after: b}", "3.1 C", "conflicts"),
    ],
)
def test_degrees_between_two_temperatures_are_their_difference(
    project: Project, form: str, degrees: str, verdict: str
) -> None:
    ends = "a: {quantity: 15.2 C}\nb: {quantity: 17.3 C}\n"
    project.write("s", f"{ends}c: {{quantity: {degrees}, {form}}}")
    assert str(only_derivation(project.load(), form.partition(":")[0]).verdict) == verdict


@pytest.mark.parametrize(
    ("part", "total", "verdict"),
    [
        ("nine counts", "12 counts", "cannot tell"),
        ("fourteen counts", "12 counts", "conflicts"),
        ("14 km", "12 km", "cannot tell"),
        ("at least nine counts", "12 counts", "cannot tell"),
    ],
)
def test_parts_that_exceed_their_total_conflict_though_one_more_is_unread(
    project: Project, part: str, total: str, verdict: str
) -> None:
    parts = f"a: {{quantity: {part}}}\nb: {{quantity: several}}\n"
    project.write("s", f"{parts}c: {{quantity: {total}, total_of: [a, b]}}")
    assert str(only_derivation(project.load(), "total_of").verdict) == verdict


@pytest.mark.parametrize(
    ("verified", "slips"),
    [("", [("132", "123")]), (", verified: {by: Holm, on: 2024-01-18}", [])],
)
def test_the_digits_of_a_figure_that_somebody_verified_are_not_exchanged(
    project: Project, verified: str, slips: list[tuple[str, str]]
) -> None:
    project.write(
        "a",
        f"a: {{quantity: '132'{verified}}}\nb: {{quantity: '456'}}\n"
        "c: {quantity: '579', total_of: [a, b]}",
    )
    archive = project.load()
    derivation = only_derivation(archive, "total_of")
    assert exchanged_digits(derivation, archive, archive.sources[0]) == slips


def test_a_wrong_total_says_by_how_much_its_parts_miss_it(project: Project) -> None:
    project.write(
        "a",
        "dropped: {about: [cases, dropped], quantity: 121 cases}\n"
        "tried: {about: [cases, tried], quantity: 302 cases}\n"
        "all: {about: [cases, all], quantity: 481 cases, total_of: [dropped, tried]}\n",
    )
    archive = project.load()
    (subject,) = parts_of("total_of", archive, archive.by_source["a"])
    assert subject.comparison is not None
    assert subject.comparison.working[1:] == ("the parts are 58 less than the total",)


@pytest.mark.parametrize(
    ("start", "end", "length", "verdict"),
    [
        ("4 June 1830", "9 January 1894", "63 years", Verdict.AGREES),
        ("4 June 1830", "9 January 1894", "64 years", Verdict.AGREES),
        ("4 June 1830", "9 January 1894", "62 years", Verdict.CONFLICTS),
        ("1 January 2000", "1 January 2020", "19 years", Verdict.CONFLICTS),
        ("1 January 2000", "1 January 2019", "20 years", Verdict.ROUNDING),
        ("1 January 2000", "1 January 2040", "43 and a half years", Verdict.CONFLICTS),
        ("4 May 1979", "28 November 1990", "12.5 years", Verdict.CONFLICTS),
        ("4 May 1979", "28 November 1990", "11.5 years", Verdict.ROUNDING),
        ("1 January 2023", "2 January 2024", "380 days", Verdict.CONFLICTS),
        ("1 January 2023", "8 April 2023", "100 days", Verdict.AGREES),
        ("1950", "2000", "half a century", Verdict.AGREES),
    ],
)
def test_years_between_two_days_are_rounded_or_completed_and_halves_good_to_a_quarter(
    project: Project, start: str, end: str, length: str, verdict: Verdict
) -> None:
    project.write(
        "s",
        f'a: {{date: "{start}"}}\nb: {{date: "{end}"}}\n'
        f"c: {{quantity: {length}, duration_of: {{start: a, end: b}}}}",
    )
    assert only_derivation(project.load(), "duration_of").verdict is verdict


@pytest.mark.parametrize(
    ("born", "age", "verdict"),
    [
        ("30 May 1955", "69 years and 110 days old", Verdict.AGREES),
        ("30 May 1955", "69 years and 200 days old", Verdict.CONFLICTS),
        ("30 May 1955", "69 years and three months", Verdict.AGREES),
        ("30 May 1955", "70 years and three months", Verdict.CONFLICTS),
        ("1 March 2022", "two and a half", Verdict.ROUNDING),
        ("1 March 2022", "2½ years old", Verdict.ROUNDING),
        ("1 March 2022", "three and a half years old", Verdict.CONFLICTS),
    ],
)
def test_an_age_told_more_finely_than_in_years_is_held_to_its_parts(
    project: Project, born: str, age: str, verdict: Verdict
) -> None:
    project.write(
        "s",
        f'a: {{date: "{born}"}}\nb: {{date: 17 September 2024}}\n'
        f"c: {{quantity: {age}, age_of: {{born: a, on: b}}}}",
    )
    assert only_derivation(project.load(), "age_of").verdict is verdict
