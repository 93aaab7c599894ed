import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.names.roles import (
    are_two_offices,
    compare_roles,
    is_former,
    is_in_words_for,
    is_office_of_one,
    office_left,
    sole_office,
)
from factcheck.names.spelling import Relation


@pytest.mark.parametrize(
    ("stated", "held"),
    [
        ("foreign minister", "Foreign Minister"),
        ("foreign minister", "Minister of Foreign Affairs"),
        ("the minister for foreign affairs", "foreign minister"),
        ("Russian foreign minister", "foreign minister of Russia"),
        ("U.S. president", "President of the United States"),
        ("Defense Secretary", "secretary of defence"),
        ("spokeswoman", "spokesperson"),
        ("vice-president", "vice president"),
        ("North Korean leader", "leader of North Korea"),
        ("ex-president", "former president"),
        ("incumbent mayor", "mayor"),
        ("the sitting governor", "governor"),
        ("CEO", "chief executive"),
        ("chief executive officer", "CEO"),
        ("Argentine President", "president of Argentina"),
        ("South African health minister", "health minister of South Africa"),
        ("British prime minister", "prime minister of the United Kingdom"),
    ],
)
def test_one_office_in_other_words_is_the_same(stated: str, held: str) -> None:
    assert compare_roles(stated, held).relation is Relation.SAME


@pytest.mark.parametrize(
    ("stated", "held", "also", "relation", "explanation"),
    [
        (
            "foreign minister",
            "foreign minister of Russia",
            [],
            "short form",
            "“foreign minister” is a shorter form of “foreign minister of Russia”.",
        ),
        (
            "spokesman",
            "coordinator for strategic communications",
            ["spokesman"],
            "same",
            "“spokesman” is another title for “coordinator for strategic communications”.",
        ),
        (
            "spokesman",
            "coordinator for strategic communications",
            [],
            "different",
            (
                "The words alone do not tell whether “spokesman” and "
                "“coordinator for strategic communications” are one office."
            ),
        ),
        (
            "president",
            "foreign minister",
            [],
            "different",
            (
                "The words alone do not tell whether “president” and "
                "“foreign minister” are one office."
            ),
        ),
        (
            "former president",
            "president",
            [],
            "different",
            "“former president” here, “president” there: the day decides.",
        ),
        (
            "deputy foreign minister",
            "minister for Europe and foreign affairs",
            ["foreign minister"],
            "different",
            "“deputy foreign minister” here, “foreign minister” there: nobody is their own deputy.",
        ),
        (
            "former British prime minister",
            "prime minister",
            [],
            "different",
            "“former British prime minister” here, “prime minister” there: the day decides.",
        ),
        (
            "former deputy mayor",
            "mayor",
            [],
            "different",
            "The words alone do not tell whether “former deputy mayor” and “mayor” are one office.",
        ),
        (
            "deputy foreign minister",
            "foreign minister",
            [],
            "different",
            "“deputy foreign minister” here, “foreign minister” there: nobody is their own deputy.",
        ),
    ],
)
def test_an_editor_reads_why_two_roles_are_or_may_be_one(
    stated: str, held: str, also: list[str], relation: str, explanation: str
) -> None:
    compared = compare_roles(stated, held, also)
    assert (compared.relation, compared.explanation) == (relation, explanation)


def test_only_a_deputy_and_the_office_itself_conflict() -> None:
    assert compare_roles("deputy foreign minister", "foreign minister").conflicts
    assert compare_roles("deputy mayor", "mayor").conflicts
    assert not compare_roles("shadow foreign minister", "foreign minister").conflicts
    assert not compare_roles("vice president", "president").conflicts  # of two companies, perhaps
    assert not compare_roles("president", "foreign minister").conflicts
    assert not compare_roles("former president", "president").conflicts


def test_former_is_read_from_the_words() -> None:
    assert is_former("former U.S. president")
    assert is_former("ex-minister")
    assert is_former("mayor from 2001 to 2009")
    assert is_former("governor, 1994–2002")
    assert is_former("judge until 2019")
    assert is_former("retired general")
    assert not is_former("late-night host")
    assert not is_former("foreign minister")


@given(st.text(max_size=80), st.text(max_size=80))
def test_noise_compares_without_raising(first: str, second: str) -> None:
    assert compare_roles(first, second).relation == compare_roles(second, first).relation


@pytest.mark.parametrize(
    ("words", "country", "office"),
    [
        ("president", "France", "president"),
        ("president of France", "", "president"),
        ("French president", "", "president"),
        ("foreign minister", "France", "foreign minister"),
    ],
)
def test_an_office_that_one_person_holds_is_known_with_whose_it_is(
    words: str, country: str, office: str
) -> None:
    assert sole_office(words, country) == (frozenset(office.split()), frozenset({"france"}))


@pytest.mark.parametrize(
    ("words", "country"),
    [
        ("deputy prime minister", "France"),
        ("former president", "France"),
        ("acting president", "France"),
        ("president-elect", "France"),
        ("spokesman", "France"),
        ("prime minister", ""),
    ],
)
def test_nobody_holds_it_alone_who_stands_in_or_whose_it_is_not_told(
    words: str, country: str
) -> None:
    assert sole_office(words, country) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("prime minister", "defence minister"),
        ("minister of health", "Israeli prime minister"),
        ("finance minister", "minister of the economy"),
        ("minister for climate", "energy minister"),
        ("labour minister", "minister of health, labour and welfare"),
        ("president", "commander-in-chief"),
        ("chair", "chief executive"),
        ("chairwoman", "chief executive officer"),
        ("deputy prime minister", "foreign minister"),
        ("former president of Finland", "prime minister of Finland"),
        ("president of Finland", "deputy prime minister of Finland"),
        ("spokesman for the port", "spokeswoman for the railway"),
        ("vice president", "prime minister of the United Arab Emirates"),
        ("general secretary of the union", "education secretary"),
        ("secretary of health and education", "secretary of labor and education"),
        ("deputy prime minister", "minister of tourism"),
        ("Detective Sergeant", "Police Sergeant"),
    ],
)
def test_offices_that_one_person_has_had_at_a_time_are_not_apart(one: str, other: str) -> None:
    assert not are_two_offices(one, other)
    assert not are_two_offices(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("defense minister", "foreign minister"),
        ("prime minister of Spain", "prime minister of France"),
        ("president of Finland", "prime minister of Finland"),
        ("energy minister", "justice minister"),
        ("deputy foreign minister", "defense minister"),
        ("chief executive", "chief financial officer"),
        ("spokesman", "spokeswoman"),
        ("port spokesman", "spokeswoman"),
        ("Det. Insp.", "Det. Sgt."),
        ("Insp", "Sgt."),
        ("bishop", "archbishop"),
        ("education secretary", "health secretary"),
        ("senator", "congressman"),
    ],
)
def test_offices_that_hardly_anyone_has_at_a_time_are_apart(one: str, other: str) -> None:
    assert are_two_offices(one, other)
    assert are_two_offices(other, one)


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("ambassador", True),
        ("president", True),
        ("Norwegian prime minister", True),
        ("mayor of Westbury", True),
        ("former mayor", False),
        ("deputy mayor", False),
        ("spokesman", False),
        ("professor", False),
    ],
)
def test_an_office_of_one_is_held_by_one_and_not_by_a_deputy(words: str, is_one: bool) -> None:
    assert is_office_of_one(words) is is_one


@pytest.mark.parametrize(
    ("stated", "held"),
    [
        ("MP", "MEP"),
        ("colonel", "lieutenant colonel"),
        ("Lt. Gen.", "general"),
        ("brigadier general", "general"),
        ("mayor of Cork", "Lord Mayor of Cork"),
    ],
)
def test_a_rank_in_part_is_another_rank(stated: str, held: str) -> None:
    assert compare_roles(stated, held).verdict is Verdict.CANNOT_TELL
    assert compare_roles(held, stated).verdict is Verdict.CANNOT_TELL
    assert compare_roles(f"U.S. {held}", held).verdict is Verdict.AGREES


@pytest.mark.parametrize(
    ("stated", "office"),
    [
        ("The Mayor", "mayor"),
        ("outgoing mayor", "mayor"),
        ("mayor of Almby", "mayor"),
        ("Vice-President", "vice president"),
        ("Minister of Finance", "finance minister"),
        ("chairwoman", "chair"),
        ("Sen.", "senator"),
        ("press officer", "press officer"),
    ],
)
def test_an_office_is_found_in_other_words_for_it(stated: str, office: str) -> None:
    assert is_in_words_for(stated, office)


@pytest.mark.parametrize(
    ("stated", "office"),
    [
        ("minister", "finance minister"),
        ("deputy mayor of Almby", "mayor"),
        ("mayor’s wife", "mayor"),
        ("candidate for mayor of Almby", "mayor"),
        ("governor of Bank of Almby", "governor"),
        ("governor of the central bank", "governor"),
        ("president of Almby Rovers", "president"),
        ("former mayor", "mayor"),
        ("mayor-elect", "mayor"),
        ("admiral", "rear admiral"),
    ],
)
def test_another_office_is_no_other_word_for_one(stated: str, office: str) -> None:
    assert not is_in_words_for(stated, office)


def test_the_office_that_is_over_is_told_where_one_person_holds_it() -> None:
    assert office_left("ex-mayor") == "mayor"
    assert office_left("the former finance minister") == "the finance minister"
    assert office_left("ousted president") == "president"
    for words in ("mayor", "former director", "former mayor of Almby", "mayor until 2019"):
        assert not office_left(words)
