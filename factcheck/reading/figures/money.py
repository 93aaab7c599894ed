"""Money: the signs and codes before a sum and behind it, its words, and the hundredths of it.

No rate is known here.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from factcheck.quantities.measure import Unit
from factcheck.reading.grammar.engine import Line, is_end, norm_at, words_of
from factcheck.reading.grammar.number_words import scales
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.tokens import DIGITS, FRACTION, GLUED
from factcheck.words import choices, rows


def read_currency_sign(line: Line, at: int) -> tuple[Unit, int] | None:
    """The currency whose sign or code stands at ``at``, right before a sum in digits."""
    found = _signs().longest(line, at)
    if found is None:
        return None
    end, names = found
    written = "".join(node.text for node in line[at:end]).replace(".", "")
    name, sign = next((each[:2] for each in names if _is_spelled(written, *each[1:])), ("", ""))
    is_close = written[:-1] in ("US", name) or all(node.gap == GLUED for node in line[at + 1 : end])
    is_sum = _is_sum(line, end) and (sign[-1:] != "~" or _is_large(line, end))
    if line[end - 1].norm == "/" and norm_at(line, end).startswith("."):
        return None  # "S/.500", which is no half of a sol
    return (currency(written, name), end) if name and is_close and is_sum else None


def _is_large(line: Line, at: int) -> bool:
    """Whether digits behind letters are of a sum: N70,000, P5-billion, SR 5bn, but not N95."""
    digits, behind = line[at], norm_at(line, at + 1)
    behind = norm_at(line, at + 2) if behind == "-" else behind
    is_close = digits.gap == GLUED or len(line[at - 1].text) > 1
    return is_close and ("," in digits.norm or behind in scales() or behind == "m")


def _is_spelled(written: str, sign: str, words: str) -> bool:
    """Whether a sign or code is written as the table has it, in small letters if no ! is there."""
    in_small = sign.lower() if len(sign) in (3, 4) and f"{sign}!" not in words else sign
    return written in (sign.rstrip("~"), in_small)


def _is_sum(line: Line, at: int) -> bool:
    """Whether digits follow, perhaps behind a minus."""
    if is_end(line, at):
        return False
    if line[at].kind in (DIGITS, FRACTION):
        return True
    is_signed = norm_at(line, at) == "-" and at + 1 < len(line)
    return is_signed and line[at + 1].kind == DIGITS


def read_currency_word(line: Line, at: int) -> tuple[tuple[Unit, ...], int] | None:
    """The currency whose word, code or sign stands at ``at``, after the numeral.

    A sign to which a sum is joined is that of the sum: "a third of the £90m".
    """
    found = _words().longest(line, at)
    if found is None:
        return None
    end, names = found
    is_of_sum = _is_sum(line, end) and line[end].gap == GLUED
    if is_of_sum and not line[end - 1].text.isalnum():
        return None
    printed = words_of(line[at:end])
    for name, spelled in names:
        if not spelled or spelled == printed:
            return (currency(printed, name),), end
    return None


def cents_at(line: Line, at: int, whole: Unit) -> tuple[Unit, int] | None:
    """The hundredths that complete a sum, as a unit of its currency, and where they end."""
    found = _words().longest(line, at)
    name = found[1][0][0] if found else ""
    is_of_other = "GBP" in whole.dimension and name != "penny"
    _, multiple = _multiples().get(name, (name, Fraction(1)))
    if found is None or is_of_other or multiple != _HUNDREDTH:
        return None
    unit = Unit(line[at].text, "cent", "¢", whole.dimension, "count", _HUNDREDTH)
    return unit, found[0]


_HUNDREDTH = Fraction(1, 100)


@cache
def currency(printed: str, name: str) -> Unit:
    """A unit of money as it is printed."""
    whole, multiple = _multiples().get(name, (name, Fraction(1)))
    return Unit(printed, name, printed, f"currency {whole}", "count", multiple)


@cache
def _multiples() -> Mapping[str, tuple[str, Fraction]]:
    """The units of money that are so many of another, or a part of it, each with that one."""
    told = ((name, whole.split(" × ")) for name, _, _, whole in rows("currencies") if whole)
    return {name: (whole, Fraction(many)) for name, (whole, many) in told}


@cache
def _signs() -> Phrases:
    return Phrases(
        (sign.rstrip("~"), (name, sign, words))
        for name, signs, words, _ in rows("currencies")
        for sign in (*signs.split(), *_dollar_signs(name, words))
    )


@cache
def _words() -> Phrases:
    return Phrases(
        (word.rstrip("!"), (cells[0], word[:-1] if word.endswith("!") else ""))
        for cells in rows("currencies")
        for word in (*choices(cells[2]), *_signs_behind(*cells[:3]))
    )


def _signs_behind(name: str, signs: str, words: str) -> list[str]:
    """The signs that stand behind sums, too: "50 HK$", "500 Kč"."""
    told = [sign for sign in signs.split() if not sign[0].isascii() or sign[1:].endswith("$")]
    return [*told, *_dollar_signs(name, words)]


@cache
def _dollars() -> frozenset[str]:
    return frozenset(name for name, _, words, _ in rows("currencies") if _dollar_signs(name, words))


def is_dollar(unit: Unit) -> bool:
    """Whether a unit is the dollar or the peso of one country: "$20 CAD"."""
    return unit.name in _dollars()


def _dollar_signs(name: str, words: str) -> list[str]:
    """The signs of a dollar or a peso with the letters that ISO 4217 has for it: MXN$, MX$."""
    is_dollar = len(name) == len("USD") and ("dollar" in words or "peso" in words)
    return [f"{name}$", f"{name[:2]}$"] if is_dollar else []


@cache
def sign_beginnings() -> frozenset[str]:
    """The norms with which a sign or code before a sum begins."""
    return frozenset(_signs().beginnings())
