"""Words that cannot stand where they stand are found, and what only looks like them is not."""

from __future__ import annotations

import pytest

from factcheck.reading.out_of_place import (
    explain_out_of_place,
    find_lost_negations,
    find_out_of_place,
)


def _found(text: str) -> list[str]:
    spans = (*find_out_of_place(text), *find_lost_negations(text))
    return [text[span.start : span.end] for span in spans]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The keeper is a 87-year-old man.", "a 87-year-old"),
        ("They gave it an 78% discount.", "an 78"),
        ("He owns a 11-metre boat.", "a 11-metre"),
        ("It paid an £40m fine, they say.", "an £40m"),
        ("She spoke to an mayor of the coast.", "an mayor"),
        ("A economist at the port disagreed.", "A economist"),
        ("The yard is run by a Italy-based firm.", "a Italy-based"),
        ("They waited for a hour.", "a hour"),
        ("The were no boats left.", "The were"),
        ("He blamed the because of it.", "the because"),
        ("Divers have come up with any trace of it.", "have come up with any trace"),
        ("In June the divers had found any sign of it.", "had found any sign"),
    ],
)
def test_a_word_is_found_that_cannot_stand_there(text: str, words: str) -> None:
    assert _found(text) == [words]
    assert explain_out_of_place(words, text)


@pytest.mark.parametrize(
    "text",
    [
        "An 87-year-old man, a 17-year-old and an $8bn debt.",
        "It was a 1,100-mile walk, or an 1,100-mile one, in an 1800s coat.",
        "An MP met a UN envoy at an NHS site, and an X-ray was taken.",
        "A European won a one-off race at a university, and once a unique cup.",
        "An hour later an honest man took an hotel room, another a hotel.",
        "Lane A of the road, Mr A has it, and piece A inside.",
        "The letter a is the first; vitamins a and e help.",
        "Fishers of Beinn an Tuirc met An Nguyen there.",
        "The then mayor said the two had won the above.",
        "They can’t pay, won't sell and never did.",
        "The town has denied any part in it.",
        "If they have made any plans, nobody has told us.",
        "Have the divers found any trace of it?",
        "She has won more games than any other.",
        "They have yet to find any trace of it.",
        "The union said it was open to any offer.",
        "They have the means to put out any fire.",
        "It has been long since he has seen any money.",
        "They have sold anything that floats.",
        "He has no wish to harm anyone there.",
        "The firm has said any losses will be small.",
        "They have abandoned any hope, and have resisted any attempt to sell.",
        "If Mr. Holm had seen any sign of it, he would have said so.",
        "No one in the U.S. has found any sign of it so far.",
        "He doubted what he saw: the men had seen any sign of it.",
        "It is for their and our children, your or your partner's, every which way.",
        "It was a has been, a he said, she said case, and hepatitis a was found.",
        "The Irish leader, an Taoiseach, ate in a Oaxaca bar.",
    ],
)
def test_words_that_are_right_are_left_alone(text: str) -> None:
    assert _found(text) == []


def test_words_are_out_of_place_only_where_their_sentence_makes_them_so() -> None:
    words = "has made any progress"
    assert explain_out_of_place(words, "The town has made any progress.")
    assert not explain_out_of_place(words, "Nobody has made any progress.")
