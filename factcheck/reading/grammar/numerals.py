"""Numbers as written: in digits, in words, mixed, with scales, parts, decimals and powers.

The one reader of numbers; what a number counts or measures is told by the layers above it.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import lru_cache

from msgspec.structs import replace

from factcheck.quantities.rounding import step_of_part
from factcheck.reading.grammar.engine import Line, Node, is_end, is_glued, kind_at, norm_at
from factcheck.reading.grammar.number_words import (
    Number,
    Read,
    in_words,
    parted,
    scaled,
    scales,
)
from factcheck.reading.grammar.tokens import (
    BLANK,
    DASHES,
    DIGITS,
    FRACTION,
    GLUED,
    POWER,
    SIGN,
    WORD,
)
from factcheck.words import grammar, words_in

GREATEST_EXPONENT = 60
GREATEST_DIGITS = 40

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d{1,3}(?:'\d{3})+(?:\.\d+)?")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{0,2}(?:\.\d{3})+,\d+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_DECIMAL_COMMA = re.compile(r"0,\d+|\d{1,2},\d{1,2}|\d{1,2},\d{4,}")
_RULER = frozenset([2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100])
_OF_ONE_PART = frozenset([20, 24, 25, 30, 40, 48, 50, 60, 125, 128, 200, 250, 500, 1000])
_SIGNS = frozenset(["-", "+", "–", "plus"])
_TIMES = frozenset(["×", "x", "·", "*"])


def read_number(line: Line, at: int) -> Read | None:
    """The number that begins at ``at``, its sign included, and where it ends; None without one."""
    if at >= len(line):
        return None
    node = line[at]
    if node.kind == DIGITS:
        return _in_digits(line, at)
    may_be_signed = node.norm in _SIGNS or node.norm in words_in("measures", "minus")
    signed = _signed(line, at) if may_be_signed else None
    if signed is None:
        return _unsigned(line, at)
    read = _unsigned(line, signed[1])
    if read is None:
        return None
    number, end = read
    return replace(number, value=number.value * signed[0]), end


def _signed(line: Line, at: int) -> tuple[int, int] | None:
    """The sign at ``at`` as a factor, and where the digits or words behind it begin."""
    node = line[at]
    if node.norm in words_in("measures", "minus"):
        after = at + 1
        if after < len(line) and line[after].norm == "-":
            after += 1
        is_twice = after < len(line) and line[after].norm in words_in("measures", "minus")
        return None if after >= len(line) or is_twice else (-1, after)
    if node.norm == "plus" and norm_at(line, at - 1) == "to":
        return 1, at + 1
    if node.norm not in _SIGNS or not is_glued(line, at + 1):
        return None
    is_open = at == 0 or node.gap != GLUED or line[at - 1].norm in ("(", "[", "/", "~", "<", ">")
    if not is_open or line[at + 1].kind not in (DIGITS, FRACTION):
        return None
    return (1 if node.norm == "+" else -1), at + 1


def _unsigned(line: Line, at: int) -> Read | None:
    kind = kind_at(line, at)
    if kind == DIGITS:
        return _in_digits(line, at)
    if kind == FRACTION:
        return _fraction_sign(line, at)
    return in_words(line, at) if kind == WORD else None


# -- digits


def _in_digits(line: Line, at: int) -> Read | None:
    digits, after = line[at].norm, at + 1
    if after == len(line) or not _goes_on(line[after]):
        written = _written(digits)
        return (written, after) if written else None
    read = _mixed(line, at) or _divided(line, at) or _plain_digits(line, at)
    if read is None:
        return None
    number, end = read
    power = _power_of_ten(line, end)
    if power:
        step = number.step * power[0]
        return replace(number, value=number.value * power[0], step=step), power[1]
    return parted(line, scaled(line, (number, end)))


@lru_cache(maxsize=4096)
def _written(digits: str) -> Number | None:
    """The number that digits with their separators are; None where they are torn or too many."""
    plain = _ungrouped(digits) if len(digits) <= GREATEST_DIGITS else None
    if plain is None:
        return None
    whole, _, decimals = plain.partition(".")
    if not decimals:
        return Number(Fraction(int(whole)), is_in_digits=True)
    parts = 10 ** len(decimals)
    return Number(Fraction(int(whole + decimals), parts), Fraction(1, parts), is_in_digits=True)


_GOING_ON = frozenset(
    ["and", "&", "+", "-", "–", "/", "×", "x", "·", "*", "e", "^", "point", "of", "hundred"]
)


def _goes_on(node: Node) -> bool:
    """Whether a number in digits may go on with what stands behind it."""
    if node.kind not in (WORD, SIGN):
        return True
    return node.norm in _GOING_ON or node.norm in scales()


def _plain_digits(line: Line, at: int) -> Read | None:
    """Digits with their separators, groups set apart by blanks included; None if torn."""
    digits, end = line[at].norm, at + 1
    while end < len(line) and line[end].gap == BLANK and _is_next_group(line, at, end):
        digits, end = f"{digits} {line[end].norm}", end + 1
    if digits == "10" and (power := _raised(line, end)):
        ten = Fraction(10) ** power[0]
        return Number(ten, ten, is_in_digits=True), power[1]
    written = _written(digits)
    return (written, end) if written else None


def _is_next_group(line: Line, first: int, at: int) -> bool:
    """Whether digits after a blank go on a number as "12 500" does, and "2004 100" does not."""
    node = line[at]
    if node.kind != DIGITS or not re.match(r"\d{3}(?:[.,]\d+)?$", node.norm):
        return False
    begun = r"[1-9]\d{0,2}" if at == first + 1 else r"\d{3}"
    return re.fullmatch(begun, line[at - 1].norm) is not None


def _ungrouped(digits: str) -> str | None:
    """The digits with a point for the decimals and no other separator; None where they are torn.

    "6,748,36", "100,00" and "0,319.1" are no numbers; "12,5" and "0,25" have a decimal comma.
    """
    if _PLAIN.fullmatch(digits):
        return digits
    if digits.startswith("0,"):
        return digits.replace(",", ".") if _DECIMAL_COMMA.fullmatch(digits) else None
    if _GROUPED.fullmatch(digits):
        return digits.replace(",", "")
    if _SPACED.fullmatch(digits):
        return digits.replace(" ", "").replace("'", "").replace(",", ".")
    if _POINTED.fullmatch(digits):
        return digits.replace(".", "").replace(",", ".")
    return digits.replace(",", ".") if _DECIMAL_COMMA.fullmatch(digits) else None


def _mixed(line: Line, at: int) -> Read | None:
    """A whole number and a fraction: "2½", "2 1/2", "2-1/2", "2 and 1/2"."""
    whole = line[at].norm
    if not whole.isdigit():
        return None
    after = at + 1
    if after < len(line) and line[after].norm in DASHES | {"and", "&", "+"}:
        after += 1
    if is_end(line, after):
        return None
    read = _fraction_at(line, after)
    if read is None:
        return None
    part, end = read
    return replace(part, value=int(whole) + part.value), end


def _fraction_at(line: Line, at: int) -> Read | None:
    """A fraction below one in a sign or in digits, and where it ends."""
    if line[at].kind == FRACTION:
        over, under = map(int, line[at].norm.split("/"))
        return _part(over, under), at + 1
    if not _is_slashed(line, at):
        return None
    over, under = int(line[at].norm), int(line[at + 2].norm)
    return (_part(over, under), at + 3) if 0 < over < under <= 1000 else None


def _part(over: int, under: int) -> Number:
    return Number(Fraction(over, under), step_of_part(under), is_in_digits=True)


def _is_slashed(line: Line, at: int) -> bool:
    """Whether two whole numbers stand around a slash: "3/4"; not "3/4/2024"."""
    if at + 2 >= len(line) or line[at + 1].norm != "/":
        return False
    if not (line[at].norm.isdigit() and line[at + 2].norm.isdigit()):
        return False
    is_close = line[at + 1].gap == line[at + 2].gap == GLUED or line[at + 1].text == "⁄"
    following = line[at + 3] if at + 3 < len(line) else None
    is_longer = following and following.norm == "/"
    return is_close and not is_longer and len(line[at + 2].norm) < 5


def _divided(line: Line, at: int) -> Read | None:
    """A fraction in digits that is one: "3/4 inch", but not "120/80", "9/11" or "24/7".

    A ruler's denominators are fractions, others where they are of one: "1/80th of an acre".
    """
    if not _is_slashed(line, at):
        return None
    over, under = int(line[at].norm), int(line[at + 2].norm)
    end, is_of_one = _past_of_one(line, at + 3)
    is_usual = under in _RULER or (over == 1 and under in _OF_ONE_PART)
    is_sign = line[at + 1].text == "⁄"
    if not 0 < under <= 1000 or over > 1000:
        return None
    if not is_sign and (over >= under or not (is_usual or is_of_one)):
        return None
    return _part(over, under), end


def _past_of_one(line: Line, at: int) -> tuple[int, bool]:
    """Where "ths of a", "of an" ends behind a fraction, and whether it stands there."""
    here = at
    if is_glued(line, here) and is_ordinal_ending(line[here].norm):
        here += 1
    if (
        here + 1 < len(line)
        and line[here].norm == "of"
        and line[here + 1].norm in grammar("indefinite")
    ):
        return here + 2, True
    return at, False


def is_ordinal_ending(norm: str) -> bool:
    """Whether it is the ending of an ordinal or of a part in digits: "21st", "3/8ths"."""
    return norm.removesuffix("s") in ("th", "rd", "nd") or norm == "st"


def _fraction_sign(line: Line, at: int) -> Read | None:
    over, under = map(int, line[at].norm.split("/"))
    if under == 0:
        return None
    return scaled(line, (_part(over, under), at + 1))


def _power_of_ten(line: Line, at: int) -> tuple[Fraction, int] | None:
    """The power of ten that multiplies what stands before ``at``: "× 10^6", "×10⁶", "e6"."""
    if at + 1 < len(line) and line[at].norm in _TIMES and line[at + 1].norm == "10":
        raised = _raised(line, at + 2)
        return (Fraction(10) ** raised[0], raised[1]) if raised else None
    if at + 1 < len(line) and line[at].norm == "e" and line[at].gap == GLUED:
        exponent = _exponent(line, at + 1)
        return (Fraction(10) ** exponent[0], exponent[1]) if exponent else None
    return None


def _raised(line: Line, at: int) -> tuple[int, int] | None:
    """The exponent at ``at`` and where it ends: "⁶", "^6", "^-6"."""
    if kind_at(line, at) == POWER:
        return _in_reach(int(line[at].norm[1:]), at + 1)
    if at + 1 < len(line) and line[at].norm == "^":
        return _exponent(line, at + 1)
    return None


def _exponent(line: Line, at: int) -> tuple[int, int] | None:
    sign, here = 1, at
    if line[here].norm in ("-", "+", "–") and here + 1 < len(line):
        sign, here = (1 if line[here].norm == "+" else -1), here + 1
    if line[here].gap != GLUED or not line[here].norm.isdigit():
        return None
    return _in_reach(sign * int(line[here].norm[:6]), here + 1)


def _in_reach(exponent: int, end: int) -> tuple[int, int] | None:
    return (exponent, end) if abs(exponent) <= GREATEST_EXPONENT else None
