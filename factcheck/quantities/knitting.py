"""What knitters agree on: an inch of 2.5 centimetres, and sizes in quarters of an inch.

Patterns measure a swatch over "10 cm (4 inches)", as the Craft Yarn Council's standards have it,
and convert a garment's sizes by it: 41 cm beside 16½ inches.
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.quantities.figure_pairs import Pair
from factcheck.quantities.measure import Form, Measure

_KNITTERS_INCH = Fraction(5, 2)  # centimetres
_QUARTER = Fraction(1, 4)  # of an inch: the step of sizes
_FEWEST_SIZES = 3  # in a list that tells a pattern
_LONGEST = 100  # inches


def is_knitters_inch(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether inches and centimetres fit at 2.5: to the last digit, or in a list of sizes nearly.

    Nearly is to the nearest quarter of an inch.
    """
    values = {
        pair.stated_unit.name: pair.stated.value,
        pair.restated_unit.name: pair.restated.value,
    }
    if sorted(values) != ["centimeter", "inch"] or not 0 < values["inch"] <= _LONGEST:
        return False
    off = abs(values["centimeter"] / _KNITTERS_INCH - values["inch"])
    return off == 0 or (2 * off <= _QUARTER and _lists_sizes(first) and _lists_sizes(second))


def _lists_sizes(measure: Measure) -> bool:
    return measure.form is Form.LIST and len(measure.numerals) >= _FEWEST_SIZES
