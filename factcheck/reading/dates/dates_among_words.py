"""The one date among other words: "hosted Choe on Tuesday"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import pairwise

from msgspec import Struct
from msgspec.structs import replace

from factcheck.dates.days import NotReadError, days_from
from factcheck.dates.reading import Reading
from factcheck.reading.dates.absolute_dates import read_day_of_year, read_same, refuse
from factcheck.reading.dates.date_context import DateContext, outcome
from factcheck.reading.dates.date_ranges import read_after, read_by, read_from, read_until
from factcheck.reading.dates.dates_in_text import (
    is_core,
    mentions,
    place_before,
    place_behind,
    plain_before,
    words_around,
)
from factcheck.reading.dates.holiday_dates import read_anniversary, read_some_anniversary
from factcheck.reading.dates.names_like_dates import is_a_name, may_be_a_name
from factcheck.reading.grammar.calendar_words import (
    ORDINAL_ENDINGS,
    months,
    ordinal_at,
    unit_words,
    weekdays,
)
from factcheck.reading.grammar.chart import Chart, Told
from factcheck.reading.grammar.engine import Line, joined, norm_at, words_of
from factcheck.reading.grammar.number_words import is_of_number, scales
from factcheck.reading.grammar.rows import End, Found, GrammarRow
from factcheck.reading.grammar.tokens import CURRENCY_SIGNS, DASHES, DIGITS, GLUED, WORD
from factcheck.text import may_be_year
from factcheck.words import choices, grammar, rows, words_in

MOST_WORDS = 30


class Among(Struct, frozen=True):
    """The one date among other words: what is told, and what the words around it tell of it."""

    told: Told
    before: tuple[str, ...]
    after: tuple[str, ...]
    tense: str | None


def date_among(chart: Chart, published: date | None) -> Among | None:
    """The one date among other words; ``None`` where there is none, or more than one."""
    line = chart.line
    norms = {node.norm for node in line}
    if len(line) > 2 * MOST_WORDS or not words_around()["refuse"].isdisjoint(norms):
        return None
    found: list[Told] = chart.kept("told at all", _told_at_all)
    if len(found) == 2 and found[1].start in _ahead_of_years(line, found[0]):
        found = found[:1]
    if len(found) > 1:
        found = [told for told in found if not (may_be_a_name(told) and is_a_name(line, told))]
    if len(found) != 1 or is_a_name(line, found[0]):
        return None
    told = _within_bound(chart, found[0])
    if not _is_all_told(line, told):
        return None
    before, after = _words(line[: told.start]), _words(line[told.end :])
    tense = _tense((*before, *after)) or ("past" if _is_of_event(told, after) else None)
    return Among(told, before, after, tense or _either_side(told))


def left_over(chart: Chart) -> str:
    """The words around the first date on a line, of a month if any, that no rule accounts for."""
    found: list[Told] = chart.kept("told at all", _told_at_all)
    if not found:
        return ""
    told = next((one for one in found if not months().keys().isdisjoint(one.norms)), found[0])
    line = chart.line
    rest = (words_of(line[: told.start]), words_of(line[told.end :]))
    return " … ".join(part for part in rest if part)


def _told_at_all(chart: Chart) -> list[Told]:
    """The dates on a line; what is understood to be none only where there is nothing else."""
    found = [*mentions(chart)]
    return [told for told in found if not _is_refused(told)] or found


def _ahead_of_years(line: Line, told: Told) -> set[int]:
    """Where "of 2004" begins behind a day without a year: "the Boxing Day tsunami of 2004"."""
    if told.year is not None:
        return set()
    return {at - 1 for at in _years_behind(line, told)}


def _within_bound(chart: Chart, told: Told) -> Told:
    """The date in "ahead of Tuesday's vote": the vote was on that day, not the day a bound."""
    line = chart.line
    is_followed = place_behind(line, told.end) is not None
    if not is_followed or line[told.start].norm not in words_around()["before"]:
        return told
    for at in range(told.start + 1, told.end):
        inner = chart.told(at).get(told.end)
        if inner:
            return inner
    return told


def _words(nodes: Line) -> tuple[str, ...]:
    """The words of nodes, those that a hyphen joins as one: "run-up"."""
    words: list[str] = []
    is_joined = False
    for node in nodes:
        if is_joined or (node.norm == "-" and node.gap == GLUED and words):
            words[-1] += node.norm
            is_joined = node.norm == "-"
        else:
            words.append(node.norm)
    return tuple(words)


def dated_slot(chart: Chart, at: int) -> Iterator[tuple[int, Told]]:
    """A date, or a claim's event by its own words: "the White House's accusations"."""
    yield from chart.told(at).items()
    line = chart.line
    end = len(line)
    if not chart.is_alone or end in chart.told(at):
        return
    if any(is_core(line, here) or line[here].kind == DIGITS for here in range(at, end)):
        return
    yield end, Told(line, at, end, [((End(GrammarRow(0, "an event", _read_event)),), ())])


def _read_event(found: Found, context: DateContext) -> tuple[Reading, ...]:
    if not context.has_origin:
        raise NotReadError("it counts from a claim whose date is not known")
    return context.origins


_ANNIVERSARY = frozenset(["anniversary", "birthday"])
_BEFORE_EVENT = 3  # words: "the Oct. 7 terror attack"


def _is_of_event(told: Told, after: Sequence[str]) -> bool:
    """Whether a day names what happened on it: "the Oct. 7 attack"."""
    is_day = any(row.read is read_day_of_year for row, _found in told.ways)
    return is_day and not words_around()["event"].isdisjoint(after[:_BEFORE_EVENT])


def _of_any_year(
    among: Among, readings: tuple[Reading, ...], year: int | None
) -> tuple[Reading, ...]:
    """A day by which an event is called, of the nearest year or any earlier one."""
    first = readings[0].earliest
    if year is not None or first is None or not _is_of_event(among.told, among.after):
        return readings
    how = "of an earlier year, by its day"
    earlier = Reading(None, days_from(first, -1), "span", how, is_vague=True, is_alternative=True)
    return (earlier, *(replace(one, is_alternative=True) for one in readings))


def read_among(among: Among, context: DateContext) -> Sequence[Reading]:
    """The readings of a date among other words, with the bound and year that these tell."""
    year = _year_behind(among, context.published)
    if year is not None:
        context = DateContext(
            context.published, context.tense, context.origin, year, context.locale
        )
    told = among.told
    if not _ANNIVERSARY.isdisjoint(among.before):
        return _anniversary(among, context)
    found = {"date": told}
    if "by the time" in " ".join(among.before):
        return read_until(found, context)
    sides = [
        side
        for word in among.before
        for side in ("before", "until", "after", "since")
        if word in words_around()[side]
    ]
    if not sides:
        return _of_any_year(among, outcome(told, context), year)
    if sides[-1] == "before":
        return read_by({**found, "before": "before"}, context)
    if sides[-1] == "since":
        return read_from({**found, "from": "since"}, context)
    return read_until(found, context) if sides[-1] == "until" else read_after(found, context)


def _anniversary(among: Among, context: DateContext) -> Sequence[Reading]:
    """The anniversary of what happened on a day: "the 80th anniversary of the June 6 landings"."""
    line, told = among.told.line, among.told
    at = next(i for i in range(told.start) if line[i].norm in _ANNIVERSARY)
    if line[at + 1].norm != "of" or {"on", "in", "at", "was"} & set(among.before[at + 1 :]):
        return outcome(told, context)
    places = (ordinal_at(line, here) for here in range(max(at - _MOST_OF_ORDINAL, 0), at))
    ordinal = next((place for place in places if place and place[1] == at), None)
    if ordinal is None:
        return read_some_anniversary({"date": told}, context)
    return read_anniversary({"date": told, "ordinal": ordinal[0]}, context)


_MOST_OF_ORDINAL = 3  # nodes: "twenty-fifth"


def _year_behind(among: Among, published: date | None) -> int | None:
    """The year that the words behind a day tell: "the Boxing Day tsunami of 2004"."""
    norms = among.told.norms
    if among.told.year is not None:
        return None
    after = among.after
    for link, year in pairwise(after):
        if link in ("of", "in") and may_be_year(year):
            return int(year)
    return _known_year(norms, {*among.before, *after}, published)


def _known_year(norms: Sequence[str], beside: set[str], published: date | None) -> int | None:
    """The year of a day that every reader knows, once it was: "the Sept. 11 attacks"."""
    if "anniversary" in norms:
        return None
    month = next((months()[norm] for norm in norms if norm in months()), 0)
    days = {int(norm) for norm in norms if norm.isdigit() and len(norm) < 3}
    for day, _, words in rows("known_days"):
        known = date.fromisoformat(day)
        is_told = month == known.month and known.day in days and beside.intersection(choices(words))
        if is_told and published and known <= published:
            return known.year
    return None


def _is_all_told(line: Line, told: Told) -> bool:
    """Whether nothing outside of a date tells of another time or belongs to it unread."""
    outside = [*range(told.start), *range(told.end, len(line))]
    years = _years_behind(line, told)
    if _is_qualified(line, told):
        return False
    for at in outside:
        if at in years or _counts_a_thing(line, at):
            continue
        if is_core(line, at) and not _is_other_word(line, at):
            return False
    beside = [
        at
        for at in (place_before(line, told.start), place_behind(line, told.end))
        if at is not None
    ]
    if any(line[at].kind == DIGITS and not _counts_a_thing(line, at) for at in beside):
        return False  # figures beside it that were not understood may belong to it
    if _is_number(line[told.end :]):
        return False  # so may a number in letters: "September 10, nineteen zero one"
    if any(line[at].norm in ORDINAL_ENDINGS and line[at - 1].kind == DIGITS for at in beside):
        return False  # so may an ordinal: "the 100th of January"
    if any(line[at].norm == "or" for at in beside):
        return False  # what else it may be was not understood
    if norm_at(line, told.end) in unit_words():
        return False  # a unit right behind it belongs to it: "next Friday week"
    return not (told.end < len(line) and line[told.end].norm == "of" and told.end + 1 not in years)


def _is_number(nodes: Line) -> bool:
    """Whether there is nothing but a number, or a month's name and a number."""
    words = [node for node in nodes if node.kind == WORD and node.norm not in months()]
    return bool(words) and all(
        is_of_number(node) or node.norm in scales() or node.norm == "and" for node in words
    )


def _is_qualified(line: Line, told: Told) -> bool:
    """Whether what stands right beside a day tells more of it, or joins what is not there.

    "Perhaps March 6", "March 6 annually", "March 6 before", "three days March 6", and "March 6 for
    three days"; but "three days after the vote, on March 6".
    """
    around = words_around()
    before, behind = (place(line, at) for place, at in (
        (place_before, told.start), (place_behind, told.end)))  # fmt: skip
    if before is not None and _is_open_before(line, before):
        return True
    if behind is None:
        return False
    norm, is_end = line[behind].norm, place_behind(line, behind + 1) is None
    units = {node.norm for node in line[behind + 1 : behind + 4]} & unit_words().keys()
    is_joining = norm in grammar("of time", "of way", "subordinator", "coordinator")
    is_length = norm == "for" and bool(units) and _TILL.isdisjoint(told.norms)
    return is_length or norm in around["unsure"] | around["again"] or (is_end and is_joining)


_TILL = frozenset(["to", "until", "-"])


def _is_open_before(line: Line, at: int) -> bool:
    norm, number = line[at].norm, line[at - 1] if at else None
    is_joining = norm in grammar("subordinator", "coordinator")
    is_counted = number is not None and is_of_number(number)
    is_length = norm in unit_words() and is_counted
    return is_joining or is_length or norm in words_around()["unsure"]


def _years_behind(line: Line, told: Told) -> set[int]:
    return {
        at
        for at in range(told.end + 1, len(line))
        if line[at - 1].norm in ("of", "in") and may_be_year(line[at].norm)
    }


def _is_other_word(line: Line, at: int) -> bool:
    """Whether a word of the calendar is another word here: a verb, a name."""
    node = line[at]
    if node.norm in words_around()["capital"]:
        return not node.text[:1].isupper() or _is_name_part(line, at)
    if node.norm in words_around()["order"]:
        return True
    if node.norm in unit_words():
        return True  # "a school year" beside a date is no second date
    return _is_name_part(line, at)


def _is_name_part(line: Line, at: int) -> bool:
    """Whether a capitalised word stands right before it: "Theresa May", "Mos Def"."""
    before = line[at - 1] if at else None
    return before is not None and before.kind == WORD and before.text[:1].isupper() and (
        before.norm not in plain_before()
    )  # fmt: skip


def _counts_a_thing(line: Line, at: int) -> bool:
    """Whether digits belong to a thing, no time: "$1500", "3%", "a 7.1-magnitude quake", "3-1"."""
    if line[at].kind != DIGITS:
        return False
    if norm_at(line, at - 1) in CURRENCY_SIGNS or norm_at(line, at + 1) in words_in(
        "measures", "percent"
    ):
        return True
    return _is_joined_to_thing(line, at, at + 2) or (
        at > 1 and line[at - 2].kind == DIGITS and _is_joined_to_thing(line, at - 2, at)
    )


def _is_joined_to_thing(line: Line, at: int, other_at: int) -> bool:
    """Whether a hyphen joins digits to what they count or beat, before a noun: "a 3-1 win"."""
    if other_at + 1 >= len(line) or not joined(line, at + 1):
        return False
    other, noun = line[other_at], line[other_at + 1]
    if other.kind == DIGITS and max(len(other.norm), len(line[at].norm)) > _LONGEST_SCORE:
        return False
    is_noun = noun.kind == WORD
    return line[at + 1].norm in DASHES and is_noun


_LONGEST_SCORE = 3  # figures


def _is_refused(told: Told) -> bool:
    """Whether it is understood to be no date: a length of time, what comes again and again."""
    return all(
        row.read is refuse or (row.read is read_same and _is_refused(found["date"]))
        for row, found in told.ways
    )


def _either_side(told: Told) -> str | None:
    """That a weekday may lie on either side where a verb stands beside it: "shops close Monday"."""
    norms = set(told.norms)
    is_bare = not norms.isdisjoint(weekdays()) and norms.isdisjoint(months())
    return "present" if is_bare else None


def _tense(norms: Sequence[str]) -> str | None:
    around = words_around()
    led = pairwise((*norms, ""))
    told = {norm for norm, behind in led if norm != "to" or not behind[:1].isdigit()}  # "to 41"
    if not around["future"].isdisjoint(told):
        return "future"
    is_past = not around["past"].isdisjoint(norms) or any(norm.endswith("ed") for norm in norms)
    return "past" if is_past else None
