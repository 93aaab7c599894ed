"""A mean as papers print it, with its name before it or its spread behind it."""

from __future__ import annotations

from factcheck.late_pattern import compiled

_NUMBER = r"[+−-]?(?=[.·]?\d)(?:\d{1,3}(?:,\d{3})+|\d{0,30})(?:[.·]\d{1,30})?"
_NAMED = r"(?:(?:[Mm]ean|M|[xX]\u0304)\s?(?:=|:|of|was)?\s?)?"
_SPREAD_NAME = r"(?:±|\+/-|(?:SD|SE|SEM|s\.?d\.?|s\.?e\.?(?:m\.?)?)\s?[=:]?)"
_SPREAD = rf"(?:,?\s?{_SPREAD_NAME}\s?{_NUMBER}|\s?[(\[]\s?{_SPREAD_NAME}?\s?{_NUMBER}\s?[)\]])"
_MEAN = rf"{_NAMED}({_NUMBER}){_SPREAD}?"


def numeral_of_mean(words: str) -> str:
    """The mean's own numeral in "M = 3.46", "3.46 ± 1.10", "3.46 (SD 1.10)"; else the words."""
    found = compiled(_MEAN).fullmatch(" ".join(words.split()))
    return found[1] if found else words
