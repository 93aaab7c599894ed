"""A provider of the Unicode CLDR's names: a country's currencies and official languages.

It answers ``[Venezuela, currency]`` and ``[Switzerland, official language]``, each currency and
language with its other names under ``also``. Needs babel, which carries the CLDR (the extra
``names``).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from factcheck.model import Citation
from factcheck.names.tables import names_of_country
from factcheck.references.providers import ProvidedFact, Question
from factcheck.text import fold

_CITE = Citation("Unicode Common Locale Data Repository (CLDR)", "https://cldr.unicode.org/")
_LANGUAGES = {"language", "official language", "languages", "official languages"}


def answer(question: Question) -> Iterator[ProvidedFact]:
    """The currencies or the official languages of a country, on the day that is asked for."""
    aspect = question.aspect.casefold()
    if aspect not in {"currency", *_LANGUAGES} or question.kind not in ("text", "name"):
        return
    named = (_territories().get(_plain(word)) for word in names_of_country(question.subject))
    code = next(filter(None, named), None)
    if code is None:
        return
    for name, also in _currencies(code, question) if aspect == "currency" else _languages(code):
        yield ProvidedFact({question.kind: name}, _CITE, "babel", also=also)


@cache
def _english() -> Any:
    from babel import Locale  # 30 ms, for a question about a country

    return Locale("en")


@cache
def _territories() -> dict[str, str]:
    """The code of each territory by its English name; accents and apostrophes may be left out."""
    return {_plain(name): code for code, name in _english().territories.items()}


def _plain(name: str) -> str:
    return fold(name).casefold()


def _currencies(code: str, question: Question) -> Iterator[tuple[str, tuple[str, ...]]]:
    from babel.numbers import get_currency_name, get_currency_symbol, get_territory_currencies

    day = question.period.latest if question.period else None
    for currency in get_territory_currencies(code, day):
        one = get_currency_name(currency, count=1, locale="en")
        many = get_currency_name(currency, count=2, locale="en")
        symbol = get_currency_symbol(currency, locale="en")
        short = one.split()[-1]
        yield one, tuple(dict.fromkeys((many, currency, symbol, short, many.split()[-1])))


def _languages(code: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    from babel import Locale
    from babel.languages import get_official_languages

    for language in get_official_languages(code, regional=True, de_facto=True):
        name = _english().languages.get(language)
        if name:
            yield name, (Locale(language.split("_")[0]).get_display_name() or name, language)
