"""Laws across readers: the same words mean the same wherever they are read.

A place that cannot tell breaks no law of hedges, lengths and words around; one that answers
something else does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from fractions import Fraction
from itertools import product
from random import Random

import pytest

from factcheck import read_date, read_quantity
from factcheck.interval import Interval
from factcheck.quantities import Hedge, Quantity
from factcheck.reading.dates.ages_and_durations import read_age, read_duration
from tests.reading.numbers_in_words import spelled
from tests.reading.places import (
    PLACES,
    PUBLISHED,
    Place,
    drafts,
    hedges,
    length_bound,
    literal,
)

SHOWN = 4  # failures in a message


def told(failures: list[str], of: int) -> str:
    """How many cases fail, and the first of them."""
    return f"{len(failures)} of {of}: {'; '.join(failures[:SHOWN])}"


# (a) A number is one number, in digits and in words, in every place.

TO_TEN_THOUSAND = [*range(121), *range(121, 10_000, 307), *range(200, 10_001, 700)]
_RANDOM = Random(1215)  # noqa: S311 - a sample, the same in every run
BEYOND = [
    *(10_001, 12_345, 20_000, 99_999, 100_000, 100_001, 123_456, 200_017, 999_999, 10**6),
    *(10**6 + 1, 1_200_000, 2_345_678, 10**7, 999_999_999, 10**9, 10**9 + 1),
    *(_RANDOM.randrange(10**4, 10**power) for power in range(5, 13)),
]
SIZES = {"to 10,000": TO_TEN_THOUSAND, "beyond": BEYOND}
FORMS: dict[str, Callable[[int], str]] = {
    "digits": str,
    "grouped digits": lambda number: f"{number:,}",
    "words": spelled,
    "words without and": lambda number: spelled(number, joint=" "),
    "words without hyphens": lambda number: spelled(number, hyphen=" "),
    "words with an article": lambda number: re.sub("^one (?=[hmtb])", "a ", spelled(number)),
}
IN_WORDS = frozenset(FORMS) - {"digits", "grouped digits"}
SAME_AS = {"grouped digits": "digits"} | dict.fromkeys(list(FORMS)[3:], "words")
"""The form that one is for many numbers, which are not tried twice."""


def numbers() -> Iterator[object]:
    """Each place with each form of each size that it can hold."""
    for place, form, size in product(PLACES, FORMS, SIZES):
        if place == "a literal" and form in IN_WORDS:
            continue  # the arithmetic of an expectation has numerals
        yield pytest.param(PLACES[place], form, size, id=f"{place}, {form}, {size}")


@pytest.mark.parametrize(("place", "form", "size"), list(numbers()))
def test_a_number_is_the_same_in_digits_and_words_in_every_place(
    place: Place, form: str, size: str
) -> None:
    written, other = FORMS[form], FORMS.get(SAME_AS.get(form, ""))
    tried = [one for one in SIZES[size] if other is None or written(one) != other(one)]
    failures = []
    for number in tried[:: place.sampled]:
        words = place.words(written(number))
        read = place.number(words)
        may_be_left = not place.least <= number <= place.most or (
            form == "digits" and number in place.doubtful
        )
        if read != number and not (read is None and may_be_left):
            failures.append(f"{words} → {read}")
    assert not failures, told(failures, len(tried[:: place.sampled]))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zero"),
        (13, "thirteen"),
        (40, "forty"),
        (102, "one hundred and two"),
        (1_005, "one thousand and five"),
        (1_200, "one thousand two hundred"),
        (21_021, "twenty-one thousand and twenty-one"),
        (
            2_345_678,
            "two million three hundred and forty-five thousand six hundred and seventy-eight",
        ),
        (1_000_000_001, "one billion and one"),
    ],
)
def test_numbers_are_spelled_as_english_spells_them(number: int, words: str) -> None:
    assert spelled(number) == words


# (b) A hedge is one bound in every place, or nobody can tell.

COUNTED = 37  # no round number: unhedged it is exact to a half
AGES = frozenset({"an age", "an age before"})
REACH = Fraction(3, 4)  # more than that half
BOUNDS = {
    Hedge.EXACTLY: "exactly",
    Hedge.AGED: "exactly",
    Hedge.ABOUT: "about",
    Hedge.NEARLY: "nearly",
    Hedge.JUST_OVER: "just over",
    Hedge.UNDER: "at most",
    Hedge.AT_MOST: "at most",
    Hedge.OVER: "at least",
    Hedge.AT_LEAST: "at least",
}


def bound_of(allowed: Interval) -> str:
    """Which sort of bound or approximation of the number counted an interval is."""
    if allowed.high is None:
        return "at least"
    if allowed.low is None or allowed.low <= 0:
        return "at most"
    is_below, is_above = COUNTED - allowed.low > REACH, allowed.high - COUNTED > REACH
    sorts = {(False, False): "exactly", (True, False): "nearly", (False, True): "just over"}
    return sorts.get((is_below, is_above), "about")


def hedged(place: Place, phrase: str, where: str) -> str:
    """The words of a place with a hedge before the number, behind its noun, or glued to it."""
    if where == "before":
        return place.words(f"{phrase} {COUNTED}")
    if phrase in ("+", "-plus"):
        return place.words(f"{COUNTED}{phrase}")
    return place.words(str(COUNTED), phrase)


def places_of_hedges() -> Iterator[object]:
    """Each place but the arithmetic of an expectation, with each hedge on each side."""
    for where, place in product(("before", "after"), PLACES):
        for hedge in dict.fromkeys(hedges(where).values()):
            if place == "a literal":
                continue
            yield pytest.param(place, hedge, where, id=f"{hedge.name} {where}, {place}")


@pytest.mark.parametrize(("name", "hedge", "where"), list(places_of_hedges()))
def test_a_hedge_is_one_bound_in_every_place_or_nobody_can_tell(
    name: str, hedge: Hedge, where: str
) -> None:
    place, right = PLACES[name], {BOUNDS[hedge]}
    if name in AGES and hedge is Hedge.JUST_OVER:
        right.add("exactly")  # who is just over 37 is 37
    phrases = [phrase for phrase, meant in hedges(where).items() if meant is hedge]
    failures = []
    for phrase in phrases:
        words = hedged(place, phrase, where)
        allowed = place.bound(words)
        if allowed is not None and bound_of(allowed) not in right:
            failures.append(f"{words} → {bound_of(allowed)}")
    assert not failures, told(failures, len(phrases))


def test_the_table_of_hedges_is_read_whole() -> None:
    assert len(hedges("before")) >= 229
    assert len(hedges("after")) >= 44
    assert {*hedges("before").values(), *hedges("after").values()} == set(BOUNDS)


# (c) The same length of time is one interval in a quantity, a duration and an expectation.

DAY = 86_400
LENGTHS = (
    *("two seconds", "90 minutes", "an hour", "an hour and 45 minutes", "3.5 hours", "24 hours"),
    *("three days", "20 days", "37 days", "one hundred and twenty days", "1,200 days"),
    *("two dozen days", "a week", "three weeks", "a fortnight", "a week and two days"),
    *("a month", "six months", "1 month and 21 days", "half a year", "a year", "10 years"),
    *("a year and a half", "two and a half years", "a year and three months"),
    *("a decade", "a quarter of a century", "a century"),
)


def lengths_read(words: str) -> dict[str, tuple[Interval, ...]]:
    """The days that a length of time allows, by where it is read; empty where nobody can tell."""
    quantity, days, value = read_quantity(words), length_bound(words), literal(f'"{words}"')
    readings = () if quantity.also else quantity.readings
    timed = [one for one in readings if one.unit.dimension == "time"]
    return {
        "a quantity": tuple(one.base_interval.scaled(Fraction(1, DAY)) for one in timed),
        "a length of time": (days,) if days else (),
        "an expectation": value.worlds if value and value.dimension == "time" else (),
    }


def shown(read: Mapping[str, tuple[Interval, ...]]) -> str:
    """Intervals of days, by where they were read."""
    return "; ".join(
        f"{place} {', '.join(map(ends, read[place])) or 'cannot tell'}" for place in read
    )


def ends(days: Interval) -> str:
    """The ends of an interval, in brackets that tell which of them are open."""
    opening, closing = "(" if days.low_open else "[", ")" if days.high_open else "]"
    return f"{opening}{days.low}, {days.high}{closing}"


@pytest.mark.parametrize("words", LENGTHS)
def test_a_length_of_time_is_one_interval_wherever_it_is_read(words: str) -> None:
    read = lengths_read(words)
    assert all(read.values()), shown(read)
    assert len(set(read.values())) == 1, shown(read)


HEDGED = ("exactly", "about", "nearly", "just over", "up to", "at least", "less than", "more than")


@pytest.mark.parametrize("hedge", HEDGED)
def test_a_hedged_length_of_time_is_one_interval_where_it_is_read(hedge: str) -> None:
    failures = []
    for words in ("37 days", "three weeks", "24 hours"):
        read = lengths_read(f"{hedge} {words}")
        if len(set(filter(None, read.values()))) > 1:
            failures.append(f"{hedge} {words}: {shown(read)}")
    assert not failures, told(failures, 3)


@pytest.mark.parametrize("words", ["24 hours", "37 days", "3 weeks", "6 months", "2 years"])
def test_a_limit_of_the_desk_lies_within_the_same_words_of_an_article(words: str) -> None:
    limit, allowed = literal(words), literal(f'"{words}"')
    assert limit is not None
    assert allowed is not None
    for end in (limit.worlds[0].low, limit.worlds[-1].high):
        assert end is not None
        assert end in allowed.worlds[0]


@pytest.mark.parametrize("years", [1, 7, 18, 37, 73, 100, 113])
def test_an_age_is_as_many_years_as_the_same_length_of_time(years: int) -> None:
    words = f"{years} years old" if years > 1 else "1 year old"
    (measure,) = read_quantity(words).readings
    days, value = read_duration(f"exactly {words}").days, literal(f'"{words}"')
    assert (measure.low.value, measure.unit.name) == (Fraction(years), "year")
    assert read_age(words).years == years
    birthdays = [date(born + years, 3, 1) - date(born, 3, 1) for born in range(1600, 2000)]
    least, most = min(birthdays).days, max(birthdays).days
    assert days == Interval(Fraction(least), Fraction(most))
    assert value is not None
    assert value.numeral is not None
    assert value.numeral in days


# (d) Words around that no rule knows change nothing.

BEFORE = (
    *("Officials said", "brillig", "the slithy", "in the valley", "on the bridge,", "they slept"),
    *("according to the mayor,", "— brillig,", "(brillig)", "“brillig”", "as slithy as ever,"),
)
BEHIND = (
    *(" in the valley", ", officials said", " according to the mayor", " and slept", "; brillig"),
    *(" there", " (brillig)", " while we slept", " as planned", " to brillig", ".", "”"),
)
FIGURES_ALONE = (
    *("37 bridges", "about 900 kilometers", "460km", "up to 40 percent", "12 percentage points"),
    *("$1.2 million", "2.5 million barrels a day", "12 to 15 tons", "between 3 and 5 km"),
    *("3 to 5 km or more", "at least 40 people", "one hundred and twenty days", "half a mile"),
    *("6 ft 2 in", "−5 °C", "two thirds", "1 in 5"),
)
LENGTHS_ALONE = (
    *("six months", "at least three weeks", "90 minutes", "less than a year", "exactly 12 days"),
    *("an hour and 45 minutes", "three to five days", "a year and a half", "nearly two years"),
)
AGES_ALONE = ("aged 73", "73-year-old", "37 years old", "at the age of 12", "turned 40")
DAYS_ALONE = (
    *("16 January 2024", "on Tuesday", "last week", "three days ago", "early 2023", "yesterday"),
    *("in September", "the 1990s", "at least two years ago", "since 2019", "next month"),
    *("between 3 and 5 May", "on or before 3 May 2021", "the second quarter of 2020"),
    *("at 5 pm on Friday", "around Christmas", "late on Monday", "two weeks before publication"),
)


def figures_read(words: str) -> object:
    """What a quantity says, but for the name of what is counted: more words may belong to it."""
    quantity = read_quantity(words)
    return [_measures(one) for one in (quantity, *quantity.also) if one.readings]


def _measures(quantity: Quantity) -> list[object]:
    return [
        (one.low.value, one.high.value, one.hedge, one.unit.dimension, one.interval)
        for one in quantity.readings
    ]


def days_read(words: str) -> object:
    """The periods of a date, read in the past."""
    return [reading.period for reading in read_date(words, PUBLISHED, "past").readings]


def age_read(words: str) -> object:
    """An age in years."""
    return read_age(words).years


ALONE: tuple[tuple[Callable[[str], object], tuple[str, ...]], ...] = (
    (figures_read, FIGURES_ALONE),
    (length_bound, LENGTHS_ALONE),
    (age_read, AGES_ALONE),
    (days_read, DAYS_ALONE),
)


def around(words: str) -> list[str]:
    """Some words with others before, others behind, and others on both sides."""
    before = [f"{one} {words}" for one in BEFORE]
    behind = [f"{words}{one}" for one in BEHIND]
    return before + behind + [f"{one}{other}" for one, other in zip(before, BEHIND, strict=False)]


@pytest.mark.parametrize(
    ("read", "words"),
    [pytest.param(read, words) for read, phrases in ALONE for words in phrases],
)
def test_words_that_no_rule_knows_leave_a_reading_as_it_is_or_unread(
    read: Callable[[str], object], words: str
) -> None:
    alone, surrounded = read(words), around(words)
    assert alone
    answers = ((text, read(text)) for text in surrounded)
    failures = [f"{text} → {answer}" for text, answer in answers if answer and answer != alone]
    assert not failures, told(failures, len(surrounded))


SENTENCES = (
    "Officials counted 37 bridges there.",
    "The road runs about 900 kilometers inland.",
    "It took one hundred and twenty days.",
    "At least 40 people were hurt.",
    "Exports rose by 12 percent.",
    "The dam holds 2.5 million cubic meters.",
    "She paid $1.2 million for the house.",
)
AROUND = (
    ("The mayor slept. ", ""),
    ("", " Nobody saw it."),
    ("Brillig\n\n", "\n\nThe slithy toves slept.\n"),
    ("“We slept,” she said. ", " He frowned."),
)


@pytest.mark.parametrize("sentence", SENTENCES)
def test_sentences_without_figures_leave_the_drafts_of_another_as_they_are(sentence: str) -> None:
    alone = drafts(sentence)
    assert len(alone) == 1
    for before, behind in AROUND:
        assert drafts(f"{before}{sentence}{behind}") == alone
