"""The year that a text tells of at a place in it."""

from __future__ import annotations

import re

_YEAR = re.compile(r"(?<![\w.,/$€£¥#-])(?:1[5-9]|20)\d\d(?![\w%]|[.,]\d|-\w{3})")
_REACH = 4000  # characters before the place in which a year is looked for


def year_before(text: str, at: int) -> int | None:
    """The last year named before an offset, not far from it; ``None`` where there is none."""
    found = _YEAR.findall(text, max(0, at - _REACH), at)
    return int(found[-1]) if found else None
