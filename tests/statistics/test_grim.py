import csv
from decimal import ROUND_DOWN, ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from fractions import Fraction
from pathlib import Path
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.statistics.grim import explain_grim, grim

# The examples of Brown and Heathers (2017) and of the scrutiny R package
# (github.com/lhdjung/scrutiny), and our own for the ways of rounding that it computes with
# a little dust. "possible" and "impossible" list means as written.
ROWS = list(csv.DictReader(Path(__file__).with_name("grim.csv").read_text("utf-8").splitlines()))
CASES = [
    (mean, row, answer == "possible")
    for row in ROWS
    for answer in ("possible", "impossible")
    for mean in row[answer].split()
]


@pytest.mark.parametrize(("mean", "row", "is_possible"), CASES)
def test_a_mean_is_possible_or_not(mean: str, row: dict[str, str], is_possible: bool) -> None:
    percent = row["percent"] == "yes"
    answer = grim(mean, int(row["n"]), int(row["items"]), percent, row["rounding"])
    assert answer is is_possible, row["source"]


@pytest.mark.parametrize("mean", ["-3.46", "−3.46", "3.46", "+3.46", "3·46", "1,003.46", ".46"])
def test_means_are_read_as_written(mean: str) -> None:
    assert grim(mean, 28)


def test_a_percent_sign_makes_a_percentage() -> None:
    assert grim("67.3%", 150)
    assert not grim("67.4%", 150)
    assert grim("67.4", 150)  # a mean, of 150 whole numbers


@pytest.mark.parametrize(
    ("mean", "n", "items", "rounding", "message"),
    [
        ("3.45", 0, 1, "half-up", "n is 0; it must be a whole number, 1 or more"),
        ("3.45", True, 1, "half-up", "n is True; it must be a whole number, 1 or more"),
        ("3.45", 28, -1, "half-up", "items is -1; it must be a whole number, 1 or more"),
        ("about 3", 28, 1, "half-up", '“about 3” is not a decimal number such as "3.45"'),
        (
            cast("str", 3.45),
            28,
            1,
            "half-up",
            '3.45 is no text; a figure is given as written, such as "3.45"',
        ),
        ("", 28, 1, "half-up", '“” is not a decimal number such as "3.45"'),
        ("1e999999", 28, 1, "half-up", '“1e999999” is not a decimal number such as "3.45"'),
        (
            "3.45",
            28,
            1,
            "upwards",
            "“upwards” is no way of rounding; there are half-up, half-even, half-up-or-down, "
            "truncation",
        ),
    ],
)
def test_what_makes_no_sense_is_refused(
    mean: str, n: int, items: int, rounding: str, message: str
) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is asserted
        grim(mean, n, items, rounding=rounding)
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("mean", "n", "items", "percent", "verdict", "explanation", "suggestions"),
    [
        (
            "3.45",
            28,
            1,
            False,
            Verdict.CONFLICTS,
            "3.45 with n = 28: 97/28 = 3.46 and 96/28 = 3.43, "
            "so no 28 whole numbers have this mean.",
            ("3.43", "3.46"),
        ),
        (
            "67.4",
            150,
            1,
            True,
            Verdict.CONFLICTS,
            "67.4 % with n = 150: 102/150 = 68.0 % and 101/150 = 67.3 %, "
            "so no whole number out of 150 comes to 67.4 %.",
            ("67.3", "68.0"),
        ),
        (
            "1.59",
            30,
            2,
            False,
            Verdict.CONFLICTS,
            "1.59 with n = 30 and 2 items: 96/60 = 1.60 and 95/60 = 1.58, "
            "so no 60 whole numbers have this mean.",
            ("1.58", "1.60"),
        ),
        ("3.46", 28, 1, False, Verdict.AGREES, "3.46 with n = 28 is possible: 97/28 = 3.46.", ()),
        (
            "3.45",
            280,
            1,
            False,
            Verdict.CANNOT_TELL,
            "With n = 280, every figure with that many digits is possible.",
            (),
        ),
    ],
)
def test_an_editor_reads_why(
    mean: str,
    n: int,
    items: int,
    percent: bool,
    verdict: Verdict,
    explanation: str,
    suggestions: tuple[str, ...],
) -> None:
    answer = explain_grim(mean, n, items, percent)
    assert (answer.verdict, answer.explanation, answer.suggestions) == (
        verdict,
        explanation,
        suggestions,
    )


WAYS = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN, "truncation": ROUND_DOWN}


@given(
    st.lists(st.integers(-9, 9), min_size=1, max_size=64),
    st.integers(0, 4),
    st.sampled_from(sorted(WAYS)),
)
def test_a_mean_of_whole_numbers_is_possible_however_rounded(
    values: list[int], digits: int, rounding: str
) -> None:
    mean = Fraction(sum(values), len(values))
    written = str(rounded(mean, digits, WAYS[rounding]))
    assert grim(written, len(values), rounding=rounding)
    assert grim(written, len(values)) or rounding == "truncation"


@given(st.integers(0, 40), st.integers(1, 30), st.integers(0, 3))
def test_possible_is_what_trying_every_sum_says(units: int, n: int, digits: int) -> None:
    mean = Fraction(units, 10**digits)
    half = Fraction(1, 2 * 10**digits)
    tried = any(abs(Fraction(total, n) - mean) <= half for total in range(41 * n))
    assert grim(f"{float(mean):.{digits}f}", n) is tried


def rounded(value: Fraction, digits: int, way: str) -> Decimal:
    exact = Decimal(value.numerator) / Decimal(value.denominator)  # 28 digits, n at most 64
    return exact.quantize(Decimal(1).scaleb(-digits), way)


def test_what_is_cut_off_is_not_rounded_up() -> None:
    assert grim("0.66", 3, rounding="truncation")
    assert not grim("0.67", 3, rounding="truncation")
