from fractions import Fraction
from math import isqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.statistics.deviations import debit, explain_debit


@pytest.mark.parametrize(
    ("mean", "sd", "n", "rounding", "is_possible"),
    [
        # pigs3 of the scrutiny R package (github.com/lhdjung/scrutiny), ?debit_map
        ("0.53", "0.50", 1683, "half-up-or-down", True),
        ("0.44", "0.50", 1683, "half-up-or-down", True),
        ("0.77", "0.42", 1683, "half-up-or-down", True),
        ("0.19", "0.35", 1683, "half-up-or-down", False),
        ("0.34", "0.47", 1683, "half-up-or-down", True),
        ("0.93", "0.25", 1683, "half-up-or-down", True),
        ("0.12", "0.33", 1683, "half-up-or-down", True),
        # its ?debit and test-debit.R, where the formula is exact
        ("0.36", "0.11", 20, "half-up-or-down", False),
        ("0.00", "0.00", 50, "half-up-or-down", True),
        ("1.00", "0.00", 50, "half-up-or-down", True),
        ("0.000", "0.000", 5, "half-up-or-down", True),
        ("0.00", "0.50", 50, "half-up-or-down", False),
        ("1.00", "0.50", 50, "half-up-or-down", False),
        ("0.50", "0.503", 100, "half-up-or-down", True),
        ("0.05", "0.21", 20, "half-up-or-down", False),
        ("0.05", "0.22", 20, "half-up-or-down", True),
        ("0.33", "0.4", 9, "truncation", False),
        ("0.33", "0.5", 9, "truncation", True),
    ],
)
def test_a_deviation_goes_with_its_mean_or_not(
    mean: str, sd: str, n: int, rounding: str, is_possible: bool
) -> None:
    assert debit(mean, sd, n, rounding) is is_possible


@pytest.mark.parametrize(
    ("mean", "sd", "n", "verdict", "explanation"),
    [
        (
            "0.19",
            "0.35",
            1683,
            Verdict.CONFLICTS,
            "With mean 0.19 and n = 1683, the SD of zeros and ones "
            "lies between 0.389 and 0.396, not 0.35.",
        ),
        (
            "0.05",
            "0.21",
            20,
            Verdict.CONFLICTS,
            "With mean 0.05 and n = 20, the SD of zeros and ones is 0.224, not 0.21.",
        ),
        ("0.36", "0.11", 20, Verdict.CONFLICTS, "No 20 zeros and ones have the mean 0.36."),
        (
            "0.50",
            "0.503",
            100,
            Verdict.AGREES,
            "Mean 0.50 and SD 0.503 with n = 100 are possible: 50 ones and 50 zeros.",
        ),
    ],
)
def test_an_editor_reads_why(
    mean: str, sd: str, n: int, verdict: Verdict, explanation: str
) -> None:
    answer = explain_debit(mean, sd, n)
    assert (answer.verdict, answer.explanation) == (verdict, explanation)


@pytest.mark.parametrize(
    ("mean", "sd", "n", "message"),
    [
        ("1.5", "0.5", 100, "the mean of zeros and ones is between 0 and 1, not 1.5"),
        ("0.5", "-0.5", 100, "a standard deviation is never negative: -0.5"),
        ("0.5", "0.5", 1, "n is 1; it must be a whole number, 2 or more"),
        ("0.5", "0.5", 10**400, "n is more than can be counted"),
        ("half", "0.5", 10, '“half” is not a decimal number such as "3.45"'),
    ],
)
def test_what_makes_no_sense_is_refused(mean: str, sd: str, n: int, message: str) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is asserted
        debit(mean, sd, n)
    assert str(refused.value) == message


@given(st.integers(2, 10**12).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_real_zeros_and_ones_are_possible(sample: tuple[int, int]) -> None:
    ones, n = sample
    mean, sd = rounded(Fraction(ones, n), 3), rooted(Fraction(ones * (n - ones), n * (n - 1)), 3)
    assert debit(mean, sd, n)


@given(st.integers(0, 20), st.integers(0, 12), st.integers(2, 30))
def test_possible_is_what_trying_every_number_of_ones_says(mean: int, sd: int, n: int) -> None:
    tried = any(
        abs(Fraction(ones, n) - Fraction(mean, 20)) <= Fraction(1, 200)
        and Fraction(max(2 * 5 * sd - 1, 0), 200) ** 2
        <= Fraction(ones * (n - ones), n * (n - 1))
        <= Fraction(2 * 5 * sd + 1, 200) ** 2
        for ones in range(n + 1)
    )
    assert debit(f"{mean * 0.05:.2f}", f"{sd * 0.05:.2f}", n) is tried


def rounded(value: Fraction, digits: int) -> str:
    units = int(value * 10**digits + Fraction(1, 2))
    return f"{units / 10**digits:.{digits}f}"


def rooted(square: Fraction, digits: int) -> str:
    """The root to the nearest digit: that of the square times 10^2k is within one of it."""
    scaled = square * 10 ** (2 * digits)
    near = isqrt(int(scaled))
    units = near + (scaled > (near + Fraction(1, 2)) ** 2)
    return f"{units / 10**digits:.{digits}f}"
