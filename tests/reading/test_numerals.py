"""Numbers in digits, in words and mixed: one reader for all."""

from __future__ import annotations

import random
from fractions import Fraction

import pytest

from factcheck.reading.figures.single_figures import begins_figure
from factcheck.reading.grammar.number_words import Number, read_ordinal
from factcheck.reading.grammar.numerals import read_number
from factcheck.reading.grammar.tokens import tokenize

_ONES = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")


def _in_words(number: int) -> str:
    if number < 20:
        return _ONES[number]
    if number < 100:
        return _TENS[number // 10 - 2] + (f"-{_ONES[number % 10]}" if number % 10 else "")
    for scale, name in ((10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= scale:
            whole, rest = divmod(number, scale)
            joint = " and " if 0 < rest < 100 else " "
            return f"{_in_words(whole)} {name}" + (joint + _in_words(rest) if rest else "")
    rest = number % 100
    return f"{_ONES[number // 100]} hundred" + (f" and {_in_words(rest)}" if rest else "")


def _numbers(text: str) -> list[Number]:
    line, found, at = tokenize(text), [], 0
    while at < len(line):
        read = read_number(line, at) if begins_figure(line, at) else None
        if read:
            found.append(read[0])
        at = read[1] if read else at + 1
    return found


@pytest.mark.parametrize("change", [("-", " "), (" and ", " "), ("", "")])
def test_words_and_digits_tell_the_same_number(change: tuple[str, str]) -> None:
    chance = random.Random(7)  # noqa: S311 - no secret hangs on it
    sample = [*range(0, 1000, 7), *(chance.randrange(10**12) for _ in range(300)), 10_000]
    for number in sample:
        words = _in_words(number).replace(*change)
        for text in (words, f"{words} people", f"{number:,}", str(number)):
            read = read_number(tokenize(text), 0)
            assert read, text
            assert read[0].value == number, text


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("a hundred and one", "101"),
        ("two dozen days", "24"),
        ("three dozens of eggs", "36"),
        ("half a dozen", "6"),
        ("3 hundred and 21", "321"),
        ("two point two million", "2200000"),
        ("zero point eight", "0.8"),
        ("minus five point five", "-5.5"),
        ("−5", "-5"),
        ("two and a half million", "2500000"),
        ("two million and a half", "2500000"),
        ("half a million", "500000"),
        ("half-a-million", "500000"),
        ("three quarters of a billion", "750000000"),
        ("2½", "5/2"),
        ("2 1/2", "5/2"),
        ("2-1/2", "5/2"),
        ("1/80th of an acre", "1/80"),
        ("two-thirds", "2/3"),
        ("12 500", "12500"),
        ("1,5", "1.5"),
        ("1.234.567,8", "1234567.8"),
        ("12,34,567", "1234567"),
        ("1.5 × 10^6", "1500000"),
        ("10⁻⁶", "1/1000000"),
        ("2 lakh crore", "2000000000000"),
        ("nineteen hundred", "1900"),
        ("2 crore 25 lakh", "22500000"),
        ("6 thousand 2 hundred and 15", "6215"),
        ("seven thousand, four hundred and twelve", "7412"),
        ("two million, three hundred thousand and five", "2300005"),
        ("two billion, four hundred million", "2400000000"),
        ("twenty-three fifths", "23/5"),
        ("10 tln", "10000000000000"),
    ],
)
def test_numbers_are_read_as_newspapers_write_them(text: str, value: str) -> None:
    assert [number.value for number in _numbers(text)] == [Fraction(value)]


@pytest.mark.parametrize(
    "text", ["6,748,36", "100,00", "0,319.1", "9/11", "24/7", "KN-23", "the third of"]
)
def test_what_only_looks_like_a_number_is_none(text: str) -> None:
    assert all(number.value in (9, 11, 24, 7) for number in _numbers(text))


def test_and_joins_no_two_numbers() -> None:
    values = [number.value for number in _numbers("between two hundred and five hundred")]
    assert values == [200, 500]


def test_a_comma_joins_no_two_numbers_in_words() -> None:
    rows = {
        "of the two thousand, three hundred died": [2000, 300],
        "one thousand, five hundred and six, and two hundred": [1506, 200],
        "two thousand, five hundred and ten or six hundred": [2000, 510, 600],
    }
    for text, values in rows.items():
        assert [number.value for number in _numbers(text)] == values, text


def test_the_last_digit_written_is_the_step() -> None:
    steps = {"900": "1", "2.5": "1/10", "1.2 million": "100000", "5 thousand": "1", "1.50": "1/100"}
    for text, step in steps.items():
        assert _numbers(text)[0].step == Fraction(step), text


@pytest.mark.parametrize(
    ("text", "place"),
    [("first", 1), ("ninth", 9), ("tenth", 10), ("twenty-first", 21), ("ninety ninth", 99)],
)
def test_places_in_a_count_told_in_words(text: str, place: int) -> None:
    read = read_ordinal(tokenize(text), 0)
    assert read is not None
    assert read[0] == place


@pytest.mark.parametrize(
    "text", ["five", "5", "twenty-five", "twenty tenth", "ten-first", "twenty"]
)
def test_what_is_no_place_in_a_count(text: str) -> None:
    assert read_ordinal(tokenize(text), 0) is None
