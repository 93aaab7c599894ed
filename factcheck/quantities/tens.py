"""Temperatures told by their tens: "in the 90s F", "the mid-30s Celsius"."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.late_pattern import LatePattern
from factcheck.quantities.measure import Numeral

_PART_OF_TENS = r"(?:the )?(?:low|lower|mid|middle|upper|high|higher)[- ]"
_TENS = LatePattern(
    r"(?:(?:the )?(?P<part>low|lower|mid|middle|upper|high|higher)[- ])?(?P<tens>1?\d?0s|teens)"
    rf"(?=(?: (?:to|and|or) (?:{_PART_OF_TENS})?(?:1?\d?0s|teens))?"
    r" ?(?:°|degrees?)? ?(?:[FC]|Fahrenheit|Celsius)\b)",
    ("0s", "teens"),
    re.IGNORECASE,
)
_PARTS = {"low": 2, "mid": 5, "upp": 8, "hig": 8}
_PART = Fraction(4)  # degrees of "mid-30s"
_WHOLE = Fraction(10)  # degrees of "30s"


def read_tens(text: str, start: int) -> tuple[Numeral, int] | None:
    """The tens of a temperature as a numeral with a wide last digit: 95 ± 5 for "90s F"."""
    match = _TENS.match(text, start)
    if match is None:
        return None
    within = _PARTS[match["part"][:3].lower()] if match["part"] else 5
    tens = 10 if match["tens"].lower() == "teens" else int(match["tens"].rstrip("sS"))
    value = Fraction(tens + within)
    return Numeral(match[0], value, _PART if match["part"] else _WHOLE), match.end()
