"""Which pair of figures decides a comparison of two measures, and what it answers."""

from __future__ import annotations

from fractions import Fraction

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.quantities.figure_pairs import Pair, pairs_of
from factcheck.quantities.figures import Answer, hedged_answer
from factcheck.quantities.measure import Form, Measure
from factcheck.quantities.rounding import COARSE_SHARE

Judged = tuple[Pair, Answer]
KINDEST_LAST = (Verdict.CONFLICTS, Verdict.CANNOT_TELL, Verdict.ROUNDING, Verdict.AGREES)


def judge_readings(readings: list[tuple[Measure, Measure]]) -> Judged | None:
    """The pair of figures that decides, and the answer: of several readings the kindest.

    Where all conflict it is told in the usual units, which come first: ounces, not troy ounces.
    """
    judged = [judged for pair in readings if (judged := _judge(*pair))]
    if judged and all(map(_is_conflict, judged)):
        return judged[0]
    return min(judged, key=_badness) if judged else None


def fits(first: Measure, second: Measure) -> bool:
    """Whether one measure restates another, if only through rounding."""
    judged = _judge(first, second)
    return judged is not None and not _is_conflict(judged)


def _judge(first: Measure, second: Measure) -> Judged | None:
    """The answer for two measures; degrees both as temperatures and as differences if untold."""
    is_untold = _is_untold(first, second)
    told = first.is_difference if first.is_difference is not None else second.is_difference
    ways = (False, True) if is_untold else (bool(told),)
    answers = [answer for way in ways if (answer := _judge_figures(first, second, way))]
    if is_untold and len(answers) == 2 and not _can_be_difference(*answers[1]):
        answers.pop()
    if len(answers) == 2 and all(answer.verdict is Verdict.CONFLICTS for _, answer in answers):
        return answers[answers[1][1].off <= COARSE_SHARE]
    return min(answers, key=lambda judged: _badness(judged)[:2]) if answers else None


def _is_untold(first: Measure, second: Measure) -> bool:
    """Whether the words leave open if degrees are a temperature or a difference."""
    is_told = (first.is_difference, second.is_difference) != (None, None)
    return first.unit.dimension == "temperature" and not is_told


def fits_as_difference(first: Measure, second: Measure) -> bool:
    """Whether degrees that the words leave open are exactly a difference: 29 °C and 52.2 °F."""
    judged = _judge_figures(first, second, True) if _is_untold(first, second) else None
    return judged is not None and judged[0].exact == judged[0].restated.value != 0


def _can_be_difference(pair: Pair, answer: Answer) -> bool:
    """Whether degrees left open by the words may be a difference: small, or converted exactly."""
    if not pair.stated.value:
        return False
    degrees = abs(pair.stated.value) * pair.stated_unit.worth
    is_in_words = "degree" in pair.stated_unit.printed + pair.restated_unit.printed
    return degrees <= 20 or (is_in_words and answer.verdict is Verdict.AGREES)


def _judge_figures(first: Measure, second: Measure, is_difference: bool) -> Judged | None:
    """The worst of the figures, each against its counterpart; a single one against a range."""
    answers = _answers(first, second, is_difference)
    if not answers:
        return None
    pairs = [pair for pair, _ in answers]
    if len(first.numerals) == len(second.numerals) or len(pairs) == 1:
        return max(answers, key=_badness)
    if says_it_twice(first) or says_it_twice(second):
        return max(answers, key=_badness)
    if _lies_within(pairs) and _is_narrow(first if len(first.numerals) > 1 else second):
        return pairs[0], Answer(Verdict.ROUNDING, pairs[0].off)
    return min(answers, key=_badness)


def _answers(first: Measure, second: Measure, is_difference: bool) -> list[Judged]:
    """The answer for each figure; what may stand in either order is put in one."""
    pairs = pairs_of(first, second, is_difference)
    answers = [(pair, hedged_answer(pair, first, second)) for pair in pairs]
    if not any(map(_is_conflict, answers)) or not _is_in_any_order(first, second):
        return answers
    one, other = _by_size(first), _by_size(second)
    sorted_answers = [
        (pair, hedged_answer(pair, one, other)) for pair in pairs_of(one, other, is_difference)
    ]
    return answers if any(map(_is_conflict, sorted_answers)) else sorted_answers


def _is_in_any_order(first: Measure, second: Measure) -> bool:
    """Whether the figures go by no order: sides, 9 × 13 in (33 × 23 cm), or a range in the cold.

    "Between −5 and −10 °C" is "14 and 23 °F".
    """
    forms = {first.form, second.form}
    is_range = Form.RANGE in forms and forms <= {Form.RANGE, Form.LIST}
    is_cold = any(each.high.value < 0 for each in (first, second))
    return forms == {Form.PRODUCT} or (is_range and is_cold)


def _is_conflict(judged: Judged) -> bool:
    return judged[1].verdict is Verdict.CONFLICTS


def _by_size(measure: Measure) -> Measure:
    """A measure with its figures from the least to the greatest."""
    numerals = sorted(measure.numerals, key=lambda numeral: numeral.value)
    return replace(measure, numerals=tuple(numerals))


def says_it_twice(measure: Measure) -> bool:
    """Whether a list gives its figures in several units: "25 square kilometers, or 9.7 sq mi"."""
    return measure.form is Form.LIST and any(numeral.has_unit for numeral in measure.numerals)


def _lies_within(pairs: list[Pair]) -> bool:
    """Whether the single figure of one side is between the ends of the other."""
    signs = {pair.exact > pair.restated.value for pair in pairs}
    return len(signs) > 1


def _is_narrow(measure: Measure) -> bool:
    """Whether one figure can stand for a range: for 3 to 5 km, but not for 0 to 60."""
    return 0 < abs(measure.high.value) <= 2 * abs(measure.low.value)


def _badness(judged: Judged) -> tuple[int, bool, Fraction]:
    answer = judged[1]
    return KINDEST_LAST[::-1].index(answer.verdict), answer.is_imprecise, answer.off
