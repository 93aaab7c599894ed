import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.names.spelling import (
    Likeness,
    Relation,
    align,
    compare_names,
    compare_with_reference,
)

PAIRS = list(csv.DictReader(Path(__file__).with_name("pairs.csv").read_text("utf-8").splitlines()))
LETTERS = st.text("abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=8).map(str.capitalize)
NAMES = st.lists(LETTERS, min_size=1, max_size=4).map(" ".join)


@pytest.mark.parametrize("row", PAIRS, ids=lambda row: f"{row['stated']} · {row['other']}")
def test_each_pair_of_the_development_set_has_its_relation(row: dict[str, str]) -> None:
    also = [row["also"]] if row["also"] else []
    assert compare_names(row["stated"], row["other"], also).relation == row["relation"], row["why"]


@pytest.mark.parametrize("row", [row for row in PAIRS if not row["also"]], ids=str)
def test_the_order_of_a_pair_does_not_matter(row: dict[str, str]) -> None:
    there = compare_names(row["stated"], row["other"])
    back = compare_names(row["other"], row["stated"])
    assert (there.relation, there.conflicts) == (back.relation, back.conflicts)


@pytest.mark.parametrize(
    ("stated", "other", "explanation"),
    [
        (
            "Sergey Lavrov",
            "Sergei Lavrov",
            "“Sergey Lavrov” here, “Sergei Lavrov” there: one name, two spellings.",
        ),
        (
            "Kim Jong-un",
            "Kim Jong Un",
            "“Kim Jong-un” here, “Kim Jong Un” there: one name, two ways with hyphens and spaces.",
        ),
        (
            "José García",
            "Jose Garcia",
            "“José García” here, “Jose Garcia” there: one name, with and without accents.",
        ),
        (
            "Son Hui Choe",
            "Choe Son Hui",
            (
                "“Son Hui Choe” here, “Choe Son Hui” there: "
                "one name, two orders of family and given names."
            ),
        ),
        ("Kim", "Kim Jong Un", "“Kim” is a short form of “Kim Jong Un”."),
        ("Mr. Kim", "Kim", "“Mr. Kim” and “Kim” are one name."),
        ("Kim", "Kim", "“Kim” both times."),
        (
            "Kim Jong Il",
            "Kim Jong Un",
            "“Kim Jong Il” here, “Kim Jong Un” there: “Il” is not “Un”.",
        ),
        (
            "Charles II",
            "Charles III",
            "“Charles II” here, “Charles III” there: two different names.",
        ),
        (
            "Sergei Shoigu",
            "Sergey Lavrov",
            "The words alone do not tell whether “Sergei Shoigu” and “Sergey Lavrov” are one name.",
        ),
    ],
)
def test_an_editor_reads_why(stated: str, other: str, explanation: str) -> None:
    assert compare_names(stated, other).explanation == explanation


def test_a_name_that_the_reference_also_knows_is_another_name() -> None:
    compared = compare_names("Pelé", "Edson Arantes do Nascimento", ["Pelé"])
    assert compared.explanation == "“Pelé” is another name for “Edson Arantes do Nascimento”."


def test_a_short_form_without_the_family_name_says_so() -> None:
    compared = compare_names("Son Hui", "Choe Son Hui", family_name="Choe")
    expected = "“Son Hui” is a short form of “Choe Son Hui”, without the family name Choe."
    assert compared.explanation == expected
    compared = compare_names("Choe", "Choe Son Hui", family_name="Choe")
    assert compared.explanation == "“Choe” is a short form of “Choe Son Hui”."


@pytest.mark.parametrize(
    ("stated", "other"), [("A. Bob Holm", "Ada B. Holm"), ("Ada B. Holm", "A. Bob Holm")]
)
def test_of_two_names_as_long_the_one_stated_is_the_short_one(stated: str, other: str) -> None:
    expected = f"“{stated}” is a short form of “{other}”."
    assert compare_names(stated, other).explanation == expected


def test_words_aligned_with_themselves_are_equal_and_with_more_are_short() -> None:
    assert align(("Ada", "Holm"), ("Ada", "Holm")) is Likeness.EQUAL
    assert align(("Ada", "Holm"), ("Ada", "Maria", "Holm")) is Likeness.SHORT


@pytest.mark.parametrize(
    ("stated", "other"),
    [
        ("Kim Jong Il", "Kim Jong Un"),
        ("Kim J. Il", "Kim Jong Un"),
        ("George Bush Jr.", "George Bush Sr."),
        ("Charles II", "Charles III"),
        ("KN-24", "KN-23"),
    ],
)
def test_names_that_exclude_each_other_conflict(stated: str, other: str) -> None:
    assert compare_names(stated, other).conflicts


@pytest.mark.parametrize(
    ("stated", "other"),
    [
        ("Igor Lavrov", "Sergey Lavrov"),  # a middle name, a byname
        ("Carrie Symonds", "Carrie Johnson"),  # a marriage
        ("Ri Yong Gil", "Ri Yong Kil"),  # a romanization
        ("Iran", "Iraq"),
        ("", "Kim"),
    ],
)
def test_merely_different_words_do_not_conflict(stated: str, other: str) -> None:
    assert not compare_names(stated, other).conflicts


@pytest.mark.parametrize(
    ("stated", "reference", "explanation"),
    [
        (
            "Sergey Levrov",
            "Sergey Lavrov",
            "“Levrov” is one letter away from “Lavrov” in “Sergey Lavrov”.",
        ),
        (
            "Vladmir Putin",
            "Vladimir Putin",
            "“Vladmir” is one letter away from “Vladimir” in “Vladimir Putin”.",
        ),
        ("Kerby", "John Kirby", "“Kerby” is one letter away from “Kirby” in “John Kirby”."),
        ("Jon Kirby", "John Kirby", "“Jon” is one letter away from “John” in “John Kirby”."),
        (
            "Lavrvo",
            "Sergey Lavrov",
            "“Lavrvo” is one letter away from “Lavrov” in “Sergey Lavrov”.",
        ),
        ("Yonhup", "Yonhap", "“Yonhup” is one letter away from “Yonhap”."),
    ],
)
def test_one_letter_from_the_reference_is_a_misspelling(
    stated: str, reference: str, explanation: str
) -> None:
    compared = compare_with_reference(stated, reference)
    assert compared.conflicts
    assert compared.explanation == explanation
    assert compared.suggestions == (reference,)


@pytest.mark.parametrize(
    ("stated", "reference"),
    [
        ("Sergei Lavrov", "Sergey Lavrov"),  # transliteration
        ("Choi Son Hui", "Choe Son Hui"),  # romanization
        ("Kiev", "Kyiv"),
        ("Jose García", "José García"),  # wires drop accents
        ("Kim Jong-un", "Kim Jong Un"),
        ("Lavrov", "Sergey Lavrov"),
        ("President Putin", "Vladimir Putin"),
        ("Kim Jong In", "Kim Jong Un"),  # two letters are too few to know
        ("KN-24", "KN-23"),  # a digit is never a slip of spelling
        ("Iran", "Iraq"),
        ("Igor Lavrov", "Sergey Lavrov"),
        ("Levrow", "Sergey Lavrov"),  # two letters
        ("Kirbys", "John Kirby"),  # the family
        ("al-Shabaab", "al-Shabab"),
        ("Sergei Levrov", "Sergey Lavrov"),  # a transliteration, too
        ("Dmitry Medvedyev", "Dmitry Medvedev"),
    ],
)
def test_style_and_other_people_are_no_misspelling(stated: str, reference: str) -> None:
    assert not compare_with_reference(stated, reference).conflicts


def test_another_name_of_the_reference_is_no_misspelling() -> None:
    assert compare_with_reference("Robert Philips", "Robert Phillips").conflicts
    also = ["Robert Philips"]
    assert not compare_with_reference("Robert Philips", "Robert Phillips", also).conflicts


def test_a_misspelled_surname_is_no_short_form_of_the_given_name() -> None:
    assert compare_with_reference("Sergey Levrov", "Sergey Lavrov", ["Sergey"]).conflicts
    assert compare_with_reference("Sergey V. Levrov", "Sergey Lavrov").conflicts


def test_the_name_of_someone_else_is_no_misspelling() -> None:
    compared = compare_with_reference("Maria Lopes", "Mario Lopes", others=["Maria Lopes"])
    assert compared.verdict is Verdict.CANNOT_TELL
    assert (
        compared.explanation
        == "“Maria Lopes” is also a name that the desk holds for somebody else."
    )


@given(NAMES)
def test_a_name_is_the_same_as_itself_in_any_case(name: str) -> None:
    assert compare_names(name, name.upper()).relation in (Relation.SAME, Relation.SHORT)
    assert not compare_with_reference(name, name).conflicts


def test_initials_alone_name_nobody_whichever_stands_first() -> None:
    assert compare_names("J. K.", "John Kirby").relation is Relation.DIFFERENT
    assert compare_names("John Kirby", "J. K.").relation is Relation.DIFFERENT


@given(st.text(max_size=60), st.text(max_size=60))
def test_noise_compares_without_raising_and_alike_both_ways(first: str, second: str) -> None:
    assert compare_names(first, second).relation == compare_names(second, first).relation
    compare_with_reference(first, second)


def test_names_are_laid_side_by_side_up_to_thirty_words() -> None:
    words = [f"Bol{first}{last}" for first in "ab" for last in "abcdefghijklmno"]
    name, other = " ".join(words), " ".join(["Bolxa", *words[1:]])
    assert compare_names(name, other).relation is Relation.VARIES
    assert compare_names(f"{name} Holm", f"{other} Holm").relation is Relation.DIFFERENT


def test_a_name_as_long_as_a_book_is_compared_at_once() -> None:
    assert compare_names("A B " * 50_000, "B A " * 50_000).relation in set(Relation)


@pytest.mark.parametrize("other", ["Haakon II", "King Haakon IV"])
def test_the_first_of_a_name_is_no_initial_and_not_the_second(other: str) -> None:
    assert compare_names("Haakon I", other).conflicts
    assert compare_names(other, "King Haakon I").conflicts
    assert compare_names("Haakon I", "Haakon").relation is Relation.SHORT


def test_other_initials_between_the_same_names_may_be_somebody_else() -> None:
    assert compare_names("Ada W. Holm", "Ada H. W. Holm").is_different
    assert compare_names("Ada H.W. Holm", "Ada W. Holm").is_different
    assert compare_names("Ada H.W. Holm", "Ada H. W. Holm").relation is Relation.VARIES
    assert compare_names("Ada W. Holm", "Ada Wilma Holm").relation is Relation.SHORT


@pytest.mark.parametrize(
    "pair",
    [
        ("Harry Holmy", "Harry Holmi"),
        ("J. Loumas", "J. Lumas"),
        ("Judi Holm", "Judy Holm"),
        ("Jon Lynd", "John Lind"),
        ("Brian Holme", "Bryan Holm"),
    ],
)
def test_a_letter_may_be_a_slip_where_no_other_script_explains_it(pair: tuple[str, str]) -> None:
    assert compare_names(*pair).may_be_slip
    assert compare_names(*pair[::-1]).may_be_slip


@pytest.mark.parametrize(
    "pair",
    [
        ("Sergey Holmy", "Sergey Holmi"),
        ("Jake Müller", "Jake Muller"),
        ("Jake Choe", "Jake Choi"),
        ("Jake Holm-Berg", "Jake Holm Berg"),
        ("Harry Holmy", "Harry"),
        ("Sergei Holmi", "Sergey Holmy"),
        ("Jake Müller-Choe", "Jake Muller-Choi"),
        ("John Holmsen", "John Holmsem"),
    ],
)
def test_another_script_an_accent_or_a_spelling_in_use_is_no_slip(pair: tuple[str, str]) -> None:
    assert not compare_names(*pair).may_be_slip


def test_initials_with_and_without_a_space_hide_no_slip_in_a_surname() -> None:
    assert compare_with_reference("J. K. Holmsen", "J.K. Holmse").conflicts
