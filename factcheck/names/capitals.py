"""Words with capitals that are no person's name, and small words that belong to one."""

from __future__ import annotations

from functools import cache

from factcheck.words import choices, rows

_FROM_OTHER_TABLES = {"opening": "weekdays", "either": "months"}


@cache
def names_of(kind: str) -> frozenset[str]:
    """The words of a kind (particle, suffix, body …), in small letters without points."""
    told = [choices(cell) for cell, named in rows("names") if named == kind]
    if other := _FROM_OTHER_TABLES.get(kind):
        told += [choices(cell)[:1] for _, cell in rows(other)]
    return frozenset(word.casefold().replace(".", "") for words in told for word in words)
