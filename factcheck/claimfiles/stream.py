"""YAML text → plain values with the place of every key and value.

Reads PyYAML's event stream (libyaml), which is several times faster than its loaders and does
not guess types: a scalar stays the words that the file writes. The meaning of YAML 1.2's core
schema is kept where it matters to words: only an empty or null scalar is no value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
)

from factcheck.claimfiles.marks import QUOTED, Mark, Marks, YamlValue
from factcheck.claimfiles.syntax import explain_syntax
from factcheck.collector import collector_at_rest
from factcheck.errors import Fault, UnreadableError

MAX_DEPTH = 20  # collections inside one another
MAX_SCALAR = 100_000  # characters of one value
MAX_ALIASES = 50  # in one file
_NULLS = {"", "~", "null", "Null", "NULL"}

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined] # defined by yaml._yaml
except ImportError:  # PyYAML without libyaml: the same events, more slowly
    from yaml import Loader as _Parser  # type: ignore[assignment] # the same interface


def parse(text: str, path: str) -> tuple[YamlValue, Marks]:
    """The one document in a YAML text, and the marks of its parts.

    Raises ``UnreadableError`` with every fault found: broken syntax ends the reading, a
    repeated key does not.
    """
    marks = Marks(path, text)
    faults: list[Fault] = []
    document: YamlValue = None
    try:
        document = _read(_Parser(text), marks, faults)
    except yaml.MarkedYAMLError as error:
        faults.append(explain_syntax(error, marks))
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        faults.append(_character_fault(error, marks))
    except _Unacceptable as error:
        faults.append(error.fault)
    if faults:
        raise UnreadableError(faults)
    return document, marks


def _read(parser: Any, marks: Marks, faults: list[Fault]) -> YamlValue:
    try:
        with collector_at_rest():
            return _Reader(parser.get_event, marks, faults).document()
    finally:
        parser.dispose()


class _Unacceptable(Exception):  # noqa: N818 — carries a fault out of the event loop
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Reader:
    """Takes events one by one; what a value holds is read by the method that met its start."""

    def __init__(self, get_event: Callable[[], Any], marks: Marks, faults: list[Fault]) -> None:
        self._get_event = get_event
        self._marks = marks
        self._faults = faults
        self._anchored: dict[str, YamlValue] = {}
        self._aliases = 0

    def document(self) -> YamlValue:
        """The one document; ``None`` where there is none."""
        value: YamlValue = None
        is_read = False
        while (event := self._get_event()) is not None:
            if type(event) is DocumentStartEvent:
                if is_read:
                    raise self._refuse("a second document", event, "one document in a file")
                event = self._get_event()
                self._marks.root = _mark_of(event)
                value = self._value(event, 0)
                is_read = True
        return value

    def _value(self, event: Any, depth: int) -> YamlValue:
        kind = type(event)
        if kind is AliasEvent:
            return self._aliased(event)
        if event.tag and event.tag != "!":
            raise self._refuse(f"the tag {event.tag}", event, "plain words, lists and mappings")
        value = self._words(event) if kind is ScalarEvent else self._container(event, depth)
        if event.anchor:
            self._anchored[event.anchor] = value
        return value

    def _words(self, event: Any) -> str | None:
        words: str = event.value
        if len(words) > MAX_SCALAR:
            raise self._refuse(
                f"a value of {len(words):,} characters", event, f"at most {MAX_SCALAR:,}"
            )
        return None if words in _NULLS and event.implicit[0] else words

    def _container(self, event: Any, depth: int) -> YamlValue:
        if depth >= MAX_DEPTH:
            raise self._refuse("nested too deeply", event, f"at most {MAX_DEPTH} levels")
        is_mapping = type(event) is MappingStartEvent
        return self._mapping(depth + 1) if is_mapping else self._sequence(depth + 1)

    def _mapping(self, depth: int) -> YamlValue:
        get_event, value_of = self._get_event, self._value
        mapping: dict[str, YamlValue] = {}
        offsets: list[int] = []
        repeated: list[tuple[str, Mark]] = []
        try:
            while type(at_key := get_event()) is not MappingEndEvent:
                key = self._key(at_key)
                at_value = get_event()
                if key in mapping:
                    repeated.append((key, _mark_of(at_key)))
                else:
                    start, end = at_key.start_mark, at_key.end_mark
                    first, last = at_value.start_mark, at_value.end_mark
                    offsets += start.index, end.index, first.index, last.index
                mapping[key] = value_of(at_value, depth)
        finally:
            self._marks.keep(mapping, offsets)
            for again, mark in repeated:
                self._faults.append(self._repeated(again, mark, mapping))
        return mapping

    def _key(self, event: Any) -> str:
        if type(event) is not ScalarEvent:
            kind = "an alias" if type(event) is AliasEvent else "a list or a mapping"
            raise self._refuse(f"a key that is {kind}", event, "a word")
        key: str = event.value
        if event.tag or len(key) > MAX_SCALAR:
            self._value(event, 0)
        return key

    def _repeated(self, key: str, mark: Mark, mapping: dict[str, YamlValue]) -> Fault:
        first = self._marks.place_of_key(mapping, key).line
        message, place = f"{key!r} stands twice, first in line {first}", self._marks.place(mark)
        is_cut_off = mapping[key] is None and self._marks.is_without_colon(place)
        return self._marks.fault(message, place, QUOTED if is_cut_off else "each key once")

    def _sequence(self, depth: int) -> YamlValue:
        sequence: list[YamlValue] = []
        offsets: list[int] = []
        while type(event := self._get_event()) is not SequenceEndEvent:
            offsets += event.start_mark.index, event.end_mark.index
            sequence.append(self._value(event, depth))
        self._marks.keep(sequence, offsets)
        return sequence

    def _aliased(self, event: Any) -> str | None:
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise self._refuse("too many aliases", event, f"at most {MAX_ALIASES} in a file")
        if event.anchor not in self._anchored:
            raise self._refuse(f"*{event.anchor} names nothing before it", event, "an anchor")
        target = self._anchored[event.anchor]
        if isinstance(target, dict | list):
            raise self._refuse(
                f"*{event.anchor} repeats a list or a mapping", event, "an alias of plain words"
            )
        return target

    def _refuse(self, message: str, event: Any, expected: str) -> _Unacceptable:
        place = self._marks.place(_mark_of(event))
        return _Unacceptable(self._marks.fault(message, place, expected))


def _mark_of(event: Any) -> Mark:
    return event.start_mark.index, event.end_mark.index


def _character_fault(error: yaml.reader.ReaderError | UnicodeEncodeError, marks: Marks) -> Fault:
    if isinstance(error, UnicodeEncodeError):
        code = ord(error.object[error.start])
    else:
        code = int(error.character)
    before = marks.text[: marks.text.index(chr(code))]
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    place = marks.place_in_line(line, column)
    return marks.fault(f"not YAML: character U+{code:04X}", place, "characters that print")
