"""What is read from the words of a date: readings, each an interval of days."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates.period import Period, ReversedError, spoken

_LONGEST = {"day": 1, "month": 31, "quarter": 92, "year": 366, "decade": 3653, "century": 36525}


class Clock(Struct, frozen=True, gc=False):
    """A time of day; ``zone`` as written, ``offset`` its minutes east of UTC where known."""

    hour: int
    minute: int
    zone: str = ""
    offset: int | None = None


class Reading(Struct, frozen=True, gc=False):
    """One way to read a date: the days from ``earliest`` to ``latest``; ``None`` is an open end.

    They are the widest that a careful reader allows. ``nominal`` is the calendar period that the
    words name, where that is shorter: the Monday-to-Sunday week in "last week". Where the words
    name a loose part of a calendar period, ``earliest`` and ``latest`` are the whole of it, and
    ``part`` the days that are meant: in "early 2024" the year, and its first months; so "since
    2022" is open, and its part ends with publication. It is ``period`` that is compared.
    ``how`` says in plain words how it was read. ``is_vague``: the ends are fuzzy, so that falling
    inside proves nothing. ``is_report``: the day is that of a report, and dates the event only
    from above. ``weekday_conflict`` is the explanation where a weekday beside the date is not
    that day's. ``is_alternative``: it is another way to read the
    words, which stays apart from one that it touches or lies within: to a company's report, "a
    year ago" is the quarter a year before. ``side`` is "since" or "from" where the words name a
    beginning, "until" where they name an end. ``conflict_day`` is the day beside a wrong weekday.
    ``counted`` are the days that a count leads to, where the words name the calendar unit around
    them, or those that a loose part names strictly, which are its ``nominal`` in the end. Raises
    ``ReversedError``, as does a ``Period``.
    """

    earliest: date | None
    latest: date | None
    granularity: str
    how: str
    is_vague: bool = False
    is_report: bool = False
    nominal: Period | None = None
    clock: Clock | None = None
    weekday_conflict: str = ""
    is_alternative: bool = False
    part: Period | None = None
    side: str = ""
    conflict_day: date | None = None
    counted: Period | None = None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ReversedError(self.earliest, self.latest)

    @property
    def period(self) -> Period:
        """The widest days that the reading allows: its part, where it names one."""
        return self.part or Period(self.earliest, self.latest)

    @property
    def named(self) -> Period:
        """The calendar period that the words name: ``nominal``, or else the whole."""
        return self.nominal or Period(self.earliest, self.latest)

    @property
    def is_exact_day(self) -> bool:
        """Whether it is one calendar day, with nothing fuzzy about it."""
        return self.granularity == "day" and self.period.is_day and not self.is_vague


class Date(Struct, frozen=True, gc=False):
    """The words of a date and every reading of them, in order; only an alternative overlaps.

    ``readings`` is empty where nothing can be read, and ``reason`` says why. ``impossible`` is
    that reason where the words name a day that no calendar has ("30 February 2024").
    ``with_right_weekday`` are the words with the weekday that the day has, and with the day that
    has the weekday, where the two do not fit: either may be wrong.
    """

    words: str
    readings: tuple[Reading, ...] = ()
    reason: str = ""
    impossible: str = ""
    with_right_weekday: tuple[str, ...] = ()

    @property
    def weekday_conflict(self) -> str:
        """Why the weekday written beside the date is wrong; empty where it is right or absent."""
        first = self.readings[0].weekday_conflict if self.readings else ""
        return first if first and all(one.weekday_conflict for one in self.readings) else ""

    @property
    def why_no_origin(self) -> str:
        """Why no other date can be read from this one, as from a day of publication; or empty."""
        if not self.readings:
            return f"is no date: {self.reason}"
        days = [reading.period for reading in self.readings]
        are_apart = len(days) > 1 and all(day.is_day for day in days)
        return f"may be {' or '.join(map(spoken, days))}" if are_apart else ""

    @property
    def widest(self) -> Period | None:
        """The shortest period that holds every reading; ``None`` where nothing can be read."""
        if not self.readings:
            return None
        whole = self.readings[0].period
        for reading in self.readings[1:]:
            whole = whole.hull(reading.period)
        return whole


def reading_of(period: Period, granularity: str, how: str) -> Reading:
    """A plain reading of a period."""
    return Reading(period.earliest, period.latest, granularity, how)


def as_nearest(readings: Sequence[Reading], day: Period) -> list[Reading]:
    """Readings whose weekday is wrong, each explained as the one nearest to a day is."""
    near = min(readings, key=lambda reading: reading.period.days_apart(day))
    conflict, at = near.weekday_conflict, near.conflict_day
    return [replace(one, weekday_conflict=conflict, conflict_day=at) for one in readings]


def merged(readings: Iterable[Reading], gap: int = 1) -> tuple[Reading, ...]:
    """Readings in order, those joined that are at most ``gap`` days apart.

    A gap of 1 joins readings that touch; 0 only those that share a day.
    """
    given = tuple(readings)
    if len(given) < 2:
        return given
    joined: list[Reading] = []
    for reading in sorted(given, key=_order):
        if joined and joined[-1].period.days_apart(reading.period) <= gap:
            joined[-1] = _join(joined[-1], reading)
        else:
            joined.append(reading)
    return tuple(joined)


def set_apart(readings: Iterable[Reading], gap: int = 1) -> tuple[Reading, ...]:
    """Readings merged, but for a shorter alternative within another, which stays one of its own."""
    given = tuple(readings)
    if not any(one.is_alternative for one in given):
        return merged(given, gap)
    outer, inner = _outer_and_inner(given)
    return tuple(sorted((*merged(outer, gap), *merged(inner, gap)), key=_order))


def _outer_and_inner(readings: Sequence[Reading]) -> tuple[list[Reading], list[Reading]]:
    """The readings, and apart from them the alternatives that lie within another."""
    periods = [one.period for one in readings]
    sides: tuple[list[Reading], list[Reading]] = ([], [])
    for one, days in zip(readings, periods, strict=True):
        is_within = one.is_alternative and any(
            other != days and other.holds(days) for other in periods
        )
        sides[is_within].append(one)
    return sides


def parted(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """A reading that is wider than its name as two: the name, and the rest, or else the whole."""
    if len(readings) != 1 or (whole := readings[0]).nominal is None:
        return tuple([_named_by_count(reading) for reading in readings])
    named = whole.named
    name = replace(
        whole, earliest=named.earliest, latest=named.latest, nominal=None, is_alternative=True
    )
    how = f"{whole.how}, at the widest"
    if rest := _beyond(whole):
        name = replace(name, nominal=_counted_in(whole))
        wider = replace(
            name, earliest=rest.earliest, latest=rest.latest, granularity="span", how=how
        )
    elif _is_about(whole):
        wider = replace(whole, how=how)
    else:
        return readings
    return tuple(sorted((name, wider), key=_order))


def _named_by_count(reading: Reading) -> Reading:
    counted = _counted_in(reading) if reading.is_alternative else None
    return replace(reading, nominal=counted) if counted else reading


def _counted_in(reading: Reading) -> Period | None:
    """The days that are counted to, within what is named: "a month ago" counts to one day."""
    counted = reading.counted
    return (
        counted if counted and counted != reading.named and reading.named.holds(counted) else None
    )


def _is_about(reading: Reading) -> bool:
    """Whether it is wider than its name, one such unit, though not on one side alone.

    Not a week: it begins on two days, and its readings are one.
    """
    named, whole = reading.named, reading.period
    longest = _LONGEST.get(reading.granularity, 0)
    is_one = not named.is_open and (named.last - named.first).days < longest
    return is_one and reading.latest is not None and named != whole and whole.holds(named)


def _beyond(reading: Reading) -> Period | None:
    """The days of a reading that are not in its name, where they lie on one side of it."""
    first, last, named, whole = reading.earliest, reading.latest, reading.named, reading.period
    if named.is_open or named == whole or not whole.holds(named):
        return None
    if last == named.last:
        return Period(first, named.first - timedelta(days=1))
    if first == named.first and last:
        return Period(named.last + timedelta(days=1), last)
    return None


def widened(readings: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """Readings of loose parts as those of the whole that is named, where these stay apart."""
    if not any(reading.is_vague for reading in readings):
        return readings
    wholes = tuple([_widened(reading) for reading in readings])
    ends = [(reading.earliest, reading.latest) for reading in wholes]
    are_apart = all(one and other and one < other for (_, one), (other, _) in pairwise(ends))
    return wholes if are_apart else readings


def _widened(reading: Reading) -> Reading:
    if not reading.is_vague:
        return reading
    named, part = reading.named, reading.period
    if named == part or not named.holds(part):
        return reading
    return replace(
        reading, earliest=named.earliest, latest=named.latest, nominal=reading.counted, part=part
    )


def narrowed(date: Date | None) -> Date | None:
    """A date to count from: loose parts alone, and no reading that lies within another."""
    if date is None:
        return None
    outer, _ = _outer_and_inner(date.readings)
    return replace(date, readings=tuple(_narrowed(reading) for reading in outer))


def _narrowed(reading: Reading) -> Reading:
    if reading.part is None:
        return reading
    first, last = reading.part.earliest, reading.part.latest
    whole = Period(reading.earliest, reading.latest)
    return replace(reading, earliest=first, latest=last, nominal=whole, part=None)


def _order(reading: Reading) -> tuple[date, date]:
    days = reading.part or reading
    return days.earliest or date.min, days.latest or date.max


def _join(one: Reading, other: Reading) -> Reading:
    """One reading that allows what either allows; the same days keep the later one's words."""
    days = other.period
    whole = one.period.hull(days)
    widest = other if days == whole else one
    are_since = one.side == other.side == "since" and one.part and other.part
    joined = replace(
        widest,
        earliest=whole.earliest,
        latest=None if are_since else whole.latest,
        part=whole if are_since else None,
        is_vague=one.is_vague or other.is_vague,
        is_report=one.is_report,
        nominal=_nominal(one, other, whole),
        counted=one.counted if one.counted == other.counted else None,
        clock=one.clock if one.clock == other.clock else None,
        side=one.side if one.side == other.side else "",
        weekday_conflict=one.weekday_conflict and other.weekday_conflict,
    )
    if one.granularity == other.granularity or widest.period == whole:
        return joined
    return replace(joined, granularity="span")


def _nominal(one: Reading, other: Reading, whole: Period) -> Period | None:
    """What both name; where they differ, the shortest period that holds both."""
    named = one.named.hull(other.named)
    return None if named == whole else named
