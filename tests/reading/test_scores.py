"""Two figures of two sides are told from a range, and compare as what they are."""

import pytest

from factcheck import compare_quantities
from factcheck.reading.scores import score_of


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
    ],
)
def test_two_scores_are_exact_and_told_from_either_side(one: str, other: str, verdict: str) -> None:
    assert compare_quantities(one, other).verdict == verdict
