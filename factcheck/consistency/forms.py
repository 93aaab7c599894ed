"""The relations that editors think in: total, share, change, difference, rate, average.

Each takes the names of claims and a scope that gives their values, and answers like an
expectation that says the same. k rounded shares may so miss 100 % by k halves of their last
digit: that is what interval arithmetic allows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency.evaluation import evaluate
from factcheck.consistency.expression import Call, Chain, ClaimName, Literal, Node, Operation, Sign
from factcheck.consistency.one_unit import in_one_unit
from factcheck.consistency.scopes import (
    are_shares,
    beside_change,
    beside_each_other,
    beside_total,
    beside_whole,
    in_points,
    overlaid,
    with_rounding,
)
from factcheck.consistency.values import (
    COUNT,
    NUMBER,
    POINTS,
    RATIO_SYMBOL,
    SHARE,
    Missing,
    Scope,
    Value,
)


def equation(
    form: str, claim: str, names: Sequence[str], scope: Scope, *, is_fall: bool
) -> tuple[Chain, Scope]:
    """A ready form as the expectation that says the same, and the scope to read it in.

    ``form`` is the claim file's key, such as ``total_of``; ages and lengths of time have none.
    The figures are ``read_together`` already.
    """
    match form:
        case "total_of":
            return _tree(_sum(names), "==", ClaimName(claim)), beside_total(claim, names, scope)
        case "average_of":
            return _tree(_mean(names), "==", ClaimName(claim)), with_rounding(claim, scope)
        case "change_from":
            before, after = names
            scope = in_points(claim, before, after, scope)
            worked: Node = _changed(scope(claim), before, after, is_fall)
        case "difference_of":
            worked = _operation("-", *names)
        case "rate_of":
            worked, scope = _divided(*names), with_rounding(claim, scope)
        case _:
            worked = _divided(*names)
    return _tree(worked, "==", ClaimName(claim)), scope


def read_together(form: str, claim: str, names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which figures that are added, set apart or divided have one unit.

    A share and a rate have a unit of their own; a change may have that of the figures.
    """
    match form:
        case "total_of" | "average_of":
            return in_one_unit((claim, *names), scope)
        case "difference_of":
            return beside_each_other((claim, *names), in_one_unit((claim, *names), scope))
        case "change_from" if _is_level(scope(claim)):
            told = Missing(f"{claim} says what it came to, not by how much it changed")
            return overlaid({claim: told}, scope)
        case "change_from" if _is_amount(scope(claim)):
            return in_one_unit((claim, *names), scope)
        case "share_of":
            return beside_whole(names, in_one_unit(names, scope))
        case "change_from":
            return beside_change(claim, names, in_one_unit(names, scope))
    return scope


def _is_level(value: Value | Missing | None) -> bool:
    """Whether the words say where a change led: "rose to 12 percent"."""
    if not isinstance(value, Value) or value.unit.symbol in (RATIO_SYMBOL, "times"):
        return False
    return re.match(r"[^\d]*\bto (?:[a-z]+ ){0,2}[$€£¥]?\d", value.written) is not None


def _is_amount(value: Value | Missing | None) -> bool:
    return isinstance(value, Value) and value.dimension not in (NUMBER, SHARE)


def compare_total(total: str, parts: Sequence[str], scope: Scope) -> Comparison:
    """Whether the parts can add up to the total; where not, which part it may leave out."""
    answer = _total(total, parts, scope)
    if not answer.conflicts or len(parts) < 2:
        return answer
    rests = ((part, [*parts[:at], *parts[at + 1 :]]) for at, part in enumerate(parts))
    left_out = [part for part, rest in rests if _total(total, rest, scope).fits]
    told = tuple(f"the total would fit without {part}" for part in dict.fromkeys(left_out))
    return replace(answer, working=(*answer.working, *told))


def compare_unread_total(total: str, parts: Sequence[str], scope: Scope) -> Comparison | None:
    """The conflict of a total with parts that exceed it though one more cannot be read.

    ``None`` where there is none, or something else than counts is added up, of which a part may
    be less than nothing.
    """
    known = [part for part in parts if isinstance(scope(part), Value)]
    values = [scope(name) for name in (total, *known)]
    are_counts = all(
        isinstance(each, Value) and each.dimension in (COUNT, NUMBER) for each in values
    )
    if not known or not are_counts:
        return None
    narrow = beside_total(total, known, scope)
    answer = evaluate(_tree(_sum(known), "<=", ClaimName(total)), narrow)
    return answer if answer.conflicts else None


def _total(total: str, parts: Sequence[str], scope: Scope) -> Comparison:
    return _equal(_sum(parts), total, beside_total(total, parts, scope))


def compare_share(share: str, part: str, whole: str, scope: Scope) -> Comparison:
    """Whether the part can be that share of the whole."""
    return _equal(_divided(part, whole), share, scope)


def compare_difference(difference: str, larger: str, smaller: str, scope: Scope) -> Comparison:
    """Whether the larger can exceed the smaller by the difference; for days, in days."""
    return _equal(_operation("-", larger, smaller), difference, scope)


def compare_rate(rate: str, amount: str, per: str, scope: Scope) -> Comparison:
    """Whether the amount for each of the other can be the rate."""
    return _equal(_divided(amount, per), rate, with_rounding(rate, scope))


def compare_average(average: str, parts: Sequence[str], scope: Scope) -> Comparison:
    """Whether the arithmetic mean of the parts can be the average."""
    return _equal(_mean(parts), average, with_rounding(average, scope))


def compare_change(
    change: str, before: str, after: str, scope: Scope, *, is_fall: bool
) -> Comparison:
    """Whether the figures before and after can be as far apart as the change says.

    A change in percent is of the figure before (worked out as ``after / before - 1``, in which
    no figure occurs twice); one in percentage points is a difference of
    shares; "doubled" or "fell by a third" is the ratio of after to before. ``is_fall``: the
    words say of a percentage that it is a fall.
    """
    scope = in_points(change, before, after, scope)
    answer = _equal(_changed(scope(change), before, after, is_fall), change, scope)
    values = scope(change), scope(before), scope(after)
    if not answer.conflicts or not all(isinstance(value, Value) for value in values):
        return answer
    said, first, last = (value.written for value in values if isinstance(value, Value))
    worked = answer.explanation.rpartition(", not ")[0].rpartition(" is ")[2]
    is_ratio = isinstance(values[0], Value) and values[0].dimension == NUMBER
    told = _multiplied(worked) if is_ratio else _directed(worked, is_fall)
    explanation = f"From {first} to {last} is {told}, not “{said}”"
    return replace(answer, explanation=explanation)


def _multiplied(worked: str) -> str:
    """A ratio as worked out, in words: ``0.656 times as much (0.642–0.669 with rounding)``."""
    times, bracket, rounding = re.sub(r" ?(?:×|times)", "", worked).partition(" (")
    return f"{times} times as much{bracket}{rounding}"


def _directed(worked: str, is_fall: bool) -> str:
    """A change as worked out, in words: one of -2 % in what is told as a fall is a rise of 2 %."""
    if not re.match(r"-[^(]*(?:\(-.* to -.*)?$", worked):
        return f"a change of {worked}"
    ends_in_turn = re.sub(r"-([\d.,]+) to -([\d.,]+)", r"\2–\1", worked)
    return f"a {'rise' if is_fall else 'fall'} of {re.sub(r'-(?=[0-9])', '', ends_in_turn)}"


def _changed(value: Value | Missing | None, before: str, after: str, is_fall: bool) -> Node:
    """The change as a value of its kind has to be worked out."""
    ratio, one = _divided(after, before), Literal("1")
    if isinstance(value, Value) and value.dimension == SHARE and value.unit != POINTS:
        return Operation("-", one, ratio) if is_fall else Operation("-", ratio, one)
    if isinstance(value, Value) and value.dimension:
        larger, smaller = (before, after) if is_fall else (after, before)
        return _operation("-", larger, smaller)
    return ratio


def compare_percent_or_points(
    change: str, before: str, after: str, scope: Scope, *, is_fall: bool
) -> Comparison:
    """Whether a change of a share is given in percent where it is one in points, or vice versa.

    From 40 % to 44 % is 4 percentage points, or 10 percent. It conflicts only where the figure
    is wrong as written and right as the other.
    """
    scope = in_points(change, before, after, scope)
    value = scope(change)
    if not isinstance(value, Value) or not are_shares(scope, before, after):
        return Comparison(Verdict.CANNOT_TELL, f"{before} and {after} are not both shares")
    written = compare_change(change, before, after, scope, is_fall=is_fall)
    if not written.conflicts:
        return written
    other = _turned(value)
    turned = compare_change(
        change,
        before,
        after,
        lambda name: other if name == change else scope(name),
        is_fall=is_fall,
    )
    if not turned.fits:
        reason = f"{change} is neither the change in percent nor in percentage points"
        return Comparison(Verdict.CANNOT_TELL, reason, written.working)
    meant = "percent" if value.unit == POINTS else "percentage points"
    explanation = f"{written.explanation}; the figure is right in {meant}"
    return replace(written, explanation=explanation, suggestions=_renamed(value, meant))


def _renamed(value: Value, meant: str) -> tuple[str, ...]:
    """The words of a change with the unit that was meant; nothing where they do not name one."""
    other = r"(?: percentage)? points?" if meant == "percent" else r" ?(?:percent|per cent|%)"
    words, count = re.subn(other, f" {meant}", value.written)
    return (words,) if count == 1 else ()


def _turned(value: Value) -> Value:
    """A change in points taken as one in percent, or the reverse."""
    unit = replace(POINTS, symbol="%") if value.unit == POINTS else POINTS
    return replace(value, unit=unit)


def compare_tolls(earlier: str, later: str, scope: Scope) -> Comparison:
    """Whether a count that can only grow is no less later than it was earlier.

    For claims that count the same things up to a day (the dead, cases so far), ``earlier`` as
    of a day before that of ``later``.
    """
    answer = evaluate(_tree(ClaimName(earlier), "<=", ClaimName(later)), scope)
    if not answer.conflicts:
        return answer
    falls = f"{answer.explanation}: a count that only grows has fallen"
    return replace(answer, explanation=falls)


def _equal(worked: Node, claim: str, scope: Scope) -> Comparison:
    return evaluate(_tree(worked, "==", ClaimName(claim)), scope)


def _tree(left: Node, sign: str, right: Node) -> Chain:
    tree = Chain((left, right), (Sign(sign),))
    return replace(tree, text=str(tree))


def _sum(parts: Sequence[str]) -> Node:
    return Call("sum", tuple(map(ClaimName, parts))) if len(parts) > 4 else _chain(parts)


def _mean(parts: Sequence[str]) -> Node:
    return Operation("/", _sum(parts), Literal(str(len(parts))))


def _chain(parts: Sequence[str]) -> Node:
    total: Node = ClaimName(parts[0])
    for part in parts[1:]:
        total = Operation("+", total, ClaimName(part))
    return total


def _divided(above: str, below: str) -> Operation:
    return _operation("/", above, below)


def _operation(sign: str, left: str, right: str) -> Operation:
    return Operation(sign, ClaimName(left), ClaimName(right))
