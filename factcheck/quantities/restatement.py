"""A restatement: the writer's own conversion, which must be a rounding of the exact figure.

The rule was chosen on some 2,400 pairs from newspapers, encyclopaedias and weather bulletins.
A restatement is wrong when all of these hold:

(a) neither figure is a rounding of the exact conversion of the other, at its own last digit or
    at a coarser step 1, 5, 10, 50, 100 … of at most 25 % of the figure (a one beside a finer
    figure stands for 3/4 to 5/4, beside another digit for 2/3 to 4/3);
(b) the intervals at the precision shown, steps being at most 10 % of the figure, do not meet;
(c) they differ by more than 1 %, readings of a barometer by more than a quarter of that.

By (c) alone they are right up to half a percent, and beyond it imprecise.

Where both sides hold several figures, each is set beside its counterpart (``counterparts.py``).
"""

from __future__ import annotations

from factcheck.comparison import Comparison, Verdict
from factcheck.quantities.comparable import comparable_readings, why_not_comparable
from factcheck.quantities.conventions import is_reach_of_winds
from factcheck.quantities.counterparts import (
    Side,
    agreement_in_order,
    as_many,
    conflict_further_on,
    counterparts,
    other_figures,
    side_of,
    statements,
)
from factcheck.quantities.doubt import (
    explain_cold,
    explain_one_unit,
    explain_sea_limit,
    explain_spelling,
    explain_torn,
    explain_weight,
)
from factcheck.quantities.figure_pairs import Pair
from factcheck.quantities.figures import Answer
from factcheck.quantities.judging import (
    KINDEST_LAST,
    Judged,
    fits_as_difference,
    judge_readings,
)
from factcheck.quantities.measure import Measure, Quantity
from factcheck.quantities.otherwise import (
    Sides,
    ways_left_open,
    ways_of_conflict,
    with_number,
    with_scale,
)
from factcheck.quantities.wording import explain_pair, suggest, working_of

_DIFFERENCE = (
    "The figures fit as a difference of temperatures, not as a temperature: "
    "the words do not say which they are."
)
_FAN_OVEN = "A fan oven is set lower than others, by how much depends on the oven."


def judge_restatement(stated: Quantity, restated: Quantity) -> Comparison:
    """Whether the second figure is a conversion of the first.

    Bounds and hedges belong to both figures: the numerals are compared. Where a unit is
    ambiguous the answer is *conflicts* only if every reading conflicts; where the units measure
    different things, or something cannot be read, it is *cannot tell*.
    """
    written = side_of(stated), side_of(restated)
    answer = _compare_sides(*written)
    if answer.conflicts:
        meant = [_otherwise(way, written) for way in ways_of_conflict(*written)]
        return next((each for each in meant if each and each.fits), meant[-1] or answer)
    return (answer.is_undecided and _told_otherwise(written)) or answer


def _told_otherwise(written: Sides) -> Comparison | None:
    """The answer for what is left open as written; for loose numbers only that they fit."""
    for way in ways_left_open(*written):
        if told := _otherwise(way, written):
            return told
    loose = _otherwise(with_number(*written), written)
    return loose if loose and loose.fits else None


def _otherwise(meant: Sides, written: Sides) -> Comparison | None:
    """The answer for both sides as perhaps meant; None where that leaves it open."""
    if meant == written:
        return None
    answer = _compare_sides(*meant)
    return None if answer.is_undecided else answer


def _compare_sides(stated: Side, restated: Side) -> Comparison:
    """Each statement of the second side against the first, and of their answers the worst."""
    one, other = with_scale(stated, restated)
    if one[0].is_fan and not other[0].is_fan:
        return _cannot_tell(_FAN_OVEN)
    answers = [(each, _compare_nearest(one, each)) for each in statements(one, other)]
    if not answers:
        return _cannot_tell(_FAN_OVEN)
    told = [
        answer
        for place, (each, answer) in enumerate(answers)
        if _is_told(each[0], answer, answers[:place])
    ]
    answer = min(told or [answer for _, answer in answers], key=_kindness)
    look_on = conflict_further_on if answer.fits else agreement_in_order
    return look_on(one, other, _compare) or answer


def _is_told(each: Quantity, answer: Comparison, before: list[tuple[Side, Comparison]]) -> bool:
    """Whether a statement's answer counts: it is decided, and not that of the one before converted.

    In "20 N·m (2.0 kgf·m, 14 lbf·ft)" the 14 were converted from 2.0, not from 20.
    """
    if not (answer.conflicts or answer.is_imprecise):
        return not answer.is_undecided
    right = [other[0] for other, its in before if its.verdict is Verdict.AGREES]
    return not any(_compare(other, each).verdict is Verdict.AGREES for other in right)


def _kindness(answer: Comparison) -> int:
    return KINDEST_LAST.index(answer.verdict)


def _compare_nearest(one: Side, other: Side) -> Comparison:
    """The statements nearest to each other; in "two 8-ounce packages", both ounces together."""
    near, nearer = counterparts(one, other)
    answer = _compare(near, nearer)
    if answer.conflicts:
        together = _compare(as_many(one[0], near), as_many(other[0], nearer))
        others = [_compare(later, nearer) for later in other_figures(one, near, nearer)]
        return next((each for each in (together, *others) if not each.conflicts), answer)
    if answer.is_undecided:
        others = [_compare(later, nearer) for later in other_figures(one, near, nearer)]
        return next((each for each in others if each.fits), answer)
    return answer


def _compare(one: Quantity, other: Quantity) -> Comparison:
    for side in (one, other):
        if not side.readings:
            return _cannot_tell(f"“{side.words}” cannot be read: {side.reason}.")
    readings = comparable_readings(one, other)
    if not readings:
        return _cannot_tell(why_not_comparable(one, other))
    judged = judge_readings(readings)
    if judged is None:
        return _cannot_tell(f"“{one.words}” and “{other.words}” do not match figure by figure.")
    is_wrong = judged[1].verdict is Verdict.CONFLICTS
    if is_wrong and one.is_reach_of_winds and is_reach_of_winds(judged[0]):
        return _comparison(judged[0], Answer(Verdict.ROUNDING, judged[1].off))
    doubt = _doubt(judged, readings, one, other)
    return _cannot_tell(doubt) if doubt else _comparison(*judged)


def _doubt(
    judged: Judged, readings: list[tuple[Measure, Measure]], one: Quantity, other: Quantity
) -> str:
    """Why nobody can be sure of a conflict; "" where the figures do not conflict, or surely do."""
    if judged[1].verdict is not Verdict.CONFLICTS:
        return ""
    if otherwise := explain_spelling(readings):
        return otherwise
    if any(fits_as_difference(*pair) for pair in readings):
        return _DIFFERENCE
    return (
        explain_one_unit(judged[0], readings, other)
        or explain_weight(one, other)
        or explain_torn(one, other)
        or explain_cold(readings)
        or explain_sea_limit(judged[0])
    )


def _cannot_tell(reason: str) -> Comparison:
    return Comparison(Verdict.CANNOT_TELL, reason)


def _comparison(pair: Pair, answer: Answer) -> Comparison:
    is_wrong = answer.verdict is Verdict.CONFLICTS
    return Comparison(
        answer.verdict,
        explain_pair(pair, answer),
        working_of(pair, answer),
        suggest(pair) if is_wrong or answer.is_imprecise else (),
        answer.is_imprecise,
    )
