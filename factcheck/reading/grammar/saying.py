"""Verbs whose subject speaks, and the words around them: the table of them, by their forms."""

from __future__ import annotations

from functools import cache

from factcheck.words import choices, rows, rows_of

_VERBS = frozenset(["say", "told", "call", "think"])


@cache
def _verbs() -> dict[str, str]:
    return {form: kind for cell, kind in rows("saying") if kind in _VERBS for form in choices(cell)}


@cache
def saying(kind: str) -> frozenset[str]:
    """The words of a kind that stand beside verbs of saying, or are nouns as well."""
    return frozenset(form for cell, _ in rows_of("saying", kind) for form in choices(cell))


def says(word: str) -> str:
    """The kind of a verb of saying: ``say``, ``told``, ``call`` or ``think``; empty for others."""
    return _verbs().get(word, "")


def speaks(word: str) -> bool:
    """Whether a word is a verb that gives its subject's words, as "called" and "thinks" do not."""
    return says(word) in ("say", "told")
