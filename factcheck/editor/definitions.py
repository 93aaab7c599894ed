"""From a claim to its words in the article, from the words to the claim, and between claims."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from lsprotocol.types import Location

from factcheck.editor.answers import FileView
from factcheck.editor.completion import context_at, names_claim
from factcheck.editor.files import Files
from factcheck.model import Claim
from factcheck.text import lines_of, offset_of

_NAME = re.compile(r"[A-Za-z_][\w-]*(?:\.\w+)?")


def definitions(answer: FileView, files: Files, line: int, column: int) -> list[Location]:
    """Where a reader goes from a place of a file, line and column counted from 0.

    From the name of another claim to that; from the rest of a claim to its words, or, where it
    has none, nowhere; from words of an article to the claims that they make.
    """
    text = files.text(answer.file)
    if answer.is_article:
        offset = offset_of(text, line + 1, column + 1)
        found = [] if answer.is_drafted else answer.claims_at(offset)
        return [files.location(answer.root, claim.place) for claim in found]
    claim = claim_named(answer, lines_of(text), line, column)
    if claim is not None:
        return [files.location(answer.root, claim.place)]
    return list(_words(answer.claim_at(line), answer, files))


def claim_named(answer: FileView, lines: Sequence[str], line: int, column: int) -> Claim | None:
    """The claim that the word at a place of a claim file names, if it stands where one may."""
    words = _NAME.finditer(lines[line])
    word = next((one for one in words if one.start() <= column <= one.end()), None)
    if word is None or answer.source is None:
        return None
    context = context_at(lines, line, word.end())
    is_name = context.is_value and names_claim(context.path)
    return answer.archive.find(word[0], answer.source) if is_name else None


def _words(claim: Claim | None, answer: FileView, files: Files) -> Iterator[Location]:
    if claim is not None and claim.span is not None:
        path = answer.root / claim.document.path
        yield Location(files.address(path), files.range_of_span(path, claim.span))
