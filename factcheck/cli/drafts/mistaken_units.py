"""Conversions printed in the unit that they were made from: "1,200 m (3,937 metres)"."""

from __future__ import annotations

from factcheck.comparison import Verdict
from factcheck.reading.comparing import compare_restatement
from factcheck.reading.quantity import first_figure

_MEANT = {
    "meter": "ft",
    "foot": "m",
    "kilometer": "miles",
    "mile": "km",
    "kilogram": "lb",
    "pound": "kg",
    "degree Celsius": "°F",
    "degree Fahrenheit": "°C",
}
_FEWEST_DIGITS = 3  # fewer may fit by chance


def is_in_mistaken_unit(stated: str, again: str) -> bool:
    """Whether a figure in the unit of the one before it is its exact conversion into another."""
    readings = [first_figure(words).readings for words in (stated, again)]
    if not all(readings):
        return False
    (ours, *_), (theirs, *_) = readings
    meant = _MEANT.get(ours.unit.name)
    digits = [each for each in theirs.low.text if each.isdigit()]
    if not meant or theirs.unit.name != ours.unit.name or len(digits) < _FEWEST_DIGITS:
        return False
    answer = compare_restatement(stated, f"{theirs.low.text} {meant}")
    return answer.verdict is Verdict.AGREES
