"""Attributions that name one speaker, and those that may name two."""

import pytest

from factcheck.names import is_one_speaker


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
        ("Sergey Lavrov", "Choe Son Hui"),
        ("", ""),
    ],
)
def test_what_may_be_somebody_else_is_another_speaker(one: str, other: str) -> None:
    assert not is_one_speaker(one, other)
