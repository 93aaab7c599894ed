"""Rule figure-out-of-line."""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import pairwise

from factcheck import Claim, Inconsistent, Measure, Source, warning

FEWEST = 3  # fellows that show what such figures are like
ALIKE = 4  # times, at most, that fellows differ
FAR = 40  # times by which the odd one lies beyond them
SCALE_SLIP = 200  # times that two figures that are compared are apart where one scale is wrong
COMPARED = re.compile(
    r"(?:, )?(?:compared (?:with|to)|(?:as )?against|versus|(?:up |down )?from)"
    r"(?: an?| the| some)?"
)


@warning
def check_figure_out_of_line(source: Source) -> None:
    """One figure that is a hundred or a thousand times its fellows.

    A decimal point was lost, or a million taken for a billion. Fellows are rates in one unit
    anywhere in an article ("a litre"), and sums of money that are compared with each other: there
    the numbers before the scale must be of one size, as in "£17.9bn, compared with £21.8m".

    Fails:
        - claims:
            home: {quantity: $1.48 a litre}
            north: {quantity: $1.40 a litre}
            south: {quantity: $153.90 a litre}
            east: {quantity: $1.55 a litre}
        - text: Lending was £17.9bn, compared with £21.8m in January.
          claims:
            now: {exact: £17.9bn, quantity: £17.9bn}
            then: {exact: £21.8m, quantity: £21.8m}

    Passes:
        - claims:
            home: {quantity: $1.48 a litre}
            north: {quantity: $1.40 a litre}
            south: {quantity: $15 a litre}
            east: {quantity: $1.55 a litre}
        - text: Lending was £17.9bn, compared with £21.8bn in January.
          claims:
            now: {exact: £17.9bn, quantity: £17.9bn}
            then: {exact: £21.8bn, quantity: £21.8bn}
        - text: Lending was £17.9bn, compared with £3m in January.
          claims:
            now: {exact: £17.9bn, quantity: £17.9bn}
            then: {exact: £3m, quantity: £3m}
    """
    rates, sums = defaultdict(list), []
    for claim in source.claims:
        measure = _measure(claim)
        if measure and "/" in measure.unit.dimension:
            rates[measure.unit.name].append((claim, measure))
        elif measure and measure.unit.dimension.startswith("currency"):
            sums.append((claim, measure))
    for fellows in rates.values():
        _hold_against_fellows(fellows)
    _hold_compared(sums)


def _measure(claim: Claim) -> Measure | None:
    """The one number that a claim gives, in one unit."""
    readings = claim.quantity.readings if claim.quantity else ()
    is_single = len(readings) == 1 and readings[0].form == "single"
    return readings[0] if is_single and readings[0].low.value > 0 else None


def _hold_against_fellows(told: Sequence[tuple[Claim, Measure]]) -> None:
    for claim, measure in told:
        others = [other.low.value for one, other in told if one is not claim]
        if len(others) < FEWEST or max(others) > ALIKE * min(others):
            continue
        if measure.low.value > FAR * max(others) or FAR * measure.low.value < min(others):
            raise Inconsistent(
                f"“{claim.words('quantity')}” stands among {_listed(told, claim)}: "
                "a decimal point or a scale is likely wrong.",
                claim,
            )


def _listed(told: Iterable[tuple[Claim, Measure]], odd: Claim) -> str:
    words = dict.fromkeys(f"“{claim.words('quantity')}”" for claim, _ in told if claim is not odd)
    return ", ".join(list(words)[:FEWEST])


def _hold_compared(told: Sequence[tuple[Claim, Measure]]) -> None:
    for (one, first), (other, second) in pairwise(told):
        less, more = sorted((first, second), key=lambda each: each.low.value)
        is_far = more.low.value > SCALE_SLIP * less.low.value
        alike = first.unit.name == second.unit.name and is_far
        if alike and _is_scale(less, more) and _are_compared(one, other):
            raise Inconsistent(
                f"“{one.words('quantity')}” is compared with “{other.words('quantity')}”: "
                "the scale of one of them is likely wrong.",
                one,
                other,
            )


def _is_scale(less: Measure, more: Measure) -> bool:
    """Whether the numbers before the scales are of one size."""
    low, high = sorted(each.low.value / each.low.scale for each in (less, more))
    return less.low.scale < more.low.scale and high <= ALIKE * low


def _are_compared(one: Claim, other: Claim) -> bool:
    """Whether words between two figures in a text set them against each other."""
    if one.span is None or other.span is None:
        return False
    text = one.document.text
    start = text.find(one.words("quantity"), one.span.start) + len(one.words("quantity"))
    return COMPARED.fullmatch(" ".join(text[start : other.span.start].split())) is not None
