"""Words put in another form before they are read, where they hold what such a form needs."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from msgspec import Struct

from factcheck.late_pattern import compiled


class Rewriting(Struct, frozen=True):
    """What a regular expression finds, and what is said instead.

    ``marks`` are small letters or signs of which a text holds one wherever the pattern fits: the
    pattern is compiled when the first such text comes.
    """

    pattern: str
    said: str | Callable[[re.Match[str]], str]
    marks: tuple[str, ...]
    flags: int = 0


def rewrite(text: str, rewritings: Iterable[Rewriting]) -> str:
    """The text after every rewriting, one after the other."""
    small = text.lower()
    for one in rewritings:
        if any(mark in small for mark in one.marks):
            text = compiled(one.pattern, one.flags).sub(one.said, text)
            small = text.lower()
    return text
