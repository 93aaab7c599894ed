"""A fault of a claim file's values in plain words: what was found, and what was expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from typing import Any

from factcheck.claimfiles.validation import Schema

ValidationError = Any  # jsonschema's; its fields are typed as possibly unset, which they never are

NOTHING = "nothing stands here"


def message_of(error: ValidationError) -> str:
    """What was found, and why it may not stand there."""
    found = error.instance
    if found is None:
        return NOTHING
    if error.validator in {"type", "anyOf"}:
        return f"expected {_types(error)}, found {_kind(found)}"
    if error.validator == "enum":
        words = [word for word in error.validator_value if isinstance(word, str)]
        near = difflib.get_close_matches(str(found), words, n=1)
        meant = f"; did you mean {near[0]!r}?" if near else ""
        shown = repr(found) if isinstance(found, str) else _kind(found)
        return f"{shown} is not one of {one_of(words)}{meant}"
    if error.validator == "pattern":
        return f"{found!r} does not have the form expected here"
    if error.validator in {"minItems", "minProperties"} and found:
        return f"at least {error.validator_value} stand here, found {len(found)}"
    if error.validator in {"maxItems", "maxProperties"}:
        return f"at most {error.validator_value} stand here, found {len(found)}"
    return str(error.message) if found else NOTHING


def _types(error: ValidationError) -> str:
    """What may stand here, in plain words; numbers are words as written."""
    if error.validator == "anyOf":
        return one_of(_types(one) for one in error.context)
    names = error.validator_value
    kinds = {"object": "a mapping (key: value)", "array": "a list", "string": "text"}
    return one_of(
        kinds[one] for one in ([names] if isinstance(names, str) else names) if one in kinds
    )


def _kind(value: object) -> str:
    names: dict[type, str] = {dict: "a mapping (key: value)", list: "a list", str: "text"}
    return names.get(type(value), type(value).__name__)


def expected_in(part: Schema, path: list[str | int]) -> str:
    """What a part of a file means, with an example as it would be written under its key."""
    is_under_key = path and isinstance(path[-1], str)
    return description_of(part, f"{path[-1]}: " if is_under_key else "")


def description_of(part: Schema, key: str = "") -> str:
    """What a part of a file means, with an example behind its ``key: ``."""
    text = str(part.get("description", "")).removesuffix(".")
    examples = part.get("examples") or part.get("enum") or []
    if not examples:
        return text
    example = f"{key}{_written(examples[0])}"
    return f"for example {example}. {text}" if text else example


def _written(value: object) -> str:
    """A value as a claim file writes it on one line."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(one)}' for key, one in value.items())}}}"
    return f"[{', '.join(map(_written, value))}]" if isinstance(value, list) else str(value)


def one_of(words: Iterable[str]) -> str:
    """``a, b or c``."""
    return _joined(words, "or")


def all_of(words: Iterable[str]) -> str:
    """``a, b and c``."""
    return _joined(words, "and")


def _joined(words: Iterable[str], link: str) -> str:
    *rest, last = words
    return f"{', '.join(rest)} {link} {last}" if rest else str(last)
