"""Money: signs before the numeral, codes and words after it. No rate of exchange is known here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from fractions import Fraction
from functools import cache
from pathlib import Path

from factcheck.quantities.measure import Unit

_HUNDREDTHS = {"cent": "dollar", "penny": "GBP"}
_NEVER_AFTER = frozenset(["R", "$", "RM", "Rp"])
_AFTER_AS_WRITTEN = frozenset(["kr", "Rs", "Fr"])


def read_currency_sign(text: str, start: int) -> tuple[Unit, int] | None:
    """The currency whose sign or code stands at ``start``, right before a numeral."""
    match = _signs().match(text, start)
    return (_unit(match[1], _table()[0][match[1]]), match.end()) if match else None


def read_currency_word(text: str, start: int) -> tuple[tuple[Unit, ...], int] | None:
    """The currency whose word, code or sign stands at ``start``, after the numeral."""
    match = _words().match(text, start)
    if match is None:
        return None
    signs, words = _table()
    names = {word.casefold(): name for word, name in (words | signs).items()}
    name = signs.get(match[0]) or names[match[0].casefold()]
    return (_unit(match[0], name),), match.end()


def signs_and_codes() -> str:
    """What stands before sums in running text, as alternatives: no letters of other uses, as R."""
    known = (
        sign for sign in _table()[0] if not sign.isalpha() or (len(sign) == 3 and sign.isupper())
    )
    return _alternatives(known)


def _unit(printed: str, name: str) -> Unit:
    whole = _HUNDREDTHS.get(name, name)
    multiple = Fraction(1, 100) if name in _HUNDREDTHS else Fraction(1)
    return Unit(printed, name, printed, f"currency {whole}", "count", multiple)


@cache
def _table() -> tuple[dict[str, str], dict[str, str]]:
    """The currency of each sign or code, and of each word, from ``currencies.txt``."""
    signs: dict[str, str] = {}
    words: dict[str, str] = {}
    for line in Path(__file__).with_name("currencies.txt").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            name, before, after = (cell.strip() for cell in line.split("|"))
            signs |= dict.fromkeys(before.split(), name)
            words |= dict.fromkeys(filter(None, after.split("; ")), name)
    return signs, words


@cache
def _signs() -> re.Pattern[str]:
    return re.compile(rf"({_alternatives(_table()[0])}) ?(?=[-+]?\.?\d)")


@cache
def _words() -> re.Pattern[str]:
    signs, words = _table()
    known = _alternatives((signs | words).keys() - _NEVER_AFTER - _AFTER_AS_WRITTEN)
    plain = "|".join(sorted(_AFTER_AS_WRITTEN))
    return re.compile(rf"(?i:{known})(?!\w)|(?:{plain})(?!\w)")


def _alternatives(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))
