"""A change from one figure to another: by how much, by how many percent or points, how often.

From 40 % to 44 % is 4 percentage points, or 10 percent, or 1.1 times as much.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from fractions import Fraction
from operator import truediv

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.consistency import ranges
from factcheck.consistency.arithmetic import Arithmetic
from factcheck.consistency.decision import has_repeats
from factcheck.consistency.evaluation import evaluate, values_that_fit
from factcheck.consistency.explanation import preferred_unit, told_result
from factcheck.consistency.expression import (
    ClaimName,
    Literal,
    Negation,
    Node,
    Operation,
    compared,
    joined,
)
from factcheck.consistency.ranges import Range
from factcheck.consistency.scopes import beside_change
from factcheck.consistency.units_left_out import (
    are_shares,
    as_points,
    in_one_unit,
    in_points,
    of_one_kind,
)
from factcheck.consistency.values import (
    DURATION,
    NUMBER,
    PERCENT,
    POINTS,
    RATIO_SYMBOL,
    SHARE,
    DisplayUnit,
    Missing,
    Scope,
    Value,
    either,
    negated,
    overlaid,
)
from factcheck.interval import Interval
from factcheck.model import Claim
from factcheck.reading.figures.changes import (
    is_more_by,
    is_told_as_more,
    is_told_of_before,
    is_told_on_top,
    leads_to_part,
    way_of_pace,
    ways_told,
)


def is_fall(claim: Claim, names: Sequence[str], scope: Scope) -> bool:
    """Whether a change is told as a fall: the words say it, its own or those around it.

    Words that say neither ("a change of 4 percent") are taken as the two figures have it.
    """
    if claim.quantity and claim.quantity.is_below_zero:
        return True
    before, after = (scope(name) for name in names)
    if _is_time(before) and (way := way_of_pace(claim.value_words)):
        return way < 0
    for words in (claim.value_words, claim.words("exact")):
        ways = ways_told(words)
        if len(ways) == 1:
            return -1 in ways
    if is_more_by(claim.value_words):
        return False
    first, last = _numeral(before), _numeral(after)
    if first is None or last is None:
        first, last = _middle(before), _middle(after)
    return first is not None and last is not None and last < first


def _numeral(value: Value | Missing | None) -> Fraction | None:
    return value.numeral if isinstance(value, Value) else None


def _middle(value: Value | Missing | None) -> Fraction | None:
    """Twice the middle of what is told as a range, or may be in several units: "$2m to $3m"."""
    ends = ranges.hull(value.worlds) if isinstance(value, Value) else Interval(None, None)
    return None if ends.low is None or ends.high is None else ends.low + ends.high


def change_read_together(change: str, names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which the figures before and after have one unit; the change may have it too."""
    scope = of_one_kind((change, *names), scope)
    value = scope(change)
    if not isinstance(value, Value):
        return beside_change(change, names, in_one_unit(names, scope))
    is_of_before = is_told_of_before(value.written)
    if _is_relative(value) and (is_of_before or not are_shares(scope, *names)):
        value = _as_left(value, is_of_before=is_of_before)
    elif _is_tenths_of_point(value, names, scope):
        value = as_points(value)
    if _is_level(value):
        told = Missing(f"{change} says what it came to, not by how much it changed")
        return overlaid({change: told}, scope)
    if _is_pace(value) and _is_time(scope(names[0])):
        told = Missing(f"{change} may be of the speed or of the time")
        return overlaid({change: told}, scope)
    scope = overlaid({change: _as_factor(_as_fall(value))}, scope)
    if _is_amount(value):
        return _with_bare_points(change, value, names, in_one_unit((change, *names), scope))
    return beside_change(change, names, in_one_unit(names, scope))


def _with_bare_points(change: str, bare: Value, names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which a number without a unit between two percentages is of points: "up 3".

    From 42 to 45 percent "up 7" is in percent.
    """
    value = scope(change)
    if bare.dimension != NUMBER or not isinstance(value, Value) or value.unit != PERCENT:
        return scope
    is_points = _are_nearer_points(value.numeral, value.numeral, names, scope)
    return overlaid({change: replace(value, unit=POINTS)}, scope) if is_points else scope


def _are_nearer_points(
    points: Fraction | None, part: Fraction | None, names: Sequence[str], scope: Scope
) -> bool:
    """Whether shares are apart rather by so much than by such a part of the first."""
    first, last = (_numeral(scope(name)) for name in names)
    if points is None or part is None or first is None or last is None:
        return False
    apart = abs(first - last)
    return abs(apart - abs(points)) < abs(apart - abs(part) * first)


def _as_fall(value: Value) -> Value:
    """A change by less than nothing as that by which something fell."""
    return negated(value) if value.numeral is not None and value.numeral < 0 else value


_TENTHS = re.compile(r"\b(?:tenth|hundredth)s?\b")


def _is_tenths_of_point(value: Value, names: Sequence[str], scope: Scope) -> bool:
    """Whether tenths are rather of a point than of the percentage before: 6 to 5.8, two-tenths."""
    if value.numeral is None or not (_is_part(value) and _TENTHS.search(value.written)):
        return False
    return _are_nearer_points(value.numeral * PERCENT.factor, value.numeral, names, scope)


def _is_part(value: Value) -> bool:
    """Whether it is a part in words: "a quarter", "less than half"."""
    return value.dimension == SHARE and value.unit.factor == 1


def _is_relative(value: Value) -> bool:
    """Whether it is so much of the figure before: percent, or a part; no points, no "4 ppm"."""
    return value.dimension == SHARE and (value.unit == PERCENT or _is_part(value))


def _as_left(value: Value, *, is_of_before: bool) -> Value:
    """A part or a percentage as that of before which is left, where the words say so, or may.

    "Fell to a quarter" is a quarter as much, and "80 percent of what it was" is four fifths. "A
    quarter of the jobs", or "less than half", may be what has gone.
    """
    is_left = is_of_before and not ways_told(value.around or value.written)
    if is_left or (_is_part(value) and leads_to_part(value.written)):
        return replace(value, dimension=NUMBER, unit=DisplayUnit(RATIO_SYMBOL))
    is_bound = _is_part(value) and value.is_bound
    is_open = is_bound or re.search(r"\bof\b", value.written) is not None
    if ways_told(value.written) or not is_open:
        return value
    is_more = value.numeral is not None and value.numeral > 1
    rest = ranges.merged(part + -_ONE if is_more else _ONE - part for part in value.worlds)
    return either((value, replace(value, worlds=rest)))


def _as_factor(value: Value) -> Value:
    """The factor from before to after that words tell.

    "Three times more" may be three times, or four. "Half as much again" is one and a half times,
    and a tenfold drop, or "ten times fewer", a tenth.
    """
    if not _is_factor(value):
        return value
    if is_told_as_more(value.written):
        return either((value, replace(value, worlds=_one_more(value.worlds))))
    if is_told_on_top(value.written):
        one_more = None if value.numeral is None else value.numeral + 1
        return replace(value, worlds=_one_more(value.worlds), numeral=one_more)
    if value.numeral is None or value.numeral <= 1 or ways_told(value.written) != {-1}:
        return value
    falls = ranges.intersection(value.worlds, (_ONE_OR_MORE,))
    parts = ranges.combined(truediv, (_ONE,), falls)
    return replace(value, worlds=parts, numeral=1 / value.numeral)


def _one_more(worlds: Range) -> Range:
    return tuple(part + _ONE for part in worlds)


_ONE = Interval.point(1)
_ONE_OR_MORE = Interval(Fraction(1), None)


def _is_level(value: Value) -> bool:
    """Whether the words say where a change led, or began: "rose to 12 percent"."""
    if _is_factor(value):
        return False
    if _is_part(value) and leads_to_part(value.written):
        return True
    return re.match(r"[^\d]*\b(?:to|from) (?:[a-z]+ ){0,2}[$€£¥]?\d", value.written) is not None


def _is_pace(value: Value) -> bool:
    """Whether it is so many percent, or times, faster or slower."""
    return bool(way_of_pace(value.written)) and (value.dimension == SHARE or _is_factor(value))


def _is_time(value: Value | Missing | None) -> bool:
    return isinstance(value, Value) and value.dimension == DURATION


def _is_amount(value: Value) -> bool:
    """Whether a change is told as so much, a bare number included: "rose by 2,000"."""
    is_factor = value.dimension == NUMBER and _is_factor(value)
    return value.dimension != SHARE and not is_factor


def _is_factor(value: Value) -> bool:
    return value.unit.symbol in (RATIO_SYMBOL, "times") or "factor" in value.written


def worked_change(
    change: str, names: Sequence[str], scope: Scope, is_fall: bool
) -> tuple[Operation, Scope]:
    """The change as a value of its kind has to be worked out, and the scope to read it in.

    A change in percent is of the figure before, worked out as ``after / before - 1``, in which no
    figure occurs twice; one in percentage points is a difference of shares; "doubled" or "fell by
    a third" is the ratio of after to before.
    """
    before, after = names
    scope = in_points(change, before, after, scope)
    value = scope(change)
    ratio, one = joined("/", after, before), Literal("1")
    if not isinstance(value, Value):
        return ratio, scope
    if _is_relative(value):
        return (Operation("-", one, ratio) if is_fall else Operation("-", ratio, one)), scope
    if value.dimension == SHARE or _is_amount(value):
        larger, smaller = (before, after) if is_fall else (after, before)
        return joined("-", larger, smaller), scope
    return ratio, scope


def compare_change(change: str, names: Sequence[str], scope: Scope, is_fall: bool) -> Comparison:
    """Whether the figures before and after can be as far apart as the change says.

    ``is_fall``: the words say of a percentage that it is a fall.
    """
    worked, scope = worked_change(change, names, scope, is_fall)
    tree = compared(worked, "==", ClaimName(change))
    answer, values = evaluate(tree, scope), values_that_fit(tree, scope)
    if values is None:
        return answer
    said, first, last = (values[ClaimName(name)] for name in (change, *names))
    if answer.verdict is Verdict.ROUNDING and worked.sign == "-":
        if not _is_turned(first, last, is_fall):
            return answer
        result = "a rise" if is_fall else "a fall"
    elif answer.conflicts:
        arithmetic = Arithmetic(values)
        is_reliable = not has_repeats(tree, arithmetic)
        result = _told_change(
            worked, ClaimName(change), arithmetic, is_fall, is_reliable=is_reliable
        )
    else:
        return answer
    told = f"From {first.written} to {last.written} is {result}, not “{said.written}”"
    return replace(answer, verdict=Verdict.CONFLICTS, explanation=told)


def _is_turned(first: Value, last: Value, is_fall: bool) -> bool:
    """Whether two plain figures, as printed, go the other way than the words of their change.

    Not where one is far rounder than the other: "up 3.4 percent from 1,000,000 to 994,023".
    """
    before, after = first.numeral, last.numeral
    is_open = any(each.is_loose or each.is_bound or each.side for each in (first, last))
    if before is None or after is None or before == after or is_open:
        return False
    finer, rounder = sorted(map(_rounding, (first, last)))
    return (after < before) != is_fall and rounder <= _AS_ROUND * finer


def _rounding(value: Value) -> Fraction:
    """How far a figure may be off on either side together."""
    ends = ranges.hull(value.worlds)
    return Fraction(0) if ends.low is None or ends.high is None else ends.high - ends.low


_AS_ROUND = 100  # times: a figure rounded more coarsely than the other by more may be any near it


def _told_change(
    worked: Operation,
    change: ClaimName,
    arithmetic: Arithmetic,
    is_fall: bool,
    *,
    is_reliable: bool,
) -> str:
    """A change as worked out; one of -2 % in what is told as a fall is a rise of 2 %."""
    unit = preferred_unit(worked, change, arithmetic)
    if worked.sign == "/":
        plain = replace(unit, symbol="")
        times, rounding = told_result(worked, plain, arithmetic, is_reliable=is_reliable)
        return f"{times} times as much{rounding}"
    if not _is_below_zero(worked, arithmetic):
        result = told_result(worked, unit, arithmetic, is_reliable=is_reliable)
        return f"a change of {''.join(result)}"
    turned = told_result(Negation(worked), unit, arithmetic, is_reliable=is_reliable)
    return f"a {'rise' if is_fall else 'fall'} of {''.join(turned)}"


def _is_below_zero(worked: Node, arithmetic: Arithmetic) -> bool:
    numeral, high = arithmetic.numeral(worked), ranges.hull(arithmetic.worlds(worked)).high
    told = high if numeral is None else numeral
    return told is not None and told < 0


def compare_percent_or_points(
    change: str, names: Sequence[str], scope: Scope, is_fall: bool
) -> Comparison:
    """Whether a change of a share is given in percent where it is one in points, or vice versa.

    From 40 % to 44 % is 4 percentage points, or 10 percent. It conflicts only where the figure
    is wrong as written and right as the other.
    """
    before, after = names
    scope = in_points(change, before, after, scope)
    value = scope(change)
    is_told = isinstance(value, Value) and value.unit in (PERCENT, POINTS)
    if not isinstance(value, Value) or not is_told or not are_shares(scope, before, after):
        told = f"{change}, {before} and {after} are not all in percent or points"
        return Comparison(Verdict.CANNOT_TELL, told)
    written = compare_change(change, names, scope, is_fall)
    if not written.conflicts:
        return written
    as_other = overlaid({change: _turned(value)}, scope)
    turned = compare_change(change, names, as_other, is_fall)
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
