"""Hedges: the phrases that loosen or bound a figure."""

from __future__ import annotations

import re
from functools import cache

from factcheck.quantities.measure import Hedge

BEFORE = {
    Hedge.AT_MOST: (
        "up to; as much as; as many as; as high as; as far as; as long as; as large as; as big as; as fast as;"
        "as deep as; at most; no more than; not more than; a maximum of; maximum of; a maximum; maximum; max;"
        "at the most; as great as; upwards to; no longer than; no higher than; no greater than;"
        "no larger than; not exceeding; never more than; within; ≤; <=; a high of up to; as tall as; as wide as;"
        "as hot as; no later than; reach up to; as heavy as; not over"
    ),
    Hedge.AT_LEAST: (
        "at least; no less than; no fewer than; not less than; not fewer than; a minimum of; minimum of;"
        "minimum; as little as; as few as; as low as; upward of; upwards of; at the least; ≥; >=; min;"
        "a minimum; as short as; as small as; no lower than; starting at; as cold as; from at least"
    ),
    Hedge.UNDER: (
        "less than; fewer than; under; below; smaller than; lower than; shorter than; <; short of; beneath;"
        "lighter than; cheaper than; younger than"
    ),
    Hedge.OVER: (
        "more than; over; above; greater than; larger than; in excess of; exceeding; beyond; higher than;"
        "well over; longer than; bigger than; >; topping; exceeded; exceeds; exceed; topped; heavier than;"
        "well above; taller than; older than; deeper than; faster than; much more than; far more than"
    ),
    Hedge.NEARLY: (
        "nearly; almost; just under; just below; just shy of; close to; not quite; a little under; near to;"
        "a little less than; slightly less than; slightly under; just less than; barely under;"
        "a bit under; approaching; slightly below; a bit less than; little less than; shy of; just short of"
    ),
    Hedge.JUST_OVER: (
        "just over; just above; a little over; a little more than; slightly more than; slightly over;"
        "just more than; a bit more than; a bit over; slightly above; little more than; a shade over"
    ),
    Hedge.ABOUT: (
        "about; around; roughly; approximately; approx; circa; ca; c; some; an estimated; estimated; ~; ≈;"
        "near; an average of; on average; average; more or less; nominally; or about; ±; at about; typically;"
        "generally; something like; in the region of; in the order of; on the order of; probably; perhaps;"
        "an approximate; or so; somewhere around; an approximately; est; roundly; averaging; averages; an average;"
        "maybe; of about; close on"
    ),
    Hedge.EXACTLY: "exactly; precisely; exact; just",
}
AFTER = {
    Hedge.AT_LEAST: (
        "or more; and more; or above; or over; and over; and above; or greater; and up; at least; minimum; plus;"
        "or longer; or higher; or larger; and older; or older; +; or better; min; and upwards; upwards"
    ),
    Hedge.AT_MOST: (
        "or less; or fewer; or under; and under; or below; at most; maximum; or lower; max; and below; or shorter;"
        "and younger; or younger; tops; or smaller"
    ),
    Hedge.ABOUT: "or so; approximately; or thereabouts; approx; give or take; on average; or more or less",
    Hedge.OVER: "-plus",
}
_FILLERS = re.compile(
    r"(?:^|[\s(])(?:a|an|the|of|for|to|at|by|total|distance|another|additional|only|extra|from|is|are|was|"
    r"were|in|have|has|with|first|last|or|and|,|=|i e|about the|between|other|further|depths? of)$",
    re.I,
)


def read_hedge_before(prefix: str) -> Hedge:
    """The hedge at the end of the words before a figure; a bound outweighs an approximation."""
    found: list[Hedge] = []
    rest = prefix.rstrip(" (")
    while rest:
        hedge, length = _ending(rest)
        if hedge is None:
            filler = _FILLERS.search(rest)
            if filler is None:
                break
            length = len(rest) - filler.start()
        else:
            found.append(hedge)
        rest = rest[: len(rest) - length].rstrip(" ,(")
    bounds = [hedge for hedge in found if hedge not in (Hedge.ABOUT, Hedge.EXACTLY)]
    return (bounds or found or [Hedge.NONE])[0]


def read_hedge_after(text: str, start: int) -> tuple[Hedge, int]:
    """The hedge that follows a figure at ``start``, and where it ends."""
    match = _after().match(text, start)
    if match is None:
        return Hedge.NONE, start
    return _phrases(tuple(AFTER.items()))[match[1].lower()], match.end()


def _ending(prefix: str) -> tuple[Hedge | None, int]:
    match = _before().search(prefix)
    if match is None:
        return None, 0
    return _phrases(tuple(BEFORE.items()))[match[1].lower()], len(match[1])


@cache
def _phrases(table: tuple[tuple[Hedge, str], ...]) -> dict[str, Hedge]:
    return {phrase.strip(): hedge for hedge, phrases in table for phrase in phrases.split(";")}


def _alternatives(table: dict[Hedge, str]) -> str:
    phrases = _phrases(tuple(table.items()))
    return "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True))


@cache
def _before() -> re.Pattern[str]:
    return re.compile(rf"(?:(?<=^)|(?<=[\s(,])|(?=[~≈<>≤≥±]))({_alternatives(BEFORE)})$", re.I)


@cache
def _after() -> re.Pattern[str]:
    return re.compile(rf"[ -]?({_alternatives(AFTER)})(?!\w)", re.I)
