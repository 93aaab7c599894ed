"""What the telling adds to a date: the year told of, the side of publication, the hour.

News writes "on 6 July" of the nearest 6 July. An entry or a retrospect that has just named a year
may mean that of the year named: both are readings that a careful reader would accept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import MAXYEAR, MINYEAR, date
from functools import cache

from msgspec.structs import replace

from factcheck.dates.period import Period
from factcheck.dates.reading import Date, Reading, merged
from factcheck.reading.dates.absolute_dates import NEWS
from factcheck.reading.dates.date import read_date
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.grammar.calendar_words import months
from factcheck.reading.grammar.engine import Line, norm_at
from factcheck.reading.grammar.tokens import DIGITS, tokenize
from factcheck.text import Span, years_behind
from factcheck.words import any_of, choices, rows

_PARTS_OF_A_DAY = frozenset(["day", "morning", "afternoon", "evening", "night"])


def may_be_of_another_year(read: Date, published: Period | None) -> bool:
    """Whether a date gives no year, and lies so far from publication that it ought to."""
    if published is None or not read.readings:
        return False
    if not all(reading.period.days_apart(published) > NEWS for reading in read.readings):
        return False
    return names_no_year(read.words)


def names_no_year(words: str) -> bool:
    """Whether a date is a month, or of one, and no word tells of which year."""
    line = tokenize(words)
    norms = {node.norm for node in line}
    says_which = not norms.isdisjoint(words_around()["which"])
    return not (says_which or norms.isdisjoint(months()) or _has_year(line))


def _has_year(line: Line) -> bool:
    return any(
        node.kind == DIGITS and (len(node.norm) > 3 or (at > 0 and line[at - 1].norm == "'"))
        for at, node in enumerate(line)
    )


def as_told_of(read: Date, year: int) -> Date:
    """A date without its year, with its readings in the year told of as well."""
    told = [
        replace(reading, how=f"{reading.how.partition(' to ')[0]} in {year}, the last year named")
        for reading in read_date(read.words, date(year, 12, 31), "past").readings
        if reading.period.first.year == year
    ]
    return replace(read, readings=merged((*read.readings, *told), gap=0))


def as_weekday_fits(read: Date, before: int | None, behind: Iterable[int]) -> Date:
    """A date whose weekday is wrong near publication, in a year told of where it is right.

    ``before`` is the year told of last, which may be that of what came a year later or before,
    but for the year of publication; ``behind`` are those told right behind. "Last Thursday,
    March 11" is of no other year.
    """
    if not names_no_year(read.words):
        return read
    conflict_day = read.readings[0].conflict_day
    is_other = before and conflict_day and before != conflict_day.year
    for year in (*([before] if before and is_other else []), *behind):
        told = read_date(read.words, date(year, 12, 31), "past")
        years = {one.period.latest.year for one in told.readings if one.period.latest}
        if years and not told.weekday_conflict and (year == before or years == {year}):
            return told
    return read


_NEARBY = 200  # characters on either side of a day in which words may count to another year
_MOST_YEARS = 3  # to which words count from publication, and do not name the year


def years_beside(text: str, span: Span, latest: int, tense: str) -> Iterator[int]:
    """The years that a text names right behind a day, none after ``latest``.

    Where words near it may count to another year, "next year's", "two years before", also those
    beside ``latest``, the nearest first, on the side that a tense tells.
    """
    yield from (year for year in years_behind(text, span.end) if year <= latest)
    near = text[max(0, span.start - _NEARBY) : span.end + _NEARBY]
    if not re.search(rf"\b(?:{any_of(words_around()['another year'])})\b", near, re.IGNORECASE):
        return
    for apart in range(1, _MOST_YEARS + 1):
        if tense != "future" and latest - apart >= MINYEAR:
            yield latest - apart
        if tense != "past" and latest + apart <= MAXYEAR:
            yield latest + apart


def side_of_publication(words: str, tense: str, published: Period | None) -> Date | None:
    """The days on which an event lies of which only the tense is told; ``None`` for the present."""
    if published is None or tense not in ("past", "future"):
        return None
    if tense == "future":
        told = Reading(published.earliest, None, "span", "still to come when published")
    else:
        told = Reading(None, published.latest, "span", "over when published")
    return Date(words, (told,))


def counts_ahead(words: str) -> bool:
    """Whether a date is told by its distance ahead, which no difference of place takes back."""
    norms = [node.norm for node in tokenize(words)[:5]]
    if norms[:1] and norms[0] in ("on", "in", "by", "until", "from"):
        norms = norms[1:]
    if norms[:1] and norms[0] in ("the", "this") and norms[1:2] == ["coming"]:
        return True
    if norms[:1] == ["next"]:
        return norms[1:2] != [] and norms[1] not in _PARTS_OF_A_DAY
    return norms[:1] in (["coming"], ["tomorrow"])


def counts_back(words: str) -> bool:
    """Whether a date is told by its distance back, and so is over in all places: "yesterday"."""
    return [node.norm for node in tokenize(words)[:1]] == ["yesterday"]


_WHOSE_TIME = frozenset(["local", "standard", "summer"])


@cache
def _hour_words() -> frozenset[str]:
    return frozenset(word.casefold() for (words,) in rows("hours_told") for word in choices(words))


def tells_hour(text: str) -> bool:
    """Whether a text tells an hour, a part of a day or its place: "late", "Monday in Washington".

    Then its day may be another one elsewhere.
    """
    line = tokenize(text)
    return any(_tells_hour(line, at) for at in range(len(line)))


def _tells_hour(line: Line, at: int) -> bool:
    node = line[at]
    if node.kind == DIGITS:
        return at + 2 < len(line) and line[at + 1].norm == ":"
    if node.norm in _hour_words():
        return node.norm != "time" or _is_of_a_place(line, at)
    if node.norm == "line":
        return norm_at(line, at - 1) == "date"
    return node.norm.endswith("day") and _is_in_a_place(line, at)


def _is_of_a_place(line: Line, at: int) -> bool:
    """As in "local time", "Moscow time"."""
    before = line[at - 1] if at else None
    return before is not None and (before.norm in _WHOSE_TIME or before.text[:1].isupper())


def _is_in_a_place(line: Line, at: int) -> bool:
    """As in "Monday in Washington"."""
    if at + 2 >= len(line) or line[at + 1].norm != "in":
        return False
    place = at + 3 if line[at + 2].norm == "the" and at + 3 < len(line) else at + 2
    return line[place].text[:1].isupper()
