"""Where a figure in running text stands again in another unit, right behind it."""

from __future__ import annotations

import re
from collections.abc import Callable

from factcheck.cli.drafts.alternatives import COMMON_HEDGES
from factcheck.cli.drafts.mistaken_units import is_in_mistaken_unit
from factcheck.cli.drafts.same_figure import are_of_two_units, fits, fits_in_another_unit, restates
from factcheck.cli.drafts.words import DIGIT, MONEY, ONES, SMALL, WAYS

FigureEnd = Callable[[str, int], int | None]
_LEADING_ON = (  # to something else: "5 miles to the sea (8 km)", "3 feet or more (1 m)"
    r"(?:to|from|into?|on|onto|at|of|off|above|below|over|under|and|or|but|by|than|plus|for|with|"
    r"per|an?|the|this|that|its?|is|are|was|were|ha[sd]|have|more|less|after|before|since|as|who)\b"
)
_MEASURED = (  # "65 feet tall (20 m)", "60 mph winds (97 km/h)", "2 inches of rain (5 cm)"
    rf"(?:(?:-{WAYS})?(?: (?!{_LEADING_ON})[a-z-]+){{0,2}}| of [a-z-]+(?: [a-z-]+){{0,2}})"
)
_BRACKETS = re.compile(  # "80 m.p.h. (130 km/h)", "11 mph [18 kph]", "60 miles — 97 km — off"
    rf"{_MEASURED}(?: ?\[(?:nb |n |note )?\d{{1,3}}\])?"  # of a note
    r"(?:[.,]?\s{0,2}|, (?:approximately|approx\.|about|around|roughly) )"
    r"(?:\(\s?([^()\n]{2,90}?)\s?\)|\[\s?([^\[\]\n]{2,90}?)\s?\]|"
    r"(?:(?<= )[–—] |—)([^–—()\n]{2,60}?)(?: [–—] |—)|(?<= )- ([^–—(),;\n]{2,40}?) - )"
)
_OR = re.compile(  # "12 km, or 7 miles", "2 m in length or 7 feet", "60F, which is 16C"
    rf"(?:(?P<of> {WAYS}| in (?:length|width|height|depth|weight|size|area)| of [a-z-]+)?"
    r"(?P<comma>\.?,)? or |"
    r"(?P<which>,? which (?:is|equals|means)) |"
    r"(?P<told>,) (?:i\.e\.,?|equal to|equivalent to|the equivalent of) )"
    rf"(?=(?:[a-z]+ ){{0,4}}[-−]?{MONEY}?\d)"
)
_DASH = re.compile(r"(?<=[A-Za-z°²³]) [–—-] (?=\d)")
_DOTS = re.compile(r"\.\.\.(\d[\d.,]* [\w/]+)")
TOLD_AGAIN = (  # "12 kg/26 lb", "1 pint = 473 ml"; not "6 L/100 km", "5-inch/38 caliber"
    r"(?<=[A-Za-z\"'.°²³])(?! ?/ ?(?:10{2,3}(?!\d)|\d+[- ]?cal)) ?[/=≈] ?"
    rf"(?=[~≈]?{DIGIT}|[Gg]as )"
)
_SIGN = re.compile(TOLD_AGAIN)
_BEGINS_FIGURE = re.compile(
    rf"(?:[a-z]+\.? ){{0,3}}(?:[~≈] ?)?(?:[-−±]? ?{MONEY}?\.?{DIGIT}|(?:{SMALL}|{ONES})\b)",
    re.IGNORECASE,
)
_HEDGES_ONLY = re.compile(  # not "a range of 20°F", which tells something of its own
    rf"(?:(?:{COMMON_HEDGES}|well over|(?:well )?under|approx\.?|ca?\.?|or|i\.e\.,?|equal to|"
    r"close to|(?:the )?equivalent (?:to|of)|between|from|as (?:high|low) as|minus|plus|"
    rf"an?|one|half|gas(?: mark)?|mark) )*(?:[^a-z]|\w+-|(?:{SMALL})\b)",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(  # "10 km round trip", "5 cm in the hills", "3 inches taller than him"
    rf" (?!(?:{WAYS}|away|and|or|of(?! (?:it|them|which)\b)|to|by|per|an?|each(?! way))\b)[a-z]"
)
_COMPARED = re.compile(r" (?:above|below|over|under|(?:[a-z]+er|more|less)(?: [a-z]+)? than)\b")
_TAKEN_OFF = re.compile(r"[-−–] ?(?=\d)")  # "the limit − 15 °C (− 27 °F)": less so much
_CLAUSE_ENDS = re.compile(r"\s*(?:[.,;:)](?!\d)|$)")
_NUMBER = re.compile(rf"{MONEY}?\d")
_MOST_WORDS = 8


def find_restatement(text: str, at: int, end: int, figure_end: FigureEnd) -> tuple[int, int] | None:
    """Where the figure from ``at`` to ``end`` is told again.

    ``figure_end`` says where a figure ends that begins at an offset, if one does.
    """
    stated = text[at:end]
    if found := _BRACKETS.match(text, end) or _DOTS.match(text, end):
        again = found.span(found.lastindex or 0)
        is_again = _is_told_in(text, stated, end, again, figure_end)
        return _without_minus(text, at, again) if is_again else None
    if _SIGN.match(text, end):
        return _after_signs(text, end, stated, figure_end)
    return _after_or(text, end, stated, figure_end)


def _is_told_in(
    text: str, stated: str, end: int, bracket: tuple[int, int], figure_end: FigureEnd
) -> bool:
    """Whether a bracket tells the figure before it again, be it in a mistaken unit."""
    start, closing = bracket
    again, number = text[start:closing], _NUMBER.search(text, start, closing)
    again_end = number and figure_end(text, number.start())
    after = text[again_end:closing] if again_end else ""
    is_own = _is_of_its_own(text[end:start], after)
    is_said = restates if _HEDGES_ONLY.match(again) and not is_own else fits
    is_again = _BEGINS_FIGURE.match(again) and is_said(stated, again)
    return bool(is_again) or (not after and is_in_mistaken_unit(stated, again))


def _without_minus(text: str, at: int, again: tuple[int, int]) -> tuple[int, int]:
    """A restatement without the minus that stands apart before the figure too."""
    is_taken_off = text.endswith(("- ", "− ", "– "), 0, at)
    sign = _TAKEN_OFF.match(text, again[0]) if is_taken_off else None
    return (sign.end(), again[1]) if sign else again


def _is_of_its_own(between: str, after: str) -> bool:
    """Whether a bracket's figure is of something else: "5 miles (8 km round trip)".

    ``between`` are the words from the figure to the bracket's, ``after`` those behind the
    bracket's: "40 feet long (2 metres wide)".
    """
    way = re.match(rf"[- ]({WAYS})\b", after)
    is_other_way = way and re.search(r"[a-z]", between) and way[1] not in between
    is_compared = re.search(r"er\b", between)  # "5 cm taller (6 feet)"
    return bool(_QUALIFIED.match(after) or is_other_way or is_compared)


def before_conversion(passage: str) -> str:
    """A passage without a conversion behind "or" or a dash: "8 kilometers or 5 miles"."""
    passage = _before_dash(passage)
    found = _OR.search(passage)
    if found is None:
        return passage
    stated, again = passage[: found.start()], passage[found.end() :]
    ends = [token.end() for token in re.finditer(r"\S+", again)][:_MOST_WORDS]
    is_said_again = any(fits_in_another_unit(stated, again[:end].rstrip(",.")) for end in ends)
    return stated if is_said_again else passage


def _before_dash(passage: str) -> str:
    """A passage without a figure in another unit behind a dash, with which it is no range."""
    found = _DASH.search(passage)
    if found is None:
        return passage
    sides = passage[: found.start()], passage[found.end() :]
    return sides[0] if are_of_two_units(*sides) else passage


def _after_signs(text: str, at: int, stated: str, figure_end: FigureEnd) -> tuple[int, int] | None:
    """The figures behind strokes or signs: "14st 4lb/200lb/90.7kg"."""
    start, end = None, at
    while found := _SIGN.match(text, end):
        number = found.end() + text.startswith(("~", "≈"), found.end())
        further = figure_end(text, number)
        if further is None or not restates(stated, text[number:further]):
            break
        start, end = start or found.end(), further
    return (start, end) if start else None


def _after_or(text: str, at: int, stated: str, figure_end: FigureEnd) -> tuple[int, int] | None:
    """The figures behind ", or"; without the comma it may be another choice, and has to fit."""
    start, end = None, at
    while found := _OR.match(text, end):
        number = _NUMBER.search(text, found.end())
        further = figure_end(text, number.start()) if number else None
        if further is None:
            break
        is_own = found["of"] or _COMPARED.match(text, further)
        is_whole = found["which"] and _CLAUSE_ENDS.match(text, further)
        is_listed = found["comma"] and not start and not is_own
        is_plain = found["told"] or is_whole or is_listed
        is_again = restates if is_plain else fits_in_another_unit
        if not is_again(stated, text[found.end() : further]):
            break
        start, end = start or found.end(), further
    return (start, end) if start else None
