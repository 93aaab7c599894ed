"""A claim that an article's words may be worth."""

from __future__ import annotations

from collections.abc import Mapping

from msgspec import Struct, field

from factcheck.text import Span


class DraftedClaim(Struct, frozen=True):
    """Words that were read, as a claim: where they stand, and what they state.

    ``kind`` is ``figure``, ``mean``, ``test result``, ``date``, ``name``, ``quotation`` or
    ``slip``. ``fields`` are keys of a claim with their words; ``missing`` are keys that a person
    has to add before all that the claim says can be checked, each with its likely words, if any.
    ``about`` is what it is about, and which property, as far as that is known. ``slot`` is what it
    is in a relation, such as ``before``, and ``forms`` are the relations that it follows from, by
    their keys, each with the spans of the claims that it names.
    """

    span: Span
    kind: str
    fields: Mapping[str, str]
    missing: Mapping[str, str] = field(default_factory=dict)
    about: tuple[str, ...] = ()
    slot: str = ""
    forms: Mapping[str, tuple[Span, ...]] = field(default_factory=dict)
