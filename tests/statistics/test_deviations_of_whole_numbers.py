from fractions import Fraction
from itertools import combinations_with_replacement

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.model.sample import Deviation, Sample
from factcheck.statistics.deviations import explain_grimmer, grimmer
from factcheck.statistics.rounding import decimal_of, deviation_of


@pytest.mark.parametrize(
    ("mean", "sd", "n", "items", "is_possible"),
    [
        # Allard 2018 and test-core-and-plot-functions.R of the rsprite2 R package
        ("3.44", "2.47", 18, 1, False),
        ("5.21", "1.6", 28, 1, True),
        # pigs5 of the scrutiny R package (github.com/lhdjung/scrutiny), test-grimmer-map.R
        ("7.22", "5.30", 38, 1, False),
        ("4.74", "6.55", 31, 1, True),
        ("2.57", "2.57", 30, 1, True),
        ("6.77", "2.18", 33, 1, False),
        ("2.68", "2.59", 34, 1, True),
        ("7.01", "6.68", 35, 1, False),
        ("7.38", "3.65", 32, 1, True),
        ("3.14", "5.32", 33, 1, False),
        ("6.89", "4.18", 37, 1, True),
        ("5.00", "2.18", 31, 1, True),
        ("0.24", "6.43", 34, 1, True),
        ("5.23", "2.55", 35, 1, True),  # impossible there; but it is possible over n
        # its vignette, and a case in its source file
        ("7.3", "2.51", 12, 1, False),
        ("2.6", "2.05", 25, 1, False),
        ("10.4", "2.53", 25, 1, True),
        ("1.03", "0.41", 40, 1, False),
        ("5.71", "1.42", 40, 1, False),
        ("5.71", "1.42", 40, 3, True),
        ("3.82", "2.43", 40, 3, True),
        ("5.24", "2.51", 40, 3, True),
        # our own
        ("2.50", "0.53", 10, 1, True),  # five twos and five threes, over n − 1
        ("2.50", "0.50", 10, 1, True),  # and over n
        ("2.50", "0.52", 10, 1, False),
        ("2.50", "0.00", 10, 1, False),
        ("3.00", "0.00", 10, 1, True),
        ("−3.44", "2.47", 18, 1, False),
        ("−3.44", "2.48", 18, 1, True),
        ("3.45", "1.20", 2**70, 1, True),
    ],
)
def test_a_deviation_is_possible_or_not(
    mean: str, sd: str, n: int, items: int, is_possible: bool
) -> None:
    assert grimmer(mean, sd, n, items) is is_possible


@pytest.mark.parametrize(
    ("rounding", "is_possible"),
    [
        ("half-up", True),
        ("half-even", True),
        ("truncation", True),
    ],
)
def test_the_ways_of_rounding_are_those_of_grim(rounding: str, is_possible: bool) -> None:
    assert grimmer("2.5", "0.527", 10, rounding=rounding) is is_possible  # it is 0.52704…


@pytest.mark.parametrize(
    ("mean", "sd", "n", "items", "verdict", "explanation"),
    [
        (
            "3.44",
            "2.47",
            18,
            1,
            Verdict.CONFLICTS,
            "With mean 3.44 and n = 18, the SD of whole numbers can be 2.45 or 2.48, not 2.47; "
            "dividing by n gives no 2.47 either.",
        ),
        (
            "2.50",
            "0.30",
            10,
            1,
            Verdict.CONFLICTS,
            "With mean 2.50 and n = 10, the SD of whole numbers is at least 0.53, not 0.30; "
            "dividing by n gives no 0.30 either.",
        ),
        (
            "2.5",
            "0.01",
            4,
            2,
            Verdict.CONFLICTS,
            "With mean 2.5, n = 4 and 2 items, the SD of whole numbers can be 0.00 or 0.41, "
            "not 0.01; dividing by n gives no 0.01 either.",
        ),
        (
            "3.46",
            "1.10",
            28,
            1,
            Verdict.AGREES,
            "With mean 3.46 and n = 28, SD 1.10 is possible: "
            "a total of 97, and squares that add up to 369.",
        ),
        (
            "3.45",
            "1.20",
            280,
            1,
            Verdict.CANNOT_TELL,
            "With mean 3.45 and n = 280, every SD near 1.20 with that many digits is possible.",
        ),
        (
            "3.45",
            "1.20",
            10**7,
            1,
            Verdict.CANNOT_TELL,
            "With mean 3.45 and n = 10000000, there are too many totals to try.",
        ),
        (
            "3.45",
            "1.20",
            28,
            1,
            Verdict.CONFLICTS,
            "3.45 with n = 28: 97/28 = 3.46 and 96/28 = 3.43, "
            "so no 28 whole numbers have this mean.",
        ),
    ],
)
def test_an_editor_reads_why(
    mean: str, sd: str, n: int, items: int, verdict: Verdict, explanation: str
) -> None:
    answer = explain_grimmer(mean, sd, n, items)
    assert (answer.verdict, answer.explanation) == (verdict, explanation)


def test_the_working_gives_the_sums_of_the_nearest_deviations() -> None:
    answer = explain_grimmer("3.44", "2.47", 18)
    assert answer.suggestions == ("2.45", "2.48")
    assert answer.working == (
        "total 62, squares 316: SD 2.45",
        "total 62, squares 318: SD 2.48",
    )


@pytest.mark.parametrize(
    ("mean", "sd", "n", "items", "message"),
    [
        ("3.44", "2.47", 1, 1, "n is 1; it must be a whole number, 2 or more"),
        ("3.44", "2.47", True, 1, "n is True; it must be a whole number, 2 or more"),
        ("3.44", "2.47", 18, 0, "items is 0; it must be a whole number, 1 or more"),
        ("3.44", "-2.47", 18, 1, "a standard deviation is never negative: -2.47"),
        ("3.44", "wide", 18, 1, '“wide” is not a decimal number such as "3.45"'),
        ("high", "2.47", 18, 1, '“high” is not a decimal number such as "3.45"'),
    ],
)
def test_what_makes_no_sense_is_refused(
    mean: str, sd: str, n: int, items: int, message: str
) -> None:
    with pytest.raises(ValueError) as refused:  # noqa: PT011 - the whole message is asserted
        grimmer(mean, sd, n, items)
    assert str(refused.value) == message


@pytest.mark.parametrize("items", [1, 2])
@pytest.mark.parametrize("n", [2, 3, 4, 5])
def test_every_deviation_of_small_samples_is_possible(n: int, items: int) -> None:
    for scores in combinations_with_replacement(range(6), n):
        assert all(grimmer(*written, n, items) for written in printed(scores, items, 2, 2))


SAMPLES = st.lists(st.integers(-9, 9), min_size=2, max_size=60)
DIGITS = st.integers(0, 4)


@given(SAMPLES, st.integers(1, 5), DIGITS, DIGITS)
def test_a_deviation_that_occurs_is_possible(
    scores: list[int], items: int, mean_digits: int, digits: int
) -> None:
    for mean, sd in printed(tuple(scores), items, mean_digits, digits):
        assert grimmer(mean, sd, len(scores), items)


@given(st.integers(2, 12), st.integers(0, 70), st.integers(0, 400))
def test_possible_is_what_trying_every_sum_of_squares_says(n: int, tenths: int, sd: int) -> None:
    mean, deviation = Fraction(tenths, 10), Fraction(sd, 100)
    low, high = max(deviation - Fraction(1, 200), Fraction(0)), deviation + Fraction(1, 200)
    tried = any(
        low**2 <= Fraction(n * squares - total**2, n * divisor) <= high**2
        for total in range(-1, 8 * n)
        if abs(Fraction(total, n) - mean) <= Fraction(1, 20)
        for squares in range(total % 2, 8 * 8 * n + 20 * n, 2)
        if n * squares >= total**2 + (total % n) * (n - total % n)
        for divisor in (n - 1, n)
    )
    assert grimmer(f"{tenths / 10:.1f}", f"{sd / 100:.2f}", n) is tried


def printed(
    scores: tuple[int, ...], items: int, mean_digits: int, digits: int
) -> list[tuple[str, str]]:
    """The mean and the deviations, over n − 1 and over n, as a paper prints them."""
    n, total, squares = len(scores), sum(scores), sum(score**2 for score in scores)
    mean = decimal_of(Fraction(total, n * items), mean_digits)
    spread = Fraction(n * squares - total**2, n * items**2)
    return [(mean, deviation_of(spread / divisor, digits)) for divisor in (n - 1, n)]


@pytest.mark.parametrize(
    "sample",
    [
        Sample("3.45", 28, sd="1.20"),  # the mean is impossible, and told
        Sample("3.44", 18, sd="2.47", values="measured"),
        Sample("0.19", 1683, sd="0.35", values="0 or 1"),  # DEBIT's
        Sample("3.44", 18),
    ],
)
def test_one_defect_of_a_sample_is_told_once(sample: Sample) -> None:
    assert sample.deviation is None


def test_a_deviation_is_that_of_the_mean_as_printed() -> None:
    assert Deviation(Sample("M = 3.44", 18, sd="2.47")).conflicts


def test_a_deviation_that_is_no_number_cannot_be_told() -> None:
    answer = Deviation(Sample("3.44", 18, sd="about 2")).comparison
    assert (answer.verdict, answer.explanation) == (
        Verdict.CANNOT_TELL,
        '“about 2”: “about 2” is not a decimal number such as "3.45"',
    )
