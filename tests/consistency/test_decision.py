"""Intervals and the solver decide alike, and no world contradicts them."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.comparison import Verdict
from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.decision import decide, prove
from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.expression import ClaimName, Leaf
from factcheck.consistency.parser import parse_expectation
from factcheck.consistency.ranges import merged
from factcheck.consistency.values import DATE, Value, exact
from factcheck.interval import Interval

SMALL = st.integers(-6, 6)


@st.composite
def values(draw: st.DrawFn, dimension: str = "") -> Value:
    parts = []
    for _ in range(draw(st.integers(1, 2))):
        low, high = sorted((draw(SMALL), draw(SMALL)))
        is_open = dimension != DATE and low < high
        low_open, high_open = (is_open and draw(st.booleans()) for _ in range(2))
        parts.append(Interval(Fraction(low), Fraction(high), low_open, high_open))
    worlds = merged(parts)
    return Value(worlds, dimension, "x", worlds)


NUMBERS = [
    "a + b == c",
    "a - b < c",
    "a * b >= c",
    "abs(a) < b <= c",
    "a != b == c",
    "min(a, b) > max(c, d)",
    "a < b > c < d",
    "a == b != c == d",
    "-a + b * c <= d",
    "sum(a, b, c) == d",
]
DATES = ["a < b < c", "a <= b < c <= d", "a == b", "a - b > c - d", "a < b > c", "a != b != c"]


def _leaves(names: str, drawn: list[Value]) -> dict[Leaf, Value]:
    return {ClaimName(name): value for name, value in zip(names, drawn, strict=True)}


@given(st.sampled_from(NUMBERS), st.lists(values(), min_size=4, max_size=4))
def test_intervals_and_the_solver_decide_alike(text: str, drawn: list[Value]) -> None:
    arithmetic = Arithmetic(_leaves("abcd", drawn))
    tree = parse_expectation(text)
    assert decide(tree, arithmetic) == prove(tree, arithmetic)


@given(
    st.sampled_from(DATES),
    st.lists(values(DATE), min_size=4, max_size=4),
    st.integers(0, 1),
)
def test_whole_days_are_decided_alike(text: str, drawn: list[Value], slack: int) -> None:
    arithmetic = Arithmetic(_leaves("abcd", drawn), slack)
    tree = parse_expectation(text)
    if text == "a - b > c - d":
        assert decide(tree, arithmetic).is_possible == prove(tree, arithmetic).is_possible
    else:
        assert decide(tree, arithmetic) == prove(tree, arithmetic)


@given(
    st.sampled_from(["a - b < a", "a * a >= b", "(a - b) / b > c", "a + b == b + c", "a < b < a"]),
    st.lists(values(), min_size=3, max_size=3),
    st.lists(st.fractions(0, 1), min_size=3, max_size=3),
)
def test_no_world_contradicts_a_decision(
    text: str, drawn: list[Value], places: list[Fraction]
) -> None:
    tree = parse_expectation(text)
    arithmetic = Arithmetic(_leaves("abc", drawn))
    try:
        decision = decide(tree, arithmetic)
    except ZeroDivisionError:
        assume(False)
    points = {}
    for name, value, place in zip("abc", drawn, places, strict=True):
        low, high = value.worlds[0].low, value.worlds[0].high
        assert low is not None
        assert high is not None
        point = low + place * (high - low)
        assume(point in value.worlds[0])
        points[name] = exact(point)
    holds = evaluate(text, points.get).verdict is Verdict.AGREES
    if holds:
        assert decision.is_possible is not False
    else:
        assert decision.is_certain is not True
