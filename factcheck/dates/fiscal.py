"""Fiscal years and quarters, whose months depend on whose they are."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from factcheck.dates.context import Context
from factcheck.dates.days import day_of, year_of
from factcheck.dates.patterns import Found
from factcheck.dates.period import Period
from factcheck.dates.reading import Reading
from factcheck.dates.units import OFFSETS, quarter_in


def read_fiscal(found: Found, context: Context) -> list[Reading]:
    """As in "fiscal 2023": which fiscal year is not known, so from early 2022 to spring 2024."""
    if "year" in found:
        year = int(found["year"])
    elif "short" in found:
        year = 2000 + int(found["short"])
    else:
        year = context.day.year + OFFSETS[found["which"]]
    return [_fiscal(year, found.get("kind", "fiscal"))]


def _fiscal(year: int, kind: str = "fiscal") -> Reading:
    whole = Period(day_of(year - 1, 2, 1), day_of(year + 1, 3, 31))
    how = f"a {kind} year {year}: it may begin from February {year - 1} to April {year}"
    named = year_of(year)
    return Reading(whole.earliest, whole.latest, "year", how, is_vague=True, nominal=named)


def read_fiscal_quarter(found: Found, context: Context) -> list[Reading]:
    """As in "the fiscal third quarter": some quarter of a fiscal year that is not known."""
    quarter = quarter_in(found)
    how = f"the {found['quarter']} of a fiscal year that is not known"
    named = found.get("year") or (f"20{found['short']}" if "short" in found else "")
    year = f" {named}".rstrip()
    readings = []
    for reading in context.read(f"q{quarter}{year}"):
        start = reading.earliest or date.min
        wide = _fiscal(start.year)
        readings.append(replace(wide, granularity="quarter", how=how, nominal=reading.period))
    return readings
