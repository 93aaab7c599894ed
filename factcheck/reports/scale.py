"""A picture of clashing figures: what each allows, in one unit, on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import accumulate
from typing import NamedTuple, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.interval import Interval
from factcheck.model import Claim, Finding
from factcheck.quantities import Hedge, Measure
from factcheck.quantities.conversion import conversion
from factcheck.quantities.printing import format_number, format_value
from factcheck.quantities.rounding import power_below
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reports.findings import FindingSide, sides_of

Pairs: TypeAlias = list[tuple[FindingSide, Measure]]
WIDTH = 360
_LEFT, _RIGHT, _TOP, _ROW = 16, 30, 14, 46


class ScaleFigure(Struct, frozen=True):
    """One figure: what was written, the same in the scale's unit, and the bar that it allows."""

    written: str
    converted: str
    x: float
    left: float
    right: float
    y: int
    is_reference: bool = False


class Scale(Struct, frozen=True):
    """All that the picture's template draws; of each tick of the axis its place and label.

    ``segments`` make up the first figure, a total's parts each behind the other: their ends and
    words. ``arrow`` is a change from what was to what is: its ends, row and label.
    """

    figures: tuple[ScaleFigure, ...]
    ticks: tuple[tuple[float, str], ...]
    height: int
    unit: str
    words: str
    segments: tuple[tuple[float, float, str], ...] = ()
    arrow: tuple[float, float, int, str] | None = None


class _Axis(NamedTuple):
    """The values between which figures are drawn."""

    low: Fraction
    high: Fraction

    def at(self, value: Fraction) -> float:
        """Where a value stands in the picture."""
        share = float((value - self.low) / (self.high - self.low))
        return round(_LEFT + share * (WIDTH - _LEFT - _RIGHT), 2)

    def ticks(self) -> Iterator[tuple[float, str]]:
        """The round values on it, each with where it stands."""
        step = _round_step((self.high - self.low) / 6)
        at = -(-self.low // step) * step
        while at <= self.high:
            yield self.at(at), format_number(at, step)
            at += step


def draw_scale(finding: Finding) -> Scale | None:
    """The scale of a finding; ``None`` where its sides are not figures of one dimension.

    A total stands under its parts, each behind the other; a change between what was and what is.
    """
    return _of_total(finding) or _of_change(finding) or _of_sides(finding)


def _of_sides(finding: Finding) -> Scale | None:
    measured = list(_measured(finding))
    if len(measured) < 2 or not _are_alike(measured):
        return None
    measured = _unbounded(measured)
    unit = measured[0][1]
    ends = _ends(measured, unit)
    low, high = min(ends), max(ends)
    pad = (high - low) / 8 or Fraction(1)
    axis = _Axis(low - pad, high + pad)
    figures = _figures(measured, axis, unit)
    return _scale(figures, axis, unit, _in_words(figures), len(figures))


def _measured(finding: Finding) -> Iterator[tuple[FindingSide, Measure]]:
    for side in sides_of(finding):
        if side.claim and side.key in ("quantity", "restated", "share"):
            readings = read_quantity(side.written.text).readings
            if len(readings) == 1:
                yield side, readings[0]


def _unbounded(measured: Pairs) -> Pairs:
    """Numerals alone where both are bounds, or one restates the other: so they are compared."""
    is_restated = len({side.claim for side, _ in measured}) == 1
    if is_restated or all(measure.is_bound for _, measure in measured):
        return [(side, replace(m, hedge=Hedge.NONE) if m.is_bound else m) for side, m in measured]
    return measured


def _interval_in(measure: Measure, unit: Measure) -> Interval:
    """What a measure allows, in another unit."""
    factor, offset = _worth(unit)
    return measure.base_interval.scaled(1 / factor, -offset / factor)


def _worth(measure: Measure) -> tuple[Fraction, Fraction]:
    """Factor and offset that turn a value in a measure's unit into base units."""
    factor, offset = conversion(measure.unit.expression)
    return factor * measure.unit.multiple, Fraction(0) if measure.is_difference else offset


def _value_in(measure: Measure, unit: Measure) -> Fraction:
    """The greatest numeral of a measure in another unit."""
    factor, offset = _worth(measure)
    other_factor, other_offset = _worth(unit)
    return (measure.high.value * factor + offset - other_offset) / other_factor


def _ends(measured: Pairs, unit: Measure) -> list[Fraction]:
    """The values of some measures, and what they allow at least and at most."""
    intervals = [_interval_in(measure, unit) for _, measure in measured]
    ends = [end for interval in intervals for end in (interval.low, interval.high)]
    return [
        *(_value_in(measure, unit) for _, measure in measured),
        *(end for end in ends if end is not None),
    ]


def _round_step(rough: Fraction) -> Fraction:
    """The least of 1, 2, 5, 10 … times a power of ten that is not below ``rough``."""
    power = power_below(rough)
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


# -- figures that follow from others ------------------------------------------------------------


def _of_total(finding: Finding) -> Scale | None:
    """A total and the sum of its parts, from nothing on."""
    total, parts = _related(finding, "total_of")
    totals = _figure_of(total) if total else []
    if not (totals and _are_alike([*parts, *totals])):
        return None
    unit = totals[0][1]
    values = [_value_in(measure, unit) for _, measure in parts]
    if min(values) < 0:
        return None
    ends = list(accumulate(values, initial=Fraction(0)))
    axis = _from_nothing([ends[-1], _value_in(unit, unit)])
    at = [axis.at(end) for end in ends]
    names = [side.written.text for side, _ in parts]
    segments = tuple(zip(at, at[1:], names, strict=False))
    summed = format_value(ends[-1], unit.unit)
    figure = _figure(1, totals[0], axis, unit)
    words = f"{' + '.join(names)} is {summed}; written {figure.written}"
    sum_of_parts = ScaleFigure("the parts", summed, at[-1], at[0], at[-1], _TOP)
    figures = (sum_of_parts, replace(figure, left=at[0], right=figure.x))
    return _scale(figures, axis, unit, words, 2, segments)


def _of_change(finding: Finding) -> Scale | None:
    """What was, what is, and the change between them; of percentages in points as well."""
    change, ends = _related(finding, "change_from")
    if change is None:
        return None
    unit = ends[0][1]
    axis = _from_nothing(_ends(ends, unit))
    start = axis.at(Fraction(0))
    figures = tuple(
        replace(one, left=min(start, one.x), right=max(start, one.x))
        for one in _figures(ends, axis, unit)
    )
    before, after = (_value_in(measure, unit) for _, measure in ends)
    label = _changed(before, after, unit)
    arrow = figures[0].x, figures[1].x, _TOP + _ROW * 2, label
    words = f"{_in_words(figures)}; {label}, written {change.value_words}"
    return _scale(figures, axis, unit, words, 3, arrow=arrow)


def _changed(before: Fraction, after: Fraction, unit: Measure) -> str:
    """By how much it rose or fell: ``+2 points = +50 %``."""
    word = "point" if abs(after - before) == 1 else "points"
    points = f"{_signed(after - before)} {word}" if unit.unit.name == "percent" else ""
    percent = f"{_signed((after / before - 1) * 100)} %" if before else ""
    return " = ".join(filter(None, (points, percent)))


def _signed(value: Fraction) -> str:
    return f"{'−' if value < 0 else '+'}{format_number(abs(value))}"


def _related(finding: Finding, form: str) -> tuple[Claim | None, Pairs]:
    """The claim of a finding that follows from others by a form, and their figures, if alike."""
    by_uid = {claim.uid: claim for claim in finding.claims}
    for claim in finding.claims:
        names = [one.text for one in claim.forms.get(form, ())]
        named = [by_uid.get(claim.document.uid_of(name)) for name in names]
        pairs = [pair for one in named if one for pair in _figure_of(one)]
        if names and len(pairs) == len(names) and _are_alike(pairs):
            return claim, pairs
    return None, []


def _figure_of(claim: Claim) -> Pairs:
    """The figure of a claim with its reading, where it has just one."""
    readings = claim.quantity.readings if claim.quantity else ()
    if len(readings) != 1 or claim.kind not in claim.written:
        return []
    return [(FindingSide(claim, claim.kind, claim.written[claim.kind]), readings[0])]


def _are_alike(pairs: Pairs) -> bool:
    return len({measure.unit.dimension for _, measure in pairs}) == 1


def _from_nothing(ends: Sequence[Fraction]) -> _Axis:
    """An axis from nothing to a little beyond the greatest."""
    high = max(*ends, Fraction(0)) * Fraction(11, 10) or Fraction(1)
    return _Axis(min(*ends, Fraction(0)) * Fraction(11, 10), high)


def _scale(
    figures: tuple[ScaleFigure, ...],
    axis: _Axis,
    unit: Measure,
    words: str,
    rows: int,
    segments: tuple[tuple[float, float, str], ...] = (),
    arrow: tuple[float, float, int, str] | None = None,
) -> Scale:
    shown = unit.unit.symbol or unit.unit.printed
    height = _TOP + _ROW * rows + 34
    return Scale(figures, tuple(axis.ticks()), height, shown, words, segments, arrow)


def _figures(pairs: Pairs, axis: _Axis, unit: Measure) -> tuple[ScaleFigure, ...]:
    return tuple(_figure(number, pair, axis, unit) for number, pair in enumerate(pairs))


def _figure(
    number: int, pair: tuple[FindingSide, Measure], axis: _Axis, unit: Measure
) -> ScaleFigure:
    side, measure = pair
    value, interval = _value_in(measure, unit), _interval_in(measure, unit)
    is_same = measure.unit.expression == unit.unit.expression
    low, high = interval.low, interval.high
    return ScaleFigure(
        written=side.written.text,
        converted="" if is_same else format_value(value, unit.unit),
        x=axis.at(value),
        left=float(_LEFT) if low is None else axis.at(low),
        right=float(WIDTH - _RIGHT) if high is None else axis.at(high),
        y=_TOP + _ROW * number,
        is_reference=bool(side.claim and side.claim.is_reference),
    )


def _in_words(figures: Sequence[ScaleFigure]) -> str:
    """The picture in words, for those who cannot see it."""
    return "; ".join(
        f"{figure.written} is {figure.converted}" if figure.converted else figure.written
        for figure in figures
    )
