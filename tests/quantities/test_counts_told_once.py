"""A count beside another count of a differently named thing is told as written, and once."""

import pytest

from factcheck.reading.figures.comparing import compare_quantities


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("79", "86 passengers", "79 and 86 passengers cannot both be right."),
        ("900 km", "300 miles", "900 km and 300 miles (483 km) cannot both be right."),
    ],
)
def test_only_another_unit_is_converted(one: str, other: str, told: str) -> None:
    assert compare_quantities(one, other).explanation == told
