from pathlib import Path

import pytest

from factcheck.names.mentions import (
    NameMention,
    are_two_people,
    compare_mentions,
    find_mentions,
    surname_of,
)

ARTICLE = Path(__file__).parents[2] / "seeds" / "lavrov-thanks-north-korea.txt"


def words(text: str, full_name: str, family_name: str | None = None) -> list[str]:
    return [mention.words for mention in find_mentions(text, full_name, family_name)]


def test_a_surname_before_the_full_name_is_found() -> None:
    text = "The minister met Kirby on Monday. John Kirby said nothing."
    answer = compare_mentions(find_mentions(text, "John Kirby"), "John Kirby")
    assert answer.comparison.conflicts
    assert answer.comparison.explanation == "“Kirby” comes before the full name, “John Kirby”."
    assert answer.early == NameMention(17, "Kirby")
    assert answer.full == NameMention(34, "John Kirby")


def test_a_full_name_first_agrees() -> None:
    mentions = find_mentions("John Kirby spoke. Kirby left.", "John Kirby")
    answer = compare_mentions(mentions, "John Kirby").comparison
    assert (answer.conflicts, answer.explanation) == (
        False,
        "“John Kirby” is introduced by full name.",
    )


def test_a_title_does_not_make_a_surname_a_full_name() -> None:
    mentions = [NameMention(0, "President Putin"), NameMention(90, "Vladimir Putin")]
    assert compare_mentions(mentions, "Vladimir Putin").comparison.conflicts


@pytest.mark.parametrize("part", ["headline", "caption", "quotation"])
def test_headlines_captions_and_quotations_stand_apart(part: str) -> None:
    mentions = [
        NameMention(0, "Lavrov", part),
        NameMention(80, "Sergey Lavrov"),
        NameMention(120, "Lavrov"),
    ]
    assert not compare_mentions(mentions, "Sergey Lavrov").comparison.conflicts


def test_a_family_name_may_come_first() -> None:
    mentions = [NameMention(0, "Choe"), NameMention(40, "Choe Son Hui")]
    assert compare_mentions(mentions, "Choe Son Hui", "Choe").comparison.conflicts
    assert not compare_mentions(mentions, "Choe Son Hui").comparison.conflicts


@pytest.mark.parametrize(
    ("early", "full_name", "is_early"),
    [
        ("Ada Holm", "Ada Maria Holm", False),
        ("Bob Holm", "Robert James Holm", False),
        ("von der Leyen", "Ursula von der Leyen", True),
    ],
)
def test_a_given_name_in_any_form_introduces_a_fuller_name(
    early: str, full_name: str, is_early: bool
) -> None:
    mentions = [NameMention(0, early), NameMention(40, full_name)]
    assert compare_mentions(mentions, full_name, early).comparison.conflicts is is_early


def test_a_name_of_one_word_needs_no_introduction() -> None:
    assert not compare_mentions([NameMention(0, "Pelé")], "Pelé").comparison.conflicts


def test_a_name_never_given_in_full_cannot_be_told() -> None:
    answer = compare_mentions([NameMention(0, "Trump")], "Donald Trump").comparison
    assert answer.is_undecided
    assert answer.explanation == "The running text says “Trump” and never “Donald Trump”."


def test_a_text_without_the_person_cannot_be_told() -> None:
    answer = compare_mentions([], "Donald Trump").comparison
    assert answer.explanation == "The running text does not name “Donald Trump”."


@pytest.mark.parametrize(
    ("text", "name", "found"),
    [
        ("The Biden administration said so. Joe Biden agreed.", "Joe Biden", ["Joe Biden"]),
        ("Jill Biden arrived. Joe Biden agreed.", "Joe Biden", ["Joe Biden"]),
        ("A Putin-era law. Vladimir Putin signed.", "Vladimir Putin", ["Vladimir Putin"]),
        ("J. Kirby wrote it. John Kirby read it.", "John Kirby", ["John Kirby"]),
        ("After Kirby left, John Kirby’s aide spoke.", "John Kirby", ["Kirby", "John Kirby"]),
        (
            "President Putin met him. Vladimir Putin left.",
            "Vladimir Putin",
            ["Putin", "Vladimir Putin"],
        ),
        ("Kirbyville is a town.", "John Kirby", []),
        ("Pat O'Hara came. O’Hara left.", "Pat O'Hara", ["Pat O'Hara", "O’Hara"]),
        ("Pat O’Hara came. O'Hara left.", "Pat O’Hara", ["Pat O’Hara", "O'Hara"]),
        ("On Monday Kirby left.", "John Kirby", ["Kirby"]),
        ("Nobody knows ... who it was.", "...", []),
    ],
)
def test_surnames_that_may_be_someone_elses_are_left_out(
    text: str, name: str, found: list[str]
) -> None:
    assert words(text, name) == found


def test_quoted_words_are_put_in_a_part_of_their_own() -> None:
    text = "“Kirby is right,” he said of John Kirby."
    assert [mention.part for mention in find_mentions(text, "John Kirby")] == ["quotation", "body"]


def test_a_surname_takes_its_particle() -> None:
    assert surname_of("Ursula von der Leyen") == "von der Leyen"
    assert surname_of("Martin Luther King Jr.") == "King"
    assert surname_of("Kim Jong Un", "Kim") == "Kim"
    assert surname_of("bell hooks") == "hooks"


@pytest.mark.parametrize(
    ("name", "family_name"),
    [
        ("Sergey Lavrov", None),
        ("Vladimir Putin", None),
        ("John Kirby", None),
        ("Kim Jong Un", "Kim"),
        ("Choe Son Hui", "Choe"),
        ("Yang Uk", "Yang"),
    ],
)
def test_everyone_in_the_first_article_is_introduced(name: str, family_name: str | None) -> None:
    headline, body = ARTICLE.read_text("utf-8").split("\n", 1)
    mentions = [
        *find_mentions(headline, name, family_name, "headline"),
        *find_mentions(body, name, family_name),
    ]
    answer = compare_mentions(mentions, name, family_name).comparison
    assert answer.explanation == f"“{name}” is introduced by full name."


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Frances Holm and Francis Holm voted.", "Francis Holm", "Frances Holm"),
        ("John Berg sold it to his eldest son, Jon Berg.", "John Berg", "Jon Berg"),
        ("John Berg came. Jon Berg, his son, did not.", "John Berg", "Jon Berg"),
        ("Ann Lind came with Ada’s friend and her sister Anne Lind.", "Ann Lind", "Anne Lind"),
        ("Ann Lind ran. Anne Lind won. Anne Lind spoke. Ann Lind left.", "Ann Lind", "Anne Lind"),
        ("Maria Dahl against Marie Dahl: the court decides.", "Maria Dahl", "Marie Dahl"),
        ("Maria Dahl, a nurse, married Marie Dahl’s brother.", "Maria Dahl", "Marie Dahl"),
        ("Ann Lind, Per Lind and Anne Lind are cousins.", "Ann Lind", "Anne Lind"),
        ("John Berg left. His cousin Jon Berg stayed.", "John Berg", "Jon Berg"),
    ],
)
def test_a_text_tells_that_two_names_are_of_two_people(text: str, one: str, other: str) -> None:
    assert are_two_people(text, one, other)
    assert are_two_people(text, other, one)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("John Berg spoke. Later Jon Berg left.", "John Berg", "Jon Berg"),
        ("John Berg met his son. Jon Berg left.", "John Berg", "Jon Berg"),
        ("John Berg met his son. Jon Berg left. John Berg stayed.", "John Berg", "Jon Berg"),
        ("Ann Holm and Anne Lind voted.", "Ann Holm", "Anne Lind"),
        ("Ann Lind, the mayor, spoke. “It is,” Anne Lind said.", "Ann Lind", "Anne Lind"),
        ("", "John Berg", "Jon Berg"),
    ],
)
def test_two_names_that_no_text_sets_apart_may_be_one(text: str, one: str, other: str) -> None:
    assert not are_two_people(text, one, other)
