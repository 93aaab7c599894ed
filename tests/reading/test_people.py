from itertools import permutations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reading.grammar.engine import Mention
from factcheck.reading.people.people import Named, _weight
from tests.reading.asking import people, quotations

SECTIONS = yaml.load((Path(__file__).parent / "people.yaml").read_text("utf-8"), yaml.CSafeLoader)
HEADLINE = "Talks\n\n"


def shown(text: str) -> list[str]:
    values: list[Named] = [mention.value for mention in people(text)]
    told = [", ".join(filter(None, (value.name, value.role, value.country))) for value in values]
    return list(dict.fromkeys(told))


def named(text: str, name: str) -> Mention:
    return next(mention for mention in people(text) if mention.value.name == name)


@pytest.mark.parametrize(
    "passage", SECTIONS["titles and offices before a name"], ids=lambda passage: passage["text"]
)
def test_a_title_or_an_office_before_a_name_tells_a_person(passage: dict[str, Any]) -> None:
    assert shown(passage["text"]) == passage["found"]


@pytest.mark.parametrize(
    "passage", SECTIONS["offices behind a name"], ids=lambda passage: passage["text"]
)
def test_an_office_between_commas_tells_a_person(passage: dict[str, Any]) -> None:
    assert shown(passage["text"]) == passage["found"]


@pytest.mark.parametrize(
    "passage", SECTIONS["what is told of a person"], ids=lambda passage: passage["text"]
)
def test_an_age_a_tie_or_a_verb_of_saying_tells_a_person(passage: dict[str, Any]) -> None:
    assert shown(passage["text"]) == passage["found"]


@pytest.mark.parametrize("passage", SECTIONS["no people"], ids=lambda passage: passage["text"])
def test_bodies_places_months_and_headlines_are_no_people(passage: dict[str, Any]) -> None:
    assert shown(passage["text"]) == []


@pytest.mark.parametrize("passage", SECTIONS["passages"], ids=lambda passage: passage["text"][:40])
def test_a_passage_names_the_people_whom_a_reader_sees(passage: dict[str, Any]) -> None:
    assert shown(HEADLINE + passage["text"]) == passage["found"]


def test_a_mention_spans_the_office_and_the_name() -> None:
    text = f"{HEADLINE}He met Sergey Lavrov, Russia’s foreign minister, there."
    mention = named(text, "Sergey Lavrov")
    value: Named = mention.value
    assert text[mention.start : mention.end] == "Sergey Lavrov, Russia’s foreign minister"
    assert text[value.start : value.end] == value.name == value.full


def test_every_span_holds_the_words_of_its_mention() -> None:
    for passage in (one for section in SECTIONS.values() for one in section):
        for mention in people(passage["text"]):
            value: Named = mention.value
            assert passage["text"][mention.start : mention.end] == mention.text
            assert " ".join(passage["text"][value.start : value.end].split()) == value.name
            assert mention.start <= value.start < value.end <= mention.end
            if value.office:
                role = passage["text"][slice(*value.office)]
                assert " ".join(role.split()) == value.role


def test_no_mention_overlaps_another() -> None:
    for passage in (one for section in SECTIONS.values() for one in section):
        mentions = people(passage["text"])
        ends = [0, *(mention.end for mention in mentions)]
        assert all(end <= one.start for end, one in zip(ends, mentions, strict=False))


def test_a_surname_alone_belongs_to_the_full_name() -> None:
    text = "Ada Holm, 43, left. Holm was tired, and Mr Berg was not."
    assert named(text, "Holm").value.full == "Ada Holm"
    assert named(text, "Berg").value.full == "Berg"


def test_a_given_name_alone_belongs_to_the_full_name() -> None:
    text = "Ada Holm, 43, left. Ada was tired."
    assert named(text, "Ada").value.full == "Ada Holm"


def test_a_surname_that_two_people_bear_belongs_to_neither() -> None:
    text = "Ada Holm, 43, met her brother Ole Holm. Holm was tired."
    assert [mention.value.name for mention in people(text)] == ["Ada Holm", "Ole Holm"]


def test_a_surname_of_several_words_stands_for_the_full_name() -> None:
    text = "The painter Ada van der Meer left. Van der Meer was tired."
    assert shown(text) == ["Ada van der Meer, painter", "Van der Meer"]


def test_a_headline_in_which_every_word_has_a_capital_names_nobody() -> None:
    assert people("Stronger Hermine Nears\n\nHermine was near.") == ()


def test_a_name_is_not_carried_over_from_one_paragraph_to_the_next() -> None:
    assert shown("It was told by Ada\n\nHolm, 43, said so.") == []


def test_two_people_who_share_a_comma_keep_an_office_each() -> None:
    text = "Ada Holm, chairman Per Dahl and the mayor, Ole Berg, agreed."
    assert "Per Dahl, chairman" in shown(text)
    assert "Ole Berg, mayor" in shown(text)


def test_noise_is_read_without_raising() -> None:
    for text in ("", "’s", "“", "St.", "Mr", "Mr.", "Dr. ’s", "A. B.", "Ada-", "the Ada Holm,"):
        assert isinstance(people(text), tuple)


WORDS = st.sampled_from(
    ["Ada", "Holm", "Mr", "Gen.", "the", "minister", "Prime", "Minister", "of", "Norway", "’s", ",",
     ".", "“", "”", '"', "'", "said", "who", "43", "(", ")", "-", "–", "and", "by", "ist", "van",
     "al-Assad", "III", "MP", "May", "she", "his", "sister", "told", "\n\n", "St.", "A.", "is", "a",
     "activist", "director", "died", "shares", "in", "The", "Bank", "including", "poets", "old"]
)  # fmt: skip


@given(st.lists(WORDS, max_size=30))
def test_any_order_of_such_words_is_read_with_spans_in_the_text(words: list[str]) -> None:
    text = " ".join(words).replace(" ,", ",").replace(" .", ".").replace(" ’s", "’s")
    for mention in (*people(text), *quotations(text)):
        assert text[mention.start : mention.end] == mention.text


def test_who_is_a_person_does_not_hang_on_the_order_of_what_tells_so() -> None:
    signs = ("he", "acts", "again", "crowd", "alike", "surname first")
    assert len(set(map(_weight, permutations(signs)))) == 1
