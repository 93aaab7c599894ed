"""What looks like a date in running text, and is none: names, attributes, any such day.

A name looks like a date in "June Carter", "Black Friday", "India's Independence Day".
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from factcheck.reading.dates.dates_in_text import (
    NEAR_DAYS,
    place_before,
    place_behind,
    plain_before,
    words_around,
)
from factcheck.reading.grammar.calendar_words import (
    ENDING_DECADES,
    months,
    seasons,
    unit_words,
    weekdays,
)
from factcheck.reading.grammar.chart import Told
from factcheck.reading.grammar.engine import Line, joined, kind_at, norm_at
from factcheck.reading.grammar.number_words import cardinals
from factcheck.reading.grammar.numerals import is_ordinal_ending
from factcheck.reading.grammar.tokens import BLANK, DIGITS, GENITIVE, WORD
from factcheck.text import may_be_year
from factcheck.words import choices, grammar, rows


def is_no_date(line: Line, told: Told) -> bool:
    """Whether a phrase of a running text that can be read as a date is none there."""
    looks = (is_a_name, _is_ticker, _is_with_age, is_indefinite, _is_of_a_life, _is_attribute)
    return any(is_so(line, told) for is_so in (*looks, _is_any_year))


def _is_ticker(line: Line, told: Told) -> bool:
    """Whether it is the sign of a company's shares, as agencies print it: "<MAR>"."""
    return (norm_at(line, told.start - 1), norm_at(line, told.end)) == ("<", ">")


def _is_any_year(_line: Line, told: Told) -> bool:
    """Whether two months tell from which to which a year of trade goes: "1985/86 (July/June)"."""
    match [months().get(norm, norm) for norm in told.norms]:
        case [int(first), "/", int(last)]:
            return (first - last) % 12 == 1
    return False


def _is_with_age(_line: Line, told: Told) -> bool:
    """Whether a comma parts a month from a number behind it: "her son, Jan, 61", "June, the 81st".

    No year stands behind those.
    """
    norms = told.norms
    month = next((at for at, norm in enumerate(norms) if norm in months()), len(norms))
    parted = norms[month + 1 : month + 3]
    is_number = parted[1:] == ("the",) or any(norm.isdecimal() and len(norm) < 3 for norm in parted)
    return parted[:1] == (",",) and is_number and not any(map(may_be_year, norms))


def _is_of_a_life(line: Line, told: Told) -> bool:
    """Whether a time is counted from somebody's beginning, or to the end: "in its first 12 months".

    So is "the last day to vote". A quarter, a half and a fiscal year are those of a company's
    accounts.
    """
    norms = told.norms
    if norms[-2:] == ("last", "day") and norm_at(line, told.end) in ("to", "for"):
        return True
    if norms[0] not in _FIRST_OR_LAST or norms[-1] in _OF_ACCOUNTS or not norms[-1].isalpha():
        return False
    is_unit = norms[-1] in unit_words() and not {"fiscal", "financial"}.intersection(norms)
    return is_unit and norm_at(line, told.start - 1) in grammar("possessive")


_FIRST_OR_LAST = frozenset(["first", "last", "final"])
_OF_ACCOUNTS = frozenset(["quarter", "quarters", "half", "qtr"])


def _is_attribute(line: Line, told: Told) -> bool:
    """Whether a length of time tells of which kind something is: "10-year bonds", "full-year"."""
    number, sign, unit = told.norms[-3:] if len(told.norms) > 2 else ("", "", "")
    is_joined = sign == "-" and joined(line, told.end - 2)
    is_bare = grammar("article", "preposition").issuperset(told.norms[:-3])
    is_counted = number == "full" or number in cardinals()
    is_number = number.isdecimal() or (is_bare and is_counted)
    return is_joined and is_number and unit_words().get(unit) == unit


def is_indefinite(line: Line, told: Told) -> bool:
    """Whether any such day is meant: "it was on a Friday"; "a Friday meeting" was on that one."""
    at = told.start + (line[told.start].norm in ("on", "in", "at", "during", "over"))
    day = norm_at(line, at + 1)
    is_any = line[at].norm == "a" and (day in weekdays() or day == "weekend")
    more = {node.norm for node in line[at + 2 : told.end]}
    if not is_any or not more <= words_around()["part of a day"]:
        return False
    behind = line[told.end] if told.end < len(line) else None
    return behind is None or behind.kind != WORD or behind.norm in plain_before()


@cache
def _lookalikes() -> Mapping[tuple[str, str], frozenset[str]]:
    told: dict[tuple[str, str], frozenset[str]] = {}
    for side, calendar, words in rows("names_like_dates"):
        for word in choices(calendar):
            known = told.get((side, word), frozenset())
            told[side, word] = known | frozenset(choices(words))
    return told


def may_be_a_name(told: Told) -> bool:
    """Whether one word alone may be a name: "May", "Today"."""
    return told.end - told.start == 1 and (told.norms[0] in months() or told.norms[0] == "today")


def is_a_name(line: Line, told: Told) -> bool:
    """Whether the words beside what looks like a date make it a name, or another day."""
    start, end = _trimmed(line, told)
    first, last = line[start].norm, line[end - 1].norm
    if is_ordinal_ending(last):
        last = line[end - 2].norm + last
    known = _lookalikes()
    before_at = place_before(line, start)
    before = line[before_at].norm if before_at is not None else ""
    after_at = place_behind(line, end)
    after = line[after_at].norm if after_at is not None and line[end].norm != "," else ""
    norms = {node.norm for node in line[start:end]}
    if first in weekdays() and before in known["before", "weekday"]:
        return True
    if _is_given_name(line, start, end) or _is_of_another(line, told):
        return True
    if _is_firm(line, start, end, is_led=start > told.start):
        return True
    if first in known["within", "weekday"] and last in weekdays():
        return True
    calendars = known["before", "feast"]
    if before in calendars and first not in calendars and _is_holiday(told):
        return True
    if not norms.isdisjoint(seasons()) and any(
        node.norm in known["beside", "season"] for node in (*line[:start], *line[end:])
    ):
        return True
    if last in ENDING_DECADES and before in known["before", "decade"]:
        return True
    has_year = any(len(norm) == 4 and norm.isdigit() for norm in norms)
    has_day = end - start > 1 and line[end - 2].kind == DIGITS
    is_name = after in _names_after(last) and not has_day and not (has_year and end - start > 2)
    return is_name or _is_whose(line, start, end)


def _is_holiday(told: Told) -> bool:
    """Whether it is a holiday, by whatever calendar: "Good Friday", "on Epiphany"."""
    return any("holiday" in found for _row, found in told.ways)


def _trimmed(line: Line, told: Told) -> tuple[int, int]:
    """A date without the small words before it."""
    start, small = told.start, grammar("article", "preposition") | {"since"}
    while start < told.end - 1 and line[start].norm in small:
        start += 1
    return start, told.end


def _is_of_another(line: Line, told: Told) -> bool:
    """Whether it belongs to the word before it: "its opening weekend", "What Goes Tomorrow"."""
    node, before = line[told.start], line[told.start - 1] if told.start else None
    if told.end - told.start > 1 or node.norm not in NEAR_DAYS or before is None:
        return False
    is_word = before.kind == WORD and node.gap == BLANK and before.norm not in plain_before()
    return is_word and (node.norm == "weekend" or (before.text.istitle() and node.text.istitle()))


@cache
def given_names() -> frozenset[str]:
    """Months that are people's names as well: June, April."""
    return words_around()["given"]


def _is_given_name(line: Line, start: int, end: int) -> bool:
    """Whether a month is somebody's: "by Jan van Holm", "by April Jones"."""
    if line[end - 1].norm not in given_names() or kind_at(line, end) != WORD:
        return False
    is_by = line[end - 2].norm == "by" if end > 1 else False
    is_particle = line[end].norm in words_around()["particle"]
    is_name = line[end].text[:1].isupper() or is_particle
    return end - start <= 2 and is_name and (is_by or is_particle)


def _is_firm(line: Line, start: int, end: int, *, is_led: bool) -> bool:
    """Whether a weekday or month cut short is a name: "shares of Sun Chemical", "the SAT said"."""
    node, before = line[start], line[max(start - 2, 0) : start]
    if end - start > 1 or len(node.norm) >= len("tues"):
        return False
    if node.text.isupper():
        return any(one.kind == WORD and not one.text.isupper() for one in before)
    behind = line[end] if end < len(line) else node
    if node.norm not in weekdays() or behind.gap != BLANK or behind.kind != WORD:
        return False
    is_time = behind.norm in months() or behind.norm in unit_words()
    joining = grammar("preposition", "of time", "coordinator", "subordinator")
    is_told = not is_led and behind.text.islower() and behind.norm not in joining
    return node.text.istitle() and not is_time and (is_told or behind.text.istitle())


def _names_after(last: str) -> frozenset[str]:
    known = _lookalikes()
    kinds = [last]
    if last in weekdays():
        kinds.append("weekday")
    if last in months():
        kinds.append("month")
    if may_be_year(last):
        kinds.append("year")
    return frozenset().union(*(known.get(("after", kind), frozenset()) for kind in kinds))


def _is_whose(line: Line, start: int, end: int) -> bool:
    """Whether it is a name, or somebody's: "June Carter", "India's Independence Day"."""
    node = line[start]
    is_first = end - start == 1 and start == 0 and node.norm in months()
    if is_first and len(line) > 1 and line[1].text[:1].isupper():
        return True
    last = end - (end - start > 1 and may_be_year(line[end - 1].norm))
    written = "".join(f"{each.gap and BLANK}{each.norm}" for each in line[start:last])
    is_national = written.replace("'", "").strip() in _lookalikes()["owned", "holiday"]
    if not (is_national or (end - start == 1 and node.norm == "may")):
        return False
    at = start - 1
    while at >= 0 and line[at].norm in GENITIVE:
        at -= 1
    owner = line[at] if at >= 0 else None
    if owner is not None and owner.text[:1].isupper() and owner.norm not in plain_before():
        return True
    rest = [each for each in line[end : end + 2] if each.norm != "'s"]
    return is_national and len(rest) == 2 and rest[0].norm == "in" and rest[1].text[:1].isupper()
