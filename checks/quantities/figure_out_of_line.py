"""Rule figure-out-of-line."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import pairwise
from typing import NamedTuple

from factcheck import Claim, Inconsistent, Measure, Source, warning

FEWEST = 3  # fellows that show what such figures are like
ALIKE = 4  # times, at most, that fellows differ
FAR = 40  # times by which the odd one lies beyond them
NEAR = Fraction(3, 2)  # times that the numbers of one list differ where one scale is wrong
WHOLE = 100  # percent
SHARE_POINT, SUM_POINTS = 10, (100, 1000)  # times that a lost point makes a figure
SCALE_SLIP = 200  # times that two figures that are compared are apart where one scale is wrong
DIFFERENCE = re.compile(r" (?:higher|lower|more|less|dearer|cheaper|up|down)\b")
COMPARED = re.compile(
    r"(?:, )?(?:compared (?:with|to)|(?:as )?against|versus|(?:up |down )?from)"
    r"(?: an?| the| some)?"
)

LONG_AGO = re.compile(r",? (?:when|(?:a|two|three) decades?|(?:\w+ )?years ago|in its first)\b")
YEAR_BEHIND = re.compile(r" in (\d{4})\b")
RECENT = 2  # years, within which a sum grows by no thousandfold
APART = frozenset(["a", "an", "as", "has", "have", "had", "with", "while", "but"])

Told = tuple[Claim, Measure]


@warning
def check_figure_out_of_line(source: Source) -> None:
    """One figure that is a hundred or a thousand times its fellows.

    A decimal point was lost, or a million taken for a billion. Fellows are rates in one unit
    anywhere in an article ("a litre"), sums or shares of one sentence, and those that are compared
    with each other: there the numbers before the scale must be of one size, as in "£17.9bn,
    compared with £21.8m".

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
        - text: The four funds hold £410m, £395m, £402bn and £420m.
          claims:
            first: {exact: £410m, quantity: £410m}
            second: {exact: £395m, quantity: £395m}
            third: {exact: £402bn, quantity: £402bn}
            fourth: {exact: £420m, quantity: £420m}
        - text: Turnout was 54.2%, then 57.1%, 53.0% and 558%.
          claims:
            first: {exact: 54.2%, quantity: 54.2%}
            second: {exact: 57.1%, quantity: 57.1%}
            third: {exact: 53.0%, quantity: 53.0%}
            fourth: {exact: 558%, quantity: 558%}

    Passes:
        - text: Prices rose 54.2%, 57.1%, 53.0% and then by 258%.
          claims:
            first: {exact: 54.2%, quantity: 54.2%}
            second: {exact: 57.1%, quantity: 57.1%}
            third: {exact: 53.0%, quantity: 53.0%}
            fourth: {exact: 258%, quantity: 258%}
        - text: The bank is worth £3.1bn, the shop £2.9m, the bar £1.1m and the mill £2m.
          claims:
            bank: {exact: £3.1bn, quantity: £3.1bn}
            shop: {exact: £2.9m, quantity: £2.9m}
            bar: {exact: £1.1m, quantity: £1.1m}
            mill: {exact: £2m, quantity: £2m}
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
        - text: Wheat cost £124 a tonne, barley £111 a tonne, oats £129 a tonne, £1 a tonne more.
          claims:
            wheat: {exact: £124 a tonne, quantity: £124 a tonne}
            barley: {exact: £111 a tonne, quantity: £111 a tonne}
            oats: {exact: £129 a tonne, quantity: £129 a tonne}
            rise: {exact: £1 a tonne, quantity: £1 a tonne}
        - text: Rye cost £124 a tonne, barley £111 a tonne, oats £129 a tonne. All fell £1 a tonne.
          claims:
            rye: {exact: £124 a tonne, quantity: £124 a tonne}
            barley: {exact: £111 a tonne, quantity: £111 a tonne}
            oats: {exact: £129 a tonne, quantity: £129 a tonne}
            fall: {exact: £1 a tonne, quantity: £1 a tonne}
    """
    rates, sums = defaultdict(list), []
    for claim in source.claims:
        measure = _measure(claim)
        if measure and "/" in measure.unit.dimension and not _is_difference(claim):
            rates[measure.unit.name].append((claim, measure))
        elif measure and measure.unit.is_money:
            sums.append((claim, measure))
    for fellows in rates.values():
        _hold_against_fellows(fellows)
    _hold_compared(sums)
    for listed in _lists(source):
        _hold_scales(listed)
        _hold_points(listed)


def _measure(claim: Claim) -> Measure | None:
    """The one number that a claim gives, in one unit."""
    readings = claim.quantity.readings if claim.quantity else ()
    is_single = len(readings) == 1 and readings[0].form == "single"
    return readings[0] if is_single and readings[0].low.value > 0 else None


def _is_difference(claim: Claim) -> bool:
    """Whether a rate is by how much another one is higher: "traded $1 a tonne higher"."""
    end = claim.span.end if claim.span else len(claim.document.text)
    return DIFFERENCE.match(claim.document.text, end) is not None


def _is_change(claim: Claim) -> bool:
    """Whether a rate is by how much another moved: "rose $1 a tonne", "raise runs by 9 a day"."""
    from factcheck import read  # 10 ms, for few articles

    told = claim.words("quantity")
    return any(
        one.kind == "figure" and one.value.moved and told in one.text
        for one in read(claim.sentence)
    )


def _hold_against_fellows(told: Sequence[Told]) -> None:
    for claim, measure in told:
        others = [other.low.value for one, other in told if one is not claim]
        if len(others) < FEWEST or max(others) > ALIKE * min(others):
            continue
        is_far = measure.low.value > FAR * max(others) or FAR * measure.low.value < min(others)
        if is_far and not _is_change(claim):
            raise Inconsistent(
                f"“{claim.words('quantity')}” stands among {_listed(told, claim)}: "
                "a decimal point or a scale is likely wrong.",
                claim,
            )


class Sum(NamedTuple):
    """A sum of money or a share as told, with the number before its scale."""

    claim: Claim
    number: Fraction
    scale: Fraction
    words: str
    is_share: bool

    @property
    def value(self) -> Fraction:
        """The sum or share itself."""
        return self.number * self.scale


def _hold_scales(told: Sequence[Sum]) -> None:
    """Of sums of one list that are near each other but for their scale, the odd scale is told."""
    numbers, scales = [one.number for one in told], Counter(one.scale for one in told)
    is_one_odd = len(told) > FEWEST and sorted(scales.values())[:-1] == [1]
    if not is_one_odd or max(numbers) > NEAR * min(numbers):
        return
    odd = next(one for one in told if scales[one.scale] == 1)
    if _is_of_another_list(odd, told):
        return
    among = ", ".join([f"“{one.words}”" for one in told if one is not odd][:FEWEST])
    message = f"“{odd.words}” stands among {among}: its scale is likely wrong."
    raise Inconsistent(message, odd.claim)


def _hold_points(told: Sequence[Sum]) -> None:
    """Of figures of one list that are near each other but for one's point, that one is told.

    It is so many times the others: a share above all that there is ten times, a sum a hundred.
    """
    if len(told) <= FEWEST:
        return
    *others, odd = sorted(told, key=lambda one: one.value)
    least, most = others[0].value, others[-1].value
    times = [SHARE_POINT] if odd.is_share and odd.number > WHOLE else SUM_POINTS
    is_slip = any(least <= odd.value / many <= most for many in times)
    if most <= NEAR * least and is_slip and not _is_of_another_list(odd, told):
        among = ", ".join([f"“{one.words}”" for one in others][:FEWEST])
        message = f"“{odd.words}” stands among {among}: its decimal point is likely wrong."
        raise Inconsistent(message, odd.claim)


def _is_of_another_list(odd: Sum, told: Sequence[Sum]) -> bool:
    """Whether words before a sum begin something else: "and a fine of £3m", "as profit hit …"."""
    text, start = odd.claim.document.text, odd.claim.span.start if odd.claim.span else 0
    spans = (one.claim.span for one in told if one.claim.span)
    ends = [span.end for span in spans if span.end <= start]
    return bool(ends) and not APART.isdisjoint(text[max(ends) : start].casefold().split())


def _lists(source: Source) -> Iterable[Sequence[Sum]]:
    """The sums or shares in one unit that stand in one sentence, or are told as one list."""
    sums: dict[str, list[Sum]] = defaultdict(list)
    for claim in source.claims:
        for measure in claim.quantity.readings[:1] if claim.quantity else ():
            is_share = measure.unit.dimension == "share"
            is_told = is_share or measure.unit.is_money
            words = claim.words("quantity") if measure.form == "single" else ""
            if is_told and measure.form in ("list", "single"):
                sums[measure.unit.name] += [
                    Sum(claim, one.value / one.scale, one.scale, words or one.text, is_share)
                    for one in measure.numerals
                    if one.value > 0
                ]
    found: dict[tuple[str, str], list[Sum]] = defaultdict(list)
    for unit, told in sums.items():
        for one in told if len(told) > FEWEST else ():
            found[one.claim.sentence or one.claim.id, unit].append(one)
    return found.values()


def _listed(told: Iterable[Told], odd: Claim) -> str:
    words = dict.fromkeys(f"“{claim.words('quantity')}”" for claim, _ in told if claim is not odd)
    return ", ".join(list(words)[:FEWEST])


def _hold_compared(told: Sequence[Told]) -> None:
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
    between = " ".join(text[start : other.span.start].split())
    return COMPARED.fullmatch(between) is not None and not _is_long_ago(other, other.span.end)


def _is_long_ago(claim: Claim, end: int) -> bool:
    """Whether a sum is told of a time from which it may have grown a thousandfold."""
    text, period = claim.document.text, claim.document.appeared
    year = YEAR_BEHIND.match(text, end)
    if year and period and period.earliest:
        return int(year[1]) < period.earliest.year - RECENT
    return LONG_AGO.match(text, end) is not None
