"""Shares in running text: "35 percent of voters", "one in five adults", "a third of the seats"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from factcheck.cli.drafts.alternatives import COMMON_HEDGES, number_words
from factcheck.cli.drafts.candidate import Candidate
from factcheck.cli.drafts.leading import is_change
from factcheck.cli.drafts.words import PARTS
from factcheck.quantities import Measure
from factcheck.reading.quantity import first_figure
from factcheck.text import Span

_COUNT = f"(?:{number_words(1, 9)})"
_PART = rf"(?:half|(?:an?|{_COUNT})[ -]{PARTS})"
_HEDGE = f"(?:{COMMON_HEDGES}|under) "
_NO_SIDE = r"(?<!first )(?<!second )(?<!last )(?<!latter )(?<!other )(?<!upper )(?<!lower )"
_FRACTION = re.compile(
    rf"(?<![\w-]){_NO_SIDE}(?:{_HEDGE})?{_PART}"
    r"(?= of (?:the|its|their|all|those|these|them|it|his|her|our|what|whom|which|[\w’'-]+s)\b)",
    re.IGNORECASE,
)
_HEDGED = re.compile(  # "about a third had left"
    rf"(?<![\w-]){_HEDGE}{_PART}"
    r"(?=[.,;](?!\d)| (?:had|have|has|were|was|are|is|do|did|said|say|voted?|reach|came?)\b)",
    re.IGNORECASE,
)
_ASKED = re.compile(  # "Two thirds called rents their first concern", "Six in 10 of those asked"
    rf"(?<=[.!?] )(?=[A-Z])(?i:half|{_COUNT}[ -]{PARTS})"
    r"(?= (?:[a-z]+ed|said|say|had|have|were|are|thought|think|want)\b)|"
    rf"(?<![\w.,-])(?:(?i:{_COUNT})|[1-9]) in (?:10|100)"
    r"(?= (?!(?:hour|day|week|month|year|game|match)e?s\b)"
    r"(?:of|[a-z]+s|people|men|women|children)\b)"
)
_OF_A_WHOLE = re.compile(  # not "the 85 percent of the first half of 2018"
    r" of (?!(?:about|around|nearly|up|(?:an?|the|last) (?:first|second|third|fourth|last|previous|"
    r"same|year|month|quarter|week|period)\b|last\b))[^\W\d]"
)
_RATIO = re.compile(r" (?:in|out of) (?:every )?", re.IGNORECASE)


def find_fractions(text: str) -> Iterator[Candidate]:
    """The shares that are told in words, such as "two-thirds of the voters"."""
    for found in chain.from_iterable(form.finditer(text) for form in (_FRACTION, _HEDGED, _ASKED)):
        readings = first_figure(found[0]).readings
        if (
            readings
            and readings[0].unit.dimension == "share"
            and not is_change(text, found.start())
        ):
            yield Candidate(Span(*found.span()), "figure", {"share": found[0]})


def is_share(text: str, span: tuple[int, int], measure: Measure | None) -> bool:
    """Whether a figure is told as the part of a whole, and not as a change or a level."""
    if measure is None or measure.unit.dimension != "share" or is_change(text, span[0]):
        return False
    is_part = all(numeral.value <= 100 for numeral in measure.numerals)
    words = text[slice(*span)]
    return is_part and bool(_OF_A_WHOLE.match(text, span[1]) or _RATIO.search(words))
