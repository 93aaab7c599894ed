"""What words tell of a figure beside the figures before it: "the highest since 2010".

Three kinds: an extreme ("the lowest in 12 years", "a record high"), a run of changes ("a third
straight rise", "fell for the fifth month in a row") and a move ("fell to 3.4 % in March").
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from factcheck.dates import Period
from factcheck.quantities.time import MONTHS
from factcheck.reading.dates.date import Published, find_dates, read_date
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reading.grammar.number_words import cardinals, ordinals
from factcheck.words import any_of, grammar, phrases_of, words_in


class Trend(Struct, frozen=True):
    """What a figure is said to be beside those before it; ``reason`` says why nothing was read.

    ``way`` is 1 for the most or a rise, -1 for the least or a fall. ``since`` is when an extreme
    begins; ``months`` how far back, where that is told by its length; neither for a record.
    ``run`` counts the changes of a run, 1 of a move. ``step`` is how many days lie between
    figures where that is told; ``day`` when the figure itself is of.
    """

    way: int = 0
    is_extreme: bool = False
    since: Period | None = None
    months: int = 0
    run: int = 0
    step: tuple[int, int] | None = None
    day: Period | None = None
    reason: str = ""


def read_trend(words: str, published: Published = None) -> Trend:
    """The trend that words tell; a ``reason`` where they tell none that is known."""
    text = " ".join(words.split()).strip(" .,")
    for read in (_extreme, _run, _move):
        if (found := read(text, published)) is not None:
            return found
    return Trend(reason=f"“{words}” tells of no extreme, run or move that can be read")


def _extreme(text: str, published: Published) -> Trend | None:
    sections = phrases_of("trends")
    most, least = (any_of(sections[name]) for name in ("most", "least"))
    level, verbs = any_of(sections["level"]), any_of(grammar("be") | words_in("topics", "measures"))
    found = _matched(
        rf"(?:(?:{verbs}|at|to) )*(?:(?:{_owners()}) )?(?:new )?"
        rf"(?:(?P<most>{most})|(?P<least>{least}))(?: (?:{level}))?"
        rf"(?: (?:since (?P<since>.+)|in (?P<length>.+)|(?P<ever>on record|ever)))?",
        text,
    )
    if found is None or not (
        found["since"] or found["length"] or found["ever"] or "record" in text
    ):
        return None
    way = 1 if found["most"] else -1
    if found["since"]:
        period = read_date(found["since"], published, "past").widest
        return Trend(way, is_extreme=True, since=period) if period else None
    if found["length"]:
        months = _months(found["length"])
        return Trend(way, is_extreme=True, months=months) if months else None
    return Trend(way, is_extreme=True)


def _months(words: str) -> int:
    """How many months a length of time is; of "more than a decade" the decade. 0: not read."""
    readings = read_quantity(words).readings
    if len(readings) != 1 or readings[0].unit.name not in MONTHS:
        return 0
    return int(readings[0].numerals[0].value * MONTHS[readings[0].unit.name])


def _run(text: str, published: Published) -> Trend | None:
    """A run: "a third straight monthly rise", "rose for the third month in a row"."""
    sections, (rise, fall), steps = phrases_of("trends"), _moves(), any_of(_steps())
    runs, nth = any_of(sections["run"]), any_of(_counts())
    noun = rf"(?P<rise>{rise})|(?P<fall>{fall})"
    verb = rf"(?P<up>{rise})|(?P<down>{fall})"
    found = _matched(
        rf"(?:(?:{_owners()}) )?(?P<nth>{nth})(?: (?:{runs}))? (?:(?P<step>{steps}) )?"
        rf"(?:{noun})(?: (?:{runs}))?(?P<on>(?: in| for)? .+)?",
        text,
    ) or _matched(
        rf"(?:has |have |had )?(?:{verb}) (?:for|in) (?:a |the )?(?P<nth>{nth})(?: (?:{runs}))? "
        rf"(?P<step>{steps})s?(?: (?:{runs}))?(?P<on>(?: in| for)? .+)?",
        text,
    )
    if found is None or not re.search(rf"\b(?:{runs})\b", text, re.IGNORECASE):
        return None
    named = found.groupdict()
    count = _counts()[found["nth"].casefold()]
    way = 1 if named.get("rise") or named.get("up") else -1
    day = _day(found["on"], published)
    if found["on"] and day is None:
        return None
    return Trend(way, run=count, step=_steps().get((found["step"] or "").casefold()), day=day)


@cache
def _counts() -> Mapping[str, int]:
    """The words for how many changes make a run: "third", "three"."""
    told = {**ordinals(), **cardinals()}
    return {word: number for word, number in told.items() if number > 1}


def _move(text: str, published: Published) -> Trend | None:
    """A move: "fell to 3.4 % in March"; the figure itself is the claim's."""
    rise, fall = _moves()
    found = _matched(
        rf"(?:has |have |had )?(?:(?P<up>{rise})|(?P<down>{fall}))(?: to [^ ]+(?: %| percent"
        rf"| per cent)?)?(?P<on> (?:in|on) .+)?",
        text,
    )
    if found is None:
        return None
    day = _day(found["on"], published)
    if found["on"] and day is None:
        return None
    return Trend(1 if found["up"] else -1, run=1, day=day)


def _matched(pattern: str, text: str) -> re.Match[str] | None:
    return re.fullmatch(pattern, text, re.IGNORECASE)


def _day(words: str | None, published: Published) -> Period | None:
    """The one date that words are, a preposition aside."""
    text = (words or "").strip()
    found = find_dates(text, published, "past")
    is_alone = len(found) == 1 and found[0].words == text
    return found[0].value.widest if is_alone else None


@cache
def _owners() -> str:
    return any_of(grammar("article", "possessive"))


@cache
def _moves() -> tuple[str, str]:
    changes = phrases_of("changes")
    return any_of(changes["risen"]), any_of(changes["fallen"])


@cache
def _steps() -> Mapping[str, tuple[int, int]]:
    """How many days lie between the figures of a series, by the words for it."""
    pairs = (phrase.split(" = ") for phrase in phrases_of("trends")["steps"])
    return {word: (int(days.split()[0]), int(days.split()[1])) for word, days in pairs}
