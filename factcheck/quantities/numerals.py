"""Numerals in digits and in words, with their scale and the value of their last digit."""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache

from msgspec.structs import replace

from factcheck.late_pattern import LatePattern
from factcheck.quantities.measure import Numeral
from factcheck.quantities.number_words import count_of, number_words, value_of_words
from factcheck.quantities.rounding import step_of_part
from factcheck.quantities.scales import LETTER_SCALES, SCALES
from factcheck.quantities.tens import read_tens

GREATEST_EXPONENT = 60
GREATEST_DIGITS = 40

_WORD = rf"(?:{number_words(0, 90)}|hundred|thousand)"
_DENOMINATORS = {
    **dict.fromkeys(("half", "halves"), 2),
    **dict.fromkeys(("third", "thirds"), 3),
    **dict.fromkeys(("quarter", "quarters", "fourth", "fourths"), 4),
    **dict.fromkeys(("fifth", "fifths"), 5),
    **dict.fromkeys(("sixth", "sixths"), 6),
    **dict.fromkeys(("seventh", "sevenths"), 7),
    **dict.fromkeys(("eighth", "eighths"), 8),
    **dict.fromkeys(("ninth", "ninths"), 9),
    **dict.fromkeys(("tenth", "tenths"), 10),
    **dict.fromkeys(("sixteenth", "sixteenths"), 16),
    **dict.fromkeys(("hundredth", "hundredths"), 100),
    **dict.fromkeys(("thousandth", "thousandths"), 1000),
    **dict.fromkeys(("ten-thousandth", "ten-thousandths"), 10**4),
    **dict.fromkeys(("hundred-thousandth", "hundred-thousandths"), 10**5),
    **dict.fromkeys(("millionth", "millionths"), 10**6),
    **dict.fromkeys(("billionth", "billionths"), 10**9),
    **dict.fromkeys(("trillionth", "trillionths"), 10**12),
}
_RANKS = frozenset(["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"])
_DENOMINATOR = "|".join(sorted(_DENOMINATORS, key=len, reverse=True))

_MINUS = LatePattern(
    r"(?<!plus or )(?<!plus-or-)(?:minus|negative)[ -](?!minus|negative)",
    ("minus", "negative"),
    re.IGNORECASE,
)
_SCALE = LatePattern(
    rf"[ -]?(?!(?-i:MN|mN)\b)({'|'.join(sorted(SCALES, key=len, reverse=True))})\b"
    r"(?:[ -]+of\b(?= (?:a |an |the )))?",
    tuple(SCALES),
    re.IGNORECASE,
)
_TORN = re.compile(r",\d{1,2}(?!\d)")  # "8,848,86": thousands, and what is no thousand
_DENOMINATORS_OF_RULERS = frozenset([2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100])
_OF_ONE_PART = frozenset([20, 24, 25, 30, 40, 48, 50, 60, 125, 128, 200, 250, 500, 1000])
_THOUSAND = re.compile(r"[kK](?!\w)(?! (?:run|race|walk)\b)")
_MONEY_LETTER = re.compile(r"[kKmMbBtT](?!\w)| [mb](?!\w)")
_PART = LatePattern(
    rf"(?:(?P<over>an?|{number_words(1, 9)})[ -]"
    r"|(?!hundredth|(?:ten-|hundred-)?thousandth|[mbtr]+illionth))"
    rf"(?P<under>{_DENOMINATOR})\b"
    r"(?: of)?(?:[ -](?:an?|the)\b(?! (?:total|population)))?",
    tuple(_DENOMINATORS),
    re.IGNORECASE,
)
_PART_IN_DIGITS = LatePattern(  # "3 quarters of an hour"; "3 quarters of growth" are three
    rf"(?P<over>\d\d?)[ -](?P<under>{_DENOMINATOR}) of an?(?= \w)", (" of a",), re.IGNORECASE
)
_AND_PART = LatePattern(
    rf"(?: and|-and)[ -](?P<over>an?|{number_words(1, 9)})[ -](?P<under>{_DENOMINATOR})\b",
    tuple(_DENOMINATORS),
    re.IGNORECASE,
)
_AND_HALF = LatePattern(r"(?: and|-and)[ -]a[ -]half\b(?! of\b)", ("half",), re.IGNORECASE)
_OF_ONE = re.compile(r"(?:ths?|rds?|nds?|st)? of an?(?= \w)")  # 5/8 of a mile
_ORDINAL = re.compile(r"(?:th|rd|nd|st)s? of\b")  # 1/80th of an acre
_ARTICLE_SCALE = LatePattern(
    r"(?:an?|per) (?=(?:million|billion|trillion|dozen|lakh|crore)\b)",
    ("illion", "dozen", "lakh", "crore"),
    re.IGNORECASE,
)


@cache
def _digits() -> re.Pattern[str]:
    """The ways to write a number in digits, its exponent included."""
    return re.compile(
        r"""(?P<sign>[-+])?\ ?(?:
            (?P<whole>\d+)(?:\ |-\ ?|\ and\ |\ &\ |\ ?\+\ ?)?(?P<over>\d+)\ ?⁄\ ?(?P<under>\d+)
          | (?P<whole2>\d+)(?:\ |-|\ and\ |\ &\ )(?P<over2>\d+)/(?P<under2>\d+)
          | (?P<over3>\d+)\ ?[⁄/]\ ?(?P<under3>\d+)(?![\d.,]*\d)
          | (?P<comma>0,\d+|\d+,\d{1,2})(?!,?\d)
          | (?P<grouped>\d{1,3}(?:,\d{3})+(?!\d)(?:\.\d+)?
              | \d{1,2}(?:,\d{2})+,\d{3}(?!\d)
              | \d{1,3}(?:\ \d{3})+(?!\d)(?:[.,]\d+)?
              | \d{1,3}(?:'\d{3})+(?!\d)(?:\.\d+)?
              | \d{1,3}(?:\.\d{3}){2,}(?!\d)
              | [1-9]\d{0,2}(?:\.\d{3})+,\d+(?![.,]?\d))
          | (?P<minutes>\d{1,3}):(?P<seconds>[0-5]\d)(?=\ ?(?:min|/|per\ ))
          | (?P<plain>\d+(?:\.\d+)?|\.\d+)
        )(?:\ ?[×x·*]\ ?10\^(?P<power>-?\d+)
          |(?:(?<=\.\d\d)|(?<=\.\d{3})|(?<=\.\d{4}))×10(?P<flat>[3-9]|[12]\d)(?![\d.,])
          |(?:(?<=\.\d)|(?<=\.\d\d)|(?<=\.\d{3}))×10(?P<below>-[1-9]\d?)(?![\d.,])
          |(?<=\.\d)×10(?P<lost>[3-9]|[12]\d)
            (?=\ (?:[a-z]*m\^?3|[kM]?[gJWN]|[MG]?Pa|lbs?|ton(?:ne)?s)\b)
          |[eE](?P<exponent>[-+]?\d+)(?![A-Za-z]))?""",
        re.VERBOSE | re.ASCII,
    )


@cache
def _run() -> re.Pattern[str]:
    """Number words one after another: "two hundred and fifty"."""
    return re.compile(
        rf"(?:a (?=hundred\b|thousand\b))?{_WORD}"
        r"(?:(?:-| |(?<=hundred) and |(?<=thousand) and )"
        rf"(?!\w+[ -](?:{_DENOMINATOR})\b){_WORD})*\b(?!-?\d)",
        re.IGNORECASE,
    )


def read_numeral(text: str, start: int, letters: bool = False) -> tuple[Numeral, int] | None:
    """The numeral that begins at ``start``, and where it ends; None where none does.

    ``letters`` admits the scales k, m, b and t right after the digits, as money has them.
    """
    if minus := _MINUS.match(text, start):
        read = read_numeral(text, minus.end(), letters)
        return (
            (replace(read[0], text=text[start : read[1]], value=-read[0].value), read[1])
            if read
            else None
        )
    return read_tens(text, start) or _read_digits(text, start, letters) or _read_words(text, start)


def _read_digits(text: str, start: int, letters: bool) -> tuple[Numeral, int] | None:
    if part := _PART_IN_DIGITS.match(text, start):
        return _part_of(text, start, part)
    match = _digits().match(text, start)
    if match is None or ("," in match[0] and _TORN.match(text, match.end())):
        return None
    plain = _plain_number(match)
    if plain is None:
        return None
    value, step = plain
    powers = (match[name] for name in ("power", "flat", "below", "lost", "exponent"))
    exponent = int(next(filter(None, powers), "0")[:6])
    if abs(exponent) > GREATEST_EXPONENT or len(match[0]) > GREATEST_DIGITS:
        return None
    value, step = value * Fraction(10) ** exponent, step * Fraction(10) ** exponent
    if match["sign"] == "-":
        value = -value
    if match["plain"] and value.denominator == 1 and _AND_PART.match(text, match.end()):
        return _with_part(text, start, match.end(), value)
    of = _OF_ONE.match(text, match.end()) if match["over3"] else None
    return _scaled(text, start, (of or match).end(), value, step, letters)


def _plain_number(match: re.Match[str]) -> tuple[Fraction, Fraction] | None:
    """Value and step of the matched digits, before exponent and scale."""
    for whole, over, under in (
        ("whole", "over", "under"),
        ("whole2", "over2", "under2"),
        ("", "over3", "under3"),
    ):
        if match[over]:
            denominator = int(match[under][:9])
            if denominator == 0 or denominator > 1000 or int(match[over][:9]) > 1000:
                return None
            if not whole and not _is_fraction(match, int(match[over]), denominator):
                return None
            part = Fraction(int(match[over]), denominator)
            return int(match[whole][:30] if whole else 0) + part, step_of_part(denominator)
    if match["minutes"]:
        return int(match["minutes"]) + Fraction(int(match["seconds"]), 60), Fraction(1, 60)
    digits = _without_grouping(match)
    _, _, decimals = digits.partition(".")
    return Fraction(digits if digits[0] != "." else "0" + digits), Fraction(1, 10 ** len(decimals))


def _is_fraction(match: re.Match[str], over: int, under: int) -> bool:
    """Whether a slash divides: in "3/4 inch", but not in "120/80 mmHg", "9/11" or "24/7"."""
    is_of_one = any(words.match(match.string, match.end()) for words in (_ORDINAL, _OF_ONE))
    is_usual = under in _DENOMINATORS_OF_RULERS or (over == 1 and under in _OF_ONE_PART)
    return "⁄" in match[0] or (over < under and (is_of_one or is_usual))


def _without_grouping(match: re.Match[str]) -> str:
    grouped = match["grouped"]
    if not grouped:
        return (match["comma"] or match["plain"]).replace(",", ".")
    if " " in grouped:
        return grouped.replace(" ", "").replace(",", ".")
    if grouped.count(".") > 1 or 0 < grouped.find(".") < grouped.find(","):
        return grouped.replace(".", "").replace(",", ".")
    return grouped.replace(",", "").replace("'", "")


def _scaled(
    text: str, start: int, end: int, value: Fraction, step: Fraction, letters: bool = False
) -> tuple[Numeral, int]:
    """The numeral with the scale word, or several, that follow it."""
    while match := _SCALE.match(text, end):
        scale = SCALES[match[1].lower()]
        value *= scale
        if scale >= 1000 and str(step.denominator).strip("0") != "1":
            step = Fraction(1, 10)
        step = step * scale if scale not in (12, 100, 1000, 144) or step < 1 else step
        end = match.end()
    if letter := _letter_scale(text, end, letters):
        scale = LETTER_SCALES[letter[0].strip()]
        value, step, end = value * scale, step * scale, letter.end()
    return Numeral(text[start:end].strip(), value, step), end


def _letter_scale(text: str, end: int, letters: bool) -> re.Match[str] | None:
    """The letter that scales the digits before it: k always, m, b and t where money is meant."""
    match = (_MONEY_LETTER if letters else _THOUSAND).match(text, end)
    return match if match and (letters or not _is_temperature(text, end)) else None


def _is_temperature(text: str, end: int) -> bool:
    """Whether a K after digits may stand for kelvins: it does where no noun follows."""
    return text[end] == "K" and not text[end + 1 :].strip()


def _read_words(text: str, start: int) -> tuple[Numeral, int] | None:
    article = _ARTICLE_SCALE.match(text, start)
    if article:
        scaled = _scaled(text, start, article.end() - 1, Fraction(1), Fraction(1))
        return _and_half(text, start, *scaled)
    part = _PART.match(text, start)
    if part and _is_rank(text, start, part):
        return None
    if part:
        return _part_of(text, start, part)
    run = _run().match(text, start)
    if run is None:
        return None
    value = value_of_words(run[0].lower())
    if value is None:
        return None
    return _with_part(text, start, run.end(), value)


def _and_half(text: str, start: int, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """The one of a scale, with half as much again where "and a half" follows."""
    half = _AND_HALF.match(text, end)
    if half is None:
        return numeral, end
    said = text[start : half.end()].strip()
    more = replace(numeral, text=said, value=numeral.value * 3 / 2, step=numeral.value / 4)
    return more, half.end()


def _with_part(text: str, start: int, end: int, value: Fraction) -> tuple[Numeral, int]:
    """A number in words, with "and a half" where that follows."""
    step = Fraction(1)
    if more := _AND_PART.match(text, end):
        part = Fraction(1, _DENOMINATORS[more["under"].lower()])
        value, step = value + count_of(more["over"]) * part, part / 2
        end = more.end()
    numeral, end = _scaled(text, start, end, value, step)
    return numeral, end


def _is_rank(text: str, start: int, part: re.Match[str]) -> bool:
    """Whether a bare ordinal counts a place, as "third" and "the fifth of them" do.

    "Third of voters", without its article, is a part.
    """
    if part["over"] or part["under"].lower() not in _RANKS:
        return False
    return " of" not in part[0] or text[:start].lower().endswith("the ")


def _part_of(text: str, start: int, part: re.Match[str]) -> tuple[Numeral, int]:
    each = Fraction(1, _DENOMINATORS[part["under"].lower()])
    value = count_of(part["over"] or "one") * each
    return _scaled(text, start, part.end(), value, each / 2)
