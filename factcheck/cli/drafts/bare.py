"""Numbers without a unit that the words around them make figures: ages, tolls, hedged counts."""

from __future__ import annotations

import re

from factcheck.cli.drafts.alternatives import COMMON_HEDGES, number_words
from factcheck.cli.drafts.leading import CHANGED
from factcheck.cli.drafts.words import MONTHS, WEEKDAYS

_COUNT = rf"\d{{1,3}}(?:,\d{{3}})+|\d+|(?:{number_words(2, 12)})\b"
_LONG = r"\d{1,3}(?:,\d{3})+|\d{2,}"
_NO_MORE = r"(?![\w%:/–-]|[.,]\d)"
_DAYS = f"{MONTHS}|{WEEKDAYS}"
_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")
_HEDGED = (
    r"(?=[.;)]| ?—|,(?!\d)|$|\n| (?:of (?:them|the|those|these)|last|this|a|in|on|at|were|are|was|"
    r"had|have|who|more|and|as|after)\b)"
)
_ENDS = r"(?=[.,;)](?!\d)|\n|$| (?:and|in|on)\b)"
_HARMED = (
    r"(?:(?:still|already) )?(?i:injured|wounded|hurt|missing|killed|arrested|died|survived|"
    r"rescued|evacuated|detained|displaced|dead)\b"
)
_ALONE = r"(?! (?:(?!besides\b)[a-z]{2,}s|people|(?:wo)?men|children)\b)"  # no noun follows
_CHANGE = rf"\b(?i:{CHANGED}|raised|reduced|cut|up|down)[^.,;\d]{{0,12}} (?:to|from|by) (?P<said>)"
_SOMEWHERE = (
    rf" in (?!(?:{_DAYS})\b)(?:[A-Z][a-z]|the (?:[A-Z][a-z]|capital|city|state|province|region|"
    r"villages?|towns?|suburbs|countryside|mountains|camps?|north|south|east|west)\b)"
)
_THE_THINGS = r"(?:the|these|those) [a-z]{2,}[^\Ws]s\b"
_LISTED = r"(?:\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)"
_FORMS = (  # what stands before, of which ``said`` is part of the figure; number; what follows
    (r"\b(?P<said>aged (?:between )?|ages? (?:of )?)", r"\d{1,3}(?: (?:to|and) \d+)?", _NO_MORE),
    (rf"(?<![\w’-])(?!(?:{_DAYS})\b)[A-ZÀ-Þ][\w’-]+, (?P<said>)", r"[1-9]\d", r"(?=, (?!\d)|;)"),
    (r"; and (?:[A-ZÀ-Þ][\w’.-]* ){1,3}[A-ZÀ-Þ][\w’-]+, (?P<said>)", r"[1-9]\d", r"(?=\.)"),
    (
        r"(?:\b(?:[Hh]e|[Ss]he|who) (?:was|is)|\bI (?:am|was)|, then) (?P<said>)",
        r"[1-9]\d",
        r"(?=[.,;](?!\d)| (?:and|when|now|years)\b)",
    ),
    (r"\b(?P<said>(?i:magnitude) (?:of )?)", r"\d(?:\.\d)?", _NO_MORE),
    (r"\b(?i:magnitude) (?:of )?\d(?:\.\d)? (?:to|and|or) (?P<said>)", r"\d\.\d", _NO_MORE),
    (r"(?:^|\W)(?P<said>)", r"\d(?:\.\d)?(?:-| )magnitude", r"\b"),
    (r"(?:^|\W)(?P<said>)", r"\d\.\d", r" (?:(?:earth|sea)?quake|tremor|aftershock|temblor)\b"),
    (r"(?:^|\W)(?P<said>)", r"\d(?:\.\d)?", r" (?:on|at) the (?:Richter|moment) "),
    (rf"\b(?P<said>(?:{COMMON_HEDGES}) )", _LONG, _HEDGED),
    (r"\b(?i:dies|died|dead|retire[sd]) (?P<said>at (?:age )?)", r"[1-9]\d", _HEDGED),
    (
        r"\b(?i:reach(?:es|ed)|tops|topped|surpass(?:es|ed)|st(?:ands|ood) at) (?P<said>)",
        _LONG,
        _HEDGED,
    ),
    (_CHANGE, _LONG, _NO_MORE),
    (r"\d, (?:up |down )?from (?P<said>)", _LONG, _NO_MORE),
    (r"\bto [\d,.]+ from (?P<said>)", _LONG, _HEDGED),
    (r"\b(?:toll|number|total)\b[^.;]{0,60} (?:to|at|was|is|of) (?P<said>)", _LONG, _NO_MORE),
    (r"(?:, |: |\band |\bincluding )(?P<said>)", rf"{_COUNT}|one\b", _SOMEWHERE),
    (
        r"(?:^|[.,;] |\b(?:and|that|said) )(?P<said>)",
        _COUNT,
        r" (?:were|are|have been|had been) (?:[a-z]+ly )?(?!supposed\b)[a-z]+ed\b",
    ),
    (r"(?:^|[.,] )(?P<said>)", _COUNT, r" were (?:in|from|under|over|aged|(?:wo)?men|[a-z]+s)\b"),
    (r"^[A-Z][a-z ]{2,24}: (?P<said>)", _COUNT, r"(?=[ \r]*(?:\n|$))"),  # "Crew: 310"
    (  # "65 seats, the Greens 23 and the Centre 19"
        r"\d[^.;:\n]{0,40}(?:, | and )the (?:[A-Z][\w’'-]* ){1,3}(?P<said>)",
        _LISTED,
        r"(?=[,;.](?!\d)| and\b|\n|$)",
    ),
    (r"(?:^|\W)(?P<said>)", _LONG, r" (?:more|fewer) than (?:an?|the|in|last)\b"),
    (r"\b(?:kill|injur|wound)(?:ed|ing) (?P<said>)", _COUNT, _ENDS),
    (
        r"(?:^|\W)(?P<said>)",
        _COUNT,
        rf" (?:(?:were|are|have been|remain|remained) )?{_HARMED}{_ALONE}",
    ),
    (r"[a-z] \((?P<said>)", r"\d{1,3}", r"\)(?=[,;.]| (?:and|followed|but|while|with)\b)"),
    (
        r"(?:^|\W)(?P<said>)",
        _COUNT,
        rf" of (?:(?:the|its|their) \d|\d{{2,3}}\b(?!,\d)|them\b|{_THE_THINGS})",
    ),
    (r"\b[nN] ?= ?(?P<said>)", r"\d{1,3}(?:,\d{3})+|\d+", _NO_MORE),
)
_BARE = tuple(
    (re.compile(f"{before}$", re.MULTILINE), re.compile(number, re.IGNORECASE), re.compile(after))
    for before, number, after in _FORMS
)
_OF_QUAKES = (
    re.compile(r"\bmagnitude (?:of )?$", re.IGNORECASE),
    re.compile(r"\d(?:\.\d)?(?:[- ]magnitude\b| (?:on|at) the (?:Richter|moment) )", re.IGNORECASE),
)
_REACH = 90  # characters before a number in which the words that make it a figure stand


def is_magnitude(text: str, at: int) -> bool:
    """Whether a number is the magnitude of an earthquake, whatever noun comes behind it."""
    before, following = _OF_QUAKES
    return bool(before.search(text[max(0, at - 20) : at]) or following.match(text, at))


def find_bare(text: str, at: int, past: int) -> tuple[int, int] | None:
    """Where the figure lies whose number begins at an offset; ``None`` where it is none.

    No word before ``past`` is part of it.
    """
    before = text[max(0, at - _REACH) : at]
    for leading, number, following in _BARE:
        found, led = number.match(text, at), leading.search(before)
        if found and led and following.match(text, found.end()) and not _YEAR.fullmatch(found[0]):
            return max(past, at - len(led["said"])), found.end()
    return None
