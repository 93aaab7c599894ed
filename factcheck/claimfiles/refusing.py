"""What the schema refuses in a claim file, as faults at their places."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator
from typing import Any

from jsonschema import Draft202012Validator

from factcheck.claimfiles.marks import QUOTED, Marks, Value
from factcheck.claimfiles.validation import Schema, schema
from factcheck.claimfiles.wording import (
    NOTHING,
    ValidationError,
    all_of,
    description_of,
    expected_in,
    message_of,
    one_of,
)
from factcheck.errors import Fault, Place


def refuse(document: Value, marks: Marks) -> list[Fault]:
    """Every fault of a document that the schema does not accept; nothing missing twice."""
    errors = map(_deepest, Draft202012Validator(schema()).iter_errors(document))
    faults = dict.fromkeys(fault for one in errors for fault in _faults(one, document, marks))
    told = {fault.place for fault in faults if fault.message != NOTHING}
    return [one for one in faults if one.message != NOTHING or one.place not in told]


def _deepest(error: ValidationError) -> ValidationError:
    """Of the alternatives that a value fails, the error of the one that it comes closest to."""
    while error.context:
        if all(one.validator == "type" and not one.path for one in error.context):
            return error
        error = max(error.context, key=lambda e: (len(e.path), e.validator != "type"))
    return error


def _faults(error: ValidationError, document: Value, marks: Marks) -> Iterator[Fault]:
    path = list(error.absolute_path)
    if "propertyNames" in error.schema_path:
        yield _bad_key(error, _at(document, path), marks)
    elif error.validator in {"additionalProperties", "required"} and _takes_all(error.schema):
        yield _wrong_parts(error, document, marks)
    elif error.validator == "additionalProperties":
        yield from _unknown_keys(error, _at(document, path), marks)
    elif error.validator == "required":
        yield from _missing_keys(error, _place(document, path, marks), marks)
    elif error.validator == "pattern" and _names_claim(error.schema, path):
        yield _no_claim(error, document, marks)
    elif _is_dedented(error, path):
        place = marks.place_of_key(_at(document, path[:1]), str(path[1]))
        yield marks.fault(f"{str(path[1])!r} stands in the column of the claims", place, IN_LINE)
    else:
        place = _place(document, path, marks)
        whole = error.parent.schema if error.parent else {}
        expected = expected_in(error.schema, path) or expected_in(whole, path)
        yield marks.fault(message_of(error), place, expected)


IN_LINE = "the same spaces before each key of a claim, and fewer before each claim"


def at_left_edge(key: str) -> str:
    """The message for a key that stands where only the parts of a file stand."""
    return f"{key!r} stands at the start of a line, as only {all_of(schema()['properties'])} do"


def _is_dedented(error: ValidationError, path: list[str | int]) -> bool:
    """Whether it is the value of a claim's key that stands where claims stand."""
    is_claim = len(path) == 2 and path[0] == "claims"
    return is_claim and path[1] in schema()["$defs"]["claim"]["properties"]


def _belongs_within(key: str, value: Value) -> str:
    """What to expect of a key at the left edge that belongs further in; empty where none does."""
    if key in schema()["$defs"]["claim"]["properties"]:
        return IN_LINE
    if key in schema()["properties"]["source"]["properties"]:
        return "the same spaces before each key of the source"
    is_claim = isinstance(value, dict) and not _near(key, list(schema()["properties"]))
    return IN_LINE if is_claim else ""


def _names_claim(part: Schema, path: list[str | int]) -> bool:
    """Whether a name has to be a claim's; that of a claim file has the same pattern."""
    pattern = schema()["$defs"]["claim-id"]["pattern"]
    return part["pattern"] == pattern and path[-1] != "quoted_from"


def _no_claim(error: ValidationError, document: Value, marks: Marks) -> Fault:
    """What cannot name a claim; for the figures of one key, one fault."""
    found, path = str(error.instance), list(error.absolute_path)
    if not re.match(r"\W*\d[\d.,]*(\W|$)", found):
        message = f"{found!r} cannot be a claim's id"
        return marks.fault(message, _place(document, path, marks), expected_in(error.schema, path))
    claim, key = _at(document, path[:2]), str(path[2])
    named = "claims, not figures" if len(path) > 3 else "a claim, not a figure"
    expected = expected_in(schema()["$defs"]["claim"]["properties"][key], [key])
    return marks.fault(f"{key!r} names {named}", marks.place_of_key(claim, key), expected)


def _bad_key(error: ValidationError, container: Any, marks: Marks) -> Fault:
    """A key that is no id of a claim, or no name of a rule."""
    key = str(error.instance)
    place = marks.place_of_key(container, key)
    message = f"{key!r} cannot be a key here"
    if marks.is_cut_off(container, key):
        return marks.fault(message, place, QUOTED)
    near = (re.sub(r"\W+", "_", key), re.sub(r"[\W_]+", "-", key.lower()))
    likely = next((one for one in near if re.fullmatch(error.schema["pattern"], one)), "")
    return marks.fault(message, place, description_of(error.schema), likely)


def _takes_all(part: Schema) -> bool:
    """Whether a mapping takes just the keys that it needs, as ``share_of`` and its like do."""
    return set(part.get("properties", ())) == set(part.get("required", [None]))


def _wrong_parts(error: ValidationError, document: Value, marks: Marks) -> Fault:
    *_, key = path = list(error.absolute_path)
    right, found = error.schema["required"], list(error.instance)
    wrong = [one for one in found if one not in right]
    missing = [one for one in right if one not in found]
    but = f"not {all_of(wrong)}" if wrong else f"{all_of(missing)} is missing"
    place = marks.place_of_key(_at(document, path[:-1]), str(key))
    message = f"{str(key)!r} takes {all_of(right)}: {but}"
    return marks.fault(message, place, expected_in(error.schema, path))


def _missing_keys(error: ValidationError, place: Place, marks: Marks) -> Iterator[Fault]:
    """The keys that are missing, but for those that stand there misspelled."""
    known, found = sorted(error.schema["properties"]), error.instance
    misspelled = {_near(key, known) for key in found if key not in known}
    for key in error.validator_value:
        if key not in found and key not in misspelled:
            meaning = error.schema["properties"].get(key, {})
            yield marks.fault(f"{key!r} is missing", place, expected_in(meaning, [key]))


def _unknown_keys(error: ValidationError, container: Any, marks: Marks) -> Iterator[Fault]:
    known = sorted(error.schema.get("properties", {}))
    is_edge = not error.absolute_path
    for key in error.instance:
        if is_edge and key not in known and (within := _belongs_within(key, container[key])):
            yield marks.fault(at_left_edge(key), marks.place_of_key(container, key), within)
        elif key not in known:
            is_cut_off = marks.is_cut_off(container, key)
            near = "" if is_cut_off else _near(key, known)
            place = marks.place_of_key(container, key)
            cut_off = _LISTED if "about" in error.instance else QUOTED
            expected = cut_off if is_cut_off else "" if near else one_of(known)
            yield marks.fault(f"unknown key {key!r}", place, expected, near)


_LISTED = (
    'quotation marks around words with a comma in them ({exact: "6 m, or 20 ft"}), or brackets '
    "around several ({about: [Old Bridge, length]})"
)


def _near(key: str, known: list[str]) -> str:
    near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
    meant = _MEANT.get(key.lower().replace("-", "_"), "")
    return near[0] if near else meant if meant in known else ""


_MEANT = {
    **dict.fromkeys(("conversion", "converted", "metric", "imperial"), "restated"),
    **dict.fromkeys(("value", "figure", "number", "amount", "measure"), "quantity"),
    **dict.fromkeys(("subject", "topic", "entity", "property"), "about"),
    **dict.fromkeys(("speaker", "said", "who", "attribution", "attributed_to"), "by"),
    **dict.fromkeys(("source", "reference", "link", "url", "evidence"), "cite"),
    **dict.fromkeys(("title", "office", "position", "job"), "role"),
    **dict.fromkeys(("words", "text", "phrase", "claim", "statement"), "exact"),
    **dict.fromkeys(("when", "day", "time", "on"), "date"),
    **dict.fromkeys(("percent", "percentage", "proportion"), "share"),
    **dict.fromkeys(("sum_of", "sum", "parts"), "total_of"),
    **dict.fromkeys(("person", "who_is"), "name"),
    **dict.fromkeys(("ignore", "accept", "except"), "allow"),
    **dict.fromkeys(("comment", "remark"), "note"),
    **dict.fromkeys(("where", "location"), "place"),
}
"""What a key of another name most likely stands for."""


def _at(document: Any, path: Iterable[str | int]) -> Any:
    for key in path:
        document = document[key]
    return document


def _place(document: Value, path: list[str | int], marks: Marks) -> Place:
    """The place of a value; of its key where the value is empty and so has no place of its own."""
    if not path:
        return marks.place(marks.root)
    container = _at(document, path[:-1])
    if isinstance(container, dict) and container[path[-1]] is None:
        return marks.place_of_key(container, str(path[-1]))
    return marks.place_of(container, path[-1])
