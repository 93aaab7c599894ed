"""Standard deviations by their squares: a variance is rational where its root is not."""

from __future__ import annotations

import math
from fractions import Fraction

from factcheck.interval import Interval
from factcheck.statistics.rounding import Rounding, before_rounding, read_written


def variances_behind(sd: str, rounding: Rounding) -> Interval:
    """The squares of all deviations that are written so once they are rounded.

    Raises ``ValueError`` for what is no number, or a negative one.
    """
    written = read_written(sd)
    if written.value < 0:
        raise ValueError(f"a standard deviation is never negative: {sd}")
    deviations = before_rounding(written, rounding)
    if deviations.low is None or deviations.high is None:
        raise ValueError("rounding leaves no value without bounds")
    low_open = deviations.low_open and deviations.low >= 0
    least = max(deviations.low, Fraction(0))
    return Interval(least**2, deviations.high**2, low_open, deviations.high_open)


def deviation_of(variance: Fraction, digits: int) -> str:
    """The deviation of a variance at a number of digits, halves up."""
    halves = math.isqrt(int(4 * variance * 100**digits))
    whole, rest = divmod((halves + 1) // 2, 10**digits)
    return f"{whole}" + (f".{rest:0{digits}d}" if digits else "")
