"""Whatever an expectation says, it is answered or refused, in bounded time."""

from __future__ import annotations

from time import process_time

from hypothesis import given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.values import Missing, Value, value_of_date, value_of_quantity
from factcheck.errors import ExpressionError
from factcheck.reading.dates.date import read_date
from factcheck.reading.figures.quantity import read_quantity
from tests.often import times

FIGURES = {
    "killed": "about 120 people",
    "women": "12 women",
    "share": "40 percent",
    "points": "3 percentage points",
    "doubled": "doubled",
    "range": "up to 900 km",
    "spread": "30 to 40 km",
    "tons": "30 tons",
    "warm": "20 °C",
    "price": "$1.5 billion",
    "nothing": "0",
    "unread": "a great many",
}
DAYS = {"meeting": "16 January 2024", "summit": "September 2023", "since": "since March 2022"}
OPERANDS = [
    *FIGURES,
    *DAYS,
    *("0", "2", "0.5", "6 months", "40 %", "5 km", "$2 million", "2024-01-10", "9999 decades"),
    *('"early 2024"', '"up to 30 km"', '"no such thing"', "nowhere"),
]


def _value(name: str) -> Value | Missing | None:
    if name in FIGURES:
        return value_of_quantity(read_quantity(FIGURES[name]))
    return value_of_date(read_date(DAYS[name])) if name in DAYS else None


def _deeper(texts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return (
        st.builds("({} {} {})".format, texts, st.sampled_from("+-*/"), texts)
        | st.builds("{}({}, {})".format, st.sampled_from(["max", "min", "sum"]), texts, texts)
        | st.builds("abs({})".format, texts)
    )


SIDES = st.recursive(st.sampled_from(OPERANDS), _deeper, max_leaves=4)
LINKS = st.tuples(st.sampled_from(["==", "!=", "<", "<=", ">", ">="]), SIDES).map(" ".join)
TEXTS = st.tuples(SIDES, st.lists(LINKS, min_size=1, max_size=3).map(" ".join)).map(" ".join)


@times(300)
@given(TEXTS, st.integers(0, 1))
def test_an_expectation_is_answered_or_refused_with_a_place(text: str, slack: int) -> None:
    started = process_time()
    refusal = None
    try:
        answer = evaluate(text, _value, slack)
    except ExpressionError as error:
        refusal = error
    assert process_time() - started < 15
    if refusal is None:
        assert answer.explanation
        assert isinstance(answer.verdict, Verdict)
    else:
        assert 0 <= refusal.column < len(text)
        assert refusal.width <= len(text)
