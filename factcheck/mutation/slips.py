"""The slips that newspapers correct: where in a text each kind may happen, and what it makes of it.

The kinds are those of Maier (2005), "Accuracy Matters: A Cross-Market Assessment of Newspaper
Error and Credibility", Journalism & Mass Communication Quarterly 82(3), and of Silverman (2007),
"Regret the Error": figures, units, dates, names and titles, quotations, a "not" that is lost. A
figure that is still true, as roughly as it is told, is no slip.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, cached_property
from itertools import pairwise, starmap
from typing import TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates.period import MONTHS, WEEKDAYS
from factcheck.names.tables import countries
from factcheck.quantities import Hedge, Quantity
from factcheck.reading.figures.restatements import Restated
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.people.people import NAME, Named
from factcheck.reading.people.quotations import QUOTATION, Quoted
from factcheck.reading.text import read
from factcheck.text import NEAR_YEAR, Part, Span, divide, sentence_around
from factcheck.words import any_of, rows


class Edit(Struct, frozen=True):
    """Other words from one offset of a text to another."""

    start: int
    end: int
    words: str

    def is_within(self, start: int, end: int) -> bool:
        """Whether it changes nothing outside of two offsets."""
        return start <= self.start and self.end <= end


class Slip(Struct, frozen=True):
    """One slip: its kind, and the places of a text that it changes, the first one first."""

    kind: str
    edits: tuple[Edit, ...]

    def told(self, text: str) -> str:
        """The words as they were, and as they are mistyped."""
        words = [" ".join(text[one.start : one.end].split()) for one in self.edits]
        mistyped = [" ".join(one.words.split()) for one in self.edits]
        return f"{' … '.join(words)} → {' … '.join(mistyped)}"


def edited(text: str, edits: Iterable[Edit]) -> str:
    """A text with the words of some edits in their places."""
    for one in sorted(edits, key=lambda one: -one.start):
        text = text[: one.start] + one.words + text[one.end :]
    return text


Mistype: TypeAlias = Callable[[random.Random, str], str]
"""The words as they were → as they are mistyped; the same where there is no such slip."""

_NUMBER = r"(?<![\w.,])(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?![\w,]*\d)"
_FIRST_NAMES = (
    "John", "David", "Michael", "Peter", "James", "Paul", "Mark", "Andrew", "Robert", "Richard",
    "Mary", "Anna", "Susan", "Helen", "Karen", "Sarah", "Laura", "Emma", "Julia", "Maria",
)  # fmt: skip
_OFFICES = ("president", "prime minister", "defense minister", "ambassador", "mayor")


def _exchanged(draw: random.Random, words: str) -> str:
    digits = [at for at, sign in enumerate(words) if sign.isdigit()]
    pairs = [(a, b) for a, b in pairwise(digits) if words[a] != words[b]]
    if not pairs:
        return words
    a, b = draw.choice(pairs)
    letters = list(words)
    letters[a], letters[b] = letters[b], letters[a]
    return words if letters[0] == "0" else "".join(letters)


def _other_digit(draw: random.Random, words: str) -> str:
    at = draw.choice([at for at, sign in enumerate(words) if sign.isdigit()])
    others = [digit for digit in "123456789" if digit != words[at]]
    return words[:at] + draw.choice(others) + words[at + 1 :]


def _zero(draw: random.Random, words: str) -> str:
    if "." in words or "," in words:
        return words
    return words[:-1] if words.endswith("0") and draw.random() < 0.5 else words + "0"


def _other_of(names: Sequence[str]) -> Mistype:
    def mistype(draw: random.Random, words: str) -> str:
        return draw.choice([name for name in names if name != words])

    return mistype


def _mistyped(kind: str, behind: str) -> tuple[str, Mistype]:
    """A kind of which the table ``mistyped`` has the words, ``behind`` what they stand."""
    table = {word: printed for one, word, printed in rows("mistyped") if one == kind}
    return rf"{behind}(?:{any_of(table)})\b", lambda _draw, words: table[words]


def _to_points(_draw: random.Random, words: str) -> str:
    return " percentage points" if words.strip() in ("%", "percent", "per cent") else " percent"


def _day(draw: random.Random, words: str) -> str:
    return str(draw.choice([day for day in range(1, 32) if str(day) != words]))


def _later_or_earlier(*years: int) -> Mistype:
    changes = [*years, *(-one for one in years)]
    return lambda draw, words: str(int(words) + draw.choice(changes))


def _letter(draw: random.Random, words: str) -> str:
    at = draw.randrange(1, len(words) - 1)
    way = draw.randrange(3)
    if way == 0:
        return words[:at] + words[at + 1 :]
    if way == 1 and words[at] != words[at + 1]:
        return words[:at] + words[at + 1] + words[at] + words[at + 2 :]
    others = [letter for letter in "aeioulnrst" if letter != words[at]]
    return words[:at] + draw.choice(others) + words[at + 1 :]


_NAME = r"(?:[A-Z][a-z]+(?:-[A-Z][a-z]+)?)"
_ALL_MONTHS, _ALL_DAYS = "|".join(MONTHS), "|".join(WEEKDAYS)
_WORD = r"\b[a-z]{4,}\b"
_YEAR = rf"(?<![\w.,$£€]){NEAR_YEAR}(?!\w|,\d)"
_DAY = (
    rf"(?<![\w.,])\d\d?(?= (?:{_ALL_MONTHS})\b)|"
    rf"(?:{'|'.join(f'(?<={month} )' for month in MONTHS)})\d\d?\b"
)
_PART_OF_NAME = (
    rf"(?<=[a-z,] )[A-Z][a-z]{{3,}}(?= {_NAME}\b)|"
    r"(?<=[A-Z][a-z]{3} )[A-Z][a-z]{4,}\b|"
    r"(?<=Mr |Ms )[A-Z][a-z]{3,}\b"
)
_AFFIRMED = {"wo": "will", "ca": "can", "sha": "shall"}
_BY_WORDS: Mapping[str, tuple[str, Mistype]] = {
    "digits exchanged": (_NUMBER, _exchanged),
    "a digit": (_NUMBER, _other_digit),
    "a zero": (_NUMBER, _zero),
    "scale": _mistyped("scale", r"(?<=\d )"),
    "scale, short": _mistyped("scale, short", r"(?<=\d)"),
    "unit": _mistyped("unit", r"(?:(?<=\d )|(?<=\d))"),
    "percent or points": (r"(?<=\d)(?:%| percent\b| per cent\b| percentage points\b)", _to_points),
    "weekday": (rf"\b(?:{_ALL_DAYS})\b", _other_of(WEEKDAYS)),
    "day": (_DAY, _day),
    "month": (rf"\b(?:{_ALL_MONTHS})(?=,? \d)|(?<=\d )(?:{_ALL_MONTHS})\b", _other_of(MONTHS)),
    "year": (_YEAR, _later_or_earlier(1, 2)),
    "decade": (_YEAR, _later_or_earlier(10)),
    "a letter of a name": (_PART_OF_NAME, _letter),
    "“not” lost": (
        r"\bnot (?=\w)|\b(?:wo|ca|sha)n[’']t\b|(?<=[a-z])n[’']t\b",
        lambda _draw, words: _AFFIRMED.get(words[:-3], ""),
    ),
}  # fmt: skip
"""Kinds that the words alone tell: the pattern of where, and what becomes of them."""


class _Article:
    """A text that slips are looked for in, with what is named and quoted there."""

    draw: random.Random

    def __init__(self, text: str) -> None:
        self.text = text

    @cached_property
    def _mentions(self) -> tuple[Mention, ...]:
        return read(self.text)

    @cached_property
    def _headline_end(self) -> int:
        parts = divide(self.text)
        return next((end for part, _, end in parts if part is Part.HEADLINE), 0)

    @cached_property
    def people(self) -> list[tuple[Mention, Named]]:
        return [(one, one.value) for one in self._mentions if one.kind == NAME and one.value.name]

    @cached_property
    def quotations(self) -> list[tuple[Mention, Quoted]]:
        return [(one, one.value) for one in self._mentions if one.kind == QUOTATION]

    def slip(self, start: int, end: int, mistype: Mistype) -> tuple[Edit, ...]:
        """The slip at a place; nothing where it would leave the words as they are."""
        words = self.text[start:end]
        mistyped = mistype(self.draw, words)
        return () if mistyped == words else (Edit(start, end, mistyped),)

    def by_words(self, kind: str) -> Iterator[tuple[Edit, ...]]:
        """In a headline, where any word may have its capital, there are no names."""
        pattern, mistype = _BY_WORDS[kind]
        start = self._headline_end if pattern == _PART_OF_NAME else 0
        for found in re.compile(pattern).finditer(self.text, start):
            edits = self.slip(*found.span(), mistype)
            if not (pattern == _NUMBER and self._is_still_true(edits)):
                yield edits

    def _is_still_true(self, edits: tuple[Edit, ...]) -> bool:
        """Whether a figure still fits what was written: "about 210" what is "about 200"."""
        for one in edits:
            for mention, figures in self._figures:
                if one.is_within(mention.start, mention.end):
                    here = Edit(one.start - mention.start, one.end - mention.start, one.words)
                    return _are_one(figures, _figures_of(read(edited(mention.text, [here]))))
        return False

    @cached_property
    def _figures(self) -> list[tuple[Mention, tuple[Quantity, ...]]]:
        return [(one, found) for one in self._mentions if (found := _figures_of([one]))]

    def first_names(self) -> Iterator[tuple[Edit, ...]]:
        for _, one in self.people:
            first = one.name.split()[0]
            if one.is_full and first.isalpha():
                yield self.slip(one.start, one.start + len(first), _other_of(_FIRST_NAMES))

    def offices(self) -> Iterator[tuple[Edit, ...]]:
        for _, one in self.people:
            if one.office:
                yield self.slip(*one.office, _other_of(_OFFICES))

    def countries(self) -> Iterator[tuple[Edit, ...]]:
        """The country beside a person is another of those that the text names."""
        for mention, _ in self.people:
            beside = _any_country().search(self.text, mention.start, mention.end)
            if beside:
                others = self._countries_like(beside[0])
                yield self.slip(*beside.span(), _other_of(others)) if others else ()

    def _countries_like(self, word: str) -> tuple[str, ...]:
        """Words of the text for other countries, nouns for a noun."""
        known, named = countries(), set(_any_country().findall(self.text))
        is_noun = known[word] == word
        return tuple(
            sorted(
                other
                for other in named
                if known[other] != known[word] and (known[other] == other) == is_noun
            )
        )

    def speakers(self) -> Iterator[tuple[Edit, ...]]:
        """Words are given to somebody else whom the text names."""
        names = sorted({one.full for _, one in self.people})
        for _, quoted in self.quotations:
            others = tuple(name for name in names if name.split()[-1] not in quoted.who)
            if quoted.speaker and others:
                yield self.slip(*quoted.speaker, _other_of(others))

    def quoted_words(self) -> Iterator[tuple[Edit, ...]]:
        """A word of a quotation is another word of the text."""
        for mention, quoted in self.quotations:
            words = [found.span() for found in re.finditer(_WORD, mention.text)]
            if words and quoted.use == QUOTATION:
                start, end = self.draw.choice(words)
                yield self.slip(mention.start + start, mention.start + end, self._other_word)

    def _other_word(self, draw: random.Random, words: str) -> str:
        others = sorted(set(re.findall(_WORD, self.text)) - {words})
        return draw.choice(others) if others else words

    def exchanged_figures(self) -> Iterator[tuple[Edit, ...]]:
        """Two neighbouring figures of one sentence stand in each other's place."""
        for one, other in pairwise(re.finditer(_NUMBER, self.text)):
            is_beside = other.end() <= sentence_around(self.text, Span(*one.span())).end
            if is_beside and one[0] != other[0] and _is_year(one[0]) == _is_year(other[0]):
                yield Edit(*one.span(), other[0]), Edit(*other.span(), one[0])


def _figures_of(mentions: Iterable[Mention]) -> tuple[Quantity, ...]:
    values = [one.value for one in mentions]
    found = [(v.stated, *v.restated) if isinstance(v, Restated) else (v,) for v in values]
    return tuple(one for each in found for one in each if isinstance(one, Quantity))


def _are_one(figures: Sequence[Quantity], others: Sequence[Quantity]) -> bool:
    """Whether other figures are what the writer's own rounding and hedges allow."""
    pairs = zip(figures, others, strict=False)
    return len(figures) == len(others) and all(starmap(_allows, pairs))


def _allows(figure: Quantity, other: Quantity) -> bool:
    """A bound is as loose as its numeral: what lies within it is another bound."""
    if not (len(figure.readings) == len(other.readings) == 1):
        return False
    written, mistyped = figure.readings[0], other.readings[0]
    even = replace(written, hedge=Hedge.NONE) if written.is_bound else written
    is_alike = (written.hedge, written.form, written.unit.name) == (
        mistyped.hedge, mistyped.form, mistyped.unit.name,
    )  # fmt: skip
    return is_alike and all(one.value in even.interval for one in mistyped.numerals)


def _is_year(words: str) -> bool:
    return bool(re.fullmatch(_YEAR, words))


@cache
def _any_country() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of(countries())})(?!\w)")


_BY_READING: Mapping[str, Callable[[_Article], Iterator[tuple[Edit, ...]]]] = {
    "first name": _Article.first_names,
    "office": _Article.offices,
    "country": _Article.countries,
    "speaker": _Article.speakers,
    "a word of a quotation": _Article.quoted_words,
    "two figures exchanged": _Article.exchanged_figures,
}
KINDS = (*_BY_WORDS, *_BY_READING)
"""The kinds of slips, by what happened."""


def find_slips(text: str, seed: str, kinds: Iterable[str] = KINDS) -> Iterator[Slip]:
    """One slip at every place where one of a kind may happen, kind after kind.

    The same text and seed give the same slips.
    """
    read_once = _Article(text)
    for kind in kinds:
        read_once.draw = random.Random(f"{seed} {kind}")  # noqa: S311 — no secret
        found = _BY_READING[kind](read_once) if kind in _BY_READING else read_once.by_words(kind)
        yield from (Slip(kind, edits) for edits in found if edits)
