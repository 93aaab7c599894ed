"""Tail probabilities of t, F, r, χ², z and Q; by mpmath where floats lose digits, and for χ².

t, F and r through the regularized incomplete beta function, χ² and Q through the regularized
incomplete gamma function, z through the complementary error function (Abramowitz & Stegun,
*Handbook of Mathematical Functions*, 26.2.29, 26.4.19, 26.5.27, 26.6.15).
"""

from __future__ import annotations

from collections.abc import Callable
from fractions import Fraction
from functools import cache, lru_cache
from math import erfc, gamma, sqrt
from typing import Any

TWO_TAILED = frozenset({"t", "r", "z"})
_DIGITS = 30  # that mpmath computes with
_LARGEST = {"t": 10**9, "r": 10**9, "F": 10**9, "chi2": 10**6, "Q": 10**6}
_ENOUGH = 1e-15
_MOST_IN_FLOATS = 170  # of which gamma is a float
_LEAST_IN_FLOATS = 1e-250  # whose factors are none of them so small that digits are lost
_MOST_TERMS = 50_000


@lru_cache(maxsize=16_384)
def tail_probability(kind: str, value: Fraction, df: tuple[Fraction, ...]) -> float:
    """The chance of a statistic at least so far out, in both directions for t, r and z.

    ``kind`` is t, F, r, chi2, z or Q. A negative F, χ² or Q is taken as zero, an r beyond 1 as
    1. Raises ``ValueError`` for degrees of freedom that are zero, or too large to compute.
    """
    if any(degrees <= 0 for degrees in df):
        raise ValueError("there are no degrees of freedom")
    if any(degrees > _LARGEST[kind] for degrees in df):
        raise ValueError("the degrees of freedom are too large to compute with")
    try:
        return float(_TAILS[kind](value, df))
    except (ArithmeticError, ValueError, _context().NoConvergence):
        raise ValueError("the tail probability could not be computed") from None


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


def _z(value: Fraction, df: tuple[Fraction, ...]) -> float:
    return erfc(abs(value) / sqrt(2))


def _beta(first: Fraction, second: Fraction, upto: Fraction) -> Any:
    """The regularized incomplete beta function.

    mpmath's own takes minutes where a parameter is large, so this is the continued fraction
    (DLMF 8.17.22), on the side on which it converges fast.
    """
    if upto in (0, 1):
        return upto
    if upto > (first + 1) / (first + second + 2):
        return 1 - _beta_fraction(second, first, 1 - upto)
    return _beta_fraction(first, second, upto)


def _beta_fraction(first: Fraction, second: Fraction, upto: Fraction) -> Any:
    a, b, x = float(first), float(second), float(upto)
    front = 0.0
    if a + b <= _MOST_IN_FLOATS:  # as of most samples: spares the 22 ms that mpmath's import takes
        front = x**a * float(1 - upto) ** b * gamma(a + b) / (gamma(a) * gamma(b) * a)
    front = front if front > _LEAST_IN_FLOATS else _front(first, second, upto)
    return front / _continued(a, b, x)


def _front(first: Fraction, second: Fraction, upto: Fraction) -> Any:
    """What stands before the fraction: xᵃ(1 − x)ᵇ / a B(a, b)."""
    context = _context()
    a, b, x, rest = map(_number, (first, second, upto, 1 - upto))
    log_beta = context.loggamma(a) + context.loggamma(b) - context.loggamma(a + b)
    return context.exp(a * context.log(x) + b * context.log(rest) - log_beta) / a


def _continued(a: float, b: float, x: float) -> float:
    """1 + d₁/(1 + d₂/(1 + …)) by Lentz's method, as modified by Thompson and Barnett (1986)."""
    value = numerator = 1.0
    denominator = 0.0
    for term in range(1, _MOST_TERMS):
        m, is_odd = divmod(term, 2)
        if is_odd:
            d = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        else:
            d = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        denominator = 1 / (1 + d * denominator)
        numerator = 1 + d / numerator
        change = numerator * denominator
        value *= change
        if abs(change - 1) < _ENOUGH:
            return value
    raise ValueError("the continued fraction did not converge")


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
