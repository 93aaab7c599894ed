"""The year that a text tells of."""

import pytest

from factcheck.text import year_before

TEXT = "In 1933 work began. It cost 1,937 dollars and $1950, and took 2000km of wire. It opened."


@pytest.mark.parametrize(
    ("words", "year"),
    [("In", None), ("work began", 1933), ("It opened", 1933)],
    ids=["none before", "the last before", "no year in figures of other kinds"],
)
def test_the_last_year_named_before_a_place(words: str, year: int | None) -> None:
    assert year_before(TEXT, TEXT.index(words)) == year
