"""How far a storm's winds reach: a distance that a weather service rounds to fives, however small.

Advisories hold the radius in nautical miles and print "extend outward up to 10 miles (20 km)" for
10 of them (National Hurricane Center, public advisories). Elsewhere 10 miles are 16 kilometres.
"""

from __future__ import annotations

from factcheck.quantities.figure_pairs import Pair
from factcheck.quantities.third_unit import have_common_origin

_CUE = "outward"
_LEAST = 5


def is_reach_of_winds(pair: Pair, words: str) -> bool:
    """Whether words tell how far winds extend, and both figures are one such distance in fives."""
    if pair.stated_unit.dimension != "length" or _CUE not in words.lower():
        return False
    return have_common_origin(pair, least=_LEAST)
