"""In which unit a figure is that leaves it out beside others.

What is added, set apart or compared is of one kind, so that a bare number is in the unit of the
figures beside it: 240 million euros from one, 95 million from another; "$157 more" than "$4,475 a
year" is by the year, and points between shares are percentage points. Where two units stand
there, nothing says which is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import islice
from typing import TypeAlias

from msgspec.structs import replace

from factcheck.consistency.values import (
    COUNT,
    COUNTED,
    DATE,
    DURATION,
    LENGTH,
    NUMBER,
    PLAIN,
    POINTS,
    SHARE,
    TEMPERATURE,
    TEMPERATURE_DIFFERENCE,
    DisplayUnit,
    Missing,
    Scope,
    Value,
    either,
    known_in,
    overlaid,
    with_margin,
)
from factcheck.quantities.conversion import is_money
from factcheck.reading.grammar.number_words import cardinals

_UNSCALED = frozenset({NUMBER, COUNT, DATE, TEMPERATURE, TEMPERATURE_DIFFERENCE})
"""What gives a bare number no unit: counts have none, days and temperatures have their own."""

_SCALE = re.compile(r"illion|thousand|hundred|(?:\b|\d)(?:mn?|bn?|tn?|k)\b", flags=re.IGNORECASE)
_LEAST_WRITTEN_OUT = 1000  # beside millions, a smaller number may be of millions
_METRES_OR_MILLIONS = re.compile(r"\d[\d.,]*m")
_MILLION = Fraction(1_000_000)
_Told: TypeAlias = dict[str, Value | Missing | None]


def in_one_unit(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which figures that leave out their unit are in that of the others named."""
    scope = of_one_kind(names, scope)
    values = known_in(scope, names)
    shared = _common_unit(values)
    if shared is None:
        return scope
    is_large = any(_SCALE.search(value.written) for value in values.values())
    told = {
        name: _in_unit(value, shared)
        for name, value in values.items()
        if _leaves_out(value, shared) and not (is_large and _may_be_larger(value))
    }
    return overlaid(told, scope)


def of_one_kind(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which a figure of several kinds is of that of the others: six inches, long.

    It is so beside inches an hour, too. And "1.2m" are millions beside "800,000", and metres
    beside "400". Where all may be of the same kinds, as pounds are, the first is taken: the sums
    are the same.
    """
    told = _of_first_unit(_with_cents(_with_millions({name: scope(name) for name in names})))
    open_ones = {name: value for name, value in told.items() if isinstance(value, Missing)}
    kinds = {value.dimension for value in told.values() if isinstance(value, Value)}
    if not any(_is_of(one.dimension, kinds) for each in open_ones.values() for one in each.choices):
        kinds = _first_shared(open_ones.values())
    meant = {
        name: [one for one in value.choices if _is_of(one.dimension, kinds)]
        for name, value in open_ones.items()
    }
    chosen = {name: either(values) for name, values in meant.items() if values}
    return overlaid(told | chosen, scope)


def _is_of(kind: str, kinds: Iterable[str]) -> bool:
    return any(other == kind or other.startswith(f"{kind}/") for other in kinds)


def of_same_kinds(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which figures that may be of the same kinds, as pounds are, are of one.

    Else as they are: what is multiplied or divided need not be of one kind.
    """
    told = {name: value for name in names if isinstance(value := scope(name), Missing)}
    choices = {frozenset(one.dimension for one in value.choices) for value in told.values()}
    is_so = len(told) > 1 and len(choices) == 1
    return of_one_kind(list(told), scope) if is_so else scope


def _first_shared(told: Iterable[Missing]) -> set[str]:
    """The first of the kinds that all may be of; money where one is that first: "2m pounds"."""
    offered = [[one.dimension for one in each.choices] for each in told]
    first = sorted(offered, key=lambda kinds: not is_money(kinds[0]) if kinds else 2)
    shared = (kind for kind in next(iter(first), []) if all(kind in kinds for kinds in offered))
    return set(islice(shared, 1))


def _of_first_unit(told: _Told) -> _Told:
    """The figures in the first unit that a name may be of, where all of that kind have one name.

    What they make of each other is the same in each: of 525 barrels 500 are 5 % less.
    """
    several = {
        name: value for name, value in told.items() if isinstance(value, Value) and value.readings
    }
    units = {tuple(one.unit for one in value.readings) for value in several.values()}
    kinds = {value.dimension for value in several.values()}
    others = (value for name, value in told.items() if name not in several)
    is_apart = any(isinstance(one, Value) and one.dimension in kinds for one in others)
    if len(units) != 1 or is_apart:
        return told
    return told | {name: value.readings[0] for name, value in several.items()}


def _with_millions(told: _Told) -> _Told:
    """The figures, with "1.2m" as millions where all others are numbers, one of them large."""
    are_m = {
        name: value
        for name, value in told.items()
        if isinstance(value, Value)
        and value.dimension == LENGTH
        and _METRES_OR_MILLIONS.fullmatch(value.written)
    }
    others = [value for name, value in told.items() if name not in are_m]
    numbers = [one for one in others if isinstance(one, Value) and one.dimension in COUNTED]
    is_large = any(one.numeral and abs(one.numeral) >= _LEAST_WRITTEN_OUT for one in numbers)
    if not is_large or len(numbers) < len(others):
        return told
    return told | {name: _rescaled(value, _MILLION, NUMBER, PLAIN) for name, value in are_m.items()}


def _with_cents(told: _Told) -> _Told:
    """The figures, with cents as those of the one money in which the others are: of euros."""
    values = {name: value for name, value in told.items() if isinstance(value, Value)}
    cents = {name: value for name, value in values.items() if _CENTS.search(value.written)}
    others = (value for name, value in values.items() if name not in cents)
    moneys = {one.dimension.partition("/")[0] for one in others if one.dimension not in COUNTED}
    money = next(iter(moneys), "")
    if len(moneys) != 1 or not is_money(money):
        return told
    return told | {name: replace(value, dimension=money) for name, value in cents.items()}


_CENTS = re.compile(r"\d cents?$|^[a-z-]+ cents?$")


def in_points(change: str, before: str, after: str, scope: Scope) -> Scope:
    """The scope in which the points between two shares are percentage points."""
    value = scope(change)
    if not isinstance(value, Value) or value.dimension != COUNT or not tells_points(value):
        return scope
    if not are_shares(scope, before, after):
        return scope
    return overlaid({change: as_points(value)}, scope)


def are_shares(scope: Scope, *names: str) -> bool:
    """Whether the named claims are all shares."""
    values = [scope(name) for name in names]
    return all(isinstance(value, Value) and value.dimension == SHARE for value in values)


def tells_points(value: Value) -> bool:
    """Whether it is told in points, be they of a hundred or of a game."""
    return re.search(r"\bpoints?\b", value.written) is not None


def as_points(value: Value) -> Value:
    """So many points as percentage points, which are rounded where those of a game are counted."""
    rounded = with_margin(value, Fraction(1, 2)) if value.is_exact else value
    return _rescaled(rounded, POINTS.factor, SHARE, POINTS)


def _rescaled(value: Value, factor: Fraction, dimension: str, unit: DisplayUnit) -> Value:
    """So many times the value, as a value of another kind."""
    return replace(
        value,
        worlds=tuple(part.scaled(factor) for part in value.worlds),
        dimension=dimension,
        stated=tuple(part.scaled(factor) for part in value.stated),
        numeral=None if value.numeral is None else value.numeral * factor,
        unit=unit,
    )


def _common_unit(values: Mapping[str, Value]) -> Value | None:
    """A figure in the unit that all have which name one; ``None`` where there is none such."""
    measured = [value for value in values.values() if value.dimension not in _UNSCALED]
    rates = [value for value in measured if "/" in value.dimension]
    first = next(iter(rates or sorted(measured, key=_is_of_coins)), None)
    if first is None:
        return None
    of_another = (
        value
        for value in measured
        if (value.dimension, value.unit.factor) != (first.dimension, first.unit.factor)
    )
    are_many = len(values) > _BOTH  # not "from £12 a kilo to 90p for 50g"
    return first if all(_is_beside(one, first, are_many) for one in of_another) else None


_BOTH = 2


def _is_of_coins(value: Value) -> bool:
    return is_money(value.dimension) and value.unit.factor == _HUNDREDTH


def _is_beside(value: Value, shared: Value, may_be_coins: bool) -> bool:
    """Whether a figure of another unit stands beside one: a price without its rate, or in coins."""
    if _is_small_coin(value, shared) and not _is_of_same_coin(value, shared):
        is_rate = shared.dimension.startswith(f"{value.dimension}/")
        return may_be_coins and (is_rate or value.dimension == shared.dimension)
    return _is_without_rate(value, shared)


def _may_be_larger(value: Value) -> bool:
    """Whether a bare number may leave out its millions, too: from 3.1 to $4.2 million."""
    is_small = value.numeral is None or abs(value.numeral) < _LEAST_WRITTEN_OUT
    return value.dimension == NUMBER and is_small and not _SCALE.search(value.written)


def _leaves_out(value: Value, shared: Value) -> bool:
    if value.dimension == NUMBER:
        return not value.unit.symbol and bool(shared.unit.symbol)
    if value.dimension == COUNT:
        is_of_time = shared.dimension == DURATION and value.written.casefold() in cardinals()
        is_bare = is_of_time or _names_nothing(value)
        return tells_points(value) if shared.dimension == SHARE else is_bare
    return _is_without_rate(value, shared)


def _names_nothing(value: Value) -> bool:
    """Whether digits stand alone, so that they need not count: from 2,565 to 1,670 tonnes."""
    return re.fullmatch(r"[\d,]+", value.written) is not None


def _is_without_rate(value: Value, shared: Value) -> bool:
    """Whether it is a price but for "a year", "a gallon": $157, 40 cents, beside $4,475 a year."""
    is_price = is_money(value.dimension)
    is_alike = _is_of_same_coin(value, shared) or _is_small_coin(value, shared)
    return is_price and is_alike and shared.dimension.startswith(f"{value.dimension}/")


def _is_of_same_coin(value: Value, shared: Value) -> bool:
    return shared.unit.symbol.startswith(value.unit.symbol)


def _is_small_coin(value: Value, shared: Value) -> bool:
    """Whether it is in hundredths of the money in which a price is told."""
    return value.unit.factor == _HUNDREDTH and not _COIN.match(shared.unit.symbol)


_HUNDREDTH = Fraction(1, 100)
_COIN = re.compile(r"(?:cent|penn|pence|[pc¢](?![A-Za-z]))")


def _in_unit(value: Value, shared: Value) -> Value:
    if value.dimension == COUNT and shared.dimension == SHARE:
        return as_points(value)
    if value.dimension == COUNT:
        value = with_margin(value, Fraction(1, 2))
    if not (value.dimension in COUNTED or _is_of_same_coin(value, shared)):
        coins = replace(value.unit, factor=shared.unit.factor * value.unit.factor)
        return _rescaled(value, shared.unit.factor, shared.dimension, coins)
    factor = shared.unit.factor / value.unit.factor
    return _rescaled(value, factor, shared.dimension, shared.unit)
