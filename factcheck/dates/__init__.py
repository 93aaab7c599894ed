"""Dates: the words of a date, and the interval of days that they allow."""

from factcheck.dates.comparing import compare_dates, is_surely_before
from factcheck.dates.period import Period, spoken
from factcheck.dates.phrase import read_date
from factcheck.dates.reading import Clock, Date, Reading

__all__ = [
    "Clock",
    "Date",
    "Period",
    "Reading",
    "compare_dates",
    "is_surely_before",
    "read_date",
    "spoken",
]
