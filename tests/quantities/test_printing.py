"""Figures are rounded and printed as a newspaper prints them."""

from __future__ import annotations

from fractions import Fraction

import pytest

from factcheck.quantities import format_measure, format_number, format_value
from factcheck.quantities.printing import _scientific, round_to, significant_step
from factcheck.quantities.rounding import power_below, rounding_step, shown_step, step_of_part
from factcheck.reading.figures.quantity import read_quantity


@pytest.mark.parametrize(
    ("value", "step", "rounded"),
    [
        ("2.5", "1", "3"),
        ("-2.5", "1", "-3"),
        ("2.49", "1", "2"),
        ("7.5", "5", "10"),
        ("7.4", "5", "5"),
        ("1/3", "1/8", "3/8"),
        ("0", "10", "0"),
    ],
)
def test_halves_are_rounded_away_from_zero(value: str, step: str, rounded: str) -> None:
    assert round_to(Fraction(value), Fraction(step)) == Fraction(rounded)


@pytest.mark.parametrize(
    ("value", "step"),
    [("1234", "1"), ("100", "1"), ("99.9", "1/10"), ("10", "1/10"), ("9.99", "1/100"),
     ("-0.5", "1/1000"), ("0", "1")],
)  # fmt: skip
def test_three_digits_are_kept_and_whole_numbers_are_not_rounded(value: str, step: str) -> None:
    assert significant_step(Fraction(value)) == Fraction(step)


@pytest.mark.parametrize(
    ("value", "step", "printed"),
    [
        ("559.23", None, "559"),
        ("55.923", None, "55.9"),
        ("5.5923", None, "5.59"),
        ("5.5", None, "5.5"),
        ("0.05592", None, "0.0559"),
        ("55923", None, "55,923"),
        ("1500000", None, "1.5 million"),
        ("1234567", None, "1,234,567"),
        ("1234567", "1000", "1.235 million"),
        ("-2500000000", None, "-2.5 billion"),
        ("2/3", "1/100", "0.67"),
        ("1/2", "1/100", "0.5"),
        ("7/12", "1/12", "0.58"),
        ("1234.5", "1/10", "1,234.5"),
        ("-0.25", None, "-0.25"),
        ("0", None, "0"),
        ("1/3000000000000000000", None, "3.33 × 10⁻¹⁹"),
        ("602200000000000000000000", None, "6.02 × 10²³"),
        ("1000000000000000000", None, "1 × 10¹⁸"),
        ("1/1000000000000", None, "1 × 10⁻¹²"),
        ("1/3", "1/10000000000", "0.3333333333"),
        ("999999999999999999999999", None, "1 × 10²⁴"),
    ],
)
def test_a_number_is_printed_at_its_step_or_with_three_digits(
    value: str, step: str | None, printed: str
) -> None:
    assert format_number(Fraction(value), Fraction(step) if step else None) == printed


@pytest.mark.parametrize(
    ("value", "unit", "symbol", "printed"),
    [
        ("559.2", "5 miles", True, "559 mi"),
        ("559.2", "5 miles", False, "559 miles"),
        ("559.2", "5-mile", False, "559 miles"),
        ("1", "5 feet", False, "1 foot"),
        ("1.5", "5 feet", False, "1.5 feet"),
        ("6", "5-inch", False, "6 inches"),
        ("1", "5 cups", False, "1 cup"),
        ("37.5", "5°C", True, "37.5°C"),
    ],
)
def test_a_value_is_printed_with_its_unit(
    value: str, unit: str, symbol: bool, printed: str
) -> None:
    (reading, *_) = read_quantity(unit).readings
    assert format_value(Fraction(value), reading.unit, symbol=symbol) == printed


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("about 900 kilometers", "900 kilometers"),
        ("3 to 5 km", "3–5 km"),
        ("3 by 5 feet", "3 × 5 feet"),
        ("45 percent", "45 percent"),
        ("$1.06 a liter", "$1.06/L"),
        ("$1.5 million", "$1.5 million"),
        ("5 feet 11 inches", "5 feet 11 inches"),
        ("6 m/s", "6 m/s"),
        ("40 people", "40 people"),
    ],
)
def test_a_measure_is_printed_as_written_without_its_hedge(words: str, printed: str) -> None:
    assert format_measure(read_quantity(words).readings[0]) == printed


@pytest.mark.parametrize(
    ("value", "step", "shown"),
    [("900", "1", "50"), ("974", "1", "1"), ("40", "1", "1"), ("500", "1", "50"),
     ("1000", "1", "100"), ("1500", "1", "100"), ("120", "1", "10"), ("2.5", "1/10", "1/10"),
     ("-900", "1", "50"), ("105", "1", "5")],
)  # fmt: skip
def test_a_figure_shows_the_precision_of_its_last_digits(value: str, step: str, shown: str) -> None:
    assert shown_step(Fraction(value), Fraction(step)) == Fraction(shown)


@pytest.mark.parametrize(
    ("exact", "value", "step"),
    [("559.23", "559", "1"), ("559.23", "560", "5"), ("559.23", "550", "50"),
     ("559.23", "500", None), ("559.23", "600", "100"), ("559.5", "559", "1"),
     ("559.5", "560", "1"), ("1.609", "2", "1")],
)  # fmt: skip
def test_the_finest_step_that_rounds_to_a_figure_is_found_up_to_a_quarter_of_it(
    exact: str, value: str, step: str | None
) -> None:
    found = rounding_step(Fraction(exact), Fraction(value), Fraction(1))
    assert found == (Fraction(step) if step else None)


def test_a_part_tells_half_of_itself_and_from_eighths_on_a_whole_one() -> None:
    told = [step_of_part(denominator) for denominator in (2, 3, 4, 7, 8, 16)]
    assert told == [Fraction(1, each) for each in (4, 6, 8, 14, 8, 16)]


@pytest.mark.parametrize(
    ("step", "power"), [("1", "1"), ("5", "1"), ("10", "10"), ("99", "10"), ("1/2", "1/10"),
                        ("1/10", "1/10"), ("0.03", "1/100")]
)  # fmt: skip
def test_a_power_of_ten_lies_at_or_below_its_step(step: str, power: str) -> None:
    assert power_below(Fraction(step)) == Fraction(power)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("2.179e-18", "2.18 × 10⁻¹⁸"),
        ("9.994e-5", "9.99 × 10⁻⁵"),
        ("9.999e-5", "1 × 10⁻⁴"),
        ("0.1", "1 × 10⁻¹"),
        ("1", "1 × 10⁰"),
        ("9994", "9.99 × 10³"),
        ("9995", "1 × 10⁴"),
        ("-4.5e20", "-4.5 × 10²⁰"),
    ],
)
def test_a_number_of_many_places_has_three_digits_and_a_power(value: str, shown: str) -> None:
    assert _scientific(Fraction(value)) == shown
