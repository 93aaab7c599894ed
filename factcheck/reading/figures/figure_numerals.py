"""Numerals as figures write them: letters for millions, run-together fractions, flat powers."""

from __future__ import annotations

import re
from fractions import Fraction

from msgspec.structs import replace

from factcheck.quantities.measure import Numeral, Style
from factcheck.reading.figures.money import read_currency_word
from factcheck.reading.figures.units import read_unit
from factcheck.reading.grammar.engine import (
    Line,
    Node,
    is_glued,
    joined,
    kind_at,
    norm_at,
    words_of,
)
from factcheck.reading.grammar.number_words import Number, letter_scales
from factcheck.reading.grammar.numerals import is_ordinal_ending, read_number
from factcheck.reading.grammar.tokens import BLANK, DIGITS, FRACTION, GLUED, SIGN, WORD
from factcheck.words import words_in


def numeral_of(line: Line, at: int, end: int, number: Number) -> Numeral:
    """A number as the numeral of a measure, told as it is written."""
    text = line[at].text if end == at + 1 else words_of(line[at:end])
    numeral = Numeral(text, number.value, number.step, scale=number.scale)
    if number.is_part:
        is_tenth = number.value.denominator == 10
        return replace(numeral, style=Style.PART_OF_TEN if is_tenth else Style.PART)
    if not number.is_in_digits or text.isdigit():
        return numeral
    digits = next(node for node in line[at:end] if node.kind in (DIGITS, FRACTION))
    if "." in digits.norm and _DECIMAL.fullmatch(digits.norm):
        numeral = replace(numeral, style=Style.DECIMAL)
        if len(text) == len(digits.text) and _POINT.fullmatch(digits.norm):
            return replace(numeral, may_group=True)
    return numeral


_DECIMAL = re.compile(r"[\d,]*\d\.\d+")
_POINT = re.compile(r"[1-9]\d{0,2}\.\d{3}")


def read_numeral(line: Line, at: int, *, letters: bool = False) -> tuple[Numeral, int] | None:
    """The numeral at ``at``, with what only figures have: letters for millions, flat powers.

    ``letters`` admits the scales k, m, b and t right after the digits, as money has them.
    """
    read = read_number(line, at)
    if read is None or is_no_figure(line, at, read[1]):
        return None
    number, end = read
    numeral = numeral_of(line, at, end, number)
    if end + 1 == len(line) and line[end].text == "k":
        return _times(line, at, numeral, end + 1, letter_scales()["k"])
    scale = letter_scales().get(line[end].text) if end < len(line) else None
    if scale and numeral.scale == 1:
        is_apart = letters and line[end].gap == BLANK and norm_at(line, end) != "t"
        if (is_apart and norm_at(line, end + 1) != "-") or read_currency_word(line, end + 1):
            return _times(line, at, numeral, end + 1, scale)
    if end == len(line) or (not letters and _is_other_word(line[end])):
        return numeral, end
    numeral, end = _told_twice(line, at, numeral, end)
    if _is_sunk_power(line, numeral, end):
        return None
    numeral, end = _past_ending(line, numeral, end)
    if is_glued(line, end) and line[end - 1].kind in (DIGITS, FRACTION):
        return _lettered(line, at, numeral, end, letters=letters)
    return numeral, end


def _is_other_word(node: Node) -> bool:
    """Whether a word that stands apart begins something else than the rest of a numeral."""
    return node.kind == WORD and node.gap == BLANK and node.norm != "x"


def is_no_figure(line: Line, at: int, end: int) -> bool:
    """Whether digits are an ordinal, a decade, a time, a date, a version, or run together."""
    if end == len(line) or line[end - 1].kind != DIGITS:
        return False
    norm, behind = line[end - 1].norm, norm_at(line, end)
    if behind == "%":
        return False
    if line[end].gap == GLUED:
        if is_ordinal_ending(behind) and behind[-1] != "s":
            return not (behind == "st" and (norm[-1] != "1" or norm.endswith("11")))
        if behind == "s" and (norm[-1] == "0" or norm_at(line, at - 1) in ("over", "under")):
            return True  # "the 90s", "the over 65s"
    if behind == "pm" or (behind == "am" and line[end].text != "Am"):
        hour = _HOUR.fullmatch(norm)
        return hour is not None and int(hour[1]) <= 12 and not is_glued(line, at)
    if line[at + 1].kind != SIGN:
        return False
    if behind in (":", "_", "^") and is_glued(line, end + 1) and line[end + 1].kind == DIGITS:
        return True
    return _is_date(line, at) or _is_run_together(line, at)


_HOUR = re.compile(r"(\d\d?)(?:\.[0-5]\d)?")
_DATES = {"/": ((1, 2), (1, 2), (2, 4)), "-": ((4,), (2,), (2,))}


def _is_date(line: Line, at: int) -> bool:
    """Whether digits are a date: "3/4/2019", "2019-04-03"."""
    sign = norm_at(line, at + 1)
    if sign not in _DATES or norm_at(line, at + 3) != sign:
        return False
    if not (joined(line, at + 1) and joined(line, at + 3)):
        return False
    digits = (line[at].norm, line[at + 2].norm, line[at + 4].norm)
    is_date = all(
        each.isdigit() and len(each) in lengths
        for each, lengths in zip(digits, _DATES[sign], strict=True)
    )
    return is_date and not (is_glued(line, at + 5) and line[at + 5].kind == WORD)


def _told_twice(line: Line, at: int, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """Past the same number in brackets: "thirty (30) miles", "30 (thirty) miles"."""
    if norm_at(line, end) != "(":
        return numeral, end
    again = read_number(line, end + 1)
    if again is None or again[0].value != numeral.value or norm_at(line, again[1]) != ")":
        return numeral, end
    if again[0].is_in_digits and line[at].kind == DIGITS:
        return numeral, end
    digits = line[end + 1 : again[1]] if again[0].is_in_digits else line[at:end]
    return replace(numeral, text=words_of(digits), scale=Fraction(1)), again[1] + 1


def _is_sunk_power(line: Line, numeral: Numeral, end: int) -> bool:
    """Whether a power of ten is not raised any more: "1.0×1012 m3", "6.4×10−3 m", "10−6"."""
    if numeral.text == "10":
        return line[end].text == "−" and re.fullmatch(r"\d", norm_at(line, end + 1)) is not None
    tens = norm_at(line, end + 1)
    if norm_at(line, end) not in ("×", "x", "·", "*") or not is_flat_power(tens):
        return False
    if tens == "10":
        return norm_at(line, end + 2) == "-" and joined(line, end + 2)
    return numeral.step < 1 and is_glued(line, end + 1)


def is_flat_power(digits: str) -> bool:
    """Whether digits behind a sign of times may be ten and its exponent: "109", "1024"."""
    return re.fullmatch(r"10(?:[3-9]|[12]\d)?", digits) is not None


def _past_ending(line: Line, numeral: Numeral, end: int) -> tuple[Numeral, int]:
    """Past the ending of a fraction in digits: "3/8ths inch"."""
    is_ending = is_glued(line, end) and is_ordinal_ending(norm_at(line, end))
    return numeral, end + 1 if is_ending and numeral.value.denominator > 1 else end


def _lettered(
    line: Line, at: int, numeral: Numeral, end: int, *, letters: bool
) -> tuple[Numeral, int]:
    """The numeral with the letter right behind its digits as a scale: k always, m where it is."""
    letter = line[end].text
    scale = letter_scales().get(letter)
    if scale is None:
        return numeral, end
    if (
        letters
        or (letter in "kK" and _is_thousand(line, end))
        or (letter == "B" and _is_noun(line, end + 1))
        or (letter in "mM" and _is_million(line, end))
    ):
        return _times(line, at, numeral, end + 1, scale)
    return numeral, end


def _is_thousand(line: Line, at: int) -> bool:
    """Whether a k is thousand: not where it may stand for kelvins, nor for a race."""
    if norm_at(line, at + 1) in words_in("measures", "races"):
        return False
    return line[at].text == "k" or kind_at(line, at + 1) == WORD


def _is_million(line: Line, at: int) -> bool:
    """Whether an m is million: a unit or a crowd follows ("1.2m acres", "20m people")."""
    if at + 1 == len(line):
        return line[at].text == "M"
    if line[at + 1].kind != WORD:
        return False
    if line[at + 1].norm in words_in("nouns", "crowd"):
        return True
    following = read_unit(line, at + 1, counts=False)
    if line[at].text == "M":
        return _is_noun(line, at + 1)
    if following is None:
        return False
    is_short = len(line[at + 1].norm) < 3 and following[1] == at + 2
    return not is_short or line[at + 1].norm in words_in("measures", "short")


def _is_noun(line: Line, at: int) -> bool:
    """Whether a word stands there with which a noun may begin: "3.2B users"."""
    return kind_at(line, at) == WORD and line[at].norm not in words_in("nouns", "stop")


def _times(line: Line, at: int, numeral: Numeral, end: int, scale: int) -> tuple[Numeral, int]:
    return replace(
        numeral,
        text=words_of(line[at:end]),
        value=numeral.value * scale,
        step=numeral.step * scale,
        scale=numeral.scale * scale,
    ), end


def _is_run_together(line: Line, at: int) -> bool:
    """Whether a whole number and a fraction may have been run together: "11⁄2 cups", "11/2oz"."""
    written = "".join(node.text for node in line[at : at + 3])
    if not joined(line, at + 1) or not re.fullmatch(
        r"[1-9]\d{1,2}(?:[⁄/][2348]|⁄(?:16|32|64))", written
    ):
        return False
    after = at + 4 if norm_at(line, at + 3) == "-" else at + 3
    return "⁄" in written or norm_at(line, after) in words_in("measures", "recipes")
