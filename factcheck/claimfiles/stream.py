"""YAML text → plain values with the place of every key and value.

Reads PyYAML's event stream (libyaml), which is several times faster than its loaders and does
not guess types: a scalar stays the words that the file writes. The meaning of YAML 1.2's core
schema is kept where it matters to words: only an empty or null scalar is no value.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml
from yaml import events

from factcheck.claimfiles.marks import Mark, Marks, Value
from factcheck.errors import Fault, UnreadableError

MAX_DEPTH = 20
MAX_SCALAR = 100_000
MAX_ALIASES = 50
_NULLS = {"", "~", "null", "Null", "NULL"}

try:
    from yaml.cyaml import CParser as _Parser  # type: ignore[attr-defined] # defined by yaml._yaml
except ImportError:  # PyYAML without libyaml: the same events, more slowly
    from yaml import Loader as _Parser  # type: ignore[assignment] # the same interface


def parse(text: str, path: str) -> tuple[Value, Marks]:
    """The one document in a YAML text, and the marks of its parts.

    Raises ``UnreadableError`` with every fault found: broken syntax ends the reading, a
    repeated key does not.
    """
    builder = _Builder(Marks(path, text))
    try:
        _feed(_Parser(text), builder)
    except yaml.MarkedYAMLError as error:
        builder.faults.append(_syntax_fault(error, builder.marks))
    except (yaml.reader.ReaderError, UnicodeEncodeError) as error:
        builder.faults.append(_character_fault(error, builder.marks))
    except _Unacceptable as error:
        builder.faults.append(error.fault)
    if builder.faults:
        raise UnreadableError(builder.faults)
    return builder.document, builder.marks


def _feed(parser: Any, builder: _Builder) -> None:
    get_event = parser.get_event
    try:
        while (event := get_event()) is not None:
            handle = builder.handlers.get(type(event))
            if handle is not None:
                handle(event)
    finally:
        parser.dispose()


class _Unacceptable(Exception):  # noqa: N818 — carries a fault out of the event loop
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _Builder:
    """Builds the document as events come in; the open containers are a stack."""

    def __init__(self, marks: Marks) -> None:
        self.document: Value = None
        self.marks = marks
        self.faults: list[Fault] = []
        self._stack: list[tuple[dict[str, Value] | list[Value] | None, str | None]] = []
        self._open: dict[str, Value] | list[Value] | None = None
        self._key: str | None = None
        self._is_at_key = False
        self._anchored: dict[str, Value] = {}
        self._aliases = 0
        self._documents = 0
        self.handlers: dict[type, Callable[[Any], None]] = {
            events.DocumentStartEvent: self._start_document,
            events.ScalarEvent: self._add_scalar,
            events.MappingStartEvent: self._start_mapping,
            events.SequenceStartEvent: self._start_sequence,
            events.MappingEndEvent: self._end,
            events.SequenceEndEvent: self._end,
            events.AliasEvent: self._add_alias,
        }

    def _start_document(self, event: events.DocumentStartEvent) -> None:
        self._documents += 1
        if self._documents > 1:
            raise self._refuse("a second document", event, "one document in a file")

    def _add_scalar(self, event: events.ScalarEvent) -> None:
        words = event.value
        if len(words) > MAX_SCALAR:
            raise self._refuse(
                f"a value of {len(words):,} characters", event, f"at most {MAX_SCALAR:,}"
            )
        if self._is_at_key:
            self._take_key(words, event)
        else:
            is_null = event.implicit[0] and words in _NULLS
            self._add(None if is_null else words, event)

    def _take_key(self, key: str, event: events.ScalarEvent) -> None:
        container = self._open
        if isinstance(container, dict) and key in container:
            first = self.marks.place_of_key(container, key)
            place = self.marks.place(_mark_of(event))
            message = f"{key!r} stands twice, first in line {first.line}"
            self.faults.append(self.marks.fault(message, place, "each key once"))
        else:
            self.marks.keys[id(container), key] = _mark_of(event)
        self._key = key
        self._is_at_key = False

    def _start_mapping(self, event: events.MappingStartEvent) -> None:
        self._start({}, event)
        self._is_at_key = True

    def _start_sequence(self, event: events.SequenceStartEvent) -> None:
        self._start([], event)
        self._is_at_key = False

    def _start(self, container: dict[str, Value] | list[Value], event: events.NodeEvent) -> None:
        if self._is_at_key:
            raise self._refuse("a key that is a list or a mapping", event, "a word")
        if len(self._stack) >= MAX_DEPTH:
            raise self._refuse("nested too deeply", event, f"at most {MAX_DEPTH} levels")
        key = self._key
        self._add(container, event)
        self._stack.append((self._open, key))
        self._open = container

    def _end(self, _event: events.Event) -> None:
        self._open, self._key = self._stack.pop()
        self._is_at_key = isinstance(self._open, dict)

    def _add_alias(self, event: events.AliasEvent) -> None:
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise self._refuse("too many aliases", event, f"at most {MAX_ALIASES} in a file")
        if self._is_at_key or event.anchor not in self._anchored:
            raise self._refuse(f"*{event.anchor} names nothing before it", event, "an anchor")
        target = self._anchored[event.anchor]
        if isinstance(target, dict | list):
            raise self._refuse(
                f"*{event.anchor} repeats a list or a mapping", event, "an alias of plain words"
            )
        self._add(target, event)

    def _add(self, value: Value, event: events.NodeEvent) -> None:
        if getattr(event, "tag", None) and event.tag != "!":  # type: ignore[attr-defined] # an alias has none
            raise self._refuse(f"the tag {event.tag}", event, "plain words, lists and mappings")  # type: ignore[attr-defined] # guarded above
        container = self._open
        if isinstance(container, dict):
            key = self._key or ""
            container[key] = value
            self.marks.values[id(container), key] = _mark_of(event)
            self._is_at_key = True
        elif isinstance(container, list):
            self.marks.values[id(container), len(container)] = _mark_of(event)
            container.append(value)
        else:
            self.document = value
            self.marks.root = _mark_of(event)
        if event.anchor and not isinstance(event, events.AliasEvent):
            self._anchored[event.anchor] = value

    def _refuse(self, message: str, event: events.Event, expected: str) -> _Unacceptable:
        place = self.marks.place(_mark_of(event))
        return _Unacceptable(self.marks.fault(message, place, expected))


def _mark_of(event: events.Event) -> Mark:
    start: Any = event.start_mark
    end: Any = event.end_mark
    return start.line, start.column, end.line, end.column


def _syntax_fault(error: yaml.MarkedYAMLError, marks: Marks) -> Fault:
    mark = error.problem_mark or error.context_mark
    at = (mark.line, mark.column, mark.line, mark.column + 1) if mark else marks.root
    message = error.problem or "not YAML"
    if "found character that cannot start any token" in message:
        message = "a tab or a reserved character cannot start a value"
    context = f" ({error.context})" if error.context else ""
    return marks.fault(f"not YAML: {message}{context}", marks.place(at), "YAML, indented by spaces")


def _character_fault(error: yaml.reader.ReaderError | UnicodeEncodeError, marks: Marks) -> Fault:
    if isinstance(error, UnicodeEncodeError):
        code = ord(error.object[error.start])
    else:
        code = int(error.character)
    before = marks.text[: marks.text.index(chr(code))]
    line, column = before.count("\n"), len(before) - before.rfind("\n") - 1
    place = marks.place((line, column, line, column + 1))
    return marks.fault(f"not YAML: character U+{code:04X}", place, "characters that print")
