"""When an estimate, its confidence interval and its p value cannot all be right.

Interval and p value are set against each other as D. G. Altman and J. M. Bland do, "How to obtain
the P value from a confidence interval", *BMJ* 343 (2011), d2304: the estimate less what it is
where there is no effect, over its standard error, is z; ratios by their logarithms. Two standard
errors are taken, a half of the whole interval and its side towards no effect, so that lopsided
intervals excuse what they can, and every value that the figures may have had before rounding.

A p value may come of another test than the interval, or an interval of another method, and both
be right: so z may differ. In all tables of two groups of 10 to 100, where Wald's interval and the
p of Fisher, of χ² or of Yates lie on either side of .05, they are at most 0.33 of z apart for an
odds ratio, 0.54 for a ratio of risks, and 0.63 for a difference of shares in groups of 15 and
more. An interval of a mean may be laid by t of few degrees of freedom, whose p is above that of z.
"""

from __future__ import annotations

import math
from fractions import Fraction
from itertools import product
from statistics import NormalDist
from typing import NamedTuple

from factcheck.statistics.distributions import tail_probability
from factcheck.statistics.estimates import DIFFERENCE, OF_SHARES, RATIO, Estimate
from factcheck.statistics.rounding import Written
from factcheck.statistics.rules import Bounds

_APART = {DIFFERENCE: 0.3, RATIO: 0.55, OF_SHARES: 0.7}  # of z, across .05
_FAR, _TIMES = 1.0, 1.6  # of z, on the same side of .05
_NORMAL = NormalDist()
_FEW, _T_OF_FEW = Fraction(4), 2.776445  # degrees of freedom, and t with .05 outside
_OUTSIDE = 0.05
_TINY = 1e-9
_LEAST_P = 1e-300


class Reach(NamedTuple):
    """The least and the greatest size of z that some figures allow."""

    low: float
    high: float

    def gap(self, other: Reach) -> float:
        """How far apart the two are; nothing where they meet."""
        return max(self.low - other.high, other.low - self.high, 0.0)


def is_outside(estimate: Estimate) -> bool:
    """Whether the estimate is outside its interval, however the three were rounded.

    A difference may be told by its size, "a fall of 4.4 points (95% CI −8.4 to −0.4)", a share as
    a percentage of an interval of shares, and a ratio by how far it is from 1: "a risk 35.2% lower
    (95% CI 0.50 to 0.80)".
    """
    value, low, high = estimate.value, estimate.low, estimate.high
    if _is_within(value.value, value, low, high):
        return False
    if estimate.kind == RATIO:
        return True
    share = value.value / 100
    others = (-value.value, share, value.value * 100, 1 - share, 1 + share)
    return not any(_is_within(other, value, low, high) for other in others)


def _is_within(value: Fraction, written: Written, low: Written, high: Written) -> bool:
    half = written.step / 2
    return low.value - low.step / 2 - half <= value <= high.value + high.step / 2 + half


def reach_of_interval(estimate: Estimate) -> Reach:
    """The sizes of z that the estimate and its interval allow.

    ``estimate`` has a kind, and may be told by its size where it is a difference.
    """
    value, low, high = estimate.value, estimate.low, estimate.high
    sign = 1 if _is_within(value.value, value, low, high) else -1
    corners = product(_ends(value, sign), _ends(low), _ends(high))
    found = [z for corner in corners for z in _sizes(estimate, *corner)]
    around_null = (value.value * sign - (estimate.null or 0)) ** 2 <= (value.step / 2) ** 2
    return Reach(0.0 if around_null else min(found), max(found))


def reach_of_p(estimate: Estimate, alpha: float) -> Reach:
    """The sizes of z that go with the p value as written, two-tailed; *ns* is above alpha."""
    if estimate.p is None:
        return Reach(0.0, z_of(alpha))
    p, half = float(estimate.p.value), float(estimate.p.step / 2)
    match estimate.p_sign:
        case "<":
            return Reach(z_of(p or half), math.inf)
        case ">":
            return Reach(0.0, z_of(p))
        case _:
            return Reach(z_of(p + half), z_of(p - half))


def z_of(p: float) -> float:
    """The size of z whose two tails are p; no p is told from nought under 1e-300."""
    return 0.0 if p >= 1 else -_NORMAL.inv_cdf(max(p, _LEAST_P) / 2)


def p_of(z: float) -> float:
    """The two tails of z."""
    return math.erfc(z / math.sqrt(2))


def bounds_of(reach: Reach) -> Bounds:
    """The p values that some sizes of z allow."""
    return Bounds(p_of(reach.high), p_of(reach.low))


def turns(estimate: Estimate, found: Reach, reported: Reach, alpha: float) -> bool | None:
    """Whether the interval says significant where p clearly says not, or the reverse.

    The answer is what the interval says; ``None`` where the two agree, or are near each other.
    """
    line = z_of(alpha)
    is_clear = found.gap(reported) > _APART[estimate.kind]
    if is_clear and found.low > line and reported.high <= line:
        return True
    return False if is_clear and found.high < line <= reported.low else None


def is_far(estimate: Estimate, found: Reach, reported: Reach) -> bool:
    """Whether p is grossly another one than the interval gives, by z, or by t for a difference."""
    if estimate.kind == DIFFERENCE:
        found = Reach(min(found.low, _by_t(found.low)), max(found.high, _by_t(found.high)))
    less, more = sorted((found, reported))
    return more.low - less.high > _FAR and more.low > _TIMES * less.high


def _by_t(z: float) -> float:
    """The z of the p of t, where an interval that was laid by t gave this z."""
    if not 0 < z < math.inf:
        return z
    t = z * _T_OF_FEW / z_of(_OUTSIDE)
    return z_of(tail_probability("t", Fraction(t), (_FEW,)))


def _ends(written: Written, sign: int = 1) -> tuple[float, float]:
    half = written.step / 2
    return float(sign * written.value - half), float(sign * written.value + half)


def _sizes(estimate: Estimate, value: float, low: float, high: float) -> tuple[float, float]:
    """The size of z by the whole interval, and by its side towards no effect."""
    null, scale = float(estimate.null or 0), z_of(1 - float(estimate.level))
    if estimate.kind == RATIO:
        value, low, high, null = (math.log(max(one, _TINY)) for one in (value, low, high, null))
    effect, nearer = abs(value - null), (value - low if value > null else high - value)
    errors = (max(high - low, 0.0) / 2, max(nearer, 0.0))
    whole, side = (effect * scale / error if error else math.inf for error in errors)
    return whole, side
