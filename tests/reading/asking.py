"""What a text tells of one kind, asked as the program asks it."""

from __future__ import annotations

from factcheck import read
from factcheck.reading.dates.date import Published, find_dates
from factcheck.reading.grammar.engine import Mention
from factcheck.reading.grammar.prose import read_prose
from factcheck.reading.relations.figured_sentences import figured_sentences
from factcheck.reading.relations.relations import ToldRelation, relations_in


def people(text: str) -> tuple[Mention, ...]:
    """Where a text names people; each mention's value is ``Named``."""
    return tuple(mention for mention in read(text) if mention.kind == "name")


def quotations(text: str) -> tuple[Mention, ...]:
    """What stands between quotation marks; each mention's value is ``Quoted``."""
    return tuple(mention for mention in read(text) if mention.kind == "quotation")


def relations(text: str, published: Published = None) -> tuple[ToldRelation, ...]:
    """The relations that a text tells in words."""
    return relations_in(figured_sentences(read_prose(text), find_dates(text, published)), text)
