"""Words for some number or other, and the number on which all readers agree: "dozens", "a handful".

Dictionaries have "dozens" from two dozen up, and "a couple" for two or a few; the numbers here are
further out, so that what lies beyond them is no matter of taste.
"""

from __future__ import annotations

import re

from factcheck.late_pattern import LatePattern
from factcheck.quantities.measure import Quantity
from factcheck.quantities.reading import read_quantity

_ENDS = {
    "dozens": "at least 20", "scores": "at least 30", "hundreds": "at least 100",
    "thousands": "at least 1,000", "tens of thousands": "at least 10,000",
    "hundreds of thousands": "at least 100,000", "millions": "at least 1 million",
    "tens of millions": "at least 10 million", "hundreds of millions": "at least 100 million",
    "billions": "at least 1 billion", "a couple": "at most 4", "a handful": "at most 20",
    "several dozen": "at least 20", "a few dozen": "at least 20",
    "several hundred": "at least 150", "a few hundred": "at least 150",
    "several thousand": "at least 1,500", "a few thousand": "at least 1,500",
    "several million": "at least 1.5 million", "a few million": "at least 1.5 million",
}  # fmt: skip
_MORE = r"and\b|or\b|to\b|hundred|thousand|million|billion|dozen"
_LOOSE = LatePattern(
    rf"(?:many|several|literally)? ?\b(?P<count>{'|'.join(sorted(_ENDS, key=len, reverse=True))})"
    rf"(?: of)?(?P<of_what>(?: (?!{_MORE})\w[\w'’-]*)*)",
    (
        "dozens",
        "scores",
        "hundreds",
        "thousands",
        "illion",
        "several ",
        "a few ",
        "a couple",
        "a handful",
    ),
    re.IGNORECASE,
)
_TIES = (
    "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties",
)  # fmt: skip
_DECADE_OF_LIFE = LatePattern(
    r"in (?:his|her|their|my) (?:early |mid[- ]|late )?"
    rf"(?:(?P<tens>[2-9])0s|(?P<ties>{'|'.join(_TIES)}))$",
    ("0s", "ties"),
    re.IGNORECASE,
)


def read_loose_count(words: str) -> Quantity | None:
    """The bound that such words stay within: "at least 100 tents" for "hundreds of tents".

    "In her forties" is between 40 and 49.

    ``None`` where the words are no such count, or say more than that.
    """
    if decade := _DECADE_OF_LIFE.match(words.strip()):
        tens = decade["tens"] or _TIES.index(decade["ties"].lower()) + 2
        return read_quantity(f"between {tens}0 and {tens}9")
    match = _LOOSE.match(words.strip())
    if match is None or match.end() != len(words.strip()):
        return None
    return read_quantity(f"{_ENDS[match['count'].lower()]}{match['of_what']}")
