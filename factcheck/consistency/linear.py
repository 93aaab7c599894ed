"""Relations that are bounds on a difference of two unknowns, or on one.

``meeting - summit < 6 months`` is such a bound; ``killed + wounded == casualties`` is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import lru_cache
from itertools import accumulate
from typing import Final, TypeAlias

from msgspec import Struct

from factcheck.consistency import ranges
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import Related, Variable
from factcheck.consistency.tree import Call, Leaf, Negation, Node, Operation
from factcheck.interval import Interval

LinearBound: TypeAlias = tuple[str, str, Fraction, bool]
"""``(before, after, limit, is_strict)``: after - before is at most the limit."""


class _Form(Struct, frozen=True):
    """A sum of unknowns, each times a factor, and an interval."""

    factors: Mapping[Variable, Fraction]
    rest: Interval

    def plus(self, other: _Form, sign: int = 1) -> _Form:
        factors = dict(self.factors)
        for variable, factor in other.factors.items():
            factors[variable] = factors.get(variable, Fraction(0)) + sign * factor
        return _Form({v: f for v, f in factors.items() if f}, self.rest + other.rest.scaled(sign))

    def times(self, factor: Fraction) -> _Form:
        return _Form(
            {v: f * factor for v, f in self.factors.items() if factor}, self.rest.scaled(factor)
        )


@lru_cache(maxsize=16_384)
def linear_bounds(related: Related) -> tuple[LinearBound, ...] | None:
    """The bounds that a relation states, all on one pair of unknowns; ``None``: it is no such."""
    summed = _summed(related)
    return None if summed is None else _bounds(*summed)


@lru_cache(maxsize=16_384)
def _summed(related: Related) -> tuple[_Form, str] | None:
    """A relation as ``sum sign 0``, slack in the sum; ``None``: it is no one comparison of sums."""
    links = related.expectation.links
    terms = dict(related.terms)
    if len(links) != 1 or links[0].sign.text == "!=":
        return None
    left, right = _form(links[0].left, terms), _form(links[0].right, terms)
    if left is None or right is None:
        return None
    slack = _Form({}, Interval.around(0, related.slack))
    return left.plus(right, -1).plus(slack), links[0].sign.text


def values_left_by_sum(
    related: Related, left: Mapping[str, Range]
) -> list[tuple[Variable, Range]] | None:
    """What a relation of sums leaves for each unknown, given the others'; ``None`` for another."""
    summed = _summed(related)
    if summed is None:
        return None
    form, sign = summed
    terms = list(form.factors.items())
    parts = [ranges.hull(left[variable.name]).scaled(factor) for variable, factor in terms]
    before = list(accumulate(parts, initial=form.rest))
    after = list(accumulate(reversed(parts), initial=Interval.point(0)))[::-1]
    found: list[tuple[Variable, Range]] = []
    for n, (variable, factor) in enumerate(terms):
        others = before[n] + after[n + 1]
        (allowed,) = ranges.counterparts(_TURNED[sign], (-others,))
        found.append((variable, (allowed.scaled(1 / factor),)))
    return found


def _form(node: Node, terms: Mapping[Leaf, Variable | Range]) -> _Form | None:
    match node:
        case Negation(operand=operand):
            form = _form(operand, terms)
            return None if form is None else form.times(Fraction(-1))
        case Operation(sign=sign, left=left, right=right):
            return _operated(sign, _form(left, terms), _form(right, terms))
        case Call(function="sum", arguments=arguments):
            return _added([_form(argument, terms) for argument in arguments])
        case Call():
            return None
    term = terms[node]
    if isinstance(term, Variable):
        return _Form({term: Fraction(1)}, Interval.point(0))
    return _Form({}, term[0]) if len(term) == 1 else None


def _added(parts: list[_Form | None]) -> _Form | None:
    total = _Form({}, Interval.point(0))
    for part in parts:
        if part is None:
            return None
        total = total.plus(part)
    return total


def _operated(sign: str, left: _Form | None, right: _Form | None) -> _Form | None:
    if left is None or right is None:
        return None
    if sign in "+-":
        return left.plus(right, 1 if sign == "+" else -1)
    if sign == "*" and _constant(left) is not None:
        left, right = right, left
    factor = _constant(right)
    if factor is None or (sign == "/" and factor == 0):
        return None
    return left.times(factor if sign == "*" else 1 / factor)


def _constant(form: _Form) -> Fraction | None:
    is_point = not form.factors and form.rest.low == form.rest.high
    return form.rest.low if is_point else None


def _bounds(form: _Form, sign: str) -> tuple[LinearBound, ...] | None:
    """Bounds from ``factors + rest sign 0``."""
    pair = _pair(form)
    if pair is None:
        return None
    before, after, factor = pair
    (allowed,) = ranges.counterparts(_TURNED[sign], (form.rest.scaled(-1),))
    return _two_sided(before, after, allowed.scaled(1 / factor))


_TURNED: Final = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "=="}
"""``x < y`` seen from ``x``: the values of ``x`` for some ``y``."""


def _two_sided(before: str, after: str, span: Interval) -> tuple[LinearBound, ...]:
    bounds: list[LinearBound] = []
    if span.high is not None:
        bounds.append((before, after, span.high, span.high_open))
    if span.low is not None:
        bounds.append((after, before, -span.low, span.low_open))
    return tuple(bounds)


def _pair(form: _Form) -> tuple[str, str, Fraction] | None:
    """Two unknowns with opposite factors, or one and the origin: (before, after, factor)."""
    ordered = sorted(form.factors.items(), key=lambda pair: pair[0].name)
    if len(ordered) == 1:
        variable, factor = ordered[0]
        return "", variable.name, factor
    if len(ordered) != 2:
        return None
    (one, factor), (other, opposite) = ordered
    if factor != -opposite or one.is_day != other.is_day:
        return None
    return other.name, one.name, factor
