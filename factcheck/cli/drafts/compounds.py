"""Figures in running text that are told in several units, each smaller than the one before."""

from __future__ import annotations

_KINDS = (
    ("years?", "months?", "weeks?", "days?", "hours?", "minutes?", "seconds?"),
    ("miles?", "yards?"),
    ("(?:feet|foot)", "inch(?:es)?"),
    ("stone", "pounds?", "ounces?"),
)
_NOT_EACH = (
    r"(?! (?:an?|per|each|of (?:it|them)|longer|shorter|more|less|later|earlier|before|after|"
    r"ago)\b)"
)


def _in_order(units: tuple[str, ...]) -> list[str]:
    """Patterns of figures that begin in each unit and go on in smaller ones."""
    further = [(unit, "|".join(units[place:])) for place, unit in enumerate(units[:-1], 1)]
    return [
        rf"{unit}(?:,? (?:and )?[\w.]+[ -](?:{smaller})\b{_NOT_EACH})+" for unit, smaller in further
    ]


_UNITS = "|".join(pattern for units in _KINDS for pattern in _in_order(units))
IN_WORDS = rf"[\w.]+[ -](?:{_UNITS})"  # "two hours, 10 minutes, 11 seconds", "12-foot, 3-inch"
