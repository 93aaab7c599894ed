"""Figures that a newer reference overtook, and subjects that miss each other by a slip."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Say = Callable[[str, str], list[str]]

CENSUS = """
published: {published}
claims:
  people: {{about: [city, population], quantity: '{figure}'{more}}}
references:
  then: {{about: [city, population], quantity: '12,000 people', as_of: 2010-04-01}}
  now: {{about: [city, population], quantity: '15,000 people', as_of: 2020-04-01}}
"""
ABOUT = """
claims:
  one: {{about: {stated}, quantity: 746 feet}}
references:
  other: {{about: {held}, quantity: 746 feet}}
"""


def test_an_overtaken_figure_is_noted_with_the_newer(say: Say) -> None:
    claims = CENSUS.format(published="2021-05-01", figure="12,000 people", more="")
    assert say("reference-outdated", claims) == [
        "“12,000 people” was right as of 2010-04-01; as of 2020-04-01 it is 15,000 people."
    ]


@pytest.mark.parametrize(
    ("published", "figure", "more"),
    [
        ("2021-05-01", "15,000 people", ""),
        ("2021-05-01", "12,000 people", ", as_of: 2010"),
        ("2019-05-01", "12,000 people", ""),
        ("2021-05-01", "18,000 people", ""),
    ],
)
def test_a_figure_of_its_time_is_left_alone(
    say: Say, published: str, figure: str, more: str
) -> None:
    claims = CENSUS.format(published=published, figure=figure, more=more)
    assert say("reference-outdated", claims) == []


def test_a_near_miss_is_noted_with_what_was_likely_meant(say: Say) -> None:
    claims = ABOUT.format(stated="[bridge, height of towers]", held="[bridge, height of the tower]")
    assert say("about-unmatched", claims) == [
        "Nothing else is about “bridge, height of towers”; "
        "did you mean “bridge, height of the tower”, as in reference.other?"
    ]


@pytest.mark.parametrize(
    ("stated", "held"),
    [
        ("[bridge, height]", "[Bridge, Height]"),
        ("[city, population in 2010]", "[city, population in 2020]"),
        ("[missiles, imports]", "[missiles, exports]"),
        ("[missiles, range]", "[missiles, maximum range]"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("[KN-23, range]", "[KN-24, range]"),
    ],
)
def test_another_subject_is_no_near_miss(say: Say, stated: str, held: str) -> None:
    assert say("about-unmatched", ABOUT.format(stated=stated, held=held)) == []


MAYOR = """
claims:
  mayor: {{about: {stated}, name: {stated}, role: {role}}}
  age: {{about: [{stated}, age], quantity: 52}}
  again: {{about: {stated}, name: {surname}}}
references:
  held: {{about: {held}, name: {held}, role: mayor of Westbury}}
"""


@pytest.mark.parametrize(
    ("stated", "held", "role", "is_told"),
    [
        ("Thomas Lindqvist", "Tomas Lindqvist", "Mayor", True),
        ("Anna Holm", "Ana Holm", "mayor of Westbury", True),
        ("Petr Holm", "Peter Holm", "mayor", True),
        ("Ada Holm", "Peter Holm", "mayor", False),
        ("Tom Holm", "Thomas Holm", "mayor", False),
        ("Thomas Lindqvist", "Tomas Lindqvist", "tax inspector", False),
        ("Thomas Lindqvist", "Tomas Lindberg", "mayor", False),
    ],
)
def test_a_person_of_the_same_surname_and_office_may_be_meant(
    say: Say, stated: str, held: str, role: str, is_told: bool
) -> None:
    surname = stated.split()[-1]
    claims = MAYOR.format(stated=stated, held=held, role=role, surname=surname)
    told = f"No other article is about “{stated}”; did you mean “{held}”, as in reference.held?"
    assert say("about-unmatched", claims) == ([told] if is_told else [])


LAST_YEARS = """\
claims:
  people: {about: [Norway, population], as_of: "2023", quantity: 5.42 million}
references:
  before: {about: [Norway, population], as_of: "2022", quantity: 5.42 million}
  now: {about: [Norway, population], as_of: "2023", quantity: 5.49 million}
"""


def test_the_figure_of_another_year_is_told_as_that(say: Say) -> None:
    assert say("differs-from-reference", LAST_YEARS) == [
        "5.42 million and 5.49 million cannot both be right. "
        "“5.42 million” is the figure as of 2022."
    ]


def test_digits_exchanged_against_a_reference_are_named(say: Say) -> None:
    flight = """\
claims:
  flight: {about: [missile, distance flown], quantity: 640 km}
references:
  flight: {about: [missile, distance flown], quantity: 460 km}
"""
    (told,) = say("differs-from-reference", flight)
    assert told.endswith("“460 km” and “640 km” have two digits exchanged.")
