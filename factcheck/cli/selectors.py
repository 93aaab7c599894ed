"""Words in an article → the keys that anchor them: ``exact``, and what tells it apart."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from factcheck.text import Part, Span

_MOST_WORDS = 12


def select(text: str, span: Span) -> dict[str, str]:
    """The keys under which a claim's words are found in just this place.

    Without ``prefix`` and ``suffix`` where the words stand once; else with as few of the words
    before or after as tell the places apart.
    """
    exact = " ".join(text[span.start : span.end].split())
    part = _part_at(text, span)
    keys = {"exact": exact} | ({"in": str(part)} if part in ("headline", "caption") else {})
    for context in ({}, *_contexts(text, span)):
        if _is_anchored(text, span, exact, context, part if "in" in keys else None):
            return {"exact": exact, **context} | keys
    return keys


def _part_at(text: str, span: Span) -> Part | None:
    from factcheck.text import divide

    parts = (part for part, start, end in divide(text) if start <= span.start < end)
    return next(parts, None)


def _contexts(text: str, span: Span) -> list[dict[str, str]]:
    """Prefixes and suffixes, the shortest first."""
    before = re.findall(r"\S+", text[: span.start])[-_MOST_WORDS:]
    after = re.findall(r"\S+", text[span.end :][:500])[:_MOST_WORDS]
    contexts: list[dict[str, str]] = []
    for count in range(1, _MOST_WORDS + 1):
        prefix, suffix = " ".join(before[-count:]), " ".join(after[:count])
        contexts += [{"prefix": prefix}] if prefix else []
        contexts += [{"suffix": suffix}] if suffix else []
        contexts += [{"prefix": prefix, "suffix": suffix}] if prefix and suffix else []
    return contexts


def _is_anchored(
    text: str, span: Span, exact: str, context: dict[str, str], part: Part | None
) -> bool:
    from factcheck.text import anchor

    found = anchor(text, exact, context.get("prefix", ""), context.get("suffix", ""), part)
    return found.span == span
