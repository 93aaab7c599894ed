"""What a figure stands for beside the others of a relation.

Each function gives the scope in which some claims are read more closely, or more widely, than
their words alone would be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from msgspec.structs import replace

from factcheck.consistency.values import (
    COUNT,
    NUMBER,
    PERCENT,
    POINTS,
    SHARE,
    Missing,
    Scope,
    Value,
)
from factcheck.interval import Interval


def overlaid(told: Mapping[str, Value | Missing | None], scope: Scope) -> Scope:
    """The scope in which some claims stand for what is told here."""
    return lambda name: told[name] if name in told else scope(name)


def beside_total(total: str, parts: Sequence[str], scope: Scope) -> Scope:
    """The scope in which parts stand beside each other, and beside their total."""
    return _divided_whole(total, parts, _counted(parts, (total, *parts), scope))


def beside_each_other(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which figures set apart are exact where one of them is counted to the unit.

    Of 15 seats, two fewer are 13 and not 12; the points of an index are rounded.
    """
    values = (scope(name) for name in names)
    has_points = any(
        isinstance(value, Value) and re.search(r"\bpoints?\b", value.written) for value in values
    )
    return scope if has_points else _counted(names, names, scope)


def beside_whole(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which a part and its whole are exact where one is counted: 12 of 16."""
    values = [scope(name) for name in names]
    if any(isinstance(value, Value) and _is_bare_count(value) for value in values):
        return _exactly(names, scope)
    return _counted(names, names, scope)


def beside_change(change: str, names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which what changes is exact where it is counted, and shares to the percent.

    Shares that are as many points apart as the change has percent are not rounded to fives: from
    80 to 60 percent is no fall of 20 percent.
    """
    said, before, after = (scope(name) for name in (change, *names))
    shares = [one for one in (said, before, after) if isinstance(one, Value)]
    if len(shares) < 3 or not all(map(_is_percentage, shares)):
        return _counted(names, names, _to_the_unit(names, scope))
    apart = abs((shares[1].numeral or 0) - (shares[2].numeral or 0))
    if apart != abs(shares[0].numeral or 0):
        return scope
    plain = dict(zip(names, shares[1:], strict=True))
    return overlaid(_as_fine_as(PERCENT.factor, plain), scope)


def _to_the_unit(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which figures of one unit are as precise as one of them: $80 beside $92."""
    values = {name: value for name in names if isinstance(value := scope(name), Value)}
    units = {value.unit for value in values.values()}
    is_plain = all(_is_plain(value) and not value.unit.offset for value in values.values())
    if len(values) < len(names) or len(units) > 1 or not is_plain:
        return scope
    one = units.pop().factor
    narrow = _as_fine_as(one, values)
    if len(narrow) == len(values):
        return scope
    small = {name: value for name, value in narrow.items() if _is_small_whole(value, one)}
    return overlaid(small, scope)


def _as_fine_as(step: Fraction, values: Mapping[str, Value]) -> dict[str, Value]:
    """Those of the values that are known less finely, as finely."""
    wide = ((name, value) for name, value in values.items() if _width(value) > step)
    return {name: _around(value, step / 2) for name, value in wide}


def _is_small_whole(value: Value, one: Fraction) -> bool:
    """Larger figures may be rounded beside others that are not."""
    number = (value.numeral or 0) / one
    return number.denominator == 1 and 0 < number < 1000


def _width(value: Value) -> Fraction:
    low, high = value.worlds[0].low, value.worlds[-1].high
    return Fraction(0) if low is None or high is None else high - low


def with_rounding(name: str, scope: Scope) -> Scope:
    """The scope in which a claim stands for all that rounds to it, though it counts to the unit.

    Three shifts of 12, 13 and 12 people have 12 people on average.
    """
    value = scope(name)
    if not isinstance(value, Value) or not _is_counted(value) or value.numeral is None:
        return scope
    return overlaid({name: _around(value, Fraction(1, 2))}, scope)


def in_points(change: str, before: str, after: str, scope: Scope) -> Scope:
    """The scope in which the points between two shares are percentage points."""
    value = scope(change)
    if not isinstance(value, Value) or not re.search(r"\bpoints?\b", value.written):
        return scope
    if value.dimension != COUNT or not are_shares(scope, before, after):
        return scope
    return overlaid({change: as_points(value)}, scope)


def as_points(value: Value) -> Value:
    """So many points as percentage points, which are rounded where those of a game are counted."""
    rounded = _around(value, Fraction(1, 2)) if value.is_exact else value
    return replace(
        rounded,
        worlds=tuple(part.scaled(POINTS.factor) for part in rounded.worlds),
        dimension=SHARE,
        stated=tuple(part.scaled(POINTS.factor) for part in rounded.stated),
        numeral=None if value.numeral is None else value.numeral * POINTS.factor,
        unit=POINTS,
    )


def _divided_whole(total: str, parts: Sequence[str], scope: Scope) -> Scope:
    """The scope in which 100 percent are the whole, and its parts as precise as any of them.

    Beside 33 and 17 percent, 50 percent are not about 50.
    """
    whole = scope(total)
    if not isinstance(whole, Value) or whole.numeral != 1 or not _is_percentage(whole):
        return scope
    values = {name: value for name in parts if isinstance(value := scope(name), Value)}
    plain = {name: value for name, value in values.items() if _is_percentage(value)}
    narrow = _as_fine_as(PERCENT.factor, plain)
    told = {total: _around(whole, Fraction(0))}
    return overlaid(told | narrow if len(narrow) < len(plain) else told, scope)


def _counted(parts: Sequence[str], all_names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which parts are exact where one of the figures is counted to the unit.

    Beside 35 bikes and 15 buses, 120 cars are not about 120; 1,900 may still be.
    """
    values = {name: scope(name) for name in all_names}
    if not any(isinstance(value, Value) and _is_counted(value) for value in values.values()):
        return scope
    return _exactly(parts, scope)


def _exactly(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which plain whole numbers are exact."""
    exact = {
        name: _around(value, Fraction(0))
        for name in names
        if isinstance(value := scope(name), Value) and _is_whole(value) and value.numeral
    }
    return overlaid(exact, scope)


def are_shares(scope: Scope, *names: str) -> bool:
    """Whether the named claims are all shares."""
    values = [scope(name) for name in names]
    return all(isinstance(value, Value) and value.dimension == SHARE for value in values)


def _is_percentage(value: Value) -> bool:
    """Whether it is a plain figure in percent: no "nearly", no "one in five"."""
    return _is_plain(value) and value.unit == PERCENT


def _is_plain(value: Value) -> bool:
    return value.numeral is not None and not (value.is_loose or value.is_bound)


def _is_counted(value: Value) -> bool:
    return value.dimension in (COUNT, NUMBER) and value.is_exact


def _is_bare_count(value: Value) -> bool:
    """Whether it is a whole number without a unit whose last digit counts: 12, but not 120."""
    return value.dimension == NUMBER and _is_whole(value) and not value.written.endswith("0")


def _is_whole(value: Value) -> bool:
    """Whether it is a plain whole number, all digits written: no "1.2 million", no "about"."""
    digits = re.sub(r"[^0-9]", "", value.written)
    is_plain = value.dimension in (COUNT, NUMBER) and _is_plain(value)
    is_round = digits.endswith("00")
    return is_plain and bool(digits) and not is_round and value.numeral == int(digits)


def _around(value: Value, margin: Fraction) -> Value:
    worlds = (Interval.around(value.numeral or 0, margin),)
    return replace(value, worlds=worlds, stated=worlds)
