"""Where a figure in running text ends with its unit."""

from __future__ import annotations

import re
import sys

from factcheck.cli.drafts.compounds import IN_WORDS
from factcheck.cli.drafts.restatements import TOLD_AGAIN, before_conversion
from factcheck.cli.drafts.wholes import first_reading, whole_length
from factcheck.cli.drafts.words import DIGIT, MONEY, NUMBERS, WAYS
from factcheck.quantities import Form

_END = re.compile(
    rf"[;:()\[\]\n—“”]|(?<!{DIGIT})\"|(?<={DIGIT})\"(?! ?[(\[/=×x]| {WAYS}\b|"
    rf"(?: ?[-–] ?| to ){DIGIT}[\d./]*\")|,(?!\d)|"
    r"(?<!\bU\.S)(?<!\bU\.K)(?<!\bsq)(?<!\bcu)(?<!\bfl)(?<!\bimp)\.(?=\s|$)|"
    r"\.\.\.|[!?]|(?<=[a-z])\.(?=\d{1,3}(?:\s|$))|"
    r" an? (?:day|week|month|quarter|year|decade) (?:ago|earlier)\b|"
    r"(?<=\w) [-–] (?=[A-Za-z]|\d+\s*(?:$|[\n;]|[,.](?!\d)))| & (?=\d)|"
    rf"(?<=\S)-long\b|{TOLD_AGAIN}|"
    r" (?:that|which|who|whose|whom)\b|"
    r" in (?=\d|[A-Z]|(?:the|an?|all|each|every|its|their|this|that)\b)"
)
_LONGEST = 60  # characters from a number's beginning to its unit's end
_TO_OTHERS = re.compile(  # "$18 million to two schools", "$16 million by $2 million"
    rf"(?<=[\d.,]) to (?=(?:{NUMBERS})\b)|(?<=illion) to (?=(?:{NUMBERS})\b)|"
    rf" by (?={MONEY})|(?<= day) to (?=\d)|(?<= week) to (?=\d)|(?<= year) to (?=\d)",
    re.IGNORECASE,
)
_AND_ANOTHER = re.compile(rf" (?:and|or) (?={MONEY}\d|\d[\d.]* cents? (?:a|per) )")
_PERCENT_TO = re.compile(r"([\d.,]+ ?(?:%|percent|per cent)) to ")
_DOTTED = re.compile(r"(?<=\.[a-z])\.")  # "80 m.p.h."
_COMPOUND = re.compile(  # "9ft, 2in", "5’7”"
    rf"{IN_WORDS}|"
    r"\d+(?:ft|lbs?|st),? \d+(?:in|oz|lbs?)\b|\d[’'] ?\d{1,2}[”\"]|"
    r"(?:\d{1,2}:[0-5]\d(?::[0-5]\d(?:\.\d+)?|\.\d{1,3})|(?:2[4-9]|[3-9]\d):[0-5]\d)(?![\d:]|\.\d)"
)
_AND_OTHERS = re.compile(r" and (?:crew(?: members)?|territories|women|children)\b")


def figure_end(text: str, at: int, limit: int = sys.maxsize) -> int | None:
    """Where the figure that begins at an offset ends with its unit; ``None`` where it is none."""
    compound = _COMPOUND.match(text, at)
    if compound and first_reading(compound[0]):
        return compound.end()
    window = _window(text, at, limit)
    starts_change = text[:at].endswith("from ")
    windows = [window.partition(" to ")[0], window] if starts_change else [window]
    end = next((at + length for length in map(whole_length, windows) if length), None)
    more = end and (_AND_OTHERS.match(text, end) or _DOTTED.match(text, end))
    return more.end() if more else end


def _window(text: str, at: int, limit: int) -> str:
    """What may belong to the figure that begins at an offset, up to where another thing is told."""
    window = text[at : min(limit, at + _LONGEST)]
    if limit > at + _LONGEST and text[at + _LONGEST : at + _LONGEST + 1].strip():
        window = window[: len(window) - len(window.split()[-1])]
    if stop := _END.search(window, 1):
        window = window[: stop.start()]
    another = None if text.endswith("between ", 0, at) else _AND_ANOTHER.search(window)
    if another and window[0] in MONEY[1:-1]:
        window = window[: another.start()]
    if others := _TO_OTHERS.search(window):
        window = window[: others.start()]
    if level := _PERCENT_TO.match(window):
        window = level[1]
    window = before_conversion(window)
    return window.partition(" by ")[0] if _is_product_of_counts(window) else window


def _is_product_of_counts(window: str) -> bool:
    """Whether a passage reads as a product that is none: "a majority of 90 by two seats"."""
    whole = first_reading(window) if " by " in window else None
    return whole is not None and whole.form is Form.PRODUCT and whole.unit.dimension == "count"
