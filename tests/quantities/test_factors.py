"""The factors of units, written once, are pint's own."""

import subprocess
import sys

import pytest

from factcheck.quantities.conversion import FACTORS, ask_pint, conversion
from factcheck.quantities.factors import lines
from factcheck.reading.figures.comparing import compare_restatement
from factcheck.reading.figures.quantity import read_quantity

WRITTEN = FACTORS.read_text("utf-8").splitlines()
COMPOSED = (
    "3 lb/sq ft", "5 km/h/s", "7 barrels per day per square mile", "20 m3", "4 ft x 5 ft",
    "0.5 lb/(hp·h)", "10 °C/min", "300 N·m/s/kg", "2 kWh per 100 km",
)  # fmt: skip


def test_the_file_holds_the_factor_of_every_unit_of_the_table_exactly_as_pint_has_it() -> None:
    assert list(lines()) == WRITTEN


@pytest.mark.parametrize("words", COMPOSED)
def test_a_composed_unit_is_worth_what_pint_says(words: str) -> None:
    for measure in read_quantity(words).readings:
        assert conversion(measure.unit.expression) == ask_pint(measure.unit.expression)


def test_an_expression_that_is_not_in_the_table_is_asked_of_pint() -> None:
    assert conversion("mile / fortnight") == ask_pint("mile / fortnight")


def test_comparing_restatements_does_not_import_pint() -> None:
    pairs = [
        ("900 km", "500 miles"),
        ("20 °C", "68 °F"),
        ("12 lb/sq ft", "0.6 kPa"),
        ("5 ft²", "1 m²"),
    ]
    program = (
        "import sys; "
        "from factcheck.reading.figures.comparing import compare_restatement as compare;"
        f"[compare(*pair) for pair in {pairs!r}]; sys.exit('pint' in sys.modules)"
    )
    ended = subprocess.run([sys.executable, "-c", program], check=False)  # noqa: S603 own program
    assert ended.returncode == 0


def test_degrees_below_the_line_of_a_rate_are_differences() -> None:
    assert not compare_restatement("10 °C/min", "18 °F/min").conflicts
