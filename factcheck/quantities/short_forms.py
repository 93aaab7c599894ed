"""Compound figures and parts as they are written in short, spelled out.

"1h 30m" is a time, "1m85" the height of a person as the Continent writes it, and "3/16ths of an
inch" or "a 16th of an inch" are what a ruler shows.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal

from factcheck.quantities.number_words import count_of, number_words
from factcheck.quantities.numerals import read_numeral
from factcheck.quantities.unit_words import LENGTHS, UNIT
from factcheck.rewriting import Rewriting

_ORDINALS = ("th", "rd", "nd", "st")
_ORDINAL = r"(?:th|rd|nd|st)s?"
_OF = rf" of an?[ -](?={UNIT})"
_RULER = {"thirty-second": "32", "sixty-fourth": "64"}
_SMALL_PARTS = {
    "hundredths": 2, "thousandths": 3, "ten-thousandths": 4, "hundred-thousandths": 5,
    "millionths": 6, "billionths": 9,
}  # fmt: skip
_POWERS = {"squared": "square", "cubed": "cubic"}
_WORD = rf"(?:{number_words(1, 90)}|hundred|thousand|and)"
_WORDS = rf"{_WORD}(?:[- ]{_WORD})*"


def in_full(*names: str) -> Callable[[re.Match[str]], str]:
    """Gives the numbers that a pattern finds, each with its unit: "1h 30m" as "1 h 30 min"."""

    def said(match: re.Match[str]) -> str:
        parts = zip(match.groups(), names, strict=True)
        return " ".join(f"{number} {name}" for number, name in parts if number)

    return said


def _parted(match: re.Match[str]) -> str:
    """The part "a 16th of an inch" as "1/16 of an inch"."""
    over, under = (part.lower() for part in match.groups() if part)
    return f"{count_of(over)}/{_RULER.get(under, under)} "


def _decimal(match: re.Match[str]) -> str:
    """The figure "2.5 thousandths of an inch", or "forty", as "0.0025 inch" and "0.040 inch"."""
    read = read_numeral(match[1], 0)
    if read is None or read[1] < len(match[1]) or read[0].value.denominator not in (1, 2, 4, 5, 10):
        return match[0]
    number = Decimal(read[0].value.numerator) / read[0].value.denominator
    return f"{number.scaleb(-_SMALL_PARTS[match[2].lower()]):f} "


SHORT_FORMS = (
    Rewriting(r"(\d)-hand\b(?=-high| |$)", r"\1 hands", ("-hand",), re.IGNORECASE),
    Rewriting(r"(?<![\w.,^×x·*])(?<![×x·*] )10\^(?=-?\d{1,2}(?: ?[^\W\d]|$))", "1×10^", ("10^",)),
    Rewriting(
        r"(?:(?<=^)|(?<=\bthe )|(?<=\bof ))(hundred|thousand)[- ]"
        rf"(?!(?:square |cubic |nautical )?\w+s\b)(?={UNIT}\b)",
        r"one \1 ",
        ("hundred", "thousand"),
        re.IGNORECASE,
    ),
    Rewriting(
        rf"\b(?:a dozen|{_WORDS}) [(\[](\d[\d,.]*)[)\]](?= )|"
        rf"(?<![\w.,])(\d[\d,.]*) \((?:{_WORDS})\)(?= )",
        lambda match: match[1] or match[2],
        (" (", " ["),
        re.IGNORECASE,
    ),
    Rewriting(
        rf"\b({LENGTHS}|[kcm]?m|ft) (squared|cubed)\b",
        lambda match: f"{_POWERS[match[2].lower()]} {match[1]}",
        (" squared", " cubed"),
        re.IGNORECASE,
    ),
    Rewriting(  # a power set apart, as where a page's raised figures are lost: "5,910 km 2"
        r"(?:(?<=\d)|(?<=\d )|(?<=/)|(?<=per ))(k?m|[cm]m|ft|mi) ([23])"
        r"(?=$|[;,)]| of\b| in area\b)",
        r"\1\2",
        ("m 2", "m 3", "ft 2", "ft 3", "mi 2", "mi 3"),
    ),
    Rewriting(
        r"(?<![\w.])(\d+) ?(?:hours?|hrs?|h) ?(\d{1,2}) ?m(?:(?<=m) ?(\d{1,2}(?:\.\d+)?) ?s)?\b",
        in_full("h", "min", "s"),
        ("h",),
        re.IGNORECASE,
    ),
    Rewriting(r"(?<![\w.])(\d+) ?m ?(\d{1,2}(?:\.\d+)?) ?s\b", in_full("min", "s"), ("m",)),
    Rewriting(
        r"(?<![\w.,])([12]) ?(?:m|met(?:er|re)s?) ?(\d\d)(?= tall\b| high\b|[^\w./-]*$)",
        r"\1.\2 m",
        ("1m", "1 m", "2m", "2 m"),
    ),
    Rewriting(
        rf"\b(\d+)/(\d{{1,3}}){_ORDINAL}[ -](?={UNIT})",
        _parted,
        _ORDINALS,
    ),
    Rewriting(
        rf"\b(an?|{number_words(1, 9)}) (?:(\d{{1,3}}){_ORDINAL}|({'|'.join(_RULER)})s?){_OF}",
        _parted,
        _ORDINALS,
        re.IGNORECASE,
    ),
    Rewriting(
        rf"(?<![\w.,-])(\d+(?:\.\d+)?|{_WORDS}) ({'|'.join(_SMALL_PARTS)}){_OF}",
        _decimal,
        ("ths of",),
        re.IGNORECASE,
    ),
)
"""What is written in short, and the same in full."""
