"""Words from which a reader learns the hour of a day, or whose hours it is told in."""

from __future__ import annotations

import re

from factcheck.late_pattern import LatePattern

_HOUR = LatePattern(
    r"""
    \b(?:(?:over|mid)?night|midday|noon|evening|morning|afternoon|dawn|dusk|early|late|hours
    |(?:local|standard|summer)\ time|(?-i:[A-Z][\w.’-]{0,40})\ time|time\ zones?|date\ ?line
    |\w+day\ in\ (?:the\ )?(?-i:[A-Z])\w*
    |GMT|UTC|BST|CES?T|[ECMP][SD]?T|[ap]\.?m\b|o['’]clock|\d\d?:\d\d)\b
""",
    flags=re.IGNORECASE | re.VERBOSE,
)


def tells_hour(text: str) -> bool:
    """Whether a text tells an hour, a part of a day or its place: "late", "Monday in Washington".

    Then its day may be another one elsewhere.
    """
    return _HOUR.search(text) is not None
