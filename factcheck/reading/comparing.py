"""Figures as words set against each other: read, and then compared by what they allow."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from factcheck.comparison import Comparison
from factcheck.quantities.independent import judge_statements
from factcheck.quantities.measure import Measure, Quantity
from factcheck.quantities.restatement import judge_restatement
from factcheck.reading.changes import is_told_difference
from factcheck.reading.nouns import likely_unit
from factcheck.reading.quantity import read_quantity


def compare_restatement(stated: str | Quantity, restated: str | Quantity) -> Comparison:
    """Whether the second figure is a conversion of the first.

    Bounds and hedges belong to both figures: the numerals are compared. Where a unit is
    ambiguous the answer is *conflicts* only if every reading conflicts; where the units measure
    different things, or something cannot be read, it is *cannot tell*.
    """
    return judge_restatement(_read(stated), _read(restated))


@lru_cache(maxsize=4096)  # many sources give the same two figures
def compare_quantities(one: str | Quantity, other: str | Quantity) -> Comparison:
    """Whether two statements of the same thing can both be true.

    They agree when the intervals that the words allow meet, *only through rounding* where the
    figures themselves differ. Two stated maxima compare by their numerals, two minima never
    conflict. Where a unit is ambiguous they conflict only if every pair of readings does.
    """
    return judge_statements(_read(one), _read(other))


def _read(words: str | Quantity) -> Quantity:
    return read_quantity(words) if isinstance(words, str) else words


def has_open_degrees(quantity: Quantity) -> bool:
    """Whether its own words do not tell if degrees are a temperature or a difference."""
    return any(map(_is_open, quantity.readings))


def told_as_difference(quantity: Quantity, around: str) -> Quantity:
    """Degrees as a difference where the words right before or behind them in a text say so.

    What the quantity's own words tell stands.
    """
    if not is_told_difference(quantity.words, around):
        return quantity
    readings = tuple(
        replace(one, is_difference=True) if _is_open(one) else one for one in quantity.readings
    )
    figures = tuple(
        replace(each, readings=readings) if not place else each
        for place, each in enumerate(quantity.figures)
    )
    return replace(quantity, readings=readings, figures=figures)


def _is_open(reading: Measure) -> bool:
    return reading.unit.dimension == "temperature" and reading.is_difference is None


def told_mistyped(quantity: Quantity, restated: Quantity) -> Quantity:
    """A figure whose unit is mistyped: what it counts is a slip for a unit of its restatement."""
    is_count = all(reading.unit.dimension == "count" for reading in quantity.readings)
    dimensions = {reading.unit.dimension for reading in restated.readings} - {"count", "share", ""}
    if not quantity.readings or not is_count or len(dimensions) != 1:
        return quantity
    likely = likely_unit(quantity.readings[0].unit.name, *dimensions)
    if likely is None:
        return quantity
    word, unit = likely
    return Quantity(quantity.words, (), f"unknown unit “{word}”", word, unit)
