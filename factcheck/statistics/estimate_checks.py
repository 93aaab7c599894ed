"""An estimate such as "HR 0.72 (95% CI 0.55 to 0.94; P = .02)" checked against itself.

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
from itertools import product, takewhile
from statistics import NormalDist
from typing import NamedTuple

from factcheck.comparison import Comparison, Verdict
from factcheck.statistics.distributions import tail_probability
from factcheck.statistics.estimates import DIFFERENCE, OF_SHARES, RATIO, Estimate, find_estimates
from factcheck.statistics.p_value_rules import Bounds, PValueCheck, plain_p, told_turned
from factcheck.statistics.rounding import WrittenNumber
from factcheck.statistics.wording import (
    is_corrected,
    is_of_another_test,
    is_of_ranks,
    is_one_tailed,
    is_resampled,
)

_APART = {DIFFERENCE: 0.3, RATIO: 0.55, OF_SHARES: 0.7}  # of z, across .05
_FAR, _TIMES = 1.0, 1.6  # of z, on the same side of .05
_NORMAL = NormalDist()
_FEW, _T_OF_FEW = Fraction(4), 2.776445  # degrees of freedom, and t with .05 outside
_OUTSIDE = 0.05
_TINY = 1e-9
_LEAST_P = 1e-300
_ONE_SIDED_LEVEL = 90
_TINY_P = 1e-4


class _Reach(NamedTuple):
    """The least and the greatest size of z that some figures allow."""

    low: float
    high: float

    def gap(self, other: _Reach) -> float:
        """How far apart the two are; nothing where they meet."""
        return max(self.low - other.high, other.low - self.high, 0.0)


_ANY = _Reach(0.0, math.inf)


def check_estimate(estimate: Estimate, words: str, around: str, alpha: float) -> PValueCheck:
    """Whether the estimate lies in its interval, and p goes with the two.

    ``words`` are those that it was read from, ``around`` is what else the text says of it. Raises
    ``ValueError`` with the reason where p and the interval cannot be set against each other.
    """
    said = f"{words} {around}"
    if _is_outside(estimate):
        if is_resampled(said):
            raise ValueError("a bootstrapped interval may leave its estimate out")
        return PValueCheck(_outside(estimate), is_outside=True)
    if not estimate.reported:
        explanation = f"{_number(estimate.value)} lies within its own {_interval(estimate)}."
        return PValueCheck(Comparison(Verdict.AGREES, explanation))
    if estimate.p is not None and estimate.p.value > 1:
        explanation = f"No p value is above 1: p = {estimate.p.words}."
        return PValueCheck(Comparison(Verdict.CONFLICTS, explanation), error=True)
    _require_comparable(estimate, said)
    _require_own(estimate, around)
    found, reported = _reach_of_interval(estimate), _reach_of_p(estimate, alpha)
    recomputed = _bounds_of(found)
    p = (recomputed.low + recomputed.high) / 2
    turned = _turns(estimate, found, reported, alpha)
    if turned is None and not _is_far(estimate, found, reported):
        return PValueCheck(
            _interval_compared(estimate, found, reported), recomputed=recomputed, p=p
        )
    _require_higher(estimate, said, found, reported)
    comparison = _conflict(estimate, found, turned)
    return PValueCheck(comparison, True, turned is not None, recomputed, p)


def _require_comparable(estimate: Estimate, said: str) -> None:
    where = f"the {_interval(estimate)} and {estimate.reported} may belong to two tests"
    if estimate.null is None:
        raise ValueError(f"{where}: the words do not say what {estimate.value.words} is")
    if estimate.level * 100 == _ONE_SIDED_LEVEL or is_one_tailed(said):
        raise ValueError(f"{where}: one of them may be one-sided")
    if is_of_another_test(said) or (estimate.kind == DIFFERENCE and is_of_ranks(said)):
        raise ValueError(f"{where}: the text names another one")


def _require_own(estimate: Estimate, around: str) -> None:
    """Refuse to judge a p behind several estimates: it may be that of their difference."""
    figures = (estimate.value, estimate.low, estimate.high)
    before = takewhile(
        lambda one: (one.value, one.low, one.high) != figures, find_estimates(around)
    )
    if any(not one.reported for one in before):
        raise ValueError(f"{estimate.reported} may belong to all the estimates before it")


def _require_higher(estimate: Estimate, said: str, found: _Reach, reported: _Reach) -> None:
    """Refuse to judge a corrected p that is above the one of the interval."""
    if is_corrected(said) and reported.high < found.low:
        raise ValueError(f"{estimate.reported} may be corrected, and the interval not")


def _outside(estimate: Estimate) -> Comparison:
    explanation = (
        f"{_number(estimate.value)} lies outside its own {_interval(estimate)}: one of the three "
        "figures is wrong."
    )
    return Comparison(Verdict.CONFLICTS, explanation)


def _interval_compared(estimate: Estimate, found: _Reach, reported: _Reach) -> Comparison:
    if found == _ANY:
        explanation = f"The {_interval(estimate)} is rounded too coarsely to give a p value."
        return Comparison(Verdict.CANNOT_TELL, explanation)
    given = f"The {_interval(estimate)} gives {_span(found)}"
    if found.gap(reported) == 0:
        return Comparison(Verdict.AGREES, f"{given}; reported is {estimate.reported}.")
    explanation = f"{given}, not {estimate.reported}: near enough to come from two methods."
    return Comparison(Verdict.CANNOT_TELL, explanation)


def _conflict(estimate: Estimate, found: _Reach, turned: bool | None) -> Comparison:
    """The conflict; ``turned`` says whether the interval is significant, where p says otherwise."""
    interval, gives = _interval(estimate), f"gives {_span(found)}, not {estimate.reported}"
    sentences = [f"The {interval} around {_number(estimate.value)} {gives}."]
    if turned is not None:
        holds = "excludes" if turned else "includes"
        sentences = [f"The {interval} {holds} {estimate.null} and {gives}."]
        sentences.append(told_turned(turned))
    return Comparison(Verdict.CONFLICTS, " ".join(sentences), _working(estimate, found))


def _working(estimate: Estimate, found: _Reach) -> tuple[str, ...]:
    effect = "log ratio" if estimate.kind == RATIO else "difference"
    return (f"{effect} / standard error = z from {found.low:.2f} to {found.high:.2f}",)


def _interval(estimate: Estimate) -> str:
    level = f"{float(estimate.level * 100):g} %"
    return f"{level} confidence interval {_number(estimate.low)} to {_number(estimate.high)}"


def _number(written: WrittenNumber) -> str:
    return written.words.replace("-", "−")


def _span(found: _Reach) -> str:
    bounds = _bounds_of(found)
    low, high = plain_p(bounds.low), plain_p(bounds.high)
    if bounds.high < 0.001:
        return "p < .001"
    if bounds.low < _TINY_P:
        return f"p up to {high}"
    return f"p = {low}" if low == high else f"p from {low} to {high}"


def _is_outside(estimate: Estimate) -> bool:
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


def _is_within(
    value: Fraction, written: WrittenNumber, low: WrittenNumber, high: WrittenNumber
) -> bool:
    half = written.step / 2
    return low.value - low.step / 2 - half <= value <= high.value + high.step / 2 + half


def _reach_of_interval(estimate: Estimate) -> _Reach:
    """The sizes of z that the estimate and its interval allow.

    ``estimate`` has a kind, and may be told by its size where it is a difference.
    """
    value, low, high = estimate.value, estimate.low, estimate.high
    sign = 1 if _is_within(value.value, value, low, high) else -1
    corners = product(_ends(value, sign), _ends(low), _ends(high))
    found = [z for corner in corners for z in _sizes(estimate, *corner)]
    around_null = (value.value * sign - (estimate.null or 0)) ** 2 <= (value.step / 2) ** 2
    return _Reach(0.0 if around_null else min(found), max(found))


def _reach_of_p(estimate: Estimate, alpha: float) -> _Reach:
    """The sizes of z that go with the p value as written, two-tailed; *ns* is above alpha."""
    if estimate.p is None:
        return _Reach(0.0, _z_of(alpha))
    p, half = float(estimate.p.value), float(estimate.p.step / 2)
    match estimate.p_sign:
        case "<":
            return _Reach(_z_of(p or half), math.inf)
        case ">":
            return _Reach(0.0, _z_of(p))
        case _:
            return _Reach(_z_of(p + half), _z_of(p - half))


def _z_of(p: float) -> float:
    """The size of z whose two tails are p; no p is told from nought under 1e-300."""
    return 0.0 if p >= 1 else -_NORMAL.inv_cdf(max(p, _LEAST_P) / 2)


def _p_of(z: float) -> float:
    """The two tails of z."""
    return math.erfc(z / math.sqrt(2))


def _bounds_of(reach: _Reach) -> Bounds:
    """The p values that some sizes of z allow."""
    return Bounds(_p_of(reach.high), _p_of(reach.low))


def _turns(estimate: Estimate, found: _Reach, reported: _Reach, alpha: float) -> bool | None:
    """Whether the interval says significant where p clearly says not, or the reverse.

    The answer is what the interval says; ``None`` where the two agree, or are near each other.
    """
    line = _z_of(alpha)
    is_clear = found.gap(reported) > _APART[estimate.kind]
    if is_clear and found.low > line and reported.high <= line:
        return True
    return False if is_clear and found.high < line <= reported.low else None


def _is_far(estimate: Estimate, found: _Reach, reported: _Reach) -> bool:
    """Whether p is grossly another one than the interval gives, by z, or by t for a difference."""
    if estimate.kind == DIFFERENCE:
        found = _Reach(min(found.low, _by_t(found.low)), max(found.high, _by_t(found.high)))
    less, more = sorted((found, reported))
    return more.low - less.high > _FAR and more.low > _TIMES * less.high


def _by_t(z: float) -> float:
    """The z of the p of t, where an interval that was laid by t gave this z."""
    if not 0 < z < math.inf:
        return z
    t = z * _T_OF_FEW / _z_of(_OUTSIDE)
    return _z_of(tail_probability("t", Fraction(t), (_FEW,)))


def _ends(written: WrittenNumber, sign: int = 1) -> tuple[float, float]:
    half = written.step / 2
    return float(sign * written.value - half), float(sign * written.value + half)


def _sizes(estimate: Estimate, value: float, low: float, high: float) -> tuple[float, float]:
    """The size of z by the whole interval, and by its side towards no effect."""
    null, scale = float(estimate.null or 0), _z_of(1 - float(estimate.level))
    if estimate.kind == RATIO:
        value, low, high, null = (math.log(max(one, _TINY)) for one in (value, low, high, null))
    effect, nearer = abs(value - null), (value - low if value > null else high - value)
    errors = (max(high - low, 0.0) / 2, max(nearer, 0.0))
    whole, side = (effect * scale / error if error else math.inf for error in errors)
    return whole, side
