"""Figures of two sides, and places in a row, are no amounts, and compare as what they are."""

import pytest

from factcheck import compare_quantities
from factcheck.reading.figures.scores_and_ranks import find_scores, rank_of, score_of


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("31 to 18", ((31, 18),)),
        ("31-18", ((31, 18),)),
        ("18–18", ((18, 18),)),
        ("voted 18 to 31", ((18, 31),)),
        ("a vote of 18-31", ((18, 31),)),
        ("an 18-31 defeat", ((18, 31),)),
        ("a 2-2 draw", ((2, 2),)),
        ("6-4, 3-6, 7-6 (7-4)", ((6, 4), (3, 6), (7, 6))),
        ("lost 0-2", ((0, 2),)),
        ("the Senate voted 48-52", ((48, 52),)),
        ("a score of 17-24", ((17, 24),)),
        ("three goals to one", ((3, 1),)),
        ("two-nil", ((2, 0),)),
        ("4-1 on aggregate", ((4, 1),)),
        ("rejected by 432 votes to 202", ((432, 202),)),
        ("led 2-0 at half-time", ()),
        ("aged 60-50", ()),
        ("won 12-15 seats", ()),
        ("a loss of 20-10 percent", ()),
        ("a loss of 3-5", ()),
        ("a 3-5 loss at home", ((3, 5),)),
        ("twenty-one", ()),
        ("12 miles to 5", ()),
        ("18 to 31", ()),
        ("18-31", ()),
        ("31 to 18 km", ()),
        ("31-18 percent", ()),
        ("", ()),
    ],
)
def test_the_greater_figure_before_the_less_or_a_word_that_says_so_makes_a_score(
    words: str, told: tuple[tuple[int, int], ...]
) -> None:
    assert score_of(words) == told


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("4-1", "4-1", "agrees"),
        ("4-1", "1-4", "agrees"),
        ("won 4-1", "a 4–1 win", "agrees"),
        ("4-1", "4-2", "conflicts"),
        ("lost 2-0", "lost 3-0", "conflicts"),
        ("won 2-0", "lost 0-2", "agrees"),
        ("three goals to one", "3-1", "agrees"),
        ("drew 0-0", "a score of 0-1", "conflicts"),
        ("4-1", "1-3", "conflicts"),
        ("2-2", "a 3-2 win", "conflicts"),
        ("a vote of 52-48", "52 to 47", "conflicts"),
        ("6-4, 3-6, 7-5", "4-6, 6-3, 5-7", "agrees"),
        ("6-4, 3-6, 7-6 (7-4)", "6-4, 3-6, 7-6", "agrees"),
        ("6-4, 3-6, 7-5", "6-4, 3-6, 6-4", "conflicts"),
        ("2-1", "6-4, 3-6, 7-5", "cannot tell"),
        ("2-1", "58-29", "cannot tell"),
        ("1-0", "2-0", "conflicts"),
        ("4-1", "4 goals", "cannot tell"),
        ("6-2", "188 cm", "cannot tell"),
        ("1-4", "1-3", "agrees"),
        ("beat Holm 2-1", "lost to Holm 2-1", "conflicts"),
        ("beat the Holm Rovers 2-1", "beaten by Holm Rovers 2-1", "conflicts"),
        ("beat Holm 2-1", "lost to Berg 2-1", "agrees"),  # Berg beat those who lost to Berg
        ("beat Holm 2-1", "defeated Holm 2-1", "agrees"),
        ("won 4-1", "lost 4-1", "agrees"),  # told of either side
        ("carried by 9 votes to 6", "defeated by 9 votes to 6", "conflicts"),
        ("approved by 9 votes to 6", "was rejected by 9 votes to 6", "conflicts"),
        ("approved by 9 votes to 6", "adopted by a vote of 9 to 6", "agrees"),
    ],
)
def test_two_scores_are_exact_and_told_from_either_side(one: str, other: str, verdict: str) -> None:
    assert compare_quantities(one, other).verdict == verdict
    assert compare_quantities(other, one).verdict == verdict


@pytest.mark.parametrize(
    ("words", "number", "of"),
    [
        ("first", 1, ""),
        ("the fifth time", 5, "time"),
        ("the 44th president", 44, "president"),
        ("Their forty-fourth win", 44, "win"),
        ("the second-largest city", 2, "largest city"),
        ("No. 3", 3, "no"),
        ("Category 5", 5, "category"),
        ("Apollo 11", 11, "apollo"),
    ],
)
def test_a_place_in_a_row_is_read_with_what_is_counted(words: str, number: int, of: str) -> None:
    assert rank_of(words) == (number, of)


@pytest.mark.parametrize(
    "words",
    ["a third", "the third of six", "two thirds", "Holm 11", "the 5 boats", "44th of 50", ""],
)
def test_a_part_of_a_whole_is_no_place_in_a_row(words: str) -> None:
    assert rank_of(words) is None


@pytest.mark.parametrize(
    ("one", "other", "verdict"),
    [
        ("the 44th president", "the 46th president", "conflicts"),
        ("the 44th president", "44th", "agrees"),
        ("the fifth time", "the 5th time", "agrees"),
        ("the fifth time", "the sixth time", "conflicts"),
        ("the second-largest city", "the third-largest city", "conflicts"),
        ("No. 1", "No. 2", "conflicts"),
        ("No. 1", "1", "agrees"),
        ("third", "2", "conflicts"),
        ("Category 3", "category 5", "conflicts"),
        ("Flight 370", "Apollo 11", "cannot tell"),
        ("the third", "three boats", "cannot tell"),
    ],
)
def test_two_places_in_a_row_are_exact(one: str, other: str, verdict: str) -> None:
    assert compare_quantities(one, other).verdict == verdict
    assert compare_quantities(other, one).verdict == verdict


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The House approved the measure by 210 to 215.", "approved the measure by 210 to 215"),
        ("The House approved the plan 4-5.", "approved the plan 4-5"),
        ("The House voted 27-32 to accept the plan.", "voted 27-32 to accept"),
        ("Sund won 3-2 on Monday.", "won 3-2"),
        ("Sund beat the Bears 3-4.", "beat the Bears 3-4"),
        ("It was a 3-4 win.", "3-4 win"),
        ("The bill passed by 210 to 215.", "passed by 210 to 215"),
        ("Sund were 2-0 up at the break.", "2-0 up"),
        ("Sund led 2-0 at half-time.", "led 2-0 at half-time"),
        ("Sund drew 2-2.", "drew 2-2"),
        ("It was a 2-2 draw.", "2-2 draw"),
    ],
)
def test_what_was_decided_is_found_with_its_score(text: str, told: str) -> None:
    assert [text[span.start : span.end] for span in find_scores(text)] == [told]
