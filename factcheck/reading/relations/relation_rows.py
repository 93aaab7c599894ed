"""The orders in which relations are told, and how a row of them matches a sentence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter

from msgspec import Struct

from factcheck.names.tables import words_of
from factcheck.reading.dates.ages_and_durations import anniversary_at, anniversary_ends
from factcheck.reading.dates.date import DATE
from factcheck.reading.figures.changes import factors, is_factor
from factcheck.reading.figures.hedges import read_hedges_before
from factcheck.reading.grammar.engine import Line, Mention, kind_at, norm_at, spanning
from factcheck.reading.grammar.tokens import DIGITS, GENITIVE, WORD
from factcheck.reading.relations.figured_sentences import (
    AMOUNT,
    figure_ends,
    hedged_from,
    is_length,
    is_single_figure,
    measure_of,
    read_nodes,
)
from factcheck.words import grammar, rows, words_in

_MOST_BETWEEN, _MOST_WIDE = 8, 30  # nodes of a gap

Bound = Mapping[str, Mention]
"""What a match binds, each under the name of its slot; ``way`` is a word of change."""
Matched = tuple[int, Bound]
"""Where a match ends on the line, and what it binds."""
Sense = Callable[[Bound], bool]


class _Word(Struct, frozen=True):
    norms: frozenset[str]
    is_way: bool = False


class _FigureSlot(Struct, frozen=True):
    """A figure or date under a name; one without a name is passed over."""

    name: str
    kind: str = ""


class _Gap(Struct, frozen=True):
    is_wide: bool = False
    is_adjunct: bool = False


class _Maybe(Struct, frozen=True):
    inner: tuple[_Element, ...]


_Element = _Word | _FigureSlot | _Gap | _Maybe
_GAPS = {"~": _Gap(), "~~": _Gap(is_wide=True), "~in": _Gap(is_adjunct=True)}
_BY = ("risen by", "fallen by")
_WAYS = {
    "CHANGE": ("risen", "fallen", *_BY),
    "RISE": ("risen", _BY[0]),
    "FALL": ("fallen", _BY[1]),
}


class RelationRow(Struct, frozen=True):
    """One order: the form that it tells, and its elements."""

    form: str
    elements: tuple[_Element, ...]

    @property
    def opening(self) -> str:
        """The name of the figure that it begins with; empty where it begins otherwise."""
        first = self.elements[0]
        return first.name if isinstance(first, _FigureSlot) else ""

    @property
    def is_across(self) -> bool:
        """Whether it goes from one sentence to the next."""
        return _Word(frozenset(".")) in self.elements


@cache
def relation_rows() -> tuple[RelationRow, ...]:
    """The rows of the table, in its order."""
    told = ((form, words) for form, words in rows("relations") if form not in _shared_words())
    return tuple(RelationRow(form, _parsed(iter(words.split()))) for form, words in told)


@cache
def _shared_words() -> Mapping[str, _Word]:
    """Words that several rows have, by the name in capitals under which they stand once.

    Those of a name in ``_BY`` tell which way one figure lies from another: "five fewer than".
    """
    named = ((name, words) for name, words in rows("relations") if name.isupper())
    return {
        name: _Word(frozenset(words.split("/")), is_way=name.endswith("_BY"))
        for name, words in named
    }


def _parsed(words: Iterator[str]) -> tuple[_Element, ...]:
    """The elements of a row, as far as the bracket that closes them."""
    elements: list[_Element] = []
    for word in words:
        if word.startswith("[") and not word.endswith("]"):
            elements.append(_Maybe(_group(word, words)))
        elif word.startswith("["):
            elements.append(_Maybe((_element(word[1:-1]),)))
        else:
            elements.append(_element(word))
    return tuple(elements)


def _group(word: str, words: Iterator[str]) -> tuple[_Element, ...]:
    group = [word[1:]]
    while not group[-1].endswith("]"):
        group.append(next(words))
    return tuple(_element(each.strip("]")) for each in group)


def _element(word: str) -> _Element:
    if word in _WAYS:
        return _Word(words_in("changes", *_WAYS[word]), is_way=True)
    if word.startswith("<"):
        name, _, kind = word.strip("<>").partition(":")
        return _FigureSlot(name, kind)
    known = _GAPS.get(word) or _shared_words().get(word)
    return known or _Word(frozenset(word.split("/") if word != "/" else "/"))


def first_match(
    row: RelationRow, line: Line, at: int, text: str, makes_sense: Sense
) -> Matched | None:
    """The first way in which a row matches at a place of the line and makes sense."""
    matches = _matches(row.elements, line, at, {}, text)
    return next((one for one in matches if makes_sense(one[1])), None)


def _matches(
    elements: Sequence[_Element], line: Line, at: int, bound: Bound, text: str
) -> Iterator[Matched]:
    if not elements:
        yield at, bound
        return
    element, rest = elements[0], elements[1:]
    if isinstance(element, _Maybe):
        yield from _matches((*element.inner, *rest), line, at, bound, text)
        yield from _matches(rest, line, at, bound, text)
        return
    for end, more in _steps(element, line, at, text):
        yield from _matches(rest, line, end, {**bound, **more} if more else bound, text)


def _steps(element: _Element, line: Line, at: int, text: str) -> Iterator[Matched]:
    """Where one element can end on the line, and what it binds."""
    if isinstance(element, _Gap):
        if not element.is_adjunct or _begins_adjunct(line, at):
            yield from ((end, {}) for end in _gap_ends(line, at, is_wide=element.is_wide))
    elif at >= len(line):
        return
    elif isinstance(element, _Word):
        if line[at].norm in element.norms and not (element.is_way and _is_no_way(line, at)):
            way = {"way": spanning([line[at]], WORD, None, text)}
            yield at + 1, way if element.is_way else {}
    elif isinstance(element, _FigureSlot):
        names = element.name.split("+") if element.name else ()
        yield from (
            (end, dict.fromkeys(names, one)) for end, one in _slots(element, line, at, text)
        )


def _is_no_way(line: Line, at: int) -> bool:
    """Whether a word tells of a change before its figure alone, and has none: "off at 3"."""
    is_told_before = line[at].norm in words_in("changes", *_BY)
    is_before = norm_at(line, at + 1) == "by" or (kind_at(line, at + 1) == AMOUNT)
    return is_told_before and not is_before


@cache
def _severing() -> frozenset[str]:
    """Words of change, and those behind which another clause brings in figures of its own."""
    clauses = grammar("coordinator", "subordinator", "relative")
    return clauses | words_in("changes", "severing", "risen", "fallen")


_JOINING = frozenset(["-", "&"]) | GENITIVE


def _gap_ends(line: Line, at: int, *, is_wide: bool) -> Iterator[int]:
    """The ends of a gap: words and dates that bring in no other figure and no other clause.

    A wide one goes on to a full stop or semicolon, whatever the clauses, without a figure or date.
    """
    most, is_of_gap = (_MOST_WIDE, _is_unfigured) if is_wide else (_MOST_BETWEEN, _is_between)
    for end in range(at, min(at + most, len(line)) + 1):
        if end > at and not is_of_gap(line, end - 1):
            return
        yield end


def _begins_adjunct(line: Line, at: int) -> bool:
    """Whether words begin that say when or where: "in the period", "this year"."""
    is_date = kind_at(line, at) == DATE
    is_led = norm_at(line, at) in grammar("preposition")
    return is_date or is_led or bool(period_on_period(line, at))


def period_on_period(line: Line, at: int) -> str:
    """The time over which something changed, as words tell it: "year on year"; else empty."""
    joined = [norm_at(line, here) for here in range(at, at + 5)]
    first, link, second = joined[::2] if joined[1] == "-" else joined[:3]
    return first if first == second and link in ("on", "over") else ""


_STOPS = frozenset([".", ";"])


def _is_unfigured(line: Line, at: int) -> bool:
    is_stop = line[at].norm in _STOPS and not _is_of_title(line, at)
    return line[at].kind not in (AMOUNT, DATE) and not is_stop


def _is_of_title(line: Line, at: int) -> bool:
    """Whether a point is that of a title before a name: "Mr. Holm"."""
    return line[at].norm == "." and norm_at(line, at - 1) in words_of("honorific")


def _is_between(line: Line, at: int) -> bool:
    node = line[at]
    if node.kind == DATE or _is_stretch(line, at):
        return True
    is_word = node.kind == WORD or node.norm in _JOINING or _is_of_title(line, at)
    return is_word and node.norm not in _severing()


def _is_stretch(line: Line, at: int) -> bool:
    """Whether a length of time says in which time something happened: "in the four weeks ended"."""
    return norm_at(line, at - 1) in _leading() and is_length(line[at])


@cache
def _leading() -> frozenset[str]:
    within = frozenset(["in", "over", "within"])
    return grammar("article", "possessive") | words_in("tenses", "last") | within


# -- figures under a name ----------------------------------------------------------------------


def _slots(slot: _FigureSlot, line: Line, at: int, text: str) -> Iterator[tuple[int, Mention]]:
    """The ways to read a figure or a date under a name, the one with its noun first."""
    node = line[at]
    if slot.kind in _DATED:
        if isinstance(node, Mention) and node.kind == DATE and _is_dated_so(slot, node):
            yield at + 1, node
        return
    if slot.kind in _kinds():
        if span := _kinds()[slot.kind][0](line, at):
            yield span[1], read_nodes(line[span[0] : span[1]], text)
        return
    for end, figure in figures_at(line, _past_record(line, at), text):
        if _is_of_kind(slot, figure):
            yield end, figure
            if past := _past_share(line, end):
                yield past, figure


def _past_record(line: Line, at: int) -> int:
    """Where a figure begins that is said to be a record: "a record $4.9m"."""
    here = at + (norm_at(line, at) in grammar("article"))
    return here + 1 if norm_at(line, here) == "record" and here + 1 < len(line) else at


def _is_of_kind(slot: _FigureSlot, figure: Mention) -> bool:
    unit = measure_of(figure).unit
    match slot.kind:
        case "noun":
            return bool(unit.name)
        case "bare":
            return not unit.name
        case "measured":
            return bool(unit.name) or "." in figure.text
        case "money":
            return unit.is_money
        case "share":
            return unit.dimension == "share"
        case "time" | "mass" | "length" | "count":
            return unit.dimension == slot.kind
        case "rate":
            return "/currency" in unit.dimension
    return True


_DATED = frozenset(["date", "later", "since"])


def _is_dated_so(slot: _FigureSlot, date: Mention) -> bool:
    """Whether a date is one of any kind, one since when, or the one behind a length of time.

    The last as in "later, on 3 May".
    """
    begins = {"since": "since ", "later": "later,"}
    return slot.kind == "date" or date.text.startswith(begins[slot.kind])


def figures_at(line: Line, at: int, text: str) -> Iterator[tuple[int, Mention]]:
    """The ways to read the figure at a place, or its hedge, and where each of them ends."""
    for end, nodes in figure_ends(line, at):
        figure = read_nodes(nodes, text)
        if is_single_figure(figure.value):
            yield end, figure


def _factor(line: Line, at: int) -> tuple[int, int] | None:
    """A word such as twice, with what hedges it."""
    hedge = read_hedges_before(line, at) if line[at].kind == WORD else None
    here = hedge[1] if hedge else at
    is_one = norm_at(line, here) in factors() and is_factor(line, here)
    return (hedged_from(line, here), here + 1) if is_one else None


def _digits(line: Line, at: int) -> tuple[int, int] | None:
    return (at, at + 1) if line[at].kind == DIGITS else None


def _body(line: Line, at: int) -> tuple[int, int] | None:
    """A number joined to those of whom there are so many: "nine-member"."""
    is_joined = norm_at(line, at + 1) == "-"
    is_body = is_joined and norm_at(line, at + 2) in words_in("nouns", "body")
    return (at, at + 3) if is_body else None


def _anniversary(line: Line, at: int) -> tuple[int, int] | None:
    found = anniversary_at(line, at)
    return (at, found[0]) if found else None


@cache
def _kinds() -> Mapping[str, tuple[Callable[[Line, int], tuple[int, int] | None], frozenset[str]]]:
    """What a slot of a kind spans on a line, and the words of which it asks one."""
    return {
        "factor": (_factor, frozenset(factors())),
        "digits": (_digits, frozenset()),
        "body": (_body, words_in("nouns", "body")),
        "anniversary": (_anniversary, anniversary_ends()),
    }


def _past_share(line: Line, at: int) -> int | None:
    """Past what a sum is for one share: "$4.29 billion, or 45 cents per share"."""
    figure = at + 2 if norm_at(line, at) == "," else at + 1
    if norm_at(line, figure - 1) != "or" or kind_at(line, figure) != AMOUNT:
        return None
    if line[figure].text.endswith("share"):
        return figure + 1
    return figure + 2 if norm_at(line, figure + 1) == "share" else None


def places_of_rows(
    sentence: Line, *, is_across: bool = False
) -> Iterator[tuple[int, int, RelationRow]]:
    """Where rows may begin in a sentence, by their first elements, each with its number.

    ``is_across`` where the line is of two sentences, for the rows that go from one to the other.
    """
    bits, _ = _needs()
    by_word, of_figures, of_dates, of_factors = _beginnings(is_across)
    starts = {hedged_from(sentence, at) for at, node in enumerate(sentence) if node.kind == AMOUNT}
    for at, (words, amounts, dates) in enumerate(_left_from(sentence, bits)):
        norm = sentence[at].norm
        rows = [*by_word.get(norm, ()), *(of_factors if norm in factors() else ())]
        rows += of_dates if sentence[at].kind == DATE else of_figures if at in starts else ()
        missing = ~words
        for need in rows:
            if not need.words & missing and need.amounts <= amounts and need.dates <= dates:
                yield at, need.order, relation_rows()[need.order]


def _left_from(sentence: Line, bits: Mapping[str, int]) -> list[tuple[int, int, int]]:
    """From each place on but the last, the sets that have a word there, the figures, the dates."""
    words = amounts = dates = 0
    left = []
    for node in reversed(sentence):
        words |= bits.get(node.norm, 0)
        amounts += node.kind == AMOUNT
        dates += node.kind == DATE
        left.append((words, amounts, dates))
    return left[:0:-1]


class _Need(Struct, frozen=True):
    """What stands from where a row matches on: of each set of words one, and figures.

    A set of words is a bit of ``words``; ``order`` is the number of the row.
    """

    order: int
    words: int
    amounts: int
    dates: int


@cache
def _needs() -> tuple[Mapping[str, int], Mapping[bool, Mapping[int, _Need]]]:
    """The sets that a word is of, as bits, and what rows need, within a sentence and across two."""
    places: dict[frozenset[str], int] = {}
    needs: dict[bool, dict[int, _Need]] = {False: {}, True: {}}
    for order, row in enumerate(relation_rows()):
        kinds = [one.kind for one in row.elements if isinstance(one, _FigureSlot)]
        asked = {*filter(None, map(_words_asked, row.elements))}
        words = sum(1 << places.setdefault(one, len(places)) for one in asked)
        needs[row.is_across][order] = _Need(order, words, kinds.count(""), kinds.count("date"))
    bits = defaultdict[str, int](int)
    for norms, place in places.items():
        for word in norms:
            bits[word] |= 1 << place
    return bits, needs


def _words_asked(element: _Element) -> frozenset[str]:
    """The words of which an element asks one; none where it asks no word."""
    if isinstance(element, _Word):
        return element.norms
    if isinstance(element, _FigureSlot) and element.kind in _kinds():
        return _kinds()[element.kind][1]
    return frozenset()


@cache
def _beginnings(
    is_across: bool,
) -> tuple[Mapping[str, Sequence[_Need]], Sequence[_Need], Sequence[_Need], Sequence[_Need]]:
    """The rows that begin with a word, by it, with a figure, a date and a factor."""
    by_word: dict[str, list[_Need]] = defaultdict(list)
    by_kind: dict[str, list[_Need]] = defaultdict(list)
    for order, need in _needs()[1][is_across].items():
        first = relation_rows()[order].elements[0]
        if isinstance(first, _FigureSlot):
            by_kind[first.kind].append(need)
        elif isinstance(first, _Word):
            for word in first.norms:
                by_word[word].append(need)
    of_figures = sorted(
        (need for kind in by_kind.keys() - _DATED - {"factor"} for need in by_kind[kind]),
        key=attrgetter("order"),
    )
    return by_word, of_figures, by_kind["date"], by_kind["factor"]
