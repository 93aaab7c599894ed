"""Worlds of one day: told with its weekday, from the day of publication, or from another day."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from fractions import Fraction
from math import ceil, floor
from random import Random
from typing import TypeAlias

from msgspec import Struct

from tests.oracles.calendars import (
    MONTHS,
    SHORT,
    WEEKDAYS,
    Span,
    any_day,
    later,
    length,
    named_days,
    ordinal_end,
    with_weekday,
)
from tests.oracles.cases import Case, Dating, Weekday
from tests.oracles.phrasing import spelled

DAY = timedelta(1)
_ORDINALS = ("first", "second", "third", "fourth")
Tense: TypeAlias = str | None


class Told(Struct, frozen=True):
    """Words for a day, and the first and last that they may mean; ``None`` is an open end."""

    words: str
    kind: str
    first: date | None = None
    last: date | None = None

    def has_not(self, day: date) -> bool:
        """Whether a day is surely not meant, wherever on earth it is told."""
        early = self.first is not None and day < self.first - 2 * DAY
        return early or (self.last is not None and day > self.last + 2 * DAY)


Phrase: TypeAlias = Callable[[Random, date, date, Tense], Iterator[Told]]
"""A day, the one that it is told from and the tense → what is true of it."""


# With its weekday


def weekdays(chance: Random) -> Iterator[Case]:
    """A day of the calendar with its weekday."""
    if chance.random() < 0.1:
        yield _julian(chance)
        return
    day = any_day(chance, 1801, 2100)
    has_year = chance.random() < 0.75
    published = day + DAY * chance.randint(-60, 60)
    kind = "weekday with a year" if has_year else "weekday without a year"
    right = with_weekday(chance, day, day.weekday(), has_year=has_year)
    yield Case((kind,), str(day), Weekday(right, published))
    other = (day.weekday() + chance.randint(1, 6)) % 7
    if has_year or other not in _in_other_years(day):
        wrong = with_weekday(chance, day, other, has_year=has_year)
        yield Case((kind,), str(day), Weekday(wrong, published), is_true=False)


def _in_other_years(day: date) -> set[int]:
    """The weekdays of the same day a year earlier and later."""
    return {later(day, months).weekday() for months in (-12, 12)}


def _julian(chance: Random) -> Case:
    """A day of England before September 1752, dated and told with the weekday of its calendar."""
    day = any_day(chance, 1583, 1752)
    day = day if (day.month, day.day) > (3, 25) else later(day, 6)  # the year began on 25 March
    behind = 10 if (day.year, day.month) < (1700, 3) else 11
    weekday = (day.weekday() + behind) % 7  # that of the day so many days on in our calendar
    words = with_weekday(chance, day, weekday, has_year=True)
    return Case(("Julian calendar",), f"{day} Julian", Weekday(words, date(2024, 5, 1)))


# From the day of publication


def publications(chance: Random) -> Iterator[Case]:
    """A day told from the day on which an article appeared."""
    published = any_day(chance, 1995, 2025)
    day = published + DAY * chance.choice((-1, -1, 1)) * _distance(chance)
    tense = chance.choice((None, _tense(chance, day, published)))
    phrase = chance.choice(_FROM_PUBLICATION)
    for told in _drawn(chance, list(phrase(chance, day, published, tense))):
        world = f"{WEEKDAYS[day.weekday()]} {day}, published {WEEKDAYS[published.weekday()]}"
        kind = told.kind if tense else f"{told.kind}, no tense"
        yield Case((kind,), world, Dating(told.words, day, published, tense))
        other = _other_day(chance, told, day, published)
        if other:
            asked = Dating(told.words, other, published, tense)
            yield Case((kind,), f"not {world}", asked, is_true=False)


def told_from_publication(chance: Random, day: date, published: date, tense: Tense) -> Told | None:
    """A day in words as seen from publication, where a draw has some."""
    told = list(chance.choice(_FROM_PUBLICATION)(chance, day, published, tense))
    return chance.choice(told) if told else None


def _drawn(chance: Random, told: list[Told]) -> list[Told]:
    return [chance.choice(told)] if told else []


def _distance(chance: Random) -> int:
    """Days from a few to some decades, at times as many as have a name."""
    if chance.random() < 0.06:
        return named_days(chance)
    return chance.randint(0, chance.choice((3, 10, 10, 30, 30, 120, 400, 1500, 12_000)))


def _tense(chance: Random, day: date, published: date) -> str:
    if day == published:
        return chance.choice(("past", "future"))
    return "past" if day < published else "future"


def _other_day(chance: Random, told: Told, day: date, told_from: date) -> date | None:
    """A day that the words cannot mean."""
    for _ in range(40):
        factor = chance.choice((0, 0.2, 0.4, 0.6, 1.6, 2.5, 4, 10))
        off = round((day - told_from).days * factor) + chance.choice((-40, -20, -8, 8, 20, 40))
        other = told_from + DAY * off
        if told.has_not(other):
            return other
    return None


def _at_distance(span: Span, words: str, kind: str, origin: date, *, is_before: bool) -> Told:
    """Words for what lies a length of time from a day."""
    near, far = floor(span.low), None if span.high is None else ceil(span.high)
    sign = -1 if is_before else 1
    close, distant = origin + sign * near * DAY, far if far is None else origin + sign * far * DAY
    first, last = (distant, close) if is_before else (close, distant)
    return Told(words, kind, first, last)


def _ago(chance: Random, day: date, published: date, tense: Tense) -> Iterator[Told]:
    """As in "at least two years ago", "a week or so ago"; ahead, as in "two weeks from now"."""
    span = length(chance, abs((day - published).days), is_distance=True)
    if span is None:
        return
    is_past = day < published
    ending = " ago" if is_past else " from now"
    yield _at_distance(span, span.words + ending, span.kind + ending, published, is_before=is_past)


def _in_future(chance: Random, day: date, published: date, tense: Tense) -> Iterator[Told]:
    """As in "in two weeks", "in less than a month": then, or within that time."""
    span = length(chance, (day - published).days, is_distance=True) if day > published else None
    if span is None or span.high is None or tense is None:
        return
    within = Span(span.words, span.kind, Fraction(0), span.high)
    yield _at_distance(within, f"in {span.words}", f"in {span.kind}", published, is_before=False)


_WITHIN = ("in the past {}", "over the past {}", "in the last {}", "within the past {}",
           "over the last {}", "during the past {}")  # fmt: skip
_AHEAD = ("in the next {}", "over the next {}", "in the coming {}", "within the next {}")


def _within(chance: Random, day: date, published: date, tense: Tense) -> Iterator[Told]:
    """As in "within the past two weeks", "over the coming three days"."""
    days = abs((day - published).days)
    unit, size = chance.choice((("days", 1), ("weeks", 7), ("months", 30), ("years", 365)))
    count = -(-days // size) + chance.randint(0, 2)
    if not 2 <= count <= 12:
        return
    is_past = day < published or tense == "past"
    phrase = chance.choice(_WITHIN if is_past else _AHEAD)
    span = Span("", "", Fraction(0), Fraction(count * size * 5, 4) + 4)
    number = chance.choice((str(count), spelled(count)))
    words = phrase.format(f"{number} {unit}")
    yield _at_distance(span, words, phrase.format("N units"), published, is_before=is_past)


def _of_weeks(chance: Random, day: date, published: date, tense: Tense) -> Iterator[Told]:
    """A day or a week by its name as seen from publication: "yesterday", "earlier this week"."""
    rows = (
        ("today", 0, 0, 0, 0), ("this morning", 0, 0, 0, 0), ("yesterday", -1, -1, -1, -1),
        ("last night", -1, -1, -1, 0), ("tomorrow", 1, 1, 1, 1),
        ("the day before yesterday", -2, -2, -2, -2), ("the day after tomorrow", 2, 2, 2, 2),
        ("tonight", 0, 0, 0, 0),
    )  # fmt: skip
    week = -published.weekday()
    weeks = (
        ("this week", week, week + 6, -8, 8), ("last week", week - 7, week - 1, -16, 0),
        ("next week", week + 7, week + 13, 0, 16), ("earlier this week", week, -1, -8, 0),
        ("later this week", 1, week + 6, 0, 8),
        ("the week before last", week - 14, week - 8, -23, -6),
        ("this weekend", week + 5, week + 6, -9, 9), ("last weekend", week - 2, week - 1, -17, 0),
        ("over the weekend", week - 2, week - 1 if week > -4 else -99, -9, 9),
        ("next weekend", week + 12, week + 13, 0, 17),
        ("earlier this month", 1 - published.day, -1, -32, 0),
    )  # fmt: skip
    off = (day - published).days
    for words, first, last, low, high in (*rows, *weeks):
        if first <= off <= last:
            yield Told(words, words, published + low * DAY, published + high * DAY)


def _by_weekday(chance: Random, day: date, published: date, tense: Tense) -> Iterator[Told]:
    """As in "on Tuesday", "last Tuesday", "Tuesday next week"."""
    name, off, week = WEEKDAYS[day.weekday()], (day - published).days, -published.weekday()
    part = chance.choice(("", "", "", " morning", " night", " afternoon"))
    if abs(off) <= (6 if tense else 3):  # without a tense, it is the nearest that readers take
        yield _near(
            f"{chance.choice(('on ', '', 'late ', 'early '))}{name}{part}", "weekday", published, 14
        )
    if week <= off <= week + 6 and week > -6:
        yield _near(f"this {name}", "this weekday", published, 9)
    if -6 <= off <= -1:
        yield Told(f"this past {name}", "this past weekday", published - 9 * DAY, published)
    if -7 <= off <= -1 or week - 7 <= off <= week - 1:
        yield Told(f"last {name}{part}", "last weekday", published - 17 * DAY, published)
    if 1 <= off <= 7 or week + 7 <= off <= week + 13:
        yield Told(f"next {name}", "next weekday", published, published + 17 * DAY)
    if 1 <= off <= 6:
        yield Told(f"this coming {name}", "this coming weekday", published, published + 9 * DAY)
    for which, at in (("last", week - 7), ("next", week + 7)):
        if at <= off <= at + 6:
            words = chance.choice((f"{name} of {which} week", f"on {name} {which} week"))
            middle = published + (at + 3) * DAY
            yield Told(words, f"weekday of {which} week", middle - 9 * DAY, middle + 9 * DAY)


def _near(words: str, kind: str, day: date, reach: int) -> Told:
    return Told(words, kind, day - reach * DAY, day + reach * DAY)


def _without_year(chance: Random, day: date, published: date, tense: Tense) -> Iterator[Told]:
    """As in "on March 6", "in March", "early March", "last March"."""
    off = (day - published).days
    month, short = MONTHS[day.month - 1], SHORT[day.month - 1]
    start, end = _month_of(day)
    is_near = abs(off) <= (150 if tense else 60)
    if is_near:
        form = chance.choice(("on {} {}", "{} {}", "{1} {0}", "on {1} {0}", "{}. {}", "{} {}{th}"))
        form = form.replace("{}. {}", "{short} {1}")
        words = form.format(month, day.day, th=ordinal_end(day.day), short=short)
        yield Told(words, "day and month", day, day)
        yield Told(f"in {month}", "month", start, end)
        part = _part(day.day, 10, 20)
        yield Told(f"{chance.choice(('in ', ''))}{part}{'-' if part == 'mid' else ' '}{month}",
                   f"{part} month", start, end)  # fmt: skip
    if abs(off) <= 14:
        yield Told(f"on the {day.day}{ordinal_end(day.day)}", "the Nth")
    if 35 < -off <= 330:
        yield Told(f"last {month}", "last month name", start - 367 * DAY, end)
    if 35 < off <= 330 and day.year > published.year:
        yield Told(f"next {month}", "next month name", start, end + 367 * DAY)


def _part(count: int, early: int, mid: int) -> str:
    return "early" if count <= early else "mid" if count <= mid else "late"


def _month_of(day: date, months: int = 0) -> tuple[date, date]:
    """The first and last day of a day's month, or of one so many months on."""
    start = later(day.replace(day=1), months)
    return start, later(start, 1) - DAY


def _of_months(chance: Random, day: date, published: date, tense: Tense) -> Iterator[Told]:
    """As in "last month", "later this year", "the end of last year"."""
    for words, months in (("last month", -1), ("this month", 0), ("next month", 1)):
        start, end = _month_of(published, months)
        if start <= day <= end:
            reach = 0 if months == 0 else 35
            yield Told(words, words, min(start, published - reach * DAY) if months < 0 else start,
                       max(end, published + reach * DAY) if months > 0 else end)  # fmt: skip
    for words, years in (("last year", -1), ("this year", 0), ("next year", 1)):
        year = published.year + years
        if day.year != year:
            continue
        start, end = date(year, 1, 1), date(year, 12, 31)
        yield Told(words, words, min(start, published - 370 * DAY) if years < 0 else start,
                   max(end, published + 370 * DAY) if years > 0 else end)  # fmt: skip
        if years == 0:
            side = "earlier this year" if day < published else "later this year"
            yield Told(side, side, start, end)
        if day.month == 12 and day.day > 15:
            words = (
                words.replace("last", "of last")
                .replace("this", "of the")
                .replace("next", "of next")
            )
            yield Told(
                f"at the end {words}", f"at the end {words}", end - 183 * DAY, end + 31 * DAY
            )


def _with_year(chance: Random, day: date, published: date, tense: Tense) -> Iterator[Told]:
    """As in "in March 2023", "late 2023", "the second quarter of 2023", "the 1990s"."""
    year, month = day.year, MONTHS[day.month - 1]
    start, end = _month_of(day)
    yield Told(f"in {month} {year}", "month and year", start, end)
    yield Told(f"{_part(day.day, 10, 20)} {month} {year}", "part of a month and year", start, end)
    first, last = date(year, 1, 1), date(year, 12, 31)
    yield Told(f"in {year}", "year", first, last)
    yield Told(f"in {_part(day.month, 4, 8)} {year}", "part of a year", first, last)
    quarter, half = (day.month - 1) // 3, (day.month - 1) // 6
    wide = date(year, quarter * 3 + 1, 1), later(date(year, quarter * 3 + 1, 1), 3) - DAY
    yield Told(f"in the {_ORDINALS[quarter]} quarter of {year}", "quarter of a year", *wide)
    yield Told(f"Q{quarter + 1} {year}", "Qn year", *wide)
    wide = date(year, half * 6 + 1, 1), later(date(year, half * 6 + 1, 1), 6) - DAY
    wide = wide[0] - 20 * DAY, wide[1] + 20 * DAY
    yield Told(f"in the {_ORDINALS[half]} half of {year}", "half of a year", *wide)
    decade = year // 10 * 10
    yield Told(f"in the {decade}s", "decade", date(decade, 1, 1), date(decade + 9, 12, 31))
    if 6 <= day.month <= 8:
        yield Told(f"in the summer of {year}", "season", date(year, 4, 1), date(year, 11, 1))


def _bounded(chance: Random, day: date, published: date, tense: Tense) -> Iterator[Told]:
    """As in "by August", "by Friday", "before the end of the year", "since March"."""
    is_past = day < published or tense == "past"
    moved = chance.randint(0, 3)
    start, end = _month_of(day, moved)
    name = MONTHS[start.month - 1]
    coming = max(end, _coming_end(published, start.month)) if tense is None else end
    if (day < end < published if is_past else end < later(published, 10)) and abs(
        (end - published).days
    ) < 300:
        yield Told(f"by {name}", "by month", None, coming)
        yield Told(f"by the end of {name}", "by the end of month", None, coming)
    on = day + DAY * chance.randint(0, 5)
    if abs((on - published).days) <= 6 and (on < published) is is_past and on != published:
        weekday = WEEKDAYS[on.weekday()]
        last = on if tense else max(on, on + 7 * DAY)
        yield Told(f"by {weekday}", "by weekday", None, last + DAY)
        yield Told(f"no later than {weekday}", "no later than weekday", None, last + DAY)
    if not is_past and day.year == published.year:
        ends = published.replace(month=12, day=31)
        yield Told("by the end of the year", "by the end of the year", None, ends)
        yield Told("before the end of the year", "before the end of the year", None, ends)
    if is_past and (published - day).days < 300:
        first = day.replace(day=1)
        yield Told(f"since {MONTHS[day.month - 1]}", "since month", first, published)
        yield Told(f"since {day.year}", "since year", date(day.year, 1, 1), published)


def _coming_end(published: date, month: int) -> date:
    """The last day of the next such month after publication."""
    ahead = (month - published.month) % 12
    return _month_of(published, ahead)[1]


_FROM_PUBLICATION: tuple[Phrase, ...] = (
    _ago, _ago, _ago, _in_future, _within, _of_weeks, _of_weeks, _by_weekday, _by_weekday,
    _without_year, _of_months, _with_year, _bounded,
)  # fmt: skip


# From another day


def origins(chance: Random) -> Iterator[Case]:
    """A day told from another one, in an article about both."""
    origin = any_day(chance, 1950, 2020)
    day = origin + DAY * chance.choice((-1, 1, 1)) * _distance(chance)
    published = max(day, origin) + DAY * chance.randint(3, 900)
    phrase = chance.choice(_FROM_ORIGIN)
    for told in _drawn(chance, list(phrase(chance, day, origin, "past"))):
        world = f"{WEEKDAYS[day.weekday()]} {day}, from {WEEKDAYS[origin.weekday()]} {origin}"
        yield Case((told.kind,), world, Dating(told.words, day, published, "past", origin))
        other = _other_day(chance, told, day, origin)
        if other and other < published:
            asked = Dating(told.words, other, published, "past", origin)
            yield Case((told.kind,), f"not {world}", asked, is_true=False)


def _later(chance: Random, day: date, origin: date, tense: Tense) -> Iterator[Told]:
    """As in "at least two years later", "a week or so before"."""
    span = length(chance, abs((day - origin).days), is_distance=True)
    if span is None:
        return
    is_before = day < origin
    ending = chance.choice(
        (" before", " earlier") if is_before else (" later", " after", " afterwards")
    )
    yield _at_distance(span, span.words + ending, span.kind + ending, origin, is_before=is_before)


def _beside(chance: Random, day: date, origin: date, tense: Tense) -> Iterator[Told]:
    """As in "the next day", "the following month", "days later", "later that year"."""
    rows = (
        ("the same day", 0, 0, 0, 0), ("that day", 0, 0, 0, 0), ("later that day", 0, 0, 0, 0),
        ("the next day", 1, 1, 1, 1), ("the following day", 1, 1, 1, 1),
        ("the day after", 1, 1, 1, 1),
        ("a day later", 1, 1, 1, 1), ("the day before", -1, -1, -1, -1),
        ("the previous day", -1, -1, -1, -1), ("the next morning", 1, 1, 1, 1),
        ("days later", 2, 9, 1, 45), ("weeks later", 14, 50, 5, 240),
        ("months later", 60, 340, 25, 1100),
        ("days earlier", -9, -2, -45, -1), ("weeks earlier", -50, -14, -240, -5),
        ("years later", 730, 9000, 300, 40_000), ("decades later", 7305, 12_000, 3000, 90_000),
        ("shortly after", 0, 10, 0, 200), ("shortly afterwards", 0, 10, 0, 200),
        ("shortly before", -10, 0, -200, 0), ("soon after", 0, 10, 0, 200),
        ("within days", 0, 7, 0, 45), ("within weeks", 3, 40, 0, 240),
        ("within a week", 0, 7, 0, 12),
        ("within a month", 0, 28, 0, 45), ("within a year", 0, 364, 0, 500),
        ("within two weeks", 0, 14, 0, 20), ("less than a week later", 1, 6, 0, 8),
    )  # fmt: skip
    off = (day - origin).days
    for words, first, last, low, high in rows:
        if first <= off <= last:
            yield Told(words, words, origin + low * DAY, origin + high * DAY)


def _beside_periods(chance: Random, day: date, origin: date, tense: Tense) -> Iterator[Told]:
    """As in "the following month", "that year", "the previous Tuesday"."""
    week = -origin.weekday()
    off = (day - origin).days
    for words, at in (("the previous week", -7), ("that week", 0), ("the following week", 7)):
        if week + at <= off <= week + at + 6:
            yield Told(words, words, origin + (at - 10) * DAY, origin + (at + 10) * DAY)
    for words, months in (("the previous month", -1), ("that month", 0), ("the following month", 1),
                          ("the month before", -1), ("the next month", 1)):  # fmt: skip
        start, end = _month_of(origin, months)
        if start <= day <= end:
            yield Told(words, words, start - 36 * DAY, end + 36 * DAY)
    for words, years in (("the previous year", -1), ("that year", 0), ("the following year", 1),
                         ("the year before", -1), ("the year after", 1),
                         ("that same year", 0)):  # fmt: skip
        if day.year == origin.year + years:
            reach = 370 * DAY if years else 0 * DAY
            yield Told(words, words, date(day.year, 1, 1) - reach, date(day.year, 12, 31) + reach)
    if 1 <= abs(off) <= 7:
        which = "following" if off > 0 else "previous"
        words = f"the {which} {WEEKDAYS[day.weekday()]}"
        yield _near(words, f"the {which} weekday", day, 9)
    if day.year == origin.year and abs(off) > 45:
        words = "later that year" if off > 0 else "earlier that year"
        yield Told(words, words, date(day.year, 1, 1), date(day.year, 12, 31))


_FROM_ORIGIN: tuple[Phrase, ...] = (_later, _later, _later, _beside, _beside_periods)
FAMILIES = {"weekdays": weekdays, "publications": publications, "origins": origins}
