"""Phrases as patterns over plain words.

A pattern is a row of words. ``[the]`` may be missing, ``(a|b)`` is a choice, ``<month>`` is a
slot of that name, ``<first=month>`` a slot of another name, ``<part:early|late>`` a choice
that is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from msgspec import Struct

from factcheck.dates.days import NotReadError
from factcheck.dates.period import WEEKDAYS
from factcheck.dates.words import (
    HALVES,
    MONTH_WORDS,
    NUMBERS,
    ORDINALS,
    ROUGH,
    UNIT_WORDS,
    WEEKDAY_WORDS,
    number_of,
    plain_holidays,
)

if TYPE_CHECKING:
    from factcheck.dates.context import Context
    from factcheck.dates.reading import Reading

Found = dict[str, str]
Read = Callable[[Found, "Context"], "Sequence[Reading]"]

HEDGES = (
    "about|around|some|nearly|almost|roughly|approximately|more than|less than|over|under|"
    "at least|at most|up to|just over|just under|as much as|as many as|well over|only|just|"
    "fewer than|exactly|close to|as long as|as little as|another"
)


def _choice(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_FIGURE = r"\d{1,9}(?:\.\d{1,6})?"
SLOTS = {
    "month": _choice(list(MONTH_WORDS)),
    "weekday": _choice([*WEEKDAY_WORDS, *(f"{name.lower()}s" for name in WEEKDAYS)]),
    "day": r"\d{1,2}(?:st|nd|rd|th)?|" + _choice(list(ORDINALS)),
    "ordinal": r"\d{1,3}(?:st|nd|rd|th)|" + _choice(list(ORDINALS)),
    "year": r"\d{4}",
    "unit": _choice([word for word in UNIT_WORDS if len(word) > 2]),
    "season": "spring|summer|autumn|fall|winter",
    "n": f"(?:{_FIGURE}|{_choice([*NUMBERS, *ROUGH, *HALVES])})(?: and a half)?",
    "least": f"(?:{_FIGURE}|{_choice([*NUMBERS])}) (?:to|or)",
    "hedge": HEDGES,
    "phrase": ".+",
    "holiday": ".+?",
}

_FIGURES = "0"
_COUNTS = {word.split()[0] for word in (*NUMBERS, *ROUGH, *HALVES)} | {_FIGURES}
_SLOT_WORDS = {
    "month": frozenset(MONTH_WORDS),
    "weekday": frozenset([*WEEKDAY_WORDS, *(f"{name.lower()}s" for name in WEEKDAYS)]),
    "day": frozenset({_FIGURES, *(word.split()[0] for word in ORDINALS)}),
    "ordinal": frozenset({_FIGURES, *(word.split()[0] for word in ORDINALS)}),
    "year": frozenset({_FIGURES}),
    "unit": frozenset(UNIT_WORDS),
    "season": frozenset(SLOTS["season"].split("|")),
    "n": frozenset(_COUNTS),
    "least": frozenset(_COUNTS),
}


class Phrase(Struct, frozen=True):
    """A pattern and the function that reads what it finds.

    A reading function may raise ``NotReadError``, with the reason: the words name no date then.
    """

    pattern: str
    read: Read

    def find(self, words: str) -> Found | None:
        """What stands in the slots where the words, all of them, fit the pattern."""
        told, first = _told(words), _first_needed(self.pattern)
        if first and told.isdisjoint(first):
            return None
        if any(told.isdisjoint(choices) for choices in _needed(self.pattern)):
            return None
        known = _known(self.pattern)
        if known and not all(word in known for word in told if word.isalpha()):
            return None
        found = _fitting(self.pattern, words)
        if found is None:
            return None
        return {name: text for name, text in found.groupdict().items() if text is not None}


def _fitting(pattern: str, words: str) -> re.Match[str] | None:
    """How a pattern takes the words; in the slot of a holiday stands the name of one."""
    found = _compiled(pattern).fullmatch(words + " ")
    name = found.groupdict().get("holiday") if found else None
    return found if name is None or name in plain_holidays() else None


def phrases(read: Read, *patterns: str) -> tuple[Phrase, ...]:
    """Patterns that are read by the same function."""
    return tuple(Phrase(pattern, read) for pattern in patterns)


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(_expanded(pattern))


def _expanded(pattern: str) -> str:
    return "".join(map(_part, _parts(pattern)))


def _parts(pattern: str) -> list[str]:
    return re.findall(r"\[(?:<[^>]*>|[^\]])*\]|<[^>]*>|\([^)]*\)|\S+", pattern)


@lru_cache(maxsize=64)
def _told(words: str) -> frozenset[str]:
    """The words, and a mark where there are figures among them."""
    told = words.split()
    return frozenset([*told, _FIGURES] if any(map(str.isdigit, words)) else told)


@cache
def _first_needed(pattern: str) -> frozenset[str]:
    """The first words of which one must be there: most patterns fail that test already."""
    return next(filter(None, map(_telling, _parts(pattern))), frozenset())


@cache
def _needed(pattern: str) -> tuple[frozenset[str], ...]:
    """Words of which one must be there for a pattern to fit: a test before the slow one."""
    return tuple(filter(None, map(_telling, _parts(pattern))))


@cache
def _known(pattern: str) -> frozenset[str]:
    """All words that fit somewhere in a pattern; none where it takes any words at all.

    An option never parts a word from its ending (``tests/dates/test_patterns.py``).
    """
    expanded = re.sub(r"\?P<\w+>", "", _expanded(pattern))
    if _takes_any_words(expanded):
        return frozenset()
    return frozenset(re.findall("[a-z]+", expanded))


@cache
def _telling(part: str) -> frozenset[str]:
    """Words of which a part has one, whatever it stands for; empty where it has none for sure."""
    if part.startswith("["):
        return frozenset()
    slot = re.fullmatch(r"<(?:\w+=)?(\w+)>", part)
    if slot and slot[1] == "holiday":
        return _holiday_words()
    if slot:
        return _SLOT_WORDS.get(slot[1], frozenset())
    choices = part[1:-1].partition(":")[2] if part.startswith("<") else part.strip("()")
    told = [_longest_word(choice) for choice in re.findall(r"(?:\([^()]*\)|[^|()])+", choices)]
    return frozenset(told) if all(told) else _words_of(choices)


@cache
def _holiday_words() -> frozenset[str]:
    return frozenset(max(name.split(), key=len) for name in plain_holidays())


def _words_of(choices: str) -> frozenset[str]:
    """All words of choices, and the mark of figures; empty where they take any words."""
    if _takes_any_words(choices):
        return frozenset()
    words = re.findall(r"[^\W\d_][^\W_]*(?:['-][^\W_]+)*", re.sub(r"\\.", " ", choices))
    return frozenset([*words, _FIGURES])


def _takes_any_words(expression: str) -> bool:
    return bool(re.search(r"\.[+*]|\\w|\\S|\[\^|\[a-z", expression))


def _longest_word(choice: str) -> str:
    """The longest word of a choice, or the mark of figures; empty where it is no plain words.

    A month is the last to be chosen: it stands in many dates.
    """
    is_plain = choice.replace(" ", "").isalpha()
    outside = choice if is_plain else re.sub(r"\([^()]*\)", "", choice).strip()
    if is_plain or re.fullmatch(r"[\w' -]+", outside):
        return max(outside.split(), key=lambda word: (word not in MONTH_WORDS, len(word)))
    return _FIGURES if re.search(r"\\d|\[\d", outside) else ""


def _part(part: str) -> str:
    if part.startswith("["):
        choices = "|".join(_expanded(choice) for choice in _choices(part[1:-1]))
        return f"(?:{choices})?"
    if part.startswith("<"):
        return _slot(part[1:-1])
    if part.startswith("("):
        return f"(?:{part[1:-1]}) "
    return re.escape(part) + " "


def _slot(text: str) -> str:
    name, is_own, choice = text.partition(":")
    name, _, kind = name.partition("=")
    return f"(?P<{name}>{choice if is_own else SLOTS[kind or name]}) "


def _choices(text: str) -> list[str]:
    """A bracket's choices; a bar inside a slot does not part them."""
    return re.findall(r"(?:<[^>]*>|[^|<])+", text)


def month_in(found: Found) -> int:
    """The number of the month in a slot."""
    return MONTH_WORDS[found["month"]]


def weekday_in(found: Found) -> int:
    """The weekday in a slot, Monday being 0."""
    word = found["weekday"]
    return WEEKDAY_WORDS[word if word in WEEKDAY_WORDS else word[:-1]]


def unit_in(found: Found) -> str:
    """The unit in a slot, in the singular."""
    return UNIT_WORDS[found["unit"]]


class Count(Struct, frozen=True):
    """How many: from ``low`` to ``high``; ``is_rough`` where the words only estimate."""

    low: Fraction
    high: Fraction
    is_rough: bool

    @property
    def negative(self) -> Count:
        """The same count backwards."""
        return Count(-self.high, -self.low, self.is_rough)


def count_in(found: Found) -> Count:
    """The number in a slot, with its hedge; raises ``NotReadError`` for zero."""
    exact = number_of(found["n"])
    if exact == 0:
        raise NotReadError("nothing is counted by zeros")
    least = number_of(found.get("least", "").rpartition(" ")[0])
    if exact is not None and least is not None and least < exact:
        return Count(least, exact, is_rough=True)
    if exact is not None:
        return Count(exact, exact, found.get("hedge", "exactly") not in ("exactly", "another"))
    low, high = ROUGH[found["n"]]
    return Count(Fraction(low), Fraction(high), is_rough=True)


def years_in(found: Found) -> int:
    """The number of years in a slot; raises ``NotReadError`` for one that is not whole."""
    count = count_in(found)
    if count.low != count.high or count.high.denominator != 1:
        raise NotReadError("it needs a whole number of years")
    return int(count.high)
