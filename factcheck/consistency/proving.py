"""Deciding by z3 what intervals cannot: expectations in which a claim occurs twice.

Importing this module imports z3.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

import z3  # type: ignore[import-untyped]  # z3 ships no types

from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.decision import Decision
from factcheck.consistency.encoding import Encoder, variable, within
from factcheck.consistency.ranges import Range
from factcheck.consistency.tree import Expectation, Node
from factcheck.consistency.values import DATE, Value

STEPS: Final = 2_000_000
"""z3's own count of steps (``rlimit``) for one question: about a second."""


def prove(expectation: Expectation, arithmetic: Arithmetic) -> Decision:
    """The decision, exact also where claims repeat; ``None`` where the steps are spent."""
    is_violated = _satisfiable(expectation, arithmetic, _worlds, is_negated=True)
    return Decision(
        is_possible=_satisfiable(expectation, arithmetic, _worlds),
        is_certain=None if is_violated is None else not is_violated,
        is_stated=_satisfiable(expectation, Arithmetic(arithmetic.values), _stated),
    )


def _worlds(value: Value) -> Range:
    return value.worlds


def _stated(value: Value) -> Range:
    return value.stated


def _satisfiable(
    expectation: Expectation,
    arithmetic: Arithmetic,
    allowed: Callable[[Value], Range],
    *,
    is_negated: bool = False,
) -> bool | None:
    """Whether allowed values satisfy the expectation or, negated, fail it."""
    context = z3.Context()
    solver = z3.Solver(ctx=context)
    solver.set("rlimit", STEPS)
    terms: dict[Node, z3.ArithRef] = {}
    for leaf in expectation.leaves():
        value = arithmetic.values[leaf]
        terms[leaf] = variable(str(leaf), context, is_whole=value.dimension == DATE)
        solver.add(within(terms[leaf], allowed(value), context))
    encoder = Encoder(context, terms.__getitem__, _date_test(arithmetic), arithmetic.slack)
    holds = z3.And(*encoder.links(expectation))
    solver.add(*encoder.assumed, z3.Not(holds) if is_negated else holds)
    answer = solver.check()
    return None if answer == z3.unknown else bool(answer == z3.sat)


def _date_test(arithmetic: Arithmetic) -> Callable[[Node], bool]:
    return lambda node: arithmetic.dimension(node) == DATE
