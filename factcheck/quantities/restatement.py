"""A restatement: the writer's own conversion, which must be a rounding of the exact figure.

The rule was chosen on some 2,400 pairs from newspapers, encyclopaedias and weather bulletins.
A restatement is wrong when all of these hold:

(a) neither figure is a rounding of the exact conversion of the other, at its own last digit or
    at a coarser step 1, 5, 10, 50, 100 … of at most 25 % of the figure;
(b) the intervals at the precision shown, steps being at most 10 % of the figure, do not meet;
(c) they differ by more than 1 %.
"""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.quantities.conversion import conversion
from factcheck.quantities.cooking import is_fan_setting
from factcheck.quantities.dimension import are_reciprocal, name_dimension
from factcheck.quantities.doubt import explain_grouping, explain_one_unit, grouped
from factcheck.quantities.figures import Answer, Pair, pairs_of
from factcheck.quantities.hedged import hedged_answer
from factcheck.quantities.leftout import simplified
from factcheck.quantities.measure import Form, Measure, Quantity
from factcheck.quantities.reading import read_later, read_quantity
from factcheck.quantities.rounding import COARSE_SHARE
from factcheck.quantities.wording import explain_pair, suggest, working_of

Judged = tuple[Pair, Answer]
_TENS = re.compile(r"0s$")
_FAN_OVEN = "A fan oven is set lower than others, by how much depends on the oven."
_ORDER = (Verdict.CONFLICTS, Verdict.CANNOT_TELL, Verdict.ROUNDING, Verdict.AGREES)


def compare_restatement(stated: str | Quantity, restated: str | Quantity) -> Comparison:
    """Whether the second figure is a conversion of the first.

    Bounds and hedges belong to both figures: the numerals are compared. Where a unit is
    ambiguous the answer is *conflicts* only if every reading conflicts; where the units measure
    different things, or something cannot be read, it is *cannot tell*.
    """
    one, other = _with_scale(_read(stated), _read(restated))
    if is_fan_setting(one.words) and not is_fan_setting(other.words):
        return _cannot_tell(_FAN_OVEN)
    answers = [_compare_nearest(one, each) for each in without_fans(one, other)]
    if not answers:
        return _cannot_tell(_FAN_OVEN)
    told = [answer for answer in answers if not answer.is_undecided]
    return min(told or answers, key=lambda answer: _ORDER.index(answer.verdict))


def _with_scale(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """Tens without a scale, "in the 90s" (30s C), in the scale that the other side is not in."""
    if _TENS.search(one.words) and other.readings and not is_temperature(one):
        for reading in other.readings[:1]:
            if reading.unit.dimension == "temperature":
                scale = "F" if reading.unit.name == "degree Celsius" else "C"
                return read_quantity(f"{one.words} {scale}"), other
    return one, other


def is_temperature(quantity: Quantity) -> bool:
    """Whether words can be read as a temperature."""
    return any(reading.unit.dimension == "temperature" for reading in quantity.readings)


def without_fans(one: Quantity, other: Quantity) -> list[Quantity]:
    """The statements of a restatement but for the settings of a fan oven among others."""
    statements = [other, *other.also]
    is_fan = is_fan_setting(one.words)
    return [each for each in statements if is_fan or not is_fan_setting(each.words)]


def _read(words: str | Quantity) -> Quantity:
    return read_quantity(words) if isinstance(words, str) else words


def _compare_nearest(one: Quantity, other: Quantity) -> Comparison:
    """The statements nearest to each other; in "two 8-ounce packages", both ounces together."""
    near, nearer = _counterparts(one, other)
    answer = _compare(near, nearer)
    if answer.conflicts:
        together = _compare(_times(one, near), _times(other, nearer))
        others = [_compare(later, nearer) for later in _likes(one, near)]
        return next((each for each in (together, *others) if not each.conflicts), answer)
    return answer


def _likes(one: Quantity, near: Quantity) -> list[Quantity]:
    """The further figures in the very unit of the nearest: "25 kt gusting 35 kt"."""
    units = {reading.unit.name for reading in near.readings}
    later = [each for each in read_later(one.words) if each != near]
    return [each for each in later if units & {reading.unit.name for reading in each.readings}]


def _counterparts(one: Quantity, other: Quantity) -> tuple[Quantity, Quantity]:
    """The statements that restate each other: the first of each side, or else the last ones.

    In "a 6ft 4in, 220lb" (100 kg) and "3 bridges of 5 km" (3.1 miles) it is the last.
    """
    pairs = [(near, nearer) for nearer in _statements(other) for near in _statements(one)]
    return next((pair for pair in pairs if comparable_readings(*pair)), (one, other))


def _statements(quantity: Quantity) -> tuple[Quantity, ...]:
    return (quantity, *reversed(read_later(quantity.words)))


def _times(first: Quantity, later: Quantity) -> Quantity:
    """A later statement of some words as often as the whole number before it says."""
    number = first.readings[0] if first.readings else None
    if later is first or not number or number.unit.dimension != "count":
        return later
    many = number.low.value
    if len(number.numerals) > 1 or many < 2 or many.denominator > 1:
        return later
    return replace(later, readings=tuple(_multiplied(each, many) for each in later.readings))


def _multiplied(measure: Measure, many: Fraction) -> Measure:
    numerals = [
        replace(each, value=each.value * many, step=each.step * many) for each in measure.numerals
    ]
    return replace(measure, numerals=tuple(numerals))


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
    doubt = _doubt(judged, readings, other.words)
    return _cannot_tell(doubt) if doubt else _comparison(*judged)


def _doubt(judged: Judged, readings: list[tuple[Measure, Measure]], words: str) -> str:
    """Why nobody can be sure of a conflict; "" where the figures do not conflict, or surely do."""
    if judged[1].verdict is not Verdict.CONFLICTS:
        return ""
    for first, second in readings:
        for pair in ((grouped(first), second), (first, grouped(second))):
            again = judge_readings([pair]) if pair != (first, second) else None
            if again and again[1].verdict is not Verdict.CONFLICTS:
                return explain_grouping((first, second))
    is_list = any(_says_it_twice(side) for pair in readings for side in pair)
    return "" if is_list else explain_one_unit(judged[0], words)


def judge_readings(readings: list[tuple[Measure, Measure]]) -> Judged | None:
    """The pair of figures that decides, and the answer: of several readings the kindest."""
    judged = [judged for pair in readings if (judged := _judge(*pair))]
    return min(judged, key=_badness) if judged else None


def comparable_readings(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """The pairs of readings that measure the same thing, the likeliest first."""
    pairs = [(first, second) for first in one.readings for second in other.readings]
    found = [pair for pair in pairs if _are_comparable(*pair)]
    if found:
        return [pair for pair in found if not _are_one_scale(*pair)] or found
    simpler = [simplified(first, second) for first, second in pairs]
    simpler += [simplified(second, first)[::-1] for first, second in pairs]
    return [pair for pair in simpler if _are_comparable(*pair) and not _are_other_sticks(*pair)]


def _are_other_sticks(first: Measure, second: Measure) -> bool:
    """Whether sticks are not of butter, but perhaps of celery: as butter they would not fit."""
    if not {first.unit.printed, second.unit.printed} & {"stick", "sticks"}:
        return False
    judged = judge_readings([(first, second)])
    return judged is None or judged[1].verdict is Verdict.CONFLICTS


def _are_one_scale(first: Measure, second: Measure) -> bool:
    """Whether bare degrees are taken for the very scale that restates them."""
    is_gas = any(numeral.has_unit for numeral in (*first.numerals, *second.numerals))
    is_degrees = first.unit.dimension == "temperature"
    return is_degrees and not is_gas and first.unit.name == second.unit.name


def _are_comparable(first: Measure, second: Measure) -> bool:
    if first.unit.dimension == second.unit.dimension == "count":
        return first.unit.name == second.unit.name and _restates_number(first, second)
    if first.unit.dimension.startswith("currency") and "/" not in first.unit.dimension:
        return first.unit.name == second.unit.name and _scales(first) != _scales(second)
    return _is_comparable(first.unit.dimension, second.unit.dimension)


def _scales(measure: Measure) -> set[str]:
    """The words that scale the numerals of a measure: lakh, million."""
    return set(re.findall(r"[a-z]+", " ".join(each.text.lower() for each in measure.numerals)))


def _restates_number(first: Measure, second: Measure) -> bool:
    """Whether two numbers of one thing can be the same: named, or one in words ("6 lakh")."""
    texts = [numeral.text for measure in (first, second) for numeral in measure.numerals]
    return bool(first.unit.name) or any(character.isalpha() for character in "".join(texts))


def _is_comparable(first: str, second: str) -> bool:
    return first == second or (are_reciprocal(first, second) and "count" not in first + second)


def why_not_comparable(one: Quantity, other: Quantity) -> str:
    """Why no readings of two quantities can be set against each other."""
    first, second = one.readings[0].unit, other.readings[0].unit
    if first.dimension.startswith("currency") and second.dimension.startswith("currency"):
        known = (
            "nothing was converted"
            if first.name == second.name
            else "no rate of exchange is known here"
        )
        return f"“{one.words}” and “{other.words}” are money: {known}."
    for side, unit in ((one, first), (other, second)):
        if not unit.printed and unit.dimension == "count":
            return f"“{side.words}” names no unit."
    return (
        f"“{one.words}” is {_kind(first.dimension)}, “{other.words}” {_kind(second.dimension)}: "
        "they cannot be converted into each other."
    )


def _kind(dimension: str) -> str:
    name = name_dimension(dimension)
    return name if name.startswith("a ") else f"{'an' if name[0] in 'aeiou' else 'a'} {name}"


def _cannot_tell(reason: str) -> Comparison:
    return Comparison(Verdict.CANNOT_TELL, reason)


def _judge(first: Measure, second: Measure) -> Judged | None:
    """The answer for two measures; degrees both as temperatures and as differences if untold."""
    told = first.is_difference if first.is_difference is not None else second.is_difference
    is_untold = first.unit.dimension == "temperature" and told is None
    ways = (False, True) if is_untold else (bool(told),)
    answers = [answer for way in ways if (answer := _judge_figures(first, second, way))]
    if is_untold and len(answers) == 2 and not _can_be_difference(*answers[1]):
        answers.pop()
    if len(answers) == 2 and all(answer.verdict is Verdict.CONFLICTS for _, answer in answers):
        return answers[answers[1][1].off <= COARSE_SHARE]
    return min(answers, key=lambda judged: _badness(judged)[:2]) if answers else None


def _can_be_difference(pair: Pair, answer: Answer) -> bool:
    """Whether degrees left open by the words may be a difference: small, or converted exactly."""
    degrees = abs(pair.stated.value) * conversion(pair.stated_unit.expression)[0]
    is_in_words = "degree" in pair.stated_unit.printed + pair.restated_unit.printed
    return degrees <= 20 or (is_in_words and answer.verdict is Verdict.AGREES)


def _judge_figures(first: Measure, second: Measure, is_difference: bool) -> Judged | None:
    """The worst of the figures, each against its counterpart; a single one against a range."""
    pairs = pairs_of(first, second, is_difference)
    answers = [(pair, hedged_answer(pair, first, second)) for pair in pairs]
    if not answers:
        return None
    if len(first.numerals) == len(second.numerals) or len(pairs) == 1:
        return max(answers, key=_badness)
    if _says_it_twice(first) or _says_it_twice(second):
        return max(answers, key=_badness)
    if _lies_within(pairs) and _is_narrow(first if len(first.numerals) > 1 else second):
        return pairs[0], Answer(Verdict.ROUNDING, pairs[0].off)
    return min(answers, key=_badness)


def _says_it_twice(measure: Measure) -> bool:
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
    return _ORDER[::-1].index(answer.verdict), answer.is_imprecise, answer.off


def _comparison(pair: Pair, answer: Answer) -> Comparison:
    is_wrong = answer.verdict is Verdict.CONFLICTS
    return Comparison(
        answer.verdict,
        explain_pair(pair, answer),
        working_of(pair, answer),
        suggest(pair) if is_wrong or answer.is_imprecise else (),
        answer.is_imprecise,
    )
