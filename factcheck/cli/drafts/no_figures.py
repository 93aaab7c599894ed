"""Numbers in running text that are no figures: times, scores, places on the globe, names."""

from __future__ import annotations

import re

_NO_FIGURE = re.compile(  # "3 p.m.", "10:30", "1990s", "135.2W", "24th", "2 day-long", "95% CI"
    r"\d{1,2}(?:[.:]\d\d){0,2} ?[ap]\.?m\b|(?:[01]?\d|2[0-3]):\d\d(?!:\d\d(?! (?:GMT|UTC))|\.\d)|"
    r"\d{1,3}0s\b|\d{1,3}\.\d[nsew]\b|\d+[’']s\b|"
    r"(?:(?:\d*[02-9])?(?:1st|2nd|3rd)|\d+th)\b|\w+ [a-z]+-long\b|"
    r"[\d.]+ ?% ?(?:CI|CrI|HDI|(?:confidence|credible|prediction) interval)s?\b",
    re.IGNORECASE,
)
_NAMED = re.compile(  # "Apollo 11", "Stage 1", "Number 30"
    r"\b(?:Apollo|Gemini|Stage|Flight|Boeing|Airbus|Route|Highway|Interstate|Chapter|Article|"
    r"Section|Formula|Number|No\.|Advisory|Grade|Level|Phase|Type|Category|Division|Channel|Room|"
    r"Experiment|Study|Trial|Appendix|Terminal|Gate|Platform|Line|Bowl|War|Page|Figure|Table|"
    r"Tier|Day|Week|Lot|Unit) $"
)
_NUMBERED = re.compile(  # "runway 28L", "the FTSE 100"
    r"\b(?:FTSE|S&P|Nasdaq|NASDAQ|CAC|Nikkei|Russell|Fortune|Poor[’']s|Top|[Rr]unway|[Rr]ow|"
    r"[Ss]eats?|7\d7 M(?:ax|AX)) $"
)
_STAMP = re.compile(r"\d{4}-\d\d-\d\d[ T]$")  # before the clock time
_MARGIN = re.compile(r"\d ?(?:±|\+/-) ?$")  # belongs to the number before it
_SCORE = re.compile(r"(\d{1,3})[-–](\d{1,3}) (?:at|after|through|in|to|on|with|over|against|for)\b")


def is_no_figure(text: str, at: int) -> bool:
    """Whether a number is a time, a place on the globe, or part of a name."""
    before = text[max(0, at - 20) : at]
    is_named = any(words.search(before) for words in (_NAMED, _NUMBERED, _STAMP, _MARGIN))
    is_torn = text[at] == "." and before[-2:-1].isdigit()  # "5 .6%"
    return bool(_NO_FIGURE.match(text, at) or is_named or is_torn or _is_score(text, at))


def _is_score(text: str, at: int) -> bool:
    """Whether a number is the first of a score, the greater one: "lead 20-16 at half-time"."""
    found = _SCORE.match(text, at)
    return found is not None and int(found[1]) > int(found[2])
