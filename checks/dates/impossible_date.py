"""Rule impossible-date."""

import re
from calendar import month_name

from factcheck import Date

MONTH = f"(?:{'|'.join(month_name[1:])})"
MISTYPED = re.compile(
    rf"(?:on |in )?(?:{MONTH} (?P<day>\d{{1,9}})(?:st|nd|rd|th)?(?:,? (?P<year>\d{{1,9}}))?"
    rf"|(?P<first>\d{{1,9}})(?:st|nd|rd|th)? {MONTH}(?:,? (?P<last>\d{{1,9}}))?"
    rf"|(?:{MONTH}, )?(?P<alone>\d{{1,9}}))"
)
DAYS, YEARS = 31, 9999


def check_impossible_date(date: Date) -> None:
    """A day that does not exist in any calendar.

    The month or the day was mistyped. The 29th of February is held against its year, and
    against none where the year is not given. Nor has a date a day of three digits beside its year,
    or a year of five.

    Fails:
        - date: 30 February 2024
        - date: February 29, 2023
        - date: 31 September 2023
        - date: on May 160, 1938
        - date: 9 January 18700
        - date: from December 2014 to April 2005
        - date: in 19420

    Passes:
        - date: 29 February 2024
        - date: February 29
        - date: 31 August 2023
        - date: the 31st
        - date: June 145
        - date: from December 2004 to April 2005
    """
    told = date.impossible or (not date.readings and _too_large(date.words))
    assert not told, f"“{date.words}” is no date; {told}."


def _too_large(words: str) -> str:
    """The figure that can be neither a day nor a year, where the words are a date but for it."""
    found = MISTYPED.fullmatch(words)
    if not found:
        return ""
    day, year = (found[one] or found[other] for one, other in (("day", "first"), ("year", "last")))
    year = year or found["alone"]
    if day and year and int(day) > DAYS:
        return f"no month has {day} days"
    most = max(int(figure) for figure in (day, year) if figure)
    return f"{most} is no year" if most > YEARS else ""
