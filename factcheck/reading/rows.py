"""Rows of words and slots, matched on a line: each kind of phrase is a row, its reader beside it.

A row is a pattern of words. ``[the]`` may be missing, ``(a|b)`` is a choice, ``<month>`` is a
slot of that kind, ``<first=month>`` a slot of another name, ``<part:early|late>`` a choice whose
words are kept. Words match the norms of nodes; a comma, a possessive 's, or a hyphen that joins
two words may stand between any two items.

All rows make one automaton, so that a word which no row begins with costs one look-up. A phrase
with a phrase in it (``<date>``) is put together from the smaller one, which every beginning on
the line finds once: bigger out of smaller (facebook/duckling), each kept with its alternatives.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from msgspec import Struct

from factcheck.reading.engine import Line, Node
from factcheck.reading.tokens import DIGITS, GLUED, PARAGRAPH, WORD

Found = Mapping[str, Any]
Read = Callable[[Found, Any], "Sequence[Any]"]
Ends = Callable[["Chart", int], "Iterable[tuple[int, Any]]"]


class Slot(Struct, frozen=True):
    """What may stand in a slot: where it may end, and with what it begins.

    ``words`` gives the norms with which it begins, ``kinds`` the kinds of node; without either it
    is tried everywhere; one ``is_of_phrase`` only in a phrase that somebody has cut out.
    """

    ends: Ends
    words: Callable[[], Iterable[str]] | None = None
    kinds: tuple[str, ...] = ()
    is_of_phrase: bool = False


SELF = "date"
"""The kind of the slot for a phrase inside a phrase."""
_MOST_WAYS = 24  # to read one span; beyond it, nothing but noise
_JOINING = frozenset([",", "'s", "'", "-", ".", "(", ")", "]"])


Slots = tuple[tuple[str, Any], ...]
"""The names of slots, each with what stands there."""


class Row(Struct, frozen=True, gc=False):
    """A pattern, the function that reads what stands in its slots, and its place in the order."""

    place: int
    pattern: str
    read: Read


def rows(*readers: tuple[Read, tuple[str, ...]]) -> tuple[tuple[Read, str], ...]:
    """Patterns with their readers, in the order in which they are tried."""
    return tuple((read, pattern) for read, patterns in readers for pattern in patterns)


class Way(Struct, frozen=True, gc=False):
    """One way in which a span may be read: a row, and what stands in its slots."""

    row: Row
    slots: Slots

    @property
    def found(self) -> Found:
        """What stands in each slot by its name; the last, where a row has several of one name."""
        return dict(self.slots)


class Told:
    """What stands on a span of a line: every way to read it, in the order of the rows."""

    __slots__ = ("_outcomes", "_ways", "end", "line", "start")

    def __init__(self, line: Line, start: int, end: int) -> None:
        self.line, self.start, self.end = line, start, end
        self._ways: tuple[Way, ...] = ()
        self._outcomes: dict[Any, Any] | None = None

    def add(self, way: Way) -> None:
        """Keep one more way to read the span."""
        if len(self._ways) < _MOST_WAYS:
            self._ways += (way,)

    @property
    def ways(self) -> Sequence[Way]:
        """The ways in the order of their rows."""
        return sorted(self._ways, key=_place) if len(self._ways) > 1 else self._ways

    @property
    def outcomes(self) -> dict[Any, Any]:
        """What was read, by what it was read against: reading the same again is quick."""
        if self._outcomes is None:
            self._outcomes = {}
        return self._outcomes

    @property
    def norms(self) -> tuple[str, ...]:
        """The norms of the nodes that it spans."""
        return tuple(node.norm for node in self.line[self.start : self.end])

    def __str__(self) -> str:
        return spelled(self.line, self.start, self.end)


def _place(way: Way) -> int:
    return way.row.place


def spelled(line: Line, start: int, end: int) -> str:
    """The words of a span as they are said again: with one blank where any stood."""
    words = [
        node.text if index == 0 or node.gap == GLUED else f" {node.text}"
        for index, node in enumerate(line[start:end])
    ]
    return "".join(words)


class _State:
    """A place between two items of rows: what may come next, and the rows that end here."""

    __slots__ = ("_after", "_filled", "rows", "slots", "words")

    def __init__(self) -> None:
        self.words: dict[str, list[_Next]] = {}
        self.slots: dict[str, list[_Next]] = {}
        self.rows: tuple[Row, ...] = ()
        self._after: dict[str, list[_Next]] = {}
        self._filled: dict[tuple[str, ...], list[tuple[str, list[_Next]]]] = {}

    def take(self, other: _State) -> None:
        """Whatever may come next there may come next here."""
        for word, nexts in other.words.items():
            self.words.setdefault(word, []).extend(nexts)
        for kind, nexts in other.slots.items():
            self.slots.setdefault(kind, []).extend(nexts)
        self.rows += tuple(row for row in other.rows if row not in self.rows)

    def after(self, word: str) -> list[_Next]:
        """The places after a word, those that keep the same of it made one."""
        known = self._after.get(word)
        if known is None:
            known = self._after[word] = merged(self.words[word])
        return known

    def filled(self, kinds: tuple[str, ...]) -> list[tuple[str, list[_Next]]]:
        """Which of some slots may stand here, each with the places behind it.

        Places that give a slot the same name are made one. A phrase inside a phrase comes last.
        """
        known = self._filled.get(kinds)
        if known is None:
            known = self._filled[kinds] = [
                (kind, merged(self.slots[kind])) for kind in (*kinds, SELF) if kind in self.slots
            ]
        return known


_Next = tuple[str, str, _State]
"""A name and what it keeps, where it keeps a word; the place that follows."""


def merged(nexts: Iterable[_Next]) -> list[_Next]:
    """Places as one for each name and each word kept."""
    groups: dict[tuple[str, str], list[_State]] = {}
    for name, kept, state in nexts:
        groups.setdefault((name, kept), []).append(state)
    return [(name, kept, _as_one(states)) for (name, kept), states in groups.items()]


def _as_one(states: list[_State]) -> _State:
    if len(states) == 1:
        return states[0]
    whole = _State()
    for state in dict.fromkeys(states):
        whole.take(state)
    return whole


class Grammar:
    """Rows as one automaton, with what stands in their slots."""

    def __init__(self, listed: Iterable[tuple[Read, str]], slots: Mapping[str, Slot]) -> None:
        self.slots = slots
        self._by_word: dict[str, tuple[str, ...]] = {}
        self._by_kind: dict[str, tuple[str, ...]] = {}
        self._anywhere: tuple[str, ...] = ()
        self._anywhere_running: tuple[str, ...] = ()
        self._at: dict[tuple[str, str, bool], tuple[str, ...]] = {}
        for name, slot in slots.items():
            self._index(name, slot)
        self.start = _State()
        for place, (read, pattern) in enumerate(listed):
            end = _State()
            end.rows = (Row(place, pattern, read),)
            self.start.take(_sequence(_items(pattern), end))
        self.behind = merged(self.start.slots.pop(SELF, []))

    def _index(self, name: str, slot: Slot) -> None:
        if slot.words is None and not slot.kinds:
            self._anywhere = (*self._anywhere, name)
            if not slot.is_of_phrase:
                self._anywhere_running = (*self._anywhere_running, name)
        for word in slot.words() if slot.words else ():
            if name not in self._by_word.get(word, ()):
                self._by_word[word] = (*self._by_word.get(word, ()), name)
        for kind in slot.kinds:
            self._by_kind[kind] = (*self._by_kind.get(kind, ()), name)

    def slots_at(self, node: Node, *, is_alone: bool) -> tuple[str, ...]:
        """The slots that may begin with a node of running text, or of a phrase cut out."""
        key = node.norm, node.kind, is_alone
        known = self._at.get(key)
        if known is None:
            by_word = self._by_word.get(node.norm, ())
            anywhere = self._anywhere if is_alone else self._anywhere_running
            known = by_word + self._by_kind.get(node.kind, ()) + anywhere
            if by_word or len(self._at) < _MOST_KNOWN:
                self._at[key] = known
        return known

    def may_begin(self, node: Node, *, is_alone: bool) -> bool:
        """Whether a phrase may begin with a node at all."""
        if node.norm in self.start.words:
            return True
        return bool(self.start.filled(self.slots_at(node, is_alone=is_alone)))

    def chart(
        self, line: Line, text: str, *, is_alone: bool = False, places: Sequence[int] | None = None
    ) -> Chart:
        """Every phrase on the line of a text, found from its last node back.

        ``is_alone`` says that the text is a phrase that somebody has cut out. ``places`` tells of
        each node whether a phrase may begin there; ``None`` where one may begin anywhere.
        """
        return Chart(self, line, text, is_alone=is_alone, places=places)


def _items(pattern: str) -> list[str]:
    return re.findall(r"\[(?:<[^>]*>|[^\]])*\]|<[^>]*>|\([^)]*\)|\S+", pattern)


def _sequence(items: Sequence[str], follow: _State) -> _State:
    """The place before some items, after which comes ``follow``."""
    for item in reversed(items):
        follow = _before(item, follow)
    return follow


def _before(item: str, follow: _State) -> _State:
    state = _State()
    if item.startswith("["):
        state.take(follow)
        for choice in _choices(item[1:-1]):
            state.take(_sequence(_items(choice), follow))
    elif item.startswith("("):
        for choice in _choices(item[1:-1]):
            state.take(_sequence(_items(choice), follow))
    elif item.startswith("<"):
        name, _, kept = item[1:-1].partition(":")
        if kept:
            for choice in _choices(kept):
                state.take(_kept(choice.split(), name, choice, follow))
        else:
            name, _, kind = name.partition("=")
            state.slots[kind or name] = [(name, "", follow)]
    else:
        state.words[item] = [("", "", follow)]
    return state


def _kept(words: Sequence[str], name: str, choice: str, follow: _State) -> _State:
    state = _State()
    state.words[words[-1]] = [(name, choice, follow)]
    return _sequence(words[:-1], state)


def _choices(text: str) -> list[str]:
    """Choices set apart by bars; a bar inside a slot does not part them."""
    return re.findall(r"(?:<[^>]*>|[^|<])+", text)


class Chart:
    """The phrases that begin at each node of a line, by where they end."""

    def __init__(
        self, grammar: Grammar, line: Line, text: str, *, is_alone: bool,
        places: Sequence[int] | None = None,
    ) -> None:  # fmt: skip
        self.grammar, self.line, self.text, self.is_alone = grammar, line, text, is_alone
        self._places = places
        self._kept: dict[str, Any] = {}
        self._slots: dict[tuple[str, int], tuple[tuple[int, Any], ...]] = {}
        self._told: list[Mapping[int, Told] | None] = [None] * (len(line) + 1)
        if len(line) > _MOST_NESTED:
            for at in range(len(line) - 1, -1, -1):
                self.told(at)

    def told(self, at: int) -> Mapping[int, Told]:
        """The phrases that begin at a node, by where they end; found when first asked for."""
        known = self._told[at]
        if known is None:
            if at == len(self.line) or not self._may_begin(at):
                known = self._told[at] = _NONE
            else:
                known = self._told[at] = {}
                self._find(at, known)
        return known

    def _may_begin(self, at: int) -> bool:
        if self._places is not None and not self._places[at]:
            return False
        return self.grammar.may_begin(self.line[at], is_alone=self.is_alone)

    def slot(self, kind: str, at: int) -> Sequence[tuple[int, Any]]:
        """What may stand in a slot at a node, and where it ends."""
        if kind == SELF:
            return tuple(self.told(at).items())
        key = kind, at
        known = self._slots.get(key)
        if known is None:
            known = self._slots[key] = tuple(self.grammar.slots[kind].ends(self, at))
        return known

    def kept(self, name: str, make: Callable[[Chart], Any]) -> Any:
        """What is made of the whole line when it is first needed."""
        if name not in self._kept:
            self._kept[name] = make(self)
        return self._kept[name]

    def _find(self, at: int, told: dict[int, Told]) -> None:
        grammar = self.grammar
        ends: list[tuple[int, Row, Slots]] = []
        self._walk(grammar.start, at, (), ends, True)
        if not ends:
            return
        waiting = list[int]()
        while True:
            for end, row, found in ends:
                if end not in told:
                    told[end] = Told(self.line, at, end)
                    waiting.append(end)
                told[end].add(Way(row, found))
            if not waiting:
                return
            ends = []
            end = waiting.pop(0)
            if end < len(self.line):
                for name, _, state in grammar.behind:
                    self._walk(state, end, ((name, told[end]),), ends)

    def _walk(
        self, state: _State, at: int, found: Slots, ends: list[tuple[int, Row, Slots]],
        is_first: bool = False, is_past_joint: bool = False,
    ) -> None:  # fmt: skip
        """Every way in which rows go on from a place, the row noted where one ends."""
        if state.rows and not is_past_joint:
            ends.extend([(at, row, found) for row in state.rows])
        line = self.line
        if at >= len(line) or (not is_first and line[at].gap == PARAGRAPH):
            return
        norm = line[at].norm
        if norm in state.words:
            for name, kept, following in state.after(norm):
                self._walk(following, at + 1, (*found, (name, kept)) if name else found, ends)
        if state.slots:
            kinds = self.grammar.slots_at(line[at], is_alone=self.is_alone)
            for kind, nexts in state.filled(kinds):
                for end, value in self.slot(kind, at):
                    for name, _, following in nexts:
                        self._walk(following, end, (*found, (name, value)), ends, end == at)
        if norm in _JOINING and not is_first and not is_past_joint and self._joins(at):
            self._walk(state, at + 1, found, ends, False, True)

    def _joins(self, at: int) -> bool:
        """Whether a sign only joins what is beside it: "mid-January", "Jan. 16, 2024"."""
        line, node = self.line, self.line[at]
        if at + 1 >= len(line) or line[at + 1].gap == PARAGRAPH:
            return False
        if node.norm == ",":
            return True
        if node.norm == "(":
            is_day = at + 2 < len(line) and line[at + 2].kind == WORD
            return line[at + 1].gap == GLUED and (line[at + 1].kind != DIGITS or is_day)
        if node.gap != GLUED:
            return False
        if node.norm == ".":
            return len(line[at - 1].text) <= _LONGEST_SHORT and line[at - 1].kind == WORD
        return node.norm != "-" or line[at + 1].gap == GLUED or line[at - 1].kind == WORD


_NONE: Mapping[int, Told] = MappingProxyType({})
_MOST_KNOWN = 4096  # words whose slots are remembered
_MOST_NESTED = 40  # nodes: a longer line is read from its end, so that nothing nests too deep
_LONGEST_SHORT = 4  # letters of an abbreviation
