"""Lengths of time on a line, as dates count them: "about two weeks", "a year and a half".

They are quantities with a unit of time; only what no quantity is ("a few days", "a month or two",
"three quarters") is put together here.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from functools import cache

from factcheck.dates.counting import LONG_UNITS, ONE, Count, Length
from factcheck.quantities.measure import Form, Hedge, Measure, Quantity
from factcheck.reading.figures.hedges import hedge_beginnings, read_hedge_after
from factcheck.reading.figures.quantity_layers import with_lengths
from factcheck.reading.grammar.calendar_words import is_glued, plural_units, unit_words
from factcheck.reading.grammar.chart import Chart
from factcheck.reading.grammar.engine import Line, Mention, Node, norm_at, words_of
from factcheck.reading.grammar.number_words import cardinals, part_beginnings, scales
from factcheck.reading.grammar.numerals import read_number
from factcheck.reading.grammar.phrases import Ends, Names, names_of
from factcheck.reading.grammar.tokens import DASHES, DIGITS, FRACTION
from factcheck.words import choices, grammar, rows

_BOUNDS = {
    Hedge.AT_LEAST: "least", Hedge.OVER: "least", Hedge.AT_MOST: "most", Hedge.UNDER: "most",
    Hedge.NEARLY: "nearly", Hedge.JUST_OVER: "just over", Hedge.EXACTLY: "exactly",
    Hedge.AGED: "exactly",
}  # fmt: skip
_EXACT = frozenset([Hedge.NONE, Hedge.EXACTLY, Hedge.AGED])
_ONE_OR_TWO = Count(Fraction(1), Fraction(2), is_rough=True)
_WORKING = frozenset(["working", "business", "trading"])
_LARGEST_FIRST = (*LONG_UNITS[::-1], "fortnight", "week", "day", "hour", "minute", "second")
_UNITS = frozenset(_LARGEST_FIRST)


@cache
def loose_counts() -> Names:
    """The words for loose counts, "a few", with the fewest and the most that they mean."""
    return names_of(
        (word, Count(Fraction(low), Fraction(high), is_rough=True))
        for low, high, words in rows("loose_counts")
        for word in choices(words)
    )


# -- how many


def count_slot(chart: Chart, at: int) -> Ends:
    """How many: a number, "a", "a few", "two or three"."""
    line = chart.line
    yield from loose_counts().ends(line, at)
    norm = line[at].norm
    if norm in grammar("indefinite"):
        yield at + 1, ONE
    if (found := read_number(line, at)) is None:
        return
    number, end = found
    if number.value < 1 and norm in cardinals():
        yield at + 1, Count(Fraction(cardinals()[norm]), Fraction(cardinals()[norm]))
    if number.value > 0:
        yield end, Count(number.value, number.value)
        if [node.norm for node in line[end : end + 3]] == ["and", "a", "half"]:
            half = number.value + Fraction(1, 2)
            yield end + 3, Count(half, half)
        if end + 1 < len(line) and line[end].norm in DASHES | {"to", "or"}:
            other = read_number(line, end + 1)
            if other and other[0].value > number.value:
                yield other[1], Count(number.value, other[0].value, is_rough=True)


# -- how long


def count_beginnings() -> set[str]:
    """The words with which a count may begin."""
    return {*_counting(), *part_beginnings(), *loose_counts().first_words}


def length_beginnings() -> set[str]:
    """The words with which a length may begin, its hedges included."""
    return {*count_beginnings(), *hedge_beginnings()}


@cache
def length_units() -> frozenset[str]:
    """The words for units of time, without one of which nothing is a length."""
    return frozenset([*unit_words(), "h", "d", "m", "y", "w"])


def length_slot(chart: Chart, at: int) -> Ends:
    """A length of time: a quantity with a unit of time, or a loose count of one."""
    line, lengths = chart.line, chart.kept("lengths", _lengths)
    found: list[tuple[int, Length]] = [*lengths.get(at, ())]
    if line[at].norm in loose_counts().first_words:
        found += _loosely(line, at)
    if norm_at(line, at + 1) in _QUARTERS:
        found += quarters(line, at)
    if chart.kept("has so", _has_so):
        found += or_so(line, at)
    for end, length in [*found]:
        if or_two := _or_two(line, end, length):
            found.append((end + 2, or_two))
    return found


def bound_behind_slot(chart: Chart, at: int) -> Ends:
    """A bound behind a length: "or more", "at most"."""
    found = read_hedge_after(chart.line, at)
    if found and _BOUNDS.get(found[0]) in ("least", "most"):
        yield found[1], _BOUNDS[found[0]]


def days_or_weeks_slot(chart: Chart, at: int) -> Ends:
    """A length that is told in days or weeks."""
    for end, length in chart.slot("length", at):
        if length.unit in ("day", "week"):
            yield end, length


def _or_two(line: Line, end: int, length: Length) -> Length | None:
    """As in "a month or two"."""
    if norm_at(line, end) != "or" or norm_at(line, end + 1) != "two" or not length.is_one:
        return None
    return Length(((_ONE_OR_TWO, length.unit),), said=f"{length.said} or two")


def _loosely(line: Line, at: int) -> Iterator[tuple[int, Length]]:
    """As in "a few days", "several months"."""
    for end, count in loose_counts().ends(line, at):
        here = end + 1 if is_glued(line, end, "-") else end
        unit = plural_units().get(norm_at(line, here))
        if unit in _UNITS:
            yield here + 1, Length(((count, unit),), said=words_of(line[at : here + 1]))


def _has_so(chart: Chart) -> bool:
    return "so" in [node.norm for node in chart.line]


def or_so(line: Line, at: int) -> Iterator[tuple[int, Length]]:
    """The length that begins there as in "fifteen or so weeks", and where it ends."""
    found = read_number(line, at)
    if found is None or [node.norm for node in line[found[1] : found[1] + 2]] != ["or", "so"]:
        return
    number, unit_at = found[0], found[1] + 2
    unit = plural_units().get(norm_at(line, unit_at))
    if unit in _UNITS:
        count = Count(number.value, number.value, is_rough=True)
        yield unit_at + 1, Length(((count, unit),), said=words_of(line[at : unit_at + 1]))


_QUARTERS = frozenset(["quarters", "qtrs"])


def quarters(line: Line, at: int) -> Iterator[tuple[int, Length]]:
    """The length as in "three quarters", told of the quarters of a year, and where it ends."""
    if norm_at(line, at + 1) not in _QUARTERS:
        return
    count = cardinals().get(line[at].norm, 0)
    if line[at].kind == DIGITS and line[at].norm.isdigit():
        count = int(line[at].norm[:3])
    if 1 < count < 100:
        many = Count(Fraction(count), Fraction(count))
        yield at + 2, Length(((many, "quarter"),), said=words_of(line[at : at + 2]))


# -- quantities with a unit of time


def _lengths(chart: Chart) -> dict[int, list[tuple[int, Length]]]:
    """The lengths on a line, by the node with which they begin."""
    found: dict[int, list[tuple[int, Length]]] = {}
    words = length_units()
    units = [at for at, node in enumerate(chart.line) if node.norm in words]
    for first, part in _parts_around_units(
        chart, [at for at in units if _is_counted(chart.line, at)]
    ):
        mentions = [one for one in with_lengths(part, chart.text) if isinstance(one, Mention)]
        if not mentions:
            continue
        places = {node.start: first + at for at, node in enumerate(part)}
        ends = {node.end: first + at + 1 for at, node in enumerate(part)}
        for mention in mentions:
            start, end = places[mention.start], ends[mention.end]
            for begin, last, length in _with_and_without_hedges(chart, mention, start, end):
                found.setdefault(begin, []).append((last, length))
    _join(chart.line, found)
    return found


def _parts_around_units(chart: Chart, counted: list[int]) -> Iterator[tuple[int, Line]]:
    """The parts of a line in which counted units stand, each with the node it begins with.

    Of a phrase cut out it is the whole.
    """
    if chart.is_alone and counted:
        yield 0, chart.line
        return
    first = past = 0
    for at in counted:
        if at - _BEFORE > past:
            if past:
                yield first, chart.line[first:past]
            first = at - _BEFORE
        past = at + _BEHIND
    if past:
        yield first, chart.line[first:past]


_BEFORE, _BEHIND = 10, 7  # nodes around a unit, in which its length and hedges stand


def _is_counted(line: Line, at: int) -> bool:
    return any(map(_counts, line[max(0, at - _MOST_BETWEEN) : at]))


def _counts(node: Node) -> bool:
    return node.kind in (DIGITS, FRACTION) or node.norm in _counting()


@cache
def _counting() -> frozenset[str]:
    return frozenset(["a", "an", "half", "quarter", *cardinals(), *scales()])


_MOST_BETWEEN = 5  # nodes between a number and its unit: "a quarter of a century"


def _with_and_without_hedges(
    chart: Chart, mention: Mention, start: int, end: int
) -> Iterator[tuple[int, int, Length]]:
    """A mention's length with its hedges, and without those before it; the two of a run."""
    if not _is_run(chart.line, mention, end):
        yield from _told_as_one(chart, mention, start, end)
        return
    for half, first, last in _halves(chart, start, end):
        if not _is_run(chart.line, half, last):
            yield from _told_as_one(chart, half, first, last)


def _told_as_one(
    chart: Chart, mention: Mention, start: int, end: int
) -> Iterator[tuple[int, int, Length]]:
    quantity: Quantity = mention.value
    measure = quantity.readings[0]
    parts = _parts(quantity, measure)
    if parts is None:
        return
    text = words_of(chart.line[start:end])
    if are_working(text):
        parts = (*parts[:-1], (in_calendar_days(parts[-1][0]), parts[-1][1]))
    yield start, end, Length(_rough(parts, measure.hedge), _BOUNDS.get(measure.hedge, ""), text)
    inner = _start_of_figure(chart, start, end)
    if inner > start:
        yield inner, end, Length(parts, said=words_of(chart.line[inner:end]))


def _is_run(line: Line, mention: Mention, end: int) -> bool:
    """Whether it is of two lengths, or of a length and a day or a year."""
    quantity: Quantity = mention.value
    measure = quantity.readings[0]
    is_run = _has_two_units(quantity, measure) or _ends_with_a_number(line, end, measure)
    return is_run or _begins_with_a_year(measure)


def _has_two_units(quantity: Quantity, measure: Measure) -> bool:
    """Whether it runs from one unit to another: "six months to a year"."""
    is_run = measure.form in (Form.RANGE, Form.LIST) and len(measure.numerals) == 2
    return is_run and any(numeral.has_unit for numeral in measure.numerals)


def _ends_with_a_number(line: Line, end: int, measure: Measure) -> bool:
    """Whether it runs on into a date: the "31" of "six months to 31 March"."""
    return measure.form is not Form.SINGLE and read_number(line, end - 1) is not None


def _begins_with_a_year(measure: Measure) -> bool:
    """Whether what is told goes on with a length: "in 1990, and two years later"."""
    first, last = measure.numerals[0], measure.numerals[-1]
    return measure.form is Form.LIST and first.value > last.value


def _halves(chart: Chart, start: int, end: int) -> Iterator[tuple[Mention, int, int]]:
    """What is told on each side of the sign or word that may join a run, each by itself."""
    line = chart.line
    for at in range(start + 1, end - 1):
        if line[at].norm not in DASHES | grammar("conjoining") | {"to"}:
            continue
        sides = [(start, at), (at + 1, end)]
        for first, last in sides:
            nodes = with_lengths(line[first:last], chart.text)
            if len(nodes) == 1 and isinstance(nodes[0], Mention):
                yield nodes[0], first, last


def _parts(quantity: Quantity, measure: Measure) -> tuple[tuple[Count, str], ...] | None:
    """So many of each unit; ``None`` for a unit that no calendar has."""
    if quantity.parts:
        told = tuple(
            (Count(numeral.value, numeral.value), unit.name) for numeral, unit in quantity.parts
        )
    else:
        low, high = measure.low.value, measure.high.value
        is_loose = low is not high and " and " not in quantity.words
        told = ((Count(low, high, is_rough=is_loose), measure.unit.name),)
    is_told = all(count.low.numerator >= 0 and unit in _UNITS for count, unit in told)
    return told if is_told else None


def _rough(parts: tuple[tuple[Count, str], ...], hedge: Hedge) -> tuple[tuple[Count, str], ...]:
    if hedge in _EXACT:
        return parts
    count, unit = parts[-1]
    return (*parts[:-1], (Count(count.low, count.high, is_rough=True), unit))


def are_working(days: str) -> bool:
    """Whether days are told to be working ones."""
    return not _WORKING.isdisjoint(days.lower().split())


def in_calendar_days(count: Count) -> Count:
    """Working days as days of the calendar: a weekend or more may lie among them."""
    return Count(count.low, count.high + 2 * ((count.high + 4) // 5), is_rough=True)


def _start_of_figure(chart: Chart, start: int, end: int) -> int:
    """Where a length begins without the hedges before it."""
    for at in range(start, end):
        if _counts(chart.line[at]) or read_number(chart.line, at):
            return at
    return start


def _join(line: Line, found: dict[int, list[tuple[int, Length]]]) -> None:
    """Lengths right behind one another as one, in whatever order: "1 month 2 years 21 days"."""
    for start in sorted(found, reverse=True):
        for end, length in list(found[start]):
            here = end + 1 if end < len(line) and line[end].norm in (",", "and") else end
            for last, more in found.get(here, ()):
                units = [unit for _, unit in (*length.parts, *more.parts)]
                if len(set(units)) < len(units) or more.bound or length.bound:
                    continue
                parts = sorted((*length.parts, *more.parts), key=_size)
                text = words_of(line[start:last])
                found[start].append((last, Length(tuple(parts), said=text)))


def _size(part: tuple[Count, str]) -> int:
    return _LARGEST_FIRST.index(part[1])
