"""The development set of figures, each read as its row says."""

from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.quantities import Form
from factcheck.reading.figures.quantity import read_quantity
from tests.rows import in_parts

FIGURES: dict[str, list[list[Any]]] = yaml.load(
    (Path(__file__).parent / "figures.yaml").read_text("utf-8"), yaml.CSafeLoader
)
CLOSE = Fraction(1, 10**5)


def is_close(value: Fraction, expected: float) -> bool:
    return abs(value - Fraction(str(expected))) <= CLOSE * max(Fraction(1), abs(value))


def units_of(words: str) -> str:
    return " | ".join(measure.unit.name for measure in read_quantity(words).readings)


def test_the_set_holds_at_least_four_hundred_figures() -> None:
    assert sum(map(len, FIGURES.values())) >= 400


@pytest.mark.parametrize("rows", in_parts(FIGURES["plain"]))
def test_a_plain_figure_has_one_value_and_its_units(rows: list[list[Any]]) -> None:
    for words, value, unit in rows:
        assert units_of(str(words)) == unit, words
        measure = read_quantity(str(words)).readings[0]
        assert is_close(measure.low.value, value), words
        assert measure.low == measure.high, words


@pytest.mark.parametrize(("words", "low", "high", "unit"), FIGURES["ranges"])
def test_a_range_has_two_ends_in_one_unit(words: str, low: float, high: float, unit: str) -> None:
    assert units_of(words) == unit
    measure = read_quantity(words).readings[0]
    assert is_close(measure.low.value, low)
    assert is_close(measure.high.value, high)
    assert measure.form in (Form.RANGE, Form.LIST)


@pytest.mark.parametrize(("words", "hedge", "value", "unit"), FIGURES["hedged"])
def test_a_hedge_is_read_with_its_figure(words: str, hedge: str, value: float, unit: str) -> None:
    assert units_of(words) == unit
    measure = read_quantity(words).readings[0]
    assert measure.hedge.value == hedge
    assert is_close(measure.low.value, value)


@pytest.mark.parametrize(("words", "reason"), FIGURES["unread"])
def test_what_cannot_be_read_says_why(words: str, reason: str) -> None:
    quantity = read_quantity(words)
    assert quantity.readings == ()
    assert quantity.reason == reason
