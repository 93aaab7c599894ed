"""The table of units holds together."""

import subprocess
import sys

import pytest

from factcheck.quantities.conversion import conversion
from factcheck.quantities.dimension import parse_dimension
from factcheck.quantities.unit_table import unit_table

ROWS = sorted(
    {row for rows in unit_table().exact.values() for row in rows}, key=lambda row: row.name
)
BASE = {"length": "meter", "mass": "kilogram", "time": "second", "temperature": "kelvin"}


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_a_unit_is_worth_a_positive_amount(row):
    assert conversion(row.expression)[0] > 0


@pytest.mark.parametrize(
    "row", [row for row in ROWS if set(parse_dimension(row.dimension)) <= set(BASE)], ids=lambda r: r.name
)  # fmt: skip
def test_a_units_dimension_is_what_pint_says(row):
    from pint import UnitRegistry

    registry = _registry(UnitRegistry)
    expected = registry.dimensionless
    for name, power in parse_dimension(row.dimension).items():
        expected = expected * registry(BASE[name]).units ** power
    assert (registry.Quantity(1, row.expression) if row.expression.startswith("deg") else
            registry.parse_expression(row.expression)).dimensionality == expected.dimensionality  # fmt: skip


def _registry(kind, known=[]):  # noqa: B006
    if not known:
        known.append(kind())
    return known[0]


def test_importing_and_reading_does_not_import_pint():
    program = (
        "import sys; from factcheck.quantities import read_quantity;"
        "read_quantity('up to 900 km'); read_quantity('two miles');"
        "sys.exit('pint' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", program], check=False).returncode == 0
