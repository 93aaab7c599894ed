from fractions import Fraction

import mpmath  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.statistics.distributions import tail_probability

DEGREES = st.integers(1, 300).map(Fraction)
VALUES = st.fractions(Fraction(1, 1000), 50, max_denominator=1000)


def number(value: Fraction) -> mpmath.mpf:
    return mpmath.mpf(value.numerator) / value.denominator


@given(VALUES, DEGREES, DEGREES)
def test_f_is_the_incomplete_beta_function_of_the_library(
    value: Fraction, first: Fraction, second: Fraction
) -> None:
    upto = number(second / (second + first * value))
    known = mpmath.betainc(number(second / 2), number(first / 2), 0, upto, regularized=True)
    assert tail_probability("F", value, (first, second)) == pytest.approx(float(known), rel=1e-11)


@pytest.mark.parametrize(("value", "df"), [(5_000_000, (40, 120)), (3, (40, 900)), (900, (1, 8))])
def test_f_is_exact_where_floats_are_too_small_or_too_few(value: int, df: tuple[int, int]) -> None:
    first, second = map(Fraction, df)
    upto = number(second / (second + first * value))
    with mpmath.workdps(30):
        known = mpmath.betainc(number(second / 2), number(first / 2), 0, upto, regularized=True)
    found = tail_probability("F", Fraction(value), (first, second))
    assert found == pytest.approx(float(known), rel=1e-12)


@given(VALUES, DEGREES, DEGREES)
def test_the_two_tails_of_f_make_one(value: Fraction, first: Fraction, second: Fraction) -> None:
    upper = tail_probability("F", value, (first, second))
    lower = tail_probability("F", 1 / value, (second, first))
    assert upper + lower == pytest.approx(1)


@given(VALUES, DEGREES)
def test_t_squared_is_f_with_one_degree(value: Fraction, df: Fraction) -> None:
    squared = tail_probability("F", value * value, (Fraction(1), df))
    assert tail_probability("t", value, (df,)) == pytest.approx(squared)


@given(VALUES)
def test_z_squared_is_chi_squared_with_one_degree(value: Fraction) -> None:
    squared = tail_probability("chi2", value * value, (Fraction(1),))
    assert tail_probability("z", value, ()) == pytest.approx(squared)


def test_t_with_a_billion_degrees_is_z() -> None:
    value = Fraction("1.96")
    z = tail_probability("z", value, ())
    assert tail_probability("t", value, (Fraction(10**9),)) == pytest.approx(z, rel=1e-7)


@pytest.mark.parametrize(
    ("kind", "df", "reason"),
    [
        ("t", (0,), "there are no degrees of freedom"),
        ("F", (2, 10**10), "the degrees of freedom are too large to compute with"),
        ("chi2", (10**7,), "the degrees of freedom are too large to compute with"),
    ],
)
def test_impossible_degrees_of_freedom_are_refused(
    kind: str, df: tuple[int, ...], reason: str
) -> None:
    with pytest.raises(ValueError, match=reason):
        tail_probability(kind, Fraction(2), tuple(map(Fraction, df)))
