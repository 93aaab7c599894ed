"""Every name of a holiday in every spelling."""

from __future__ import annotations

from functools import cache

from factcheck.dates.holidays import Holiday, holiday_beginnings, holidays_beginning


@cache
def holiday_names() -> dict[str, Holiday]:
    """The holidays by their names, in small letters; of two spelled alike the first."""
    found: dict[str, Holiday] = {}
    for first in holiday_beginnings():
        for name, holiday in holidays_beginning(first):
            found.setdefault(name, holiday)
    return found
