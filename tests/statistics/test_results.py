import csv
from fractions import Fraction
from pathlib import Path

import pytest

from factcheck.statistics.results import find_results

READABLE = list(
    csv.DictReader(Path(__file__).with_name("readable.csv").read_text("utf-8").splitlines())
)


@pytest.mark.parametrize("row", READABLE, ids=lambda row: row["words"])
def test_results_are_read_as_papers_print_them(row: dict[str, str]) -> None:
    (result,) = find_results(row["words"])
    assert result.kind == row["kind"]
    assert result.df == tuple(map(Fraction, row["df"].split()))
    assert result.value.value == Fraction(row["value"])
    assert (result.comparison, result.p_comparison) == (row["comparison"], row["p_comparison"])


@pytest.mark.parametrize(
    "words",
    [
        "t(2,28) = 2.20, p = .03",  # t has one number of degrees of freedom
        "z(28) = 2.20, p = .03",  # z has none
        "q(2) = 2.2, p = .03",  # another statistic
        "Qs(2) = 2.2, p = .03",
        "Qb(2, N = 187) = 2.20, p = .03",
        "QError(16) = .26, p = .10",
        "t(28) = 2,20, p = .03",  # a comma for the point
        "t(28) = 2.20, p = 0,036",
        "t1 = 2.20, p = .036",  # the first of several, for all we know
        "r12 = .42, p = .021",  # the first variable with the second
        "χ212 = 21.03, P = .05",  # 12 degrees of freedom, or 21
        "d_z = 0.42, p = .036",  # an effect size
        "z = 2.20, rs(28) = .42, p = .021",  # p belongs to what stands before it
        "t(1,204) = 2.20, p = .028",  # 1,204, or two numbers
        "t(28) = 2.20",
        "p = .03",
    ],
)
def test_what_only_looks_like_a_result_is_none(words: str) -> None:
    assert find_results(words) == ()


@pytest.mark.parametrize(
    ("words", "value", "digits"),
    [(".03", Fraction(3, 100), 2), (".5e-3", Fraction(1, 2000), 4), ("1", Fraction(1), 0)],
)
def test_a_p_value_keeps_its_precision(words: str, value: Fraction, digits: int) -> None:
    (result,) = find_results(f"t(28) = 2.20, p = {words}")
    assert result.p is not None
    assert (result.p.value, result.p.digits) == (value, digits)


def test_a_result_knows_its_two_halves() -> None:
    (result,) = find_results("As expected, F(2,25) = 11.37, MSE = 236.43, p < .01.")
    assert (result.test, result.reported) == ("F(2,25) = 11.37, MSE = 236.43", "p < .01")
