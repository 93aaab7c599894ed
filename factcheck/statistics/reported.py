"""A p value as papers print it: its sign and its number."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.statistics.rounding import Written, read_written

SIGN = r"(?:<=|>=|=<|=>|[=<>≤≥⩽⩾≦≧])"
_POWER = r"(?:[eE][-+]?\d{1,3}|\s?[x×*·]\s?10\s?\^?\s?-?\d{1,3})?"
P_NUMBER = rf"(?:\d?\s?\.\s?\d{{1,40}}|\d{{1,3}})(?![,.]?\d){_POWER}"


def read_sign(sign: str) -> str:
    """``=``, ``<`` or ``>``; a bound that may be reached counts as the bound."""
    if set(sign) & set("<≤⩽≦"):
        return "<"
    return ">" if set(sign) & set(">≥⩾≧") else "="


def read_p(words: str) -> Written:
    """The number: ".03", "0.9e-18", "2.3 × 10^-5", "10^-9"."""
    scientific = re.sub(r"[eE]|[x×*·]10\^?|^10\^?(?=-)", "e", words.replace(" ", ""))
    number, _, power = scientific.partition("e")
    written = read_written(number or "1")
    exponent = int(power or 0)
    return Written(
        words, written.value * Fraction(10) ** exponent, max(0, written.digits - exponent)
    )
