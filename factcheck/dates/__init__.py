"""Dates: the calendar, what the words of a date allow, and how two dates compare.

How English dates are read stands in the room ``reading``; here ``reading.Date`` holds what was
read, of ``days`` and ``period``. ``comparing`` sets two dates against each other; ``counting``
counts back and forth as exactly as people do; ``choosing`` tells which of several like periods is
meant; ``holidays`` knows when the days with a name fall.
"""

from factcheck.dates.comparing import compare_dates, is_surely_before
from factcheck.dates.period import Period, spoken, spoken_day
from factcheck.dates.reading import Clock, Date, Reading

__all__ = [
    "Clock",
    "Date",
    "Period",
    "Reading",
    "compare_dates",
    "is_surely_before",
    "spoken",
    "spoken_day",
]
