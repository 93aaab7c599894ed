"""Rows of words and slots, matched on a line: each kind of phrase is a row, under its reader.

The rows stand in a table of words (``words/en/dates.txt``), whose head tells how they are
written. Words match the norms of nodes; a comma, a possessive 's, or a hyphen that joins two words
may stand between any two items.

All rows make one automaton, made as far as the lines that are read lead into it, so that a word
which no row begins with costs one look-up. A phrase with a phrase in it (``<date>``) is put
together from the smaller one, which every beginning on the line finds once: bigger out of smaller
(facebook/duckling), each kept with its alternatives.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from factcheck.reading.engine import Line, norm_at
from factcheck.reading.tokens import DIGITS, GLUED, PARAGRAPH, WORD, Kind
from factcheck.words import table

Found = Mapping[str, Any]
Read = Callable[[Found, Any], "Sequence[Any]"]
Ends = Callable[["Chart", int], "Iterable[tuple[int, Any]]"]


class Slot(Struct, frozen=True):
    """What may stand in a slot: where it may end, and with what it begins.

    ``words`` gives the norms with which it begins, and ``kinds`` the kinds of node; without any
    it is tried everywhere. Digits are of the kinds
    ``FEW`` and ``SEVERAL`` by their number, ``POINTED`` with points or commas between them, and
    ``JOINED`` where something is glued to them from behind; those before a norm in ``behind`` are
    tried as well. Where no norm of ``needed`` stands anywhere on the line, it is not tried.
    """

    ends: Ends
    words: Callable[[], Iterable[str]] = frozenset
    kinds: frozenset[Kind] = frozenset()
    behind: Collection[str] = ()
    needed: Callable[[], Collection[str]] | None = None


FEW, SEVERAL = Kind("one or two digits"), Kind("three or four digits")
POINTED, JOINED = Kind("digits with points"), Kind("digits with more behind")


SELF = "date"
"""The kind of the slot for a phrase inside a phrase."""
_MOST_WAYS = 24  # to read one span; beyond it, nothing but noise
_JOINING = frozenset([",", "'s", "'", "-", ".", "(", ")", "]"])
_RANGING = frozenset(["-", "–"])


class Row(Struct, frozen=True, gc=False):
    """A pattern, the function that reads what stands in its slots, and its place in the order.

    ``told`` is what the row tells beside its slots; one ``is_of_phrase`` is for a phrase that
    somebody has cut out.
    """

    place: int
    pattern: str
    read: Read
    told: tuple[tuple[str, str], ...] = ()
    is_of_phrase: bool = False


def rows_of(name: str, readers: Mapping[str, Any]) -> Iterator[Row]:
    """The rows of a table in order, each with its reader by that name.

    Raises ``KeyError`` for a reader or a set of choices that is not there.
    """
    choices: dict[str, str] = {}
    read: Read = _unread
    told: tuple[tuple[str, str], ...] = ()
    for place, line in enumerate(table(name)):
        if line.startswith("["):
            reader, *cells = line.strip("[]").split()
            read = readers[reader]
            told = tuple((key, value) for key, _, value in (cell.partition("=") for cell in cells))
        elif line.startswith(" "):
            pattern = line.strip().removeprefix(_ALONE)
            is_alone = _ALONE in line
            pattern = pattern.format_map(choices) if "{" in line else pattern
            yield Row(place, pattern, read, told, is_alone)
        else:
            choice, _, words = line.partition(" = ")
            choices[choice] = words.format_map(choices)


_ALONE = "alone: "


def _unread(found: Found, context: Any) -> Sequence[Any]:
    raise KeyError("no reader stands above the row")


Values = tuple[Any, ...]
"""What stands in the slots of a row."""
Keys = tuple[tuple[str, str], ...]
"""Their names; beside the name of a word that is kept stands the word, which is no value."""


class End(Struct, frozen=True, gc=False):
    """A row that ends, with the names of its values."""

    row: Row
    keys: Keys = ()


class Told:
    """What stands on a span of a line: every way to read it, in the order of the rows."""

    __slots__ = ("_norms", "_told", "end", "line", "outcomes", "start")

    def __init__(
        self, line: Line, start: int, end: int, ends: Sequence[End], values: Values = ()
    ) -> None:
        self.line, self.start, self.end = line, start, end
        self._told = [(ends, values)]
        self._norms: tuple[str, ...] = ()
        self.outcomes: dict[Any, Any] = {}
        """What was read, by what it was read against: reading the same again is quick."""

    def add(self, ends: Sequence[End], values: Values) -> None:
        """Keep one more way to read the span for each row that ends."""
        if len(self._told) < _MOST_WAYS:
            self._told.append((ends, values))

    @property
    def ways(self) -> Iterator[tuple[Row, Found]]:
        """The ways in the order of their rows: a row, and what stands in each slot by its name.

        It is the last, where a row has several of one name.
        """
        ways = [(end, values) for ends, values in self._told for end in ends]
        if len(ways) > 1:
            ways.sort(key=lambda way: way[0].row.place)
        for end, values in ways:
            found, left = dict(end.row.told), iter(values)
            for name, word in end.keys:
                found[name] = word or next(left)
            yield end.row, found

    @property
    def norms(self) -> tuple[str, ...]:
        """The norms of the nodes that it spans."""
        if not self._norms:
            self._norms = tuple([node.norm for node in self.line[self.start : self.end]])
        return self._norms

    @property
    def year(self) -> int | None:
        """The last number of four figures in it; ``None`` without one."""
        years = [norm for norm in self.norms if len(norm) == 4 and norm.isdigit()]
        return int(years[-1]) if years else None


# -- the automaton


class _Rest(Struct, frozen=True, gc=False):
    """What is still to come of a row: the items of a pattern from a place on, then ``follow``."""

    row: Row
    pattern: str
    at: int = 0
    follow: _Rest | None = None


class Sign:
    """What a state may ask of a node: its norm, and the slots that may begin with it."""

    __slots__ = ("is_joining", "norm", "slots")

    def __init__(self, norm: str, slots: tuple[str, ...]) -> None:
        self.norm, self.slots = norm, slots
        self.is_joining = norm in _JOINING


Steps = tuple["_State | None", tuple[tuple[str, "_State"], ...]]
"""Where a word leads, and where each slot does."""


class _State(dict[Sign, Steps | None]):
    """A place between two items of rows: what may come next by sign, and the rows that end here.

    It is made out when a line first leads here; rows that go on alike share a state. Of the rows
    that end, the first list is for running text, the second for a phrase that is cut out.
    """

    __slots__ = ("_behind", "_nexts", "ends", "rests")

    def __init__(self, rests: Iterable[tuple[_Rest, Keys]]) -> None:
        self.rests = rests
        self.ends: tuple[list[End], list[End]] = ([], [])
        self._behind: dict[str, list[tuple[_Rest, Keys]]] = {}
        self._nexts: dict[str, _State | None] = {}

    def make_out(self) -> _State:
        """Find what may come next, once a line has led here."""
        rests, self.rests = self.rests, ()
        for rest, keys in rests:
            self._take(rest, keys)
        return self

    def _take(self, rest: _Rest, keys: Keys) -> None:
        found = _ITEM.match(rest.pattern, rest.at)
        if found is None:
            if rest.follow is not None:
                self._take(rest.follow, keys)
            else:
                self._end(End(rest.row, keys))
            return
        item, behind = found[1], _Rest(rest.row, rest.pattern, found.end(), rest.follow)
        if item[0] == "[":
            self._take(behind, keys)
        if item[0] in "[(":
            for choice in _choices(item[1:-1]):
                self._take(_Rest(rest.row, choice, 0, behind), keys)
        elif item[0] == "<":
            self._take_slot(item[1:-1], behind, keys)
        else:
            self._add(item, behind, keys)

    def _end(self, end: End) -> None:
        if end not in self.ends[True]:
            for ends in self.ends[end.row.is_of_phrase :]:
                ends.append(end)

    def _take_slot(self, item: str, behind: _Rest, keys: Keys) -> None:
        name, _, kept = item.partition(":")
        if not kept:
            name, _, kind = name.partition("=")
            self._add(f"<{kind or name}>", behind, (*keys, (name, "")))
        for choice in _choices(kept):
            first, _, others = choice.partition(" ")
            self._add(first, _Rest(behind.row, others, 0, behind), (*keys, (name, choice)))

    def _add(self, item: str, behind: _Rest, keys: Keys) -> None:
        self._behind.setdefault(item, []).append((behind, keys))

    def without(self, item: str) -> _State:
        """Take an item away, and give what stood behind it."""
        return _State(self._behind.pop(item)).make_out()

    def _by(self, item: str) -> _State | None:
        """The state to which a word or a slot leads, the same for each node that leads there."""
        if item not in self._nexts:
            behind = self._behind.get(item)
            self._nexts[item] = _State(behind) if behind else None
        return self._nexts[item]

    def __missing__(self, sign: Sign) -> Steps | None:
        """What may come next at a node, if anything. A phrase inside a phrase comes last."""
        word = self._by(sign.norm)
        ways = [(kind, self._by(f"<{kind}>")) for kind in sign.slots]
        slots = tuple([(kind, state) for kind, state in ways if state is not None])
        known = self[sign] = (word, slots) if word is not None or slots else None
        return known


_ITEM = re.compile(r"\s*(\[(?:<[^>]*>|[^\]])*\]|<[^>]*>|\([^)]*\)|\S+)")


def _choices(text: str) -> list[str]:
    """Choices set apart by bars; a bar inside a slot does not part them."""
    return _CHOICE.findall(text) if "<" in text else text.split("|") if text else []


_CHOICE = re.compile(r"(?:<[^>]*>|[^|<])+")


_BETWEEN_WORDS = re.compile(r"[\s\[\]()<>|:=]+")  # of a pattern


class Grammar:
    """Rows as one automaton, with what stands in their slots."""

    def __init__(self, listed: Iterable[Row], slots: Mapping[str, Slot]) -> None:
        self.slots = {**slots, SELF: Slot(phrases)}
        self._words = {name: frozenset(slot.words()) for name, slot in self.slots.items()}
        listed = tuple(listed)
        asked = _BETWEEN_WORDS.split(" ".join(row.pattern for row in listed))
        behind = (slot.behind for slot in slots.values())
        self._heard = _JOINING.union("[]()<>|:=", asked, *self._words.values(), *behind)
        self._needed = {
            name: frozenset(slot.needed()) for name, slot in slots.items() if slot.needed
        }
        self._signs: dict[_Absent, _Signs] = {}
        self._shared: dict[tuple[str, tuple[str, ...]], Sign] = {}
        self.start = _State([(_Rest(row, row.pattern), ()) for row in listed]).make_out()
        self.behind = self.start.without(f"<{SELF}>")
        """Where rows that begin with a phrase go on behind it."""

    def signs_on(self, line: Line) -> _Signs:
        """The signs of nodes on a line, by the slots in which nothing on it can stand."""
        norms = [node.norm for node in line]
        absent = tuple([name for name, needed in self._needed.items() if needed.isdisjoint(norms)])
        known = self._signs.get(absent)
        if known is None:
            known = self._signs[absent] = _Signs(self, absent)
        return known

    def look(self, line: Line, at: int) -> _Look:
        """What the rows may ask of a node: the same of all words that no row names."""
        node, heard = line[at], self._heard
        norm = node.norm if node.norm in heard else ""
        if node.kind != DIGITS:
            return norm, node.kind, "", False
        kind = _kind_of_digits(norm or node.norm)
        if at + 1 == len(line):
            return norm, kind, "", False
        following = line[at + 1]
        behind = following.norm if following.norm in heard else ""
        return norm, kind, behind, following.gap == GLUED

    def make_sign(self, look: _Look, absent: _Absent) -> Sign:
        """The sign of nodes that look alike."""
        norm, kind, behind, is_joined = look
        kinds = {kind, JOINED} if is_joined else {kind}
        is_digits = kind in _OF_DIGITS
        if is_digits:
            kinds.add(DIGITS)
        slots = tuple(
            name
            for name, slot in self.slots.items()
            if name not in absent
            if not (self._words[name] or slot.kinds)
            or norm in self._words[name]
            or not slot.kinds.isdisjoint(kinds)
            or (is_digits and behind in slot.behind)
        )
        return self._shared.setdefault((norm, slots), Sign(norm, slots))


_Absent = tuple[str, ...]
_Look = tuple[str, Kind, str, bool]
"""A norm, a kind, the norm behind digits, and whether something is glued to them from behind."""


class _Signs(dict[_Look, Sign]):
    """The signs of nodes by how they look, each made out when a line first has such a node."""

    def __init__(self, grammar: Grammar, absent: _Absent) -> None:
        self._grammar, self._absent = grammar, absent

    def __missing__(self, look: _Look) -> Sign:
        sign = self[look] = self._grammar.make_sign(look, self._absent)
        return sign


_OF_DIGITS = frozenset([POINTED, FEW, SEVERAL, DIGITS])


def _kind_of_digits(norm: str) -> Kind:
    size = len(norm)
    return POINTED if not norm.isdigit() else FEW if size < 3 else SEVERAL if size < 5 else DIGITS


class Chart:
    """The phrases that begin at each node of the line of a text, by where they end.

    ``is_alone`` says that the text is a phrase that somebody has cut out. ``places`` tells of each
    node whether a phrase may begin there (2), or only one inside another (1); ``None`` where one
    may begin anywhere. A long line is read from its last node back.
    """

    def __init__(
        self, grammar: Grammar, line: Line, text: str, *, is_alone: bool = False,
        places: Sequence[int] | None = None,
    ) -> None:  # fmt: skip
        self.grammar, self.line, self.text, self.is_alone = grammar, line, text, is_alone
        self._places = places
        self._kept: dict[str, Any] = {}
        self._slots: dict[int, dict[str, tuple[tuple[int, Any], ...]]] = defaultdict(dict)
        self._signs_on = grammar.signs_on(line)
        self._signs: list[Sign | None] = [None] * len(line)
        self._next: list[Sequence[tuple[int, Sign]] | None] = [None] * (len(line) + 1)
        self._told: dict[int, dict[int, Told]] = {}
        if len(line) > _MOST_NESTED:
            for at in range(len(line) - 1, -1, -1):
                if places is None or places[at] > 1:
                    self.told(at)

    def told(self, at: int) -> dict[int, Told]:
        """The phrases that begin at a node, by where they end; found when first asked for."""
        known = self._told.get(at)
        if known is None:
            known = self._told[at] = {}
            if at < len(self.line) and (self._places is None or self._places[at]):
                steps = self.grammar.start[self._signs[at] or self._sign(at)]
                if steps:
                    self._go(steps, at, (), at)
        return known

    def slot(self, name: str, at: int) -> Sequence[tuple[int, Any]]:
        """What may stand in a slot at a node, and where it ends."""
        here = self._slots[at]
        if name not in here:
            here[name] = tuple(self.grammar.slots[name].ends(self, at))
        return here[name]

    def kept(self, name: str, make: Callable[[Chart], Any]) -> Any:
        """What is made of the whole line when it is first needed."""
        if name not in self._kept:
            self._kept[name] = make(self)
        return self._kept[name]

    def _sign(self, at: int) -> Sign:
        sign = self._signs[at] = self._signs_on[self.grammar.look(self.line, at)]
        return sign

    def _go(self, steps: Steps, at: int, values: Values, start: int) -> None:
        """Take the steps that rows which begin at ``start`` may take at a node."""
        word, slots = steps
        if word is not None:
            self._arrive(word, at + 1, values, start)
        if slots:
            here = self._slots[at]
            for slot, state in slots:
                for end, value in here[slot] if slot in here else self.slot(slot, at):
                    self._arrive(state, end, (*values, value), start)

    def _arrive(self, state: _State, at: int, values: Values, start: int) -> None:
        """Note the rows that end, and go on with the others; then with those behind a phrase."""
        if state.rests:
            state.make_out()
        if at - start > _LONGEST:
            return
        ends = state.ends[self.is_alone]
        told = self._note(ends, values, start, at) if ends else None
        following = self._next[at]
        if following is None:
            following = self._following(at)
        for here, sign in following:
            if steps := state[sign]:
                self._go(steps, here, values, start)
        if told is not None:
            behind = self.grammar.behind
            for here, sign in following:
                if steps := behind[sign]:
                    self._go(steps, here, (told,), start)

    def _note(self, ends: Sequence[End], values: Values, start: int, at: int) -> Told | None:
        """Keep what rows tell that end at a node; the phrase, where they are the first."""
        here = self._told[start]
        told = here.get(at)
        if told is None:
            here[at] = told = Told(self.line, start, at, ends, values)
            return told
        told.add(ends, values)
        return None

    def _following(self, at: int) -> Sequence[tuple[int, Sign]]:
        """The nodes with which a row may go on: that at a place, and the one past what joins."""
        known: Sequence[tuple[int, Sign]] = ()
        if at < len(self.line) and self.line[at].gap != PARAGRAPH:
            sign = self._signs[at] or self._sign(at)
            known = ((at, sign),)
            if sign.is_joining and self._joins(at):
                known = (at, sign), (at + 1, self._signs[at + 1] or self._sign(at + 1))
        self._next[at] = known
        return known

    def _joins(self, at: int) -> bool:
        """Whether a sign only joins what is beside it: "mid-January", "Jan. 16, 2024"."""
        line, node = self.line, self.line[at]
        if at + 1 >= len(line) or line[at + 1].gap == PARAGRAPH:
            return False
        if node.norm == ",":
            return True
        if node.norm == "(":
            behind = at + 4 if norm_at(line, at + 2) in _RANGING else at + 2
            is_day = behind < len(line) and line[behind].kind == WORD
            return line[at + 1].gap == GLUED and (line[at + 1].kind != DIGITS or is_day)
        if node.gap != GLUED:
            return False
        if node.norm == ".":
            return len(line[at - 1].text) <= _LONGEST_SHORT and line[at - 1].kind == WORD
        return node.norm != "-" or line[at + 1].gap == GLUED or line[at - 1].kind == WORD


def phrases(chart: Chart, at: int) -> Iterable[tuple[int, Told]]:
    """Any phrase inside a phrase; its slot tells with which words it begins."""
    return chart.told(at).items()


_LONGEST = 30  # nodes of a phrase: what is longer is a list
_MOST_NESTED = 40  # nodes: a longer line is read from its end, so that nothing nests too deep
_LONGEST_SHORT = 4  # letters of an abbreviation
