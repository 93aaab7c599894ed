"""Means and percentages that no set of whole numbers can have.

N. J. L. Brown and J. A. J. Heathers, "The GRIM Test: A Simple Technique Detects Numerous
Anomalies in the Reporting of Results in Psychology", *Social Psychological and Personality
Science* 8 (2017), 363–369. The mean of n whole numbers is some whole number over n. The ways of
rounding follow L. Jung's *scrutiny*.
"""

from __future__ import annotations

import math
from fractions import Fraction

from msgspec import Struct

from factcheck.comparison import Comparison, Verdict
from factcheck.interval import Interval
from factcheck.statistics.rounding import (
    Rounding,
    Written,
    before_rounding,
    decimal_of,
    read_written,
    rounding_named,
)


class _Case(Struct, frozen=True):
    """A mean as written, the values behind its rounding, and how many whole numbers it is of."""

    written: Written
    allowed: Interval
    parts: int
    scale: int  # 100 for a percentage

    @property
    def nearest(self) -> tuple[int, int]:
        """The sums just under and just over the one that the mean as written needs."""
        needed = self.written.value * self.parts / self.scale
        return math.floor(needed), math.ceil(needed)

    def mean_of(self, total: int) -> Fraction:
        return Fraction(total * self.scale, self.parts)


def grim(
    mean: str,
    n: int,
    items: int = 1,
    percent: bool = False,
    rounding: str = "half-up-or-down",
) -> bool:
    """Whether a mean, as written, is possible for ``n`` people (GRIM: Brown & Heathers 2017).

    ``items`` is the number of whole numbers that each person's value is the mean of;
    ``percent`` says that the figure is a percentage of ``n``, as does a ``%`` in it.
    ``rounding`` is ``half-up``, ``half-down``, ``half-even``, ``half-up-or-down`` (either),
    ``truncation``, ``ceiling``, ``floor`` or ``ceiling-or-floor``. Raises ``ValueError`` for
    what is no number, no number of people, or no way of rounding.
    """
    case = _case(mean, n, items, percent, rounding_named(rounding))
    return _possible_total(case) is not None


def explain_grim(mean: str, n: int, items: int, percent: bool) -> Comparison:
    """``grim`` with its working, halves rounded up or down: the nearest means that are possible.

    Where n is so large that every mean is possible, the answer is *cannot tell*.
    """
    case = _case(mean, n, items, percent, Rounding.HALF_UP_OR_DOWN)
    total = _possible_total(case)
    if total is None:
        return _impossible(case, _given(n, items))
    if case.parts >= case.scale / case.written.step:
        explanation = f"{_given(n, items)}, every figure with that many digits is possible."
        return Comparison(Verdict.CANNOT_TELL, explanation[0].upper() + explanation[1:])
    explanation = f"{_shown(case)} {_given(n, items)} is possible: {_quotient(case, total)}."
    return Comparison(Verdict.AGREES, explanation)


def _case(mean: str, n: int, items: int, percent: bool, rounding: Rounding) -> _Case:
    _require_count(n, "n")
    _require_count(items, "items")
    given = mean.strip() if isinstance(mean, str) else mean
    is_percentage = percent or str(given).endswith("%")
    written = read_written(given.removesuffix("%") if isinstance(given, str) else given)
    allowed = before_rounding(written, rounding)
    return _Case(written, allowed, n * items, 100 if is_percentage else 1)


def _require_count(number: int, name: str) -> None:
    if isinstance(number, bool) or not isinstance(number, int) or number < 1:
        raise ValueError(f"{name} is {number!r}; it must be a whole number, 1 or more")


def _possible_total(case: _Case) -> int | None:
    return next((total for total in case.nearest if case.mean_of(total) in case.allowed), None)


def _impossible(case: _Case, given: str) -> Comparison:
    under, over = case.nearest
    explanation = (
        f"{_shown(case)} {given}: {_quotient(case, over)} and {_quotient(case, under)}, "
        f"so {_none_has_it(case)}."
    )
    suggestions = tuple(
        decimal_of(case.mean_of(total), case.written.digits) for total in (under, over)
    )
    return Comparison(Verdict.CONFLICTS, explanation, suggestions=suggestions)


def _none_has_it(case: _Case) -> str:
    if case.scale == 100:
        return f"no whole number out of {case.parts} comes to {_shown(case)}"
    return f"no {case.parts} whole numbers have this mean"


def _quotient(case: _Case, total: int) -> str:
    sign = " %" if case.scale == 100 else ""
    shown = decimal_of(case.mean_of(total), case.written.digits)
    return f"{total}/{case.parts} = {shown}{sign}"


def _given(n: int, items: int) -> str:
    return f"with n = {n}" + (f" and {items} items" if items > 1 else "")


def _shown(case: _Case) -> str:
    return case.written.words + (" %" if case.scale == 100 else "")
