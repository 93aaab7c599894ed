"""Findings in a text that a person has accepted: an allow file beside the text.

    allowed:
      - exact: 90 metres (195 ft)
        allow: {conversion-error: the yard's own figure}

``allow`` is that of a claim file; ``exact`` are words of the finding, as the text has them.
"""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from factcheck.claimfiles.reading import allowances_in
from factcheck.claimfiles.stream import parse
from factcheck.errors import Fault, Place, UnreadableError
from factcheck.model import Allowance
from factcheck.text import fold

ALLOW_FILE = ".allow.yaml"
_EXPECTED = "exact: words of the text, and allow: {rule: why its finding stands}"


class Allowed(Struct, frozen=True):
    """Words of a text, and a rule whose finding about them is accepted."""

    exact: str
    allowance: Allowance

    def covers(self, rule: str, words: str) -> bool:
        """Whether it accepts what a rule finds in some words of the text."""
        return rule == self.allowance.rule and fold(self.exact) in fold(words)


def read_allowed(text: str, path: str) -> tuple[Allowed, ...]:
    """What an allow file accepts, rule by rule; raises ``UnreadableError`` for its faults."""
    tree, marks = parse(text, path)
    faults: list[Fault] = []
    entries: Any = tree.get("allowed") if isinstance(tree, dict) else None
    if not isinstance(entries, list) or not all(map(_is_entry, entries)):
        raise UnreadableError([marks.fault("no allow file", Place(path, 1, 1), _EXPECTED)])
    found = tuple(
        Allowed(entry["exact"], allowance)
        for entry in entries
        for allowance in allowances_in(entry["allow"], marks, faults)
    )
    if faults:
        raise UnreadableError(faults)
    return found


def _is_entry(entry: object) -> bool:
    """Whether words stand in an entry, and under each rule a reason or what has one."""
    if not isinstance(entry, dict) or set(entry) != {"exact", "allow"}:
        return False
    allow = entry["allow"]
    is_told = isinstance(entry["exact"], str) and isinstance(allow, dict) and bool(allow)
    return is_told and all(
        isinstance(terms, str) or (isinstance(terms, dict) and isinstance(terms.get("reason"), str))
        for terms in allow.values()
    )
