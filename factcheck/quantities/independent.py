"""Two independent statements of one thing: they agree when some value fits both."""

from __future__ import annotations

from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.interval import Interval
from factcheck.late_pattern import LatePattern
from factcheck.quantities.comparable import why_not_comparable
from factcheck.quantities.conversion import conversion
from factcheck.quantities.figure_pairs import from_base, in_base
from factcheck.quantities.loose_counts import read_loose_count
from factcheck.quantities.measure import BOUNDS, UNHEDGED, Form, Hedge, Measure, Quantity
from factcheck.quantities.multiples import as_multiples
from factcheck.quantities.printing import format_measure, format_value
from factcheck.quantities.reading import read_quantity
from factcheck.quantities.rounding import COARSE_SHARE

_ORDER = (Verdict.AGREES, Verdict.ROUNDING, Verdict.CONFLICTS)
_YEARS_OLD = LatePattern(r"[ -]years?[ -]olds?\b", ("old",))
_STRICT = frozenset({Hedge.OVER, Hedge.UNDER})
_UPPER = frozenset({Hedge.AT_MOST, Hedge.UNDER})
_LOWER = frozenset({Hedge.AT_LEAST, Hedge.OVER})


@lru_cache(maxsize=4096)  # many sources give the same two figures
def compare_quantities(one: str | Quantity, other: str | Quantity) -> Comparison:
    """Whether two statements of the same thing can both be true.

    They agree when the intervals that the words allow meet, *only through rounding* where the
    figures themselves differ. Two stated maxima, or two minima, compare by their numerals. Where
    a unit is ambiguous they conflict only if every pair of readings does.
    """
    first, second = (
        read_quantity(each) if isinstance(each, str) else each for each in (one, other)
    )
    for side in (first, second):
        if not side.readings:
            return _with_loose_count(first, second) or Comparison(
                Verdict.CANNOT_TELL, f"“{side.words}” cannot be read: {side.reason}."
            )
    pairs = _alike(first, second) or _ages(first, second)
    if not pairs:
        return _with_multiple(first, second) or Comparison(
            Verdict.CANNOT_TELL, _not_comparable(first, second)
        )
    return min((_compare(*pair) for pair in pairs), key=lambda each: _ORDER.index(each.verdict))


def _alike(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """The pairs of readings in one dimension."""
    return [
        (a, b) for a in one.readings for b in other.readings if a.unit.dimension == b.unit.dimension
    ]


def _ages(one: Quantity, other: Quantity) -> list[tuple[Measure, Measure]]:
    """The readings of an age and of a bare number beside it: "a 34-year-old", and "34"."""
    for age, bare in ((one, other), (other, one)):
        is_bare = all(not each.unit.printed for each in bare.readings)
        if is_bare and _YEARS_OLD.search(age.words):
            return _alike(age, read_quantity(f"{bare.words} years"))
    return []


def _with_loose_count(one: Quantity, other: Quantity) -> Comparison | None:
    """The conflict of a figure with "dozens" or "a handful"; ``None`` where it may be so many."""
    for loose, figure in ((one, other), (other, one)):
        within = read_loose_count(loose.words)
        pairs = _alike(within, figure) or _ages(within, figure) if within else []
        if pairs and not any(a.base_interval.meets(b.base_interval) for a, b in pairs):
            told = f"“{loose.words}” and “{figure.words}” cannot both be right."
            return Comparison(Verdict.CONFLICTS, told, _working(*pairs[0]))
    return None


def _with_multiple(one: Quantity, other: Quantity) -> Comparison | None:
    """A multiple set against a change in percent; ``None`` where the two are not that."""
    for multiple, change in ((one, other), (other, one)):
        made = as_multiples(change)
        pairs = _alike(multiple, made) if made else []
        if pairs:
            meets = any(a.base_interval.meets(b.base_interval) for a, b in pairs)
            both = f"“{one.words}” and “{other.words}”"
            told = f"{both} agree." if meets else f"{both} cannot both be right."
            return Comparison(Verdict.AGREES if meets else Verdict.CONFLICTS, told, (told,))
    return None


def _not_comparable(one: Quantity, other: Quantity) -> str:
    reason = why_not_comparable(one, other)
    return f"Not comparable, because {reason}"


def _compare(one: Measure, other: Measure) -> Comparison:
    first, second = one, other
    if _is_same_side(one, other):
        is_mixed = one.hedge is not other.hedge
        first, second = (
            _cut_short(each) if is_mixed and each.hedge in _STRICT else _without_bound(each)
            for each in (one, other)
        )
    verdict = _verdict(first, second)
    return Comparison(verdict, _explanation(one, other, verdict), _working(one, other))


def _is_same_side(one: Measure, other: Measure) -> bool:
    return {one.hedge, other.hedge} <= _UPPER or {one.hedge, other.hedge} <= _LOWER


def _without_bound(measure: Measure) -> Measure:
    hedge = Hedge.NONE if measure.hedge in BOUNDS else measure.hedge
    return Measure(
        measure.numerals, hedge, measure.unit, measure.form, measure.is_difference, measure.side
    )


def _cut_short(measure: Measure) -> Measure:
    """A strict bound beside one that is none, as the values of which it is the round part.

    "More than two" are at least three, and of at least 1,200 people there are more than 1,000.
    """
    if measure.form is not Form.SINGLE:
        return _without_bound(measure)
    numeral = measure.numerals[0]
    reach = max(numeral.step, abs(numeral.value) * COARSE_SHARE)
    far = numeral.value + (reach if measure.hedge is Hedge.OVER else -reach)
    ends = tuple(replace(numeral, value=value, step=Fraction(0)) for value in (numeral.value, far))
    return replace(measure, numerals=ends, hedge=Hedge.EXACTLY, form=Form.RANGE)


def _verdict(one: Measure, other: Measure) -> Verdict:
    first, second = one.base_interval, other.base_interval
    if not first.meets(second) or _only_touch(first, second):
        return Verdict.CONFLICTS
    bare = [_figures(each) for each in (one, other)]
    is_loose = {one.hedge, other.hedge} - UNHEDGED
    return Verdict.AGREES if is_loose or bare[0].meets(bare[1]) else Verdict.ROUNDING


def _only_touch(first: Interval, second: Interval) -> bool:
    """Whether two intervals share an end and no more: 5.5 million rounds to 5 or 6, not to both."""
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
    first, second = _shown(one), _shown(other)
    is_counted_alike = one.unit.dimension == "count" and one.unit.multiple == other.unit.multiple
    is_converted = one.unit.name != other.unit.name and not is_counted_alike
    if is_converted and other.form is Form.SINGLE:
        second += f" ({_in_unit(other, one)})"
    match verdict:
        case Verdict.CONFLICTS:
            return f"{first} and {second} cannot both be right."
        case Verdict.ROUNDING:
            return f"{first} and {second} differ only by rounding."
    return f"{first} and {second} agree."


def _shown(measure: Measure) -> str:
    return f"{measure.hedge.value} {format_measure(measure)}".strip()


def _in_unit(measure: Measure, like: Measure) -> str:
    """A single figure in the unit of another measure."""
    is_difference = bool(measure.is_difference)
    base = in_base(measure.low.value, measure.unit, is_difference)
    return format_value(from_base(base, like.unit, is_difference), like.unit)


def _working(one: Measure, other: Measure) -> tuple[str, ...]:
    return tuple(f"{_shown(each)} allows {_span(each)}" for each in (one, other))


@lru_cache(maxsize=16_384)
def _span(measure: Measure) -> str:
    interval = measure.interval
    if interval.low is None and interval.high is None:
        return "any value"
    if interval.low is None and interval.high is not None:
        return f"{format_value(interval.high, measure.unit)} or less"
    if interval.high is None and interval.low is not None:
        return f"{format_value(interval.low, measure.unit)} or more"
    ends = (format_value(end or Fraction(0), measure.unit) for end in (interval.low, interval.high))
    return " to ".join(ends)
