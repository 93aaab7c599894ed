"""The table of units holds together."""

import subprocess
import sys
from functools import cache

import pytest
from pint import UnitRegistry

from factcheck.quantities.conversion import conversion, parse_dimension
from factcheck.quantities.printing import format_numeral
from factcheck.quantities.units import UnitRow, unit_table
from factcheck.reading.figures.quantity import read_quantity

ROWS = sorted(
    {row for rows in unit_table().exact.values() for row in rows}, key=lambda row: row.name
)
BASE = {"length": "meter", "mass": "kilogram", "time": "second", "temperature": "kelvin"}


def test_a_unit_is_worth_a_positive_amount() -> None:
    assert [row.name for row in ROWS if conversion(row.expression)[0] <= 0] == []


@cache
def registry() -> UnitRegistry[float]:
    return UnitRegistry()


def test_a_units_dimension_is_what_pint_says() -> None:
    rows = [row for row in ROWS if set(parse_dimension(row.dimension)) <= set(BASE)]
    assert [row.name for row in rows if not _is_of_its_dimension(row)] == []


def _is_of_its_dimension(row: UnitRow) -> bool:
    expected = registry().dimensionless
    for name, power in parse_dimension(row.dimension).items():
        expected = expected * registry()(BASE[name]).units ** power
    if row.expression.startswith("deg"):
        return bool(registry()(BASE[row.dimension]).units == expected)
    worth = registry().parse_expression(row.expression)
    return bool(worth.dimensionality == expected.dimensionality)


def test_importing_and_reading_does_not_import_pint() -> None:
    program = (
        "import sys; from factcheck.reading.figures.quantity import read_quantity;"
        "read_quantity('up to 900 km'); read_quantity('two miles');"
        "sys.exit('pint' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603 own program
    assert ended.returncode == 0


@pytest.mark.parametrize(
    "words", ["5 inches of mercury /h per 100,000", "3 inches of mercury per hour per day"]
)
def test_a_rate_of_what_has_no_rate_is_read_as_none(words: str) -> None:
    assert all(not one.unit.dimension.startswith("mass") for one in read_quantity(words).readings)


@pytest.mark.parametrize(
    ("words", "printed"),
    [
        ("1 foot", "1 foot"),
        ("6 feet", "6 feet"),
        ("6 inches", "6 inches"),
        ("12 stone", "12 stone"),
        ("2 percent", "2 percent"),
        ("3 miles", "3 miles"),
        ("1 mile", "1 mile"),
        ("a 14-ounce bag", "14 ounces"),
    ],
)
def test_a_figure_is_printed_with_its_unit_in_the_singular_or_plural(
    words: str, printed: str
) -> None:
    reading = read_quantity(words).readings[0]
    assert format_numeral(reading.numerals[0], reading.unit) == printed


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("square-foot; square-feet; square foot; square feet; sq ft; sq. ft", "square foot"),
        ("cubic foot; cubic feet; cu ft; cu. ft", "cubic foot"),
        ("nautical-mile; nautical-miles; nautical miles", "nautical mile"),
        ("long-ton; long-tons; long tons", "long ton"),
    ],
)
def test_a_unit_of_two_words_is_read_in_each_way_to_write_it(words: str, unit: str) -> None:
    for told in words.split("; "):
        readings = read_quantity(f"12 {told}").readings
        assert [reading.unit.name for reading in readings] == [unit]


@pytest.mark.parametrize(
    ("words", "symbol"),
    [("square feet", "sq ft"), ("cubic feet", "cu ft"), ("square metres", "m²"), ("km³", "km³")],
)
def test_a_square_or_a_cube_of_a_unit_has_its_sign(words: str, symbol: str) -> None:
    assert read_quantity(f"12 {words}").readings[0].unit.symbol == symbol
