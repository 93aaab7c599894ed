"""Letters that other keyboards do not have, each with the ways in which the press writes it."""

from __future__ import annotations

import pytest

from factcheck.names.variants import is_variant

WRITTEN = {
    "ä": ("ae", "a"), "ö": ("oe", "o"), "ü": ("ue", "u"), "å": ("aa", "a"), "ø": ("oe", "o"),
    "æ": ("ae",), "ß": ("ss",), "ł": ("l",), "đ": ("d",), "ı": ("i",), "ð": ("d",), "þ": ("th",),
}  # fmt: skip


@pytest.mark.parametrize(
    ("letter", "written"), [(letter, one) for letter, ways in WRITTEN.items() for one in ways]
)
def test_a_letter_is_written_in_its_ways(letter: str, written: str) -> None:
    assert is_variant(f"Tor{letter}k", f"Tor{written}k")
    assert not is_variant(f"Tor{letter}k", "Torxk")


@pytest.mark.parametrize(("name", "written"), [("Größ", "Groess"), ("Åsæth", "Aasaeth")])
def test_letters_of_two_ways_stand_beside_those_of_one(name: str, written: str) -> None:
    assert is_variant(name, written)
