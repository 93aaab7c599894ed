"""The unit that a table's heading gives for the figures below it: "Length (ft): 40"."""

from __future__ import annotations

import re

from factcheck.quantities.measure import Unit
from factcheck.quantities.unit_reading import read_unit


def unit_of_heading(before: str) -> tuple[Unit, ...] | None:
    """The readings of the unit that ends the words before a bare numeral; None where none does.

    It stands in brackets, or behind a comma or "in" and before a colon.
    """
    match = re.search(r"(?:[(\[]([^()\[\]]+)[)\]] ?:?|(?:, ?| in )([^,:]+):) ?$", before)
    unit = (match[1] or match[2]).strip() if match else ""
    read = read_unit(unit, 0, counts=False)
    return read[0] if read and read[1] == len(unit) else None
