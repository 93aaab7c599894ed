"""The unit table, read when the first unit is looked up, and units made of others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.quantities.conversion import combine
from factcheck.quantities.measure import Unit
from factcheck.words import rows, sections


class UnitRow(Struct, frozen=True):
    """One unit of the table, prefixes applied."""

    name: str
    expression: str
    symbol: str
    dimension: str

    @property
    def unit(self) -> Unit:
        """The unit of this row, printed as its symbol."""
        return Unit(self.symbol, self.name, self.symbol, self.dimension, self.expression)


class _UnitTable(Struct, frozen=True):
    """Unit words as written, and the same with their case folded, each with its rows in order."""

    exact: Mapping[str, tuple[UnitRow, ...]]
    folded: Mapping[str, tuple[UnitRow, ...]]

    def find(self, word: str) -> tuple[UnitRow, ...]:
        """The rows of a word, first as written, then with its case folded; () where unknown."""
        return self.exact.get(word) or self.folded.get(word.casefold(), ())


@cache
def unit_table() -> _UnitTable:
    """The table of all units."""
    exact: dict[str, tuple[UnitRow, ...]] = {}
    folded: dict[str, tuple[UnitRow, ...]] = {}
    for word, row in _entries():
        for words, key in ((exact, word), (folded, word.casefold())):
            rows = words.get(key, ())
            if row not in rows:
                words[key] = (*rows, row)
    return _UnitTable(exact, folded)


def unit_called(word: str) -> Unit:
    """The likeliest unit of a word that the table has."""
    return unit_table().find(word)[0].unit


def _entries() -> Iterator[tuple[str, UnitRow]]:
    """Each word with its row, in the order of the file."""
    for dimension, lines in sections("units").items():
        for line in lines:
            yield from _row_entries(line, combine("1", dimension))


def _row_entries(line: str, dimension: str) -> Iterator[tuple[str, UnitRow]]:
    name, expression, symbol, words, *prefixes = (cell.strip() for cell in line.split(" | "))
    row = UnitRow(name, expression, symbol, dimension)
    for prefix in ["", *prefixes[0].split()] if prefixes else [""]:
        prefixed = _prefixed(row, prefix) if prefix else row
        for word in words.split("; "):
            for spelled in _spellings(word.strip(), prefix):
                yield spelled, prefixed


@cache
def _prefixes() -> Mapping[str, tuple[str, str]]:
    """The name and the factor of each prefix, by its symbol."""
    return {symbol: (name, factor) for symbol, name, factor in rows("prefixes")}


def _prefixed(row: UnitRow, prefix: str) -> UnitRow:
    name, factor = _prefixes()[prefix]
    return UnitRow(
        name + row.name, f"{factor} * {row.expression}", prefix + row.symbol, row.dimension
    )


def _spellings(word: str, prefix: str) -> Iterator[str]:
    """The ways to write a word of the table: with its prefix, in the plural, hyphenated."""
    is_symbol = len(word) > 1 and word.endswith("'") and word[-2].isalnum()
    stem = word.rstrip("~'") if is_symbol else word.rstrip("~")
    if prefix:
        if not (is_symbol or word.endswith("~")):
            return
        stem = (prefix if is_symbol else _prefixes()[prefix][0]) + stem
    for form in (stem, stem.replace("~", "s")) if "~" in stem else (stem,):
        base = form.replace("~", "")
        yield base
        if word.endswith("~"):
            yield base + "s"
        if " " in base:
            yield base.replace(" ", "-")
            if word.endswith("~"):
                yield base.replace(" ", "-") + "s"


# -- squared and cubed, multiplied, divided, or so many at once

Units = tuple[Unit, ...]  # the readings of one unit
_NEVER_COMPOSED = frozenset(["gravity", "inch of mercury"])


def power_unit(unit: Unit, power: int) -> Unit:
    """A unit of length squared or cubed: "square mile", "m³"."""
    word, mark = {2: ("square", "²"), 3: ("cubic", "³")}[power]
    short = {2: "sq", 3: "cu"}[power]
    is_raised = unit.name.endswith("meter") or unit.dimension != "length"
    symbol = unit.symbol + mark if is_raised else f"{short} {unit.symbol}"
    return Unit(
        unit.printed,
        f"{word} {unit.name}",
        symbol,
        combine("1", unit.dimension, power),
        f"({unit.expression}) ** {power}",
    )


def multiplied(unit: Unit, number: Fraction) -> Unit:
    """A number of a unit, as it stands below the line of a rate: "100 kilometers"."""
    name = "1 " if number == 1 else f"{float(number):,.12g} "
    return replace(
        unit, name=name + unit.name, symbol=name + unit.symbol, multiple=unit.multiple * number
    )


def composed(units: Units, others: Units, power: int) -> Units:
    """Every reading of one unit with every reading of another that measures the same thing.

    A price may be for any of them: that of an ounce for its weight or what it holds. Where one
    has no reading, such as a pressure an hour, there is none.
    """
    return tuple(
        _combined(unit, other, power)
        for unit in units
        if unit.name not in _NEVER_COMPOSED
        for other in others
        if other.dimension == others[0].dimension or (power < 0 and unit.is_money)
    )


def _combined(unit: Unit, other: Unit, power: int) -> Unit:
    sign, joint = ("*", "·") if power > 0 else ("/", "/")
    multiple = unit.multiple
    if other.multiple != 1:
        multiple *= other.multiple**power
    if unit.is_bare:
        name, symbol = f"per {other.name}", f"per {_one(other)}"
    else:
        name, symbol = f"{unit.name}{sign}{other.name}", f"{unit.symbol}{joint}{_one(other)}"
    dimension = combine(unit.dimension, other.dimension, power)
    if unit.dimension == other.dimension == "count" and power < 0:
        dimension = "share" if other.name.endswith("people") else name
    left, right = _factor_expression(unit), _factor_expression(other)
    return Unit(
        unit.printed,
        name,
        symbol,
        dimension,
        f"({left}) {sign} ({right})",
        multiple,
        unit if power < 0 and unit.dimension != "count" else None,
    )


def _one(unit: Unit) -> str:
    """The symbol of a single one: "per day", where several are "days"."""
    return unit.name if unit.symbol == f"{unit.name}s" else unit.symbol


DEGREES = {"degC": "kelvin", "degF": "kelvin * 5/9", "degR": "kelvin * 5/9", "count": "1"}


def _factor_expression(unit: Unit) -> str:
    """A unit's expression inside a composed one, where degrees are differences."""
    return DEGREES.get(unit.expression, unit.expression)
