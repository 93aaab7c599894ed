"""Means and standard deviations that no set of zeros and ones can have.

J. A. J. Heathers and N. J. L. Brown, "DEBIT: A Simple Consistency Test for Binary Data" (2019),
https://osf.io/5vb3u. Of n values, k ones give the mean k/n and the sample standard deviation
√(k (n − k) / (n (n − 1))); both must round to what is written, for one and the same k. That
is stricter than looking at the bounds of the mean alone, and exact.
"""

from __future__ import annotations

import math
import sys
from bisect import bisect_left
from fractions import Fraction

from factcheck.comparison import Comparison, Verdict
from factcheck.interval import Interval
from factcheck.statistics.rounding import (
    Rounding,
    before_rounding,
    read_written,
    rounding_named,
)


def debit(mean: str, sd: str, n: int, rounding: str = "half-up-or-down") -> bool:
    """Whether ``n`` zeros and ones can have this mean and sample standard deviation.

    DEBIT, as Heathers & Brown (2019) describe it; both are given as written. Raises
    ``ValueError`` for a mean outside 0 to 1, a negative deviation, fewer than two values, or no
    way of rounding; the ways are those of ``grim``.
    """
    return bool(_ones(*_read(mean, sd, n, rounding_named(rounding))))


def explain_debit(mean: str, sd: str, n: int) -> Comparison:
    """``debit`` with its working: the deviations that go with the mean; halves round either way."""
    means, deviations, n = _read(mean, sd, n, Rounding.HALF_UP_OR_DOWN)
    given = f"mean {mean} and SD {sd} with n = {n}"
    counts = _counts(means, n)
    if not counts:
        return Comparison(Verdict.CONFLICTS, f"No {n} zeros and ones have the mean {mean}.")
    if found := _ones(means, deviations, n):
        explanation = f"{given} are possible: {found[0]} ones and {n - found[0]} zeros."
        return Comparison(Verdict.AGREES, explanation[0].upper() + explanation[1:])
    digits = read_written(sd).digits
    low, high = (f"{bound:.{digits + 1}f}" for bound in _deviations(counts, n))
    between = f"is {low}" if low == high else f"lies between {low} and {high}"
    explanation = f"With mean {mean} and n = {n}, the SD of zeros and ones {between}, not {sd}."
    return Comparison(Verdict.CONFLICTS, explanation)


def _read(mean: str, sd: str, n: int, rounding: Rounding) -> tuple[Interval, Interval, int]:
    if isinstance(n, bool) or not isinstance(n, int) or n < 2:
        raise ValueError(f"n is {n!r}; it must be a whole number, 2 or more")
    if n > sys.maxsize:
        raise ValueError("n is more than can be counted")
    mean_written, sd_written = read_written(mean), read_written(sd)
    if not 0 <= mean_written.value <= 1:
        raise ValueError(f"the mean of zeros and ones is between 0 and 1, not {mean}")
    if sd_written.value < 0:
        raise ValueError(f"a standard deviation is never negative: {sd}")
    return before_rounding(mean_written, rounding), before_rounding(sd_written, rounding), n


def _counts(means: Interval, n: int) -> range:
    """The numbers of ones whose mean is allowed."""
    low, high = _bounds(means)
    first, last = max(0, math.ceil(low * n)), min(n, math.floor(high * n))
    first += Fraction(first, n) not in means
    last -= Fraction(last, n) not in means
    return range(first, last + 1)


def _ones(means: Interval, deviations: Interval, n: int) -> tuple[int, ...]:
    """One number of ones that gives both, if there is one.

    k (n − k) grows with k up to n/2 and falls beyond it, so either half is searched by halving.
    """
    counts = _counts(means, n)
    low, high = _bounds(deviations)
    squares = Interval(
        max(low, Fraction(0)) ** 2,
        high**2,
        low_open=deviations.low_open and low >= 0,
        high_open=deviations.high_open,
    )
    rising = range(counts.start, min(counts.stop, n // 2 + 1))
    falling = range(max(counts.start, n // 2 + 1), counts.stop)
    mirrored = range(n - falling.stop + 1, n - falling.start + 1)
    found = [*_search(rising, squares, n), *(n - k for k in _search(mirrored, squares, n))]
    return tuple(found[:1])


def _search(counts: range, squares: Interval, n: int) -> list[int]:
    low, _ = _bounds(squares)
    at = bisect_left(counts, low, key=lambda ones: _square(ones, n))
    near = [counts[index] for index in (at, at + 1) if index < len(counts)]
    return [ones for ones in near if _square(ones, n) in squares]


def _square(ones: int, n: int) -> Fraction:
    return Fraction(ones * (n - ones), n * (n - 1))


def _deviations(counts: range, n: int) -> tuple[float, float]:
    """The least and the greatest deviation of some numbers of ones."""
    middle = min(max(n // 2, counts[0]), counts[-1])
    squares = [_square(ones, n) for ones in (counts[0], middle, counts[-1])]
    return math.sqrt(min(squares)), math.sqrt(max(squares))


def _bounds(interval: Interval) -> tuple[Fraction, Fraction]:
    if interval.low is None or interval.high is None:
        raise ValueError("rounding leaves no value without bounds")
    return interval.low, interval.high
