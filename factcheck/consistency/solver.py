"""Asking z3: whether arithmetic can hold, and what cannot all be true.

Numbers are exact rationals, days whole. Importing this module imports z3, which takes 0.15 s:
import it where it is needed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import reduce
from typing import Any, Final

from msgspec import Struct, field

from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.expression import (
    COMPARISONS,
    OPERATIONS,
    Branch,
    Call,
    Chain,
    Leaf,
    Negation,
    Node,
    Operation,
    fold,
)
from factcheck.consistency.ranges import Range
from factcheck.consistency.system import (
    Budget,
    Constrained,
    Domain,
    Member,
    NoSolverError,
    Ordered,
    SpentError,
    Variable,
)
from factcheck.consistency.values import DATE
from factcheck.interval import Interval

try:
    import z3  # type: ignore[import-untyped]  # z3 ships no types
except ImportError:
    z3 = None

_STEPS: Final = 2_000_000
"""z3's own count of steps (``rlimit``) for one question: about a second."""


def is_satisfiable(
    expectation: Chain,
    arithmetic: Arithmetic,
    allowed: Mapping[Leaf, Range],
    *,
    is_negated: bool = False,
) -> bool | None:
    """Whether allowed values satisfy an expectation or, negated, fail it.

    Exact also where claims repeat; ``None`` where the steps are spent.
    """
    context = _context()
    solver = z3.Solver(ctx=context)
    solver.set("rlimit", _STEPS)
    terms: dict[Node, z3.ArithRef] = {}
    for leaf in expectation.leaves():
        is_whole = arithmetic.leaf_dimension(leaf) == DATE
        terms[leaf] = _variable(str(leaf), context, is_whole=is_whole)
        solver.add(_within(terms[leaf], allowed[leaf], context))
    encoder = _Encoder(context, terms.__getitem__, _date_test(arithmetic), arithmetic.slack)
    holds = z3.And(*encoder.links(expectation))
    solver.add(*encoder.assumed, z3.Not(holds) if is_negated else holds)
    answer = solver.check()
    return None if answer == z3.unknown else bool(answer == z3.sat)


def _context() -> z3.Context:
    """Terms of their own for one question; raises ``NoSolverError`` where z3 is not there."""
    if z3 is None:
        raise NoSolverError
    return z3.Context()


def _date_test(arithmetic: Arithmetic) -> Callable[[Node], bool]:
    return lambda node: arithmetic.dimension(node) == DATE


def unsatisfied(members: Sequence[Member], budget: Budget) -> tuple[Member, ...] | None:
    """Members that cannot all be true, not always the fewest; ``None`` where a world exists.

    Raises ``SpentError`` where z3 finds no answer within the budget's steps.
    """
    budget.spend_question()
    terms = _SolverTerms(_context())
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


class _SolverTerms(Struct):
    """The z3 term of each unknown, made when first asked for."""

    context: z3.Context
    made: dict[str, z3.ArithRef] = field(default_factory=dict)

    def of(self, unknown: Variable) -> z3.ArithRef:
        if unknown.name not in self.made:
            term = _variable(f"value {unknown.name}", self.context, is_whole=unknown.is_day)
            self.made[unknown.name] = term
        return self.made[unknown.name]

    def condition(self, member: Member) -> z3.BoolRef:
        """What a member says."""
        match member.statement:
            case Domain(variable=unknown, parts=parts):
                return _within(self.of(unknown), parts, self.context)
            case Ordered(before=before, after=after, at_least=least):
                return self.of(after) - self.of(before) >= _number(least, self.context)
            case Constrained():
                return self._relation(member.name, member.statement)

    def _relation(self, name: str, related: Constrained) -> z3.BoolRef:
        """The relation; each literal is an unknown of its own within its range."""
        terms: dict[Node, z3.ArithRef] = {}
        conditions: list[z3.BoolRef] = []
        for leaf, term in related.terms:
            if isinstance(term, Variable):
                terms[leaf] = self.of(term)
            else:
                terms[leaf], condition = self._literal(f"literal {leaf} of {name}", term)
                conditions.append(condition)
        sides = related.chain.sides
        encoder = _Encoder(self.context, terms.__getitem__, sides.__contains__, related.slack)
        links = encoder.links(related.chain)
        return z3.And(*links, *encoder.assumed, *conditions)

    def _literal(self, name: str, parts: Range) -> tuple[z3.ArithRef, z3.BoolRef]:
        point = parts[0].low if len(parts) == 1 and parts[0].low == parts[0].high else None
        if point is not None:
            return z3.Q(point.numerator, point.denominator, self.context), z3.BoolVal(
                True, self.context
            )
        term = _variable(name, self.context, is_whole=False)
        return term, _within(term, parts, self.context)


def _number(value: Fraction | int, context: z3.Context) -> z3.ArithRef | int:
    """A rational constant; whole ones as Python has them, which z3 takes faster."""
    if value.denominator == 1:
        return int(value)
    return z3.Q(value.numerator, value.denominator, context)


def _variable(name: str, context: z3.Context, *, is_whole: bool) -> z3.ArithRef:
    """A number to be found, whole for days."""
    return z3.Int(name, context) if is_whole else z3.Real(name, context)


def _within(term: z3.ArithRef, parts: Range, context: z3.Context) -> z3.BoolRef:
    """That a term lies in one of some intervals; in none of none."""
    choices = [_between(term, part, context) for part in parts]
    if not choices:
        return z3.BoolVal(False, context)
    return choices[0] if len(choices) == 1 else z3.Or(*choices)


def _between(term: z3.ArithRef, part: Interval, context: z3.Context) -> z3.BoolRef:
    bounds = []
    if part.low is not None:
        low = _number(part.low, context)
        bounds.append(term > low if part.low_open else term >= low)
    if part.high is not None:
        high = _number(part.high, context)
        bounds.append(term < high if part.high_open else term <= high)
    return z3.And(*bounds) if bounds else z3.BoolVal(True, context)


class _Encoder(Struct):
    """Turns trees into z3 terms.

    ``leaf`` gives the term of a claim or literal. What ``is_loose`` picks, sides of comparisons
    and what is subtracted, may be off by ``slack``. ``assumed`` collects what that adds, and
    that no divisor is 0.
    """

    context: z3.Context
    leaf: Callable[[Node], z3.ArithRef]
    is_loose: Callable[[Node], bool] = lambda _: False
    slack: int = 0
    assumed: list[z3.BoolRef] = field(default_factory=list)

    def links(self, expectation: Chain) -> list[z3.BoolRef]:
        """One condition for each comparison of the chain."""
        terms = [self.term(side) for side in expectation.sides]
        pairs = zip(expectation.links, terms, terms[1:], strict=False)
        return [
            COMPARISONS[link.sign.text](left + self._offset(link.left), right)
            for link, left, right in pairs
        ]

    def term(self, node: Node) -> z3.ArithRef:
        """The value of a node."""
        return fold(node, self.leaf, self._joined)

    def _joined(self, node: Branch, terms: Sequence[z3.ArithRef]) -> z3.ArithRef:
        match node:
            case Negation():
                return -terms[0]
            case Operation():
                return self._operated(node, *terms)
            case Call(function="abs"):
                return z3.If(terms[0] >= 0, terms[0], -terms[0])
            case Call(function=function):
                return reduce(_FUNCTIONS[function], terms)

    def _operated(self, node: Operation, one: z3.ArithRef, other: z3.ArithRef) -> z3.ArithRef:
        if node.sign == "-":
            return one - other + self._offset(node.right)
        if node.sign == "/":
            self.assumed.append(other != 0)
        return OPERATIONS[node.sign](one, other)

    def _offset(self, node: Node) -> z3.ArithRef:
        """A whole number within the slack, where the node may be off."""
        if not self.slack or not self.is_loose(node):
            return z3.IntVal(0, self.context)
        offset = z3.FreshInt("slack", self.context)
        self.assumed.append(z3.And(offset >= -self.slack, offset <= self.slack))
        return offset


_FUNCTIONS: dict[str, Callable[[Any, Any], Any]] = {
    "min": lambda one, other: z3.If(one <= other, one, other),
    "max": lambda one, other: z3.If(one >= other, one, other),
    "sum": OPERATIONS["+"],
}
