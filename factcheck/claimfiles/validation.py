"""A claim file's values against its JSON Schema: one validator accepts, another explains.

jsonschema-rs accepts in milliseconds; what it refuses, jsonschema words, so that there is one
opinion and one wording.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import Any

from factcheck.claimfiles.marks import Marks, Value
from factcheck.errors import Fault

Schema = dict[str, Any]


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
    from factcheck.claimfiles.refusing import refuse  # jsonschema takes long to import

    return refuse(document, marks)
