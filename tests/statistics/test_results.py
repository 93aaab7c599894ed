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
        "t(28) = 2.20, linear trend p = .40",  # words of its own make p another's
        "F(1, 28) = 5.30, and its interaction with sex, p = .40",
        "t(28) = 2.20, but not the second, p = .40",
        "t(28) = 2.20, all other p > .20",
        "t(28) = 2.20, t(28) = 0.12, p = .036 and p = .91",  # two and two
        "P = .036, t28 = 2.20; P = .91, t28 = 0.12; P = .10, t28 = −1.70",  # each p first
        "t(1,204) = 2.20, p = .028",  # 1,204, or two numbers
        "t(28) = 2.20",
        "p = .03",
    ],
)
def test_what_only_looks_like_a_result_is_none(words: str) -> None:
    assert find_results(words) == ()


@pytest.mark.parametrize(
    "between",
    [
        "d = 0.53",
        "Cohen’s d = 0.53, 95% CI [0.10, 1.52]",
        "95% CI = 0.10 to 1.52",
        "95% CI (0.10, 1.52)",
        "SE 0.13",
        "mean difference = 1.2 cm, SE = 0.4",
        "two-tailed",
        "MSE = 236.43, ηp² = .07",
        "I² = 55%",
    ],
)
def test_figures_with_their_names_may_stand_between(between: str) -> None:
    (result,) = find_results(f"t(28) = 2.20, {between}, p = .036")
    assert (result.kind, result.reported) == ("t", "p = .036")


def test_p_first_elsewhere_makes_no_list_of_it() -> None:
    (result,) = find_results("(exact test, P = .04; χ²(1) = 4.10, P = .043)")
    assert result.reported == "P = .043"


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


def test_a_result_is_looked_for_in_two_thousand_characters() -> None:
    words = "t(28) = 2.20, p = .036"
    assert find_results(words.ljust(2_000))
    with pytest.raises(ValueError, match="too long"):
        find_results(words.ljust(2_001))
