"""Dates: the words of a date, and the interval of days that they allow."""

from factcheck.dates.ages import Age, birth, read_age
from factcheck.dates.comparing import compare_dates, is_surely_before
from factcheck.dates.durations import Duration, read_duration
from factcheck.dates.period import Period, spoken, spoken_day
from factcheck.dates.phrase import read_date
from factcheck.dates.reading import Clock, Date, Reading
from factcheck.dates.retold import as_told_of, may_be_of_another_year, side_of_publication

__all__ = [
    "Age",
    "Clock",
    "Date",
    "Duration",
    "Period",
    "Reading",
    "as_told_of",
    "birth",
    "compare_dates",
    "is_surely_before",
    "may_be_of_another_year",
    "read_age",
    "read_date",
    "read_duration",
    "side_of_publication",
    "spoken",
    "spoken_day",
]
