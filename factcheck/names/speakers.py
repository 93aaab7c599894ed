"""Whose words something is: "Kirby" and "White House spokesman John Kirby" are one speaker."""

from __future__ import annotations

from factcheck.names.spelling import Relation, compare_names
from factcheck.names.variants import is_variant

_LONG = 5  # letters: in shorter surnames one letter makes another person
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


def likely_speaker(by: str, full_name: str) -> str:
    """The end of an attribution that can only be a person's full name, spelled otherwise.

    ``Sergei Lavrov`` in "foreign minister Sergei Lavrov", where the name is Sergey Lavrov; else
    empty. One word alone may differ: in a transliteration in use, or in any way where it is the
    surname, and long. A given name with another letter may be another person's: Ann and Anne.
    """
    name = full_name.split()
    said = by.split()[-len(name) :] if name else []
    if len(name) < 2 or len(said) != len(name) or not all(map(_is_capital, (*name, *said))):
        return ""
    differing = [
        at
        for at, (word, other) in enumerate(zip(said, name, strict=True))
        if word.casefold() != other.casefold()
    ]
    if len(differing) != 1:
        return ""
    (at,) = differing
    is_long_surname = at == len(name) - 1 and len(name[at]) >= _LONG
    return " ".join(said) if is_long_surname or is_variant(said[at], name[at]) else ""


def _is_capital(word: str) -> bool:
    return word[:1].isupper()
