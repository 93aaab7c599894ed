"""Money: signs and codes before a sum, words, codes and signs after it. No rate is known here."""

from __future__ import annotations

from fractions import Fraction
from functools import cache

from factcheck.quantities.measure import Unit
from factcheck.reading.engine import Line
from factcheck.reading.phrases import Phrases
from factcheck.reading.tokens import DIGITS, FRACTION, GLUED, PARAGRAPH
from factcheck.reading.wording import norm_at
from factcheck.words import choices, rows

HUNDREDTHS = {"cent": "dollar", "penny": "GBP", "kopeck": "RUB", "paisa": "rupee", "sen": "MYR"}
_POUNDS = frozenset(["pounds", "pound"])
_CENTS = frozenset(["cents", "cent", "c", "¢", "sen", "sens", "pence", "p", "penny"])


def read_currency_sign(line: Line, at: int) -> tuple[Unit, int] | None:
    """The currency whose sign or code stands at ``at``, right before a sum in digits."""
    found = _signs().longest(line, at)
    if found is None:
        return None
    end, names = found
    is_close = all(node.gap == GLUED for node in line[at + 1 : end])
    written = line_text(line, at, end)
    name = next((name for name, sign in names if _is_spelled(written, sign)), None)
    return (currency(written, name), end) if name and is_close and _is_sum(line, end) else None


def _is_spelled(written: str, sign: str) -> bool:
    """Whether a sign or code is written as the table has it; "Rs." and small letters, too."""
    written = written.removesuffix(".") or written
    return written == sign or (len(sign) == 3 and sign.isupper() and written == sign.lower())


def line_text(line: Line, at: int, end: int) -> str:
    """Signs as written, without what stands between."""
    return "".join(node.text for node in line[at:end])


def _is_sum(line: Line, at: int) -> bool:
    """Whether digits follow, perhaps behind a minus."""
    if at >= len(line) or line[at].gap == PARAGRAPH:
        return False
    if line[at].kind in (DIGITS, FRACTION):
        return True
    is_signed = norm_at(line, at) in ("-", "+") and at + 1 < len(line)
    return is_signed and line[at + 1].kind == DIGITS and line[at + 1].gap == ""


def read_currency_word(line: Line, at: int) -> tuple[tuple[Unit, ...], int] | None:
    """The currency whose word, code or sign stands at ``at``, after the numeral."""
    found = _words().longest(line, at)
    if found is None:
        return None
    end, names = found
    printed = "".join(
        (" " if node.gap and k else "") + node.text for k, node in enumerate(line[at:end])
    )
    for name, spelled in names:
        if not spelled or spelled == printed:
            return (currency(printed, name),), end
    return None


def pounds_at(line: Line, at: int) -> Unit | None:
    """Sterling, where "pounds" stand at ``at``: money as well as a weight."""
    return currency(line[at].text, "GBP") if norm_at(line, at) in _POUNDS else None


def cents_at(line: Line, at: int, whole: Unit) -> tuple[Unit, int] | None:
    """The hundredths that complete a sum, as a unit of its currency, and where they end."""
    if norm_at(line, at) not in _CENTS:
        return None
    unit = Unit(line[at].text, "cent", "¢", whole.dimension, "count", Fraction(1, 100))
    return unit, at + 1


@cache
def currency(printed: str, name: str) -> Unit:
    """A unit of money as it is printed."""
    whole = HUNDREDTHS.get(name, name)
    multiple = Fraction(1, 100) if name in HUNDREDTHS else Fraction(1)
    return Unit(printed, name, printed, f"currency {whole}", "count", multiple)


@cache
def _signs() -> Phrases:
    return Phrases(
        (sign, (cells[0], sign)) for cells in rows("currencies") for sign in cells[1].split()
    )


@cache
def _words() -> Phrases:
    return Phrases(
        (word.rstrip("!"), (cells[0], word[:-1] if word.endswith("!") else ""))
        for cells in rows("currencies")
        for word in choices(cells[2])
    )


@cache
def sign_beginnings() -> frozenset[str]:
    """The norms with which a sign or code before a sum begins."""
    return frozenset(_signs().beginnings())
