"""A claim file's values against its JSON Schema: one validator accepts, another explains.

jsonschema-rs accepts in milliseconds; what it refuses, jsonschema words, so that there is one
opinion and one wording.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import Any

from factcheck.claimfiles.marks import QUOTED, Marks, YamlValue
from factcheck.claimfiles.meaning import Schema, described, schema
from factcheck.errors import Fault, Place
from factcheck.words import choices, listed, rows


@cache
def _accepting(whole: Callable[[], Schema]) -> Any:
    import jsonschema_rs  # 10 ms, for a command that reads no claims

    return jsonschema_rs.validator_for(whole())


def validate(
    document: YamlValue, marks: Marks, whole: Callable[[], Schema] = schema
) -> list[Fault]:
    """Every fault of a document against a schema, each at its place."""
    if document is None and whole is schema:
        return [marks.fault(_NOTHING, marks.place(marks.root), _EXPECTED)]
    return [] if _accepting(whole).is_valid(document) else _refused(document, whole(), marks)


_EXPECTED = "source: with a title, and claims: under it the claims"


def _refused(document: YamlValue, whole: Schema, marks: Marks) -> list[Fault]:
    """Every fault of a document that a schema does not accept; nothing missing twice."""
    from jsonschema import Draft202012Validator  # 50 ms, for a file with a fault alone

    errors = map(_deepest, Draft202012Validator(whole).iter_errors(document))
    faults = dict.fromkeys(fault for one in errors for fault in _faults(one, document, marks))
    told = {fault.place for fault in faults if fault.message != _NOTHING}
    return [one for one in faults if one.message != _NOTHING or one.place not in told]


def _deepest(error: ValidationError) -> ValidationError:
    """Of the alternatives that a value fails, the error of the one that it comes closest to."""
    while error.context:
        if all(one.validator == "type" and not one.path for one in error.context):
            return error
        error = max(error.context, key=lambda e: (len(e.path), e.validator != "type"))
    return error


def _faults(error: ValidationError, document: YamlValue, marks: Marks) -> Iterator[Fault]:
    path = list(error.absolute_path)
    if "propertyNames" in error.schema_path:
        yield _bad_key(error, _at(document, path), marks)
    elif (
        error.validator in {"additionalProperties", "required"}
        and path
        and _takes_all(error.schema)
    ):
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
        expected = _expected_in(error.schema, path) or _expected_in(whole, path)
        yield marks.fault(_message_of(error), place, expected)


IN_LINE = "the same spaces before each key of a claim, and fewer before each claim"


def at_left_edge(key: str) -> str:
    """The message for a key that stands where only the parts of a file stand."""
    return f"{key!r} stands at the start of a line, as only {listed(schema()['properties'])} do"


def _is_dedented(error: ValidationError, path: list[str | int]) -> bool:
    """Whether it is the value of a claim's key that stands where claims stand."""
    is_claim = len(path) == 2 and path[0] == "claims"
    return is_claim and path[1] in schema()["$defs"]["claim"]["properties"]


def _belongs_within(key: str, value: YamlValue) -> str:
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


def _no_claim(error: ValidationError, document: YamlValue, marks: Marks) -> Fault:
    """What cannot name a claim; for the figures of one key, one fault."""
    found, path = str(error.instance), list(error.absolute_path)
    if not re.match(r"\W*\d[\d.,]*(\W|$)", found):
        message = f"{found!r} cannot be a claim's id"
        return marks.fault(message, _place(document, path, marks), _expected_in(error.schema, path))
    claim, key = _at(document, path[:2]), str(path[2])
    named = "claims, not figures" if len(path) > 3 else "a claim, not a figure"
    expected = _expected_in(schema()["$defs"]["claim"]["properties"][key], [key])
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
    return marks.fault(message, place, described(error.schema), likely)


def _takes_all(part: Schema) -> bool:
    """Whether a mapping takes just the keys that it needs, as ``share_of`` and its like do."""
    return set(part.get("properties", ())) == set(part.get("required", [None]))


def _wrong_parts(error: ValidationError, document: YamlValue, marks: Marks) -> Fault:
    path = list(error.absolute_path)
    key = next(one for one in reversed(path) if isinstance(one, str))
    right, found = error.schema["required"], list(error.instance)
    wrong = [one for one in found if one not in right]
    missing = [one for one in right if one not in found]
    but = f"not {listed(wrong)}" if wrong else f"{listed(missing)} is missing"
    message = f"{key!r} takes {listed(right)}: {but}"
    if len(wrong) == 1 and (likely := _near(wrong[0], missing)):
        return marks.fault(message, marks.place_of_key(error.instance, wrong[0]), "", likely)
    is_of_key = path[-1] == key
    place = (
        marks.place_of_key(_at(document, path[:-1]), key)
        if is_of_key
        else (_place(document, path, marks))
    )
    return marks.fault(message, place, _expected_in(error.schema, path))


def _missing_keys(error: ValidationError, place: Place, marks: Marks) -> Iterator[Fault]:
    """The keys that are missing, but for those that stand there misspelled."""
    meanings = error.schema.get("properties", schema()["properties"])
    known, found = sorted(meanings), error.instance
    misspelled = {_near(key, known) for key in found if key not in known}
    for key in error.validator_value:
        if key not in found and key not in misspelled:
            expected = _expected_in(meanings.get(key, {}), [key])
            yield marks.fault(f"{key!r} is missing", place, expected)


def _unknown_keys(error: ValidationError, container: Any, marks: Marks) -> Iterator[Fault]:
    known = sorted(error.schema.get("properties", {}))
    is_edge = not error.absolute_path
    for key in error.instance:
        if is_edge and key not in known and (within := _belongs_within(key, container[key])):
            yield marks.fault(at_left_edge(key), marks.place_of_key(container, key), within)
        elif key == _MERGE:
            place = marks.place_of_key(container, key)
            yield marks.fault(f"{_MERGE!r} takes nothing over here", place, "the keys written out")
        elif key in schema()["properties"] and key not in known:
            yield marks.fault(_TOO_FAR_IN.format(key), marks.place_of_key(container, key), _AT_EDGE)
        elif key not in known:
            is_cut_off = marks.is_cut_off(container, key)
            near = "" if is_cut_off else _near(key, known)
            place = marks.place_of_key(container, key)
            cut_off = _LISTED if "about" in error.instance else QUOTED
            expected = cut_off if is_cut_off else "" if near else _likely_keys(known)
            yield marks.fault(f"unknown key {key!r}", place, expected, near)


_TOO_FAR_IN = "{!r} stands too far in"
_AT_EDGE = "at the left edge of the file, as 'claims' stands"

_MOST_NAMED = 12  # keys; of more, those that most claims have
_COMMON = ("exact", "about", "quantity", "date", "name", "quotation", "by", "note")


def _likely_keys(known: list[str]) -> str:
    """The keys that may stand there; of many, those that most claims have, and where all are."""
    if len(known) <= _MOST_NAMED:
        return listed(known, "or")
    common = [key for key in _COMMON if key in known]
    such = listed(common, "or")
    return f"a key such as {such}; all {len(known)} are in the schema (factcheck schema)"


_MERGE = "<<"  # of YAML 1.1; 1.2 has no such key

_LISTED = (
    'quotation marks around words with a comma in them ({exact: "6 m, or 20 ft"}), or brackets '
    "around several ({about: [Old Bridge, length]})"
)


def _near(key: str, known: list[str]) -> str:
    meant = _keys_meant().get(key.lower().replace("-", "_"), "")
    near = difflib.get_close_matches(key, known, n=1, cutoff=_ALIKE)
    return meant if meant in known else near[0] if near else ""


_ALIKE = 0.66  # part of the letters; below, words that only end alike come near to each other


@cache
def _keys_meant() -> Mapping[str, str]:
    """The key that each other name of one most likely stands for."""
    return {word: key for key, cell in rows("likely_keys") for word in choices(cell)}


def _at(document: Any, path: Iterable[str | int]) -> Any:
    for key in path:
        document = document[key]
    return document


def _place(document: YamlValue, path: list[str | int], marks: Marks) -> Place:
    """The place of a value; of its key where the value is empty and so has no place of its own."""
    if not path:
        return marks.place(marks.root)
    container = _at(document, path[:-1])
    if isinstance(container, dict) and container[path[-1]] is None:
        return marks.place_of_key(container, str(path[-1]))
    return marks.place_of(container, path[-1])


ValidationError = Any  # jsonschema's; its fields are typed as possibly unset, which they never are

_NOTHING = "nothing stands here"


def _message_of(error: ValidationError) -> str:
    """What was found, and why it may not stand there."""
    found = error.instance
    if found is None:
        return _NOTHING
    if error.validator in {"type", "anyOf"}:
        return f"expected {_types(error)}, found {_kind(found)}"
    if error.validator == "enum":
        words = [word for word in error.validator_value if isinstance(word, str)]
        near = difflib.get_close_matches(str(found), words, n=1)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        shown = repr(found) if isinstance(found, str) else _kind(found)
        return f"{shown} is not one of {listed(words, 'or')}{meant}"
    if error.validator == "pattern":
        return f"{found!r} does not have the form expected here"
    if error.validator == "minItems" and found:
        return f"at least {error.validator_value} stand here, found {len(found)}"
    if error.validator == "maxItems":
        return f"at most {error.validator_value} stand here, found {len(found)}"
    return str(error.message) if found else _NOTHING


def _types(error: ValidationError) -> str:
    """What may stand here, in plain words; numbers are words as written."""
    if error.validator == "anyOf":
        return listed((_types(one) for one in error.context), "or")
    names = error.validator_value
    kinds = {"object": "a mapping (key: value)", "array": "a list", "string": "text"}
    known = [names] if isinstance(names, str) else names
    return listed((kinds[one] for one in known if one in kinds), "or")


def _kind(value: object) -> str:
    names: dict[type, str] = {dict: "a mapping (key: value)", list: "a list", str: "text"}
    return names.get(type(value), type(value).__name__)


def _expected_in(part: Schema, path: list[str | int]) -> str:
    """What a part of a file means, with an example as it would be written under its key."""
    is_under_key = path and isinstance(path[-1], str)
    return described(part, f"{path[-1]}: " if is_under_key else "")
