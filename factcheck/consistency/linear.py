"""Relations that are bounds on a difference of two unknowns, or on one.

``meeting - summit < 6 months`` is such a bound; ``killed + wounded == casualties`` is none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from fractions import Fraction
from functools import lru_cache, reduce
from itertools import accumulate
from typing import TypeAlias

from msgspec import Struct

from factcheck.consistency import ranges
from factcheck.consistency.expression import Branch, Call, Leaf, Negation, Node, Operation, fold
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import Constrained, Variable
from factcheck.interval import Interval

LinearBound: TypeAlias = tuple[str, str, Fraction, bool]
"""``(before, after, limit, is_strict)``: after - before is at most the limit."""


class _LinearSum(Struct, frozen=True):
    """A sum of unknowns, each times a factor, and an interval."""

    factors: Mapping[Variable, Fraction]
    rest: Interval

    def plus(self, other: _LinearSum, sign: int = 1) -> _LinearSum:
        factors = dict(self.factors)
        for variable, factor in other.factors.items():
            factors[variable] = factors.get(variable, Fraction(0)) + sign * factor
        return _LinearSum(
            {v: f for v, f in factors.items() if f}, self.rest + other.rest.scaled(sign)
        )

    def times(self, factor: Fraction) -> _LinearSum:
        return _LinearSum(
            {v: f * factor for v, f in self.factors.items() if factor}, self.rest.scaled(factor)
        )


@lru_cache(maxsize=16_384)
def linear_bounds(related: Constrained) -> tuple[LinearBound, ...] | None:
    """The bounds that a relation states, all on one pair of unknowns; ``None``: it is no such."""
    compared = _compared(related)
    return None if compared is None else _bounds(*compared)


@lru_cache(maxsize=16_384)
def _compared(related: Constrained) -> tuple[_LinearSum, str] | None:
    """A relation as ``sum sign 0``, slack in the sum; ``None``: it is no one comparison of sums."""
    links = related.chain.links
    terms = dict(related.terms)
    if len(links) != 1 or links[0].sign.text == "!=":
        return None
    left, right = _linear_sum(links[0].left, terms), _linear_sum(links[0].right, terms)
    if left is None or right is None:
        return None
    slack = _LinearSum({}, Interval.around(0, related.slack))
    return left.plus(right, -1).plus(slack), links[0].sign.text


def values_left_by_sum(
    related: Constrained, left: Mapping[str, Range]
) -> list[tuple[Variable, Range]] | None:
    """What a relation of sums leaves for each unknown, given the others'; ``None`` for another."""
    compared = _compared(related)
    if compared is None:
        return None
    summed, sign = compared
    terms = list(summed.factors.items())
    parts = [ranges.hull(left[variable.name]).scaled(factor) for variable, factor in terms]
    before = list(accumulate(parts, initial=summed.rest))
    after = list(accumulate(reversed(parts), initial=Interval.point(0)))[::-1]
    found: list[tuple[Variable, Range]] = []
    for n, (variable, factor) in enumerate(terms):
        others = before[n] + after[n + 1]
        (allowed,) = ranges.counterparts(ranges.turned(sign), (-others,))
        found.append((variable, (allowed.scaled(1 / factor),)))
    return found


def _linear_sum(node: Node, terms: Mapping[Leaf, Variable | Range]) -> _LinearSum | None:
    return fold(node, lambda leaf: _term(terms[leaf]), _joined)


def _term(term: Variable | Range) -> _LinearSum | None:
    if isinstance(term, Variable):
        return _LinearSum({term: Fraction(1)}, Interval.point(0))
    return _LinearSum({}, term[0]) if len(term) == 1 else None


def _joined(node: Branch, parts: Sequence[_LinearSum | None]) -> _LinearSum | None:
    sums = [part for part in parts if part is not None]
    if len(sums) < len(parts):
        return None
    match node:
        case Negation():
            return sums[0].times(Fraction(-1))
        case Operation(sign=sign):
            return _operated(sign, *sums)
        case Call(function="sum"):
            return reduce(_LinearSum.plus, sums, _LinearSum({}, Interval.point(0)))
    return None


def _operated(sign: str, left: _LinearSum, right: _LinearSum) -> _LinearSum | None:
    if sign in "+-":
        return left.plus(right, 1 if sign == "+" else -1)
    if sign == "*" and _constant(left) is not None:
        left, right = right, left
    factor = _constant(right)
    if factor is None or (sign == "/" and factor == 0):
        return None
    return left.times(factor if sign == "*" else 1 / factor)


def _constant(summed: _LinearSum) -> Fraction | None:
    is_point = not summed.factors and summed.rest.low == summed.rest.high
    return summed.rest.low if is_point else None


def _bounds(summed: _LinearSum, sign: str) -> tuple[LinearBound, ...] | None:
    """Bounds from ``factors + rest sign 0``."""
    pair = _pair(summed)
    if pair is None:
        return None
    before, after, factor = pair
    (allowed,) = ranges.counterparts(ranges.turned(sign), (summed.rest.scaled(-1),))
    return _two_sided(before, after, allowed.scaled(1 / factor))


def _two_sided(before: str, after: str, span: Interval) -> tuple[LinearBound, ...]:
    bounds: list[LinearBound] = []
    if span.high is not None:
        bounds.append((before, after, span.high, span.high_open))
    if span.low is not None:
        bounds.append((after, before, -span.low, span.low_open))
    return tuple(bounds)


def _pair(summed: _LinearSum) -> tuple[str, str, Fraction] | None:
    """Two unknowns with opposite factors, or one and the origin: (before, after, factor)."""
    ordered = sorted(summed.factors.items(), key=lambda pair: pair[0].name)
    if len(ordered) == 1:
        variable, factor = ordered[0]
        return "", variable.name, factor
    if len(ordered) != 2:
        return None
    (one, factor), (other, opposite) = ordered
    if factor != -opposite or one.is_day != other.is_day:
        return None
    return other.name, one.name, factor
