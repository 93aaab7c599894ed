"""Regular expressions that are compiled when a text comes that may hold what they find."""

from __future__ import annotations

import re
from functools import cache

from msgspec import Struct


class LatePattern(Struct, frozen=True):
    """A regular expression, compiled when it is first needed.

    ``marks`` are small letters or signs of which a text holds one wherever the pattern fits;
    without any, the pattern is tried on every text.
    """

    pattern: str
    marks: tuple[str, ...] = ()
    flags: int = 0

    def match(self, text: str, start: int = 0) -> re.Match[str] | None:
        """What fits at ``start``."""
        return compiled(self.pattern, self.flags).match(text, start) if self.may_fit(text) else None

    def search(self, text: str) -> re.Match[str] | None:
        """What fits first, wherever it stands."""
        return compiled(self.pattern, self.flags).search(text) if self.may_fit(text) else None

    def sub(self, said: str, text: str) -> str:
        """The text with something else wherever the pattern fits."""
        return compiled(self.pattern, self.flags).sub(said, text) if self.may_fit(text) else text

    def may_fit(self, text: str) -> bool:
        """Whether the text holds a mark."""
        if not self.marks:
            return True
        small = text.lower()
        return any(mark in small for mark in self.marks)


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled once and kept."""
    return re.compile(pattern, flags)
