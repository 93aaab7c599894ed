"""Standard deviations that no whole numbers with a certain mean can have: GRIMMER, and DEBIT.

J. Anaya, "The GRIMMER test: A method for testing the validity of reported measures of
variability", *PeerJ Preprints* 4 (2016), e2400v1; A. Allard, "Analytic-GRIMMER: a new way of
testing the possibility of standard deviations" (2018), aurelienallard.netlify.app. Of n whole
numbers with the total T, the squares add up to a whole number S that is even where T is even and
odd where T is odd, and that is least where the numbers differ by one at most. The deviation is
√((S − T²/n) / (n − 1)), or over n in a paper that gives that of the population.

Of zeros and ones: J. A. J. Heathers and N. J. L. Brown, "DEBIT: A Simple Consistency Test for
Binary Data" (2019), https://osf.io/5vb3u. Of n values, k ones give the mean k/n and the sample
standard deviation √(k (n − k) / (n (n − 1))); both must round to what is written, for one and the
same k. That is stricter than looking at the bounds of the mean alone, and exact.
"""

from __future__ import annotations

import math
import sys
from bisect import bisect_left
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.interval import Interval
from factcheck.statistics.grim import explain_grim, require_count
from factcheck.statistics.rounding import (
    Rounding,
    before_rounding,
    deviation_of,
    least_squares,
    read_written,
    rounding_named,
    variances_behind,
    whole_numbers,
)

_MOST_TOTALS = 10_000


class _Sums(NamedTuple):
    """What whole numbers add up to, and what their squares do."""

    total: int
    squares: int


class _DeviationCase(Struct, frozen=True):
    """The totals that the mean allows, the variances that the deviation does, and of how many."""

    totals: range
    variances: Interval
    n: int
    items: int
    digits: int

    def squares(self, total: int, divisor: int) -> range:
        """The sums of squares that give the deviation, whether they are possible or not."""
        offset = Fraction(total * total, self.n)
        return whole_numbers(self.variances.scaled(divisor * self.items**2, offset))

    def shown(self, sums: _Sums) -> str:
        """The deviation over n − 1 that some sums give, at the digits written."""
        spread = Fraction(self.n * sums.squares - sums.total**2, self.n * (self.n - 1))
        return deviation_of(spread / self.items**2, self.digits)


def grimmer(mean: str, sd: str, n: int, items: int = 1, rounding: str = "half-up-or-down") -> bool:
    """Whether whole numbers of ``n`` people can have this mean and standard deviation.

    GRIMMER, as Allard (2018) derives it; both figures are given as written. ``items`` and
    ``rounding`` are those of ``grim``, and a mean that is impossible for it is so here. The
    deviation may be the sample's, over n − 1, or the population's, over n. Where more than
    10,000 totals have the mean, it is taken as possible. Raises ``ValueError`` as ``grim`` does,
    and for a negative deviation or fewer than two people.
    """
    case = _read(mean, sd, n, items, rounding_named(rounding))
    return _count(case.totals) > _MOST_TOTALS or next(_possible_sums(case), None) is not None


def explain_grimmer(mean: str, sd: str, n: int, items: int = 1) -> Comparison:
    """``grimmer`` with its working, halves rounded up or down: the nearest that are possible.

    Where n is so large that every deviation of that size is possible, the answer is *cannot tell*.
    """
    case = _read(mean, sd, n, items, Rounding.HALF_UP_OR_DOWN)
    if not case.totals:
        return explain_grim(mean, n, items, percent=False)
    given = f"mean {mean}, n = {n} and {items} items" if items > 1 else f"mean {mean} and n = {n}"
    if _count(case.totals) > _MOST_TOTALS:
        return Comparison(Verdict.CANNOT_TELL, f"With {given}, there are too many totals to try.")
    found = next(_possible_sums(case), None)
    if found is None:
        return _impossible(case, given, sd)
    if _count(case.squares(found.total, n - 1)) > 1:
        explanation = f"With {given}, every SD near {sd} with that many digits is possible."
        return Comparison(Verdict.CANNOT_TELL, explanation)
    sums = f"a total of {found.total}, and squares that add up to {found.squares}"
    return Comparison(Verdict.AGREES, f"With {given}, SD {sd} is possible: {sums}.")


def _read(mean: str, sd: str, n: int, items: int, rounding: Rounding) -> _DeviationCase:
    require_count(n, "n", 2)
    require_count(items, "items")
    means, deviation = before_rounding(read_written(mean), rounding), read_written(sd)
    return _DeviationCase(
        whole_numbers(means.scaled(n * items)),
        variances_behind(sd, rounding),
        n,
        items,
        deviation.digits,
    )


def _possible_sums(case: _DeviationCase) -> Iterator[_Sums]:
    """The sums that give both the mean and the deviation, over n − 1 or over n."""
    for total in case.totals:
        for divisor in (case.n - 1, case.n):
            squares = case.squares(total, divisor)
            over = _at_least(squares.start, total, case.n)
            if over in squares:
                yield _Sums(total, over)


def _at_least(squares: int, total: int, n: int) -> int:
    """The least sum of squares, from a number on, that goes with the total."""
    least = max(squares, least_squares(total, n))
    return least + (least - total) % 2


def _impossible(case: _DeviationCase, given: str, sd: str) -> Comparison:
    below, above = _nearest(case)
    shown = [case.shown(sums) for sums in (*below, above)]
    nearest = f"can be {shown[0]} or {shown[-1]}" if below else f"is at least {shown[0]}"
    explanation = (
        f"With {given}, the SD of whole numbers {nearest}, not {sd}; "
        f"dividing by n gives no {sd} either."
    )
    working = tuple(
        f"total {sums.total}, squares {sums.squares}: SD {figure}"
        for sums, figure in zip((*below, above), shown, strict=True)
    )
    return Comparison(Verdict.CONFLICTS, explanation, working, tuple(shown))


def _nearest(case: _DeviationCase) -> tuple[tuple[_Sums, ...], _Sums]:
    """The sums with the next lower deviation over n − 1, if any has one, and the next higher."""
    lower, higher = [], []
    for total in case.totals:
        squares = case.squares(total, case.n - 1)
        over = _at_least(squares.start, total, case.n)
        higher.append(_Sums(total, over))
        if over - 2 >= least_squares(total, case.n):
            lower.append(_Sums(total, over - 2))

    def spread(sums: _Sums) -> int:
        return case.n * sums.squares - sums.total**2

    return ((max(lower, key=spread),) if lower else ()), min(higher, key=spread)


def _count(numbers: range) -> int:
    """How many there are, which may be more than ``len`` can say."""
    return max(0, numbers.stop - numbers.start)


# -- zeros and ones


def debit(mean: str, sd: str, n: int, rounding: str = "half-up-or-down") -> bool:
    """Whether ``n`` zeros and ones can have this mean and sample standard deviation.

    DEBIT, as Heathers & Brown (2019) describe it; both are given as written. Raises
    ``ValueError`` for a mean outside 0 to 1, a negative deviation, fewer than two values, or no
    way of rounding; the ways are those of ``grim``.
    """
    return bool(_ones(*_read_binary(mean, sd, n, rounding_named(rounding))))


def explain_debit(mean: str, sd: str, n: int) -> Comparison:
    """``debit`` with its working: the deviations that go with the mean; halves round either way."""
    means, variances, n = _read_binary(mean, sd, n, Rounding.HALF_UP_OR_DOWN)
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


def _read_binary(mean: str, sd: str, n: int, rounding: Rounding) -> tuple[Interval, Interval, int]:
    """The means and the variances that are written so, and n."""
    require_count(n, "n", 2)
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
