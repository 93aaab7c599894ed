"""An estimate such as "HR 0.72 (95% CI 0.55 to 0.94; P = .02)" checked against itself."""

from __future__ import annotations

import math
from itertools import takewhile

from factcheck.comparison import Comparison, Verdict
from factcheck.statistics.estimate_rules import (
    Reach,
    bounds_of,
    is_far,
    is_outside,
    reach_of_interval,
    reach_of_p,
    turns,
)
from factcheck.statistics.estimates import DIFFERENCE, RATIO, Estimate, find_estimates
from factcheck.statistics.p_value_check import PValueCheck, plain_p
from factcheck.statistics.rounding import Written
from factcheck.statistics.wording import (
    is_corrected,
    is_of_another_test,
    is_of_ranks,
    is_one_tailed,
    is_resampled,
)

_ONE_SIDED_LEVEL = 90
_ANY = Reach(0.0, math.inf)
_TINY_P = 1e-4


def check_estimate(estimate: Estimate, words: str, around: str, alpha: float) -> PValueCheck:
    """Whether the estimate lies in its interval, and p goes with the two.

    ``words`` are those that it was read from, ``around`` is what else the text says of it. Raises
    ``ValueError`` with the reason where p and the interval cannot be set against each other.
    """
    said = f"{words} {around}"
    if is_outside(estimate):
        if is_resampled(said):
            raise ValueError("a bootstrapped interval may leave its estimate out")
        return PValueCheck(_outside(estimate), is_outside=True)
    if not estimate.reported:
        explanation = f"{_number(estimate.value)} lies within its own {_interval(estimate)}."
        return PValueCheck(Comparison(Verdict.AGREES, explanation))
    _require_comparable(estimate, said)
    _require_own(estimate, around)
    found, reported = reach_of_interval(estimate), reach_of_p(estimate, alpha)
    recomputed = bounds_of(found)
    p = (recomputed.low + recomputed.high) / 2
    turned = turns(estimate, found, reported, alpha)
    if turned is None and not is_far(estimate, found, reported):
        return PValueCheck(_fitting(estimate, found, reported), recomputed=recomputed, p=p)
    _require_higher(estimate, said, found, reported)
    comparison = _conflict(estimate, found, turned)
    return PValueCheck(comparison, True, turned is not None, recomputed, p)


def _require_comparable(estimate: Estimate, said: str) -> None:
    if estimate.p is not None and estimate.p.value > 1:
        raise ValueError(f"no p value is above 1, so p = {estimate.p.words} is misread")
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


def _require_higher(estimate: Estimate, said: str, found: Reach, reported: Reach) -> None:
    """Refuse to judge a corrected p that is above the one of the interval."""
    if is_corrected(said) and reported.high < found.low:
        raise ValueError(f"{estimate.reported} may be corrected, and the interval not")


def _outside(estimate: Estimate) -> Comparison:
    explanation = (
        f"{_number(estimate.value)} lies outside its own {_interval(estimate)}: one of the three "
        "figures is wrong."
    )
    return Comparison(Verdict.CONFLICTS, explanation)


def _fitting(estimate: Estimate, found: Reach, reported: Reach) -> Comparison:
    if found == _ANY:
        explanation = f"The {_interval(estimate)} is rounded too coarsely to give a p value."
        return Comparison(Verdict.CANNOT_TELL, explanation)
    given = f"The {_interval(estimate)} gives {_span(found)}"
    if found.gap(reported) == 0:
        return Comparison(Verdict.AGREES, f"{given}; reported is {estimate.reported}.")
    explanation = f"{given}, not {estimate.reported}: near enough to come from two methods."
    return Comparison(Verdict.CANNOT_TELL, explanation)


def _conflict(estimate: Estimate, found: Reach, turned: bool | None) -> Comparison:
    """The conflict; ``turned`` says whether the interval is significant, where p says otherwise."""
    interval, gives = _interval(estimate), f"gives {_span(found)}, not {estimate.reported}"
    sentences = [f"The {interval} around {_number(estimate.value)} {gives}."]
    if turned is not None:
        holds = "excludes" if turned else "includes"
        sentences = [f"The {interval} {holds} {estimate.null} and {gives}."]
        is_so, as_if = ("is", "were not") if turned else ("is not", "were")
        sentences.append(f"The result {is_so} significant but is reported as if it {as_if}.")
    return Comparison(Verdict.CONFLICTS, " ".join(sentences), _working(estimate, found))


def _working(estimate: Estimate, found: Reach) -> tuple[str, ...]:
    effect = "log ratio" if estimate.kind == RATIO else "difference"
    return (f"{effect} / standard error = z from {found.low:.2f} to {found.high:.2f}",)


def _interval(estimate: Estimate) -> str:
    level = f"{float(estimate.level * 100):g} %"
    return f"{level} confidence interval {_number(estimate.low)} to {_number(estimate.high)}"


def _number(written: Written) -> str:
    return written.words.replace("-", "−")


def _span(found: Reach) -> str:
    bounds = bounds_of(found)
    low, high = plain_p(bounds.low), plain_p(bounds.high)
    if bounds.high < 0.001:
        return "p < .001"
    if bounds.low < _TINY_P:
        return f"p up to {high}"
    return f"p = {low}" if low == high else f"p from {low} to {high}"
