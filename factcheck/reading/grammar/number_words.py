"""Numbers in words, by the table ``words/en/numbers.txt``, and what words add to digits."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from msgspec import Struct
from msgspec.structs import replace

from factcheck.reading.grammar.engine import Line, Node, is_end, norm_at
from factcheck.reading.grammar.phrases import Phrases
from factcheck.reading.grammar.tokens import DIGITS, GLUED, PARAGRAPH
from factcheck.words import choices, grammar, rows, table


@cache
def _sections() -> Mapping[str, Mapping[str, int]]:
    """The words of each section of the table with their numbers."""
    sections: dict[str, dict[str, int]] = {}
    section: dict[str, int] = {}
    for line in table("numbers"):
        if line.startswith("["):
            section = sections.setdefault(line.strip("[]"), {})
            continue
        words, number = line.split("|")
        section |= dict.fromkeys(choices(words), int(number))
    return sections


@cache
def cardinals() -> Mapping[str, int]:
    """The single words for the numbers below a hundred."""
    return _sections()["cardinal"]


@cache
def scales() -> Mapping[str, int]:
    """What multiplies the number before it: hundred, thousand, million, crore or dozen."""
    return _sections()["scale"]


@cache
def letter_scales() -> Mapping[str, int]:
    """The letters that multiply the digits right before them, as written: k, m, bn is a word."""
    return _sections()["letter"]


@cache
def ordinals() -> Mapping[str, int]:
    """The single words for a place in a count: from first to millionth."""
    return _sections()["ordinal"]


@cache
def parts_of_ten() -> Mapping[str, int]:
    """Loose parts of ten, and where in it they lie: mid is 5."""
    return {word: int(place) for words, place in rows("tens") for word in choices(words)}


@cache
def _parts() -> Phrases:
    """The names of parts: those of the table, and every place from the third on, one or more."""
    places = [(word, number) for word, number in ordinals().items() if number > 2]
    tens = [(word, number) for word, number in cardinals().items() if number >= 20]
    places += [
        (f"{ten}-{one}", number + place)
        for ten, number in tens
        for one, place in ordinals().items()
        if 2 < place < 10
    ]
    many = [(f"{word}s", number) for word, number in places]
    return Phrases([*_sections()["part"].items(), *places, *many])


def part_at(line: Line, at: int) -> tuple[int, Fraction] | None:
    """The part of one whose name stands at ``at``, and where it ends: "third" is 1/3."""
    found = _parts().longest(line, at)
    return (found[0], Fraction(1, found[1][0])) if found else None


@cache
def part_beginnings() -> frozenset[str]:
    """The norms with which the name of a part begins: half, third, ten."""
    return frozenset(_parts().beginnings())


# -- numbers in words, and what words add to digits


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


def in_words(line: Line, at: int) -> Read | None:
    """The number in words that begins at ``at``: "two hundred and fifty", "half a million"."""
    if line[at].norm not in _beginnings() or _is_hyphened_place(line, at):
        return None
    if part := _part_in_words(line, at):
        return parted(line, scaled(line, _of_scale(line, part)))
    if line[at].norm in grammar("indefinite"):
        scale = _scale_at(line, at + 1)
        if scale is None or scale[0] == 144:
            return None
        one = Number(ONE), at + 1
        return parted(line, scaled(line, _run(line, at + 1, 1) or one))
    read = _run(line, at)
    if read and (parts := _many_parts(line, read)):
        return parts
    return read and parted(line, scaled(line, _spoken_decimals(line, read)))


def _is_hyphened_place(line: Line, at: int) -> bool:
    """Whether a hyphen joins a ten to a place, which counts nothing: "twenty-fifth"."""
    read = read_ordinal(line, at) if past_hyphen(line, at + 1) > at + 1 else None
    return read is not None and read[1] > at + 1 and line[read[1] - 1].norm != "second"


def read_ordinal(line: Line, at: int) -> tuple[int, int] | None:
    """The place in a count at ``at`` in words, and where it ends: "third", "twenty-first"."""
    node = line[at]
    if node.norm in ordinals():
        return ordinals()[node.norm], at + 1
    tens = cardinals().get(node.norm, 0)
    ones = past_hyphen(line, at + 1)
    if tens < 20 or ones >= len(line):
        return None
    second = ordinals().get(line[ones].norm, 10)
    return (tens + second, ones + 1) if second < 10 else None


@cache
def _beginnings() -> frozenset[str]:
    """The norms with which a number in words begins."""
    return frozenset([*cardinals(), *part_beginnings(), *grammar("indefinite")])


_FIFTH = Fraction(1, 5)


def _many_parts(line: Line, read: Read) -> Read | None:
    """So many parts: "twenty-three fifths", "twenty-five hundredths"; quarters may be of a year."""
    number, end = read
    here = past_hyphen(line, end)
    part = part_at(line, here) if not is_end(line, here) else None
    if part is None or part[1] > _FIFTH or line[part[0] - 1].norm in ordinals():
        return None
    return Number(number.value * part[1], part[1] / 2, is_part=True), part[0]


def _below_hundred(line: Line, at: int) -> tuple[int, int] | None:
    """The number below a hundred at ``at``: "seven", "twenty", "twenty-five"."""
    first = cardinals().get(line[at].norm) if at < len(line) else None
    if first is None:
        return None
    if first < 20:
        return first, at + 1
    ones = past_hyphen(line, at + 1)
    second = cardinals().get(line[ones].norm, 0) if ones < len(line) else 0
    is_joined = 0 < second < 10 and line[ones].gap != PARAGRAPH and not _is_numerator(line, ones)
    return (first + second, ones + 1) if is_joined else (first, at + 1)


def past_hyphen(line: Line, at: int) -> int:
    """Past a hyphen right behind a word: "twenty-five"; the same place without one."""
    is_hyphen = at < len(line) and line[at].norm == "-" and line[at].gap == GLUED
    return at + 1 if is_hyphen else at


def _is_numerator(line: Line, at: int) -> bool:
    """Whether a number is that of a part: the "one" of "twenty one-hundredths"."""
    after = past_hyphen(line, at + 1)
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
            if group is not None and below[0] == 0:
                break
            group, here = (group or 0) + below[0], below[1]
            end = here
        elif group is None:
            break
        if _is_hundred(line, here) and 0 < (group or 0) < 100:
            group, here = (group or 0) * 100, past_hyphen(line, here) + 1
            end = here
            here = _past_and(line, here, 100)
            continue
        scale = _scale_at(line, here) if total else _run_scale(line, here)
        if scale and group and scale[0] < least:
            total, least = total + group * scale[0], scale[0]
            group, here = None, scale[1]
            if lower := _behind_comma(line, here, scale[0]):
                return Number(total + lower[0].value), lower[1]
            end = here
            here = _past_and(line, here, scale[0])
            continue
        break
    if end == at:
        return None
    value = Fraction(total + (group or 0))
    is_scaled = group is None and value < 1000 * least
    return Number(value, scale=Fraction(least) if is_scaled else ONE), end


def _is_hundred(line: Line, at: int) -> bool:
    here = past_hyphen(line, at)
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
    goes_on = below and not _is_past_scale(line, below[1], scale[0])
    return scale if goes_on or _behind_comma(line, scale[1], scale[0]) else None


def _past_and(line: Line, at: int, scale: int) -> int:
    """Past the "and" in "two hundred and five"; not in "between two hundred and five hundred"."""
    if at + 1 >= len(line) or line[at].norm != "and":
        return at
    below = _below_hundred(line, at + 1)
    if below is None or _is_past_scale(line, below[1], scale) or _are_parts(line, below):
        return at
    return at + 1


def _behind_comma(line: Line, at: int, scale: int) -> Read | None:
    """What a comma sets apart below a scale: "two thousand, three hundred and five".

    Bare hundreds may begin anew, "of the two thousand, three hundred", and lists go on.
    """
    if norm_at(line, at) != "," or at + 1 == len(line):
        return None
    run = _run(line, at + 1)
    lower = scaled(line, run) if run else None
    if lower is None or not 100 < lower[0].value < scale or lower[0].value in range(100, 1000, 100):
        return None
    behind = norm_at(line, lower[1])
    is_list = behind == "," or behind in grammar("conjoining")
    next_up = line[lower[1] + 1 : lower[1] + 2]
    return None if is_list and any(map(is_of_number, next_up)) else lower


def is_of_number(node: Node) -> bool:
    """Whether a node is a number or begins one, in digits or in words."""
    return node.kind == DIGITS or node.norm in cardinals()


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
    here = past_hyphen(line, at)
    if is_end(line, here):
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
    while not is_end(line, here):
        digit = cardinals().get(line[here].norm, 10) if line[here].norm != "oh" else 0
        if digit > 9:
            break
        digits, here = digits + str(digit), here + 1
    if not digits:
        return read
    step = Fraction(1, 10 ** len(digits))
    return replace(number, value=number.value + int(digits) * step, step=step), here


def scaled(line: Line, read: Read) -> Read:
    """The number with the scale word, or several, that follow it, and what is added to these."""
    number, end = read
    while scale := _scale_at(line, end):
        if scale[0] == 100 and abs(number.value) >= 100:
            break
        number, end = _times(number, scale[0]), scale[1]
    return _further(line, (number, end)) if end > read[1] else read


def bare_scale(line: Line, at: int) -> Read | None:
    """A hundred or a thousand without a number before it: "hundred thousand", "hundred and one"."""
    scale = scales().get(line[at].norm)
    if scale not in (100, 1000):
        return None
    one = _times(Number(ONE), scale), at + 1
    read = scaled(line, one)
    return read if read[1] > at + 1 else _further(line, one)


def _times(number: Number, scale: int) -> Number:
    step = number.step
    if scale >= 1000 and str(step.denominator).strip("0") != "1":
        step = Fraction(1, 10)
    if scale not in _COUNTED_IN_ONES or step < 1:
        step *= scale
    own = 1 if scale == 100 else scale
    return replace(number, value=number.value * scale, step=step, scale=number.scale * own)


def _further(line: Line, read: Read) -> Read:
    """What is added below a scale: "3 hundred and 21", "a hundred and one", "2 crore 25 lakh"."""
    number, end = read
    if number.scale > 1 and end < len(line) and line[end].norm.isdigit():
        lower = scaled(line, (Number(Fraction(int(line[end].norm))), end + 1))
        is_whole = (number.value / number.scale).denominator == 1
        if is_whole and lower[1] > end + 1 and lower[0].value < number.scale:
            value = number.value + lower[0].value
            return replace(number, value=value, step=lower[0].step, scale=ONE), lower[1]
    if number.scale not in (1, 1000):
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
    if at >= len(line):
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
        under = past_hyphen(line, at + 1)
    elif 0 < (count := cardinals().get(line[at].norm, 0)) < 100:
        over, under = count, past_hyphen(line, at + 1)
    if under >= len(line) or (under > at and line[under].gap == PARAGRAPH):
        return None
    part = part_at(line, under)
    if part is None or (under == at and not _is_bare_part(line, at)):
        return None
    is_apart = line[at].norm in cardinals() and line[under].gap != GLUED
    if is_apart and _is_place(line, under, part[0], over):
        return None
    return _parts_of(over, part[1]), part[0]


def _is_place(line: Line, at: int, end: int, count: int) -> bool:
    """Whether what may be a part is of its noun: "two fifth graders", "three half-brothers"."""
    is_joined = past_hyphen(line, end) > end
    if line[at].norm in ("half", "quarter"):
        is_three = count == 3 and line[at].norm == "quarter"
        return count > 1 and not (is_three and not norm_at(line, end + is_joined).endswith("s"))
    if line[at].norm not in ordinals():
        return False
    if is_joined:
        return norm_at(line, end + 1) != "of"
    return count > 1 and norm_at(line, end) not in ("", "of", "majority")


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
    """Past "a" or "of a" before a scale: "half-a-million", "a quarter of a billion"."""
    number, end = read
    here = past_hyphen(line, end)
    here = past_hyphen(line, here + 1) if norm_at(line, here) == "of" else here
    if here < len(line) and line[here].norm in grammar("indefinite") and _scale_at(line, here + 1):
        return replace(number, is_part=False), here + 1
    return read


def parted(line: Line, read: Read) -> Read:
    """The number with "and a half", "and three quarters" where that follows: of its scale."""
    number, end = read
    here = end + 1 if end < len(line) and line[end].norm == "-" else end
    if here >= len(line) or line[here].norm not in ("and", "&") or number.value.denominator != 1:
        return read
    after = past_hyphen(line, here + 1)
    part = _part_in_words(line, after) if after < len(line) else None
    if part is None or not 0 < part[0].value < 1:
        return read
    if after == part[1] - 1 and norm_at(line, part[1]) in grammar("article"):
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
    return scaled(line, (more, part[1])) if scale == 1 else (more, part[1])
