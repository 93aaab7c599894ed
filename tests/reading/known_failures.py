"""What is known to break a law, and why: each row goes with its defect."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.quantities import Hedge

EVERY_SIZE = frozenset({"to 10,000", "beyond"})
BEYOND_ONLY = frozenset({"beyond"})
DIGITS, GROUPED = frozenset({"digits"}), frozenset({"grouped digits"})
IN_WORDS = frozenset(
    {"words", "words without and", "words without hyphens", "words with an article"}
)
DRAFTED = frozenset({"a drafted count", "a drafted measure"})
AGES = frozenset({"an age", "an age before"})
LENGTH, AGO = frozenset({"a length of time"}), frozenset({"days ago"})


class Misread(NamedTuple):
    """Numbers that are known not to be read as what they are."""

    places: frozenset[str]
    forms: frozenset[str]
    sizes: frozenset[str]
    reason: str


MISREAD = (
    Misread(
        DRAFTED,
        IN_WORDS,
        BEYOND_ONLY,
        "the pattern cuts a long number: “one hundred and twenty-three thousand four hundred and"
        " fifty-six” is drafted as 123,400 and as 56",
    ),
    Misread(
        LENGTH,
        GROUPED,
        EVERY_SIZE,
        "a comma begins another number: of “1,200 days” the 200 are read",
    ),
    Misread(
        LENGTH,
        DIGITS,
        BEYOND_ONLY,
        "more than nine digits are no number, and the plural that is left is several days",
    ),
    Misread(
        LENGTH,
        IN_WORDS,
        EVERY_SIZE,
        "its numbers are tens with ones and whole hundreds: of others a part is read, “one"
        " hundred and twenty days” as 20, “two thousand days” as 2",
    ),
    Misread(
        AGES,
        GROUPED,
        EVERY_SIZE,
        "a comma begins another number: “1,036 years old” is 36, “aged 1,036” is 1",
    ),
    Misread(
        AGES,
        IN_WORDS,
        EVERY_SIZE,
        "its numbers are tens with ones and whole hundreds: of others a part is read, “aged one"
        " hundred and two” as 100, “one hundred and two years old” as 2",
    ),
    Misread(AGO, GROUPED, EVERY_SIZE, "a number with a comma is not read"),
    Misread(
        AGO,
        IN_WORDS,
        EVERY_SIZE,
        "its numbers are tens with ones and whole hundreds: “one hundred and twenty days ago” is"
        " 100 to 20 days",
    ),
)


def why_misread(place: str, form: str, size: str) -> str:
    """Why some number of a form and size is misread in a place; empty where none is known to be."""
    reasons = (
        row.reason
        for row in MISREAD
        if place in row.places and form in row.forms and size in row.sizes
    )
    return next(reasons, "")


class Unhedged(NamedTuple):
    """Hedges that are known not to be read, in some places."""

    where: str
    places: frozenset[str]
    hedges: frozenset[Hedge]
    reason: str


EVERY_HEDGE = frozenset(Hedge) - {Hedge.NONE}
OPEN = EVERY_HEDGE - {Hedge.EXACTLY, Hedge.AGED}
PHRASED_LONG = frozenset(
    {Hedge.AT_MOST, Hedge.AT_LEAST, Hedge.NEARLY, Hedge.JUST_OVER, Hedge.ABOUT}
)
BEHIND_A_NOUN = frozenset({Hedge.AT_MOST, Hedge.AT_LEAST, Hedge.ABOUT})
UNHEDGED = (
    Unhedged(
        "before",
        LENGTH,
        EVERY_HEDGE - {Hedge.AGED},
        "its own list of hedges has 40 of the 229 phrases; the rest are dropped, or their end is"
        " read alone: “no more than 37 days” as more than 37",
    ),
    Unhedged(
        "before",
        frozenset({"an age"}),
        OPEN - {Hedge.JUST_OVER},
        "an age reads no hedge: “at least 37 years old” is 37",
    ),
    Unhedged(
        "before",
        AGO,
        EVERY_HEDGE - {Hedge.ABOUT},
        "its own list of hedges is short: the rest are dropped, or their end is read alone, “a"
        " little over 37 days ago” as more than 37",
    ),
    Unhedged(
        "before",
        DRAFTED,
        PHRASED_LONG,
        "the pattern of drafts knows not all of the phrases: of “a little over 37 bridges” it"
        " drafts “over 37 bridges”, of “in the region of 37 bridges” the “37 bridges”",
    ),
    Unhedged("after", LENGTH, EVERY_HEDGE, "no hedge is looked for behind a length of time"),
    Unhedged(
        "after",
        frozenset({"an age"}),
        BEHIND_A_NOUN,
        "an age reads no hedge: “37 years old or older” is 37",
    ),
    Unhedged(
        "after",
        frozenset({"an age before"}),
        EVERY_HEDGE,
        "an age reads no hedge: “aged 37 or older” is 37",
    ),
    Unhedged(
        "after",
        AGO,
        frozenset({Hedge.AT_MOST, Hedge.AT_LEAST}),
        "no hedge is looked for behind “ago”",
    ),
    Unhedged(
        "after",
        DRAFTED,
        EVERY_HEDGE,
        "the pattern of drafts ends with the noun: what bounds it behind is left out",
    ),
)


def why_unhedged(where: str, place: str, hedge: Hedge) -> str:
    """Why some phrase of a hedge is not read in a place; empty where all are."""
    reasons = (
        row.reason
        for row in UNHEDGED
        if where == row.where and place in row.places and hedge in row.hedges
    )
    return next(reasons, "")


CALENDAR = "a duration counts months and years by the calendar, a quantity mean ones"
MARGIN = "a duration's round count is good to a tenth, a quantity's to half its last digit"
DECIMAL = "a duration's decimal is good to half its unit, a quantity's to half its last digit"
LAST_PART = "a quantity reads the last part alone: “an hour and 45 minutes” as 45 minutes"
NUMBER = "the number is misread in a duration: “1,200 days” as 200, “two dozen days” as 2"
PART = "a duration's part of a unit is good to half the whole: “half a year” is 0 to 366 days"
LENGTHS_APART = {
    "90 minutes": MARGIN,
    "20 days": MARGIN,
    "3.5 hours": DECIMAL,
    "an hour and 45 minutes": LAST_PART,
    "a week and two days": LAST_PART,
    "a year and three months": LAST_PART,
    "one hundred and twenty days": NUMBER,
    "1,200 days": NUMBER,
    "two dozen days": NUMBER,
    "a month": CALENDAR,
    "six months": CALENDAR,
    "1 month and 21 days": CALENDAR,
    "a year": CALENDAR,
    "10 years": CALENDAR,
    "two and a half years": CALENDAR,
    "a year and a half": CALENDAR,
    "a decade": CALENDAR,
    "a century": CALENDAR,
    "half a year": PART,
    "a quarter of a century": PART,
}
"""Lengths of time that differ from one place to another."""

STRICT = "a length of time leaves out the end that the words exclude, a quantity keeps it"
HEDGES_APART = {
    "exactly": "a length of time is the count and nothing else, a quantity half a unit either way",
    "nearly": STRICT,
    "just over": STRICT,
    "up to": "a length of time ends at the count, a quantity half a unit behind it",
    "at least": "a length of time begins at the count, a quantity half a unit before it",
    "less than": STRICT,
    "more than": STRICT,
}
"""Hedges that mean more or less from one place to another, before a length of time."""

CHANGED: dict[str, str] = {}
"""Figures that words around them change."""
