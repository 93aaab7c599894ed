"""A surname that the text goes on with may be that of a person introduced with a letter off."""

from __future__ import annotations

import pytest

from factcheck.names.mentions import find_other_surname

TEXT = "The mayor, Ada {name}, spoke on Monday. It was late, {later} said. “We wait,” {later} said."


@pytest.mark.parametrize(("name", "later"), [("Torvalt", "Torvald"), ("Castelino", "Castellino")])
def test_the_surname_that_follows_is_found(name: str, later: str) -> None:
    assert find_other_surname(TEXT.format(name=name, later=later), f"Ada {name}") == later


@pytest.mark.parametrize("more", [" But Torvald left.", " Mr Torvald left."])
def test_a_word_that_opens_a_sentence_or_a_title_gives_it_to_nobody_else(more: str) -> None:
    text = TEXT.format(name="Torvalt", later="Torvald") + more
    assert find_other_surname(text, "Ada Torvalt") == "Torvald"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (TEXT.format(name="Torvald", later="Torvald"), "Ada Torvald"),
        (TEXT.format(name="Torvalt", later="Torvald") + " Torvalt left.", "Ada Torvalt"),
        (TEXT.format(name="Torvalt", later="Torvald") + " Per Torvald left.", "Ada Torvalt"),
        (TEXT.format(name="Holm", later="Holt"), "Ada Holm"),
        (TEXT.format(name="Torvalt", later="Bergman"), "Ada Torvalt"),
        ("Ada Vienne lives in Vienna. She likes Vienna, and Vienna likes her.", "Ada Vienne"),
        ("It was March. Since March, or before March, Ada Marsh waited.", "Ada Marsh"),
        ("Ada Torvalt met a man whom Torvald knew.", "Ada Torvalt"),
        ("Ada Harland spoke. The Harlan Bridge is old, the Harlan River wide.", "Ada Harland"),
        ("Ada Harland spoke; a Harlan Bridge is old, a Harlan River wide.", "Ada Harland"),
        ("Ada Torvaldsen spoke. “No,” Torvald said, and Torvald left.", "Ada Torvaldsen"),
        ("", "Ada Torvalt"),
    ],
)
def test_another_person_or_place_is_left_alone(text: str, name: str) -> None:
    assert find_other_surname(text, name) == ""
