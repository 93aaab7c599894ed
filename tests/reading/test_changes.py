"""Words of change: which way they say that something went."""

import pytest

from factcheck import read
from factcheck.reading.figures.changes import (
    is_more_by,
    is_told_as_more,
    leads_to_part,
    side_of_zero,
    ways_told,
)
from factcheck.reading.figures.comparing import compare_quantities


@pytest.mark.parametrize(
    ("words", "ways"),
    [
        ("fell to 40", {-1}),
        ("an increase of 12 percent", {1}),
        ("rose by 5 and fell by 3", {1, -1}),
        ("5 percent fewer than in May", {-1}),
        ("a change of 4 percent", set()),
        ("up to 5 percent", set()),
        ("less than $5", set()),
        ("makes up 5 percent", set()),
    ],
)
def test_words_of_a_change_tell_which_way_it_went_and_bounds_tell_none(
    words: str, ways: set[int]
) -> None:
    assert ways_told(words) == ways


@pytest.mark.parametrize("words", ["three times more", "four times larger", "5 times higher"])
def test_times_before_more_may_be_of_what_came_on_top(words: str) -> None:
    assert is_told_as_more(words)


@pytest.mark.parametrize("words", ["three times as many", "more at times", "5 percent more"])
def test_times_without_more_behind_are_of_what_was(words: str) -> None:
    assert not is_told_as_more(words)


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("10 percent more", True),
        ("+10", True),
        ("nearly 3 km longer", True),
        ("more than 10 percent", False),
        ("10", False),
    ],
)
def test_a_figure_before_more_or_behind_a_plus_is_a_difference(words: str, is_told: bool) -> None:
    assert is_more_by(words) is is_told


@pytest.mark.parametrize(
    ("words", "side"),
    [
        ("a loss of $5m", -1),
        ("a surplus of 5 percent", 1),
        ("a profit after a loss", 0),
        ("sales of $5m", 0),
    ],
)
def test_an_amount_is_below_nought_as_a_loss_and_above_as_a_profit(words: str, side: int) -> None:
    assert side_of_zero(words) == side


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5 percent higher", "5 percent lower"),
        ("200 more jobs", "200 fewer jobs"),
        ("5 percent above average", "5 percent below average"),
        ("10 points ahead", "10 points behind"),
        ("a loss of $3 million", "a profit of $3 million"),
        ("a $3 million deficit", "a $3 million surplus"),
        ("lost $3 million", "earned $3 million"),
    ],
)
def test_figures_told_the_other_way_round_conflict(one: str, other: str) -> None:
    assert compare_quantities(one, other).conflicts
    assert compare_quantities(other, one).conflicts


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("rose 5 percent", "5 percent higher"),
        ("rose to 5 percent", "fell to 5 percent"),
        ("5 percent higher than in May", "5 percent lower than in June"),
        ("200 or more", "200 or fewer"),
        ("five minutes slower", "five minutes longer"),
        ("52 percent ahead of the vote", "52 percent behind the plan"),
        ("200 jobs", "200 fewer jobs"),
    ],
)
def test_figures_told_the_same_way_or_of_levels_agree(one: str, other: str) -> None:
    assert compare_quantities(one, other).fits


@pytest.mark.parametrize(
    ("words", "is_told"),
    [("fell to a quarter", True), ("up to a quarter", False), ("close to a quarter", False)],
)
def test_what_something_fell_to_is_what_is_left(words: str, is_told: bool) -> None:
    assert leads_to_part(words) is is_told


@pytest.mark.parametrize(
    ("text", "is_difference"),
    [
        ("The drive to limit global heating to 1.5C goes on.", True),
        ("The average temperature was 85F.", False),
        ("Average High Temperature: 85F.", None),
    ],
)
def test_degrees_are_a_difference_or_a_level_as_the_words_before_tell(
    text: str, is_difference: bool | None
) -> None:
    (figure,) = (one for one in read(text) if one.kind == "figure")
    assert figure.value.readings[0].is_difference is is_difference
