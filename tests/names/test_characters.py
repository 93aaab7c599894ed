import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.names import (
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
        ("Kim\x00", "“Kim” holds U+0000 CONTROL CHARACTER 0000 at character 4 (cannot be seen)."),
    ],
)
def test_a_hidden_character_is_described_by_its_unicode_name(name: str, description: str) -> None:
    assert describe_hidden_characters(name) == description


@pytest.mark.parametrize(
    "name",
    [
        "Сергей Лавров",
        "최선희",
        "José Müller-O’Brien",
        "β-carotene",
        "\u200fבנימין נתניהו",
        "می\u200cخواهم",  # a joiner that Persian needs
        "क्\u200dष",  # a joiner that Hindi needs
        "",
    ],
)
def test_ordinary_spelling_in_any_script_hides_nothing(name: str) -> None:
    assert not has_hidden_characters(name)
    assert describe_hidden_characters(name) == ""


@given(st.text())
def test_every_character_found_stands_where_it_is_said_to(name: str) -> None:
    for hidden in find_hidden_characters(name):
        assert name[hidden.index] == hidden.character
