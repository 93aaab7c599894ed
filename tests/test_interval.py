from contextlib import suppress
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.interval import Interval

numbers = st.fractions(min_value=-50, max_value=50, max_denominator=8)


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    low, high = sorted((draw(numbers), draw(numbers)))
    is_open = low < high
    ends = draw(st.sampled_from([None, low])), draw(st.sampled_from([None, high]))
    opens = (is_open and end is not None and draw(st.booleans()) for end in ends)
    return Interval(*ends, *opens)


def inside(interval: Interval, share: Fraction) -> Fraction:
    """A value of the interval; an end's neighbourhood where it has no end."""
    low = interval.low if interval.low is not None else (interval.high or Fraction(0)) - 100
    high = interval.high if interval.high is not None else low + 200
    return low + (high - low) * share


shares = st.fractions(min_value=Fraction(1, 9), max_value=Fraction(8, 9), max_denominator=9)


@given(intervals(), intervals(), shares, shares)
def test_a_result_contains_the_result_of_any_two_members(
    one: Interval, other: Interval, first: Fraction, second: Fraction
) -> None:
    a, b = inside(one, first), inside(other, second)
    assume(a in one and b in other)
    assert a + b in one + other
    assert a - b in one - other
    assert a * b in one * other
    assert a in one.hull(other)
    assert abs(a) in abs(one)


@st.composite
def divisors(draw: st.DrawFn) -> Interval:
    """An interval on one side of zero, which may end there openly."""
    low = draw(st.fractions(min_value=0, max_value=20, max_denominator=8))
    width = draw(st.fractions(min_value=Fraction(1, 8), max_value=20, max_denominator=8))
    high = draw(st.sampled_from([None, low + width]))
    interval = Interval(low, high, low_open=low == 0 or draw(st.booleans()))
    return interval if draw(st.booleans()) else -interval


@given(intervals(), divisors(), shares, shares)
def test_a_quotient_contains_the_quotient_of_any_two_members(
    one: Interval, other: Interval, first: Fraction, second: Fraction
) -> None:
    a, b = inside(one, first), inside(other, second)
    assume(a in one and b in other)
    assert a / b in one / other


@given(intervals(), intervals())
def test_intervals_meet_or_one_is_before_the_other(one: Interval, other: Interval) -> None:
    assert one.meets(other) == other.meets(one)
    assert one.meets(other) != (one.is_before(other) or other.is_before(one))


@given(numbers, numbers)
def test_a_point_holds_only_itself(value: Fraction, other: Fraction) -> None:
    assert (other in Interval.point(value)) == (value == other)


@given(numbers, st.fractions(min_value=0, max_value=5, max_denominator=8))
def test_an_interval_around_a_value_contains_it(value: Fraction, margin: Fraction) -> None:
    assert value in Interval.around(value, margin)


def test_open_ends_that_touch_do_not_meet() -> None:
    below = Interval(Fraction(0), Fraction(1), high_open=True)
    above = Interval(Fraction(1), Fraction(2))
    assert below.is_before(above)
    assert not below.meets(above)


def test_dividing_by_what_may_be_zero_is_refused() -> None:
    with pytest.raises(ZeroDivisionError, match="the divisor may be zero"):
        Interval.point(1) / Interval.around(0, 1)


def test_an_empty_interval_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="an interval from 2 down to 1 holds nothing"):
        Interval(Fraction(2), Fraction(1))


@given(intervals(), numbers, numbers)
def test_scaling_multiplies_and_moves_every_value(
    one: Interval, factor: Fraction, offset: Fraction
) -> None:
    assert one.scaled(factor, offset) == one * Interval.point(factor) + Interval.point(offset)


POINTS = [Fraction(quarter, 4) for quarter in range(-12, 13)]


def small_intervals() -> list[Interval]:
    """Every interval between whole numbers from -1 to 1, open and closed, with ends and without."""
    found = []
    ends = [None, *map(Fraction, range(-1, 2))]
    for low, high, *are_open in product(ends, ends, (False, True), (False, True)):
        with suppress(ValueError):  # where nothing lies between them
            found.append(Interval(low, high, *are_open))
    return [one for one in found if any(point in one for point in POINTS)]


def test_a_hull_holds_what_lies_in_one_or_between_both_and_nothing_else() -> None:
    for one, other in product(small_intervals(), repeat=2):
        hull = one.hull(other)
        held = [point for point in POINTS if point in one or point in other]
        assert [point for point in POINTS if point in hull] == [
            point for point in POINTS if min(held) <= point <= max(held)
        ]


def test_two_intervals_meet_where_a_value_lies_in_both() -> None:
    for one, other in product(small_intervals(), repeat=2):
        assert one.meets(other) is any(point in one and point in other for point in POINTS)


def points_in(interval: Interval | None) -> set[Fraction]:
    return {point for point in POINTS if interval is not None and point in interval}


@pytest.mark.parametrize("one", small_intervals(), ids=repr)
def test_small_intervals_hold_the_values_that_they_should(one: Interval) -> None:
    for other in small_intervals():
        both = one.overlap(other)
        assert points_in(both) == points_in(one) & points_in(other)
        assert (both is not None) is one.meets(other)
    whole = {point for point in points_in(one) if point.denominator == 1}
    assert {n for n in points_in(one.whole()) if n.denominator == 1} == whole
    assert points_in(abs(one)) == {abs(point) for point in points_in(one)}
