"""Rows of pinned tables become references where a claim asks for them."""

from __future__ import annotations

import pytest

from factcheck import run
from tests.references.conftest import Desk

INVENTED = "place,code,day,people\nAlmere,AL,2020-04-01,12345\nBrunn,BR,2020-04-01,99\n"


POPULATION = """\
about: [{column: place}, population]
also: [{column: code}]
as_of: {column: day}
quantity: {column: people}
unit: people
"""


def test_only_rows_that_a_claim_asks_for_become_references(desk: Desk) -> None:
    desk.table(INVENTED, POPULATION)
    desk.claims("a: {about: [almere, population], quantity: '12,345 people', as_of: 2020-04-01}")
    (row,) = desk.known()
    assert (row.uid, row.value_words, row.words("as_of")) == (
        "known.places_2", "12345 people", "2020-04-01"
    )  # fmt: skip
    assert str(row.place) == "claims/reference/t.csv:2:1"
    assert row.citations[0].note == (
        "claims/reference/t.csv, row 2: place Almere; code AL; day 2020-04-01; people 12345"
    )
    assert desk.answer().startswith("agrees")


PEOPLE = "who,office\nAnna Holmberg,mayor\nBo Lind,\n"
NAMES = "about: [{column: who}]\nname: {column: who}\nrole: {column: office}"


@pytest.mark.parametrize(("most", "known"), [(2, ["Anna Holmberg", "Bo Lind"]), (1, ["Bo Lind"])])
def test_all_rows_of_a_table_of_names_are_known_unless_they_are_too_many(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, most: int, known: list[str]
) -> None:
    monkeypatch.setattr("factcheck.references.rows.MOST_NAMES", most)
    desk.table(PEOPLE, NAMES)
    desk.claims("a: {about: Bo Lind, name: Bo Lind}")
    assert [one.words("name") for one in desk.known()] == known


def test_a_row_says_all_of_a_person_that_its_table_has_a_column_for(desk: Desk) -> None:
    said = {"name": "Anna Holmberg", "role": "mayor", "country": "Norway", "by": "the city"}
    said |= {"family_name": "Holmberg", "as_of": "2020-04-01"}
    cells = "\n".join(f"{key}: {{column: {key}}}" for key in said)
    desk.table(
        f"{','.join(said)}\n{','.join(said.values())}\n", f"about: [{{column: name}}]\n{cells}"
    )
    desk.claims("a: {about: Anna Holmberg, name: Anna Holmberg}")
    (row,) = desk.known()
    assert {key: row.words(key) for key in said} == said


def test_a_row_answers_under_its_other_names(desk: Desk) -> None:
    desk.table(INVENTED, POPULATION)
    desk.claims("a: {about: [BR, population], quantity: 99 people, as_of: 2020-04-01}")
    (row,) = desk.known()
    assert (row.uid, row.about, row.also) == ("known.places_3_1", ("BR", "population"), ("Brunn",))


def test_a_finding_shows_the_row_its_citation_and_its_day(desk: Desk) -> None:
    desk.table(INVENTED, POPULATION)
    desk.claims("a: {about: [Almere, population], quantity: '14,000 people', as_of: 2020-04-01}")
    (finding,) = run(desk.root).errors
    assert finding.rule == "differs-from-reference"
    assert finding.claims[1].citations[0].note.startswith("claims/reference/t.csv, row 2: ")


def test_a_figure_of_another_day_is_no_conflict_and_both_days_are_told(desk: Desk) -> None:
    desk.table(INVENTED, POPULATION)
    desk.claims("a: {about: [Almere, population], quantity: '14,000 people', as_of: 2019-04-01}")
    told = "cannot tell: not comparable, because as_of differs: 2019-04-01 and 2020-04-01"
    assert desk.answer() == told


SERIES = "month,rate\n2023-01,4.0\n2023-02,3.8\n2023-03,3.4\n2023-04,3.6\n"
RATE = "about: [Almere, unemployment]\nas_of: {column: month}\nquantity: {column: rate}\nunit: '%'"


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("3.4 percent, as_of: March 2023", "agrees"),
        ("3.6 percent, as_of: March 2023", "conflicts"),
        ("4.0 percent, as_of: 2023-04", "conflicts"),
        ("3.6 percent, as_of: May 2023", "cannot tell"),
        ("9 percent", "cannot tell"),
    ],
)
def test_a_series_is_asked_for_the_day_that_the_claim_speaks_of(
    desk: Desk, claim: str, verdict: str
) -> None:
    desk.table(SERIES, RATE)
    desk.claims(f"a: {{about: [Almere, unemployment], quantity: {claim}}}", published="2023-06-02")
    assert desk.answer().partition(":")[0] == verdict


def test_a_claim_of_no_day_is_set_against_a_year_of_rows_before_publication(desk: Desk) -> None:
    months = [f"{year}-{month:02},{year - 2000}" for year in (2020, 2021) for month in range(1, 13)]
    desk.table("month,rate\n" + "\n".join(months) + "\n", RATE)
    desk.claims("a: {about: [Almere, unemployment], quantity: 3 percent}", published="2021-07-15")
    days = [one.words("as_of") for one in desk.known()]
    assert (days[0], days[-1], len(days)) == ("2020-08", "2021-07", 12)


def test_an_office_of_a_table_is_asked_for_by_whoever_is_named_with_it(desk: Desk) -> None:
    text = "who,office,held\nAnn Holm,mayor,9 March 2004 to 5 May 2008\n"
    desk.table(text, "about: [{column: who}, {column: office}]\ndate: {column: held}")
    desk.claims("a: {about: Ann Holm, name: Ann Holm, role: mayor}")
    (row,) = desk.known()
    assert row.about == ("Ann Holm", "mayor")


WRONG = [
    (
        {"pin": f"sha256:{'0' * 64}"},
        INVENTED,
        POPULATION,
        "claims/reference/known.yaml:6:11: claims/reference/t.csv is not what was pinned: its hash "
        "is sha256:",
    ),
    (
        {},
        INVENTED.replace("people\n", "persons\n"),
        POPULATION,
        "claims/reference/known.yaml:10:24: claims/reference/t.csv has no column 'people'",
    ),
    (
        {},
        INVENTED.replace("people\n", "people,people\n").replace("\nAlm", ",7\nAlm"),
        POPULATION,
        "claims/reference/known.yaml:10:24: claims/reference/t.csv has 2 columns 'people'",
    ),
    (
        {},
        INVENTED.replace("\n", "\r"),
        POPULATION,
        "claims/reference/known.yaml:4:11: the lines of claims/reference/t.csv end with CR",
    ),
    (
        {},
        "",
        POPULATION,
        "claims/reference/known.yaml:4:11: claims/reference/t.csv has no header",
    ),
    (
        {},
        INVENTED + "Almere,,2020-04-01,12346\n",
        POPULATION,
        "claims/reference/t.csv:4:1: rows 2 and 4 both answer “Almere, population”, with 12345 "
        "people and 12346 people",
    ),
    (
        {},
        INVENTED.replace("2020-04-01", "2020-04-31"),
        POPULATION,
        "claims/reference/t.csv:2:1: '2020-04-31' is no day or period with its year",
    ),
    (
        {},
        INVENTED.replace("12345", "unknown"),
        POPULATION,
        "claims/reference/t.csv:2:1: 'unknown people' is no figure",
    ),
    (
        {},
        INVENTED.replace("AL,", ""),
        POPULATION,
        "claims/reference/known.yaml:4:11: row 2 of claims/reference/t.csv has 3 cells, its header "
        "4",
    ),
    (
        {},
        INVENTED.replace("Almere", '"Almere'),
        POPULATION,
        "claims/reference/known.yaml:4:11: claims/reference/t.csv is no CSV: unexpected end of",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("pin", "text", "described", "told"), WRONG)
def test_what_is_wrong_with_a_table_is_told_at_its_place(
    desk: Desk, pin: dict[str, str], text: str, described: str, told: str
) -> None:
    desk.table(text, described, **pin)
    desk.claims("a: {about: [Almere, population], quantity: '12,345 people', as_of: 2020-04-01}")
    assert desk.faults().startswith(told)


_CELL = "a cell that can be read, or missing: with the words of cells that say nothing"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            INVENTED + "Almere,,2020-04-01,12346\n",
            "one row for each subject and day, or as_of: with the column of days",
        ),
        (INVENTED.replace("2020-04-01", "2020-04-31"), _CELL),
        (INVENTED.replace("12345", "unknown"), _CELL),
    ],
)
def test_what_a_row_should_hold_is_told_beside_what_it_holds(
    desk: Desk, text: str, expected: str
) -> None:
    desk.table(text, POPULATION)
    desk.claims("a: {about: [Almere, population], quantity: '12,345 people', as_of: 2020-04-01}")
    assert desk.faults().endswith(f"expected: {expected}")


def test_rows_that_nobody_asks_for_may_hold_anything(desk: Desk) -> None:
    desk.table(INVENTED + "Cey,CE,never,none\n", POPULATION)
    desk.claims("a: {about: [Almere, population], quantity: '12,345 people', as_of: 2020-04-01}")
    assert desk.answer().startswith("agrees")


def test_cells_that_are_missing_say_nothing(desk: Desk) -> None:
    desk.table(INVENTED.replace("12345", "n/a"), POPULATION + "missing: [n/a]\n")
    desk.claims("a: {about: [Almere, population], quantity: '12,345 people'}")
    assert desk.known() == []
