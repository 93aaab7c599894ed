"""What is counted, and words that are evidently a mistyped unit."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from factcheck.quantities.measure import Quantity, Unit
from factcheck.quantities.unit_table import unit_table

_STOP = re.compile(
    r"[,;:()]|\b(?:of|in|on|at|by|from|for|with|that|which|who|were|was|are|is|have|has|had|to|and|or|"
    r"during|since|after|before|per|away|as|than|"
    r"(?:killed|injured)(?! (?:people|(?:wo)?men|children|[a-z]{3,}s)\b))\b",
    re.IGNORECASE,
)
_SHORTEST = 7  # letters: shorter words are too near to honest nouns ("pints", "points")
_SHORTEST_OF_KNOWN = 4
_HONEST = frozenset([
    "decrees", "decree", "galleons", "galleon", "seconded", "metered", "degreed", "barrens",
    "kilometer", "centimes", "centime", "millions", "million", "billions", "billion", "minutemen",
    "percents", "permits", "gallants", "bushmen", "hectors", "centers", "teaspoonful",
    "tablespoonful", "accounts", "meterman", "seconder",
])  # fmt: skip


def read_noun(rest: str) -> Unit:
    """The counted noun that follows a numeral, as a unit of dimension ``count``."""
    phrase = _STOP.split(rest.strip(" -"), maxsplit=1)[0].strip(" .-'\"")
    if not phrase[:1].isalnum():
        phrase = ""
    return Unit(phrase, phrase.casefold(), phrase, "count", "count")


def likely_unit(rest: str, dimension: str = "") -> tuple[str, str] | None:
    """The next word and the unit that it is a slip for, or None where it may be an honest noun.

    Only long unit names are considered, one letter away (two from ten letters on); shorter ones
    too where it is known that a unit of this dimension should stand here.
    """
    match = re.match(r"[ -]?([^\W\d_]+)", rest)
    word = match[1] if match else ""
    shortest = _SHORTEST_OF_KNOWN if dimension else _SHORTEST
    if len(word) < shortest or word.lower() in _HONEST:
        return None
    allowed = 2 if len(word) >= 10 else 1
    names = [
        name for name in _names(shortest, dimension) if _share_letters(name, word.lower(), allowed)
    ]
    if not names:
        return None
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extractOne

    near = extractOne(word.lower(), names, scorer=OSA.distance, score_cutoff=allowed)
    return (word, near[0]) if near and near[1] else None


def _share_letters(name: str, word: str, allowed: int) -> bool:
    """Whether two words begin alike and differ in at most ``allowed`` of their letters."""
    if name[0] != word[0] or abs(len(name) - len(word)) > allowed:
        return False
    mine, theirs = Counter(name), Counter(word)
    return max((mine - theirs).total(), (theirs - mine).total()) <= allowed


@cache
def _names(shortest: int, dimension: str) -> tuple[str, ...]:
    """The names of units of a dimension, or of any where it is "", from so many letters on."""
    return tuple(
        word
        for word, rows in unit_table().exact.items()
        if word.isalpha() and word.islower() and len(word) >= shortest
        if not dimension or any(row.dimension == dimension for row in rows)
    )


def told_mistyped(quantity: Quantity, restated: Quantity) -> Quantity:
    """A figure whose unit is mistyped: what it counts is a slip for a unit of its restatement."""
    is_count = all(reading.unit.dimension == "count" for reading in quantity.readings)
    dimensions = {reading.unit.dimension for reading in restated.readings} - {"count", "share", ""}
    if not quantity.readings or not is_count or len(dimensions) != 1:
        return quantity
    likely = likely_unit(quantity.readings[0].unit.name, *dimensions)
    if likely is None:
        return quantity
    word, unit = likely
    return Quantity(quantity.words, (), f"unknown unit “{word}”", word, unit)
