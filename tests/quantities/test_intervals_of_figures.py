"""The values that words allow, in the unit written and in base units."""

from fractions import Fraction

import pytest

from factcheck.interval import Interval
from factcheck.reading.figures.quantity import read_quantity


def exact(end: float | None) -> Fraction | None:
    return None if end is None else Fraction(str(end))


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("900 km", 875, 925),  # trailing zeros count for a tenth at most
        ("974 km", 973.5, 974.5),
        ("2.50 km", 2.495, 2.505),
        ("40 tanks", 39.5, 40.5),
        ("1.2 million people", 1_150_000, 1_250_000),
        ("2.31 billion people", 2_305_000_000, 2_315_000_000),
        ("$1.80 billion", 1_795_000_000, 1_805_000_000),  # a zero after the point counts
        ("69.0 million", 68_950_000, 69_050_000),
        ("1.254 trillion people", 1_253_500_000_000, 1_254_500_000_000),
        ("up to 900 km", 0, 925),
        ("at least 900 km", 875, None),
        ("about 900 km", 810, 990),
        ("nearly 900 km", 810, 900),
        ("just over 900 km", 900, 990),
        ("exactly 900 km", 899.5, 900.5),
        ("3 to 5 km", 2.5, 5.5),
        ("5.0 ± 0.2 km", 4.8, 5.2),
        ("5.0 ± 0.2 ± 0.1 km", 4.7, 5.3),  # the error of chance and that of the method
        ("nowhere higher than 900 km", 0, 925),  # a denied bound is the other one
        ("never colder than 10 °C", 9.5, None),
        ("past three weeks", 2.5, 3.5),  # those just gone
        ("nearing 40", 36, 40),
        ("about a quarter", 0.2, 0.3),  # no third, and no fifth
        ("nearly half", 0.4, 0.5),
    ],
)
def test_words_allow_an_interval(words: str, low: float | None, high: float | None) -> None:
    interval = read_quantity(words).readings[0].interval
    assert interval == Interval(exact(low), exact(high))


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        ("less than 900 km", Interval(Fraction(0), Fraction(900), high_open=True)),
        ("more than 900 km", Interval(Fraction(900), None, low_open=True)),
        ("below 10 °C", Interval(None, Fraction(10), high_open=True)),
        ("less than zero", Interval(None, Fraction(0), high_open=True)),
        ("is past 40", Interval(Fraction(40), None, low_open=True)),
    ],
)
def test_a_strict_bound_allows_all_but_its_end(words: str, allowed: Interval) -> None:
    assert read_quantity(words).readings[0].interval == allowed


@pytest.mark.parametrize(
    ("words", "low", "high"),
    [
        ("exactly 1 mile", "804.672", "2414.016"),
        ("20 °C", "292.65", "293.65"),
        ("a rise of 20 °C", "19.5", "20.5"),
        ("10 percent", "0.095", "0.105"),
        ("one in five", "0.175", "0.225"),
        ("7 per 100,000 people", "0.000065", "0.000075"),
        ("60 km/h", "115/7.2", "125/7.2"),
    ],
)
def test_base_intervals_are_exact(words: str, low: str, high: str) -> None:
    interval = read_quantity(words).readings[0].base_interval
    if "/" in low:
        low, high = (
            str(Fraction(end.split("/")[0]) / Fraction(end.split("/")[1])) for end in (low, high)
        )
    assert interval == Interval(Fraction(low), Fraction(high))


def test_the_same_measure_has_one_dimension_in_any_unit() -> None:
    words = ["5 km", "5 miles", "5 ft 2 in", "5 light-years"]
    assert {read_quantity(each).readings[0].unit.dimension for each in words} == {"length"}
