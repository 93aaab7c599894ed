"""Two statements of the date of the same event, set against each other."""

from __future__ import annotations

from typing import Final

from msgspec.structs import replace

from factcheck.comparison import Comparison, Verdict
from factcheck.dates.counting import LONG_UNITS, unit_around
from factcheck.dates.days import around
from factcheck.dates.period import Period, spoken
from factcheck.dates.reading import Date, Reading, merged

MANY_DAYS = 700  # from about two years on, a distance is told in years
SLACK_DAYS: Final = 1
"""By how much days in different places may differ: 1:35 pm in Washington is tomorrow in Seoul."""


def compare_dates(one: Date, other: Date, *, is_one_place: bool = False) -> Comparison:
    """Whether two statements of the date of the same event can both be true.

    They conflict only where every pair of readings lies more than a day apart, since days in
    different places differ by one; where ``is_one_place`` says that they are told of one place,
    two neighbouring days do, too. What is vague, open-ended or a report never *agrees* merely by
    not being excluded; nor does a day with the time since something began, or until it ended,
    merely by lying within it: it has to fit that beginning or end.
    """
    unread = [f"“{date.words}”: {date.reason}" for date in (one, other) if not date.readings]
    if unread:
        reports = [_undating(date) for date in (one, other) if _is_report(date)]
        return Comparison(Verdict.CANNOT_TELL, "; ".join((*unread, *reports)))
    working = _working(one) + _working(other)
    if told := _ends_apart(one, other):
        return Comparison(Verdict.CONFLICTS, told, working)
    verdict, explanation = _answer(_joined(one), _joined(other))
    if is_one_place and verdict is Verdict.CANNOT_TELL and _are_two_days(one, other):
        verdict, explanation = Verdict.CONFLICTS, _conflict(one, other)
    if verdict is Verdict.AGREES and (told := _other_than_its_end(one, other)):
        verdict, explanation = Verdict.CANNOT_TELL, f"{covers(one)}; {covers(other)}; {told}"
    return Comparison(verdict, explanation, working)


def is_surely_before(one: Date, other: Date, tolerance: int = SLACK_DAYS) -> bool:
    """Whether every reading of one ends more than ``tolerance`` days before the other begins."""
    pairs = [(first, second) for first in one.readings for second in other.readings]
    return bool(pairs) and all(
        first.period.days_before(second.period) > tolerance for first, second in pairs
    )


def _joined(date: Date) -> Date:
    """The date with its touching alternatives as one reading: only what both leave out clashes.

    The time since a day, month or year is no such unit of the calendar.
    """
    if any(reading.is_alternative for reading in date.readings):
        return replace(date, readings=merged(date.readings))
    if all(reading.part is None or reading.side != "since" for reading in date.readings):
        return date
    spans = tuple(replace(reading, granularity="span") for reading in date.readings)
    return replace(date, readings=spans)


def _working(date: Date) -> tuple[str, ...]:
    return tuple(
        f"“{date.words}”: {spoken(reading.period)} ({reading.how})" for reading in date.readings
    )


def _answer(one: Date, other: Date) -> tuple[Verdict, str]:
    if _are_the_same_words(one, other):
        return Verdict.AGREES, f"{covers(one)}; both say the same"
    given = one, other
    if len(one.readings) > 1 and len(other.readings) == 1:
        one, other = other, one
    fits = [any(_fits(first, second) for first in one.readings) for second in other.readings]
    if not any(fits):
        return Verdict.CONFLICTS, _conflict(*given)
    everywhere = all(_fits(first, second) for first in one.readings for second in other.readings)
    if not everywhere:
        return Verdict.CANNOT_TELL, _divided(one, other, fits)
    return _meeting(one, other)


def _ends_apart(one: Date, other: Date) -> str:
    """That two beginnings, or two ends, of one thing lie apart; "" where they do not."""
    first, second = _ends_told(one, other)
    if (first, second) == (one, other):
        return ""
    pairs = [(a, b) for a in first.readings for b in second.readings]
    if any(_fits(*pair) for pair in pairs):
        return ""
    distance = _distance(pairs[0][0].period, pairs[0][1].period)
    return f"“{one.words}” and “{other.words}” cannot both be right: {distance} apart"


def _are_two_days(one: Date, other: Date) -> bool:
    """Whether each names just one day, neither the other's."""
    readings = (*one.readings, *other.readings)
    days = {reading.period for reading in readings if reading.is_exact_day}
    return len(days) == len(readings) == 2


def _are_the_same_words(one: Date, other: Date) -> bool:
    is_same = one.words.casefold() == other.words.casefold()
    return is_same and one.readings == other.readings


def _fits(one: Reading, other: Reading) -> bool:
    apart = one.period.days_apart(other.period)
    return apart == 0 or (apart <= SLACK_DAYS and not _are_long(one, other))


def _are_long(one: Reading, other: Reading) -> bool:
    """Whether both name a month or more of the calendar: March is not April, wherever one is."""
    return all(
        reading.granularity in LONG_UNITS and not reading.is_vague for reading in (one, other)
    )


def _conflict(one: Date, other: Date) -> str:
    pairs = [(first, second) for first in one.readings for second in other.readings]
    first, second = min(pairs, key=lambda pair: pair[0].period.days_apart(pair[1].period))
    distance, named = _distance(first.period, second.period), covers(other)
    if _is_plain_day(one) and _is_plain_day(other):
        return f"{covers(one)} and {named} cannot both be right: {distance} apart"
    side = "later" if first.period.days_before(second.period) else "earlier"
    away = f"{distance} {side}"
    if distance == "1 day" and _are_long(first, second):
        away = f"right {'after' if side == 'later' else 'before'} it"
    if _is_exact(other) or named == _short(other):
        return f"{covers(one)}; {_short(other)} is {away}"
    return f"{covers(one)}; {named}, {away}"


def _distance(one: Period, other: Period) -> str:
    """How far two periods lie apart, in the words of a reader: days, or years where it is many."""
    days, years = one.days_apart(other), _years_apart(one, other)
    if years:
        return "a year" if years == 1 else f"{years} years"
    if days >= MANY_DAYS:
        return f"about {round(days / 365.2425)} years"
    return "1 day" if days == 1 else f"{days} days"


def _years_apart(one: Period, other: Period) -> int:
    """By how many whole years two periods differ, ends alike; 0 where it is no such number."""
    if not (one.earliest and one.latest and other.earliest and other.latest):
        return 0
    ends = (one.earliest, other.earliest), (one.latest, other.latest)
    is_alike = all((a.month, a.day) == (b.month, b.day) for a, b in ends)
    years = {abs(a.year - b.year) for a, b in ends}
    return years.pop() if is_alike and len(years) == 1 else 0


def _divided(one: Date, other: Date, fits: list[bool]) -> str:
    """Some readings fit and some do not: which."""
    if len(one.readings) > 1:
        return f"{covers(one)}; {covers(other)}; some of these days fit and some do not"
    named = [spoken(reading.period) for reading in other.readings]
    told = [
        f"{name} {'does' if fit and index else 'fits' if fit else 'does not'}"
        + ("" if index or fit else " fit")
        for index, (name, fit) in enumerate(zip(named, fits, strict=True))
    ]
    return f"{covers(one)}; {', '.join(told)}"


def _meeting(one: Date, other: Date) -> tuple[Verdict, str]:
    both = f"{covers(one)}; {covers(other)}"
    for date in (one, other):
        if _is_report(date):
            return Verdict.CANNOT_TELL, f"{both}; {_undating(date)}"
    pairs = [(first, second) for first in one.readings for second in other.readings]
    if any(first.period.days_apart(second.period) for first, second in pairs):
        return Verdict.CANNOT_TELL, f"{both}; places in different time zones may differ by a day"
    if any(first.is_vague or second.is_vague for first, second in pairs):
        if all(_name_one_day(first, second) for first, second in pairs):
            return Verdict.AGREES, f"{both}; counted exactly, it is the same day"
        vague = one if any(reading.is_vague for reading in one.readings) else other
        why = f"they may be the same, but “{vague.words}” is too vague to confirm it"
        return Verdict.CANNOT_TELL, f"{both}; {why}"
    if all(first.period.is_open and second.period.is_open for first, second in pairs):
        return Verdict.CANNOT_TELL, f"{both}; with open ends the two need not be the same"
    if all(_are_hours_apart(first, second) for first, second in pairs):
        return Verdict.CANNOT_TELL, f"{both}; their hours differ, as those of two places may"
    if all(first.period == second.period for first, second in pairs):
        return Verdict.AGREES, f"{covers(one)}; “{other.words}” says the same"
    if all(second.period.holds(first.period) for first, second in pairs):
        return Verdict.AGREES, f"{covers(one)}; {_short(other)} holds it"
    return Verdict.AGREES, f"{covers(one)}; {_short(other)} fits"


def _are_hours_apart(one: Reading, other: Reading) -> bool:
    """Whether both tell a time of day, an hour or more from the other's where zones are known."""
    if one.clock is None or other.clock is None:
        return False
    first, second = (60 * each.hour + each.minute for each in (one.clock, other.clock))
    if one.clock.offset is not None and other.clock.offset is not None:
        first, second = first - one.clock.offset, second - other.clock.offset
    return abs(first - second) >= _AN_HOUR


_AN_HOUR = 60  # minutes: what is less may be the same time, told roughly


def _name_one_day(one: Reading, other: Reading) -> bool:
    """Whether the days that two readings name are one: 11 days before the 26th, and the 15th."""
    is_open = one.period.is_open or other.period.is_open
    return not is_open and one.named.is_day and one.named == other.named


def _is_report(date: Date) -> bool:
    return any(reading.is_report for reading in date.readings)


def _undating(report: Date) -> str:
    lasts = (reading.period.latest for reading in report.readings)
    last = max(day for day in lasts if day)
    return f"a report dated {spoken(Period(last, last))} does not date the event itself"


def covers(date: Date) -> str:
    """What the words of a date cover: '"last week" covers 7 to 16 January 2024'."""
    said = _short(_joined(date))
    if said == date.words:
        return said
    return f"“{date.words}” {_verb(date)} {said}"


def _is_exact(date: Date) -> bool:
    return all(reading.period.is_day for reading in date.readings)


def _is_plain_day(date: Date) -> bool:
    """A day of the calendar as it is shown, which needs no word of what it covers."""
    return len(date.readings) == 1 and _is_exact(date) and covers(date) == _short(date)


def _verb(date: Date) -> str:
    if any(reading.period.is_open for reading in date.readings):
        return "means"
    return "is" if _is_exact(date) else "covers"


def _short(date: Date) -> str:
    return " or ".join(spoken(reading.period) for reading in date.readings)


# -- the end that two dates tell alike: of "since 2011" and "since 2015" each names a beginning

_UNITS = ("day", *LONG_UNITS[:-1])


def _ends_told(one: Date, other: Date) -> tuple[Date, Date]:
    """Both dates as the beginning, or the end, that both tell of; as given where they do not."""
    if _tell_of("since", one, other):
        first, second = _beginning(one), _beginning(other)
        return (first, second) if first and second else (one, other)
    if _tell_of("until", one, other):
        return _end(one), _end(other)
    return one, other


def _tell_of(side: str, *dates: Date) -> bool:
    return all(one.side == side for date in dates for one in date.readings)


def _beginning(date: Date) -> Date | None:
    """The day, month or year that "since" names; ``None`` where it may be another.

    A season may be any year's; since at least 2019 may be since longer.
    """
    first = date.readings[0]
    named = first.named
    is_unsure = first.earliest is None or (first.is_vague and first.nominal)
    if first.granularity == "season" or is_unsure:
        return None
    alone = replace(first, earliest=named.earliest, latest=named.latest, nominal=None, part=None)
    return replace(date, readings=(alone,))


def _end(date: Date) -> Date:
    return replace(date, readings=tuple(map(_last_unit, date.readings)))


def _last_unit(reading: Reading) -> Reading:
    """The day, month or year up to which a reading goes: the June of "until June".

    The last day before it belongs to it too: what was so until 2019 may have ended with 2018.
    """
    if reading.granularity not in _UNITS or reading.is_vague:
        return reading
    unit = unit_around(reading.period.last, reading.granularity)
    return replace(reading, earliest=around(unit.first, 1).earliest, nominal=None)


# -- a beginning or an end, and a date that tells of no such end or of another

_ENDS = {"since": "began", "from": "began", "until": "ended"}


def _other_than_its_end(one: Date, other: Date) -> str:
    """Why one fits in the time since, or until, the other but not its end; "" where it fits that.

    A day within that time may be the day of something else.
    """
    if _are_the_same_words(one, other):
        return ""
    for lasting, beside in ((one, other), (other, one)):
        end = _end_of(lasting)
        if end and not _tells_end(lasting, beside, end):
            return (
                f"“{lasting.words}” tells when it {end}, and “{beside.words}” may be "
                "of something within that time"
            )
    return ""


def _end_of(date: Date) -> str:
    """That the words tell when something "began" or "ended"; "" where they do neither."""
    return _ENDS.get(date.readings[0].side, "")


def _tells_end(lasting: Date, beside: Date, end: str) -> bool:
    """Whether a date may be told as that end of what lasts: as a part of it, or as around it."""
    whole, ends = _joined(lasting).readings, _end_named(lasting, end)
    if _end_of(beside) == end:
        own = _end_named(beside, end)
        return any(_fits(first, second) for first in ends for second in own)
    return bool(ends) and all(
        _is_told_of(reading, one.period, lasts.period)
        for reading in _joined(beside).readings
        for one in ends
        for lasts in whole
    )


def _end_named(date: Date, end: str) -> list[Reading]:
    """The day, month or year in which it began or ended; nothing where that is not known."""
    named = _beginning(date) if end == "began" else _end(date)
    return [one for one in named.readings if not one.period.is_open] if named else []


def _is_told_of(reading: Reading, end: Period, whole: Period) -> bool:
    """Whether a reading lies within an end, or is a unit around it, or runs from it, or to it."""
    told = reading.period
    if end.holds(told):
        return True
    if reading.granularity != "span":
        return told.holds(end)
    if whole.earliest is None:
        return told.last in end
    return told.first in end and whole.last <= told.last
