"""What the JSON Schema of claim files says of their parts: keys, meanings, examples."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, TypeAlias

from factcheck.yaml_kind import SCHEMA

Schema: TypeAlias = dict[str, Any]


@cache
def schema() -> Schema:
    """The JSON Schema (draft 2020-12) of claim files, as packaged."""
    loaded: Schema = json.loads(SCHEMA.read_text("utf-8"))
    return loaded


def part_at(path: Sequence[str]) -> Schema:
    """What the schema says of the value under some keys, the outermost first; empty for nothing."""
    part = schema()
    for key in path:
        part = next((one for whole in mappings_of(part) for one in _under(key, whole)), {})
    return part


def _under(key: str, part: Schema) -> Iterator[Schema]:
    known, others = part.get("properties", {}), part.get("additionalProperties")
    if key in known:
        yield known[key]
    elif isinstance(others, dict):
        yield others


def mappings_of(part: Schema) -> Iterator[Schema]:
    """The mappings that a part may be, or hold: through references, alternatives and lists."""
    part = referred(part)
    for inner in (*part.get("anyOf", ()), *([part["items"]] if "items" in part else [])):
        yield from mappings_of(inner)
    if "properties" in part or isinstance(part.get("additionalProperties"), dict):
        yield part


def referred(part: Schema) -> Schema:
    """What a part is that only refers to a definition."""
    name = part.get("$ref", "").rpartition("/")[2]
    found: Schema = schema()["$defs"][name] if name else part
    return found


def keys_under(path: Sequence[str]) -> Mapping[str, Schema]:
    """The keys that may stand under some others, each with what the schema says of it."""
    found: dict[str, Schema] = {}
    for part in mappings_of(part_at(path)):
        found |= part.get("properties", {})
    return found


def examples_of(part: Schema) -> list[str]:
    """Values that may stand there, each as a claim file writes it on one line."""
    return list(map(_written, part.get("examples") or part.get("enum") or []))


def described(part: Schema, key: str = "") -> str:
    """What a part of a file means, with an example behind its ``key: ``."""
    text = str(part.get("description", "")).removesuffix(".")
    examples = examples_of(part)
    if not examples:
        return text
    example = f"{key}{examples[0]}"
    end = "" if example.endswith(".") else "."
    return f"for example {example}{end} {text}" if text else example


_QUOTED = re.compile(r"^$|^[\s,\[\]{}#&*!|>'\"%@`]|^[-?:](?:\s|$)|:(?:\s|$)|\s#|\s$")


def _written(value: object, is_inside: bool = False) -> str:
    """A value as a claim file writes it on one line, or ``is_inside`` brackets."""
    if isinstance(value, dict):
        return f"{{{', '.join(f'{key}: {_written(one, True)}' for key, one in value.items())}}}"
    if isinstance(value, list):
        return f"[{', '.join(_written(one, True) for one in value)}]"
    text = str(value)
    needs_marks = _QUOTED.search(text) or (is_inside and re.search(r"[,\[\]{}]", text))
    return json.dumps(text, ensure_ascii=False) if needs_marks else text
