"""Degrees that the words around them call a difference: "2 °C warmer", "a rise of 2 degrees"."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.late_pattern import LatePattern
from factcheck.quantities.hedges import COMMON_HEDGES
from factcheck.quantities.measure import Measure, Quantity

_NORMAL = r"(?:the )?(?:[\w-]+ ){0,3}(?:averages?|normal|norm|mean|baseline|levels?)"
_BEHIND = LatePattern(
    r"(?: ?\([^()]{1,60}\)|,? or [^,;()]{1,40},?)? (?:or (?:so|more) )?"
    r"(?:warmer|cooler|colder|hotter|higher|lower|apart|(?:of )?(?:warming|cooling)\b(?! system)|"
    rf"(?:above|below) (?:pre-?industrial|{_NORMAL}))\b",
    ("warm", "cool", "cold", "hott", "igher", "lower", "apart", "above", "below"),
    re.IGNORECASE,
)
_BEFORE = LatePattern(
    r"\b(?:(?:warm|cool|ris|rose|increas|dropp|fell|fall|climb|jump|plung|declin|decreas|heat|lower|rais)\w*"
    r"(?: \w+){0,3} by|"
    r"(?:rise|increase|drop|fall|decrease|change|difference|anomaly|warming|cooling|swing)s? of)"
    rf"(?: (?:{COMMON_HEDGES}|only))?(?: an?| another)? $",
    (" by ", " of "),
    re.IGNORECASE,
)


def has_open_degrees(quantity: Quantity) -> bool:
    """Whether its own words do not tell if degrees are a temperature or a difference."""
    return any(map(_is_open, quantity.readings))


def told_as_difference(quantity: Quantity, around: str) -> Quantity:
    """Degrees as a difference where the words right before or behind them in a text say so.

    What the quantity's own words tell stands.
    """
    text = " ".join(around.split())
    before, found, behind = text.partition(" ".join(quantity.words.split()))
    if not found or not (_BEFORE.search(before) or _BEHIND.match(behind)):
        return quantity
    readings = (
        replace(one, is_difference=True) if _is_open(one) else one for one in quantity.readings
    )
    return replace(quantity, readings=tuple(readings))


def _is_open(reading: Measure) -> bool:
    return reading.unit.dimension == "temperature" and reading.is_difference is None
