"""The country whose English a source is written in settles what its words leave open."""

from __future__ import annotations

import pytest

from factcheck import Claim, Document, Place, compare_restatement
from factcheck.model import Written

HERE = Place("claims/a.yaml", 1, 1)


def _claim(locale: str, **keys: str) -> Claim:
    told = {"published": "2024-06-01", "locale": locale} if locale else {"published": "2024-06-01"}
    written = {key: Written(words, HERE) for key, words in told.items()}
    document = Document("a", HERE, written=written)
    claimed = {key: Written(words, HERE) for key, words in keys.items()}
    return Claim("x", document, HERE, written=claimed)


@pytest.mark.parametrize(
    ("locale", "days"),
    [
        ("", ["4 March 2024", "3 April 2024"]),
        ("en-GB", ["3 April 2024"]),
        ("en-US", ["4 March 2024"]),
    ],
)
def test_a_date_in_figures_is_read_as_the_country_writes_it(locale: str, days: list[str]) -> None:
    date = _claim(locale, date="3/4/2024").date
    assert date is not None
    assert [str(reading.period) for reading in date.readings] == days


@pytest.mark.parametrize(
    ("locale", "liters", "conflicts"),
    [
        ("", 38, False),
        ("", 45, False),
        ("en-GB", 38, True),
        ("en-US", 38, False),
        ("en-GB", 45, False),
        ("en-US", 45, True),
    ],
)
def test_a_gallon_is_that_of_the_country(locale: str, liters: int, conflicts: bool) -> None:
    claim = _claim(locale, quantity="10 gallons", restated=f"{liters} liters")
    assert claim.quantity is not None
    assert claim.restated is not None
    assert compare_restatement(claim.quantity, claim.restated).conflicts is conflicts
