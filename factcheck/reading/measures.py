"""A series of figures as the measures that it may be, one for each reading of its unit."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.quantities.comparable import hands_and_inches
from factcheck.quantities.measure import (
    Form,
    Hedge,
    Measure,
    Numeral,
    Style,
    Unit,
)
from factcheck.quantities.units import Units, power_unit
from factcheck.reading.compound_figures import Figure, smaller_units
from factcheck.reading.series import Series
from factcheck.reading.units_behind import is_part


def readings_of(
    series: Series, units: Units, hedge: Hedge, difference: bool | None
) -> tuple[Measure, ...]:
    """A series in every reading of its unit, each once."""
    if len(units) > 1:
        by_name = {unit.name: unit for unit in reversed(units)}
        units = tuple([by_name[name] for name in reversed(by_name)])
    found = [_measure(series, unit, hedge, difference) for unit in units]
    return tuple([reading for reading in found if reading])


def parts_of(series: Series) -> tuple[tuple[Numeral, Unit], ...]:
    """The parts of a compound, as told: a month and 21 days."""
    figure = series.figures[0]
    if len(series.figures) > 1 or not figure.smaller or not figure.units:
        return ()
    return (
        (figure.numeral, figure.units[0]),
        *((each, units[0]) for each, units in figure.smaller),
    )


def by_part(series: Series, moved: int) -> Series:
    """What rose or fell by a part, as the factor that it makes: 2/3 for "fell by a third"."""
    figures = tuple(
        replace(
            figure,
            numeral=replace(
                figure.numeral, value=1 + moved * figure.numeral.value, style=Style.PLAIN
            ),
        )
        for figure in series.figures
    )
    return replace(series, figures=figures)


def _measure(series: Series, unit: Unit, hedge: Hedge, difference: bool | None) -> Measure | None:
    """One reading of a series, every numeral in the one unit."""
    known = tuple([one for each in series.figures if (one := _numeral_in(each, unit))])
    if len(known) < len(series.figures):
        return None
    if series.form is Form.PRODUCT:
        return _product(known, hedge, unit)
    if series.form is not Form.SINGLE:
        known = _shared_scale(known)
    is_degrees = unit.dimension == "temperature"
    return Measure(known, hedge, unit, series.form, difference if is_degrees else None)


def _product(numerals: tuple[Numeral, ...], hedge: Hedge, unit: Unit) -> Measure:
    """Sides of an area or a volume; in "2 × 500 MW" the figure of each."""
    if unit.dimension not in ("length", "count") or len(numerals) > 3:
        return Measure(numerals[-1:], hedge, unit)
    whole = unit if unit.dimension == "count" else power_unit(unit, len(numerals))
    return Measure(numerals, hedge, whole, Form.PRODUCT, side=unit)


def _numeral_in(figure: Figure, unit: Unit) -> Numeral | None:
    """A figure's numeral in a unit: its own, or one of the same dimension."""
    if not figure.units or (figure.units[0] is unit and not figure.smaller and unit.name != "hand"):
        return figure.numeral
    if unit.name == "hand" and not figure.smaller and (hands := hands_and_inches(figure.numeral)):
        return hands
    own = next((each for each in figure.units if each.name == unit.name), None)
    own = own or next((each for each in figure.units if is_part(each, unit)), None)
    if own is None:
        return None
    numeral = _rescaled(figure.numeral, own, unit)
    for smaller, units in figure.smaller:
        fitting = (each for each in units if each.name in smaller_units().get(own.name, ()))
        numeral = _added(numeral, _rescaled(smaller, next(fitting, units[0]), unit))
    is_changed = figure.smaller or own.name != unit.name
    return replace(numeral, text=figure.text, has_unit=True) if is_changed else numeral


def _rescaled(numeral: Numeral, own: Unit, unit: Unit) -> Numeral:
    if own.name == unit.name or own.dimension != unit.dimension or own.dimension == "temperature":
        return numeral
    factor = own.worth / unit.worth
    return Numeral(
        numeral.text, numeral.value * factor, numeral.step * factor, numeral.grain * factor
    )


def _added(bigger: Numeral, smaller: Numeral) -> Numeral:
    sign = -1 if bigger.value < 0 else 1
    value = bigger.value + sign * smaller.value
    return replace(smaller, value=value, is_compound=True)


def _shared_scale(numerals: tuple[Numeral, ...]) -> tuple[Numeral, ...]:
    """In "1 to 2 million" the first numeral takes the scale word of the last."""
    last = numerals[-1]
    if last.scale == 1:
        return numerals
    return tuple(
        replace(each, value=each.value * last.scale, step=each.step * last.scale)
        if each.scale == 1 and abs(each.value) < abs(last.value / last.scale)
        else each
        for each in numerals
    )
