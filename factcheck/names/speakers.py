"""Whose words something is: "Kirby" and "White House spokesman John Kirby" are one speaker."""

from __future__ import annotations

from factcheck.names.spelling import Relation, compare_names

_SETS_APART = {"north", "south", "east", "west", "new"}  # Korea and North Korea are two


def is_one_speaker(one: str, other: str) -> bool:
    """Whether two attributions name the same speaker; empty ones name nobody.

    A surname stands for the full name. In lower case a shorter form may be anybody: "officials"
    are not the "Israeli officials".
    """
    if not one or not other:
        return False
    relation = compare_names(one, other).relation
    if relation is not Relation.SHORT:
        return one.casefold() == other.casefold() or relation is Relation.SAME
    short, full = sorted((one, other), key=len)
    return short[:1].isupper() and not _SETS_APART & set(full.casefold().split())
