"""Names that look like dates: "June Carter", "Black Friday", "India's Independence Day"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from factcheck.reading.calendar_words import months, seasons, weekdays
from factcheck.reading.engine import Line
from factcheck.reading.numerals import is_ordinal_ending
from factcheck.reading.rows import Told
from factcheck.reading.tokens import DIGITS, GLUED, WORD
from factcheck.words import choices, rows
from factcheck.words.sections import grammar

YEAR = re.compile(r"1[5-9]\d\d|20\d\d")


@cache
def words_around() -> Mapping[str, frozenset[str]]:
    """What the words around a date tell of it, each with those words."""
    told: dict[str, frozenset[str]] = {}
    for what, words in rows("words_around_dates"):
        told[what] = told.get(what, frozenset()) | frozenset(choices(words))
    return told


@cache
def plain_before() -> frozenset[str]:
    """The words that may stand before a day, and say nothing of whose it is."""
    classes = ("article", "demonstrative", "preposition", "of time", "pronoun", "coordinator")
    return grammar(*classes) | words_around()["plain"]


def place_before(line: Line, at: int) -> int | None:
    """The word before a node, past signs; ``None`` at the beginning."""
    while at and line[at - 1].norm in (",", "(", '"', "-", "/", "'s", "'"):
        at -= 1
    return at - 1 if at else None


def place_behind(line: Line, at: int) -> int | None:
    """The word from a node on, past signs; ``None`` at the end."""
    while at < len(line) and line[at].norm in (",", ")", '"', "'s", "-", "/", "'"):
        at += 1
    return at if at < len(line) else None


@cache
def _lookalikes() -> Mapping[tuple[str, str], frozenset[str]]:
    told: dict[tuple[str, str], frozenset[str]] = {}
    for side, calendar, words in rows("names_like_dates"):
        for word in choices(calendar):
            known = told.get((side, word), frozenset())
            told[side, word] = known | frozenset(choices(words))
    return told


_FEASTS = frozenset(["christmas", "easter", "new"])
_NATIONAL = re.compile(  # of other days elsewhere than in the United States
    r"(?:Memorial Day|Labou?r Day|Thanksgiving(?: Day)?|Mothers?['’]?s? Day|"
    r"Fathers?['’]?s? Day|Veterans['’]? Day|Flag Day|Election Day|Independence Day)"
)


def may_be_a_name(told: Told) -> bool:
    """Whether one word alone may be a name: "May", "Today"."""
    return told.end - told.start == 1 and (
        told.norms[0] in months() or told.norms[0] in ("today", "tonight")
    )


def is_a_name(line: Line, told: Told) -> bool:
    """Whether the words beside what looks like a date make it a name, or another day."""
    start, end = _trimmed(line, told)
    first, last = line[start].norm, line[end - 1].norm
    if is_ordinal_ending(last) and end - start > 1:
        last = line[end - 2].norm + last
    known = _lookalikes()
    before_at = place_before(line, start)
    before = line[before_at].norm if before_at is not None else ""
    after_at = place_behind(line, end)
    after = line[after_at].norm if after_at is not None and line[end].norm != "," else ""
    norms = {node.norm for node in line[start:end]}
    if first in weekdays() and before in known["before", "weekday"]:
        return True
    if _is_given_name(line, start, end):
        return True
    if first in known["within", "weekday"] and last in weekdays() and end - start == 2:
        return True
    if first in _FEASTS and before in known["before", "feast"]:
        return True
    if not norms.isdisjoint(seasons()) and any(
        node.norm in known["beside", "season"] for node in (*line[:start], *line[end:])
    ):
        return True
    if last in ("s", "'s") and before in known["before", "decade"]:
        return True
    has_year = any(len(norm) == 4 and norm.isdigit() for norm in norms)
    has_day = end - start > 1 and line[end - 2].kind == DIGITS
    is_name = after in _names_after(last) and not has_day and not (has_year and end - start > 2)
    return is_name or _is_whose(line, start, end)


def _trimmed(line: Line, told: Told) -> tuple[int, int]:
    """A date without the small words before it."""
    start, small = told.start, grammar("article", "preposition") | {"since"}
    while start < told.end - 1 and line[start].norm in small:
        start += 1
    return start, told.end


@cache
def given_names() -> frozenset[str]:
    """Months that are people's names as well: June, April."""
    return words_around()["given"]


def _is_given_name(line: Line, start: int, end: int) -> bool:
    """Whether a month is somebody's: "by Jan van Holm", "by April Jones"."""
    if line[end - 1].norm not in given_names() or end >= len(line) or line[end].kind != WORD:
        return False
    is_by = line[end - 2].norm == "by" if end > 1 else False
    is_particle = line[end].norm in words_around()["particle"]
    is_name = line[end].text[:1].isupper() or is_particle
    return end - start <= 2 and is_name and (is_by or is_particle)


def _names_after(last: str) -> frozenset[str]:
    known = _lookalikes()
    kinds = [last]
    if last in weekdays():
        kinds.append("weekday")
    if last in months():
        kinds.append("month")
    if YEAR.fullmatch(last):
        kinds.append("year")
    return frozenset().union(*(known.get(("after", kind), frozenset()) for kind in kinds))


def _is_whose(line: Line, start: int, end: int) -> bool:
    """Whether it is a name, or somebody's: "June Carter", "India's Independence Day"."""
    node = line[start]
    if end - start == 1 and node.norm in months() and start == 0:
        following = line[1] if len(line) > 1 else None
        if following is not None and following.text[:1].isupper():
            return True
    written = "".join(
        each.text if each.gap == GLUED else f" {each.text}" for each in line[start:end]
    ).strip()
    is_national = bool(_NATIONAL.fullmatch(written))
    if not (is_national or (end - start == 1 and node.norm == "may")):
        return False
    at = start - 1
    while at >= 0 and line[at].norm in ("'s", "'"):
        at -= 1
    owner = line[at] if at >= 0 else None
    if owner is not None and owner.text[:1].isupper() and owner.norm not in plain_before():
        return True
    rest = [each for each in line[end : end + 2] if each.norm != "'s"]
    return is_national and len(rest) == 2 and rest[0].norm == "in" and rest[1].text[:1].isupper()
