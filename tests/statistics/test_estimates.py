import csv
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.statistics.estimates import find_estimates
from factcheck.statistics.p_values import find_result_spans

ROWS = list(
    csv.DictReader(Path(__file__).with_name("estimates.csv").read_text("utf-8").splitlines())
)


@pytest.mark.parametrize(
    "row", [row for row in ROWS if row["value"]], ids=lambda row: str(row["words"])
)
def test_estimates_are_read_as_papers_print_them(row: dict[str, str]) -> None:
    (estimate,) = find_estimates(row["words"])
    assert estimate.kind == row["kind"]
    figures = (estimate.value, estimate.low, estimate.high)
    assert [figure.value for figure in figures] == [
        Fraction(row[name]) for name in ("value", "low", "high")
    ]
    assert estimate.level * 100 == Fraction(row["level"])
    p = estimate.p.value if estimate.p else None
    assert (estimate.p_sign, p) == (row["p_sign"], Fraction(row["p"]) if row["p"] else None)


def test_an_estimate_is_looked_for_in_two_thousand_characters() -> None:
    words = "OR 1.5 (95% CI 1.04 to 2.1)"
    assert find_estimates(words.ljust(2_000))
    assert find_estimates(words.ljust(2_001)) == ()


@pytest.mark.parametrize(
    "words",
    [row["words"] for row in ROWS if not row["value"]]
    + ["", "no interval", "95% CI", "OR 1.4 (10% CI 1.1 to 2.0)"],
)
def test_what_only_looks_like_an_estimate_is_none(words: str) -> None:
    assert find_estimates(words) == ()


@pytest.mark.parametrize(
    "words",
    [
        "OR time 2.3 hours (95% CI 2.1 to 2.5), P = .3",
        "no difference in stay, 5.2 days (95% CI 4.9 to 5.5), P = .7",
        "beta-blockers 1.2 (95% CI 0.9 to 1.6), P = .3",
        "coefficient of variation 12% (95% CI 10 to 14), P = .3",
        "relative risk reduction 12% (95% CI 10 to 14), P = .3",
        "relative difference 1.2 (95% CI 0.9 to 1.6), P = .3",
    ],
)
def test_words_that_look_like_a_name_are_none(words: str) -> None:
    (estimate,) = find_estimates(words)
    assert estimate.kind == ""


def test_a_list_with_each_p_first_pairs_none_with_the_next_estimate() -> None:
    words = "P = .03, OR 1.5 (95% CI 1.04–2.1); P = .62, OR 1.1 (95% CI 0.8–1.5); P = .9"
    assert [estimate.p for estimate in find_estimates(words)] == [None, None]


def test_an_estimate_knows_its_words_and_its_p_value() -> None:
    (estimate,) = find_estimates(
        "Death was rarer (hazard ratio, 0.72; 95% CI, 0.55 to 0.94; P=.02)."
    )
    assert (estimate.words, estimate.reported) == (
        "hazard ratio, 0.72; 95% CI, 0.55 to 0.94",
        "P=.02",
    )


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        (
            "Death was rarer (hazard ratio, 0.72; 95% CI, 0.55–0.94; P=.02), as were strokes.",
            ["hazard ratio, 0.72; 95% CI, 0.55–0.94; P=.02"],
        ),
        (
            "An adjusted OR of 1.45 (95% CI 1.10 to 1.92), and t(28) = 2.20, p = .036.",
            ["adjusted OR of 1.45 (95% CI 1.10 to 1.92)", "t(28) = 2.20, p = .036"],
        ),
        (
            "It was reliable, t(28) = 2.20, d = 0.53, 95% CI [0.10, 0.96], p = .036.",
            ["t(28) = 2.20, d = 0.53, 95% CI [0.10, 0.96], p = .036"],
        ),
        (
            "It fell (t(28) = 2.20, n.s.), and so did F(1, 30) = 2.10, ns.",
            ["t(28) = 2.20, n.s", "F(1, 30) = 2.10, ns"],
        ),
        (
            "The mean difference at 12 weeks was −1.2 points (95% CI −2.0 to −0.4; p = 0.004).",
            ["mean difference at 12 weeks was −1.2 points (95% CI −2.0 to −0.4; p = 0.004)"],
        ),
        (
            "Noise fell less in women (RR 0.95, 95% CI 0.78–1.16), P = .22.",
            ["RR 0.95, 95% CI 0.78–1.16"],  # p may be of all that is in the bracket
        ),
        ("In 2010 it was 12.5% (95% CI 10.1 to 14.9).", []),  # of what, the words do not tell
    ],
)
def test_an_article_is_searched_for_estimates_too(text: str, spans: list[str]) -> None:
    assert [text[start:end] for start, end in find_result_spans(text)] == spans


def test_the_wide_gaps_of_a_table_are_passed_over_once() -> None:
    gap = " " * 20_000
    row = f"odds ratio 1.5{gap}({gap}95% CI{gap}({gap}1.2{gap}to{gap}1.9"
    assert [*find_result_spans(f"{row}{gap},{gap}p")] == [(0, len(row))]
    test = f"F = 5.30{gap},{gap}df = 1{gap},{gap}28{gap};{gap}p = .03"
    assert [*find_result_spans(f"{test}{gap}x")] == [(0, len(test))]
    assert [*find_result_spans(test.removesuffix(" = .03"))] == []


PIECES = (
    "HR OR difference MD β 95% CI 90%CI confidence interval ( ) [ ] , ; : - – −0.4 1.45 .5 1,240 "
    "% to p = < .02 for ns 10^-999 99999999999999999999 £5 \x00 İ and from CI95%"
)


@given(st.lists(st.sampled_from(PIECES.split(" ")), max_size=40).map(" ".join))
def test_noise_is_read_or_left(words: str) -> None:
    for estimate in find_estimates(words):
        assert estimate.low.value <= estimate.high.value
    for start, end in find_result_spans(words):
        assert 0 <= start < end <= len(words)


@pytest.mark.parametrize(
    ("words", "kind"),
    [("HR 12 (95% CI 10 to 14)", ""), ("HR 11 (95% CI 9 to 14)", "ratio")],
)
def test_from_ten_on_a_rate_may_be_that_of_a_heart(words: str, kind: str) -> None:
    (found,) = find_estimates(words)
    assert found.kind == kind
