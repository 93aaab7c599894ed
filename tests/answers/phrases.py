"""A phrase for every word of every row that tells a date, so that no row is read by nobody.

A row of ``words/en/dates.txt`` is said ``TIMES`` as often as the longest of its choices has words;
what stands in its slots comes from the tables of their words, or from ``SLOTS``, in turn. The
tables are read as files, since questions are also put where the library is not imported yet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import cycle
from pathlib import Path

from tests.benchmarks.corpus import Day

TABLES_OF_WORDS = Path(__file__).parents[2] / "factcheck/words/en"
DATES = ("Friday", "June 2023", "last week", "1999", "15 January 2024", "next month", "yesterday")
TELLING = ("15 January 2024", "Monday", "March", "the accusations", "2019", "last spring")
LENGTHS = ("three months", "two weeks", "a day", "18 years", "1½ hours", "a few days", "a decade")
ORDINALS = ("first", "third", "21st", "second", "4th", "thirty-first")
SLOTS: dict[str, Sequence[str]] = {
    "date": DATES,
    "dated": TELLING,
    "near_date": ("last week", "this month", "next year", "late May", "early 2024"),
    "on_date": ("on Friday", "in June", "last week", "this month", "next year"),
    "far_date": ("next year", "tomorrow", "last week", "a year ago", "two days ago"),
    "month_date": ("March", "June", "Dec."),
    "whole_date": ("3 May", "Tuesday", "June 2023"),
    "tonight": ("tonight", "tomorrow"),
    "new_year": ("new year",),
    "day": ("15", "3rd", "31", "twenty-first", "9"),
    "capital_week": ("Week",),
    "plain_day": ("15", "3", "26"),
    "ordinal_day": ("15th", "third", "31st", "1st"),
    "ordinal": ORDINALS,
    "year": ("2024", "1989", "'88", "nineteen ninety-six", "two thousand and ten"),
    "short_year": ("24", "89", "05"),
    "fiscal_short": ("24", "'25"),
    "decade": ("1990s", "'80s", "sixties", "2020s"),
    "quarter": ("third quarter", "Q1", "2Q", "fourth-quarter", "4 qtr"),
    "accounts": ("results", "profit", "net"),
    "half": ("first half", "H2", "1H", "latter half"),
    "slashed": ("15/16", "3/4"),
    "figures": ("2024-01-15", "15/01/2024", "1.6.2023", "2023-12"),
    "n": ("three", "10", "two", "a dozen"),
    "length": LENGTHS,
    "weeks_or_days": ("ten days", "two weeks"),
    "bound_behind": ("or more", "at most", "or less"),
    "holiday": ("Christmas", "Thanksgiving", "Labor Day", "Ramadan", "Easter Monday", "Hanukkah"),
    "time": ("9 a.m.", "14:30", "10:15 p.m.", "noon", "1405 GMT"),
    "hour": ("9", "11", "3"),
    "rest": ("other Friday", "day of the week"),
    "mid_unit": ("midyear", "midweek", "midmonth"),
}
TABLES = {  # what stands in other slots: a table, the column of words, and what the row begins with
    "month": ("months", 1, ()),
    "weekday": ("weekdays", 1, ()),
    "season": ("seasons", 1, ()),
    "order": ("order", 1, ()),
    "near": ("near_days", 2, ()),
    "part": ("parts_of_periods", 3, ()),
    "zone": ("time_zones", 1, ()),
    "vague": ("vague_times", 1, ()),
    "units": ("calendar_units", 2, ()),
    "one_unit": ("calendar_units", 1, ()),
    "unit": ("calendar_units", 1, ()),
    "period": ("calendar_units", 1, ("week", "month", "quarter", "year", "decade", "century")),
    "span_unit": ("calendar_units", 1, ("fortnight", "month", "quarter", "year", "decade")),
    "ten_years": ("calendar_units", 1, ("decade", "century")),
    "short_unit": ("calendar_units", 1, ("day", "hour")),
    "day_unit": ("calendar_units", 1, ("day",)),
    "end_unit": ("calendar_units", 1, ("year", "month", "week")),
}
TIMES = 2
CONTEXTS = (  # the day of publication, the tense, and what is counted from
    ("2024-06-12", "", None),
    ("2024-01-17", "past", None),
    ("2023-11-03", "future", None),
    ("2024-06-12", "", ("3 May 2023", "", "", None)),
    ("2025-12-29", "past", ("early 2024", "", "", None)),
)
_ITEM = re.compile(r"\[(?:<[^>]*>|[^\]])*\]|<[^>]*>|\([^)]*\)|\S+")
_CHOICE = re.compile(r"(?:<[^>]*>|[^|<])+")


def phrases_of_dates() -> Iterator[Day]:
    """Every phrase once, with a context of its own."""
    contexts = cycle(CONTEXTS)
    said = (words for place, row in enumerate(_patterns()) for words in _said(row, place))
    for words in dict.fromkeys(said):
        yield words, *next(contexts)


def _patterns() -> Iterator[str]:
    """The rows, with the choices that they name."""
    named: dict[str, str] = {}
    for line in _lines("dates"):
        name, is_named, words = line.partition(" = ")
        if line.startswith(" "):
            yield line.strip().removeprefix("alone: ").format_map(named)
        elif is_named:
            named[name] = words.format_map(named)


def _said(row: str, place: int) -> Iterator[str]:
    """The row, said in as many ways as one of its items can be."""
    items = [_ways(item) for item in _ITEM.findall(row)]
    for at in range(TIMES * max(map(len, items))):
        words = " ".join(_word(ways[at % len(ways)], at + place) for ways in items)
        yield re.sub(r" ?([/.]) (?=\S)|(?<=\d) (-) ", r"\1\2", re.sub(" +", " ", words)).strip()


def _ways(item: str) -> list[str]:
    """What an item of a row may be: words, slots, or nothing."""
    inside, is_kept, kept = item.strip("<>").partition(":")
    if item[0] == "<":
        return _CHOICE.findall(kept) if is_kept else [f"<{inside.rpartition('=')[2]}>"]
    ways = _CHOICE.findall(item[1:-1]) if item[0] in "[(" else [item]
    return ["", *ways] if item[0] == "[" else ways


def _word(way: str, turn: int) -> str:
    """A way with something in its slots, another one at each turn."""
    return re.sub(r"<(?:\w+=)?(\w+)>", lambda found: _filled(found[1], turn), way)


def _filled(slot: str, turn: int) -> str:
    words = SLOTS.get(slot) or _of_table(slot)
    return words[turn % len(words)]


def _of_table(slot: str) -> list[str]:
    if slot == "weekdays":
        return [f"{word}s" for word in _of_table("weekday") if word.endswith("day")]
    name, column, first = TABLES[slot]
    rows = [[cell.strip() for cell in line.split("|")] for line in _lines(name)]
    told = (row for row in rows if not first or row[0] in first)
    return [word.strip() for row in told for word in row[column].split(";")]


def _lines(table: str) -> list[str]:
    """The rows of a table of words, its comments left out."""
    lines = (TABLES_OF_WORDS / f"{table}.txt").read_text("utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
