"""Regular expressions that are compiled when they are first needed, and kept."""

from __future__ import annotations

import re
from functools import cache


@cache
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled once and kept."""
    return re.compile(pattern, flags)
