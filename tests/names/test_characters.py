import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.names.characters import (
    describe_hidden_characters,
    find_hidden_characters,
    has_hidden_characters,
)


@pytest.mark.parametrize(
    ("name", "description"),
    [
        (
            "S\u0435rgey Lavrov",
            (
                "“S\u0435rgey Lavrov” holds "
                "U+0435 CYRILLIC SMALL LETTER IE at character 2 (among LATIN letters)."
            ),
        ),
        (
            "Kim\u200b Jong Un",
            "“Kim Jong Un” holds U+200B ZERO WIDTH SPACE at character 4 (cannot be seen).",
        ),
        (
            "Kim \u202eJong",
            (
                "“Kim Jong” holds U+202E RIGHT-TO-LEFT OVERRIDE at character 5 "
                "(changes the direction of the text)."
            ),
        ),
        (
            "Kir\u00adby\u200f",
            (
                "“Kirby” holds U+00AD SOFT HYPHEN at character 4 (cannot be seen); "
                "U+200F RIGHT-TO-LEFT MARK at character 7 (changes the direction of the text)."
            ),
        ),
        (
            "Kim\ue000",
            "“Kim” holds U+E000 PRIVATE USE CHARACTER E000 at character 4 (cannot be seen).",
        ),
        ("Kim\x00", "“Kim” holds U+0000 CONTROL CHARACTER 0000 at character 4 (cannot be seen)."),
    ],
)
def test_a_hidden_character_is_described_by_its_unicode_name(name: str, description: str) -> None:
    assert describe_hidden_characters(name) == description


@pytest.mark.parametrize(
    ("characters", "effect"),
    [
        ("\u202a\u202b\u202c\u202d\u202e", "changes the direction of the text"),
        ("\u2066\u2067\u2068\u2069", "changes the direction of the text"),
        ("\u200e\u200f\u061c", "changes the direction of the text"),
        ("\u200b\u200c\u200d\u2060\u00ad\u034f", "cannot be seen"),
        ("АΑԱᎪＡ", "among LATIN letters"),
    ],
)
def test_each_character_that_hides_is_told_with_what_it_does(characters: str, effect: str) -> None:
    for character in characters:
        assert find_hidden_characters(f"Ada{character}Holm") == {3: f"({effect})"}


@pytest.mark.parametrize(
    "name",
    [
        "Сергей Лавров",
        "최선희",
        "José Müller-O’Brien",
        "β-carotene",
        "۝ الله",  # a format character that is seen
        "\u200fבנימין נתניהו",
        "\u200fمحمود درويش",
        "می\u200cخواهم",  # a joiner that Persian needs
        "क्\u200dष",  # a joiner that Hindi needs
        "",
    ],
)
def test_ordinary_spelling_in_any_script_hides_nothing(name: str) -> None:
    assert not has_hidden_characters(name)
    assert describe_hidden_characters(name) == ""


@given(st.text("Aa\u0435 \u200b\u202e\u200d\u00ad\x00", max_size=12))
def test_every_character_is_found_where_the_description_names_it(name: str) -> None:
    told = re.findall(r"U\+(\w+) [^;]*? at character (\d+)", describe_hidden_characters(name))
    at = [int(place) - 1 for _, place in told]
    assert [name[place] for place in at] == [chr(int(code, 16)) for code, _ in told]
    assert at == sorted(find_hidden_characters(name))


@pytest.mark.parametrize("name", ["می\u200cخ", "م\u200cی"])
def test_a_joiner_may_stand_right_behind_the_first_letter_or_before_the_last(name: str) -> None:
    assert not has_hidden_characters(name)


@pytest.mark.parametrize("name", ["\u200cمی", "می\u200c", "a\u200dष", "۱\u200c۲"])
def test_a_joiner_that_joins_nothing_is_hidden(name: str) -> None:
    assert has_hidden_characters(name)


@pytest.mark.parametrize("character", "\u034f\u115f\u3164\u2800\U000e0041")
def test_what_is_drawn_as_nothing_is_hidden(character: str) -> None:
    assert has_hidden_characters(f"Ser{character}gey")


def test_the_number_of_hidden_characters_is_told_beyond_a_dozen() -> None:
    assert "more" not in describe_hidden_characters("Kim" + "\u200b" * 12)
    assert "; and 1 more." in describe_hidden_characters("Kim" + "\u200b" * 13)
