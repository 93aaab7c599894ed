"""Tokens: each with its span in the text as written, and what matters of its print."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reading.grammar.tokens import PARAGRAPH, tokenize


def _norms(text: str) -> list[str]:
    return [token.norm for token in tokenize(text)]


@given(st.text(max_size=80).filter(lambda text: "&" not in text))
def test_tokens_stand_in_the_text_in_order_and_miss_nothing_but_blanks(text: str) -> None:
    end = 0
    for token in tokenize(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        assert not any(character.isalnum() for character in text[end : token.start])
        end = token.end
    assert not any(character.isalnum() for character in text[end:])


@pytest.mark.parametrize(
    ("text", "norms"),
    [
        ("the U.S. said", ["the", "us", "said"]),
        ("5,000-sq.-ft. homes", ["5,000", "-", "sq", "-", "ft", "homes"]),
        ("today’s", ["today", "'s"]),
        ("don’t", ["don't"]),
        ("2½", ["2", "1/2"]),
        ("mi²", ["mi", "^2"]),
        ("10⁻⁶", ["10", "^-6"]),
        ("¹⁄₃", ["1/3"]),
        ("5′11″", ["5", "'", "11", '"']),
        ("5ʹ11ʺ", ["5", "'", "11", '"']),
        ("−5–7", ["-", "5", "–", "7"]),
        ("3 ± 1 ℃", ["3", "+/-", "1", "°c"]),
        ("1’000’000", ["1'000'000"]),
        ("12\u202f500", ["12 500"]),
        ("9\u202f00 km", ["9 00", "km"]),
        ("1\u20092/3 km", ["1", "2", "/", "3", "km"]),
        ("1.5.2024", ["1.5.2024"]),
        ("15·5 km", ["15.5", "km"]),
        ("5·10³", ["5", "·", "10", "^3"]),
        ("٣ km", ["3", "km"]),
    ],
)
def test_print_is_folded_in_the_norm_alone(text: str, norms: list[str]) -> None:
    assert _norms(text) == norms
    assert tokenize(text)[0].start == 0


@pytest.mark.parametrize(
    ("like", "plain"),
    [
        ("’‘′ʹʼ´`", "'"),
        ("“”″ʺ„«»", '"'),
        ("−‐‑﹣", "-"),
        ("—‒―", "–"),
        ("˚∘", "°"),
        ("✕⨯", "×"),
        ("⋅•∙", "·"),
        ("＄﹩", "$"),
        ("≃", "≈"),
        ("∼", "~"),
    ],
)
def test_signs_that_look_alike_are_one(like: str, plain: str) -> None:
    assert {*map(tuple, map(_norms, (f"5 {sign} 7" for sign in like)))} == {("5", plain, "7")}


def test_the_point_of_an_abbreviation_ends_no_sentence() -> None:
    assert _norms("It is 5 ft. long. The end") == ["it", "is", "5", "ft", "long", ".", "the", "end"]


def test_a_blank_line_ends_a_paragraph_and_a_single_one_does_not() -> None:
    gaps = [token.gap for token in tokenize("one\ntwo\n \nthree")]
    assert gaps == [PARAGRAPH, " ", PARAGRAPH]


def test_blanks_at_the_end_take_no_longer_than_others() -> None:
    blanks = "\n" * 200_000
    assert _norms(f"one{blanks}") == ["one"]
    assert _norms(blanks) == []


@given(st.lists(st.from_regex(r"[A-Za-z]+|[0-9]+(?:[.,][0-9]+)*", fullmatch=True), min_size=1))
def test_words_and_digits_are_the_same_tokens_alone_and_before_a_sign(words: list[str]) -> None:
    text = " ".join(words)
    assert tokenize(text) == tokenize(f"{text};")[:-1]


@pytest.mark.parametrize(
    ("text", "norms", "written"),
    [
        ("30&nbsp;&deg;C", ["30", "°", "c"], ["30", "&deg;", "C"]),
        ("1&#8239;000&#x20;km", ["1 000", "km"], ["1&#8239;000", "km"]),
        ("&amp;lt; 5", ["&", "lt", ";", "5"], ["&amp;", "lt", ";", "5"]),
        ("AT&T; 5", ["at", "&", "t", ";", "5"], ["AT", "&", "T", ";", "5"]),
        ("&NotEqualTilde;5", ["≂", "̸", "5"], ["&NotEqualTilde;", "&NotEqualTilde;", "5"]),
    ],
)
def test_an_entity_of_a_page_is_its_character_and_stands_where_it_is_written(
    text: str, norms: list[str], written: list[str]
) -> None:
    tokens = tokenize(text)
    assert [token.norm for token in tokens] == norms
    assert [text[token.start : token.end] for token in tokens] == written
