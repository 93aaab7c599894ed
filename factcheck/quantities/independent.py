"""Two independent statements of one thing: they agree when some value fits both."""

from __future__ import annotations

from functools import lru_cache

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.interval import Interval
from factcheck.quantities.comparable import why_not_comparable
from factcheck.quantities.conversion import conversion
from factcheck.quantities.figure_pairs import from_base, in_base
from factcheck.quantities.measure import (
    BOUNDS,
    FROM_ABOVE,
    FROM_BELOW,
    RATIO,
    UNHEDGED,
    YEARS,
    Form,
    Guess,
    Hedge,
    Measure,
    Numeral,
    Quantity,
    turned,
)
from factcheck.quantities.printing import format_measure, format_value
from factcheck.quantities.rounding import shown_step

_STRICT = frozenset({Hedge.OVER, Hedge.UNDER})


def judge_statements(one: Quantity, other: Quantity) -> Comparison:
    """Whether two statements of the same thing can both be true.

    They agree when the intervals that the words allow meet, *only through rounding* where the
    figures themselves differ. Two stated maxima compare by their numerals, two minima never
    conflict. Where a unit is ambiguous they conflict only if every pair of readings does.
    """
    for side in (one, other):
        if not side.readings:
            return _with_loose_count(one, other) or Comparison(
                Verdict.CANNOT_TELL, f"“{side.words}” cannot be read: {side.reason}."
            )
    is_directed = any(side.moved or side.is_beneath for side in (one, other))
    ways = (_way(one), _way(other)) if is_directed else (0, 0)
    if ways == (-1, -1):
        one, other = _fallen(one), _fallen(other)
    pairs = _alike(one, other) or _ages(one, other)
    if not pairs:
        why = f"Not comparable, because {why_not_comparable(one, other)}"
        return _with_multiple(one, other) or Comparison(Verdict.CANNOT_TELL, why)
    if sorted(ways) == [-1, 1]:
        return _opposed(*((one, other) if ways[0] > 0 else (other, one)))
    return max((_compare(*pair) for pair in pairs), key=lambda each: each.verdict.kindness)


def judge_scores(one: Quantity, other: Quantity) -> Comparison:
    """Whether two scores can be of one game or vote, told from either side: "4-1" and "1-4".

    A ratio may stand for its figures ("2-1" beside "58-29"), and a match for its sets.
    """
    first, second = one.score, other.score
    both = f"“{one.words}” and “{other.words}”"
    if not (first and second) or len(first) != len(second):
        return Comparison(Verdict.CANNOT_TELL, f"Not comparable, because {both} are no two scores.")
    if second in (first, tuple(pair[::-1] for pair in first)):
        return Comparison(Verdict.AGREES, f"{both} agree.")
    if len(first) == 1 and _are_one_ratio(first[0], second[0]):
        return Comparison(Verdict.CANNOT_TELL, f"{both} are one ratio, and not one score.")
    return Comparison(Verdict.CONFLICTS, f"{both} cannot both be right.")


def judge_ranks(one: Quantity, other: Quantity) -> Comparison:
    """Whether two places in a row can be one: "the 44th president" is not "the 46th president"."""
    first, second = one.rank, other.rank
    both = f"“{one.words}” and “{other.words}”"
    if first is None or second is None or (first.of and second.of and first.of != second.of):
        return Comparison(Verdict.CANNOT_TELL, f"Not comparable, because {both} are no two ranks.")
    if first.number == second.number:
        return Comparison(Verdict.AGREES, f"{both} agree.")
    return Comparison(Verdict.CONFLICTS, f"{both} cannot both be right.")


def _are_one_ratio(one: tuple[int, int], other: tuple[int, int]) -> bool:
    (less, more), (fewer, greater) = sorted(one), sorted(other)
    return less * greater == more * fewer > 0


def _way(quantity: Quantity) -> int:
    """1 for a rise, -1 for a fall or what is below zero, 0 where it may be neither."""
    if any(0 in each.interval or _is_level(each) for each in quantity.readings):
        return 0
    return -1 if quantity.is_below_zero or quantity.is_beneath else quantity.moved


def _is_level(measure: Measure) -> bool:
    """Whether it is as warm as it was, and not by how much warmer it became."""
    return measure.unit.dimension == "temperature" and not measure.is_difference


def _fallen(quantity: Quantity) -> Quantity:
    """What is below zero as that by which it fell: "-5 percent" beside "fell 5 percent"."""
    if not quantity.is_below_zero:
        return quantity
    return replace(quantity, readings=tuple(map(_negated, quantity.readings)))


def _negated(measure: Measure) -> Measure:
    numerals = tuple(
        replace(each, value=-each.value, text=each.text[_digit_at(each.text) :])
        for each in reversed(measure.numerals)
    )
    return replace(measure, numerals=numerals, hedge=turned(measure.hedge))


def _digit_at(text: str) -> int:
    """Where the first digit stands; 0 where there is none."""
    return next((at for at, character in enumerate(text) if character.isdigit()), 0)


def _opposed(risen: Quantity, fallen: Quantity) -> Comparison:
    told = f"“{risen.words}” and “{fallen.words}” go opposite ways."
    return Comparison(Verdict.CONFLICTS, told, (told,))


def _alike(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """The pairs of readings in one dimension; of one unit where both may be in the same units.

    One word has one meaning: "500 gallons" and "600 gallons" are not of two countries.
    """
    units, others = ({each.unit.name for each in side.readings} for side in (one, other))
    return [
        _of_one_kind(a, b)
        for a in _with_thousands(one.readings)
        for b in _with_thousands(other.readings)
        if a.unit.dimension == b.unit.dimension and (a.unit.name == b.unit.name or units != others)
    ]


def _of_one_kind(one: Measure, other: Measure) -> tuple[Measure, Measure]:
    """Degrees that may be a level or a difference are a difference beside one."""
    if one.is_difference and other.is_difference is None:
        return one, replace(other, is_difference=True)
    if other.is_difference and one.is_difference is None:
        return replace(one, is_difference=True), other
    return one, other


def _with_thousands(readings: tuple[Measure, ...]) -> tuple[Measure, ...]:
    """The readings, and those of a count or a sum whose point may group thousands: "8.958 men"."""
    return (*readings, *(meant for each in readings if (meant := _grouped(each))))


def _grouped(measure: Measure) -> Measure | None:
    is_counted = measure.unit.dimension == "count" or measure.unit.is_money
    return measure.grouped if is_counted and measure.grouped != measure else None


def _ages(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """The readings of an age and of a bare number beside it: "a 34-year-old", and "34"."""
    for age, bare in ((one, other), (other, one)):
        is_bare = all(not each.unit.printed for each in bare.readings)
        if is_bare and age.is_age and any(each.unit.name == "year" for each in age.readings):
            years = tuple(replace(each, unit=YEARS) for each in bare.readings)
            return _alike(age, replace(bare, readings=years))
    return []


def _with_loose_count(one: Quantity, other: Quantity) -> Comparison | None:
    """The conflict of a figure with "dozens" or "a handful"; ``None`` where it may be so many."""
    for loose, figure in ((one, other), (other, one)):
        bounds = loose.guessed(Guess.WITHIN)
        within = replace(loose, readings=bounds, is_age=figure.is_age)
        pairs = (_alike(within, figure) or _ages(within, figure)) if bounds else []
        if pairs and not any(a.base_interval.meets(b.base_interval) for a, b in pairs):
            told = f"“{loose.words}” and “{figure.words}” cannot both be right."
            return Comparison(Verdict.CONFLICTS, told, _working(*pairs[0]))
    return None


def _with_multiple(one: Quantity, other: Quantity) -> Comparison | None:
    """A multiple set against a change in percent; ``None`` where the two are not that."""
    for multiple, change in ((one, other), (other, one)):
        made = _as_multiples(change)
        pairs = _alike(multiple, made) if made else []
        if pairs:
            meets = any(a.base_interval.meets(b.base_interval) for a, b in pairs)
            both = f"“{one.words}” and “{other.words}”"
            told = f"{both} agree." if meets else f"{both} cannot both be right."
            return Comparison(Verdict.AGREES if meets else Verdict.CONFLICTS, told, (told,))
    return None


def _as_multiples(quantity: Quantity) -> Quantity | None:
    """A change told in percent as the multiple that it makes; ``None`` where it is no change."""
    made = (_as_multiple(each, quantity.moved) for each in quantity.readings)
    known = tuple(each for each in made if each)
    return replace(quantity, readings=known) if known and quantity.moved else None


def _as_multiple(measure: Measure, moved: int) -> Measure | None:
    if measure.unit.name != "percent" or measure.form is not Form.SINGLE:
        return None
    if moved < 0 and measure.hedge in BOUNDS | {Hedge.NEARLY, Hedge.JUST_OVER}:
        return None
    number = measure.low
    multiple = Numeral(number.text, 1 + moved * number.value / 100, number.step / 100)
    return Measure((multiple,), measure.hedge, RATIO)


def _compare(one: Measure, other: Measure) -> Comparison:
    if _are_both_possible(one, other):
        verdict = Verdict.AGREES
    elif _excludes(one, other) or _excludes(other, one):
        verdict = Verdict.CONFLICTS
    elif one.hedge is other.hedge is Hedge.AT_MOST:
        verdict = _verdict(replace(one, hedge=Hedge.NONE), replace(other, hedge=Hedge.NONE))
    else:
        verdict = _verdict(one, other)
    return Comparison(verdict, _explanation(one, other, verdict), _working(one, other))


def _excludes(bound: Measure, count: Measure) -> bool:
    """Whether a strict bound is the very number that is counted: "fewer than 42" and "42 goals".

    A number that ends in noughts, or is no count, may be rounded.
    """
    if bound.hedge not in _STRICT or count.hedge not in UNHEDGED:
        return False
    if not bound.form is count.form is Form.SINGLE or count.unit.dimension != "count":
        return False
    number = count.low
    is_to_the_one = number.step == 1 == shown_step(number.value, number.step)
    is_whole = is_to_the_one or number.ends_in_five
    return is_whole and not number.is_in_dozens and bound.low.value == number.value


def _are_both_possible(one: Measure, other: Measure) -> bool:
    """Whether both are bounds on one side, and not two stated maxima.

    More than 14 million may be more than 15 million, too, and fewer than 50 fewer than 40.
    """
    hedges = {one.hedge, other.hedge}
    return hedges <= FROM_BELOW or (hedges <= FROM_ABOVE and Hedge.UNDER in hedges)


def _verdict(one: Measure, other: Measure) -> Verdict:
    first, second = one.base_interval, other.base_interval
    are_bounds = {one.hedge, other.hedge} <= BOUNDS  # at least 8 and at most 8 hours are 8
    if not first.meets(second) or (not are_bounds and _only_touch(first, second)):
        return Verdict.CONFLICTS
    bare = [_figures(each) for each in (one, other)]
    is_loose = {one.hedge, other.hedge} - UNHEDGED
    return Verdict.AGREES if is_loose or bare[0].meets(bare[1]) else Verdict.ROUNDING


def _only_touch(first: Interval, second: Interval) -> bool:
    """Whether two intervals share an end and no more: 5.5 million rounds to 5 or 6, not to both.

    What is told exactly is all of its end: exactly two hours are at least two hours.
    """
    if any(one.low == one.high for one in (first, second)):
        return False
    ends = (first.low, second.high), (second.low, first.high)
    return any(low is not None and low == high for low, high in ends)


def _figures(measure: Measure) -> Interval:
    """The numerals themselves in base units, taken as exact."""
    if measure.form in (Form.PRODUCT, Form.MARGIN):
        return measure.base_interval
    return Interval(measure.low.value, measure.high.value).scaled(
        measure.unit.worth, 0 if measure.is_difference else conversion(measure.unit.expression)[1]
    )


def _explanation(one: Measure, other: Measure, verdict: Verdict) -> str:
    """Both figures, the second also in the first one's unit."""
    first, second = _hedged_words(one), _hedged_words(other)
    is_converted = one.unit.name != other.unit.name and one.unit.dimension != "count"
    if is_converted and other.form is Form.SINGLE:
        second += f" ({_in_unit(other, one)})"
    match verdict:
        case Verdict.CONFLICTS:
            return f"{first} and {second} cannot both be right."
        case Verdict.ROUNDING:
            return f"{first} and {second} differ only by rounding."
    return f"{first} and {second} agree."


def _hedged_words(measure: Measure) -> str:
    return f"{measure.hedge.value} {format_measure(measure)}".strip()


def _in_unit(measure: Measure, like: Measure) -> str:
    """A single figure in the unit of another measure."""
    is_difference = bool(measure.is_difference)
    base = in_base(measure.low.value, measure.unit, is_difference)
    return format_value(from_base(base, like.unit, is_difference), like.unit)


def _working(one: Measure, other: Measure) -> tuple[str, ...]:
    return tuple(f"{_hedged_words(each)} allows {_span(each)}" for each in (one, other))


@lru_cache(maxsize=16_384)
def _span(measure: Measure) -> str:
    interval = measure.interval
    ends = [
        format_value(end, measure.unit) for end in (interval.low, interval.high) if end is not None
    ]
    if interval.low is None:
        return f"{ends[0]} or less"
    return f"{ends[0]} or more" if interval.high is None else " to ".join(ends)


# -- one figure restated twice: 4,318 m is not 14,167 ft here and 14,176 ft there

_FACTORS_APART = 2  # last digits: feet of 0.3048 or 0.305 m, cut off or rounded


def conflict_of_restatements(
    stated: tuple[Quantity, Quantity], restated: tuple[Quantity, Quantity]
) -> Comparison | None:
    """That two conversions of the same figure differ; ``None`` where rounding may explain it.

    Each conversion by itself may pass, being less than a percent off. Both have to be given to
    the same last digit, other than zero, since 14,170 may be 14,167 rounded.
    """
    figures, again = ([_plain_reading(each) for each in pair] for pair in (stated, restated))
    if not (figures[0] and figures[1] and again[0] and again[1]):
        return None
    if not (_are_one_figure(figures[0], figures[1]) and _are_apart(again[0], again[1])):
        return None
    one, other = (format_measure(each) for each in again if each)
    told = f"{one} and {other} cannot both be {format_measure(figures[0])}."
    return Comparison(Verdict.CONFLICTS, told, (told,))


def _plain_reading(quantity: Quantity) -> Measure | None:
    """The only reading, of one plain figure."""
    if len(quantity.readings) != 1:
        return None
    measure = quantity.readings[0]
    is_plain = measure.form is Form.SINGLE and measure.hedge is Hedge.NONE
    return measure if is_plain and not measure.low.is_compound else None


def _are_one_figure(one: Measure, other: Measure) -> bool:
    is_one_unit = one.unit.name == other.unit.name
    return is_one_unit and (one.low.value, one.low.step) == (other.low.value, other.low.step)


def _are_apart(one: Measure, other: Measure) -> bool:
    first, second = one.low, other.low
    if one.unit.name != other.unit.name or first.step != second.step:
        return False
    is_exact = all(each.value / each.step % 10 for each in (first, second))
    return is_exact and abs(first.value - second.value) > _FACTORS_APART * first.step
