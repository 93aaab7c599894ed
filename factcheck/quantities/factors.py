"""Write ``factors.txt``: what each unit of the table is worth in base units, by pint.

``python -m factcheck.quantities.factors`` writes it anew after a change of the table; a test
holds every line to pint's own answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from factcheck.quantities.conversion import FACTORS, ask_pint
from factcheck.quantities.units import DEGREES, unit_table


def _expressions() -> list[str]:
    """Every expression that a reading can hold uncomposed, in alphabetical order."""
    rows = {row for rows in unit_table().exact.values() for row in rows}
    return sorted({row.expression for row in rows} | set(DEGREES.values()) - {"count"})


def lines() -> Iterator[str]:
    """The lines of the file: expression, factor and offset, all exact."""
    yield "# pint expression | factor | offset, in base units; written by factors.py, not by hand"
    for expression in _expressions():
        factor, offset = ask_pint(expression)
        yield f"{expression} | {factor} | {offset}"


if __name__ == "__main__":
    Path(FACTORS).write_text("\n".join(lines()) + "\n", "utf-8")
