"""A part in words and its percentage: "a third" is not 40 %, which is two-fifths.

A writer's "a third" or "one in five" is the simple part that is nearest; the steps of rounding
that other figures have would let a quarter be anything from 19 to 31 %.
"""

from __future__ import annotations

from fractions import Fraction

from factcheck.quantities.figure_pairs import Pair, in_base
from factcheck.quantities.measure import EVEN, Measure

_SIMPLE = tuple(Fraction(over, under) for under in range(2, 6) for over in range(1, under))
_TENTHS = ("10", "ten", "tenth", "tenths")  # 67 % is rounded to "seven in 10"
_FAR = Fraction(3, 20)  # of a part: off by more, another simple part need only be nearer


def is_another_part(pair: Pair, first: Measure, second: Measure) -> bool:
    """Whether a part in words stands beside the percentage of another simple part.

    "More than a third (38 %)" is bounded, and right.
    """
    names = (pair.stated_unit.name, pair.restated_unit.name)
    if set(names) != {"share", "percent"} or {first.hedge, second.hedge} - EVEN:
        return False
    way = pair if names[0] == "share" else pair.turned()
    if way.stated.text.lower().endswith(_TENTHS):
        return False
    part, percentage = way.stated.value, in_base(way.restated.value, way.restated_unit, False)
    off = abs(percentage - part)
    nearest = min(_SIMPLE, key=lambda other: abs(other - percentage))
    if abs(nearest - percentage) >= off:
        return False
    is_it = abs(nearest - percentage) * 200 <= way.restated.step
    return is_it or off > part * _FAR
