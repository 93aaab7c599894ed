"""What cookery books agree on: the marks of gas ovens, and ounces of 25 grams.

British ovens and tables of weights follow the Metrication Board's advice of the 1970s, which
cookery books print to this day: gas mark 4 is 350 °F or 180 °C, and an ounce is 25 grams, rounded
up or down to the nearest five. An oven that keeps food warm is 200 °F or 90 °C. Australian tables
make a pound of 500 grams (The Australian Women's Weekly, "Conversion chart"): a pound and a half
is 750 grams.
"""

from __future__ import annotations

import re
from fractions import Fraction

from factcheck.late_pattern import LatePattern
from factcheck.quantities.measure import Numeral
from factcheck.quantities.numerals import read_numeral

_GAS = LatePattern(
    r"(?:gas marks?|regulo|gas(?= \d+(?:⁄\d)?\W*$)|^marks?(?= \d+(?:⁄\d)?\W*$)) ?",
    ("gas", "regulo", "mark"),
    re.IGNORECASE,
)
_FAN = LatePattern(
    r"\W*(?:fan\b.*?\d"
    r"|\d+ ?(?:°|degrees?)? ?(?:[CF]|Celsius|Fahrenheit)?[ (]+"
    r"(?:(?:with|in|for|on) (?:an? |the )?)?(?:fan|convection)\b(?!\W?\d))",
    ("fan", "convection"),
    re.IGNORECASE,
)
_GAS_STEP = Fraction(25)  # degrees Fahrenheit from one mark to the next
_LEAST = {Fraction(1, 4): Fraction(225), Fraction(1, 2): Fraction(250)}
_GREATEST = 10  # mark of a gas oven
_CELSIUS = {200: (90,), 225: (110,), 250: (120, 130), 275: (135, 140), 475: (240, 250)}
_COOKS_OUNCE = 25  # grams
_METRIC_POUND = 500  # grams
_FEW_POUNDS = 2  # more are told in kilograms
_MEASURES = ("fluid ounce", "cup", "pint", "spoon")
_WEIGHTS = ("ounce", "pound")
_FEW_OUNCES = 3  # fewer are told in grams to the nearest five
_POUND = 16  # ounces


def read_gas_mark(text: str, start: int) -> tuple[Numeral, int] | None:
    """The mark of a gas oven as the degrees Fahrenheit that it stands for, and where it ends."""
    gas = _GAS.match(text, start)
    read = gas and read_numeral(text, gas.end())
    heat = _fahrenheit(read[0].value) if read else None
    if not read or heat is None:
        return None
    return Numeral(text[start : read[1]], heat, _GAS_STEP, has_unit=True), read[1]


def is_fan_setting(words: str) -> bool:
    """Whether words set a fan oven, which is set lower than others for the same heat."""
    return bool(_FAN.match(words))


def _fahrenheit(mark: Fraction) -> Fraction | None:
    """The degrees Fahrenheit of a gas mark, which go up by 25: 275 for 1, 350 for 4."""
    if mark in _LEAST:
        return _LEAST[mark]
    return 250 + _GAS_STEP * mark if 1 <= mark <= _GREATEST and mark.denominator == 1 else None


def is_oven_table(fahrenheit: Fraction, celsius: Fraction) -> bool:
    """Whether tables of oven temperatures set the one beside the other: 250 °F beside 130 °C."""
    return any(fahrenheit == mark and celsius in row for mark, row in _CELSIUS.items())


def is_cooks_ounce(ounces: Fraction, grams: Fraction) -> bool:
    """Whether grams are some ounces of 25 grams, rounded to fives: 60 for 2½, 10 for ½."""
    if not 0 < ounces < _FEW_OUNCES or grams % 5:
        return False
    return abs(ounces * _COOKS_OUNCE - grams) * 2 <= 5


def is_many_ounces(ounces: Fraction, grams: Fraction) -> bool:
    """Whether grams are more of those ounces, up to a pound: 200 for 8, which are 227."""
    return _FEW_OUNCES <= ounces <= _POUND and ounces * _COOKS_OUNCE == grams


def is_metric_pound(pounds: Fraction, grams: Fraction) -> bool:
    """Whether grams are pounds of 500 grams, a few: 375 for ¾, 750 for 1½."""
    return pounds <= _FEW_POUNDS and pounds * _METRIC_POUND == grams


def are_cooks_measures(names: set[str]) -> bool:
    """Whether of two units one is a cook's, of volume or of weight, and one its metric unit."""
    for metric, customary in ((("liter",), _MEASURES), (("gram",), _WEIGHTS)):
        theirs = {name for name in names if name.endswith(metric) and name != "kilogram"}
        if theirs and any(name.endswith(customary) for name in names - theirs):
            return True
    return False
