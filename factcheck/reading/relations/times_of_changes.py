"""What leaves a change open: over which time it was, and from which figure.

As in "rose by three on Tuesday to 41, from nine on Friday", where it was 38 on Monday; in "up 14 to
164, against 422 a year ago", where it was 150 the week before; and in "rose 2% to $1,400, up from
$900 in 2010".
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import cache
from itertools import islice, product, starmap, takewhile

from msgspec import Struct

from factcheck.dates import Period
from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.changes import direction_of
from factcheck.reading.grammar.calendar_words import months, seasons, weekdays
from factcheck.reading.grammar.engine import Line, Mention, Node, norm_at
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    MOST_APART,
    amounts_in,
    behind,
    between,
    clause_behind,
    dimension_of,
    is_length,
    is_share,
    measure_of,
    norms_of,
    noun_end,
    number_of,
    place_behind,
    place_of,
    words_told,
)
from factcheck.reading.relations.relation_rows import Bound, period_on_period
from factcheck.text import may_be_year
from factcheck.words import grammar, phrases_of, words_in

_PERCENT = 100
_FAR_APART = 1_000_000  # times: a scale is left out
_AS_FAR = Fraction(5, 100)  # of a change: by what is no more apart is as far
_A_WEEKEND = 3  # days, from Friday to Monday
_A_QUARTER = timedelta(days=89)  # from the first day to the last of the shortest one


# -- how far something went --------------------------------------------------------------------


def size_of_change(bound: Bound) -> Fraction:
    """How much a change is, a share in percent, and money in the unit of what it is from."""
    change, unit = bound["change"], measure_of(bound["change"]).unit
    size = number_of(change)
    if is_share(change):
        return size * unit.worth * _PERCENT
    units = (measure_of(bound[name]).unit for name in ("before", "after"))
    of = next((one for one in units if one.dimension == unit.dimension), None)
    return size * unit.worth / of.worth if of and unit.is_money else size


def went_by(line: Line, bound: Bound) -> Fraction:
    """How far it is from one figure to the other, less than nothing where the change went back.

    In percent, where the change is in percent of an amount.
    """
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    way = bound["way"].start if "way" in bound else change.end
    at = next((here for here, node in enumerate(line) if node.start >= way), len(line) - 1)
    went = (number_of(after) - number_of(before)) * (direction_of(line, at) or 1)
    is_of_amount = is_share(change) and not is_share(before) and number_of(before)
    return went * _PERCENT / number_of(before) if is_of_amount else went


def _goes_further(line: Line, bound: Bound) -> bool:
    """Whether from one figure to the other is more of a change, the same way, than is told."""
    return _is_comparable(bound) and went_by(line, bound) > size_of_change(bound)


def _is_far_from_change(line: Line, bound: Bound) -> bool:
    """Whether figures went the other way than a change, or so far that no slip of it is likely.

    Where they went as far the other way, the change has the wrong word: "up 3.2% at 6.9 million,
    compared with 7.13 million".
    """
    told, went = size_of_change(bound), went_by(line, bound)
    if went < 0:
        return not _went_back_as_far(line, bound)
    less, more = sorted((went, told))
    return _is_comparable(bound) and 0 < MOST_APART * less < more < _FAR_APART * MOST_APART * less


def _went_back_as_far(line: Line, bound: Bound) -> bool:
    """Whether figures went as far as a change tells, but the other way, which is no chance."""
    told, went = size_of_change(bound), went_by(line, bound)
    return went < 0 and abs(abs(went) - told) <= _AS_FAR * told


def _is_comparable(bound: Bound) -> bool:
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    return is_share(change) or dimension_of(change) in map(dimension_of, (before, after))


def leads_from(line: Line, bound: Bound) -> bool:
    """Whether a change is told before where it led, that before from where, and no wrong way."""
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    is_wrong_way = "way" in bound and _went_back_as_far(line, bound)
    return change.start < after.start < before.start and not is_wrong_way


# -- from which figure -------------------------------------------------------------------------


def is_against_another(line: Line, bound: Bound) -> bool:
    """Whether a figure is set against another than that from which it changed.

    As in "up 14 to 164, against 422 a year ago", where it was 150 the week before, in "rose 31
    percent to 154, compared with 147 in April", "1 percent higher at $68, down from $75 in June"
    and "up 12 cents at $6.70 from a high of $6.75".
    """
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    is_timed = "way" not in bound and _is_over_one_time(line, bound)
    if is_timed or change.start > max(after.start, before.start):
        return False
    led = {node.norm for node in between(line, after, before)}
    if not led.isdisjoint(("after", "having")) and _is_since_long_ago(line, bound):
        return True
    at = norm_at(line, place_of(line, after) - 1)
    if at == "with":  # "fell by 12%, with 400 against 900 in"
        return _is_far_from_change(line, bound)
    is_against = not led.isdisjoint(words_in("changes", "against"))
    if not (is_share(change) or measure_of(change).unit.is_money):
        return is_against and "way" in bound
    is_moved = at == "at" and not led.isdisjoint(("up", "down"))  # "down from"
    is_told = is_moved or (is_against and _tells_of_time(behind(line, change)))
    return is_told and _is_far_from_change(line, bound)


def _is_over_one_time(line: Line, bound: Bound) -> bool:
    """Whether a change is over the time since a figure: "up 2% on the year … £9m a year before"."""
    over = _times_of_change(between(line, bound["change"], bound["before"]))
    return bool(over) and words_told(behind(line, bound["before"])[:3]).issuperset(over)


def _is_since_long_ago(line: Line, bound: Bound) -> bool:
    """Whether a figure was so over a day ago: "after ending May at 31", "at 31 a month ago"."""
    longer = words_in("changes", "time of change") - {"day"}
    then = [node for node in behind(line, bound["before"])[:1] if node.kind == DATE]
    led = between(line, bound["after"], bound["before"])
    return _tells_longer_than_a_day(led) or not longer.isdisjoint(words_told(then))


def _tells_of_time(nodes: Line) -> bool:
    """Whether words tell of a time, from which another change may be: "a year ago"."""
    told = words_in("changes", "other time") | words_in("tenses", "last")
    is_named = names_time(nodes) or _tells_longer_than_a_day(nodes)
    return is_named or not told.isdisjoint(norms_of(nodes))


def is_from_another_time(line: Line, bound: Bound) -> bool:
    """Whether a second "up from" goes back further: "rose 2% to $1,400, up from $900 in 2010".

    Not to the year before. So may what a comma sets before another time of year: "fell by $2bn to
    $48bn, from $55bn in January".
    """
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    if not change.start < after.start < before.start:
        return False
    led, then = between(line, after, before), clause_behind(line, before)
    is_again = not words_in("changes", "risen", "fallen").isdisjoint(norms_of(led))
    is_apart = any(node.norm == "," for node in led) and _goes_further(line, bound)
    if is_apart and _EDGE.match(" ".join(node.text for node in then)):
        return True
    return (
        (is_again or (is_apart and _begins_with_time_of_year(then)))
        and _begins_with_time(then)
        and not _is_right_before([node for node in line if node.start < before.start], then)
    )


_EDGE = re.compile(r"at the (?:start|beginning|end) of\b")


def _begins_with_time(nodes: Line) -> bool:
    """Whether words begin with a time, or a preposition, and tell of no time just before."""
    leading = grammar("preposition", "of time") | {"when"}
    begins = bool(nodes) and (nodes[0].kind == DATE or nodes[0].norm in leading)
    told = words_told(nodes)
    is_just_before = nodes[-1].text.casefold().endswith("before") if nodes else False
    is_just_before |= not words_in("changes", "time just before").isdisjoint(told)
    return begins and not is_just_before


def _is_right_before(nodes: Line, then: Line) -> bool:
    """Whether the last date of one is that behind which the first of the other follows."""
    dates = [[node for node in some if node.kind == DATE] for some in (nodes, then)]
    if not all(dates):
        return False
    periods = ([one.period for one in date.value.readings] for date in (dates[0][-1], dates[1][0]))
    return any(
        0 < earlier.days_before(later) <= _most_days_before(later)
        for later, earlier in product(*periods)
    )


def _most_days_before(later: Period) -> int:
    """How many days before one the last is on which anything is traded."""
    first = later.earliest
    return _A_WEEKEND if first is None or first.weekday() in _AFTER_WEEKEND else 1


def is_over_another_time(line: Line, bound: Bound) -> bool:
    """Whether a change is over another time: "rose 4% year on year to $5m from $4m in May"."""
    change, before = bound["change"], bound["before"]
    at = place_behind(line, change)
    over = period_on_period(line, at) or _period_since(line, at)
    told = " ".join(node.text.casefold() for node in clause_behind(line, before))
    is_of_year = over == "year" and re.fullmatch(r"in \d{4}", told)
    return bool(over and told) and not is_of_year and over not in re.split(r"\W+", told)


def _period_since(line: Line, at: int) -> str:
    """The time over which something changed, where that was a month or more: "on the year"."""
    first, article, unit = (norm_at(line, here) for here in range(at, at + 3))
    is_told = first in ("on", "over") and article == "the"
    return unit if is_told and unit in words_in("changes", "time of change") else ""


def is_on_another_date(line: Line, bound: Bound) -> bool:
    """Whether a change is from another date than a figure: "from $4m in 2019, up 2% on 2023"."""
    if bound["change"].start < max(bound["before"].start, bound["after"].start):
        return False
    then, since = (clause_behind(line, bound[name]) for name in ("before", "change"))
    years = [{*years_in(nodes)} for nodes in (then, since)]
    is_on_last = bool(years[0]) and not years[1] and _tells_longer_than_a_day(since)
    return is_on_last or (all(years) and years[0].isdisjoint(years[1]))


def is_from_later_time(line: Line, bound: Bound) -> bool:
    """Whether the figure told first is of the later time: "90 this year and 80 last year, up".

    "From 90 on Monday to 80 on Friday" tells by its words which is the later.
    """
    then, now = (_date_behind(line, bound[name]) for name in ("before", "after"))
    is_last = bound["change"].start > max(bound["before"].start, bound["after"].start)
    is_told = norm_at(line, place_of(line, bound["before"]) - 1) == "from"
    if then is None or now is None or not is_last or is_told:
        return False
    is_back = [not _BACK.isdisjoint(words_told([one])) for one in (then, now)]
    nearest = (one.value.readings[0].earliest for one in (now, then))
    match [*nearest]:
        case [date() as earlier, date() as later] if is_back[0] == is_back[1]:
            return earlier < later
    return is_back == [False, True]


_BACK = frozenset(["earlier", "before"])


def _date_behind(line: Line, figure: Mention) -> Mention | None:
    """The date right behind a figure, before another one."""
    then = takewhile(lambda node: node.kind != AMOUNT, clause_behind(line, figure))
    return next((node for node in then if isinstance(node, Mention) and node.kind == DATE), None)


def years_in(nodes: Line) -> Iterator[int]:
    """The numbers of some words that may be years."""
    return (int(word) for word in words_told(nodes) if word.isdecimal() and may_be_year(word))


# -- rates -------------------------------------------------------------------------------------


def is_of_each_time(line: Line, bound: Bound) -> bool:
    """Whether a change is one of several, or only one of its figures is so much in each time.

    As in "an increase of 20 each year", "from 4,000 to 6,000 in 10 years, an annual rise of 4
    percent" and "to 412 cases, from 12 a week".
    """
    change, before, after = (bound[name] for name in ("change", "before", "after"))
    way = place_of(line, bound.get("way", change))
    is_yearly = norm_at(line, way - 1) in words_in("changes", "in each time")
    return (
        not grammar("each").isdisjoint(norms_of(clause_behind(line, change)[:1]))
        or (is_yearly and any(map(is_length, amounts_in(line))))
        or _is_of_all_time(line, before, after)
        or _is_of_all_time(line, after, before)
    )


def _is_of_all_time(line: Line, one: Mention, rate: Mention) -> bool:
    """Whether a figure is a count of things, and the other so many in each of several times."""
    return _is_rate(line, rate) and not _is_rate(line, one) and has_noun(line, one)


def _is_rate(line: Line, figure: Mention) -> bool:
    """Whether a figure is so many in each day, week …, a part of it that is told alone as well."""
    then = clause_behind(line, figure)
    told = set(norms_of(then[2:3]))  # "11,900 a year earlier"
    is_then = bool(then) and then[0].kind == DATE
    is_then |= not words_in("changes", "other time").isdisjoint(told)
    is_cut = bool(then) and then[0].text.split()[0].casefold() in grammar("indefinite") | {"per"}
    return (is_cut and not is_then) or dimension_of(figure).endswith("/time")


def has_noun(line: Line, figure: Mention) -> bool:
    """Whether a number counts something, told in it or right behind."""
    at, unit = place_behind(line, figure), measure_of(figure).unit
    return unit.dimension == "count" and bool(unit.name or noun_end(line, at) > at)


# -- over which time ---------------------------------------------------------------------------


class _TimeOfChange(Struct, frozen=True):
    """A time by its unit and, where it has one, its place among those of a cycle."""

    unit: str
    at: int | None = None


_DAY = "day"
_CYCLES = {"month": 12, "quarter": 4}  # how many there are until the first comes again
_WEEK, _MOST_YEARS = 7, 3000
_MONTHS_OF_SEASON = 3
_AFTER_WEEKEND = (0, 6)  # Monday, and Sunday
_MOST_OF_TIME = 4  # words


def is_from_longer_ago(line: Line, bound: Bound) -> bool:
    """Whether a change is over a shorter time than has passed since the figure told behind it.

    Not where that is just before: the day or month before, Friday before Monday, the same month.
    """
    if not leads_from(line, bound):
        return False
    beside, then = (
        between(line, bound["change"], bound["after"]),
        clause_behind(line, bound["before"]),
    )
    over, told = _times_in(beside), words_told(then)
    if not over or not then or not told.isdisjoint(words_in("changes", "other time")):
        return False
    now, times = over[-1], _times_in(then)  # "in the year to April" is over a year
    is_open = then[0].norm in ("when", "since")
    if not times or is_open:
        return not times and is_open
    is_same = any(map(_unit_of, told & words_told(beside)))
    first = times[0] if times[0].at is not None or is_same else times[-1]
    return _is_longer(first, now) or (first.unit == now.unit and not _is_just_before(first, now))


def is_over_two_times(line: Line, bound: Bound) -> bool:
    """Whether a change is over one time, what is behind over another: no year and "a year ago".

    What firms tell of a quarter or more is set against the same a year before: "fell 18 percent in
    the first quarter to $41 million, from $50 million a year earlier".
    """
    if not leads_from(line, bound):
        return False
    beside = between(line, bound["change"], bound["after"])
    then = behind(line, bound["before"])[:3]
    is_of_year_before = " ".join(node.text for node in then).startswith("a year")
    if is_of_year_before and is_share(bound["change"]):
        beside = [node for node in beside if not _is_a_quarter_long(node)]
    told = words_told(then)
    is_dated = names_time(beside) or any(map(is_length, beside))
    is_apart = is_dated or not told.issuperset(_times_of_change(beside))
    is_year_on_year = "year" in told and _is_of_whole_year(beside)
    return (
        is_apart and not is_year_on_year and not told.isdisjoint(words_in("changes", "other time"))
    )


def _is_of_whole_year(nodes: Line) -> bool:
    """Whether a change is told over a calendar year: "last year", "in 2024"."""
    dates = [node for node in nodes if node.kind == DATE]
    return bool(dates) and all(
        reading.granularity == "year" and not reading.is_vague
        for one in dates
        for reading in one.value.readings
    )


def _is_a_quarter_long(node: Node) -> bool:
    """Whether a date is of three months or more, and names which: "the quarter" may be one more."""
    if node.kind != DATE or node.text.casefold().endswith("the quarter"):
        return False
    periods = [one.period for one in node.value.readings if not one.period.is_open]
    return bool(periods) and all(one.last - one.first >= _A_QUARTER for one in periods)


def _times_of_change(nodes: Line) -> frozenset[str]:
    return words_in("changes", "time of change").intersection(norms_of(nodes))


def names_time(nodes: Line) -> bool:
    """Whether words name a day, a month, a season or a year: "on Monday", "in May", "in 2019"."""
    is_named = any(one.at is not None for one in _times_in(nodes))
    return is_named or any(node.kind == DATE for node in nodes)


def _tells_longer_than_a_day(nodes: Line) -> bool:
    """Whether words tell of a week, a month or more: "having closed last week", "ending May"."""
    return any(one.unit != _DAY for one in _times_in(nodes))


def _begins_with_time_of_year(nodes: Line) -> bool:
    """Whether the first words name a month or a season: "on the morning of May"."""
    times = starmap(_time_of, islice(_written(nodes), _MOST_OF_TIME))
    return any(one.at is not None and one.unit in _CYCLES for one in times if one)


def _times_in(nodes: Iterable[Node]) -> list[_TimeOfChange]:
    """The times that words tell of, the shortest first."""
    told = filter(None, starmap(_time_of, _written(nodes)))
    return sorted(told, key=lambda one: [*_lengths()].index(one.unit))


def _written(nodes: Iterable[Node]) -> Iterator[tuple[str, bool]]:
    """The words as written, and whether each is of a date, or led as a time is: "in the fall"."""
    leading, last = grammar("preposition", "of time") | {"the", "last"}, ""
    for node in nodes:
        for word in node.text.split():
            yield word.strip(".,"), node.kind == DATE or last in leading
            last = word.casefold()


def _time_of(written: str, is_led: bool) -> _TimeOfChange | None:
    """The time of a word: of "May" with its capital, and of "fall" where it is led as one."""
    word = written.casefold()
    unit, is_name = _unit_of(word), written[:1].isupper()
    if is_name and word in weekdays():
        return _TimeOfChange(_DAY, weekdays()[word])
    if is_name and word in months():
        return _TimeOfChange("month", months()[word])
    if word in seasons() and (unit or is_led):
        return _TimeOfChange("quarter", seasons()[word] // _MONTHS_OF_SEASON)
    if word.isdecimal() and may_be_year(word):
        return _TimeOfChange("year", int(word))
    return _TimeOfChange(unit) if unit else None


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
