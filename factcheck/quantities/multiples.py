"""A multiple beside a change in percent: what doubled has risen by 100 percent, not by 48."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.late_pattern import LatePattern
from factcheck.quantities.change import RATIO
from factcheck.quantities.directions import FALLEN, RISEN, UP
from factcheck.quantities.measure import BOUNDS, Form, Hedge, Measure, Numeral, Quantity

_UP = rf"{RISEN}|{UP}|growth"
_DOWN = rf"{FALLEN}|down|loss|cut|reduced"
_BEFORE = LatePattern(  # "rose by 48 percent"; "rose to 48 percent" is a level
    rf"\b(?:(?P<up>{_UP})|{_DOWN})(?: by| of)?(?: (?!to\b)[a-z]+){{0,2}} $"
)
_BEHIND = LatePattern(rf"[- ]?(?:%|percent|per cent) (?:(?P<up>{_UP})|{_DOWN})\b")  # "… increase"


def as_multiples(quantity: Quantity) -> Quantity | None:
    """A change told in percent as the multiple that it makes; ``None`` where it is no change."""
    readings = [_as_multiple(quantity.words.lower(), each) for each in quantity.readings]
    known = tuple(reading for reading in readings if reading)
    return replace(quantity, readings=known) if known else None


def _as_multiple(words: str, measure: Measure) -> Measure | None:
    if measure.unit.name != "percent" or measure.form is not Form.SINGLE:
        return None
    number = measure.low
    told = _told(words, number.text.lower())
    if told is None or (told < 0 and measure.hedge in BOUNDS | {Hedge.NEARLY, Hedge.JUST_OVER}):
        return None
    multiple = Numeral(number.text, 1 + told * number.value / 100, number.step / 100)
    return Measure((multiple,), measure.hedge, RATIO)


def _told(words: str, figure: str) -> int | None:
    """1 for a rise by a figure, -1 for a fall; ``None`` where the words tell of neither."""
    before, _, after = words.partition(figure)
    told = _BEFORE.search(before) or _BEHIND.match(after)
    return (1 if told["up"] else -1) if told else None
