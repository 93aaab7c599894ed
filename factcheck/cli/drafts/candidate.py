"""Words of an article that may be worth a claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from msgspec import Struct, field

if TYPE_CHECKING:
    from factcheck.text import Span


class Candidate(Struct, frozen=True):
    """Words that a reader of values recognised: where they stand, and what they may state.

    ``fields`` are keys of a claim with their words; ``missing`` are keys that a person has to
    add before all that the claim says can be checked, each with its likely words, if any.
    """

    span: Span
    kind: str
    fields: dict[str, str]
    missing: Mapping[str, str] = field(default_factory=dict)
