"""A provider of holidays: when a country keeps one, and when a feast falls.

It answers ``[Venezuela, national holiday]`` with all of the year, ``[Venezuela, Independence
Day]`` with that one, and ``[Eid al-Fitr 2018, date]`` with the days that the name may mean. The
days of countries are those of the package holidays; what a region alone keeps, or banks, counts
as a holiday, since to deny one would be the worse mistake.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from factcheck.dates import spoken_day
from factcheck.model import Citation
from factcheck.names.tables import names_of_country
from factcheck.reading.dates.date import read_date
from factcheck.references.providers import ProvidedFact, Question

ANY = {"national holiday", "public holiday", "bank holiday", "holiday", "federal holiday"}
_URL = "https://pypi.org/project/holidays/"


def answer(question: Question) -> Iterator[ProvidedFact]:
    """When a country keeps a holiday, or a feast falls, in the years of a question about a date."""
    if question.kind != "date":
        return
    aspect = question.aspect.casefold()
    if aspect == "date":
        yield from _of_a_feast(question)
    elif aspect in ANY or re.search(r"\b(?:day|eve|feast|holiday)\b|mas\b|^eid|ter\b", aspect):
        yield from _of_a_country(question)


def _of_a_feast(question: Question) -> Iterator[ProvidedFact]:
    """The days that a holiday's name means, in its own year or that of the question."""
    has_year = re.search(r"\b\d{4}\b", question.subject) is not None
    years = [""] if has_year else [f" {year}" for year in question.years[:1]]
    for year in years:
        words = f"{question.subject}{year}"
        readings = read_date(words).readings
        if readings and all("holiday" in one.how for one in readings):
            cite = Citation(f"The days of {words}, as factcheck reads the name", _URL)
            yield ProvidedFact({"date": words}, cite, "holidays")


def _of_a_country(question: Question) -> Iterator[ProvidedFact]:
    found = _kept_in(question.subject, tuple(question.years))
    name = question.aspect.casefold()
    asked = question.period.earliest if question.period else None
    for day in sorted(found, key=lambda day: abs(day - (asked or day))):
        if name in ANY or _is(name, found[day]):
            title = f"Holidays of {question.subject}: {found[day].replace(';', ', ')}"
            yield ProvidedFact({"date": spoken_day(day)}, Citation(title, _URL), "holidays")


def _is(name: str, found: str) -> bool:
    return name in (one.split(" (")[0].strip().casefold() for one in found.split(";"))


@cache
def _kept_in(country: str, years: tuple[int, ...]) -> dict[Any, str]:
    """What a country keeps in some years, its regions' and banks' holidays included."""
    from holidays import country_holidays, registry  # 160 ms, for a question about a country

    known = {name.casefold(): code for name, code, *_ in registry.COUNTRIES.values()}
    named = (re.sub(r"\W", "", word.casefold()) for word in names_of_country(country))
    code = next((known[word] for word in named if word in known), None)
    if code is None or not years:
        return {}
    whole = country_holidays(code, years=years)
    found: dict[Any, str] = {}
    for subdivision in (None, *whole.subdivisions):
        kept = country_holidays(
            code,
            subdiv=subdivision,
            years=years,
            categories=whole.supported_categories,
            language=_english(whole),
        )
        for day, name in kept.items():
            names = found.get(day, "").split(";")
            found[day] = ";".join(filter(None, dict.fromkeys([*names, *name.split("; ")])))
    return found


def _english(whole: Any) -> str | None:
    spoken = whole.supported_languages or ()
    return next((one for one in spoken if one.startswith("en")), None)
