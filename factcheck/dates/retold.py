"""What the telling adds to a date: the year that a text tells of, the side of publication.

News writes "on 6 July" of the nearest 6 July. An entry or a retrospect that has just named a year
may mean that of the year named: both are readings that a careful reader would accept.
"""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from factcheck.dates.period import Period
from factcheck.dates.phrase import read_date
from factcheck.dates.reading import Date, Reading, merged

NEWS = 60  # days on either side of publication in which a day needs no year
_MONTH = re.compile(
    r"\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b", re.IGNORECASE
)
_SAYS_WHICH = re.compile(r"\d{4}|[’']\d\d\b|\b(?:year|last|next|this|past|ago)\b", re.IGNORECASE)


def may_be_of_another_year(read: Date, published: Period | None) -> bool:
    """Whether a date gives no year, and lies so far from publication that it ought to."""
    if published is None or not _MONTH.search(read.words) or _SAYS_WHICH.search(read.words):
        return False
    return bool(read.readings) and all(
        reading.period.days_apart(published) > NEWS for reading in read.readings
    )


def as_told_of(read: Date, year: int) -> Date:
    """A date without its year, with its readings in the year told of as well."""
    told = [
        replace(reading, how=f"{reading.how.partition(' to ')[0]} in {year}, the last year named")
        for reading in read_date(read.words, date(year, 12, 31), "past").readings
        if reading.period.earliest and reading.period.earliest.year == year
    ]
    return replace(read, readings=merged((*read.readings, *told), gap=0))


def side_of_publication(words: str, tense: str, published: Period | None) -> Date | None:
    """The days on which an event lies of which only the tense is told; ``None`` for the present."""
    if published is None or tense not in ("past", "future"):
        return None
    if tense == "future":
        told = Reading(published.earliest, None, "span", "still to come when published")
    else:
        told = Reading(None, published.latest, "span", "over when published")
    return Date(words, (told,))
