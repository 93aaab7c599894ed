"""A claim file's values against its JSON Schema: one validator accepts, another explains.

jsonschema-rs accepts in milliseconds; what it refuses, jsonschema words, so that there is one
opinion and one wording.
"""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.claimfiles.marks import Marks, Value
from factcheck.errors import Fault, Place

Schema = dict[str, Any]
ValidationError = Any  # jsonschema's; its fields are typed as possibly unset, which they never are


@cache
def schema() -> Schema:
    """The JSON Schema (draft 2020-12) of claim files, as packaged."""
    content = files("factcheck").joinpath("schema/claims.schema.json").read_text("utf-8")
    loaded: Schema = json.loads(content)
    return loaded


@cache
def _accepts() -> Any:
    import jsonschema_rs

    return jsonschema_rs.validator_for(schema())


def validate(document: Value, marks: Marks) -> list[Fault]:
    """Every fault of a document against the schema, each at its place."""
    if _accepts().is_valid(document):
        return []
    from jsonschema import Draft202012Validator

    errors = Draft202012Validator(schema()).iter_errors(document)
    return [fault for error in errors for fault in _faults(_deepest(error), document, marks)]


def _deepest(error: ValidationError) -> ValidationError:
    """Of the alternatives that a value fails, the error of the one that it comes closest to."""
    while error.context:
        error = max(error.context, key=lambda e: (len(e.path), e.validator != "type"))
    return error


def _faults(error: ValidationError, document: Value, marks: Marks) -> Iterator[Fault]:
    path = list(error.absolute_path)
    place = _place(document, path, marks)
    if "propertyNames" in error.schema_path:
        place = marks.place_of_key(_at(document, path), str(error.instance))
        yield marks.fault(
            f"{error.instance!r} cannot stand here", place, _description(error.schema)
        )
    elif error.validator == "additionalProperties":
        yield from _unknown_keys(error, _at(document, path), marks)
    elif error.validator == "required":
        missing = [key for key in error.validator_value if key not in error.instance]
        for key in missing:
            yield marks.fault(f"{key!r} is missing", place, _meaning(error.schema, key))
    else:
        yield marks.fault(_message(error), place, _description(error.schema))


def _unknown_keys(error: ValidationError, container: Any, marks: Marks) -> Iterator[Fault]:
    known = sorted(error.schema.get("properties", {}))
    for key in error.instance:
        if key not in known:
            near = difflib.get_close_matches(key, known, n=1, cutoff=0.6)
            place = marks.place_of_key(container, key)
            expected, likely = ("", near[0]) if near else (_one_of(known), "")
            yield marks.fault(f"unknown key {key!r}", place, expected, likely)


def _message(error: ValidationError) -> str:
    found = error.instance
    if found is None:
        return "nothing stands here"
    if error.validator == "type":
        return f"{_kind(found)} stands here"
    if error.validator == "enum":
        words = [word for word in error.validator_value if isinstance(word, str)]
        near = difflib.get_close_matches(str(found), words, n=1)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        return f"{found!r} is not one of {_one_of(words)}{meant}"
    if error.validator == "pattern":
        return f"{found!r} does not have the form expected here"
    if error.validator in {"minItems", "minProperties"}:
        return f"fewer than {error.validator_value} stand here"
    if error.validator in {"maxItems", "maxProperties"}:
        return f"more than {error.validator_value} stand here"
    return "nothing stands here" if error.validator == "minLength" else str(error.message)


def _kind(value: object) -> str:
    names: dict[type, str] = {dict: "a mapping", list: "a list", str: "a word or words"}
    return names.get(type(value), type(value).__name__)


def _meaning(properties_of: Schema, key: str) -> str:
    return _description(properties_of.get("properties", {}).get(key, {}))


def _description(part: Schema) -> str:
    text = str(part.get("description", "")).removesuffix(".")
    examples = part.get("examples") or part.get("enum") or []
    if not examples:
        return text
    return f"{text}, such as {json.dumps(examples[0], ensure_ascii=False)}"


def _one_of(words: Iterable[str]) -> str:
    *rest, last = words
    return f"{', '.join(rest)} or {last}" if rest else str(last)


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
