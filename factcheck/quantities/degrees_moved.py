"""Whether a quantity's own words call degrees a difference: "rose 2 °C", "up 3 °C", "±1 °C"."""

from __future__ import annotations

import re

from factcheck.late_pattern import LatePattern

_DIFFERENCE = LatePattern(
    r"\b(?:rises?|rose|risen|rising|increas\w*|warm(?:ed|ing|er)|cool(?:ed|ing|er)|hotter|colder|differences?|"
    r"drop(?:s|ped|ping)?|f[ae]ll(?:s|en|ing)?|declin\w+|decreas\w*|chang\w+|"
    r"(?:above|below) average|"
    r"above normal|below normal|anomal\w+|diurnal|"
    r"variations?|swings?|(?<!\bor )(?<!\band )(?:higher|lower)|above pre-industrial)\b",
    flags=re.IGNORECASE,
)
_MEASURED = LatePattern(
    r"\b(?:as (?:high|low|hot|cold|warm) as|"
    r"(?:temperatures?|highs?|lows?|records?) (?:of|was|were|is|hit)|"
    r"reach(?:ed|es)?|hit|topp?ed(?: out)?|surpassed|preheat\w*|oven|bake[ds]?|boils?|melts?)\b"
    r"[^,]*$",
    flags=re.IGNORECASE,
)
_LEVEL = LatePattern(r"\b(?:to|at|from|below|above|past|reach\w*)\b", flags=re.IGNORECASE)
_HOLD = r"(?:limit|keep|kept|hold|held|cap|restrict|contain|curb)"
_MOVED = LatePattern(
    rf"\b{_HOLD}\w* (?:\w+ ){{0,3}}(?:warming|global heating|rise|increase)s?(?: \w+){{0,4}} "
    r"(?:to|below|under|within)(?: \w+){0,2} $|"
    r"\b(?:exceed|beat|br[eo]ak|broke|surpass|miss|smash|shatter|differ|var[iy]|rais|lower)"
    r"\w*(?: \w+){0,4} by (?:\w+ ){0,2}$|"
    r"(?:^|[,;] |\b(?:is|are|was|were|now|already) )(?:up|down) "
    r"(?:(?:by|about|some|nearly|almost|around) )?$",
    ("up ", "down ", " by ", "warming", "heating", " rise", "increase"),
    re.IGNORECASE,
)


def is_difference(text: str, start: int) -> bool | None:
    """Whether degrees here are a difference; None where the words do not tell."""
    if _MOVED.search(text[:start]) or text[:start].rstrip().endswith("±"):
        return True
    cue = _DIFFERENCE.search(text)
    if cue is None:
        return False if _MEASURED.search(text[:start]) else None
    between = text[cue.end() : start]
    return None if _LEVEL.search(between) else True
