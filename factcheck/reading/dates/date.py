"""Dates in a text, and the date that some words give: every reading of a careful reader."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta
from functools import cache, lru_cache, partial

from msgspec.structs import replace

from factcheck.dates.days import (
    OUTSIDE,
    ImpossibleError,
    NotReadError,
    RefusedError,
    weekday_of,
)
from factcheck.dates.period import WEEKDAYS, Period, ReversedError, spoken
from factcheck.dates.reading import Date, Reading, merged, narrowed, parted, set_apart, widened
from factcheck.harmless import visible
from factcheck.reading.dates import (
    absolute_dates,
    clock_times,
    counted_dates,
    date_ranges,
    holiday_dates,
    near_dates,
    parts_of_periods,
    periods,
    spans_of_time,
)
from factcheck.reading.dates.clock_times import BEHIND_HOURS, hour_slot, time_beginnings, time_slot
from factcheck.reading.dates.date_context import PUBLISHED, DateContext, outcome
from factcheck.reading.dates.dates_among_words import (
    date_among,
    dated_slot,
    left_over,
    read_among,
)
from factcheck.reading.dates.dates_in_figures import figures_slot, read_figures, slashed_slot
from factcheck.reading.dates.dates_in_text import (
    AT,
    ERAS,
    are_several,
    dates_at,
    goes_on,
    near_cores,
    words_around,
)
from factcheck.reading.dates.holiday_dates import (
    holiday_slot,
    holiday_words,
    new_year_slot,
)
from factcheck.reading.dates.lengths_of_time import (
    bound_behind_slot,
    count_beginnings,
    count_slot,
    days_or_weeks_slot,
    length_beginnings,
    length_slot,
    length_units,
)
from factcheck.reading.dates.names_like_dates import is_indefinite, is_no_date
from factcheck.reading.grammar.calendar_words import (
    CALENDAR_SLOTS,
    ORDINAL_ENDINGS,
    months,
    seasons,
    weekdays,
)
from factcheck.reading.grammar.chart import Chart, Told, phrases
from factcheck.reading.grammar.engine import Line, Mention, norm_at, spanning, why_hidden
from factcheck.reading.grammar.rows import FEW, JOINED, POINTED, SELF, Grammar, Slot, rows_of
from factcheck.reading.grammar.tokens import DIGITS, FRACTION, GLUED, Kind, tokenize
from factcheck.text import may_be_year
from factcheck.words import grammar

DATE = Kind("date")
LONGEST = 300  # characters; no date is longer, and reading stays quick
_IN_FIGURES = re.compile(r"[0-9\[.\-~?%xy/][\d\-/. :+twzxy~?%\[\],]*")  # EDTF's signs among them
LONGEST_PUBLICATION = 366  # days: from a longer one, relative words say next to nothing

Published = Date | Period | date | str | None

_READERS = (
    absolute_dates, clock_times, counted_dates, date_ranges,
    holiday_dates, near_dates, parts_of_periods, periods, spans_of_time,
)  # fmt: skip
"""Where the functions stand that the rows of dates name."""
_COUNTS = frozenset([DIGITS, FRACTION])
SLOTS = {
    **CALENDAR_SLOTS,
    "figures": Slot(figures_slot, kinds=frozenset([JOINED, POINTED]), behind=("-",)),
    "slashed": Slot(slashed_slot, kinds=frozenset([JOINED]), behind=("/",)),
    "length": Slot(length_slot, length_beginnings, _COUNTS, needed=length_units),
    "weeks_or_days": Slot(days_or_weeks_slot, length_beginnings, _COUNTS, needed=length_units),
    "bound_behind": Slot(bound_behind_slot),
    "n": Slot(count_slot, count_beginnings, _COUNTS, is_seldom=True),
    "holiday": Slot(holiday_slot, holiday_words),
    "new_year": Slot(new_year_slot, lambda: ("new",)),
    "time": Slot(time_slot, time_beginnings, frozenset([JOINED, POINTED]), BEHIND_HOURS),
    "hour": Slot(hour_slot, time_beginnings, frozenset([FEW]), is_seldom=True),
    "dated": Slot(dated_slot),
    SELF: Slot(phrases),
}


@cache
def _grammar() -> Grammar:
    readers = {name: read for module in _READERS for name, read in vars(module).items()}
    return Grammar(rows_of("dates", readers), SLOTS)


@lru_cache(maxsize=2)  # the same words at once again; where 16 are kept, each date costs 3 % more
def _chart(words: str) -> Chart:
    return Chart(_grammar(), tokenize(words), words, is_alone=True)


def read_date(
    words: str,
    published: Published = None,
    tense: str | None = None,
    origin: Date | None = None,
    *,
    locale: str = "",
) -> Date:
    """Every reading of the words of a date, never by today's clock, and never raising.

    ``published`` is the day or days of publication, which relative words are read from: from
    each of several days, and readings that touch are merged. ``tense`` is "past", "present",
    "future" or ``None``, and says on which side of publication a bare "Tuesday" or "September"
    lies; without one, that of the year of publication is a reading, too (Associated Press: within
    the current year no year is written). ``origin`` is what "shortly after", "three weeks later"
    or "a year earlier" count from. ``locale`` is the country that writes, "en-GB" or "en-US",
    which settles 3/4/2024.
    Readings after "or" are alternatives: they stay apart even where they touch.
    """
    try:
        read = Date(words, _all_readings(words, published, tense, origin, locale))
        mended = _with_right_weekday(read, _chart(words).line) if read.weekday_conflict else ()
        return replace(read, with_right_weekday=mended) if mended else read
    except ImpossibleError as error:
        return Date(words, reason=str(error), impossible=str(error))
    except NotReadError as error:
        return Date(words, reason=str(error))
    except ReversedError:
        return Date(words, reason="what it counts holds no whole day")
    except OverflowError:
        return Date(words, reason=OUTSIDE)


def find_dates(
    text: str,
    published: Published = None,
    tense: str | None = None,
    *,
    locale: str = "",
    line: Line | None = None,
) -> tuple[Mention, ...]:
    """The dates in running text, in order, each a mention of kind ``date`` with its ``Date``.

    Of dates within one another the longest is found ("two days before Christmas"). What comes
    again and again, a length of time, and a name that looks like a date are none; a day that no
    calendar has is one. ``line`` are the text's tokens where they are known already.
    """
    nodes = tokenize(text) if line is None else line
    places = near_cores(nodes)
    chart = Chart(_grammar(), nodes, text, places=places)
    days = publication(published)
    context = DateContext(_published(days), tense, locale=locale)
    found: list[Mention] = []
    at = 0
    while at < len(chart.line):
        if places[at] < 2 or not chart.told(at):
            at += 1
            continue
        mention, at = _first_read(chart, at, days, context)
        if mention:
            found.append(mention)
    return tuple(found)


def find_counted_dates(text: str, line: Line) -> tuple[Mention, ...]:
    """The phrases that a date told before has to give their days: "three weeks later", "that year".

    In order, each a mention whose ``Date`` has no readings. Where it is told in the past, "the
    next year" is one of them.
    """
    telling = [at for at, node in enumerate(line) if node.norm in words_around()["told before"]]
    places, near = bytearray(len(line)), near_cores(line)
    for at in telling:
        first, end = max(0, at - _MOST_COUNTED), at + 1
        places[first:end] = near[first:end]
    chart, found, behind = Chart(_grammar(), line, text, places=places), list[Mention](), 0
    for at in (at for at, place in enumerate(places) if place > 1):
        if at < behind or not chart.told(at):
            continue
        told = next((one for one in dates_at(chart, at) if _is_counted(chart, one)), None)
        if told is not None:
            nodes, behind = line[told.start : told.end], told.end
            found.append(spanning(nodes, DATE, Date(text[nodes[0].start : nodes[-1].end]), text))
    return tuple(found)


_MOST_COUNTED = 7  # words before "that": "from 8 February to 3 March of that year"
_SOME_DAY = Date("", (Reading(date(2000, 2, 1), date(2000, 2, 1), "day", "a day to count from"),))


def _is_counted(chart: Chart, told: Told) -> bool:
    """Whether a phrase is read from another date alone, and from that of publication in no way."""
    if words_around()["told before"].isdisjoint(told.norms) or goes_on(chart.line, told):
        return False
    if any(map(may_be_year, told.norms)):
        return False  # "in 1990, and two years later", where the first is a date of its own
    context = DateContext(date(2001, 2, 1), "past" if "next" in told.norms else None)
    try:
        outcome(told, context)
    except RefusedError:
        pass
    except (NotReadError, ReversedError, OverflowError):
        return False
    else:
        return False
    try:
        return bool(outcome(told, replace(context, origin=_SOME_DAY)))
    except (NotReadError, ReversedError, OverflowError):
        return False


def _first_read(
    chart: Chart, at: int, days: Period | None, context: DateContext
) -> tuple[Mention | None, int]:
    """The longest date from a node on that can be read, and the node behind it.

    No mention where nothing is read, or what is understood is no date. Of what comes again and
    again, or is a length of time, the part that is so is passed over: "2 minutes on Friday".
    """
    refused = 0
    for told in dates_at(chart, at):
        if are_several(chart, told) or goes_on(chart.line, told):
            continue
        nodes = chart.line[_first_word(chart.line, told) : _closed(chart.line, told)]
        words = chart.text[nodes[0].start : nodes[-1].end]
        try:
            read = Date(words, _from_each_day(told, days, context, partial(outcome, told)))
        except ImpossibleError as error:
            if not any(node.norm in months() for node in nodes):
                continue  # a time that no clock shows, say
            read = Date(words, reason=str(error), impossible=str(error))
        except RefusedError:
            refused = told.end
            continue
        except (NotReadError, ReversedError, OverflowError):
            continue
        is_date = not is_no_date(chart.line, told)
        return spanning(nodes, DATE, read, chart.text) if is_date else None, told.end
    return None, refused or at + 1


def _first_word(line: Line, told: Told) -> int:
    """Where a date begins without a word that belongs to what is dated: "a September summit"."""
    start, last = told.start, told.end - 1
    is_compared = norm_at(line, start - 1) in grammar("be") | {"much", "far"}
    if told.norms[:2] == ("it", "was") or (is_compared and told.norms[:2] == ("later", "than")):
        start += 2
    passed = ("of", "come") if "from" in told.norms else ("of", "for", "come")
    while start < last and line[start].norm in passed:  # but "shut for six weeks from 3 May"
        start += 1
    if told.norms[:2] == ("on", "last") and last - start == 2:
        start += 1  # "two points down on last month"
    is_owner = told.end < len(line) and line[told.end].norm == "'s"
    if is_owner and start < last and line[start].norm in AT | {"from"}:
        return start + 1
    at = start + 1 if line[start].norm in ("in", "on", "at", "during") else start
    is_article = at < last and line[at].norm in grammar("indefinite")
    return at + 1 if is_article and line[at + 1].norm in _adjectives() else start


@cache
def _adjectives() -> frozenset[str]:
    return frozenset([*months(), *weekdays(), *seasons()])


def _closed(line: Line, told: Told) -> int:
    """Where a date ends, with the bracket that was opened in it: "Sunday (November 26)"."""
    is_open = "(" in told.norms and ")" not in told.norms
    return told.end + 1 if is_open and norm_at(line, told.end) == ")" else told.end


def _all_readings(
    words: str, published: Published, tense: str | None, origin: Date | None, locale: str
) -> tuple[Reading, ...]:
    if len(words) > LONGEST:
        raise NotReadError("it is too long for a date")
    figures = words.strip().lower()
    if _IN_FIGURES.fullmatch(figures) and (read := read_figures(figures, locale)):
        return merged(read, gap=0)
    days, chart = publication(published), _chart(words)
    context = DateContext(_published(days), tense, narrowed(origin), locale=locale)
    is_plain = words.isascii() and words.isprintable()
    if not is_plain and (hidden := why_hidden(chart.line)):
        raise NotReadError(hidden)
    told, unread = _phrase_of_all_words(chart), "it names no date that can be read"
    if told is None and all(node.norm in _SILENT for node in chart.line):
        raise NotReadError("there are no words to read")
    if told is not None:
        try:
            return _on_either_side(told, days, context, partial(outcome, told))
        except (ImpossibleError, RefusedError):
            raise
        except NotReadError as error:
            unread = str(error)
    among = date_among(chart, days.latest if days else None)
    if among is None or among.told is told:
        if any(node.norm in ERAS for node in chart.line):
            raise NotReadError("the calendar begins with the year 1, and years BC are not compared")
        rest = left_over(chart) if told is None else ""
        raise NotReadError(f"“{visible(rest)}” is not accounted for" if rest else unread)
    context = replace(context, tense=tense or among.tense)
    return _on_either_side(among.told, days, context, partial(read_among, among))


_SILENT = frozenset([",", ".", ":", "'s", "'", '"', "(", ")", "[", "]", "!", "?", ";"])


def _phrase_of_all_words(chart: Chart) -> Told | None:
    """The phrase that takes every word; signs at the ends say nothing.

    Raises ``NotReadError`` for "on a Friday".
    """
    line = chart.line
    start, end = 0, len(line)
    while start < end and line[start].norm in _SILENT and not chart.told(start):
        start += 1
    while True:
        if told := chart.told(start).get(end):
            if is_indefinite(line, told):
                raise NotReadError("it may be any such day")
            return told
        if end <= start or line[end - 1].norm not in _SILENT:
            return None
        end -= 1


@lru_cache(maxsize=4096)  # the days of an archive: of eleven years
def publication(published: Published) -> Period | None:
    """The days on which something may have been published; ``None`` where unknown or open."""
    if isinstance(published, str):
        published = read_date(published)
    if isinstance(published, Date):
        published = published.widest
    if isinstance(published, datetime):
        published = published.date()
    if isinstance(published, date):
        return Period(published, published)
    return None if published is None or published.is_open else published


def _published(days: Period | None) -> date | None:
    """The day of publication, where it is one."""
    return days.earliest if days and days.is_day else None


_NEW = ("a", "an")  # "a September summit": no reader waits for what is told so


def _on_either_side(
    told: Told,
    days: Period | None,
    context: DateContext,
    read: Callable[[DateContext], Sequence[Reading]],
) -> tuple[Reading, ...]:
    """The readings, without a tense with that of the year of publication, if it is not told."""
    readings = _from_each_day(told, days, context, read)
    if context.tense or days is None:
        return readings
    year = days.last.year
    norms = told.norms
    is_told = norms[0] in _NEW or not words_around()["which"].isdisjoint(norms)
    if is_told or not _all_lie_outside(year, readings):
        return readings
    if told.year and not _all_lie_outside(told.year, readings):
        return readings
    try:
        own = _from_each_day(told, days, replace(context, year=year), read)
    except (NotReadError, ReversedError):
        return readings
    how = f"in {year}, the year of publication"
    added = [
        replace(one, how=how, is_alternative=True)
        for one in own
        if not (one.weekday_conflict or _lies_outside(year, one))
    ]
    return set_apart((*readings, *added), gap=0) if added else readings


def _all_lie_outside(year: int, readings: Iterable[Reading]) -> bool:
    return all(_lies_outside(year, reading) for reading in readings)


def _lies_outside(year: int, reading: Reading) -> bool:
    days = reading.part or reading
    is_later = days.earliest is not None and days.earliest.year > year
    return is_later or (days.latest is not None and days.latest.year < year)


def _from_each_day(
    told: Told,
    days: Period | None,
    context: DateContext,
    read: Callable[[DateContext], Sequence[Reading]],
) -> tuple[Reading, ...]:
    """The readings from each day of publication, alternatives kept apart."""
    if context.published and days:
        return _merged_readings(told, _with_publication(read(context), days))
    count = (days.last - days.first).days + 1 if days else 0
    if days is None or count > LONGEST_PUBLICATION:
        return _merged_readings(told, read(context))
    found: dict[int, list[Reading]] = {}
    for offset in range(count):
        day = days.first + timedelta(days=offset)
        for index, reading in enumerate(read(replace(context, published=day))):
            found.setdefault(index, []).append(reading)
    alternatives = [_with_publication(readings, days) for readings in found.values()]
    return _merged_readings(told, [one for readings in alternatives for one in merged(readings)])


_CHOICE = frozenset(["or", "/"])


def _merged_readings(told: Told, readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """The readings merged; alternatives only where they share a day."""
    if len(readings) == 1 and readings[0].nominal is None:
        return tuple(readings)
    if len(readings) > 1:
        are_apart = not _CHOICE.isdisjoint(told.norms)
        are_apart = are_apart or any(one.is_alternative for one in readings)
        readings = set_apart(readings, gap=0 if are_apart else 1)
    return widened(parted(tuple(readings)))


def _with_publication(readings: Sequence[Reading], days: Period) -> Sequence[Reading]:
    """The day of publication put into how each was read: the last, where all are the same."""
    if not any(PUBLISHED in reading.how for reading in readings):
        return readings
    are_same = not days.is_day and len({reading.period for reading in readings}) == 1
    named = spoken(Period(days.latest, days.latest) if are_same else days)
    return [replace(reading, how=reading.how.replace(PUBLISHED, named)) for reading in readings]


# -- a weekday that the calendar does not bear out, put right either way

_SUFFIXES = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}


def _with_right_weekday(read: Date, line: Line) -> tuple[str, ...]:
    """The words with the weekday that the day has, or else with the day that has the weekday.

    Either may be wrong. Nothing where the calendar bears the weekday out, where no weekday stands
    in the words, or several do; the second only where it is a day of the same month that is
    written in figures.
    """
    day = next((one.conflict_day for one in read.readings if one.conflict_day), None)
    places = [at for at, node in enumerate(line) if node.norm in weekdays()]
    if day is None or day not in [one.period.earliest for one in read.readings] or len(places) != 1:
        return ()
    return tuple(_mended(read.words, line, places[0], day))


def _mended(words: str, line: Line, at: int, day: date) -> Iterator[str]:
    weekday = weekday_of(day)
    own, node = WEEKDAYS[weekday], line[at]
    is_short = node.norm not in map(str.lower, WEEKDAYS)
    yield words[: node.start] + (own[:3] + "." if is_short else own) + words[node.end :]
    ahead = (weekdays()[node.norm] - weekday + 3) % 7 - 3
    other = day + timedelta(days=ahead)
    figures = [
        at for at, node in enumerate(line) if node.kind == DIGITS and node.norm == str(day.day)
    ]
    if other.month != day.month or len(figures) != 1:
        return
    figure = line[figures[0]]
    behind = line[figures[0] + 1] if figures[0] + 1 < len(line) else None
    is_ordinal = behind is not None and behind.gap == GLUED and behind.norm in ORDINAL_ENDINGS
    end = behind.end if behind is not None and is_ordinal else figure.end
    yield words[: figure.start] + _in_figures(other.day, is_ordinal) + words[end:]


def _in_figures(day: int, is_ordinal: bool) -> str:
    return f"{day}{_SUFFIXES.get(day, 'th')}" if is_ordinal else str(day)
