"""Over which time and in which measure something changed, and whether its figures are of those.

As in "rose by three on Tuesday to 41, from nine on Friday", where it was 38 on Monday.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice, starmap, takewhile

from msgspec import Struct

from factcheck.reading.dates.date import DATE
from factcheck.reading.grammar.calendar_words import months, seasons, weekdays
from factcheck.reading.grammar.engine import Line, Mention, Node
from factcheck.reading.relations.figured_sentences import is_length
from factcheck.reading.relations.relation_rows import Bound
from factcheck.text import may_be_year
from factcheck.words import grammar, phrases_of, words_in

_CLAUSE_ENDS = frozenset([",", ".", ";", ":", ")", "–"])
_LEFT_OPEN = frozenset(["when", "since"])
_DAY, _MONTH = "day", "month"
_QUARTER, _YEAR = "quarter", "year"
_CYCLES = {_MONTH: 12, _QUARTER: 4}  # how many there are until the first comes again
_WEEK, _MOST_YEARS = 7, 3000
_A_WEEKEND = 3  # days, from Friday to Monday


class _TimeOfChange(Struct, frozen=True):
    """A time by its unit and, where it has one, its place among those of a cycle."""

    unit: str
    at: int | None = None


def is_from_longer_ago(line: Line, bound: Bound) -> bool:
    """Whether a change is over a shorter time than has passed since the figure told behind it.

    Not where that is just before: the day or month before, Friday before Monday, the same month.
    """
    change, after, before = (bound[name] for name in ("change", "after", "before"))
    between = [node for node in line if change.end <= node.start < after.start]
    over = _times_in(between)
    behind = [*_clause_behind(line, before)]
    told = {word for node in behind for word in _words(node)}
    if not over or not behind or not told.isdisjoint(words_in("changes", "other time")):
        return False
    now, times = over[-1], _times_in(behind)  # "in the year to April" is over a year
    if not times or behind[0].norm in _LEFT_OPEN:
        return not times and behind[0].norm in _LEFT_OPEN
    is_same = any(_unit_of(word) for node in between for word in told.intersection(_words(node)))
    then = times[0] if times[0].at is not None or is_same else times[-1]
    return _is_longer(then, now) or (then.unit == now.unit and not _is_just_before(then, now))


def is_measured_behind(line: Line, bound: Bound) -> bool:
    """Whether words behind figures tell of another measure: "to £41m from £40m, in real terms".

    Not those of another clause: "from £40m, and the average price fell".
    """
    last = max(bound.values(), key=lambda one: one.end)
    behind = [node.norm or node.text for node in line if node.start >= last.end]
    commas = [at for at, norm in enumerate(behind) if norm in _CLAUSE_ENDS][:_MOST_COMMAS]
    starts = [0, *(at + 1 for at in commas)]
    told = (behind[at:end] for at, end in zip(starts, [*commas, len(behind)], strict=True))
    return any(map(_tells_measure, told))


def _tells_measure(words: Sequence[str]) -> bool:
    """Whether words tell of a measure: "on a comparable basis", not "in the comparable half"."""
    measures = words_in("changes", "measured apart") | {"basis", "adjusted", "adjustment"}
    leading = grammar("preposition", "of time") | measures
    is_led = bool(words) and (words[0] in leading or words[0].endswith(("ed", "ally")))
    times = words_in("changes", "time of change")
    of_time = {at for at, word in enumerate(words[1:]) if not times.isdisjoint(word.split())}
    near = [word for at, word in enumerate(words[:_MOST_OF_MEASURE]) if at not in of_time]
    return is_led and not measures.isdisjoint(near)


_MOST_COMMAS, _MOST_OF_MEASURE = 2, 8  # words: "on a like-for-like basis"


def names_time(nodes: Line) -> bool:
    """Whether words name a day, a month, a season or a year: "on Monday", "in May", "in 2019"."""
    return any(node.kind == DATE for node in nodes) or any(
        one.at is not None for one in _times_in(nodes)
    )


def tells_longer_than_a_day(nodes: Line) -> bool:
    """Whether words tell of a week, a month or more: "having closed last week", "ending May"."""
    return any(one.unit != _DAY for one in _times_in(nodes))


def begins_with_time_of_year(nodes: Line) -> bool:
    """Whether the first words name a month or a season: "on the morning of May"."""
    times = starmap(_time_of, islice(_written(nodes), _MOST_OF_TIME))
    return any(one.at is not None and one.unit in _CYCLES for one in times if one)


_MOST_OF_TIME = 4  # words


def _clause_behind(line: Line, figure: Mention) -> Iterable[Node]:
    behind = (node for node in line if node.start >= figure.end)
    return takewhile(lambda node: node.norm not in _CLAUSE_ENDS, behind)


def _words(node: Node) -> list[str]:
    return node.text.casefold().replace(",", "").split()


def _times_in(nodes: Iterable[Node]) -> list[_TimeOfChange]:
    """The times that words tell of, the shortest first."""
    told = filter(None, starmap(_time_of, _written(nodes)))
    return sorted(told, key=lambda one: [*_lengths()].index(one.unit))


def _written(nodes: Iterable[Node]) -> Iterator[tuple[str, bool]]:
    """The words as written, and whether each is of a date, or led as a time is: "in the fall"."""
    leading, before = grammar("preposition", "of time") | {"the", "last"}, ""
    for node in nodes:
        for word in node.text.split():
            yield word.strip(".,"), node.kind == DATE or before in leading
            before = word.casefold()


def _time_of(written: str, is_led: bool) -> _TimeOfChange | None:
    """The time of a word: of "May" with its capital, and of "fall" where it is led as one."""
    word = written.casefold()
    unit, is_name = _unit_of(word), written[:1].isupper()
    if is_name and word in weekdays():
        return _TimeOfChange(_DAY, weekdays()[word])
    if is_name and word in months():
        return _TimeOfChange(_MONTH, months()[word])
    if word in seasons() and (unit or is_led):
        return _TimeOfChange(_QUARTER, seasons()[word] // _MONTHS_OF_SEASON)
    if word.isdecimal() and may_be_year(word):
        return _TimeOfChange(_YEAR, int(word))
    return _TimeOfChange(unit) if unit else None


_MONTHS_OF_SEASON = 3


@cache
def _lengths() -> Mapping[str, frozenset[str]]:
    """The words for times by their units, the shortest first."""
    rows = (row.split(" = ") for row in phrases_of("changes")["times"])
    return {unit: frozenset(words.split()) for unit, words in rows}


def _unit_of(word: str) -> str:
    return next((unit for unit, words in _lengths().items() if word in words), "")


def _is_longer(one: _TimeOfChange, other: _TimeOfChange) -> bool:
    units = [*_lengths()]
    return units.index(one.unit) > units.index(other.unit)


def _is_just_before(then: _TimeOfChange, now: _TimeOfChange) -> bool:
    """Whether one time is the last before another, or leaves open which it is.

    "Overnight, from nine on Friday" is told of the day before, or of days.
    """
    if then.at is None or now.at is None:
        return then.at is None or now.unit != _DAY
    apart = now.at - then.at
    if now.unit == _DAY:
        return apart % _WEEK <= (_A_WEEKEND if now.at in _AFTER_WEEKEND else 1)
    return apart % _CYCLES.get(now.unit, _MOST_YEARS) <= 1


_AFTER_WEEKEND = (0, 6)  # Monday, and Sunday


def has_two_times(between: Line, behind: Line) -> bool:
    """Whether a change is over one time, what is behind over another: no year and "a year ago"."""
    over, told = _times_of_change(between), _words_near(behind)
    is_dated = names_time(between) or any(map(is_length, between))
    return (is_dated or not over <= told) and not told.isdisjoint(words_in("changes", "other time"))


def is_over_one_time(line: Line, bound: Bound) -> bool:
    """Whether a change is over the time since a figure: "up 2% on the year … £9m a year before"."""
    change, before = bound["change"], bound["before"]
    over = _times_of_change([one for one in line if change.end <= one.start < before.start])
    behind = [node for node in line if node.start >= before.end]
    return bool(over) and over <= _words_near(behind)


def _times_of_change(nodes: Line) -> frozenset[str]:
    return words_in("changes", "time of change").intersection(one.norm for one in nodes)


def _words_near(nodes: Line) -> set[str]:
    return {word for node in nodes[:3] for word in node.text.casefold().split()}
