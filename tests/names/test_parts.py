"""A name's own words, without what stands before and behind it."""

import pytest

from factcheck.names.parts import (
    NameParts,
    fold,
    is_acronym,
    is_initial,
    is_otherwise_titled,
    parts_of_name,
)

LETTERS = ("PhD", "Ph.D.", "MD", "M.D.", "Esq.", "MP", "QC", "KC", "OBE", "MBE", "CBE")
SUFFIXES = {"Jr.": "Jr.", "Jr": "Jr.", "junior": "Jr.", "Sr.": "Sr.", "Sr": "Sr.", "senior": "Sr."}
NUMERALS = ("II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XVI", "XXIII")
HOLM = ("Ole", "Holm")


@pytest.mark.parametrize("comma", [" ", ", "])
@pytest.mark.parametrize("letters", LETTERS)
def test_letters_behind_a_name_are_no_part_of_it(letters: str, comma: str) -> None:
    assert parts_of_name(f"Ole Holm{comma}{letters}") == NameParts(HOLM)


@pytest.mark.parametrize("comma", [" ", ", "])
@pytest.mark.parametrize("written", [*SUFFIXES, *NUMERALS])
def test_a_suffix_is_told_apart_and_alike_however_it_is_written(written: str, comma: str) -> None:
    told = SUFFIXES.get(written, written)
    assert parts_of_name(f"Ole Holm{comma}{written}") == NameParts(HOLM, told)


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("Holm, Ole", HOLM),
        ("Ole Holm, a spokesman", HOLM),
        ("Ole Holm, mayor of the town", HOLM),
        ("Ole Holm, Foreign Minister", HOLM),
        ("Holm, Ole, a spokesman", ("Holm",)),
        ("Mr. Holm’s", ("Holm",)),
        ("Ole Holms’", ("Ole", "Holms")),
        ("Dr. Ole Holm", HOLM),
        ("Lt. Gen. Ole Holm", HOLM),
        ("“Ole Holm”", HOLM),
        ("\u200fO\u00adle Holm", HOLM),
        ("Ole ‑ Holm", ("Ole", "-", "Holm")),
        ("the Ole and the Holm", HOLM),
        ("Ole & Holm", HOLM),
        ("Jr.", ("Jr",)),
        ("", ()),
        (",", ()),
        ("Ole Holm,\n", HOLM),
    ],
)
def test_a_name_is_read_in_its_order_without_titles_and_what_a_comma_adds(
    written: str, words: tuple[str, ...]
) -> None:
    assert parts_of_name(written).words == words


def test_a_small_numeral_is_a_word() -> None:
    assert parts_of_name("Ole vi") == NameParts(("Ole", "vi"))


@pytest.mark.parametrize(
    ("word", "told"),
    [("J.", True), ("J", True), ("é", True), ("Jo", False), ("1", False), (".", False)],
)
def test_an_initial_is_one_letter_with_or_without_its_point(word: str, told: bool) -> None:
    assert is_initial(word) is told


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("UN", True),
        ("U.N.", True),
        ("UNESCO", True),
        ("U", False),
        ("NATIONS", False),
        ("Un", False),
        ("", False),
    ],
)
def test_an_acronym_is_two_to_six_capitals(word: str, told: bool) -> None:
    assert is_acronym(word) is told


def test_folding_leaves_hyphens_and_marks_of_letters() -> None:
    assert fold("O'Bríen-J.R.") == "obríen-jr"


@pytest.mark.parametrize(
    ("titled", "full", "is_another"),
    [
        ("Mr Holm", "Mary Holm", True),
        ("Mr. Holm", "Mary Holm", True),
        ("Mr. Holm", "Peter Holm", False),
        ("Mrs. Holm", "Peter Holm", True),
        ("he", "Mrs. Holm", True),
        ("he", "Mr. Holm", False),
    ],
)
def test_a_title_of_the_other_sex_is_of_another_with_a_point_or_without(
    titled: str, full: str, is_another: bool
) -> None:
    assert is_otherwise_titled(titled, full) is is_another
