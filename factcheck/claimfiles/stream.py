"""YAML text → plain values with the place of every key and value.

Reads PyYAML's event stream (libyaml), which is several times faster than its loaders and does
not guess types: a scalar stays the words that the file writes. The meaning of YAML 1.2's core
schema is kept where it matters to words: only an empty or null scalar is no value.
"""

from __future__ import annotations

import difflib
import re
import sys
from collections import deque
from collections.abc import Callable, Iterator
from itertools import pairwise
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
from factcheck.claimfiles.meaning import schema
from factcheck.claimfiles.validation import IN_LINE, at_left_edge
from factcheck.collector import collector_at_rest
from factcheck.errors import Fault, UnreadableError

_MAX_DEPTH = 20  # collections inside one another
_MAX_SCALAR = 100_000  # characters of one value
_MAX_ALIASES = 50  # in one file
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
        faults.append(_explain_syntax(error, marks))
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
            return _EventReader(parser.get_event, marks, faults).document()
    finally:
        parser.dispose()


class _Unacceptable(Exception):  # noqa: N818 — carries a fault out of the event loop
    def __init__(self, fault: Fault) -> None:
        self.fault = fault


class _EventReader:
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
        if len(words) > _MAX_SCALAR:
            raise self._refuse(
                f"a value of {len(words):,} characters", event, f"at most {_MAX_SCALAR:,}"
            )
        return None if words in _NULLS and event.implicit[0] else words

    def _container(self, event: Any, depth: int) -> YamlValue:
        if depth >= _MAX_DEPTH:
            raise self._refuse("nested too deeply", event, f"at most {_MAX_DEPTH} levels")
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
        key = sys.intern(event.value)  # the same few words in each claim
        if event.tag or len(key) > _MAX_SCALAR:
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
        if self._aliases > _MAX_ALIASES:
            raise self._refuse("too many aliases", event, f"at most {_MAX_ALIASES} in a file")
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


# -- what is wrong with a text that is no YAML, in words for somebody who writes none
#
# libyaml says where it stopped reading; what the writer forgot often stands further up: the
# quotation mark or bracket that is never closed, the space behind a colon.

_YamlError = Any  # yaml.MarkedYAMLError; its marks are typed as possibly unset
_YamlMark = Any  # its fields are typed as possibly unset, which they never are
_YamlToken = Any

_KEY_WITHOUT_SPACE = re.compile(r"(\s*(?:- )?[\w-]+):[^\s:/]")
_KEY = re.compile(r"[\w-]+:\s")
_CLOSING = {"{": "}", "[": "]"}
_NO_DASH = "did not find expected '-'"
_NEEDS_QUOTING = (
    "found character that cannot start any token",
    "block sequence entries are not allowed",
)
_BEHIND = "quotation marks around all of the words; inside '…', an apostrophe is written twice"


def _explain_syntax(error: _YamlError, marks: Marks) -> Fault:
    """The fault behind an error of libyaml, at the place where it was made."""
    context, problem = error.context or "", error.problem or ""
    if context == "while scanning a quoted scalar" and problem.startswith("found unexpected"):
        return _unclosed_quote(error.context_mark, marks)
    at = error.problem_mark
    if at and "flow" not in context and _character(at, marks) in _CLOSING.values():
        return _closes_nothing(at, marks)
    if problem.startswith(("did not find expected key", "did not find expected ','", _NO_DASH)):
        return _broken_off(error, marks)
    if problem.startswith("did not find expected node content") and "flow" in context:
        return _nothing_in_brackets(at, marks)
    if problem.startswith("mapping values are not allowed"):
        return _colon_too_many(error.problem_mark, marks)
    if problem.startswith("could not find expected ':'"):
        message = "no colon and space follow this key"
        return _fault(message, error.context_mark, marks, "key: value")
    if problem.startswith(_NEEDS_QUOTING):
        return _reserved(error.problem_mark, marks)
    return _unexplained(error, marks)


def _fault(message: str, mark: _YamlMark, marks: Marks, expected: str) -> Fault:
    return _fault_at(message, mark.line, mark.column, marks, expected)


def _fault_at(message: str, line: int, column: int, marks: Marks, expected: str) -> Fault:
    """A fault at a line and column counted from 0, as libyaml counts them."""
    return marks.fault(message, marks.place_in_line(line, column), expected)


def _character(mark: _YamlMark, marks: Marks) -> str:
    return marks.line(mark.line + 1)[mark.column : mark.column + 1]


def _unclosed_quote(mark: _YamlMark, marks: Marks, taken: int = 0) -> Fault:
    """A quotation mark without its partner; in line ``taken`` another's was taken for it."""
    quote = _character(mark, marks)
    until = f" before line {taken}" if taken else ""
    message = f"this quotation mark is never closed{until}"
    return _fault(message, mark, marks, f"the same mark, {quote}, after the last word")


def _broken_off(error: _YamlError, marks: Marks) -> Fault:
    """Reading stopped where another key, or the end of a list or mapping, was expected."""
    at, quoted = error.problem_mark, _quoted_before(marks.text, error.problem_mark)
    if quoted and quoted.start_mark.line < quoted.end_mark.line:
        return _unclosed_quote(quoted.start_mark, marks, quoted.end_mark.line + 1)
    if quoted and not _KEY.match(marks.line(at.line + 1), at.column):
        return _fault("words stand after the closing quotation mark", at, marks, _BEHIND)
    if "flow" in (error.context or ""):
        return _bracket(error.context_mark, at, marks)
    is_list = (error.problem or "").startswith(_NO_DASH)
    return _misplaced_key(at, marks) or _out_of_line(error.context_mark, is_list, at, marks)


def _bracket(opened: _YamlMark, at: _YamlMark, marks: Marks) -> Fault:
    opening = _character(opened, marks)
    closing = _CLOSING.get(opening, "}")
    if at.line > opened.line:
        return _fault(f"this {opening} is never closed", opened, marks, f"{closing} at its end")
    message = f"a comma or {closing} is missing before this"
    return _fault(message, at, marks, "a comma between two values")


def _closes_nothing(at: _YamlMark, marks: Marks) -> Fault:
    found = _character(at, marks)
    expected = f"quotation marks around words with a {found}, or no {found}"
    return _fault(f"this {found} closes nothing", at, marks, expected)


def _nothing_in_brackets(at: _YamlMark, marks: Marks) -> Fault:
    """A comma, another closing bracket or the end of the text where a value was expected."""
    opened = _innermost_bracket(marks.text, at)
    if opened and _character(at, marks) != ",":
        return _bracket(opened, at, marks)
    return _fault("nothing stands before this comma", at, marks, "a value, then a comma")


def _innermost_bracket(text: str, mark: _YamlMark) -> _YamlMark | None:
    """Where the last bracket opens that is still open at a mark."""
    opened: list[_YamlMark] = []
    for token in _tokens_before(text, mark):
        if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
            opened.append(token.start_mark)
        elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
            opened.pop()
    return opened[-1] if opened else None


def _quoted_before(text: str, mark: _YamlMark) -> _YamlToken | None:
    """The words in quotation marks right behind which reading stopped at more words."""
    before = deque(_tokens_before(text, mark), maxlen=1)
    is_quoted = before and isinstance(before[0], yaml.ScalarToken) and before[0].style in ("'", '"')
    return before[0] if is_quoted else None


def _colon_too_many(mark: _YamlMark, marks: Marks) -> Fault:
    line = marks.line(mark.line + 1)
    if ": " in line[: mark.column]:
        expected = "quotation marks around words with a colon: 'one: two'"
        return _fault("a second colon in one line", mark, marks, expected)
    above = next((n for n in range(mark.line, 0, -1) if marks.line(n).strip()), 0)
    if found := _KEY_WITHOUT_SPACE.match(marks.line(above)):
        message = "no space follows this colon"
        return _fault_at(message, above - 1, found.end(1), marks, "key: value")
    if fault := _colon_missing(above, marks) or _misplaced_key(mark, marks):
        return fault
    expected = "the same spaces before each key of a claim"
    return _fault("this line is indented deeper than the one above allows", mark, marks, expected)


_WITHOUT_COLON = re.compile(r"\s*([\w-]+)( [^\s#].*)?\s*(?:#.*)?")


def _colon_missing(number: int, marks: Marks) -> Fault | None:
    """That a line, the first under its key, is a key without its colon; ``None`` where it is none.

    A word alone is one, and a known key with words behind it.
    """
    found = _WITHOUT_COLON.fullmatch(marks.line(number)) if number else None
    before = next((marks.line(n) for n in range(number - 1, 0, -1) if marks.line(n).strip()), ":")
    if found is None or not before.partition(" #")[0].rstrip().endswith(":"):
        return None
    key, words = found[1], found[2] or ""
    if words and key not in _known_keys():
        return None
    message, expected = f"no colon follows {key!r}", f"{key}:{words}"
    return _fault_at(message, number - 1, found.end(1), marks, expected)


def _known_keys() -> set[str]:
    whole = schema()
    parts = (whole, whole["properties"]["source"], whole["$defs"]["claim"])
    return {key for part in parts for key in part["properties"]}


def _reserved(mark: _YamlMark, marks: Marks) -> Fault:
    found = _character(mark, marks)
    if found == "\t":
        return _fault("a tab cannot indent", mark, marks, "spaces")
    message = f"words that begin with {found} need quotation marks"
    return _fault(message, mark, marks, f"'{found}…'")


def _unexplained(error: _YamlError, marks: Marks) -> Fault:
    context = f" ({error.context})" if error.context else ""
    message = f"not YAML: {error.problem or 'it cannot be read'}{context}"
    expected = "keys and values, indented by spaces"
    if mark := error.problem_mark or error.context_mark:
        return _fault(message, mark, marks, expected)
    return marks.fault(message, marks.place(marks.root), expected)


def _tokens_before(text: str, mark: _YamlMark) -> Iterator[_YamlToken]:
    """The tokens of a text that begin before a mark, as far as it has any."""
    try:
        for token in yaml.scan(text, getattr(yaml, "CLoader", yaml.Loader)):
            if (token.start_mark.line, token.start_mark.column) >= (mark.line, mark.column):
                return
            yield token
    except yaml.YAMLError:
        return


def _misplaced_key(at: _YamlMark, marks: Marks) -> Fault | None:
    """The key above a mark that has too few spaces before it, where that can be told."""
    tokens = list(_tokens_before(marks.text, at))
    keys = list(_keys_outside_brackets(tokens))
    edges = [number for number, key in enumerate(keys) if key.start_mark.column == 0]
    parts = list(schema()["properties"])
    if not any(keys[number].value in parts for number in edges):
        return None
    outer, *inner = keys[edges[-1] :]
    if not difflib.get_close_matches(str(outer.value), parts, n=1):
        return _fault_of_key(outer, at_left_edge(outer.value), marks)
    if outer.value != "claims" or not inner or _is_claim(inner[-1], tokens):
        return None
    is_outside = inner[-1].start_mark.column == inner[0].start_mark.column
    message = f"{inner[-1].value!r} stands in the column of the claims"
    return _fault_of_key(inner[-1], message, marks) if is_outside else None


def _keys_outside_brackets(tokens: list[_YamlToken]) -> Iterator[_YamlToken]:
    depth = 0
    for sign, key in pairwise(tokens):
        depth += isinstance(sign, yaml.FlowMappingStartToken | yaml.FlowSequenceStartToken)
        depth -= isinstance(sign, yaml.FlowMappingEndToken | yaml.FlowSequenceEndToken)
        if isinstance(sign, yaml.KeyToken) and isinstance(key, yaml.ScalarToken) and not depth:
            yield key


def _fault_of_key(key: _YamlToken, message: str, marks: Marks) -> Fault:
    place = marks.place((key.start_mark.index, key.end_mark.index))
    return marks.fault(message, place, IN_LINE)


def _is_claim(key: _YamlToken, tokens: list[_YamlToken]) -> bool:
    """Whether a key is followed by something other than words, as a claim's id is."""
    following = tokens[tokens.index(key) + 2 :]
    return not (following and isinstance(following[0], yaml.ScalarToken))


def _out_of_line(context: _YamlMark | None, is_list: bool, at: _YamlMark, marks: Marks) -> Fault:
    """A line that belongs to no list or mapping which is open above it.

    ``context`` is where the innermost one begins that is still open.
    """
    place = marks.place_in_line(at.line, at.column)
    is_dash = marks.line(at.line + 1).startswith("- ", at.column)
    if context and context.column == at.column and is_list != is_dash:
        where = "a dash stands among keys that" if is_dash else "a key stands among items that"
        message = f"{where} begin in line {context.line + 1}"
        expected = "a dash before each item of a list, and none before the keys of a claim"
        return marks.fault(message, place, expected)
    expected = "the keys of a claim one below the other, with the same spaces before each"
    return marks.fault("this line does not line up with those above", place, expected)
