"""A weekday beside a date that the calendar does not bear out, put right either way."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from factcheck.dates.period import WEEKDAYS
from factcheck.dates.reading import Date
from factcheck.reading.calendar_words import ORDINAL_ENDINGS, weekdays
from factcheck.reading.engine import Line
from factcheck.reading.tokens import DIGITS, GLUED

_SUFFIXES = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def with_right_weekday(read: Date, line: Line) -> tuple[str, ...]:
    """The words with the weekday that the day has, or else with the day that has the weekday.

    Either may be wrong. Nothing where the calendar bears the weekday out, where no weekday stands
    in the words, or several do; the second only where it is a day of the same month that is
    written in figures.
    """
    told = [one.weekday_conflict for one in read.readings]
    if not told or not all(told):
        return ()
    day = next((one.conflict_day for one in read.readings if one.conflict_day), None)
    if day not in [one.period.earliest for one in read.readings]:
        return ()
    places = [at for at, node in enumerate(line) if node.norm in weekdays()]
    if day is None or len(places) != 1:
        return ()
    return tuple(_mended(read.words, line, places[0], day))


def _mended(words: str, line: Line, at: int, day: date) -> Iterator[str]:
    own, node = WEEKDAYS[day.weekday()], line[at]
    is_short = node.norm not in map(str.lower, WEEKDAYS)
    end = node.end
    if is_short and not node.text.endswith(".") and words[end : end + 1] == ".":
        end += 1
    yield words[: node.start] + (own[:3] + "." if is_short else own) + words[end:]
    ahead = (weekdays()[node.norm] - day.weekday() + 3) % 7 - 3
    other = day + timedelta(days=ahead) if _is_far_from_the_ends(day) else day
    figures = [
        at for at, node in enumerate(line) if node.kind == DIGITS and node.norm == str(day.day)
    ]
    if other == day or other.month != day.month or len(figures) != 1:
        return
    figure = line[figures[0]]
    behind = line[figures[0] + 1] if figures[0] + 1 < len(line) else None
    is_ordinal = behind is not None and behind.gap == GLUED and behind.norm in ORDINAL_ENDINGS
    end = behind.end if behind is not None and is_ordinal else figure.end
    yield words[: figure.start] + _numbered(other.day, is_ordinal) + words[end:]


def _is_far_from_the_ends(day: date) -> bool:
    """Whether the calendar of ``datetime`` has a week before the day and one after it."""
    return date.min.year < day.year < date.max.year


def _numbered(day: int, is_ordinal: bool) -> str:
    return f"{day}{_SUFFIXES.get(day, 'th')}" if is_ordinal else str(day)
