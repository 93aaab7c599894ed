"""Findings in a text that a person has accepted: an allow file beside the text.

    allowed:
      - exact: 90 metres (195 ft)
        allow: {conversion-error: the yard's own figure}

``allow`` is that of a claim file; ``exact`` are words of the finding, as the text has them.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from msgspec import Struct

from factcheck.claimfiles.meaning import Schema, schema
from factcheck.claimfiles.reading import PartReader
from factcheck.claimfiles.stream import parse
from factcheck.claimfiles.validation import validate
from factcheck.errors import Place, UnreadableError
from factcheck.model import Allowance
from factcheck.text import fold

ALLOW_FILE = ".allow.yaml"
_EXPECTED = "under allowed, a list: exact: words of the text, and allow: {rule: why it stands}"


class AllowedFinding(Struct, frozen=True):
    """Words of a text, and a rule whose finding about them is accepted."""

    exact: str
    allowance: Allowance

    def covers(self, rule: str, words: str) -> bool:
        """Whether it accepts what a rule finds in some words of the text."""
        return rule == self.allowance.rule and fold(self.exact) in fold(words)


def read_allowed(text: str, path: str) -> tuple[AllowedFinding, ...]:
    """What an allow file accepts, rule by rule; raises ``UnreadableError`` for its faults."""
    tree, marks = parse(text, path)
    if not isinstance(tree, dict):
        raise UnreadableError([marks.fault("no allow file", Place(path, 1, 1), _EXPECTED)])
    faults = validate(tree, marks, _schema)
    if faults:
        raise UnreadableError(faults)
    reader, entries = PartReader(marks), cast("list[dict[str, Any]]", tree["allowed"])
    found = tuple(
        AllowedFinding(entry["exact"], allowance)
        for entry in entries
        for allowance in reader.allowances(entry["allow"])
    )
    if reader.faults:
        raise UnreadableError(reader.faults)
    return found


def _schema() -> Schema:
    """What may stand in an allow file: a list of words of the text, each with its ``allow``."""
    keys = schema()["$defs"]["claim"]["properties"]
    allow = {**keys["allow"], "minProperties": 1}
    entry = _mapping({"exact": keys["exact"], "allow": allow})
    return _mapping({"allowed": {"description": _EXPECTED, "type": "array", "items": entry}})


def _mapping(keys: Mapping[str, Schema]) -> Schema:
    """A mapping with all of some keys, and no others."""
    return {
        "description": _EXPECTED,
        "type": "object",
        "additionalProperties": False,
        "required": list(keys),
        "properties": keys,
    }
