"""Worlds of one figure: how many or how much there is, told twice, or told in two units."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from random import Random

from msgspec import Struct

from tests.oracles.cases import Case, Conversion, Figures
from tests.oracles.phrasing import (
    COUNTED,
    HEDGES,
    MONEY,
    Told,
    between,
    digits,
    exact,
    fill,
    kinds_of,
    loosely,
    phrases_for,
    spelled,
    tell,
    to_step,
)

MEASURED = (
    "km", "kilometers", "miles", "metres", "feet", "kg", "pounds", "acres", "hectares", "tonnes",
    "litres", "dollars", "euros", "hours", "degrees Celsius", "percent", "square miles", "mph",
)  # fmt: skip
FARTHEST = 40  # draws until a value is found beyond what words may mean


def count(chance: Random) -> Fraction:
    """A number of things, small or in the millions."""
    top = 10 ** chance.choice((1, 2, 2, 3, 3, 3, 4, 4, 5, 6, 7, 8, 9))
    return Fraction(chance.choice((chance.randint(3, top), 12 * chance.randint(1, 5))))


def amount(chance: Random) -> Fraction:
    """A measure, with up to two decimals."""
    whole = chance.randint(2, 10 ** chance.choice((1, 2, 3, 4)))
    return Fraction(whole * 100 + chance.choice((0, 0, 0, 50, 25, 10, 37, 80)), 100)


def statement(chance: Random, value: Fraction, unit: str) -> Told:
    """A value told truly in any way."""
    if value >= 20 and chance.random() < 0.12:
        return between(chance, value, unit)
    loose = loosely(chance, value, unit) if unit in COUNTED and chance.random() < 0.05 else None
    if loose:
        return loose
    return tell(chance, value, unit, is_digits=unit in (*MONEY, "%"))


def beyond(chance: Random, told: Told, unit: str, value: Fraction) -> Told | None:
    """Another value of the world, told exactly, that words cannot mean."""
    is_whole = unit in COUNTED
    for _ in range(FARTHEST):
        factor = Fraction(chance.choice((20, 40, 60, 75, 140, 170, 250, 400)), 100)
        other = exact(to_step(value * factor, 1 if is_whole else Fraction(1, 10)), unit)
        low = None if told.low is None else told.low - abs(told.low) / 20
        high = None if told.high is None else told.high + abs(told.high) / 20
        if other.is_apart(low, high) and other.low is not None and other.low > 0:
            return other
    return None


def numbers(chance: Random) -> Iterator[Case]:
    """One figure told twice, in any two ways."""
    is_count = chance.random() < 0.6
    unit = chance.choice(COUNTED if is_count else (*MEASURED, "$", "€", "£", "%"))
    value = count(chance) if is_count else amount(chance)
    if unit in ("%", "percent"):
        value = value % 95 + 2
    told = statement(chance, value, unit)
    sides = [
        exact(value, unit),
        statement(chance, value, unit),
        tell(chance, value, unit, ("plain",)),
    ]
    beside = sides[chance.choice((0, 0, 1, 2) if unit not in (*MONEY, "%") else (0, 1))]
    kinds = _kinds(told, beside)
    world = f"{digits(value)} {unit}"
    if not _are_unlike_maxima(told, beside):
        yield Case(kinds, world, Figures(told.words, beside.words))
    other = beyond(chance, told, unit, value)
    if other:
        yield Case((told.kind,), f"not {world}", Figures(told.words, other.words), is_true=False)
    if is_count and chance.random() < 0.02:
        yield from _at_the_bound(chance, value, unit)


def _are_unlike_maxima(told: Told, beside: Told) -> bool:
    """Whether both tell the most that is reached, and not the same: one of them is then wrong."""
    return told.low is None and beside.low is None and told.high != beside.high


def _kinds(told: Told, beside: Told) -> tuple[str, ...]:
    if told.high is None and beside.high is None:
        return ("two minima",)
    if told.low is None and beside.low is None:
        return ("two maxima",)
    return kinds_of(told, beside)


def _at_the_bound(chance: Random, value: Fraction, unit: str) -> Iterator[Case]:
    """A count that is no round one, strictly above or below itself."""
    if value % 5 == 0 or value > 1000:
        return
    phrase = chance.choice(("fewer than {} {u}", "more than {} {u}", "under {} {u}", "over {} {u}"))
    words = fill(phrase, unit, digits(value))
    kinds = ("a count strictly beyond itself",)
    yield Case(kinds, f"{value} {unit}", Figures(words, f"{digits(value)} {unit}"), is_true=False)


# Conversions


class Units(Struct, frozen=True):
    """Two units: what one of the first is in the second, and how each is written."""

    factor: Fraction
    one: tuple[str, ...]
    other: tuple[str, ...]
    low: int
    high: int


_MILE, _FOOT = Fraction("1.609344"), Fraction("0.3048")
_POUND, _ACRE = Fraction("0.45359237"), Fraction("0.40468564224")
UNITS = (
    Units(_MILE, ("miles", "mi"), ("kilometers", "kilometres", "km"), 2, 4000),
    Units(_FOOT, ("feet", "ft"), ("meters", "metres", "m"), 5, 30_000),
    Units(Fraction("0.9144"), ("yards",), ("meters", "metres", "m"), 5, 900),
    Units(Fraction("2.54"), ("inches", "in"), ("centimeters", "centimetres", "cm"), 2, 90),
    Units(Fraction("25.4"), ("inches",), ("millimeters", "mm"), 1, 20),
    Units(_POUND, ("pounds", "lb", "lbs"), ("kilograms", "kg"), 3, 9000),
    Units(Fraction("28.349523125"), ("ounces", "oz"), ("grams", "g"), 1, 40),
    Units(_ACRE, ("acres",), ("hectares", "ha"), 5, 90_000),
    Units(_MILE**2, ("square miles", "sq mi"), ("square kilometers", "sq km", "km2"), 2, 90_000),
    Units(_FOOT**2, ("square feet", "sq ft"), ("square meters", "square metres", "m2"), 50, 90_000),
    Units(_MILE, ("mph", "miles per hour", "miles an hour"), ("km/h", "kph", "kilometers per hour"),
          5, 300),
    Units(Fraction("0.90718474"), ("short tons",), ("tonnes", "metric tons"), 5, 90_000),
    Units(Fraction("3.785411784"), ("US gallons", "U.S. gallons"), ("liters", "litres"), 2, 9000),
    Units(Fraction("1.852"), ("nautical miles",), ("kilometers", "km"), 3, 900),
    Units(Fraction("1.852"), ("knots",), ("km/h", "kilometers per hour"), 10, 150),
    Units(_FOOT**3, ("cubic feet",), ("cubic meters", "cubic metres"), 50, 90_000),
    Units(Fraction("0.745699872"), ("hp", "horsepower"), ("kW", "kilowatts"), 20, 900),
    Units(Fraction("6.894757293168"), ("psi",), ("kPa",), 10, 900),
)  # fmt: skip


def conversions(chance: Random) -> Iterator[Case]:
    """A figure that a writer gives again in another unit."""
    made = chance.choice((_plain, _plain, _plain, _hedged, _range, _degrees, _heights, _adjective))
    yield from made(chance)


def _drawn(chance: Random) -> tuple[Fraction, str, str, Fraction]:
    """A natural figure, its unit, the other unit, and what the figure is in it."""
    units = chance.choice(UNITS)
    value = Fraction(
        chance.randint(units.low, min(units.high, units.low * 10 ** chance.randint(1, 4)))
    )
    one, other = chance.choice(units.one), chance.choice(units.other)
    if chance.random() < 0.5:
        return _natural(chance, value), one, other, units.factor
    return _natural(chance, to_step(value * units.factor, 1) or value), other, one, 1 / units.factor


def _natural(chance: Random, value: Fraction) -> Fraction:
    """A value rounded as writers like it, to at most a tenth of itself."""
    steps = [Fraction(10**power) for power in range(5) if 10**power <= value / 10]
    return to_step(value, chance.choice(steps)) if steps else value


def _rounded(chance: Random, value: Fraction) -> Fraction:
    """A conversion as writers round it: at a step of at most a twentieth of it, 1 or finer."""
    steps = [Fraction(n) * Fraction(10) ** power for power in range(-1, 5) for n in (1, 5)]
    fit = [step for step in steps if step <= value / 20 and step != Fraction(1, 2)]
    return to_step(value, chance.choice(fit[-4:])) if fit else to_step(value, Fraction(1, 100))


def _slipped(chance: Random, value: Fraction, factor: Fraction, right: Fraction) -> Fraction | None:
    """A conversion gone wrong: the factor turned round, a place lost, a figure of another line."""
    slips = (value / factor, right * 10, right / 10, right * Fraction(3, 2), right * Fraction(5, 8))
    wrong = [slip for slip in slips if not Fraction(3, 4) <= slip / right <= Fraction(4, 3)]
    return _rounded(chance, chance.choice(wrong)) if wrong else None


def _pair(
    chance: Random,
    kind: str,
    first: str,
    second: str,
    unit: str,
    numbers: tuple[Fraction, Fraction],
) -> Iterator[Case]:
    """A true pair, and one with a slip; ``second`` is a phrase for the converted figure."""
    value, factor = numbers
    right = value * factor
    world = f"{digits(value)} are exactly {float(right):g} {unit}"
    told = second.replace("{}", digits(_rounded(chance, right)))
    yield Case((kind,), world, Conversion(first, told))
    slip = _slipped(chance, value, factor, right)
    if slip:
        told = second.replace("{}", digits(slip))
        yield Case((kind,), world, Conversion(first, told), is_true=False)


def _plain(chance: Random) -> Iterator[Case]:
    value, one, other, factor = _drawn(chance)
    is_small = value.denominator == 1 and value < 100 and chance.random() < 0.4
    text = spelled(int(value)) if is_small and len(one) > 3 else digits(value)
    kind = f"plain, {'words' if is_small and len(one) > 3 else 'digits'}"
    yield from _pair(chance, kind, f"{text} {one}", f"{{}} {other}", other, (value, factor))


def _hedged(chance: Random) -> Iterator[Case]:
    value, one, other, factor = _drawn(chance)
    hedge = chance.choice([hedge for hedge in HEDGES if hedge != "plain"])
    phrase = chance.choice(phrases_for(hedge, one))
    kind = f"hedged, {phrase.replace('{}', 'N').replace('{u}', 'units')}"
    first, second = fill(phrase, one, digits(value)), f"{{}} {other}"
    yield from _pair(chance, kind, first, second, other, (value, factor))


def _adjective(chance: Random) -> Iterator[Case]:
    """As in "900-foot (274 m)": one of a pair of units that stands before a noun."""
    units = chance.choice(UNITS[:2])
    value = _natural(chance, Fraction(chance.randint(10, 900)))
    first = f"{digits(value)}-{'mile' if units is UNITS[0] else 'foot'}"
    other = chance.choice(("kilometer", "km") if units is UNITS[0] else ("meter", "metre", "m"))
    yield from _pair(
        chance, "adjective", first, chance.choice(("{}-", "{} ")) + other, other,
        (value, units.factor),
    )  # fmt: skip


def _range(chance: Random) -> Iterator[Case]:
    value, one, other, factor = _drawn(chance)
    high = value + max(Fraction(1), _natural(chance, value / chance.randint(2, 5)))
    ends = _rounded(chance, value * factor), _rounded(chance, high * factor)
    phrase = chance.choice(("{} to {}", "{}-{}", "between {} and {}", "{}–{}", "from {} to {}"))
    plain = "{} to {}" if " " in phrase else phrase
    first = phrase.format(digits(value), digits(high)) + f" {one}"
    kind, world = f"range {phrase.replace('{}', 'N')}", f"{value} to {high} {one}"
    if ends[0] < ends[1]:
        second = plain.format(*map(digits, ends)) + f" {other}"
        yield Case((kind,), world, Conversion(first, second))
    slips = [end * chance.choice((Fraction(5, 2), Fraction(10))) for end in ends]
    second = plain.format(*map(digits, slips)) + f" {other}"
    yield Case((kind,), world, Conversion(first, second), is_true=False)


_SCALES = (
    ("degrees Celsius", "degrees Fahrenheit"),
    ("°C", "°F"),
    ("C", "F"),
    ("Celsius", "Fahrenheit"),
)


def _degrees(chance: Random) -> Iterator[Case]:
    celsius = chance.randint(-40, 60)
    fahrenheit = to_step(celsius * Fraction(9, 5), 1) + 32
    names = chance.choice(_SCALES)
    texts = f"{celsius} {names[0]}", f"{int(fahrenheit)} {names[1]}"
    order = chance.choice((1, -1))
    kind = f"temperature, {names[0]}"
    yield Case((kind,), f"{celsius} C", Conversion(*texts[::order]))
    wrong = fahrenheit + chance.choice((-25, -19, 19, 26))
    if abs(wrong - celsius * Fraction(9, 5)) > 8:
        texts = texts[0], f"{int(wrong)} {names[1]}"
        yield Case((kind,), f"{celsius} C", Conversion(*texts[::order]), is_true=False)


def _heights(chance: Random) -> Iterator[Case]:
    feet, inches = chance.randint(4, 7), chance.randint(1, 11)
    metres = (feet * 12 + inches) * Fraction("0.0254")
    phrase = chance.choice(
        ("{} ft {} in", "{} feet {} inches", "{}-foot-{}", "{} foot {}", "{}ft {}in")
    )
    first = phrase.format(feet, inches)
    kind = f"height {phrase.replace('{}', 'N')}"
    is_cm = chance.random() < 0.5
    for value in (metres, metres + Fraction(chance.choice((-30, 25, 45)), 100)):
        second = f"{int(to_step(value * 100, 1))} cm" if is_cm else f"{float(value):.2f} m"
        world = f"{float(metres):.3f} m"
        yield Case((kind,), world, Conversion(first, second), is_true=value == metres)


FAMILIES = {"numbers": numbers, "conversions": conversions}
