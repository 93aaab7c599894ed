"""Attributions that name one speaker, and those that may name two."""

import pytest

from factcheck.names.mentions import is_one_speaker, likely_speaker


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sherpao", "Aftab Khan Sherpao"),
        ("Mr Henderson", "Andrew Henderson"),
        ("John Kirby", "White House spokesman John Kirby"),
        ("the police", "police"),
        ("Kim Jong Un", "Kim"),
    ],
)
def test_a_surname_or_a_title_is_no_other_speaker(one: str, other: str) -> None:
    assert is_one_speaker(one, other)
    assert is_one_speaker(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the White House", "White House spokesman John Kirby"),
        ("officials", "Israeli officials"),
        ("Korea", "North Korea"),
        ("Africa", "South Africa"),
        ("Timor", "East Timor"),
        ("Virginia", "West Virginia"),
        ("Zealand", "New Zealand"),
        ("Macedonia", "North Macedonia"),
        ("Sergey Lavrov", "Choe Son Hui"),
        ("", ""),
        ("", "Kim"),
    ],
)
def test_what_may_be_somebody_else_is_another_speaker(one: str, other: str) -> None:
    assert not is_one_speaker(one, other)


@pytest.mark.parametrize(
    ("by", "name", "said"),
    [
        ("foreign minister Sergei Lavrov", "Sergey Lavrov", "Sergei Lavrov"),
        ("Choi Son Hui", "Choe Son Hui", "Choi Son Hui"),
        ("John Kerby", "John Kirby", "John Kerby"),
    ],
)
def test_a_full_name_with_one_word_spelled_otherwise_is_likely_that_person(
    by: str, name: str, said: str
) -> None:
    assert likely_speaker(by, name) == said


@pytest.mark.parametrize(
    ("by", "name"),
    [
        ("John Kirby", "John Kirby"),
        ("Anne Holm", "Ann Holm"),
        ("Joan Kirby", "John Kirby"),
        ("Kirbi", "John Kirby"),
        ("Kim Jong Il", "Kim Jong Un"),
        ("Tom Reed", "Tom Reid"),
        ("the Defense ministry", "the Defence ministry"),
        ("John Kirby", "John"),
        ("", "John Kirby"),
    ],
)
def test_another_given_name_or_a_short_one_may_be_another_persons(by: str, name: str) -> None:
    assert likely_speaker(by, name) == ""
