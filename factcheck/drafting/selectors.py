"""Words in an article → the keys that anchor them: ``exact``, and what tells it apart."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from factcheck.text import Part, Span, anchor, divide, fold

_MOST_WORDS = 12
_REACH = 400  # characters on either side in which a prefix or suffix is looked for


def select(text: str, span: Span) -> dict[str, str]:
    """The keys under which a claim's words are found in just this place.

    Without ``prefix`` and ``suffix`` where the words stand once; else with as few of the words
    before or after as tell the places apart. Where none do, ``exact`` alone.
    """
    exact = " ".join(text[span.start : span.end].split())
    part = _part_at(text, span)
    named = part if part in (Part.HEADLINE, Part.CAPTION) else None
    others = [one for one in anchor(text, exact, part=named).spans if one != span]
    context = _telling_apart(text, span, others) if others else {}
    return {"exact": exact, **context} | ({"in": str(named)} if named else {})


def _part_at(text: str, span: Span) -> Part | None:
    parts = (part for part, start, end in divide(text) if start <= span.start < end)
    return next(parts, None)


def _telling_apart(text: str, span: Span, others: list[Span]) -> dict[str, str]:
    """The shortest context of a span that no other has; empty where they are all alike."""
    around = [_around(text, other) for other in others]
    for context in _contexts(*_around(text, span)):
        prefix, suffix = context.get("prefix", ""), context.get("suffix", "")
        if not any(
            before.endswith(prefix) and after.startswith(suffix) for before, after in around
        ):
            return context
    return {}


@lru_cache(maxsize=8192)
def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and after a span, as the search for words sees it."""
    return fold(text[max(0, span.start - _REACH) : span.start]), fold(
        text[span.end : span.end + _REACH]
    )


def _contexts(before: str, after: str) -> Iterator[dict[str, str]]:
    """Prefixes and suffixes, the shortest first."""
    left = [found.start() for found in re.finditer(r"\S*\w\S*", before)][::-1]
    right = [found.end() for found in re.finditer(r"\S+", after)]
    for count in range(min(_MOST_WORDS, max(len(left), len(right)))):
        prefix = {"prefix": before[left[count] :]} if count < len(left) else {}
        suffix = {"suffix": after[: right[count]]} if count < len(right) else {}
        yield from filter(None, (prefix, suffix, prefix | suffix if prefix and suffix else {}))
