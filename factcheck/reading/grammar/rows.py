"""Rows of words and slots, matched on a line: each kind of phrase is a row, under its reader.

The rows stand in a table of words (``words/en/dates.txt``), whose head tells how they are
written. Words match the norms of nodes; a comma, a possessive 's, or a hyphen that joins two words
may stand between any two items.

All rows make one automaton, made as far as the lines that are read lead into it, so that a word
which no row begins with costs one look-up; a ``chart`` follows it along a line.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any

from msgspec import Struct

from factcheck.reading.grammar.engine import Line
from factcheck.reading.grammar.tokens import DIGITS, GLUED, WORD, Kind
from factcheck.words import table

Found = Mapping[str, Any]
Read = Callable[[Found, Any], "Sequence[Any]"]
Ends = Callable[[Any, int], "Iterable[tuple[int, Any]]"]
"""Where what stands at a node of a chart may end, and its value."""


def _nowhere(chart: Any, at: int) -> Iterable[tuple[int, Any]]:
    return ()


class Slot(Struct, frozen=True):
    """What may stand in a slot: the words of a ``table``, or where it may end, and how it begins.

    ``words`` gives the norms with which it begins, and ``kinds`` the kinds of node; without any
    it is tried everywhere. Digits are of the kinds
    ``FEW`` and ``SEVERAL`` by their number, ``POINTED`` with points or commas between them, and
    ``JOINED`` where something is glued to them from behind; those before a norm in ``behind`` are
    tried as well. Where no norm of ``needed`` stands anywhere on the line, it is not tried; nor is
    one ``is_seldom`` without a word that some row needs in which it stands.
    """

    ends: Ends = _nowhere
    words: Callable[[], Iterable[str]] = frozenset
    kinds: frozenset[Kind] = frozenset()
    behind: Collection[str] = ()
    needed: Callable[[], Collection[str]] | None = None
    table: Callable[[], Mapping[str, Any]] | None = None
    is_seldom: bool = False


FEW, SEVERAL = Kind("one or two digits"), Kind("three or four digits")
POINTED, JOINED = Kind("digits with points"), Kind("digits with more behind")


SELF = "date"
"""The kind of the slot for a phrase inside a phrase."""
_JOINING = frozenset([",", "'s", "'", "-", ".", "(", ")", "]"])


class GrammarRow(Struct, frozen=True, gc=False):
    """A pattern, the function that reads what stands in its slots, and its place in the order.

    ``told`` is what the row tells beside its slots; one ``is_of_phrase`` is for a phrase that
    somebody has cut out.
    """

    place: int
    pattern: str
    read: Read
    told: tuple[tuple[str, str], ...] = ()
    is_of_phrase: bool = False


def rows_of(name: str, readers: Mapping[str, Any]) -> Iterator[GrammarRow]:
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
            pattern = line.strip().removeprefix(_ALONE).format_map(choices)
            is_alone = _ALONE in line
            yield GrammarRow(place, pattern, read, told, is_alone)
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

    row: GrammarRow
    keys: Keys = ()


# -- the automaton


class _Rest(Struct, frozen=True, gc=False):
    """What is still to come of a row: the items of a pattern from a place on, then ``follow``."""

    row: GrammarRow
    pattern: str
    at: int = 0
    follow: _Rest | None = None


class NodeSign:
    """What a state may ask of a node: its norm, its values in tables, the slots it may begin."""

    __slots__ = ("is_joining", "norm", "slots", "values")

    def __init__(
        self, norm: str, values: tuple[tuple[str, Any], ...], slots: tuple[tuple[str, Ends], ...]
    ) -> None:
        self.norm, self.values, self.slots = norm, values, slots
        self.is_joining = norm in _JOINING


Steps = tuple[
    "State | None", tuple[tuple["State", Any], ...], tuple[tuple[str, Ends, "State"], ...]
]
"""Where a word leads, where it does by its value in a table, and where each other slot does."""


class State(dict[NodeSign, Steps | None]):
    """A place between two items of rows: what may come next by sign, and the rows that end here.

    It is made out when a line first leads here; rows that go on alike share a state. Of the rows
    that end, the first list is for running text, the second for a phrase that is cut out.
    """

    __slots__ = ("_behind", "_nexts", "ends", "rests")

    def __init__(self, rests: Iterable[tuple[_Rest, Keys]]) -> None:
        self.rests = rests
        self.ends: tuple[list[End], list[End]] = ([], [])
        self._behind: dict[str, list[tuple[_Rest, Keys]]] = {}
        self._nexts: dict[str, State | None] = {}

    def make_out(self) -> State:
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

    def without(self, item: str) -> State:
        """Take an item away, and give what stood behind it."""
        return State(self._behind.pop(item)).make_out()

    def _by(self, item: str) -> State | None:
        """The state to which a word or a slot leads, the same for each node that leads there."""
        if item not in self._nexts:
            behind = self._behind.get(item)
            self._nexts[item] = State(behind) if behind else None
        return self._nexts[item]

    def __missing__(self, sign: NodeSign) -> Steps | None:
        """What may come next at a node, if anything. A phrase inside a phrase comes last."""
        word = self._by(sign.norm)
        told = [(self._by(f"<{kind}>"), value) for kind, value in sign.values]
        ways = [(kind, ends, self._by(f"<{kind}>")) for kind, ends in sign.slots]
        values = tuple([(state, value) for state, value in told if state is not None])
        slots = tuple([(kind, ends, state) for kind, ends, state in ways if state is not None])
        is_known = word is not None or values or slots
        known = self[sign] = (word, values, slots) if is_known else None
        return known


_ITEM = re.compile(r"\s*(\[(?:<[^>]*>|[^\]])*\]|<[^>]*>|\([^)]*\)|\S+)")


def _choices(text: str) -> list[str]:
    """Choices set apart by bars; a bar inside a slot does not part them."""
    return _CHOICE.findall(text) if "<" in text else text.split("|") if text else []


_CHOICE = re.compile(r"(?:<[^>]*>|[^|<])+")


_BETWEEN_WORDS = re.compile(r"[\s\[\]()<>|:=]+")  # of a pattern


class Grammar:
    """Rows as one automaton, with what stands in their slots."""

    def __init__(self, listed: Iterable[GrammarRow], slots: Mapping[str, Slot]) -> None:
        self._tables = {name: slot.table() for name, slot in slots.items() if slot.table}
        self.slots = {name: slot for name, slot in slots.items() if name not in self._tables}
        self._words = {name: frozenset(slot.words()) for name, slot in self.slots.items()}
        listed = tuple(listed)
        asked = _BETWEEN_WORDS.split(" ".join(row.pattern for row in listed))
        behind = (slot.behind for slot in slots.values())
        begun = (*self._tables.values(), *self._words.values())
        self.heard = _JOINING.union("[]()<>|:=", asked, *begun, *behind)
        """The norms that rows and slots name; all other words are alike to them."""
        needed = {name: slot.needed() for name, slot in slots.items() if slot.needed}
        seldom = [name for name, slot in slots.items() if slot.is_seldom]
        needed |= {name: self._words_beside(name, listed, Counter(asked)) for name in seldom}
        self._needed = dict[str, int]()
        """The slots that need a word, as bits: the first of them is 1, the second 2, then 4."""
        for place, words in enumerate(needed.values()):
            for word in words:
                self._needed[word] = self._needed.get(word, 0) | 1 << place
        self._waiting = tuple(needed)
        self._signs: dict[int, _Signs] = {}
        self._shared: dict[tuple[str, tuple[str, ...]], NodeSign] = {}
        self.start = State([(_Rest(row, row.pattern), ()) for row in listed]).make_out()
        self.behind = self.start.without(f"<{SELF}>")
        """Where rows that begin with a phrase go on behind it."""

    def _words_beside(
        self, slot: str, rows: Iterable[GrammarRow], asked: Mapping[str, int]
    ) -> set[str]:
        """Words of which one stands wherever a row with a slot matches: of each row the rarest."""
        found = set[str]()
        for row in rows:
            if f"<{slot}>" in row.pattern or f"={slot}>" in row.pattern:
                firsts = filter(None, map(self._firsts, _ITEM.findall(row.pattern)))
                found |= min(firsts, key=lambda words: sum(asked[word] for word in words))
        return found

    def _firsts(self, item: str) -> frozenset[str]:
        """The words with which an item of a pattern begins; none where it may be anything."""
        if item[0] == "[":
            return frozenset()
        name, _, kept = item.strip("<>").partition(":")
        if item[0] == "(" or kept:
            choices = _choices(kept or item[1:-1])
            firsts = [self._firsts(_ITEM.findall(choice)[0]) for choice in choices]
            return frozenset().union(*firsts) if all(firsts) else frozenset()
        if item[0] != "<":
            return frozenset([item])
        kind = name.rpartition("=")[2]
        is_open = kind in self.slots and self.slots[kind].kinds
        return frozenset() if is_open else frozenset(self._tables.get(kind) or self._words[kind])

    def signs_on(self, line: Line) -> _Signs:
        """The signs of nodes on a line, by the slots in which nothing on it can stand."""
        needed, present = self._needed, 0
        for node in line:
            if node.norm in needed:
                present |= needed[node.norm]
        known = self._signs.get(present)
        if known is None:
            slots = enumerate(self._waiting)
            absent = tuple(name for place, name in slots if not present >> place & 1)
            known = self._signs[present] = _Signs(self, absent)
        return known

    def look(self, line: Line, at: int, norm: str) -> _Look:
        """What the rows may ask of a node that is no word, by its ``norm`` if they name it."""
        node = line[at]
        if node.kind != DIGITS:
            return norm, node.kind, "", False
        kind = _kind_of_digits(norm or node.norm)
        if at + 1 == len(line):
            return norm, kind, "", False
        following = line[at + 1]
        behind = following.norm if following.norm in self.heard else ""
        return norm, kind, behind, following.gap == GLUED

    def make_sign(self, look: _Look, absent: _Absent) -> NodeSign:
        """The sign of nodes that look alike."""
        norm, kind, behind, is_joined = (look, WORD, "", False) if isinstance(look, str) else look
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
        told = tuple((name, table[norm]) for name, table in self._tables.items() if norm in table)
        ways = tuple((name, self.slots[name].ends) for name in slots)
        return self._shared.setdefault((norm, slots), NodeSign(norm, told, ways))


_Absent = tuple[str, ...]
_Look = str | tuple[str, Kind, str, bool]
"""A norm; of what is no word its kind, too, the norm behind digits, and whether that is glued."""


class _Signs(dict[_Look, NodeSign]):
    """The signs of nodes by how they look, each made out when a line first has such a node."""

    def __init__(self, grammar: Grammar, absent: _Absent) -> None:
        self._grammar, self._absent = grammar, absent

    def __missing__(self, look: _Look) -> NodeSign:
        sign = self[look] = self._grammar.make_sign(look, self._absent)
        return sign


_OF_DIGITS = frozenset([POINTED, FEW, SEVERAL, DIGITS])


def _kind_of_digits(norm: str) -> Kind:
    size = len(norm)
    return POINTED if not norm.isdigit() else FEW if size < 3 else SEVERAL if size < 5 else DIGITS
