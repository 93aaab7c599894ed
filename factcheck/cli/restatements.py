"""Where a figure in running text stands again in another unit, right behind it."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.quantities import Measure

    FigureEnd = Callable[[str, int], int | None]

PARTS = (  # "an eighth of a mile", "two-thirds of a mile"
    "(?:(?:an?|one|two|three|four|five|six|seven|nine)[- ])?"
    "(?:half|(?:third|quarter|fifth|sixth|eighth|tenth|sixteenth)s?) of an?"
)
ONES = f"{PARTS}|half an?|(?<!s of )(?<![fxhn]th of )(?<!ird of )(?<!quarter of )(?:an?|one)"
SMALL = (
    "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|"
    "sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_BRACKETS = re.compile(  # "65 feet tall (20 m)", "80 m.p.h. (130 km/h)", "11 mph [18 kph]"
    r"(?:[- ](?:long|tall|wide|high|deep|thick|across|away))?[.,]?\s?"
    r"(?:\(([^()\n]{2,90})\)|\[([^\[\]\n]{2,90})\])"
)
_OR = re.compile(r"(?P<comma>,)? or (?=(?:[a-z]+ ){0,4}[$€£¥]?\d)")
_DOTS = re.compile(r"\.\.\.(\d[\d.,]* [\w/]+)")
_SLASH = re.compile(r"/(?=\d)")
_BEGINS_FIGURE = re.compile(
    rf"(?:[a-z]+ ){{0,3}}(?:[-−]?[$€£¥]?\d|(?:{SMALL}|{ONES})\b)", re.IGNORECASE
)
_NUMBER = re.compile(r"[$€£¥]?\d")
_MOST_WORDS = 8


def find_restatement(text: str, at: int, end: int, figure_end: FigureEnd) -> tuple[int, int] | None:
    """Where the figure from ``at`` to ``end`` is told again.

    ``figure_end`` says where a figure ends that begins at an offset, if one does.
    """
    stated = text[at:end]
    found = _BRACKETS.match(text, end) or _DOTS.match(text, end)
    if found:
        group = found.lastindex or 0
        is_again = _BEGINS_FIGURE.match(found[group]) and _restates(stated, found[group])
        return found.span(group) if is_again else None
    if _SLASH.match(text, end):
        return _after_slashes(text, end, stated, figure_end)
    return _after_or(text, end, stated, figure_end)


def before_conversion(passage: str) -> str:
    """A passage without a conversion behind "or": "8 kilometers or 5 miles"."""
    found = _OR.search(passage)
    if found is None:
        return passage
    stated, again = passage[: found.start()], passage[found.end() :]
    ends = [token.end() for token in re.finditer(r"\S+", again)][:_MOST_WORDS]
    is_said_again = any(_fits_in_another_unit(stated, again[:end].rstrip(",.")) for end in ends)
    return stated if is_said_again else passage


def _after_slashes(
    text: str, at: int, stated: str, figure_end: FigureEnd
) -> tuple[int, int] | None:
    """The figures behind slashes: "14st 4lb/200lb/90.7kg"."""
    end = at
    while _SLASH.match(text, end):
        further = figure_end(text, end + 1)
        if further is None or not _restates(stated, text[end + 1 : further]):
            break
        end = further
    return (at + 1, end) if end > at else None


def _after_or(text: str, at: int, stated: str, figure_end: FigureEnd) -> tuple[int, int] | None:
    """The figure behind ", or "; without the comma it may be another choice, and has to fit."""
    found = _OR.match(text, at)
    number = _NUMBER.search(text, found.end()) if found else None
    end = figure_end(text, number.start()) if number else None
    if found is None or end is None:
        return None
    is_again = _restates if found["comma"] else _fits_in_another_unit
    return (found.end(), end) if is_again(stated, text[found.end() : end]) else None


def _restates(stated: str, again: str) -> bool:
    """Whether the words are a figure of the same kind in another unit, or the same figure."""
    ours, theirs = _measure(stated), _measure(again)
    if ours is None or theirs is None or ours.unit.dimension in ("count", "share"):
        return False
    are_alike = _kind(ours) == _kind(theirs) and _is_rate(ours) == _is_rate(theirs)
    return (are_alike and ours.unit.name != theirs.unit.name) or _fits(stated, again)


def _fits_in_another_unit(stated: str, again: str) -> bool:
    """Whether the words are a conversion of the figure, and not merely another of its kind."""
    ours, theirs = _measure(stated), _measure(again)
    is_other = ours is not None and theirs is not None and ours.unit.name != theirs.unit.name
    return is_other and _restates(stated, again) and _fits(stated, again)


def _fits(stated: str, again: str) -> bool:
    """Whether two figures are one where their units alone do not tell: 975 mb (28.79 inches)."""
    from factcheck.quantities import compare_restatement

    return compare_restatement(stated, again).fits


def _measure(words: str) -> Measure | None:
    from factcheck.quantities import read_quantity

    readings = read_quantity(words).readings
    return readings[0] if readings else None


def _is_rate(measure: Measure) -> bool:
    """Whether it is so much for each: "48 cents per share" is no other form of a sum."""
    return "/" in measure.unit.dimension


def _kind(measure: Measure) -> str:
    """The dimension; all currencies are of one."""
    return measure.unit.dimension.partition(" ")[0]
