"""Words that count ahead from the day of publication: "tomorrow", "next week"."""

from __future__ import annotations

from factcheck.late_pattern import LatePattern

_AHEAD = LatePattern(
    r"(?:(?:on|in|by|until|from) )?(?:the coming|this coming|coming|tomorrow|"
    r"next(?! (?:day|morning|afternoon|evening|night)\b))\b",
    ("coming", "tomorrow", "next"),
)


def counts_ahead(words: str) -> bool:
    """Whether a date is told by its distance ahead, which no difference of place takes back."""
    return _AHEAD.match(words.lower()) is not None
