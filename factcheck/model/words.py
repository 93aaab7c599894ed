"""What a claim carries where its value is words: a name, a quotation."""

from __future__ import annotations

from msgspec import Struct


class Name(Struct, frozen=True):
    """A person or organisation as a claim names it."""

    words: str
    role: str = ""
    country: str = ""
    also: tuple[str, ...] = ()
    family_name: str = ""


class Quotation(Struct, frozen=True):
    """Words in quotation marks, and whose they are said to be (empty: nobody's)."""

    words: str
    by: str = ""
