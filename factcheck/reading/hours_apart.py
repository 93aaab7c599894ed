"""Two hours of a day with the time between them told beside them, which is another.

"Leaves at 9.15 and arrives at 10.05, after 40 minutes". Hours without a.m. or p.m. may be of either
half of the day, and a time told in whole hours is rounded.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from factcheck.reading.dates.clock_times import NAMED_HOURS
from factcheck.reading.figures.quantity import read_quantity
from factcheck.reading.grammar.number_words import cardinals
from factcheck.text import Span, sentence_around
from factcheck.words import any_of, words_in

_TABLE = "hours_apart"
_DAY, _HALF_DAY, _HOUR = 24 * 60, 12 * 60, 60  # minutes
_ZONES = 30  # minutes: by as much, or some times that, clocks of two places differ
_MOST_APART = 3  # times: what is farther off is the time of something else


def find_hours_apart(text: str) -> Iterator[Span]:
    """Where two hours are another time apart than is told, from the first to that.

    Where the sentence may tell the hours of two places, as of a flight, that is left alone which
    two clocks can explain.
    """
    for found in (found for way in _ways_in(text) for found in way.finditer(text)):
        sentence = sentence_around(text, span := Span(*found.span()))
        words = text[sentence.start : sentence.end].casefold()
        may_differ = bool(_of("two places").search(words))
        is_open = bool(_of("stops").search(found[0])) or _may_be_figures(found)
        if not is_open and _missed(found, _ZONES if may_differ else 0):
            yield span


def _may_be_figures(found: re.Match[str]) -> bool:
    """Whether two hours may be rates or prices: "from 3.15 to 3.40", not "at 3.15 and at 3.40"."""
    hours = found["first"], found["last"]
    dotted = sum(re.fullmatch(r"\d+\.\d+", hour) is not None for hour in hours)
    is_led = found[0][:2].casefold() == "at"
    return dotted > 0 and not (is_led and _NAMED.keys().isdisjoint(hours))


def explain_hours(words: str) -> str:
    """Why a time told beside two hours is not that between them; empty where it may be."""
    found = next(filter(None, (way.search(words) for way in _ways_in(words))), None)
    apart = _missed(found) if found else 0
    if not found or not apart:
        return ""
    hours, minutes = divmod(apart, _HOUR)
    told = [f"{hours} h"] * bool(hours) + [f"{minutes} min"] * bool(minutes)
    return f"From {found['first']} to {found['last']} is {' '.join(told)}, not “{_told(found)}”."


def _missed(found: re.Match[str], zones: int = 0) -> int:
    """The minutes between two hours, where they are not those told; else 0."""
    told, margin = _length(_told(found))
    possible = sorted(_apart(found["first"], found["last"]), key=lambda apart: abs(apart - told))
    off = [abs(apart - told) for apart in possible]
    is_far = possible[0] > _MOST_APART * told or told > _MOST_APART * possible[0]
    if zones:
        off = [min(one % zones, -one % zones) for one in off]
    return 0 if is_far or min(off) <= margin else possible[0]


def _told(found: re.Match[str]) -> str:
    """The length of time, in whichever way it is told."""
    told = found.groupdict().items()
    return next(words for name, words in told if words and name.startswith("length"))


def _apart(first: str, last: str) -> set[int]:
    """The minutes from one hour to another, in each half of the day that they may be of."""
    return {(end - start) % _DAY for start in _minutes(first) for end in _minutes(last)} - {0} or {
        _DAY
    }


def _minutes(hour: str) -> list[int]:
    """The minutes of the day that an hour may be."""
    if hour in _NAMED:
        return [_NAMED[hour]]
    number, minutes, half = re.fullmatch(_CLOCK.pattern, hour).group("hour", "minutes", "half")  # type: ignore[union-attr]
    told = int(number) * _HOUR + int(minutes or 0)
    if half:
        return [told % _HALF_DAY + _HALF_DAY * (half[0].casefold() == "p")]
    is_sure = int(number) > 12 or number.startswith("0")
    return [told % _DAY] if is_sure else [told % _HALF_DAY, told % _HALF_DAY + _HALF_DAY]


def _length(words: str) -> tuple[int, int]:
    """The minutes of a length of time, and by how many it may be rounded; none where unread."""
    readings = read_quantity(words).readings
    told = int(readings[0].low.value * readings[0].unit.worth) // 60 if readings else 0  # seconds
    if "minute" in words.casefold():
        return told, 2 if told % 5 == 0 else 1
    return told, _HOUR // (4 if "half" in words.casefold() else 2)


_NAMED = {name: hour * _HOUR + minute for name, (hour, minute) in NAMED_HOURS.items()}
_CLOCK = re.compile(
    r"(?<![\d.:$£€-])(?P<hour>[01]?\d|2[0-3])(?:[.:](?P<minutes>[0-5]\d))?"
    r"(?: ?(?P<half>[ap](?:m\b|\.m\b\.?)))?(?![\d%]|[.:,]\d)"
)


@cache
def _of(section: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(words_in(_TABLE, section))})\b", re.IGNORECASE)


def _ways_in(text: str) -> tuple[re.Pattern[str], ...]:
    """How hours may be told apart in a text: in no way where it does not hold two."""
    hours = islice(re.finditer(_SURE, text), 2)
    return _told_apart() if len([*hours]) > 1 else ()


_SURE = rf"\d[.:]\d\d|\d ?[ap]\.?m|{any_of(_NAMED)}"  # minutes, or a half of the day


@cache
def _told_apart() -> tuple[re.Pattern[str], ...]:
    """Two hours of a sentence with minutes or their half of the day, and a time behind, or before.

    As in "leaves at 9.15 and arrives at 10.05, after 50 minutes"; "takes 50 minutes, leaving at";
    "due at 9.30, began 40 minutes late, at 10.10"; "40 minutes later, at 10.10 instead of 9.30".
    """
    number = rf"(?:{any_of(cardinals())}|\d{{1,3}}|an?)"
    counted = rf"{number}(?:(?: and (?:a|one)|-and-a)[ -]half)?[ -]hours?(?: and a half)?"
    length = (
        rf"(?:{counted}(?:,? (?:and )?{number}[ -]minutes?)?|{number}[ -]minutes?|half an hour)"
    )
    clock = re.sub(r"\?P<\w+>", "?:", _CLOCK.pattern)
    first, last = (
        rf"(?P<{name}>(?=\d?(?:{_SURE}))(?:{clock}|{any_of(_NAMED)}))" for name in ("first", "last")
    )
    at = any_of(words_in(_TABLE, "at"))
    between = r"(?:(?! [ap]\.?m\.| \d|[.;:!?] |\n)[^\d\n;!?]){1,70}?"
    trip = any_of(words_in(_TABLE, "stretch"))
    behind = any_of(words_in(_TABLE, "after"))
    ways = (
        rf",? (?:{behind}) (?P<length_after>{length})",
        rf",? (?:(?:{behind}) )?an? (?:[a-z]+ )?[a-z]+ of (?P<length_of>{length})",
        rf", (?P<length_later>{length})(?: (?:later|in all|in total|altogether))?",
        rf", an? (?P<length_long>{length})(?: [a-z-]+)? (?:{trip})",
    )
    tail = "|".join(ways)
    lead = rf"\b(?:{at}) "
    next_day = rf"(?: (?:{any_of(words_in(_TABLE, 'next day'))}))?"
    end = r"(?=[.,;)]|$| (?:later|in all))"
    hours = rf"{lead}{first}{between}(?<= )(?:{at}) {last}"
    takes = (
        rf"\b(?:{any_of(words_in(_TABLE, 'takes'))}) (?P<length_before>{length}),? (?:[a-z]+ing )?"
    )
    late = rf"{lead}{first}(?!\D*? (?:and|but) ){between} (?P<length_late>{length}) late"
    late = rf"{late},? (?:{at}) {last}{end}"
    moved, instead = rf"(?P<length_moved>{length}) ", "(?:instead of|rather than) (?:at )?"
    earlier = rf"{moved}earl(?:y|ier),? at {first} {instead}{last}"
    later = rf"{moved}later?,? at {last} {instead}{first}"
    ways_told = rf"{hours}{next_day}(?:{tail}){end}", takes + hours, late, earlier, later
    return tuple(map(re.compile, ways_told))
