"""A value that a range leaves, and how a product of two units is shown."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.consistency.arithmetic import _product_unit
from factcheck.consistency.propagation import _settled
from factcheck.consistency.ranges import width
from factcheck.consistency.values import PLAIN, DisplayUnit
from factcheck.interval import Interval

TWO, FOUR, NINE = Fraction(2), Fraction(4), Fraction(9)
CLOSED = Interval(TWO, FOUR)
OPEN = Interval(TWO, FOUR, low_open=True, high_open=True)


@pytest.mark.parametrize(
    ("left", "likely", "settled"),
    [
        ((CLOSED,), 3, 3),
        ((CLOSED,), 7, 4),
        ((CLOSED,), 1, 2),
        ((CLOSED,), None, 2),
        ((OPEN,), 7, 3),
        ((OPEN,), 1, 3),
        ((OPEN,), 2, 3),
        ((Interval(None, TWO, high_open=True),), 7, 1),
        ((Interval(FOUR, None, low_open=True),), 1, 5),
        ((Interval(None, None),), None, 0),
        ((CLOSED, Interval(NINE, NINE)), 6, 4),
        ((CLOSED, Interval(NINE, NINE)), 7, 9),
        ((Interval(NINE, None, low_open=True), CLOSED), 5, 4),
        ((Interval(None, TWO), Interval(NINE, NINE)), 3, 1),
    ],
)
def test_a_value_in_a_range_is_the_likely_one_or_one_next_to_it(
    left: tuple[Interval, ...], likely: int | None, settled: int
) -> None:
    found = _settled(left, None if likely is None else Fraction(likely))
    assert found == settled
    assert any(found in part for part in left)


def test_what_is_open_at_an_end_has_no_width() -> None:
    assert width((CLOSED, Interval(NINE, NINE))) == 7
    for low, high in ((TWO, None), (None, TWO), (None, None)):
        assert width((Interval(low, high),)) is None


def test_a_product_and_a_quotient_are_shown_in_their_units() -> None:
    km, hour = DisplayUnit("km", Fraction(1000)), DisplayUnit("h", Fraction(3600))
    assert _product_unit("*", km, hour) == DisplayUnit("km·h", Fraction(3_600_000))
    assert _product_unit("/", km, hour) == DisplayUnit("km/h", Fraction(5, 18))
    assert _product_unit("/", PLAIN, hour) == DisplayUnit("1/h", Fraction(1, 3600))
    assert _product_unit("*", PLAIN, hour) == _product_unit("*", hour, PLAIN) == hour
    assert _product_unit("/", km, PLAIN) == km
    assert _product_unit("/", km, km) == PLAIN
