"""What is known to break a law, and why: each row goes with its defect."""

from __future__ import annotations

from typing import NamedTuple

from factcheck.quantities import Hedge

BEYOND_ONLY = frozenset({"beyond"})
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
PHRASED_LONG = frozenset(
    {Hedge.AT_MOST, Hedge.AT_LEAST, Hedge.NEARLY, Hedge.JUST_OVER, Hedge.ABOUT}
)
UNHEDGED = (
    Unhedged(
        "before",
        DRAFTED,
        PHRASED_LONG,
        "the pattern of drafts knows not all of the phrases: of “a little over 37 bridges” it"
        " drafts “over 37 bridges”, of “in the region of 37 bridges” the “37 bridges”",
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
PART = "a duration's part of a unit is good to half the whole: “half a year” is 0 to 366 days"
LENGTHS_APART = {
    "90 minutes": MARGIN,
    "20 days": MARGIN,
    "3.5 hours": DECIMAL,
    "a year and three months": CALENDAR,
    "one hundred and twenty days": MARGIN,
    "1,200 days": MARGIN,
    "two dozen days": MARGIN,
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
