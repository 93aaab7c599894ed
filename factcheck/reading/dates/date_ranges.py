"""Dates from one to another: "between March and May", "by 5 January", "since 2022"; and lists."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import product

from msgspec.structs import replace

from factcheck.dates.days import (
    ImpossibleError,
    NotReadError,
    RefusedError,
    around,
    days_from,
    quarter_of,
)
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Clock, Reading, as_nearest, reading_of
from factcheck.reading.dates.date_context import DateContext, in_some_year, of_each, told_wholes
from factcheck.reading.dates.dates_in_text import words_around
from factcheck.reading.grammar.calendar_words import ORDINAL_ENDINGS, months, unit_words, weekdays
from factcheck.reading.grammar.chart import Told
from factcheck.reading.grammar.rows import Found
from factcheck.reading.grammar.spelled_days import spelled_days

_SIDES = {"last": "past", "next": "future"}
_NEAR = frozenset(["this", "yesterday", "today", "tomorrow"])
_NOW = frozenset([("now",), ("today",), ("the", "present"), ("date",), ("to", "date")])
_RANGING = frozenset(["to", "through", "until", "till", "thru"])
_NO_BEGINNING = frozenset(
    ["for", "in", "during", "over", "on", "at", "of", "throughout", "since", "until", "before",
     "by", "after"]
)  # fmt: skip


# -- with two ends


def read_between(found: Found, context: DateContext) -> list[Reading]:
    """As in "between March and May", "from 3 to 5 June": a year written once belongs to both."""
    first, last = found["first"], found["last"]
    if first.norms[0] in _NO_BEGINNING:
        raise NotReadError("it names no date that can be read")
    if any(told.norms not in _NOW and _RANGING & {*told.norms[1:]} for told in (first, last)):
        raise NotReadError("a range has two ends")
    if first.norms in _NOW:
        return _from_now(last, context)
    if last.norms in _NOW:
        return _up_to_now(first, context)
    context = _sided(first, context)
    pairs = _pairs(first, last, context, is_list="both" in found)
    pairs = [one for one in pairs if not _is_reversed(one)] or pairs
    if not first.year and {"day", "century"} == {one.granularity for one in pairs[0]}:
        raise NotReadError("it names two times of different lengths")
    if first.year and last.year and all(map(_is_reversed, pairs)):
        start, end = (spoken(one.period) for one in pairs[0])
        raise ImpossibleError(f"{end} comes before {start}")
    if not (first.year or last.year) and all(map(_is_all_but_a_year, pairs)):
        raise ImpossibleError("its last day comes before its first in the same month")
    told = [_between(start, end) for start, end in pairs]
    if any(not one.weekday_conflict for one in told) or context.published is None:
        return told
    either = replace(context, tense="present")  # the end may be to come, as its weekday shows
    fitting = [_between(start, end) for start, end in _pairs(first, last, either)]
    return [one for one in fitting if not one.weekday_conflict] or as_nearest(told, context.today)


def is_range(told: Told) -> bool:
    """Whether it is one date to another: "2014 through June 2015".

    But not "the year to June", which is one, nor "the April to June quarter".
    """
    _row, found = next(told.ways)
    last, norms = found.get("last"), told.norms
    if not isinstance(last, Told) or _RANGING.isdisjoint(norms):
        return False
    return norms[0] != "the" or norms[-1] not in unit_words()


def _is_reversed(ends: tuple[Reading, Reading]) -> bool:
    return ends[1].period.days_before(ends[0].period) > 0


def _is_all_but_a_year(ends: tuple[Reading, Reading]) -> bool:
    """Whether two days of one month lie a year apart, as nobody tells without the years."""
    first, last = (one.period.first for one in ends)
    are_days = all(one.granularity == "day" for one in ends)
    return are_days and first.month == last.month and first.year < last.year


def _between(first: Reading, last: Reading) -> Reading:
    if _is_reversed((first, last)):
        raise NotReadError(f"{spoken(last.period)} comes before {spoken(first.period)}")
    how = f"from {spoken(first.period)} to {spoken(last.period)}"
    is_vague = first.is_vague or last.is_vague
    conflict = first.weekday_conflict or last.weekday_conflict
    whole = reading_of(Period(first.earliest, last.latest), "span", how)
    conflict_day = first.conflict_day or last.conflict_day
    return replace(whole, is_vague=is_vague, weekday_conflict=conflict, conflict_day=conflict_day)


def _sided(first: Told, context: DateContext) -> DateContext:
    """The side that the first of two dates names for both: "last Thursday and Friday"."""
    tense = _SIDES.get(first.norms[0])
    return replace(context, tense=tense) if tense else context


def _from_now(last: Told, context: DateContext) -> list[Reading]:
    """As in "between now and June": from publication to the June to come."""
    today = Reading(context.day, context.day, "day", "the day of publication")
    return [_between(today, end) for end in context.read_in_tense(last, "future")]


def _up_to_now(first: Told, context: DateContext) -> list[Reading]:
    """As in "between Jan. 22 and now": up to publication."""
    today = Reading(context.day, context.day, "day", "the day of publication")
    return [_between(start, today) for start in context.read_in_tense(first, "past")]


def _pairs(
    first: Told, last: Told, context: DateContext, *, is_list: bool = False
) -> list[tuple[Reading, Reading]]:
    """The beginnings and ends that belong together, each in its own year where none is told."""
    years = first.year, last.year
    if years[0] and not years[1] and _is_without_year(last):
        return [_after_beginning(first, last, years[0], context)]
    if not years[0] and _is_without_year(first):
        return _before_end(first, last, context)
    ends = _of_its_century(first, last, context)
    starts = _in_year_of_end(first, last, context) or context.read(first)
    is_near = not is_list and first.norms[0] in _NEAR and starts[0].granularity == "day"
    if (is_near or first.norms[0] in _SIDES) and _is_without_year(last):
        return [(start, _first_after(start, last, context)) for start in starts]
    return [(_last_before(starts, end), end) for end in ends]


def _in_year_of_end(first: Told, last: Told, context: DateContext) -> list[Reading]:
    """A part of a year that shares the one told with the end, or begins in the year before."""
    if first.year or not last.year or not words_around()["which"].isdisjoint(first.norms):
        return []
    before, own = (context.read_in_year(first, last.year - offset) for offset in (1, 0))
    return [] if before == own else [*before, *own]


def _last_before(starts: Sequence[Reading], end: Reading) -> Reading:
    """The latest beginning that does not lie behind the end."""
    fitting = [one for one in starts if not end.period.days_before(one.period)]
    return (fitting or starts)[-1]


def _after_beginning(
    first: Told, last: Told, year: int, context: DateContext
) -> tuple[Reading, Reading]:
    """As in "Oct. 30, 1989, through Nov. 3": the end is the first such day after the beginning."""
    start = context.read(first)[-1]
    for offset in (0, 1):
        end = context.read_in_year(last, year + offset)[0]
        if not end.period.days_before(start.period):
            return start, end
    raise NotReadError(f"{spoken(end.period)} comes before {spoken(start.period)}")


def _before_end(first: Told, last: Told, context: DateContext) -> list[tuple[Reading, Reading]]:
    """As in "between Christmas and New Year": the beginning is the nearest before the end.

    Told on a Tuesday as to come, "Monday to Wednesday" may be days of this week or of the next.
    """
    if last.norms[0] in _NEAR:
        return [(context.read(first)[-1], end) for end in context.read(last)]
    is_loose = context.tense is None and not _is_weekday(last) and _is_without_year(last)
    if context.published is None or last.year or not is_loose:
        ends = list(context.read(last))
        if context.tense == "future" and _is_weekday(first) and _is_weekday(last):
            ends.append(_first_after(context.read(first)[0], last, context))
        return [(context.read_from(first, end.period.first)[-1], end) for end in ends]
    return _nearest_pairs(first, last, context)


def _nearest_pairs(first: Told, last: Told, context: DateContext) -> list[tuple[Reading, Reading]]:
    """Of two dates without a year, those pairs that the tense allows, nearest to publication."""
    spans: dict[Period, tuple[Reading, Reading]] = {}
    both = replace(context, tense="present")
    seen = [*context.read(last), *both.read(last), *_ends_beside_publication(last, context)]
    for end in seen:
        start = context.read_from(first, end.period.first)[-1]
        if not end.period.days_before(start.period):
            spans[start.period.hull(end.period)] = (start, end)
    if not spans:
        raise NotReadError("none of the days that its end may be lies behind its beginning")
    ordered = sorted(spans, key=lambda period: period.first)
    return [spans[one] for one in context.nearest(ordered)]


def _ends_beside_publication(last: Told, context: DateContext) -> Iterator[Reading]:
    """The end as it is next told after the ones beside publication: "May to March"."""
    for tense in ("past", "future"):
        yield from context.read_in_tense(last, tense)


def _first_after(start: Reading, last: Told, context: DateContext) -> Reading:
    return replace(context, published=start.period.last, tense="future").read(last)[0]


def _is_without_year(told: Told) -> bool:
    """Whether it is no more than a weekday, a month and a day of it."""
    for norm in told.norms:
        if norm in months() or norm in weekdays() or norm in _LOOSE:
            continue
        if not (norm.isdigit() and len(norm) < 3) and norm not in spelled_days():
            return False
    return True


_LOOSE = ORDINAL_ENDINGS.union(
    ["the", "of", ",", ".", "on", "in", "-", "'s", "s", "early", "mid", "late"]
)


def read_either(found: Found, context: DateContext) -> list[Reading]:
    """As in "4 January or 9 January 2024": alternatives, which stay apart.

    Not in "in 1985/86 to September 30", where the years belong together, nor in "in Q3/2012".
    """
    first, last = found["first"], found["last"]
    is_short_year = last.year is None and last.norms[0].isdecimal()
    is_its_year = len(last.norms) == 1 and last.line[last.start - 1].norm == "/"
    is_of_year = context.read(first)[0].granularity == "year"
    if (is_short_year and is_of_year) or (last.year and is_its_year and not is_of_year):
        raise NotReadError("it names two times of different lengths")
    return [*_completed(first, last, context), *_of_its_century(first, last, context)]


def _of_its_century(first: Told, last: Told, context: DateContext) -> tuple[Reading, ...]:
    """A decade in the century of the one before it: "in the 1850s or 60s"."""
    (start, *_) = context.read(first)
    if start.granularity != "decade" or start.earliest is None:
        return context.read(last)
    return context.read_in_year(last, start.earliest.year)


def _completed(first: Told, last: Told, context: DateContext) -> tuple[Reading, ...]:
    """A date that shares the year of the date after it: "in January or February 2024"."""
    year = last.year
    if year is None or first.year is not None:
        return context.read(first)
    return context.read_in_year(first, year)


def read_both(found: Found, context: DateContext) -> list[Reading]:
    """As in "Monday and Tuesday": from the one to the other; "this morning and yesterday" too.

    Of "Tuesday and Sunday", told on a Wednesday, the Sunday may be the one before the Tuesday.
    """
    first, last = found["first"], found["last"]
    if last.norms[0] in _NO_BEGINNING or last.norms[-1] in ("earlier", "later"):
        raise NotReadError("it names two dates")
    if _are_unlike(context.read(first)[0], context.read(last)[0]):
        raise NotReadError("it names two times of different lengths")
    try:
        between = read_between({**found, "both": True}, context)
    except (ImpossibleError, RefusedError):
        raise
    except NotReadError:
        if first.norms[0] in _NO_BEGINNING:
            raise
        between = read_between({"first": last, "last": first, "both": True}, context)
    readings = [replace(reading, is_vague=True) for reading in between]
    if _is_weekday(first) and _is_weekday(last):
        for one, other in product(context.read(first)[:1], context.read(last)[:1]):
            if other.period.days_before(one.period):
                readings.append(replace(_between(other, one), is_vague=True))
    return readings


def _are_unlike(one: Reading, other: Reading) -> bool:
    """Whether a time of day stands beside a day or more, or a day beside years."""
    if (one.clock is None) != (other.clock is None):
        return True
    long = ("year", "decade", "century")
    return (one.granularity in long) != (other.granularity in long)


def _is_weekday(told: Told) -> bool:
    return len(told.norms) == 1 and told.norms[0] in weekdays()


def read_quarters(found: Found, context: DateContext) -> list[Reading]:
    """As in "the second and third quarters of 1989"."""
    first, last = found["nth"], found["last"]
    if not 1 <= first < last <= 4:
        raise NotReadError("a year has four quarters")

    def make(year: int) -> Period:
        return quarter_of(year, first).hull(quarter_of(year, last))

    return in_some_year(found, context, make, "span", "quarters", is_told_late=True)


def read_in_period(found: Found, context: DateContext) -> list[Reading]:
    """As in "next week between Wednesday and Friday": days of that week."""
    readings = []
    for week in context.read(found["date"]):
        if week.granularity != "week":
            raise NotReadError("days of a week need a week")
        told = replace(context, published=week.named.first, tense="future")
        days = [told.read(found[name])[0] for name in ("first", "last")]
        readings.append(_between(*days))
    return readings


# -- with an open end


def _bounded(reading: Reading, first: date | None, last: date | None, how: str) -> Reading:
    """From one day to another, of which the reading is one: as vague, its weekday as right."""
    return Reading(
        first, last, reading.granularity, how, is_vague=reading.is_vague,
        weekday_conflict=reading.weekday_conflict, conflict_day=reading.conflict_day,
    )  # fmt: skip


def read_by(found: Found, context: DateContext) -> list[Reading]:
    """As in "by 5 January", "before the year is out": up to that day, it included."""
    return [_up_to(reading) for reading in _bounding(found, context)]


def _up_to(reading: Reading) -> Reading:
    """On or before: up to the last day that the reading allows."""
    return _bounded(reading, None, reading.latest, f"on or before {_end(reading.latest)}")


def read_until(found: Found, context: DateContext) -> list[Reading]:
    """As in "until 5 January", told of what lasts: up to that day, it included.

    "Until 2012" names the time up to the beginning of 2012.
    """
    readings = []
    for reading in _bounding(found, context):
        named = None
        if reading.named.earliest and not reading.named.is_day and not reading.is_vague:
            named = Period(None, days_from(reading.named.first, -1))
        readings.append(replace(_up_to(reading), nominal=named, side="until"))
    return readings


def _end(day: date | None) -> str:
    if day is None:
        raise NotReadError("the day that ends it is not known")
    return spoken(Period(day, day))


def _bounding(found: Found, context: DateContext) -> list[Reading]:
    """What bounds from above; without a tense, both sides of publication stay open.

    "By Monday" may be the Monday to come, "by August" the August to come. Told in the past, so
    may be that of "spoke ahead of Monday's vote", where it is nearer than the last one.
    """
    readings = list(told_wholes(found, context))
    is_before = context.tense == "past" and "before" in found and not found.get("soon")
    is_either = "date" in found and (context.tense is None or is_before)
    if context.published is None or not is_either:
        return readings
    ahead = context.read_in_tense(found["date"], "future")
    if is_before:
        today, week = context.today, around(context.published, 7)
        last = min(reading.period.days_apart(today) for reading in readings)
        ahead = tuple(
            reading
            for reading in ahead
            if week.holds(reading.period) and reading.period.days_apart(today) < last
        )
    return [*readings, *(reading for reading in ahead if reading not in readings)]


def read_before(found: Found, context: DateContext) -> list[Reading]:
    """As in "before 5 January": up to the day before; up to the end of what is vague."""
    readings = []
    for reading in _bounding(found, context):
        start = _end(reading.earliest)
        if found.get("soon") and reading.clock is not None:
            readings.append(_just_before(reading, reading.clock))
            continue
        is_within = reading.is_vague or reading.clock is not None
        last = reading.latest
        if not is_within:
            last = days_from(max(reading.period.first, reading.named.first), -1)
        before = _bounded(reading, None, last, f"before {start}")
        if reading.is_vague:
            before = replace(before, nominal=Period(None, days_from(reading.period.first, -1)))
        readings.append(before)
    return readings


def _just_before(reading: Reading, clock: Clock) -> Reading:
    """That day; where it is midnight, which belongs to two days, also the day before."""
    how = f"just before a time on {_end(reading.latest)}"
    first = reading.earliest
    if first and not (clock.hour or clock.minute):
        before = days_from(first, -1)
        return replace(reading, earliest=before, clock=None, how=how, nominal=reading.named)
    return replace(reading, clock=None, how=how)


def read_from(found: Found, context: DateContext) -> list[Reading]:
    """As in "since 5 January", "from": from that day on, since then up to publication.

    Since at least a day is since then, or longer.
    """
    readings = []
    is_since = found["from"].endswith("since")
    tense = "past" if is_since else context.tense
    for reading in context.read_in_tense(found["date"], tense):
        how = f"on or after {_end(reading.earliest)}"
        earliest = None if "least" in found else reading.earliest
        since, now = _bounded(reading, earliest, None, how), context.published
        is_over = is_since and now is not None and now >= reading.period.first
        part = Period(earliest, now) if is_over else None
        side = "since" if is_since else found.get("side", "")
        readings.append(replace(since, nominal=reading.named, side=side, part=part))
    return readings


@of_each
def read_after(reading: Reading, found: Found, context: DateContext) -> Reading:
    """As in "after 5 January": from the day itself on, since later that day is after it too.

    What is soon after lasts for two weeks; after a time on a day is that day.
    """
    soon = found.get("soon", "")
    if reading.clock is not None:
        return replace(reading, clock=None, how=f"after a time on {_end(reading.latest)}")
    is_day = reading.granularity == "day"
    first = reading.earliest if is_day else reading.latest
    last = around(reading.period.last, 14).latest if soon else None
    how = f"{soon} after {_end(reading.latest)}".strip()
    after = replace(_bounded(reading, first, last, how), is_vague=reading.is_vague or bool(soon))
    if soon or is_day:
        return after
    return replace(after, nominal=Period(days_from(reading.period.last, 1), None))


@of_each
def read_report(reading: Reading, found: Found, context: DateContext) -> Reading:
    """As in "reported on 5 January": the event was on that day or before it."""
    how = f"reported on {_end(reading.latest)}: the event was then or before"
    return replace(_bounded(reading, None, reading.latest, how), is_report=True)
