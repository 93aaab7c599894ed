"""Figures that were both rounded from a third unit.

Weather services hold winds in knots and distances in nautical miles, and round miles and
kilometres each from those, in steps of five (NWS Instruction 10-604): "110 mph (175 km/h)" are
both 95 knots.
"""

from __future__ import annotations

from fractions import Fraction

NAUTICAL_MILE = Fraction(1852)  # metres
KNOT = NAUTICAL_MILE / 3600
_ORIGINS = {"length/time": KNOT, "length": NAUTICAL_MILE}
_FIVE = Fraction(5)  # what both figures are rounded to
_LARGEST = 1000  # knots or nautical miles that are tried
_LEAST_ROUNDED = 15  # the least figure that is rounded to fives

Side = tuple[Fraction, Fraction, Fraction]  # value, step, worth of one in base units


def have_common_origin(
    dimension: str, one: Side, other: Side, *, least: int = _LEAST_ROUNDED
) -> bool:
    """Whether a whole number of knots or nautical miles rounds to both figures.

    Above thirty it has to be a multiple of five, as bulletins have it. A figure may be rounded to
    fives from ``least`` on.
    """
    origin = _ORIGINS.get(dimension)
    if origin is None or not 0 < one[0] * one[2] / origin <= _LARGEST:
        return False
    about = one[0] * one[2] / origin
    reach = range(max(1, int(about) - 6), int(about) + 8)
    return any(
        _rounds(count * origin, one, least) and _rounds(count * origin, other, least)
        for count in reach
        if count % 5 == 0 or count <= 30
    )


def _rounds(base: Fraction, side: Side, least: int) -> bool:
    value, step, worth = side
    allowed = _FIVE if value % 5 == 0 and value >= least else step
    return abs(base / worth - value) * 2 <= max(step, allowed)
