"""Every row of every table by itself: its worth, where something else knows it, and its mark.

What a row says is nobody's to guess: "thousand | 100" reads like any other. So the worth of each
row that stands for a number, a day or an hour is reckoned here in another way, from the calendar,
from the zones of the world, from the rules by which number words are made.
"""

from __future__ import annotations

import calendar
import datetime
from fractions import Fraction
from zoneinfo import ZoneInfo

import pytest

from factcheck.words import choices, phrases_of, rows, table
from tests.words.record import RECORD, names
from tests.words.record import rows as marked_rows

Cells = tuple[str, ...]
ONES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
TEENS = [
    *("ten", "eleven", "twelve", "thirteen", "fourteen"),
    *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
SCALES = ["thousand", "million", "billion", "trillion", "quadrillion", "quintillion", "sextillion"]
WORTH: dict[str, int] = {
    **{word: worth for worth, word in enumerate([*ONES, *TEENS])},
    **{word: 10 * worth for worth, word in enumerate(TENS, start=2)},
    **{word: 1000 ** (power + 1) for power, word in enumerate(SCALES)},
    "hundred": 100, "dozen": 12, "gross": 144, "lakh": 10**5, "crore": 10**7,
}  # fmt: skip
OTHERWISE = {
    "nought": "zero", "nil": "zero", "lac": "lakh", "lacs": "lakh", "cr": "crore",
    "mln": "million", "mm": "million", "mn": "million", "mil": "million",
    "mio": "million", "bln": "billion", "milliard": "billion",
    "mrd": "billion", "bn": "billion", "tn": "trillion", "tln": "trillion",
    "trln": "trillion", "trn": "trillion",
    "k": "thousand", "l": "lakh", "m": "million", "b": "billion", "t": "trillion",
    "first": "one", "second": "two", "third": "three", "fifth": "five", "eighth": "eight",
    "ninth": "nine", "twelfth": "twelve", "half": "two", "quarter": "four", "halve": "two",
    "fourty": "forty",
}  # fmt: skip


def test_every_row_is_one_that_was_recorded() -> None:
    recorded = set(RECORD.read_text("utf-8").splitlines())
    new = [line for mark, line in marked_rows() if mark not in recorded]
    gone = recorded - {mark for mark, _ in marked_rows()}
    assert (new, gone) == ([], set()), "a row has changed: test it, and run tests/words/record.py"


@pytest.mark.parametrize(("name", "language"), names())
def test_no_row_of_a_table_stands_twice(name: str, language: str) -> None:
    section, seen, twice = "", set[str](), []
    for line in table(name, language):
        section = line if line.startswith("[") else section
        twice += [line] if line != section and f"{section}{line}" in seen else []
        seen.add(f"{section}{line}")
    assert twice == []


def number_rows() -> list[tuple[str, str, str]]:
    """Each word for a number, its section, and what the table says that it is worth."""
    section, found = "", []
    for line in table("numbers"):
        if line.startswith("["):
            section = line.strip("[]")
        else:
            words, worth = line.split("|")
            found += [(section, word, worth.strip()) for word in choices(words)]
    return found


def worth_of(word: str) -> int:
    """What a number word is worth, by how it is made."""
    word = word.casefold()
    word = OTHERWISE.get(word, word)
    if word in WORTH:
        return WORTH[word]
    if word.endswith("s") and len(word) > 3:
        return worth_of(word.removesuffix("s") if word != "halves" else "half")
    if "-" in word:
        tens, _, rest = word.partition("-")
        larger, smaller = worth_of(tens), worth_of(rest)
        return larger * smaller if smaller >= 100 else larger + smaller
    stem = word.removesuffix("th")
    return worth_of(f"{stem.removesuffix('ie')}y" if stem.endswith("ie") else stem)


@pytest.mark.parametrize(("section", "word", "worth"), number_rows())
def test_a_number_word_is_worth_what_its_parts_make(section: str, word: str, worth: str) -> None:
    assert worth_of(word) == int(worth)


@pytest.mark.parametrize(("table_name", "known"), [
    ("months", [*enumerate(calendar.month_name)][1:]),
    ("weekdays", [*enumerate(calendar.day_name)]),
])  # fmt: skip
def test_months_and_weekdays_are_those_of_the_calendar(
    table_name: str, known: list[tuple[int, str]]
) -> None:
    found = [(int(number), choices(words)) for number, words in rows(table_name)]
    assert [(number, words[0]) for number, words in found] == known
    for _, (full, *short) in found:
        assert all(full.startswith(word[:3]) for word in short)


ZONES = {
    "EST": ("America/New_York", 1), "EDT": ("America/New_York", 7), "CST": ("America/Chicago", 1),
    "CDT": ("America/Chicago", 7), "MST": ("America/Denver", 1), "MDT": ("America/Denver", 7),
    "PST": ("America/Los_Angeles", 1), "PDT": ("America/Los_Angeles", 7), "GMT": ("UTC", 1),
    "UTC": ("UTC", 1), "Z": ("UTC", 1), "BST": ("Europe/London", 7), "CET": ("Europe/Paris", 1),
    "CEST": ("Europe/Paris", 7), "EET": ("Europe/Athens", 1), "EEST": ("Europe/Athens", 7),
    "MSK": ("Europe/Moscow", 1), "Moscow time": ("Europe/Moscow", 1), "JST": ("Asia/Tokyo", 1),
    "KST": ("Asia/Seoul", 1), "HKT": ("Asia/Hong_Kong", 1),
}  # fmt: skip


@pytest.mark.parametrize(
    ("minutes", "zone"),
    [(cell, zone) for cell, words in rows("time_zones") if cell for zone in choices(words)],
)
def test_a_zone_is_as_far_from_greenwich_as_its_places_are(minutes: str, zone: str) -> None:
    place, month = ZONES[zone]
    offset = datetime.datetime(2024, month, 15, 12, tzinfo=ZoneInfo(place)).utcoffset()
    assert offset == datetime.timedelta(minutes=int(minutes))


@pytest.mark.parametrize(("year", "words"), list(rows("decades")))
def test_a_decade_begins_with_the_year_of_its_tens(year: str, words: str) -> None:
    known = {"twenties": 20, "noughties": 0, "tens": 10} | {
        f"{word[:-1]}ies": 10 * worth for worth, word in enumerate(TENS, start=2)
    }
    assert int(year) == known[choices(words)[0]]


@pytest.mark.parametrize(("month", "words"), list(rows("seasons")))
def test_a_season_of_the_north_begins_where_meteorologists_let_it(month: str, words: str) -> None:
    assert {"spring": "3", "summer": "6", "autumn": "9", "winter": "12"}[choices(words)[0]] == month


@pytest.mark.parametrize(
    ("first", "last", "word"),
    [(first, last, word) for first, last, words in rows("near_days") for word in choices(words)],
)
def test_a_day_near_publication_lies_on_the_side_that_its_word_tells(
    first: str, last: str, word: str
) -> None:
    is_before = "yest" in word or word == "yday" or "last" in word
    is_after = word.startswith(("tom", "tmr", "tmw", "2m")) or "tomorrow" in word
    days = 2 if " before " in f" {word} " or " after " in f" {word} " else 1
    expected = -days if is_before else days if is_after else 0
    assert (int(first), int(last)) == ((-1, 0) if word == "overnight" else (expected, expected))


@pytest.mark.parametrize(("low", "high", "margin", "words"), list(rows("parts_of_periods")))
def test_a_part_of_a_period_lies_where_its_words_tell(
    low: str, high: str, margin: str, words: str
) -> None:
    start, end, word = Fraction(low), Fraction(high), choices(words)[0]
    assert 0 <= start < end <= 1
    assert 0 < Fraction(margin) <= Fraction(1, 6)
    if any(sign in word for sign in ("early", "earlier", "beginning", "first")):
        assert start == 0
        assert end <= Fraction(2, 3)
    elif "mid" in word and "late" not in word:
        assert start + end == 1
    else:
        assert start >= Fraction(1, 3)
        assert end == 1


def test_every_section_of_a_table_of_sections_has_words() -> None:
    for name, language in names():
        if any(line.startswith("[") for line in table(name, language)):
            assert all(phrases_of(name).values()), name


def test_a_loose_number_is_bounded_by_the_number_in_it() -> None:
    factors = {"several": Fraction(3, 2), "a few": Fraction(3, 2), "tens of": Fraction(10)}
    for words, _, bound in (row for row in rows("loose") if row[1] == "AT_LEAST"):
        at, _, last = words.removesuffix("s").rpartition(" ")
        if last not in WORTH:
            continue
        factor = factors.get(at, Fraction(100 if at == "hundreds of" else 1))
        assert Fraction(bound) == (20 if last == "dozen" else WORTH[last] * factor), words
