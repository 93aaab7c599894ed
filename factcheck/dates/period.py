"""A stretch of days, its calendar forms, and how it is said."""

from __future__ import annotations

from datetime import date, timedelta

from msgspec import Struct

MONTHS = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
]  # fmt: skip
WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
QUARTERS = ("first", "second", "third", "fourth")


class ReversedError(ValueError):
    """Days of which the last comes before the first."""

    def __init__(self, earliest: date, latest: date) -> None:
        super().__init__(f"a period from {earliest} back to {latest} holds no day")


class Period(Struct, frozen=True, gc=False):
    """The days from ``earliest`` to ``latest``, both included; ``None`` is an open end.

    Raises ``ReversedError``, a ``ValueError``, where the ends are in the wrong order.
    """

    earliest: date | None
    latest: date | None

    def __post_init__(self) -> None:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ReversedError(self.earliest, self.latest)

    def __contains__(self, day: date) -> bool:
        after = self.earliest is None or self.earliest <= day
        return after and (self.latest is None or day <= self.latest)

    def __str__(self) -> str:
        return spoken(self)

    @property
    def first(self) -> date:
        """Its first day: that of the calendar, where it is open."""
        return self.earliest or date.min

    @property
    def last(self) -> date:
        """Its last day: that of the calendar, where it is open."""
        return self.latest or date.max

    @property
    def is_day(self) -> bool:
        """Whether it is one day."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_open(self) -> bool:
        """Whether an end is missing."""
        return self.earliest is None or self.latest is None

    def holds(self, other: Period) -> bool:
        """Whether every day of ``other`` is in it."""
        starts = self.earliest is None or (
            other.earliest is not None and self.earliest <= other.earliest
        )
        ends = self.latest is None or (other.latest is not None and other.latest <= self.latest)
        return starts and ends

    def days_before(self, other: Period) -> int:
        """How many days ``other`` begins after this ends; 0 where they meet or are reversed."""
        last, first = self.latest, other.earliest
        return 0 if last is None or first is None else max(0, (first - last).days)

    def days_apart(self, other: Period) -> int:
        """The number of days from the nearest end of one to that of the other; 0 if they meet."""
        return self.days_before(other) or other.days_before(self)

    def hull(self, other: Period) -> Period:
        """The shortest period that holds both."""
        earliest = min(self.earliest, other.earliest) if self.earliest and other.earliest else None
        return Period(
            earliest, max(self.latest, other.latest) if self.latest and other.latest else None
        )


def spoken(period: Period) -> str:
    """A period in plain words: ``16 or 17 January 2024``, ``September 2023``.

    >>> spoken(Period(date(2023, 12, 30), date(2024, 1, 2)))
    '30 December 2023 to 2 January 2024'
    """
    first, last = period.earliest, period.latest
    if first is None:
        return "any day" if last is None else f"on or before {spoken_day(last)}"
    if last is None:
        return f"on or after {spoken_day(first)}"
    if first == last:
        return spoken_day(first)
    joint = " or " if (last - first).days == 1 else " to "
    return _calendar_name(first, last) or _shortened(first, last) + joint + spoken_day(last)


def spoken_day(day: date) -> str:
    """A day as ``16 January 2024``."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def _shortened(first: date, last: date) -> str:
    """The first of two days without what it shares with the last."""
    if first.year != last.year:
        return spoken_day(first)
    return str(first.day) if first.month == last.month else f"{first.day} {MONTHS[first.month - 1]}"


def _calendar_name(first: date, last: date) -> str:
    """The name of a run of whole months, or nothing."""
    if first.day != 1 or not _ends_month(last):
        return ""
    if first.month == 1 and last.month == 12:
        return _years_name(first.year, last.year)
    start, end = MONTHS[first.month - 1], f"{MONTHS[last.month - 1]} {last.year}"
    if first.year != last.year:
        return f"{start} {first.year} to {end}"
    if first.month == last.month:
        return end
    if first.month % 3 == 1 and last.month == first.month + 2:
        return f"the {QUARTERS[first.month // 3]} quarter of {last.year}"
    return f"{start} to {end}"


def _years_name(first: int, last: int) -> str:
    if first == last:
        return str(first)
    is_decade = first % 10 == 0 and last == first + 9
    return f"the {first}s" if is_decade else f"{first} to {last}"


def _ends_month(day: date) -> bool:
    return day == date.max or (day + timedelta(days=1)).day == 1
