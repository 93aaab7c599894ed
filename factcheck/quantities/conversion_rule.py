"""One figure against one restated figure: the rule that a writer's own conversion has to meet.

Of several figures and readings one pair decides.
"""

from __future__ import annotations

from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.interval import Interval, is_less
from factcheck.quantities.conventions import (
    are_cooks_measures,
    fits_factor,
    fits_table,
    have_common_origin,
    nearness,
)
from factcheck.quantities.figure_pairs import FigurePair, in_base, pairs_of
from factcheck.quantities.measure import EVEN, Form, Hedge, Measure, Numeral, Style
from factcheck.quantities.rounding import COARSE_SHARE, rounding_step, shown_step

CLOSE = Fraction(1, 100)  # of a figure: off by no more, it is held to be right
_LOOSE = CLOSE / 4  # of a figure: off by no more, no last digits make it imprecise
_DIGITS = 5  # last digits: off by more on both sides, and no rounding, it is imprecise
_IMPRECISE = Fraction(1, 20)  # of a figure: off by more, a coarse rounding is imprecise
_UNTOLD = Fraction(1, 50)  # of a degree Celsius: a weather thermometer tells tenths
_COOKS = Fraction(1, 10)  # of a figure: as freely as cooks round


class PairVerdict(Struct, frozen=True):
    """What the rule says of one pair of figures."""

    verdict: Verdict
    off: Fraction
    is_imprecise: bool = False


def answer_pair(pair: FigurePair) -> PairVerdict:
    """The rule applied to one pair, temperatures by degrees."""
    if pair.is_temperature:
        return _answer_temperature(pair)
    own, coarse = _rounding(pair)
    if own:
        return PairVerdict(Verdict.AGREES, pair.off)
    if coarse and nearness(pair) is None:
        is_far = pair.off > _IMPRECISE and not _is_bulletin(pair) and not _is_cooks_measure(pair)
        return PairVerdict(Verdict.ROUNDING, pair.off, is_far)
    if _meet(pair) or _is_customary(pair):
        return PairVerdict(Verdict.ROUNDING, pair.off)
    if _is_close(pair):
        return PairVerdict(Verdict.ROUNDING, pair.off, _is_far_in_digits(pair))
    if pair.stated_unit.dimension == "temperature" and _tenths_meet(pair):
        return PairVerdict(Verdict.ROUNDING, pair.off)
    if fits_factor(pair, is_imprecise=True):
        return PairVerdict(Verdict.ROUNDING, pair.off, True)
    return PairVerdict(Verdict.CONFLICTS, pair.off)


def _rounding(pair: FigurePair) -> tuple[bool, bool]:
    """Whether either figure is a rounding of the other at its own step, and at a coarser one."""
    steps = [(way.restated, _step(way)) for way in (pair, pair.turned())]
    own = any(step is not None and not is_less(numeral.step, step) for numeral, step in steps)
    return own, any(step is not None for _, step in steps)


def _step(pair: FigurePair) -> Fraction | None:
    """The finest step at which the restated figure is a rounding of the exact one.

    A one beside a figure of two digits or more is taken for 3/4 to 5/4, beside another digit for
    2/3 to 4/3, not for 1/2 to 3/2. A compound figure is rounded to its smallest unit.
    """
    figure, other = pair.restated, pair.stated
    step, size = figure.step, abs(figure.value)
    if size and is_less(size, 2 * step):
        step = min(step, size * _share_of_one(other))
    if figure.is_compound:
        return step if abs(pair.exact - figure.value) * 2 <= step else None
    return rounding_step(pair.exact, figure.value, step, figure.grain)


def _share_of_one(other: Numeral) -> Fraction:
    """How wide a one is taken, as a part of it, beside a finer figure, a digit, another one."""
    if shown_step(other.value, other.step) * 10 <= abs(other.value):
        return Fraction(1, 2)
    return Fraction(2, 3) if other.value != 1 else Fraction(1)


def _is_close(pair: FigurePair) -> bool:
    return pair.off <= (nearness(pair) or CLOSE)


def _is_far_in_digits(pair: FigurePair) -> bool:
    """Whether each figure is several of its last digits away from the other: 29,209 for 29,029."""
    ways = pair, pair.turned()
    return pair.off > _LOOSE and all(_distance(way) > _DIGITS * way.restated.step for way in ways)


def _meet(pair: FigurePair) -> bool:
    """Whether the intervals at the precision shown, at most a tenth of the figure, meet.

    A barometer is read to its last digit: 950 mb shows no fifties.
    """
    if nearness(pair) is not None:
        return False
    shown = _values_shown_so(pair.stated)
    ends = sorted(pair.forward(end) for end in (shown.low, shown.high) if end is not None)
    return Interval(ends[0], ends[1], True, True).meets(_values_shown_so(pair.restated))


def _is_bulletin(pair: FigurePair) -> bool:
    """Whether both may be one distance or wind rounded to fives, as weather services round them."""
    if have_common_origin(pair):
        return True
    is_even = pair.stated.value % 5 == 0 == pair.restated.value % 5
    if not is_even or pair.stated_unit.dimension not in ("length", "length/time"):
        return False
    reach = pair.forward(Fraction(5)) / 2
    return abs(pair.exact - pair.restated.value) <= reach + Fraction(5, 2)


def _is_customary(pair: FigurePair) -> bool:
    """Whether a weather service or a cookery book prints these figures beside each other."""
    is_trade = fits_factor(pair, is_imprecise=False) or fits_table(pair)
    return have_common_origin(pair) or _is_heading(pair) or is_trade


def _is_heading(pair: FigurePair) -> bool:
    """Whether both are distances in a bulletin's capitals, in fives each: "5 MI...10 KM"."""
    printed = pair.stated_unit.printed + pair.restated_unit.printed
    return pair.stated_unit.dimension == "length" and printed.isupper() and _is_bulletin(pair)


def _is_cooks_measure(pair: FigurePair) -> bool:
    """Whether cooks measure in both units, and round as freely as they do: by a tenth at most."""
    return pair.off <= _COOKS and are_cooks_measures(pair)


def _values_shown_so(numeral: Numeral) -> Interval:
    limit = abs(numeral.value) / 10 if numeral.value else numeral.step
    return Interval.around(numeral.value, min(shown_step(numeral.value, numeral.step), limit) / 2)


def _answer_temperature(pair: FigurePair) -> PairVerdict:
    """The rule for temperatures, whose zero is arbitrary: degrees, not percentages."""
    degrees = abs(pair.exact - pair.restated.value)
    if any(_distance(way) <= way.restated.step / 2 for way in (pair, pair.turned())):
        return PairVerdict(Verdict.AGREES, degrees)
    celsius = degrees * pair.restated_unit.worth
    if any(_rounds_coarsely(way) for way in (pair, pair.turned())):
        is_far = celsius > 3 and degrees > _IMPRECISE * abs(pair.exact)
        return PairVerdict(Verdict.ROUNDING, degrees, is_far)
    is_close = degrees <= CLOSE * (abs(pair.exact) - 100) or celsius <= _UNTOLD
    if _temperatures_meet(pair) or fits_table(pair) or is_close:
        return PairVerdict(Verdict.ROUNDING, degrees)
    return PairVerdict(Verdict.CONFLICTS, degrees)


def _tenths_meet(pair: FigurePair) -> bool:
    """Whether differences told to a tenth of a degree or finer meet: 0.5 °C and 1.0 °F."""
    half = pair.stated.step * abs(pair.forward(Fraction(1))) + pair.restated.step
    return max(pair.stated.step, pair.restated.step) < 1 and 2 * _distance(pair) <= half


def _distance(pair: FigurePair) -> Fraction:
    return abs(pair.exact - pair.restated.value)


def _rounds_coarsely(pair: FigurePair) -> bool:
    """Whether a temperature is rounded to fives, to tens from 100 on, or to a tenth of itself."""
    value, size = pair.restated.value, abs(pair.restated.value)
    steps = [step for step in (5, 10, 50, 100, 500, 1000) if value % step == 0]
    allowed = [step for step in steps if step == 5 or step <= size / 10]
    return any(2 * _distance(pair) <= step for step in allowed) or _millions(pair)


def _millions(pair: FigurePair) -> bool:
    """Whether a temperature in millions is a rounding as any other figure is."""
    return pair.restated.value >= 10**5 and any(_rounding(pair))


def _temperatures_meet(pair: FigurePair) -> bool:
    """Whether the half-steps of the last digits, at most a degree, meet; of tens for an oven's."""
    sides = ((pair.stated, pair.stated_unit), (pair.restated, pair.restated_unit))
    is_oven = all(side.value % 5 == 0 and side.value >= 100 for side, _ in sides)
    half, other = (
        (10 if is_oven else min(side.step, Fraction(1))) * unit.worth / 2 for side, unit in sides
    )
    return _distance(pair) * pair.restated_unit.worth <= half + other


# -- figures as their words have them

_ONE_SIDED = frozenset({Hedge.NEARLY, Hedge.JUST_OVER})
_CUT_SHORT = {Hedge.OVER: 1, Hedge.UNDER: -1}


def _hedged_answer(pair: FigurePair, first: Measure, second: Measure) -> PairVerdict:
    """The answer for two figures; "nearly" and "just over" widen theirs, on their side only.

    A bound on both sides belongs to both, and so does "nearly". On the second alone, "1,000 meters
    (over 3,000 feet)", a bound is the writer's way to round. Knitters have an inch of their own,
    and a part in words is the simple part that is nearest.
    """
    if _is_another_part(pair, first, second):
        return PairVerdict(Verdict.CONFLICTS, pair.off)
    answer = answer_pair(pair)
    if answer.verdict is Verdict.CONFLICTS or answer.is_imprecise:
        sides = ((first, pair.stated, pair.exact_back), (second, pair.restated, pair.exact))
        is_shared = first.hedge is second.hedge and first.hedge in _ONE_SIDED
        is_widened = not is_shared and any(_allows(*side) for side in sides)
        is_allowed = is_widened or _is_cut(first, second, pair)
        if is_allowed:
            return replace(answer, verdict=Verdict.ROUNDING, is_imprecise=False)
    return answer


def _allows(measure: Measure, numeral: Numeral, value: Fraction) -> bool:
    """Whether a hedged figure stands for a value: "over 22 inches" for 22.8, its decimals cut."""
    if measure.hedge in _CUT_SHORT:
        return _is_past(measure, numeral, value, numeral.step)
    alone = replace(measure, numerals=(numeral,), form=Form.SINGLE)
    return measure.hedge in _ONE_SIDED and value in alone.interval


def _is_cut(first: Measure, second: Measure, pair: FigurePair) -> bool:
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


_SIMPLE = tuple(Fraction(over, under) for under in range(2, 6) for over in range(1, under))
_FAR = Fraction(3, 20)  # of a part: off by more, another simple part need only be nearer
_TENTHS = frozenset({Style.TENTHS, Style.PART_OF_TEN})  # 67 % is rounded to "seven in 10"


def _is_another_part(pair: FigurePair, first: Measure, second: Measure) -> bool:
    """Whether a part in words stands beside the percentage of another simple part.

    A writer's "a third" or "one in five" is the simple part that is nearest; the steps of rounding
    that other figures have would let a quarter be anything from 19 to 31 %. "More than a third
    (38 %)" is bounded, and right.
    """
    names = (pair.stated_unit.name, pair.restated_unit.name)
    if set(names) != {"share", "percent"} or {first.hedge, second.hedge} - EVEN:
        return False
    way = pair if names[0] == "share" else pair.turned()
    if way.stated.style in _TENTHS:
        return False
    part, percentage = way.stated.value, in_base(way.restated.value, way.restated_unit, False)
    off = abs(percentage - part)
    nearest = min(_SIMPLE, key=lambda other: abs(other - percentage))
    if abs(nearest - percentage) >= off:
        return False
    is_it = abs(nearest - percentage) * 200 <= way.restated.step
    return is_it or off > part * _FAR


# -- which pair of figures decides a comparison of two measures, and what it answers

Judged = tuple[FigurePair, PairVerdict]


def judge_readings(readings: list[tuple[Measure, Measure]]) -> Judged | None:
    """The pair of figures that decides, and the answer: of several readings the kindest.

    Where all conflict it is told in the usual units, which come first: ounces, not troy ounces.
    """
    judged = [judged for pair in readings if (judged := _judge(*pair))]
    if judged and all(map(_is_conflict, judged)):
        return judged[0]
    return min(judged, key=_badness) if judged else None


def wrong_beside(pair: FigurePair, readings: list[tuple[Measure, Measure]]) -> list[FigurePair]:
    """The figures that conflict where one pair does: of a range both ends may be wrong.

    None where a range stands beside a single figure: which end was meant, nobody can tell.
    """
    for first, second in readings:
        are_counterparts = len(first.numerals) == len(second.numerals)
        if are_counterparts and pair in pairs_of(first, second, pair.is_difference):
            answers = _answers(first, second, pair.is_difference)
            return [each for each, answer in answers if answer.verdict is Verdict.CONFLICTS]
    return []


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


def _can_be_difference(pair: FigurePair, answer: PairVerdict) -> bool:
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
        return pairs[0], PairVerdict(Verdict.ROUNDING, pairs[0].off)
    return min(answers, key=_badness)


def _answers(first: Measure, second: Measure, is_difference: bool) -> list[Judged]:
    """The answer for each figure; what may stand in either order is put in one."""
    pairs = pairs_of(first, second, is_difference)
    answers = [(pair, _hedged_answer(pair, first, second)) for pair in pairs]
    if not any(map(_is_conflict, answers)) or not _is_in_any_order(first, second):
        return answers
    one, other = _by_size(first), _by_size(second)
    sorted_answers = [
        (pair, _hedged_answer(pair, one, other)) for pair in pairs_of(one, other, is_difference)
    ]
    return answers if any(map(_is_conflict, sorted_answers)) else sorted_answers


def _is_in_any_order(first: Measure, second: Measure) -> bool:
    """Whether the figures go by no order: sides, 9 × 13 in (33 × 23 cm), or a range in the cold.

    "Between −5 and −10 °C" is "14 and 23 °F".
    """
    forms = {first.form, second.form}
    is_range = Form.RANGE in forms and forms <= {Form.RANGE, Form.LIST}
    is_cold = any(each.high.value <= 0 for each in (first, second))
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


def _lies_within(pairs: list[FigurePair]) -> bool:
    """Whether the single figure of one side is between the ends of the other."""
    signs = {pair.exact > pair.restated.value for pair in pairs}
    return len(signs) > 1


def _is_narrow(measure: Measure) -> bool:
    """Whether one figure can stand for a range: for 3 to 5 km, but not for 0 to 60."""
    return abs(measure.high.value) <= 2 * abs(measure.low.value)


def _badness(judged: Judged) -> tuple[int, bool, Fraction]:
    answer = judged[1]
    return -answer.verdict.kindness, answer.is_imprecise, answer.off
