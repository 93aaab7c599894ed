"""So many Decembers, summers or Christmases ago: counted by the times that are over."""

from __future__ import annotations

from msgspec.structs import replace

from factcheck.dates.context import PUBLISHED, Context
from factcheck.dates.days import NotReadError
from factcheck.dates.patterns import Found, Phrase, phrases, years_in
from factcheck.dates.period import MONTHS
from factcheck.dates.reading import Reading

_TIMES = {
    **{f"{month.lower()}s": month.lower() for month in MONTHS},
    **{f"{season}s": season for season in ("spring", "summer", "autumn", "fall", "winter")},
    "januaries": "january", "februaries": "february", "julies": "july",
    "christmases": "christmas", "easters": "easter", "thanksgivings": "thanksgiving",
    "halloweens": "halloween",
}  # fmt: skip
_MOST = 30  # years


def read_times_ago(found: Found, context: Context) -> list[Reading]:
    """As in "two Decembers ago": the last but one that was over; "last summer" is one ago."""
    count, today = years_in(found), context.today
    if count > _MOST:
        raise NotReadError(f"nobody counts more than {_MOST} of them")
    time, year = _TIMES[found["time"]], context.day.year
    while not _of(time, year, context).named.days_before(today):
        year -= 1
    reading = _of(time, year + 1 - count, context)
    return [replace(reading, how=f"{found['n']} {found['time']} before {PUBLISHED}")]


def _of(time: str, year: int, context: Context) -> Reading:
    """That of a year; of two winters the one that begins in it."""
    return context.read(f"{time} {year:04}")[-1]


RECURRING: tuple[Phrase, ...] = phrases(
    read_times_ago, "<n> <time:" + "|".join(_TIMES) + "> (ago|back)"
)
