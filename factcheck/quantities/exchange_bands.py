"""Sums of money restated in another currency, at a rate that the two never had."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from itertools import starmap
from pathlib import Path

from msgspec.structs import replace

from factcheck.interval import Interval
from factcheck.quantities.measure import Form, Hedge, Measure, Quantity
from factcheck.quantities.printing import format_number, format_value

_BEYOND = Fraction(3, 2)
"""How far a rate has to lie beyond all that the table has: one of another decade may."""
_BEYOND_EURO = Fraction(6, 5)
"""The same of the euro, which has no decade before the table's."""
_NEVER_LESS = frozenset(["GBP"])
"""What was never worth less, in US dollars, than the table has: sterling was lowest in 1985 (Bank
of England, A millennium of macroeconomic data)."""
_BEYOND_EVER = Fraction(21, 20)
"""How far a rate has to lie beyond that."""
_APART = Fraction(21, 20)
"""By how much the ends of a range that was converted at one rate may differ beyond rounding."""


def explain_impossible_rate(stated: Quantity, restated: Quantity) -> str:
    """That one sum cannot be the other at any rate of exchange there was; empty where it may be.

    A bound belongs to both sums, so the figures are held against each other: "up to $443m
    (£230bn)"; of a range each end is. Currencies whose rates are not known are left alone.
    """
    ends, others = _ends(stated), _ends(restated)
    if len(ends) != len(others):
        return ""
    told = filter(None, map(_impossible_between, ends, others))
    return next((f"“{stated.words}” and “{restated.words}” {one}" for one in told), "")


def explain_two_rates(stated: Quantity, restated: Quantity) -> str:
    """That the ends of a range of money were converted at two rates; empty where they may be one.

    As in "$3.8m to $4.9m (£2m to £6.6m)": one of the four figures is wrong, whatever the rate is.
    Ends that roundings may bring to one rate are left alone.
    """
    ends = [*zip(_ends(stated), _ends(restated), strict=False)]
    if len(ends) != _BOTH or ends[0][0].unit.name == ends[0][1].unit.name:
        return ""
    rates = [_quotient(other.interval, one.interval) for one, other in ends]
    lower, upper = rates
    if lower is None or upper is None or _meet((lower[0] / _APART, lower[1] * _APART), upper):
        return ""
    (single, first), (_, second) = starmap(_printed, ends)
    return (
        f"“{stated.words}” and “{restated.words}” put {single} at {first} at the lower end, and at "
        f"{second} at the upper"
    )


_BOTH = 2  # ends


def _impossible_between(one: Measure, other: Measure) -> str:
    known = _rates(one, other) if one.unit.name != other.unit.name else None
    rate = _quotient(other.interval, one.interval)
    if known is None or rate is None or _meet(rate, known):
        return ""
    least, most = _worth(one, other)
    single, given = _printed(one, other)
    return (
        f"make {given} for {single}; "
        f"since 1999 it was worth {shown_rate(least)} to {shown_rate(most)}"
    )


def _printed(one: Measure, other: Measure) -> tuple[str, str]:
    """One of a currency, and what two sums make of it in the other."""
    told = other.numerals[0].value / one.numerals[0].value
    word = one.unit.printed
    unit = replace(one.unit, printed=word.removesuffix("s") if word.islower() else word)
    single = format_value(Fraction(1), unit, symbol=False)
    return single, format_value(told, other.unit, symbol=False)


def _ends(quantity: Quantity) -> tuple[Measure, ...]:
    """The sum of money that words give, or both ends of a range of them, each by itself."""
    measure = quantity.readings[0] if len(quantity.readings) == 1 else None
    if measure is None or measure.form not in (Form.SINGLE, Form.RANGE) or not _is_money(measure):
        return ()
    hedge = Hedge.NONE if measure.is_bound else measure.hedge
    return tuple(
        replace(measure, numerals=(one,), hedge=hedge, form=Form.SINGLE) for one in measure.numerals
    )


def _is_money(measure: Measure) -> bool:
    is_known = measure.unit.dimension == f"currency {measure.unit.name}"
    return is_known and all(one.value > 0 for one in measure.numerals)


def sum_of(quantity: Quantity) -> Measure | None:
    """The sum of money that words give, where they give one, without a bound."""
    is_sum = len(_ends(quantity)) == 1 and not quantity.readings[0].is_bound
    return quantity.readings[0] if is_sum else None


def _rates(one: Measure, other: Measure) -> tuple[Fraction, Fraction] | None:
    """The least and the most of the other currency that one of the first may be worth.

    A bare dollar beside a sum in US dollars is another country's, nobody knows whose.
    """
    if {one.unit.name, other.unit.name} == {"USD", "dollar"}:
        return None
    names = one.unit.name, other.unit.name
    if not _bands().keys() >= set(names):
        return None
    beyond, (least, most) = _beyond(one, other), _worth(one, other)
    has_least, has_most = (
        name in _NEVER_LESS and against in _DOLLARS for name, against in (names, names[::-1])
    )
    return (
        least / (_BEYOND_EVER if has_least else beyond),
        most * (_BEYOND_EVER if has_most else beyond),
    )


def _worth(one: Measure, other: Measure) -> tuple[Fraction, Fraction]:
    """The least and the most of the other currency that one of the first was worth since 1999."""
    worth = [*zip(_bands()[one.unit.name], _bands()[other.unit.name], strict=True)]
    least = max(ours[0] / theirs[1] for ours, theirs in worth)
    return least, min(ours[1] / theirs[0] for ours, theirs in worth)


_DOLLARS = frozenset(["USD", "dollar"])


def _beyond(one: Measure, other: Measure) -> Fraction:
    return _BEYOND_EURO if "EUR" in (one.unit.name, other.unit.name) else _BEYOND


@cache
def _bands() -> Mapping[str, tuple[tuple[Fraction, Fraction], ...]]:
    """What currencies have been worth at least and at most: in US dollars, and in euros."""
    text = Path(__file__).with_name("exchange_bands.txt").read_text("utf-8")
    rows = (line.split(" | ") for line in text.splitlines() if not line.startswith("#"))
    told = {name: [*map(Fraction, worth)] for name, *worth in rows}
    return {name: tuple(zip(worth[::2], worth[1::2], strict=True)) for name, worth in told.items()}


def _quotient(over: Interval, under: Interval) -> tuple[Fraction, Fraction] | None:
    low, high, least, most = over.low, over.high, under.low, under.high
    if low is None or high is None or least is None or most is None or least <= 0:
        return None
    return low / most, high / least


def _meet(one: tuple[Fraction, Fraction], other: tuple[Fraction, Fraction]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def shown_rate(value: Fraction | float) -> str:
    """A rate to three figures."""
    return f"{float(value):.3g}" if value < 1000 else format_number(Fraction(round(value)))
