"""Steps of rounding: what a figure's digits say of its precision.

A written figure stands for the values that round to it. Trailing zeros of a whole number may or
may not count; they are taken to be rounding up to a tenth of the figure, and no further.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from typing import TypeVar

from factcheck.interval import is_less

_SHOWN_SHARE = Fraction(1, 10)  # of a figure: the coarsest step that its digits are taken to show
COARSE_SHARE = Fraction(1, 4)  # of a figure: the coarsest step that it may be rounded to
_RULED = 8  # parts of an inch: so small a part is the last mark of the ruler that was read
_Number = TypeVar("_Number", int, Fraction)


def _coarser_steps(
    value: Fraction, step: Fraction, grain: Fraction = Fraction(1)
) -> Iterator[Fraction]:
    """Steps 1, 5, 10, 50, 100 … times powers of ten, above ``step``, while they divide the figure.

    ``grain`` is the value of a one where the figure stands in a smaller unit. At most 25 % of
    the figure; finest first.
    """
    if value.denominator == step.denominator == grain == 1:  # as most are: integers are quicker
        first = 10 ** (len(str(step.numerator)) - 1)
        most = abs(value.numerator) * COARSE_SHARE.numerator // COARSE_SHARE.denominator
        return map(Fraction, _steps(first, most, value.numerator, step.numerator))
    return _steps(power_below(step / grain) * grain, abs(value) * COARSE_SHARE, value, step)


def _steps(first: _Number, most: _Number, value: _Number, step: _Number) -> Iterator[_Number]:
    """Those from ``first`` to ``most``."""
    candidate, factor = first, 5
    while candidate <= most:
        if candidate > step and value % candidate == 0:
            yield candidate
        candidate *= factor
        factor = 7 - factor


def step_of_part(denominator: int) -> Fraction:
    """How finely a common fraction tells: half of one part, from eighths on a whole one."""
    return Fraction(1, denominator if denominator >= _RULED else 2 * denominator)


def power_below(step: Fraction) -> Fraction:
    """The greatest power of ten that is no greater than ``step``."""
    power = Fraction(1)
    while power > step:
        power /= 10
    while power * 10 <= step:
        power *= 10
    return power


def shown_step(value: Fraction, step: Fraction) -> Fraction:
    """The precision that a figure shows: 900 shows fifties, 974 ones, 40 ones.

    That is its last digit other than the trailing zeros of a whole number, a half of it where
    that is all, and at most a tenth of the figure.
    """
    shown = step
    if step < 1:
        return shown
    most = abs(value) * _SHOWN_SHARE
    for coarser in _coarser_steps(value, step):
        if coarser > most:
            break
        shown = coarser
    return shown


def rounding_step(
    exact: Fraction, value: Fraction, step: Fraction, grain: Fraction = Fraction(1)
) -> Fraction | None:
    """The finest step at which ``exact`` rounds to the figure ``value``, or None.

    The figure's own last digit is tried first, then coarser steps of at most 25 % of it. A half
    may round either way.
    """
    twice = 2 * abs(exact - value)
    if not is_less(step, twice):
        return step
    if is_less(abs(value) * COARSE_SHARE, twice):
        return None
    coarser = _coarser_steps(value, step, grain)
    return next((one for one in coarser if not is_less(one, twice)), None)
