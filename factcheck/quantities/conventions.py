"""Customs of trades in converting, from the table ``conventions``: cooks, knitters, weather."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from factcheck.quantities.conversion import combine
from factcheck.quantities.figure_pairs import FigurePair, in_base
from factcheck.quantities.measure import Numeral, Unit
from factcheck.words import choices, sections

_FIVE = Fraction(5)  # what both figures are rounded to
_LARGEST = 1000  # knots or nautical miles that are tried


@cache
def _sections() -> Mapping[str, list[tuple[str, ...]]]:
    return {
        heading: [tuple(cell.strip() for cell in line.split("|")) for line in lines]
        for heading, lines in sections("conventions").items()
    }


@cache
def _tables() -> Mapping[tuple[str, str], Mapping[Fraction, tuple[Fraction, ...]]]:
    return {
        (one, other): {
            Fraction(mark): tuple(map(Fraction, values.split()))
            for mark, _, values in (row.partition("=") for row in choices(cells))
        }
        for one, other, cells in _sections()["table"]
    }


def _values(pair: FigurePair) -> dict[str, Fraction]:
    sides = ((pair.stated, pair.stated_unit), (pair.restated, pair.restated_unit))
    return {unit.name: numeral.value for numeral, unit in sides}


def fits_factor(pair: FigurePair, *, is_imprecise: bool) -> bool:
    """Whether figures fit at a trade's own factor: ounces of 25 grams, inches of 2.5 cm."""
    values = _values(pair)
    return any(
        {unit, other} == set(values)
        and bool(imprecise) == is_imprecise
        and _fits(values[unit], values[other], *map(Fraction, numbers))
        for unit, other, *numbers, imprecise in _sections()["factor"]
    )


def _fits(
    first: Fraction, second: Fraction, factor: Fraction, step: Fraction, *ends: Fraction
) -> bool:
    """Whether the second is the first by a factor, at its step, where the first lies within."""
    if not ends[0] <= first <= ends[1] or (step >= 1 and second % step):
        return False
    return abs(first * factor - second) * 2 <= step


def fits_table(pair: FigurePair) -> bool:
    """Whether a printed table sets the one figure beside the other: 250 °F beside 130 °C."""
    values = _values(pair)
    return any(
        values[other] in marks.get(values[one], ())
        for (one, other), marks in _tables().items()
        if {one, other} == set(values)
    )


def nearness(pair: FigurePair) -> Fraction | None:
    """How near the figures of an instrument have to be, as a barometer's; None for any other."""
    names = {pair.stated_unit.name, pair.restated_unit.name}
    for units, others, *numbers in _sections()["near"]:
        if names & set(choices(units)) and names & set(choices(others)):
            share, least, most = map(Fraction, numbers)
            value = in_base(pair.stated.value, pair.stated_unit, False)
            return share if least <= value <= most else None
    return None


def are_cooks_measures(pair: FigurePair) -> bool:
    """Whether of two units one is a cook's, of volume or of weight, and one its metric unit."""
    names = {pair.stated_unit.name, pair.restated_unit.name}
    for metric, customary in _sections()["cooks"]:
        theirs = {name for name in names if name.endswith(metric) and name != "kilogram"}
        if theirs and any(name.endswith(choices(customary)) for name in names - theirs):
            return True
    return False


def have_common_origin(pair: FigurePair, *, is_outward: bool = False) -> bool:
    """Whether a whole number of knots or nautical miles rounds to both figures.

    Above thirty it has to be a multiple of five, as bulletins have it. Both are rounded
    to fives, from the least on that is, or both to their last digit. ``is_outward``: they are as
    far as a storm's winds reach.
    """
    rows = {combine("1", dimension): told for _, dimension, *told in _sections()["origin"]}
    if pair.stated_unit.dimension not in rows:
        return False
    metres, *leasts = rows[pair.stated_unit.dimension]
    origin, least = Fraction(*map(int, metres.split("/"))), int(leasts[is_outward])
    about = pair.stated.value * pair.stated_unit.worth / origin
    if not 0 < about <= _LARGEST:
        return False
    reach = range(int(about) - 6, int(about) + 8)
    counts = [count for count in reach if count % 5 == 0 or count <= 30]
    sides = ((pair.stated, pair.stated_unit.worth), (pair.restated, pair.restated_unit.worth))
    return any(
        all(rounds(count * origin / each, figure, least) for figure, each in sides)
        for rounds in (_rounds, _rounds_to_five)
        for count in counts
    )


def _rounds(exact: Fraction, figure: Numeral, _least: int) -> bool:
    """Whether a figure is a value rounded to its last digit."""
    return abs(exact - figure.value) * 2 <= figure.step


def _rounds_to_five(exact: Fraction, figure: Numeral, least: int) -> bool:
    """Whether a figure is a value rounded to fives."""
    is_five = figure.value % 5 == 0 and figure.value >= least
    return is_five and abs(exact - figure.value) * 2 <= max(figure.step, _FIVE)


_PRIMES = {"'": frozenset("'′’"), '"': frozenset('"″”')}


def meant_by(unit: Unit, dimension: str) -> str:
    """The unit word that a customary one stands for beside what the other side measures; or ""."""
    for name, measured, word in _sections()["meant"]:
        known, _, printed = name.partition(" ")
        is_printed = not printed.startswith(("'", '"')) or unit.printed in _PRIMES[printed[1:-1]]
        named = known if printed.startswith(("'", '"')) else name
        if unit.name == named and is_printed and combine("1", measured) == dimension:
            return word
    return ""
