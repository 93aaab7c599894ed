"""When a reported p value is an error, and when it is one that turns the conclusion.

The rules are statcheck's: M. B. Nuijten, C. H. J. Hartgerink, M. A. L. M. van Assen, S. Epskamp
and J. M. Wicherts, "The prevalence of statistical reporting errors in psychology (1985–2013)",
*Behavior Research Methods* 48 (2016), 1205–1226, and the manual of the R package of that name.
A statistic is taken as rounded to its last digit; p may then be anything between two bounds.
"""

from __future__ import annotations

from fractions import Fraction
from typing import NamedTuple

from msgspec import Struct

from factcheck.comparison import Answering, Comparison, Verdict
from factcheck.statistics.distributions import TWO_TAILED, tail_probability
from factcheck.statistics.results import ReportedTest


class Bounds(NamedTuple):
    """The least and the greatest p that the statistic allows before it was rounded."""

    low: float
    high: float


class Level(Struct, frozen=True):
    """Where significance begins, and whether p = alpha belongs to it."""

    alpha: float
    includes_alpha: bool

    def __post_init__(self) -> None:
        if not isinstance(self.alpha, int | float) or not 0 < self.alpha < 1:
            raise ValueError(f"a level of significance is between 0 and 1, not {self.alpha!r}")

    def is_significant(self, p: float) -> bool:
        """Whether this p is significant."""
        return p <= self.alpha if self.includes_alpha else p < self.alpha


def p_of(result: ReportedTest, is_one_tailed: bool) -> float:
    """P for the statistic exactly as written."""
    return _p_at(result, result.value.value, is_one_tailed)


def bounds_of(result: ReportedTest, is_one_tailed: bool) -> Bounds:
    """The p values of all statistics that are written so once they are rounded."""
    value, half = abs(result.value.value), result.value.step / 2
    nearer = max(value - half, Fraction(0))
    return Bounds(_p_at(result, value + half, is_one_tailed), _p_at(result, nearer, is_one_tailed))


def is_error(result: ReportedTest, bounds: Bounds, level: Level) -> bool:
    """Whether the p reported is out of reach, by the signs of both comparisons.

    A p of zero is always an error.
    """
    if result.p is not None and result.p.value <= 0:
        return True
    reported = reported_p(result, level)
    half = float(result.p.step / 2) if result.p and result.p_comparison == "=" else 0.0
    too_low = reported + half < (bounds.high if result.comparison == "<" else bounds.low)
    too_high = reported - half > (bounds.low if result.comparison == ">" else bounds.high)
    match result.comparison + result.p_comparison:
        case "==":
            return too_low or too_high
        case "=<" | "<=" | "<<":
            return too_low
        case "=>" | ">=" | ">>":
            return too_high
        case _:  # a statistic below a bound with p above one, or the reverse: anything goes
            return False


def is_decision_error(result: ReportedTest, p: float, level: Level) -> bool:
    """Whether the p reported and p lie on either side of alpha.

    At alpha itself the sign decides what the text says: "p < .05" claims significance and
    "p > .05" the lack of it, whether or not p = alpha is significant.
    """
    alpha, reported, sign = level.alpha, reported_p(result, level), result.p_comparison
    says_yes = reported <= alpha if sign == "<" else level.is_significant(reported)
    says_no = reported >= alpha if sign == ">" else not says_yes
    match result.comparison + sign:
        case "==":
            return says_yes != level.is_significant(p)
        case "=<":
            return says_yes and not level.is_significant(p)
        case "=>":
            return says_no and level.is_significant(p)
        case "<=" | "<<":
            return says_yes and p >= alpha
        case ">=" | ">>":
            return says_no and p <= alpha
        case _:
            return False


def _p_at(result: ReportedTest, value: Fraction, is_one_tailed: bool) -> float:
    is_halved = is_one_tailed and result.kind in TWO_TAILED
    return tail_probability(result.kind, value, result.df) * (0.5 if is_halved else 1.0)


def reported_p(result: ReportedTest, level: Level) -> float:
    """The p reported; *ns* says that it is above alpha."""
    return level.alpha if result.p is None else float(result.p.value)


class PValueCheck(Answering, frozen=True):
    """Whether a p value follows from its statistic, or from its estimate and interval.

    ``error`` says that no value which the statistic may have had before rounding gives the p
    value reported; ``decision_error`` that it also falls on the wrong side of alpha;
    ``is_outside`` that an estimate lies outside its own interval. All are false where the words
    could not be read: then ``comparison`` cannot tell, and says why. ``recomputed`` are the
    bounds of p, ``p`` is p for the statistic exactly as written, or, of an interval, their middle.
    """

    comparison: Comparison
    error: bool = False
    decision_error: bool = False
    recomputed: Bounds | None = None
    p: float | None = None
    is_outside: bool = False


def told_turned(is_significant: bool) -> str:
    """That a text says the contrary of what a result is."""
    is_so, as_if = ("is", "were not") if is_significant else ("is not", "were")
    return f"The result {is_so} significant but is reported as if it {as_if}."


def cannot_tell(reason: ValueError) -> PValueCheck:
    """The answer where the words cannot be read or judged."""
    return PValueCheck(Comparison(Verdict.CANNOT_TELL, f"Cannot tell: {reason}."))


def plain_p(p: float) -> str:
    """A probability with three digits that count."""
    return f"{p:.3g}".replace("0.", ".", 1) if 1e-4 <= p < 1 else f"{p:.3g}"
