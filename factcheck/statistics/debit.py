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
    variances_behind,
    whole_numbers,
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
    means, variances, n = _read(mean, sd, n, Rounding.HALF_UP_OR_DOWN)
    given = f"mean {mean} and SD {sd} with n = {n}"
    counts = _counts(means, n)
    if not counts:
        return Comparison(Verdict.CONFLICTS, f"No {n} zeros and ones have the mean {mean}.")
    if found := _ones(means, variances, n):
        explanation = f"{given} are possible: {found[0]} ones and {n - found[0]} zeros."
        return Comparison(Verdict.AGREES, explanation[0].upper() + explanation[1:])
    digits = read_written(sd).digits
    low, high = (f"{bound:.{digits + 1}f}" for bound in _deviations(counts, n))
    between = f"is {low}" if low == high else f"lies between {low} and {high}"
    explanation = f"With mean {mean} and n = {n}, the SD of zeros and ones {between}, not {sd}."
    return Comparison(Verdict.CONFLICTS, explanation)


def _read(mean: str, sd: str, n: int, rounding: Rounding) -> tuple[Interval, Interval, int]:
    """The means and the variances that are written so, and n."""
    if isinstance(n, bool) or not isinstance(n, int) or n < 2:
        raise ValueError(f"n is {n!r}; it must be a whole number, 2 or more")
    if n > sys.maxsize:
        raise ValueError("n is more than can be counted")
    mean_written = read_written(mean)
    if not 0 <= mean_written.value <= 1:
        raise ValueError(f"the mean of zeros and ones is between 0 and 1, not {mean}")
    return before_rounding(mean_written, rounding), variances_behind(sd, rounding), n


def _counts(means: Interval, n: int) -> range:
    """The numbers of ones whose mean is allowed."""
    allowed = whole_numbers(means.scaled(n))
    return range(max(0, allowed.start), min(n + 1, allowed.stop))


def _ones(means: Interval, variances: Interval, n: int) -> tuple[int, ...]:
    """One number of ones that gives both, if there is one.

    k (n − k) grows with k up to n/2 and falls beyond it, so either half is searched by halving.
    """
    counts = _counts(means, n)
    rising = range(counts.start, min(counts.stop, n // 2 + 1))
    falling = range(max(counts.start, n // 2 + 1), counts.stop)
    mirrored = range(n - falling.stop + 1, n - falling.start + 1)
    found = [*_search(rising, variances, n), *(n - k for k in _search(mirrored, variances, n))]
    return tuple(found[:1])


def _search(counts: range, variances: Interval, n: int) -> list[int]:
    at = bisect_left(counts, variances.low or Fraction(0), key=lambda ones: _variance(ones, n))
    near = [counts[index] for index in (at, at + 1) if index < len(counts)]
    return [ones for ones in near if _variance(ones, n) in variances]


def _variance(ones: int, n: int) -> Fraction:
    return Fraction(ones * (n - ones), n * (n - 1))


def _deviations(counts: range, n: int) -> tuple[float, float]:
    """The least and the greatest deviation of some numbers of ones."""
    middle = min(max(n // 2, counts[0]), counts[-1])
    variances = [_variance(ones, n) for ones in (counts[0], middle, counts[-1])]
    return math.sqrt(min(variances)), math.sqrt(max(variances))
