"""So long after a period began: "ten days into June", "a week into the new year"."""

from __future__ import annotations

from factcheck.dates.context import Context
from factcheck.dates.counting import counted_from
from factcheck.dates.days import NotReadError
from factcheck.dates.patterns import Found, Phrase, count_in, phrases, unit_in
from factcheck.dates.period import spoken
from factcheck.dates.reading import Reading


def read_into(found: Found, context: Context) -> list[Reading]:
    """As in "ten days into June", "a week into the new year": so many after its first day."""
    count, unit, readings = count_in(found), unit_in(found), []
    for reading in context.read(found["phrase"]):
        start = reading.named.earliest
        if start is None or reading.named.is_day:
            raise NotReadError("it needs a period that begins on a known day")
        how = f"{found['n']} {found['unit']} into {spoken(reading.named)}"
        readings.append(counted_from(Reading(start, start, "day", how), count, unit, how))
    return readings


INTO: tuple[Phrase, ...] = phrases(
    read_into,
    "[<hedge>] <n> <unit:day|days|week|weeks|month|months|year|years|decade|decades> into <phrase>",
)
