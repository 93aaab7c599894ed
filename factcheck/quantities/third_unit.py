"""Figures that were both rounded from a third unit.

Weather services hold winds in knots and distances in nautical miles, and round miles and
kilometres each from those, in steps of five (NWS Instruction 10-604): "110 mph (175 km/h)" are
both 95 knots.
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.quantities.figure_pairs import Pair
from factcheck.quantities.measure import Numeral

NAUTICAL_MILE = Fraction(1852)  # metres
KNOT = NAUTICAL_MILE / 3600
_ORIGINS = {"length/time": KNOT, "length": NAUTICAL_MILE}
_FIVE = Fraction(5)  # what both figures are rounded to
_LARGEST = 1000  # knots or nautical miles that are tried
_LEAST_ROUNDED = 15  # the least figure that is rounded to fives


def have_common_origin(pair: Pair, *, least: int = _LEAST_ROUNDED) -> bool:
    """Whether a whole number of knots or nautical miles rounds to both figures.

    Above thirty it has to be a multiple of five, as bulletins have it. Both are rounded
    to fives, from ``least`` on, or both to their last digit.
    """
    origin = _ORIGINS.get(pair.stated_unit.dimension)
    if origin is None:
        return False
    about = pair.stated.value * pair.stated_unit.worth / origin
    if not 0 < about <= _LARGEST:
        return False
    reach = range(max(1, int(about) - 6), int(about) + 8)
    counts = [count for count in reach if count % 5 == 0 or count <= 30]
    sides = ((pair.stated, pair.stated_unit.worth), (pair.restated, pair.restated_unit.worth))
    return any(
        all(rounds(count * origin / each, figure, least) for figure, each in sides)
        for rounds in (_rounds, _rounds_to_five)
        for count in counts
    )


def _rounds(exact: Fraction, figure: Numeral, _least: int) -> bool:
    """Whether a figure is a value rounded to its last digit."""
    return abs(exact - figure.value) * 2 <= figure.step


def _rounds_to_five(exact: Fraction, figure: Numeral, least: int) -> bool:
    """Whether a figure is a value rounded to fives."""
    is_five = figure.value % 5 == 0 and figure.value >= least
    return is_five and abs(exact - figure.value) * 2 <= max(figure.step, _FIVE)
