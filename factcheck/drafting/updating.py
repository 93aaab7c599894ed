"""A claim file for a revised article: what a person wrote stays as it is, what is new is added."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from msgspec import Struct

from factcheck.drafting.candidates import Draft
from factcheck.drafting.claim import DraftedClaim
from factcheck.drafting.claim_file import claim_lines, expected_lines, named_of, names_by_span
from factcheck.model import Claim, Source
from factcheck.text import Span

_TOP = re.compile(r"[^\s#]")


class Updated(Struct, frozen=True):
    """The text of a claim file with what is new, and the claims whose words are gone."""

    text: str
    added: tuple[DraftedClaim, ...]
    gone: tuple[Claim, ...]


def updated(written: str, source: Source, draft: Draft) -> Updated:
    """The claim file of ``source``, with the claims of a draft of its text as it is now.

    A drafted claim is new where it shares no words with a claim that stands in the text. Nothing
    that is written is changed.
    """
    held = {claim.id: claim.span for claim in source.claims if claim.span}
    gone = tuple(one for one in source.claims if one.words("exact") and one.span is None)
    known = {one.span: _holder(one.span, held) for one in draft.claims}
    added = tuple(one for one in draft.claims if not known[one.span])
    if not added:
        return Updated(written, (), gone)
    named = named_of(source.document.text, added, {claim.id for claim in source.claims})
    names = names_by_span(named)
    every = {span: name for span, name in known.items() if name} | names
    text = _under(written, "claims", [_NEW, *claim_lines(source.document.text, named, every)])
    expected = [one for one in draft.expected if set(one.spans) & set(names)]
    return Updated(_under(text, "expect", expected_lines(expected, every)), added, gone)


_NEW = "\n  # New in the article as it was revised:"


def _holder(span: Span, held: Mapping[str, Span]) -> str:
    """The claim that stands on a span's words, if one does."""
    overlapping = (
        name for name, one in held.items() if one.start < span.end and span.start < one.end
    )
    return next(overlapping, "")


def _under(written: str, key: str, added: Iterable[str]) -> str:
    """A file with lines added at the end of what stands under a key of its top."""
    lines, more = written.rstrip("\n").split("\n"), list(added)
    start = next((at for at, line in enumerate(lines) if re.match(rf"{key}\s*:", line)), len(lines))
    if not more:
        return written
    head = [] if start < len(lines) else ["", f"{key}:"]
    tops = (at for at in range(start + 1, len(lines)) if _TOP.match(lines[at]))
    end = next(tops, len(lines))
    while end > start + 1 and not lines[end - 1].strip():
        end -= 1
    return "\n".join([*lines[:end], *head, *more, *lines[end:]]) + "\n"
