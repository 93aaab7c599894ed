"""From a claim to its words in the article, from the words to the claim, and between claims."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lsprotocol.types import Location

from factcheck.editor.answers import FileView
from factcheck.editor.completion import context_at, names_claim
from factcheck.model import Claim
from factcheck.text import lines_of, offset_of

_NAME = re.compile(r"[A-Za-z_][\w-]*(?:\.\w+)?")


def definitions(answer: FileView, line: int, column: int) -> list[Location]:
    """Where a reader goes from a place of a file, line and column counted from 0.

    From the name of another claim to that; from the rest of a claim to its words, or, where it
    has none, nowhere; from words of an article to the claims that they make.
    """
    if answer.is_article:
        offset = offset_of(answer.text, line + 1, column + 1)
        found = [] if answer.is_drafted else answer.claims_at(offset)
        return [answer.location(claim.place) for claim in found]
    if named := claim_named(answer, lines_of(answer.text), line, column):
        return [answer.location(named.place)]
    claim = answer.claim_at(line)
    return list(answer.words_of(claim)) if claim else []


def claim_named(answer: FileView, lines: Sequence[str], line: int, column: int) -> Claim | None:
    """The claim that the word at a place of a claim file names, if it stands where one may."""
    words = _NAME.finditer(lines[line])
    word = next((one for one in words if one.start() <= column <= one.end()), None)
    if word is None or answer.source is None:
        return None
    context = context_at(lines, line, word.end())
    is_name = context.is_value and names_claim(context.path)
    return answer.archive.find(word[0], answer.source) if is_name else None
