"""Words of names that everybody knows, and what a letter makes of them."""

import pytest
from rapidfuzz.distance import OSA

from factcheck.names.known_words import (
    is_common_given_name,
    is_known_alone,
    is_no_person,
    is_word_of_names,
    likely_beside,
    likely_word,
)
from factcheck.names.tables import countries, names_of
from factcheck.names.variants import given_names
from factcheck.words import words_in


@pytest.mark.parametrize(
    ("word", "likely"),
    [
        ("Secretay", "Secretary"),
        ("Uinted", "United"),
        ("Biitish", "British"),
        ("Leicestr", "Leicester"),
        ("Prseident", "President"),
        ("Anthoyn", "Anthony"),
        ("Peetr", "Peter"),
        ("Germnay", "Germany"),
        ("Frnace", "France"),
        ("Rusisa", "Russia"),
        ("Russai", "Russia"),
        ("Ocotber", "October"),
        ("WASHIGTON", "Washington"),
        ("Vicotr", "Victor"),
        ("Jhn", "John"),
        ("Rbert", "Robert"),
        ("Patrcia", "Patricia"),
        ("Grmany", "Germany"),
        ("Buildng", "Building"),
        ("Ocober", "October"),
        ("Fdeeral", "Federal"),
    ],
)
def test_a_letter_off_a_word_that_everybody_knows_is_a_slip(word: str, likely: str) -> None:
    assert likely_word(word) == likely


@pytest.mark.parametrize(
    "word",
    [
        "Presidents",
        "Presidente",
        "Minster",
        "Nacional",
        "Parlament",
        "Marc",
        "Theater",
        "Alexandria",
        "Jon",
        "Boxing",
        "Octobre",
        "Dmitri",
        "Oktober",
        "Snakes",
        "Samsa",
        "Saxman",
        "Moxico",
        "Alibama",
        "Decembre",
        "Pjotr",
        "Jhon",
        "Eduard",
        "Petr",
        "Petar",
        "Kirstin",
        "Birgitte",
        "Ernst",
        "Walks",
        "Montréal",
        "Thmasina",
        "Mbeki",
        "Mbark",
        "Szilvia",
        "Ltd",
        "Noway",
        "Petre",
        "Adeel",
        "Holm",
        "Jaime",
        "Jornal",
        "Revenge",
        "Texans",
        "Ann1",
        "",
    ],
)
def test_plurals_and_what_is_right_elsewhere_are_no_slips(word: str) -> None:
    assert not likely_word(word)


def test_a_word_is_known_by_the_one_beside_it() -> None:
    assert likely_word("Soth", behind="Africa") == "South"
    assert likely_word("Prxi", before="Grand") == "Prix"
    assert not likely_word("Soth", behind="Kilburn")
    assert not likely_word("South", behind="Africa")
    assert likely_word("Zealnd", before="New") == "Zealand"
    assert not likely_word("Zealnd", before="Old")
    assert not likely_word("Yorkk", before="New"), "an ending is no slip"
    assert not likely_word("Bork", before="New"), "nor is another first letter"


def test_no_word_of_the_table_is_a_slip_for_another_of_them() -> None:
    words = words_in("well_known", "alone")
    assert [word for word in words if likely_word(word)] == []
    assert all(map(is_word_of_names, words))


def test_both_words_of_a_known_pair_are_right() -> None:
    for pair in words_in("well_known", "together"):
        first, last = pair.split()
        assert not likely_word(first, behind=last), pair
        assert not likely_word(last, before=first), pair


def test_what_stands_a_letter_off_and_is_right_is_listed_for_a_reason() -> None:
    """Without its row each would be told as a slip, so none of them is idle."""
    others = words_in("well_known", "others")
    known = [*words_in("well_known", "alone"), *words_in("well_known", "together"), *countries()]
    words = {word.casefold() for words in (*known, *others) for word in words.split()}
    words |= given_names() | names_of("body") | names_of("either")
    for other in map(str.casefold, others):
        assert min(OSA.distance(other, word) for word in words - {other}) == 1, other


def test_what_a_table_of_names_holds_is_known_and_given_names_are_told_apart() -> None:
    words = ("Germany", "october", "Lane", "Ministry", "Anthony", "Ann", "Holm")
    assert [is_word_of_names(word) for word in words] == [True] * 6 + [False]
    assert [word for word in words if is_known_alone(word)] == ["october", "Ministry"]
    assert [word for word in words if is_common_given_name(word)] == ["Anthony"]


def test_a_word_is_told_by_its_neighbour_alone() -> None:
    assert likely_beside("Vriginia", before="West") == "Virginia"
    assert not likely_beside("Vriginia")
    assert not likely_beside("Zéaland", before="New")
    assert not likely_beside("Virginia", before="West")


def test_countries_offices_and_weekdays_are_no_people() -> None:
    words = ("Kenya", "Monday", "October", "Ambassador", "Barcelona", "Holm")
    assert [word for word in words if not is_no_person(word)] == ["Holm"]
