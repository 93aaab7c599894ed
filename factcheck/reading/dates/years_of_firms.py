"""Whether a text tells of a firm whose year is not the calendar's: "third quarter ended May 31"."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from factcheck.reading.grammar.calendar_words import months, unit_words
from factcheck.reading.grammar.number_words import cardinals, ordinals
from factcheck.words import any_of, words_in

_A_QUARTER, _A_YEAR = 3, 12  # months
_EARLY = 7  # days of a month in which a quarter of whole weeks may end that is the last month's


@lru_cache(maxsize=2)  # asked of each quarter of a text
def has_own_year(text: str) -> bool:
    """Whether a quarter, year or some months end in a text where the calendar's do not."""
    return any(map(_is_apart, _ended().finditer(text)))


def _is_apart(found: re.Match[str]) -> bool:
    """Whether a stretch ends in another month than one of the calendar's year that is called so."""
    month, day = months()[(found["month"] or found["of"]).casefold()], found["day"] or found["on"]
    last = (month - 2) % _A_YEAR + 1 if int(day) < _EARLY else month
    unit, many = unit_words()[found["unit"].casefold()], _number(found["nth"] or "")
    if unit == "year":
        return last != _A_YEAR
    if unit == "month":  # any three months may be told of, and of trade any five
        is_part = many in range(_A_QUARTER, _A_YEAR, _A_QUARTER)
        return is_part and (last % _A_QUARTER > 0 or many not in (_A_QUARTER, last))
    return many * _A_QUARTER != last if many else last % _A_QUARTER > 0


def _number(words: str) -> int:
    """What a number in figures or words counts; 0 for none."""
    digits = re.match(r"\d+", words)
    named = {**cardinals(), **ordinals()}
    return int(digits[0]) if digits else named.get(words.casefold(), 0)


@cache
def _ended() -> re.Pattern[str]:
    """A stretch of a firm's year with the day on which it ends."""
    month, words = any_of(months()), unit_words().items()
    units = any_of(word for word, unit in words if unit in ("year", "quarter", "month"))
    nth = rf"(?P<nth>\d\d?(?:st|nd|rd|th)?|{any_of(cardinals())}|{any_of(ordinals())})"
    ends = any_of(words_in("tenses", "over by then", "to run") | {"to", "through", "ends"})
    day = rf"(?P<month>{month})\.? (?P<day>\d\d?)\b|(?P<on>\d\d?) (?P<of>{month})\b"
    stretch = rf"\b(?:{nth}[ -](?:fiscal )?)?(?P<unit>{units})\b,?"
    return re.compile(rf"{stretch}(?: (?:{ends}))? (?:on )?(?:{day})", re.IGNORECASE)
