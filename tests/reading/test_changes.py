"""Words of change: which way they say that something went."""

import pytest

from factcheck.reading.changes import ways_told


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
