"""Adjectives between a numeral and its unit that change no figure: "2 heaping tablespoons"."""

from __future__ import annotations

_ADJECTIVES = frozenset([
    "heaping", "heaped", "level", "scant", "generous", "rounded", "packed", "full", "good", "more",
    "extra", "additional", "vertical", "linear", "lineal", "road", "air", "straight-line", "solid",
    "whole", "avoirdupois", "calendar",
])  # fmt: skip
_BEFORE = {  # only before these units
    "earth": ("day", "month", "year", "hour"),
    "land": ("mile", "acre"),
    "imperial": ("inch", "foot", "feet", "yard", "mile", "ounce", "pound"),
}
_LONGEST = max(map(len, _ADJECTIVES))


def past_adjective(text: str, start: int) -> int:
    """Where a unit can begin: behind "heaping" or "vertical", which change no figure."""
    space = text.find(" ", start, start + _LONGEST + 1)
    word = text[start:space].lower() if space > 0 else ""
    is_adjective = word in _ADJECTIVES or (
        word in _BEFORE and text[space + 1 : space + 8].lower().startswith(_BEFORE[word])
    )
    return space + 1 if is_adjective else start
