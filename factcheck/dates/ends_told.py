"""The end that two dates tell alike: of "since 2011" and "since 2015" each names a beginning."""

from __future__ import annotations

import re

from msgspec.structs import replace

from factcheck.dates.days import around
from factcheck.dates.reading import Date, Reading
from factcheck.dates.units import unit_around

_UNITS = frozenset({"day", "month", "quarter", "year", "decade"})


def ends_told(one: Date, other: Date) -> tuple[Date, Date]:
    """Both dates as the beginning, or the end, that both tell of; as given where they do not."""
    if _tell_of("since", one, other):
        first, second = _beginning(one), _beginning(other)
        return (first, second) if first and second else (one, other)
    if _tell_of("until", one, other):
        return _end(one), _end(other)
    return one, other


def _tell_of(word: str, *dates: Date) -> bool:
    return all(re.match(rf"(?:ever )?{word}\b", date.words.strip().lower()) for date in dates)


def _beginning(date: Date) -> Date | None:
    """The day, month or year that "since" names; ``None`` for a season, which may be any year's."""
    first = date.readings[0]
    named = first.named
    if named.is_open or first.granularity == "season" or (first.is_vague and first.nominal):
        return None
    named_alone = replace(first, earliest=named.earliest, latest=named.latest, nominal=None)
    return replace(date, readings=(named_alone,))


def _end(date: Date) -> Date:
    return replace(date, readings=tuple(map(_last_unit, date.readings)))


def _last_unit(reading: Reading) -> Reading:
    """The day, month or year up to which a reading goes: the June of "until June".

    The last day before it belongs to it too: what was so until 2019 may have ended with 2018.
    """
    if reading.latest is None or reading.granularity not in _UNITS or reading.is_vague:
        return reading
    unit = unit_around(reading.latest, reading.granularity)
    first = unit.earliest and around(unit.earliest, 1).earliest
    return replace(reading, earliest=first, nominal=None)
