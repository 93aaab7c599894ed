"""Sums of money restated in another currency, at a rate that the two never had."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from pathlib import Path

from factcheck.interval import Interval
from factcheck.quantities.measure import Form, Measure, Quantity
from factcheck.quantities.printing import format_number

_BEYOND = Fraction(3, 2)
"""How far a rate has to lie beyond all that the table has: one of another decade may."""


def explain_impossible_rate(stated: Quantity, restated: Quantity) -> str:
    """That one sum cannot be the other at any rate of exchange there was; empty where it may be.

    Currencies whose rates are not known, sums that are bounded, and ranges, are left alone.
    """
    one, other = sum_of(stated), sum_of(restated)
    if one is None or other is None or one.unit.name == other.unit.name:
        return ""
    known = _rates(one, other)
    rate = _quotient(other.interval, one.interval)
    if known is None or rate is None or _meet(rate, known):
        return ""
    unit, per = other.unit.printed or other.unit.name, one.unit.printed or one.unit.name
    least, most = known[0] * _BEYOND, known[1] / _BEYOND
    told = other.numerals[0].value / one.numerals[0].value
    return (
        f"“{stated.words}” and “{restated.words}” make {shown_rate(told)} {unit} for one {per}; "
        f"since 1999 it was worth {shown_rate(least)} to {shown_rate(most)}"
    )


def sum_of(quantity: Quantity) -> Measure | None:
    """The sum of money that words give, where they give one, without a bound."""
    measure = quantity.readings[0] if len(quantity.readings) == 1 else None
    if measure is None or measure.form is not Form.SINGLE or measure.is_bound:
        return None
    is_money = measure.unit.dimension == f"currency {measure.unit.name}"
    return measure if is_money and measure.numerals[0].value > 0 else None


def _rates(one: Measure, other: Measure) -> tuple[Fraction, Fraction] | None:
    """The least and the most of the other currency that one of the first was worth."""
    first, second = _bands().get(one.unit.name), _bands().get(other.unit.name)
    if first is None or second is None:
        return None
    return first[0] / second[1] / _BEYOND, first[1] / second[0] * _BEYOND


@cache
def _bands() -> Mapping[str, tuple[Fraction, Fraction]]:
    text = Path(__file__).with_name("exchange_bands.txt").read_text("utf-8")
    rows = (line.split(" | ") for line in text.splitlines() if not line.startswith("#"))
    return {name: (Fraction(low), Fraction(high)) for name, low, high in rows}


def _quotient(over: Interval, under: Interval) -> tuple[Fraction, Fraction] | None:
    ends = over.low, over.high, under.low, under.high
    low, high, least, most = ends
    if low is None or high is None or least is None or most is None or least <= 0:
        return None
    return low / most, high / least


def _meet(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def shown_rate(value: Fraction) -> str:
    """A rate to three figures."""
    return f"{float(value):.3g}" if value < 1000 else format_number(Fraction(round(value)))
