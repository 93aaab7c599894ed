"""Whole numbers within exact bounds, and what is known of their sums and squares."""

from __future__ import annotations

import math

from factcheck.interval import Interval


def whole_numbers(interval: Interval) -> range:
    """The whole numbers in an interval that has both bounds."""
    if interval.low is None or interval.high is None:
        raise ValueError("whole numbers without bounds cannot be counted")
    first, last = math.ceil(interval.low), math.floor(interval.high)
    first += interval.low_open and first == interval.low
    last -= interval.high_open and last == interval.high
    return range(first, last + 1)


def least_squares(total: int, n: int) -> int:
    """The least that the squares of ``n`` whole numbers with this total can add up to.

    It is reached where no two of the numbers are more than one apart.
    """
    each, over = divmod(total, n)
    return (n - over) * each**2 + over * (each + 1) ** 2
