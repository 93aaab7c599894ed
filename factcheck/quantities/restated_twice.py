"""One figure restated twice: 4,318 m is not 14,167 ft here and 14,176 ft there."""

from __future__ import annotations

from factcheck.comparison import Comparison, Verdict
from factcheck.quantities.measure import Form, Hedge, Measure, Quantity
from factcheck.quantities.printing import format_measure

_FACTORS_APART = 2  # last digits: feet of 0.3048 or 0.305 m, cut off or rounded


def conflict_of_restatements(
    stated: tuple[Quantity, Quantity], restated: tuple[Quantity, Quantity]
) -> Comparison | None:
    """That two conversions of the same figure differ; ``None`` where rounding may explain it.

    Each conversion by itself may pass, being less than a percent off. Both have to be given to
    the same last digit, other than zero, since 14,170 may be 14,167 rounded.
    """
    figures, again = ([_single(each) for each in pair] for pair in (stated, restated))
    if not (figures[0] and figures[1] and again[0] and again[1]):
        return None
    if not (_is_same_figure(figures[0], figures[1]) and _are_apart(again[0], again[1])):
        return None
    one, other = (format_measure(each) for each in again if each)
    told = f"{one} and {other} cannot both be {format_measure(figures[0])}."
    return Comparison(Verdict.CONFLICTS, told, (told,))


def _single(quantity: Quantity) -> Measure | None:
    """The only reading, of one plain figure."""
    measure = quantity.readings[0] if len(quantity.readings) == 1 else None
    is_plain = measure and measure.form is Form.SINGLE and measure.hedge is Hedge.NONE
    return measure if is_plain and measure and not measure.low.is_compound else None


def _is_same_figure(one: Measure, other: Measure) -> bool:
    is_one_unit = one.unit.name == other.unit.name
    return is_one_unit and (one.low.value, one.low.step) == (other.low.value, other.low.step)


def _are_apart(one: Measure, other: Measure) -> bool:
    first, second = one.low, other.low
    if one.unit.name != other.unit.name or first.step != second.step or not first.step:
        return False
    is_exact = all(each.value / each.step % 10 for each in (first, second))
    return is_exact and abs(first.value - second.value) > _FACTORS_APART * first.step
