"""An expectation set against what its claims say: the verdict, and the working.

An expectation *conflicts* only where no values that the words allow satisfy it. It *agrees*
where the numerals as written satisfy it, or all allowed values do; where only the rounding of
the figures makes room, it *agrees only through rounding*; where bounds ("up to") or dates
("in September") leave it open, the answer is *cannot tell*.

The desk's own numerals are exact, as limits and as factors. Only where a numeral is a whole
side of ``==`` or ``!=`` is it as precise as it is written: ``ratio == 1.5`` holds for 1.52.
Shares that are added have to make 100 percent to the letter, but for their own rounding.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import pairwise
from typing import Final

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency import ranges
from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.decision import (
    Decision,
    decide,
    has_repeats,
    holds_to_the_letter,
    is_refuted,
)
from factcheck.consistency.dimensions import check_dimensions
from factcheck.consistency.explanation import (
    preferred_unit,
    shown_side,
    shown_suggestion,
    tell_failure,
)
from factcheck.consistency.expression import (
    Call,
    Chain,
    ClaimName,
    Leaf,
    Literal,
    Node,
    Operation,
    compared,
    leaves,
)
from factcheck.consistency.parser import CLAIM_EXPECTED, parse_expectation
from factcheck.consistency.ranges import Range
from factcheck.consistency.scopes import expected_in_one_unit
from factcheck.consistency.values import (
    PERCENT,
    RATIO_SYMBOL,
    Missing,
    Scope,
    Value,
    read_literal,
    value_of_claim,
)
from factcheck.errors import ExpressionError, Place
from factcheck.interval import Interval
from factcheck.model import Claim, Expectation

_TOGETHER: Final = "these cannot all hold at once"


def evaluate(expectation: Chain | str, scope: Scope, slack_days: int = 0) -> Comparison:
    """Whether an expectation holds for the claims in ``scope``.

    ``slack_days`` is by how many days dates in different places may be off against each other.
    Raises ``ExpressionError`` where the text is no expectation, a claim is not known, or an
    operation makes no sense (km plus kg).
    """
    tree = parse_expectation(expectation) if isinstance(expectation, str) else expectation
    found = {leaf: _resolved(leaf, scope) for leaf in tree.leaves()}
    missing = {leaf: value for leaf, value in found.items() if isinstance(value, Missing)}
    if missing:
        return _with_unread(tree, missing, scope, slack_days)
    values = {leaf: value for leaf, value in found.items() if isinstance(value, Value)}
    arithmetic = Arithmetic(with_exact_literals(tree, values), slack_days)
    check_dimensions(tree, arithmetic.leaf_dimension)
    return _compared(tree, arithmetic)


def expectation_of(
    text: str, place: Place, named: Mapping[str, Claim], slack_days: int = 0
) -> Expectation:
    """What is expected of claims, by their names in a text; raises as ``evaluate`` does."""
    tree = parse_expectation(text)
    own = {name: value_of_claim(claim) for name, claim in named.items()}
    scope = expected_in_one_unit(tree, own.get)
    comparison = evaluate(tree, scope, slack_days)
    is_read_otherwise = any(scope(name) is not value for name, value in own.items())
    return Expectation(text, place, tuple(named.values()), comparison, is_read_otherwise)


def _with_unread(
    tree: Chain, missing: Mapping[Leaf, Missing], scope: Scope, slack_days: int
) -> Comparison:
    """The conflict of two neighbours that can be read, or why nobody can tell."""
    for link in tree.links:
        if not any(leaf in missing for side in (link.left, link.right) for leaf in leaves(side)):
            known = evaluate(compared(link.left, link.sign.text, link.right), scope, slack_days)
            if known.conflicts:
                return known
    reasons = (f"{leaf}: {value.reason}" for leaf, value in missing.items())
    return Comparison(Verdict.CANNOT_TELL, "; ".join(reasons))


def _resolved(leaf: Leaf, scope: Scope) -> Value | Missing:
    if not isinstance(leaf, ClaimName):
        return read_literal(leaf)
    value = scope(leaf.name)
    if value is None:
        raise _unknown(leaf)
    return value


def _unknown(leaf: ClaimName) -> ExpressionError:
    file, point, claim = leaf.name.rpartition(".")
    likely = f"{' - '.join(file.rsplit('-', 1))}.{claim}" if point and "-" in file else ""
    return leaf.span.refused(f"there is no claim {leaf.name}", CLAIM_EXPECTED, likely)


def _compared(tree: Chain, arithmetic: Arithmetic) -> Comparison:
    try:
        decision = decide(tree, arithmetic)
    except ZeroDivisionError:
        return Comparison(Verdict.CANNOT_TELL, f"{tree}: a divisor may be zero")
    sides = _worked_sides(tree, arithmetic)
    working = tuple(f"{left}; {right}" for left, right in pairwise(sides))
    verdict = _verdict(tree, arithmetic, decision)
    reason = _reason(verdict, tree, arithmetic, decision)
    suggestions = _suggested(tree, arithmetic) if verdict is Verdict.CONFLICTS else ()
    explanation = _failures(tree, arithmetic) if verdict is Verdict.CONFLICTS else ""
    explanation = explanation or f"{'; '.join(sides)}{reason}"
    is_cut_short = verdict is Verdict.CANNOT_TELL and decision.is_cut_short
    return Comparison(verdict, explanation, working, suggestions, is_cut_short=is_cut_short)


def _failures(tree: Chain, arithmetic: Arithmetic) -> str:
    """What cannot hold, a sentence for each comparison; empty where none fails by itself."""
    refuted = [link for link in tree.links if is_refuted(link, arithmetic)]
    return "; ".join(tell_failure(tree, link, arithmetic) for link in refuted)


def _suggested(tree: Chain, arithmetic: Arithmetic) -> tuple[str, ...]:
    """What a claim would have to say to equal what is worked out from the numerals of others."""
    if len(tree.links) != 1 or tree.signs[0].text != "==":
        return ()
    other, claim = tree.sides
    number = arithmetic.numeral(other)
    if not isinstance(claim, ClaimName) or number is None:
        return ()
    value = arithmetic.values[claim]
    if value.unit.symbol == RATIO_SYMBOL or not _is_as_fine(arithmetic.worlds(other), value):
        return ()
    return (shown_suggestion(number, value),)


def _is_as_fine(worked_out: Range, value: Value) -> bool:
    """Whether what is worked out is known as finely as a claim writes it: no other would do."""
    known, written = ranges.width(worked_out), ranges.width(value.stated or value.worlds)
    return known is not None and written is not None and known <= written


def _worked_sides(tree: Chain, arithmetic: Arithmetic) -> list[str]:
    """Each side of the chain worked out, in a unit that its neighbour shares."""
    is_reliable = not has_repeats(tree, arithmetic)
    neighbours = (*tree.sides[1:], tree.sides[-2])
    units = [
        preferred_unit(side, other, arithmetic)
        for side, other in zip(tree.sides, neighbours, strict=True)
    ]
    return [
        shown_side(side, arithmetic, unit, is_reliable=is_reliable)
        for side, unit in zip(tree.sides, units, strict=True)
    ]


def _verdict(tree: Chain, arithmetic: Arithmetic, decision: Decision) -> Verdict:
    if decision.is_possible is False:
        return Verdict.CONFLICTS
    if decision.is_certain or holds_to_the_letter(tree, arithmetic):
        return Verdict.AGREES
    return Verdict.ROUNDING if decision.is_stated else Verdict.CANNOT_TELL


def _reason(verdict: Verdict, tree: Chain, arithmetic: Arithmetic, decision: Decision) -> str:
    """What the working comes to, in words."""
    match verdict:
        case Verdict.CONFLICTS:
            return f": {'this cannot hold' if len(tree.links) == 1 else _TOGETHER}"
        case Verdict.ROUNDING:
            return ": this holds only within the rounding of the figures"
        case Verdict.CANNOT_TELL if decision.is_cut_short:
            return f": this {decision.why}"
        case Verdict.CANNOT_TELL:
            return f": {_openness(arithmetic)}"
    return ""


def _openness(arithmetic: Arithmetic) -> str:
    """Which words leave the question open."""
    loose = [
        f"{leaf} (“{value.written}”)" if isinstance(leaf, ClaimName) else str(leaf)
        for leaf, value in arithmetic.values.items()
        if not value.is_exact and (not value.stated or value.is_bound)
    ]
    if not loose:
        return "the days are too close to be told apart"
    verb = "leaves" if len(loose) == 1 else "leave"
    return f"{' and '.join(dict.fromkeys(loose))} {verb} it open"


def values_that_fit(tree: Chain, scope: Scope) -> dict[Leaf, Value] | None:
    """The value of each leaf; ``None`` where a claim has none, or they make no sense together."""
    values: dict[Leaf, Value] = {}
    for leaf in tree.leaves():
        value = scope(leaf.name) if isinstance(leaf, ClaimName) else read_literal(leaf)
        if not isinstance(value, Value):
            return None
        values[leaf] = value
    try:
        check_dimensions(tree, lambda leaf: values[leaf].dimension)
    except ExpressionError:
        return None
    return with_exact_literals(tree, values)


def with_exact_literals(tree: Chain, values: dict[Leaf, Value]) -> dict[Leaf, Value]:
    """The values, the desk's numerals made exact except as a whole side of an equality."""
    equal = {
        side
        for link in tree.links
        if link.sign.text in ("==", "!=")
        for side, other in ((link.left, link.right), (link.right, link.left))
        if not (_is_sum(other) and isinstance(side, Literal) and _is_whole(values[side]))
    }
    return {leaf: value if leaf in equal else _exact(leaf, value) for leaf, value in values.items()}


def _is_sum(node: Node) -> bool:
    is_added = isinstance(node, Operation) and node.sign == "+"
    return is_added or (isinstance(node, Call) and node.function == "sum")


def _is_whole(value: Value) -> bool:
    """Whether it is 100 percent: what parts add up to, to the letter."""
    return value.unit == PERCENT and value.numeral == 1


def _exact(leaf: Leaf, value: Value) -> Value:
    if isinstance(leaf, ClaimName) or leaf.is_quoted or value.numeral is None:
        return value
    point = (Interval.point(value.numeral),)
    return replace(value, worlds=point, stated=point)
