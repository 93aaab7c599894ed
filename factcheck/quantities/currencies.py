"""Money: signs before the numeral, codes and words after it. No rate of exchange is known here."""

from __future__ import annotations

import re
from functools import cache

from factcheck.quantities.measure import Unit

# sign or word -> (currency, printed symbol). A bare "$" does not say whose dollar it is.
SIGNS = {
    "US$": "USD", "A$": "AUD", "AU$": "AUD", "C$": "CAD", "CA$": "CAD", "CAN$": "CAD", "NZ$": "NZD",
    "HK$": "HKD", "S$": "SGD", "R$": "BRL", "NT$": "TWD", "Mex$": "MXN", "Z$": "ZWD", "$": "dollar",
    "£": "GBP", "€": "EUR", "¥": "yen or yuan", "₹": "INR", "Rs": "rupee", "₽": "RUB", "₩": "KRW",
    "₺": "TRY", "₴": "UAH", "₦": "NGN", "₪": "ILS", "฿": "THB", "₫": "VND", "₱": "PHP", "CN¥": "CNY",
    "RM": "MYR", "Rp": "IDR", "Fr": "CHF", "kr": "krone or krona", "zł": "PLN", "R": "ZAR", "Ksh": "KES",
    "USD": "USD", "EUR": "EUR", "GBP": "GBP", "CHF": "CHF", "JPY": "JPY", "CNY": "CNY", "RMB": "CNY",
    "INR": "INR", "AUD": "AUD", "CAD": "CAD", "SEK": "SEK", "NOK": "NOK", "DKK": "DKK", "RUB": "RUB",
    "BRL": "BRL", "ZAR": "ZAR", "KRW": "KRW", "MXN": "MXN", "PLN": "PLN", "TRY": "TRY", "SGD": "SGD",
    "HKD": "HKD", "NZD": "NZD", "UAH": "UAH", "AED": "AED", "SAR": "SAR", "THB": "THB", "IDR": "IDR",
}  # fmt: skip
WORDS = {
    "dollars": "dollar", "dollar": "dollar", "US dollars": "USD", "US dollar": "USD", "euros": "EUR",
    "euro": "EUR", "pounds sterling": "GBP", "sterling": "GBP", "yen": "JPY", "yuan": "CNY",
    "renminbi": "CNY", "rupees": "rupee", "rupee": "rupee", "rubles": "RUB", "roubles": "RUB",
    "ruble": "RUB", "won": "KRW", "francs": "franc", "Swiss francs": "CHF", "pesos": "peso",
    "cents": "cent", "cent": "cent", "pence": "penny", "lira": "lira", "hryvnias": "UAH",
    "hryvnia": "UAH", "shekels": "ILS", "naira": "NGN", "rand": "ZAR", "reais": "BRL", "baht": "THB",
    "Australian dollars": "AUD", "Canadian dollars": "CAD", "kronor": "SEK", "kroner": "krone",
    "zlotys": "PLN", "dirhams": "AED", "riyals": "SAR", "marks": "mark", "guilders": "NLG",
    "Hong Kong dollars": "HKD", "New Zealand dollars": "NZD", "Singapore dollars": "SGD", "p": "penny",
    "¢": "cent",
}  # fmt: skip


def read_currency_sign(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency whose sign or code stands at ``start``, right before a numeral."""
    match = _signs().match(text, start)
    return (_unit(match[1], SIGNS[match[1]]), match.end()) if match else None


def read_currency_word(text: str, start: int) -> tuple[tuple[Unit, ...], int] | None:
    """The currency whose word, code or sign stands at ``start``, after the numeral."""
    match = _words().match(text, start)
    if match is None:
        return None
    names = {word.casefold(): name for word, name in (WORDS | SIGNS).items()}
    return (
        _unit(match[0], (WORDS | SIGNS).get(match[0]) or names[match[0].casefold()]),
    ), match.end()


def _unit(printed: str, name: str) -> Unit:
    return Unit(printed, name, printed, f"currency {name}", "count")


@cache
def _signs() -> re.Pattern[str]:
    signs = "|".join(re.escape(sign) for sign in sorted(SIGNS, key=len, reverse=True))
    return re.compile(rf"({signs}) ?(?=[-+]?\.?\d)")


@cache
def _words() -> re.Pattern[str]:
    words = [
        *WORDS,
        *(sign for sign in SIGNS if sign not in ("R", "$", "kr", "Fr", "RM", "Rs", "Rp")),
    ]
    known = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
    plain = "|".join(re.escape(word) for word in ("kr", "Rs", "Fr"))
    return re.compile(rf"(?i:{known})(?!\w)|(?:{plain})(?!\w)")
