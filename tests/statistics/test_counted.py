import pytest

from factcheck.comparison import Verdict
from factcheck.statistics.grim import Counted, explain_counted, read_counted


@pytest.mark.parametrize(
    "words",
    [
        "34/120 (28.3%)",
        "34 of 120 (28.3%)",
        "34 of the 120 patients (28.3 %)",
        "34 patients of 120 [28.3%]",
        "n = 34/120, 28.3 percent",
        "34 out of 120; 28.3 per cent",
        "28.3% (34/120)",
        "28.3% of patients (n = 34 of 120)",
        "34 (28.3%) of 120 patients",
    ],
)
def test_a_percentage_is_read_with_its_counts(words: str) -> None:
    assert read_counted(words) == Counted("28.3", 34, 120)


@pytest.mark.parametrize(
    "words",
    ["28.3%", "34 (28.3%)", "0/0 (0%)", "34/120 or 28.3%", "34/120 (28.3)", "1/200 (<1%)", ""],
)
def test_other_words_hold_no_such_counts(words: str) -> None:
    assert read_counted(words) is None


@pytest.mark.parametrize(
    ("words", "verdict", "explanation", "suggestions"),
    [
        ("34/120 (28.3%)", Verdict.AGREES, "34 of 120 is 28.3 %.", ()),
        ("34/120 (28%)", Verdict.AGREES, "34 of 120 is 28 %.", ()),
        ("34/120 (29.2%)", Verdict.CONFLICTS, "34 of 120 is 28.3 %, not 29.2 %.", ("28.3",)),
        ("2/3 (66.6%)", Verdict.CONFLICTS, "2 of 3 is 66.7 %, not 66.6 %.", ("66.7",)),
        ("1/8 (12%)", Verdict.AGREES, "1 of 8 is 12 %.", ()),  # a half goes either way
        ("1/8 (13%)", Verdict.AGREES, "1 of 8 is 13 %.", ()),
        ("2,867 (54·0%) of 5,310", Verdict.AGREES, "2867 of 5310 is 54·0 %.", ()),
    ],
)
def test_the_percentage_is_that_of_its_counts(
    words: str, verdict: Verdict, explanation: str, suggestions: tuple[str, ...]
) -> None:
    counted = read_counted(words)
    assert counted is not None
    answer = explain_counted(counted)
    assert (answer.verdict, answer.explanation, answer.suggestions) == (
        verdict,
        explanation,
        suggestions,
    )
