"""Asking z3 whether some members can all be true, and how far one unknown can go.

Importing this module imports z3.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

import z3  # type: ignore[import-untyped]  # z3 ships no types
from msgspec import Struct, field

from factcheck.consistency.encoding import Encoder, number, variable, within
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import (
    Allowed,
    Budget,
    Member,
    Ordered,
    Related,
    SpentError,
    Variable,
)
from factcheck.consistency.tree import Node
from factcheck.interval import Interval


def unsatisfied(members: Sequence[Member], budget: Budget) -> tuple[Member, ...] | None:
    """Members that cannot all be true, not always the fewest; ``None`` where a world exists.

    Raises ``SpentError`` where z3 finds no answer within the budget's steps.
    """
    budget.spend_question()
    terms = _Terms(z3.Context())
    solver = z3.Solver(ctx=terms.context)
    solver.set("rlimit", budget.steps)
    switches = {f"member {n}": member for n, member in enumerate(members)}
    for name, member in switches.items():
        solver.add(z3.Implies(z3.Bool(name, terms.context), terms.condition(member)))
    answer = solver.check(*(z3.Bool(name, terms.context) for name in switches))
    if answer == z3.unknown:
        raise SpentError
    if answer == z3.sat:
        return None
    core = {str(switch) for switch in solver.unsat_core()}
    return tuple(member for name, member in switches.items() if name in core)


def extent(
    before: Variable | None, after: Variable, members: Sequence[Member], budget: Budget
) -> Interval | None:
    """The least interval that holds ``after - before`` where the members are true.

    ``None`` where z3 does not find it within the budget's steps.
    """
    terms = _Terms(z3.Context())
    objective = terms.of(after) - (terms.of(before) if before else 0)
    conditions = [terms.condition(member) for member in members]
    low = _extreme(-objective, conditions, terms.context, budget)
    high = _extreme(objective, conditions, terms.context, budget)
    if low is None or high is None:
        return None
    least, greatest = low[0], high[0]
    return Interval(None if least is None else -least, greatest, low[1], high[1])


def _extreme(
    objective: z3.ArithRef, conditions: Iterable[z3.BoolRef], context: z3.Context, budget: Budget
) -> tuple[Fraction | None, bool] | None:
    """The greatest value (``None``: without bound) and whether it is only approached.

    What the optimizer says is put to the solver, since it does not promise the greatest value
    where a relation is not linear.
    """
    budget.spend_question()
    optimizer = z3.Optimize(ctx=context)
    optimizer.set("rlimit", budget.steps)
    optimizer.add(*conditions)
    goal = optimizer.maximize(objective)
    if optimizer.check() != z3.sat:
        return None
    infinite, value, margin = goal.upper_values()
    if not _is_zero(infinite):
        return None, False
    greatest, is_open = _fraction(value), not _is_zero(margin)
    limit = number(greatest, context)
    beyond = objective >= limit if is_open else objective > limit
    solver = z3.Solver(ctx=context)
    solver.set("rlimit", budget.steps)
    is_greatest = solver.check(*conditions, beyond) == z3.unsat
    return (greatest, is_open) if is_greatest else None


def _is_zero(value: Any) -> bool:
    return _fraction(value) == 0


def _fraction(value: Any) -> Fraction:
    return Fraction(str(value.as_fraction() if z3.is_rational_value(value) else value.as_long()))


class _Terms(Struct):
    """The z3 term of each unknown, made when first asked for."""

    context: z3.Context
    made: dict[str, z3.ArithRef] = field(default_factory=dict)

    def of(self, unknown: Variable) -> z3.ArithRef:
        if unknown.name not in self.made:
            term = variable(f"value {unknown.name}", self.context, is_whole=unknown.is_day)
            self.made[unknown.name] = term
        return self.made[unknown.name]

    def condition(self, member: Member) -> z3.BoolRef:
        """What a member says."""
        match member.statement:
            case Allowed(variable=unknown, parts=parts):
                return within(self.of(unknown), parts, self.context)
            case Ordered(before=before, after=after, at_least=least, is_strict=is_strict):
                distance = self.of(after) - self.of(before)
                limit = number(least, self.context)
                return distance > limit if is_strict else distance >= limit
            case Related():
                return self._relation(member.name, member.statement)

    def _relation(self, name: str, related: Related) -> z3.BoolRef:
        """The relation; each literal is an unknown of its own within its range."""
        terms: dict[Node, z3.ArithRef] = {}
        conditions: list[z3.BoolRef] = []
        for leaf, term in related.terms:
            if isinstance(term, Variable):
                terms[leaf] = self.of(term)
            else:
                terms[leaf], condition = self._literal(f"literal {leaf} of {name}", term)
                conditions.append(condition)
        sides = related.expectation.sides
        encoder = Encoder(self.context, terms.__getitem__, sides.__contains__, related.slack)
        links = encoder.links(related.expectation)
        return z3.And(*links, *encoder.assumed, *conditions)

    def _literal(self, name: str, parts: Range) -> tuple[z3.ArithRef, z3.BoolRef]:
        point = parts[0].low if len(parts) == 1 and parts[0].low == parts[0].high else None
        if point is not None:
            return z3.Q(point.numerator, point.denominator, self.context), z3.BoolVal(
                True, self.context
            )
        term = variable(name, self.context, is_whole=False)
        return term, within(term, parts, self.context)
