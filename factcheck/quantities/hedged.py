"""The answer for two figures as their words have them: one of them hedged, or sizes in a list."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.quantities.figure_pairs import Pair
from factcheck.quantities.figures import Answer, answer_pair
from factcheck.quantities.knitting import is_knitters_inch
from factcheck.quantities.measure import EVEN, Form, Hedge, Measure, Numeral
from factcheck.quantities.simple_parts import is_another_part

_ONE_SIDED = frozenset({Hedge.NEARLY, Hedge.JUST_OVER})
_CUT_SHORT = {Hedge.OVER: 1, Hedge.UNDER: -1}


def hedged_answer(pair: Pair, first: Measure, second: Measure) -> Answer:
    """The answer for two figures; "nearly" and "just over" widen theirs, on their side only.

    A bound on both sides belongs to both, and so does "nearly". On the second alone, "1,000 meters
    (over 3,000 feet)", a bound is the writer's way to round. Knitters have an inch of their own,
    and a part in words is the simple part that is nearest.
    """
    if is_another_part(pair, first, second):
        return Answer(Verdict.CONFLICTS, pair.off)
    answer = answer_pair(pair)
    if answer.verdict is Verdict.CONFLICTS or answer.is_imprecise:
        sides = ((first, pair.stated, pair.exact_back), (second, pair.restated, pair.exact))
        is_shared = first.hedge is second.hedge and first.hedge in _ONE_SIDED
        is_widened = not is_shared and any(_allows(*side) for side in sides)
        is_allowed = is_widened or _is_cut(first, second, pair)
        if is_allowed or is_knitters_inch(pair, first, second):
            return replace(answer, verdict=Verdict.ROUNDING, is_imprecise=False)
    return answer


def _allows(measure: Measure, numeral: Numeral, value: Fraction) -> bool:
    """Whether a hedged figure stands for a value: "over 22 inches" for 22.8, its decimals cut."""
    if measure.hedge in _CUT_SHORT:
        return _is_past(measure, numeral, value, numeral.step)
    alone = replace(measure, numerals=(numeral,), form=Form.SINGLE)
    return measure.hedge in _ONE_SIDED and value in alone.interval


def _is_cut(first: Measure, second: Measure, pair: Pair) -> bool:
    """Whether the second figure, alone "over" or "under", is cut to a round one."""
    if first.hedge not in EVEN or second.hedge not in _CUT_SHORT:
        return False
    step, figure = pair.restated.step, pair.restated.value
    while figure and figure % (10 * step) == 0:
        step *= 10
    return _is_past(second, pair.restated, pair.exact, step)


def _is_past(measure: Measure, numeral: Numeral, value: Fraction, step: Fraction) -> bool:
    """Whether a value is past a bound by less than a step, and less than a tenth of the figure."""
    past = (value - numeral.value) * _CUT_SHORT[measure.hedge]
    return 0 <= past < min(step, abs(numeral.value) / 10)
