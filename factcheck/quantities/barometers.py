"""How near to each other two readings of a barometer have to be.

Between a deep low and a strong high the air's pressure differs by a twentieth, and weather services
give it to the millibar and to the hundredth of an inch: one percent off is another weather
(WMO Guide to Instruments and Methods of Observation, volume I, chapter 3).
"""

from __future__ import annotations

from fractions import Fraction

NEAR = Fraction(1, 400)
_COLUMNS = frozenset(["inch of mercury", "millimeter of mercury"])
_METRIC = frozenset(["millibar", "hectopascal"])
_LEAST, _GREATEST = 85_000, 110_000  # pascals: the air at sea level


def are_barometric(names: set[str], pascals: Fraction) -> bool:
    """Whether two units are a barometer's, and a pressure in pascals that of the air."""
    are_both = len(names) == 2 and names & _COLUMNS and names & _METRIC
    return bool(are_both) and _LEAST <= pascals <= _GREATEST
