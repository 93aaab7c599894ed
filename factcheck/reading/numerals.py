"""Numbers as written: in digits, in words, mixed, with scales, parts, decimals and powers.

The one reader of numbers; what a number counts or measures is told by the layers above it.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.quantities.rounding import step_of_part
from factcheck.reading.engine import Line, Node
from factcheck.reading.number_words import cardinals, ordinals, part_at, scales
from factcheck.reading.tokens import (
    BLANK,
    DIGITS,
    FRACTION,
    GLUED,
    PARAGRAPH,
    POWER,
    SIGN,
    WORD,
)
from factcheck.words.sections import grammar, words_in

GREATEST_EXPONENT = 60
GREATEST_DIGITS = 40

_GROUPED = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+(?:[.,]\d+)?|\d{1,3}(?:'\d{3})+(?:\.\d+)?")
_POINTED = re.compile(r"\d{1,3}(?:\.\d{3}){2,}|[1-9]\d{0,2}(?:\.\d{3})+,\d+")
_PLAIN = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_DECIMAL_COMMA = re.compile(r"0,\d+|\d{1,2},\d{1,2}|\d{1,2},\d{4,}")
_RULER = frozenset([2, 3, 4, 5, 6, 8, 10, 12, 16, 32, 64, 100])
_OF_ONE_PART = frozenset([20, 24, 25, 30, 40, 48, 50, 60, 125, 128, 200, 250, 500, 1000])
_SIGNS = frozenset(["-", "+", "–"])
_TIMES = frozenset(["×", "x", "·", "*"])
_COUNTED_IN_ONES = frozenset([12, 100, 144, 1000])


ONE = Fraction(1)


class Number(Struct, frozen=True, gc=False):
    """A number, with what its writing tells of its precision.

    ``step`` is the value of the last digit written: 1 for "900", 1/10 for "2.5", 100,000 for
    "1.2 million"; for a common fraction that of half a part. ``scale`` is what its scale words
    multiply by ("hundred" aside, which is part of the number). ``is_part`` says that it is told
    as a part of one in words ("two-thirds"), ``is_in_digits`` that it begins with digits.
    """

    value: Fraction
    step: Fraction = ONE
    scale: Fraction = ONE
    is_part: bool = False
    is_in_digits: bool = False


Read = tuple[Number, int]
"""A number, and where it ends on the line."""


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
    if node.norm not in _SIGNS or at + 1 >= len(line) or line[at + 1].gap != GLUED:
        return None
    is_open = at == 0 or node.gap != GLUED or line[at - 1].norm in ("(", "[", "/", "~", "<", ">")
    if not is_open or line[at + 1].kind not in (DIGITS, FRACTION):
        return None
    return (1 if node.norm == "+" else -1), at + 1


def _unsigned(line: Line, at: int) -> Read | None:
    if at >= len(line):
        return None
    kind = line[at].kind
    if kind == DIGITS:
        return _in_digits(line, at)
    if kind == FRACTION:
        return _fraction_sign(line, at)
    return _in_words(line, at) if kind == WORD else None


# -- digits


def _in_digits(line: Line, at: int) -> Read | None:
    digits, after = line[at].norm, at + 1
    if digits.isdigit() and (after == len(line) or not _goes_on(line[after])):
        return (_whole(digits), after) if len(digits) <= GREATEST_DIGITS else None
    read = _mixed(line, at) or _divided(line, at) or _plain_digits(line, at)
    if read is None:
        return None
    number, end = read
    power = _power_of_ten(line, end)
    if power:
        number = replace(number, value=number.value * power[0], step=number.step * power[0])
        return replace(number, is_in_digits=True), power[1]
    number, end = _parted(line, _scaled(line, (number, end)))
    return replace(number, is_in_digits=True), end


@lru_cache(maxsize=4096)
def _whole(digits: str) -> Number:
    return Number(Fraction(int(digits)), is_in_digits=True)


_GOING_ON = frozenset(
    ["and", "&", "+", "-", "–", "/", "×", "x", "·", "*", "e", "^", "point", "of", "hundred"]
)


def _goes_on(node: Node) -> bool:
    """Whether a number in plain digits may go on with what stands behind it."""
    if node.kind not in (WORD, SIGN):
        return True
    return node.norm in _GOING_ON or node.norm in scales()


def _plain_digits(line: Line, at: int) -> Read | None:
    """Digits with their separators, groups set apart by blanks included; None if torn."""
    digits, end = line[at].norm, at + 1
    while end < len(line) and line[end].gap == BLANK and _is_next_group(line, at, end):
        digits, end = f"{digits} {line[end].norm}", end + 1
    if len(digits) > GREATEST_DIGITS:
        return None
    if digits == "10" and (power := _raised(line, end)):
        return Number(Fraction(10) ** power[0], Fraction(10) ** power[0]), power[1]
    plain = _ungrouped(digits)
    if plain is None:
        return None
    if plain.isdigit():
        return Number(Fraction(int(plain)), ONE), end
    whole, _, decimals = plain.partition(".")
    parts = 10 ** len(decimals)
    return Number(Fraction(int(whole + decimals), parts), Fraction(1, parts)), end


def _is_next_group(line: Line, first: int, at: int) -> bool:
    """Whether digits after a blank go on a number as "12 500" does, and "2004 100" does not."""
    node = line[at]
    if node.kind != DIGITS or not re.match(r"\d{3}(?:[.,]\d+)?$", node.norm):
        return False
    begun = r"[1-9]\d{0,2}" if at == first + 1 else r"\d{3}"
    return re.fullmatch(begun, line[at - 1].norm) is not None


def _ungrouped(digits: str) -> str | None:
    """The digits with a point for the decimals and no other separator; None where they are torn.

    "6,748,36" and "100,00" are no numbers; "12,5" and "0,25" have a decimal comma.
    """
    if _PLAIN.fullmatch(digits):
        return digits
    if digits.startswith("0,") and digits.count(",") == 1:
        return digits.replace(",", ".")
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
    if after < len(line) and line[after].norm in ("-", "–", "and", "&", "+"):
        after += 1
    if after >= len(line) or line[after].gap == PARAGRAPH:
        return None
    read = _fraction_at(line, after)
    if read is None or not 0 < read[0].value < 1:
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
    return Number(Fraction(over, under), step_of_part(under))


def _is_slashed(line: Line, at: int) -> bool:
    """Whether two whole numbers stand around a slash: "3/4"; not "3/4/2024"."""
    if at + 2 >= len(line) or line[at + 1].norm != "/":
        return False
    if not (line[at].norm.isdigit() and line[at + 2].norm.isdigit()):
        return False
    is_close = line[at + 1].gap == line[at + 2].gap == GLUED or line[at + 1].text == "⁄"
    following = line[at + 3] if at + 3 < len(line) else None
    is_longer = following and following.norm in ("/", "⁄") and following.gap == GLUED
    return is_close and not is_longer and len(line[at].norm) < 5 and len(line[at + 2].norm) < 5


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
    if here < len(line) and line[here].gap == GLUED and _is_ordinal_ending(line[here].norm):
        here += 1
    if (
        here + 1 < len(line)
        and line[here].norm == "of"
        and line[here + 1].norm in grammar("indefinite")
    ):
        return here + 2, True
    return at, False


def _is_ordinal_ending(norm: str) -> bool:
    return norm.removesuffix("s") in ("th", "rd", "nd") or norm == "st"


def _fraction_sign(line: Line, at: int) -> Read | None:
    over, under = map(int, line[at].norm.split("/"))
    if under == 0:
        return None
    return _scaled(line, (replace(_part(over, under), is_in_digits=True), at + 1))


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
    if at < len(line) and line[at].kind == POWER and line[at].gap == GLUED:
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


# -- words


def _in_words(line: Line, at: int) -> Read | None:
    if part := _part_in_words(line, at):
        return _parted(line, _scaled(line, _of_scale(line, part)))
    if line[at].norm in grammar("indefinite"):
        scale = _scale_at(line, at + 1)
        if scale is None or scale[0] == 144:
            return None
        one = Number(ONE), at + 1
        return _parted(line, _scaled(line, _run(line, at + 1, 1) or one))
    read = _run(line, at)
    if read and (parts := _small_parts(line, read)):
        return parts
    return read and _parted(line, _scaled(line, _spoken_decimals(line, read)))


_SMALL = Fraction(1, 100)


def _small_parts(line: Line, read: Read) -> Read | None:
    """So many hundredths or thousandths: "twenty-five hundredths"; quarters may be of a year."""
    number, end = read
    here = _past_hyphen(line, end)
    part = part_at(line, here) if here < len(line) and line[here].gap != PARAGRAPH else None
    if part is None or part[1] > _SMALL or number.value < 2:
        return None
    return Number(number.value * part[1], part[1] / 2, is_part=True), part[0]


def _below_hundred(line: Line, at: int) -> tuple[int, int] | None:
    """The number below a hundred at ``at``: "seven", "twenty", "twenty-five"."""
    first = cardinals().get(line[at].norm) if at < len(line) else None
    if first is None:
        return None
    if first < 20 or first % 10:
        return first, at + 1
    ones = _past_hyphen(line, at + 1)
    second = cardinals().get(line[ones].norm, 0) if ones < len(line) else 0
    is_joined = 0 < second < 10 and line[ones].gap != PARAGRAPH and not _is_numerator(line, ones)
    return (first + second, ones + 1) if is_joined else (first, at + 1)


def _past_hyphen(line: Line, at: int) -> int:
    is_hyphen = at < len(line) and line[at].norm == "-" and line[at].gap == GLUED
    return at + 1 if is_hyphen else at


def _is_numerator(line: Line, at: int) -> bool:
    """Whether a number is that of a part: the "one" of "twenty one-hundredths"."""
    after = _past_hyphen(line, at + 1)
    return after > at + 1 and part_at(line, after) is not None


def _run(line: Line, at: int, first: int | None = None) -> Read | None:
    """Number words one after another: "two hundred and fifty", "one million two hundred".

    ``first`` is what an article before them counts for: one, in "a hundred and fifty".
    """
    total, group, least = 0, first, 10**30
    here = end = at
    while True:
        below = _below_hundred(line, here)
        if below:
            if group is not None and (group % 100 or below[0] == 0):
                break
            group, here = (group or 0) + below[0], below[1]
            end = here
        elif group is None:
            break
        if _is_hundred(line, here) and 0 < (group or 0) < 100:
            group, here = (group or 0) * 100, _past_hyphen(line, here) + 1
            end = here
            here = _past_and(line, here, 100)
            continue
        scale = _scale_at(line, here) if total else _run_scale(line, here)
        if scale and group and 1000 <= scale[0] < least:
            total, least = total + group * scale[0], scale[0]
            group, here = None, scale[1]
            end = here
            here = _past_and(line, here, scale[0])
            continue
        break
    if end == at:
        return None
    step = ONE if group or least in (1000, 10**30) else Fraction(least)
    return Number(Fraction(total + (group or 0)), step), end


def _is_hundred(line: Line, at: int) -> bool:
    here = _past_hyphen(line, at)
    return here < len(line) and line[here].norm == "hundred" and line[here].gap != PARAGRAPH


def _run_scale(line: Line, at: int) -> tuple[int, int] | None:
    """A scale within a run of words: a thousand, which counts in ones, or one with more behind."""
    scale = _scale_at(line, at)
    if scale is None or scale[0] in (12, 100, 144):
        return None
    if scale[0] == 1000:
        return scale
    after = _past_and(line, scale[1], scale[0])
    below = _below_hundred(line, after)
    goes_on = below and below[0] > 0 and not _is_past_scale(line, below[1], scale[0])
    return scale if goes_on else None


def _past_and(line: Line, at: int, scale: int) -> int:
    """Past the "and" in "two hundred and five"; not in "between two hundred and five hundred"."""
    if at + 1 >= len(line) or line[at].norm != "and":
        return at
    below = _below_hundred(line, at + 1)
    if below is None or _is_past_scale(line, below[1], scale) or _are_parts(line, below):
        return at
    return at + 1


def _are_parts(line: Line, below: tuple[int, int]) -> bool:
    """Whether a number counts parts, as in "one hundred and three quarters"."""
    part = part_at(line, below[1]) if below[1] < len(line) else None
    return part is not None and (below[0] == 1 or line[part[0] - 1].norm.endswith("s"))


def _is_past_scale(line: Line, at: int, scale: int) -> bool:
    """Whether a scale as large stands at ``at``, so that what is before it is another number."""
    if _is_hundred(line, at) and scale == 100:
        return True
    following = _scale_at(line, at)
    return following is not None and following[0] >= max(scale, 1000) and scale >= 1000


def _scale_at(line: Line, at: int) -> tuple[int, int] | None:
    """The scale word at ``at``, perhaps behind a hyphen, and where it ends."""
    here = _past_hyphen(line, at)
    if here >= len(line) or line[here].gap == PARAGRAPH:
        return None
    scale = scales().get(line[here].norm)
    if scale is None or line[here].text in ("MN", "mN"):
        return None
    return scale, here + 1


def _spoken_decimals(line: Line, read: Read) -> Read:
    """The decimals of "two point five", "zero point zero eight"."""
    number, at = read
    if at + 1 >= len(line) or line[at].norm != "point":
        return read
    digits, here = "", at + 1
    while here < len(line) and line[here].gap != PARAGRAPH:
        digit = cardinals().get(line[here].norm, 10) if line[here].norm != "oh" else 0
        if digit > 9:
            break
        digits, here = digits + str(digit), here + 1
    if not digits:
        return read
    step = Fraction(1, 10 ** len(digits))
    return replace(number, value=number.value + int(digits) * step, step=step), here


def _scaled(line: Line, read: Read) -> Read:
    """The number with the scale word, or several, that follow it, and what is added to these."""
    number, end = read
    while scale := _scale_at(line, end):
        if scale[0] == 100 and abs(number.value) >= 100:
            break
        number, end = _times(number, scale[0]), scale[1]
    return _further(line, (number, end)) if end > read[1] else read


def _times(number: Number, scale: int) -> Number:
    step = number.step
    if scale >= 1000 and str(step.denominator).strip("0") != "1":
        step = Fraction(1, 10)
    if scale not in _COUNTED_IN_ONES or step < 1:
        step *= scale
    own = 1 if scale == 100 else scale
    return replace(number, value=number.value * scale, step=step, scale=number.scale * own)


def _further(line: Line, read: Read) -> Read:
    """What is added below a scale: "3 hundred and 21", "a hundred and one"."""
    number, end = read
    if number.scale not in (1, 1000) or number.step < 1:
        return read
    scale = 100 if number.scale == 1 else 1000
    after = _past_and(line, end, scale)
    if after == end and end + 1 < len(line) and line[end].norm == "and":
        after = end + 1 if line[end + 1].kind == DIGITS else end
    added = _added(line, after, is_after_and=after > end)
    if added is None or not 0 < added[0] < scale or _is_past_scale(line, added[1], scale):
        return read
    return replace(number, value=number.value + added[0], scale=Fraction(1)), added[1]


def _added(line: Line, at: int, *, is_after_and: bool) -> tuple[int, int] | None:
    if at >= len(line) or line[at].gap == PARAGRAPH:
        return None
    if line[at].kind == DIGITS:
        return (int(line[at].norm), at + 1) if is_after_and and line[at].norm.isdigit() else None
    run = _run(line, at)
    return (int(run[0].value), run[1]) if run else None


# -- parts


def _part_in_words(line: Line, at: int) -> Read | None:
    """A part in words: "half", "a third", "two-thirds", "three quarters"."""
    over, under = 1, at
    if line[at].norm in grammar("indefinite"):
        under = _past_hyphen(line, at + 1)
    elif 0 < (count := cardinals().get(line[at].norm, 0)) < 100:
        over, under = count, _past_hyphen(line, at + 1)
    if under >= len(line) or (under > at and line[under].gap == PARAGRAPH):
        return None
    part = part_at(line, under)
    if part is None or (under == at and not _is_bare_part(line, at)):
        return None
    return _parts_of(over, part[1]), part[0]


def _is_bare_part(line: Line, at: int) -> bool:
    """Whether a part needs no number: "half", "third of voters"; not the place "the third of"."""
    if line[at].norm in ("half", "quarter"):
        return True
    is_of = at + 1 < len(line) and line[at + 1].norm == "of"
    is_place = at > 0 and line[at - 1].norm in _before_places()
    return is_of and not is_place and line[at].norm in ordinals()


@cache
def _before_places() -> frozenset[str]:
    return grammar("possessive", "demonstrative") | {"the", "on"}


def _parts_of(over: int, part: Fraction) -> Number:
    return Number(over * part, part / 2, is_part=True)


def _of_scale(line: Line, read: Read) -> Read:
    """Past "a" or "of a" before a scale: "half a million", "a quarter of a billion"."""
    number, end = read
    here = end + 1 if end < len(line) and line[end].norm == "of" else end
    if here < len(line) and line[here].norm in grammar("indefinite") and _scale_at(line, here + 1):
        return replace(number, is_part=False), here + 1
    return read


def _parted(line: Line, read: Read) -> Read:
    """The number with "and a half", "and three quarters" where that follows: of its scale."""
    number, end = read
    here = end + 1 if end < len(line) and line[end].norm == "-" else end
    if here >= len(line) or line[here].norm != "and" or number.value.denominator != 1:
        return read
    after = _past_hyphen(line, here + 1)
    part = _part_in_words(line, after) if after < len(line) else None
    if part is None or not 0 < part[0].value < 1:
        return read
    if after == part[1] - 1 and norm_is(line, part[1], grammar("article")):
        return read
    if part[1] < len(line) and line[part[1]].norm == "of":
        return read
    scale = max(number.scale, Fraction(1))
    more = replace(
        number,
        value=number.value + part[0].value * scale,
        step=min(number.step, part[0].step * scale),
        is_part=False,
    )
    return _scaled(line, (more, part[1])) if scale == 1 else (more, part[1])


def norm_is(line: Line, at: int, norms: frozenset[str]) -> bool:
    """Whether one of some words stands at ``at``."""
    return at < len(line) and line[at].norm in norms


# -- ordinals


def read_ordinal(line: Line, at: int) -> tuple[int, int] | None:
    """The place in a count at ``at``, and where it ends: "21st", "third", "twenty-first"."""
    node = line[at]
    if node.kind == DIGITS:
        after = line[at + 1] if at + 1 < len(line) else None
        is_place = after is not None and after.gap == GLUED and after.norm in _endings(node.norm)
        return (int(node.norm), at + 2) if is_place else None
    if node.norm in ordinals():
        return ordinals()[node.norm], at + 1
    tens = cardinals().get(node.norm, 0)
    ones = _past_hyphen(line, at + 1)
    if tens < 20 or ones >= len(line) or line[ones].gap == PARAGRAPH:
        return None
    second = ordinals().get(line[ones].norm, 10)
    return (tens + second, ones + 1) if second < 10 else None


def _endings(digits: str) -> tuple[str, ...]:
    if not digits.isdigit():
        return ()
    if digits[-2:] in ("11", "12", "13"):
        return ("th",)
    return (
        {"1": "st", "2": "nd", "3": "rd"}.get(digits[-1], "th"),
        "d" if digits[-1] in "23" else "",
    )
