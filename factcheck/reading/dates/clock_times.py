"""Times of day and parts of a day: "1:35 p.m. EST on Tuesday", "Monday night"."""

from __future__ import annotations

import re

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates.days import ImpossibleError, NotReadError, both_ends, days_from
from factcheck.dates.period import Period
from factcheck.dates.reading import Clock, Reading
from factcheck.reading.dates.date_context import PUBLISHED, DateContext, of_each
from factcheck.reading.grammar.calendar_words import is_glued
from factcheck.reading.grammar.chart import Chart
from factcheck.reading.grammar.engine import Line, norm_at, words_of
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.phrases import Ends
from factcheck.reading.grammar.rows import Found
from factcheck.reading.grammar.tokens import DIGITS, GLUED

NAMED_HOURS = {"noon": (12, 0), "midday": (12, 0), "midnight": (0, 0)}
_HALVES = {"am": 0, "pm": 12}
_MILITARY = frozenset(["gmt", "utc", "est", "edt", "hours", "bst"])  # behind four figures
_OCLOCK = ("o'clock", "oclock")
BEHIND_HOURS = frozenset([*_HALVES, "a", "p", "-", "on", "to", *_OCLOCK, *_MILITARY])
_POINTED = re.compile(r"(\d{1,2})\.(\d\d)")


class Time(Struct, frozen=True, gc=False):
    """A time of day as written; ``half`` is "am", "pm" or empty."""

    hour: int
    minute: int
    half: str
    said: str


def time_slot(chart: Chart, at: int) -> Ends:
    """A time of day on a line: "9:30", "5 p.m.", "five o'clock", "16h00", "noon"."""
    line = chart.line
    if named := NAMED_HOURS.get(line[at].norm):
        yield at + 1, Time(*named, "", line[at].norm)
        return
    if at and line[at].gap == GLUED and line[at - 1].norm in ":.-/$":
        return
    hour, minute, end = _hour_and_minute(line, at, is_alone=chart.is_alone)
    if hour is None:
        return
    half_at = end + 1 if end < len(line) and line[end].norm == "-" else end
    if half_at < len(line) and line[half_at].norm in _HALVES:
        half = line[half_at].norm
        yield half_at + 1, Time(hour, minute or 0, half, words_of(line[at : half_at + 1]))
    elif (
        half_at + 1 < len(line)
        and line[half_at + 1].norm == "m"
        and line[half_at].norm in ("a", "p")
    ):
        half = line[half_at].norm + "m"
        yield half_at + 2, Time(hour, minute or 0, half, words_of(line[at : half_at + 2]))
    if minute is not None:
        yield end, Time(hour, minute, "", words_of(line[at:end]))
    if end < len(line) and line[end].norm in _OCLOCK:
        yield end + 1, Time(hour, minute or 0, "", words_of(line[at : end + 1]))


def time_beginnings() -> set[str]:
    """The words with which a time of day begins."""
    hours = (word for word, number in cardinals().items() if 0 < number < 25)
    return {*NAMED_HOURS, *hours}


def _hour_and_minute(
    line: Line, at: int, *, is_alone: bool = False
) -> tuple[int | None, int | None, int]:
    node = line[at]
    if node.kind != DIGITS:
        hour = cardinals().get(node.norm, 0)
        return (hour if 0 < hour < 13 else None), None, at + 1
    if pointed := _POINTED.fullmatch(node.norm):
        return int(pointed[1]), int(pointed[2]), at + 1
    if not node.norm.isdigit():
        return None, None, at
    if len(node.norm) == 4:
        return _of_four_figures(line, at, is_alone=is_alone)
    if len(node.norm) > 2:
        return None, None, at
    hour = int(node.norm)
    if is_glued(line, at + 1, ":") and _is_two_figures(line, at + 2):
        end = at + 3
        if is_glued(line, end, ":") and _is_two_figures(line, end + 1):
            end += 2
        return hour, int(line[at + 2].norm), end
    if is_glued(line, at + 1, "h"):
        if _is_two_figures(line, at + 2):
            return hour, int(line[at + 2].norm), at + 3
        return hour, 0, at + 2
    return hour, None, at + 1


def _of_four_figures(line: Line, at: int, *, is_alone: bool) -> tuple[int | None, int | None, int]:
    """As in "0900 GMT", "0900 on Monday"; in a text "at 1930 on Monday" may be a price."""
    hour, minute = int(line[at].norm[:2]), int(line[at].norm[2:])
    if norm_at(line, at + 1) in _MILITARY:
        return hour, minute, at + 1
    is_later = norm_at(line, at - 1) == "to" and line[at - 2].norm[:1] == "0"
    is_led = is_later or (is_alone and norm_at(line, at - 1) == "at")
    is_time = line[at].norm[0] == "0" or (is_led and norm_at(line, at + 1) == "on")
    return (hour, minute, at + 1) if is_time and hour < 24 and minute < 60 else (None, None, at)


def _is_two_figures(line: Line, at: int) -> bool:
    if at >= len(line) or line[at].gap != GLUED:
        return False
    return line[at].norm.isdigit() and len(line[at].norm) == 2


def hour_slot(chart: Chart, at: int) -> Ends:
    """An hour without more: "ten", "7"."""
    line = chart.line
    node = line[at]
    hour = int(node.norm) if node.norm.isdigit() else cardinals().get(node.norm, 0)
    if 0 < hour < 25 and not is_glued(line, at + 1, "%"):
        yield at + 1, Time(hour, 0, "", node.text)


def clock_of(time: Time, zone: tuple[str, int | None] | None = None) -> Clock:
    """A time of day; raises ``ImpossibleError`` for one that no clock shows."""
    hour = time.hour
    if time.half and not 1 <= hour <= 12:
        raise ImpossibleError(f"no clock shows {time.said}")
    if time.half:
        hour = hour % 12 + _HALVES[time.half]
    if hour > 23 or time.minute > 59:
        raise ImpossibleError(f"no clock shows {time.said}")
    name, offset = zone or ("", None)
    return Clock(hour, time.minute, name, offset)


def read_timed(found: Found, context: DateContext) -> list[Reading]:
    """As in "1:35 p.m. EST Tuesday": the day, with the time on it."""
    clock = clock_of(found["time"], found.get("zone"))
    return [replace(reading, clock=clock) for reading in read_part_of_day(found, context)]


def read_time(found: Found, context: DateContext) -> list[Reading]:
    """As in "at 1:35 p.m.": on the day of publication or the day before."""
    time = found["time"]
    if not (time.half or found.keys() & {"at", "zone"}) and "." in time.said:
        raise NotReadError("it may be a number, a day or a time of day")
    clock = clock_of(time, found.get("zone"))
    day, today = context.day, context.today
    how = f"{time.said} on {PUBLISHED} or the day before"
    return [Reading(days_from(day, -1), day, "day", how, is_vague=True, nominal=today, clock=clock)]


def read_part_of_day(found: Found, context: DateContext) -> list[Reading]:
    """As in "Monday night", "the morning of January 5": that day."""
    readings = context.read(found["date"])
    if any(reading.granularity != "day" for reading in readings):
        raise NotReadError("a time of day needs a day")
    return list(readings)


@of_each
def read_night_of_two_days(reading: Reading, found: Found, context: DateContext) -> Reading:
    """As in "the night of Jan. 3-4", "the night of Monday to Tuesday": both days."""
    first, last = both_ends(reading.period, _TWO_DAYS, most=2)
    if first == last:
        raise NotReadError(_TWO_DAYS)
    return replace(reading, is_vague=False)


_TWO_DAYS = "a night belongs to two days"


@of_each
def read_overnight(reading: Reading, found: Found, context: DateContext) -> Reading:
    """As in "overnight Tuesday": that night or the one before, from one day into the next."""
    if reading.granularity != "day":
        raise NotReadError("a time of day needs a day")
    first, last = both_ends(reading.period, "'overnight' needs a day")
    is_into = "into" in found
    period = Period(days_from(first, -1), last if is_into else days_from(last, 1))
    named = None if is_into else reading.named
    how = f"overnight, {reading.how}"
    return Reading(period.earliest, period.latest, "span", how, is_vague=True, nominal=named)
