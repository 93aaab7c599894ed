"""What a figure stands for beside the others of a relation.

Each function gives the scope in which some claims are read more closely, or more widely, than
their words alone would be.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction
from operator import truediv

from msgspec.structs import replace

from factcheck.consistency import ranges
from factcheck.consistency.expression import Chain, is_product, walk
from factcheck.consistency.units_left_out import in_one_unit, of_same_kinds, tells_points
from factcheck.consistency.values import (
    COUNTED,
    DURATION,
    NUMBER,
    PERCENT,
    SHARE,
    TEMPERATURE,
    TEMPERATURE_DIFFERENCE,
    Missing,
    Scope,
    Value,
    either,
    known_in,
    negated,
    overlaid,
    to_the_letter,
    value_of_quantity,
    with_margin,
)
from factcheck.interval import Interval
from factcheck.model import Claim
from factcheck.quantities.conversion import is_money
from factcheck.quantities.time import is_by_calendar
from factcheck.reading.figures.changes import side_of_verb
from factcheck.reading.figures.quantity import read_quantity

_LEAST_ROUNDED = 100
"""A smaller whole number is not rounded where others beside it are told to the unit."""


def beside_total(total: str, parts: Sequence[str], scope: Scope) -> Scope:
    """The scope in which parts stand beside each other, and beside their total."""
    every = (total, *parts)
    return _divided_whole(total, parts, _in_whole_terms(every, _counted(parts, every, scope)))


def _in_whole_terms(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which whole years, or months, that are added up are no more and no less."""
    values = known_in(scope, names)
    units = {value.unit for value in values.values()}
    are_whole = all(map(_is_whole_of_unit, values.values()))
    if len(values) < len(names) or len(units) > 1 or not are_whole:
        return scope
    if not is_by_calendar(units.pop().symbol.removesuffix("s")):
        return scope
    return overlaid({name: with_margin(v, Fraction(0)) for name, v in values.items()}, scope)


def _is_whole_of_unit(value: Value) -> bool:
    return _is_plain(value) and (value.numeral or 0) % value.unit.factor == 0


def beside_each_other(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which figures set apart are exact where one of them is counted to the unit.

    Of 15 seats, two fewer are 13 and not 12; the points of an index are rounded.
    """
    has_points = any(map(tells_points, known_in(scope, names).values()))
    return scope if has_points else _counted(names, names, scope)


def beside_whole(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which a part and its whole are exact where one is counted: 12 of 16."""
    if any(map(_is_bare_count, known_in(scope, names).values())):
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


def beside_losses(
    names: Sequence[str], scope: Scope, total: str = "", *, is_signed: bool = False
) -> Scope:
    """The scope in which a loss added to a profit is less than nothing, and elsewhere may be.

    From a loss of 3 million to a profit of 2 it is 5 million; a deficit may be by so much larger
    than a surplus, unless the relation ``is_signed``. Losses alone are told without a sign. So may
    their ``total`` be either. Five seats gained and twelve lost are a net loss of seven, and may
    be 17.
    """
    values = known_in(scope, names)
    losses = {name: value for name, value in values.items() if _is_loss(value)}
    if not losses or len(losses) == len(values):
        return scope
    whole = scope(total) if total else None
    is_net = isinstance(whole, Value) and whole.side != 0
    is_sum = (is_signed or bool(total)) and all(
        value.dimension != SHARE for value in values.values()
    )
    is_sure = is_sum and all(
        value.side and (is_net or _is_in_accounts(value)) for value in values.values()
    )
    told = {
        name: negated(value) if is_sure else _of_any_side(value) for name, value in losses.items()
    }
    if isinstance(whole, Value) and whole.side <= 0:
        told[total] = negated(whole) if whole.side else _of_any_side(whole)
    return overlaid(told, scope)


def _is_loss(value: Value) -> bool:
    """Whether an amount is told as lost, without a sign."""
    is_amount = _is_sum(value) or value.dimension in COUNTED
    least = ranges.hull(value.worlds).low if value.numeral is None else value.numeral
    return is_amount and least is not None and least > 0 and value.side < 0


def _is_sum(value: Value) -> bool:
    return is_money(value.dimension) or value.dimension == SHARE


def _is_in_accounts(value: Value) -> bool:
    """Whether it is a loss or a profit, and nothing that was lost or gained: $3m, five seats."""
    return _is_sum(value) and not side_of_verb(value.written)


def _of_any_side(value: Value) -> Value:
    readings = tuple(map(_of_any_side, value.readings))
    return replace(either((value, negated(value))), readings=readings)


def _to_the_unit(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which figures below a hundred are as precise as another: $80 beside $92."""
    values = known_in(scope, names)
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


def _is_small_whole(value: Value, one: Fraction) -> bool:
    """Larger figures may be rounded to their last nought beside others that are not."""
    number = (value.numeral or 0) / one
    return 0 < number < _LEAST_ROUNDED


def _as_fine_as(step: Fraction, values: Mapping[str, Value]) -> dict[str, Value]:
    """Those of the values that are known less finely, as finely."""
    wide = (
        (name, value) for name, value in values.items() if (ranges.width(value.worlds) or 0) > step
    )
    return {name: with_margin(value, step / 2) for name, value in wide}


def with_rounding(name: str, scope: Scope) -> Scope:
    """The scope in which a claim stands for all that rounds to it, though it counts to the unit.

    Three shifts of 12, 13 and 12 people have 12 people on average.
    """
    value = scope(name)
    if not isinstance(value, Value) or not _is_counted(value) or value.numeral is None:
        return scope
    return overlaid({name: with_margin(value, Fraction(1, 2))}, scope)


def _divided_whole(total: str, parts: Sequence[str], scope: Scope) -> Scope:
    """The scope in which 100 percent are the whole, and its parts as precise as any of them.

    Beside 33 and 17 percent, 50 percent are not about 50.
    """
    whole = scope(total)
    if not isinstance(whole, Value) or whole.numeral != 1 or not _is_percentage(whole):
        return scope
    values = known_in(scope, parts)
    plain = {name: value for name, value in values.items() if _is_percentage(value)}
    narrow = _as_fine_as(PERCENT.factor, plain)
    told = {total: with_margin(whole, Fraction(0))}
    return overlaid(told | narrow if len(narrow) < len(plain) else told, scope)


def _counted(parts: Sequence[str], all_names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which parts are exact where one of the figures is counted to the unit.

    Beside "35 of them" and "15", "12" are just twelve; what ends in a nought may be rounded.
    """
    known = known_in(scope, all_names)
    is_to_unit = any(map(_is_counted, known.values())) or _are_bare(all_names, known)
    return _exactly(parts, scope) if is_to_unit else scope


def _are_bare(names: Sequence[str], known: Mapping[str, Value]) -> bool:
    """Whether all are numbers without a unit, of which most show their last digit: 70, 68, 71.

    Of which there are three at least: two of them may be any.
    """
    bare = [_is_bare_count(value) for value in known.values() if value.dimension == NUMBER]
    return len(bare) == len(names) and sum(bare) >= _FEWEST_BARE


_FEWEST_BARE = 3


def _exactly(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which plain whole numbers are exact."""
    exact = {
        name: with_margin(value, Fraction(0))
        for name, value in known_in(scope, names).items()
        if _is_whole(value) and value.numeral
    }
    return overlaid(exact, scope)


def _is_percentage(value: Value) -> bool:
    """Whether it is a plain figure in percent: no "nearly", no "one in five"."""
    return _is_plain(value) and value.unit == PERCENT


def _is_plain(value: Value) -> bool:
    return value.numeral is not None and not (value.is_loose or value.is_bound)


def _is_counted(value: Value) -> bool:
    return value.dimension in COUNTED and value.is_exact


def _is_bare_count(value: Value) -> bool:
    """Whether it is a whole number without a unit whose last digit counts: 12, but not 120."""
    return value.dimension == NUMBER and _is_whole(value) and not value.written.endswith("0")


def _is_whole(value: Value) -> bool:
    """Whether it is a plain whole number, all digits written: no "1.2 million", no "about"."""
    digits = re.sub(r"[^0-9]", "", value.written)
    is_plain = value.dimension in COUNTED and _is_plain(value)
    return is_plain and bool(digits) and not _is_round(value) and value.numeral == int(digits)


def _is_round(value: Value) -> bool:
    """Whether a whole number may be rounded to its last nought: 380, but not 80."""
    numeral = value.numeral or Fraction(0)
    return numeral % 10 == 0 and numeral >= _LEAST_ROUNDED


def expected_in_one_unit(tree: Chain, scope: Scope) -> Scope:
    """The same for an expectation in which nothing is multiplied or divided.

    In others all pounds are of one kind. Whole numbers are exact in it where one of them is
    counted: of nine members ten cannot vote.
    """
    is_linear = not any(is_product(node) for side in tree.sides for node in walk(side))
    names = tree.claim_names
    if not is_linear:
        return of_same_kinds(names, scope)
    return beside_losses(names, _counted(names, names, in_one_unit(names, scope)))


def on_one_scale(names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which temperatures can be averaged: as amounts, all from absolute zero."""
    told = known_in(scope, names)
    if any(value.dimension != TEMPERATURE for value in told.values()):
        return scope
    amounts = {name: replace(v, dimension=TEMPERATURE_DIFFERENCE) for name, v in told.items()}
    return overlaid(amounts, scope)


def per_unit(per: str, scope: Scope) -> Scope:
    """The scope in which a rate of counted things is a bare number, and ``per`` "a week" just one.

    "9.5 per plot" is 9.5, and "one doctor for every 400 people" a four-hundredth; it may tell as
    well how many people there are to a doctor.
    """

    def counted(name: str) -> Value | Missing | None:
        value = scope(name)
        if isinstance(value, Value) and (ratio := _for_every(value.written)):
            return ratio
        if isinstance(value, Value) and value.dimension.startswith("per "):
            return replace(value, dimension=NUMBER)
        return _just_one(value) if name == per and isinstance(value, Value) else value

    return counted


def _just_one(value: Value) -> Value | Missing:
    """A unit of time to the letter, where it is one and not about one: "a week"."""
    if value.dimension != DURATION or value.numeral != value.unit.factor or not _is_plain(value):
        return value
    return value_of_quantity(to_the_letter(read_quantity(value.written)))


_EVERY = re.compile(r"(.+?) (?:for|to|per) every (\d.*)")


def _for_every(words: str) -> Value | None:
    """So many for every so many, where both are counted."""
    found = _EVERY.match(words)
    sides = [value_of_quantity(read_quantity(side)) for side in found.groups()] if found else []
    counts = [side for side in sides if isinstance(side, Value) and side.dimension in COUNTED]
    numerals = [count.numeral for count in counts if count.numeral]
    if len(numerals) != 2:
        return None
    many, every = counts[0].worlds, counts[1].worlds
    if counts[1].is_exact:  # 26.4 are told as 26
        every = (Interval.around(numerals[1], Fraction(1, 2)),)
    worlds, turned = ranges.combined(truediv, many, every), ranges.combined(truediv, every, many)
    told = Value(worlds, NUMBER, words, worlds, numerals[0] / numerals[1])
    return either((told, replace(told, worlds=turned, stated=turned)))


def with_degrees_between(claim: Claim, names: Sequence[str], scope: Scope) -> Scope:
    """The scope in which a claim's "nine degrees" are those between the temperatures named.

    They are of the temperatures' own unit, where the words name none.
    """
    ends = [scope(name) for name in names]
    if claim.quantity is None:
        return scope
    if not all(isinstance(end, Value) and end.dimension == TEMPERATURE for end in ends):
        return scope
    symbols = {end.unit.symbol for end in ends if isinstance(end, Value)}
    degrees = [each for each in claim.quantity.readings if each.unit.dimension == TEMPERATURE]
    own = [each for each in degrees if each.unit.symbol in symbols] or degrees
    if not own:
        return scope
    between = tuple(replace(each, is_difference=True) for each in own)
    told = value_of_quantity(replace(claim.quantity, readings=between))
    return overlaid({claim.id: told}, scope)
