"""Why a conversion came out wrong: a slip of scale, or a slip of unit.

Both answer with a sentence, or with "" where no such slip explains the conflict. They look only
at figures that conflict, and accept an explanation only if it makes the figures right to their
last digit or within one percent.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from factcheck.comparison import Verdict
from factcheck.quantities.comparable import comparable_readings
from factcheck.quantities.conversion import are_reciprocal
from factcheck.quantities.conversion_rule import CLOSE, answer_pair, judge_readings
from factcheck.quantities.counterparts import side_of, statements
from factcheck.quantities.figure_pairs import FigurePair
from factcheck.quantities.measure import Numeral, Quantity, Unit
from factcheck.quantities.printing import format_numeral, show_conversion
from factcheck.quantities.units import unit_called
from factcheck.words import rows

_GREATEST_POWER = 9  # of ten that a slip is off by
_BEYOND_CHANCE = 1_000  # times as many
_POWERS = {  # of ten, as they are called
    Fraction(10): "ten",
    Fraction(100): "a hundred",
    Fraction(1000): "a thousand",
    Fraction(10**6): "a million",
    Fraction(10**9): "a billion",
}


def explain_scale_slip(stated: Quantity, restated: Quantity) -> str:
    """The power of ten that a conversion is off by, as a sentence; "" where that is not it.

    "500 million gallons is 1.9 billion liters; 1.9 million is a thousand times too small."
    """
    pair = _conflicting(stated, restated)
    if pair is None or pair.stated_unit.dimension == "temperature" or _has_one_unit(pair):
        return ""
    if pair.exact * pair.restated.value <= 0:
        return ""
    power = round(math.log10(pair.exact / pair.restated.value))
    if not 1 <= abs(power) <= _GREATEST_POWER:
        return ""
    if not is_right(_scaled(pair, Fraction(10) ** power)):
        return ""
    way = "too small" if power > 0 else "too large"
    return (
        f"{format_numeral(pair.stated, pair.stated_unit)} is {show_conversion(pair)}; "
        f"{pair.restated.text} is {_times(abs(power))} times {way}."
    )


def _has_one_unit(pair: FigurePair) -> bool:
    """Whether nothing was converted: two figures in one unit are told by their powers of ten."""
    return pair.stated_unit.name == pair.restated_unit.name or pair.stated_unit.dimension == "count"


def explain_power_apart(one: Quantity, other: Quantity) -> str:
    """How many times ten one figure is another in the same unit; "" where it is none.

    Figures of one digit, such as 20 and 200, tell nothing below a thousand.
    """
    if not (one.readings and other.readings):
        return ""
    first, second = one.readings[0], other.readings[0]
    is_single = len(first.numerals) == len(second.numerals) == 1
    less, more = sorted((first.low.value, second.low.value))
    if not is_single or less <= 0 or first.unit.name != second.unit.name:
        return ""
    times = _POWERS.get(more / less)
    words = (one.words, other.words)[:: 1 if first.low.value == more else -1]
    is_slip = times and is_slip_of_scale(less, more)
    return f"“{words[0]}” is {times} times “{words[1]}”." if is_slip else ""


def explain_digit_slip(one: Quantity, other: Quantity) -> str:
    """The digits in which two figures in one unit differ as a slip of the hand makes them; or "".

    Two that stand beside each other exchanged, one of three or more another, one left out or put
    in: "“384” and “348” have two digits exchanged".
    """
    figures = [[each.low for each in side.readings] for side in (one, other)]
    if not all(len(each) == 1 for each in figures):
        return ""
    (first,), (second,) = figures
    same_scale = first.scale == second.scale and first.value != second.value
    told = [re.sub(r"\D", "", each.text) for each in (first, second)]
    way = _digits_apart(*told) if same_scale and all(told) else ""
    return f"“{one.words}” and “{other.words}” {way}." if way else ""


_FEWEST_DIGITS = 3  # of figures that one digit tells apart


def _digits_apart(one: str, other: str) -> str:
    if len(one) != len(other):
        longer, shorter = sorted((one, other), key=len, reverse=True)
        left = (longer[:at] + longer[at + 1 :] for at in range(len(longer)))
        is_slip = _is_told(longer) and shorter in left
        return "differ by a digit left out, or put in" if is_slip else ""
    if has_neighbours_exchanged(one, other):
        return "have two digits exchanged"
    is_one = len(places_apart(one, other)) == 1
    return "differ in one digit" if is_one and _is_told(one) and _is_told(other) else ""


def places_apart(one: str, other: str) -> list[int]:
    """The places at which digits differ from as many others; raises ``ValueError`` for fewer."""
    return [at for at, (a, b) in enumerate(zip(one, other, strict=True)) if a != b]


def has_neighbours_exchanged(one: str, other: str) -> bool:
    """Whether digits are as many others with two exchanged that stand beside each other."""
    apart = places_apart(one, other)
    return len(apart) == 2 and apart[1] - apart[0] == 1 and sorted(one) == sorted(other)


def _is_told(digits: str) -> bool:
    """Whether a figure is told exactly enough that one digit tells it from another."""
    return len(digits.rstrip("0")) >= _FEWEST_DIGITS


def is_slip_of_scale(less: Fraction, more: Fraction) -> bool:
    """Whether a figure is another one times 10, 100 and so on, which chance does not explain.

    123 and 1,230 are a slip. Of one digit, 100 and 1,000 or 300 and 30,000 may be honest below a
    thousand times.
    """
    ratio = more / less
    is_power = ratio.denominator == 1 and re.fullmatch("10+", str(ratio.numerator)) is not None
    is_of_one_digit = len(str(less.numerator).rstrip("0")) == 1
    return is_power and not (is_of_one_digit and ratio < _BEYOND_CHANCE)


def explain_unit_slip(stated: Quantity, restated: Quantity) -> str:
    """The unit in which a conversion would be right, as a sentence; "" where there is none.

    "50 knots is 92.6 km/h; 80 km/h is right for 50 mph."
    """
    pair = _conflicting(stated, restated)
    if pair is None:
        return ""
    return _repeated(pair) or _wrong_degrees(pair) or _wrong_way(pair) or _explain_other_unit(pair)


def _conflicting(stated: Quantity, restated: Quantity) -> FigurePair | None:
    """The pair of figures that makes two quantities conflict, or None where they do not."""
    one = side_of(stated)
    for each in statements(one, side_of(restated)):
        judged = judge_readings(comparable_readings(one[0], each[0]))
        if judged and judged[1].verdict is Verdict.CONFLICTS:
            return judged[0]
    return None


def _scaled(pair: FigurePair, factor: Fraction) -> FigurePair:
    return replace(pair, restated=pair.restated.times(factor))


def _times(power: int) -> str:
    return _POWERS.get(Fraction(10**power), f"{10**power:,}")


def _repeated(pair: FigurePair) -> str:
    """The figure was written again with another unit after it."""
    if pair.stated.value != pair.restated.value:
        return ""
    return (
        f"{format_numeral(pair.stated, pair.stated_unit)} is {show_conversion(pair)}; "
        f"the figure {pair.restated.text} was repeated, not converted."
    )


def _wrong_degrees(pair: FigurePair) -> str:
    """A difference of temperatures converted as a temperature, or the other way about."""
    if pair.stated_unit.dimension != "temperature":
        return ""
    other = replace(pair, is_difference=not pair.is_difference)
    if abs(other.exact - other.restated.value) * 2 > other.restated.step:
        return ""
    kinds = ("a temperature", "a difference of temperatures")
    right, wrong = kinds if other.is_difference else kinds[::-1]
    return (
        f"{format_numeral(pair.stated, pair.stated_unit)} was converted as {wrong}, but is {right}."
    )


def _wrong_way(pair: FigurePair) -> str:
    """The factor was divided by where it multiplies."""
    if are_reciprocal(pair.stated_unit.dimension, pair.restated_unit.dimension):
        return ""
    swapped = replace(pair, stated_unit=pair.restated_unit, restated_unit=pair.stated_unit)
    if pair.is_difference or not is_right(swapped):
        return ""
    return (
        f"{format_numeral(pair.stated, pair.stated_unit)} is {show_conversion(pair)}; "
        f"{pair.restated.text} is the conversion the wrong way round."
    )


# -- another unit, in which a figure would be right that is wrong as printed


def is_right(pair: FigurePair) -> bool:
    """Whether the figures of an assumed pair fit closely."""
    if pair.off > 2 * CLOSE:
        return False
    return pair.off <= CLOSE or answer_pair(pair).verdict is Verdict.AGREES


def _explain_other_unit(pair: FigurePair) -> str:
    """The unit that one of the figures may be meant in, as a sentence; "" if none."""
    stated = format_numeral(pair.stated, pair.stated_unit)
    restated = format_numeral(pair.restated, pair.restated_unit)
    is_converted = pair.stated_unit.name != pair.restated_unit.name
    exact = f"{stated} is {show_conversion(pair)}; " if is_converted else ""
    if meant := _likely_figure(pair, "stated"):
        ending = "" if exact else f", not for {stated}"
        return f"{exact}{restated} is right for {meant}{ending}."
    if meant := _likely_figure(pair, "restated"):
        return f"{exact}it is {meant}." if exact else f"{stated} is {meant}, not {restated}."
    return ""


def _likely_figure(pair: FigurePair, side: str) -> str:
    """One of the figures in another unit, in which it would be right, as printed; "" if none.

    A figure of several units, 12 ft 2 in, was meant in no other.
    """
    figure: Numeral = getattr(pair, side)
    units = [] if figure.has_unit else _other_units(pair, f"{side}_unit")
    right = (unit for unit in units if is_right(replace(pair, **{f"{side}_unit": unit})))
    unit = next(right, None)
    return format_numeral(figure, replace(unit, printed=unit.symbol)) if unit else ""


def _other_units(pair: FigurePair, side: str) -> list[Unit]:
    """The units that one of a pair's is printed for by mistake, the other's not among them."""
    unit: Unit = getattr(pair, side)
    return [meant for meant in _mistaken().get(unit.name, ()) if _is_new(meant, pair)]


@cache
def _mistaken() -> Mapping[str, list[Unit]]:
    """The units that are taken for one by its name, of the table ``mistaken_units``."""
    found: dict[str, list[Unit]] = defaultdict(list)
    for one, other in (map(unit_called, row) for row in rows("mistaken_units")):
        found[one.name].append(other)
        found[other.name].append(one)
    return found


def fits_other_unit(pair: FigurePair) -> bool:
    """Whether a figure restates the other in some other unit, or may in one not of the table."""
    if "/" in pair.stated_unit.dimension and pair.stated_unit.name not in _mistaken():
        return True
    pairs = [
        replace(pair, **{side: unit})
        for side in ("stated_unit", "restated_unit")
        for unit in _other_units(pair, side)
    ]
    answers = map(answer_pair, pairs)
    return any(not each.is_imprecise and each.verdict is not Verdict.CONFLICTS for each in answers)


def _is_new(unit: Unit, pair: FigurePair) -> bool:
    """Whether a unit is none of the pair's, nor a power of ten away from one (a slip of scale)."""
    return not any(_is_decimal(unit, each) for each in (pair.stated_unit, pair.restated_unit))


def _is_decimal(unit: Unit, other: Unit) -> bool:
    ratio = unit.worth / other.worth
    return str(max(ratio, 1 / ratio)).rstrip("0") == "1"
