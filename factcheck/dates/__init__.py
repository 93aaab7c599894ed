"""Dates: the words of a date, and the interval of days that they allow.

``phrase`` reads them: figures by ``numeric``, words made plain (``words``, ``rewordings``) by the
first of the ``patterns`` that fits, in one table for each way of speaking (``absolute`` …
``ranges``), against a ``context``; the answer is a ``reading`` or several. Where none fits,
``embedded`` looks for a date among other words. ``holidays`` knows the days that have a name.
``comparing`` sets two dates against each other; ``durations`` and ``ages`` read lengths of time.
"""

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
