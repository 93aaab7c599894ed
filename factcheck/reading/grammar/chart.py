"""The phrases on a line, each put together from smaller ones: what rows match, and where.

A phrase with a phrase in it (``<date>``) is put together from the smaller one, which every
beginning on the line finds once: bigger out of smaller (facebook/duckling), each kept with its
alternatives.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from msgspec import Struct

from factcheck.reading.grammar.engine import Line, is_end, kind_at, norm_at
from factcheck.reading.grammar.rows import (
    End,
    Found,
    Grammar,
    GrammarRow,
    NodeSign,
    State,
    Steps,
    Values,
)
from factcheck.reading.grammar.tokens import DASHES, DIGITS, GLUED, PARAGRAPH, WORD

_MOST_WAYS = 24  # to read one span; beyond it, nothing but noise


class Told(Struct, eq=False):
    """What stands on a span of a line: every way to read it, in the order of the rows.

    ``ended`` are the rows that end there, with what stands in their slots. ``outcomes`` is what
    was read, by what it was read against: reading the same again is quick.
    """

    line: Line
    start: int
    end: int
    ended: list[tuple[Sequence[End], Values]]
    outcomes: dict[Any, Any] = {}
    _norms: tuple[str, ...] = ()

    @property
    def ways(self) -> Iterator[tuple[GrammarRow, Found]]:
        """The ways in the order of their rows: a row, and what stands in each slot by its name.

        It is the last, where a row has several of one name.
        """
        ends, values = self.ended[0]
        if len(ends) == 1 and len(self.ended) == 1:
            yield ends[0].row, _found(ends[0], values)
            return
        ways = [(end, values) for ends, values in self.ended for end in ends]
        ways.sort(key=_place)
        for end, values in ways:
            yield end.row, _found(end, values)

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


def _found(end: End, values: Values) -> Found:
    found, left = dict(end.row.told), iter(values)
    for name, word in end.keys:
        found[name] = word or next(left)
    return found


def _place(way: tuple[End, Values]) -> int:
    return way[0].row.place


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
        self._signs: list[NodeSign | None] = [None] * len(line)
        self._next: list[Sequence[tuple[int, NodeSign]] | None] = [None] * (len(line) + 1)
        self._told: dict[int, dict[int, Told]] = {}
        if len(line) > _MOST_NESTED:
            for at in reversed(range(len(line))):
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

    def _sign(self, at: int) -> NodeSign:
        node = self.line[at]
        norm = node.norm if node.norm in self.grammar.heard else ""
        look = norm if node.kind == WORD else self.grammar.look(self.line, at, norm)
        sign = self._signs[at] = self._signs_on[look]
        return sign

    def _go(self, steps: Steps, at: int, values: Values, start: int) -> None:
        """Take the steps that rows which begin at ``start`` may take at a node."""
        word, told, slots = steps
        if word is not None:
            self._arrive(word, at + 1, values, start)
        for state, value in told:
            self._arrive(state, at + 1, (*values, value), start)
        if slots:
            here = self._slots[at]
            for slot, ends, state in slots:
                found = here.get(slot)
                if found is None:
                    found = here[slot] = tuple(ends(self, at))
                for end, value in found:
                    self._arrive(state, end, (*values, value), start)

    def _arrive(self, state: State, at: int, values: Values, start: int) -> None:
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
            here[at] = told = Told(self.line, start, at, [(ends, values)])
            return told
        if len(told.ended) < _MOST_WAYS:
            told.ended.append((ends, values))
        return None

    def _following(self, at: int) -> Sequence[tuple[int, NodeSign]]:
        """The nodes with which a row may go on: that at a place, and the one past what joins."""
        known: Sequence[tuple[int, NodeSign]] = ()
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
        if is_end(line, at + 1):
            return False
        if node.norm == ",":
            return True
        if node.norm == "(":
            behind = at + 4 if norm_at(line, at + 2) in DASHES else at + 2
            is_day = kind_at(line, behind) == WORD
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
