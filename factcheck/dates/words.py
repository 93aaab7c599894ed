"""Words made plain for the patterns: small letters, no commas; the words of numbers and units."""

from __future__ import annotations

import re
from collections.abc import Mapping
from fractions import Fraction
from functools import cache

from factcheck.dates.holidays import Holiday, holiday_names
from factcheck.dates.period import MONTHS, WEEKDAYS
from factcheck.dates.rewordings import COUNTS, FORMS
from factcheck.rewriting import rewrite

LONGEST = 300  # characters; no date is longer, and reading stays quick

_CHARACTERS = str.maketrans(
    {"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "−": "-", "\xa0": " "}
)
_OWNERS = re.compile(r"'s\b|(?<=s)'(?=\s|$)")
_MARKS = re.compile(r"(?<=[a-z.])-(?=[\w'])|(?<=[a-z])\.(?=\s|$)")
_SMALL = [
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_TENS = [
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
]  # fmt: skip
_ORDINALS = [
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth",
    "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
    "seventeenth", "eighteenth", "nineteenth",
]  # fmt: skip

MONTH_WORDS = {
    **{name.lower(): number for number, name in enumerate(MONTHS, 1)},
    **{name.lower()[:3]: number for number, name in enumerate(MONTHS, 1)},
    "sept": 9, "octo": 10, "juli": 7, "febr": 2,
}  # fmt: skip
WEEKDAY_WORDS = {
    **{name.lower(): number for number, name in enumerate(WEEKDAYS)},
    "mon": 0, "tue": 1, "tues": 1, "wed": 2, "weds": 2, "thu": 3, "thur": 3, "thurs": 3,
    "fri": 4, "sat": 5, "sun": 6,
}  # fmt: skip
UNIT_WORDS = {
    "day": "day", "days": "day", "week": "week", "weeks": "week", "wk": "week",
    "month": "month", "months": "month", "mo": "month", "quarter": "quarter",
    "quarters": "quarter", "qtr": "quarter", "year": "year", "years": "year",
    "yr": "year", "yrs": "year",
    "decade": "decade", "decades": "decade", "century": "century", "centuries": "century",
    "fortnight": "fortnight", "fortnights": "fortnight", "hour": "hour", "hours": "hour",
    "minute": "minute", "minutes": "minute", "second": "second", "seconds": "second",
    "weekend": "weekend", "weekends": "weekend", "season": "season", "seasons": "season",
}  # fmt: skip

NUMBERS = {
    **{word: number for number, word in enumerate(_SMALL)},
    **{ten: 10 * index + 20 for index, ten in enumerate(_TENS)},
    **{
        f"{ten} {_SMALL[one]}": 10 * index + 20 + one
        for index, ten in enumerate(_TENS)
        for one in range(1, 10)
    },
    **{f"{_SMALL[one]} hundred": 100 * one for one in range(2, 10)},
    "hundred": 100, "a hundred": 100, "one hundred": 100, "a thousand": 1000,
    "a dozen": 12, "a": 1, "an": 1, "half a dozen": 6,
}  # fmt: skip
ORDINALS = {
    **{word: number for number, word in enumerate(_ORDINALS) if number},
    "twentieth": 20, "thirtieth": 30, "thirty first": 31,
    **{f"twenty {_ORDINALS[one]}": 20 + one for one in range(1, 10)},
}  # fmt: skip
_TENS_AND_ONES = "|".join(
    sorted((word for word, number in NUMBERS.items() if 10 <= number < 100), key=len, reverse=True)
)
_CENTURIES = re.compile("eighteen|nineteen|twenty|two thousand")  # is such a year spoken of?


@cache
def _spoken_year() -> re.Pattern[str]:
    """As in "nineteen ninety six", "nineteen oh five", "two thousand and ten"."""
    return re.compile(
        rf"\b(?:(?P<century>eighteen|nineteen|twenty) (?:oh (?P<ones>{'|'.join(_SMALL[1:10])})|"
        rf"(?P<years>{_TENS_AND_ONES}))|"
        rf"two thousand(?:(?: and)? (?P<since>{'|'.join(_SMALL[1:])}))?)\b"
        r"(?! (?:days?|weeks?|months?|years?|hours?|minutes?|and|to|or|hundred|thousand)\b)"
    )


HALVES = {
    "a quarter": Fraction(1, 4), "half a": Fraction(1, 2), "half an": Fraction(1, 2),
    "a half": Fraction(1, 2), "half": Fraction(1, 2), "a quarter of a": Fraction(1, 4),
}  # fmt: skip
ROUGH = {
    "a couple of": (2, 3), "a couple": (2, 3), "couple of": (2, 3), "a few": (2, 6), "few": (2, 6),
    "several": (2, 9), "many": (2, 50), "some": (2, 50), "numerous": (2, 50),
    "dozens of": (20, 100),
}  # fmt: skip


def plain(words: str) -> str:
    """Words in small letters, without commas, possessives, full stops after abbreviations.

    Hyphens between words become spaces; those between figures stay.
    """
    text = " ".join(words.translate(_CHARACTERS).lower().split())
    text = rewrite(text, FORMS).removesuffix(" or so")
    if _CENTURIES.search(text):
        text = _spoken_year().sub(_year_figures, text)
    text = rewrite(text, COUNTS)
    return " ".join(text.split()).strip(" .:")


def _year_figures(found: re.Match[str]) -> str:
    """The figures of a year that is written as it is said."""
    first = NUMBERS[found["century"]] * 100 if found["century"] else 2000
    later = found["ones"] or found["years"] or found["since"]
    return str(first + (NUMBERS[later] if later else 0))


@cache
def plain_holidays() -> Mapping[str, Holiday]:
    """The holidays by their names in plain words."""
    return {_plain_name(name): holiday for name, holiday in holiday_names().items()}


def _plain_name(name: str) -> str:
    """What ``plain`` makes of a name in small letters, in a tenth of its time."""
    if "'" in name:
        name = _OWNERS.sub("", name)
    return " ".join(_MARKS.sub(" ", name).split()) if "-" in name or "." in name else name


def number_of(text: str) -> Fraction | None:
    """The number that words or figures give; ``None`` for a rough one ("several")."""
    if text in HALVES:
        return HALVES[text]
    whole = text.removesuffix(" and a half")
    known = NUMBERS.get(whole.removeprefix("the "))
    if known is None:
        figures = whole.replace(" ", "")
        if not re.fullmatch(r"\d{1,9}(\.\d{1,6})?", figures):
            return None
        return Fraction(figures) + (Fraction(1, 2) if text != whole else 0)
    return known + (Fraction(1, 2) if text != whole else Fraction(0))


def which_of(text: str) -> int:
    """The number of an ordinal in words or figures; 0 of "last" and "final"."""
    return 0 if text in ("last", "final") else ordinal_of(text)


def ordinal_of(text: str) -> int:
    """The number of an ordinal in words or figures: "third", "3rd", "3"."""
    if text in ORDINALS:
        return ORDINALS[text]
    return int(text.rstrip("stndrh"))
