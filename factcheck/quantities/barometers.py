"""How near to each other two readings of a barometer have to be.

Between a deep low and a strong high the air's pressure differs by a twentieth, and weather services
give it to the millibar and to the hundredth of an inch: one percent off is another weather
(WMO Guide to Instruments and Methods of Observation, volume I, chapter 3).
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.quantities.figure_pairs import Pair, in_base

NEAR = Fraction(1, 400)
METRIC = frozenset(["millibar", "hectopascal"])
_COLUMNS = frozenset(["inch of mercury", "millimeter of mercury"])
_LEAST, _GREATEST = 85_000, 110_000  # pascals: the air at sea level


def is_barometric(pair: Pair) -> bool:
    """Whether the units are a barometer's two, and the stated pressure is that of the air."""
    names = {pair.stated_unit.name, pair.restated_unit.name}
    if not names & _COLUMNS or not names & METRIC:
        return False
    return _LEAST <= in_base(pair.stated.value, pair.stated_unit, False) <= _GREATEST
