from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.reading.people.quotations import Quoted
from tests.reading.asking import quotations

SECTIONS = yaml.load(
    (Path(__file__).parent / "quotations.yaml").read_text("utf-8"), yaml.CSafeLoader
)
PASSAGES = [passage for section in SECTIONS.values() for passage in section]


def told(text: str) -> list[str]:
    """The speaker of each quotation; what the marks set apart instead, in brackets."""
    values: list[Quoted] = [mention.value for mention in quotations(text)]
    return [value.who if value.use == "quotation" else f"({value.use})" for value in values]


@pytest.mark.parametrize("passage", SECTIONS["before"], ids=lambda passage: passage["text"])
def test_the_speaker_is_told_before_the_words(passage: dict[str, Any]) -> None:
    assert told(passage["text"]) == passage["who"]


@pytest.mark.parametrize("passage", SECTIONS["behind"], ids=lambda passage: passage["text"])
def test_the_speaker_is_told_behind_the_words(passage: dict[str, Any]) -> None:
    assert told(passage["text"]) == passage["who"]


@pytest.mark.parametrize(
    "passage", SECTIONS["of two sentences"], ids=lambda passage: passage["text"]
)
def test_the_speaker_is_told_in_the_sentence_before(passage: dict[str, Any]) -> None:
    assert told(passage["text"]) == passage["who"]


@pytest.mark.parametrize(
    "passage", SECTIONS["of several quotations"], ids=lambda passage: passage["text"]
)
def test_a_speech_that_goes_on_has_one_speaker(passage: dict[str, Any]) -> None:
    assert told(passage["text"]) == passage["who"]


@pytest.mark.parametrize("passage", SECTIONS["nobody"], ids=lambda passage: passage["text"])
def test_nobody_is_told_where_the_text_leaves_it_open(passage: dict[str, Any]) -> None:
    assert told(passage["text"]) == passage["who"]


@pytest.mark.parametrize("passage", SECTIONS["set apart"], ids=lambda passage: passage["text"])
def test_marks_also_set_apart_what_nobody_says(passage: dict[str, Any]) -> None:
    assert told(passage["text"]) == passage["who"]


@pytest.mark.parametrize("passage", PASSAGES, ids=lambda passage: passage["text"])
def test_the_spans_are_those_of_the_text(passage: dict[str, Any]) -> None:
    text = passage["text"]
    for mention in quotations(text):
        value: Quoted = mention.value
        assert text[mention.start : mention.end] == mention.text == value.words
        if value.speaker:
            start, end = value.speaker
            assert text[start:end] == value.who


def test_the_words_come_without_the_comma_of_the_sentence_around() -> None:
    (mention,) = quotations("“It is old,” Ada Holm said.")
    assert mention.text == "It is old"


def test_a_question_keeps_its_mark() -> None:
    (mention,) = quotations("“Is it old?” Ada Holm asked.")
    assert mention.text == "Is it old?"


def test_a_quotation_inside_another_belongs_to_it() -> None:
    (mention,) = quotations("Ada Holm said: “He told us “it is old” and left.”")
    assert mention.text == "He told us “it is old” and left"


def test_words_that_go_on_in_the_next_paragraph_are_told_to_go_on() -> None:
    first, second = quotations("Ada Holm said: “It is old.\n\n“It will fall.”")
    assert (first.value.goes_on, second.value.goes_on) == (True, False)


def test_a_stray_mark_of_inches_opens_no_quotation() -> None:
    text = 'He is 6\'2" tall and of the town\n\n"It is old," Ada Holm said.'
    assert [mention.text for mention in quotations(text)] == ["It is old"]


@pytest.mark.parametrize(
    "text",
    [
        "The players’ union and the ’90s are no quotation’s marks.",
        "Rock ’n’ roll and ’em all",
        "He is 6’2” tall.",
        "It was the Holms’ and the Bergs’ mill.",
        "“",
        '"',
        "”“",
        "‘",
        '""',
        "Ada Holm said: “",
    ],
)
def test_apostrophes_and_stray_marks_quote_nothing(text: str) -> None:
    assert quotations(text) == ()


def test_a_mark_that_is_never_closed_quotes_only_a_sentence_of_its_own() -> None:
    assert quotations("They called the “mill an old one.\n\nIt fell.") == ()
    (mention,) = quotations("“It is old and will soon fall.\n\nIt fell.")
    assert mention.text == "It is old and will soon fall"
