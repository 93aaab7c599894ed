"""Words of change that are figures: doubled, halved, threefold, one in five, a third."""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.late_pattern import LatePattern, compiled
from factcheck.quantities.directions import FALLEN, RISEN
from factcheck.quantities.hedges import read_hedge_before
from factcheck.quantities.measure import Measure, Numeral, Unit
from factcheck.quantities.numerals import read_numeral
from factcheck.quantities.unit_reading import read_unit

RATIO = Unit("times", "time", "×", "ratio", "count")
SHARE = Unit("", "share", "", "share", "count")
_FACTORS = {
    "double": Fraction(2), "doubled": Fraction(2), "doubling": Fraction(2), "doubles": Fraction(2),
    "twice": Fraction(2), "triple": Fraction(3), "tripled": Fraction(3), "tripling": Fraction(3),
    "thrice": Fraction(3), "quadruple": Fraction(4), "quadrupled": Fraction(4),
    "quintupled": Fraction(5), "halved": Fraction(1, 2), "halving": Fraction(1, 2),
}  # fmt: skip
_FACTOR = re.compile(rf"\b({'|'.join(_FACTORS)})\b", re.IGNORECASE)
_BY_PART = LatePattern(
    rf"\b(?:(?P<up>{RISEN}|up)|{FALLEN}|down|cut|reduced)\b.*? by ", (" by ",), re.IGNORECASE
)
_IN = re.compile(r" ?(?:in|out of|of every|in every) (?:every )?|-in-", re.IGNORECASE)
_BEGINNING = r"(?<![\w.,/-])(?:\d|[A-Za-z])"
_PART_WORD = LatePattern(
    r"half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth", flags=re.IGNORECASE
)
_OF_WHOLE = LatePattern(
    r"(?: of)?(?: (?:the|all|its|their|his|her|our|them|us|it|these|those)\b.*| \w+s\b.*|"
    r" (?:fewer|less|lower|smaller|cheaper|more|higher|larger|bigger|greater)\b.*|)$"
)


def read_change(text: str) -> Measure | None:
    """A ratio or a share that the words state without a unit, or None.

    "Doubled" and "fell by a third" are the factors 2 and 2/3, of dimension ``ratio``; "one in
    five" and "two-thirds of" are parts of one, of dimension ``share``.
    """
    return _fold(text) or _factor_word(text) or _by_part(text) or _share(text)


_FOLD = re.compile(r"\b(?P<many>\w+)[ -]?fold\b", re.IGNORECASE)


def _fold(text: str) -> Measure | None:
    """The factor of "threefold", "ten-fold"; "10-fold" is read as any unit is."""
    match = _FOLD.search(text)
    read = match and read_numeral(match["many"].lower().removesuffix("-"), 0)
    if not match or not read or not read[0].value or match["many"].isdigit():
        return None
    return _measure(text, match.start(), match[0], read[0].value, read[0].value / 4, RATIO)


def _factor_word(text: str) -> Measure | None:
    match = _FACTOR.search(text)
    before_level = re.sub(r"(?<=d) to .*", "", text)  # "doubled to 12 percent"
    if match is None or re.search(r"\d|\bdouble[- ]\w", before_level, re.IGNORECASE):
        return None
    value = _FACTORS[match[1].lower()]
    return _measure(text, match.start(), match[1], value, value / 4, RATIO)


def _by_part(text: str) -> Measure | None:
    match = _BY_PART.search(text)
    part = match and read_numeral(text, match.end())
    if not match or not part or text[part[1] :].strip(" .,") or not 0 < part[0].value < 1:
        return None
    numeral = part[0]
    if re.match(r"[\d.]+$", numeral.text):
        return None
    sign = 1 if match["up"] else -1
    return _measure(
        text, match.start(), text[match.start() :], 1 + sign * numeral.value, numeral.step, RATIO
    )


def _share(text: str) -> Measure | None:
    """The share in "one in five", "3 out of 10", "two-thirds of voters", "half"."""
    for start in compiled(_BEGINNING).finditer(text):
        if part := read_numeral(text, start.start()):
            return _one_in(text, start.start(), *part) or _part_of(text, start.start(), *part)
    return None


def _one_in(text: str, start: int, part: Numeral, end: int) -> Measure | None:
    """The share in "one in five", "3 out of 10"; of ten or a hundred it is a decimal."""
    link = _IN.match(text, end)
    read = link and read_numeral(text, link.end())
    if not read or not 0 < read[0].value >= part.value or not _is_plain(text, read[1]):
        return None
    whole, words = read[0].value, text[start : read[1]]
    step = part.step / whole / (1 if whole in (10, 100) else 2)
    return _measure(text, start, words, part.value / whole, step, SHARE)


def _part_of(text: str, start: int, part: Numeral, end: int) -> Measure | None:
    """The share in "two-thirds of voters", "half of the vote"; "half a mile" is none."""
    if not 0 < part.value < 1 or not _PART_WORD.search(part.text):
        return None
    whole = end - len(" the") if part.text.lower().endswith(" of the") else end
    if not _OF_WHOLE.match(text[whole:]) or not _has_no_unit(text, end):
        return None
    return _measure(text, start, part.text, part.value, part.step, SHARE)


def _is_plain(text: str, end: int) -> bool:
    """Whether the whole is a number of things: "3 in 10 adults", not "2 in 5 ft"."""
    return _has_no_unit(text, end) if text[end : end + 1] == " " else end == len(text)


def _has_no_unit(text: str, end: int) -> bool:
    return read_unit(text, end + 1, counts=False) is None


def _measure(
    text: str, start: int, words: str, value: Fraction, step: Fraction, unit: Unit
) -> Measure:
    return Measure(
        (Numeral(words, value, step, has_unit=True),), read_hedge_before(text[:start]), unit
    )
