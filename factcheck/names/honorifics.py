"""Titles that go with given names: Mr and Mary, Ms and John."""

from __future__ import annotations

from factcheck.names.parts import fold
from factcheck.words.sections import words_in

_OF_WOMEN = frozenset(["ms", "mrs", "miss"])


def is_otherwise_titled(titled: str, full: str) -> bool:
    """Whether a surname with a title, "Mr Holm", cannot be of a full name: "Mary Holm".

    Only names that have one gender in the English-speaking world count.
    """
    title, *surname = titled.split()
    given, *rest = full.split()
    if not surname or not rest or fold(surname[-1]) != fold(rest[-1]):
        return False
    small = title.rstrip(".").casefold()
    if small == "mr":
        return given in words_in("given_names", "Ms")
    return small in _OF_WOMEN and given in words_in("given_names", "Mr")
