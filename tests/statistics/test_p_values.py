import csv
import math
from pathlib import Path
from typing import cast

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.statistics.p_values import check_p_value, check_p_values

HERE = Path(__file__).parent
# The examples of the statcheck R package (github.com/MicheleNuijten/statcheck), whose file each
# row names. An empty cell is not stated there.
STATCHECK = list(csv.DictReader((HERE / "statcheck.csv").read_text("utf-8").splitlines()))
SAID = {"yes": True, "no": False, "": None}


def row_name(row: dict[str, str]) -> str:
    return " ".join(value for key, value in row.items() if key != "source").strip()


@pytest.mark.parametrize("row", STATCHECK, ids=row_name)
def test_the_verdict_is_statchecks(row: dict[str, str]) -> None:
    check = check_p_value(
        row["words"],
        alpha=float(row["alpha"] or 0.05),
        one_tailed=SAID[row["one_tailed"]],
        is_alpha_significant=row["alpha_significant"] != "no",
    )
    assert not check.comparison.is_undecided
    assert SAID[row["error"]] in (None, check.error)
    assert SAID[row["decision_error"]] in (None, check.decision_error)


@pytest.mark.parametrize(
    ("words", "p"),
    [
        ("t(28) = 2.20, p = .03", 0.0362254848),
        ("F(2, 28) = 2.20, p = .15", 0.1295932245),
        ("r(28) = .22, p = .26", 0.2427389879),
        ("z = 2.20, p = .04", 0.0278068950),
        ("chi2(28) = 22.20, p = .79", 0.7719487040),
        ("Q(28) = 22.20, p = .79", 0.7719487040),
    ],
)
def test_p_is_recomputed_from_the_statistic(words: str, p: float) -> None:
    assert check_p_value(words).p == pytest.approx(p, abs=1e-9)


def test_the_bounds_come_from_the_rounding_of_the_statistic() -> None:
    recomputed = check_p_value("t(28) = 2.20, p = .036").recomputed
    assert recomputed is not None
    assert recomputed.low == check_p_value("t(28) = 2.205, p = .036").p
    assert recomputed.high == check_p_value("t(28) = 2.195, p = .036").p


@pytest.mark.parametrize(
    ("words", "verdict", "explanation"),
    [
        (
            "t(28) = 2.20, p = .036",
            Verdict.AGREES,
            "t(28) = 2.20 gives p = .036; reported is p = .036.",
        ),
        (
            "t(28) = 2, p = .02",
            Verdict.ROUNDING,
            "t(28) = 2 gives p = .055; 2 is rounded, and p from .0186 to .145 is possible; "
            "reported is p = .02.",
        ),
        ("t(28) = 2.20, p = .03", Verdict.CONFLICTS, "t(28) = 2.20 gives p = .036, not p = .03."),
        (
            "t(48) = 1.02, p < .05",
            Verdict.CONFLICTS,
            "t(48) = 1.02 gives p = .313, not p < .05. "
            "The result is not significant but is reported as if it were.",
        ),
        (
            "t(28) = 2.20, ns",
            Verdict.CONFLICTS,
            "t(28) = 2.20 gives p = .036, not ns. "
            "The result is significant but is reported as if it were not.",
        ),
        (
            "t(28) = 2.20, n.s.",
            Verdict.CONFLICTS,
            "t(28) = 2.20 gives p = .036, not n.s. "
            "The result is significant but is reported as if it were not.",
        ),
        (
            "t(28) = 22.20, p = .000",
            Verdict.CONFLICTS,
            "t(28) = 22.20 gives p < .001; no p value is zero: write p < .001.",
        ),
        (
            "t(28) = 2.20, p = .018",
            Verdict.CONFLICTS,
            "t(28) = 2.20 gives p = .036, not p = .018. "
            "It would be right for a one-tailed test, and the text does not call it one.",
        ),
        (
            "t(28) = 2.20, p = .018, one-tailed",
            Verdict.AGREES,
            "t(28) = 2.20 gives p = .018; reported is p = .018.",
        ),
        (
            "t(28) < 2.2, p < .01",
            Verdict.CONFLICTS,
            "t(28) < 2.2 gives p > .036, not p < .01.",
        ),
    ],
)
def test_an_editor_reads_why(words: str, verdict: Verdict, explanation: str) -> None:
    check = check_p_value(words)
    assert (check.comparison.verdict, check.explanation) == (verdict, explanation)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("t(28) = 2.20, p = 1.03", "No p value is above 1: p = 1.03."),
        ("r(16) = 26.05, p = .10", "No correlation is beyond 1: r = 26.05."),
        ("r(16) = -1.2, p = .10", "No correlation is beyond 1: r = -1.2."),
        ("F(2, 28) = -2.20, p = .03", "This statistic is never below zero: -2.20."),
    ],
)
def test_a_figure_that_no_test_gives_is_an_error(words: str, reason: str) -> None:
    check = check_p_value(words)
    assert check.error
    assert check.conflicts
    assert check.explanation == reason


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("", 'there is no test result in a form such as "t(28) = 2.20, p = .036"'),
        (
            "t(2,28) = 2.20, p = .03",
            'there is no test result in a form such as "t(28) = 2.20, p = .036"',
        ),
        (
            "t(28) = 2,20, p = .03",
            'there is no test result in a form such as "t(28) = 2.20, p = .036"',
        ),
        ("t(0) = 2.20, p = .03", "there are no degrees of freedom"),
        ("chi2(9999999) = 9, p = .03", "the degrees of freedom are too large to compute with"),
        (
            "t(28) = 2.20, p = .03, t(28) = 1.23, p = .04",
            "there are 2 results; each needs a claim of its own",
        ),
        ("t(28) = 2.20, p = .03" + " " * 3000, "the words are too long for one result"),
    ],
)
def test_what_cannot_be_read_cannot_be_told(words: str, reason: str) -> None:
    check = check_p_value(words)
    assert check.comparison.is_undecided
    assert check.explanation == f"Cannot tell: {reason}."
    assert (check.error, check.decision_error, check.recomputed) == (False, False, None)


@pytest.mark.parametrize(
    ("words", "working"),
    [
        ("t(40.00) = 1.6480000, p = .04", "p = .107"),
        ("t(40) = 1.65, p = .04", "p from .106 to .108 before rounding"),
    ],
)
def test_the_working_has_one_p_where_rounding_changes_nothing(words: str, working: str) -> None:
    assert check_p_value(words).comparison.working == (working,)


@pytest.mark.parametrize("alpha", [5, 0, -0.05, math.nan, math.inf, "small", None])
def test_a_level_outside_its_range_cannot_be_told(alpha: float) -> None:
    explanation = check_p_value("t(28) = 2.20, p = .036", alpha).explanation
    reason = f"a level of significance is between 0 and 1, not {alpha!r}"
    assert explanation == f"Cannot tell: {reason}."


@pytest.mark.parametrize("words", [None, 5, b"t(28) = 2.20, p = .036", ["z"]])
def test_what_is_no_text_cannot_be_told(words: object) -> None:
    explanation = check_p_value(cast("str", words)).explanation
    assert explanation == f"Cannot tell: {words!r} is no text."


@pytest.mark.parametrize(
    "words",
    [
        "t(28) = 2.20, Bonferroni-corrected p = .108",
        "t(28) = 2.20, adjusted p = .07",
        "t(28) = 2.20, p = .11 (Holm)",
        "t(28) = 2.20, p = .11 after correction for three comparisons",
        "t(28) = 2.20, p > .05, FDR",
        "t(28) = 2.20, ns, corrected for multiple testing",
        "F(2, 56) = 3.80, p = .041 (Greenhouse–Geisser)",
    ],
)
def test_a_p_that_is_called_corrected_may_be_above_the_one_that_follows(words: str) -> None:
    check = check_p_value(words)
    assert check.comparison.is_undecided
    assert check.explanation.endswith("and a p called corrected may be above that.")


@pytest.mark.parametrize(
    "words",
    [
        "t(28) = 2.20, Bonferroni-corrected p = .012",  # a correction never lowers p
        "t(28) = 2.20, p = .000, Bonferroni-corrected",
        "t(28) = 2.20, uncorrected p = .108",
        "F(3, 96) = 5.30, p = .058, adjusted R² = .12",  # it is not p that is adjusted
        "χ²(1) = 5.60, p = .11, Yates-corrected",  # the statistic is, and p follows from it
    ],
)
def test_other_corrections_excuse_no_error(words: str) -> None:
    assert check_p_value(words).error


@pytest.mark.parametrize(
    ("words", "suggestion"),
    [
        ("t(28) = 2.20, p = .012", "t(28) = 2.20, p = .036"),
        ("t28=2.20; P=0.012", "t28=2.20; P=0.036"),
        ("F1,28 = 5.30, P < 0.01", "F1,28 = 5.30, P = 0.029"),
        ("t(28) = 2.20, two-tailed p = .012", "t(28) = 2.20, two-tailed p = .036"),
        ("t(28) = 2.20, P value = 0.00", "t(28) = 2.20, P value = 0.036"),
        ("t(28) = 2.20, ns", "t(28) = 2.20, p = .036"),
        ("t(28) = 22.2, P=0.9e-18", "t(28) = 22.2, P=2.58e-19"),
    ],
)
def test_what_is_suggested_is_printed_as_the_paper_prints_it(words: str, suggestion: str) -> None:
    assert check_p_value(words).comparison.suggestions == (suggestion,)


def test_a_very_small_p_is_told_as_a_power_of_ten() -> None:
    explanation = check_p_value("t(28) = 22.2, p = 2.1e-19").explanation
    assert explanation == "t(28) = 22.2 gives p = 2.58e-19, not p = 2.1e-19."


@pytest.mark.parametrize(
    "words",
    [
        "t(28) = 0.0, p = 1.0",  # 0.0 may be 0: p may be 1
        "r(28) = 1.00, p < .001",  # rounded from just under 1
        "t(2000000000000) = 2.2, p = .028",
        "F(1, 1000000000) = 3.84, p = .05",
        "r(2000000) = .05, p < .001",
        "t(28) = 99999999999999999999, p < .001",
    ],
)
def test_honest_extremes_are_no_errors(words: str) -> None:
    assert not check_p_value(words).error


@pytest.mark.parametrize("words", ["non-directional", "two-tailed", "bidirectional", "one"])
def test_other_words_do_not_make_a_test_one_tailed(words: str) -> None:
    assert check_p_value(f"t(28) = 2.20, p = .018, {words}").error


def test_several_results_are_checked_each_by_itself() -> None:
    text = "Both were significant, t(28) = 2.20, p = .036, F(2, 28) = 2.20, p = .03."
    assert [check.error for check in check_p_values(text)] == [False, True]


@pytest.mark.parametrize(
    ("text", "suggestions"),
    [
        (
            "One-tailed tests: t(28) = −2.20; P=0.012, and F(2, 28) = 2.20, MSE = 7, p = .03.",
            ["t(28) = −2.20; P=0.036", "F(2, 28) = 2.20, MSE = 7, p = .130"],
        ),
        (
            "After Bonferroni correction, z = 2.20, p = .012 and z = 1.40, p = .011.",
            ["z = 2.20, p = .028", "z = 1.40, p = .162"],
        ),
        ("<i>t</i><sub>28</sub> = 2.20, <i>p</i> = .012.", ["t28 = 2.20, p = .036"]),
    ],
)
def test_the_words_of_one_of_several_results_stay_its_own(
    text: str, suggestions: list[str]
) -> None:
    checks = check_p_values(text)
    assert [one for check in checks for one in check.comparison.suggestions] == suggestions


@pytest.mark.parametrize("said", ["one-tailed", "Bonferroni-corrected"])
def test_what_a_text_says_of_its_tests_goes_for_all_of_them(said: str) -> None:
    p = {"one-tailed": ".018", "Bonferroni-corrected": ".108"}[said]
    text = f"Two {said} tests: t(28) = 2.20, p = {p}, and t(28) = 2.20, p = {p}."
    assert [check.error for check in check_p_values(text)] == [False, False]


@given(st.sampled_from(["t({})", "z"]), st.integers(1, 500), st.integers(-600, 600))
def test_one_tailed_is_half_of_two_tailed(test: str, df: int, hundredths: int) -> None:
    words = f"{test.format(df)} = {hundredths / 100:.2f}, p = .05"
    one, two = check_p_value(words, one_tailed=True), check_p_value(words, one_tailed=False)
    assert one.p is not None
    assert one.p * 2 == two.p


RESULTS = st.one_of(
    st.tuples(st.sampled_from(["t({})", "chi2({})", "Q({})"]), st.integers(1, 400)),
    st.tuples(st.just("z"), st.just(0)),
    st.tuples(st.just("F({}, 57)"), st.integers(1, 60)),
)


@given(RESULTS, st.floats(0.001, 30), st.integers(0, 4))
def test_p_of_the_exact_statistic_lies_within_the_bounds_of_the_rounded(
    test: tuple[str, int], statistic: float, digits: int
) -> None:
    name = test[0].format(test[1])
    exact = check_p_value(f"{name} = {statistic:.9f}, p = .05").p
    bounds = check_p_value(f"{name} = {statistic:.{digits}f}, p = .05").recomputed
    assert exact is not None
    assert bounds is not None
    assert bounds.low <= exact + 1e-12
    assert exact <= bounds.high + 1e-12


@given(RESULTS, st.floats(0.001, 30), st.integers(2, 4))
def test_a_p_value_rounded_from_the_statistic_is_never_an_error(
    test: tuple[str, int], statistic: float, digits: int
) -> None:
    words = f"{test[0].format(test[1])} = {statistic:.3f}, p = "
    p = check_p_value(words + ".5").p
    assert p is not None
    assume(p > 10**-digits)
    assert not check_p_value(f"{words}{p:.{digits}f}").error


PIECES = (
    "t F r χ² z Q ( ) 28 , = < > 2.20 p .05 ns - − e-9 N=3 one-tailed [ ] ; x10^-999 \x00 İ "
    "t₂₈ F1,28 χ2 df d.f. { } _ ^ 0·05 10⁻⁹ corrected with NS"
)
SHARDS = st.sampled_from(PIECES.split(" "))


@given(st.one_of(st.text(max_size=200), st.lists(SHARDS, max_size=40).map(" ".join)))
def test_noise_never_raises(words: str) -> None:
    check = check_p_value(words)
    assert not check.error or check.recomputed is not None
