"""What is known to break a law, and why: each row goes with its defect."""

from __future__ import annotations

IN_WORDS = frozenset(
    {"words", "words without and", "words without hyphens", "words with an article"}
)
AGES = frozenset({"an age", "an age before"})


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
