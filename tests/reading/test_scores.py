"""Two figures of two sides are told from a range."""

import pytest

from factcheck.reading.scores import is_score


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("31 to 18", True),
        ("voted 31 to 18", True),
        ("voted 18-18", True),
        ("18 to 18", False),
        ("18 to 31", False),
        ("31-18", False),
        ("31 to 18 km", False),
        ("", False),
    ],
)
def test_only_the_greater_figure_before_the_less_or_a_verb_makes_a_score(
    words: str, told: bool
) -> None:
    assert is_score(words) is told
