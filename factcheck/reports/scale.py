"""A picture of clashing figures: what each allows, in one unit, on one scale."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from msgspec import Struct
from msgspec.structs import replace

from factcheck.interval import Interval
from factcheck.model import Finding
from factcheck.quantities import Hedge, Measure
from factcheck.quantities.conversion import conversion
from factcheck.quantities.printing import format_number, format_value
from factcheck.quantities.rounding import power_below
from factcheck.reading.quantity import read_quantity
from factcheck.reports.findings import Side, sides_of

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
    is_open_left: bool
    is_open_right: bool
    is_reference: bool


class Tick(Struct, frozen=True):
    """A mark of the axis."""

    x: float
    label: str


class Scale(Struct, frozen=True):
    """All that the picture's template draws."""

    figures: tuple[ScaleFigure, ...]
    ticks: tuple[Tick, ...]
    height: int
    unit: str
    words: str


def draw_scale(finding: Finding) -> Scale | None:
    """The scale of a finding; ``None`` where its sides are not figures of one dimension."""
    measured = list(_measured(finding))
    if len(measured) < 2 or len({m.unit.dimension for _, m in measured}) > 1:
        return None
    measured = _unbounded(measured)
    unit = measured[0][1]
    intervals = [_in_unit(m.base_interval, unit) for _, m in measured]
    values = [_value_in(m, unit) for _, m in measured]
    low, high, step = _extent([*values, *_ends(intervals)])
    figures = tuple(
        _figure(number, pair, interval, (low, high), unit)
        for number, (pair, interval) in enumerate(zip(measured, intervals, strict=True))
    )
    ticks = tuple(_ticks(low, high, step))
    height = _TOP + _ROW * len(figures) + 34
    return Scale(figures, ticks, height, unit.unit.symbol or unit.unit.printed, _told(figures))


def _measured(finding: Finding) -> Iterator[tuple[Side, Measure]]:
    for side in sides_of(finding):
        if side.claim and side.key in ("quantity", "restated", "share"):
            readings = read_quantity(side.written.text).readings
            if len(readings) == 1 and readings[0].unit.expression:
                yield side, readings[0]


def _unbounded(measured: list[tuple[Side, Measure]]) -> list[tuple[Side, Measure]]:
    """Numerals alone where both are bounds, or one restates the other: so they are compared."""
    is_restated = len({side.claim for side, _ in measured}) == 1
    if is_restated or all(measure.is_bound for _, measure in measured):
        return [(side, replace(m, hedge=Hedge.NONE) if m.is_bound else m) for side, m in measured]
    return measured


def _in_unit(base: Interval, unit: Measure) -> Interval:
    factor, offset = _worth(unit)
    return base.scaled(1 / factor, -offset / factor)


def _worth(measure: Measure) -> tuple[Fraction, Fraction]:
    """Factor and offset that turn a value in a measure's unit into base units."""
    factor, offset = conversion(measure.unit.expression)
    return factor * measure.unit.multiple, Fraction(0) if measure.is_difference else offset


def _value_in(measure: Measure, unit: Measure) -> Fraction:
    """The greatest numeral of a measure in another unit."""
    factor, offset = _worth(measure)
    other_factor, other_offset = _worth(unit)
    return (measure.high.value * factor + offset - other_offset) / other_factor


def _ends(intervals: Sequence[Interval]) -> list[Fraction]:
    ends = [end for interval in intervals for end in (interval.low, interval.high)]
    return [end for end in ends if end is not None]


def _extent(values: Sequence[Fraction]) -> tuple[Fraction, Fraction, Fraction]:
    """Where the axis begins and ends, and the step of its ticks."""
    low, high = min(values), max(values)
    pad = (high - low) / 8 or Fraction(1)
    low, high = low - pad, high + pad
    step = _round_step((high - low) / 6)
    return low, high, step


def _round_step(rough: Fraction) -> Fraction:
    """The least of 1, 2, 5, 10 … times a power of ten that is not below ``rough``."""
    power = power_below(rough)
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= rough)


def _ticks(low: Fraction, high: Fraction, step: Fraction) -> Iterator[Tick]:
    at = -(-low // step) * step
    while at <= high:
        yield Tick(_x(at, (low, high)), format_number(at, step))
        at += step


def _x(value: Fraction, extent: tuple[Fraction, Fraction]) -> float:
    low, high = extent
    return round(_LEFT + float((value - low) / (high - low)) * (WIDTH - _LEFT - _RIGHT), 2)


def _figure(
    number: int,
    pair: tuple[Side, Measure],
    interval: Interval,
    extent: tuple[Fraction, Fraction],
    unit: Measure,
) -> ScaleFigure:
    side, measure = pair
    value = _value_in(measure, unit)
    is_same = measure.unit.expression == unit.unit.expression
    low, high = interval.low, interval.high
    return ScaleFigure(
        written=side.written.text,
        converted="" if is_same else format_value(value, unit.unit),
        x=_x(value, extent),
        left=float(_LEFT) if low is None else _x(low, extent),
        right=float(WIDTH - _RIGHT) if high is None else _x(high, extent),
        y=_TOP + _ROW * number,
        is_open_left=low is None,
        is_open_right=high is None,
        is_reference=bool(side.claim and side.claim.is_reference),
    )


def _told(figures: Sequence[ScaleFigure]) -> str:
    """The picture in words, for those who cannot see it."""
    return "; ".join(
        f"{figure.written} is {figure.converted}" if figure.converted else figure.written
        for figure in figures
    )
