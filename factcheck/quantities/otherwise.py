"""What both sides of a restatement perhaps mean instead, asked of what conflicts or stays open.

Of a conflict a way may show that it is none: a blank slipped in behind a point or a comma ("12, 355
acres"), a range tells a minus or its thousands once, both sides multiply by one number, a minus is
told by a word or is a dash. Of what stays open a way may tell more: "34 of 120" beside a percentage
is a share, and "a couple" beside a figure may be two. Each way is tried by itself: the guess that a
blank slipped in and the guess that a minus is a dash are two guesses too many.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from msgspec.structs import replace

from factcheck.quantities.counterparts import Side
from factcheck.quantities.measure import Form, Guess, Measure, Quantity

Sides = tuple[Side, Side]
_NEVER_NEGATIVE = frozenset(["mass", "length^2", "length^3", "length/time", "length^2*mass/time^3"])


def ways_of_conflict(one: Side, other: Side) -> Iterator[Sides]:
    """What both sides that conflict may mean instead.

    The last way is as good as told, and its conflict the one to tell: a mass is never negative.
    """
    yield _closed_up(one), _closed_up(other)
    yield _each(one, _shared), _each(other, _shared)
    yield _without_number(one, other)
    yield _without_minus(one, other)
    yield _without_dash(one, other)


def ways_left_open(one: Side, other: Side) -> Iterator[Sides]:
    """What both sides say, the surest first, where as written they cannot be compared."""
    yield (
        _guessed(one, Guess.SHARE)
        if _is_bare_percent(other) and not _is_bare_percent(one)
        else one,
        _guessed(other, Guess.SHARE)
        if _is_bare_percent(one) and not _is_bare_percent(other)
        else other,
    )


def with_number(one: Side, other: Side) -> Sides:
    """Both sides with a number for one that is loose: "two miles", "about 20 miles"."""
    return _guessed(one, Guess.LOOSE), _guessed(other, Guess.LOOSE)


def with_scale(one: Side, other: Side) -> Sides:
    """Tens without a scale, "in the 90s" (30s C), in the scale that the other side is not in."""
    return _scaled(one, other), _scaled(other, one)


def _scaled(side: Side, other: Side) -> Side:
    tens, measured = side[0].guessed(Guess.TENS), other[0].readings
    if side[0].readings or not tens or not measured or measured[0].unit.dimension != "temperature":
        return side
    scale = tuple(each for each in tens if each.unit.name != measured[0].unit.name)
    return (replace(side[0], readings=scale[:1]), *side[1:])


def _guessed(side: Side, guess: Guess) -> Side:
    """A side, each figure with what it may mean by one kind of guess in place of its readings."""
    return tuple(
        replace(each, readings=found) if (found := each.guessed(guess)) else each for each in side
    )


def _closed_up(side: Side) -> Side:
    """A side with numbers that a blank has torn: "19, 768 acres"."""
    kept: list[Quantity] = []
    for each in side:
        if found := each.guessed(Guess.GAP):
            kept = [*kept[:-1], replace(each, readings=found)]
        else:
            kept.append(each)
    return tuple(kept)


def _each(side: Side, meant: Callable[[Measure], Measure]) -> Side:
    return tuple(
        replace(each, readings=tuple(meant(reading) for reading in each.readings)) for each in side
    )


def _shared(measure: Measure) -> Measure:
    """A range that tells its thousands, or its minus, once: "8–10,000 ft", "minus 8 to 12 C"."""
    if measure.form not in (Form.RANGE, Form.LIST) or len(measure.numerals) != 2:
        return measure
    first, last = measure.numerals
    is_thousand = last.value >= 1000 > first.value > 0 and last.value % 1000 == 0
    if is_thousand and first.scale == last.scale == 1 and first.step >= 1:
        first = replace(first, value=first.value * 1000, step=first.step * 1000)
    elif first.value < 0 < last.value:
        last = replace(last, value=-last.value)
    return replace(measure, numerals=(first, last))


def _without_number(one: Side, other: Side) -> Sides:
    """Both sides without the number of things that they share: "3 × 2 cm" and "3 × 0.8 in"."""
    products = [
        [each for each in side[0].readings if each.form is Form.PRODUCT] for side in (one, other)
    ]
    numbers = [{each.numerals[0].value for each in readings} for readings in products]
    if not numbers[0] or numbers[0] != numbers[1] or len(numbers[0]) > 1:
        return one, other
    if any(number.denominator > 1 for number in numbers[0]):
        return one, other
    return _each(one, _rest), _each(other, _rest)


def _rest(measure: Measure) -> Measure:
    if measure.form is not Form.PRODUCT or not measure.side or len(measure.numerals) > 2:
        return measure
    return replace(measure, numerals=measure.numerals[1:], unit=measure.side, form=Form.SINGLE)


def _without_minus(one: Side, other: Side) -> Sides:
    """Both sides without a minus where one tells it: "282 ft below sea level" and "−86 m"."""
    is_below, is_other = one[0].is_beneath, other[0].is_beneath
    return (
        _each(one, _positive) if is_other and not is_below else one,
        _each(other, _positive) if is_below and not is_other else other,
    )


def _positive(measure: Measure) -> Measure:
    numerals = tuple(
        replace(each, value=abs(each.value), text=each.text.lstrip("-−–"))
        for each in measure.numerals
    )
    return replace(measure, numerals=numerals)


def _without_dash(one: Side, other: Side) -> Sides:
    """Both sides without a dash that reads as the minus of a mass or an area: "Hull -95 kg"."""
    signs = [_is_negative(side) for side in (one, other)]
    if signs[0] == signs[1] or not all(map(_is_never_negative, (one, other))):
        return one, other
    return _each(one, _positive), _each(other, _positive)


def _is_negative(side: Side) -> bool:
    return any(each.low.value < 0 for quantity in side for each in quantity.readings)


def _is_never_negative(side: Side) -> bool:
    return any(each.unit.dimension in _NEVER_NEGATIVE for each in side[0].readings)


def _is_bare_percent(side: Side) -> bool:
    """Whether a side is one percentage, of nothing that is named."""
    return (
        len(side) == 1
        and side[0].is_lone
        and any(each.unit.name == "percent" for each in side[0].readings)
    )
