"""Tail probabilities of t, F, r, χ², z and Q, by mpmath.

t, F and r through the regularized incomplete beta function, χ² and Q through the regularized
incomplete gamma function, z through the complementary error function (Abramowitz & Stegun,
*Handbook of Mathematical Functions*, 26.2.29, 26.4.19, 26.5.27, 26.6.15).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache
from typing import Any

TWO_TAILED = frozenset({"t", "r", "z"})
_DIGITS = 20
_LARGEST_DF = 10**9
_LARGEST_BOTH = 2_000


def tail_probability(kind: str, value: Fraction, df: tuple[Fraction, ...]) -> float:
    """The chance of a statistic at least so far out, in both directions for t, r and z.

    ``kind`` is t, F, r, chi2, z or Q. A negative F, χ² or Q is taken as zero, an r beyond 1 as
    1. Raises ``ValueError`` for degrees of freedom that are zero, or too large to compute.
    """
    _require_degrees(df)
    try:
        return float(_TAILS[kind](value, df))
    except _context().NoConvergence as reason:
        raise ValueError("the tail probability could not be computed") from reason


def _require_degrees(df: tuple[Fraction, ...]) -> None:
    if any(degrees <= 0 for degrees in df):
        raise ValueError("there are no degrees of freedom")
    if max(df, default=0) > _LARGEST_DF or (len(df) == 2 and min(df) > _LARGEST_BOTH):
        raise ValueError("the degrees of freedom are too large to compute with")


def _t(value: Fraction, df: tuple[Fraction, ...]) -> Any:
    return _beta(df[0] / 2, Fraction(1, 2), df[0] / (df[0] + value * value))


def _r(value: Fraction, df: tuple[Fraction, ...]) -> Any:
    return _beta(df[0] / 2, Fraction(1, 2), max(1 - value * value, Fraction(0)))


def _f(value: Fraction, df: tuple[Fraction, ...]) -> Any:
    return _beta(df[1] / 2, df[0] / 2, df[1] / (df[1] + df[0] * max(value, Fraction(0))))


def _chi2(value: Fraction, df: tuple[Fraction, ...]) -> Any:
    context = _context()
    half = _number(max(value, Fraction(0)) / 2)
    return context.gammainc(_number(df[0] / 2), half, regularized=True)


def _z(value: Fraction, df: tuple[Fraction, ...]) -> Any:
    context = _context()
    return context.erfc(_number(abs(value)) / context.sqrt(2))


def _beta(first: Fraction, second: Fraction, upto: Fraction) -> Any:
    ends = _number(first), _number(second)
    return _context().betainc(*ends, 0, _number(upto), regularized=True)


def _number(value: Fraction) -> Any:
    context = _context()
    return context.mpf(value.numerator) / context.mpf(value.denominator)


@cache
def _context() -> Any:
    """The library with a precision of its own, imported when first needed."""
    from mpmath.ctx_mp import MPContext  # type: ignore[import-untyped]  # it ships no types

    context = MPContext()
    context.dps = _DIGITS
    return context


_TAILS: dict[str, Callable[[Fraction, tuple[Fraction, ...]], Any]] = {
    "t": _t,
    "r": _r,
    "F": _f,
    "chi2": _chi2,
    "Q": _chi2,
    "z": _z,
}
