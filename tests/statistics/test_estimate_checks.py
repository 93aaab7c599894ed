import math
from statistics import NormalDist

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.statistics.estimate_checks import _is_within
from factcheck.statistics.p_values import check_p_value, check_p_values
from factcheck.statistics.rounding import read_written


@pytest.mark.parametrize(
    ("words", "verdict", "explanation"),
    [
        (
            "OR 1.45 (95% CI 1.50 to 1.92), p = .01",
            Verdict.CONFLICTS,
            "1.45 lies outside its own 95 % confidence interval 1.50 to 1.92: "
            "one of the three figures is wrong.",
        ),
        (
            "OR 1.45 (95% CI 1.10–1.92), p = .19",
            Verdict.CONFLICTS,
            "The 95 % confidence interval 1.10 to 1.92 excludes 1 and gives p from .00716 to "
            ".0105, not p = .19. The result is significant but is reported as if it were not.",
        ),
        (
            "mean difference 2.3 (95% CI −0.4 to 5.0), p = 0.03",
            Verdict.CONFLICTS,
            "The 95 % confidence interval −0.4 to 5.0 includes 0 and gives p from .0822 to .109, "
            "not p = 0.03. The result is not significant but is reported as if it were.",
        ),
        (
            "HR 0.72 (95% CI 0.66 to 0.79; P = .04)",
            Verdict.CONFLICTS,
            "The 95 % confidence interval 0.66 to 0.79 around 0.72 gives p < .001, not P = .04.",
        ),
        (
            "HR 0.72 (95% CI 0.55 to 0.94; P = .02)",
            Verdict.AGREES,
            "The 95 % confidence interval 0.55 to 0.94 gives p from .0117 to .022; "
            "reported is P = .02.",
        ),
        (
            "HR 0.72 (95% CI 0.55 to 0.94)",
            Verdict.AGREES,
            "0.72 lies within its own 95 % confidence interval 0.55 to 0.94.",
        ),
        (
            "OR 1.00 (95% CI 1.00 to 1.01), p = .001",
            Verdict.CANNOT_TELL,
            "The 95 % confidence interval 1.00 to 1.01 is rounded too coarsely to give a p value.",
        ),
        (
            "difference 5 points (95% CI 2 to 9), P = .003",
            Verdict.AGREES,
            "The 95 % confidence interval 2 to 9 gives p up to .0275; reported is P = .003.",
        ),
        (
            "OR 2.9 (95% CI 1.01 to 8.3), p = .07",
            Verdict.CANNOT_TELL,
            "The 95 % confidence interval 1.01 to 8.3 gives p from .043 to .0525, not p = .07: "
            "near enough to come from two methods.",
        ),
        (
            "C-index 0.740 (95% CI, 0.698–0.775), P = .9",
            Verdict.CANNOT_TELL,
            "Cannot tell: the 95 % confidence interval 0.698 to 0.775 and P = .9 may belong to two "
            "tests: the words do not say what 0.740 is.",
        ),
        (
            "OR 1.45 (95% CI 1.10–1.92) and 1.2 (95% CI 0.9–1.6)",
            Verdict.CANNOT_TELL,
            "Cannot tell: there are 2 estimates; each needs a claim of its own.",
        ),
        (
            "OR 1.45 (95% CI 1.10–1.92), p = 19",
            Verdict.CONFLICTS,
            "No p value is above 1: p = 19.",
        ),
        (
            "OR 1.45 (95% CI 1.10–1.92), p = 1.03",
            Verdict.CONFLICTS,
            "No p value is above 1: p = 1.03.",
        ),
    ],
)
def test_an_editor_reads_why(words: str, verdict: Verdict, explanation: str) -> None:
    check = check_p_value(words)
    assert (check.comparison.verdict, check.explanation) == (verdict, explanation)


@pytest.mark.parametrize(
    "words",
    [
        "OR 1.5 (95% CI 1.53 to 1.92)",  # both are rounded
        "OR 2 (95% CI 2.1 to 3.0)",
        "OR 6.0 (95% CI 1.1 to 210)",  # lopsided
        "mean difference 4.4 points (95% CI −8.4 to −0.4)",  # a fall, told by its size
        "share 12% (95% CI 0.10 to 0.14)",
        "share 0.12 (95% CI 10% to 14%)",
        "a risk 35.2% lower (95% CI 0.50 to 0.80)",
        "a risk 35.2% higher (95% CI 1.10 to 1.66)",
        "OR −1.45 (95% CI 1.10 to 1.92)",  # a dash for a colon
        "OR 1.45 (95% CI 1.92 to 1.10)",  # the ends in the other order
        "OR 1.00 (95% CI 1.00 to 1.00)",
        "OR 0.03 (95% CI 0.0 to 0.1)",
    ],
)
def test_an_estimate_within_its_interval_is_no_error(words: str) -> None:
    assert not check_p_value(words).conflicts


@pytest.mark.parametrize(
    "words",
    [
        "OR 0.55 (95% CI 1.10 to 1.92)",
        "OR 4.630 (95% CI 1.934 to 1.111)",  # a digit lost
        "prevalence 42.5% (95% CI 33.5–41.9)",
        "OR 1.4 (99% CI 1.47 to 1.92)",
    ],
)
def test_an_estimate_outside_its_interval_is_told_as_nothing_else(words: str) -> None:
    check = check_p_value(f"{words}, p = .9")
    assert (check.is_outside, check.error, check.decision_error) == (True, False, False)


def test_a_bootstrapped_interval_may_leave_its_estimate_out() -> None:
    words = "mean difference 1.45 (95% CI 1.50 to 1.92)"
    assert check_p_value(words, around="Intervals were bootstrapped.").comparison.is_undecided


@pytest.mark.parametrize(
    "words",
    [
        "OR 1.45 (95% CI 1.10–1.92), ns",
        "OR 1.45 (95% CI 1.10–1.92), p > .05",
        "OR 0.69 (95% CI 0.52–0.91), p = .31",
        "HR 0.91 (95% CI 0.76 to 1.08), p < .01",
        "RR 0.91 (95% CI 0.76 to 1.08), p < .05",
        "risk difference 2.3% (95% CI −1.5% to 6.2%), p = .003",
        "mean difference −4.4 (95% CI −8.4 to −0.4), p = .31",
        "mean difference 4.4 (95% CI −8.4 to −0.4), p = .31",  # told by its size
        "OR 1.45 (99% CI 1.10–1.92), p = .19",
        "OR 2.90 (95% CI 1.03 to 8.16), p = .170",  # further apart than the methods are, of z
        "risk difference 25.0% (95% CI 0.4% to 49.6%), p = .22",
        "mean difference 25.0 (95% CI 0.4 to 49.6), p = .115",
    ],
)
def test_a_p_on_the_wrong_side_turns_the_conclusion(words: str) -> None:
    assert check_p_value(words).decision_error


@pytest.mark.parametrize(
    "words",
    [
        "OR 2.9 (95% CI 1.01 to 8.3), p = .07",  # Fisher's p beside Wald's interval
        "OR 2.9 (95% CI 0.99 to 8.5), p = .03",
        "RR 1.8 (95% CI 1.00 to 3.2), p = .05",
        "HR 0.87 (97.5% CI, 0.73 to 1.04; P = .08)",
        "OR 1.45 (90% CI 1.10–1.92), p = .19",  # p may be of one side
        "OR 0.33 (95% CI 0.08–1.05), P = .06",  # lopsided
        "risk difference 30% (95% CI 4% to 56%), p = .07",
        "risk difference −25.0% (95% CI −47.2% to −2.8%), p = .096",  # Yates's p, of 20 and 20
        "mean difference 8.4 (95% CI 2.2 to 14.6), p = .03",  # a t of few degrees of freedom
        "OR 1.9 (95% CI 0.2 to 1.9e9), p = .4",
        "OR 8.5 (95% CI 2.1–34.2), p < .001",
        "OR 2.90 (95% CI 1.03 to 8.16), p = .121",  # as near as two methods are, of z
        "risk difference 25.0% (95% CI 0.4% to 49.6%), p = .175",
        "mean difference 25.0 (95% CI 0.4 to 49.6), p = .075",
        "OR 1.50 (95% CI 0.62 to 3.63), p = .060",  # less than 1 apart
        "HR 2.000 (95% CI 1.447 to 2.764), p = .0027",  # by less than the factor 1.6
        "mean difference 4.50 (95% CI 2.54 to 6.46), p = .009",  # by t, and not by z
    ],
)
def test_what_two_methods_may_give_is_left(words: str) -> None:
    check = check_p_value(words)
    assert not check.error
    assert not check.conflicts


@pytest.mark.parametrize(
    "words",
    [
        "HR 2.000 (95% CI 1.447 to 2.764), p = .012",
        "HR 4.50 (95% CI 2.34 to 8.66), p = .009",
        "mean difference 7.00 (95% CI 5.04 to 8.96), p = .04",
    ],
)
def test_a_p_far_off_is_told_on_the_same_side_too(words: str) -> None:
    check = check_p_value(words)
    assert (check.error, check.decision_error) == (True, False)


@pytest.mark.parametrize(
    "around",
    [
        "The margin for noninferiority was 1.5.",
        "Tests were one-sided.",
        "P values are those of the log-rank test.",
        "P values come from Fisher's exact test.",
        "The p value is that of the interaction.",
        "Bonferroni-corrected p values are given.",
        "In women OR 0.90 (95% CI 0.70–1.20), in men OR 1.45 (95% CI 1.10–1.92), p = .19.",
    ],
)
def test_the_text_may_say_that_p_is_of_something_else(around: str) -> None:
    words = "OR 1.45 (95% CI 1.10–1.92), p = .19"
    assert check_p_value(words, around=around).comparison.is_undecided


@pytest.mark.parametrize(
    ("words", "is_told"),
    [
        ("mean difference −4.4 (95% CI −8.4 to −0.4), p = .31", False),
        ("OR 1.45 (95% CI 1.10–1.92), p = .19", True),
    ],
)
def test_a_test_by_ranks_is_one_of_figures_and_not_of_odds(words: str, is_told: bool) -> None:
    around = "Medians were compared by the Mann–Whitney test."
    assert check_p_value(words, around=around).decision_error is is_told


def test_an_estimate_behind_it_leaves_p_its_own() -> None:
    around = "In men OR 1.45 (95% CI 1.10–1.92), p = .19, in women 0.90 (95% CI 0.70–1.20)."
    assert check_p_value("OR 1.45 (95% CI 1.10–1.92), p = .19", around=around).decision_error


def test_a_correction_never_lowers_p() -> None:
    words = "OR 1.15 (95% CI 0.90–1.47), p = .001"
    assert check_p_value(words, around="Bonferroni-corrected p values are given.").decision_error


def test_estimates_of_a_text_are_checked_each_by_itself() -> None:
    text = (
        "Deaths fell (HR 0.72, 95% CI 0.55 to 0.94; P=.02), and strokes did not "
        "(HR 0.95, 95% CI 0.70 to 1.29; P=.002); t(28) = 2.20, p = .036."
    )
    assert [check.error for check in check_p_values(text)] == [False, False, True]


ESTIMATES = st.tuples(
    st.floats(-2, 2), st.floats(0.05, 1.5), st.integers(1, 4), st.sampled_from([95, 99])
)


@given(ESTIMATES, st.sampled_from(["OR", "difference"]))
@example((0.0479, 0.05, 1, 95), "OR")
def test_figures_that_were_computed_together_are_never_told(
    figures: tuple[float, float, int, int], name: str
) -> None:
    effect, error, digits, level = figures
    q = NormalDist().inv_cdf(0.5 + level / 200)
    p = math.erfc(abs(effect) / error / math.sqrt(2))
    ends = [effect, effect - q * error, effect + q * error]
    value, low, high = (f"{math.exp(end) if name == 'OR' else end:.{digits}f}" for end in ends)
    shown = f"p = {p:.3f}" if p >= 0.001 else "p < .001"
    check = check_p_value(f"{name} {value} ({level}% CI {low} to {high}), {shown}")
    is_coarse = "too coarsely" in check.explanation
    assert check.comparison.verdict is (Verdict.CANNOT_TELL if is_coarse else Verdict.AGREES)


@given(st.integers(2, 60), st.integers(1, 59), st.integers(1, 59))
def test_wald_and_yates_are_never_set_against_each_other(n: int, first: int, second: int) -> None:
    """Two groups of n, with their odds ratio, its interval, and p by χ² with Yates's correction."""
    a, c = min(first, n - 1), min(second, n - 1)
    b, d = n - a, n - c
    effect = math.log(a * d / (b * c))
    error = math.sqrt(1 / a + 1 / b + 1 / c + 1 / d)
    excess = max(abs(a * d - b * c) - n, 0)
    chi_squared = 2 * n * excess**2 / ((a + b) * (c + d) * (a + c) * (b + d))
    p = math.erfc(math.sqrt(chi_squared / 2))
    value, low, high = (f"{math.exp(effect + by * error):.2f}" for by in (0, -1.96, 1.96))
    shown = f"p = {p:.3f}" if p >= 0.001 else "p < .001"
    assert not check_p_value(f"OR {value} (95% CI {low} to {high}), {shown}").error


SHARDS = (
    "HR OR difference MD β 95% CI 90%CI confidence interval ( ) [ ] , ; - –0.4 1.45 .5 1,240 0 % "
    "to p = < .02 ns 10^-999 .5e999 999999999999999 for 00% 0.00 1.00 \x00 İ"
)


@given(st.lists(st.sampled_from(SHARDS.split(" ")), max_size=40).map(" ".join))
def test_noise_never_raises(words: str) -> None:
    check = check_p_value(words)
    assert not check.decision_error or check.error


@given(
    *[st.sampled_from(["0", "0.0", "0.5", "1.0", "1.00", "−2", "999999999999999", ".000001"])] * 3,
    st.sampled_from(["= 0.000", "= .05", "< .05", "> .05", "= 1", "< 1e-999", "= 0.9e-300"]),
    st.sampled_from(["OR", "MD", "risk difference", ""]),
)
def test_extreme_figures_never_raise(a: str, b: str, c: str, p: str, name: str) -> None:
    check = check_p_value(f"{name} {a} (95% CI {b} to {c}), p {p}")
    assert check.explanation


@pytest.mark.parametrize(
    ("value", "is_within"),
    [
        *(("1.0", True), ("2.0", True), ("0.9", False), ("2.1", False)),
        *(("1.05", True), ("1.95", True), ("1.04", False), ("1.96", False)),
    ],
)
def test_an_estimate_may_lie_half_a_last_digit_of_either_beyond_its_interval(
    value: str, is_within: bool
) -> None:
    written, low, high = map(read_written, (value, "1.1", "1.9"))
    assert _is_within(written.value, written, low, high) is is_within
