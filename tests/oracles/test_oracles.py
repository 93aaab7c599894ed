"""Statements that are true of a world are never told as errors, and untrue ones mostly are.

The short mode of ``python -m tests.oracles``: the same worlds in every run.
"""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.oracles.__main__ import Judged, errors_in, main
from tests.oracles.calendars import length
from tests.oracles.cases import Answer, chance_of, draw, judge
from tests.oracles.dates import told_from_publication
from tests.oracles.families import ARTICLES, FAMILIES
from tests.oracles.phrasing import spelled, tell

SEED = "short"
PAIRS = 300  # true cases of a family that is judged pair by pair
TOLD, CHANGED = 60, 30  # true and perturbed cases of a family that is judged in claim files
FOUND = 0.95


@cache
def _judged(family: str) -> list[Judged]:
    is_article = family in ARTICLES
    cases = draw(FAMILIES[family], TOLD if is_article else PAIRS, f"{SEED} {family}")
    true = [case for case in cases if case.is_true]
    changed = [case for case in cases if not case.is_true]
    chosen = true + (changed[:CHANGED] if is_article else changed)
    return list(zip(chosen, judge(chosen), strict=True))


@pytest.mark.parametrize("family", list(FAMILIES))
def test_nothing_true_is_told_as_an_error(family: str) -> None:
    wrong = errors_in(_judged(family))
    assert not wrong, "\n".join(f"{case.kinds}: {case.question}" for case, _ in wrong)


@pytest.mark.parametrize("family", list(FAMILIES))
def test_almost_everything_perturbed_is_found(family: str) -> None:
    perturbed = [said for case, said in _judged(family) if not case.is_true]
    assert perturbed.count(Answer.WRONG) >= FOUND * len(perturbed)


PLAIN = [name for name in FAMILIES if name not in ARTICLES]


@settings(max_examples=50)
@given(st.sampled_from(PLAIN), st.integers(0, 2**32))
def test_nothing_true_is_told_as_an_error_in_other_worlds(family: str, seed: int) -> None:
    cases = draw(FAMILIES[family], 3, seed)
    wrong = errors_in(zip(cases, judge(cases), strict=True))
    assert not wrong, "\n".join(f"{case.kinds}: {case.question}" for case, _ in wrong)


def test_the_long_mode_tells_its_seed_and_a_line_for_a_family(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["--cases", "3", "--seed", "7", "--family", "conversions", "--show", "0"]) == 0
    seed, line = capsys.readouterr().out.splitlines()
    assert seed == "seed 7"
    assert line.startswith("conversions   true      3  errors     0  cannot tell      0")


# The oracle itself


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (13, "thirteen"),
        (120, "one hundred and twenty"),
        (1005, "one thousand and five"),
        (376_215, "three hundred and seventy-six thousand two hundred and fifteen"),
    ],
)
def test_a_number_is_spelled_as_it_is_spoken(number: int, words: str) -> None:
    assert spelled(number) == words


@given(st.integers(2, 10**7), st.integers(1, 100), st.integers(0, 2**32))
def test_a_value_is_among_those_that_its_words_may_mean(top: int, parts: int, seed: int) -> None:
    value = Fraction(top, parts) if top > 2 * parts else Fraction(top)
    told = tell(chance_of(seed), value, "km")
    assert not told.is_apart(value, value)


@given(st.integers(1, 40_000), st.integers(0, 2**32))
def test_a_length_is_among_those_that_its_words_may_mean(days: int, seed: int) -> None:
    span = length(chance_of(seed), days)
    assert span is None or not span.has_no(days)


@given(st.dates(date(1995, 1, 1), date(2025, 1, 1)), st.integers(-500, 500), st.integers(0, 2**32))
def test_a_day_is_among_those_that_its_words_may_mean(told_on: date, off: int, seed: int) -> None:
    day = told_on + timedelta(off)
    tense = "past" if off < 0 else "future"
    told = told_from_publication(chance_of(seed), day, told_on, tense)
    assert told is None or not told.has_not(day)


def test_a_world_is_the_same_for_the_same_seed() -> None:
    for family in FAMILIES.values():
        assert draw(family, 5, "again") == draw(family, 5, "again")
