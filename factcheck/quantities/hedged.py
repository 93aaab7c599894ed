"""The answer for two figures of which one is hedged."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.quantities.figures import Answer, Pair, answer_pair
from factcheck.quantities.measure import Hedge, Measure, Numeral

_ONE_SIDED = frozenset({Hedge.NEARLY, Hedge.JUST_OVER})
_CUT_SHORT = {Hedge.OVER: 1, Hedge.UNDER: -1}


def hedged_answer(pair: Pair, first: Measure, second: Measure) -> Answer:
    """The answer for two figures; "nearly" and "just over" widen theirs, on their side only."""
    answer = answer_pair(pair)
    if answer.verdict is Verdict.CONFLICTS or answer.is_imprecise:
        sides = ((first, pair.stated, pair.exact_back), (second, pair.restated, pair.exact))
        if any(_allows(*side) for side in sides):
            return replace(answer, verdict=Verdict.ROUNDING, is_imprecise=False)
    return answer


def _allows(measure: Measure, numeral: Numeral, value: Fraction) -> bool:
    """Whether a hedged figure stands for a value: "over 22 inches" for 22.8, its decimals cut."""
    if measure.hedge in _CUT_SHORT:
        reach = min(numeral.step, abs(numeral.value) / 10)
        return 0 <= (value - numeral.value) * _CUT_SHORT[measure.hedge] < reach
    return measure.hedge in _ONE_SIDED and value in measure.interval
