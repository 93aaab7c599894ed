"""A restatement: the writer's own conversion, which must be a rounding of the exact figure.

The rule was chosen on some 2,400 pairs from newspapers, encyclopaedias and weather bulletins.
A restatement is wrong when all of these hold:

(a) neither figure is a rounding of the exact conversion of the other, at its own last digit or
    at a coarser step 1, 5, 10, 50, 100 … of at most 25 % of the figure (a one beside a finer
    figure stands for 3/4 to 5/4, beside another digit for 2/3 to 4/3);
(b) the intervals at the precision shown, steps being at most 10 % of the figure, do not meet;
(c) they differ by more than 1 %, readings of a barometer by more than a quarter of that.

By (c) alone they are right up to a quarter of a percent, or to five of their last digits where that
is more, and beyond it imprecise.

Where both sides hold several figures, each is set beside its counterpart (``counterparts.py``).
Where they conflict, or stay open, what may be meant instead is tried; and a conflict of which
nobody can be sure is *cannot tell*.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from fractions import Fraction
from itertools import chain

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.quantities.comparable import (
    LAKH_AND_CRORE,
    comparable_readings,
    measured_alike,
    why_not_comparable,
)
from factcheck.quantities.conventions import have_common_origin
from factcheck.quantities.conversion_rule import (
    Judged,
    PairVerdict,
    fits,
    fits_as_difference,
    judge_readings,
    says_it_twice,
    wrong_beside,
)
from factcheck.quantities.conversion_slips import fits_other_unit, is_right
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
from factcheck.quantities.figure_pairs import FigurePair
from factcheck.quantities.measure import (
    Form,
    Guess,
    Measure,
    Quantity,
    Unit,
)
from factcheck.quantities.printing import explain_pair, suggest, working_of
from factcheck.text import may_be_year

_Sides = tuple[Side, Side]
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
        if cut := next((side for side in (stated, restated) if _goes_on(side)), None):
            return _cannot_tell(f"“{cut.words}” cannot be read: {cut.reason}.")
        meant = [_otherwise(way, written) for way in _ways_of_conflict(*written)]
        return next((each for each in meant if each and each.fits), answer)
    return (answer.is_undecided and _told_otherwise(written)) or answer


def _goes_on(quantity: Quantity) -> bool:
    """Whether a number that nothing accounts for stands right behind a figure: "2m 6f"."""
    first, *further = side_of(quantity)
    if quantity.readings or not further or further[0].start - first.end > 1:
        return False
    return not measured_alike(first, further[0])


def _told_otherwise(written: _Sides) -> Comparison | None:
    """The answer for what is left open as written; for loose numbers only that they fit."""
    if told := _otherwise(_as_shares(*written), written):
        return told
    one, other = (_guessed(side, Guess.LOOSE) for side in written)
    loose = _otherwise((one, other), written)
    return loose if loose and loose.fits else None


def _otherwise(meant: _Sides, written: _Sides) -> Comparison | None:
    """The answer for both sides as perhaps meant; None where that leaves it open."""
    if meant == written:
        return None
    answer = _compare_sides(*meant)
    return None if answer.is_undecided else answer


def _compare_sides(stated: Side, restated: Side) -> Comparison:
    """Each statement of the second side against the first, and of their answers the worst."""
    one, other = _scaled(stated, restated), _scaled(restated, stated)
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
    answer = min(told or [one for _, one in answers], key=lambda one: one.verdict.kindness)
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


def _compare_nearest(one: Side, other: Side) -> Comparison:
    """The statements nearest to each other; in "two 8-ounce packages", both ounces together."""
    near, nearer = counterparts(one, other)
    answer = _compare(near, nearer)
    others: Iterator[Comparison] = (
        _compare(later, nearer) for later in other_figures(one, near, nearer)
    )
    if answer.conflicts:
        together = as_many(one[0], near), as_many(other[0], nearer)
        if together[0] is not near or together[1] is not nearer:
            others = chain([_compare(*together)], others)
        return next((each for each in others if not each.conflicts), answer)
    if answer.is_undecided:
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
    is_of_winds = is_wrong and one.is_reach_of_winds
    if is_of_winds and have_common_origin(judged[0], is_outward=True):
        return _comparison(judged[0], PairVerdict(Verdict.ROUNDING, judged[1].off))
    if doubt := _doubt(judged, readings, one, other):
        return _cannot_tell(doubt)
    wrong = wrong_beside(judged[0], readings) if is_wrong else [judged[0]]
    is_to_write = is_wrong or judged[1].is_imprecise
    return _comparison(*judged, suggest(judged[0], wrong, other.words) if is_to_write else ())


def _doubt(
    judged: Judged, readings: list[tuple[Measure, Measure]], one: Quantity, other: Quantity
) -> str:
    """Why nobody can be sure of a conflict; "" where the figures do not conflict, or surely do."""
    if judged[1].verdict is not Verdict.CONFLICTS:
        return ""
    if otherwise := _explain_point(readings):
        return otherwise
    if any(fits_as_difference(*pair) for pair in readings):
        return _DIFFERENCE
    return (
        _explain_minus(judged[0])
        or _explain_number(readings)
        or _explain_one_unit(judged[0], readings, other)
        or _explain_weight(one, other)
        or _explain_cold(readings)
        or _explain_sea_limit(judged[0])
        or _explain_working_time(judged[0])
    )


def _cannot_tell(reason: str) -> Comparison:
    return Comparison(Verdict.CANNOT_TELL, reason)


def _comparison(
    pair: FigurePair, answer: PairVerdict, suggested: tuple[str, ...] = ()
) -> Comparison:
    explanation, working = explain_pair(pair, answer), working_of(pair, answer)
    return Comparison(answer.verdict, explanation, working, suggested, answer.is_imprecise)


# -- conflicts of which nobody can be sure
#
# Two figures in one unit are mostly a whole and a part of it, "50 km (38 km under water)": nothing
# was converted. Ounces may weigh what fills a cup; miles at sea may be nautical. A Mach number is
# slower the colder the air: from 340 m/s at sea level down to 295 m/s (U.S. Standard Atmosphere,
# 1976). What is done in a day is not done on all days, or in all hours: 50 patients a day are 250 a
# week. A point may group thousands.

_SEA_ZONES = frozenset([12, 24, 200])
_NAUTICAL_MILE = Unit("nmi", "nautical mile", "nmi", "length", "nautical_mile")


def _explain_minus(pair: FigurePair) -> str:
    """That a minus may be a dash, or be told by a word, as a sentence; "" for a temperature."""
    is_on_one = (pair.stated.value < 0) != (pair.restated.value < 0)
    is_open = is_on_one and pair.stated_unit.dimension != "temperature"
    return "One figure has a minus, which may be a dash, or be told by a word." if is_open else ""


def _explain_number(readings: list[tuple[Measure, Measure]]) -> str:
    """That both sides may tell one number of things, "3 × 2 cm" (3 × 0.8 in), as a sentence."""
    is_open = any(
        one.form is other.form is Form.PRODUCT and one.numerals[0].value == other.numerals[0].value
        for one, other in readings
    )
    return "Both sides multiply by one number, which may be how many there are." if is_open else ""


def _explain_weight(one: Quantity, other: Quantity) -> str:
    """That ounces beside cups may be a weight, as a sentence; "" where they are not."""
    for side, cups in ((one, other), (other, one)):
        names = {reading.unit.name for reading in cups.readings}
        if any(name.endswith(("cup", "spoon")) for name in names) and {"ounce"} & {
            reading.unit.name for reading in side.readings
        }:
            return f"“{side.words}” may be a weight: of what, decides how much room it takes."
    return ""


def _explain_cold(readings: list[tuple[Measure, Measure]]) -> str:
    """That a Mach number hangs on the height, as a sentence; "" where it fits at none.

    The speed lies between that at sea level and that in the stratosphere.
    """
    numbers = [pair for pair in readings if any("Mach" in side.unit.name for side in pair)]
    pairs = [judged[0] for one in numbers if (judged := judge_readings([one]))]
    is_between = len({pair.exact > pair.restated.value for pair in pairs}) > 1
    return "How fast Mach 1 is depends on the height, which is not told." if is_between else ""


def _explain_sea_limit(pair: FigurePair) -> str:
    """That miles may be sea miles, as a sentence; "" unless they are the breadth of a sea zone.

    The territorial sea is 12 nautical miles wide, the contiguous zone 24 and the
    economic zone 200 (United Nations Convention on the Law of the Sea, articles 3, 33, 57).
    """
    for way in (pair, pair.turned()):
        is_zone = way.stated_unit.name == "mile" and way.stated.value in _SEA_ZONES
        if is_zone and is_right(replace(way, stated_unit=_NAUTICAL_MILE)):
            return f"“{way.stated.text} miles” may be a limit at sea, told in nautical miles."
    return ""


def _explain_working_time(pair: FigurePair) -> str:
    """That so many a day may be of working days, as a sentence; "" where they would be too few.

    Half of all days, or one of the hours of a day. A speed is kept up, and told of any time.
    """
    dimension, names = pair.stated_unit.dimension, (pair.stated_unit.name, pair.restated_unit.name)
    if not dimension.endswith("/time") or dimension == "length/time":
        return ""
    is_to_longer = pair.stated_unit.worth > pair.restated_unit.worth
    shorter, longer = names if is_to_longer else names[::-1]
    told, all_of_it = (pair.restated.value, pair.exact)[:: 1 if is_to_longer else -1]
    least = Fraction(1, 24) if shorter.endswith("hour") else Fraction(1, 2)
    if longer.endswith("hour") or not least * all_of_it <= told <= all_of_it:
        return ""
    return "Both are so many in a time, which may be that of work and not all of it."


def _explain_one_unit(
    pair: FigurePair, readings: list[tuple[Measure, Measure]], restated: Quantity
) -> str:
    """That two figures in one unit restate nothing, as a sentence; "" where one was converted.

    Words of which one has other readings, PS beside bhp, are two units; "tons" twice are one.
    """
    if any(says_it_twice(side) for measures in readings for side in measures):
        return ""
    mine, theirs = ({each.unit.name for each in side} for side in zip(*readings, strict=True))
    if mine == theirs:
        alike = [pair for pair in readings if pair[0].unit.name == pair[1].unit.name]
        judged = judge_readings(alike)
        return _explain_unit(judged[0] if judged else pair, restated)
    return _explain_unit(pair, restated) if pair.stated_unit.dimension == "count" else ""


def _explain_unit(pair: FigurePair, restated: Quantity) -> str:
    """The same of one pair of figures.

    A lone figure that fits in another unit, "100 m (328 m)", was: its unit is mistaken.
    """
    if pair.stated_unit.dimension == "count":
        is_year = may_be_year(pair.restated.text)
        return f"“{pair.restated.text}” may be a year." if is_year else ""
    if pair.restated.has_unit or _is_respelled(pair):
        return ""
    if restated.is_lone and fits_other_unit(pair):
        return ""
    return (
        f"Both figures are in one unit, {pair.stated_unit.symbol}: "
        "nothing was converted, the second may be a part of the first."
    )


def _is_respelled(pair: FigurePair) -> bool:
    """Whether one figure counts in crores and the other in billions: one was converted."""
    scales = [each.scale for each in (pair.stated, pair.restated)]
    return any(
        one in LAKH_AND_CRORE and other >= 10**6 and other not in LAKH_AND_CRORE
        for one, other in (scales, reversed(scales))
    )


def _explain_point(readings: list[tuple[Measure, Measure]]) -> str:
    """Which figure fits if its point groups thousands, as a sentence; "" if none does.

    "1.500 m" is fifteen hundred metres to most of Europe, where a point groups thousands (SI
    Brochure, 9th edition, section 5.4.4, allows neither point nor comma).
    """
    for first, second in readings:
        for one, other, grouped in (
            (first.grouped, second, first),
            (first, second.grouped, second),
        ):
            if grouped.grouped != grouped and fits(one, other):
                point = next(each.text for each in grouped.numerals if each.may_group)
                return f"“{point}” may be a thousand times as much, its point a mark of thousands."
    return ""


# -- what both sides perhaps mean instead
#
# Of a conflict a way may show that it is none: a blank slipped in behind a point or a comma ("12,
# 355 acres"), a range tells a minus or its thousands once. Of what stays open a way may tell more:
# "34 of 120" beside a percentage is a share, and "a couple" beside a figure may be two. Each way is
# tried by itself.


def _ways_of_conflict(one: Side, other: Side) -> Iterator[_Sides]:
    """What both sides that conflict may mean instead."""
    yield _closed_up(one), _closed_up(other)
    yield _each(one, _shared), _each(other, _shared)


def _as_shares(one: Side, other: Side) -> _Sides:
    """Both sides with the share for a count of a whole that stands beside a bare percentage."""
    is_percent, is_other = _is_bare_percent(one), _is_bare_percent(other)
    return (
        _guessed(one, Guess.SHARE) if is_other and not is_percent else one,
        _guessed(other, Guess.SHARE) if is_percent and not is_other else other,
    )


def _scaled(side: Side, other: Side) -> Side:
    """Tens without a scale, "in the 90s" (30s C), in the scale that the other side is not in."""
    tens, measured = side[0].guessed(Guess.TENS), other[0].readings
    if side[0].readings or not tens or not measured or measured[0].unit.dimension != "temperature":
        return side
    scale = tuple(each for each in tens if each.unit.name != measured[0].unit.name)
    return (replace(side[0], readings=scale), *side[1:])


def _guessed(side: Side, guess: Guess) -> Side:
    """A side, each figure with what it may mean by one kind of guess in place of its readings."""
    return tuple(
        replace(each, readings=found) if (found := each.guessed(guess)) else each for each in side
    )


def _closed_up(side: Side) -> Side:
    """A side with numbers that a blank has torn: "19, 768 acres"."""
    kept: list[Quantity] = []
    for each in side:
        if found := each.guessed(Guess.GAP):
            kept = [*kept[:-1], replace(each, readings=found)]
        else:
            kept.append(each)
    return tuple(kept)


def _each(side: Side, meant: Callable[[Measure], Measure]) -> Side:
    return tuple(
        replace(each, readings=tuple(meant(reading) for reading in each.readings)) for each in side
    )


def _shared(measure: Measure) -> Measure:
    """A range that tells its thousands, or its minus, once: "8–10,000 ft", "minus 8 to 12 C"."""
    if measure.form not in (Form.RANGE, Form.LIST) or len(measure.numerals) != 2:
        return measure
    first, last = measure.numerals
    is_thousand = last.value >= 1000 > first.value > 0 and last.value % 1000 == 0
    if is_thousand:
        first = first.times(1000)
    elif first.value < 0:
        last = replace(last, value=-abs(last.value))
    return replace(measure, numerals=(first, last))


def _is_bare_percent(side: Side) -> bool:
    """Whether a side is one percentage, of nothing that is named."""
    return (
        len(side) == 1
        and side[0].is_lone
        and any(each.unit.name == "percent" for each in side[0].readings)
    )
